"""Where in the file an edit of the reading text belongs; nowhere, if it would write over what is not read (markup)."""

from unicodedata import normalize

from ..grammar import Source
from ..grammar.patterns import lazy
from ..grammar.per_object import Memo
from .finding import Edit

_INVISIBLE = lazy("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]+")


def place_of(edit: Edit, source: Source) -> tuple[int, int] | None:
    """Start and end of an edit in ``source.raw``, None where it is not to be applied.

    That is where the stretch holds markup, a character reference or a remark to the linter, or where the text to be
    written would be markup itself.
    """
    start, end = edit.span
    if source.raw is source.text and "<" not in source.raw:
        return start, end
    if source.raw is not source.text and any(c in edit.text for c in "<>&") and "<" in source.raw:
        return None
    if start == end:
        place = _insertion(start, source)
        return None if place is None else (place, place)
    place, after = source.origin(start), source.end_origin(end)
    written = _INVISIBLE.sub("", source.raw[place:after]).replace("\r\n", "\n").replace("\r", "\n")
    same = written == source.text[start:end]
    return (place, after) if same and not ("&" in written and "<" in source.raw) else None


def keeps_figures(edit: Edit, source: Source) -> bool:
    """Whether an edit leaves the digits as they are, whatever their width."""
    return _DIGITS[source.slice(edit.span)] == _DIGITS[edit.text]


_DIGITS = Memo(lambda text: "".join(c for c in normalize("NFKC", text) if c.isascii() and c.isdigit()))


def _insertion(offset: int, source: Source) -> int | None:
    """Where a text goes that is put before the character at ``offset``."""
    raw, text = source.raw, source.text
    place = source.origin(offset)
    line_start = place == 0 or raw[place - 1] in "\r\n"
    if offset == 0:
        return place if line_start else None
    before = source.origin(offset - 1)
    if raw[before] == text[offset - 1] and before + 1 == place or line_start and text[offset - 1] == "\n":
        return place
    if text[offset - 1] == "|" and raw[before] == "<":  # an empty cell of HTML: right behind the tag that opens it
        return place if text[offset : offset + 1] == " " and raw[place - 1] == ">" else None
    return None
