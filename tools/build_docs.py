"""Build the pages of the manual that are made from the rules, the indicators and the letter's tables.

    python tools/build_docs.py            write the pages below docs/ that have changed
    python tools/build_docs.py --check    write nothing, exit 1 naming the pages that are not current

The same rules and tables give the same pages, byte for byte."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from law_pages.catalogue import catalogue
from law_pages.coverage import COVERAGE, coverage
from law_pages.markdown import FACTS, PARAMETERS
from law_pages.vocabulary import UNSETTLED, facts, parameters, unsettled

from fairway.errors import FairwayError
from fairway.law.language.book import Book
from fairway.law.pack import packaged_book

DOCS = Path(__file__).resolve().parents[1] / "docs" / "law"


def pages(book: Book, docs: Path = DOCS) -> dict[str, str]:
    """Every generated page by its path below docs/law/."""
    return {
        **catalogue(book),
        FACTS: facts(book),
        PARAMETERS: parameters(book),
        UNSETTLED: unsettled(book),
        COVERAGE: coverage(book, docs),
    }


def observatory_pages() -> dict[str, str]:
    """The pages below docs/observatory/ that are made from tables. docs/observatory/data.md is written with the figures."""
    from fairway.observatory.indicators.page import current
    from fairway.observatory.letter.page import packaged_page
    from fairway.observatory.own import page as own_cases

    return {"indicators.md": current(), "letter.md": packaged_page(), "own-cases.md": own_cases.current()}


def not_current(wanted: dict[str, str], docs: Path = DOCS) -> list[str]:
    """The pages that differ from what the rules say, are absent, or belong to an act that has no rules any more."""
    left_over = [
        f"catalogue/{file.name}" for file in (docs / "catalogue").glob("*.md") if f"catalogue/{file.name}" not in wanted
    ]
    return sorted([path for path, text in wanted.items() if read(docs / path) != text] + left_over)


def read(file: Path) -> str | None:
    """The text of a page; None if there is none."""
    return file.read_text(encoding="utf-8") if file.is_file() else None


def write(wanted: dict[str, str], docs: Path = DOCS) -> list[str]:
    """Bring the pages up to date. Returns those that were not."""
    changed = not_current(wanted, docs)
    for path in changed:
        if path not in wanted:
            (docs / path).unlink()
            continue
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(wanted[path], encoding="utf-8", newline="\n")
    return changed


def main(arguments: Sequence[str] | None = None, docs: Path = DOCS) -> int:
    """Write or check. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Build the pages of the manual that are made from the rules.")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if a page is not current")
    options = parser.parse_args(arguments)
    try:
        made = [(docs, pages(packaged_book(), docs))]
        if docs == DOCS:
            made.append((DOCS.parent / "observatory", observatory_pages()))
    except (FairwayError, ValueError) as error:
        print(f"The pages cannot be made: {error}", file=sys.stderr)
        return 1
    if not options.check:
        for folder, wanted in made:
            for path in write(wanted, folder):
                print(f"{'wrote' if path in wanted else 'removed'} docs/{folder.name}/{path}")
        return 0
    stale = [f"docs/{folder.name}/{path}" for folder, wanted in made for path in not_current(wanted, folder)]
    for path in stale:
        print(f"{path} is not current.", file=sys.stderr)
    if stale:
        print("Run: python tools/build_docs.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
