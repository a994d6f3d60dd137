"""GOUJI – the linter itself: what it says of suppressions, in a file and beside it.

The engine calls these rules with what it found of a suppression.
"""

from collections.abc import Iterator

from ..grammar import Span
from ..linter import Finding, rule

_WHOLE_FILE = Span(0, 0)


@rule(
    "GOUJI004",
    source="gouji",
    zh={
        "line": "{where}对 {code} 的忽略没有起作用：该行没有这项问题；问题已经解决，请删除这条忽略",
        "file": "{where}对 {code} 的忽略没有起作用：文件中没有这项问题；问题已经解决，请删除这条忽略",
    },
    en={
        "line": "the suppression of {code} {where} hides nothing: its line has no such finding; delete it",
        "file": "the suppression of {code} {where} hides nothing: the file has no such finding; delete it",
    },
)
def unused_suppression(code: str, where: tuple[str, str], line: bool) -> Iterator[Finding]:
    """A suppression hides something.

    One that hides nothing is left over from a defect that is gone, or stands on the wrong line; it would hide the
    next defect without anybody's decision. One finding for each code. Not judged where one of the rules that it names
    did not run (`--select`, `ignore`), crashed, or looks at several reports together; in the list beside the files
    (`suppressions.entries`) only where the entry names one file rather than a pattern.

    中文：忽略应确有所指。

    什么也没有忽略的，或是问题已经解决，或是写错了位置；留着它，以后的问题会在无人决定的情况下被掩盖。每个编号报一条。
    所指规则没有运行（`--select`、`ignore`）、运行出错或者需要对照多份报告的，不作判断；配置清单
    （`suppressions.entries`）中只判断指明单个文件的条目。

    Source:
        gouji
    Bad:
        <!-- gouji: ignore SUM001 -- 原表如此 -->
        （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
    Good:
        （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
    """
    yield Finding(_WHOLE_FILE, variant="line" if line else "file", code=code, where=where)


@rule(
    "GOUJI005",
    severity="error",
    source="gouji",
    zh={
        "verb": "看不懂这条说明“{text}”：应为 ignore 或 ignore-file，后接规则编号，再以 -- 写明理由",
        "open": "这条说明没有结束标记 -->，不起作用；请补上",
        "codes": "没有写明忽略哪条规则，不起作用；请在 {text} 后写上规则的编号、名称或类别",
        "unknown": '这一忽略不起作用，请改正或删除：没有规则 "{text}"{where}',
        "reason": "没有写明理由，对 {text} 的忽略不起作用（配置要求 require-reason）；请在 -- 后写明理由",
        "date": "{text} 不是日期，这条忽略不起作用；请写成 2027-01-31 这样",
        "expired": "{where}的忽略已于 {text} 到期，不再起作用；请解决问题后删除，或者重新审定期限",
        "never": "{text} 不得被忽略（配置项 suppressions.never 或程序规定），不起作用；请改正报告，删除这条忽略",
    },
    en={
        "verb": 'this remark says "{text}"; it must be ignore or ignore-file, codes of rules, and the reason after --',
        "open": "this remark has no end (-->) and suppresses nothing; close it",
        "codes": "no rule is named and nothing suppressed; write codes, names or families of rules after {text}",
        "unknown": 'nothing is suppressed, correct or delete this: there is no rule "{text}"{where}',
        "reason": "{text} is not suppressed without a reason (require-reason is configured); give it after --",
        "date": "{text} is no date and nothing is suppressed; write it as 2027-01-31",
        "expired": "the suppression {where} expired on {text} and hides nothing any more; mend the report and delete "
        "it, or decide on a new date",
        "never": "{text} cannot be suppressed (suppressions.never, or by gouji itself); mend the report, delete this",
    },
)
def invalid_suppression(why: str, text: str, where: tuple[str, str]) -> Iterator[Finding]:
    """A suppression names rules that there are, may be suppressed, and says why where a reason is required.

    An invalid suppression hides nothing: an unknown code, no code at all, no reason although
    `suppressions.require-reason` is set, a date in the past or none at all behind `until`, a rule that cannot be
    suppressed (those of `suppressions.never`, and GOUJI001, GOUJI003 and GOUJI005 themselves). It holds on the day
    that `until` names, not after it.

    中文：忽略应指明存在的、允许忽略的规则，要求写明理由的应写明理由。

    无效的忽略不起作用：编号不存在或没有写编号，配置了 `suppressions.require-reason` 而没有理由，`until` 后的日期已过或
    不是日期，规则不得被忽略（`suppressions.never` 所列，以及 GOUJI001、GOUJI003、GOUJI005）。`until` 当日仍有效。

    Source:
        gouji
    Bad:
        <!-- gouji: ignore SUM05 -- 渠道重复计数 -->
    Good:
        <!-- gouji: ignore SUM005 -- 渠道重复计数 until 2027-01-31 -->
    """
    yield Finding(_WHOLE_FILE, variant=why, text=text, where=where)
