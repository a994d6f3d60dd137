"""The pytest plugin: ``pytest`` collects the case files of rules (``cases/CODE.toml``), a test for each case.

On a case run the rules of the plugin that the code belongs to (of the built-in rules: all of them) with the
configuration that holds in the folder of the case file, and the linter's own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .rule import well_formed
from .trouble import Trouble

if TYPE_CHECKING:
    from .session import Session
    from .testing import Case

_SESSION: "pytest.StashKey[Session]" = pytest.StashKey()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
    """Take ``cases/CODE.toml`` for a file of cases."""
    if file_path.suffix == ".toml" and file_path.parent.name == "cases" and well_formed(file_path.stem):
        file: CaseFile = CaseFile.from_parent(parent, path=file_path)
        return file
    return None


class CaseFile(pytest.File):
    """The cases of a rule."""

    def collect(self) -> "Iterator[CaseItem]":
        """A test for each case."""
        from .testing import load_cases

        for case in load_cases(str(self.path)):
            item: CaseItem = CaseItem.from_parent(self, name=case.name, case=case)
            yield item


class CaseItem(pytest.Item):
    """The test of a case."""

    def __init__(self, *, case: "Case", **more: Any) -> None:
        super().__init__(**more)
        self.case = case

    def runtest(self) -> None:
        """Lint the case; fails where something else is found than is due."""
        from .selectors import ENGINE, family
        from .testing import check_case

        session = self._session()
        rules = session.rules(session.configs.for_file(str(self.path)))
        plan = session.plan(str(self.path))
        plugins = {rule.plugin for rule in rules if rule.code == self.case.code}
        if not plugins:
            raise AssertionError(
                f"no loaded rule has the code {self.case.code}: install the plugin (pip install -e .), "
                "or name its folder in rules-path"
            )
        chosen = [rule for rule in rules if rule.plugin in plugins or family(rule.code) == ENGINE]
        configured = plan.options.get(self.case.code, {})
        case = self.case._replace(options={**configured, **self.case.options})
        check_case(case, plan.standards, chosen)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> "str | Any":
        """What differs; a traceback only where the kit itself or a plugin is at fault."""
        if isinstance(excinfo.value, (AssertionError, Trouble)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the test stands."""
        return self.path, None, self.name

    def _session(self) -> "Session":
        """The plugins and configurations, loaded once in a run."""
        stash = self.config.stash
        if _SESSION not in stash:
            from .config import Configs
            from .session import Session

            stash[_SESSION] = Session(Configs())
        return stash[_SESSION]
