"""Trouble: what makes a run untrustworthy (exit status 2), told in both languages."""


class Trouble(Exception):  # noqa: N818  it is shown to the user, under this name it reads best
    """The run cannot be trusted; ``zh`` and ``en`` say why, without a final full stop."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def text(self, lang: str) -> str:
        """What went wrong, in ``lang`` (``zh`` or ``en``)."""
        return self.en if lang == "en" else self.zh


class PluginError(Trouble):
    """A plugin cannot be used; names the plugin, the distribution it came in (or its file) and the cause."""

    def __init__(self, plugin: str, distribution: str, zh: str, en: str) -> None:
        super().__init__(
            f"插件 {plugin}（来自 {distribution}）无法使用：{zh}",
            f"plugin {plugin} (from {distribution}) cannot be used: {en}",
        )
        self.plugin = plugin
        self.distribution = distribution


def cause(error: BaseException) -> str:
    """An exception on one line: its type, its message and, where known, the file and line that raised it."""
    text = f"{type(error).__name__}: {error}".strip().rstrip(":")
    trace = error.__traceback__
    if trace is None:
        return " ".join(text.split())
    while trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{' '.join(text.split())} ({file}:{trace.tb_lineno})"
