"""docs/gouji.schema.json says of a configuration what the loader says: the same keys, the same kinds of values."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import tomli

from gouji.linter import config_reader
from gouji.linter.config import Configs
from gouji.linter.demand_forms import EVERY
from gouji.linter.finding import SEVERITIES
from gouji.linter.settings import MAX_FILE_SIZE, ConfigError
from tests.project import ROOT

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "gouji.schema.json").read_text("utf-8"))
PROPERTIES: dict[str, Any] = SCHEMA["properties"]
ENTRY = '[[suppressions.entries]]\npath = "a.txt"\ncodes = ["SUM001"]\n'
KINDS: dict[str, Any] = {"string": str, "boolean": bool, "integer": int, "array": list, "object": dict}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value is valid by a schema, as far as ours goes in the language of schemas."""
    known = {
        "$ref", "type", "enum", "anyOf", "pattern", "minimum", "minItems", "items", "properties", "required",
        "additionalProperties", "propertyNames", "description", "default", "title", "$schema", "$defs",
    }  # fmt: skip
    assert set(schema) <= known, set(schema) - known
    if "$ref" in schema and not fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]):
        return False
    if "type" in schema and type(value) is not KINDS[schema["type"]]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "anyOf" in schema and not any(fits(value, one) for one in schema["anyOf"]):
        return False
    if isinstance(value, str):
        return not ("pattern" in schema and not re.search(schema["pattern"], value))
    if isinstance(value, int):
        return bool(value >= schema.get("minimum", value))
    if isinstance(value, list):
        return len(value) >= schema.get("minItems", 0) and all(fits(one, schema.get("items", {})) for one in value)
    if isinstance(value, dict):
        return _fits_table(value, schema)
    return True


def _fits_table(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    more = schema.get("additionalProperties", True)
    for key, inner in value.items():
        one = schema.get("properties", {}).get(key, more)
        if one is False or one is not True and not fits(inner, one):
            return False
        if not fits(key, schema.get("propertyNames", {})):
            return False
    return set(schema.get("required", ())) <= set(value)


def test_the_keys_are_those_of_the_loader() -> None:
    assert set(PROPERTIES) == set(config_reader.KEYS)
    suppressions = PROPERTIES["suppressions"]["properties"]
    assert tuple(suppressions) == config_reader.SUPPRESSION_KEYS
    assert tuple(suppressions["entries"]["items"]["properties"]) == config_reader.ENTRY_KEYS
    assert set(PROPERTIES["demands"]["items"]["properties"]) == set(EVERY)


def test_the_values_are_those_of_the_loader() -> None:
    assert set(PROPERTIES["severity"]["additionalProperties"]["enum"]) == set(SEVERITIES)
    assert tuple(PROPERTIES["lang"]["enum"]) == config_reader.LANGUAGES
    assert PROPERTIES["max-file-size"]["default"] == MAX_FILE_SIZE


def test_every_key_is_described() -> None:
    assert [key for key, value in PROPERTIES.items() if not value.get("description")] == []


def loads(folder: Path, text: str) -> bool:
    (folder / "gouji.toml").write_text(text, "utf-8")
    try:
        Configs().for_folder(str(folder))
    except ConfigError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "",
        'select = ["ALL"]\nignore = ["SEC013"]\nextend-select = ["SUM"]',
        '[severity]\nSEC011 = "error"',
        '[per-file-ignores]\n"archive/2019/**" = ["TAB007"]',
        'lang = "en"\nexclude = ["old/**"]\nmax-file-size = 5000',
        'max-file-size = "20 MB"',
        'standards = ["auto"]\nrequired-plugins = ["citycheck>=1.0"]\nrule-budget = 20',
        "[rules.fee-unit]\nlargest = 500000",
        '[suppressions]\nrequire-reason = true\nnever = ["SUM001"]',
        ENTRY + 'reason = "x"\nuntil = "2027-01-31"\nline = 7',
        '[rollup."某县人民政府"]\nmembers = ["县教育局"]',
    ],
)
def test_both_accept(tmp_path: Path, text: str) -> None:
    assert fits(tomli.loads(text), SCHEMA)
    assert loads(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "unknown = 1",
        'select = "ALL"',
        "ignore = [1]",
        'ignore = [" "]',
        '[severity]\nSEC011 = "fatal"',
        "[per-file-ignores]\n\"a\" = 'TAB007'",
        '[per-file-ignores]\n"!a" = ["TAB007"]',
        'lang = "fr"',
        "lang = true",
        'exclude = ["!a"]',
        "max-file-size = 0",
        'max-file-size = "much"',
        "max-file-size = true",
        "standards = []",
        "rule-budget = 0",
        "rules = 1",
        "[suppressions]\nrequire-reason = 1",
        '[suppressions]\nnever = "SUM001"',
        "[suppressions]\nalways = []",
        ENTRY.replace("path", "file"),
        ENTRY.replace('["SUM001"]', "[]"),
        ENTRY + "line = 0",
        ENTRY + 'until = "soon"',
        ENTRY + 'reason = ""',
        '[rollup."某县人民政府"]\nmembers = "县教育局"',
        '[rollup."某县人民政府"]',
        '[[demands]]\nname = "x"',
    ],
)
def test_both_refuse(tmp_path: Path, text: str) -> None:
    assert not fits(tomli.loads(text), SCHEMA)
    assert not loads(tmp_path, text)
