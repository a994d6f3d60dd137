"""Findings against expectations: what was found, where, and what was found in vain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .cases import Case

Finding = Mapping[str, Any]


@dataclass
class Score:
    """Counts over a run, with examples."""

    clean: int = 0
    clean_silent: int = 0
    injected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    by_layout: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    alarms_clean: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cells: int = 0
    cells_wrong: int = 0
    meta_wrong: int = 0

    def note(self, key: str, text: str, limit: int = 3) -> None:
        """Keep an example."""
        if len(self.examples[key]) < limit:
            self.examples[key].append(text)


def _spots(case: Case, keys: tuple[str, ...]) -> list[Any]:
    return [case.rendering.places[key] for key in keys if key in case.rendering.places]


def score_findings(score: Score, case: Case, findings: Sequence[Finding]) -> None:
    """Match one file's findings with what was expected of it."""
    left = list(findings)
    pending = list(case.expected)
    for exact in (True, False):
        for expected in list(pending):
            spots = _spots(case, expected.keys)
            for finding in left:
                at = (finding["line"], finding["column"])
                right = not spots or any(spot.holds(*at) for spot in spots)
                if finding["code"] == expected.code and (right or not exact):
                    left.remove(finding)
                    pending.remove(expected)
                    score.found[expected.code] += 1
                    score.by_layout[case.look.layout, "found"] += 1
                    score.placed[expected.code] += right
                    if not right:
                        want = ", ".join(f"{spot.line}:{spot.column}" for spot in spots)
                        score.note(f"place {expected.code}", f"{case.path} [{case.fault}] at {at}, wanted {want}")
                    break
    for expected in case.expected:
        score.injected[expected.code] += 1
        score.by_layout[case.look.layout, "injected"] += 1
    for expected in pending:
        want = ", ".join(f"{spot.line}:{spot.column}" for spot in _spots(case, expected.keys))
        score.note(f"missed {expected.code}", f"{case.path} [{case.fault}] wanted {want}", 5)
    false = [
        finding for finding in left if finding["code"] not in case.allowed and finding["severity"] != "info"
    ]  # fmt: skip
    for finding in false:
        (score.alarms if case.fault else score.alarms_clean)[finding["code"]] += 1
        where = f"{case.path}:{finding['line']}:{finding['column']} [{case.fault or 'clean'}]"
        score.note(f"false {finding['code']}", f"{where} {finding['message']}"[:220], 6)
    if not case.fault:
        score.clean += 1
        score.clean_silent += not false and not pending


def score_values(score: Score, case: Case, read: Mapping[str, Any]) -> None:
    """Compare the values read from the tables with those printed."""
    described = case.described()
    if case.fault.startswith(("TAB002", "TAB005", "TAB009", "TAB010", "TAB011", "TAB014", "TAB015", "SEC", "YEAR")):
        return
    for key in ("agency", "year", "form"):
        if read.get(key) != described[key]:
            score.meta_wrong += 1
            score.note(f"read {key}", f"{case.path} [{case.fault}] {read.get(key)!r}, wanted {described[key]!r}")
    tables: Any = described["tables"]
    for table, rows in tables.items():
        for row, columns in rows.items():
            for column, wanted in columns.items():
                score.cells += 1
                got = read.get("tables", {}).get(table, {}).get(row, {}).get(column, "absent")
                if got != wanted and not (isinstance(wanted, str) and isinstance(got, (int, float))):
                    score.cells_wrong += 1
                    text = f"{case.path} {table}.{row}.{column}: {got!r}, wanted {wanted!r}"
                    score.note(f"value {case.look.layout}", text)
