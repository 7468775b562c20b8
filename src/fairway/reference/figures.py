"""Where the packaged figures lie, and the list of their releases as it is written. The observatory's store reads them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("data") / "observations"
"""releases.json, and in observations/ one Parquet file a measure."""


@cache
def releases() -> tuple[dict[str, Any], ...]:
    """Every packaged release: id, measure, known_at, source, control, rows, total and so on. Days are ISO text."""
    return tuple(json.loads((FOLDER / "releases.json").read_text(encoding="utf-8"))["releases"])


def table(file: str) -> Path:
    """The Parquet file that a release names."""
    return FOLDER / "observations" / file
