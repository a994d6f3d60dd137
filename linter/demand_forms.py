"""The vocabulary of demands: which keys each kind has, its figures, and what it says where the author says nothing."""

from ..grammar.records import NamedTuple


class Kind(NamedTuple):
    """A kind of demand, known by its ``key``: the other keys it takes, and those of them that it needs.

    ``figures`` are the names that a message may use; ``zh`` and ``en`` are the messages in lack of others, ``absent``
    those of the opposite demand.
    """

    key: str
    keys: tuple[str, ...]
    needs: tuple[str, ...]
    figures: tuple[str, ...]
    zh: str
    en: str
    absent: tuple[str, str] = ("", "")


#: In the order in which a demand is recognised: the first whose key it has.
KINDS = (
    Kind(
        "relation",
        ("table", "each", "only", "at"),
        (),
        ("name", "line", "relation", "left", "right", "difference"),
        "{name}{line}应有 {relation}，实际左边为 {left}、右边为 {right}：请核对更正",
        "{name}{line} must have {relation}, but the left side is {left}, the right side {right}: check and correct it",
    ),
    Kind(
        "cell",
        ("words", "pattern", "chosen", "absent"),
        (),
        ("name", "row", "column", "text", "wanted"),
        "{name}“{row}”填的是“{text}”：应为{wanted}，请改正",
        'row "{row}" of {name} holds "{text}": it must be {wanted}; correct it',
        (
            "{name}“{row}”填的是“{text}”：不得为{wanted}，请改正",
            'row "{row}" of {name} holds "{text}": it must not be {wanted}',
        ),
    ),
    Kind(
        "labels",
        ("section",),
        (),
        ("section", "wanted"),
        "{section}应有一张表格，列明{wanted}：请补充",
        "{section} must hold a table that has {wanted}; add it",
    ),
    Kind(
        "heading",
        ("section",),
        (),
        ("section", "wanted"),
        "{section}应设标题{wanted}：请补充",
        "{section} must have the heading {wanted}; add it",
    ),
    Kind(
        "length",
        ("section",),
        (),
        ("section", "length", "limits"),
        "{section}有 {length} 字，应{limits}：请增删",
        "{section} has {length} characters, but must have {limits}; shorten or complete it",
    ),
    Kind(
        "pattern",
        ("section", "absent"),
        (),
        ("section", "found", "wanted"),
        "{section}应有形如{wanted}的内容：请补充",
        "{section} must hold text like {wanted}; add it",
        ("{section}不得出现“{found}”：请删改", '{section} must not say "{found}"; delete or change it'),
    ),
    Kind(
        "words",
        ("section", "absent"),
        (),
        ("section", "found", "wanted"),
        "{section}应写明{wanted}：请补充",
        "{section} must say {wanted}; add it",
        ("{section}不得出现“{found}”：请删改", '{section} must not say "{found}"; delete or change it'),
    ),
    Kind("table", (), (), ("name",), "缺少{name}：请补充", "{name} is missing; add it"),
    Kind("section", (), (), ("section",), "缺少{section}：请补充", "{section} is missing; add it"),
)

#: The keys of every kind.
COMMON = ("code", "name", "severity", "source", "zh", "en", "why", "why_en", "bad", "good", "standards")
EVERY = (*COMMON, *dict.fromkeys(key for kind in KINDS for key in (kind.key, *kind.keys)))

WHOLE = ("报告", "the report")


def section_name(label: str) -> tuple[str, str]:
    """A section as messages name it."""
    return f"“{label}”部分", f'section "{label}"'


def any_of(words: tuple[str, ...]) -> tuple[str, str]:
    """Words, any of which will do, as messages name them."""
    return "或".join(f"“{word}”" for word in words), " or ".join(f'"{word}"' for word in words)


def all_of(words: tuple[str, ...]) -> tuple[str, str]:
    """Words, all of which are meant, as messages name them."""
    return "、".join(f"“{word}”" for word in words), ", ".join(f'"{word}"' for word in words)
