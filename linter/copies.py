"""Finds sections whose prose is that of an earlier report: of the same body, or of another.

The cost is linear in the number of reports: of each section a few clauses are noted, and only sections that hold a
noted clause of another are compared with it. Clauses that many bodies write are nobody's own: they are neither noted
nor do they make a copy.
"""

from collections.abc import Iterator, Mapping

from ..grammar.records import NamedTuple
from .report_facts import ReportFacts, SectionFacts
from .reports import Reports

_NOTED = 4  # clauses of a section that are noted: the ones with the smallest hashes
_CROWD = 8  # sections under a noted clause; more of them are not remembered
_SHARED = 3  # bodies; what more of them write is common wording


class Copy(NamedTuple):
    """A section, the earlier report and section that it is nearly the same as, and the share of it that is (0 to 1)."""

    report: ReportFacts
    section: SectionFacts
    other: ReportFacts
    original: SectionFacts
    share: float


class Copies:
    """Finds copies.

    ``least`` is how many characters of its own a section must have, ``near`` the share of them, and of the whole
    section, that stand in the original.
    """

    def __init__(self, reports: Reports, *, least: int, near: float) -> None:
        self._reports = reports
        self._least = least
        self._near = near
        self._bodies = _Counts(reports)
        self._noted: dict[int, list[tuple[ReportFacts, int]]] = {}

    def __iter__(self) -> Iterator[Copy]:
        known = (one for one in self._reports if one.body and one.year is not None)
        for report in sorted(known, key=lambda one: one.year or 0):
            last = self._reports.previous(report)
            for place, section in enumerate(report.sections):
                own = self._own(section.clauses)
                if not section.key or not own:
                    continue
                found = self._last(section, own, last) or self._others(report, section, own)
                if found is not None:
                    yield Copy(report, section, *found)
                for clause in sorted(own)[:_NOTED]:
                    crowd = self._noted.setdefault(clause, [])
                    if len(crowd) < _CROWD:
                        crowd.append((report, place))

    def _own(self, clauses: Mapping[int, int]) -> dict[int, int]:
        """The clauses without figures that are not common wording; none where they are too few."""
        own = {
            clause: length
            for clause, length in clauses.items()
            if not clause & 1 and self._bodies.of(clause) <= _SHARED
        }
        return own if sum(own.values()) >= self._least else {}

    def _last(
        self, section: SectionFacts, own: Mapping[int, int], last: ReportFacts | None
    ) -> tuple[ReportFacts, SectionFacts, float] | None:
        """Last year's section, where this is a copy of it."""
        for original in last.sections if last else ():
            if original.key == section.key and (share := self._share(section, own, original)):
                return (last, original, share) if last else None
        return None

    def _others(
        self, report: ReportFacts, section: SectionFacts, own: Mapping[int, int]
    ) -> tuple[ReportFacts, SectionFacts, float] | None:
        """The section of another body that this is a copy of: of several the one that is most alike."""
        best: tuple[ReportFacts, SectionFacts, float] | None = None
        seen: set[tuple[int, int]] = set()
        for clause in own:
            for other, place in self._noted.get(clause, ()):
                if (id(other), place) in seen or not _comparable(report, other):
                    continue
                seen.add((id(other), place))
                original = other.sections[place]
                share = self._share(section, own, original) if original.key == section.key else 0.0
                if share and (best is None or share > best[2]):
                    best = other, original, share
        return best

    def _share(self, section: SectionFacts, own: Mapping[int, int], original: SectionFacts) -> float:
        """How much of a section stands in another; 0 where it is not enough to call it a copy.

        Nor is a section copied that tells figures of its own in the words of another, or that took over a small part of
        a longer text.
        """
        clauses, known = section.clauses, original.clauses
        words = {clause: length for clause, length in clauses.items() if not clause & 1}
        figures = [clause for clause in clauses if clause & 1]
        if any(_shared(part, known) < self._near for part in (words, own)):
            return 0.0
        if len(figures) > 2 and 2 * sum(clause in known for clause in figures) < len(figures):
            return 0.0
        if 2 * sum(clause in known for clause in clauses) < len(known):
            return 0.0
        return _shared(clauses, known)


def _shared(clauses: Mapping[int, int], known: Mapping[int, int]) -> float:
    """Which share of the text of clauses is known."""
    return sum(length for clause, length in clauses.items() if clause in known) / sum(clauses.values())


def _comparable(report: ReportFacts, other: ReportFacts) -> bool:
    """Whether another body's report could have been before whoever wrote this one."""
    years = (report.year or 0) - (other.year or 0)
    return other.agency != report.agency and other.kind == report.kind and 0 <= years <= 1


class _Counts:
    """How many bodies write a clause, in as many bytes as there are some four times of clauses."""

    def __init__(self, reports: Reports) -> None:
        bodies = [[one for found in years.values() for one in found] for years in reports.bodies.values()]
        total = sum(len(section.clauses) for found in bodies for one in found for section in one.sections)
        size = 1 << max(12, (4 * total).bit_length())
        self._mask = size - 1
        self._counts = bytearray(size)
        for found in bodies:
            for clause in {clause for one in found for section in one.sections for clause in section.clauses}:
                place = clause >> 1 & self._mask
                if self._counts[place] < 255:
                    self._counts[place] += 1

    def of(self, clause: int) -> int:
        """How many bodies write a clause, or hardly ever more."""
        return self._counts[clause >> 1 & self._mask]
