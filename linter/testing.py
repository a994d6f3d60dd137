"""The test kit for rules: cases as data, the same for the built-in rules and for a plugin's.

A case file is TOML, named by the code it tests, with a ``pass`` and a ``fail`` group. A case is a whole report in
``text`` (or the ``base`` report named) with ``edits``, pairs of old text, which must occur exactly once, and new.
In the text of a failing case ``«`` and ``»`` mark each span at which a finding of the code is due; ``also`` names the
codes of other findings that come with it.
"""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..grammar import decode
from .engine import lint_source
from .rule import Rule

if TYPE_CHECKING:
    from .finding import Diagnostic
    from .standard import Standard

OPEN, CLOSE = "«", "»"


class Case(NamedTuple):
    """A case: its report without marks, the code under test, where it is due as (line, column) pairs, sorted.

    ``also`` are the codes, sorted, of all other findings that come with it; ``path`` the file name it is read under.
    """

    name: str
    code: str
    text: str
    due: tuple[tuple[int, int], ...]
    also: tuple[str, ...]
    path: str
    fails: bool


def load_cases(path: str, bases: str) -> Iterator[Case]:
    """The cases of a TOML file named ``CODE.toml``; ``bases`` is the folder of the base reports.

    Raises ValueError for a case that is malformed: text to replace that is not there exactly once, a failing case
    without a mark, a passing one with marks.
    """
    import tomli

    with open(path, "rb") as file:
        data = tomli.load(file)
    code = os.path.basename(path).removesuffix(".toml")
    for group in ("pass", "fail"):
        for case in data.get(group, []):
            yield _case(case, code, data.get("base", ""), bases, fails=group == "fail")


def _case(case: dict[str, Any], code: str, base: str, bases: str, *, fails: bool) -> Case:
    name = f"{code} {'fail' if fails else 'pass'}: {case['name']}"
    text = case.get("text")
    base = case.get("base", base)
    if text is None:
        with open(os.path.join(bases, base), encoding="utf-8", newline="") as file:
            text = file.read()
    for old, new in case.get("edits", []):
        if text.count(old) != 1:
            raise ValueError(f"{name}: {old!r} occurs {text.count(old)} times in {base or 'the text'}")
        text = text.replace(old, new)
    due = []
    while OPEN in text:
        before, _, after = text.partition(OPEN)
        line = before.count("\n") + 1
        due.append((line, len(before) - before.rfind("\n")))
        text = before + after.replace(CLOSE, "", 1)
    if bool(due) != fails:
        raise ValueError(f"{name}: {'no' if fails else 'a'} span is marked with {OPEN}{CLOSE}")
    file_name = case.get("path", base or "report.txt")
    return Case(name, code, text, tuple(sorted(due)), tuple(sorted(case.get("also", []))), file_name, fails)


def check_case(case: Case, standards: "Iterable[Standard]", rules: Iterable[Rule]) -> None:
    """Lint the case with all ``rules``; raises AssertionError, saying what differs, unless it gives what is due."""
    source = decode(case.text.encode(), case.path)
    found = lint_source(source, list(standards), rules, lang="en")
    places = tuple(sorted((one.line, one.column) for one in found if one.code == case.code))
    others = tuple(sorted(one.code for one in found if one.code != case.code))
    if places != case.due or others != case.also:
        raise AssertionError(
            f"{case.name}\n  due:   {case.due} also {case.also}\n  found: {places} also {others}\n" + _lines(found)
        )


def _lines(found: "Iterable[Diagnostic]") -> str:
    return "\n".join(f"  {one.line}:{one.column}: {one.code} {one.message}" for one in found)
