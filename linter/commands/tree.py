"""``gouji tree FILE``: print the syntax tree of a report, every node with its span."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..config import Configs
from ..reading import read_report
from ..session import Session
from .parser import Parser, add_config

if TYPE_CHECKING:
    from ...grammar import Source
    from ...grammar.tree import Node

_LONGEST = 60


def arguments(parser: Parser) -> None:
    """Declare the arguments."""
    say = parser.say
    parser.add_argument("file", metavar="FILE", help=say("文件（- 为标准输入）", "the file (-: stdin)"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("输出格式", "output format"))
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """Print the tree. Raises Trouble where the file is no text."""
    report, _ = read_report(Session(Configs(options.config)), options.file)
    tree, out = report.tree(), sys.stdout
    if options.format == "json":
        from json import dumps

        whole = {"version": 1, "path": report.source.path, "tree": record(tree, report.source)}
        out.write(dumps(whole, ensure_ascii=False, indent=1) + "\n")
    else:
        for line in lines(tree, report.source):
            out.write(f"{line}\n")
    return 0


def lines(node: "Node", source: "Source", depth: int = 0) -> Iterator[str]:
    """A node and what is in it, a line each: kind, place, attributes, and the text of a leaf."""
    from json import dumps

    start, end = source.position(node.span.start), source.end_position(node.span.end)
    words = [f"{'  ' * depth}{node.kind} {start.line}:{start.column}-{end.line}:{end.column}"]
    words += [f"{name}={dumps(value, ensure_ascii=False)}" for name, value in node.attributes.items()]
    if node.text is not None and not node.children:
        text = node.text if len(node.text) <= _LONGEST else node.text[:_LONGEST] + "…"
        words.append(dumps(text, ensure_ascii=False))
    yield " ".join(words)
    for child in node.children:
        yield from lines(child, source, depth + 1)


def record(node: "Node", source: "Source") -> dict[str, Any]:
    """A node as plain data; ``start`` and ``end`` are offsets into the reading text, ends are exclusive."""
    start, end = source.position(node.span.start), source.end_position(node.span.end)
    return {
        "kind": node.kind,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": node.span.start,
        "end": node.span.end,
        "text": node.text,
        "attributes": node.attributes,
        "children": [record(child, source) for child in node.children],
    }
