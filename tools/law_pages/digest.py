"""The identifiers of the two digests, of the Pact and of the law beside it: our list, and how they are read out of the digests.

The digests are working papers and no part of the project. Their identifiers are: `docs/law/digest-identifiers.txt` has
one on each line, with the article and what it is about in our own words. Where the digests lie beside the checkout, a
test reads them again and compares. Of the second digest only the chapters on statistics and visas are coded so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FIRST_SECTION, LAST_SECTION = 2, 11
EXTERNAL_SECTIONS = ("2.6", "3.1", "3.2", "3.3")
EXTERNAL_PREFIXES = ("STAT", "V25", "VS", "GSP")
ACT_PREFIXES = ("SCR", "APR", "RBP", "AMM", "CRI", "EUD", "RCD", "RD", "SISR", "QR", "RES")


@dataclass(frozen=True)
class Listed:
    """One identifier: where it stands and what it is about."""

    id: str
    article: str
    title: str

    @property
    def act(self) -> str:
        """The prefix that names the act."""
        return self.id.partition("-")[0]


def read_list(path: Path) -> list[Listed]:
    """Our list. Raises ValueError naming the line that is not `ID<TAB>article<TAB>title`."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or not all(part.strip() for part in parts):
            raise ValueError(
                f"{path.name}:{number}: expected identifier, article and title with tabs between, seen {line!r}"
            )
        found.append(Listed(*(part.strip() for part in parts)))
    return found


def read_reasons(path: Path) -> dict[str, str]:
    """`ID<TAB>reason` lines of one file. Raises ValueError naming a line that is neither that nor a comment."""
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        identifier, tab, reason = line.partition("\t")
        if not tab or not reason.strip() or identifier.strip() in found:
            raise ValueError(
                f"{path.name}:{number}: expected an identifier, a tab and a reason, once each, seen {line!r}"
            )
        found[identifier.strip()] = reason.strip()
    return found


def identifiers_in(digest: str) -> list[str]:
    """Every identifier in the tables of a digest, in order, each once.

    >>> identifiers_in("## 5. Law\\n| AMM-9.4 / 11.4 | 9 | x |\\n| CRI-8, 17 | | y |\\n")
    ['AMM-9.4', 'AMM-11.4', 'CRI-8', 'CRI-17']
    """
    found: dict[str, None] = {}
    section = ""
    for line in digest.splitlines():
        heading = re.match(r"^#{2,3} (\d+(?:\.\d+)?)", line)
        section = heading[1] if heading else ("" if line.startswith("## ") else section)
        if (
            line.startswith("|")
            and section
            and (section == "1.2" or FIRST_SECTION <= int(section.split(".")[0]) <= LAST_SECTION)
        ):
            found.update(dict.fromkeys(_in_row([cell.strip() for cell in line.strip("|").split("|")], section)))
    return list(found)


def external_identifiers_in(digest: str) -> list[str]:
    """Every identifier of the coded chapters of the digest of external law, in order, each once. A title may follow it.

    >>> external_identifiers_in("### 3.2 Visas\\n| VS-6b | x |\\n| V25-1 indicators | y |\\n## 4. Later\\n| VS-99 | z |\\n")
    ['VS-6b', 'V25-1']
    """
    known = re.compile(rf"\| ((?:{'|'.join(EXTERNAL_PREFIXES)})-\d+[a-z]?)\b")
    found: dict[str, None] = {}
    section = ""
    for line in digest.splitlines():
        heading = re.match(r"^#{2,3} (\d+(?:\.\d+)?)", line)
        section = heading[1] if heading else section
        row = known.match(line)
        if row and section in EXTERNAL_SECTIONS:
            found[row[1]] = None
    return list(found)


def _in_row(cells: list[str], section: str) -> list[str]:
    if section == "3.4" and re.fullmatch("[a-j]", cells[0]):
        return [f"APR-42.1{cells[0]}"]
    if section == "8" and len(cells) == 6 and cells[1][:1].isdigit():
        return [f"EUD-{_category(cells[1])}"]
    return [identifier for cell in cells[:2] for identifier in _in_cell(cell)]


def _category(article: str) -> str:
    """The article of a Eurodac category as an identifier: '18(2)(b),(c)' is 18.2b, '15, 17' is 15."""
    return re.sub(r"\((\d)\)", r".\1", article.split(",")[0]).replace("(", "").replace(")", "")


def _in_cell(cell: str) -> list[str]:
    """Identifiers in one cell; what follows 'AMM-9.4 / ' or 'CRI-8, ' shares the act."""
    known = rf"(?:{'|'.join(ACT_PREFIXES)})-[\w.]\S*?"
    if not re.fullmatch(rf"{known}(?:(?:, | / )(?:{known}|[\d.]+))*", cell):
        return []
    parts = re.split(r", | / ", cell)
    act = parts[0].partition("-")[0]
    return [part if "-" in part else f"{act}-{part}" for part in parts]
