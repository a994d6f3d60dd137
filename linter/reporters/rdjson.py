"""``--format rdjson``: Reviewdog's diagnostic format, in which columns count bytes of UTF-8."""

from collections.abc import Mapping
from json import dumps
from typing import Any

from ..finding import Diagnostic
from ..plan import Checked
from .base import Reporter, whole_message

_LEVELS = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class RdjsonReporter(Reporter):
    """Writes the object as it goes, a diagnostic a line."""

    excerpts = True
    first = True

    def begin(self, files: int) -> None:  # noqa: ARG002  it is called so
        """Open the object."""
        self.columns = _Columns()
        self.out.write('{"source": {"name": "gouji"},\n "diagnostics": [')

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        for one in checked.diagnostics:
            record = self.record(one, checked.lines)
            self.out.write(("\n  " if self.first else ",\n  ") + dumps(record, ensure_ascii=False))
            self.first = False

    def record(self, one: Diagnostic, lines: Mapping[int, str]) -> dict[str, Any]:
        """The object that stands for a finding."""
        place = {"line": one.line, "column": one.column, "end_line": one.end_line, "end_column": one.end_column}
        record: dict[str, Any] = {
            "message": whole_message(one, self.look.lang),
            "location": {"path": one.path, "range": self.range(place, lines)},
            "severity": _LEVELS[one.severity],
            "code": {"value": one.code},
            "original_output": f"{one.path}:{one.line}:{one.column}: {one.code} {one.kind}",
        }
        if one.fix:
            edits = one.fix["edits"]
            record["suggestions"] = [{"range": self.range(edit, lines), "text": edit["text"]} for edit in edits]
        return record

    def range(self, place: Mapping[str, Any], lines: Mapping[int, str]) -> dict[str, Any]:
        """The stretch from one place to another."""
        start, end = lines.get(place["line"], ""), lines.get(place["end_line"], "")
        return {
            "start": {"line": place["line"], "column": self.columns.of(start, place["column"])},
            "end": {"line": place["end_line"], "column": self.columns.of(end, place["end_column"])},
        }

    def end(self) -> None:
        """Close the object."""
        self.out.write("]}\n")


class _Columns:
    """Columns in bytes of UTF-8, from 1, counted on from the one asked for before."""

    def __init__(self) -> None:
        self._line = ""
        self._characters = self._bytes = 0

    def of(self, line: str, column: int) -> int:
        """The column in bytes of one in characters."""
        if line is not self._line:
            self._line, self._characters, self._bytes = line, 0, 0
        at = min(column - 1, len(line))
        low, high = sorted((at, self._characters))
        size = len(line[low:high].encode("utf-8", "surrogatepass"))
        self._bytes += size if at > self._characters else -size
        self._characters = at
        return self._bytes + 1


REPORTER = RdjsonReporter
