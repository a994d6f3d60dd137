"""What a demand wants of tables: that one is there, relations between its figures, what a cell may hold."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..grammar import Cell, Report, Table, fold
from ..grammar.form import Form, TableForm
from .choices import ticked
from .demand_forms import WHOLE, any_of
from .demand_text import Judge, folded_words, known
from .finding import Finding
from .nearest import hints
from .passages import opening
from .patterns import compile_pattern
from .relations import Number, Relation, read_relation
from .shape import Item
from .standard_parts import Items, reference, words
from .standard_tables import EACH, keys_of

Test = Callable[[str], bool]


def named(table: TableForm) -> tuple[str, str]:
    """A table as messages name it."""
    return table.name, f'table "{table.key}"'


def judge_table(items: Items, form: Form, variant: str) -> Judge:
    """A table must be there."""
    forms = {table.key: table for table in form.tables}
    table = forms[known(items["table"], forms, "表格", "table")]

    def judge(report: Report) -> Iterator[Finding]:
        if report.table(table.key) is None:
            span = opening(report, report.section(table.section))
            yield Finding(span, variant=variant, table=table.key, name=named(table))

    return judge


def judge_relations(items: Items, form: Form, variant: str) -> list[Judge]:
    """Relations between columns in each row of a table, rows in each column, or single cells of any tables."""
    item = items["relation"]
    texts = item.array() if type(item.value) is list else [item]
    if not texts:
        raise item.wrong("不得为空", "must not be empty")
    if "each" not in items:
        for key in ("only", "at") if len(texts) > 1 else ("only",):
            if key in items:
                raise items[key].wrong('须与 "each" 同用', 'goes with "each" only')
        if "table" in items:
            raise items["table"].wrong('须与 "each" 同用', 'goes with "each" only')
        places = [
            f"{table.key}.{row.key}.{column}" for table in form.tables for row in table.rows for column in row.columns
        ]
        relations = [read_relation(text, places, "单元格", "cell", ranges=False) for text in texts]
        return [_judge_cells(relation, _at(items, relation), form, variant) for relation in relations]
    if "table" not in items:
        raise items["each"].wrong('须与 "table" 同用', 'goes with "table" only')
    forms = {table.key: table for table in form.tables}
    table = forms[known(items["table"], forms, "表格", "table")]
    each = items["each"].one_of(EACH)
    lines = [column.key for column in table.columns] if each == "column" else [row.key for row in table.rows]
    zh, en = ("列", "column") if each == "column" else ("行", "row")
    only = reference(items["only"], lines, zh, en) if "only" in items else tuple(lines)
    relations = [read_relation(text, *keys_of(table, each)) for text in texts]
    return [_judge_lines(relation, _at(items, relation), table, each, only, variant) for relation in relations]


def _at(items: Items, relation: Relation) -> str:
    """The key of the cell on which a finding stands."""
    return items["at"].one_of(relation.keys, "键", "key") if "at" in items else relation.keys[0]


def _judge_cells(relation: Relation, at: str, form: Form, variant: str) -> Judge:
    names = {table.key: table for table in form.tables}
    places = {key: (key.split(".")[0], key.split(".")[1], key.split(".")[2]) for key in relation.keys}
    several = len({place[0] for place in places.values()}) > 1

    def label(key: str) -> str:
        table, row, column = places[key]
        one = names[table]
        text = _row_label(one, row)
        if len(_columns(one, row)) > 1:
            text += f"·{one.column_label(column)}"
        return f"{one.name}“{text}”" if several else f"“{text}”"

    text = relation.text(label)
    name = WHOLE if several else named(names[places[at][0]])

    def judge(report: Report) -> Iterator[Finding]:
        cells = []
        for key in relation.keys:
            table = report.table(places[key][0])
            cells.append((places[key][0], table.cell(*places[key][1:]) if table else None))
        yield from _judge(relation, at, cells, name, ("", ""), text, variant)

    return judge


def _judge_lines(relation: Relation, at: str, form: TableForm, each: str, only: Sequence[str], variant: str) -> Judge:
    label = form.column_label if each == "row" else partial(_row_label, form)
    text = relation.text(label)
    names = {line: _line_name(form, line, each) for line in only}

    def judge(report: Report) -> Iterator[Finding]:
        table = report.table(form.key)
        if table is None:
            return
        for line in only:
            cells = [(form.key, _cell(table, line, key, each)) for key in relation.keys]
            yield from _judge(relation, at, cells, named(form), names[line], text, variant)

    return judge


def _line_name(form: TableForm, line: str, each: str) -> tuple[str, str]:
    """A row or column as messages name it: not at all, where the only column is one that is not printed."""
    if each == "row":
        label = _row_label(form, line)
    elif next(column.printed for column in form.columns if column.key == line):
        label = form.column_label(line)
    else:
        return "", ""
    return f"“{label}”", f' "{label}"'


def _cell(table: Table, line: str, key: str, each: str) -> Cell | None:
    return table.cell(line, key) if each == "row" else table.cell(key, line)


def _judge(
    relation: Relation,
    at: str,
    cells: Sequence[tuple[str, Cell | None]],
    name: tuple[str, str],
    line: tuple[str, str],
    text: str,
    variant: str,
) -> Iterator[Finding]:
    """A finding where all figures are known and the relation does not hold between them."""
    figures: list[Number] = []
    known: list[tuple[str, Cell]] = []
    for table, cell in cells:
        if cell is None or cell.value is None:
            return
        figures.append(cell.value)
        known.append((table, cell))
    size = len(relation.left.keys)
    left, right = relation.left.total(figures[:size]), relation.right.total(figures[size:])
    if relation.holds(left, right):
        return
    index = relation.keys.index(at)
    table, cell = known[index]
    sides = (left, right) if index < size else (right, left)
    yield Finding(
        cell.span, variant=variant, table=table, cell=(cell.row, cell.column), cells=known,
        actual=sides[0], expected=sides[1] if relation.sign == "=" else None,
        name=name, line=line, relation=text, left=left, right=right, difference=round(abs(left - right), 6),
    )  # fmt: skip


def judge_cell(items: Items, form: Form, variant: str) -> Judge:
    """What cells hold must be, or must not be, one of some words or like a pattern, or one of some options ticked."""
    item = items["cell"]
    table, places = _places(item, form)
    tests = [key for key in ("words", "pattern", "chosen") if key in items]
    if len(tests) != 1:
        raise item.wrong(
            '须有且只有 "words"、"pattern"、"chosen" 之一', 'goes with one of "words", "pattern" and "chosen"'
        )
    test, wanted = _test(tests[0], items[tests[0]])
    absent = "absent" in items and items["absent"].flag()

    def judge(report: Report) -> Iterator[Finding]:
        own = report.table(table.key)
        for row in own.rows if own else ():
            for cell in row.cells:
                if (row.key, cell.column) in places and test(" ".join(cell.text.split())) == absent:
                    yield Finding(
                        cell.span if cell.text else row.label.span,
                        variant=variant, table=table.key, cell=(row.key, cell.column), cells=[(table.key, cell)],
                        actual=cell.text or None, name=named(table), row=_row_label(table, row.key),
                        column=table.column_label(cell.column), text=cell.text, wanted=wanted,
                    )  # fmt: skip

    return judge


def _test(kind: str, item: Item) -> tuple[Test, tuple[str, str]]:
    """The test of a cell's text, and what it wants as messages say it."""
    if kind == "pattern":
        pattern = compile_pattern(item)
        return lambda text: pattern.fullmatch(text[:2000]) is not None, any_of((pattern.pattern,))
    texts, folded = words(item), folded_words(item)
    if kind == "words":
        return lambda text: fold(text) in folded, any_of(texts)
    zh, en = any_of(texts)
    return lambda text: len(ticked(text, texts)) == 1, (
        f"{zh}之一（如 ☑{texts[0]}）",
        f"one of {en}, ticked like ☑{texts[0]}",
    )


def _places(item: Item, form: Form) -> tuple[TableForm, frozenset[tuple[str, str]]]:
    """The table and its cells that ``table.row.column`` names, where ``*`` stands for all rows or columns."""
    parts = item.text().split(".")
    if len(parts) != 3:
        raise item.wrong('应形如 "table.row.column"', 'must be like "table.row.column"')
    forms = {table.key: table for table in form.tables}
    table = forms.get(parts[0])
    if table is None:
        hint = hints(parts[0], forms)
        raise item.wrong(f'未知的表格 "{parts[0]}"{hint[0]}', f'unknown table "{parts[0]}"{hint[1]}')
    rows, columns = [row.key for row in table.rows], [column.key for column in table.columns]
    for key, keys, zh, en in ((parts[1], rows, "行", "row"), (parts[2], columns, "列", "column")):
        if key != "*" and key not in keys:
            hint = hints(key, keys)
            raise item.wrong(f'未知的{zh} "{key}"{hint[0]}', f'unknown {en} "{key}"{hint[1]}')
    found = [(row.key, column) for row in table.rows for column in row.columns]
    places = frozenset(place for place in found if parts[1] in ("*", place[0]) and parts[2] in ("*", place[1]))
    if not places:
        raise item.wrong("该行不填该列", "that row does not fill that column")
    return table, places


def _columns(table: TableForm, row: str) -> tuple[str, ...]:
    return next(one.columns for one in table.rows if one.key == row)


def _row_label(table: TableForm, key: str) -> str:
    """The label of a row, under its group where another row has the same."""
    row = next(one for one in table.rows if one.key == key)
    twin = any(fold(one.label) == fold(row.label) for one in table.rows if one.key != key)
    return f"{row.groups[-1]}·{row.label}" if twin and row.groups else row.label
