"""``--format html``: one page for people, that needs nothing else: no scripts, no fonts, no other files."""

from html import escape

from ..finding import SEVERITIES, Diagnostic
from ..plan import Checked
from .base import Reporter, clean
from .full import FullReporter

_AROUND, _CUT = 200, "…"  # characters of a line on either side of a finding
_WORDS = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "info")}
_STYLE = """
:root{color-scheme:light dark;--line:#8884}
body{font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
article{border:1px solid var(--line);border-left:.4rem solid;border-radius:.3rem;padding:.2rem 1rem;margin:1rem 0}
article.error{border-left-color:#c62828}article.warning{border-left-color:#ef9f00}article.info{border-left-color:#1976d2}
article.unassessable{border-left-style:dashed}
pre{overflow-x:auto;background:#8881;padding:.5rem}mark{background:#ffd54f;color:#000}
h2{font-size:1.1rem;overflow-wrap:anywhere}code,pre{font-family:ui-monospace,"Noto Sans Mono CJK SC",monospace}
"""


class HtmlReporter(FullReporter):
    """A section a file with findings, an article a finding; the counts come last, when they are known."""

    def begin(self, files: int) -> None:
        """Write what stands above the findings."""
        self.counts = dict.fromkeys(reversed(SEVERITIES), 0)
        self.unassessable = 0
        self.files = files
        title = self.say("政府信息公开工作年度报告检查结果", "Findings in annual reports")
        lang = "en" if self.look.lang == "en" else "zh-CN"
        self.out.write(
            f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        )

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        troubles = checked.troubles if checked.failed else ()
        if not checked.diagnostics and not troubles:
            return
        self.out.write(f"<section>\n<h2>{escape(clean(checked.path))}</h2>\n")
        for trouble in troubles:
            self.out.write(f'<article class="error"><p>{escape(clean(trouble.text(self.look.lang)))}</p></article>\n')
        for one in checked.diagnostics:
            self.counts[one.severity] += 1
            self.unassessable += one.kind == "unassessable"
            self.article(one, checked)
        self.out.write("</section>\n")

    def article(self, one: Diagnostic, checked: Checked) -> None:
        """Write one finding."""
        word = self.say(*_WORDS[one.severity])
        if one.kind == "unassessable":
            word += self.say("，无法判定", ", not assessable")
        self.out.write(
            f'<article class="{one.severity} {one.kind}">\n'
            f"<p><code>{one.line}:{one.column}</code> <strong>{one.code}</strong> {escape(one.name)} ({word})</p>\n"
            f"<p>{escape(clean(one.message))}</p>\n"
        )
        line = checked.lines.get(one.line, "")
        if line and not line.isspace():
            start = one.column - 1
            end = one.end_column - 1 if one.end_line == one.line else len(line)
            first, last = start - _AROUND if start > _AROUND else 0, min(end + _AROUND, len(line))
            parts = [escape(clean(part)) for part in (line[first:start], line[start:end], line[end:last])]
            before, behind = _CUT if first else "", _CUT if last < len(line) else ""
            self.out.write(f"<pre>{before}{parts[0]}<mark>{parts[1]}</mark>{parts[2]}{behind}</pre>\n")
        if notes := "\n".join(self.notes(one, checked)):
            self.out.write(f"<pre>{escape(notes)}</pre>\n")
        self.out.write("</article>\n")

    def paint(self, colour: str, text: str) -> str:  # noqa: ARG002  a page has its own colours
        """The text as it is."""
        return text

    def end(self) -> None:
        """Write the counts."""
        counts = self.say("，", ", ").join(
            f"{self.say(*_WORDS[name])} {count}" for name, count in self.counts.items() if count
        )
        text = self.say(f"检查了 {self.files} 个文件", f"{self.files} files checked")
        text += self.say("；", "; ") + (counts or self.say("没有发现问题", "no findings"))
        if self.unassessable:
            text += self.say(f"，其中无法判定 {self.unassessable}", f", {self.unassessable} not assessable")
        self.out.write(f"<footer><p>{text}</p></footer>\n</body>\n</html>\n")


REPORTER: type[Reporter] = HtmlReporter
