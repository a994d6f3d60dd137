"""No label or heading of a form is written in Python: they stand in the standards alone (manuals may quote them)."""

import ast
from pathlib import Path

import pytest

from gouji.grammar.vocabulary import all_labels
from gouji.rules import gouji_standards
from tests.project import ROOT

FILES = [path for floor in ("grammar", "linter", "rules") for path in sorted((ROOT / floor).rglob("*.py"))]
FORMS = [standard.form for standard in gouji_standards()]
LABELS = {
    label
    for form in FORMS
    for label in [
        *(wording for section in form.sections for wording in (section.label, *section.variants)),
        *(label for table in form.tables for label in all_labels(table)),
    ]
    if len(label) > 4
}


def strings(tree: ast.Module) -> list[str]:
    """All strings of a module that are no docstrings."""
    manuals = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in manuals
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_label_in_python(path: Path) -> None:
    written = strings(ast.parse(path.read_text("utf-8")))
    assert not [(text, label) for text in written for label in LABELS if label in text]


def test_there_are_labels_to_look_for() -> None:
    assert len(LABELS) > 40
