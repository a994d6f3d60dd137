"""``--format checkstyle``: the XML of Checkstyle, which many review tools read."""

from xml.sax.saxutils import quoteattr

from ..plan import Checked
from .base import Reporter, clean, whole_message


class CheckstyleReporter(Reporter):
    """One ``file`` element a file that has findings, an ``error`` element a finding."""

    def begin(self, files: int) -> None:  # noqa: ARG002  it is called so
        """Open the document."""
        self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        if not checked.diagnostics:
            return
        self.out.write(f"  <file name={quoteattr(clean(checked.path))}>\n")
        for one in checked.diagnostics:
            source = f"gouji.{one.code}" + (".unassessable" if one.kind == "unassessable" else "")
            self.out.write(
                f'    <error line="{one.line}" column="{one.column}" severity="{one.severity}" '
                f'message={quoteattr(whole_message(one, self.look.lang))} source="{source}"/>\n'
            )
        self.out.write("  </file>\n")

    def end(self) -> None:
        """Close the document."""
        self.out.write("</checkstyle>\n")


REPORTER = CheckstyleReporter
