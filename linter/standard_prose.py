"""Reads what prose counts from a standard: the words for it, and the cells of the tables that must say the same."""

from collections.abc import Mapping

from ..grammar.form import FactForm, SubjectForm, TableForm
from .shape import Item
from .standard import Claim
from .standard_parts import Items, by_id, texts
from .standard_tables import range_keys

_SUBJECT = ("id", "label", "label_en", "nouns", "measures", "facts")
_FACT = ("id", "label", "label_en", "words", "alone", "denied", "rule", "table", "column", "cells")


def read_prose(item: Item, tables: Mapping[str, TableForm]) -> tuple[tuple[SubjectForm, ...], tuple[Claim, ...]]:
    """The subjects of prose for the grammar, and for each of their facts what it claims of a table."""
    forms, claims = [], []
    for key, subject in by_id(item.array(), _SUBJECT).items():
        items = subject.table(_SUBJECT, ("facts",))
        facts = []
        for name, fact in by_id(items["facts"].array(), _FACT).items():
            parts = fact.table(_FACT, ("rule",))
            flags = [flag in parts and parts[flag].flag() for flag in ("alone", "denied")]
            facts.append(FactForm(name, texts(parts, "words"), flags[0], flags[1]))
            claims.append(_claim(key, name, fact, parts, tables))
        forms.append(SubjectForm(key, texts(items, "nouns"), texts(items, "measures"), tuple(facts)))
    return tuple(forms), tuple(claims)


def _claim(subject: str, key: str, item: Item, items: Items, tables: Mapping[str, TableForm]) -> Claim:
    """What a fact claims; nothing of a table where it names none."""
    label = items["label"].text()
    label_en = items["label_en"].text() if "label_en" in items else label
    if "table" not in items:
        return Claim(items["rule"].text(), subject, key, label, label_en, "", "", ())
    parts = item.table((), ("column", "cells"))
    table = tables[items["table"].one_of(tables, "表格", "table")]
    rows = [row.key for row in table.rows]
    sums = tuple(range_keys(cells, rows, "column") for cells in parts["cells"].array())
    if not sums:
        raise parts["cells"].wrong("不得为空", "must not be empty")
    column = parts["column"].one_of([column.key for column in table.columns], "列", "column")
    return Claim(items["rule"].text(), subject, key, label, label_en, table.key, column, sums)
