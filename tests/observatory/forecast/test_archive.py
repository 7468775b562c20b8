"""The archive: what was forecast stays, and what comes with the package says how it was made."""

from __future__ import annotations

import gzip
import json
from datetime import date

import numpy as np
import pytest

from fairway.errors import BadTable, NoSuchFigure
from fairway.observatory.forecast import AlreadyKept, Archive, Series, packaged_archive, panel
from fairway.observatory.forecast.archive import file_name, read
from tests.observatory.forecast.made_up import DAY, said


def test_a_kept_forecast_reads_back(tmp_path):
    made = said(((0, 0.5, 3, 12.3456, 99.99, 12_345.6, 20_000, 30_000, 40_000),))
    path = Archive(tmp_path).keep(made)
    assert path.name == "2024-09_naive_tracked_2024-11-15.jsonl.gz"
    back = read(path)
    assert np.expm1(back.quantiles[0, 0]) == pytest.approx([0, 0.5, 3, 12.35, 99.99, 12_350, 20_000, 30_000, 40_000])
    assert (back.model, back.origin, back.made_on, back.known_at, back.names, back.levels, back.residuals) == (
        made.model, made.origin, made.made_on, made.known_at, made.names, made.levels, made.residuals,
    )  # fmt: skip


def test_a_forecast_is_never_replaced(tmp_path):
    archive = Archive(tmp_path)
    path = archive.keep(said(((10,) * 9,)))
    before = path.read_bytes()
    with pytest.raises(AlreadyKept, match="holds another forecast, and what was forecast stays as it was"):
        archive.keep(said(((11,) * 9,)))
    assert path.read_bytes() == before
    assert archive.keep(said(((10,) * 9,))) == path, "the very same is kept already"
    assert [file.name for file in tmp_path.iterdir()] == [path.name], "nothing is left over"


def test_another_vintage_model_or_origin_stands_beside_it(tmp_path):
    archive = Archive(tmp_path)
    for one in (said(), said(known_at=date(2025, 6, 3)), said(model="ets"), said(origin="2024-08")):
        archive.keep(one)
    assert len(archive.paths()) == 4
    assert len(archive.paths(model="naive", origin="2024-09")) == 2
    assert archive.latest("naive").known_at == date(2025, 6, 3)
    with pytest.raises(NoSuchFigure, match="No forecast of 'theta' is kept"):
        archive.latest("theta")


@pytest.mark.parametrize(("harm", "message"), [
    (lambda data: data[: len(data) // 2], "not a kept forecast"),
    (lambda data: b"hello", "not a kept forecast"),
    (lambda data: gzip.compress(gzip.decompress(data).splitlines(keepends=True)[0]), "of 1 series|not a kept"),
    (lambda data: gzip.compress(gzip.decompress(data).replace(b'"form":1', b'"form":9')), "this version reads form 1"),
    (lambda data: gzip.compress(gzip.decompress(data).replace(b'"series":"s0"', b'"row":"s0"')), "line 2"),
])  # fmt: skip
def test_a_damaged_file_is_named(tmp_path, harm, message):
    path = Archive(tmp_path).keep(said())
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(BadTable, match=message) as refusal:
        list(Archive(tmp_path).forecasts())
    assert path.name in str(refusal.value)


def test_kept_forecasts_are_scored_when_their_outcome_is_known(tmp_path):
    archive = Archive(tmp_path)
    archive.keep(said(origin="2024-08"))
    archive.keep(said(origin="2024-09"))
    counts = [40 + at % 7 for at in range(69)] + [10]
    known = panel([Series.of("s0", (), "2018-12", counts)], source="made up", known_at=DAY)
    (found,) = archive.scores(known)
    assert found.origins == ("2024-08",), "October is not known yet"
    assert found.log_error[0, 0, 0] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("known_at", "real"), [(date(2024, 11, 15), True), (date(2025, 6, 3), False)])
def test_a_forecast_says_whether_it_was_made_in_real_time(known_at, real):
    made = said(known_at=known_at)
    assert made.real_time is real
    assert ("not in real time" in made.note) is not real
    assert "500 to 500 past misses" in made.note


def test_a_forecast_is_condensed_to_what_was_forecast():
    less = said((range(9),)).condensed((0.1, 0.9))
    assert less.levels == (0.1, 0.9)
    assert np.expm1(less.quantiles).round().tolist() == [[[1, 5]]]
    with pytest.raises(NoSuchFigure, match=r"No quantile at 0\.2"):
        said().condensed((0.2,))


def test_the_packaged_forecasts_say_that_they_were_made_later():
    archive = packaged_archive()
    kept = list(archive.forecasts())
    assert {one.model for one in kept} == {"blend", "naive"}
    for model in ("blend", "naive"):
        origins = [one.origin for one in archive.forecasts(model=model)]
        assert (len(origins), origins[0], origins[-1]) == (16, "2020-12", "2024-09")
    for one in kept:
        assert len(one.names) == 41
        assert not one.real_time
        assert "June 2025 vintage, not in real time" in one.note
        assert min(one.residuals) >= 400
        assert (np.diff(one.quantiles, axis=-1) >= 0).all()
    assert archive.latest("blend").targets[-1] == "2025-09"


def test_the_packaged_files_are_what_their_names_say_and_small():
    paths = packaged_archive().paths()
    assert [path.name for path in paths] == [file_name(read(path)) for path in paths]
    assert sum(path.stat().st_size for path in paths) < 400_000
    head = json.loads(gzip.decompress(paths[0].read_bytes()).splitlines()[0])
    assert head["note"].startswith("Made with the June 2025 vintage")
