"""``gouji --version``: gouji, its plugin API, and every loaded plugin."""

import argparse
import os
import sys

from ... import __version__
from ..config import Configs
from ..hookspecs import API_VERSION
from ..plugins import load_plugins
from .language import language


def run(arguments: argparse.Namespace) -> int:
    """Print the versions; the plugins are those of the current folder's configuration."""
    configs = Configs()
    english = language(arguments, configs) == "en"
    out = sys.stdout
    out.write(f"gouji {__version__}\n")
    out.write(f"plugin API {API_VERSION}\n" if english else f"插件接口 {API_VERSION}\n")
    plugins = load_plugins()
    plugins.rules(configs.for_folder(os.curdir).rules_path)
    for plugin in plugins.loaded:
        origin = "" if plugin.origin == plugin.name else f" ({plugin.origin})" if english else f"（{plugin.origin}）"
        out.write(f"{'plugin' if english else '插件'} {plugin.name}{origin}\n")
    return 0
