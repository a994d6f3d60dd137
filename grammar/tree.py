"""The syntax tree for display: every node with its kind, its span and, for leaves, its text."""

from .cells import read_cells
from .nodes import Item, Leaf, Matter, Paragraph, Section, Title
from .records import NamedTuple
from .region import BLANK
from .report import Report
from .source import Span


class Node(NamedTuple):
    """A node of the tree as shown: ``text`` is None for nodes that have children; ``attributes`` say what was known."""

    kind: str
    span: Span
    text: str | None
    children: "tuple[Node, ...]"
    attributes: dict[str, str]


def tree(report: Report) -> Node:
    """The syntax tree of a report; its leaves, in order, cover the whole reading text."""
    text = report.source.text
    children: list[Node] = []
    front = tuple(_node(child, text) for child in report.root.front)
    if front:
        children.append(Node("front", Span(front[0].span.start, front[-1].span.end), None, front, {}))
    children += [_section(section, text) for section in report.sections]
    return Node("report", Span(0, len(text)), None, tuple(children), {"form": report.form.key})


def _section(section: Section, text: str) -> Node:
    heading = section.heading
    attributes = {"number": heading.number, "wording": text[heading.wording.start : heading.wording.end]}
    if heading.level:
        attributes["level"] = str(heading.level)
    head = Node("heading", section.leaf.span, text[section.leaf.span.start : section.leaf.span.end], (), attributes)
    children = (head, *(_node(child, text) for child in section.children))
    return Node("section", section.span, None, children, {"id": section.key} if section.key else {})


def _node(child: Matter, text: str) -> Node:
    if isinstance(child, Title):
        attributes = {"agency": child.agency, "year": str(child.year or "")}
        return Node("title", child.lines, text[child.lines.start : child.lines.end], (), attributes)
    if isinstance(child, Item):
        return Node("item", child.span, None, tuple(_node(part, text) for part in child.children), {})
    whole = text[child.span.start : child.span.end]
    if isinstance(child, Paragraph):
        return Node("paragraph", child.span, whole, (), {"marker": child.marker} if child.marker else {})
    if child.kind == "ROWS":
        return Node("table", child.span, whole, _rows(child, text), {})
    return Node(child.kind.lower(), child.span, whole, (), {})


def _rows(leaf: Leaf, text: str) -> tuple[Node, ...]:
    """The rows of a run of table lines with their cells."""
    rows: dict[int, list[Node]] = {}
    region = read_cells(text, (leaf,))
    for number, _, kind, _, row in region.cells:
        name = "blank" if kind == BLANK else "cell"
        place = region.place(Span(number, number + 1))
        rows.setdefault(row, []).append(Node(name, place, region.text(number), (), {}))
    return tuple(
        Node("row", Span(cells[0].span.start, cells[-1].span.end), None, tuple(cells), {}) for cells in rows.values()
    )
