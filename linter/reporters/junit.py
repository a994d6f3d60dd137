"""``--format junit``: each file a test suite, each finding a failed test; a file without any is a passed one."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ..finding import Diagnostic
from ..plan import Checked
from .base import Reporter, clean, whole_message


class JunitReporter(Reporter):
    """Errors and warnings are failures, of the type of their severity or kind; what is only told (info) has passed."""

    def begin(self, files: int) -> None:  # noqa: ARG002  it is called so
        """Open the document."""
        self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gouji">\n')

    def file(self, checked: Checked) -> None:
        """Write the suite of a file; that it could not be checked is an error."""
        name = quoteattr(clean(checked.path))
        troubles = [trouble.text(self.look.lang) for trouble in checked.troubles] if checked.failed else []
        tests = len(checked.diagnostics) + len(troubles) or 1
        failures = sum(one.severity != "info" for one in checked.diagnostics)
        self.out.write(
            f'  <testsuite name={name} tests="{tests}" failures="{failures}" errors="{len(troubles)}" skipped="0">\n'
        )
        for one in checked.diagnostics:
            test = quoteattr(f"{one.code} {one.name} {one.line}:{one.column}")
            self.out.write(f'    <testcase classname={name} name={test} file={name} line="{one.line}">\n')
            self.out.writelines(f"      {line}\n" for line in self.outcome(one))
            self.out.write("    </testcase>\n")
        for text in troubles:
            self.out.write(f'    <testcase classname={name} name="gouji">\n')
            self.out.write(f"      <error message={quoteattr(clean(text))}/>\n    </testcase>\n")
        if not checked.diagnostics and not troubles:
            self.out.write(f'    <testcase classname={name} name="gouji"/>\n')
        self.out.write("  </testsuite>\n")

    def outcome(self, one: Diagnostic) -> Iterator[str]:
        """What a finding makes of its test."""
        message = whole_message(one, self.look.lang)
        place = clean(f"{one.path}:{one.line}:{one.column}: {one.code} ")
        if one.severity == "info":
            yield f"<system-out>{escape(place + message)}</system-out>"
            return
        kind = "unassessable" if one.kind == "unassessable" else one.severity
        yield f'<failure type="{kind}" message={quoteattr(message)}>{escape(place + message)}</failure>'

    def end(self) -> None:
        """Close the document."""
        self.out.write("</testsuites>\n")


REPORTER = JunitReporter
