"""How the manual is built: ``sphinx-build -W docs site``. The rule reference comes out of the rules' docstrings."""

import os
import re
from typing import TYPE_CHECKING

from gouji import __version__
from gouji.linter.commands.rule_pages import page
from gouji.linter.plugins import load_plugins
from gouji.linter.selectors import FAMILIES, family

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "gouji"
version = release = __version__
project_copyright = "The gouji authors, Apache-2.0"
extensions = ["myst_parser"]
exclude_patterns = ["site"]
myst_heading_anchors = 3
html_theme = "alabaster"
html_theme_options = {"description": "勾稽: a linter for Chinese annual reports", "fixed_sidebar": True}
html_title = "gouji"
#: Where links out of the manual lead: the manual links to files of the repository by relative paths.
REPOSITORY = "https://github.com/example/gouji/blob/main/"

#: What the families of rules are about.
ABOUT = {
    "SEC": "mandated sections",
    "TAB": "table shapes",
    "YEAR": "the one year",
    "SUM": "arithmetic",
    "TEXT": "prose, and prose against tables",
    "CROSS": "between reports",
    "GOUJI": "the linter itself",
}


def write_rule_pages(folder: str) -> None:
    """Write a page for each family of built-in rules, and their index."""
    os.makedirs(folder, exist_ok=True)
    rules = [rule for rule in load_plugins().rules() if rule.plugin.startswith("gouji ")]
    built = [name for name in FAMILIES if any(family(rule.code) == name for rule in rules)]
    pages = {
        f"{name.lower()}.md": page([rule for rule in rules if family(rule.code) == name], f"{name}: {ABOUT[name]}")
        for name in built
    }
    index = ["# Rules", "", "`gouji rule CODE` prints the same. `[*]` marks what `--fix` can correct.", ""]
    index += ["```{toctree}", ":maxdepth: 2", "", *(name.removesuffix(".md") for name in pages), "```"]
    for name, lines in {**pages, "index.md": index}.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)


def setup(app: "Sphinx") -> None:
    """Generate the rule reference before anything is read."""
    app.connect("config-inited", lambda app, _config: write_rule_pages(os.path.join(app.srcdir, "rules")))
    app.connect("source-read", lambda _app, _page, source: link_out(source))


def link_out(source: list[str]) -> None:
    """Let links that leave the folder of the manual lead to the repository."""
    source[0] = re.sub(r"\]\(\.\./", f"]({REPOSITORY}", source[0])
