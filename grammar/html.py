"""Reading HTML: markup is cut away, cells stand between pipes and blocks on lines, and places stay those of the file.

Row-spans and column-spans need no arithmetic: cells are read in order, and their labels say whose values follow.
"""

import re
from bisect import bisect_right
from html import unescape
from html.parser import HTMLParser

from .html_tags import CELLS, HEADINGS, HIDDEN, PARTS, Tag, with_table_ends
from .patterns import lazy
from .source import Source

_MARKUP = lazy(r"<(?:!doctype|html|body|table|td|tr|p|div|span|br|h[1-6]|li|font|strong|b|u)\b[^<>]*>|&nbsp;", re.I)
_WEB = frozenset(("html", "body", "p", "div"))
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "dl", "dt", "div",
     "fieldset", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "option", "p", "pre", "section",
     "select", "table", "tbody", "tfoot", "thead", "title", "tr", "ul", *HEADINGS)
)  # fmt: skip
_COMMON = "table|tbody|thead|tr|t[dh]|p|br|div|span|strong|b|u|font|h[1-6]|li|a"
_VALUE = r"(?:\"[^\"<>]*+\"|'[^'<>]*+'|[a-zA-Z0-9%#.-]++(?=[ \t\r\n>]))"
_ATTRIBUTES = rf"(?:[ \t\r\n]++[a-zA-Z][a-zA-Z-]*+={_VALUE})*+[ \t\r\n]*+"
_COMMON_TAG = lazy(rf"[^<&]*+<(?:/({_COMMON})|({_COMMON}){_ATTRIBUTES})>", re.I | re.A)
_LINE_END = r"(?:\r\n?|\n)"
_PAGE = r"(?:[-—–]{1,2} ?\d{1,3} ?[-—–]{1,2}|第 ?\d{1,3} ?页(?:[ ,，/]*共 ?\d{1,3} ?页)?)"
_PAGE_LINE = rf"[ \t\r\n]*{_PAGE}[ \t]*(?={_LINE_END})"
_BREAKS = lazy(rf"[ \t]*{_LINE_END}(?:{_PAGE_LINE})?[ \t\r\n]*")
_CARRIAGE = lazy(r"\r\n?")
_INVISIBLE = lazy("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]+|\f")
_AND = lazy("&+(?=&)")
_MANY = 20
Piece = tuple[int, int, str]


def cut_markup(source: Source) -> None:
    """Cut the markup out of the reading text of a source that holds any; else leave it as it is."""
    if _MARKUP.search(source.raw):
        cutter = _Cutter(source.raw)
        cutter.feed(_without_open_ends(source.raw))
        cutter.close()
        for remark in source.remarks:
            cutter.tags.append(Tag(remark.cut_start, remark.cut_end, "!", opens=False))
        if source.remarks:
            cutter.tags.sort(key=lambda tag: (tag.start, -tag.end))
        source.cut(cutter.pieces())


def _without_open_ends(raw: str) -> str:
    """The same, as long, without markup that nothing ends, if there is much: at each the parser reads to the end.

    Of ``&&&`` it takes one after the other.
    """
    if "&&" in raw:
        raw = _AND.sub(lambda match: "\ufffc" * len(match[0]), raw)
    closed = raw.rfind("-->") + 3 if "-->" in raw else 0
    if raw.count("<!--", closed) >= _MANY:
        raw = raw[:closed] + raw[closed:].replace("<!--", "\ufffc!--")
    closed = raw.rfind(">") + 1
    return raw if raw.count("<", closed) < _MANY else raw[:closed] + raw[closed:].replace("<", "\ufffc")


class _Cutter(HTMLParser):
    """Collects tags and character references, then says what is to be read in their place."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.raw = raw
        self.page = False
        self.tags: list[Tag] = []
        self.references: list[Piece] = []
        self.at = 0

    def updatepos(self, i: int, j: int) -> int:
        """Go on by as much as the parser does: it would count lines, of which nothing is asked."""
        self.at += j - i
        return j

    def parse_starttag(self, i: int) -> int:
        """Note common tags whose attributes are well formed: the parser would go step by step and take them apart."""
        behind = self._common_tags(i)
        return behind if behind > i else super().parse_starttag(i)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Take a marked section of a kind that the parser does not know for a comment: it would give up the file."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def parse_endtag(self, i: int) -> int:
        """Note common tags, beginning with the end of one."""
        behind = i if self.cdata_elem else self._common_tags(i)
        return behind if behind > i else super().parse_endtag(i)

    def _common_tags(self, i: int) -> int:
        """Note the common tags from ``i`` on that nothing but text stands between; where the last one ends."""
        raw, before = self.rawdata, self.at - i
        while m := _COMMON_TAG.match(raw, i):
            opens = m[1] is None
            name = m[2] if opens else m[1]
            i = m.end()
            start = m.start(2) - 1 if opens else m.start(1) - 2
            self.tags.append(Tag(before + start, before + i, name.lower(), opens=opens))
        return i

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's signature
        """Note an opening tag."""
        start = self.at
        self.tags.append(Tag(start, start + len(self.get_starttag_text() or ""), tag, opens=True))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself: it is as an opening one."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Note a closing tag."""
        start = self.at
        self.tags.append(Tag(start, self.raw.find(">", start) + 1 or len(self.raw), tag, opens=False))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002  the parser's signature
        """Note a comment as something to cut."""
        start = self.at
        mark = "-->" if self.raw.startswith("<!--", start) else ">"  # `<!…>` and `</ …>` pass for comments, too
        end = self.raw.find(mark, start)
        self.tags.append(Tag(start, len(self.raw) if end < 0 else end + len(mark), "!", opens=False))

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002  the parser's signature
        """Note a declaration as something to cut."""
        start = self.at
        self.tags.append(Tag(start, self.raw.find(">", start) + 1 or len(self.raw), "!", opens=False))

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002  the parser's signature
        """Note a marked section (`<![if !supportLists]>`) as something to cut."""
        start = self.at
        self.tags.append(Tag(start, self.raw.find("]>", start) + 2, "!", opens=False))

    def handle_entityref(self, name: str) -> None:
        """Note a named character reference."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Note a numeric character reference."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self.at
        end = start + len(written)
        end += self.raw[end : end + 1] == ";"
        text = unescape(self.raw[start:end])
        if text != self.raw[start:end]:
            self.references.append((start, end, " " if text.isspace() else _INVISIBLE.sub("", text)))

    def pieces(self) -> list[Piece]:
        """What to read instead of which stretch of the file, in ascending order."""
        self.tags = with_table_ends(self.tags, self.raw)
        self._find_outer_tables()
        pieces: list[Piece] = []
        last = 0
        cell = hidden = 0
        begun = False
        table: list[Tag] = []
        for tag in self.tags:
            if tag.start < last:
                continue
            inner = bool(table) and not table[-1].outer
            if begun:
                inline = tag.opens and tag.name not in PARTS and ":" not in tag.name
                if not (inline and not self.raw[last : tag.start].strip()):
                    pieces.append((last, last, " "))  # where a blank cell is found to stand
                    begun = False
            if last < tag.start:
                self._blanks(pieces, last, tag.start, hidden > 0 or inner and not cell, cell > 0)
            if tag.name in HIDDEN:
                hidden = max(0, hidden + (1 if tag.opens else -1))
            text = ""
            if tag.name == "table":
                cell, text = 0, "\n"
                if tag.opens:
                    table.append(tag)
                elif table:
                    table.pop()
            elif tag.name in CELLS:
                text = ("|" if tag.opens else "") if inner else "\n"
                cell = int(tag.opens and inner)
            elif tag.name == "tr":
                text = ("\n" if tag.opens else "|\n") if inner else "\n"
                cell = 0
            elif not cell and tag.name in _BLOCKS:
                text = "\n"
            if text and tag.opens and tag.name in HEADINGS and not hidden:
                pieces.append((tag.start, tag.start, text))
                text = "#" * int(tag.name[1]) + " "  # as in Markdown
            pieces.append((tag.start, tag.end, "" if hidden else text))
            begun = begun or text == "|"
            last = tag.end
        self._blanks(pieces, last, len(self.raw), hidden > 0, False)
        return pieces

    def _find_outer_tables(self) -> None:
        """Mark tables that hold tables of several cells: they lay out the page, their cells are no rows of figures.

        Paragraphs outside of tables make the file a web page, in which line ends mean nothing.
        """
        stack: list[list[Tag]] = []  # the tags of each open table
        for tag in self.tags:
            if not stack and tag.name in _WEB:
                self.page = True
            if tag.name == "table" and tag.opens:
                stack.append([tag])
            elif tag.name in PARTS and stack:
                stack[-1].append(tag)
                if tag.name == "table":
                    own = stack.pop()
                    framed = not own[0].outer and sum(one.opens and one.name in CELLS for one in own) < 2
                    if stack and framed:
                        for one in own:
                            one.name = "span"
                    elif stack:
                        stack[-1][0].outer = True
        for own in stack[:-1]:
            own[0].outer = True

    def _blanks(self, pieces: list[Piece], start: int, end: int, hidden: bool, cell: bool) -> None:
        """What to read of the text between two tags: nothing, or all but references and breaks without meaning."""
        if start >= end:
            return
        if hidden:
            pieces.append((start, end, ""))
            return
        if self.raw[start:end].isalnum():  # no reference, no break, nothing invisible
            return
        found = list(self._references_in(start, end))
        if self.page or cell:
            ends = [m.span() for m in _BREAKS.finditer(self.raw, start, end)]
            found += [(at, to, " " if cell and self.raw[to : to + 1].isdecimal() else "") for at, to in ends]
        else:
            found += [(m.start(), m.end(), "\n") for m in _CARRIAGE.finditer(self.raw, start, end)]
        found += [(m.start(), m.end(), "\n" if m[0] == "\f" else "") for m in _INVISIBLE.finditer(self.raw, start, end)]
        pieces += sorted(found)

    def _references_in(self, start: int, end: int) -> list[Piece]:
        first = bisect_right(self.references, (start, 0, "")) if self.references else 0
        last = bisect_right(self.references, (end, 0, ""))
        return self.references[first:last]
