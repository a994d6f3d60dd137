"""Page numbers among the rows and values of a table are no values."""

import pytest

from gouji.grammar import Source, parse
from tests.laid_out import (
    EXPECTED,
    KEYS,
    STANDARDS,
    Lay,
    bare_lines,
    cell_lines,
    find,
    half_piped,
    kinds,
    markdown,
    opened_lines,
    page_text,
    pipe_lines,
    piped,
    report,
    tables,
    tabs,
    values,
)


def test_page_numbers_between_rows() -> None:
    """G: page numbers and form feeds fall anywhere."""
    text = report(page_text, tables()).source.text
    for label in ("4.保护第三方合法权益", "（五）不予处理", "3.其他"):
        text = text.replace(f"\n{label}", f"\n- 2 -\n\f\n{label}", 1)
    read = parse(Source(text.replace("0 0 0 0 0 0\n0", "0 0 0 0 0 0\n\n— 3 —\n\f\n0", 1)), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED


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


PAGES = ["- 3 -", "\n— 3 —\n", "第3页", "第 3 页 共 9 页", "\f", "\n\f", "- 3 -\n\f", "\n3\n\f", "\n7\n"]


@pytest.mark.parametrize("lay", [tabs, piped, half_piped, markdown])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_ends_between_rows_tears_nothing(lay: Lay, page: str) -> None:
    """Where each line is a row a page number or form feed is no more than that, wherever it stands."""
    lines = report(lay, tables()).source.text.split("\n")
    for at in range(len(lines), 0, -7):
        lines.insert(at, page)
    read = parse(Source("\n".join(lines)), STANDARDS["2021"].form)
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert not any(kinds(read.table(key)) for key in KEYS)


def test_a_blank_line_beside_a_page_break_still_cuts() -> None:
    """It is another place."""
    text = report(tabs, tables()).source.text
    text = text.replace("\n2.重复申请", "\n- 3 -\n2.重复申请").replace("\n3.其他", "\n\n3.其他")
    read = parse(Source(text), STANDARDS["2021"].form)
    assert kinds(read.table("applications")) == [("cut", "closed_other")]


def test_a_form_feed_ends_a_line_and_keeps_its_place() -> None:
    """What follows it begins a line of the reading text."""
    source = Source("规章\f行政许可")
    assert source.text == "规章\f\n行政许可"
    assert [source.origin(offset) for offset in range(8)] == [0, 1, 2, 2, 3, 4, 5, 6]
