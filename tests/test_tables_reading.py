"""The tables are read alike in every layout, and what was lost on the way is told or left unread, never guessed."""

import os
import re
from collections.abc import Callable

import pytest

from gouji.grammar import Report, Source, Table, decode, parse
from gouji.rules import gouji_standards

BASE = os.path.join(os.path.dirname(__file__), "cases", "base", "county.txt")
with open(BASE, encoding="utf-8") as file:
    TEXT = file.read()
STANDARDS = {standard.id: standard for standard in gouji_standards()}
KEYS = ("documents", "applications", "reviews")
SIX_BLANKS = ["一、本年新收政府信息公开申请数量", "", "", "", "", "", "", "12"]

Rows = list[list[str]]
Lay = Callable[[Rows], str]


def tables() -> list[Rows]:
    """The three tables of the base report, their cells without those that spans leave empty."""
    found: list[Rows] = []
    before = False
    for line in TEXT.split("\n"):
        if "\t" in line:
            if not before:
                found.append([])
            found[-1].append([cell for cell in line.split("\t") if cell])
        before = "\t" in line
    return found


def tabs(rows: Rows) -> str:
    """A, with spans pushed to the row's end."""
    width = max(map(len, rows))
    return "\n".join("\t".join(row + [""] * (width - len(row))) for row in rows)


def piped(rows: Rows) -> str:
    """B."""
    width = max(map(len, rows))
    return "\n".join(
        f"| {' | '.join(row)} |{' ' if len(row) < width else ''}{'|' * (width - len(row))}" for row in rows
    )


def half_piped(rows: Rows) -> str:
    """C, without the tails of spans."""
    return "\n".join(" | ".join(row) + " |" for row in rows)


def cell_lines(rows: Rows) -> str:
    """D."""
    width = max(map(len, rows))
    return "\n".join(
        "\n".join([f"{cell} |" if cell else "|" for cell in row] + ["|" * (width - len(row))]).rstrip("\n")
        for row in rows
    )


def opened_lines(rows: Rows) -> str:
    """D, each row opened by a lone pipe."""
    return "\n".join("|\n" + "\n".join(f"{cell} |" if cell else "|" for cell in row) for row in rows)


def pipe_lines(rows: Rows) -> str:
    """E."""
    return "\n".join(f"{cell}\n|" for row in rows for cell in row)


def bare_lines(rows: Rows) -> str:
    """F."""
    return "\n\n".join(cell for row in rows for cell in row if cell)


def page_text(rows: Rows) -> str:
    """G, labels wrapped at twelve characters, their values below, the last one pushed onto a line of its own."""
    lines = []
    for row in rows:
        words = [cell for cell in row if not cell.replace(".", "").isdigit()]
        values = [cell for cell in row if cell.replace(".", "").isdigit()]
        wrapped = [word[at : at + 12] for word in words for at in range(0, len(word), 12)]
        if len(wrapped) == 1:
            lines.append(" ".join(wrapped + values))
        else:
            lines += [*wrapped, "", " ".join(values[:-1]), *values[-1:]]
        lines.append("")
    return "\n".join(lines[:-1])


def markdown(rows: Rows) -> str:
    """K, merged cells repeated: the labels before seven values, else the last cell."""
    width = max(map(len, rows))
    lines = []
    for row in rows:
        place = len(row) - 8 if row[-1].isdigit() and len(row) > 7 else len(row) - 1
        cells = row[:place] + [row[place]] * (width - len(row)) + row[place:]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


MARKED: list[Lay] = [tabs, piped, half_piped, cell_lines, opened_lines, pipe_lines]
UNMARKED: list[Lay] = [bare_lines, page_text]
HEADINGS = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip


def report(lay: Lay, parts: list[Rows], headings: tuple[str, ...] = HEADINGS) -> Report:
    """A report with the given tables under the given headings, laid out."""
    text = "临江县水务局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n2023年，我局依法公开信息。\n\n"
    for heading, rows in zip(headings, parts, strict=True):
        text += f"{heading}\n\n{lay(rows) if rows else ''}\n\n"
    text += "五、存在的主要问题及改进情况\n\n问题是公开不够及时，改进措施是按月核对。\n\n六、其他需要报告的事项\n\n无\n"
    return parse(Source(text), STANDARDS["2021"].form)


def values(table: Table | None) -> dict[str, list[str]]:
    """The texts of the cells of each readable row."""
    return {row.key: [cell.text for cell in row.cells] for row in table.rows if row.readable} if table else {}


def kinds(table: Table | None) -> list[tuple[str, str]]:
    """The flaws of a table, as (kind, row)."""
    return [(flaw.kind, flaw.row) for flaw in table.flaws] if table else []


EXPECTED = {key: values(report(tabs, tables()).table(key)) for key in KEYS}
LAYOUTS = [*MARKED, *UNMARKED, markdown]


def find(rows: Rows, label: str) -> int:
    """The place of the row with that label."""
    return next(i for i, row in enumerate(rows) if label in row)


def test_base_is_read_whole() -> None:
    """All values of the three tables are there."""
    assert [len(EXPECTED[key]) for key in KEYS] == [6, 25, 3]
    assert EXPECTED["applications"]["unavailable_not_held"] == ["2", "1", "0", "0", "0", "0", "3"]
    assert EXPECTED["documents"]["fees"] == ["128.6"]
    assert EXPECTED["reviews"]["lawsuit_direct"] == ["0", "0", "0", "1", "1"]


@pytest.mark.parametrize("lay", LAYOUTS)
def test_every_layout_gives_the_same_values(lay: Lay) -> None:
    """No flaw, no difference."""
    read = report(lay, tables())
    for key in KEYS:
        table = read.table(key)
        assert values(table) == EXPECTED[key]
        assert kinds(table) == []


@pytest.mark.parametrize("lay", MARKED)
@pytest.mark.parametrize("at", range(1, 8))
def test_a_blank_cell_stays_blank_wherever_it_is(lay: Lay, at: int) -> None:
    """Where the layout shows cells, a blank one is read as blank, in its column."""
    parts = tables()
    row = parts[1][find(parts[1], "1.本机关不掌握相关政府信息")]
    row[row.index("1.本机关不掌握相关政府信息") + at] = ""
    read = report(lay, parts)
    expected = list(EXPECTED["applications"]["unavailable_not_held"])
    expected[at - 1] = ""
    assert values(read.table("applications")) == {**EXPECTED["applications"], "unavailable_not_held": expected}


@pytest.mark.parametrize("lay", [*MARKED, markdown])
@pytest.mark.parametrize("end", ["规章", "四、结转下年度继续办理", ""])
def test_blank_cells_at_the_end_of_a_row_are_there(lay: Lay, end: str) -> None:
    """They are no tail of a span, as the row is as wide as the others, in the last row of a table, too."""
    parts = tables()
    key = "documents" if end == "规章" else "applications" if end else "reviews"
    rows = parts[KEYS.index(key)]
    rows[find(rows, end) if end else -1][-2:] = ["", ""]
    expected = {row: list(cells) for row, cells in EXPECTED[key].items()}
    expected["regulations" if end == "规章" else "carried_out" if end else "lawsuit_after_reconsideration"][-2:] = [
        "",
        "",
    ]
    table = report(lay, parts).table(key)
    assert values(table) == expected
    assert kinds(table) == []


@pytest.mark.parametrize("at", range(1, 8))
@pytest.mark.parametrize("label", ["3.其他", "（七）总计"])
def test_a_blank_cell_in_a_row_that_a_page_break_moved(at: int, label: str) -> None:
    """A: from the break on rows stand one column to the left; their blank cells count from there, or are not read."""
    parts = tables()
    key = "closed_other" if label == "3.其他" else "outcome_total"
    lines = []
    for row in parts[1]:
        if len(row) < 8 or row[0] == "（本列":
            lines.append("\t".join(row))
            continue
        figures = row[-7:]
        if label == row[-8]:
            figures[at - 1] = ""
        moved = row[-8] in ("3.其他", "（七）总计")
        top = row[0][:2] in ("一、", "二、", "四、")
        spans = ["", ""] if top else [""] if row[-8].startswith("（") or moved else []
        before = [] if top or moved else [""] * (2 - len(row[:-8]) - len(spans)) + row[:-8]
        lines.append("\t".join([*before, row[-8], *spans, *figures, *[""] * moved]))
    text = report(tabs, parts).source.text.replace(tabs(parts[1]), "\n".join(lines))
    expected = {**EXPECTED["applications"]}
    expected[key] = ["" if i == at - 1 else cell for i, cell in enumerate(expected[key])]
    if (label, at) == ("3.其他", 7):
        del expected[key]  # other rows with such a number have their values right behind the label
    assert values(parse(Source(text), STANDARDS["2021"].form).table("applications")) == expected


def test_a_blank_cell_before_one_that_is_repeated() -> None:
    """K: merged cells repeat their text, so the last of three is that of two columns; the first is blank."""
    rows = [
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |",
        "|---|---|---|---|",
        "| 行政许可 | 3 | 1 | 7 |",
        "| 行政处罚 | 1 | 0 | 2 |",
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 |",
        "| 行政事业性收费 |  | 0 | 0 |",
        "| 信息内容 | 采购项目数量 | 采购总金额 | 采购总金额 |",
        "| 政府集中采购 | 2 | 5 | 5 |",
    ]
    read = parse(Source("\n".join([HEADINGS[0], "", *rows])), STANDARDS["2019"].form).table("documents")
    assert (values(read)["fees"], values(read)["procurement"]) == (["", "0"], ["2", "5"])


@pytest.mark.parametrize("lay", MARKED)
def test_six_blanks_before_a_total(lay: Lay) -> None:
    """A total alone is the total."""
    parts = tables()
    parts[1][find(parts[1], SIX_BLANKS[0])] = list(SIX_BLANKS)
    assert values(report(lay, parts).table("applications"))["new"] == SIX_BLANKS[1:]


@pytest.mark.parametrize("lay", [*MARKED, markdown])
@pytest.mark.parametrize("full", [(), ("（一）予以公开",), ("（七）总计", "3.其他")])
@pytest.mark.parametrize("filled", [(6,), (0, 6), (1, 6), (0,)])
def test_the_same_columns_left_blank_throughout(lay: Lay, filled: tuple[int, ...], full: tuple[str, ...]) -> None:
    """Where nearly every row leaves the same columns blank, the rows without a doubt tell which they are."""
    parts = tables()
    expected = {}
    for row, (key, cells) in zip(parts[1][3:], EXPECTED["applications"].items(), strict=True):
        if not set(full).intersection(row):
            row[-7:] = [cell if i in filled else "" for i, cell in enumerate(row[-7:])]
        expected[key] = row[-7:]
        assert len(cells) == 7
    assert values(report(lay, parts).table("applications")) == expected


@pytest.mark.parametrize("lay", UNMARKED)
@pytest.mark.parametrize("at", [1, 4, 7])
def test_a_lost_value_makes_the_row_unreadable(lay: Lay, at: int) -> None:
    """Where blank cells do not show, nobody can tell which value is lacking: no guess, one flaw."""
    parts = tables()
    row = parts[1][find(parts[1], "2.重复申请")]
    del row[row.index("2.重复申请") + at]
    table = report(lay, parts).table("applications")
    assert kinds(table) == [("width", "rejected_repeat")]
    assert table is not None
    assert table.flaws[0].unassessable
    assert values(table) == {k: v for k, v in EXPECTED["applications"].items() if k != "rejected_repeat"}


@pytest.mark.parametrize("lay", [*MARKED, *UNMARKED])
def test_one_value_too_many(lay: Lay) -> None:
    """Which of eight values are the seven cannot be told."""
    parts = tables()
    parts[1][find(parts[1], "2.重复申请")].append("5")
    table = report(lay, parts).table("applications")
    assert kinds(table) == [("width", "rejected_repeat")]
    assert "rejected_repeat" not in values(table)


@pytest.mark.parametrize("lay", LAYOUTS)
@pytest.mark.parametrize("label", ["规章", "行政处罚", "1.属于国家秘密", "3.其他", "四、结转下年度继续办理"])
def test_a_row_that_is_missing_moves_no_other(lay: Lay, label: str) -> None:
    """The other rows keep their values."""
    parts = tables()
    rows = parts[0] if label in ("规章", "行政处罚") else parts[1]
    at = find(rows, label)
    rows[at] = rows[at][: rows[at].index(label)]
    if not rows[at]:
        del rows[at]
    read = report(lay, parts)
    for key in KEYS:
        found = values(read.table(key))
        assert found == {row: cells for row, cells in EXPECTED[key].items() if row in found}
    assert sum(len(values(read.table(key))) for key in KEYS) == 33


@pytest.mark.parametrize("lay", LAYOUTS)
@pytest.mark.parametrize(
    ("label", "wrong", "row"),
    [
        ("行政规范性文件", "规范性文件", "normative_documents"),
        ("行政强制", "行政强制措施", "compulsory_measures"),
        ("5.属于三类内部事务信息", "5.属于三类内容事务信息", "refused_internal"),
        ("7.属于行政执法案卷", "7、行政执法案卷", "refused_case_file"),
        ("1.信访举报投诉类申请", "1.信访举报投诉", "rejected_petition"),
        ("（七）总计", "（七）合计", "outcome_total"),
        ("四、结转下年度继续办理", "四、结转下一年继续办理", "carried_out"),
    ],
)
def test_a_misworded_label_is_recognised(lay: Lay, label: str, wrong: str, row: str) -> None:
    """The row is read, its label is not exact."""
    parts = tables()
    for rows in parts:
        for cells in rows:
            cells[:] = [wrong if cell == label else cell for cell in cells]
    read = report(lay, parts)
    for key in KEYS:
        assert values(read.table(key)) == EXPECTED[key]
    table = read.table("documents" if row in EXPECTED["documents"] else "applications")
    assert table is not None
    assert [label.text for label in table.labels if not label.exact and label.kind == "row"][:1] == [wrong]


@pytest.mark.parametrize("lay", LAYOUTS)
@pytest.mark.parametrize("text", ["/", "—", "无", "详见附件"])
def test_marks_and_words_stay_in_their_cell(lay: Lay, text: str) -> None:
    """What is no number is read as what it is."""
    parts = tables()
    row = parts[1][find(parts[1], "2.重复申请")]
    row[row.index("2.重复申请") + 3] = text
    if lay is page_text:
        pytest.skip("the layout of this test tells words from labels by digits")
    found = values(report(lay, parts).table("applications"))
    assert found == {**EXPECTED["applications"], "rejected_repeat": ["0", "0", text, "0", "0", "0", "0"]}


@pytest.mark.parametrize("lay", LAYOUTS)
@pytest.mark.parametrize(("key", "place"), [("documents", 1), ("reviews", 1), ("applications", 0), ("applications", 2)])
def test_a_table_under_another_section_is_found(lay: Lay, key: str, place: int) -> None:
    """It is read there, and the table that belongs there too."""
    parts = tables()
    at = KEYS.index(key)
    parts[place] = parts[place] + parts[at] if place < at else parts[at] + parts[place]
    parts[at] = []
    if lay is markdown:
        pytest.skip("two Markdown tables are not one")
    read = report(lay, parts)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    table = read.table(key)
    assert table is not None
    assert table.section == ("disclosure", "requests", "disputes")[place]


@pytest.mark.parametrize("own", LAYOUTS)
@pytest.mark.parametrize("other", LAYOUTS)
@pytest.mark.parametrize(("key", "place"), [("documents", 1), ("reviews", 1)])
def test_a_table_beside_one_of_another_layout(own: Lay, other: Lay, key: str, place: int) -> None:
    """Two tables of one section are read each in its layout."""
    parts = tables()
    moved = parts[KEYS.index(key)]
    parts[KEYS.index(key)] = []
    text = report(other, parts).source.text
    at = text.index("\n", text.index(HEADINGS[place])) + 1
    end = text.index(HEADINGS[place + 1]) if key == "reviews" else at
    read = parse(Source(f"{text[:end]}\n{own(moved)}\n\n{text[end:]}"), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert not any(kinds(read.table(key)) for key in KEYS)


@pytest.mark.parametrize("lay", LAYOUTS)
@pytest.mark.parametrize(("key", "place"), [("documents", 1), ("documents", 2), ("applications", 0)])
def test_a_misplaced_table_begins_with_its_own_label(lay: Lay, key: str, place: int) -> None:
    """Labels it shares with the table above it are not its own."""
    parts = tables()
    at = KEYS.index(key)
    parts[place], parts[at] = parts[place] + parts[at], []
    if lay is markdown:
        pytest.skip("two Markdown tables are not one")
    read = report(lay, parts)
    table, above = read.table(key), read.table(KEYS[place])
    assert table is not None
    assert above is not None
    own = next(label for label in table.labels if label.kind != "other")
    assert own.span.start > above.rows[-1].cells[-1].span.start


@pytest.mark.parametrize("lay", LAYOUTS)
def test_a_missing_heading_loses_no_table(lay: Lay) -> None:
    """The tables of two sections in one region are told apart by their labels."""
    parts = tables()
    text = report(lay, parts).source.text.replace(HEADINGS[2] + "\n", "")
    read = parse(Source(text), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED


OWN = {
    "channels": [["渠道", "条数", "占比"], ["门户网站", "96", "80"], ["公众号", "24", "20"], ["总计", "120", "100"]],
    "numbered": [["序号", "渠道", "上期", "本期", "总计"], ["1", "网站", "4", "5", "9"], ["2", "其他", "0", "0", "0"]],
    "rows": [["项目", "上期", "本期", "增减"], ["行政许可", "10", "12", "2"], ["行政强制", "0", "0", "0"]],
    "columns": [["申请人", "件数"], ["自然人", "4"], ["商业企业", "0"], ["其他", "0"], ["总计", "4"]],
    "items": [["主动公开渠道", "数量"], ["（一）门户网站", "12"], ["（二）公众号", "13"], ["总计", "25"]],
}  # fmt: skip


@pytest.mark.parametrize("lay", LAYOUTS)
@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("part", range(4))
def test_an_extra_table_is_no_table_of_the_form(lay: Lay, own: str, before: bool, part: int) -> None:
    """A table of one's own, above or below the form's, is passed over: its labels and rows are not the form's."""
    text = report(lay, tables()).source.text
    heading, following = ["一、总体情况", *HEADINGS, "五、存在的主要问题"][part : part + 2]
    at = text.index(heading) + len(heading) if before else text.index(following)
    read = parse(Source(f"{text[:at]}\n\n{lay(OWN[own])}\n\n{text[at:]}"), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert {key: kinds(read.table(key)) for key in KEYS} == {"documents": [], "applications": [], "reviews": []}


def distinct(lines: list[str]) -> list[str]:
    """Without the lines that stood before."""
    seen: set[str] = set()
    return [line for line in lines if not line or not (line in seen or seen.add(line))]  # type: ignore[func-returns-value]


def alternating(lines: list[str]) -> list[str]:
    """Without the lines that are as the one before, blank lines left out."""
    filled = [line for line in lines if line]
    return [line for last, line in zip(["", *filled], filled, strict=False) if line != last]


@pytest.mark.parametrize("removed", [distinct, alternating])
def test_lines_that_repeat_removed(removed: Callable[[list[str]], list[str]]) -> None:
    """F′: the tables are there, their values cannot be told, and nothing is guessed."""
    parts = tables()
    for row in parts[0]:
        row[:] = [str(3 * at) if cell == "0" else cell for at, cell in enumerate(row)]  # no neighbours alike
    parts[0][find(parts[0], "规章")][1:] = ["2", "2", "5"]
    parts[0][find(parts[0], "行政规范性文件")][1:] = ["4", "4", "9"]
    read = parse(Source("\n".join(removed(report(bare_lines, parts).source.text.split("\n")))), STANDARDS["2021"].form)
    for key in KEYS:
        assert kinds(read.table(key)) == [("unreadable", "")]
        assert values(read.table(key)) == {}


def test_blank_cells_swept_to_the_end_of_the_row() -> None:
    """Columns of which only first and last are filled, the blanks between counted at the row's end: said once."""
    parts = tables()
    for row in parts[1]:
        if row[-7:][0].isdigit():
            row[-7:] = [row[-7], row[-1]]
    read = report(cell_lines, parts)
    assert kinds(read.table("applications")) == [("unreadable", "")]
    assert values(read.table("documents")) == EXPECTED["documents"]
    parts = tables()
    row = parts[1][find(parts[1], "2.重复申请")]
    row[-7:] = [row[-7], row[-1]]
    assert kinds(report(cell_lines, parts).table("applications")) == [("width", "rejected_repeat")]


def test_repeated_labels_removed() -> None:
    """F′: where no value stands twice all of them are left, and read."""
    parts = tables()
    whole = [["7", "1", "12"], ["5", "2", "31"], ["80"], ["64"], ["3"], ["128.6"]]
    rows = [row for row in parts[0] if row[-1].replace(".", "").isdigit()]
    for row, figures in zip(rows, whole, strict=True):
        row[1:] = figures
    text = report(bare_lines, parts).source.text
    read = parse(Source("\n".join(distinct(text.split("\n")))), STANDARDS["2021"].form)
    assert list(values(read.table("documents")).values()) == whole


def test_tables_dropped() -> None:
    """I: no table where headings follow each other."""
    read = report(tabs, [[], [], []])
    assert dict(read.tables) == {}


def test_scrambled_header() -> None:
    """G: header words in any order disturb no value."""
    words = ["申请人情况", "自然\n人", "法人或其他组织", "总计商业\n企业", "科研\n机构", "社会\n公益\n组织"]
    head = "\n\n".join([*words, "法律\n服务\n机构", "其他\n"])
    text = report(page_text, tables()).source.text
    start, end = text.index("申请人情况"), text.index("一、本年新收")
    read = parse(Source(text[:start] + head + "\n" + text[end:]), STANDARDS["2021"].form)
    assert values(read.table("applications")) == EXPECTED["applications"]


def test_page_numbers_between_rows() -> None:
    """G: page numbers and form feeds fall anywhere."""
    text = report(page_text, tables()).source.text
    for label in ("4.保护第三方合法权益", "（五）不予处理", "3.其他"):
        text = text.replace(f"\n{label}", f"\n- 2 -\n\f\n{label}", 1)
    read = parse(Source(text.replace("0 0 0 0 0 0\n0", "0 0 0 0 0 0\n\n— 3 —\n\f\n0", 1)), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED


@pytest.mark.parametrize("lay", MARKED)
def test_a_lost_group_cell_is_no_flaw(lay: Lay) -> None:
    """A row whose group stands on the other side of a page break is whole."""
    parts = tables()
    for label in (
        "3.其他",
        "5.要求行政机关确认或重新出具已获取信息",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ):
        row = parts[1][find(parts[1], label)]
        row[:] = row[row.index(label) :]
    table = report(lay, parts).table("applications")
    assert values(table) == EXPECTED["applications"]
    assert kinds(table) == []


def test_a_torn_row_is_whole_again() -> None:
    """A: the end of a label on a row of its own, with a blank line before it or without."""
    for gap in ("\n", "\n\n"):
        text = TEXT.replace(
            "\t\t3.补正后申请内容仍不明确\t0\t0\t0\t0\t0\t0\t0",
            f"3.补正后申请内容仍不\t\t0\t0\t0\t0\t0\t0\t0\t{gap}\t明确\t\t\t\t\t\t\t\t",
        )
        table = parse(Source(text), STANDARDS["2021"].form).table("applications")
        assert kinds(table) == [("torn", "unavailable_unclear")]
        assert values(table) == EXPECTED["applications"]


@pytest.mark.parametrize("lay", LAYOUTS)
def test_a_row_twice(lay: Lay) -> None:
    """The first one counts, the second one is a flaw."""
    parts = tables()
    at = find(parts[1], "2.重复申请")
    parts[1].insert(at + 1, ["2.重复申请", "1", "0", "0", "0", "0", "0", "1"])
    table = report(lay, parts).table("applications")
    assert values(table) == EXPECTED["applications"]
    assert kinds(table) == [("twice", "rejected_repeat")]


def middle_values(rows: Rows) -> str:
    """G as a page is laid out: a long label stands on the lines above and below its values."""
    lines = []
    for row in rows:
        words = [cell for cell in row if not cell.replace(".", "").isdigit()]
        values = "   ".join(cell for cell in row if cell.replace(".", "").isdigit())
        label = words[-1] if words and values else ""
        if len(label) > 12:
            lines += ["  ".join(words[:-1]), label[:12], " " * 30 + values, label[12:]]
        else:
            lines.append("      ".join([*words, values]))
    return "\n".join(line for line in lines if line.strip())


def first_values(rows: Rows) -> str:
    """G as a page is laid out: a long label goes on below its values."""
    lines = []
    for row in rows:
        words = [cell for cell in row if not cell.replace(".", "").isdigit()]
        values = [cell for cell in row if cell.replace(".", "").isdigit()]
        label = words[-1] if words and values else ""
        lines.append("      ".join([*words[:-1], label[:8], *values] if label else row))
        lines += [label[at : at + 8] for at in range(8, len(label), 8)]
    return "\n".join(lines)


def glued(rows: Rows) -> str:
    """G, the first figure written right behind the label."""
    return page_text(rows).replace("章 0", "章0").replace("公开 4", "公开4").replace("许可 37", "许可37")


def tab_lines(rows: Rows) -> str:
    """One cell a line, each with a tab behind it."""
    return "\n".join(f"{cell}\t" for row in rows for cell in row if cell)


@pytest.mark.parametrize("lay", [middle_values, first_values, glued, tab_lines])
def test_lesser_layouts(lay: Lay) -> None:
    """Shapes that converters leave now and then are read as well."""
    read = report(lay, tables())
    for key in KEYS:
        assert values(read.table(key)) == EXPECTED[key]
        assert kinds(read.table(key)) == []
        assert all(label.exact for label in read.tables[key].labels if label.kind == "row")


@pytest.mark.parametrize("lay", LAYOUTS)
def test_groups_written_into_the_labels(lay: Lay) -> None:
    """A merged label names its groups first, and may be wrapped anywhere."""
    parts = tables()
    for row in parts[1]:
        if len(row) > 8:
            row[:-7] = ["".join(row[:-7])]
    table = report(lay, parts).table("applications")
    assert values(table) == EXPECTED["applications"]
    assert table is not None
    assert all(label.exact for label in table.labels)


@pytest.mark.parametrize("lay", [*MARKED, *UNMARKED])
def test_groups_of_values_as_rows(lay: Lay) -> None:
    """The fifteen values may stand in three rows, with labels of their own or without."""
    parts = tables()
    head, fifteen = parts[2][1][:5], parts[2][-1]
    three = [fifteen[at : at + 5] for at in (0, 5, 10)]
    parts[2][-1:] = three
    assert values(report(lay, parts).table("reviews")) == EXPECTED["reviews"]
    names = ["行政复议", "未经复议直接起诉", "复议后起诉"]
    parts[2] = [["", *head], *([name, *row] for name, row in zip(names, three, strict=True))]
    assert values(report(lay, parts).table("reviews")) == EXPECTED["reviews"]


@pytest.mark.parametrize("lay", LAYOUTS)
def test_groups_of_values_as_tables(lay: Lay) -> None:
    """The lawsuits may stand in a table of their own, but no value is made up from elsewhere."""
    parts = tables()
    (top, second, third, fifteen) = parts[2]
    cut = [[top[0]], second[:5], fifteen[:5]], [[top[1]], second[5:], third, fifteen[5:]]
    read = report(lay, [*parts[:2], []])
    at = read.source.text.index("五、")
    text = f"{read.source.text[:at]}{lay(cut[0])}\n\n{lay(cut[1])}\n\n{read.source.text[at:]}"
    table = parse(Source(text), STANDARDS["2021"].form).table("reviews")
    assert values(table) == EXPECTED["reviews"]
    del cut[0][-1][-1]
    cut[1][0].append("1")
    text = f"{read.source.text[:at]}{lay(cut[0])}\n\n{lay(cut[1])}\n\n{read.source.text[at:]}"
    assert values(parse(Source(text), STANDARDS["2021"].form).table("reviews")) == {}


@pytest.mark.parametrize("lay", [*MARKED, *UNMARKED])
def test_header_below_the_values(lay: Lay) -> None:
    """The line of fifteen values before its header is read."""
    parts = tables()
    parts[2] = [parts[2][-1], *parts[2][:-1]]
    assert values(report(lay, parts).table("reviews")) == EXPECTED["reviews"]


@pytest.mark.parametrize("lay", LAYOUTS)
@pytest.mark.parametrize("before", [True, False])
def test_another_table_beside_it(lay: Lay, before: bool) -> None:
    """A comparison of years with labels of the form in its header is another table: no row twice, no label of ours."""
    own = [["年份", "收到申请", "不予公开", "结转下年度继续办理"], ["2022", "12", "2", "2"], ["2023", "15", "3", "3"]]
    text = report(lay, tables()).source.text
    table = lay(tables()[1])
    joined = [lay(own), table] if before else [table, lay(own)]
    read = parse(
        Source(text.replace(table, "\n\n与上年相比，情况如下表所示。\n\n".join(joined))), STANDARDS["2021"].form
    )
    found = read.table("applications")
    assert values(found) == EXPECTED["applications"]
    assert kinds(found) == []
    assert found is not None
    assert all(label.exact for label in found.labels if label.kind in ("row", "group"))


def marked_up(rows: Rows) -> str:
    """A Markdown table, all its cells bold or code."""
    return re.sub(r"(?<=\| )([\d.]+|[^-| ][^| ]*)(?= \|)", r"**\1**", markdown(rows)).replace("**0**", "`0`")


def attributed(rows: Rows) -> str:
    """A Markdown table, all its cells with attributes."""
    return re.sub(r"(?<=\| )([\d.]+|[^-| ][^| ]*)(?= \|)", r'[\1]{lang="zh"}', markdown(rows))


def entities(rows: Rows) -> str:
    """A Markdown table with spaces for blank cells written as entities."""
    lines = [" | ".join(["&nbsp;"] * (max(map(len, rows)) - len(row)) + row) for row in rows]
    return "\n".join(f"| {line} |" for line in [lines[0], *lines[1:]]).replace(
        "\n", f"\n|{' --- |' * max(map(len, rows))}\n", 1
    )


def indexed(rows: Rows) -> str:
    """A Markdown table with the numbers of its rows, the header's 0 not written."""
    return markdown([[str(at) if at else "", *row] for at, row in enumerate(rows)])


def headed(rows: Rows) -> str:
    """A table of tabs with a column of row numbers that has a header; rows of the header have none."""
    head = next(i for i, row in enumerate(rows) if row[-1].isdigit())
    lines = [["" if at else "序号", *row] for at, row in enumerate(rows[:head])]
    return tabs([*lines, *([str(at), *row] for at, row in enumerate(rows[head:], 1))])


@pytest.mark.parametrize("lay", [marked_up, attributed, entities, indexed, headed])
def test_what_tools_add_to_cells_is_no_value(lay: Lay) -> None:
    """Emphasis, entities and the numbers of rows."""
    read = report(lay, tables())
    text = read.source.text
    read = parse(decode(text.encode()), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert not any(kinds(read.table(key)) for key in KEYS)


def grid(rows: Rows, spans: bool = False, beside: bool = False) -> str:
    """Rules and pipes, labels wrapped at eight characters; rules broken by the cells that span rows."""
    valued = [row for row in rows if len(row) > 7 and row[-1].isdigit()]
    labels = max((len([cell for cell in row if not cell.isdigit()]) for row in valued), default=1)
    width = max(map(len, rows))
    lines = ["+" + "----------------+" * width]
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        words = [cell for cell in row if not cell.replace(".", "").isdigit()]
        figures = row[len(words) :]
        lead = labels - len(words) if figures and len(row) > 7 else 0
        cells = [""] * lead + words + figures
        cells += [""] * (width - len(cells))
        pieces = [[cell[at : at + 8] for at in range(0, len(cell), 8)] or [""] for cell in cells]
        texts = [[piece[i] if i < len(piece) else "" for piece in pieces] for i in range(max(map(len, pieces)))]
        lines += ["|" + "".join(f" {text:<15}|" for text in line) for line in texts]
        open_to = labels - len([cell for cell in after if not cell.replace(".", "").isdigit()]) if after else 0
        open_to = open_to if after and len(after) > 7 and after[-1].isdigit() and spans else 0
        kept = ["|" + " " * 16] * open_to
        if beside and open_to == 2 and lead == 0 and len(pieces[1]) == 1 and len(cells[1]) > 5:
            at = lines[-len(texts)].index(cells[1])
            lines[-len(texts)] = lines[-len(texts)].replace(cells[1], cells[1][:4] + " " * (len(cells[1]) - 4))
            kept[1] = f"| {cells[1][4:]:<15}"
            assert at
        lines.append("".join(kept) + "+" + "----------------+" * (width - open_to))
    return "\n".join(lines)


def spanned_grid(rows: Rows) -> str:
    """The same with row-spans."""
    return grid(rows, spans=True)


def crossed_grid(rows: Rows) -> str:
    """The same, the text of cells that span rows going on beside the rules."""
    return grid(rows, spans=True, beside=True)


def aligned_grid(rows: Rows) -> str:
    """The same, a header's rule with alignments."""
    text = spanned_grid(rows).split("\n")
    at = [i for i, line in enumerate(text) if line.startswith("+")][2]
    text[at] = re.sub(r"-{16}", ":" + "=" * 14 + ":", text[at])
    return "\n".join(text)


@pytest.mark.parametrize("lay", [grid, spanned_grid, crossed_grid, aligned_grid])
@pytest.mark.parametrize("page", ["", "- 7 -", "7"])
def test_grids(lay: Lay, page: str) -> None:
    """Rules may be broken, and pages end within a row."""
    text = report(lay, tables()).source.text
    if page:
        lines = text.split("\n")
        for at in (60, 90, 117):
            lines.insert(at, f"\n{page}\n")
        text = "\n".join(lines)
    read = parse(Source(text), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert not any(kinds(read.table(key)) for key in KEYS)


def pages(numbers: list[str]) -> str:
    """F, cut into pages after every fortieth cell; the numbers stand at their feet."""
    cells = report(bare_lines, tables()).source.text.split("\n\n")
    parts = ["\n\n".join(cells[at : at + 40]) for at in range(0, len(cells), 40)]
    return "\n\n".join(f"{part}\n\n{number}\n\n\f" for part, number in zip(parts, numbers, strict=False))


def test_bare_numbers_that_count_the_pages_are_no_values() -> None:
    """Where a form feed follows each of them, and they go up one by one."""
    read = parse(Source(pages([str(page) for page in range(1, 20)])), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED


def numbered(numbers: list[str]) -> str:
    """F, its pages without a form feed between."""
    return pages(numbers).replace("\f", "")


@pytest.mark.parametrize("first", [1, 2])
def test_bare_numbers_among_values_that_count_the_pages(first: int) -> None:
    """Where the next number is among the values of each row with one too many, that is the page's."""
    read = parse(Source(numbered([str(page) for page in range(first, first + 20)])), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert not any(kinds(read.table(key)) for key in KEYS)


@pytest.mark.parametrize("lay", [cell_lines, opened_lines, pipe_lines, page_text])
@pytest.mark.parametrize("height", [23, 31, 44])
def test_bare_numbers_on_lines_between_cells(lay: Lay, height: int) -> None:
    """Wherever a page ends, two in a row as well: only a row with a value like its page's number may stay unread."""
    lines = report(lay, tables()).source.text.split("\n")
    text = "".join(
        "\n".join(lines[at : at + height]) + f"\n{page}\n\n" for page, at in enumerate(range(0, len(lines), height), 1)
    )
    read = parse(Source(text), STANDARDS["2021"].form)
    for key in KEYS:
        found = values(read.table(key))
        assert found == {row: EXPECTED[key][row] for row in found}
        assert len(found) >= len(EXPECTED[key]) - 1


def test_a_page_number_that_a_value_of_its_row_is_like() -> None:
    """Which of the two is the value cannot be told: the row is not read, all others are."""
    text = numbered([str(page) for page in range(1, 20)])
    text = text.replace("3\n\n\n\n0\n\n0\n", "3\n\n\n\n0\n\n3\n")
    read = parse(Source(text), STANDARDS["2021"].form)
    assert [kinds(read.table(key)) for key in ("documents", "reviews")] == [[], []]
    assert [kind for kind, _ in kinds(read.table("applications"))] == ["width"]


def test_numbers_that_count_nothing_stay_values() -> None:
    """Rows with one value too many are not read."""
    read = parse(Source(numbered(["1", "1", "2", "2", "3", "3", "4", "4"])), STANDARDS["2021"].form)
    flaws = [flaw for key in KEYS for flaw in kinds(read.table(key))]
    assert len(flaws) > 3
    assert {kind for kind, _ in flaws} == {"width"}


def test_values_before_form_feeds_stay_values() -> None:
    """Figures that do not count pages may be values: a row with one too many stays unread."""
    read = parse(Source(pages(["1", "1", "2", "2", "3", "3", "4", "4"])), STANDARDS["2021"].form)
    assert ("width", "refused_state_secret") in kinds(read.table("applications"))


def test_a_page_number_in_a_blank_cell() -> None:
    """E: the cell is there, and blank, on whichever side of the page its pipe stands."""
    parts = tables()
    row = parts[1][find(parts[1], "2.重复申请")]
    row[row.index("2.重复申请") + 2] = ""
    text = report(pipe_lines, parts).source.text.replace("2.重复申请\n|\n0\n|\n", "2.重复申请\n|\n0\n|\n\n- 4 -\n\n")
    assert "- 4 -" in text
    found = values(parse(Source(text), STANDARDS["2021"].form).table("applications"))
    assert found == {**EXPECTED["applications"], "rejected_repeat": ["0", "", "0", "0", "0", "0", "0"]}


def test_a_bare_page_number_is_no_value() -> None:
    """G: a figure alone between blank lines, behind a row that has its values on one line."""
    text = report(page_text, tables()).source.text.replace(
        "2.重复申请 0 0 0 0 0 0 0\n", "2.重复申请 0 0 0 0 0 0 0\n\n4\n\f\n"
    )
    assert "\n4\n" in text
    table = parse(Source(text), STANDARDS["2021"].form).table("applications")
    assert values(table) == EXPECTED["applications"]


@pytest.mark.parametrize("place", ["五、", "六、"])
def test_review_table_of_a_page_in_another_section(place: str) -> None:
    """G: its labels, short as they are, begin a table there too."""
    parts = tables()
    text = report(page_text, [parts[0], parts[1], []]).source.text
    at = text.index("\n", text.index(place)) + 1
    read = parse(Source(f"{text[:at]}\n{page_text(parts[2])}\n\n{text[at:]}"), STANDARDS["2021"].form)
    assert values(read.table("reviews")) == EXPECTED["reviews"]


@pytest.mark.parametrize("lay", LAYOUTS)
def test_tables_that_look_alike_have_their_own_values(lay: Lay) -> None:
    """What the cells are is worked out once for tables that look alike; what stands in them never."""
    parts = tables()
    before = report(lay, parts)
    for rows in parts:
        for row in rows:
            row[:] = [f"{int(cell) + 7}" if cell.isdecimal() else cell for cell in row]
    after = report(lay, parts)
    for key in KEYS:
        alike = after.tables[key].layout is before.tables[key].layout
        assert alike or lay is markdown, "only merged cells are told by what they hold"
        raised = {
            row: [f"{int(cell) + 7}" if cell.isdecimal() else cell for cell in cells]
            for row, cells in EXPECTED[key].items()
        }
        assert values(after.table(key)) == raised
        assert values(before.table(key)) == EXPECTED[key]


@pytest.mark.parametrize(("lay", "groups"), [*((lay, 1) for lay in LAYOUTS), (tabs, 3), (piped, 3), (markdown, 3)])
def test_rows_that_the_form_has_as_one_are_not_its_values(lay: Lay, groups: int) -> None:
    """On the form of 2019 （六）其他处理 is one row: the first of the three of 2021 is not read as that."""
    parts = tables()
    first = find(parts[1], "（六）其他处理")
    for row in parts[1][first + 1 : first + groups]:
        row.insert(0, "（六）其他处理")
    text = report(lay, parts).source.text
    table = parse(Source(text), STANDARDS["2019"].form).table("applications")
    assert table is not None
    flaw = next(flaw for flaw in table.flaws if flaw.row == "closed")
    assert [flaw.kind for flaw in table.flaws] == ["width"]
    assert flaw.found > flaw.wanted
    assert values(table) == {row: cells for row, cells in EXPECTED["applications"].items() if row[:7] != "closed_"}
