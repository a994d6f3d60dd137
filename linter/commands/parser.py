"""The argument parser, in the language of the user."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

LANGUAGES = ("zh", "en")

# What argparse says, and how to say it in Chinese; {0} and {1} are what the brackets match.
_ERRORS = (
    (r"unrecognized arguments: (.*)", "无法识别的参数：{0}"),
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"argument (.*?): expected .*argument.*", "参数 {0} 缺少取值"),
    (r"argument (.*?): invalid choice: (.*?) \(.*?choose from (.*)\)", "参数 {0} 不能取 {1}（可选：{2}）"),
    (r"argument (.*?): ignored explicit argument (.*)", "参数 {0} 不接受取值 {1}"),
    (r"argument (.*?): (.*)", "参数 {0}：{1}"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese and English."""

    def __init__(self, *, lang: str = "zh", **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_formatter(lang), **options)
        self.lang = lang
        self._positionals.title = self.say("参数", "arguments")
        self._optionals.title = self.say("选项", "options")
        self.add_argument("-h", "--help", action="help", help=self.say("显示本说明", "show this help"))

    def say(self, zh: str, en: str) -> str:
        """The text in the language of the user."""
        return en if self.lang == "en" else zh

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the arguments; exit status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, self.say(f"{self.prog}：用法错误：{_chinese(message)}\n", f"{self.prog}: error: {message}\n"))


def _chinese(message: str) -> str:
    for pattern, text in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return text.format(*match.groups())
    return message


def _formatter(lang: str) -> Any:
    """A help formatter that need not import shutil to know how wide a terminal is."""

    class Formatter(argparse.HelpFormatter):
        def __init__(self, prog: str, **options: Any) -> None:
            super().__init__(prog, **{"max_help_position": 32, "width": _width(), **options})

        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            if prefix is None and lang == "zh":
                prefix = "用法："
            super().add_usage(usage, actions, groups, prefix)

    return Formatter


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns) - 2
    try:
        return max(40, os.get_terminal_size().columns - 2)
    except OSError:
        return 100


def add_lang(parser: Parser) -> None:
    """``--lang``."""
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=parser.say(
            "消息所用的语言（默认取配置，否则为 zh）", "language of messages (default: as configured, else zh)"
        ),
    )


def add_config(parser: Parser) -> None:
    """``--config``."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        help=parser.say("只用这个配置文件", "use this configuration file in place of those found"),
    )


def asked_language(arguments: Sequence[str]) -> str | None:
    """The value of ``--lang``, before the arguments are parsed: usage errors have a language too."""
    for index, argument in enumerate(arguments):
        value = argument[7:] if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            return value
    return None
