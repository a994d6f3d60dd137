"""Reading a table whose values all stand in one run under a header of labels, or row by row behind its row labels."""

from collections import Counter
from itertools import accumulate, pairwise

from .form import TableForm
from .label_reader import Match
from .region import BLANK, SPANNED, WORDS, Raw, Region, without_page_numbers
from .row_runs import opens
from .source import Span
from .table_layout import Flaw, Label, RowLayout


def densest(matches: list[Match]) -> list[Match]:
    """Of the matches between labels of other tables those that are most: the table has them all in one place."""
    best: list[Match] = []
    part: list[Match] = []
    size = most = 0
    for match in matches:
        part.append(match)
        if match.kind == "foreign":
            part, size = [], 0
        elif match.exact:
            size += 1
            if size > most:
                best, most = part, size
    return best


def read_run(region: Region, matches: list[Match], table: TableForm) -> tuple[list[RowLayout], list[Flaw]]:
    """The rows of the table, and a flaw when the run has not as many values as the form."""
    own = [match for match in matches if match.kind in ("column", "header", "group")]
    first = region.cells[0]
    label = own[-1].label if own else Label("header", "", Span(first.start, first.end), "", "", False)
    if rows := _stacked(region, matches, table) or _in_parts(region, own, table):
        return rows, []
    stretch = _stretch(region, own, table) if own else region.cells
    if stretch and opens(stretch[0]) and _opened(region, own):
        stretch = stretch[1:]
    values = _values(stretch, table.width, region)
    if values is None:
        filled = [cell for cell in stretch if cell.kind != BLANK]
        at = Span(filled[0].start, filled[-1].end) if filled else label.span
        if 2 * len(filled) < table.width and not (region.explicit and stretch):
            at = Span(own[0].first if own else at.start, max(at.end, label.span.end))
            return [], [Flaw("unreadable", at, found=len(filled), wanted=table.width, unassessable=True)]
        count = len(stretch) if region.explicit and len(stretch) < table.width else len(filled)
        flaw = Flaw("width", at, "", count, table.width, unassessable=not region.explicit)
        return [], [flaw]
    at_value = 0
    for row in table.rows:
        cells = tuple(cell.start for cell in values[at_value : at_value + len(row.columns)])
        at_value += len(row.columns)
        rows.append(RowLayout(row.key, _label_of(row.key, matches) or label, row.columns, cells))
    return rows, []


def _opened(region: Region, own: list[Match]) -> bool:
    """Whether a lone pipe opens each row, where cells stand on lines of their own: one does so before the header."""
    at = next((match.first for match in own if match.kind == "column"), 0)
    return region.explicit and not region.by_line and at > 0 and opens(region.cells[at - 1])


def _stacked(region: Region, matches: list[Match], table: TableForm) -> list[RowLayout]:
    """The rows where each has its own values right behind its label; none unless all of them have."""
    rows: list[RowLayout] = []
    ends = {match.last: after.first for match, after in pairwise(matches)}
    for row in table.rows:
        for match in matches:
            cells = region.cells[match.last + 1 : ends.get(match.last)] if match.key == row.key else []
            if region.by_line:
                cells = [cell for cell in cells if cell.row == region.cells[match.last].row]
            if any(cell.kind != BLANK for cell in cells) and (values := _values(cells, len(row.columns), region)):
                found = tuple(cell.start for cell in values)
                rows.append(RowLayout(row.key, match.label, row.columns, found))
                break
    return rows if len(rows) == len(table.rows) else []


def _in_parts(region: Region, own: list[Match], table: TableForm) -> list[RowLayout]:
    """The rows where each stands in a part of its own below the labels of its columns; none unless all do."""
    parts: list[tuple[Match, list[Raw]]] = []
    for match, after in pairwise([*own, None]):
        if match is not None:
            cells = region.cells[match.last + 1 : after.first if after else len(region.cells)]
            values = [cell for cell in cells if cell.kind not in (BLANK, WORDS)]
            if values:
                parts.append((match, values))
    if [len(values) for _, values in parts] != [len(row.columns) for row in table.rows]:
        return []
    last = [row.columns[-1] for row in table.rows]
    if [match.key for match, _ in parts] != last:
        return []
    return [
        RowLayout(row.key, match.label, row.columns, tuple(cell.start for cell in values))
        for row, (match, values) in zip(table.rows, parts, strict=True)
    ]


def _label_of(key: str, matches: list[Match]) -> Label | None:
    return next((match.label for match in matches if match.key == key), None)


def _stretch(region: Region, own: list[Match], table: TableForm) -> list[Raw]:
    """The cells without a label between them, right behind a label of the table, that hold most figures."""
    width = table.width
    ends = {0, *accumulate(len(row.columns) for row in table.rows)}
    best: list[Raw] = []
    best_filled = 0
    parts: list[Raw] = []
    whole = True
    for match, after in zip(own, [*own[1:], None], strict=True):
        end = after.first if after else len(region.cells)
        if end == match.last + 1:
            continue
        behind = [cell for cell in region.cells[match.last + 1 : end] if cell.folded != SPANNED]
        cells = _until_words(_behind_words(behind, width), width)
        filled = sum(cell.kind not in (BLANK, WORDS) for cell in cells)
        parts += [cell for cell in cells if cell.kind not in (BLANK, WORDS)]
        whole = whole and len(parts) in ends
        if (filled, len(cells)) > (best_filled, len(best)):
            best, best_filled = cells, filled
    if whole and best_filled < width == len(parts):
        return parts  # groups of values have headers of their own
    if best_filled < width:
        before = own[0].first
        while before and region.cells[before - 1].kind != WORDS:
            before -= 1
        above = region.cells[before : own[0].first]
        if sum(cell.kind != BLANK for cell in above) == width:
            return above
    if region.by_line and best:
        figures = Counter(cell.row for cell in best if cell.kind != BLANK)
        fullest = max(figures, key=lambda row: (figures[row], row), default=best[0].row)
        if len(figures) < 2 or figures[fullest] == width != figures.total():
            return [cell for cell in best if cell.row == fullest]
    return best


def _behind_words(cells: list[Raw], width: int) -> list[Raw]:
    """What follows the pieces of labels that stand before the first figure, if there are still enough values."""
    figure = next((i for i, cell in enumerate(cells) if cell.kind not in (BLANK, WORDS)), 0)
    words = next((i for i in reversed(range(figure)) if cells[i].kind == WORDS), -1)
    rest = cells[words + 1 :]
    return rest if sum(cell.kind != BLANK for cell in rest) >= width else cells


def _until_words(cells: list[Raw], width: int) -> list[Raw]:
    """What follows a label, up to words that come after all the values."""
    filled = 0
    for i, cell in enumerate(cells):
        if cell.kind == WORDS and filled >= width:
            behind = [value for value in cells[:i] if value.row != cell.row]  # without the 1 of `1 政府网站 10`
            return behind if len(behind) >= width else cells[:i]
        filled += cell.kind != BLANK
    return cells


def _values(cells: list[Raw], width: int, region: Region) -> list[Raw] | None:
    """The values among cells, as many as the form wants; blank cells count where the layout shows them."""
    filled = [i for i, cell in enumerate(cells) if cell.kind != BLANK]
    if len(filled) == width:
        return [cells[i] for i in filled]
    if not region.explicit:
        while len(filled) > width and cells[filled[0]].kind == WORDS:
            filled = filled[1:]  # the rest of a header that was cut short
        if len(filled) == width:
            return [cells[i] for i in filled]
        rest = without_page_numbers([cells[i] for i in filled], region) if len(filled) > width else []
        return rest if len(rest) == width else None
    if len(cells) < width or not filled:
        return cells[:width] if len(cells) >= width else None
    lowest, highest = max(0, filled[-1] - width + 1), min(filled[0], len(cells) - width)
    return cells[lowest : lowest + width] if lowest == highest else None
