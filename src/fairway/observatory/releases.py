"""The list of a store's releases: one file, read whole and replaced whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.observations import Release

LIST = "releases.json"


def read_list(folder: Path) -> list[Release]:
    """The releases of a folder; none if it is not there. Raises BadTable if the list is damaged."""
    path = folder / LIST
    if not path.exists():
        return []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["releases"]
        return [_release(entry) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadTable(
            f"{path} is damaged ({type(fault).__name__}): put back a copy, or remove the folder and run `fairway data update`."
        ) from None


def _release(entry: Mapping[str, Any]) -> Release:
    made = dict(entry)
    for day in ("known_at", "first", "last"):
        made[day] = date.fromisoformat(made[day])
    return Release(**made)


def release_entry(release: Release) -> dict[str, Any]:
    """A release as it stands in the list; what is empty is left out."""
    entry: dict[str, Any] = {}
    for field in fields(release):
        value = getattr(release, field.name)
        if value != field.default:
            entry[field.name] = value.isoformat() if isinstance(value, date) else value
    return entry


def write_list(folder: Path, releases: Sequence[Release]) -> None:
    """Replace the list in one step: what is cut off before it leaves the old list, whole. Raises OSError."""
    text = json.dumps({"releases": [release_entry(r) for r in releases]}, ensure_ascii=False, indent=1)
    part = folder / f".{LIST}.part"
    with part.open("w", encoding="utf-8") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())
    part.replace(folder / LIST)
