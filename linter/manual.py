"""A rule's manual, out of its docstring.

The first line is one English sentence, then come English paragraphs, then a paragraph that begins with ``中文：`` and
with it the Chinese ones, then the parts ``Source:``, ``Bad:`` and ``Good:``, whose indented lines both languages share.
"""

from inspect import cleandoc

from ..grammar.records import NamedTuple

CHINESE = "中文："
PARTS = ("Source", "Bad", "Good")


class Manual(NamedTuple):
    """The text in each language (the Chinese one is empty where there is none) and the shared parts by name."""

    en: str
    zh: str
    parts: dict[str, str]

    def text(self, lang: str) -> str:
        """The text in ``lang``, or in the only language there is."""
        return self.zh if lang == "zh" and self.zh else self.en

    def summary(self, lang: str) -> str:
        """The first sentence, which is the first line or paragraph."""
        return " ".join(self.text(lang).partition("\n\n")[0].split())


def read_manual(docstring: str) -> Manual:
    """The manual in a docstring; any docstring makes one."""
    texts: dict[str, list[str]] = {"en": []}
    current = texts["en"]
    for line in cleandoc(docstring).splitlines():
        if line.endswith(":") and line[:-1] in PARTS:
            current = texts.setdefault(line[:-1], [])
        elif line.startswith(CHINESE) and "zh" not in texts:
            current = texts["zh"] = [line.removeprefix(CHINESE).lstrip()]
        else:
            current.append(line)
    parts = {name: cleandoc("\n" + "\n".join(lines)) for name, lines in texts.items() if name in PARTS}
    return Manual("\n".join(texts["en"]).strip(), "\n".join(texts.get("zh", ())).strip(), parts)
