"""Write a corpus, or measure the linter on one.

python -m tests.corpus --write DIR --count 100 [--faults] [--layout A] [--code SUM002] [--seed 1]
python -m tests.corpus --measure --gouji .venv/bin/gouji --count 300
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from .cases import Case, clean_cases, fault_cases
from .look import LAYOUTS
from .measure import measure, show, write


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the files and expected.json here")
    parser.add_argument("--measure", action="store_true", help="run the linter over a corpus and print its score")
    parser.add_argument("--gouji", default="gouji", metavar="COMMAND", help="the linter's command")
    parser.add_argument("--count", type=int, default=240, help="how many reports of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", default="", choices=["", *LAYOUTS])
    parser.add_argument("--code", default="", help="only faults of these rules (with commas)")
    parser.add_argument("--faults", action="store_true", help="with --write: faulty reports too")
    parser.add_argument("--no-clean", action="store_true", help="faulty reports only")
    parser.add_argument("--brief", action="store_true", help="no examples")
    options = parser.parse_args()
    cases: list[Case] = []
    if not options.no_clean:
        cases += clean_cases(options.seed, options.count, options.layout)
    if options.faults or options.measure or options.no_clean:
        cases += fault_cases(options.seed, options.count, options.layout, options.code)
    if options.measure:
        command = options.gouji
        if Path(command).exists():
            command = str(Path(command).resolve())
        with tempfile.TemporaryDirectory() as scratch:
            folder = options.write or Path(scratch)
            print(show(measure(cases, folder, command), not options.brief))
    elif options.write:
        write(cases, options.write)
        print(f"{len(cases)} reports")
    else:
        parser.error("give --write or --measure")


if __name__ == "__main__":
    main()
