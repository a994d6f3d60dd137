"""Running lark over the terminals: the grammar of report.lark, LALR, a lexer of our own, nodes made on the way."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lark import Lark, Token, Transformer
from lark.lexer import Lexer

from .form import Form
from .lark_tables import load_grammar
from .lexer import Terminal, lex
from .nodes import Heading, Item, Leaf, Matter, Paragraph, Root, Section, Title
from .prose import paragraph_of
from .source import Span


class ReportLexer(Lexer):
    """Hands the terminals of ``lexer.lex`` to lark."""

    def __init__(self, lexer_conf: Any) -> None:
        """Lark calls it with its configuration, which is not needed: the terminals are declared only."""

    def lex(self, data: tuple[str, Form]) -> Iterator[Token]:  # type: ignore[override]
        """One token per terminal; its value is the ``Terminal``."""
        for terminal in lex(*data):
            yield Token(terminal.name, terminal)


class Builder(Transformer[Token, Any]):
    """Makes the typed nodes; lark calls a method as soon as its rule is complete."""

    def report(self, children: list[Any]) -> Root:
        """The front matter and the sections."""
        return Root(children[0], tuple(children[1:]))

    def front(self, children: list[Any]) -> tuple[Matter, ...]:
        """What stands before the first section."""
        return tuple(children)

    def title(self, children: list[Any]) -> Title:
        """A title, as the lexer recognised it."""
        title: Title = children[0].value.title
        return title

    def section(self, children: list[Any]) -> Section:
        """A heading and all that follows it."""
        leaf, heading, key = children[0]
        matter: list[Matter] = []
        for child in children[1:]:
            if isinstance(child, list):
                matter.append(Item(Span(child[0].span.start, child[-1].span.end), tuple(child)))
            else:
                matter.append(child)
        end = matter[-1].span.end if matter else leaf.span.end
        return Section(Span(leaf.span.start, end), key, heading, leaf, tuple(matter))

    def heading(self, children: list[Any]) -> tuple[Leaf, Heading, str]:
        """The heading's leaf and what it says."""
        terminal: Terminal = children[0].value
        mark = terminal.mark
        assert mark is not None
        heading = Heading(
            Span(mark.number_at, mark.wording_end), Span(mark.wording_at, mark.wording_end),
            mark.number, mark.level, mark.score == 1,
        )  # fmt: skip
        return _leaf(terminal), heading, mark.key

    def numbered(self, children: list[Any]) -> list[Matter]:
        """An item with what follows it, up to the next item."""
        return children

    def item(self, children: list[Any]) -> Paragraph:
        """The paragraph that an item number opens."""
        return paragraph_of(list(children[0].value.pieces), _span(children[0].value))

    paragraph = item

    def table(self, children: list[Any]) -> Leaf:
        """Lines of a table, read later with the labels of the form."""
        return _leaf(children[0].value)

    blank = page = table


def _leaf(terminal: Terminal) -> Leaf:
    return Leaf(terminal.name, _span(terminal))


def _span(terminal: Terminal) -> Span:
    return Span(terminal.start, terminal.end)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return load_grammar("report.lark", ReportLexer, Builder())


def parse_tree(text: str, form: Form) -> Root:
    """The syntax tree of any text at all; never raises."""
    root: Root = _parser().parse((text, form))  # type: ignore[assignment]
    return root
