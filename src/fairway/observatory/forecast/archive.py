"""Every forecast that was made, one file each, kept for good: what was said can be held against what came.

A file is gzipped JSON lines: a first line with who, when and from which figures, then one line for each series with its
quantiles in detections, to four significant figures. A file is never replaced, not even by a better forecast."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import fairway.reference
from fairway.errors import BadTable, NoSuchFigure
from fairway.observatory.forecast.forecast import Forecast
from fairway.observatory.forecast.refusals import AlreadyKept
from fairway.observatory.forecast.score import Scores, score
from fairway.observatory.forecast.series import Panel

FORM = 1
SUFFIX = ".jsonl.gz"


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of forecasts. Files of other kinds in it are left alone."""

    folder: Path

    def keep(self, forecast: Forecast) -> Path:
        """Write the forecast to its own file and return it; nothing happens where the very same is kept already.

        Raises AlreadyKept where another forecast has this model, treatment, origin and vintage.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / file_name(forecast)
        text = _text(forecast)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.write_bytes(_packed(text))
        try:
            path.hardlink_to(part)  # fails where the file is there, which a rename would replace
        except FileExistsError:
            if _unpacked(path) != text:
                raise AlreadyKept(
                    f"{path.name} holds another forecast, and what was forecast stays as it was. "
                    "A forecast from newer figures has another vintage and so another name."
                ) from None
        finally:
            part.unlink()
        return path

    def paths(self, *, model: str | None = None, origin: str | None = None) -> list[Path]:
        """The files, by name, of one model or origin if these are given."""
        found = []
        for path in sorted(self.folder.glob(f"*{SUFFIX}")):
            parts = path.name.removesuffix(SUFFIX).split("_")
            if len(parts) == 4 and origin in (None, parts[0]) and model in (None, parts[1]):
                found.append(path)
        return found

    def forecasts(self, *, model: str | None = None, origin: str | None = None) -> Iterator[Forecast]:
        """The forecasts of these files, by origin. Raises BadTable for one that cannot be read."""
        return (read(path) for path in self.paths(model=model, origin=origin))

    def latest(self, model: str) -> Forecast:
        """The model's forecast from the latest origin, of the latest vintage. Raises NoSuchFigure."""
        paths = self.paths(model=model)
        if not paths:
            raise NoSuchFigure(f"No forecast of '{model}' is kept in {self.folder.name}: make one first.")
        return max((read(path) for path in paths), key=lambda one: (one.origin, one.known_at))

    def scores(self, panel: Panel) -> list[Scores]:
        """One entry for each model, treatment and vintage, over the origins with at least one known outcome."""
        kinds: dict[tuple[Any, ...], list[Forecast]] = {}
        for one in self.forecasts():
            if one.targets[0] <= panel.last:
                kinds.setdefault((one.model, one.treatment, one.known_at, one.names, one.levels), []).append(one)
        return [score(of_kind, panel) for _, of_kind in sorted(kinds.items())]


def packaged_archive() -> Archive:
    """The past forecasts that come with the package, made with the June 2025 vintage and not in real time."""
    return Archive(Path(fairway.reference.__file__).with_name("data") / "forecasts")


def file_name(forecast: Forecast) -> str:
    """Origin, model, treatment and vintage: two forecasts that differ in one of them never meet."""
    return f"{forecast.origin}_{forecast.model}_{forecast.treatment}_{forecast.known_at.isoformat()}{SUFFIX}"


def read(path: Path) -> Forecast:
    """One kept forecast. Raises BadTable, naming the file and the line."""
    line = 0
    try:
        lines = _unpacked(path).splitlines()
        head = json.loads(lines[0])
        if head["form"] != FORM:
            raise BadTable(f"{path.name} is written in form {head['form']}; this version reads form {FORM}.")
        names, rows = [], []
        for line, text in enumerate(lines[1:], 1):  # noqa: B007
            one = json.loads(text)
            names.append(str(one["series"]))
            rows.append(one["detections"])
        counts = np.array(rows, dtype=np.float64)
        if counts.shape != (head["series"], len(head["residuals"]), len(head["levels"])):
            raise BadTable(f"{path.name} has {counts.shape[0]} of {head['series']} series: take a fresh copy.")
        return Forecast(
            model=head["model"], origin=head["origin"], made_on=date.fromisoformat(head["made_on"]),
            known_at=date.fromisoformat(head["known_at"]), source=head["source"], treatment=head["treatment"],
            names=tuple(names), levels=tuple(head["levels"]), quantiles=np.log1p(counts),
            residuals=tuple(head["residuals"]),
        )  # fmt: skip
    except (OSError, EOFError, ValueError, LookupError, TypeError) as fault:
        raise BadTable(f"{path.name}, line {line + 1}: not a kept forecast ({fault}). Take a fresh copy.") from fault


def _text(forecast: Forecast) -> str:
    head = {
        "form": FORM,
        "model": forecast.model,
        "origin": forecast.origin,
        "made_on": forecast.made_on.isoformat(),
        "known_at": forecast.known_at.isoformat(),
        "real_time": forecast.real_time,
        "note": forecast.note,
        "source": forecast.source,
        "treatment": forecast.treatment,
        "series": len(forecast.names),
        "levels": list(forecast.levels),
        "residuals": list(forecast.residuals),
    }
    lines = [head] + [
        {"series": name, "detections": [[_short(value) for value in month] for month in forecast.counts(name)]}
        for name in forecast.names
    ]
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


def _short(value: float) -> float | int:
    short = float(f"{value:.4g}")
    return int(short) if short.is_integer() else short


def _packed(text: str) -> bytes:
    """The same bytes for the same text, whenever it is written."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(text.encode())
    return packed.getvalue()


def _unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode()
