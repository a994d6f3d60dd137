"""Which files are linted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.linter.config import Configs
from gouji.linter.discovery import Found, MissingPath, discover
from gouji.linter.settings import ConfigError


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plant(root: Path, *names: str, **texts: str) -> None:
    for name, text in [*((name, "") for name in names), *texts.items()]:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def paths(*given: str, force: bool = False) -> list[str]:
    return [found.path for found in discover(given, Configs(), force_exclude=force).files]


MIXED = (
    "r/b.txt", "r/a.md", "r/c.markdown", "r/d.HTML", "r/e.htm", "r/f.pdf", "r/g.docx", "r/txt", "r/a.txt.bak",
    "r/.hidden.txt", "r/.git/x.txt", "r/.cache/x.txt", "r/sub/b.txt", "r/sub/年报/某局.txt",
    "r/README.md", "r/readme.zh-CN.md", "r/LICENSE.txt", "r/CHANGELOG.md", "r/Contributing.md", "r/requirements.txt",
    "r/requirements-dev.txt", "r/sub/README.txt", "r/my-readme.txt",
)  # fmt: skip
REPORTS = ["a.md", "b.txt", "c.markdown", "d.HTML", "e.htm", "my-readme.txt", "sub/b.txt", "sub/年报/某局.txt"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [("r", "r/"), ("r/", "r/"), ("r//", "r/"), ("./r", "./r/"), ("r/../r", "r/../r/"), ("r/sub/..", "r/sub/../")],
)
def test_a_folder_gives_its_reports(root: Path, given: str, shown: str) -> None:
    plant(root, *MIXED)
    assert paths(given) == [shown + name for name in REPORTS]


def test_the_current_folder_and_an_absolute_one(root: Path) -> None:
    plant(root, "x/a.txt", "b.txt")
    assert paths(".") == ["./b.txt", "./x/a.txt"]
    assert paths(str(root)) == [f"{root.as_posix()}/b.txt", f"{root.as_posix()}/x/a.txt"]


@pytest.mark.parametrize(
    "name", ["a.pdf", "noext", "README.md", "requirements.txt", ".hidden/a.txt", "ignored/a.txt", "excluded.txt"]
)
def test_a_named_file_is_always_linted(root: Path, name: str) -> None:
    plant(root, name, **{".gitignore": "ignored\n", "gouji.toml": "exclude = ['excluded.txt']"})
    assert discover([name], Configs()).files == (Found(name, named=True),)


@pytest.mark.parametrize(
    ("name", "linted"),
    [
        ("a.pdf", True),
        ("a.txt", True),
        ("ignored/a.txt", True),
        ("README.md", False),
        ("docs/CHANGELOG", False),
        ("requirements-dev.txt", False),
        ("requirements.md", True),
        ("excluded.txt", False),
        ("old/x/a.txt", False),
        ("readme/a.txt", True),
    ],
)
def test_force_exclude_holds_for_named_files(root: Path, name: str, linted: bool) -> None:
    plant(root, name, **{".gitignore": "ignored\n", "gouji.toml": "exclude = ['excluded.txt', '/old']"})
    assert paths(name, force=True) == ([name] if linted else [])
    assert paths(name) == [name]


def test_force_exclude_passes_over_a_named_folder(root: Path) -> None:
    plant(root, "old/a.txt", "new/a.txt", **{"gouji.toml": "exclude = ['old']"})
    found = discover(["old", "new"], Configs(), force_exclude=True)
    assert found == ((Found("new/a.txt", named=False),), ())
    assert discover(["old"], Configs()) == ((), ("old",))


def test_excluded_is_what_the_nearest_configuration_says(root: Path) -> None:
    plant(root, "draft.txt", "x/draft.txt", "y/draft.txt", "y/z/old/a.txt", "y/z/new/a.txt", "x/old/a.txt")
    plant(root, **{"gouji.toml": "exclude = ['draft.txt']", "y/gouji.toml": "exclude = ['z/old']"})
    assert paths(".") == ["./x/old/a.txt", "./y/draft.txt", "./y/z/new/a.txt"]


def test_a_wrong_configuration_on_the_way_is_an_error(root: Path) -> None:
    plant(root, "x/a.txt", **{"x/gouji.toml": "excluded = []"})
    with pytest.raises(ConfigError, match=r"^x/gouji\.toml:1: excluded: unknown key"):
        paths(".")


# (the .gitignore files, the folder walked, the reports found); a.txt, b.txt, x/a.txt, x/b.txt, x/y/a.txt are there
IGNORED: list[tuple[dict[str, str], str, list[str]]] = [
    ({".gitignore": "a.txt"}, ".", ["./b.txt", "./x/b.txt"]),
    ({".gitignore": "/a.txt"}, ".", ["./b.txt", "./x/a.txt", "./x/b.txt", "./x/y/a.txt"]),
    ({".gitignore": "x/"}, ".", ["./a.txt", "./b.txt"]),
    ({".gitignore": "x/*\n!x/b.txt"}, ".", ["./a.txt", "./b.txt", "./x/b.txt"]),
    ({".gitignore": "x/\n!x/b.txt"}, ".", ["./a.txt", "./b.txt"]),
    ({".gitignore": "a.txt", "x/.gitignore": "!a.txt"}, ".", ["./b.txt", "./x/a.txt", "./x/b.txt", "./x/y/a.txt"]),
    ({"x/.gitignore": "/a.txt"}, ".", ["./a.txt", "./b.txt", "./x/b.txt", "./x/y/a.txt"]),
    ({".gitignore": "# a.txt\n\n*.md"}, ".", ["./a.txt", "./b.txt", "./x/a.txt", "./x/b.txt", "./x/y/a.txt"]),
    ({".gitignore": "!\nb.txt"}, ".", ["./a.txt", "./x/a.txt", "./x/y/a.txt"]),
    ({".git/HEAD": "", ".gitignore": "a.txt"}, "x", ["x/b.txt"]),
    ({".git/HEAD": "", ".gitignore": "/x/y"}, "x", ["x/a.txt", "x/b.txt"]),
    ({".git/HEAD": "", ".gitignore": "x/"}, "x", ["x/a.txt", "x/b.txt", "x/y/a.txt"]),
    ({".git/HEAD": "", ".gitignore": "x/"}, "x/y", ["x/y/a.txt"]),
    ({".gitignore": "a.txt"}, "x", ["x/a.txt", "x/b.txt", "x/y/a.txt"]),
    ({"x/.git/HEAD": "", ".git/HEAD": "", ".gitignore": "a.txt"}, "x", ["x/a.txt", "x/b.txt", "x/y/a.txt"]),
]


@pytest.mark.parametrize(("ignores", "folder", "expected"), IGNORED)
def test_what_git_ignores_is_ignored(root: Path, ignores: dict[str, str], folder: str, expected: list[str]) -> None:
    plant(root, "a.txt", "b.txt", "x/a.txt", "x/b.txt", "x/y/a.txt", **ignores)
    assert paths(folder) == expected


def test_the_matcher_is_loaded_only_for_a_gitignore(root: Path) -> None:
    plant(root, "plain/a.txt", "git/a.txt", **{"git/.gitignore": "b.txt"})
    code = (
        f"import sys; sys.path[:0] = {[os.path.abspath(p) for p in sys.path if p]!r}\n"
        "from gouji.linter.discovery import discover; from gouji.linter.config import Configs\n"
        "for folder in ('plain', 'git'):\n"
        "    assert discover([folder], Configs()).files\n"
        "    print('pathspec' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    "given", [["a.txt", "a.txt"], ["a.txt", "./a.txt"], [".", "a.txt"], ["a.txt", "."], [".", ".", "a.txt"]]
)
def test_a_file_is_taken_once_and_as_named(root: Path, given: list[str]) -> None:
    plant(root, "a.txt")
    assert discover(given, Configs()) == ((Found("a.txt", named=True),), ())


def test_the_order_is_that_of_the_paths(root: Path) -> None:
    plant(root, "b/1.txt", "a/2.txt", "a/10.txt", "a-b/1.txt", "c.txt")
    expected = ["a-b/1.txt", "a/10.txt", "a/2.txt", "b/1.txt", "c.txt"]
    assert paths("c.txt", "b", "a", "a-b") == expected
    assert paths("a", "a-b", "b", "c.txt") == expected


def test_links(root: Path) -> None:
    plant(root, "r/a/one.txt", "elsewhere/two.txt")
    (root / "r/a/round").symlink_to(root / "r", target_is_directory=True)
    (root / "r/a/0-link.txt").symlink_to(root / "r/a/one.txt")
    (root / "r/a/two.txt").symlink_to(root / "elsewhere/two.txt")
    (root / "r/a/broken.txt").symlink_to(root / "nowhere.txt")
    (root / "s").symlink_to(root / "r", target_is_directory=True)
    assert paths("r") == ["r/a/one.txt", "r/a/two.txt"]
    assert paths("s") == ["s/a/one.txt", "s/a/two.txt"]
    assert paths("r", "s") == ["r/a/one.txt", "r/a/two.txt"]


@pytest.mark.parametrize("path", ["no.txt", "r/no.txt", "no/", "r/a.txt/b", "", "broken.txt"])
def test_a_missing_path_is_named(root: Path, path: str) -> None:
    plant(root, "r/a.txt")
    (root / "broken.txt").symlink_to(root / "nowhere.txt")
    with pytest.raises(MissingPath) as caught:
        paths("r", path)
    assert caught.value.path == path
    assert caught.value.en == f"{path}: no such file or folder"
    assert caught.value.zh == f"{path}: 没有这个文件或文件夹"


def test_a_folder_that_cannot_be_opened_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(root, "r/shut/a.txt")
    opened = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(MissingPath, match=r"^r/shut: the folder cannot be opened: Permission denied$"):
        paths("r")


def test_folders_without_reports_are_told(root: Path) -> None:
    plant(root, "r/a.pdf", "s/a.txt", "s/b/README.md")
    found = discover(["r", "s", "s/b"], Configs())
    assert found == ((Found("s/a.txt", named=False),), ("r", "s/b"))


def test_folders_may_be_deep_and_wide(root: Path) -> None:
    deep = root / "r" / "/".join("d" * 200)
    deep.mkdir(parents=True)
    (deep / "a.txt").touch()
    for n in range(500):
        (root / "r" / f"{n:03}.txt").touch()
    assert len(paths("r")) == 501
