"""``gouji tables FILE…``: print the values read from the tables."""

import argparse
import os
import sys
from typing import Any

from ...grammar import Report
from ..config import Configs
from ..diagnose import cell_content
from ..discovery import STDIN, discover
from ..reading import read_report
from ..session import Session
from ..trouble import Trouble
from .language import language, warn
from .parser import Parser, add_config

_COLUMNS = ("path", "agency", "year", "form", "table", "row", "column", "value")


def arguments(parser: Parser) -> None:
    """Declare the arguments."""
    say = parser.say
    parser.add_argument(
        "paths", nargs="+", metavar="FILE", help=say("文件或文件夹（- 为标准输入）", "files or folders (-: stdin)")
    )
    parser.add_argument("--format", choices=("json", "csv"), default="json", help=say("输出格式", "output format"))
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """Print the values. A file that is no text is named on stderr, and the exit status is 2."""
    configs = Configs(options.config)
    lang = language(options, configs)
    session = Session(configs)
    given = (path for path in options.paths if path != "-")
    paths = [found.path for found in discover(given, configs, more_suffixes=session.readers).files]
    if "-" in options.paths:
        paths.append("-")
    entries, status = [], 0
    for path in paths:
        try:
            report, form = read_report(session, path)
        except Trouble as trouble:
            status = 2
            warn(f"gouji: {trouble.en}" if lang == "en" else f"gouji：{trouble.zh}")
        else:
            shown = STDIN if path == "-" else path.replace(os.sep, "/")
            entries.append(record(report, shown, form))
    (_write_csv if options.format == "csv" else _write_json)(entries)
    return status


def record(report: Report, path: str, form: str) -> dict[str, Any]:
    """What was read of a report: tables and rows that are absent or cannot be read are left out."""
    tables = {
        table.key: {
            row.key: {cell.column: cell_content(cell) for cell in row.cells} for row in table.rows if row.readable
        }
        for table in report.tables.values()
        if table.readable
    }
    return {"path": path, "agency": report.agency, "year": report.year, "form": form, "tables": tables}


def _write_json(entries: list[dict[str, Any]]) -> None:
    from json import dumps

    files = ",\n  ".join(dumps(entry, ensure_ascii=False) for entry in entries)
    sys.stdout.write(f'{{"version": 1,\n "files": [{files}]}}\n')


def _write_csv(entries: list[dict[str, Any]]) -> None:
    """One line a value; an empty one is blank."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        head = [entry[name] for name in _COLUMNS[:4]]
        for table, rows in entry["tables"].items():
            for row, columns in rows.items():
                writer.writerows([*head, table, row, column, value] for column, value in columns.items())
