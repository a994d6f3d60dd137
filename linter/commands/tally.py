"""What a run comes to: counts, summary line, statistics, exit status."""

from collections.abc import Iterator

from ..finding import SEVERITIES
from ..plan import Checked, Slow

_ZH = {"error": "错误", "warning": "警告", "info": "提示"}


class Tally:
    """Counts the findings of a run."""

    __slots__ = ("codes", "failed", "files", "level", "severities", "slow", "times", "unassessable")

    def __init__(self, fail_level: str) -> None:
        self.level = SEVERITIES.index(fail_level)
        self.files = 0
        self.failed = False
        self.unassessable = 0
        self.severities = dict.fromkeys(reversed(SEVERITIES), 0)
        self.codes: dict[tuple[str, str], int] = {}
        self.times: dict[tuple[str, str], float] = {}  # by code and name: seconds on all files
        self.slow: dict[str, tuple[int, Slow, str]] = {}  # by code: on how many files, the slowest, its path

    def add(self, checked: Checked) -> None:
        """Count the findings of a file."""
        self.files += 1
        self.failed = self.failed or checked.failed
        for one in checked.diagnostics:
            self.severities[one.severity] += 1
            self.unassessable += one.kind == "unassessable"
            key = one.code, one.name
            self.codes[key] = self.codes.get(key, 0) + 1
        for rule, took in checked.times.items():
            self.times[rule] = self.times.get(rule, 0.0) + took
        for slow in checked.slow:
            count, slowest, path = self.slow.get(slow.code, (0, slow, checked.path))
            if slow.took > slowest.took:
                slowest, path = slow, checked.path
            self.slow[slow.code] = count + 1, slowest, path

    def status(self, *, exit_zero: bool) -> int:
        """The exit status."""
        if self.failed:
            return 2
        return int(not exit_zero and any(self.severities[name] for name in SEVERITIES[self.level :]))

    def summary(self, lang: str) -> str:
        """One line on the whole run."""
        total = sum(self.severities.values())
        if lang == "en":
            text = f"gouji: {_many(self.files, 'file')} checked, {_many(total, 'finding') if total else 'no findings'}"
            parts = [
                _many(count, name) if name != "info" else f"{count} info"
                for name, count in self.severities.items()
                if count
            ]
            if self.unassessable:
                parts.append(f"{self.unassessable} not assessable")
            return f"{text} ({', '.join(parts)})" if parts else text
        text = f"gouji：检查了 {self.files} 个文件，" + (f"发现 {total} 处问题" if total else "没有发现问题")
        parts = [f"{_ZH[name]} {count}" for name, count in self.severities.items() if count]
        if self.unassessable:
            parts.append(f"其中无法判定 {self.unassessable}")
        return f"{text}（{'，'.join(parts)}）" if parts else text

    def statistics(self, lang: str, seconds: float, hits: int) -> Iterator[str]:
        """A line for each rule that found something, the most frequent first; then what took how long.

        ``seconds`` is what the run took, ``hits`` how many files were in the cache.
        """
        for (code, name), count in sorted(self.codes.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:>7}  {code}  {name}"
        if not self.codes:
            yield "no findings" if lang == "en" else "没有发现问题"
        english = lang == "en"
        for (code, name), took in sorted(self.times.items(), key=lambda item: (-item[1], item[0])):
            yield f"{1000 * took:>7.1f} {'ms' if english else '毫秒'}  {code}  {name}"
        rate = self.files / max(seconds, 1e-9)
        if english:
            yield f"{_many(self.files, 'file')} in {seconds:.2f} s, {rate:.0f} a second, {hits} of them in the cache"
        else:
            yield f"{self.files} 个文件用时 {seconds:.2f} 秒，每秒 {rate:.0f} 个，其中 {hits} 个取自缓存"
        for count, slow, path in self.slow.values():
            if lang == "en":
                yield (
                    f"slow: {slow.code} {slow.name} (from {slow.plugin}) took {slow.took:.0f} ms on {path}, "
                    f"rule-budget is {slow.budget} ms; over it on {_many(count, 'file')}"
                )
            else:
                yield (
                    f"超时：{slow.code} {slow.name}（来自 {slow.plugin}）检查 {path} 用时 {slow.took:.0f} 毫秒，"
                    f"rule-budget 为 {slow.budget} 毫秒；共 {count} 个文件超时"
                )


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
