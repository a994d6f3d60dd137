"""The cases of the built-in rules (tests/cases) are collected as those of any plugin are.

The plugin is loaded here, not by its entry point (``-p no:gouji``), so that coverage sees what it imports.
"""

pytest_plugins = ["gouji.linter.pytest_plugin"]
