"""Reading a table: cells in reading order, labels that say whose they are, values by their place after the label."""

from itertools import pairwise

from .cells import MARK, NUMBER, WORDS, Raw, Region, read_cells
from .form import Form, TableForm
from .label_reader import Match, find_labels
from .labels import fold
from .nodes import Leaf
from .patterns import lazy
from .row_values import Run, place
from .source import Span
from .table_flaws import tears
from .table_nodes import Flaw, Row, Table
from .table_runs import densest, read_run
from .vocabulary import Vocabulary, vocabulary

_GLUED = lazy(r"(?<=[^\d.．、,，(（])\d+(?:\.\d+)?$")
_FEW = 2  # so few values that lack in a run are a slip, unless no words repeat
_OWN = ("row", "column", "group", "header")
_TABLE = 3  # so many labels of another form are another table, not a slip in the header


def read_table(text: str, leaves: tuple[Leaf, ...], table: TableForm, form: Form, section: str) -> Table | None:
    """The table of that form in the given runs of table lines; None where it is not."""
    region = read_cells(text, leaves)
    if not region.explicit:
        region = region._replace(cells=_unglued(region.cells, vocabulary(form)))
    matches = find_labels(region.cells, table, form)
    if table.run:
        matches = densest(matches)
    own = [match for match in matches if match.kind in _OWN and match.exact]
    if table.run:
        if 2 * len({match.mandated for match in own}) < len(table.columns) and not (
            section == table.section and sum(cell.kind in (NUMBER, MARK) for cell in region.cells) == table.width
        ):
            return None
        rows, flaws = read_run(region, matches, table)
    else:
        runs = _runs(region, matches, table)
        if 3 * len({run.form.key for run in runs}) < len(table.rows):
            return None
        rows, flaws = place(runs, region)
        matches = _behind_others(_within(matches, rows, region), region)
        own = [match for match in matches if match.kind in _OWN and match.exact]
    start = region.cells[own[0].first].start if own else region.cells[0].start
    last = region.cells[own[-1].last].end if own else start + 1
    end = max([last, *(row.label.span.end for row in rows), *(row.cells[-1].span.end for row in rows if row.cells)])
    if _unknowable(rows, flaws, region, table):
        rows, flaws = [], [Flaw("unreadable", Span(start, end), unassessable=True)]
    flaws += tears(region, matches)
    labels = tuple(match.label(region.cells) for match in matches if match.kind not in ("foreign", "rest"))
    return Table(table.key, section, Span(start, end), table, tuple(rows), labels, tuple(flaws), region.explicit)


def _unglued(cells: list[Raw], words: Vocabulary) -> list[Raw]:
    """The cells with a label and the figure that is written right behind it taken apart."""
    found: list[Raw] = []
    for cell in cells:
        figures = _GLUED.search(cell.text) if cell.kind == WORDS else None
        head = fold(cell.text[: figures.start()]) if figures else ""
        if figures and (words.is_fragment(head) or len(head) > 4 and words.near_label(head)):
            middle = cell.start + figures.start()
            label = cell.text[: figures.start()]
            found.append(cell._replace(end=middle, text=label, folded=head))
            found.append(cell._replace(start=middle, text=figures[0], kind=NUMBER, folded=""))
        else:
            found.append(cell)
    return found


def _within(matches: list[Match], rows: list[Row], region: Region) -> list[Match]:
    """The matches without those of another table that stands before or after and has a label in common."""
    places = {row.label.span.start for row in rows}
    first, last = min(places), max(places)
    after = -1
    kept: list[Match] = []
    for match in matches:
        at = region.cells[match.first].start
        if match.kind == "row" and at < first:
            after, kept = at, []
        elif at <= last or match.kind == "rest":
            kept.append(match)
    return kept if after < 0 or any(match.kind == "column" for match in kept) else matches


def _behind_others(matches: list[Match], region: Region) -> list[Match]:
    """The matches without those before the labels and values of another table that stands above the first row."""
    first = next((i for i, match in enumerate(matches) if match.kind == "row"), 0)
    others = [i for i in range(first) if matches[i].kind == "foreign"]
    if len(others) <= _TABLE:
        return matches
    end = matches[others[-1]].last
    figures = [i for i in range(end + 1, matches[first].first) if region.cells[i].kind in (NUMBER, MARK)]
    end = figures[-1] if len(figures) > _TABLE else end
    return [match for match in matches if match.first > end]


def _runs(region: Region, matches: list[Match], table: TableForm) -> list[Run]:
    """The cells that follow each row label, up to the next label."""
    forms = {row.key: row for row in table.rows}
    starts = {match.first: match for match in matches}
    cells = region.cells
    runs: list[Run] = []
    current: Run | None = None
    skipped = group = -1
    i = 0
    while i < len(cells):
        match = starts.get(i)
        if match is None:
            if current and (not region.by_line or cells[i].row != skipped):
                current.cells.append(cells[i])
            i += 1
            continue
        if match.kind == "rest":
            skipped = cells[i].row
        elif match.kind == "row":
            row = cells[match.last].row
            if not (current and current.form.key == match.key and not current.filled and current.row == row):
                current = Run(forms[match.key], match, match.label(cells), row, grouped=group == match.first)
                runs.append(current)
        elif match.kind == "other":
            current = _words(current, cells[i], region)
        elif region.explicit or current is None or current.filled:
            current = None
        i = match.last + 1
        group = i if match.kind == "group" else -1
    return runs


def _words(current: Run | None, cell: Raw, region: Region) -> Run | None:
    """The run after words that are no label: they may stand where a value should, or open a row the form lacks."""
    if current is None:
        return None
    if current.form.text:
        if not current.cells or current.cells[-1].row == cell.row or not current.filled:
            current.cells.append(cell)
            return current
        return None
    if region.by_line and cell.row != current.row:
        return None
    if current.filled >= len(current.form.columns):
        return None
    valued = region.explicit or current.filled or cell.row == current.row
    (current.cells if valued else current.words).append(cell)
    return current


def _unknowable(rows: list[Row], flaws: list[Flaw], region: Region, table: TableForm) -> bool:
    """Whether so much is lacking that lines must have been lost (repeated ones, removed by a converter)."""
    if region.explicit:
        return False
    short = [flaw for flaw in flaws if flaw.kind == "width" and flaw.found < flaw.wanted]
    if not short:
        return False
    if any(2 * flaw.found < flaw.wanted and flaw.wanted > 3 for flaw in short) and len(rows) == 1 + len(short):
        return True
    texts = [cell.text for cell in region.cells]
    if 3 * len(short) >= len(rows) and not (table.run and short[0].wanted - short[0].found <= _FEW):
        return True
    return len(set(texts)) == len(texts) or len(short) > 1 and all(one != other for one, other in pairwise(texts))
