"""What the machine allows: bare ``re`` over the files of a folder, no tree, no plugins, no positions.

It finds the headings, the rows of seven figures and the run of fifteen, and checks sums; it is no linter.
usage: floor.py FOLDER
"""

import os
import re
import sys

HEADING = re.compile(r"^[# ]*([一二三四五六])、(\S{4,30})", re.M)
SEVEN = re.compile(r"(?<![\d.])(\d+)" + r"[\t |\n]+(\d+)" * 6 + r"(?![\d.])")
FIFTEEN = re.compile(r"(?<![\d.])\d+(?:[\t |]+\d+){14}(?!\d)")


def check(path: str, text: str, out: list[str]) -> None:
    """The findings of one file."""
    places = {match[1]: match.start() for match in HEADING.finditer(text)}
    out += [f"{path}:1: missing section {number}" for number in "一二三四五六" if number not in places]
    start, end = places.get("三", 0), places.get("四", len(text))
    rows = []
    for match in SEVEN.finditer(text, start, end):
        row = [int(figure) for figure in match.groups()]
        rows.append(row)
        if sum(row[:6]) != row[6]:
            out.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: row")
    if len(rows) == 25:
        for column in zip(*rows, strict=True):
            if sum(column[2:23]) != column[23] or column[0] + column[1] != column[23] + column[24]:
                out.append(f"{path}:1: column")
    else:
        out.append(f"{path}:1: {len(rows)} rows")
    run = FIFTEEN.search(text, end)
    if run:
        values = [int(figure) for figure in re.findall(r"\d+", run[0])]
        out += [f"{path}:1: reviews" for n in (0, 5, 10) if sum(values[n : n + 4]) != values[n + 4]]


def main(folder: str) -> None:
    """Check a folder."""
    out: list[str] = []
    for path in sorted(entry.path for entry in os.scandir(folder) if entry.is_file()):
        with open(path, "rb", 0) as file:
            check(path, file.read().decode("utf-8", "replace"), out)
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
