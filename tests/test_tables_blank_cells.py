"""Where the layout shows cells, blank ones are blank in their columns; where it does not, nothing is guessed."""

import pytest

from gouji.grammar import Source, parse
from tests.laid_out import (
    EXPECTED,
    HEADINGS,
    KEYS,
    MARKED,
    SIX_BLANKS,
    STANDARDS,
    UNMARKED,
    Lay,
    find,
    kinds,
    markdown,
    pipe_lines,
    report,
    tables,
    tabs,
    values,
)


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


def test_a_lost_value_before_the_tail_of_a_span() -> None:
    """E: rows with a merged label end in blank cells; one of them with a cell less has lost a value, not its last."""
    parts = tables()
    rows = parts[1]
    for row in rows:
        begins = {cell[:3] for cell in row}
        row += [""] * (2 if row[0][0] in "一二四" else len(begins & {"（一）", "（二）", "（七）"}))
    assert values(report(pipe_lines, parts).table("applications")) == EXPECTED["applications"]
    del rows[find(rows, "（七）总计")][3]
    table = report(pipe_lines, parts).table("applications")
    assert values(table) == {key: row for key, row in EXPECTED["applications"].items() if key != "outcome_total"}
    assert kinds(table) == [("width", "outcome_total")]
