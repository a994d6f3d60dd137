"""``gouji --version``: gouji, its plugin API, and every loaded plugin."""

import argparse
import os
import sys

from ... import __version__
from ..config import Configs
from ..entry_points import API_VERSION, find_entry_points, only_gouji
from .language import language


def run(arguments: argparse.Namespace) -> int:
    """Print the versions; the plugins are those of the current folder's configuration."""
    configs = Configs()
    english = language(arguments, configs) == "en"
    out = sys.stdout
    out.write(f"gouji {__version__}\n")
    out.write(f"plugin API {API_VERSION}\n" if english else f"插件接口 {API_VERSION}\n")
    for name, origin in _plugins(configs):
        origin = "" if origin == name else f" ({origin})" if english else f"（{origin}）"
        out.write(f"{'plugin' if english else '插件'} {name}{origin}\n")
    return 0


def _plugins(configs: Configs) -> list[tuple[str, str]]:
    """The name and the origin of each plugin; plugins of others are loaded, as whether they can be has to be told."""
    entries = find_entry_points(sys.path)
    folders = configs.for_folder(os.curdir).rules_path
    if only_gouji(entries) and not folders:
        return [(entry.name, f"{entry.distribution} {entry.version}".strip()) for entry in entries]
    from ..plugins import load_plugins

    plugins = load_plugins()
    plugins.rules(folders)
    return [(plugin.name, plugin.origin) for plugin in plugins.loaded]
