"""HTML is read without its markup, and every place is still one of the file."""

import pytest

from gouji.grammar import decode

PAGE = """<!DOCTYPE html><html><head><title>某站</title><style>p {color: red}</style></head>
<body><div>首页</div>
<p>某县水务局<b>2023</b>年政府信息
  公开工作年度报告</p>
<table>
 <tr><td colspan="2">第二十条第（一）项</td></tr>
 <tr><td rowspan="2"><p>规章</p></td><td>&nbsp;</td><td>1&#50;</td></tr>
</table><script>var a = "<td>9</td>";</script></body></html>
"""


def test_a_page_reads_as_lines_and_cells() -> None:
    lines = [line for line in decode(PAGE.encode()).text.split("\n") if line.strip()]
    assert lines == ["首页", "某县水务局2023年政府信息公开工作年度报告", "| 第二十条第（一）项|", "| 规章|  | 12|"]


@pytest.mark.parametrize(
    ("word", "place"), [("2023", (3, 12)), ("公开工作", (4, 3)), ("12", (7, 55)), ("规章", (7, 25))]
)
def test_places(word: str, place: tuple[int, int]) -> None:
    source = decode(PAGE.encode())
    assert source.position(source.text.index(word)) == place


def test_markdown_around_a_table_keeps_its_lines() -> None:
    source = decode("# 标题\n\n段落一\n段落二\n\n<table><tr><td>规章</td>\n<td>0</td></tr></table>\n\n末段\n".encode())
    assert [line for line in source.text.split("\n") if line] == ["# 标题", "段落一", "段落二", "| 规章| 0|", "末段"]


def test_a_table_that_lays_out_the_page_is_no_row() -> None:
    source = decode(
        "<table><tr><td><p>正文</p><table><tr><td>规章</td><td>0</td></tr></table></td></tr></table>".encode()
    )
    assert [line for line in source.text.split("\n") if line] == ["正文", "| 规章| 0|"]


@pytest.mark.parametrize("text", ["a < b > c", "2023<2024", "见<附件>", "<table><tr><td>规章", "<p", "&nbsp", "<!--"])
def test_what_is_no_markup_or_broken_stays_readable(text: str) -> None:
    assert decode(text.encode()).position(0) == (1, 1)
