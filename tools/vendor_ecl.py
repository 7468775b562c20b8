"""Take from the Europa Component Library what our pages use, and nothing that calls home.

    python tools/vendor_ecl.py ecl-preset-ec-5.3.1.tgz htmx.org-2.x.tgz

The archives are those of the npm registry (`npm pack @ecl/preset-ec@5.3.1 htmx.org@2`). Kept are the rules of the components below,
the variables and the licence; left out are every other component, fonts and their addresses, logos, pictures and animations."""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).parents[1] / "src" / "fairway" / "web" / "static"
KEPT = frozenset(
    {
        "breadcrumb", "button", "container", "description-list", "feedback-message", "fieldset", "form-group", "form-label", "help-block",
        "label", "link", "notification", "ordered-list", "pagination", "select", "table", "tag", "text-area", "text-input", "unordered-list",
    }
)  # fmt: skip
_CLASS = re.compile(r"\.ecl-([a-z0-9]+(?:-[a-z0-9]+)*)")
_DROPPED = ("@font-face", "@keyframes", "@-webkit-keyframes", "@charset", "@import", "@page")


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet in order: what stands before the brace, and what stands within."""
    at = 0
    while at < len(css):
        opening = _next(css, at, "{;")
        if opening < 0:
            return
        if css[opening] == ";":
            at = opening + 1
            continue
        depth, end = 1, opening
        while depth:
            end = _next(css, end + 1, "{}")
            depth += 1 if css[end] == "{" else -1
        yield css[at:opening].strip(), css[opening + 1 : end]
        at = end + 1


def _next(css: str, at: int, wanted: str) -> int:
    """The next of these characters outside quotes, or -1."""
    quote = ""
    for place in range(at, len(css)):
        letter = css[place]
        if quote:
            quote = "" if letter == quote and css[place - 1] != "\\" else quote
        elif letter in "\"'":
            quote = letter
        elif letter in wanted:
            return place
    return -1


def kept(css: str) -> str:
    """The style sheet without the components that our pages do not use."""
    out = []
    for head, body in rules(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if head.startswith(_DROPPED):
            continue
        if head.startswith("@"):
            inner = kept(body) if "{" in body else body
            if inner:
                out.append(f"{head}{{{inner}}}")
            continue
        selectors = [selector for selector in _selectors(head) if _ours(selector)]
        if selectors and "http" not in body:
            out.append(f"{','.join(selectors)}{{{body}}}")
    return "\n".join(out)


def _selectors(head: str) -> list[str]:
    return [part.strip() for part in re.split(r",(?![^(\[]*[)\]])", head) if part.strip()]


def _ours(selector: str) -> bool:
    return all(name.split("--")[0] in KEPT for name in _CLASS.findall(selector))


def read(archive: Path, member: str) -> str:
    """A text file of an npm archive."""
    with tarfile.open(archive) as box:
        held = box.extractfile(f"package/{member}")
        if held is None:
            raise SystemExit(f"{archive}: there is no {member} in it.")
        return held.read().decode("utf-8")


def vendor(ecl: Path, htmx: Path) -> None:
    """Write static/ecl and static/htmx again from the two archives."""
    version = json.loads(read(ecl, "package.json"))["version"]
    into = STATIC / "ecl"
    into.mkdir(parents=True, exist_ok=True)
    note = f"/* From @ecl/preset-ec {version}, (c) European Union, EUPL (LICENSE beside). Selected by tools/vendor_ecl.py. */\n"
    (into / "ecl.css").write_text(note + kept(read(ecl, "dist/styles/ecl-ec.css")) + "\n", encoding="utf-8")
    (into / "LICENSE").write_text(read(ecl, "LICENSE"), encoding="utf-8")
    into = STATIC / "htmx"
    into.mkdir(parents=True, exist_ok=True)
    (into / "htmx.min.js").write_text(read(htmx, "dist/htmx.min.js"), encoding="utf-8")
    (into / "LICENSE").write_text(read(htmx, "LICENSE"), encoding="utf-8")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("ecl", type=Path)
    asked.add_argument("htmx", type=Path)
    given = asked.parse_args()
    vendor(given.ecl, given.htmx)
