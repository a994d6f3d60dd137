"""Bytes to text: encodings, line ends, and the way back from an offset to a place in the file."""

import pytest

from gouji.grammar import Span, Unreadable, decode

TEXT = "某县水务局2023年政府信息公开工作年度报告\n一、总体情况\n主动公开信息12条。\n"


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (TEXT.encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", True),
        (TEXT.encode("gb18030"), "gb18030", False),
        (TEXT.encode("gbk"), "gb18030", False),
    ],
)
def test_encodings(data: bytes, encoding: str, bom: bool) -> None:
    source = decode(data)
    assert (source.text, source.encoding, source.bom) == (TEXT, encoding, bom)
    assert source.position(0) == (1, 1)


@pytest.mark.parametrize(
    ("data", "cause", "line"),
    [
        (b"", "empty", 1),
        (b" \r\n\t ", "empty", 1),
        ("\u3000\n\u00a0".encode(), "empty", 1),
        (b"ab\n\x00\x01", "binary", 2),
        (bytes(range(1, 9)) * 40, "binary", 1),
        (TEXT.encode("utf-16"), "utf-16", 1),
        (TEXT.encode()[:-5] + b"\xff\n" + TEXT.encode(), "utf-8", 3),
        (b"plain\n" + b"\xff\xfe\xff\xfd" * 9, "encoding", 2),
    ],
)
def test_unreadable(data: bytes, cause: str, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert (caught.value.cause, caught.value.line) == (cause, line)


@pytest.mark.parametrize(
    ("raw", "word", "place"),
    [
        ("a\nb\nXc", "X", (3, 1)),
        ("a\r\nb\r\nXc", "X", (3, 1)),
        ("a\rb\rXc", "X", (3, 1)),
        ("a\fb\nX", "X", (2, 1)),
        ("a\u2028b\u0085X", "X", (1, 5)),
        ("a\u200b\u200bX", "X", (1, 4)),
        ("\u00a0\u3000X", "X", (1, 3)),
    ],
)
def test_places_are_those_of_the_file(raw: str, word: str, place: tuple[int, int]) -> None:
    source = decode(raw.encode())
    assert source.position(source.text.index(word)) == place


def test_a_span_ends_behind_its_last_character() -> None:
    source = decode("ab\u200bcd\r\nef".encode())
    start = source.text.index("bc")
    assert source.end_position(start + 2) == (1, 5)
    assert source.slice(Span(start, start + 2)) == "bc"
    assert source.line(1) == "ab\u200bcd"
    assert source.line(9) == ""
