"""The floors hold: grammar knows nothing of linter, linter nothing of rules, and lark stays on the ground.

import-linter says the same of the installed package; this reads the source, so that a file not yet installed counts.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import ROOT

FLOORS = ("grammar", "linter", "rules")
SOURCES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every import of a file as line and absolute dotted name, relative ones resolved below ``gouji``."""
    package = ["gouji", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            for alias in node.names:
                yield node.lineno, f"{name}.{alias.name}"


def below(name: str, module: str) -> bool:
    return name == module or name.startswith(module + ".")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_from_its_own_floor_or_below(path: Path) -> None:
    floor = path.relative_to(ROOT).parts[0]
    forbidden = [f"gouji.{upper}" for upper in FLOORS[FLOORS.index(floor) + 1 :]]
    if floor != "grammar":
        forbidden.append("lark")
    wrong = [(line, name) for line, name in imports(path) for module in forbidden if below(name, module)]
    assert wrong == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_inside_the_package_are_relative(path: Path) -> None:
    wrong = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and not node.level and below(node.module or "", "gouji"))
        or (isinstance(node, ast.Import) and any(below(alias.name, "gouji") for alias in node.names))
    ]
    assert wrong == []


def test_every_package_is_listed() -> None:
    on_disk = {"gouji"} | {".".join(["gouji", *path.parent.relative_to(ROOT).parts]) for path in SOURCES}
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == on_disk


def test_every_data_file_is_shipped() -> None:
    declared = PYPROJECT["tool"]["setuptools"]["package-data"]
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc"}:
                package = ".".join(["gouji", *path.parent.relative_to(ROOT).parts])
                assert any(path.match(pattern) for pattern in declared.get(package, [])), f"{path} is not shipped"


def test_the_root_ships_no_other_module() -> None:
    assert [path.name for path in ROOT.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", sorted((ROOT / "rules").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_rule_file_can_be_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
