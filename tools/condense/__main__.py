"""Condense published data files into the packaged reference figures.

python -m tools.condense ../shared/data            write the tables, the lists and the page of the manual
python -m tools.condense ../shared/data --to DIR   write into another folder
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.condense import countries
from tools.condense.inputs import Inputs

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Read, check, condense, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="published data with a README that lists checksums")
    parser.add_argument("--to", type=Path, default=ROOT, help="the checkout to write into")
    asked = parser.parse_args()
    inputs = Inputs(asked.folder)
    data = asked.to / "src/fairway/reference/data"
    data.mkdir(parents=True, exist_ok=True)
    (data / "countries.json").write_text(countries.text(inputs), encoding="utf-8")
    # Only now: the modules below read the table of countries that was just written.
    from tools.condense.everything import write_all

    for line in write_all(inputs, asked.to):
        print(line)
    if asked.to == ROOT:
        from tools.condense import page

        page.write(ROOT)


if __name__ == "__main__":
    main()
