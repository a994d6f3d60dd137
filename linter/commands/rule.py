"""``gouji rule CODE``: explain one rule."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator

from ..config import Configs
from ..manual import read_manual
from ..rule import Rule
from ..session import Session
from ..trouble import Trouble
from .language import language
from .parser import Parser, add_config

_ZH = {"error": "错误", "warning": "警告", "info": "提示", "safe": "有，安全", "unsafe": "有，须确认"}
_PARTS = {"Source": "出处", "Bad": "错误示例", "Good": "正确示例"}


def arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add_argument("code", metavar="CODE", help=parser.say("规则的编号或名称", "the rule's code or name"))
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """Explain a rule that is loaded for the current folder. Raises Trouble where there is none of that name."""
    configs = Configs(options.config)
    rules = Session(configs).rules(configs.for_folder(os.curdir))
    rule = find_rule(options.code, rules)
    for line in explain(rule, language(options, configs)):
        sys.stdout.write(f"{line}\n")
    return 0


def find_rule(word: str, rules: Iterable[Rule]) -> Rule:
    """The rule with a code or name, whatever its case. Raises Trouble, with the nearest, where there is none."""
    rules = tuple(rules)
    for rule in rules:
        if word.lower() in (rule.code.lower(), rule.name):
            return rule
    from ..nearest import hints

    hint = hints(word, (name for rule in rules for name in (rule.code, rule.name)))
    raise Trouble(f'没有规则 "{word}"{hint[0]}', f'there is no rule "{word}"{hint[1]}')


def explain(rule: Rule, lang: str) -> Iterator[str]:
    """The manual of a rule, line by line."""
    english = lang == "en"
    manual = read_manual(rule.manual)
    yield f"{rule.code} {rule.name}"
    for name, value in facts(rule, lang):
        yield f"{name}: {value}" if english else f"{name}：{value}"
    yield ""
    yield from manual.text(lang).splitlines()
    if rule.options:
        yield ""
        yield "Options:" if english else "选项："
        for name, default in rule.options.items():
            value = toml(default)
            yield f"    {name} = {value}" + (" (default)" if english else "（默认）")
    for part, text in manual.parts.items():
        yield ""
        yield f"{part}:" if english else f"{_PARTS[part]}："
        yield from (f"    {line}".rstrip() for line in text.splitlines())


def facts(rule: Rule, lang: str) -> list[tuple[str, str]]:
    """What is known of a rule besides its manual, as pairs of a name and a value."""
    english = lang == "en"
    known = (
        ("severity", "级别", rule.severity if english else _ZH[rule.severity]),
        ("source", "依据", rule.source),
        ("fix", "自动改正", rule.fixable if english else _ZH.get(rule.fixable or "", "无")),
        ("plugin", "来自", rule.plugin),
    )
    return [(en if english else zh, value) for en, zh, value in known if value]


def toml(value: object) -> str:
    """A default as it would stand in gouji.toml."""
    from json import dumps

    return dumps(value, ensure_ascii=False, default=sorted)
