"""The wheel, installed into an empty environment, runs and brings nothing but ``gouji``."""

import re
import shutil
import sys
import venv
import zipfile
from email import message_from_bytes
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.project import ROOT, copy_project, run, succeed

PARTS = ("grammar", "linter", "rules")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that the links under build/ stay as they are."""
    source = copy_project(tmp_path_factory.mktemp("source"))
    target = tmp_path_factory.mktemp("dist")
    # By way of the sdist, as a release is: what the sdist leaves out is missing in the wheel.
    succeed([sys.executable, "-m", "build", "--no-isolation", "--outdir", target, source], cwd=target)
    (built,) = target.glob("*.whl")
    return built


class Environment:
    """A virtual environment with pip, the wheel and the wheel's dependencies."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True)
        self.scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
        self.python = self.scripts / "python"
        self.site = Path(succeed([self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip())

    def top(self) -> set[str]:
        return {path.name for path in self.site.iterdir() if path.name != "__pycache__"}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Environment, set[str]]:
    """An environment with the wheel in it, and the names that this added at the top of site-packages.

    The dependencies are those that the wheel declares, copied from the running environment: no index is needed.
    """
    environment = Environment(tmp_path_factory.mktemp("venv"))
    before = environment.top()
    succeed([environment.python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel])
    added = environment.top() - before
    for requirement in requirements(wheel):
        found = distribution(requirement)
        for file in found.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                (environment.site / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(Path(str(found.locate_file(file))), environment.site / file)
    return environment, added


def requirements(wheel: Path) -> list[str]:
    """The names of what the wheel needs at run time."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    needed = [line for line in metadata.get_all("Requires-Dist") or [] if "extra ==" not in line]
    return [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed]


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/")}
    inside = {name.removeprefix("gouji/") for name in held if name.startswith("gouji/")}
    on_disk = {
        path.relative_to(ROOT).as_posix()
        for part in PARTS
        for path in (ROOT / part).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert inside == on_disk | {"__init__.py", "py.typed"}
    assert {name.split("/")[0] for name in held} == {"gouji", next(n for n in held if "dist-info" in n).split("/")[0]}


def test_only_gouji_comes_to_the_top_of_site_packages(installed: tuple[Environment, set[str]]) -> None:
    _, added = installed
    version = re.search(r'__version__ = "(.+)"', (ROOT / "__init__.py").read_text("utf-8"))
    assert version is not None
    assert added == {"gouji", f"gouji-{version[1]}.dist-info"}


def test_the_installed_command_runs(installed: tuple[Environment, set[str]], tmp_path: Path) -> None:
    environment, _ = installed
    shutil.copytree(ROOT / "examples" / "reports", tmp_path / "reports")
    assert "gouji" in succeed([environment.scripts / "gouji", "--version"], cwd=tmp_path)
    checked = run([environment.scripts / "gouji", "check", "reports"], cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert "SUM001" in checked.stdout
    succeed([environment.python, "-c", "import gouji.grammar, gouji.linter, gouji.rules"], cwd=tmp_path)
    for name in PARTS:  # another published package installs as `rules`
        assert run([environment.python, "-c", f"import {name}"], cwd=tmp_path).returncode == 1
