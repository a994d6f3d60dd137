"""The base report with its tables as rows of cells, laid out in any of the layouts, and read again."""

import os
from collections.abc import Callable

from gouji.grammar import Report, Source, Table, parse
from gouji.rules import gouji_standards

BASE = os.path.join(os.path.dirname(__file__), "cases", "base", "county.txt")
with open(BASE, encoding="utf-8") as file:
    TEXT = file.read()
STANDARDS = {standard.id: standard for standard in gouji_standards()}
KEYS = ("documents", "applications", "reviews")
SIX_BLANKS = ["一、本年新收政府信息公开申请数量", "", "", "", "", "", "", "12"]
Rows = list[list[str]]
Lay = Callable[[Rows], str]


def tables() -> list[Rows]:
    """The three tables of the base report, their cells without those that spans leave empty."""
    found: list[Rows] = []
    before = False
    for line in TEXT.split("\n"):
        if "\t" in line:
            if not before:
                found.append([])
            found[-1].append([cell for cell in line.split("\t") if cell])
        before = "\t" in line
    return found


def tabs(rows: Rows) -> str:
    """A, with spans pushed to the row's end."""
    width = max(map(len, rows))
    return "\n".join("\t".join(row + [""] * (width - len(row))) for row in rows)


def piped(rows: Rows) -> str:
    """B."""
    width = max(map(len, rows))
    return "\n".join(
        f"| {' | '.join(row)} |{' ' if len(row) < width else ''}{'|' * (width - len(row))}" for row in rows
    )


def half_piped(rows: Rows) -> str:
    """C, without the tails of spans."""
    return "\n".join(" | ".join(row) + " |" for row in rows)


def cell_lines(rows: Rows) -> str:
    """D."""
    width = max(map(len, rows))
    return "\n".join(
        "\n".join([f"{cell} |" if cell else "|" for cell in row] + ["|" * (width - len(row))]).rstrip("\n")
        for row in rows
    )


def opened_lines(rows: Rows) -> str:
    """D, each row opened by a lone pipe."""
    return "\n".join("|\n" + "\n".join(f"{cell} |" if cell else "|" for cell in row) for row in rows)


def pipe_lines(rows: Rows) -> str:
    """E."""
    return "\n".join(f"{cell}\n|" for row in rows for cell in row)


def bare_lines(rows: Rows) -> str:
    """F."""
    return "\n\n".join(cell for row in rows for cell in row if cell)


def page_text(rows: Rows) -> str:
    """G, labels wrapped at twelve characters, their values below, the last one pushed onto a line of its own."""
    lines = []
    for row in rows:
        words = [cell for cell in row if not cell.replace(".", "").isdigit()]
        values = [cell for cell in row if cell.replace(".", "").isdigit()]
        wrapped = [word[at : at + 12] for word in words for at in range(0, len(word), 12)]
        if len(wrapped) == 1:
            lines.append(" ".join(wrapped + values))
        else:
            lines += [*wrapped, "", " ".join(values[:-1]), *values[-1:]]
        lines.append("")
    return "\n".join(lines[:-1])


def markdown(rows: Rows) -> str:
    """K, merged cells repeated: the labels before seven values, else the last cell."""
    width = max(map(len, rows))
    lines = []
    for row in rows:
        place = len(row) - 8 if row[-1].isdigit() and len(row) > 7 else len(row) - 1
        cells = row[:place] + [row[place]] * (width - len(row)) + row[place:]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


MARKED: list[Lay] = [tabs, piped, half_piped, cell_lines, opened_lines, pipe_lines]
UNMARKED: list[Lay] = [bare_lines, page_text]
HEADINGS = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip


def report(lay: Lay, parts: list[Rows], headings: tuple[str, ...] = HEADINGS) -> Report:
    """A report with the given tables under the given headings, laid out."""
    text = "临江县水务局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n2023年，我局依法公开信息。\n\n"
    for heading, rows in zip(headings, parts, strict=True):
        text += f"{heading}\n\n{lay(rows) if rows else ''}\n\n"
    text += "五、存在的主要问题及改进情况\n\n问题是公开不够及时，改进措施是按月核对。\n\n六、其他需要报告的事项\n\n无\n"
    return parse(Source(text), STANDARDS["2021"].form)


def values(table: Table | None) -> dict[str, list[str]]:
    """The texts of the cells of each readable row."""
    return {row.key: [cell.text for cell in row.cells] for row in table.rows if row.readable} if table else {}


def kinds(table: Table | None) -> list[tuple[str, str]]:
    """The flaws of a table, as (kind, row)."""
    return [(flaw.kind, flaw.row) for flaw in table.flaws] if table else []


EXPECTED = {key: values(report(tabs, tables()).table(key)) for key in KEYS}
LAYOUTS = [*MARKED, *UNMARKED, markdown]


def find(rows: Rows, label: str) -> int:
    """The place of the row with that label."""
    return next(i for i, row in enumerate(rows) if label in row)
