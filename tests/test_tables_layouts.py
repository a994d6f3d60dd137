"""The tables are read alike in every layout."""

import re

import pytest

from gouji.grammar import Source, parse
from tests.laid_out import (
    EXPECTED,
    KEYS,
    LAYOUTS,
    MARKED,
    STANDARDS,
    UNMARKED,
    Lay,
    Rows,
    find,
    kinds,
    markdown,
    page_text,
    piped,
    report,
    tables,
    tabs,
    values,
)


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


def test_scrambled_header() -> None:
    """G: header words in any order disturb no value."""
    words = ["申请人情况", "自然\n人", "法人或其他组织", "总计商业\n企业", "科研\n机构", "社会\n公益\n组织"]
    head = "\n\n".join([*words, "法律\n服务\n机构", "其他\n"])
    text = report(page_text, tables()).source.text
    start, end = text.index("申请人情况"), text.index("一、本年新收")
    read = parse(Source(text[:start] + head + "\n" + text[end:]), STANDARDS["2021"].form)
    assert values(read.table("applications")) == EXPECTED["applications"]


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


def centred_groups(width: int) -> Lay:
    """G as a page is laid out: the name of a group on lines of its own in the middle of its rows' wrapped labels."""

    def lay(rows: Rows) -> str:
        lines = ["自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"]
        groups: dict[int, str] = {}
        for *names, label in (row[:-7] for row in rows if len(row) > 7 and row[-1].isdigit()):
            values = next(row[-7:] for row in rows if label in row)
            groups |= {len(lines): name for name in names[-1:]}
            pieces = [label[at : at + width] for at in range(0, len(label), width)]
            pieces[(len(pieces) - 1) // 2] += "   " + "   ".join(values)
            lines += [" " * 30 + piece for piece in pieces]
        for at, end in reversed([*zip(groups, [*groups, len(lines)][1:], strict=True)]):
            lines[(at + end + 1) // 2 : (at + end + 1) // 2] = [groups[at][:5], groups[at][5:]]
        return "\n".join(lines) if len(groups) > 2 else page_text(rows)

    return lay


@pytest.mark.parametrize("width", [7, 9, 11, 13, 17])
def test_a_group_in_the_middle_of_a_label(width: int) -> None:
    """Its words are no part of the label, and the label is whole."""
    text = report(centred_groups(width), tables()).source.text
    text = re.sub(r"(\n +1\.本机关不掌.*)", r"\1\n三、本年", text)
    table = parse(Source(text), STANDARDS["2021"].form).tables["applications"]
    assert values(table) == EXPECTED["applications"]
    assert all(label.exact for label in table.labels if label.kind == "row")
