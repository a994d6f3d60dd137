"""Reads the tables of a standard and the identities between their cells."""

from collections.abc import Collection, Mapping, Sequence

from ..grammar.form import ColumnForm, RowForm, TableForm
from ..grammar.labels import fold
from .relations import expand, read_relation, refuse_twice
from .shape import Item
from .standard import Continuity, Identity
from .standard_parts import Items, by_id, reference, texts, words

_TABLE = ("name", "section", "run", "headers", "repeats", "columns", "rows")
_COLUMN = ("id", "label", "variants", "decimal", "signed", "unit", "text", "printed")
_ROW = ("id", "label", "variants", "columns", "groups")
_IDENTITY = ("rule", "table", "each", "relation", "at")
EACH = ("row", "column")
_LAST = "last."


def read_table(key: str, item: Item, sections: Collection[str]) -> TableForm:
    """A table with its columns and rows."""
    items = item.table(_TABLE, ("name", "columns", "rows"))
    columns = by_id(items["columns"].array(), _COLUMN)
    rows = by_id(items["rows"].array(), _ROW)
    for part in ("columns", "rows"):
        if not items[part].value:
            raise items[part].wrong("不得为空", "must not be empty")
    column_forms = tuple(_column(name, column.table()) for name, column in columns.items())
    row_forms = tuple(_row(name, row.table(), column_forms) for name, row in rows.items())
    _check_twins(rows, row_forms)
    repeats = items["repeats"].table(columns) if "repeats" in items else {}
    return TableForm(
        key,
        items["name"].text(),
        items["section"].one_of(sections, "部分", "section") if "section" in items else "",
        items["run"].flag() if "run" in items else False,
        column_forms,
        row_forms,
        texts(items, "headers"),
        tuple(dict.fromkeys(group for row in row_forms for group in row.groups)),
        tuple((name, count.whole(1)) for name, count in repeats.items()),
    )


def _column(key: str, items: Items) -> ColumnForm:
    """A column."""
    text = "text" in items and items["text"].flag()
    printed = "printed" not in items or items["printed"].flag()
    return ColumnForm(key, items["label"].text(), texts(items, "variants"), text, printed)


def _row(key: str, items: Items, forms: Sequence[ColumnForm]) -> RowForm:
    """A row; it fills all columns of its table unless it says which."""
    columns = tuple(column.key for column in forms)
    filled = reference(items["columns"], columns, "列", "column") if "columns" in items else columns
    if not filled:
        raise items["columns"].wrong("不得为空", "must not be empty")
    text = len(filled) == 1 and any(column.text for column in forms if column.key == filled[0])
    return RowForm(key, items["label"].text(), texts(items, "variants"), filled, texts(items, "groups"), text)


def _check_twins(items: Items, forms: Sequence[RowForm]) -> None:
    """Rows that share a label must stand under groups that tell them apart."""
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for form in forms:
        for wording in {fold(label) for label in (form.label, *form.variants)}:
            other = seen.setdefault((wording, form.groups[-1:]), form.key)
            if other != form.key:
                raise items[form.key].wrong(
                    f'与 "{other}" 名称相同，须用 groups 区分',
                    f'has the label of "{other}"; groups must tell them apart',
                    "label",
                )


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
    each = items["each"].one_of(EACH)
    relation = read_relation(items["relation"], *keys_of(table, each))
    left, right = relation.left, relation.right
    if relation.sign != "=" or left.number or right.number or not (left.keys and right.keys):
        raise items["relation"].wrong("应为等式，两边都是数据之和", "must be an equation between sums of figures")
    at = items["at"].one_of(relation.keys, "键", "key")
    return Identity(items["rule"].text(), table.key, each, left.keys, right.keys, at)


def read_continuity(item: Item, tables: Mapping[str, TableForm]) -> Continuity:
    """A relation between reports of two years: ``carried_in = last.carried_out``."""
    items = item.table(_IDENTITY, _IDENTITY)
    table = tables[items["table"].one_of(tables, "表格", "table")]
    each = items["each"].one_of(EACH)
    keys, zh, en = keys_of(table, each)
    both = [*keys, *(_LAST + key for key in keys)]
    relation = read_relation(items["relation"], both, zh, en, ranges=False)
    now = [key for key in relation.keys if not key.startswith(_LAST)]
    last = [key for key in relation.keys if key.startswith(_LAST)]
    if not now or not last or relation.left.number or relation.right.number:
        raise items["relation"].wrong(
            "应为本年数据与上年数据（last.…）之间的关系", "must be a relation between figures and last year's (last.…)"
        )
    left, right = (tuple(_dated(key) for key in side.keys) for side in (relation.left, relation.right))
    at = items["at"].one_of(now, "键", "key")
    return Continuity(
        items["rule"].text(), table.key, each, left, relation.sign, right, at, last[0].removeprefix(_LAST)
    )


def _dated(key: str) -> tuple[int, str]:
    """A key with its year: 0, or -1 for the year before."""
    return (-1, key.removeprefix(_LAST)) if key.startswith(_LAST) else (0, key)


def keys_of(table: TableForm, each: str) -> tuple[list[str], str, str]:
    """The keys that a relation in each ``row`` or ``column`` is between, and what they are in both languages."""
    if each == "row":
        return [column.key for column in table.columns], "列", "column"
    return [row.key for row in table.rows], "行", "row"


def range_keys(item: Item, keys: Sequence[str], each: str) -> tuple[str, ...]:
    """Column or row keys, a range ``a..b`` written out in the order of the table."""
    zh, en = ("列", "column") if each == "row" else ("行", "row")
    found = [key for text in words(item) for key in expand(item, text, keys, zh, en)]
    refuse_twice(item, found)
    return tuple(found)
