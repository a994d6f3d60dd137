"""House rules of a city, as a plugin of gouji: two rules and an option that they share."""

from gouji.linter import Option, Rule, hookimpl

from .rules import HOTLINE, hotline_missing, hotline_spelling

#: The version of the plugin API that this is made for; gouji refuses the plugin, by name, if its own is another.
gouji_api = 1


@hookimpl
def gouji_rules() -> list[Rule]:
    """The rules."""
    return [hotline_missing, hotline_spelling]


@hookimpl
def gouji_options() -> list[Option]:
    """What ``[plugins.citycheck]`` sets."""
    return [HOTLINE]
