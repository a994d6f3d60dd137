"""``--format github``: workflow commands, which GitHub shows as annotations of the changed files."""

from ..finding import Diagnostic
from ..plan import Checked
from .base import Reporter, whole_message

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


class GithubReporter(Reporter):
    """One command a finding."""

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        for one in checked.diagnostics:
            place = {"title": f"{one.code} {one.name}", "file": one.path, "line": one.line, "col": one.column}
            place["endLine"] = one.end_line
            if one.end_line == one.line:  # a column of another line would be taken for one of this
                place["endColumn"] = last_column(one)
            properties = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in place.items())
            message = _escaped(whole_message(one, self.look.lang), _DATA)
            self.out.write(f"::{_LEVELS[one.severity]} {properties}::{message}\n")


def last_column(one: Diagnostic) -> int:
    """The column of the last character of a finding on one line."""
    return max(one.column, one.end_column - 1)


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in text)


REPORTER = GithubReporter
