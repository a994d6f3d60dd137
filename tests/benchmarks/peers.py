"""Other linters, where they are installed. They check something else: what is compared is how long one waits.

npm install textlint textlint-rule-max-ten markdownlint-cli2; pip install pymarkdownlnt rumdl; all of them on PATH.
"""

import shutil
import subprocess
from pathlib import Path

PEERS = {
    "textlint": ("textlint", "--rule", "max-ten", "."),
    "markdownlint-cli2": ("markdownlint-cli2", "*.md"),
    "pymarkdown": ("pymarkdown", "scan", "."),
    "rumdl": ("rumdl", "check", "."),
}


def installed() -> dict[str, tuple[str, tuple[str, ...]]]:
    """The version and the command of each peer that there is."""
    found = {}
    for name, command in PEERS.items():
        if shutil.which(command[0]):
            argument = "version" if name == "pymarkdown" else "--version"
            done = subprocess.run(
                [command[0], argument], capture_output=True, encoding="utf-8", check=False, cwd=Path.home()
            )
            found[name] = ((done.stdout or done.stderr).strip().partition("\n")[0], command)
    return found
