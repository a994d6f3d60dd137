"""Who speaks and of what year: the words every sentence template may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from .model import Agency, Table

_OPEN, _SHUT = "{", "}"


@dataclass
class Voice:
    """The speaker of a report's prose, with its tables at hand and a memory of what was said."""

    agency: Agency
    year: int
    form: str
    documents: Table
    applications: Table
    reviews: Table
    rng: Random
    mentions: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def words(self) -> dict[str, str]:
        """The names a template may hold."""
        word = self.agency.superior
        town = self.agency.kind == "township"
        return {
            "y": str(self.year), "py": str(self.year - 1), "ny": str(self.year + 1), "ppy": str(self.year - 2),
            "we": self.agency.we, "agency": self.agency.name, "short": self.agency.short,
            "gov": f"{word}政府门户网站", "lead": f"{word}委、{word}政府", "over": f"{word}政府办公室",
            "unit": "各办（所、中心）" if town else "各部门" if self.agency.kind == "government" else "各科室",
            "staff": "机关干部" if town else "工作人员",
        }  # fmt: skip

    def say(self, template: str, **extra: object) -> str:
        """Fill a template."""
        return template.format(**self.words(), **extra)

    def pick(self, templates: list[str], count: int = 1, **extra: object) -> str:
        """Some templates not used before in this report, filled, one after the other."""
        free = [template for template in templates if template not in self.used]
        chosen = self.rng.sample(free, min(count, len(free)))
        self.used.update(chosen)
        return "".join(self.say(template, **extra) for template in chosen)

    def state(self, table: str, row: str, column: str = "total") -> int:
        """A figure of the tables that the prose is about to state."""
        self.mentions.add(f"{table}/{row}/{column}")
        source = {"documents": self.documents, "applications": self.applications, "reviews": self.reviews}[table]
        return int(source.row(row).value(column))

    def split(self, total: int, parts: int) -> list[int]:
        """A total cut into positive parts (as many as fit)."""
        parts = max(1, min(parts, total))
        cuts = sorted(self.rng.sample(range(1, total), parts - 1)) if total > 1 else []
        return [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]
