"""The command ``gouji``: arguments in, exit status out.

0: nothing at or above the fail level; 1: findings; 2: the run cannot be trusted.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from .commands import COMMANDS
from .trouble import Trouble, cause

if TYPE_CHECKING:
    import argparse


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status."""
    if argv is not None:
        return _main(list(argv))
    gc.disable()  # what is loaded at the start stays; looking for garbage in it takes a fifth of the time of a file
    try:
        return _main(sys.argv[1:])
    finally:
        gc.freeze()  # nor is there any use in looking when the process ends


def _main(words: list[str]) -> int:
    _speak_utf8()
    try:
        status = _run(words)
        sys.stdout.flush()
    except SystemExit as done:  # argparse: help was asked for, or the arguments are wrong
        status = done.code if isinstance(done.code, int) else 2
    except Trouble as trouble:
        status = _fail(words, "错误：" + trouble.zh, "error: " + trouble.en)
    except KeyboardInterrupt:
        status = _fail(words, "已中断", "interrupted")
    except BrokenPipeError:
        # Nobody reads any more. Python would complain once again when it flushes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 2
    except Exception as error:  # 1 would mean findings
        if sys.flags.dev_mode:
            raise
        status = _fail(words, "内部错误，请报告：" + cause(error), "internal error, please report it: " + cause(error))
    return status


def _run(words: list[str]) -> int:
    from .commands.parser import Parser, add_lang, asked_language

    parser = Parser(lang=asked_language(words) or "zh", prog="gouji")
    say = parser.say
    parser.add_argument(
        "--version",
        action="store_true",
        help=say(
            "显示本程序、插件接口和各插件的版本", "show the versions of gouji, of its plugin API and of every plugin"
        ),
    )
    add_lang(parser)
    commands = parser.add_subparsers(dest="command", metavar=say("命令", "COMMAND"), title=say("命令", "commands"))
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:  # the others are for the help alone
        module, zh, en = COMMANDS[name]
        command = commands.add_parser(name, lang=parser.lang, help=say(zh, en), description=say(zh, en))
        if name in words:  # the others need no arguments for the help
            import_module(f".commands.{module}", __package__).arguments(command)
            add_lang(command)
    arguments, rest = parser.parse_known_args(words)
    if rest and hasattr(arguments, "paths") and not any(word.startswith("-") and word != "-" for word in rest):
        arguments.paths += rest  # paths between options, which argparse does not expect there
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if arguments.version:
        return _command("version", arguments)
    if arguments.command is None:
        parser.print_help(sys.stderr)
        return 2
    return _command(COMMANDS[arguments.command][0], arguments)


def _command(module: str, arguments: "argparse.Namespace") -> int:
    status: int = import_module(f".commands.{module}", __package__).run(arguments)
    return status


def _fail(words: Sequence[str], zh: str, en: str) -> int:
    """Say what ended the run; exit status 2."""
    from .commands.parser import asked_language

    lang = asked_language(words)
    if lang is None:
        from .commands.language import configured_language

        lang = configured_language(words)
    sys.stderr.write(f"gouji: {en}\n" if lang == "en" else f"gouji：{zh}\n")
    return 2


def _speak_utf8() -> None:
    """Write UTF-8 with plain line ends, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
