"""What prose says in figures: from the sentences of prose_figures.lark to statements, lists of parts and shares."""

from collections.abc import Sequence

from .form import Form
from .nodes import Paragraph, Text
from .patterns import lazy
from .prose_context import by_content, compared, counted, limited, modifies, opening_period, period, total, whose
from .prose_nodes import Figure, Figures, Statement
from .prose_parser import Member, Parts, Phrase, Sentence, parse_prose, subject_of
from .prose_parts import Counted, PartsReader
from .prose_words import HEADING, Lexicon, Word, lexicon


def read_figures(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], form: Form, year: int | None, agency: str
) -> Figures:
    """All that the prose of a report says in figures; ``texts`` are those of its paragraphs."""
    reader = _Reader(paragraphs, form, year, agency)
    for index, sentences in enumerate(parse_prose(paragraphs, texts, form)):
        for start, end, sentence in sentences:
            reader.paragraph(index)
            if isinstance(sentence, tuple):
                reader.sentence(start, end, sentence)
            else:
                reader.pass_over(sentence)
    parts = reader.parts
    return Figures(tuple(reader.statements), tuple(parts.listings), tuple(parts.shares))


#: Where a heading that runs into its paragraph ends.
_UNPUNCTUATED = lazy(r"\s(?=全年|本年|20\d\d\s*年)")
_YEAR_OPENS = lazy(r"全年|本年|20\d\d\s*年")


#: 1件行政复议被责令重新答复: one of them, not all.
_SPECIAL = lazy("(?:案件?|申请)?(?:被|经|由|因|获|尚|正)")
#: 1份依申请公开意见征询函: no request, but what another body asks about one.
_ABOUT_ONE = lazy("[^，,。；;、]{0,24}?(?:意见征|征[询求]|协[办查])")
#: A second result counted together with the first.
_TWO_DEEDS = lazy('(?:公开|提供|处理)[”"]?(?:以及|及|和|与|或|、)[“"]?$')


_NOT = ("不予", "未予", "不再", "正在", "尚在", "仍在", "还在", "，待", "、待", ",待")
_ANSWERS = ("答复", "回复", "办理", "办结")


#: How many earlier clauses are asked for time and body, how many characters of one for the words before a number.
MEMORY = 12
LOOK_BACK = 80
#: How much of a sentence a statement carries.
LONGEST = 600


class _Reader:
    """Walks the sentences in order and keeps what earlier words say of later ones."""

    def __init__(self, paragraphs: Sequence[Paragraph], form: Form, year: int | None, agency: str) -> None:
        self.paragraphs = paragraphs
        self.lexicon: Lexicon = lexicon(form)
        self.year = year
        self.agency = agency
        self.statements: list[Statement] = []
        self.parts = PartsReader()
        self.prose = Text((0, 0), "", ())  # type: ignore[arg-type]  # replaced at the first sentence
        self.index = -1
        self.begin = 0
        self.text = ""
        self.clause = 0
        self.row = 0  # where the clauses begin that only 、 sets apart
        self.subject = ""
        self.some = False  # whether the last count may be of some of the things only, by a verb that no form has
        self.few = ""  # of which subject the last count was of some only: what is said without a noun is of these
        self.last: tuple[Statement | None, str] = (None, "")  # the last count, and the words before it
        self.within = ""  # of which subject a count is split up here that was of some only
        self.first = False  # whether no part was counted yet where a count is split up
        self.clauses: list[str] = []

    def paragraph(self, index: int) -> None:
        """What comes next stands in the paragraph of that index."""
        if index != self.index:
            if len(self.prose.text) >= HEADING or index != self.index + 1:
                self.subject = ""
            self.index = index
            self.prose = self.paragraphs[index].prose

    def pass_over(self, subject: str | None) -> None:
        """A sentence that says no figure; ``subject`` is that of its last noun."""
        self.parts.pass_over()
        if subject is not None:
            self.subject = subject

    def sentence(self, start: int, end: int, sentence: Sentence) -> None:
        """Read one sentence, and where in the text of the paragraph it stands."""
        self.begin = start
        self.text = self.prose.text[start:end]
        self.clause = self.row = 0
        self.clauses = []
        self.some = self.first = False
        self.few = self.within = ""
        self.last = (None, "")
        self.parts.begin(self.prose.text, start, end)
        self._members(sentence, listed=False)
        self.parts.end()

    def _members(self, members: tuple[Member, ...], *, listed: bool) -> None:
        for member in members:
            if isinstance(member, Parts):
                self._parts(member, listed)
            elif isinstance(member, Word):
                self._comma(member)
            elif member.kind == "share":
                self.parts.share(self._counted(member.words[-1], None))
            else:
                self._phrase(member, listed)

    def _parts(self, member: Parts, listed: bool) -> None:
        """A bracket or a breakdown: what is said in it holds in it alone."""
        before = (self.subject, len(self.clauses), self.clause)
        state = (self.few, self.last, self.within)
        said, label = self.last
        if said.limited if said else limited(label):
            self.within = said.subject if said else self.subject
        self.few, self.first = "", True
        if member.opener:
            self.clause = member.opener.end
        elif member.members:
            self.clause = _start(member.members[0])
        opener = member.opener
        self.parts.open(opener.text if opener else "", self.begin + (opener.start if opener else 0))
        self._members(member.members, listed=True)
        self.parts.close()
        self.few, self.last, self.within = state
        self.first = False
        if member.opener is None:
            self.subject = before[0]
            del self.clauses[before[1] :]
            self.clause = self.clause if listed else before[2]

    def _comma(self, comma: Word) -> None:
        """The end of a clause: what it says of time and body holds for those after it."""
        if comma.start > self.clause:
            self.clauses.append(self.text[self.clause : min(comma.start, self.clause + LOOK_BACK)])
        self.clause = comma.end
        if comma.text != "、":
            self.row = comma.end
        if comma.text in "；;":
            self.few = ""
        elif self.text.startswith("中", comma.start - 1) and self.clauses and limited(self.clauses[-1]):
            self.few = self.subject  # 网络申请中，予以公开4件

    def _phrase(self, phrase: Phrase, listed: bool) -> None:
        """A count, a denial or idle words."""
        words = phrase.words
        nouns = [word for word in words if word.type == "NOUN"]
        if phrase.kind != "count":
            self.some = False
        if phrase.kind == "nothing":
            self._denial(phrase, listed)
            for word in words:  # 信息不存在2件 is a part like others
                if word.type == "FIGURE":
                    self.parts.count(self._counted(word, None))
        elif phrase.kind == "count":
            figure = next(word for word in words if word.type == "FIGURE")
            said = self._count(words, nouns, figure, listed)
            if said:
                self.statements.append(said)
            label = self._since(figure.start)
            self.last = (said, label)
            self.few = said.subject if said and said.limited else ""
            if self.first and not said and "撤" not in label and limited(label):
                self.few = self.subject  # 其中涉及征地的5件，予以公开3件
            self.first = False
            before = words[words.index(figure) - 1]
            if not compared(label):
                if not said and not listed and before.type == "WORDS" and before.end <= figure.start:
                    self.subject = ""  # something else is counted; what follows may be said of that
                self.parts.count(self._counted(figure, said))
        if nouns:
            self.subject = subject_of(nouns, self.lexicon)

    def _since(self, end: int) -> str:
        """The words of the clause up to ``end``."""
        return self.text[max(self.clause, end - LOOK_BACK) : end]

    def _counted(self, word: Word, said: Statement | None) -> Counted:
        label = self._since(word.start).strip()
        start, end = self.begin + word.start, self.begin + word.end
        figure = Figure(word.value, not word.about, word.measure, label, self.prose.at(start, end))
        fact = (said.subject, said.fact) if said else None
        return Counted(figure, start, end, fact, fact in self.lexicon.denied)

    def _count(self, words: tuple[Word, ...], nouns: list[Word], figure: Word, listed: bool) -> Statement | None:
        """The statement that a count makes; None where it counts something the form does not ask for."""
        verb = next((word for word in words if word.type == "DEED"), None)
        deed = verb.text if verb else ""
        place = words.index(figure)
        some, self.some = self.some, False
        if place and words[place - 1].type == "WORDS" or not isinstance(figure.value, int):
            return None
        subjects, fact = self._spoken_of(nouns, deed)
        if verb and verb.value and verb.value != (self.year or 0) + 1:
            fact = None  # 结转2023年度2件 in the report on 2023: what was carried in
        if fact is None or len(subjects) > 1 and figure.value:
            self.some = bool(nouns and deed)
            return None
        if _ABOUT_ONE.match(self.text, figure.end):
            return None
        acted = verb.start if verb else 0
        if acted and _TWO_DEEDS.search(self.text, max(self.row, acted - 8), acted):
            return None  # 予以公开及部分公开6件
        if verb and self.text.startswith(("书", "或"), verb.end):
            return None  # 答复书4份, 15件均有答复或结转
        if acted and self.text.startswith(_NOT, max(0, acted - 2)):
            return None  # 不予受理4件, 正在办理4件
        if acted:
            outcome = self._outcome_before(acted, subjects[0])
            if outcome and not deed.endswith(_ANSWERS):
                return None  # 办理上年结转1件: some of what came in
            fact = outcome or fact
        if figure.measure and figure.measure not in self.lexicon.measures[subjects[0]]:
            return None
        inner = [word for word in words if word.type == "WORDS" and word.start > words[0].start]
        narrow = any(not modifies(word.text) for word in inner)
        if nouns and not deed:
            noun = next(word.start for word in words if word.type in ("NOUN", "FIGURE"))
            ahead = self._since(noun)  # 公开行政许可决定12件、行政处罚决定3件: what one was counted by, the next is
            narrow = self.some = narrow or (not modifies(ahead) if ahead.strip() else some)
        if nouns and not deed and nouns[0].start > figure.start:
            narrow = narrow or _SPECIAL.match(self.text, nouns[-1].end) is not None
        if verb and deed in self.lexicon.free and not nouns:
            narrow = narrow or not modifies(self._without_name(self._without_heading(verb.start)))
            alone = total(self._since(figure.start)) or all(map(modifies, self.clauses[-MEMORY:]))
            narrow = narrow or not alone
        return self._statement(words, subjects, fact, figure, narrow=narrow, listed=listed, denied=False)

    def _spoken_of(self, nouns: list[Word], deed: str) -> tuple[list[str], str | None]:
        """The subjects of a count, and the fact that its verb states."""
        subjects = [self.lexicon.nouns[noun.text] for noun in nouns] or [self.subject]
        fact = self.lexicon.deeds.get((subjects[0], deed)) if deed or nouns else None
        if fact is None and not nouns and deed in self.lexicon.free:
            subjects[0], fact = self.lexicon.free[deed]
        return subjects, fact

    def _outcome_before(self, acted: int, subject: str) -> str:
        """The fact of a verb right before the one that begins there: 同意公开答复9件 counts what was granted."""
        before = self.text[max(self.clause, acted - 8) : acted]
        facts = (self.lexicon.deeds.get((subject, before[-length:])) for length in (6, 5, 4) if before)
        return next(filter(None, facts), "")

    def _without_heading(self, end: int) -> str:
        """The words of the clause up to ``end``, a heading left out that ran into them without a full stop."""
        text, start, joints = self.text, self.clause, self.prose.joints
        for begins in [joint - self.begin for joint, _ in joints] if len(joints) < 99 else ():
            if start < begins < end and _YEAR_OPENS.match(text, begins):
                start = begins
        return _UNPUNCTUATED.split(text[max(start, end - LOOK_BACK) : end])[-1]

    def _without_name(self, text: str) -> str:
        """Words without the body's own name, or the end of it, that they begin with."""
        text = text.lstrip()
        for start in range(len(self.agency) - 2):
            if text.startswith(self.agency[start:]):
                return text[len(self.agency) - start :]
        return text

    def _denial(self, phrase: Phrase, listed: bool) -> None:
        """The statements that a denial makes."""
        words, denial = phrase.words, phrase.denial
        if denial is None:
            return
        fact = self.lexicon.deeds.get((self.subject, denial.deed)) if denial.deed else None
        for told in [(self.subject, fact)] if fact else denial.facts:
            if told in self.lexicon.denied:
                said = self._statement(
                    words, [told[0]], told[1], words[0], narrow=denial.narrow, listed=listed, denied=True
                )
                self.statements.append(said)

    def _of_some(self, words: tuple[Word, ...], subject: str, at: Word) -> bool:
        """Whether what is said splits up a count of some only, or follows one without a noun of its own."""
        if self.within != subject and (self.few != subject or any(word.type == "NOUN" for word in words)):
            return False
        named = any(word.type == "DEED" and word.text in self.lexicon.free for word in words)
        return not named and not total(self._since(at.start))

    def _statement(
        self,
        words: tuple[Word, ...],
        subjects: list[str],
        fact: str,
        at: Word,
        *,
        narrow: bool,
        listed: bool,
        denied: bool,
    ) -> Statement:
        text = self.text
        core = next(word.start for word in words if word.type in ("NOUN", "DEED", "FIGURE", "NONE"))
        before = self._since(core)
        inner = "".join(word.text for word in words if word.type == "WORDS" and word.start > core)
        end = words[1].end if denied and words[1].type == "DEED" else at.end
        earlier = self.clauses[: -MEMORY - 1 : -1]
        told = period(before, self.year) or period(inner, self.year)
        body = whose(before + text[core : core + 2], self.agency) or whose(inner, self.agency)
        return Statement(
            subjects[0],
            fact,
            int(at.value),
            not at.about,
            denied,
            told or next(filter(None, (opening_period(clause, self.year) for clause in earlier)), "reported"),
            body
            or next(filter(None, (whose(clause[:24], self.agency) for clause in earlier if counted(clause))), "own"),
            narrow
            or self._of_some(words, subjects[0], at)
            or not modifies(before)
            and limited(before)
            or by_content(text[self.row : self.clause][:LOOK_BACK]),
            total(self._since(at.start)),
            listed,
            at.measure,
            tuple(subjects[1:]),
            self.prose.at(self.begin + at.start, self.begin + end),
            text[:LONGEST],
            self.index,
        )


def _start(member: Member) -> int:
    """Where a member begins."""
    if isinstance(member, Word):
        return member.start
    if isinstance(member, Parts):
        return member.opener.start if member.opener else _start(member.members[0]) if member.members else 0
    return member.words[0].start
