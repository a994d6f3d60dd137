"""A report rendered: its text in one of the layouts, and the place of every piece."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import layout_cells, layout_lines, layout_web
from .grid import build
from .look import Look, draw_look
from .marks import Place, closing, opening, plain, resolve, span
from .model import Para, Report, Section, Table
from .texture import textured


@dataclass(frozen=True)
class Rendering:
    """The text, its bytes and where each key stands."""

    text: str
    data: bytes
    places: dict[str, Place]


def render(report: Report, look: Look, rng: Random) -> Rendering:
    """Lay the report out."""
    report = textured(report, look, rng)
    lines = _Writer(report, look, rng).lines()
    if look.pages:
        lines = layout_lines.paginate(lines, rng)
    text, places = resolve("\n".join(lines) + rng.choice(["", "\n", "\n\n"]))
    return Rendering(text, text.replace("\n", look.newline).encode(look.encoding), places)


class _Writer:
    """Turns the parts of a report into lines, each in the manner of the layout."""

    def __init__(self, report: Report, look: Look, rng: Random) -> None:
        self.report, self.look, self.rng = report, look, rng
        self.seen: set[str] = set()
        self.web = look.layout == "L" and look.html_file

    def lines(self) -> list[str]:
        """The whole report."""
        out: list[str] = []
        if self.report.web_title and not self.web:
            out += self._paragraph(span("web title", self.report.web_title))
        for number, text in enumerate(self.report.front):
            out += self._paragraph(span(f"front/{number}", text))
        out += self._contents() if self.look.contents else []
        out += self._title()
        for para in self.report.opening:
            out += self._para(para, "opening")
        if self.look.layout == "H":
            out += self._inline_sections()
        else:
            for section in self.report.sections:
                out += self._section(section)
        for number, text in enumerate(self.report.sign):
            out += self._paragraph(span(f"sign/{number}", text))
        for text in self.report.footer:
            out += self._paragraph(text)
        if self.web:
            return layout_web.html_page(out, span("web title", self.report.web_title) if self.report.web_title else "")
        return out[:-1] if self.look.gap and not plain(out[-1]).strip() else out

    def _contents(self) -> list[str]:
        """A table of contents with the sections as they are headed."""
        texts = [f"{one.number}、{plain(one.title)}{self.look.contents}" for one in self.report.sections]
        lines = ["目录", *(f"{text}{page}" for page, text in enumerate(texts, 1))]
        return [f"<p>{line}</p>" for line in lines] if self.web else self._spaced(lines)

    def _title(self) -> list[str]:
        texts = [span(f"title/{number}", text) for number, text in enumerate(self.report.title)]
        if not texts:
            return []
        texts[0] = opening("title") + texts[0]
        texts[-1] += closing("title")
        if self.look.markdown:
            return self._spaced(["# " + texts[0], *texts[1:]])
        if self.web:
            return [f"<h1>{text}</h1>" for text in texts]
        return self._spaced(texts) if self.rng.random() < 0.7 else [*texts, ""]

    def _spaced(self, texts: list[str]) -> list[str]:
        out: list[str] = []
        for text in texts:
            out += [text] + [""] * self.look.gap
        return out

    def _paragraph(self, text: str) -> list[str]:
        if self.web:
            return [layout_web.html_paragraph(text, self.look, self.rng)]
        if self.look.layout == "G":
            return [*layout_lines.pdf_paragraph(text), ""]
        return self._spaced([text])

    def _para(self, para: Para, where: str) -> list[str]:
        key = f"para/{where}/{para.topic}"
        if para.own_line:
            sub = "#" * (self.look.markdown + 1) + " " if self.look.markdown and self.rng.random() < 0.5 else ""
            return self._paragraph(sub + opening(key) + para.prefix) + self._paragraph(para.text + closing(key))
        return self._paragraph(span(key, para.prefix + para.text))

    def _heading_text(self, section: Section) -> str:
        return span(f"heading/{section.tag or section.key}", f"{section.number}、{section.title}")

    def _heading(self, section: Section) -> list[str]:
        text = self._heading_text(section)
        if self.web:
            return [layout_web.html_heading(text, self.look)]
        if self.look.markdown:
            text = span(f"level/{section.key}", "#" * (self.look.markdown + section.level) + " ") + text
        return self._spaced([text])

    def _section(self, section: Section) -> list[str]:
        out = self._heading(section)
        for para in section.paras:
            out += self._para(para, section.tag or section.key)
        for table in section.tables:
            if self.look.layout != "I":
                out += [*self._table(table), ""]
        return out

    def _table(self, table: Table) -> list[str]:
        look = self.look
        if look.mixed and not table.tear:
            look = draw_look(self.rng, self.rng.choice("BCDEKL"))
        grid = build(table, look.split)
        if look.padded and look.layout != "L":
            for line in grid.lines[1:]:
                for box in line.boxes:
                    if plain(box.text).isdigit():
                        box.text = f"{look.padded}{box.text}{look.padded}"
        if look.layout == "L":
            return layout_web.html_table(grid, look, self.rng)
        if look.layout == "G":
            return layout_lines.pdf_lines(grid, look, self.rng)
        if look.layout == "F":
            return layout_lines.cell_lines(grid)
        if look.layout == "F'":
            return layout_lines.without_repeats(layout_lines.cell_lines(grid), self.seen if look.across else set())
        lines = layout_cells.table_lines(grid, look)
        return [" ".join(lines)] if look.inline else lines

    def _inline_sections(self) -> list[str]:
        """H: the prose of several sections on one line, headings inside it, runs of pipes around it."""
        out: list[str] = []
        flow = "|" * self.rng.randint(2, 6) + " "
        for section in self.report.sections:
            flow += self._heading_text(section) + " "
            for para in section.paras:
                blank = " " if para.own_line else ""
                key = f"para/{section.tag or section.key}/{para.topic}"
                flow += span(key, para.prefix + blank + para.text) + " "
            for table in section.tables:
                out += [flow + "|" * self.rng.randint(1, 4), *self._table(table)]
                flow = "|" * self.rng.randint(2, 5) + " "
        return [*out, flow + "|||"]
