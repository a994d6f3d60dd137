"""Which of the standards a text is to be read by."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..grammar import Label, Report, Source, fold
from ..grammar.patterns import lazy

if TYPE_CHECKING:
    from .standard import Standard

_YEAR = r"(?<!\d)(20\d\d)(?!\d|\s{0,3}年\s{0,3}\d|[-/.]\d)[^。；，]{0,40}?{keyword}[^。；，]{0,12}报"
_PERIOD = lazy(r"(?<!\d)(20\d\d)\s{0,3}年\s{0,3}(?:度|1\s{0,3}月\s{0,3}1\s{0,3}日)")
_NAMED = lazy(r"(?<!\d)20\d\d(?=\s?年)")


def choose_standard(standards: "Sequence[Standard]", source: Source) -> "Standard":
    """The standard to read a file by; never fails.

    A standard whose keyword the text holds goes before all others. Among several the labels that only one form has
    decide, whatever the year: a report on a form that is out of date is read by that form. Where they do not, the
    keyword that comes first does, then the year, and the newest standard where there is none.
    """
    if len(standards) == 1:
        return standards[0]
    text = source.text
    fitting = [standard for standard in standards if standard.keyword in text]
    if len(fitting) < len(standards):
        joined = "".join(text.split())
        fitting = [standard for standard in standards if standard.keyword in joined] or list(standards)
    if len(fitting) == 1:
        return fitting[0]
    fitting = _named_most(fitting, text) or _named_most(fitting, "".join(text.split())) or fitting
    if len(fitting) > 1:
        places = [text.find(standard.keyword) % (len(text) + 1) for standard in fitting]  # the end where it is cut
        fitting = [standard for standard, place in zip(fitting, places, strict=True) if place == min(places)]
    if len(fitting) > 1:
        year = _year(text, fitting[0].keyword)
        fitting = [standard for standard in fitting if standard.first_year <= year <= standard.last_year] or fitting
    return max(fitting, key=lambda standard: (standard.first_year, standard.id))


def _named_most(standards: "Sequence[Standard]", text: str) -> "list[Standard]":
    """The standards of which the text holds most labels that tell them from others; none where it holds no label."""
    found: list[Standard] = []
    most = 1
    for standard in reversed(standards):
        count = len(standard.labels)
        for label in standard.labels:
            if count >= most and label not in text:
                count -= 1
        if count > most:
            found, most = [], count
        if count == most:
            found.append(standard)
    return found


@lru_cache(maxsize=16)
def _year_of_title(keyword: str) -> re.Pattern[str]:
    return lazy(_YEAR.replace("{keyword}", re.escape(keyword)))


def _year(text: str, keyword: str) -> int:
    """The year before the keyword and a word for report (as a title has it), of a stated period, or the only one."""
    match = _year_of_title(keyword).search(text) or _PERIOD.search(text)
    if match:
        return int(match[1])
    named = set(_NAMED.findall(text))
    return int(named.pop()) if len(named) == 1 else 0


def outdated_label(report: Report, standard: "Standard") -> Label | None:
    """The first label by which a report of a later year shows that it is on this form; None where it is not.

    Where the report is read by a form of its year, the first label that only a former one has.
    """
    tables = report.tables.values()
    if not standard.former.isdisjoint([label.text for table in tables for label in table.layout.inexact]):
        labels = (label for table in tables for label in table.inexact())
        return next((label for label in labels if fold(label.text) in standard.former), None)
    if report.year is None or report.year <= standard.last_year or not standard.labels:
        return None
    labels = (label for table in tables for label in table.labels)
    return next((label for label in labels if label.mandated in standard.labels), None)
