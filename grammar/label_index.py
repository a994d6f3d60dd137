"""The labels of one table as they are looked up: whole, by their beginnings, without their number, by likeness."""

from .form import RowForm, TableForm
from .labels import fold, is_subsequence, likeness
from .per_object import per_object

_NUMBER = "0123456789一二三四五六七八九十"
_LIKE = 0.7


class LabelIndex:
    """The folded labels of one table: whole ones, their beginnings, and row labels without their item number."""

    __slots__ = (
        "_holding", "_known", "_longest", "bare_rows", "beginnings", "columns", "form", "groups", "likes", "order",
        "rows", "twins", "whole",
    )  # fmt: skip

    def __init__(self, form: TableForm) -> None:
        self.form = form
        self.order = {row.key: i for i, row in enumerate(form.rows)}
        self.whole: dict[str, tuple[str, str, str]] = {}
        for header in form.headers:
            self.whole[fold(header)] = ("header", "", header)
        self.groups = {fold(group): group for group in form.groups}
        for folded, group in self.groups.items():
            self.whole[folded] = ("group", "", group)
        self.columns = {fold(column.label): column for column in form.columns if column.printed}
        for column in form.columns:
            for wording in (column.label, *column.variants) if column.printed else ():
                self.whole[fold(wording)] = ("column", column.key, column.label)
        self.rows: dict[str, tuple[str, str]] = {}
        self.twins: dict[str, list[RowForm]] = {}
        self.bare_rows: dict[str, tuple[str, str]] = {}
        for row in form.rows:
            for wording in (row.label, *row.variants):
                folded = fold(wording)
                if folded in self.rows:
                    self.twins.setdefault(folded, [self.form.rows[self.order[self.rows[folded][0]]]]).append(row)
                    continue
                self.rows[folded] = (row.key, row.label)
                self.whole[folded] = ("header" if form.run else "row", row.key, row.label)
                self.bare_rows.setdefault(folded.lstrip(_NUMBER), (row.key, row.label))
        self.likes: dict[tuple[str, bool], tuple[float, str]] = {}
        self.beginnings: dict[str, str] = {}
        for label in (*self.whole, *self.bare_rows):
            for n in range(1, len(label)):
                self.beginnings.setdefault(label[:n], label)
        self._known = [(label, kind, len(label.lstrip(_NUMBER))) for label, (kind, _, _) in self.whole.items()]
        self._longest = max(map(len, self.whole), default=0)
        self._holding: dict[str, list[int]] = {}  # by character: the labels that hold it; filled when first asked

    def likest(self, joined: str, body: bool) -> tuple[float, str]:
        """The whole label that some words are most like, and how much; none (empty) when not enough."""
        known = self.likes.get((joined, body))
        if known is None:
            if len(self.likes) > 4096:
                self.likes.clear()
            known = self.likes[joined, body] = self._likest(joined, body)
        return known

    def _likest(self, joined: str, body: bool) -> tuple[float, str]:
        best = (0.0, "")
        size = len(joined)
        bare = len(joined.lstrip(_NUMBER))
        for number, common in self._in_common(joined) if size > 1 else ():
            label, kind, least = self._known[number]
            if kind in ("group", "header") and len(label) < 4 or kind == "column" and body and size < 4:
                continue
            if 2 * common < _LIKE * (bare + least) or 2 * min(size, len(label)) + 1 < _LIKE * (size + len(label)):
                continue
            score = _score(joined, label)
            if score >= _LIKE and score > best[0]:
                best = (score, label)
        return best

    def _in_common(self, joined: str) -> list[tuple[int, int]]:
        """The labels, in order, and how many characters of some words each holds; none for words too long for any."""
        if _LIKE * (len(joined) + self._longest) > 2 * self._longest + 1:
            return []
        if not self._holding:
            for number, label in enumerate(self.whole):
                for c in set(label):
                    self._holding.setdefault(c, []).append(number)
        found: dict[int, int] = {}
        for c in joined:
            for number in self._holding.get(c, ()):
                found[number] = found.get(number, 0) + 1
        return sorted(found.items())


@per_object
def label_index(form: TableForm) -> LabelIndex:
    """The label index of a table form."""
    return LabelIndex(form)


def _score(joined: str, label: str) -> float:
    """How like a label the words are."""
    score = likeness(joined, label)
    bare = label.lstrip(_NUMBER)
    if bare != label and len(bare) > 3:
        score = max(score, likeness(joined.lstrip(_NUMBER), bare) - 0.02)
    if len(label) <= 4 and not is_subsequence(joined, label):
        score -= 0.1
    return score
