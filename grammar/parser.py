"""Running lark over the terminals: the grammar of report.lark, LALR, a lexer of our own, nodes made on the way."""

from functools import lru_cache
from typing import Any

from .form import Form
from .lark_tables import Parse, load_grammar
from .lexer import Terminal, lex
from .nodes import Heading, Item, Leaf, Matter, Paragraph, Root, Section
from .prose import paragraph_of
from .source import span


class Builder:
    """Makes the typed nodes; lark calls a method as soon as its rule is complete."""

    def report(self, children: list[Any]) -> Root:
        """The front matter and the sections."""
        return Root(children[0], tuple(children[1:]))

    def front(self, children: list[Terminal]) -> tuple[Matter, ...]:
        """What stands before the first section."""
        return tuple([_node(terminal) for terminal in children])

    def section(self, children: list[Any]) -> Section:
        """A heading and all that follows it."""
        first: Terminal = children[0]
        matter: list[Matter] = [child if type(child) is Item else _node(child) for child in children[1:]]
        end = matter[-1].span.end if matter else first.end
        mark = first.mark
        assert mark is not None
        number, wording = span((mark.number_at, mark.wording_end)), span((mark.wording_at, mark.wording_end))
        heading = Heading(number, wording, mark.number, mark.level, mark.score == 1)
        return Section(span((first.start, end)), mark.key, heading, _leaf(first), tuple(matter))

    def numbered(self, children: list[Terminal]) -> Item:
        """An item with what follows it, up to the next item."""
        return Item(span((children[0].start, children[-1].end)), tuple([_node(terminal) for terminal in children]))


def _node(terminal: Terminal) -> Matter:
    """The node that a terminal is."""
    if terminal.title is not None:
        return terminal.title
    return _paragraph(terminal) if terminal.type in ("TEXT", "ITEM") else _leaf(terminal)


def _paragraph(terminal: Terminal) -> Paragraph:
    return paragraph_of(terminal.pieces, span((terminal.start, terminal.end)))


def _leaf(terminal: Terminal) -> Leaf:
    return Leaf(terminal.type, span((terminal.start, terminal.end)))


@lru_cache(maxsize=1)
def _parser() -> Parse:
    return load_grammar("report.lark", Builder())


def parse_tree(text: str, form: Form) -> Root:
    """The syntax tree of any text at all; never raises."""
    root: Root = _parser()(lex(text, form))
    return root
