"""Layouts whose cells are marked off: A (tabs), B, C, D, E (pipes), K (Markdown table)."""

from __future__ import annotations

from .grid import Box, Grid, slots
from .look import Look
from .marks import closing, plain, span, wrap


def table_lines(grid: Grid, look: Look) -> list[str]:
    """The table as lines of text."""
    if look.layout == "A":
        return _torn(_tabs(grid, look), grid, "-" * 9 + "\t---")
    if look.layout == "K":
        whole = not grid.table.tear and (
            grid.table.name == "documents" or len({len(row.values) for row in grid.table.rows}) == 1
        )
        return _ruled(grid) if look.ruled and whole else _markdown(grid, look)
    lines: list[str] = []
    for line, places in zip(grid.lines, slots(grid), strict=True):
        spare = sum(isinstance(slot, str) for slot, _ in places)  # a value that is gone leaves no pipe, a span does
        lines += _piped([box.text for box in line.boxes], spare, look)
    return _torn(lines, grid, "| --- | --- |") if look.layout == "B" else lines


def _piped(cells: list[str], spare: int, look: Look) -> list[str]:
    tail = "|" * spare
    if look.layout == "B" or look.layout == "H":
        bar = "|" if look.tight else " | "
        return [bar.lstrip() + bar.join(cells) + bar.rstrip() + (" " + tail if tail else "")]
    if look.layout == "C":
        return [("|" if look.tight else " | ").join(cells) + " |" + (" " + tail if tail and look.tails else "")]
    lines = ["|"] if look.opened and look.layout == "D" else []
    for cell in cells:
        if look.layout == "D":
            lines.append(f"{cell} |" if plain(cell).strip() else f"{cell}|")
        else:
            lines += [cell, "|"]
    return lines + ([tail] if tail else [])


def _tabs(grid: Grid, look: Look) -> list[str]:
    lines: list[str] = []
    broken = ""  # what a page break lost: nothing, the stem, or the stem and this group
    for line, places in zip(grid.lines, slots(grid), strict=True):
        if grid.table.name == "applications" and line.row and line.row.key == look.lost:
            broken = line.row.group or "stem"
        if line.row and line.row.key == "carried_out":
            broken = ""
        row = list(places)
        moved = 0
        if broken and isinstance(row[0][0], str):
            row = row[1:]
            group_lost = bool(line.row and line.row.group == broken)
            if group_lost and isinstance(row[0][0], str):
                row = [row[1], ("across", row[1][1]), *row[2:]]
            moved = 1
        elif not look.in_place and grid.table.name == "applications":
            row, moved = _push(row)
        cells = [slot.text if isinstance(slot, Box) else "" for slot, _ in row]
        lines.append("\t".join(cells + [""] * moved))
    return lines


def _push(row: list[tuple[Box | str, Box]]) -> tuple[list[tuple[Box | str, Box]], int]:
    """Spans of the label columns pushed to the row's end, as a word processor's paste leaves them."""
    kept: list[tuple[Box | str, Box]] = []
    moved = 0
    for place, (slot, box) in enumerate(row):
        spanned = slot == "across" and place < 3
        if (spanned and (place == 2 or box.across == 2)) or (slot == "down" and place == 2 and box.across == 3):
            moved += 1
            continue
        kept.append((slot, box))
    return kept, moved


def _markdown(grid: Grid, look: Look) -> list[str]:
    lines: list[str] = []
    for number, places in enumerate(slots(grid)):
        cells = [slot.text if isinstance(slot, Box) else plain(box.text) if look.repeat else "" for slot, box in places]
        cells += [""] * (grid.width - len(cells) if number < 3 else 0)
        bar = "|" if look.tight else " | "
        lines.append(bar.join(cells) if look.bare else bar.lstrip() + bar.join(cells) + bar.rstrip())
        if number == 0:
            dashes = ":---:" if look.repeat else "---"
            lines.append("|".join([dashes] * grid.width) if look.bare else f"| {dashes} " * grid.width + "|")
    return _torn(lines, grid, "|" + " --- |" * grid.width)


def _ruled(grid: Grid) -> list[str]:
    """Rules like `+---+---+` around the rows, labels wrapped at twelve characters."""
    rows = [[wrap(slot.text, 12) if isinstance(slot, Box) else [""] for slot, _ in places] for places in slots(grid)]
    width = max(map(len, rows))
    rows = [cells + [[""]] * (width - len(cells)) for cells in rows]
    sizes = [max(len(plain(text)) for cells in rows for text in cells[place]) for place in range(width)]
    rule = "+" + "".join("-" * (2 * size + 2) + "+" for size in sizes)
    lines = [rule]
    for number, cells in enumerate(rows):
        for step in range(max(map(len, cells))):
            texts = [cell[step] if step < len(cell) else "" for cell in cells]
            padded = [text + " " * 2 * (size - len(plain(text))) for text, size in zip(texts, sizes, strict=True)]
            lines.append("| " + " | ".join(padded) + " |")
        lines.append(rule if number else rule.replace("-", "="))
    return lines


def _torn(lines: list[str], grid: Grid, rule: str) -> list[str]:
    """Interrupt the table where the model says so (TAB010)."""
    if not grid.table.tear:
        return lines
    kind, key = grid.table.tear
    place = next(number for number, text in enumerate(lines) if f"{grid.table.name}/{key}" in text)
    before, after = lines[:place], lines[place + 1 :]
    if kind == "separator":
        return [*before, span("tear", rule), lines[place], *after]
    if kind == "off":
        return [*before, "", span("tear", lines[place]), rule, *after]
    head, rest = _halves(lines[place], f"{grid.table.name}/{key}")
    return [*before, span("tear", head), "", rest, *after]


def _halves(line: str, key: str) -> tuple[str, str]:
    """A row of tabs whose label's last two characters fell onto a row of their own."""
    end = line.index(closing(key))
    return line[: end - 2] + line[end:], "\t" + line[end - 2 : end] + "\t" * (line.count("\t") - 1)
