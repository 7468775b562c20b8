"""The table in `bench/README.md`, made from every file in `bench/results`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.measure import RESULTS, Record

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- results: made by bench/readme.py, not by hand -->", "<!-- end of results -->"


def records() -> dict[str, list[Record]]:
    """All results by file."""
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in sorted(RESULTS.glob("*.json"))}


def shown(number: float | None) -> str:
    """A number with thin groups of thousands."""
    if number is None:
        return ""
    return f"{number:,}" if isinstance(number, int) or abs(number) < 1000 else f"{number:,.0f}"


def table(some: Sequence[Record]) -> str:
    """Records as a Markdown table."""
    lines = ["| what | unit | ours | peer | times | bar | holds |", "|---|---|--:|---|--:|---|---|"]
    for item in some:
        peer = "" if item["peer"] is None else f"{shown(item['peer'])} ({item['peer_name']} {item['peer_version']})"
        held = {True: "yes", False: "**no**", None: ""}[item["holds"]]
        cells = (item["name"], item["unit"], shown(item["ours"]), peer, shown(item["ratio"]), item["bar"] or "", held)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def missed(some: Sequence[Record]) -> str:
    """Which bars are missed, and by how much."""
    lines = []
    for item in some:
        if item["holds"] is False:
            seen = f"{shown(item['ours'])} {item['unit']}" if item["ratio"] is None else f"{shown(item['ratio'])} times"
            lines.append(f"- {item['name']}: {seen}; the bar is {item['bar']}.")
    return "Missed:\n\n" + "\n".join(lines) if lines else "Every bar holds."


def results() -> str:
    """Everything between the two marks."""
    parts = []
    for file, some in records().items():
        machines = "; ".join(dict.fromkeys(item["machine"] for item in some))
        methods = "\n".join(f"- {item['name']}: {item['method']}." for item in some)
        parts.append(
            f"### {file}\n\n{machines}\n\n{table(some)}\n\n{missed(some)}\n\nHow each was measured:\n\n{methods}"
        )
    return "\n\n".join(parts)


def updated(text: str) -> str:
    """The page with its results as they now are."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{results()}\n\n{END}{after}"


def update() -> None:
    """Write the page again."""
    README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    update()
