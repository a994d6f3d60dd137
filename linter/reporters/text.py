"""``--format text``: one finding a line, ``path:line:column: CODE[*] message``."""

from ..plan import Checked
from .base import Reporter, headline


class TextReporter(Reporter):
    """One line a finding."""

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        for one in checked.diagnostics:
            self.out.write(" ".join(headline(one, self.look.lang)) + "\n")


REPORTER = TextReporter
