"""TEXT009 – personal data in a text that is to be published."""

from collections.abc import Iterator, Sequence

from ..grammar import Report
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.prose_search import in_sentences

_DIGITS = lazy("[0-9][0-9 -]{10}")
_LONG = lazy(
    r"(?<![0-9A-Za-z._/=&%-])(?:[1-9]\d{16}[\dXx]|[1-9]\d{15,18}|\d{4}(?: \d{4}){3}(?: \d{1,3})?)(?![0-9A-Za-z_/=&%-])"
)
_MOBILE = lazy(
    r"(?<![0-9A-Za-z._/=&%-])(?:\+?86[- ]?)?(1[3-9]\d([- ]?)\d{4}\2\d{4})"
    r"(?![0-9A-Za-z_=&%]|[-.]\d|\s*(?:万|亿|元|条|件|次|人|个|平方|吨|户))"
)
_CODE = lazy(r"(?:索引|编号|代码|文号|备案|案号|流水|条码|序号|标识码|许可证|合同|订单|批次)\D{0,8}$")
_PROVINCES = frozenset(
    (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
     64, 65, 71, 81, 82, 83)
)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_KINDS = {
    "identity": ("居民身份证号码", "an identity card number"),
    "card": ("银行卡号", "a bank card number"),
    "mobile": ("手机号码", "a mobile telephone number"),
}


@rule(
    "TEXT009",
    source="条例第十五条（涉及个人隐私的信息不得公开）",
    zh="“{masked}”是{what}，属于个人信息；涉及个人隐私的信息不得公开（条例第十五条），请删除或隐去，"
    "联系方式请改用办公电话",
    en="“{masked}” is {what}, which is personal data; what touches on privacy must not be published (Regulation, "
    "article 15): take it out or mask it, and give an office telephone number for contact",
)
def personal_data(report: Report, standard: Standard) -> Iterator[Finding]:
    """No identity card, bank card or private mobile number stands in the text.

    The report is published on the web, where such a number cannot be taken back. An identity card number is told by
    its province code, date of birth and check digit, a bank card number by its first digits and its check digit
    (Luhn), a mobile number by its eleven digits from 13 to 19. The message shows no more than the number's ends.

    It never fires on office telephones (`0454-8691368`), hotlines (`12345`, `400-…`), masked numbers (`138****1234`),
    codes of documents, filings and web pages, amounts, nor on numbers whose check digit is wrong.

    中文：公开的文本中不应出现居民身份证号码、银行卡号和私人手机号码。

    报告在网上公开，号码一旦发布便无法收回。身份证号码校验省级代码、出生日期和校验码；银行卡号校验号段和校验位（Luhn）；
    手机号码为 13 至 19 开头的十一位数字。提示信息中只显示号码首尾。

    不报：办公电话（`0454-8691368`）、热线（`12345`、`400-…`）、已隐去的号码（`138****1234`）、文件、备案和网页的编码、金额，
    以及校验不通过的号码。

    Source:
        条例第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。
    Bad:
        联系人：王某，13812345678。
    Good:
        联系电话：0454-8691368。
    """
    for paragraph, at, numbers in in_sentences(report, _numbers_in, _DIGITS.search):
        for start, end, kind in numbers:
            text = paragraph.text[at + start : at + end]
            masked = text[:3] + "*" * (len(text) - 5) + text[-2:]
            yield Finding(paragraph.prose.at(at + start, at + end), masked=masked, what=_KINDS[kind])


def _numbers_in(text: str) -> Sequence[tuple[int, int, str]]:
    """The personal numbers in a text: start, end, kind."""
    return list(_numbers(text)) if _DIGITS.search(text) else ()


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _LONG.finditer(text):
        number = match[0].replace(" ", "").upper()
        if _is_identity(number):
            yield *match.span(), "identity"
        elif _is_card(number) and not _CODE.search(text, max(0, match.start() - 16), match.start()):
            yield *match.span(), "card"
    for match in _MOBILE.finditer(text):
        if not _CODE.search(text, max(0, match.start() - 16), match.start()):
            yield *match.span(1), "mobile"


def _is_identity(number: str) -> bool:
    if len(number) != 18 or int(number[:2]) not in _PROVINCES:
        return False
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]):
        return False
    return (
        _CHECK[sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True)) % 11] == number[17]
    )


def _is_card(number: str) -> bool:
    """Whether the digits are those of a card: UnionPay (62), or sixteen digits from 4, 5 or 35."""
    if not number.isdecimal() or not (
        number.startswith("62") or len(number) == 16 and number.startswith(("4", "5", "35"))
    ):
        return False
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return 16 <= len(number) <= 19 and total % 10 == 0
