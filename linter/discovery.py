"""Which files are linted: those named, and the reports in the folders named."""

import os
from collections.abc import Callable, Collection, Iterable

from ..grammar.records import NamedTuple
from .config import Configs
from .gitignore import GitIgnores
from .settings import Config
from .trouble import Trouble

#: What standard input goes by.
STDIN = "<stdin>"
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
# What files are called that are no reports, whatever the configuration says, unless named explicitly.
_NEVER_REPORTS = ("readme", "license", "licence", "changelog", "contributing", "code_of_conduct")


class MissingPath(Trouble):
    """A path that was named cannot be opened; ``path`` is it."""

    def __init__(self, path: str, zh: str = "没有这个文件或文件夹", en: str = "no such file or folder") -> None:
        super().__init__(f"{path}: {zh}", f"{path}: {en}")
        self.path = path


class Found(NamedTuple):
    """A file to lint: its path, as given or as the folder given joined with its place in it; was it named itself?"""

    path: str
    named: bool


class Discovery(NamedTuple):
    """The files, by path, each once; and the folders named in which there is none."""

    files: tuple[Found, ...]
    empty: tuple[str, ...]


def discover(
    paths: Iterable[str],
    configs: Configs,
    *,
    force_exclude: bool = False,
    more_suffixes: Callable[[Config], Collection[str]] | None = None,
) -> Discovery:
    """The files to lint.

    ``force_exclude`` excludes also files that are named; ``more_suffixes`` gives the suffixes of further types of files
    that can be read under a configuration. A file that several paths lead to is taken once: as named
    rather than as found, under its own name rather than under a link's. Raises MissingPath and ConfigError.
    """
    chosen: dict[str, Found] = {}
    folders: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            folders.append(path)
        elif not os.path.exists(path):
            raise MissingPath(path)
        elif not (force_exclude and (is_never_report(os.path.basename(path)) or _excluded(path, configs))):
            chosen.setdefault(os.path.realpath(path), Found(path, named=True))
    empty = []
    links: list[str] = []
    walks: list[tuple[str, list[str]]] = []
    for folder in dict.fromkeys(folders):
        if force_exclude and _excluded(folder, configs):
            continue
        found: list[str] = []
        linked: list[str] = []
        for path, is_link in _walk(folder, configs, more_suffixes):
            (linked if is_link else found).append(path)
        if not found and not linked:
            empty.append(folder)
        walks.append((folder, found))
        links += linked
    if not chosen and not links and len(walks) == 1:  # then no two paths lead to one file
        return Discovery(tuple([Found(path, named=False) for path in sorted(walks[0][1])]), tuple(empty))
    for folder, found in walks:
        shown, real = _join(folder, ""), _join(os.path.realpath(folder), "")
        for path in found:
            chosen.setdefault(real + path[len(shown) :], Found(path, named=False))
    for path in links:
        chosen.setdefault(os.path.realpath(path), Found(path, named=False))
    return Discovery(tuple(sorted(chosen.values())), tuple(empty))


def _excluded(path: str, configs: Configs) -> bool:
    """Whether the configuration of a file or folder excludes it."""
    place = os.path.abspath(path)
    return any(glob.matches(place) for glob in configs.for_folder(os.path.dirname(place)).exclude)


def is_never_report(name: str) -> bool:
    """Whether files of this name are excluded by default."""
    name = name.lower()
    return name.startswith(_NEVER_REPORTS) or name.startswith("requirements") and name.endswith(".txt")


def _walk(
    folder: str, configs: Configs, more_suffixes: Callable[[Config], Collection[str]] | None
) -> Iterable[tuple[str, bool]]:
    """The reports in a folder and the folders in it: the path to show, whether the file is a link.

    Links to folders are not followed, as git does not: so no walk goes round in circles.
    """
    shown = folder.rstrip("/" + os.sep) or "/"
    stack = [(shown.replace(os.sep, "/"), os.path.abspath(folder), GitIgnores.above(os.path.abspath(folder)))]
    while stack:
        shown, place, ignores = stack.pop()
        ignores = ignores.inside(place)
        config = configs.for_folder(place)
        exclude = config.exclude
        suffixes = (*SUFFIXES, *more_suffixes(config)) if more_suffixes is not None else SUFFIXES
        for entry in _entries(place, shown):
            name = entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if name.startswith(".") or not (is_folder or _is_report(entry, suffixes)):
                continue
            path = os.path.join(place, name)
            if any(glob.matches(path) for glob in exclude) or ignores.ignored(path, is_folder):
                continue
            if is_folder:
                stack.append((_join(shown, name), path, ignores))
            else:
                yield _join(shown, name), entry.is_symlink()


def _is_report(entry: "os.DirEntry[str]", suffixes: tuple[str, ...]) -> bool:
    """Whether an entry of a folder is a file that may be a report, by its name."""
    name = entry.name.lower()
    return name.endswith(suffixes) and not is_never_report(name) and entry.is_file()


def _entries(place: str, shown: str) -> "list[os.DirEntry[str]]":
    """What is in a folder."""
    try:
        with os.scandir(place) as entries:
            return list(entries)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise MissingPath(shown, f"无法打开文件夹：{why}", f"the folder cannot be opened: {why}") from error


def _join(folder: str, name: str) -> str:
    """A path in a folder, with a slash."""
    return f"{folder.rstrip('/')}/{name}"
