"""Makes a diagnostic of a finding: places in the file, message in the language asked for, plain data for reporters."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..grammar import Cell, Position, Report, Source
from .finding import Diagnostic, Finding, Fix, Setting
from .rule import Rule

if TYPE_CHECKING:
    from .report_facts import ReportFacts

_AROUND = 30  # characters on either side of a finding that, with its text, tell it from others of its kind
_LONGEST = 200


def diagnose(
    rule: Rule,
    finding: Finding,
    source: Source,
    report: "Report | ReportFacts | None",
    *,
    severity: str,
    lang: str,
    line: int | None = None,
    elsewhere: Sequence[Position] = (),
) -> Diagnostic:
    """The diagnostic of one finding of ``rule``.

    ``report`` is None where the text could not be read as one; ``line`` is the line then, as the span means nothing.
    ``elsewhere`` are the places of the related where they are in other files.
    Raises whatever a malformed finding makes its message raise (KeyError for a figure that is not given, …).
    """
    span = finding.span
    first, last = source.origins(span)
    starts = source.line_starts
    start_line = end_line = bisect_right(starts, first)
    begin = starts[start_line - 1]
    after = starts[start_line] if start_line < len(starts) else len(source.raw) + 1
    column = first - begin + 1
    end_column = last - begin + 1 if last > first else column
    if last >= after:
        end_line, end_column = source.raw_position(last)
    surroundings = _surroundings(source.raw, first, last, begin, after)
    if line is not None:
        start_line = end_line = line
        column = end_column = 1
    section = None if report is None else report.section_at(span.start)
    cell = None if finding.cell is None and finding.table is None else _cell_name(finding)
    return Diagnostic(
        source.path,
        start_line,
        column,
        end_line,
        end_column,
        rule.code,
        rule.name,
        severity,
        finding.kind,
        rule.message(finding, lang),
        rule.source or None,
        section,
        cell,
        [_cell_record(table, part, source) for table, part in finding.cells] if finding.cells else [],
        finding.expected,
        finding.actual,
        None if finding.repair is None else _settings(finding.repair),
        [_settings(settings) for settings in finding.alternatives] if finding.alternatives else [],
        _related(finding, source, lang, elsewhere) if finding.related else [],
        None if finding.fix is None else _fix(finding.fix, source),
        _identity(rule, finding, section, cell, surroundings),
    )


def _related(finding: Finding, source: Source, lang: str, elsewhere: Sequence[Position]) -> list[dict[str, Any]]:
    return [
        {
            "path": source.path if other.path is None else other.path,
            **_start(elsewhere[number] if elsewhere else source.position(other.span.start)),
            "message": other.en if lang == "en" else other.zh,
        }
        for number, other in enumerate(finding.related)
    ]


def cell_content(cell: Cell) -> int | float | str | None:
    """What a cell holds, as plain data: its figure, None where it is blank, its text where it is neither."""
    return cell.text or None if cell.value is None else cell.value


def _start(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _cell_name(finding: Finding) -> dict[str, str | None]:
    row, column = finding.cell or (None, None)
    return {"table": finding.table, "row": row, "column": column}


def _cell_record(table: str, cell: Cell, source: Source) -> dict[str, Any]:
    place = source.position(cell.span.start)
    return {
        "table": table,
        "row": cell.row,
        "column": cell.column,
        "value": cell_content(cell),
        "line": place.line,
        "column_number": place.column,
    }


def _settings(settings: Iterable[Setting]) -> list[dict[str, Any]]:
    return [
        {"table": setting.table, "row": setting.cell.row, "column": setting.cell.column, "value": setting.value}
        for setting in settings
    ]


def _fix(fix: Fix, source: Source) -> dict[str, Any] | None:
    from .edit_places import keeps_figures, place_of

    edits = []
    for edit in fix.edits:
        place = place_of(edit, source)
        if place is None:
            return None
        start, end = source.raw_position(place[0]), source.raw_position(place[1])
        edits.append({**_start(start), "end_line": end.line, "end_column": end.column, "text": edit.text})
    changes = not all(keeps_figures(edit, source) for edit in fix.edits)
    return {"safety": "unsafe" if changes else fix.safety, "edits": edits}


def _identity(
    rule: Rule, finding: Finding, section: str | None, cell: dict[str, str | None] | None, surroundings: str
) -> str:
    """What identifies a finding however lines move and whichever language it is told in.

    Its code, section and cell, the names among its figures, and the text of its line around it, blanks left out.
    """
    place = [name or "" for name in cell.values()] if cell else ()
    names = [
        name
        for value in finding.figures.values()
        if isinstance(name := value[0] if isinstance(value, tuple) and value else value, str)
    ]
    return "\x1f".join((rule.code, section or "", *place, *names, surroundings))


def _surroundings(raw: str, start: int, end: int, begin: int, after: int) -> str:
    """The text of a stretch of ``raw`` and some of its line, from ``begin`` to ``after``, without blanks."""
    end = max(start, min(end, start + _LONGEST))
    return "".join(raw[max(begin, start - _AROUND) : max(end, min(after, end + _AROUND))].split())
