"""``--format sarif``: SARIF 2.1.0. What cannot be judged is of the kind ``open``, which has no level."""

from json import dumps
from typing import Any

from ..finding import Diagnostic
from ..identity import fingerprint
from ..plan import Checked
from .base import Reporter, whole_message

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


class SarifReporter(Reporter):
    """Writes one run as it goes: its results, a line each, then the rules that they name."""

    first = True

    def begin(self, files: int) -> None:  # noqa: ARG002  it is called so
        """Open the run."""
        self.rules: dict[str, dict[str, Any]] = {}
        self.notices: list[dict[str, Any]] = []
        self.failed = False
        self.out.write(
            f'{{"$schema": "{_SCHEMA}",\n "version": "2.1.0",\n "runs": [\n'
            '  {"columnKind": "unicodeCodePoints",\n   "results": ['
        )

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        self.failed = self.failed or checked.failed
        for trouble in checked.troubles:
            level = "error" if checked.failed else "warning"
            self.notices.append({"level": level, "message": {"text": trouble.text(self.look.lang)}})
        for one in checked.diagnostics:
            self.out.write(("\n    " if self.first else ",\n    ") + dumps(self.result(one), ensure_ascii=False))
            self.first = False

    def result(self, one: Diagnostic) -> dict[str, Any]:
        """The result that stands for a finding."""
        rule = {"id": one.code, "name": one.name, "properties": {"source": one.source}}
        if not one.source:
            del rule["properties"]
        self.rules.setdefault(one.code, rule)
        opened = one.kind == "unassessable"
        place = {"line": one.line, "column": one.column, "end_line": one.end_line, "end_column": one.end_column}
        result: dict[str, Any] = {
            "ruleId": one.code,
            "ruleIndex": list(self.rules).index(one.code),
            "kind": "open" if opened else "fail",
            "level": "none" if opened else _LEVELS[one.severity],
            "message": {"text": whole_message(one, self.look.lang)},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.path), "region": _region(place)}}],
            "partialFingerprints": {"gouji/v1": fingerprint(one)},
            "properties": {"severity": one.severity},
        }
        if one.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": {
                        "artifactLocation": _artifact(other["path"]),
                        "region": {"startLine": other["line"], "startColumn": other["column"]},
                    },
                    "message": {"text": other["message"]},
                }
                for number, other in enumerate(one.related, 1)
            ]
        if one.fix:
            changes = [
                {"deletedRegion": _region(edit), "insertedContent": {"text": edit["text"]}} for edit in one.fix["edits"]
            ]
            change = {"artifactLocation": _artifact(one.path), "replacements": changes}
            result["fixes"] = [{"description": {"text": one.fix["safety"]}, "artifactChanges": [change]}]
        return result

    def end(self) -> None:
        """Write what holds for the run."""
        from ... import __version__

        driver = {"name": "gouji", "version": __version__, "rules": list(self.rules.values())}
        invocation: dict[str, Any] = {"executionSuccessful": not self.failed}
        if self.notices:
            invocation["toolExecutionNotifications"] = self.notices
        self.out.write(f'],\n   "tool": {dumps({"driver": driver}, ensure_ascii=False)},\n')
        self.out.write(f'   "invocations": [{dumps(invocation, ensure_ascii=False)}]}}]}}\n')


def _region(place: dict[str, Any]) -> dict[str, int]:
    return {
        "startLine": place["line"],
        "startColumn": place["column"],
        "endLine": place["end_line"],
        "endColumn": place["end_column"],
    }


def _artifact(path: str) -> dict[str, str]:
    """A path as a URI, relative where the path is."""
    from urllib.parse import quote

    uri = quote(path.removeprefix("./").encode("utf-8", "surrogatepass"))
    return {"uri": f"file://{uri}" if uri.startswith("/") else uri}


REPORTER = SarifReporter
