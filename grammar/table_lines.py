"""The table lines of a section and their cells, those taken apart that hold several."""

from .cells import read_cells, stretches_alike
from .labels import fold
from .nodes import Leaf
from .patterns import lazy
from .region import Region
from .vocabulary import Vocabulary

_GLUED = lazy(r"(?<=[^\d.．、,，(（])\d+(?:\.\d+)?$")
_LONGEST = 100_000  # characters of a section in which tables of several layouts are looked for


class TableLines:
    """The runs of table lines of a section (its key is empty for what stands before the first one).

    Their cells are read once, for whichever tables they are looked through.
    """

    __slots__ = ("_apart", "_region", "leaves", "section", "taken", "text")

    def __init__(self, text: str, leaves: tuple[Leaf, ...], section: str) -> None:
        self.text = text
        self.leaves = leaves
        self.section = section
        self.taken = False  # whether the cells are those of a table
        self._apart = False
        self._region: Region | None = None

    @property
    def region(self) -> Region:
        """Their cells."""
        if self._region is None:
            self._region = read_cells(self.text, self.leaves)
        self._region.compared = False
        return self._region

    def took_apart(self, words: Vocabulary) -> bool:
        """Whether cells that are several had to be taken apart now; those of a table stay as they are."""
        if self._apart:
            return False
        if self.taken:
            self._region = None
        self._apart = True
        return _taken_apart(self.region, words)

    @property
    def parts(self) -> "list[TableLines]":
        """Them in parts of one layout each; none where there is only one, or where they are long."""
        if self.leaves[-1].span.end - self.leaves[0].span.start >= _LONGEST:
            return []
        return [TableLines(self.text, part, self.section) for part in stretches_alike(self.text, self.leaves)]


def _taken_apart(region: Region, words: Vocabulary) -> bool:
    """Whether cells that are several had to be taken apart."""
    size = len(region)
    if not region.explicit:
        _unglue(region, words)
    _part_heads(region, words)
    return len(region) > size


def _unglue(region: Region, words: Vocabulary) -> None:
    """Take a label and the figure that is written right behind it apart."""
    for number, _ in region.words_of():
        text = region.text(number)
        figures = _GLUED.search(text) if text[-1:].isdecimal() and not text.isdecimal() else None
        head = fold(text[: figures.start()]) if figures else ""
        if figures and (words.is_fragment(head) or len(head) > 4 and words.near_label(head)):
            region.split(number, figures.start(), head)


def _part_heads(region: Region, words: Vocabulary) -> None:
    """Take labels of columns apart that extraction ran together in one cell, and a remark off a whole label."""
    for number, folded in region.words_of():
        if folded not in words.labels and (text := region.text(number))[-1:] in ("）", ")"):
            label = fold(text[: max(text.rfind("（"), text.rfind("("), 0)])
            if words.is_label(label):
                region.reword(number, label)
                continue
        while head := words.first_head(folded):
            text = region.text(number)
            at = next(at for at in range(len(head), len(text)) if fold(text[:at]) == head)
            folded = folded[len(head) :]
            region.split(number, at, head, folded)
            number += 1
