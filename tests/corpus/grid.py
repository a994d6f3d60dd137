"""Tables as grids of boxes with spans, the way a web page or a word processor holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from .labels import APPLICANTS, RESULTS, REVIEW_GROUPS
from .marks import closing, map_plain, opening, plain, span
from .model import Row, Table


@dataclass
class Box:
    """A cell: its marked text, how many columns and rows it spans, and whether it is a header."""

    text: str
    across: int = 1
    down: int = 1
    head: bool = False


@dataclass
class Line:
    """A row of boxes; `key` is the row it prints, `row` the model's row where there is one."""

    boxes: list[Box]
    key: str = ""
    row: Row | None = None


@dataclass
class Grid:
    """A table's lines and its full width in columns."""

    table: Table
    lines: list[Line]
    width: int


def build(table: Table, split: str = "") -> Grid:
    """The grid of a table; `split` breaks four-character header words into two halves."""
    make: dict[str, Callable[[Table], tuple[list[Line], int]]] = {
        "documents": _documents,
        "applications": _applications,
        "reviews": _reviews,
        "extra": _extra,
    }
    lines, width = make[table.name](table)
    for line in lines:
        for box in line.boxes:
            if split and "/column/" in box.text and len(plain(box.text)) == 4:
                box.text = map_plain(box.text, lambda run: run[:2] + split + run[2:] if len(run) == 4 else run)
    return Grid(table, lines, width)


def _word(table: Table, tag: str, across: int = 1, down: int = 1) -> Box:
    return Box(span(f"{table.name}/{tag}", table.words[tag]), across, down, head=True)


def _values(table: Table, row: Row, across: int = 1) -> list[Box]:
    tag = row.tag or row.key
    return [
        Box(span(f"{table.name}/{tag}/{column}", value), across if place == len(row.values) - 1 else 1)
        for place, (column, value) in enumerate(zip(row.columns, row.values, strict=True))
    ]


def _line(table: Table, row: Row, boxes: list[Box]) -> Line:
    key = f"row:{table.name}/{row.tag or row.key}"
    boxes[0].text = opening(key) + boxes[0].text
    boxes[-1].text += closing(key)
    return Line(boxes, row.key, row)


def _label(table: Table, row: Row, across: int = 1) -> Box:
    return Box(span(f"{table.name}/{row.tag or row.key}", row.label), across)


def _documents(table: Table) -> tuple[list[Line], int]:
    width = 1 + max(sum(tag.startswith(f"column/{item}/") for tag in table.words) for item in "一五六八九")
    lines: list[Line] = []
    for item, rows in groupby(table.rows, key=lambda row: row.block):
        columns = [tag for tag in table.words if tag.startswith(f"column/{item}/")]
        spare = width - 1 - len(columns)
        lines.append(Line([_word(table, f"block/{item}", across=width)]))
        heads = [_word(table, tag) for tag in columns]
        heads[-1].across += spare
        lines.append(Line([_word(table, f"info/{item}"), *heads]))
        lines += [_line(table, row, [_label(table, row), *_values(table, row, 1 + spare)]) for row in rows]
    return lines, width


def _applications(table: Table) -> tuple[list[Line], int]:
    first = [_word(table, "corner", 3, 3), _word(table, "applicants", 6 if table.total_first else 7)]
    second = [_word(table, "column/natural_person", 1, 2), _word(table, "legal", 5)]
    (first if table.total_first else second).append(_word(table, "column/total", 1, 3 if table.total_first else 2))
    third = [_word(table, f"column/{key}") for key in list(APPLICANTS)[1:]]
    lines = [Line(first), Line(second), Line(third)]
    inside = [row for row in table.rows if row.key not in ("new", "carried_in", "carried_out")]
    group = ""
    for place, row in enumerate(table.rows):
        boxes: list[Box] = []
        if inside and row is inside[0]:
            boxes.append(_word(table, "stem", 1, len(inside)))
            boxes[-1].head = False
        if row.group and row.group != group:
            run = next((n for n, later in enumerate(table.rows[place:]) if later.group != row.group), 1)
            boxes.append(_word(table, f"group/{row.group}", 1, run))
            boxes[-1].head = False
        group = row.group
        boxes.append(_label(table, row, 1 if row.group else 2 if row in inside else 3))
        lines.append(_line(table, row, boxes + _values(table, row)))
    return lines, 10


def _extra(table: Table) -> tuple[list[Line], int]:
    head = Line([_word(table, tag) for tag in table.words])
    return [head] + [_line(table, row, [_label(table, row), *_values(table, row)]) for row in table.rows], 2


def _reviews(table: Table) -> tuple[list[Line], int]:
    columns = [*RESULTS, "total"]
    top = [_word(table, "head/reconsideration", 5), _word(table, "head/lawsuit", 10)]
    second = [_word(table, f"column/reconsideration/{key}", 1, 2) for key in columns]
    second += [_word(table, "head/direct", 5), _word(table, "head/after", 5)]
    third = [_word(table, f"column/{group}/{key}") for group in REVIEW_GROUPS[1:] for key in columns]
    values: list[Box] = []
    for row in table.rows:
        values += _line(table, row, _values(table, row)).boxes
    return [Line(top), Line(second), Line(third), Line(values, "values")], 15


Slot = Box | str


def slots(grid: Grid) -> list[list[tuple[Slot, Box]]]:
    """Every line as its full row of places: a box where it begins, `across` or `down` where a span covers."""
    covered: dict[int, tuple[int, Box]] = {}
    result: list[list[tuple[Slot, Box]]] = []
    for line in grid.lines:
        found: list[tuple[Slot, Box]] = []
        queue = list(line.boxes)
        while queue or any(place >= len(found) for place in covered):
            place = len(found)
            if place in covered:
                left, box = covered.pop(place)
                if left > 1:
                    covered[place + 1000] = (left - 1, box)
                found.append(("down", box))
                continue
            if not queue:
                break
            box = queue.pop(0)
            for step in range(box.across):
                found.append((box if step == 0 else "across", box))
                if box.down > 1:
                    covered[place + step + 1000] = (box.down - 1, box)
        covered = {place % 1000: rest for place, rest in covered.items()}
        result.append(found)
    return result
