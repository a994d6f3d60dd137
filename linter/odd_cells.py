"""The value cells of a report that hold anything but plain digits, and how findings name a cell."""

from collections.abc import Iterator
from typing import Any

from ..grammar import Cell, Report, Table
from ..grammar.per_report import per_report


@per_report
def odd_cells(report: Report) -> tuple[tuple[Table, Cell], ...]:
    """Each cell, with its table, whose text is not simply a row of digits: blank, words, or a number with more to it.

    Cells in which the form wants words are left out. Several rules ask.
    """
    return tuple(_odd_cells(report))


def _odd_cells(report: Report) -> Iterator[tuple[Table, Cell]]:
    for table in report.tables.values():
        if table.plain:
            continue
        words = {column.key for column in table.form.columns if column.text}
        for row in table.rows:
            if row.plain:
                continue
            for cell in row.cells:
                text = cell.text
                if not (text.isdecimal() and text.isascii()) and cell.column not in words:
                    yield table, cell


def about(table: Table, cell: Cell) -> dict[str, Any]:
    """What a finding says of the cell it is about: its keys, and as ``name``, ``row``, ``column`` what is printed."""
    return {
        "table": table.key,
        "cell": (cell.row, cell.column),
        "cells": [(table.key, cell)],
        "name": (table.form.name, table.key),
        "row": table.form.row_label(cell.row),
        "column": table.form.column_label(cell.column),
    }
