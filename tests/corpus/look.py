"""How a report is dressed: the layout and every option it leaves open."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

LAYOUTS = ["A", "B", "C", "D", "E", "F", "F'", "G", "H", "I", "K", "L"]
TABLES_UNKNOWN = {"F'", "I"}
PIPES = {"B", "C", "D", "E", "H", "K"}
EXPLICIT = {"A", "B", "C", "D", "E", "H", "K", "L"}


@dataclass
class Look:
    """The options of one rendering."""

    layout: str
    html_file: bool = False
    markdown: int = 0  # level of the six headings, 0: no Markdown
    gap: int = 1  # blank lines between paragraphs
    split: str = ""  # what breaks the header words in two
    tails: bool = True  # C: span tails kept
    opened: bool = False  # D: each row opened by a lone pipe
    repeat: bool = False  # K: merged cells repeated
    in_place: bool = True  # A: spans where they are, or pushed to the row's end
    mixed: bool = False  # A: every table in a marked layout of its own
    lost: str = ""  # A: the row before which a page break lost the group cell
    across: bool = False  # F': lines are removed that repeat one of another table
    pages: bool = False  # D, E, F, G: page numbers and form feeds
    pushed: bool = False  # G: last value of a wrapped row on the next line
    contents: str = ""  # what leads to the page in a table of contents before the title, empty: there is none
    careless: bool = False  # L: no end tags of cells and rows
    saved: bool = False  # L: with the marks that a word processor leaves
    rich: bool = False  # L: nested tags, entities, thead
    inline: bool = False  # H: the rows of the tables on one line too
    tight: bool = False  # B, C, K: no blanks around the pipes; G: no blank lines inside tables
    ruled: bool = False  # K: a grid of rules and pipes, long labels on several lines
    bare: bool = False  # K: no pipes at the ends of a line
    padded: str = ""  # blanks around every value
    halfwidth: bool = False
    blanks: str = ""  # what stands for an ordinary blank around digits
    zero_width: bool = False
    encoding: str = "utf-8"
    newline: str = "\n"
    notes: list[str] = field(default_factory=list)

    @property
    def suffix(self) -> str:
        """The file name's ending."""
        if self.layout == "L":
            return ".html" if self.html_file else ".md"
        return ".md" if self.layout == "K" or self.markdown else ".txt"


def draw_look(rng: Random, layout: str) -> Look:
    """A look for a layout, every option by chance."""
    look = Look(layout)
    look.encoding = rng.choices(["utf-8", "utf-8-sig", "gb18030"], [75, 12, 13])[0]
    look.newline = rng.choices(["\n", "\r\n", "\r"], [75, 20, 5])[0]
    look.gap = rng.choice([0, 1, 1])
    look.halfwidth = rng.random() < (0.25 if layout != "L" else 0.0)
    look.zero_width = rng.random() < 0.08
    look.blanks = rng.choices(["", " ", "\u00a0", "\u3000"], [70, 16, 8, 6])[0]
    if layout in ("A", "B", "I") and rng.random() < 0.2 or layout in ("K", "L") and rng.random() < 0.6:
        look.markdown = rng.choice([2, 2, 3])
        look.gap = 1
    look.padded = rng.choices(["", " ", "\u3000", "\u00a0"], [85, 9, 3, 3])[0] if layout in "BCDEFKL" else ""
    look.contents = rng.choice(["……", "\t", " ", "........"]) if rng.random() < 0.06 else ""
    look.tight = layout in ("B", "C", "G", "K") and rng.random() < 0.2
    look.bare = layout == "K" and rng.random() < 0.2
    if layout == "A":
        look.in_place = rng.random() < 0.5
        look.mixed = rng.random() < 0.1
        look.lost = rng.choice(["", "", "rejected_confirm", "closed_other", "refused_process", "outcome_total"])
        look.split = rng.choice(["", " "])
    elif layout in ("B", "C", "D", "E", "H"):
        look.split = rng.choice(["", "", " "])
        look.tails = rng.random() < 0.6
        look.opened = rng.random() < 0.4
        look.inline = layout == "H" and rng.random() < 0.3
    elif layout in ("F", "F'"):
        look.split = rng.choice(["", "\n"]) if layout == "F" else ""
        look.across = layout == "F'" and rng.random() < 0.5
        look.gap = 1
    elif layout == "G":
        look.gap = 1
        look.pages = rng.random() < 0.7
        look.pushed = rng.random() < 0.5
    elif layout == "K":
        look.repeat = rng.random() < 0.5
        look.ruled = rng.random() < 0.2
        look.gap = 1
    elif layout == "L":
        look.html_file = rng.random() < 0.5
        look.markdown = 0 if look.html_file else look.markdown
        look.rich = rng.random() < 0.6
        look.careless = rng.random() < 0.15
        look.saved = rng.random() < 0.2
        look.split = rng.choice(["", "<br>"])
        look.gap = 1
    if layout in ("D", "E", "F"):
        look.pages = rng.random() < 0.15
    return look
