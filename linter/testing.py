"""The test kit for rules: cases as data, the same for the built-in rules and for a plugin's.

A case file is TOML, named by the code it tests, with a ``pass`` and a ``fail`` group. A case is a whole report in
``text`` (or the ``base`` report named) with ``edits``, pairs of old text, which must occur exactly once, and new.
In the text of a failing case ``«`` and ``»`` mark each span at which a finding of the code is due (a ``«`` alone pins
where it begins); ``also`` names the codes of other findings that come with it. ``fixed`` is the text after the code's
safe corrections, or ``edits`` of the case's text that make it; ``options`` are values of the rule's options; ``path``
is the file name that it is read under. A case for a rule that compares reports has several ``files``, each with the
keys for one report, and perhaps the ``rollup`` of a configuration.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..grammar import Source, decode
from ..grammar.records import NamedTuple
from .engine import check_bytes
from .plan import Plan
from .rule import Rule

if TYPE_CHECKING:
    from .finding import Diagnostic
    from .standard import Standard

OPEN, CLOSE = "«", "»"

#: Where a finding begins and ends: line, column, end line, end column.
Place = tuple[int, int, int, int]


class Case(NamedTuple):
    """A case: its report without marks, the code under test, where it is due, in order.

    ``also`` are the codes, sorted, of all other findings that come with it; ``path`` the file name it is read under;
    ``fixed`` the text after safe corrections, if the case says. A case of several ``files`` has a case for each of
    them and no text of its own; ``rollup`` maps bodies to their members.
    """

    name: str
    code: str
    text: str
    due: tuple[Place, ...]
    also: tuple[str, ...]
    path: str
    fails: bool
    options: Mapping[str, Any] = {}
    fixed: str | None = None
    files: "tuple[Case, ...]" = ()
    rollup: Mapping[str, tuple[str, ...]] = {}


def load_cases(path: str, bases: str | None = None) -> Iterator[Case]:
    """The cases of a TOML file named ``CODE.toml``; ``bases`` (default: ``base`` beside it) holds the base reports.

    Raises ValueError for a case that is malformed: text to replace that is not there exactly once, a failing case
    without a mark, a passing one with marks.
    """
    import tomli

    with open(path, "rb") as file:
        data = tomli.load(file)
    code = os.path.basename(path).removesuffix(".toml")
    if bases is None:
        bases = os.path.join(os.path.dirname(path), "base")
    for group in ("pass", "fail"):
        for case in data.get(group, []):
            name = f"{code} {group}: {case['name']}"
            read = _case(case, code, data.get("base", ""), bases, name) if "files" not in case else None
            read = read or _together(case, code, data.get("base", ""), bases, name)
            due = any(one.due for one in (read, *read.files))
            if due != (group == "fail"):
                raise ValueError(f"{name}: {'a' if due else 'no'} span is marked with {OPEN}{CLOSE}")
            yield read._replace(fails=due)


def _together(case: dict[str, Any], code: str, base: str, bases: str, name: str) -> Case:
    """A case of several files."""
    files = tuple(_case(one, code, base, bases, name) for one in case["files"])
    if len({one.path for one in files}) < len(files):
        raise ValueError(f"{name}: two files have the same path")
    rollup = {body: tuple(members) for body, members in case.get("rollup", {}).items()}
    also = tuple(sorted(case.get("also", [])))
    return Case(name, code, "", (), also, "", False, case.get("options", {}), None, files, rollup)


def _case(case: dict[str, Any], code: str, base: str, bases: str, name: str) -> Case:
    text = case.get("text")
    base = case.get("base", base)
    if text is None:
        with open(os.path.join(bases, base), encoding="utf-8", newline="") as file:
            text = file.read()
    text, due = _unmarked(_edited(text, case.get("edits", []), name), name)
    fixed = case.get("fixed")
    return Case(
        name,
        code,
        text,
        due,
        tuple(sorted(case.get("also", []))),
        case.get("path", base or "report.txt"),
        bool(due),
        case.get("options", {}),
        _edited(text, fixed, name) if isinstance(fixed, list) else fixed,
    )


def _edited(text: str, edits: Iterable[tuple[str, str]], name: str) -> str:
    """The text with each old part replaced by the new one."""
    for old, new in edits:
        if text.count(old) != 1:
            raise ValueError(f"{name}: {old!r} occurs {text.count(old)} times in the text")
        text = text.replace(old, new)
    return text


def _unmarked(text: str, name: str) -> tuple[str, tuple[Place, ...]]:
    """The text without marks, and the spans that were marked; one that is not closed ends at line 0."""
    clean = text.replace(OPEN, "").replace(CLOSE, "")
    source = Source(clean)
    places: list[Place] = []
    opened: list[int] = []
    offset = last = 0
    for at, char in enumerate(text):
        if char in (OPEN, CLOSE):
            offset += at - last
            last = at + 1
            if char == OPEN:
                opened.append(len(places))
                places.append((*source.raw_position(offset), 0, 0))
            elif opened:
                index = opened.pop()
                places[index] = (*places[index][:2], *source.raw_position(offset))
            else:
                raise ValueError(f"{name}: a {CLOSE} closes nothing")
    return clean, tuple(sorted(places))


def check_case(case: Case, standards: "Iterable[Standard]", rules: Iterable[Rule]) -> None:
    """Lint the case with all ``rules``; raises AssertionError, saying what differs, unless it gives what is due."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    options = {rule.code: {**rule.options, **case.options} for rule in ordered if rule.code == case.code}
    plan = Plan([rule for rule in ordered if not rule.cross], tuple(standards), options=options, lang="en")
    files = sorted(case.files, key=lambda file: file.path) or (case,)
    if case.files:
        plan = plan._replace(cross=[rule for rule in ordered if rule.cross], facts=True, alone=False)
    found = list(_found(case, files, plan))
    places = [
        tuple(
            sorted(
                (one.line, one.column, one.end_line, one.end_column)
                for one in found
                if one.code == case.code and one.path == file.path
            )
        )
        for file in files
    ]
    others = tuple(sorted(one.code for one in found if one.code != case.code))
    agree = all(_agree(place, file.due) for place, file in zip(places, files, strict=True))
    if not agree or others != case.also:
        due, shown = (
            "; ".join(
                (f"{file.path} " if case.files else "") + _shown(place) for file, place in zip(files, each, strict=True)
            )
            for each in ([file.due for file in files], places)
        )
        raise AssertionError(
            f"{case.name}\n  due:   {due} also {', '.join(case.also) or 'none'}\n"
            f"  found: {shown} also {', '.join(others) or 'none'}\n{_lines(found)}"
        )
    if case.fixed is not None:
        data = case.text.encode()
        from .fixing import fix_bytes

        fixed = fix_bytes(
            data,
            lambda changed: check_bytes(changed, case.path, plan),
            lambda changed: decode(changed, case.path),
            lambda one: one.code == case.code,
            unsafe=False,
        )
        text = fixed.data.decode()
        if text != case.fixed:
            raise AssertionError(f"{case.name}\n  fixed: {_difference(case.fixed, text)}")


def _found(case: Case, files: Sequence[Case], plan: Plan) -> "Iterator[Diagnostic]":
    """What is found in the files of a case, each for itself and together."""
    checked = {file.path: check_bytes(file.text.encode(), file.path, plan) for file in files}
    for one in checked.values():
        yield from one.diagnostics
    if case.files:
        from .cross_run import CrossRun, Entry
        from .report_facts import ReportFacts

        standards = {standard.id: standard for standard in plan.standards}
        texts = {file.path: file.text for file in files}
        entries = [
            Entry(
                place,
                path,
                ReportFacts(one.facts, path, standards, scope=os.curdir, rollup=case.rollup),
                plan,
            )
            for place, (path, one) in enumerate(checked.items())
            if one.facts
        ]
        run = CrossRun(entries, lambda entry: decode(texts[entry.path].encode(), entry.path))
        for more in run.results().values():
            yield from more.diagnostics


def _agree(places: Sequence[Place], due: Sequence[Place]) -> bool:
    """Whether the places are those that are due; an end at line 0 agrees with any."""
    return len(places) == len(due) and all(
        place[:2] == wanted[:2] and (not wanted[2] or place == wanted)
        for place, wanted in zip(places, due, strict=True)
    )


def _difference(wanted: str, text: str) -> str:
    """The first line in which two texts differ."""
    for number, (one, other) in enumerate(zip(wanted.splitlines(), text.splitlines(), strict=False), 1):
        if one != other:
            return f"line {number} should be {one!r}, is {other!r}"
    return "one text is longer than the other"


def _shown(places: Iterable[Place]) -> str:
    return ", ".join(f"{one[0]}:{one[1]}" + (f"-{one[2]}:{one[3]}" if one[2] else "") for one in places) or "none"


def _lines(found: "Iterable[Diagnostic]") -> str:
    return "\n".join(f"  {one.path}:{one.line}:{one.column}: {one.code} {one.message}" for one in found)
