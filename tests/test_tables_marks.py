"""What tools put around cells: emphasis, entities, row numbers, rules."""

import re

import pytest

from gouji.grammar import Source, decode, parse
from tests.laid_out import EXPECTED, HEADINGS, KEYS, STANDARDS, Lay, Rows, kinds, markdown, report, tables, tabs, values


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


def full(rows: Rows) -> Rows:
    """The rows with the blank cells that spans leave, as wide as the table."""
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def fields(mark: str, quote: str = "", brackets: str = "") -> Lay:
    """Cells with a mark between, in quotes, each row in brackets."""
    head, tail = brackets[:1], brackets[1:]
    return lambda rows: "\n".join(
        f"{head}{mark.join(f'{quote}{cell}{quote}' for cell in row)}{tail}" for row in full(rows)
    )


def drawn(bars: str, rule: str, corners: str, every: bool) -> Lay:
    """A box, with rules between all rows or below the first one alone; cells are as wide as the widest one."""
    left, middle, right = tuple(corners)

    def lay(rows: Rows) -> str:
        whole = full(rows)
        width = max(len(cell) for row in whole for cell in row)
        line = left + middle.join([rule * width] * len(whole[0])) + right
        lines = [bars + bars.join(cell.ljust(width) for cell in row) + bars for row in whole]
        below = lines if every else [f"{lines[0]}\n{line}", "\n".join(lines[1:])]
        return "\n".join([line, *(f"{text}\n{line}" for text in below)] if every else [line, *below, line])

    return lay


def listed(rows: Rows) -> str:
    """Lists of a program, each cell on a line."""
    return "[\n" + ",\n".join("[\n" + ",\n".join(f'  "{cell}"' for cell in row) + "\n]" for row in full(rows)) + "\n]"


OTHER_MARKS: list[Lay] = [
    *(fields(mark) for mark in (",", ";", "，", "；", "｜", " │ ", "┃")),
    *(fields(mark, quote) for mark in (",", ", ", ";") for quote in ("'", '"')),
    fields(", ", "'", "[]"), fields("，", "", "[]"), fields(",", '"', "[]"),
    *(drawn(m[0], m[1], m[2:], every) for m in ("│─├┼┤", "┃━┣╋┫", "║═╠╬╣", "|-+++") for every in (True, False)),
    listed,
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(OTHER_MARKS)))
def test_other_marks_between_cells(number: int) -> None:
    """They are read as tabs, pipes and rules, and every place stays that of the file."""
    read = report(OTHER_MARKS[number], tables())
    text = read.source.raw
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert not any(kinds(read.table(key)) for key in KEYS)
    assert len(read.source.text) == len(text)
    for key in KEYS:
        for row in read.tables[key].rows:
            assert [text[slice(*cell.span)] for cell in row.cells] == EXPECTED[key][row.key]


@pytest.mark.parametrize("mark", ["/", "^", "¦", " & ", "~"])
def test_a_table_whose_rows_cannot_be_told_is_there(mark: str) -> None:
    """Most of its labels stand in its section: each table is one that cannot be read, where it begins."""
    read = report(fields(mark), tables())
    for key, heading in zip(KEYS, HEADINGS, strict=True):
        assert kinds(read.table(key)) == [("unreadable", "")]
        assert values(read.table(key)) == {}
        assert read.tables[key].span.start > read.source.text.index(heading) + len(heading)


def test_prose_with_commas_stays_prose() -> None:
    """Sentences with as many commas each, and figures at their end, are no rows of fields."""
    lines = [
        "本年公开信息，其中，网站，0，0，3，8",
        "公开文件两件，其中，网站，公报，微博",
        "受理申请，其中，自然人，0，1。",
    ]
    text = "\n".join(["一、总体情况", *lines, "总计“0”件，'0'项，0，0，"])
    assert parse(Source(text), STANDARDS["2021"].form).source.text == text


def test_labels_in_prose_are_no_table() -> None:
    """Where prose names the rows of a table that is dropped, the table is absent."""
    text = report(
        lambda _: "全年制发规章0件、行政规范性文件2件，办理行政许可37件、行政处罚5件、行政强制0件。", tables()
    )
    assert text.table("documents") is None


def wide_grid(rows: Rows) -> str:
    """Lines of more than two hundred characters, cells wrapped with their attributes."""
    whole = [[f'[{cell}]{{lang="ZH-CN"}}' if cell else "" for cell in row] for row in full(rows)]
    rule = "+" + "+".join(["-" * 46] * len(whole[0])) + "+"
    lines = [rule]
    for row in whole:
        pieces = [[cell[at : at + 22] for at in range(0, len(cell), 22)] for cell in row]
        texts = [[piece[i] if i < len(piece) else "" for piece in pieces] for i in range(max(map(len, pieces)))]
        lines += [*("|" + "|".join(f" {text:<45}" for text in line) + "|" for line in texts), rule]
    return "\n".join(lines)


def test_lines_of_a_grid_may_be_long() -> None:
    """They are rows of short cells, not prose and tables on one line."""
    read = report(wide_grid, tables())
    assert max(map(len, read.source.text.split("\n"))) > 400
    assert {key: values(read.table(key)) for key in KEYS} == EXPECTED
    assert not any(kinds(read.table(key)) for key in KEYS)
