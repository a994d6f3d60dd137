"""The ground floor: text, its syntax tree, and tables read with the labels of a form. It knows nothing of findings."""

from .form import ColumnForm, Form, RowForm, SectionForm, TableForm, TitleForm
from .labels import fold, likeness
from .nodes import Cell, Heading, Item, Leaf, Paragraph, Section, Text, Title
from .report import Report, parse
from .source import Position, Source, Span, Unreadable, decode
from .table_nodes import Flaw, Label, Row, Table

__all__ = [
    "Cell", "ColumnForm", "Flaw", "Form", "Heading", "Item", "Label", "Leaf", "Paragraph", "Position", "Report", "Row",
    "RowForm", "Section", "SectionForm", "Source", "Span", "Table", "TableForm", "Text", "Title", "TitleForm",
    "Unreadable", "decode", "fold", "likeness", "parse",
]  # fmt: skip
