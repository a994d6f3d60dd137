"""TEXT008 – words and sentences that stand twice."""

from collections import Counter
from collections.abc import Iterator

from ..grammar import Paragraph, Report, Section
from ..grammar.patterns import lazy
from ..grammar.per_object import Memo
from ..grammar.records import NamedTuple
from ..linter import Finding, Related, Standard, rule
from ..linter.doublings import doublings
from ..linter.prose_search import in_sentences

_NEAR, _FAR = 12, 24
_SENTENCE = lazy(r"[^。！？!?\n|]+[。！？!?]")
_NUMBERING = lazy(
    r"^(?:[\s（(]*[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、])+"
)
_TOPIC = lazy(r"[^：:，,。]{1,16}[：: \u3000]\s*")
_SHARED = lazy("申请|复议|诉讼|处理费|收费|统计期限|《")
_FEW = 20  # ends that are looked for in every paragraph, which takes too long with many


class _Place(NamedTuple):
    """Where a sentence stands: its section's id, its paragraph, from where to where in that."""

    section: str
    paragraph: Paragraph
    start: int
    end: int


@rule(
    "TEXT008",
    source="条例第六条（公开的信息应当准确）",
    zh={
        "word": "“{found}”重复；请删去多余的“{word}”",
        "sentence": "这句话在第 {line} 行已经出现；请核对是否误粘贴，删去重复的一处",
    },
    en={
        "word": "“{found}” is a doubling; take one “{word}” out",
        "sentence": "this sentence stands on line {line} already; check whether it was pasted twice, and take one out",
    },
)
def doubled_text(report: Report, standard: Standard) -> Iterator[Finding]:
    """No word and no sentence stands twice by mistake.

    A doubled word (`情况情况`, `的的`, `行行政复议`) is a slip of the keyboard; a clause that follows
    itself (`加强培训，加强培训`) and a sentence that stands twice were pasted twice. Of a run of repeated sentences
    the finding covers the whole run, on the second place.

    It never fires where two names meet (`乡人民政府政府信息`, `各部门部门预算`), on reduplication (`方方面面`,
    `研究研究`, `一步一步`), on `目的的` and `为了了解`, on sentences that a report has reason to say twice (requests,
    reconsiderations, lawsuits, the fee, the basis), on short sentences, nor where a whole section stands twice
    (SEC004).

    中文：不应有误重复的词语和句子。

    词语重复（`情况情况`、`的的`、`行行政复议`）是录入差错；分句紧接着重复（`加强培训，加强培训`）、同一句话出现两次是重复粘贴。连续几句重复的合并为一条，标在第二处。

    不报：两个名称相接（`乡人民政府政府信息`、`各部门部门预算`）、叠用（`方方面面`、`研究研究`、`一步一步`）、`目的的`和`为了了解`、
    报告中有理由说两次的句子（申请、复议、诉讼、处理费、依据）、短句，以及整个部分重复的情形（见 SEC004）。

    Source:
        条例第六条：行政机关应当及时、准确地公开政府信息。
    Bad:
        政府信息管理情况情况良好。
    Good:
        政府信息管理情况良好。
    """
    for found in doublings(report):
        yield Finding(found.span, variant="word", found=found.found, word=found.word)
    ends = [end for *_, some in in_sentences(report, _ends) for end in some]
    if len(set(ends)) == len(ends):
        return
    keys = [section.key for section in report.sections]
    again = {end for end, times in Counter(ends).items() if times > 1}
    yield from _twice([section for section in report.sections if keys.count(section.key) == 1], again, report)


def _ends(text: str) -> list[str]:
    """How the sentences end that are long enough to be judged."""
    for mark in "！？!?":
        text = text.replace(mark, "。")
    return [sentence[1 - _NEAR :] for sentence in text.split("。") if len(sentence) >= _NEAR - 1]


def _twice(sections: list[Section], again: set[str], report: Report) -> Iterator[Finding]:
    """Sentences that stand twice, runs of them as one; ``again``: the ends that more than one sentence has."""
    seen: dict[str, _Place] = {}
    for section in sections:
        for paragraph in section.paragraphs:
            if len(again) <= _FEW and not any(map(paragraph.text.__contains__, again)):
                continue
            run: tuple[int, int, _Place] | None = None
            last = ""
            for match in _SENTENCE.finditer(paragraph.text):
                sentence = _BARE[match[0]]
                if len(sentence) < _NEAR:
                    continue
                start, end = match.span()
                first = seen.get(sentence)
                if last and len(last) > len(sentence) and last.endswith(sentence):
                    first = _Place(section.key, paragraph, start - len(sentence), start)
                last = sentence
                if first is None:
                    seen[sentence] = _Place(section.key, paragraph, start, end)
                elif (section.key == first.section or len(sentence) >= _FAR) and not _SHARED.search(sentence):
                    run = (start if run is None else run[0], end, first if run is None else run[2])
            if run:
                place = run[2].paragraph.prose.at(run[2].start, run[2].end)
                line = report.source.position(place.start).line
                earlier = Related(place, "第一次出现在这里", "it stands here first")
                yield Finding(paragraph.prose.at(*run[:2]), variant="sentence", line=line, related=[earlier])


def _bare(sentence: str) -> str:
    """A sentence without its number and the heading it follows on the same line."""
    bare = _NUMBERING.sub("", sentence.strip())
    topic = _TOPIC.match(bare)
    return bare[topic.end() :] if topic else bare


_BARE = Memo(_bare, 1024)
