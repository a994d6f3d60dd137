"""The example plugin, as a distribution of its own: it installs, its rules run, its cases pass, also by pre-commit."""

import json
import shutil
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest

from tests.project import ROOT, run, succeed

PLUGIN = ROOT / "examples" / "plugin"
GOUJI = "import sys; from gouji.linter.cli import main; sys.exit(main())"


class Place:
    """A virtual environment with the plugin installed, and the plugin's folder."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder / "venv")
        self.python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        site = Path(succeed([self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip())
        # What is installed here is to be had there, too: no index is needed.
        here = sysconfig.get_path("purelib")
        (site / "here.pth").write_text(f"import site; site.addsitedir({here!r})\n", "utf-8")
        self.plugin = folder / "plugin"
        ignored = shutil.ignore_patterns("build", "*.egg-info", "__pycache__", ".*")
        shutil.copytree(PLUGIN, self.plugin, ignore=ignored)
        pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", self.python, "install", "--quiet"]
        succeed([*pip, "--no-index", "--no-deps", "--no-build-isolation", self.plugin])

    def gouji(self, *words: str, cwd: Path) -> tuple[int, str, str]:
        done = run([self.python, "-c", GOUJI, *words], cwd=cwd)
        return done.returncode, done.stdout, done.stderr

    def check(self, cwd: Path, *words: str) -> tuple[int, list[Any]]:
        status, out, err = self.gouji("check", "--select", "CITY", "--format", "json", *words, cwd=cwd)
        assert out, err
        return status, json.loads(out)["diagnostics"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("example"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a report that names the hotline in a way of its own."""
    text = (PLUGIN / "tests" / "cases" / "base" / "education.txt").read_text("utf-8")
    (tmp_path / "report-2024.txt").write_text(text.replace("12345", "123-45"), "utf-8")
    return tmp_path


def test_its_rules_run(place: Place, reports: Path) -> None:
    status, found = place.check(reports)
    assert [one["code"] for one in found] == ["CITY001", "CITY002"]
    assert status == 1
    assert "12345" in found[0]["message"]
    status, out, _ = place.gouji("rule", "hotline-spelling", "--lang", "en", cwd=reports)
    assert status == 0
    assert "plugin: gouji_citycheck 1.0" in out


def test_its_options_are_configured(place: Place, reports: Path) -> None:
    configuration = '[plugins.citycheck]\nhotline = "123-45"\n[rules.hotline-spelling]\nseparators = ["."]\n'
    (reports / "gouji.toml").write_text(configuration, "utf-8")
    assert place.check(reports) == (0, [])
    (reports / "gouji.toml").write_text("[plugins.citycheck]\nhotlin = 12345\n", "utf-8")
    status, _, err = place.gouji("check", "--lang", "en", cwd=reports)
    assert status == 2
    assert 'gouji.toml:2: plugins.citycheck.hotlin: citycheck has no such option, did you mean "hotline"?' in err


def test_its_correction(place: Place, reports: Path) -> None:
    succeed([place.python, "-c", GOUJI, "check", "--fix", "--select", "CITY"], cwd=reports)
    assert "12345" in (reports / "report-2024.txt").read_text("utf-8")
    assert place.check(reports) == (0, [])


def test_it_can_be_required(place: Place, reports: Path) -> None:
    (reports / "gouji.toml").write_text('required-plugins = ["gouji-citycheck>=1.0"]\n', "utf-8")
    assert place.check(reports)[0] == 1
    (reports / "gouji.toml").write_text('required-plugins = ["gouji-citycheck>=2.0"]\n', "utf-8")
    assert place.gouji("check", cwd=reports)[0] == 2


def test_pytest_in_its_folder_just_works(place: Place) -> None:
    out = succeed([place.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"], cwd=place.plugin)
    assert "9 passed" in out


def test_pytest_says_what_differs(place: Place, tmp_path: Path) -> None:
    shutil.copytree(place.plugin / "tests", tmp_path / "tests")
    file = tmp_path / "tests" / "cases" / "CITY002.toml"
    text = file.read_text("utf-8")
    for old, new in (
        ('fixed = [["12-345热线", "12345热线"]]', 'fixed = [["12-345热线", "12 345热线"]]'),
        ('name = "in one piece"', 'name = "in one piece"\nedits = [["12345", "1-2345"]]'),
    ):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    file.with_name("CITY009.toml").write_text('[[pass]]\nname = "x"\ntext = "x"\n', "utf-8")
    done = run([place.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"], cwd=tmp_path)
    assert done.returncode == 1
    assert "3 failed, 7 passed" in done.stdout
    assert "should be '对网站" in done.stdout
    assert "found: 11:64-11:70 also CITY001" in done.stdout
    assert "no loaded rule has the code CITY009" in done.stdout
