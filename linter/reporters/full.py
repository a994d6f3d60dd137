"""``--format full``: each finding with its source line, the cells of a failed sum, its source and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..finding import Diagnostic
from ..plan import Checked
from .base import Reporter, headline, plain
from .columns import excerpt, pad, text_width

_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_AROUND = 2000  # characters of a line on either side of a correction, more than a terminal shows
_MANY_ZEROS = 3  # so many cells that hold 0 are told as one line

Labels = Mapping[tuple[str, str, str], str]
Record = Mapping[str, Any]


class FullReporter(Reporter):
    """A block of lines a finding, an empty line behind each."""

    excerpts = True

    def file(self, checked: Checked) -> None:
        """Write the findings of a file."""
        for one in checked.diagnostics:
            place, code, message = headline(one, self.look.lang)
            colour = _COLOURS[one.severity]
            self.out.write(f"{self.paint('1', place)} {self.paint(f'1;{colour}', code)} {message}\n")
            gutter = " " * len(str(one.line))
            for line in self.excerpt(one, checked.lines):
                self.out.write(f"{line}\n")
            for line in self.notes(one, checked):
                mark = " " if line.startswith(" ") else self.paint("34", "=")  # what belongs to the note above
                self.out.write(f"{gutter} {mark} {line}\n")
            self.out.write("\n")

    def paint(self, colour: str, text: str) -> str:
        """The text in a colour, where colours are wanted."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.look.colour else text

    def excerpt(self, one: Diagnostic, lines: Mapping[int, str]) -> Iterator[str]:
        """The source line with carets below it; a finding over several lines is shown on its first."""
        line = lines.get(one.line, "")
        if not line or line.isspace():
            return
        end = one.end_column - 1 if one.end_line == one.line else len(line)
        number = str(one.line)
        shown = excerpt(line, one.column - 1, end, self.look.width - len(number) - 3)
        bar = self.paint("34", "|")
        yield f"{self.paint('34', number)} {bar} {shown.text}"
        carets = self.paint(f"1;{_COLOURS[one.severity]}", "^" * shown.carets)
        yield f"{' ' * len(number)} {bar} {' ' * shown.indent}{carets}"

    def notes(self, one: Diagnostic, checked: Checked) -> Iterator[str]:
        """What stands below the excerpt, line by line."""
        if one.cells:
            yield from self.cells(one, checked.labels)
        if one.repair:
            yield self.say("改法：", "repair: ") + self.settings(one.repair, checked.labels)
        if one.alternatives:
            yield self.say(
                "以下改法同样简单，请核实后择一：", "these repairs are equally small, find out which is right:"
            )
            for number, settings in enumerate(one.alternatives, 1):
                yield f"  {number}. {self.settings(settings, checked.labels)}"
        for other in one.related:
            place = f"{plain(other['path'])}:{other['line']}:{other['column']}"
            yield self.say(f"另见 {place}：", f"see {place}: ") + plain(other["message"])
        if one.fix:
            yield from self.correction(one.fix, checked.lines)
        if one.source:
            yield self.say(f"依据：{plain(one.source)}", f"source: {plain(one.source)}")

    def cells(self, one: Diagnostic, labels: Labels) -> Iterator[str]:
        """The cells of a sum as a small table: label, value, place. Many zeros are told as one line."""
        own = one.cell or {}
        zeros = [cell for cell in one.cells if cell["value"] == 0 and not _is(cell, own)]
        hidden = zeros if len(zeros) >= _MANY_ZEROS else []
        shown = sorted((cell for cell in one.cells if cell not in hidden), key=lambda cell: _is(cell, own))
        names = cell_names(shown, labels)
        name_width = max(map(text_width, names), default=0)
        values = ["-" if cell["value"] is None else plain(str(cell["value"])) for cell in shown]
        value_width = max(map(text_width, values), default=0)
        yield self.say("相关单元格（右为行:列）：", "the cells (line:column on the right):")
        for cell, name, value in zip(shown, names, values, strict=True):
            if hidden and _is(cell, own):
                yield self.zeros(hidden)
                hidden = []
            mark = "  <" if _is(cell, own) else ""
            blanks = " " * (value_width - text_width(value))
            yield f"  {pad(name, name_width)}  {blanks}{value}  {cell['line']}:{cell['column_number']}{mark}"
        if hidden:
            yield self.zeros(hidden)
        if one.expected is not None and one.actual is not None:
            sides = self.say(f"应为 {one.expected}，实为 {one.actual}", f"expected {one.expected}, is {one.actual}")
            if isinstance(one.expected, int | float) and isinstance(one.actual, int | float):
                difference = f"{round(one.actual - one.expected, 6):+}"
                sides += self.say(f"，相差 {difference}", f", off by {difference}")
            yield plain(sides)

    def zeros(self, cells: Sequence[Record]) -> str:
        """The line that stands for many cells that hold 0."""
        return self.say(f"  其余 {len(cells)} 项均为 0", f"  the other {len(cells)} are 0")

    def settings(self, settings: Sequence[Record], labels: Labels) -> str:
        """Cells and the values that they would have to hold."""
        names = (" / ".join(cell_name(setting, labels)) for setting in settings)
        pairs = [f"{name} → {setting['value']}" for name, setting in zip(names, settings, strict=True)]
        return self.say("；", "; ").join(pairs)

    def correction(self, fix: Record, lines: Mapping[int, str]) -> Iterator[str]:
        """The proposed correction: each edited line as it would read."""
        safe = fix["safety"] == "safe"
        yield self.say(
            "可自动改正：" if safe else "可自动改正（不改变原意须由您确认）：",
            "correction:" if safe else "correction (unsafe, make sure of it):",
        )
        for edit in fix["edits"]:
            before = lines.get(edit["line"], "")[max(0, edit["column"] - 1 - _AROUND) : edit["column"] - 1]
            after = lines.get(edit["end_line"], "")[edit["end_column"] - 1 : edit["end_column"] - 1 + _AROUND]
            first, *rest = edit["text"].split("\n")
            whole = before + first if rest else before + first + after
            shown = excerpt(whole, len(before), len(before) + len(first), self.look.width - 8)
            yield f"  {self.paint('32', '+')} {shown.text}"
            for index, text in enumerate(rest, 1):
                tail = text + after if index == len(rest) else text
                yield f"  {self.paint('32', '+')} {excerpt(tail, 0, len(text), self.look.width - 8).text}"


def _is(cell: Record, own: Record) -> bool:
    """Whether a cell record is the cell that the finding is about."""
    return all(cell[key] == own.get(key) for key in ("table", "row", "column"))


def cell_name(cell: Record, labels: Labels) -> tuple[str, str]:
    """The printed labels of a cell's row and column; the keys where a label is not known."""
    row, column = (labels.get((cell["table"], kind, cell[kind]), cell[kind]) for kind in ("row", "column"))
    return plain(str(row)), plain(str(column))


def cell_names(cells: Sequence[Record], labels: Labels) -> list[str]:
    """The names of cells in a table: what all of them share is left out."""
    names = [cell_name(cell, labels) for cell in cells]
    varying = [index for index in (0, 1) if len({(cell["row"], cell["column"])[index] for cell in cells}) > 1]
    return [" / ".join(name[index] for index in varying or (0, 1)) for name in names]


REPORTER = FullReporter
