"""Which cells of a row are its values where blank ones show: told by the rows that leave no doubt."""

from collections import Counter
from collections.abc import Callable

from .records import NamedTuple
from .region import BLANK, Raw, Region
from .row_runs import Run, ahead, blank_tail, filled_cells, row_end, row_kind, row_shape

_SURE = 3  # so many rows must tell which columns hold anything


class Lead(NamedTuple):
    """How many blank cells stand before the values of a row that leaves no doubt, and what it is known by."""

    row: int
    kind: tuple[str, int]
    shape: tuple[int, int]
    lead: int

    @property
    def column(self) -> int:
        """How many cells stand before the values in all."""
        return self.shape[0] + self.lead


def find_leads(runs: list[Run], region: Region) -> list[Lead]:
    """The leads of the rows that hold all their values."""
    found: list[Lead] = []
    for run in runs:
        if run.full:
            first = next((i for i, cell in enumerate(run.candidates) if cell.kind != BLANK), 0)
            found.append(Lead(run.row, row_kind(run), row_shape(run, run.candidates, region), first))
    return found


def filled_columns(runs: list[Run], region: Region) -> frozenset[int]:
    """Which columns hold anything in rows that are not full, told by those with just as many cells as columns."""
    wanted = len(runs[0].form.columns)
    opened = not region.by_line and 2 * len(ahead(runs, region)) > len(runs)  # by the last cell of the row before
    rows = [run.candidates[:-1] if opened and run is not runs[-1] else run.candidates for run in runs]
    sure = [cells for cells in rows if len(cells) == wanted and 0 < filled_cells(cells) < wanted]
    if len(sure) < _SURE or any(len(run.form.columns) != wanted for run in runs):
        return frozenset()
    return frozenset(i for cells in sure for i, cell in enumerate(cells) if cell.kind != BLANK)


def window(
    cells: list[Raw],
    run: Run,
    find_leads: Callable[[], list[Lead]],
    columns: frozenset[int],
    widest: int,
    region: Region,
    repeats: bool,
) -> list[Raw] | None:
    """The values among explicit cells: as many neighbours as the form wants that leave nothing out but blanks.

    Where several places would do, they stand below those of other rows, and as in the row that is most like it: one
    with a number of the same kind spans as many columns, one of the same shape lost as many at a page break. A row
    that is not full fills no other ``columns`` than such rows do that leave no doubt. A value that is repeated up to
    the width of the ``widest`` row is one in a merged cell.
    """
    wanted = len(run.form.columns)
    if len(cells) <= wanted:
        return cells if len(cells) == wanted else None
    filled = [i for i, cell in enumerate(cells) if cell.kind != BLANK]
    if len(filled) == widest > wanted and region.same(cells[i] for i in filled[wanted - 1 :]):
        return [cells[i] for i in filled[:wanted]]
    if repeats and len(cells) == widest > wanted and filled and filled[0] < wanted and region.same(cells[wanted - 1 :]):
        return cells[:wanted]
    lowest, highest = 0, len(cells) - wanted
    if filled:
        lowest, highest = max(lowest, filled[-1] - wanted + 1), min(highest, filled[0])
    if lowest < highest and filled:
        if region.by_line and cells[0].row != run.row:
            return None
        kind, shape = row_kind(run), row_shape(run, cells, region)
        fitting = [at for at in range(lowest, highest + 1) if columns.issuperset(i - at for i in filled)]
        if len(fitting) == 1:
            return cells[fitting[0] : fitting[0] + wanted]
        leads = find_leads()
        places_of = {known.column - shape[0] for known in leads}
        places = [place for place in range(lowest, highest + 1) if place in places_of]
        likely = [known for known in leads if known.lead in places]
        unlike = any(known.kind == kind and lowest <= known.lead <= highest for known in leads)
        if unlike and not any(known.kind == kind for known in likely) or len(places) != 1 and not likely:
            return None
        lowest = places[0]
        if len(places) > 1:
            near = max(likely, key=lambda one: (2 * (one.kind == kind) + (one.shape == shape), -abs(one.row - run.row)))
            lowest = near.lead
    return cells[lowest : lowest + wanted] if lowest <= highest else None


def short_rows(runs: list[Run], region: Region) -> list[Run]:
    """The rows that lack cells: all but a few rows of the table have more, and none that is full has as few.

    Of rows on one line any may lack some.
    """
    if not runs:
        return []
    if region.by_line:
        sizes = region.rows()
        widths = [sizes[run.row] for run in runs]
    else:
        widths = [row_end(run, region) - run.begin for run in runs]
        widths[-1] += 2 * len(ahead(runs, region)) > len(runs)  # behind the last row no other one opens
    width, often = Counter(widths).most_common(1)[0]
    if 5 * often < 4 * len(runs):
        return _shorter_than_their_kind(runs)
    full = {size for run, size in zip(runs, widths, strict=True) if run.full}
    labels = Counter(run.row for run in runs) if region.by_line else Counter()
    return [
        run
        for run, size in zip(runs, widths, strict=True)
        if size < width and size not in full or labels[run.row] > 1  # rows that are run together
    ]


def _shorter_than_their_kind(runs: list[Run]) -> list[Run]:
    """The rows with fewer cells behind their labels than all full rows with numbers of the same kind; not the last."""
    behind = [len(run.candidates) for run in runs]
    full: dict[tuple[str, int], list[int]] = {}
    for run, size in zip(runs, behind, strict=True):
        if run.full:
            full.setdefault(row_kind(run), []).append(size)
    least = {kind: min(sizes) for kind, sizes in full.items() if len(sizes) > 1}
    return [run for run, size in zip(runs[:-1], behind, strict=False) if size < least.get(row_kind(run), 0)]


def usual_tails(runs: list[Run]) -> dict[tuple[bool, int], int]:
    """How many blank cells a span leaves at the end of most rows that are full, with a group before them or not."""
    seen: dict[tuple[bool, int], Counter[int]] = {}
    for run in runs:
        if run.filled == len(run.form.columns):
            seen.setdefault((run.grouped, run.filled), Counter())[blank_tail(run)] += 1
    return {kind: counter.most_common(1)[0][0] for kind, counter in seen.items()}
