"""CITY – how a report of the city names the hotline."""

from collections.abc import Iterator

from gouji.grammar import Report, Span
from gouji.linter import Edit, Finding, Fix, Option, Standard, rule

HOTLINE = Option("hotline", "12345", zh="市民热线的号码", en="the number of the city's hotline")


@rule(
    "CITY001",
    source="city manual 3.1",
    zh="报告没有写明市民热线 {hotline}；按《手册》3.1，请在报告中写明，便于群众咨询",
    en="the report does not name the hotline {hotline}; by city manual 3.1 it has to, so that people can ask: add it",
    hotline=HOTLINE,
)
def hotline_missing(report: Report, standard: Standard, hotline: str) -> Iterator[Finding]:
    """A report of the city names the hotline.

    Readers who do not find what they look for have to know whom to ask. The number stands anywhere in the report;
    `[plugins.citycheck] hotline` sets another one.

    中文：本市的报告应写明市民热线。

    读者查不到所需信息时，应知道向谁咨询。号码写在报告任何位置均可；可用 `[plugins.citycheck] hotline` 另行设定。

    Source:
        city manual 3.1
    Bad:
        如有疑问，请与本局联系。
    Good:
        如有疑问，请拨打12345热线。
    """
    if hotline not in report.source.text and report.title is not None:
        yield Finding(report.title.span, hotline=hotline)


@rule(
    "CITY002",
    source="city manual 3.2",
    severity="info",
    zh="热线写成了“{written}”；按《手册》3.2，应写作 {hotline}，中间不加符号",
    en="the hotline is written as “{written}”; by city manual 3.2 it is {hotline}, with nothing in between",
    fixable="safe",
    hotline=HOTLINE,
    separators=("-", "."),
)
def hotline_spelling(
    report: Report, standard: Standard, hotline: str, separators: tuple[str, ...]
) -> Iterator[Finding]:
    """The hotline is written in one piece.

    A number that is cut in two is dialled wrongly, and a search does not find it.

    中文：热线号码应连写。

    号码中间断开，容易拨错，也检索不到。

    Source:
        city manual 3.2
    Bad:
        请拨打12-345热线。
    Good:
        请拨打12345热线。
    """
    text = report.source.text
    for cut in range(1, len(hotline)):
        for separator in separators:
            written = hotline[:cut] + separator + hotline[cut:]
            start = text.find(written)
            while start >= 0:
                span = Span(start, start + len(written))
                fix = Fix("safe", (Edit(span, hotline),))
                yield Finding(span, written=written, hotline=hotline, fix=fix)
                start = text.find(written, start + 1)
