"""Every rule has cases: tests/cases/CODE.toml, a passing and a failing group each, which the pytest plugin runs."""

from pathlib import Path

import pytest

from gouji.linter.testing import load_cases
from gouji.rules import gouji_cross_rules, gouji_rules

CASES = Path(__file__).parent / "cases"
RULES = [rule.code for rule in (*gouji_rules(), *gouji_cross_rules())]


@pytest.mark.parametrize("code", [code for code in RULES if not code.startswith("GOUJI")])
def test_rule_has_cases_of_both_kinds(code: str) -> None:
    cases = list(load_cases(str(CASES / f"{code}.toml")))
    assert sum(case.fails for case in cases) >= 2
    assert sum(not case.fails for case in cases) >= 2


def test_every_file_of_cases_is_that_of_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} <= set(RULES)
