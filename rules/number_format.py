"""How the numbers in the tables are written, and the unit of the fees."""

from collections.abc import Iterator

from ..grammar import Report
from ..grammar.patterns import lazy
from ..linter.finding import Finding, Fix
from ..linter.merged_cells import cell_edits
from ..linter.odd_cells import about, odd_cells
from ..linter.rule import rule
from ..linter.standard import Standard

_NARROW = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
_NUMBER = lazy(r"[-+]?\d[\d,]*(?:\\?\.\d+)?")
_MONEY = ("亿元", "万元", "元")


@rule(
    "TAB012",
    source="2021格式",
    zh={
        "width": "{name}“{row}”的“{column}”“{text}”用了全角数字：应为半角数字 {plain}",
        "separator": "{name}“{row}”的“{column}”“{text}”带千位分隔符：应直接写 {plain}",
        "unit": "{name}“{row}”的“{column}”“{text}”带计量单位：单位已在栏目中写明，单元格内只填 {plain}",
    },
    en={
        "width": '"{text}" ("{column}" of row "{row}", table "{name}") is in full-width digits: write {plain}',
        "separator": '"{text}" ("{column}" of row "{row}", table "{name}") has thousands separators: write {plain}',
        "unit": '"{text}" ("{column}" of row "{row}", table "{name}") carries a unit, which the column already names: '
        "write {plain}",
    },
    fixable="safe",
)
def number_format(report: Report, standard: Standard) -> Iterator[Finding]:
    """A number in a table is written in plain digits.

    Full-width digits, thousands separators and units inside the cell get in the way of adding up and comparing. The
    number itself is read all the same, and the fix writes it plainly. One finding for each cell. Blanks around a
    number are no matter; an amount of fees in 元 is TAB013, as its unit is wrong; on the 2019 form the sum of purchases
    may carry its unit, since the column names none.

    中文：表格中的数字应写成半角阿拉伯数字。

    全角数字、千位分隔符、单元格内的计量单位都会妨碍汇总和比较。数值照常读取，自动修改只改写法。每个单元格报一条。数字
    前后的空格不算；收费金额以元为单位的，单位有误，报 TAB013；2019年格式的采购总金额栏未注明单位，可以带单位。

    Source:
        2021格式
    Bad:
        行政许可 | 1,208件 |
    Good:
        行政许可 | 1208 |
    """
    for table, cell in odd_cells(report):
        if cell.value is None:
            continue
        narrow = cell.text.translate(_NARROW)
        number = _NUMBER.match(narrow)
        if number is None:
            continue
        unit = narrow[number.end() :].strip()
        due = standard.units.get((table.key, cell.column), "")
        if unit.endswith("元") and due and unit != due and due != _MONEY[-1]:
            continue
        end = len(narrow)
        if unit and due == _MONEY[-1] and unit in _MONEY:
            unit, end = "", number.end()
        plain = number[0].replace(",", "").replace("\\", "")
        variant = "unit" if unit else "separator" if "," in number[0] else "width" if narrow != cell.text else ""
        if variant:
            span = cell.span._replace(end=cell.span.start + end)
            yield Finding(
                span,
                variant=variant,
                **about(table, cell),
                expected=plain,
                actual=cell.text,
                fix=Fix("safe", cell_edits(report, table, cell, plain, end)),
                text=cell.text,
                plain=plain,
            )


@rule(
    "TAB013",
    source="2021格式 表二",
    zh={
        "unit": "{name}“{row}”填的是“{text}”：该栏以{unit}为单位，请换算为{unit}后只填数字",
        "large": "{name}“{row}”为 {text} {unit}，数额过大（超过 {largest} {unit}），可能误以元填报：请核对并换算为"
        "{unit}",
    },
    en={
        "unit": 'row "{row}" of table "{name}" holds "{text}": the column is in {unit}; convert the amount and '
        "write the "
        "number alone",
        "large": 'row "{row}" of table "{name}" is {text} {unit}, more than {largest}: probably yuan were meant; '
        "check, and "
        "convert to {unit}",
    },
    largest=500000,
)
def fee_unit(report: Report, standard: Standard, largest: float = 500000) -> Iterator[Finding]:
    """The amount of fees is in 万元 (ten thousand yuan), as its column says.

    An amount that carries 元, or is larger than `largest` (in 万元, 500000 by default), was most likely filled in in
    yuan. A big city's 316,441 万元 is real; raise `largest` for a body that collects more. Decimals are legitimate.
    One finding for the cell, and no TAB012 beside it.

    中文：行政事业性收费金额应以万元为单位。

    金额后带“元”字，或者超过 `largest`（单位万元，默认 500000）的，很可能误以元填报。大城市的 316441 万元是真实数据；
    收费数额更大的机关可调高 `largest`。金额可以有小数。同一单元格不再报 TAB012。

    Source:
        2021格式 表二
    Bad:
        行政事业性收费 | 251000元 |
    Good:
        行政事业性收费 | 25.1 |
    """
    for (key, column), unit in standard.units.items():
        table = report.table(key)
        if table is None or unit == _MONEY[-1]:
            continue
        if table.plain and all(count is not None and count <= largest for count in table.counts):
            continue
        for cell in table.column(column):
            if cell.value is None:
                continue
            other = cell.text.endswith("元") and not cell.text.endswith(unit)
            if other or cell.value > largest:
                yield Finding(
                    cell.span,
                    variant="unit" if other else "large",
                    **about(table, cell),
                    actual=cell.value,
                    text=cell.text,
                    unit=(unit, "ten thousand yuan" if unit == _MONEY[1] else unit),
                    largest=f"{largest:g}",
                )
