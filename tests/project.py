"""The project as the tests see it: its folder, its command, and a clean copy of it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOUJI = Path(sysconfig.get_path("scripts")) / ("gouji.exe" if sys.platform == "win32" else "gouji")

# Neither the developer's git configuration nor a commit that is under way may reach the repositories of a test.
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "gouji",
    "GIT_AUTHOR_EMAIL": "gouji@example.org",
    "GIT_COMMITTER_NAME": "gouji",
    "GIT_COMMITTER_EMAIL": "gouji@example.org",
}


def environment(**more: str) -> dict[str, str]:
    """The environment for a command: UTF-8, without colour, away from any git repository of the caller."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**kept, **GIT, "PYTHONUTF8": "1", "NO_COLOR": "1", **more}


def run(command: Sequence[str | Path], cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command and hand back its exit status, stdout and stderr."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def succeed(command: Sequence[str | Path], cwd: Path = ROOT, **more: str) -> str:
    """Run a command that has to end with status 0, and hand back its stdout."""
    done = run(command, cwd, **more)
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def gouji(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the installed command."""
    return run([GOUJI, *arguments], cwd)


def copy_project(target: Path) -> Path:
    """A copy of what git holds or would hold of the project; of the whole folder where there is no git."""
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
    if listed.returncode == 0:
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():  # a file deleted but not yet committed is listed too
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, target / name)
    else:
        ignored = shutil.ignore_patterns(".venv*", "build", "dist", "__pycache__", ".*_cache", "*.egg-info")
        shutil.copytree(ROOT, target, ignore=ignored, dirs_exist_ok=True)
    return target
