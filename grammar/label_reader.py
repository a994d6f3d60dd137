"""Recognising the labels of one table among the cells of a region."""

from collections.abc import Callable
from functools import partial

from .form import Form, RowForm, TableForm
from .label_index import LabelIndex, label_index
from .labels import fold, likeness
from .region import BLANK, NUMBER, WORDS, Raw
from .source import Span, span
from .table_layout import Label
from .vocabulary import vocabulary

_label: Callable[[tuple[str, str, Span, str, str, bool]], Label] = partial(tuple.__new__, Label)
_HALF = 0.5
_SPAN = 4  # cells


class Match:
    """A label found: the cells ``first`` to ``last`` of a region hold it; ``rest`` is what the text still lacks."""

    __slots__ = ("_label", "exact", "first", "folded", "key", "kind", "last", "mandated", "rest")

    def __init__(self, first: int, last: int, folded: str, kind: str, key: str, mandated: str, exact: bool) -> None:
        self.first = first
        self.last = last
        self.folded = folded
        self.kind = kind
        self.key = key
        self.mandated = mandated
        self.exact = exact
        self._label: Label | None = None
        self.rest = ""
        if mandated and mandated != folded:
            whole = fold(mandated)
            self.rest = whole[len(folded) :] if whole.startswith(folded) else ""

    @property
    def label(self) -> Label:
        """The label as a node, its span in cells; made once all labels are known."""
        if self._label is None:
            cells = span((self.first, self.last + 1))
            self._label = _label((self.kind, self.key, cells, self.folded, self.mandated, self.exact))
        return self._label


def find_labels(cells: list[Raw], table: TableForm, form: Form) -> list[Match]:
    """The labels of ``table`` among ``cells``, and as ``other`` the words that are no label of it, in order."""
    index = label_index(table)
    words = vocabulary(form)
    found: list[Match] = []
    body = abroad = False
    behind = 0
    for i in [cell.start for cell in cells if cell.kind == WORDS]:
        if i < behind:
            continue
        match = _whole(cells, i, index, body and not abroad)
        if match and match.kind == "row" and i < match.last + 1 < len(cells) and cells[match.last + 1].kind == WORDS:
            longer = _begins(cells, i, index, body)
            match = longer if longer and longer.key == match.key and longer.last > match.last else match
        match = match or _completes(cells, i, found)
        if match is None:
            folded = cells[i].folded
            if words.is_label(folded) and len(folded) > 2:
                match = Match(i, i, folded, "foreign", "", folded, True)
            else:
                match = _begins(cells, i, index, body) or _like(cells, i, index, body, found)
                match = match or Match(i, i, folded, "other", "", "", False)
        body = match.kind == "row" or body and match.kind != "header"
        if match.kind == "row" and index.twins and (twins := index.twins.get(fold(match.mandated))):
            _tell_apart(match, twins, found, index)
        if match.kind in ("row", "group", "foreign"):
            abroad = match.kind == "foreign"
        found.append(match)
        behind = match.last + 1
    if not table.run:
        _between(found, index, cells)
    return found


def _between(found: list[Match], index: LabelIndex, cells: list[Raw]) -> None:
    """Make labels of words that are half like the label of a row that is lacking just where they stand.

    Before the first row they stand behind the labels of columns, with a value behind them.
    """
    order = index.order
    rows = {match.key for match in found if match.kind == "row"}
    lacking = [row for row in index.form.rows if row.key not in rows]
    if not lacking:
        return
    ends = [len(order)]
    for match in reversed(found):
        ends.append(order[match.key] if match.kind == "row" else ends[-1])
    before = -1
    headed = False
    for match, after in zip(found, reversed(ends[1:]), strict=True):
        if match.kind == "row":
            before = order[match.key]
        headed = headed or match.kind == "column" and match.exact
        if match.kind == "other" and (before >= 0 or headed and _valued(cells, match.last + 1)):
            for row in lacking:
                if before <= order[row.key] < after and likeness(match.folded, fold(row.label)) >= _HALF:
                    match.kind, match.key, match.mandated = "row", row.key, row.label
                    before = order[row.key]
                    break


def _valued(cells: list[Raw], i: int) -> bool:
    """Whether a value stands at a cell, or behind what a span leaves there."""
    return next((cell.kind for cell in cells[i : i + _SPAN] if cell.kind != BLANK), WORDS) == NUMBER


def _tell_apart(match: Match, twins: list[RowForm], found: list[Match], index: LabelIndex) -> None:
    """Of rows that share a label choose the one whose group was named last, else the next one in the form's order."""
    groups: list[str] = []
    before = -1
    for earlier in reversed(found):
        if earlier.kind == "row":
            before = index.order[earlier.key]
            break
        if earlier.kind == "group":
            groups.append(earlier.mandated)
    named = [row for group in groups for row in twins if row.groups and row.groups[-1] == group]
    named += [row for row in twins if row.groups and match.folded.startswith(fold(row.groups[-1]))]
    after = [row for row in twins if index.order[row.key] > before]
    row = (named or after or twins)[0]
    match.key, match.mandated = row.key, row.label


def _whole(cells: list[Raw], i: int, index: LabelIndex, body: bool) -> Match | None:
    """A label that the cell makes up, alone or with the words that follow it at once."""
    joined = ""
    best: Match | None = None
    for j in range(i, min(i + 8, len(cells))):
        if cells[j].kind != WORDS:
            break
        joined += cells[j].folded
        known = index.whole.get(joined)
        bare = index.bare_rows.get(joined)
        own = joined if known else _without_groups(joined, index)
        if body and bare and (known is None or known[0] == "column") and not index.form.run:
            best = Match(i, j, joined, "row", *bare, True)
        elif known:
            best = Match(i, j, joined, *known, True)
        elif own != joined and (row := index.rows.get(own) or index.bare_rows.get(own)):
            best = Match(i, j, joined, "row", *row, True)
        if joined not in index.beginnings and (own == joined or own not in index.beginnings):
            break
    return best


def _without_groups(folded: str, index: LabelIndex) -> str:
    """The label of a cell that holds its groups before it."""
    for group in index.groups:
        if folded.startswith(group):
            return _without_groups(folded[len(group) :], index)
    return folded


def _begins(cells: list[Raw], i: int, index: LabelIndex, body: bool) -> Match | None:
    """The beginning of a label, as far as the words from a cell on make it up; values or other words follow it."""
    joined = ""
    best: Match | None = None
    for j in range(i, min(i + 8, len(cells))):
        joined += cells[j].folded
        own = _without_groups(joined, index)
        if cells[j].kind != WORDS or not own or own not in index.beginnings:
            break
        label = index.beginnings[own]
        known = index.whole.get(label) or (("row", *index.bare_rows[label]) if body else None)
        if known and len(own) >= (4 if own == joined else 2):
            best = Match(i, j, joined, *known, False)
            best.rest = label[len(own) :]
    return best


def _completes(cells: list[Raw], i: int, found: list[Match]) -> Match | None:
    """The rest of a label of which a beginning was found before, with values between; or a piece of the rest."""
    for match in reversed(found[-3:]):
        piece = ""
        last = i
        for j in range(i, min(i + 4, len(cells))) if match.rest else ():
            if cells[j].kind != WORDS or not match.rest.startswith(piece + cells[j].folded):
                break
            piece += cells[j].folded
            last = j
        if _is_piece(piece, match.rest):
            match.rest = match.rest[len(piece) :]
            match.exact = not match.rest
            return Match(i, last, piece, "rest", match.key, match.mandated, True)
    return None


def _is_piece(words: str, rest: str) -> bool:
    """Whether words go on with the rest of a label: a single character only where it is all of it."""
    return rest == words != "" or len(words) > 1 and rest.startswith(words)


def _like(cells: list[Raw], i: int, index: LabelIndex, body: bool, found: list[Match]) -> Match | None:
    """The label that the words are most like, if they are like enough; rows count only by their own words.

    Words that go on with a label ``found`` before are no part of it.
    """
    rests = [match.rest for match in found[-3:] if match.rest]
    pieces: list[str] = []
    best: tuple[float, Match] | None = None
    for j in range(i, min(i + 4, len(cells))):
        if cells[j].kind != WORDS or (j > i and (cells[j].row == cells[i].row or _opens(cells, j, index, body))):
            break
        if j > i and any(_is_piece(cells[j].folded, rest) for rest in rests):
            break
        pieces.append(cells[j].folded)
        joined = "".join(pieces)
        score, label = index.likest(joined, body)
        if label and (best is None or score > best[0]):
            best = (score, Match(i, j, joined, *index.whole[label], False))
    return best[1] if best else None


def _opens(cells: list[Raw], i: int, index: LabelIndex, body: bool) -> bool:
    """Whether a label stands or begins at a cell."""
    return (_whole(cells, i, index, body) or _begins(cells, i, index, body)) is not None
