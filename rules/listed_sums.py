"""SUM005, SUM006 – lists in prose: parts that must make their total, shares that must make a hundred."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from ..grammar import Report, Span
from ..grammar.patterns import lazy
from ..grammar.prose_nodes import Listing, Shares
from ..linter import Finding, Standard, rule

_LOOSE = ("其中", "含", "")  # words after which a list need not be whole
_NEARLY = {2: 0.85}  # two parts that make less of their total after such a word are examples, …
_MOSTLY = 0.75  # … and so are more than two; of small totals a published list names all
_SLIP = 10  # lists that name the main parts only leave out more; a slip as large changes one digit
_REACH = 200  # characters behind a list in which they are looked for
_FOLLOWING = 3  # how many numbers behind a list may be what it leaves out
_NUMBER = lazy(r"(?<![\d.])(\d{1,9})(?=\s*[条件篇份])")
_HUNDRED = range(80, 126)  # a sum of shares within it is meant to be a hundred


@rule(
    "SUM005",
    source="条例第六条（公开的信息应当准确）",
    zh="正文称共 {actual}{unit}，而所列 {count} 个分项之和为 {expected}（{parts}），{off}；"
    "公开的信息应当准确（条例第六条），请核对总数和各分项；"
    "未全部列举的，请在末项后写明“等”",
    en="the text gives a total of {actual}, but its {count} parts make {expected} ({parts}), {off}; what is "
    "published has to "
    "be accurate (Regulation, article 6): check the total and the parts; if not all are listed, say so (等)",
)
def listed_sum(report: Report, standard: Standard) -> Iterator[Finding]:
    """A list of parts in the text adds up to the total it is given with.

    A total followed by 其中, 包括, 分别为, a colon or a bracket and two or more parts in the same measure must be
    their sum. The finding stands on the total. A list within a list is tested against its own number and never added
    to the outer one. Silent where a number is not exact (余, 约, 近, 以上) or the list is not whole (等, 主要包括, 其
    余), where items are said to be counted more than once (同步转发, 分别计数), where the first parts alone make the
    total (what follows is a second way of counting), where parts have different measures, and where the parts after
    其中 may be the main ones only: they fall short by more than a quarter (two parts by more than 15 %), or by more
    than ten without being one digit off, or two that have changed places, or just by what the
    next numbers behind them make.

    中文：正文列举的各分项之和应等于总数。

    总数之后以“其中”“包括”“分别为”、冒号或括号列出两个以上同一计量单位的分项的，各分项之和应等于总数，问题标在总数上。
    分项之下再列细目的，细目只与该分项核对，不并入上一层。下列情形不报：概数（余、约、近、以上）；未全部列举（等、主要
    包括、其余）；写明多渠道同步转发、分别计数的；前几项之和已等于总数、其后为另一种口径的；计量单位不同的；“其中”之后
    可能只举主要几项的：比总数少四分之一以上（仅两项的少15%以上），或者少10以上且不是错一位数字或颠倒两位数字，或者所缺恰为其后所述的数量。

    Source:
        条例第六条
    Bad:
        共发布信息48条，其中政策文件17条、工作动态30条。
    Good:
        共发布信息48条，其中政策文件17条（含解读5条）、工作动态31条。
    """
    for listing in report.figures.listings:
        values = [part.value for part in listing.parts]
        total, found = listing.total.value, sum(values)
        if listing.results == "requests":  # results may be of what was carried in, or still be due
            continue
        if listing.open or listing.overlaps or not listing.total.exact or not all(part.exact for part in listing.parts):
            continue
        sums = list(accumulate(values))
        if total == found or any(sums[count - 1] == total for count in listing.breaks):
            continue
        if not isinstance(total, int) or not isinstance(found, int) or not _meant_whole(listing, total, found):
            continue
        if found > total and _some_run_makes(total, sums, listing.breaks):
            continue  # 共31件：主办20件，人大建议15件、政协提案16件: several ways of counting
        if listing.opener and total > found + 1 and total - found in _told_after(report, listing):
            continue  # 共60条，其中A类17条、B类38条。另有解读5条: the rest is told behind the list
        unit = listing.total.measure
        written = "+".join(str(value) for value in values) if len(values) <= 8 else f"{values[0]}+…+{values[-1]}"
        more = abs(total - found)
        yield Finding(
            listing.total.span,
            expected=found,
            actual=total,
            unit=unit,
            count=len(values),
            parts=written,
            off=(
                f"总数{'多' if total > found else '少'} {more}",
                f"{more} {'less' if total > found else 'more'} than the total",
            ),
        )


def _some_run_makes(total: int | float, sums: list[int | float], breaks: tuple[int, ...]) -> bool:
    """Whether parts in a row, set apart from the others by more than a 、, make the total."""
    at = {0 if count == 0 else sums[count - 1]: count for count in (0, *breaks)}
    return any(at.get(made - total, count) < count - 1 for made, count in at.items())


def _told_after(report: Report, listing: Listing) -> list[int]:
    """What the numbers that follow a list in its paragraph make, the first alone, with the second, and so on."""
    end = listing.parts[-1].span.end
    at = bisect_right(report.paragraphs, end, key=lambda paragraph: paragraph.span.start) - 1
    text = report.source.slice(Span(end, min(end + _REACH, report.paragraphs[at].span.end)))
    return list(accumulate(int(number) for number in _NUMBER.findall(text)[:_FOLLOWING]))


def _meant_whole(listing: Listing, total: int, found: int) -> bool:
    """Whether the parts are meant to be all: they are more than the total, or near enough to it."""
    count = len(listing.parts)
    if found > total:
        return found <= 2 * total and all(part.value <= total for part in listing.parts)
    rest = "其他" in listing.parts[-1].label or "其它" in listing.parts[-1].label
    if listing.opener not in _LOOSE or rest and count > 2:
        return found >= 0.5 * total
    near = found >= _NEARLY.get(count, _MOSTLY) * total
    return near and (total - found <= _SLIP or _misread(str(total), str(found)) or _turned(listing, total - found))


def _turned(listing: Listing, off: int) -> bool:
    """Whether a part would make up for what is missing, were two neighbouring digits of it the other way round."""
    for part in listing.parts:
        written, meant = str(part.value), str(part.value + off)
        if sorted(written) == sorted(meant) and _misread(written, meant):
            return True
    return False


def _misread(one: str, other: str) -> bool:
    """Whether two numbers differ in a single digit, or in two that have changed places: a slip in writing."""
    off = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and (len(off) == 1 or len(off) == 2 and off[0] == off[1][::-1])


@rule(
    "SUM006",
    severity="info",
    source="条例第六条（公开的信息应当准确）",
    zh="所列各项占比之和为 {expected}%，不是 100%（允许四舍五入误差 1 个百分点）；"
    "公开的信息应当准确（条例第六条），请核对各项占比，未全部列举的请写明“等”",
    en="the shares listed make {expected} %, not 100 % (1 is allowed for rounding); what is published has to "
    "be accurate "
    "(Regulation, article 6): check the shares; if not all are listed, say so (等)",
)
def share_sum(report: Report, standard: Standard) -> Iterator[Finding]:
    """Shares of one whole that the text lists make a hundred per cent.

    Three or more percentages that each say 占 and follow each other in a sentence are shares of one whole; with 其他
    among them two are enough. One point is allowed for rounding. The finding stands on the list. Silent where the
    list is not whole (等, 主要), where the first shares alone make a hundred (then a second way of counting follows),
    where things are said to be counted twice, and where the sum is so far from a hundred that it cannot have been
    meant.

    中文：正文列举的各项占比之和应为100%。

    同一句中连续列出三项以上（含“其他”的两项以上）“占……%”的，视为同一整体的构成，其和应为100%，四舍五入误差不超过1个百
    分点，问题标在该组占比上。下列情形不报：未全部列举（等、主要）；前几项之和已为100%、其后为另一种口径的；写明重复计
    算的；与100%相差过大、显然不是构成比的。

    Source:
        条例第六条
    Bad:
        政务动态类占45%、政策文件类占30%、其他类占20%。
    Good:
        政务动态类占45%、政策文件类占30%、其他类占25%。
    """
    for shares in report.figures.shares:
        found = round(sum(part.value for part in shares.parts), 2)
        if shares.open or shares.overlaps or abs(found - 100) <= 1 or not _one_whole(shares, found):
            continue
        yield Finding(shares.span, expected=int(found) if found == int(found) else found, actual=100)


def _one_whole(shares: Shares, found: float) -> bool:
    """Whether the shares are meant as the shares of one whole, all of them."""
    if not all(part.exact for part in shares.parts) or int(found) not in _HUNDRED:
        return False
    others = any("其他" in part.label or "其它" in part.label for part in shares.parts)
    return (others or len(shares.parts) > 2) and not any(
        abs(made - 100) <= 1 for made in accumulate(part.value for part in shares.parts)
    )
