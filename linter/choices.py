"""Reading a choice: which of the options that a cell prints is ticked."""

from collections.abc import Sequence

_TICKED = "☑√✓✔☒■●◉⊙þ\uf052\uf0fe"
_OPEN = "☐□○◯¨\uf0a3\uf0a8"
_BLANK = " \t\u00a0\u3000|"


def ticked(text: str, options: Sequence[str]) -> tuple[str, ...]:
    """The options with a tick before them; the one that stands there alone where nothing is marked at all.

    Ticks behind the options count where none stands before the first one.
    """
    marks = [c for c in text if c in _TICKED or c in _OPEN]
    if not marks:
        bare = text.strip(_BLANK)
        return (bare,) if bare in options else ()
    behind = text.lstrip(_BLANK)[:1] not in (*_TICKED, *_OPEN)
    found = []
    for option in options:
        at = text.find(option)
        while at >= 0:
            around = text[at + len(option) :].lstrip(_BLANK)[:1] if behind else text[:at].rstrip(_BLANK)[-1:]
            if around and around in _TICKED:
                found.append(option)
                break
            at = text.find(option, at + 1)
    return tuple(found)
