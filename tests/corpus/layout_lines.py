"""Layouts without marks between cells: F (one cell per line), F' (its repeated lines removed) and G (text of a PDF)."""

from __future__ import annotations

from random import Random

from .grid import Box, Grid
from .look import Look
from .marks import plain, wrap


def cell_lines(grid: Grid) -> list[str]:
    """F: every cell on a line of its own, blank lines between; a blank cell leaves no trace."""
    lines: list[str] = []
    for line in grid.lines:
        for box in line.boxes:
            if plain(box.text).strip():
                lines += [*box.text.split("\n"), ""]
            elif lines:
                lines[-1] += box.text
    return lines[:-1]


def without_repeats(lines: list[str], seen: set[str]) -> list[str]:
    """F': a line that stood before, in this table or among those ``seen``, does not stand again."""
    kept: list[str] = []
    for line in lines:
        content = plain(line).strip()
        if content and content in seen:
            continue
        seen.add(content)
        if content or not kept or plain(kept[-1]).strip():
            kept.append(line)
    return kept


def pdf_lines(grid: Grid, look: Look, rng: Random) -> list[str]:
    """G: values behind their label, long labels wrapped, header words scrambled."""
    lines = _pdf_lines(grid, look, rng)
    return [line for line in lines if plain(line).strip()] + [""] if look.tight else lines


def _pdf_lines(grid: Grid, look: Look, rng: Random) -> list[str]:
    if grid.table.name in ("documents", "extra"):
        lines: list[str] = []
        for line in grid.lines:
            lines.append(" ".join(box.text for box in line.boxes))
            if line.row or len(line.boxes) > 1:
                lines.append("")
        return lines
    if grid.table.name == "reviews":
        return _review_head(grid, rng) + _review_values(grid, rng)
    return _application_head(grid) + [text for line in grid.lines[3:] for text in _application(line.boxes, look, rng)]


def _application_head(grid: Grid) -> list[str]:
    top, second, third = (line.boxes for line in grid.lines[:3])
    lines = [*wrap(top[0].text, 23), "", top[1].text, ""]
    total = (top[2:] or second[2:])[0]
    lines += [*wrap(second[0].text, 2), "", second[1].text, ""]
    scrambled = [Box(total.text + third[0].text), *third[1:]]
    for box in scrambled:
        lines += [*wrap(box.text, 4 if box is scrambled[0] else 2), ""]
    return lines


def _application(boxes: list[Box], look: Look, rng: Random) -> list[str]:
    lines: list[str] = []
    labels = [box for box in boxes[:3] if not _numeric(box)]
    values = boxes[len(labels) :]
    for box in labels[:-1]:
        lines += [*wrap(box.text, 3 if "stem" in box.text else 4), ""]
    label = wrap(labels[-1].text, 18)
    numbers = [box.text for box in values]
    if len(label) == 1:
        return [*lines, label[0] + " " + " ".join(numbers), ""]
    if look.pushed and rng.random() < 0.6:
        return [*lines, *label, "", " ".join(numbers[:-1]), numbers[-1], ""]
    return [*lines, *label, "", " ".join(numbers), ""]


def _numeric(box: Box) -> bool:
    return "/total" in box.text or any(f"/{key}\ue002" in box.text for key in _COLUMNS)


_COLUMNS = ["natural_person", "business", "research", "public_welfare", "legal_service", "other", "total", "extra"]


def _review_head(grid: Grid, rng: Random) -> list[str]:
    top, second, third = (line.boxes for line in grid.lines[:3])
    lines = [" ".join(box.text for box in top), ""]
    for box in second[:4]:
        lines += [*wrap(box.text, 2), ""]
    lines += [second[4].text, " ".join(box.text for box in second[5:]), ""]
    cut = rng.choice([10, 10, 7])
    for box in third[:cut]:
        lines += [*wrap(box.text, 2), ""]
    return lines


def _review_values(grid: Grid, rng: Random) -> list[str]:
    numbers = [box.text for box in grid.lines[3].boxes]
    if rng.random() < 0.3:
        return [" ".join(numbers[:8]), " ".join(numbers[8:]), ""]
    return [" ".join(numbers), ""]


def pdf_paragraph(text: str) -> list[str]:
    """G: prose cut at forty characters."""
    return wrap(text, 40)


_BARE = 150  # so many lines make pages enough for bare numbers to be told from values


def paginate(lines: list[str], rng: Random) -> list[str]:
    """G: a page number and a form feed every so often, wherever they fall."""
    style = rng.choice(["- {} -", "— {} —", "第{}页", "{}" if len(lines) > _BARE else "{} / 9"])
    result: list[str] = []
    page, left = 1, rng.randint(20, 45)
    for line in lines:
        result.append(line)
        left -= 1
        if left == 0:
            result += ["", style.format(page), "\f"]
            page, left = page + 1, rng.randint(30, 45)
    return [*result, "", style.format(page)]
