"""The ground floor: text, its syntax tree, and tables read with the labels of a form. It knows nothing of findings.

What it exports is imported when it is first asked for: most of it stands on lark, which takes its time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .form import ColumnForm, Form, RowForm, SectionForm, TableForm, TitleForm
    from .labels import fold, likeness
    from .nodes import Cell, Heading, Item, Leaf, Paragraph, Section, Text, Title
    from .report import Report, parse
    from .source import Position, Source, Span, Unreadable, decode
    from .table_layout import Flaw, Label
    from .table_nodes import Row, Table

__all__ = [
    "Cell", "ColumnForm", "Flaw", "Form", "Heading", "Item", "Label", "Leaf", "Paragraph", "Position", "Report", "Row",
    "RowForm", "Section", "SectionForm", "Source", "Span", "Table", "TableForm", "Text", "Title", "TitleForm",
    "Unreadable", "decode", "fold", "likeness", "parse",
]  # fmt: skip

_HOMES = {
    "form": ("ColumnForm", "Form", "RowForm", "SectionForm", "TableForm", "TitleForm"),
    "labels": ("fold", "likeness"),
    "nodes": ("Cell", "Heading", "Item", "Leaf", "Paragraph", "Section", "Text", "Title"),
    "report": ("Report", "parse"),
    "source": ("Position", "Source", "Span", "Unreadable", "decode"),
    "table_layout": ("Flaw", "Label"),
    "table_nodes": ("Row", "Table"),
}


def __getattr__(name: str) -> Any:
    """Import the module of an exported name."""
    for module, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f".{module}", __name__), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
