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


ROWS = {
    "no end tags": "<TR><TD COLSPAN=2>规章<TD>0",
    "paragraphs and breaks": "<tr><td><p>规<br>章</p></td><th>0</th></tr>",
    "a framed value": "<tr><td>规章</td><td><div><table><tr><td>0</td></tr></table></div></td></tr>",
    "comments": "<!-- <tr><td>9</td> --><tr><td>规章</td><td>0</td></tr>",
    "marked sections": "<tr><![if !supportMisalignedColumns]><![endif]><td>规章<o:p></o:p></td><td>0</td></tr>",
    "nothing visible": "<tr><td>规&#8203;章</td><td><span>0</span>&shy;</td></tr>",
    "indented": "\n <tbody>\n  <tr>\n   <td>\n    规章\n   </td>\n   <td>0</td>\n  </tr>",
}


@pytest.mark.parametrize("row", ROWS)
def test_the_ways_of_writing_a_row_are_one(row: str) -> None:
    source = decode(f"<table>{ROWS[row]}\n<tr><td>行政许可</td><td>7</td></tr></table>".encode())
    lines = [line for line in source.text.split("\n") if line.strip()]
    assert [[cell.strip() for cell in line.strip("|").split("|")] for line in lines] == [
        ["规章", "0"],
        ["行政许可", "7"],
    ]


def test_a_blank_cell_stands_where_its_text_would() -> None:
    source = decode("<table><tr><td>规章</td><td class=x><p><b></b></p></td><td>\n</td></tr></table>".encode())
    places = [source.position(at + 1) for at, c in enumerate(source.text) if c == "|" and source.text[at + 1] == " "]
    assert places == [(1, 16), (1, 41), (1, 58)]


@pytest.mark.parametrize("text", ["a < b > c", "2023<2024", "见<附件>", "<table><tr><td>规章", "<p", "&nbsp", "<!--"])
def test_what_is_no_markup_or_broken_stays_readable(text: str) -> None:
    assert decode(text.encode()).position(0) == (1, 1)


def test_a_marked_section_of_an_unknown_kind_is_cut() -> None:
    assert decode("<p>甲<![i 2]>乙</p>".encode()).text.strip() == "甲乙"


@pytest.mark.parametrize(
    "tag",
    ["<td>", "<TD width=5>", "<td id=\"a\" class='b'>", "<td a=b/c>", "<td\n id = 'x>y'>", "<td/>", '<td a="b"c="d">'],
)
def test_a_cell_opens_however_its_tag_is_written(tag: str) -> None:
    text = f"<table><tr><td>规章</td>{tag}7</td></tr></table>"
    source = decode(text.encode())
    assert source.text.strip() == "| 规章| 7|"
    assert source.origin(source.text.index("7")) == text.index("7<")


@pytest.mark.parametrize(
    "behind", ["<h2>三、收到和处理政府信息公开申请情况</h2>", "<p>正文。</p>", "<div>正文。</div>"]
)
@pytest.mark.parametrize("end", ["</table>", "", "</tbody>"])
def test_a_table_without_its_end_tag_ends_before_what_follows_it(behind: str, end: str) -> None:
    rows = "<table><form><div></div><tbody><tr><td>规章</td><td></td></tr>"
    source = decode(f"<p>前文。</p>{rows}{end}{behind}{rows}{end}{behind}".encode())
    lines = [line.replace(" ", "").strip("#") for line in source.text.split("\n") if line.strip()]
    text = behind[behind.index(">") + 1 : behind.index("</")]
    assert lines == ["前文。", "|规章||", text, "|规章||", text]


def test_headings_have_the_level_of_their_tag() -> None:
    source = decode(
        "<h2 class=x><b>三、收到</b></h2><p>文</p><table><tr><td><h3>规章</h3></td><td>0</td></tr></table>".encode()
    )
    assert [line for line in source.text.split("\n") if line.strip()] == ["## 三、收到", "文", "| 规章| 0|"]
    assert source.position(source.text.index("#")) == (1, 1)


ENDS = [("</td>", "</tr>", ""), ("", "</tr>", ""), ("</td>", "", ""), ("", "", ""), ("", "", "</table>")]


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("text", ["{}", "{}<br>", "<center>{}</center>", "<ul><li>{}</li></ul>", "**{}**", "<p>{}</p>"])
@pytest.mark.parametrize("page", ["{}", "<html><body>\n{}\n</body></html>"])
def test_tables_without_ends(ends: tuple[str, str, str], text: str, page: str) -> None:
    """What follows them is no cell, and is read."""
    cell, row, table = ends
    rows = [["规章", "0"], ["行政许可", "7"]]
    body = "\n".join("<tr>" + "".join(f"<td>{one}{cell}" for one in line) + row for line in rows)
    parts = [f"<table>\n{body}\n{table}", text.format("四、某某情况"), f"<table>\n{body}\n{table}", text.format("末段")]
    lines = [line.strip("* ") for line in decode(page.format("\n".join(parts)).encode()).text.split("\n")]
    assert [line.rstrip("|") for line in lines if line.strip("|")] == [
        "| 规章| 0", "| 行政许可| 7", "四、某某情况", "| 规章| 0", "| 行政许可| 7", "末段",
    ]  # fmt: skip


def test_a_table_without_end_keeps_the_lines_of_its_last_cell() -> None:
    """Before anything stands in it, and where a tag goes on with it."""
    text = "<table><tr><td>规章<td>\n\n## 五、\n<table><tr><td>规章\n<td>\n <b>0</b>\n</table><p>末段</p>"
    text += "<table><tr><td>规章<td>\n0"
    lines = decode(text.encode()).text.replace(" ", "").split("\n")
    assert [line for line in lines if line] == ["|规章|", "##五、", "|规章|0", "末段", "|规章|0"]
