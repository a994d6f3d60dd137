"""``--format gitlab``: a Code Quality report, an array of issues."""

from hashlib import sha256
from json import dumps

from ..identity import fingerprint
from ..plan import Checked
from .base import Reporter, whole_message

_LEVELS = {"error": "major", "warning": "minor", "info": "info"}


class GitlabReporter(Reporter):
    """Writes the array as it goes, an issue a line."""

    first = True

    def begin(self, files: int) -> None:  # noqa: ARG002  it is called so
        """Open the array."""
        self.out.write("[")

    def file(self, checked: Checked) -> None:
        """Write the findings of a file. GitLab compares reports by fingerprint, so it has to tell files apart."""
        for one in checked.diagnostics:
            path = one.path.removeprefix("./")
            identity = sha256(f"{path}\n{fingerprint(one)}".encode("utf-8", "surrogatepass")).hexdigest()
            issue = {
                "type": "issue",
                "check_name": one.code,
                "description": f"{one.code} {one.name}: {whole_message(one, self.look.lang)}",
                "categories": ["Clarity"] if one.kind == "unassessable" else ["Bug Risk"],
                "severity": _LEVELS[one.severity],
                "fingerprint": identity,
                "location": {"path": path, "lines": {"begin": one.line, "end": one.end_line}},
            }
            self.out.write(("\n " if self.first else ",\n ") + dumps(issue, ensure_ascii=False))
            self.first = False

    def end(self) -> None:
        """Close the array."""
        self.out.write("]\n" if self.first else "\n]\n")


REPORTER = GitlabReporter
