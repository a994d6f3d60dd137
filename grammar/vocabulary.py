"""The words of a form in the shape in which text is compared with them: folded, indexed, made once per form."""

from .form import Form, TableForm
from .labels import fold, likeness
from .per_object import per_object

_ENTRY = 0.7  # how like its title an entry of a table of contents has to be
_ROW = 80  # more characters are no row of column labels
_ABOUT = 6  # by how many characters it may be longer or shorter


class Vocabulary:
    """Folded section titles, and all folded labels of the tables.

    ``titles`` maps a folded wording that is mandated or legitimate to the section's key (``title_ends`` are the first
    and the last two characters of each), ``known`` one by which it is known in its place; ``labels`` holds every whole
    label, ``joined`` all of them in one string, for asking whether a fragment stands in one, ``text_labels`` those
    whose value is words, ``long_labels`` those of five characters or more by their length, with the characters of each.
    ``texts`` is how many texts were read with it.
    """

    __slots__ = (
        "characters",
        "form",
        "groups",
        "heads",
        "joined",
        "known",
        "labels",
        "long_labels",
        "longest_title",
        "numbers",
        "table_sections",
        "text_labels",
        "texts",
        "title_ends",
        "titles",
    )

    def __init__(self, form: Form) -> None:
        self.form = form
        self.texts = 0
        self.titles: dict[str, str] = {}
        self.known: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        for section in form.sections:
            self.numbers[section.key] = section.number
            for wording in (section.label, *section.variants):
                self.titles[fold(wording)] = section.key
            self.known |= dict.fromkeys(map(fold, section.known), section.key)
        self.longest_title = max(map(len, self.titles), default=0)
        self.title_ends = frozenset(end for title in self.titles for end in (title[:2], title[-2:]))
        self.table_sections = frozenset(table.section for table in form.tables)
        self.labels: frozenset[str] = frozenset(fold(label) for table in form.tables for label in all_labels(table))
        self.text_labels: frozenset[str] = frozenset(
            fold(label)
            for table in form.tables
            for row in table.rows
            if row.text
            for label in (row.label, *row.variants)
        )
        self.heads: frozenset[str] = frozenset(
            fold(label)
            for table in form.tables
            for label in (*table.headers, *(column.label for column in table.columns if column.printed))
        )
        self.groups = tuple(dict.fromkeys(fold(group) for table in form.tables for group in table.groups))
        self.characters = frozenset("".join(self.labels))
        self.joined = "\n".join(sorted(self.labels))
        self.long_labels: dict[int, list[tuple[str, frozenset[str]]]] = {}
        for label in sorted(self.labels):
            if len(label) > 4:
                self.long_labels.setdefault(len(label), []).append((label, frozenset(label)))

    def is_label(self, folded: str) -> bool:
        """Whether ``folded`` is a whole label of a table."""
        return folded in self.labels

    def first_head(self, folded: str) -> str:
        """The first of the two or more labels of columns that ``folded`` is made of; empty where it is not."""
        if folded in self.labels or not 3 < len(folded) < _ROW:
            return ""
        for end in range(2, len(folded) - 1):
            rest = folded[end:]
            if folded[:end] in self.heads and (rest in self.heads or self.first_head(rest)):
                return folded[:end]
        return ""

    def is_entry(self, line: str) -> bool:
        """Whether a line is one of a table of contents: a number, the title of a section, and a page.

        The number is the section's own where the title is not quite so.
        """
        number = line[0]
        if number not in self.numbers.values():
            return False
        head = fold(line.rstrip("0123456789"))[1:]
        if head in self.titles:
            return True
        return any(
            self.numbers[key] == number and likeness(head, title) >= _ENTRY
            for title, key in self.titles.items()
            if abs(len(head) - len(title)) < _ABOUT
        )

    def may_be_entry(self, head: str) -> bool:
        """Whether there are figures with which a line that begins with ``head`` is one of a table of contents."""
        folded = fold(head)[1:]
        return any(
            title == folded
            or self.numbers[key] == head[0]
            and likeness(folded, title) >= _ENTRY
            or any(map(str.isdecimal, title))
            for title, key in self.titles.items()
        )

    def opens_text(self, line: str) -> bool:
        """Whether a line begins with a label, or is one, whose value is words; its groups may stand before it."""
        return bool(self.text_labels) and any(fold(piece) in self.text_labels for piece in line.split(None, 3)[:3])

    def is_fragment(self, folded: str) -> bool:
        """Whether ``folded`` stands within a label of a table, or begins with a group that a part of one follows."""
        if not folded:
            return False
        if folded in self.joined:
            return True
        if not folded.startswith(self.groups):
            return False
        group = next(group for group in self.groups if folded.startswith(group))
        return self.is_fragment(folded[len(group) :])

    def near_label(self, folded: str, least: float = 0.75) -> bool:
        """Whether ``folded`` is all but a label of a table (of five characters or more)."""
        size, characters = len(folded), set(folded)
        if 6 * (size - len(characters - self.characters)) < 5 * least * size:
            return False  # too many characters stand in no label, be it as short as it may
        for length in range((2 * size + 2) // 3, 4 * size // 3 + 1):
            for label, its in self.long_labels.get(length, ()):
                most = 2 * (size - len(characters - its)) / (size + length)  # by the characters that both hold
                if most >= least and likeness(folded, label) >= least:
                    return True
        return False


def all_labels(table: TableForm) -> list[str]:
    """Every label printed in a table, with variants."""
    labels = [*table.headers, *table.groups]
    for column in table.columns:
        if column.printed:
            labels += [column.label, *column.variants]
    for row in table.rows:
        labels += [row.label, *row.variants]
    return labels


@per_object
def vocabulary(form: Form) -> Vocabulary:
    """The vocabulary of a form."""
    return Vocabulary(form)
