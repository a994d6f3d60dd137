"""The rules of gouji and its standards, brought in through the entry point group like anyone's.

But its hooks are not marked: what marks are made and found by is loaded for plugins of others only.
"""

import os
from collections.abc import Iterable, Iterator
from importlib import import_module

from ..linter.rule import Rule
from ..linter.standard import Standard

#: One module a subject; each rule in it is a module-level ``Rule``.
MODULES = (
    "agency",
    "aspects",
    "authority",
    "brackets",
    "cell_values",
    "cited_sources",
    "dates",
    "doubled_text",
    "fee_statement",
    "item_numbers",
    "linter_itself",
    "listed_sums",
    "number_format",
    "periods",
    "personal_data",
    "problems",
    "prose_contradictions",
    "prose_disputes",
    "prose_documents",
    "prose_requests",
    "residue",
    "section_count",
    "section_headings",
    "section_presence",
    "section_sequence",
    "sums",
    "suppressions",
    "table_form",
    "table_labels",
    "table_order",
    "table_presence",
    "table_rows",
    "title",
    "years",
)
#: Those whose rules compare reports: imported only if there are several to check.
CROSS_MODULES = ("cross_copies", "cross_duplicates", "cross_rollup", "cross_years")
STANDARDS = ("2019", "2021")


def gouji_rules() -> Iterator[Rule]:
    """The built-in rules."""
    yield from _rules(MODULES)


def gouji_cross_rules() -> Iterator[Rule]:
    """The built-in rules that compare reports."""
    yield from _rules(CROSS_MODULES)


def _rules(modules: Iterable[str]) -> Iterator[Rule]:
    for name in modules:
        for value in vars(import_module(f".{name}", __name__)).values():
            if isinstance(value, Rule):
                yield value


def gouji_standards() -> Iterator[Standard]:
    """The built-in standards."""
    from ..linter.standard_store import kept_standard

    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standards")
    for name in STANDARDS:
        yield kept_standard(os.path.join(folder, f"{name}.toml"))
