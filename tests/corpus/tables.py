"""The three tables as rows and header words, filled with figures."""

from __future__ import annotations

from random import Random

from .figures import Figures
from .labels import APPLICANTS, BLOCKS, CORNER, GROUPS, RESULTS, REVIEW_GROUPS, STEM, application_lines
from .model import Row, Table


def documents_table(figures: Figures, form: str) -> Table:
    """Table two; words are tagged `block/<item>`, `info/<item>`, `column/<item>/<key>`."""
    rows: list[Row] = []
    words: dict[str, str] = {}
    for block in BLOCKS[form]:
        words[f"block/{block.item}"] = f"第二十条第（{block.item}）项"
        words[f"info/{block.item}"] = "信息内容"
        for column, label in block.columns.items():
            words[f"column/{block.item}/{column}"] = label
        for row, label in block.rows.items():
            columns = list(block.columns)
            rows.append(Row(row, label, columns, [figures[row, column] for column in columns], block=block.item))
    return Table("documents", form, rows, words)


def applications_table(figures: Figures, form: str, total_first: bool) -> Table:
    """Table three; words are `corner`, `applicants`, `legal`, `stem`, `group/<key>` and `column/<key>`."""
    columns = [*APPLICANTS, "total"]
    rows = [
        Row(line.key, line.label, list(columns), [figures[line.key, column] for column in columns], group=line.group)
        for line in application_lines(form)
    ]
    words = {"corner": CORNER, "applicants": "申请人情况", "legal": "法人或其他组织", "stem": STEM}
    words |= {f"group/{key}": label for key, label in GROUPS.items()}
    words |= {f"column/{key}": label for key, label in APPLICANTS.items()} | {"column/total": "总计"}
    return Table("applications", form, rows, words, total_first)


def extra_table(rng: Random, form: str) -> Table:
    """A table that no form asks for, as some reports have in section 一."""
    names = rng.sample(["回应群众留言（条）", "召开新闻发布会（次）", "热线转办件（件）", "征集意见（条）"], 3)
    rows = [Row(f"extra{place}", name, ["count"], [str(rng.randint(0, 90))]) for place, name in enumerate(names)]
    return Table("extra", form, rows, {"head/name": "指标", "head/count": "数量"})


def reviews_table(figures: Figures, form: str) -> Table:
    """Table four: three rows of five in the model, one printed line; words are `head/<key>`, `column/<group>/<key>`."""
    columns = [*RESULTS, "total"]
    rows = [Row(group, "", list(columns), [figures[group, column] for column in columns]) for group in REVIEW_GROUPS]
    words = {
        "head/reconsideration": "行政复议",
        "head/lawsuit": "行政诉讼",
        "head/direct": "未经复议直接起诉",
        "head/after": "复议后起诉",
    }
    for group in REVIEW_GROUPS:
        words |= {f"column/{group}/{key}": label for key, label in (RESULTS | {"total": "总计"}).items()}
    return Table("reviews", form, rows, words)
