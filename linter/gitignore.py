"""What git ignores: the .gitignore files of the folders walked and of those above them in the same repository."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class GitIgnores:
    """The .gitignore files that hold in a folder, outermost first: pairs (folder, patterns)."""

    __slots__ = ("_specs",)

    def __init__(self, specs: "tuple[tuple[str, GitIgnoreSpec], ...]" = ()) -> None:
        self._specs = specs

    @classmethod
    def above(cls, folder: str) -> "GitIgnores":
        """Those of the folders above ``folder`` (absolute) in its repository; none if it is itself ignored there.

        Who names an ignored folder wants it linted.
        """
        parents: list[str] = []
        place = folder
        while not os.path.exists(os.path.join(place, ".git")):
            parent = os.path.dirname(place)
            if parent == place:
                return cls()
            parents.append(parent)
            place = parent
        ignores = cls()
        for parent in reversed(parents):
            ignores = ignores.inside(parent)
        return cls() if ignores.ignored(folder, folder=True) else ignores

    def inside(self, folder: str) -> "GitIgnores":
        """These and the one in ``folder``, if there is one."""
        path = os.path.join(folder, ".gitignore")
        if not os.path.isfile(path):
            return self
        return GitIgnores((*self._specs, (folder.rstrip(os.sep), _read(path))))

    def ignored(self, path: str, folder: bool) -> bool:
        """Whether a path, which is that of a folder or of a file, is ignored: the nearest .gitignore decides."""
        for root, spec in reversed(self._specs):
            place = path[len(root) + 1 :].replace(os.sep, "/")
            include = spec.check_file(place + "/" if folder else place).include
            if include is not None:
                return include
        return False


def _read(path: str) -> "GitIgnoreSpec":
    """The patterns of a .gitignore; as in git, a line that is no pattern or a file that cannot be read counts not."""
    from pathspec import GitIgnoreSpec

    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().split("\n")
    except OSError:
        lines = []
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Whether a line of a .gitignore can be read."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
