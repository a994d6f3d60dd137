"""Reads a standard from TOML; whatever is wrong with it is named by its key and line."""

from collections.abc import Collection, Mapping, Sequence

from ..grammar.form import Form, SectionForm, TableForm, TitleForm
from .config import display
from .shape import Item, ShapeError, read_toml
from .standard import Aspect, Fee, Standard
from .standard_parts import Items, by_id, reference, texts, words
from .standard_prose import read_prose
from .standard_tables import read_continuity, read_flagged, read_identity, read_table, read_units

_ROOT = (
    "id",
    "name",
    "name_en",
    "source",
    "match",
    "title",
    "sections",
    "tables",
    "identities",
    "between_years",
    "fee",
    "notes",
    "stock",
    "blank_cells",
    "prose",
    "demands",
)
_MATCH = ("years", "keyword", "labels", "former")
_TITLE = ("label", "variants", "keyword", "endings")
_SECTION = ("id", "number", "label", "variants", "known", "tables", "aspects")
_ASPECT = ("id", "label", "words", "core")


class StandardError(ShapeError):
    """A standard's file is not as it must be; names file, key and line."""


def read_standard(path: str) -> Standard:
    """The standard in a TOML file. Raises StandardError, also where it cannot be read."""
    shown = display(path)
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StandardError(shown, "", None, f"cannot be read: {why}", f"无法读取：{why}") from None
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StandardError(shown, "", line, "not valid TOML: not UTF-8", "不是有效的 TOML：不是 UTF-8 编码") from None
    return load_standard(text, shown)


def load_standard(text: str, path: str) -> Standard:
    """The standard in a TOML text; ``path`` is for messages. Raises StandardError."""
    root = read_toml(text, path, StandardError)
    items = root.table(_ROOT, ("id", "name", "source", "match", "title"))
    match = items["match"].table(_MATCH, ("years", "keyword"))
    first_year, last_year = _years(match["years"])
    key = items["id"].text()
    section_items = by_id(items["sections"].array(), _SECTION) if "sections" in items else {}
    table_items = items["tables"].table() if "tables" in items else {}
    tables = tuple(read_table(name, item, section_items) for name, item in table_items.items())
    for item in section_items.values():
        _check_tables(item, tables)
    forms = {table.key: table for table in tables}
    _check_listed(table_items, forms, section_items)
    subjects, claims = read_prose(items["prose"], forms) if "prose" in items else ((), ())
    standard = Standard(
        key,
        items["name"].text(),
        items["name_en"].text() if "name_en" in items else items["name"].text(),
        items["source"].text(),
        first_year,
        last_year,
        match["keyword"].text(),
        Form(key, _title(items["title"]), tuple(map(_section, section_items.values())), tables, subjects),
        tuple(read_identity(item, forms) for item in items["identities"].array()) if "identities" in items else (),
        tuple(aspect for item in section_items.values() for aspect in _aspects(item)),
        frozenset(pair for name, item in table_items.items() for pair in read_flagged(name, item, "decimal")),
        _fee(items["fee"], section_items) if "fee" in items else None,
        texts(match, "labels"),
        frozenset(pair for name, item in table_items.items() for pair in read_flagged(name, item, "signed")),
        {pair: unit for name, item in table_items.items() for pair, unit in read_units(name, item)},
        texts(items, "notes"),
        claims,
        "blank_cells" in items and items["blank_cells"].flag(),
        tuple(read_continuity(item, forms) for item in items["between_years"].array())
        if "between_years" in items
        else (),
        texts(items, "stock"),
        texts(match, "former"),
    )
    if "demands" in items:
        from .demands import read_demands

        standard.rules = read_demands(items["demands"].array(), (standard,))
    return standard


def _years(item: Item) -> tuple[int, int]:
    """The first and the last year."""
    years = [year.whole() for year in item.array()]
    if len(years) != 2 or years[0] > years[1]:
        raise item.wrong("应为起止两个年份", "must be two years, the first and the last")
    return years[0], years[1]


def _title(item: Item) -> TitleForm:
    """The title."""
    items = item.table(_TITLE, ("label", "keyword"))
    return TitleForm(items["label"].text(), texts(items, "variants"), items["keyword"].text(), texts(items, "endings"))


def _section(item: Item) -> SectionForm:
    """A section; its tables are checked elsewhere."""
    items = item.table()
    return SectionForm(
        items["id"].text(),
        items["number"].text() if "number" in items else "",
        items["label"].text(),
        texts(items, "variants"),
        texts(items, "tables"),
        texts(items, "known"),
    )


def _aspects(section: Item) -> list[Aspect]:
    """What a section must speak of."""
    items = section.table()
    if "aspects" not in items:
        return []
    key = items["id"].text()
    aspects = []
    for name, item in by_id(items["aspects"].array(), _ASPECT).items():
        parts = item.table(_ASPECT, ("words",))
        aspects.append(Aspect(key, name, parts["label"].text(), words(parts["words"]), texts(parts, "core")))
    return aspects


def _check_tables(section: Item, tables: Sequence[TableForm]) -> None:
    """The tables that a section names must be there and name the section in turn."""
    items = section.table()
    if "tables" not in items:
        return
    homes = {table.key: table.section for table in tables}
    for key in reference(items["tables"], homes, "表格", "table"):
        if homes[key] != items["id"].value:
            raise items["tables"].wrong(
                f'表格 "{key}" 写明属于 "{homes[key]}"', f'table "{key}" says that it stands in "{homes[key]}"'
            )


def _check_listed(tables: Items, forms: Mapping[str, TableForm], sections: Items) -> None:
    """The section that a table names must name the table in turn."""
    for key, form in forms.items():
        if form.section and key not in texts(sections[form.section].table(), "tables"):
            raise tables[key].wrong(
                f'"{form.section}" 的 tables 中没有此表格', f'the tables of "{form.section}" do not name it', "section"
            )


def _fee(item: Item, sections: Collection[str]) -> Fee:
    """What is reported about the fee, and where."""
    items = item.table(("section", "words"), ("section", "words"))
    return Fee(items["section"].one_of(sections, "部分", "section"), words(items["words"]))
