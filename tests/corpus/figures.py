"""Random figures that are right: every identity of the form holds."""

from __future__ import annotations

from random import Random

from .labels import APPLICANTS, BLOCKS, RESULTS, REVIEW_GROUPS, application_lines
from .model import Agency, Report

Figures = dict[tuple[str, str], str]
Last = Report | None

_WEIGHTS = {"natural_person": 20, "business": 4, "research": 1, "public_welfare": 1, "legal_service": 2, "other": 1}
_COMMON = {"granted": 12, "partly_granted": 4, "unavailable_not_held": 10, "refused_inquiry": 3, "closed_other": 3}


def draw_scale(rng: Random, agency: Agency) -> int:
    """About how many requests such a body receives in a year."""
    if agency.makes_regulations:
        return rng.choice([300, 1500, 14000])
    if agency.kind == "government":
        return rng.choice([30, 120, 400])
    return rng.choices([0, rng.randint(1, 4), rng.randint(5, 40), rng.randint(41, 90)], [50, 28, 17, 5])[0]


def applications(rng: Random, scale: int, form: str, last: Last = None) -> Figures:
    """Table three: row by applicant, identities 1 to 3 satisfied; 5, too, after last year's."""
    lines = application_lines(form)
    outcomes = [line.key for line in lines if line.outcome]
    counts: dict[tuple[str, str], int] = {}
    applicants = list(APPLICANTS)
    share = sum(_WEIGHTS.values())
    sparse = scale <= 4
    only = rng.choice(["natural_person", "natural_person", "natural_person", "business"]) if sparse else ""
    for who in applicants:
        near = scale * _WEIGHTS[who] / share
        new = (scale if who == only else 0) if sparse else round(near * rng.uniform(0.5, 1.5))
        before = rng.randint(0, max(0, new // 12)) if new > 8 else int(new > 0 and rng.random() < 0.12)
        after = rng.randint(0, max(0, new // 12)) if new > 8 else int(new > 0 and rng.random() < 0.12)
        counts["new", who], counts["carried_in", who], counts["carried_out", who] = new, before, after
        if last is not None:
            before = counts["carried_in", who] = last.table("applications").number("carried_out", who)
        done = new + before - after
        counts["outcome_total", who] = done
        for key in outcomes:
            counts[key, who] = 0
        picked = rng.sample(outcomes, min(len(outcomes), rng.randint(2, 14))) + [
            key for key in outcomes if key in _COMMON
        ]
        weights = [_COMMON.get(key, 1) * rng.uniform(0.3, 1.5) for key in picked]
        for key in rng.choices(picked, weights, k=done) if done < 3000 else []:
            counts[key, who] += 1
        if done >= 3000:
            for key, weight in zip(picked, weights, strict=True):
                counts[key, who] += int(done * weight / sum(weights))
            counts["granted", who] += done - sum(counts[key, who] for key in outcomes)
    for line in lines:
        counts[line.key, "total"] = sum(counts[line.key, who] for who in applicants)
    return {place: str(count) for place, count in counts.items()}


def reviews(rng: Random, scale: int, last: Last = None) -> Figures:
    """Table four: identity 4 satisfied; what was pending in last year's is counted again."""
    found: Figures = {}
    for group in REVIEW_GROUPS:
        top = 0 if rng.random() < 0.6 else max(0, min(40, scale // 8 + (scale > 2)))
        counts = {key: rng.randint(0, top) if rng.random() < 0.5 else 0 for key in RESULTS}
        if last is not None:
            pending = last.table("reviews").number(group, "pending")
            counts["upheld"] += max(0, pending - sum(counts.values()))
        found.update({(group, key): str(count) for key, count in counts.items()})
        found[group, "total"] = str(sum(counts.values()))
    return found


def documents(rng: Random, agency: Agency, form: str, last: Last = None) -> Figures:
    """Table two: plausible counts; 规章 only where the body may make them; identity 6 after last year's."""
    found: Figures = {(row, col): "0" for block in BLOCKS[form] for row in block.rows for col in block.columns}
    busy = rng.random() < (0.95 if agency.kind == "government" else 0.45)
    big = 20 if agency.level == "city" else 1
    for block in BLOCKS[form]:
        for row in block.rows:
            if row == "regulations" and not agency.makes_regulations:
                continue
            if not busy or (row != "regulations" and rng.random() < 0.3):
                continue
            for column in block.columns:
                found[row, column] = _count(rng, row, column, big)
    if form == "2021" and busy:
        for row in ("regulations", "normative_documents"):
            floor = int(found[row, "issued"]) + (0 if row == "regulations" and not agency.makes_regulations else 1)
            if found[row, "issued"] != "0":
                found[row, "in_force"] = str(floor + rng.randint(0, 30))
    if last is not None and form == last.form == "2021":
        for row in ("regulations", "normative_documents"):
            known = last.table("documents").number(row, "in_force") + int(found[row, "issued"])
            repealed = min(int(found[row, "repealed"]), known)
            found[row, "repealed"], found[row, "in_force"] = str(repealed), str(known - repealed)
    return found


def _count(rng: Random, row: str, column: str, big: int) -> str:
    if column == "amount":
        return rng.choice([f"{rng.uniform(0.5, 900 * big):.2f}", str(rng.randint(1, 3000 * big)), "199.43"])
    if column == "change":
        return str(rng.randint(-3, 6))
    if column == "sum":
        return rng.choice([f"{rng.uniform(1, 900):.2f}", str(rng.randint(1, 900)), "251000"])
    if row in ("regulations", "normative_documents"):
        return str(rng.randint(0, 9))
    return str(rng.randint(0, 60 if rng.random() < 0.7 else 4000 * big))
