"""What lines tell by themselves: what is told by less, for speed, is what all of it would tell."""

from hypothesis import given
from hypothesis import strategies as st

from gouji.grammar.labels import likeness
from gouji.grammar.lines import _LAST_OF_VALUE, VALUE, lines_between, read_line
from gouji.grammar.vocabulary import vocabulary
from gouji.rules import gouji_standards

WORDS = vocabulary(next(standard.form for standard in gouji_standards() if standard.id == "2021"))
SHARDS = [
    "一、总体情况",
    "（一）",
    "规章",
    "\t",
    "0",
    "|",
    "\n",
    "\n",
    "\n\n",
    "# ",
    "- 1 -",
    "。",
    " ",
    "\u3000",
    "无",
    "文" * 250,
]


@given(st.from_regex(VALUE.pattern, fullmatch=True))
def test_what_a_value_ends_in(value: str) -> None:
    last = value.strip()[-1]
    assert last.isdecimal() or last in _LAST_OF_VALUE


@given(st.lists(st.sampled_from(SHARDS)).map("".join), st.data())
def test_a_stretch_of_lines_is_read_as_if_it_were_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines, starts = lines_between(text, start, end, WORDS)
    alone = text[start:end].removesuffix("\n").split("\n") if start < end else []
    assert lines == [read_line(line, WORDS) for line in alone]
    assert starts[:1] + starts[-1:] == ([start, end] if alone else [])
    assert all(text[at - 1] == "\n" for at in starts[1:-1])


@given(
    st.sampled_from(sorted(label for label in WORDS.labels if len(label) > 3)),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from("政务本年收总其")), max_size=6),
    st.integers(0, 6),
)
def test_a_label_is_near_by_its_likeness_alone(label: str, put: list[tuple[float, str]], lost: int) -> None:
    wording = label[lost:]
    for place, character in put:
        at = int(place * len(wording))
        wording = wording[:at] + character + wording[at:]
    near = [one for one in WORDS.labels if len(one) > 4 and 3 * abs(len(one) - len(wording)) <= len(wording)]
    assert WORDS.near_label(wording) == any(likeness(wording, one) >= 0.75 for one in near)
