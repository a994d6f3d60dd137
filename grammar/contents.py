"""Tables of contents: headings that stand in a row before those of the sections."""

from .heading_marks import BLANK, NUMERAL, Mark
from .labels import fold
from .lines import PAGE
from .patterns import lazy

_NEXT_ENTRY = lazy(rf"[{BLANK}.…·|]*\d{{1,3}}[{BLANK}|]*[{NUMERAL}]{{1,2}}[、.．]")


def behind_contents(text: str, marks: list[Mark]) -> list[Mark]:
    """Without the table of contents that opens the text: headings in a row, under 目录 or with a page number each."""
    run = paged = 0
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        line_end = text.find("\n", mark.wording_end) % (len(text) + 1)
        page = text[mark.wording_end : line_end].strip(f"{BLANK}.…·|：:")
        if page and not (page.isdigit() and len(page) < 4):
            break
        run += 1
        paged += bool(page)
        between = text[line_end : after.start].strip() if after else ""
        if after is None or after.key == marks[0].key or between and not PAGE.fullmatch(between):
            break
    if run < 3:
        return marks
    named = fold(text[max(0, marks[0].start - 30) : marks[0].start]).endswith("目录")
    return marks[run:] if named or paged == run else marks


def without_contents(text: str, marks: list[Mark]) -> list[Mark]:
    """Without tables of contents: three or more headings in a row, nothing between, all but one of which come again.

    Where they stand on one line not all of them need be known as headings.
    """
    last = {mark.key: i for i, mark in enumerate(marks)}
    if len(last) == len(marks):  # none comes again
        return marks
    kept: list[Mark] = []
    run: list[Mark] = []
    for i, mark in enumerate(marks):
        run.append(mark)
        after = marks[i + 1] if i + 1 < len(marks) else None
        if after and not text[mark.end : after.start].strip(f"{BLANK}\n|.…·0123456789") and after.key != run[0].key:
            continue
        if len(run) < 3 or sum(last[m.key] > i for m in run) < max(3, len(run) - 1):
            kept += [m for m in run if last[m.key] <= i or not _NEXT_ENTRY.match(text, m.wording_end)]
        run = []
    return kept
