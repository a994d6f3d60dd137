"""A standard is read whole from TOML, and whatever is wrong with its file is named by key and line."""

import os
import time

import pytest
import tomli

from gouji.linter.shape import ShapeError
from gouji.linter.standard import Standard
from gouji.linter.standard_loader import StandardError, load_standard
from gouji.linter.toml_lines import line_of

PATH = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rules", "standards", "2021.toml")
with open(PATH, encoding="utf-8") as file:
    FORM = file.read()

SMALL = """\
id = "small"
name = "小报表"
source = "某办法"
[match]
years = [2020, 2024]
keyword = "报表"
[title]
label = "小报表"
keyword = "报表"

[[sections]]
id = "one"
number = "一"
label = "第一部分"
tables = ["counts"]
[[sections.aspects]]
id = "all"
label = "全部"
words = ["全部"]
[[sections]]
id = "two"
label = "第二部分"

[tables.counts]
name = "表一"
section = "one"
repeats = { b = 2 }
columns = [
    { id = "a", label = "甲" },
    { id = "b", label = "乙", decimal = true },
    { id = "c", label = "丙" },
]
rows = [
    { id = "x", label = "子" },
    { id = "y", label = "丑", columns = ["a", "c"], groups = ["组"] },
]

[[identities]]
rule = "SUM001"
table = "counts"
each = "row"
relation = "c = a..b"
at = "c"

[fee]
section = "two"
words = ["费"]
"""

# (what of SMALL is replaced, by what, the key named, the line named, a part of the message)
WRONG = [
    ('name = "小报表"\nsource', "source", "", None, '"name" is missing'),
    ('id = "small"', "id = 3", "id", 1, "must be a string, not an integer"),
    ('id = "small"', 'id = " "', "id", 1, "must not be empty"),
    ('id = "small"', 'id = "small"\nnam = 1', "nam", 2, 'unknown key, did you mean "name"?'),
    ('source = "某办法"', "source = 2021-01-01", "source", 3, "not a date or time"),
    ("years = [2020, 2024]", "years = [2024, 2020]", "match.years", 5, "two years"),
    ("years = [2020, 2024]", "years = [2020]", "match.years", 5, "two years"),
    ("years = [2020, 2024]", 'years = ["2020", 2024]', "match.years[0]", 5, "a whole number, not a string"),
    ("years = [2020, 2024]\n", "", "match", 4, '"years" is missing'),
    ('label = "小报表"\nkeyword', "keyword", "title", 7, '"label" is missing'),
    ('label = "小报表"', 'label = "小报表"\nending = ["报告"]', "title.ending", 9, 'did you mean "endings"?'),
    ('id = "two"', 'id = "one"', "sections[1].id", 21, '"one" stands twice'),
    ('tables = ["counts"]', 'tables = ["count"]', "sections[0].tables", 15, 'did you mean "counts"?'),
    ('tables = ["counts"]', 'tables = ["counts", "counts"]', "sections[0].tables", 15, "stands twice"),
    ('tables = ["counts"]\n', "", "tables.counts.section", 25, "do not name it"),
    ('section = "one"', 'section = "two"', "sections[0].tables", 15, 'says that it stands in "two"'),
    ('section = "one"\nrepeats', "repeats", "sections[0].tables", 15, 'says that it stands in ""'),
    ('section = "one"', 'section = "on"', "tables.counts.section", 26, 'unknown section "on", did you mean "one"?'),
    ('words = ["全部"]', "words = []", "sections[0].aspects[0].words", 19, "must not be empty"),
    ('words = ["全部"]\n', "", "sections[0].aspects[0]", 16, '"words" is missing'),
    ('words = ["全部"]', 'words = ["全部", 1]', "sections[0].aspects[0].words[1]", 19, "must be a string"),
    ("repeats = { b = 2 }", "repeats = { d = 2 }", "tables.counts.repeats.d", 27, "unknown key"),
    ("repeats = { b = 2 }", "repeats = { b = 0 }", "tables.counts.repeats.b", 27, "at least 1"),
    ("repeats = { b = 2 }", "run = 1", "tables.counts.run", 27, "true or false, not an integer"),
    ("decimal = true", "decimals = true", "tables.counts.columns[1].decimals", 30, 'did you mean "decimal"?'),
    ("decimal = true", 'decimal = "yes"', "tables.counts.columns[1].decimal", 30, "true or false"),
    ('id = "c", label', 'id = "a", label', "tables.counts.columns[2].id", 31, '"a" stands twice'),
    ('["a", "c"]', '["a", "C"]', "tables.counts.rows[1].columns", 35, 'unknown column "C", did you mean "c"?'),
    ('["a", "c"]', "[]", "tables.counts.rows[1].columns", 35, "must not be empty"),
    ('"c", label = "丙" },\n]', '"c", label = "丙" },\n]\nrow = []', "tables.counts.row", 33, 'did you mean "rows"?'),
    ('section = "two"\nwords', "words", "fee", 45, '"section" is missing'),
    ('{ id = "x", label = "子" }', '{ id = "x" }', "tables.counts.rows[0]", 34, '"label" is missing'),
    ('{ id = "x", label = "子" }', '"x"', "tables.counts.rows[0]", 34, "must be a table, not a string"),
    ('table = "counts"', 'table = "count"', "identities[0].table", 40, 'did you mean "counts"?'),
    ('each = "row"', 'each = "rows"', "identities[0].each", 41, 'did you mean "row"?'),
    ('each = "row"', 'each = "column"', "identities[0].relation", 42, 'unknown row "c"'),
    ('"c = a..b"', '"c = b..a"', "identities[0].relation", 42, "is no range"),
    ('"c = a..b"', '"c = a..b..c"', "identities[0].relation", 42, "is no range"),
    ('"c = a..b"', '"c = a..bb"', "identities[0].relation", 42, 'unknown column "bb", did you mean "b"?'),
    ('"c = a..b"', '"c = a + a..b"', "identities[0].relation", 42, '"a" stands twice'),
    ('"c = a..b"', '"c = a..c"', "identities[0].relation", 42, "on both sides"),
    ('"c = a..b"', '"c = "', "identities[0].relation", 42, "one of its terms is empty"),
    ('"c = a..b"', '"c a..b"', "identities[0].relation", 42, "a relation with one ="),
    ('"c = a..b"', '"c = a = b"', "identities[0].relation", 42, "a relation with one ="),
    ('"c = a..b"', '"c >= a..b"', "identities[0].relation", 42, "an equation between sums of figures"),
    ('"c = a..b"', '"c = a..b + 1"', "identities[0].relation", 42, "an equation between sums of figures"),
    ('"c = a..b"', '["c = a..b"]', "identities[0].relation", 42, "must be a string, not an array"),
    ('at = "c"', 'at = "d"', "identities[0].at", 43, 'unknown key "d"'),
    ('at = "c"\n', "", "identities[0]", 38, '"at" is missing'),
    ('section = "two"', 'section = "tow"', "fee.section", 46, 'did you mean "two"?'),
    ('words = ["费"]', 'words = "费"', "fee.words", 47, "must be an array, not a string"),
    ('words = ["费"]', "words = ", "", 47, "not valid TOML"),
    ('"丑", columns = ["a", "c"], groups = ["组"]', '"子"', "tables.counts.rows[1].label", 35, 'has the label of "x"'),
    ("decimal = true", "text = 1", "tables.counts.columns[1].text", 30, "true or false"),
    ("decimal = true", 'printed = "no"', "tables.counts.columns[1].printed", 30, "true or false"),
    ('words = ["全部"]', 'words = ["全部" "部分"]', "", 19, "not valid TOML"),
]


@pytest.fixture(scope="module")
def form() -> Standard:
    return load_standard(FORM, "2021.toml")


def test_the_2021_form_is_read_whole(form: Standard) -> None:
    assert (form.id, form.first_year, form.last_year, form.keyword) == ("2021", 2021, 9999, "信息公开")
    assert [section.key for section in form.form.sections] == [
        "overview", "disclosure", "requests", "disputes", "problems", "other",
    ]  # fmt: skip
    assert [section.number for section in form.form.sections] == list("一二三四五六")
    assert {table.key: (len(table.rows), table.width, table.run) for table in form.form.tables} == {
        "documents": (6, 10, False),
        "applications": (25, 175, False),
        "reviews": (3, 15, True),
    }
    assert [aspect.section for aspect in form.aspects] == ["overview"] * 5
    assert form.decimals == {("documents", "amount")}
    assert form.fee is not None
    assert form.fee.section == "other"


def test_ranges_are_written_out_in_the_order_of_the_table(form: Standard) -> None:
    rows = [row.key for row in form.form.tables[1].rows]
    outcomes = next(identity for identity in form.identities if identity.rule == "SUM002")
    assert list(outcomes.right) == rows[rows.index("granted") : rows.index("closed_other") + 1]
    assert len(outcomes.right) == 21
    reviews = next(identity for identity in form.identities if identity.rule == "SUM004")
    assert reviews.right == ("upheld", "corrected", "other", "pending")


def test_a_row_fills_all_columns_unless_it_says_which() -> None:
    table = load_standard(SMALL, "small.toml").form.tables[0]
    assert [row.columns for row in table.rows] == [("a", "b", "c"), ("a", "c")]
    assert (table.groups, table.repeats, table.width) == (("组",), (("b", 2),), 5)


def test_what_need_not_be_there_need_not_be_there() -> None:
    text = SMALL[: SMALL.index("[tables.counts]")].replace('tables = ["counts"]\n', "")
    standard = load_standard(text, "small.toml")
    assert (standard.form.tables, standard.identities, standard.fee) == ((), (), None)
    assert standard.name_en == standard.name


@pytest.mark.parametrize(("old", "new", "key", "line", "message"), WRONG)
def test_a_mistake_is_named_by_key_and_line(old: str, new: str, key: str, line: int | None, message: str) -> None:
    assert SMALL.count(old) == 1, "the case does not replace one place"
    with pytest.raises(StandardError) as caught:
        load_standard(SMALL.replace(old, new), "small.toml")
    error = caught.value
    assert (error.path, error.key, error.line) == ("small.toml", key, line)
    assert message in error.message
    place = "small.toml" if line is None else f"small.toml:{line}"
    assert str(error) == error.en == ": ".join(part for part in (place, key, error.message) if part)
    assert error.zh.startswith(place)
    assert error.zh != error.en
    assert isinstance(error, ShapeError)


@pytest.mark.parametrize("part", ["columns", "rows"])
def test_a_table_has_columns_and_rows(part: str) -> None:
    start = SMALL.index(f"{part} = [\n")
    end = SMALL.index("\n]", start) + 2
    with pytest.raises(StandardError, match=rf"tables\.counts\.{part}: must not be empty"):
        load_standard(f"{SMALL[:start]}{part} = []{SMALL[end:]}", "small.toml")


def test_the_agreed_example_of_a_message() -> None:
    text = FORM.replace('columns = ["decisions"], groups = ["第二十条第（五）项"]', 'columns = ["decision"]')
    line = text[: text.index('["decision"]')].count("\n") + 1
    with pytest.raises(StandardError) as caught:
        load_standard(text, "2021.toml")
    column = 'unknown column "decision", did you mean "decisions"?'
    assert str(caught.value) == f"2021.toml:{line}: tables.documents.rows[2].columns: {column}"


def test_loading_the_2021_form_is_quick() -> None:
    load_standard(FORM, "2021.toml")
    times = []
    for _ in range(5):
        start = time.process_time()
        load_standard(FORM, "2021.toml")
        times.append(time.process_time() - start)
    assert min(times) < 0.01


TOML = """\
a = 1 # b = 2
"quoted \\u4e2d" = ''' [x]
y = 3 '''
c.d = [ 1, # one
  { e = "]", f = [ 2 ] },
  \"\"\" " ] \"\"\", 1979-05-27 07:32:00 ]
[t.'u.v']
w = { x = 1 }
[[p]]
[p.q]
r = 1
[[p]]
[[p.s]]
o = 1
[[p.s]]
o = 2
"""
LINES = [
    (("a",), 1),
    (("quoted 中",), 2),
    (("c",), 4),
    (("c", "d", 0), 4),
    (("c", "d", 1, "e"), 5),
    (("c", "d", 1, "f", 0), 5),
    (("c", "d", 2), 6),
    (("c", "d", 3), 6),
    (("t", "u.v"), 7),
    (("t", "u.v", "w", "x"), 8),
    (("p", 0, "q", "r"), 11),
    (("p", 1), 12),
    (("p", 1, "s", 0, "o"), 14),
    (("p", 1, "s", 1, "o"), 16),
    (("p", 1, "s", 7, "o"), 13),
    (("nowhere",), None),
]


@pytest.mark.parametrize(("keys", "line"), LINES)
def test_the_line_of_a_key(keys: tuple[str | int, ...], line: int | None) -> None:
    assert tomli.loads(TOML)
    assert line_of(TOML, keys) == line
