"""All publishers' modules, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.condense import (
    arrivals,
    border_controls,
    context,
    eurostat_asylum,
    eurostat_enforcement,
    frontex,
    unhcr,
    visas,
)
from tools.condense.drafts import write
from tools.condense.inputs import Inputs

MODULES = (frontex, eurostat_asylum, eurostat_enforcement, unhcr, visas, arrivals, border_controls, context)


def write_all(inputs: Inputs, root: Path) -> Iterator[str]:
    """Write every packaged table and page under a checkout, and say what was written."""
    folder = root / "src/fairway/reference/data/observations"
    folder.parent.mkdir(parents=True, exist_ok=True)
    (folder.parent / "border_controls.json").write_text(border_controls.text(inputs), encoding="utf-8")
    drafts = [draft for module in MODULES for draft in module.drafts(inputs)]
    releases = write(drafts, inputs, folder)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    yield f"{len(releases)} releases of {len({r.measure for r in releases})} measures, {size / 1e6:.2f} MB"
