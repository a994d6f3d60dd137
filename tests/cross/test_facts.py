"""What rules between reports are given of each report, and whose it is."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.linter.bodies import body_of, parts_of
from gouji.linter.packed import pack, unpack
from tests.corpus.chains import READABLE, bodies, chain, write_report
from tests.cross.reports import NOW, Gouji, codes, facts_of
from tests.project import ROOT


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packed_numbers_are_the_same(numbers: list[int]) -> None:
    assert list(unpack(pack(numbers))) == numbers
    assert len(pack(numbers)) <= 1 + 4 * len(numbers)


@pytest.mark.parametrize("layout", READABLE)
def test_facts_are_those_of_the_report(layout: str, tmp_path: Path) -> None:
    rng = Random(layout)
    for number, agency in enumerate(bodies(rng, 3)):
        for made in chain(rng, agency, range(2020, 2022)):
            path = write_report(made, tmp_path, f"{number}-{made.year}", rng, layout)
            report, facts = facts_of(path.read_text("utf-8"), str(path))
            assert (facts.agency, facts.year) == (made.agency.name, made.year)
            cells = {(t.key, c.row, c.column): c for t in report.tables.values() for row in t.rows for c in row.cells}
            kept = {(key, c.row, c.column): c for key in report.tables for c in facts.cells(key)}
            assert {key: (cell.span, cell.value) for key, cell in kept.items()} == {
                key: (cell.span, cell.value) for key, cell in cells.items()
            }
            assert [one.key for one in facts.sections] == [one.key for one in report.sections]
            for offset in range(0, len(report.source.text), 97):
                assert facts.section_at(offset) == report.section_at(offset)


def test_cells_that_are_no_counts_are_kept_as_they_are() -> None:
    text = NOW.replace("行政许可\t37", "行政许可\t三十七").replace("行政处罚\t5", "行政处罚\t-5")
    text = text.replace("行政强制\t0", "行政强制\t/").replace("规章\t0\t0\t0", f"规章\t{2**32}\t0\t0")
    _, facts = facts_of(text, "a.txt")
    found = [facts.value("documents", row, "decisions") for row in ("licences", "penalties", "compulsory_measures")]
    assert found == [None, -5, None]
    cell = facts.cell("documents", "licences", "decisions")
    assert cell is not None
    assert (cell.text, cell.count, text[slice(*cell.span)]) == ("三十七", None, "三十七")
    assert facts.value("documents", "regulations", "issued") == 2**32
    assert facts.value("documents", "fees", "amount") == 128.6
    assert facts.value("documents", "fees", "issued") is None
    assert facts.cell("nothing", "fees", "issued") is None


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("临江县水务局", ["临江县"]),
        ("永沅市青岭区城市管理局", ["永沅市", "青岭区"]),
        ("临江县市场监督管理局", ["临江县"]),
        ("临江县住房和城乡建设局", ["临江县"]),
        ("临江县城关镇人民政府", ["临江县", "城关镇"]),
        ("沛县乡村振兴局", ["沛县"]),
        ("县教育局", []),
        ("", []),
    ],
)
def test_the_places_in_a_name(name: str, parts: list[str]) -> None:
    assert parts_of(name) == parts


@pytest.mark.parametrize("name", ["教育局", "县教育局", "城关镇人民政府", "市场监督管理局", "高新区管委会"])
def test_names_that_many_bodies_bear_are_one_only_in_a_folder(name: str) -> None:
    assert body_of(name, "a/1.txt", "") == body_of(name, "a/2.txt", "") != body_of(name, "b/1.txt", "")
    assert body_of(f"临江县{name}", "a/1.txt", "") == body_of(f"临江县{name}", "b/1.txt", "")


def test_reports_of_another_kind_are_others(gouji: Gouji, folder: Path) -> None:
    for path in (folder / "2022.txt", folder / "2023.txt"):
        path.unlink()
    site = (ROOT / "examples/website/qinghe-county-2023.md").read_text("utf-8")
    (folder / "site.md").write_text(site, "utf-8")
    (folder / "report.txt").write_text(NOW.replace("临江县水务局", "青禾县人民政府门户网站"), "utf-8")
    standard = ROOT / "examples/standards/website-report.toml"
    (folder / "gouji.toml").write_text(f'standards = ["auto", "{standard.as_posix()}"]\n', "utf-8")
    assert "CROSS005" not in codes(gouji()[1])
    (folder / "site2.md").write_text(site, "utf-8")
    assert "CROSS005" in codes(gouji()[1])
