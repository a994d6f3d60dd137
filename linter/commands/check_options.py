"""The options of ``gouji check``, and what its ``--format`` and ``--output`` come to."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TextIO

from ...grammar.records import NamedTuple
from ..finding import SEVERITIES
from ..reporters import EXCERPTS, FORMATS, make_reporter
from ..reporters.base import Look, Reporter
from ..trouble import Trouble
from .parser import Parser, add_config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..extras import PluginReporter

_WIDTH = 100  # of excerpts that go to no terminal


def arguments(parser: Parser) -> None:
    """Declare the arguments."""
    say, add = parser.say, parser.add_argument
    add(
        "paths",
        nargs="*",
        metavar="PATH",
        help=say(
            "文件或文件夹（默认当前文件夹；- 为标准输入）", "files or folders (default: the current one; -: stdin)"
        ),
    )
    selectors = say("规则的编号、名称或类别，可用逗号分隔", "codes, names or families, separated by commas")
    add(
        "--select", action="append", metavar="RULES", help=say("只运行这些规则：", "run only these rules: ") + selectors
    )
    add("--extend-select", action="append", metavar="RULES", help=say("另外运行这些规则", "run these rules as well"))
    add("--ignore", action="append", metavar="RULES", help=say("不运行这些规则", "do not run these rules"))
    add(
        "--format",
        action=_Pairing,
        dest="pairs",
        metavar="FORMAT",
        help=say(
            f"输出格式：{'、'.join(FORMATS)} 或插件提供的格式（终端上默认 full，否则 text）",
            f"output format: {', '.join(FORMATS)}, or one of a plugin (default: full on a terminal, else text)",
        ),
    )
    add(
        "--output",
        action=_Pairing,
        dest="pairs",
        metavar="FILE",
        help=say(
            "把它前面的 --format 写入文件；可成对重复", "write the format before it to a file; may be repeated in pairs"
        ),
    )
    add(
        "--fail-level",
        choices=SEVERITIES[::-1],
        default="warning",
        help=say(
            "达到该级别时退出状态为 1（默认 warning）",
            "exit with 1 at findings of this severity or above (default: warning)",
        ),
    )
    add("--exit-zero", action="store_true", help=say("有问题也以 0 退出", "exit with 0 even with findings"))
    add("--statistics", action="store_true", help=say("按规则统计", "count the findings by rule"))
    add("--quiet", action="store_true", help=say("不输出汇总和说明", "no summary and no notes"))
    add(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help=say("是否使用颜色（默认 auto）", "whether to use colour (default: auto)"),
    )
    add("--stdin-filename", metavar="NAME", help=say("标准输入所用的文件名", "the name that stdin goes by"))
    add(
        "--force-exclude",
        action="store_true",
        help=say("直接指定的文件也按 exclude 排除", "exclude also files that are named"),
    )
    add("--fix", action="store_true", help=say("自动改正（只作安全的改正）", "apply safe corrections in place"))
    add(
        "--unsafe-fixes",
        action="store_true",
        help=say("也作须由您确认的改正", "apply also corrections that you have to make sure of"),
    )
    add(
        "--diff",
        action="store_true",
        help=say("只显示改正前后的差异，不改文件", "print what --fix would change, and change nothing"),
    )
    add(
        "--baseline",
        metavar="FILE",
        help=say("只报告该基线文件中没有的问题", "tell only findings that are not in this baseline"),
    )
    add("--write-baseline", metavar="FILE", help=say("将现有问题写成基线文件", "write what is found as a baseline"))
    add("--no-cache", action="store_true", help=say("不使用缓存", "use no cache"))
    add("--cache-dir", metavar="FOLDER", help=say("缓存所在的文件夹", "the folder of the cache"))
    add("--jobs", type=_jobs(parser), metavar="N", help=say("并行进程数", "how many processes"))
    add_config(parser)


class _Pairing(argparse.Action):
    """Gathers ``--format`` and ``--output`` in the order given, as (``format`` or ``output``, value) pairs."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002  argparse calls it so
        namespace: argparse.Namespace,
        values: "str | Sequence[Any] | None",
        option_string: str | None = None,
    ) -> None:
        pairs = [*(getattr(namespace, self.dest) or ()), ((option_string or "").removeprefix("--"), values)]
        setattr(namespace, self.dest, pairs)


def _jobs(parser: Parser) -> Any:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) < 1:
            raise argparse.ArgumentTypeError(parser.say("应为正整数", "must be a whole number, at least 1"))
        return int(text)

    return number


class Job(NamedTuple):
    """One format and where it goes: the file ``output``, or stdout."""

    format: str
    output: str | None
    look: Look
    reporter: "PluginReporter | None" = None

    @property
    def excerpts(self) -> bool:
        """Whether the format shows source lines."""
        return self.format in EXCERPTS if self.reporter is None else self.reporter.make.excerpts

    def open(self, stack: ExitStack, out: TextIO) -> Reporter:
        """The reporter, to a file that ``stack`` closes or to ``out``. Raises Trouble where it cannot be written."""
        if self.output is not None:
            try:
                out = open(self.output, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
                stack.callback(out.close)
            except OSError as error:
                why = error.strerror or type(error).__name__
                raise Trouble(f"无法写入 {self.output}（{why}）", f"{self.output} cannot be written ({why})") from error
        if self.reporter is not None:
            from ..reporters.guarded import Guarded

            return Guarded(self.reporter, out, self.look)
        return make_reporter(self.format, out, self.look)


def outputs_of(
    options: argparse.Namespace,
    lang: str,
    terminal: bool,
    more_formats: "Callable[[], Mapping[str, PluginReporter]]" = dict,
) -> list[Job]:
    """The jobs that the options ask for; an ``--output`` belongs to the ``--format`` before it, else to the next one.

    ``more_formats`` gives those of plugins. Raises Trouble for a format that there is not, and where two formats would
    go to stdout, or two to one file.
    """
    default = "full" if terminal else "text"
    jobs: list[list[str | None]] = []
    waiting: list[str] = []
    for kind, value in options.pairs or ():
        if kind == "format":
            jobs.append([value, waiting.pop(0) if waiting else None])
        elif jobs and jobs[-1][1] is None:
            jobs[-1][1] = value
        else:
            waiting.append(value)
    jobs += [["text", output] for output in waiting]
    outputs = [output for _, output in jobs]
    for output in outputs:
        if outputs.count(output) > 1:
            raise Trouble(
                f"有多种格式写入 {output or '标准输出'}，请各用 --output 指定文件",
                f"more than one format goes to {output or 'stdout'}: give each an --output of its own",
            )
    colour = _colour(options.color, terminal)
    return [
        Job(
            form or default,
            output,
            Look(lang, colour and output is None, _width(terminal and output is None)),
            None if form is None or form in FORMATS else _more(form, more_formats()),
        )
        for form, output in jobs or [[default, None]]
    ]


def _more(form: str, formats: "Mapping[str, PluginReporter]") -> "PluginReporter":
    """The reporter of a plugin. Raises Trouble for a format that there is not."""
    if form in formats:
        return formats[form]
    from ..nearest import hints

    known = (*FORMATS, *formats)
    hint = hints(form, known)
    raise Trouble(
        f'未知的输出格式 "{form}"{hint[0]}；可用的有：{"、".join(known)}',
        f'unknown format "{form}"{hint[1]}; there are: {", ".join(known)}',
    )


def _colour(wish: str, terminal: bool) -> bool:
    if wish != "auto":
        return wish == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width(terminal: bool) -> int:
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns) if terminal else _WIDTH
    except OSError:
        return _WIDTH
