"""The tags of an HTML file, and where its tables end that lack their end tags."""

from .patterns import lazy

CELLS = frozenset(("td", "th"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", *CELLS))
HIDDEN = frozenset(("script", "style", "head", "template", "noscript"))
_OUTSIDE = frozenset(("table", "p", "div", *HEADINGS))
_BLANK_LINE = lazy(r"\n[ \t\r]*\n")
_LINE_END = lazy(r"[\r\n]")
_CONTENT = lazy(r"(?:\s|&nbsp;|<[^<>]*>)*+[^\s<]")


class Tag:
    """A tag: where it stands, its name, whether it opens, and for a table whether it holds another one."""

    __slots__ = ("end", "name", "opens", "outer", "start")

    def __init__(self, start: int, end: int, name: str, *, opens: bool) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.opens = opens
        self.outer = False


def with_table_ends(tags: list[Tag], raw: str) -> list[Tag]:
    """The tags with end tags where tables lack theirs: behind their cells another table, paragraph or heading begins.

    So does text, if more tables begin than end, and where not even the last cell has an end, what is on its next line.
    """
    ended: list[Tag] = []
    cells: list[bool | None] = []  # of each open table, whether a cell is open, None before the first
    lacking = sum(1 if tag.opens else -1 for tag in tags if tag.name == "table")
    ends = _ends(tags, raw) if lacking > 0 else {}
    due = -1  # where the open cell ends that nothing else does
    for tag in [*tags, Tag(len(raw), len(raw), "!", opens=False)]:
        if cells and lacking > 0:
            end = due if 0 <= due <= tag.start else -1
            if end < 0 and cells[-1] is False and _is_text(raw[ended[-1].end : tag.start], ended[-1]):
                end = ended[-1].end
            if end >= 0:
                ended.append(Tag(end, end, "table", opens=False))
                lacking -= 1
                cells.pop()
                due = -1
        while cells and cells[-1] is False and tag.opens and tag.name in _OUTSIDE:
            ended.append(Tag(tag.start, tag.start, "table", opens=False))
            cells.pop()
        if tag.name == "table":
            if tag.opens:
                cells.append(None)
            elif cells:
                cells.pop()
        elif cells and (tag.name in CELLS or cells[-1] and tag.name in PARTS):
            cells[-1] = tag.opens and tag.name in CELLS
            due = ends.get(tag, -1)
        ended.append(tag)
    return ended[:-1]


def _is_text(between: str, before: Tag) -> bool:
    """Whether anything to read stands between two tags."""
    return before.name not in HIDDEN and bool(between.replace("&nbsp;", "").strip())


def _ends(tags: list[Tag], raw: str) -> dict[Tag, int]:
    """Of cells that nothing ends before another table begins, or the file ends, the end of the line they are on.

    A blank cell ends before a blank line.
    """
    parts = [tag for tag in tags if tag.name in PARTS]
    ends: dict[Tag, int] = {}
    for tag, after in zip(parts, [*parts[1:], None], strict=True):
        if tag.name in CELLS and tag.opens and (after is None or after.name == "table" and after.opens):
            stop = after.start if after else len(raw)
            content = _CONTENT.match(raw, tag.end, stop)
            if content and _BLANK_LINE.search(content[0]):
                ends[tag] = tag.end
            elif content and (line := _LINE_END.search(raw, content.end(), stop)):
                ends[tag] = line.start()
    return ends
