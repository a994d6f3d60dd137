"""The cells of a grid table: between rules like ``+---+---+``, each on one line or more."""

from itertools import pairwise
from typing import TypeAlias

from .cells import kind_of, line_cells, without_markup
from .lines import rule_at
from .region import BLANK, NUMBER, WORDS, Line, Piece, Region

#: By column, the pieces of a cell and where the lines begin on which they stand.
_Row: TypeAlias = "list[list[tuple[int, Piece]]]"
_SEVERAL = 3


def grid_cells(part: str, offset: int, row: int, region: Region) -> int:
    """Add the cells of a grid, which begins at ``offset`` of the text, from ``row`` on; the row behind it.

    A rule is broken where cells span rows, and their text may go on beside it: ``| text +---+``.
    """
    region.explicit = region.by_line = True
    begun: _Row = []  # the cells that began last
    rows: list[_Row] = []
    lines: list[tuple[int, tuple[Piece, ...]]] = []
    spanned = 0
    at = offset
    for line in [*part.split("\n"), "+-"]:
        rule = rule_at(line)
        if rule >= 0:
            rows += _rows(lines, begun, spanned)
            beside = line[:rule].replace("+", "|")
            lines, spanned = [], beside.count("|")
            for cell, piece in zip(begun, line_cells(f"{beside}|") if spanned else (), strict=False):
                cell.append((at, piece))
        elif "|" in line:
            lines.append((at, line_cells(line)))
        at += len(line) + 1
    for cells in rows:
        for cell in cells:
            for begin, piece in _joined(cell):
                region.add(begin, row, Line((piece,)))
        row += 1
    region.gaps.add(row)
    return row


def _rows(lines: list[tuple[int, tuple[Piece, ...]]], begun: _Row, spanned: int) -> list[_Row]:
    """The row that the lines between two rules are; lines that are no pieces of one row are rows each.

    Its first ``spanned`` cells go on with those that are ``begun``.
    """
    if len({len(pieces) for _, pieces in lines}) != 1 or _are_rows([pieces for _, pieces in lines]):
        begun.clear()
        return [[[(at, piece)] for piece in pieces] for at, pieces in lines]
    row = [[(at, pieces[column]) for at, pieces in lines] for column in range(len(lines[0][1]))]
    for column in range(min(spanned, len(begun), len(row))):
        begun[column] += row[column]
        at, (start, *_) = row[column][0]
        row[column] = [(at, (start, start, "", BLANK, ""))]
    begun[spanned:] = row[spanned:]
    return [row]


def _are_rows(lines: list[tuple[Piece, ...]]) -> bool:
    """Whether lines of as many cells are more than the pieces of one row: rules stand below the header alone.

    Then there are figures below each other, or below words, more often than cells that are wrapped would show.
    """
    if len(lines) < 2 or sum(any(piece[3] == NUMBER for piece in line) for line in lines) >= _SEVERAL:
        return len(lines) > 1
    columns = [[piece[3] for piece in column if piece[3] != BLANK] for column in zip(*lines, strict=True)]
    return sum((WORDS, NUMBER) in pairwise(kinds) for kinds in columns) >= _SEVERAL


def _joined(cell: list[tuple[int, Piece]]) -> list[tuple[int, Piece]]:
    """What stands below each other in a cell, as one if there are words among it."""
    filled = [(at, piece) for at, piece in cell if piece[2]]
    if len(filled) > 1 and any(piece[3] == WORDS for _, piece in filled):
        (begin, first), (at, last) = filled[0], filled[-1]
        words = without_markup("".join(piece[2] for _, piece in filled))
        return [(begin, (first[0], at + last[1] - begin, words, *kind_of(words)))]
    return filled or cell[:1]
