"""What was lost on the way is told or left unread, never guessed."""

import re
from collections.abc import Callable

import pytest

from gouji.grammar import Source, parse
from tests.laid_out import (
    EXPECTED,
    KEYS,
    LAYOUTS,
    MARKED,
    STANDARDS,
    TEXT,
    UNMARKED,
    Lay,
    Rows,
    bare_lines,
    cell_lines,
    find,
    kinds,
    markdown,
    pipe_lines,
    report,
    tables,
    tabs,
    values,
)


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


def torn(rows: Rows, width: int, middle: bool) -> str:
    """K as it comes out of a page: each line of a wrapped cell a row, values on the first line or in the middle."""
    lines = []
    most = max(map(len, rows))
    for row in rows:
        pieces = [[cell[at : at + width] for at in range(0, len(cell), width)] for cell in row]
        height = max(map(len, pieces))
        pieces = [[""] * ((height - len(piece)) // 2 * middle) + piece for piece in pieces]
        pieces += [[]] * (most - len(row))
        lines += [
            "| " + " | ".join(piece[at] if at < len(piece) else "" for piece in pieces) + " |" for at in range(height)
        ]
    return "\n".join([lines[0], "|" + " --- |" * most, *lines[1:]])


@pytest.mark.parametrize("width", [5, 6, 8, 12, 20])
@pytest.mark.parametrize("middle", [False, True])
def test_wrapped_labels_as_rows(width: int, middle: bool) -> None:
    """Values beside any piece of a label are read, or the row is not; that the table is torn is said once."""
    read = report(lambda rows: torn(rows, width, middle), tables())
    for key in KEYS:
        found = values(read.table(key))
        assert found == {row: EXPECTED[key][row] for row in found}
        assert len(found) >= len(EXPECTED[key]) - 2
        assert sum(kind in ("torn", "cut", "separator") for kind, _ in kinds(read.table(key))) <= 3


@pytest.mark.parametrize("every", [1, 2, 3])
def test_separators_behind_rows(every: int) -> None:
    """A converter that puts one behind each row, or each few, has one cause."""
    text = report(tabs, tables()).source.text
    cut = re.sub(rf"((?:[^\n]*\t[^\n]*\n){{{every}}})(?=[^\n]*\t)", r"\1---\t---\n", text)
    read = parse(Source(cut), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert all(len(kinds(read.table(key))) <= 3 for key in KEYS)
    assert kinds(read.table("applications")) == [("separator", "")]


@pytest.mark.parametrize("lay", [*MARKED, *UNMARKED])
def test_a_table_twice(lay: Lay) -> None:
    """All its rows stand twice: that is said once."""
    parts = [rows + rows for rows in tables()]
    table = report(lay, parts).table("applications")
    assert values(table) == EXPECTED["applications"]
    assert kinds(table) == [("twice", "new")]


@pytest.mark.parametrize("lay", [tabs, markdown])
@pytest.mark.parametrize("label", ["一、本年新收政府信息公开申请数量", "（七）总计"])
@pytest.mark.parametrize("at", range(-7, 0))
@pytest.mark.parametrize("joined", [False, True])
def test_a_row_run_together_with_the_next_or_cut_in_two(lay: Lay, label: str, at: int, joined: bool) -> None:
    """Its line has more or fewer cells than others, and blank ones of spans: what cannot be told is not read."""
    parts = tables()
    rows = [[*row[:-7], *[""] * (9 - len(row)), *row[-7:]] if row[-1].isdigit() else row for row in parts[1]]
    lines = lay(rows).split("\n")
    number = next(i for i, line in enumerate(lines) if label in line)
    mark = "\t" if lay is tabs else " |"
    cells = lines[number].split(mark)
    head = len(cells) + at - (lay is markdown)
    cut = [lines[number] + lines.pop(number + 1)] if joined else [mark.join(cells[:head]), mark.join(cells[head:])]
    lines[number : number + 1] = cut
    text = report(lay, [parts[0], rows, parts[2]]).source.text.replace(lay(rows), "\n".join(lines))
    found = values(parse(Source(text), STANDARDS["2021"].form).table("applications"))
    assert found == {row: EXPECTED["applications"][row] for row in found}
    assert len(found) >= 23


@pytest.mark.parametrize("lay", [cell_lines, pipe_lines])
def test_values_too_many_in_most_rows(lay: Lay) -> None:
    """They have one cause, and are no page numbers."""
    parts = tables()
    for row in parts[1]:
        row += ["1"] * (len(row) > 7 and row[-1].isdigit())
    assert kinds(report(lay, parts).table("applications")) == [("unreadable", "")]
