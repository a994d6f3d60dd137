"""Tables beside each other, of the form or of one's own, are told apart by their labels."""

import pytest

from gouji.grammar import Source, parse
from tests.laid_out import (
    EXPECTED,
    HEADINGS,
    KEYS,
    LAYOUTS,
    STANDARDS,
    UNMARKED,
    Lay,
    half_piped,
    kinds,
    markdown,
    piped,
    report,
    tables,
    tabs,
    values,
)


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


@pytest.mark.parametrize("lay", [tabs, piped, half_piped])
@pytest.mark.parametrize("other", UNMARKED)
def test_each_table_says_whether_its_cells_are_marked(lay: Lay, other: Lay) -> None:
    """Also where one that marks them stands beside one that does not: their headers are judged apart."""
    parts = tables()
    text = report(other, [[], *parts[1:]]).source.text
    at = text.index("\n", text.index(HEADINGS[1])) + 1
    read = parse(Source(f"{text[:at]}\n{lay(parts[0])}\n\n{text[at:]}"), STANDARDS["2021"].form)
    assert [read.tables[key].explicit for key in ("documents", "reviews")] == [True, False]
    assert not read.tables["applications"].explicit
