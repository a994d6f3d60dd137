"""``gouji rules``: list the rules."""

import argparse
import os
import sys
from typing import Any

from ..config import Configs
from ..manual import read_manual
from ..rule import Rule
from ..session import Session
from .language import language
from .parser import Parser, add_config


def arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help=parser.say("输出格式", "output format")
    )
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """List the rules that are loaded for the current folder."""
    configs = Configs(options.config)
    lang = language(options, configs)
    rules = Session(configs).rules(configs.for_folder(os.curdir))
    if options.format == "json":
        from json import dumps

        records = ",\n  ".join(dumps(record(rule), ensure_ascii=False, default=sorted) for rule in rules)
        sys.stdout.write(f'{{"version": 1,\n "rules": [\n  {records}]}}\n')
        return 0
    if options.format == "markdown":
        from .rule_pages import page

        sys.stdout.write("".join(f"{line}\n" for line in page(rules, "规则" if lang == "zh" else "Rules", (lang,))))
        return 0
    width = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        mark = "*" if rule.fixable else " "
        summary = read_manual(rule.manual).summary(lang)
        sys.stdout.write(
            f"{rule.code:<9}{rule.severity[0].upper()}{mark} {rule.name:<{width}}  {summary}".rstrip() + "\n"
        )
    return 0


def record(rule: Rule) -> dict[str, Any]:
    """A rule as plain data."""
    manual = read_manual(rule.manual)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "source": rule.source,
        "fix": rule.fixable,
        "plugin": rule.plugin,
        "options": dict(rule.options),
        "summary": {"zh": manual.summary("zh"), "en": manual.summary("en")},
    }
