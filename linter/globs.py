"""Patterns of paths, read as in a .gitignore, relative to the folder of the configuration that names them."""

import os
import re


class Glob:
    """A pattern: with a slash inside it holds from ``folder`` on, without one at any depth.

    ``*`` and ``?`` stop at a slash, ``**`` does not; whatever holds for a folder holds for all that is in it.
    """

    __slots__ = ("_regex", "folder", "pattern")

    def __init__(self, pattern: str, folder: str) -> None:
        self.pattern = pattern
        self.folder = folder
        self._regex: re.Pattern[str] | None = None

    def __repr__(self) -> str:
        return f"<Glob {self.pattern!r} in {self.folder!r}>"

    def matches(self, path: str) -> bool:
        """Whether the pattern holds for a file or folder, given as an absolute path."""
        if self._regex is None:
            self._regex = re.compile(_translate(self.pattern))
        root = self.folder.rstrip(os.sep) + os.sep
        place = path.removeprefix(root)
        return self._regex.match(place.replace(os.sep, "/")) is not None


def _translate(pattern: str) -> str:
    """The regular expression of a pattern."""
    if pattern.startswith("./"):
        pattern = pattern[1:]
    anchored = "/" in pattern.rstrip("/")
    parts = pattern.strip("/").split("/")
    regex = "" if anchored else "(?:.*/)?"
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "**":
            regex += ".+" if last else "(?:.*/)?"
        else:
            regex += _segment(part) + ("" if last else "/")
    return f"(?s:{regex}(?:/.*)?)\\Z"


def _segment(part: str) -> str:
    """The regular expression of what stands between two slashes."""
    regex, position = "", 0
    while position < len(part):
        c = part[position]
        position += 1
        if c == "*":
            regex += "" if regex.endswith("[^/]*") else "[^/]*"
        elif c == "?":
            regex += "[^/]"
        elif c == "[" and (end := part.find("]", position + 1 + (part[position : position + 1] == "!"))) > 0:
            members = part[position:end].replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&")
            regex += f"[{'^/' + members[1:] if members[0] == '!' else members}]"
            position = end + 1
        elif c == "\\" and position < len(part):
            regex += re.escape(part[position])
            position += 1
        else:
            regex += re.escape(c)
    return regex
