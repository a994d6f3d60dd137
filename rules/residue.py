"""TEXT006 – what a template or a draft has left behind in the text."""

import re
from collections.abc import Callable, Iterator, Sequence

from ..grammar import Paragraph, Report, Span
from ..grammar.patterns import lazy
from ..linter import Finding, Standard, rule
from ..linter.prose_search import in_sentences

_BLANKS = " \t\u00a0\u3000"
_UNIT = "人次|万元|条|件|次|项|个|篇|期|份|元|起|宗|户|人|场"
_PLACEHOLDER = lazy(
    r"(?<![A-Za-z0-9_/@=&?%*+Ｘｘ×✕-])(?:[XxＸｘ×✕]{2,}|[XxＸｘ×](?=[年月日条件次份篇]))(?![A-Za-z0-9_./@=&*+Ｘｘ×✕-])"
    r"|(?<![A-Za-z0-9])[XxＸｘ×]{3,4}[-—－][XxＸｘ×]{6,8}(?![A-Za-z0-9])"
    r"|(?<!\d)20\d?[XxＸｘ×]{1,2}(?=[年〕])|[_＿]{2,}(?=[条件个次份篇年月日])|[_＿]{3,}|(?:(?<![一-龥])|(?<=[由与和向对是]))某某(?=[局委厅镇乡县市区]|街道|单位|部门|机关)"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜"
    "戴夏钟汪田姜范姚谭廖邹熊金陆郝孔白崔康毛邱秦史顾侯邵孟龙段雷钱汤尹黎易乔贺赖龚申某"
)
_BODY = lazy(
    rf"局|厅|委|办|科|股|处|县|市|区|省|镇|乡|村|街道|单位|部门|机关|政府|公司|网站|平台|公众号|年|月|日|号|届|{_UNIT}"
)
_INSIDE = r"[^（(【\[）)】\]\n]"
_TYPOGRAPHY = lazy(
    rf"[（(【\[]{_INSIDE}{{0,20}}(?:宋体|仿宋|黑体|楷体|小标宋|号字|加粗|行距|缩进){_INSIDE}{{0,20}}[）)】\]]"
)
_INSTRUCTION = lazy(
    rf"[（(【\[]{_INSIDE}{{0,10}}(?:此处[填应补插添]|在此填|请填写|填写说明|[自据如][行实]填写|情况填写|单位名称|机关名称){_INSIDE}{{0,40}}[）)】\]]"
    r"|此处填写|请在此处|[（(](?:模板|样本|范本|参考模板|参考样式|样式|草稿|初稿|送审稿|讨论稿)[）)]\s*$"
)
_TODO = lazy(
    r"(?<![A-Za-z])(?:TODO|FIXME|TBD)(?![A-Za-z])|(?:^|(?<=[（(【\[［：:，,。；;、\s]))待(?:补充|填写|填报|补)(?=[）)】\]］，,。；;、\s]|$)"
)
_BLANK_NUMBER = lazy(
    rf"(?<=[\u4e00-\u9fff，,：:])[{_BLANKS}]+(?=(?:{_UNIT})(?![例款文目理幅数格体列性员民大所地景馆])([，,。；;、（(）)：:]|$)?)"
    rf"|(?<=年)[{_BLANKS}]+月(?:[{_BLANKS}]+日)?(?![\u4e00-\u9fff])|(?<=月)[{_BLANKS}]+(?=日(?![常前期报程后]))"
    rf"|[（(][{_BLANKS}]*[）)](?={_UNIT})"
)
_NO_NUMBER = lazy(
    r"(?<=[，,。；;：:\u4e00-\u9fff])(?:累计|共计?|总计|合计)(?:主动)?(?:公开|发布|推送|收到|受理|办理|答复|办结)"
    r"(?:了|各类|政府|政务|信息|申请)*(?:[条件篇]|(?<=信息)[个项])(?=[，,。；;、（(])"
    r"|(?:公开|发布|推送)(?:各类|政府|政务)?信息条(?=[，,。；;])|排名(?:全[省市县区州国])?第(?=[，,。；;、])"
)
_COUNTED = lazy(
    r"(?:信息|文件|申请|共|共计|收到|公开|发布|受理|答复|办结|其中|推送|累计|合计|制发|废止|培训|会议|图文|稿件|复议|诉讼|召开"
    r"|举办|开展|组织|更新|参加|回复|办理|金额|收取|增加|减少|下降|动态|解读|公告|转载|结转|处罚|许可|建议|提案)$"
)
_SIGN_OFF = lazy(
    r"(?:^|(?<=[\s。；;|]))(?:监审|审核|编辑|初审|复审|终审|[一二三]审|审签|签发|审定|审稿|校对|校核|核稿|拟稿|撰稿|责任编辑|责编"
    rf"|经办|填报|填表|制表)(?:人|人员|领导)?[{_BLANKS}]*[:：][{_BLANKS}]*(?=[|{_BLANKS}]*$|[^\s:：]{{2,6}}[{_BLANKS}]*[:：])"
)

#: The variant of a finding, from where to where something is left over, what to show.
_Residue = tuple[str, int, int, str]


@rule(
    "TEXT006",
    source="条例第六条（公开的信息应当准确）",
    zh={
        "placeholder": "“{found}”是模板的占位符，尚未换成实际内容；公开的信息应当准确（条例第六条），请填写或删除",
        "typography": "“{found}”是模板的排版说明，不属于报告内容；请删除后再公开",
        "instruction": "“{found}”是模板的填写说明或稿件标记，不属于报告内容；请按说明填写后删除",
        "blank": "“{found}”处的数字是空白；公开的信息应当准确（条例第六条），请填写实际数字，没有的填 0",
        "todo": "“{found}”表明此处尚未写完；请补齐内容或删除该标记",
        "sign-off": "“{found}”后面没有内容；请填写，或将该行删除后再公开",
    },
    en={
        "placeholder": "“{found}” is a placeholder of the template that nothing has replaced; what is published has to "
        "be accurate (Regulation, article 6): fill it in or take it out",
        "typography": "“{found}” is a typographic instruction of the template and no part of the report; take it out",
        "instruction": "“{found}” is an instruction to the author or a mark of a draft; follow it, then take it out",
        "blank": "the number in “{found}” was left blank; what is published has to be accurate (Regulation, article "
        "6): give the figure, or 0 where there is none",
        "todo": "“{found}” says that the text is unfinished; complete it or take the mark out",
        "sign-off": "nothing follows “{found}”; fill it in or take the line out",
    },
)
def draft_residue(report: Report, standard: Standard) -> Iterator[Finding]:
    """Nothing of the template or of a draft is left in the text.

    Reports are written over a template or over last year's text. What was to be replaced and was not shows that the
    text was published unread: placeholders (`××`, `XX局`, `20XX年`, `____`), typographic instructions
    (`（宋体加粗小四号字）`), instructions to the author (`该部分以表格形式报告`, `（此处填写……）`), a number or date
    left blank (`公开信息  条`, `2024年  月  日`), TODO and 待补充, a sign-off with nothing behind it (`审核：`).

    It never fires on masked names (`张××`) and telephone numbers, on addresses of web pages, on blanks beside a number
    (`2023 年`, `12 条`), on `有待补充`, nor on cells of a table (TAB007). Sign-offs are looked for in the last section
    only.

    中文：报告中不应残留模板或草稿的痕迹。

    报告多在模板或上年文本上修改而成，应替换而未替换的内容说明发布前未经校核：占位符（`××`、`XX局`、`20XX年`、`____`）、
    排版说明（`（宋体加粗小四号字）`）、填写说明（`该部分以表格形式报告`、`（此处填写……）`）、空白的数字或日期
    （`公开信息  条`、`2024年  月  日`）、TODO 和“待补充”字样、后面没有内容的落款项（`审核：`）。

    不报：隐去的姓名（`张××`）和电话号码、网址、数字旁的空格（`2023 年`、`12 条`）、“有待补充”，以及表格单元格
    （见 TAB007）。落款项只在最后一个部分中查找。

    Source:
        条例第六条：行政机关应当及时、准确地公开政府信息。
    Bad:
        2023年，××局主动公开信息  条。
    Good:
        2023年，我局主动公开信息96条。
    """
    of_titles = ((title.prose, 0, _residue_in(title.prose.text)) for title in report.titles)
    of_prose = ((paragraph.prose, at, found) for paragraph, at, found in in_sentences(report, _residue_in, _may_hold))
    for prose, at, found in (*of_titles, *of_prose):
        for variant, start, end, shown in found:
            yield Finding(prose.at(at + start, at + end), variant=variant, found=shown)
    for note in standard.notes:
        if note in report.source.text:
            yield from _notes(report, note)
    if report.sections:
        yield from _sign_offs(report.sections[-1].paragraphs)


def _may_hold(text: str) -> bool:
    return bool(_CUES.search(text) or _BLANK_NUMBER.search(text) or _NO_NUMBER.search(text))


def _residue_in(text: str) -> Sequence[_Residue]:
    """What is left in a text of a template or of a draft."""
    cues = set(_CUES.findall(text))
    found = [one for words, check in _CHECKS if not cues.isdisjoint(words) for one in check(text)] if cues else []
    if _BLANK_NUMBER.search(text):
        found += _blank_numbers(text)
    return found + list(_every("blank", _NO_NUMBER)(text))


def _placeholders(text: str) -> Iterator[_Residue]:
    last = -99
    for match in _PLACEHOLDER.finditer(text):
        start, end = match.span()
        unit = _BODY.match(text, end)
        named = text[start - 1 : start] in _SURNAMES and start > 0 and not unit
        rule_line = match[0][0] in "_＿" and not text.strip("_＿ ")
        quoted = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
        if named or rule_line or quoted or start - last < 8:
            continue
        last = end
        yield "placeholder", start, end, match[0] + (unit[0] if unit else "")


def _blank_numbers(text: str) -> Iterator[_Residue]:
    for match in _BLANK_NUMBER.finditer(text):
        start, end = match.span()
        counted = _COUNTED.search(text, max(0, start - 8), start)
        if match[0].strip(_BLANKS) or text[start - 1] == "月" or counted and (match[1] is not None or end - start > 1):
            yield "blank", start, end, text[max(0, start - 4) : end + 2].lstrip("。")


def _every(variant: str, pattern: re.Pattern[str]) -> Callable[[str], Iterator[_Residue]]:
    def check(text: str) -> Iterator[_Residue]:
        for match in pattern.finditer(text):
            yield variant, *match.span(), match[0]

    return check


def _notes(report: Report, note: str) -> Iterator[Finding]:
    """A note of the form, in the prose or among the lines of a table."""
    for paragraph in report.paragraphs:
        at = paragraph.text.find(note)
        if at >= 0:
            yield Finding(paragraph.prose.at(at, at + len(note)), variant="instruction", found=note)
    for section in report.sections:
        for rows in section.rows:
            at = report.source.text.find(note, rows.span.start, rows.span.end)
            if at >= 0:
                yield Finding(Span(at, at + len(note)), variant="instruction", found=note)


def _sign_offs(paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    for paragraph, after in zip(paragraphs, (*paragraphs[1:], None), strict=False):
        text = paragraph.text
        if ":" not in text and "：" not in text:
            continue
        for match in _SIGN_OFF.finditer(text):
            if match.end() == len(text) and after is not None and _is_name(after.text):
                continue
            yield Finding(paragraph.prose.at(*match.span()), variant="sign-off", found=match[0].strip())


def _is_name(text: str) -> bool:
    """Whether a line may be the name that a sign-off lacks on its own line."""
    return len(text) <= 4 and text.isalpha()


#: What to look for only where the text holds one of some words, which is quickly told.
_CHECKS = (
    (("×", "X", "xx", "Ｘ", "ｘ", "✕", "__", "＿", "某某"), _placeholders),
    (("号字", "宋", "黑体", "楷体", "加粗", "行距", "缩进"), _every("typography", _TYPOGRAPHY)),
    (
        ("填", "待填", "位名称", "关名称", "此处", "稿", "本）", "本)", "样式", "模板"),
        _every("instruction", _INSTRUCTION),
    ),
    (("TODO", "FIXME", "TBD", "待补", "待填"), _every("todo", _TODO)),
)
_CUES = lazy("|".join(re.escape(word) for words, _ in _CHECKS for word in words))
