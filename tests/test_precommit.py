"""In a repository of reports, pre-commit stops a wrong total and lets the corrected one through."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.project import ROOT, copy_project, run, succeed

pytest.importorskip("pre_commit", reason="pre-commit is not installed")

PRE_COMMIT: list[str | Path] = [sys.executable, "-m", "pre_commit"]
RIGHT = "（一）予以公开\t4\t1\t0\t0\t0\t0\t5\t"
WRONG = "（一）予以公开\t4\t1\t0\t0\t0\t0\t6\t"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The project as a repository of its own with everything committed, and its commit."""
    probe = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    if run([*probe, "setuptools", "lark", "pluggy", "tomli"]).returncode:
        pytest.skip("no package index can be reached, so pre-commit cannot build the hook's environment")
    folder = copy_project(tmp_path_factory.mktemp("project"))
    return folder, commit_all(folder)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where pre-commit keeps its environments, away from the developer's own."""
    return str(tmp_path_factory.mktemp("pre-commit"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A repository with a README and a report whose row total is wrong."""
    succeed(["git", "init", "--quiet"], cwd=tmp_path)
    text = (ROOT / "examples" / "reports" / "qinghe-agriculture-2023.txt").read_text("utf-8")
    assert text.count(RIGHT) == 1
    (tmp_path / "report-2023.txt").write_text(text.replace(RIGHT, WRONG), "utf-8")
    (tmp_path / "README.md").write_text("# 年报\n", "utf-8")
    return tmp_path


def commit_all(folder: Path) -> str:
    succeed(["git", "init", "--quiet"], cwd=folder)
    succeed(["git", "add", "--all"], cwd=folder)
    succeed(["git", "commit", "--quiet", "--message", "all"], cwd=folder)
    return succeed(["git", "rev-parse", "HEAD"], cwd=folder).strip()


def correct(folder: Path) -> None:
    report = folder / "report-2023.txt"
    report.write_text(report.read_text("utf-8").replace(WRONG, RIGHT), "utf-8")


def test_try_repo(project: tuple[Path, str], reports: Path, home: str) -> None:
    succeed(["git", "add", "--all"], cwd=reports)
    command = [*PRE_COMMIT, "try-repo", project[0], "gouji", "--files", "report-2023.txt"]
    stopped = run(command, cwd=reports, PRE_COMMIT_HOME=home)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "report-2023.txt:" in stopped.stdout
    assert "SUM001" in stopped.stdout
    correct(reports)
    succeed(command, cwd=reports, PRE_COMMIT_HOME=home)


def test_the_hook_that_corrects(project: tuple[Path, str], reports: Path, home: str) -> None:
    report = reports / "report-2023.txt"
    text = report.read_text("utf-8").replace(WRONG, RIGHT)
    heading = "五、存在的主要问题及改进情况"
    assert text.count(heading) == 1
    report.write_text(text.replace(heading, "五、存在的主要问题及改情况"), "utf-8")
    succeed(["git", "add", "--all"], cwd=reports)
    command = [*PRE_COMMIT, "try-repo", project[0], "gouji-fix", "--files", "report-2023.txt"]
    stopped = run(command, cwd=reports, PRE_COMMIT_HOME=home)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "files were modified by this hook" in stopped.stdout
    assert report.read_text("utf-8") == text
    succeed(["git", "add", "--all"], cwd=reports)
    succeed(command, cwd=reports, PRE_COMMIT_HOME=home)


def test_the_hook_that_compares(project: tuple[Path, str], reports: Path, home: str) -> None:
    correct(reports)
    text = (ROOT / "tests/cases/base/county-2022.txt").read_text("utf-8").replace("临江县水务局", "青禾县农业农村局")
    for old, new in (("3\t0\t15", "3\t0\t13"), ("0\t0\t0\t1\t1\t0\t0\t0\t1\t1", "0\t0\t0\t0\t0\t0\t0\t0\t0\t0")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    carried = "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1"
    assert text.count(carried) == 1
    (reports / "2022.txt").write_text(text.replace(carried, carried.replace("\t1", "\t0")), "utf-8")
    (reports / "data.txt").write_bytes(b"\0\1\2")
    succeed(["git", "add", "--all"], cwd=reports)
    succeed(["git", "commit", "--quiet", "--message", "reports"], cwd=reports)
    (reports / "README.md").write_text("# 年度报告\n", "utf-8")
    succeed(["git", "add", "--all"], cwd=reports)
    command = [*PRE_COMMIT, "try-repo", project[0], "gouji-project"]
    stopped = run(command, cwd=reports, PRE_COMMIT_HOME=home)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "./report-2023.txt:" in stopped.stdout
    assert "CROSS001" in stopped.stdout
    assert "SUM003" not in stopped.stdout
    assert "GOUJI001" not in stopped.stdout
    (reports / "2022.txt").write_text(text, "utf-8")
    succeed(["git", "add", "--all"], cwd=reports)
    passed = run(command, cwd=reports, PRE_COMMIT_HOME=home)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_a_commit(project: tuple[Path, str], reports: Path, home: str) -> None:
    folder, commit = project
    (reports / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {folder.as_posix()}\n    rev: {commit}\n    hooks:\n      - id: gouji\n", "utf-8"
    )
    succeed([*PRE_COMMIT, "install"], cwd=reports, PRE_COMMIT_HOME=home)
    commit_it = ["git", "commit", "--message", "report"]

    succeed(["git", "add", "--all"], cwd=reports)
    stopped = run(commit_it, cwd=reports, PRE_COMMIT_HOME=home)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "SUM001" in stopped.stdout + stopped.stderr
    assert "README.md" not in stopped.stdout + stopped.stderr
    assert run(["git", "rev-parse", "--verify", "HEAD"], cwd=reports).returncode != 0

    correct(reports)
    succeed(["git", "add", "--all"], cwd=reports)
    succeed(commit_it, cwd=reports, PRE_COMMIT_HOME=home)
    assert "report-2023.txt" in succeed(["git", "ls-tree", "--name-only", "HEAD"], cwd=reports)


def test_house_rules_by_additional_dependencies(
    project: tuple[Path, str], reports: Path, home: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, commit = project
    plugin = tmp_path_factory.mktemp("plugin") / "gouji-citycheck"
    ignored = shutil.ignore_patterns("build", "*.egg-info", "__pycache__", ".*")
    shutil.copytree(ROOT / "examples" / "plugin", plugin, ignore=ignored)
    (reports / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {folder.as_posix()}\n    rev: {commit}\n    hooks:\n      - id: gouji\n"
        f'        additional_dependencies: ["{plugin.as_posix()}"]\n',
        "utf-8",
    )
    (reports / "gouji.toml").write_text('required-plugins = ["gouji-citycheck>=1.0"]\n', "utf-8")
    correct(reports)
    succeed(["git", "add", "--all"], cwd=reports)
    check = [*PRE_COMMIT, "run", "gouji"]
    stopped = run(check, cwd=reports, PRE_COMMIT_HOME=home)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "CITY001" in stopped.stdout
    assert "SUM001" not in stopped.stdout
    report = reports / "report-2023.txt"
    report.write_text(report.read_text("utf-8").rstrip("\n") + "咨询热线：12345。\n", "utf-8")
    succeed(["git", "add", "--all"], cwd=reports)
    succeed(check, cwd=reports, PRE_COMMIT_HOME=home)
