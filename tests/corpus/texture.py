"""The grain of a text: half-width punctuation, odd blanks and zero-width characters, before it is laid out."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random

from .look import Look
from .marks import map_plain
from .model import Report

_HALF = str.maketrans("（），：；", "(),:;")
_YEAR = re.compile(r"(?<![\d〔])(20\d\d)(?=年)")


def textured(report: Report, look: Look, rng: Random) -> Report:
    """A copy of the report with its grain; the words are the same."""
    report = deepcopy(report)
    if look.halfwidth:
        _change_all(report, lambda run: run.translate(_HALF))
    if look.blanks:
        blank = look.blanks
        _change_prose(report, lambda run: _YEAR.sub(rf"{blank}\1{blank}", run))
    if look.zero_width:
        _sprinkle(report, rng)
    return report


def _change_prose(report: Report, change: Callable[[str], str]) -> None:
    for para in report.paragraphs():
        para.text = map_plain(para.text, change)


def _change_all(report: Report, change: Callable[[str], str]) -> None:
    report.title = [map_plain(text, change) for text in report.title]
    for para in report.paragraphs():
        para.text, para.prefix = map_plain(para.text, change), map_plain(para.prefix, change)
    for section in report.sections:
        section.title = map_plain(section.title, change)
        for table in section.tables:
            table.words = {tag: map_plain(word, change) for tag, word in table.words.items()}
            for row in table.rows:
                row.label = map_plain(row.label, change)


def _sprinkle(report: Report, rng: Random) -> None:
    """A zero-width character inside a few labels."""
    for section in report.sections:
        for table in section.tables:
            for row in rng.sample(table.rows, min(3, len(table.rows))):
                at = len(row.label) // 2
                if "\ue000" not in row.label and row.label:
                    row.label = row.label[:at] + rng.choice("\u200b\ufeff\u200d") + row.label[at:]
