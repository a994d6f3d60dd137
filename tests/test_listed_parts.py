"""How many parts SEC012 counts in a list of the report's parts."""

import pytest

from gouji.grammar import Source, parse
from gouji.rules.section_count import section_count
from tests.laid_out import STANDARDS, TEXT

LISTED = TEXT[TEXT.index("全文由") + 3 : TEXT.index("六个部分组成")]
FIRST = "总体情况、主动公开政府信息情况"


@pytest.mark.parametrize(
    ("listed", "number"),
    [
        (LISTED, 6),
        (f"引言、{LISTED}", 7),
        (LISTED.replace(FIRST, f"引言、{FIRST}、收费和减免情况"), 8),
        (LISTED.replace("总体情况", "总体工作情况"), 6),
    ],
)
def test_what_is_like_no_part_is_one_for_itself(listed: str, number: int) -> None:
    """The count is wrong by two: the message says how many there are."""
    text = TEXT.replace(f"{LISTED}六个部分组成", f"{listed}{number + 2}个部分组成")
    standard = STANDARDS["2021"]
    (finding,) = section_count.check(parse(Source(text), standard.form), standard)
    assert (finding.variant, finding.actual, finding.figures["listed"]) == ("listed", number + 2, number)
