"""Reads the tables of a standard and the identities between their cells."""

from collections.abc import Collection, Mapping, Sequence

from ..grammar.form import ColumnForm, RowForm, TableForm
from .nearest import hints
from .shape import Item
from .standard import Identity
from .standard_parts import Items, by_id, reference, texts, words

_TABLE = ("name", "section", "run", "headers", "repeats", "columns", "rows")
_COLUMN = ("id", "label", "variants", "decimal", "signed", "unit")
_ROW = ("id", "label", "variants", "columns", "groups")
_IDENTITY = ("rule", "table", "each", "left", "right", "at")


def read_table(key: str, item: Item, sections: Collection[str]) -> TableForm:
    """A table with its columns and rows."""
    items = item.table(_TABLE, ("name", "section", "columns", "rows"))
    columns = by_id(items["columns"].array(), _COLUMN)
    rows = by_id(items["rows"].array(), _ROW)
    for part in ("columns", "rows"):
        if not items[part].value:
            raise items[part].wrong("不得为空", "must not be empty")
    row_forms = tuple(_row(name, row.table(), tuple(columns)) for name, row in rows.items())
    repeats = items["repeats"].table(columns) if "repeats" in items else {}
    return TableForm(
        key,
        items["name"].text(),
        items["section"].one_of(sections, "部分", "section"),
        items["run"].flag() if "run" in items else False,
        tuple(_column(name, column.table()) for name, column in columns.items()),
        row_forms,
        texts(items, "headers"),
        tuple(dict.fromkeys(group for row in row_forms for group in row.groups)),
        tuple((name, count.whole(1)) for name, count in repeats.items()),
    )


def _column(key: str, items: Items) -> ColumnForm:
    """A column."""
    return ColumnForm(key, items["label"].text(), texts(items, "variants"))


def _row(key: str, items: Items, columns: tuple[str, ...]) -> RowForm:
    """A row; it fills all columns of its table unless it says which."""
    filled = reference(items["columns"], columns, "列", "column") if "columns" in items else columns
    if not filled:
        raise items["columns"].wrong("不得为空", "must not be empty")
    return RowForm(key, items["label"].text(), texts(items, "variants"), filled, texts(items, "groups"))


def read_flagged(key: str, table: Item, flag: str) -> list[tuple[str, str]]:
    """The (table, column) pairs that bear a flag: ``decimal``, values may have decimals; ``signed``, or be negative."""
    columns = [column.table() for column in table.table()["columns"].array()]
    return [(key, column["id"].text()) for column in columns if flag in column and column[flag].flag()]


def read_units(key: str, table: Item) -> list[tuple[tuple[str, str], str]]:
    """The (table, column) pairs whose figures are in a unit, and the unit."""
    columns = [column.table() for column in table.table()["columns"].array()]
    return [((key, column["id"].text()), column["unit"].text()) for column in columns if "unit" in column]


def read_identity(item: Item, tables: Mapping[str, TableForm]) -> Identity:
    """An identity, the ranges of its keys written out."""
    items = item.table(_IDENTITY, _IDENTITY)
    table = tables[items["table"].one_of(tables, "表格", "table")]
    each = items["each"].one_of(("row", "column"))
    keys = [part.key for part in (table.columns if each == "row" else table.rows)]
    left, right = range_keys(items["left"], keys, each), range_keys(items["right"], keys, each)
    for key in left:
        if key in right:
            raise items["right"].wrong(f'"{key}" 两边都有', f'"{key}" stands on both sides')
    at = items["at"].one_of((*left, *right), "键", "key")
    return Identity(items["rule"].text(), table.key, each, left, right, at)


def range_keys(item: Item, keys: Sequence[str], each: str) -> tuple[str, ...]:
    """Column or row keys, a range ``a..b`` written out in the order of the table."""
    zh, en = ("列", "column") if each == "row" else ("行", "row")
    found: list[str] = []
    for text in words(item):
        ends = text.split("..")
        for end in ends:
            if end not in keys:
                hint = hints(end, keys)
                raise item.wrong(f'未知的{zh} "{end}"{hint[0]}', f'unknown {en} "{end}"{hint[1]}')
        first, last = keys.index(ends[0]), keys.index(ends[-1])
        if len(ends) > 2 or first > last:
            raise item.wrong(f'"{text}" 不是从前到后的范围', f'"{text}" is no range from an earlier to a later {en}')
        found += keys[first : last + 1]
    if len(set(found)) < len(found):
        twice = next(key for key in found if found.count(key) > 1)
        raise item.wrong(f'"{twice}" 重复', f'"{twice}" stands twice')
    return tuple(found)
