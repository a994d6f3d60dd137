"""Trouble: what makes a run untrustworthy (exit status 2), told in both languages."""

import os

_LIBRARY = os.path.dirname(os.__file__)


class Trouble(Exception):
    """The run cannot be trusted; ``zh`` and ``en`` say why, without a final full stop."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def __reduce__(self) -> "tuple[type[Trouble], tuple[str, str]]":
        """For another process: what it says."""
        return Trouble, (self.zh, self.en)

    def text(self, lang: str) -> str:
        """What went wrong, in ``lang`` (``zh`` or ``en``)."""
        return self.en if lang == "en" else self.zh


class PluginError(Trouble):
    """A plugin cannot be used; names it, the distribution it came in (a house rule: the file), and the cause."""

    def __init__(self, plugin: str, distribution: str, zh: str, en: str) -> None:
        zh_from, en_from = (
            ("", "") if plugin == distribution else (f"（来自 {distribution}）", f" (from {distribution})")
        )
        super().__init__(f"插件 {plugin}{zh_from} 无法使用：{zh}", f"plugin {plugin}{en_from} cannot be used: {en}")
        self.plugin = plugin
        self.distribution = distribution


_UNREADABLE = {
    "empty": ("文件是空的", "the file is empty"),
    "binary": ("不是文本", "no text"),
    "too-large": ("超过 max-file-size", "larger than max-file-size"),
}


def unreadable(path: str, why: str) -> Trouble:
    """That a file was not read; ``why`` is the cause of an ``Unreadable``."""
    zh, en = _UNREADABLE.get(why, ("编码既不是 UTF-8 也不是 GB18030，或已损坏", "neither sound UTF-8 nor GB18030"))
    return Trouble(f"{path}：未读取（{zh}）", f"{path}: not read ({en})")


def cause(error: BaseException) -> str:
    """An exception on one line: its type, its message and, where known, the file and line of the code that is to blame.

    That is the innermost one outside the standard library.
    """
    text = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(":")
    place = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if not place or not file.startswith((_LIBRARY, "<frozen")) or "site-packages" in file:
            place = f" ({file.replace(os.sep, '/').rpartition('/')[2]}:{trace.tb_lineno})"
        trace = trace.tb_next
    return text + place
