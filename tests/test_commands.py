"""The commands besides ``check``: versions, rules, tables, trees, configuration."""

import re
from pathlib import Path
from typing import Any

import pytest

from gouji import __version__
from tests.command import GOOD


def test_version_names_every_plugin(gouji: Any) -> None:
    done = gouji("--version", "--lang", "en")
    assert done.status == 0
    assert done.out.splitlines()[:2] == [f"gouji {__version__}", "plugin API 1"]
    assert f"plugin builtin (gouji {__version__})" in done.out.splitlines()


def test_rules_lists_each_rule_once(gouji: Any) -> None:
    records = gouji("rules", "--format", "json").json["rules"]
    lines = gouji("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [record["code"] for record in records]
    assert [record["code"] for record in records] == sorted({record["code"] for record in records})
    by_code = {record["code"]: record for record in records}
    assert by_code["SUM002"]["name"] == "outcome-sum"
    assert by_code["SUM002"]["severity"] == "error"
    assert by_code["GOUJI001"]["plugin"] == f"gouji {__version__}"
    for record in records:
        assert re.search(r"[\u4e00-\u9fff]", record["summary"]["zh"]), record["code"]
        assert record["summary"]["en"], record["code"]


@pytest.mark.parametrize("word", ["GOUJI001", "gouji001", "unreadable-file", "Unreadable-File"])
def test_rule_explains_by_code_or_name(gouji: Any, word: str) -> None:
    chinese, english = gouji("rule", word), gouji("rule", word, "--lang", "en")
    assert chinese.out.startswith("GOUJI001 unreadable-file\n级别：错误\n")
    assert "读不了的文件无从检查" in chinese.out
    assert "A file that cannot be read" not in chinese.out
    assert english.out.startswith("GOUJI001 unreadable-file\nseverity: error\n")
    assert "A file that cannot be read" in english.out
    assert "读不了的文件无从检查" not in english.out
    assert "Bad:\n    (0 bytes)\n" in english.out
    assert "错误示例：\n    (0 bytes)\n" in chinese.out


def test_an_unknown_rule_names_the_nearest(gouji: Any) -> None:
    assert '"SUM002"' in gouji("rule", "SUMM02").err
    assert '"outcome-sum"' in gouji("rule", "outcomes-sum").err


def test_tables_gives_the_values(gouji: Any) -> None:
    (entry,) = gouji("tables", GOOD, "--format", "json").json["files"]
    assert entry["path"] == str(GOOD)
    assert (entry["year"], entry["form"]) == (2023, "2021")
    sizes = {name: sum(map(len, rows.values())) for name, rows in entry["tables"].items()}
    assert sizes == {"documents": 10, "applications": 175, "reviews": 15}
    assert entry["tables"]["applications"]["granted"]["total"] == 5
    lines = gouji("tables", GOOD, "--format", "csv").out.splitlines()
    assert lines[0] == "path,agency,year,form,table,row,column,value"
    assert f"{GOOD},{entry['agency']},2023,2021,applications,granted,total,5" in lines
    assert len(lines) == 201


def test_tables_tells_blank_from_words_and_nought(gouji: Any, tmp_path: Path) -> None:
    text = GOOD.read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("规章\t"))
    assert row.split("\t")[1:4] == ["0", "0", "0"]
    (tmp_path / "report.txt").write_text(text.replace(row, "规章\t\t/\t若干"), "utf-8")
    (entry,) = gouji("tables", "report.txt").json["files"]
    assert entry["tables"]["documents"]["regulations"] == {"issued": None, "repealed": "/", "in_force": "若干"}


def test_tables_goes_on_after_a_file_that_cannot_be_read(gouji: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = gouji("tables", "empty.txt", GOOD, "--lang", "en")
    assert done.status == 2
    assert [entry["path"] for entry in done.json["files"]] == [str(GOOD)]
    assert done.err == "gouji: empty.txt: not read (the file is empty)\n"


def test_tree_shows_every_node_with_its_span(gouji: Any) -> None:
    text = GOOD.read_text("utf-8")
    tree = gouji("tree", GOOD, "--format", "json").json["tree"]
    assert (tree["kind"], tree["start"], tree["end"]) == ("report", 0, len(text))

    def leaves(node: dict[str, Any]) -> str:
        if node["text"] is not None:
            return str(node["text"])
        return "".join(map(leaves, node["children"]))

    assert leaves(tree) == text
    lines = gouji("tree", GOOD).out.splitlines()
    assert lines[0].startswith("report 1:1-")
    assert all(re.match(r" *\w+ \d+:\d+-\d+:\d+", line) for line in lines)
    assert sum(line.startswith("  section ") for line in lines) == 6


def test_config_says_where_each_value_comes_from(gouji: Any, tmp_path: Path) -> None:
    (tmp_path / "gouji.toml").write_text('lang = "en"\nignore = ["SEC013"]\n', "utf-8")
    lines = gouji("config").out.splitlines()
    assert 'lang = "en"  # gouji.toml:1' in lines
    assert 'ignore = ["SEC013"]  # gouji.toml:2' in lines
    assert 'select = ["ALL"]  # default' in lines
    assert 'lang = "zh"  # --lang' in gouji("config", "--lang", "zh").out.splitlines()
