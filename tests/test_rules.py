"""Every rule against its cases: tests/cases/CODE.toml, a passing and a failing group each."""

import os

import pytest
from gouji.linter.testing import Case, check_case, load_cases
from gouji.rules import gouji_rules, gouji_standards

FOLDER = os.path.join(os.path.dirname(__file__), "cases")
BASES = os.path.join(FOLDER, "base")
FILES = sorted(name for name in os.listdir(FOLDER) if name.endswith(".toml"))
CASES = [case for name in FILES for case in load_cases(os.path.join(FOLDER, name), BASES)]
RULES = list(gouji_rules())
STANDARDS = list(gouji_standards())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """The findings are those that the case marks, and no others."""
    check_case(case, STANDARDS, RULES)


@pytest.mark.parametrize("rule", [rule.code for rule in RULES if not rule.code.startswith("GOUJI")])
def test_rule_has_cases_of_both_kinds(rule: str) -> None:
    """A rule has at least two failing and two passing cases."""
    own = [case for case in CASES if case.code == rule]
    assert sum(case.fails for case in own) >= 2
    assert sum(not case.fails for case in own) >= 2
