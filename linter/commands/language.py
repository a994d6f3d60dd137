"""Which language to speak before a file's own configuration is known."""

import argparse
import os
import sys
from collections.abc import Sequence

from ..config import Configs
from ..trouble import Trouble


def language(arguments: argparse.Namespace, configs: Configs) -> str:
    """The language asked for, else that of the current folder's configuration, else Chinese."""
    asked: str | None = getattr(arguments, "lang", None)
    return _configured(configs) if asked is None else asked


def configured_language(words: Sequence[str]) -> str:
    """The language of the configuration that a command line leads to."""
    given = None
    for index, word in enumerate(words):
        if word == "--config" and index + 1 < len(words):
            given = words[index + 1]
        elif word.startswith("--config="):
            given = word.partition("=")[2]
    return _configured(Configs(given))


def _configured(configs: Configs) -> str:
    try:
        return configs.for_folder(os.curdir).lang
    except Trouble:  # it is told where the configuration is needed
        return "zh"


def warn(text: str) -> None:
    """Write a line to stderr."""
    sys.stderr.write(f"{text}\n")
