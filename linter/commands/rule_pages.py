"""The rule reference in Markdown, out of the rules' docstrings: for ``gouji rules --format markdown`` and the site."""

from collections.abc import Iterable, Iterator, Sequence

from ..manual import read_manual
from ..rule import Rule
from .rule import facts, toml

_LANGUAGES = ("en", "zh")


def page(rules: Iterable[Rule], title: str, languages: Sequence[str] = _LANGUAGES) -> Iterator[str]:
    """The lines of a page with a section for each rule, told in one language or in both."""
    yield f"# {title}"
    for rule in rules:
        yield ""
        yield f"## {rule.code} {rule.name}"
        for lang in languages:
            yield ""
            yield "  \n".join(f"**{name}** {value}" for name, value in facts(rule, lang))
            yield ""
            yield from read_manual(rule.manual).text(lang).splitlines()
        yield from _options(rule, languages[0])
        for part, text in read_manual(rule.manual).parts.items():
            if part != "Source" and text:
                yield ""
                yield f"{_PARTS[part][languages[0] == 'en']}"
                yield ""
                yield "```text"
                yield from text.splitlines()
                yield "```"


_PARTS = {"Bad": ("错误示例：", "Bad:"), "Good": ("正确示例：", "Good:")}


def _options(rule: Rule, lang: str) -> Iterator[str]:
    """What ``[rules.<name>]`` can set, as it would stand there with the defaults."""
    if rule.options:
        yield ""
        yield "Options, with their defaults:" if lang == "en" else "选项及默认值："
        yield ""
        yield "```toml"
        yield f"[rules.{rule.name}]"
        for name, default in rule.options.items():
            yield f"{name} = {toml(default)}"
        yield "```"
