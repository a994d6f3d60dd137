"""``--format json``: one object; a diagnostic a line, so that two runs can be compared line by line."""

from json import dumps

from ..finding import Diagnostic
from ..identity import fingerprint
from ..plan import Checked
from .base import Reporter

#: Version of the object; raised when a key changes its meaning or goes.
VERSION = 1


class JsonReporter(Reporter):
    """Writes ``{"version", "files", "diagnostics"}`` as it goes."""

    first = True

    def begin(self, files: int) -> None:
        """Open the object."""
        self.out.write(f'{{"version": {VERSION},\n "files": {files},\n "diagnostics": [')

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        for one in checked.diagnostics:
            self.out.write(("\n  " if self.first else ",\n  ") + dumps(record(one), ensure_ascii=False))
            self.first = False

    def end(self) -> None:
        """Close the object."""
        self.out.write("]}\n")


def record(one: Diagnostic) -> dict[str, object]:
    """A diagnostic as the object that stands for it; its fingerprint is the hash of what identifies it in its file."""
    return {**one._asdict(), "fingerprint": fingerprint(one)}


REPORTER = JsonReporter
