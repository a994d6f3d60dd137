"""A baseline: the findings that were there when it was written, of which only new ones are told.

A JSON file that names each file (relative to the baseline's folder) with its findings: code and fingerprint. A
fingerprint stays when lines move; findings alike are numbered, so that one more of them is new.
"""

import os
from collections.abc import Mapping
from typing import Any

from .finding import Diagnostic
from .identity import fingerprint
from .plan import Checked
from .trouble import Trouble

VERSION = 1
_ALWAYS_TOLD = frozenset(("GOUJI003",))  # that a rule crashed is no defect of the report


class Baseline:
    """The findings that are known, by path and code."""

    __slots__ = ("_files", "_folder", "known")

    def __init__(self, path: str, files: Mapping[str, Mapping[str, frozenset[str]]]) -> None:
        self._folder = os.path.dirname(os.path.abspath(path))
        self._files = files
        self.known = 0

    def knows(self, one: Diagnostic, path: str) -> bool:
        """Whether a finding in the file at ``path`` is not new."""
        return fingerprint(one) in self._files.get(_name(path, self._folder), {}).get(one.code, ())

    def new(self, checked: Checked, path: str) -> Checked:
        """What came of the file at ``path``, with the new findings only."""
        if _name(path, self._folder) not in self._files:
            return checked
        new = [one for one in checked.diagnostics if not self.knows(one, path)]
        self.known += len(checked.diagnostics) - len(new)
        return checked._replace(diagnostics=new)


class BaselineWriter:
    """Gathers findings and writes them as a baseline."""

    __slots__ = ("_files", "_path", "count")

    def __init__(self, path: str) -> None:
        self._path = path
        self._files: dict[str, dict[str, list[str]]] = {}
        self.count = 0

    def add(self, checked: Checked, path: str) -> Checked:
        """Take the findings of the file at ``path``; what is left to be told of it."""
        told = [one for one in checked.diagnostics if one.code in _ALWAYS_TOLD]
        for one in checked.diagnostics:
            if one.code not in _ALWAYS_TOLD:
                name = _name(path, os.path.dirname(os.path.abspath(self._path)))
                self._files.setdefault(name, {}).setdefault(one.code, []).append(fingerprint(one))
                self.count += 1
        return checked._replace(diagnostics=told)

    def write(self) -> None:
        """Write the file, in place of what was there. Raises Trouble."""
        from json import dumps

        from .replacing import replace_file

        files = {
            name: {code: sorted(found) for code, found in sorted(codes.items())}
            for name, codes in sorted(self._files.items())
        }
        text = dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"
        try:
            replace_file(self._path, text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise Trouble(f"无法写入 {self._path}（{why}）", f"{self._path} cannot be written ({why})") from None


def read_baseline(path: str) -> Baseline:
    """The baseline in a file. Raises Trouble for one that is missing or damaged."""
    from json import loads

    try:
        with open(path, "rb") as file:
            data = loads(file.read().decode("utf-8-sig"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Trouble(f"无法读取基线文件 {path}（{why}）", f"the baseline {path} cannot be read ({why})") from None
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        place = path if line is None else f"{path}:{line}"
        raise Trouble(
            f"{place}：基线文件已损坏（不是 JSON）；请用 --write-baseline 重新生成",
            f"{place}: the baseline is damaged (no JSON); write it anew with --write-baseline",
        ) from None
    return Baseline(path, _files(data, path))


def _files(data: Any, path: str) -> dict[str, dict[str, frozenset[str]]]:
    """The findings in a baseline's object. Raises Trouble where it is none."""
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise Trouble(
            f"{path}：基线文件的版本 {version} 比本程序新，请升级 gouji",
            f"{path}: the baseline has version {version}, which is newer than this gouji",
        )
    files = data.get("files") if version == VERSION else None
    sound = isinstance(files, dict) and all(
        isinstance(codes, dict)
        and all(isinstance(found, list) and all(isinstance(one, str) for one in found) for found in codes.values())
        for codes in files.values()
    )
    if not sound or files is None:
        raise Trouble(
            f"{path}：不是基线文件，或已损坏；请用 --write-baseline 重新生成",
            f"{path}: no baseline, or a damaged one; write it anew with --write-baseline",
        )
    return {name: {code: frozenset(found) for code, found in codes.items()} for name, codes in files.items()}


def _name(path: str, folder: str) -> str:
    """The name of a file in the baseline: relative to its folder, with slashes."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.path.abspath(path).replace(os.sep, "/")
