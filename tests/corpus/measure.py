"""Run the linter over a freshly written corpus and print how well it did."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path
from typing import Any

from .cases import Case
from .look import LAYOUTS
from .score import Score, score_findings, score_values


def write(cases: list[Case], folder: Path) -> None:
    """Write the files and `expected.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        (folder / case.path).write_bytes(case.rendering.data)
    described = {case.path: case.described() for case in cases}
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def _run(command: str, arguments: list[str], folder: Path) -> Any:
    done = subprocess.run(
        [*shlex.split(command), *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if not done.stdout.strip():
        raise SystemExit(f"{command} {arguments[0]} printed nothing (status {done.returncode}): {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def measure(cases: list[Case], folder: Path, command: str) -> Score:
    """Write the cases, lint them, read their tables, and score both."""
    write(cases, folder)
    report = _run(command, ["check", "--no-cache", "--format", "json", "--ignore", "CROSS", "."], folder)
    by_path: dict[str, list[dict[str, Any]]] = {}
    for finding in report["diagnostics"]:
        by_path.setdefault(Path(finding["path"]).name, []).append(finding)
    tables: dict[str, Any] = {}
    names = [case.path for case in cases]
    for start in range(0, len(names), 200):
        read = _run(command, ["tables", "--format", "json", *names[start : start + 200]], folder)
        tables.update({Path(entry["path"]).name: entry for entry in read["files"]})
    score = Score()
    for case in cases:
        score_findings(score, case, by_path.get(case.path, []))
        score_values(score, case, tables.get(case.path, {}))
    return score


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.1f} %)" if whole else "0/0"


def show(score: Score, examples: bool = True) -> str:
    """The score as text."""
    injected, found = sum(score.injected.values()), sum(score.found.values())
    lines = [
        f"clean reports as expected  {_share(score.clean_silent, score.clean)}",
        f"false alarms, clean        {sum(score.alarms_clean.values())}  {dict(score.alarms_clean.most_common())}",
        f"false alarms, faulty       {sum(score.alarms.values())}  {dict(score.alarms.most_common())}",
        f"recall                     {_share(found, injected)}",
        f"location right             {_share(sum(score.placed.values()), found)}",
        f"wrong values               {_share(score.cells_wrong, score.cells)}; agency, year, form: {score.meta_wrong}",
        "recall by rule (found, placed, injected):",
    ]
    for code in sorted(score.injected):
        mark = "" if score.found[code] == score.injected[code] == score.placed[code] else "  <"
        lines.append(f"  {code:8} {score.found[code]:4} {score.placed[code]:4} {score.injected[code]:4}{mark}")
    layouts = [
        f"{layout} {score.by_layout[layout, 'found']}/{score.by_layout[layout, 'injected']}" for layout in LAYOUTS
    ]
    lines.append("recall by layout: " + ", ".join(layouts))
    if examples:
        for key in sorted(score.examples):
            lines += [f"{key}:"] + [f"    {text}" for text in score.examples[key]]
    return "\n".join(lines)
