"""Rules without code: the ``[[demands]]`` of a standard or a configuration, read and made into ordinary rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..grammar import Report
from ..grammar.form import Form
from ..grammar.records import NamedTuple
from .demand_cells import judge_cell, judge_relations, judge_table
from .demand_forms import COMMON, EVERY, KINDS, Kind
from .demand_text import Judge, judge_heading, judge_labels, judge_length, judge_section, judge_text
from .finding import SEVERITIES, Finding
from .rule import Rule, well_formed
from .selectors import ENGINE, family
from .shape import Item, ShapeError
from .standard_parts import Items, reference

if TYPE_CHECKING:
    from .standard import Standard

_ONCE = ("name", "severity", "source", "why", "why_en", "bad", "good")
_READERS: Mapping[str, Callable[[Items, Form, str], Judge]] = {
    "cell": judge_cell,
    "labels": judge_labels,
    "heading": judge_heading,
    "length": judge_length,
    "pattern": judge_text,
    "words": judge_text,
    "table": judge_table,
    "section": judge_section,
}


class _Entry(NamedTuple):
    """An entry of ``[[demands]]``: what kind it is, its keys, and its messages in both languages."""

    item: Item
    items: Items
    kind: Kind
    zh: str
    en: str

    @property
    def code(self) -> str:
        """The code of the rule that it belongs to."""
        return self.items["code"].text()

    def judges(self, form: Form, variant: str) -> list[Judge]:
        """What judges a report by ``form``. Raises the document's error where the form lacks what the demand names."""
        if self.kind.key == "relation":
            return judge_relations(self.items, form, variant)
        return [_READERS[self.kind.key](self.items, form, variant)]


class DemandCheck:
    """The check of a rule made of demands; a report is judged by what its standard's id maps to."""

    def __init__(self, name: str, manual: str, judges: Mapping[str, Sequence[Judge]], item: Item) -> None:
        """``item`` is where it was demanded."""
        self.__name__ = name.replace("-", "_")
        self.__doc__ = manual
        self.judges = judges
        self.item = item

    def __call__(self, report: Report, standard: "Standard") -> Iterator[Finding]:
        """The findings of all demands that are made of reports on this standard."""
        for judge in self.judges.get(standard.id, ()):
            yield from judge(report)


def read_demands(items: Sequence[Item], standards: "Sequence[Standard]", *, several: bool = False) -> tuple[Rule, ...]:
    """The rules that the entries of ``[[demands]]`` make, by code.

    The demands are made of reports on ``standards``, each entry of those that its key ``standards`` names where that
    may be given (``several``), else of each that has what it speaks of, of which there must be one. Raises the error
    of the item's document. Entries with one code make one rule; its name and so on stand in the first.
    """
    groups: dict[str, list[_Entry]] = {}
    for one in items:
        entry = _entry(one, several=several)
        groups.setdefault(entry.code, []).append(entry)
    rules = []
    names: dict[str, _Entry] = {}
    for code in sorted(groups):
        rule = _rule(groups[code], standards)
        first = groups[code][0]
        if rule.name in names:
            other = names[rule.name].code
            raise first.items["name"].wrong(f"{other} 已使用此名称", f"{other} has the same name")
        names[rule.name] = first
        rules.append(rule)
    return tuple(rules)


def _entry(item: Item, *, several: bool) -> _Entry:
    """An entry whose keys go together; what they refer to is tested with a form at hand."""
    items = item.table(EVERY, ("code",))
    if not well_formed(items["code"].text()):
        raise items["code"].wrong(
            '应为大写字母加三位数字，如 "CITY001"', 'must be capital letters and three digits, like "CITY001"'
        )
    if family(items["code"].text()) == ENGINE:
        raise items["code"].wrong(f"{ENGINE} 专供本程序使用", f"{ENGINE} is reserved")
    kind = next((kind for kind in KINDS if kind.key in items), None)
    if kind is None:
        keys = ", ".join(f'"{kind.key}"' for kind in KINDS)
        raise item.wrong(f"没有提出要求：应有 {keys} 之一", f"demands nothing: it must have one of {keys}")
    if kind.key == "words" and "pattern" in items:
        raise items["pattern"].wrong('不能与 "words" 同用', 'does not go with "words"')
    for key, value in items.items():
        if key not in (kind.key, *kind.keys, *COMMON):
            raise value.wrong(f'不能与 "{kind.key}" 同用', f'does not go with "{kind.key}"')
    if "standards" in items and not several:
        raise items["standards"].wrong("只能用于配置文件", "belongs in a configuration only")
    opposite = "absent" in items and items["absent"].flag()
    zh, en = kind.absent if opposite else (kind.zh, kind.en)
    return _Entry(item, items, kind, _template(items, "zh", kind) or zh, _template(items, "en", kind) or en)


def _template(items: Items, key: str, kind: Kind) -> str:
    """A message, whose names in braces must be figures of the kind."""
    if key not in items:
        return ""
    item = items[key]
    text = item.text()
    try:
        text.format(**dict.fromkeys(kind.figures, ""))
    except (KeyError, IndexError, AttributeError, ValueError, TypeError) as error:
        known = ", ".join(f"{{{figure}}}" for figure in kind.figures)
        what = f"{{{error.args[0]}}}" if isinstance(error, KeyError) else str(error)
        raise item.wrong(f"不能填入 {what}（可用：{known}）", f"cannot fill in {what} (known: {known})") from None
    return text


def _rule(entries: Sequence[_Entry], standards: "Sequence[Standard]") -> Rule:
    """The rule that the entries with one code make."""
    items = entries[0].items
    for key in ("name", "source"):
        if key not in items:
            raise entries[0].item.wrong(f'缺少 "{key}"', f'"{key}" is missing')
    for entry in entries[1:]:
        for key in _ONCE:
            if key in entry.items and (key not in items or entry.items[key].value != items[key].value):
                raise entry.items[key].wrong(
                    f"{entry.code} 的此项写在它的第一条要求中", f"that of {entry.code} stands in its first demand"
                )
    name = items["name"].text()
    if not all(part.isalnum() and part.isascii() and part == part.lower() for part in name.split("-")):
        raise items["name"].wrong(
            '应为小写字母和连字符，如 "fee-named"', 'must be small letters and hyphens, like "fee-named"'
        )
    source = items["source"].text()
    severity = items["severity"].one_of(SEVERITIES, "级别", "severity") if "severity" in items else "warning"
    judges: dict[str, list[Judge]] = {}
    for number, entry in enumerate(entries):
        for key, found in _judges(entry, _variant(number), standards).items():
            judges.setdefault(key, []).extend(found)
    zh = {_variant(number): entry.zh for number, entry in enumerate(entries)}
    en = {_variant(number): entry.en for number, entry in enumerate(entries)}
    check = DemandCheck(name, _manual(entries), judges, entries[0].item)
    rule = Rule(check, entries[0].code, severity, source, zh, en, None, {})
    rule.plugin = check.item.document.path
    return rule


def _variant(number: int) -> str:
    return str(number) if number else ""


def _judges(entry: _Entry, variant: str, standards: "Sequence[Standard]") -> dict[str, list[Judge]]:
    """By standard, what judges a demand."""
    wanted: Sequence[str] = [standard.id for standard in standards]
    named = "standards" in entry.items
    if named:
        wanted = reference(entry.items["standards"], wanted, "标准", "standard")
    found: dict[str, list[Judge]] = {}
    problem: ShapeError | None = None
    for standard in standards:
        if standard.id in wanted:
            try:
                found[standard.id] = entry.judges(standard.form, variant)
            except ShapeError as error:
                if named:
                    raise
                problem = error  # of the last one, which is the newest
    if problem is not None and not found:
        raise problem
    return found


def _manual(entries: Sequence[_Entry]) -> str:
    """The manual: what the author says of the rule, what it demands word for word, its source and examples."""
    items = entries[0].items

    def given(key: str) -> str:
        return items[key].text().strip() if key in items else ""

    demands = "\n".join(f"    {line}" for entry in entries for line in _told(entry))
    source = given("source")
    why, why_en = given("why"), given("why_en")
    parts = [why_en or why or f"A demand of {source}, made without code.", f"It demands:\n\n{demands}"]
    parts.append(f"中文：{why or f'{source}的要求，以配置写成。'}\n\n具体要求：\n\n{demands}")
    text = "\n\n".join(parts) + f"\n\nSource:\n    {source}\n"
    for title, key in (("Bad", "bad"), ("Good", "good")):
        if key in items:
            text += f"{title}:\n" + "".join(f"    {line}\n" for line in given(key).split("\n"))
    return text


def _told(entry: _Entry) -> Iterator[str]:
    """A demand as it stands in the file, on lines of its own."""
    kind = entry.kind
    for key in dict.fromkeys(("standards", "section", "table", "each", "only", kind.key, *kind.keys)):
        if key in entry.items:
            value = entry.items[key].value
            for one in value if key == "relation" and isinstance(value, list) else (value,):
                yield f"{key} = {_plain(one)}"


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(one)}" for key, one in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)
