"""``gouji config [PATH]``: print the effective configuration of a path and where each value comes from."""

import argparse
import os
import sys

from ..config import Configs
from ..session import Session
from .parser import Parser, add_config


def arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "path", nargs="?", default=os.curdir, metavar="PATH", help=parser.say("文件或文件夹", "a file or folder")
    )
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """Print ``key = value  # where it was set``. Raises Trouble for a configuration that a check would refuse."""
    from json import dumps

    from ..settings import Overrides

    configs = Configs(options.config, Overrides(lang=getattr(options, "lang", None)))
    place = os.path.join(options.path, "report") if os.path.isdir(options.path) else options.path
    Session(configs).plan(place)
    for key, value, origin in configs.for_file(place).entries():
        sys.stdout.write(f"{key} = {dumps(value, ensure_ascii=False, default=str)}  # {origin}\n")
    return 0
