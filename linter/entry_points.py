"""Reads the entry points of the group ``gouji`` from the metadata folders on ``sys.path``.

``importlib.metadata`` does the same in thirty times the time, which every commit would have to wait for.
"""

import os
from collections.abc import Iterable, Iterator

from ..grammar.records import NamedTuple

GROUP = "gouji"
#: Version of the plugin API; a plugin that declares another ``gouji_api`` is refused.
API_VERSION = 1
_MARK = f"[{GROUP}]"


class EntryPoint(NamedTuple):
    """``name = value`` as ``distribution`` declares it; ``version`` is empty where the metadata tells none."""

    name: str
    value: str
    distribution: str
    version: str


def normal(name: str) -> str:
    """A distribution's name as package indexes compare it: lower case, each run of ``-``, ``_`` and ``.`` one ``-``."""
    parts = name.lower().replace("_", "-").replace(".", "-").split("-")
    return "-".join(part for part in parts if part)


def only_gouji(entries: "Iterable[EntryPoint]") -> bool:
    """Whether no plugin is installed but gouji's own: what it has is known without loading it."""
    return [entry.distribution for entry in entries] == [GROUP]


def find_entry_points(path: Iterable[str]) -> list[EntryPoint]:
    """The entry points of the group in the folders of ``path``, sorted by distribution and name.

    Each distribution counts once: the first on ``path`` wins, as it does for imports. Folders and files that cannot
    be read are passed over.
    """
    found: list[EntryPoint] = []
    seen: set[str] = set()
    for folder in path:
        for metadata in _metadata_folders(folder or os.curdir):
            stem = metadata.rpartition(".")[0]
            distribution, _, rest = stem.partition("-")
            if normal(distribution) in seen:
                continue
            seen.add(normal(distribution))
            place = os.path.join(folder or os.curdir, metadata)
            text = _read(os.path.join(place, "entry_points.txt"))
            if _MARK in text:
                version = rest.partition("-")[0] or _version(place)
                found += [EntryPoint(name, value, distribution, version) for name, value in _pairs(text)]
    return sorted(found, key=lambda entry: (normal(entry.distribution), entry.name))


def _metadata_folders(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:  # not a folder, or none that may be listed: imports pass it over as well
        return []
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _read(file: str) -> str:
    try:
        with open(file, encoding="utf-8", errors="replace") as stream:
            return stream.read()
    except OSError:
        return ""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The (name, value) lines of the group's part of an ``entry_points.txt``, extras cut off the value."""
    inside = False
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            inside = line == _MARK
        elif inside and line and line[0] not in "#;":
            name, _, value = line.partition("=")
            yield name.strip(), value.partition("[")[0].strip()


def _version(place: str) -> str:
    for file in ("METADATA", "PKG-INFO"):
        for line in _read(os.path.join(place, file)).splitlines():
            if line.lower().startswith("version:"):
                return line.partition(":")[2].strip()
            if not line:
                break
    return ""
