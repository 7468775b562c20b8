"""Figures that carry their source with them get a note: equal sources share one, in the order in which they are met."""

from __future__ import annotations

from fairway.observatory.paper.document import Inline, Report, Source, Sources, Value, parts, walk

PREFIX = "note-"


def notes_of(report: Report) -> dict[str, str]:
    """Source line -> anchor of its note, for values that name no entry of the sources section."""
    found: dict[str, str] = {}
    for _, section in walk(report.sections):
        for block in section.blocks:
            for one in parts(block):
                if isinstance(one, Value) and one.source and not one.anchor:
                    found.setdefault(one.source, f"{PREFIX}{len(found) + 1}")
    return found


def target(one: Inline | None, notes: dict[str, str]) -> str:
    """The anchor that a value opens, "" for none."""
    if not isinstance(one, Value):
        return ""
    return one.anchor or notes.get(one.source, "")


def sources_of(report: Report) -> dict[str, Source]:
    """Anchor -> entry of the sources sections."""
    return {
        source.anchor: source
        for _, section in walk(report.sections)
        for block in section.blocks
        if isinstance(block, Sources)
        for source in block.items
    }
