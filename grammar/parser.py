"""Running lark over the terminals: the grammar of report.lark, LALR, a lexer of our own, nodes made on the way."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from .form import Form
from .lark_tables import Parse, load_grammar
from .lexer import Terminal, lex
from .nodes import Heading, Item, Matter, Root, Section
from .source import Span, span

_heading: Callable[[tuple[Span, Span, str, int, bool]], Heading] = partial(tuple.__new__, Heading)
_item: Callable[[tuple[Span, tuple[Matter, ...]]], Item] = partial(tuple.__new__, Item)


class Builder:
    """Makes the typed nodes; lark calls a method as soon as its rule is complete."""

    def report(self, children: list[Any]) -> Root:
        """The front matter and the sections."""
        return Root(children[0], tuple(children[1:]))

    def front(self, children: list[Terminal]) -> tuple[Matter, ...]:
        """What stands before the first section."""
        return tuple([terminal.node for terminal in children])

    def section(self, children: list[Any]) -> Section:
        """A heading and all that follows it."""
        _, leaf, mark = children[0]
        matter: list[Matter] = [child if type(child) is Item else child.node for child in children[1:]]
        _, _, number_at, number, wording_at, end, level, key, score, _, _ = mark
        heading = _heading((span((number_at, end)), span((wording_at, end)), number, level, score == 1))
        end = matter[-1].span.end if matter else leaf.span.end
        return Section(span((leaf.span.start, end)), key, heading, leaf, tuple(matter))

    def numbered(self, children: list[Terminal]) -> Item:
        """An item with what follows it, up to the next item."""
        nodes = tuple([terminal.node for terminal in children])
        return _item((span((nodes[0].span.start, nodes[-1].span.end)), nodes))


@lru_cache(maxsize=1)
def _parser() -> Parse:
    return load_grammar("report.lark", Builder())


def parse_tree(text: str, form: Form) -> Root:
    """The syntax tree of any text at all; never raises."""
    root: Root = _parser()(lex(text, form))
    return root
