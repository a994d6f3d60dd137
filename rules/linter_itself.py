"""GOUJI – the linter itself: what it says of a file that it cannot check, and of a rule that fails.

The engine calls these rules with what befell the file, as there is no report to give them.
"""

from collections.abc import Iterator

from ..grammar import Span, Unreadable
from ..linter import Finding, rule

_WHOLE_FILE = Span(0, 0)


@rule(
    "GOUJI001",
    severity="error",
    source="gouji",
    zh={
        "empty": "文件是空的，没有可检查的内容；请确认报告已保存到该文件",
        "binary": "文件不是文本（含有二进制内容）；请另存为 UTF-8 编码的纯文本、Markdown 或网页文件",
        "utf-16": "文件采用 UTF-16 编码，无法读取；请另存为 UTF-8 编码",
        "utf-8": "第 {line} 行有损坏的 UTF-8 字节，文件无法可靠读取；请恢复该处文字后另存为 UTF-8 编码",
        "encoding": "第 {line} 行既不是 UTF-8 也不是 GB18030 编码，文件无法读取；请另存为 UTF-8 编码",
        "too-large": "文件超过 {limit} MB 的上限，未检查；确需检查时请调高 max-file-size",
    },
    en={
        "empty": "the file is empty, there is nothing to check; make sure that the report was saved to it",
        "binary": "the file is no text (it holds binary data); save it as plain text, Markdown or HTML in UTF-8",
        "utf-16": "the file is encoded in UTF-16, which is not read; save it in UTF-8",
        "utf-8": "line {line} holds damaged UTF-8, the file cannot be read reliably; mend it and save it in UTF-8",
        "encoding": "line {line} is neither UTF-8 nor GB18030, the file cannot be read; save it in UTF-8",
        "too-large": "the file is larger than {limit} MB and was not checked; raise max-file-size if it has to be",
    },
)
def unreadable_file(problem: Unreadable, limit: int) -> Iterator[Finding]:
    """The file is text in UTF-8 or GB18030, not empty and not larger than `max-file-size`.

    A file that cannot be read cannot be checked, and must not pass for one without defects. UTF-8 (with or without a
    byte order mark) and GB18030/GBK are read; UTF-16, binary files, and UTF-8 with damaged bytes are not. The limit
    is `max-file-size` in the configuration, 20 MB by default.

    中文：文件应为 UTF-8 或 GB18030 编码的文本，不为空，且不超过 `max-file-size`。

    读不了的文件无从检查，不能当作没有问题。可读取 UTF-8（有无 BOM 均可）和 GB18030/GBK；UTF-16、二进制文件
    以及含损坏字节的 UTF-8 文件无法读取。大小上限由配置项 `max-file-size` 设定，默认 20 MB。

    Source:
        gouji
    Bad:
        (0 bytes)
    Good:
        某市教育局2023年政府信息公开工作年度报告
    """
    yield Finding(_WHOLE_FILE, variant=problem.cause, line=problem.line, limit=f"{limit / 1_000_000:g}")


@rule(
    "GOUJI002",
    severity="warning",
    source="gouji",
    zh="文件内容不像政府信息公开工作年度报告，未作检查；若不应检查，请用 exclude 排除",
    en="nothing in the file looks like an annual report on government information disclosure, so it was not checked; "
    "leave it out with `exclude` if it is something else",
)
def not_a_report() -> Iterator[Finding]:
    """The file holds an annual report on government information disclosure.

    Neither a title nor the mandated sections nor a table of the form were found: the file is something else, for
    example an article that explains a report. It gets this one finding and no other. For a file that was found in a
    folder rather than named the severity is `info`, as folders hold other things too.

    中文：文件的内容应是政府信息公开工作年度报告。

    既没有找到报告标题，也没有找到规定的章节或表格，说明文件是别的内容（例如对报告的解读）。只给出这一条，不再作其他检查。
    文件若不是直接指定、而是在文件夹中找到的，级别为 `info`，因为文件夹里本来就会有别的文件。

    Source:
        gouji
    Bad:
        一图读懂政府信息公开
    Good:
        某市教育局2023年政府信息公开工作年度报告
    """
    yield Finding(_WHOLE_FILE)


@rule(
    "GOUJI003",
    severity="error",
    source="gouji",
    zh="规则 {rule}（来自 {plugin}）运行出错，其检查结果不完整：{error}；请向该规则的维护者报告",
    en="rule {rule} (from {plugin}) crashed and its findings are incomplete: {error}; report this to its maintainers",
)
def rule_crashed(rule: str, plugin: str, error: str) -> Iterator[Finding]:
    """Every rule runs to its end.

    A rule raised an exception on this file. The other rules still ran, but the result is incomplete: the exit status
    is 2. The message names the rule, the plugin that it came with, the exception, and where it was raised.

    中文：每条规则都应运行完毕。

    某条规则在检查该文件时抛出了异常。其余规则照常运行，但结果不完整，因此退出状态为 2。
    消息中写明规则、所属插件、异常以及抛出的位置。

    Source:
        gouji
    Bad:
        yield Finding(report.sections[99].span)
    Good:
        yield from (Finding(section.span) for section in report.sections[99:])
    """
    yield Finding(_WHOLE_FILE, rule=rule, plugin=plugin, error=error)
