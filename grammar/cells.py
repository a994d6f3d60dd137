"""From lines of a table to cells in reading order, whatever marks keep the cells apart."""

from collections.abc import Iterator
from functools import partial

from .figures import BLANK_MARKS, figure
from .labels import fold
from .lines import PAGE, RULE, SEPARATOR
from .nodes import Leaf
from .patterns import lazy
from .per_object import Memo
from .region import BLANK, MARK, NUMBER, SPANNED, WORDS, Line, Piece, Region
from .source import Span

_PAGE = 60  # so much text between two stretches of cells is no more than a page number
_BLANK_CELL = lazy(r"\s*\|\s*[^|]")
_BLANK_LINE = lazy(r"\n[^\S\n]*(?=\n)")
_MARKDOWN = "*_`[\\"
_NUMBERS = "序号"
_FEW_TABS = 3
_KEPT = 1024  # lines of each kind
_ROW = 24  # more cells on a line are more than a row
_PIECE = lazy(r"(?<!\S)\d[\d,.]*[ \u00a0\u3000]+(?:万元|元|件|条|个|项)(?!\S)|\S+")


def read_cells(text: str, leaves: tuple[Leaf, ...]) -> Region:
    """The cells of the given ROWS leaves."""
    region = Region()
    row = numbered = 0
    closed_to = -_PAGE
    before = len(text)
    for start, end in _stretches(text, leaves):
        part = text[start:end]
        if "+-" in part and RULE.match(part):
            from .grid_cells import grid_cells

            row = grid_cells(part, start, row, region)
            continue
        if "|" in part and not _rows_on_lines(part):
            region.explicit = True
            if start - closed_to < _PAGE and part.lstrip()[:1] == "|":  # a page number stands in the cell
                region.add(start, row, _EMPTY if _BLANK_CELL.match(part) else _SPANNED)
            row = _closed_cells(part, start, row, region)
            closed_to = end if part.rstrip().endswith("|") else -_PAGE
            continue
        if before < start and _only_pages(text[before:start]):
            region.breaks.add(row)
        before = end
        row, numbers = _rows(part, start, row, region)
        numbered += numbers
    if numbered > 2 and region.by_line:
        region.drop_numbers(_NUMBERS)
    return region


def _rows(part: str, at: int, row: int, region: Region) -> tuple[int, int]:
    """Add lines that are rows, from offset ``at`` and ``row`` on; the row behind them, and how many have numbers."""
    if "\t" in part and _cells_on_lines(part):
        part = part.replace("\t", " ")
    lines = part.split("\n")
    known = _LINES[_outer(lines) if "|" in part else (True, True)]
    add = region.lines.append
    start, numbered = at, 0
    gap = False
    for line in lines:
        if not line or line.isspace():
            gap = gap or (bool(line) or at > start) and "\t" not in line  # tabs alone are a blank row
            if "\f" in line:
                region.breaks.add(row)
        else:
            if gap:
                region.gaps.add(row)
                gap = False
            cells = known[line]
            if cells.marked:
                region.explicit = region.by_line = True
            else:
                region.unmarked.add(row)
            if cells.pieces:
                numbered += cells.numbered
                add((at, row, cells))
            else:
                region.separators[row] = (at, at + len(line))
            row += 1
        at += len(line) + 1
    region.gaps.add(row)
    return row, numbered


def _only_pages(text: str) -> bool:
    """Whether no line holds anything but a page number."""
    return all(PAGE.fullmatch(line) for line in map(str.strip, text.split("\n")) if line)


def stretches_alike(text: str, leaves: tuple[Leaf, ...]) -> list[tuple[Leaf, ...]]:
    """The leaves cut at blank lines where the marks between cells change; none where they do not."""
    parts: list[list[Leaf]] = []
    before = ""
    for leaf in leaves:
        start, stop = leaf.span
        ends = [m.end() for m in _BLANK_LINE.finditer(text, start, stop)]
        for end in (*ends, stop):
            if not (block := text[start:end]) or block.isspace():
                continue
            marks = _marks(block)
            if parts and marks == before:
                last = parts[-1].pop() if parts[-1][-1].span.end == start else None
                parts[-1].append(Leaf(leaf.kind, Span(last.span.start if last else start, end)))
            else:
                parts.append([Leaf(leaf.kind, Span(start, end))])
            start, before = end, marks
    return [tuple(part) for part in parts] if len(parts) > 1 else []


def _marks(block: str) -> str:
    """What keeps the cells of a block of lines apart."""
    if "\t" in block:
        return "tab"
    return ("rows" if _rows_on_lines(block) else "cells") if "|" in block else "none"


def _stretches(text: str, leaves: tuple[Leaf, ...]) -> Iterator[tuple[int, int]]:
    """Where the leaves begin and end; a grid of rules within them, be there page numbers in it, is one of its own."""
    grid: list[tuple[int, int]] = []  # its stretch, and what follows its last rule
    for leaf in leaves:
        start, end = leaf.span
        rules = list(RULE.finditer(text, start, end)) if text.find("+-", start, end) >= 0 else ()
        if grid and not (rules and start - grid[1][1] < _PAGE):
            yield from grid
            grid = []
        if rules:
            last = rules[-1].end()
            if grid:
                grid = [(grid[0][0], last), (last, end)]
                continue
            yield from ((start, rules[0].start()),) if rules[0].start() > start else ()
            grid = [(rules[0].start(), last), (last, end)]
        elif start < end:
            yield start, end
    yield from grid


def _line(line: str, opened: bool, closed: bool) -> Line:
    """The cells of a line that is not blank; none of a separator."""
    marked = "\t" in line or "|" in line
    if "--" in line and SEPARATOR.fullmatch(line):
        return Line((), marked)
    pieces = line_cells(line, opened, closed)
    first = pieces[0]
    return Line(pieces, marked, 1 if first[3] == NUMBER else 3 * (first[4] == _NUMBERS))


def line_cells(line: str, opened: bool = True, closed: bool = True) -> tuple[Piece, ...]:
    """The cells of a line: at its tabs, its pipes, or its blanks.

    ``opened`` and ``closed``: a pipe at the line's start or end has no cell on its other side.
    """
    stripped = line.strip()
    if "\t" in line:
        return _split(line, "\t", 0, len(line))
    if "|" in line:
        start = line.index("|") + 1 if opened and stripped.startswith("|") else 0
        end = line.rindex("|") if closed and stripped.endswith("|") else len(line)
        cells, tail = _split(line, "|", start, max(start, end)), _tail(stripped)
        return (*cells[: len(cells) - tail], *[(at, at, "", BLANK, SPANNED) for at, *_ in cells[len(cells) - tail :]])
    return _unmarked(line)


def _outer(lines: list[str]) -> tuple[bool, bool]:
    """Whether the rows of a table open with a pipe, and whether they end with one: Markdown's separator shows it."""
    rows = [line.strip() for line in lines if "|" in line]
    rows = [row for row in rows if "--" in row and SEPARATOR.fullmatch(row)] or rows
    opened = sum([row[0] == "|" for row in rows])
    closed = sum([row[-1] == "|" for row in rows])
    return 2 * opened > len(rows), 2 * closed > len(rows)


def _tail(line: str) -> int:
    """How many pipes a column-span leaves at the end of a line: `` |||`` after the pipe of the last cell."""
    core = line.rstrip("|")
    last = core.rstrip()
    return len(line) - len(core) if len(line) > len(core) + 1 and last != core and last[-1:] == "|" else 0


def _split(line: str, mark: str, start: int, end: int) -> tuple[Piece, ...]:
    cells = []
    at = start
    for piece in line[start:end].split(mark):
        bare = piece.strip()
        if bare:
            if bare[0] in _MARKDOWN:
                bare = without_markup(bare)
            begin = at + piece.index(bare)
            kind, folded = kind_of(bare)
            cells.append((begin, begin + len(bare), bare, kind, folded))
        else:
            cells.append((at, at, "", BLANK, ""))
        at += len(piece) + 1
    return tuple(cells)


def without_markup(bare: str) -> str:
    """A cell without the emphasis, the attributes or the escape that Markdown puts around its text."""
    if bare[0] == bare[-1]:
        return bare.strip(f"{bare[0]} ") or bare  # `**0**`
    if bare[0] == "[" and bare[-1] == "}":
        return bare[1:].partition("]{")[0].strip() or bare  # `[0]{lang="ZH-CN"}`
    return bare[1:] if bare[0] == "\\" and (len(bare) == 2 or not bare[1].isalnum()) else bare


def _unmarked(line: str) -> tuple[Piece, ...]:
    """Figures and marks at the line's end are cells each; what stands before them is cut at its blanks."""
    return tuple((m.start(), m.end(), m[0], *kind_of(m[0])) for m in _PIECE.finditer(line))


def _kind_of(bare: str) -> tuple[int, str]:
    """The kind of a cell's stripped text, and its folded words."""
    if not bare:
        return BLANK, ""
    if bare in BLANK_MARKS:
        return MARK, ""
    if figure(bare) is not None:
        return NUMBER, ""
    folded = fold(bare)
    return (WORDS if folded else BLANK), folded


kind_of = Memo(_kind_of).__getitem__


def _cell(bare: str) -> Line:
    """A cell alone."""
    return Line(((0, len(bare), bare, *kind_of(bare)),))


_EMPTY, _SPANNED = (Line(((0, 0, "", BLANK, kind),)) for kind in ("", SPANNED))
_CELLS = Memo(_cell, _KEPT)
#: The lines of tables, by whether the rows open with a pipe, and whether they end with one.
_LINES = {
    (opened, closed): Memo(partial(_line, opened=opened, closed=closed), _KEPT)
    for opened in (True, False)
    for closed in (True, False)
}


def _rows_on_lines(part: str) -> bool:
    """Whether lines with pipes are rows of cells, rather than one cell each (or a pipe alone), or whole tables."""
    filled = [_FILLED[line] for line in part.split("\n") if "|" in line]
    return 3 * sum([cells > 1 for cells in filled]) >= len(filled) and max(filled) <= _ROW


#: How many of the cells of a line with pipes hold anything.
_FILLED = Memo(lambda line: len([cell for cell in line.split("|") if cell and not cell.isspace()]))


def _cells_on_lines(part: str) -> bool:
    """Whether tabs only begin or end lines that hold one cell each."""
    return all("\t" not in line.strip() and line.count("\t") < _FEW_TABS for line in part.split("\n") if "\t" in line)


def _closed_cells(part: str, offset: int, row: int, region: Region) -> int:
    """Cells that a pipe closes, wherever the lines end: pipes with nothing at all between them are a span."""
    at = offset
    pieces = part.split("|")
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        bare = piece.strip()
        if bare:
            start = piece.index(bare)
            row += piece.count("\n", 0, start)
            if "\n" in bare:
                row = _lines_of_cell(piece, bare, at, row, region)
            else:
                region.add(at + start, row, _CELLS[bare])
        elif number and number < last:
            row += piece.count("\n")
            region.add(at + len(piece[:1]), row, _EMPTY if piece and pieces[number + 1] else _SPANNED)
        at += len(piece) + 1
    return row + 1


def _lines_of_cell(piece: str, bare: str, at: int, row: int, region: Region) -> int:
    """Add what stands on several lines between two pipes: one cell, or several that blank lines keep apart.

    So does a page number, or by any line ends where all of it is figures. Where the pipe stands on the cell's own line
    a figure alone on a line before is no cell. Returns the last one's row.
    """
    lines = bare.split()
    parts = lines if all(figure(line) is not None for line in lines) else _BLANK_LINE.split(bare)
    begin = piece.index(bare)
    closed = "\n" not in piece[begin + len(bare) :]
    alone = "\n" in piece[:begin]
    for left, part in zip(reversed(range(len(parts))), parts, strict=True):
        cell = part.strip()
        start = piece.index(cell, begin)
        row += piece.count("\n", begin, start)
        begin = start + len(cell)
        if not (closed and left and alone and cell.isdecimal()):
            kind, folded = kind_of(" ".join(cell.split()))
            region.add(at + start, row, Line(((0, len(cell), cell, kind, folded),)))
        alone = True
    return row
