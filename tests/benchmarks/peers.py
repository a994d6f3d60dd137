"""Other linters, where they are installed. They check something else: what is compared is how long one waits.

npm install textlint markdownlint-cli2; pip install pymarkdownlnt rumdl; all of them on PATH.
"""

import shutil
import subprocess
from pathlib import Path

PEERS = {
    "textlint": ("textlint", "--rulesdir", "rules", "."),
    "markdownlint-cli2": ("markdownlint-cli2", "*.md"),
    "pymarkdown": ("pymarkdown", "scan", "."),
    "rumdl": ("rumdl", "check", "."),
}
#: How many times as long as gouji they are to take.
GOALS = {"textlint": 4, "markdownlint-cli2": 2.5, "pymarkdown": 40}
#: What they are configured with: textlint has one rule of its own, markdownlint three of its rules, the others all.
FILES = {
    "rules/number-missing.js": """module.exports = ({ Syntax, RuleError, report, getSource }) => ({
    [Syntax.Str](node) {
        const match = /\\s+条/.exec(getSource(node));
        if (match) report(node, new RuleError("a number is missing", { index: match.index }));
    },
});
""",
    ".markdownlint-cli2.jsonc": '{"config": {"default": false, "MD001": true, "MD018": true, "MD024": true}}\n',
}


def configure(folder: Path) -> None:
    """Write the peers' configurations into the folder that they are to check."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def installed() -> dict[str, tuple[str, tuple[str, ...]]]:
    """The version and the command of each peer that there is."""
    found = {}
    for name, command in PEERS.items():
        if shutil.which(command[0]):
            argument = "version" if name == "pymarkdown" else "--version"
            done = subprocess.run(
                [command[0], argument], capture_output=True, encoding="utf-8", check=False, cwd=Path.home()
            )
            version = (done.stdout or done.stderr).strip().partition("\n")[0].removeprefix(f"{name} ")
            found[name] = (version, command)
    return found
