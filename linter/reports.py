"""The reports of a run together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from .bodies import normal_name

if TYPE_CHECKING:
    from .report_facts import ReportFacts


class Reports:
    """All reports of a run by path; iterate over it.

    ``bodies`` maps each body (``ReportFacts.body``) to its reports by year, of a year by path; reports of nobody and of
    no year are left out.
    """

    def __init__(self, reports: "Iterable[ReportFacts]") -> None:
        self._reports = tuple(reports)
        self.bodies: dict[str, dict[int, list[ReportFacts]]] = {}
        for one in self._reports:
            if one.body and one.year is not None:
                self.bodies.setdefault(one.body, {}).setdefault(one.year, []).append(one)
        self._years: dict[int, list[ReportFacts]] = {}

    def __iter__(self) -> "Iterator[ReportFacts]":
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)

    def only(self, body: str, year: int) -> "ReportFacts | None":
        """The report of a body for a year; None where there is none, or where there are several."""
        found = self.bodies.get(body, {}).get(year, ())
        return found[0] if len(found) == 1 else None

    def previous(self, report: "ReportFacts") -> "ReportFacts | None":
        """The same body's report for the year before.

        None where there is none, and where either year has several: which of them counts is then unknown.
        """
        if report.year is None or self.only(report.body, report.year) is not report:
            return None
        return self.only(report.body, report.year - 1)

    def members(self, report: "ReportFacts") -> "Mapping[str, list[ReportFacts]]":
        """For each body that the configuration names as a member of this one its reports for the same year.

        They are looked for in the area of that configuration. A member's name may leave out the place that the name in
        the report's title begins with, unless reports of several bodies would fit then.
        """
        if report.year is None or not report.members:
            return {}
        found = {}
        near = [one for one in self._of_year(report.year) if one.kind == report.kind and _within(one, report)]
        for member in report.members:
            name = normal_name(member)
            exact = [one for one in near if one.agency == name]
            found[member] = exact or [one for one in near if one.agency.endswith(name)]
        return found

    def _of_year(self, year: int) -> "list[ReportFacts]":
        if not self._years:
            for one in self._reports:
                if one.year is not None and one.agency:
                    self._years.setdefault(one.year, []).append(one)
        return self._years.get(year, [])


def _within(one: "ReportFacts", report: "ReportFacts") -> bool:
    """Whether a report lies in the area of another's configuration."""
    return not report.area or f"{one.area}/".startswith(f"{report.area}/")
