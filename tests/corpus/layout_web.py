"""Layout L: tables in HTML, inside Markdown or in a file of their own."""

from __future__ import annotations

import re
from random import Random

from .grid import Box, Grid
from .look import Look
from .marks import map_plain, plain

_ENTITIES = {"“": "&ldquo;", "”": "&rdquo;", "—": "&mdash;", "《": "&#12298;", "》": "&#x300b;", "·": "&middot;"}
_END = re.compile("</(?:td|th|tr)>")


def entities(text: str) -> str:
    """Some characters as character references."""
    return map_plain(text, lambda run: "".join(_ENTITIES.get(letter, letter) for letter in run))


def html_table(grid: Grid, look: Look, rng: Random) -> list[str]:
    """The table with its spans."""
    lines = [rng.choice(["<table>", '<table border="1" cellspacing="0">', '<table class="MsoTable" width="100%">'])]
    heads = next((n for n, line in enumerate(grid.lines) if line.key), 0) if look.rich else 0
    heads = heads if grid.table.name != "documents" else 0
    one_line = rng.random() < 0.5
    for number, line in enumerate(grid.lines):
        if look.rich and number == 0 and heads:
            lines.append("<thead>")
        if look.rich and number == heads:
            lines.append("</thead><tbody>" if heads else "<tbody>")
        cells = [_cell(box, look, number < heads) for box in line.boxes]
        lines += ["<tr>" + "".join(cells) + "</tr>"] if one_line else ["<tr>", *cells, "</tr>"]
    if look.saved:
        lines.append(f"<![if !supportMisalignedColumns]><tr>{'<td width=9></td>' * grid.width}</tr><![endif]>")
    if look.careless:
        lines = [_END.sub("", line) for line in lines]
    return [*lines, "</tbody></table>" if look.rich else "</table>"]


def _cell(box: Box, look: Look, head: bool) -> str:
    tag = "th" if head else "td"
    spans = (f' colspan="{box.across}"' if box.across > 1 else "") + (f' rowspan="{box.down}"' if box.down > 1 else "")
    if look.padded and not head and plain(box.text).isdigit():
        box = Box(f"&nbsp;{box.text}&nbsp;", box.across, box.down)
    if look.saved:
        box = Box(f"{box.text}<o:p></o:p>", box.across, box.down)
    if not look.rich:
        return f"<{tag}{spans}>{box.text}</{tag}>"
    text = map_plain(box.text, lambda run: run if "<br>" in run else entities(run))
    return f'<{tag}{spans} style="text-align:center"><p><span lang="ZH-CN">{text}</span></p></{tag}>'


def html_paragraph(text: str, look: Look, rng: Random) -> str:
    """A paragraph of the page."""
    body = entities(text) if look.rich else text
    if look.rich and rng.random() < 0.5:
        return f'<p style="text-indent:2em"><span>&nbsp;&nbsp;{body}</span></p>'
    return f"<p>{body}</p>"


def html_heading(text: str, look: Look) -> str:
    """A section heading of the page."""
    return f"<p><strong>{text}</strong></p>" if look.rich else f"<h2>{text}</h2>"


def html_page(body: list[str], title: str) -> list[str]:
    """The whole file."""
    head = ["<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8">']
    head += [f"<title>{title}</title>"] if title else []
    style = ["<style>p { margin: 0 } td { border: 1px solid #000 }</style>", "</head>", "<body>"]
    return [*head, *style, *body, "</body>", "</html>"]
