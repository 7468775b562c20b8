"""What the eye needs, measured: contrast, hues that stay apart for the colour-blind, labels that do not overlap."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.observatory.charts.axes import apart
from fairway.observatory.charts.letters import fold, width_of
from fairway.observatory.charts.palette import DARK_STEPS, INK, PAINTS, SOFT, STEPS
from fairway.observatory.charts.timeline import timeline
from fairway.observatory.spans import Period

DARK_PAPER = "#12161b"


def linear(colour: str) -> list[float]:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("paint", PAINTS, ids=lambda paint: paint.mark)
def test_lines_and_words_stand_out_on_both_papers(paint):
    assert contrast(paint.line, "#ffffff") >= 3, "graphics: 3 to 1"
    assert contrast(paint.text, "#ffffff") >= 4.5, "text: 4.5 to 1"
    assert contrast(paint.dark, DARK_PAPER) >= 4.5
    assert min(contrast(INK, "#ffffff"), contrast(SOFT, "#ffffff")) >= 4.5


def test_every_series_has_a_mark_of_its_own():
    assert len({paint.mark for paint in PAINTS}) == len(PAINTS)


def seen_by(colour: str, rows: tuple[tuple[float, float, float], ...]) -> list[float]:
    """A colour as a colour-blind eye sees it (Machado, Oliveira and Fernandes 2009, full severity), in CIE Lab."""
    rgb = linear(colour)
    red, green, blue = (max(0.0, min(1.0, sum(k * c for k, c in zip(row, rgb, strict=True)))) for row in rows)
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x / 0.9505, y, z / 1.089))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]


DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


@pytest.mark.parametrize("eye", [DEUTAN, PROTAN], ids=["deutan", "protan"])
def test_the_first_five_hues_stay_apart_for_the_colour_blind(eye):
    """A just noticeable difference in Lab is about 2.3; five times that is plain at a glance."""
    colours = [seen_by(paint.line, eye) for paint in PAINTS[:5]]
    nearest = min(
        sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5 for one, two in combinations(colours, 2)
    )
    assert nearest >= 11.5


@pytest.mark.parametrize("steps", [STEPS, DARK_STEPS[::-1]], ids=["light", "dark"])
def test_a_darker_shade_means_more_in_black_and_white_too(steps):
    assert all(contrast(lighter, darker) > 1.2 for lighter, darker in pairwise(steps))
    assert [luminance(step) for step in steps] == sorted((luminance(step) for step in steps), reverse=True)


@given(st.lists(st.tuples(st.floats(0, 240), st.floats(5, 40)), max_size=9))
def test_labels_at_line_ends_never_overlap(labels):
    ordered = sorted(labels)
    heights = [height for _, height in ordered]
    places = apart([wanted for wanted, _ in ordered], heights, 0, 240)
    assert places == sorted(places)
    for (one, tall), (two, other) in pairwise(zip(places, heights, strict=True)):
        assert two - one >= (tall + other) / 2 - 1e-6
    if sum(heights) <= 240 and labels:
        assert places[0] - heights[0] / 2 >= -1e-6
        assert places[-1] + heights[-1] / 2 <= 240 + 1e-6


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.floats(20, 300), st.integers(1, 4))
def test_folded_text_fits_its_room(text, room, lines):
    folded = fold(text, room, 12, lines)
    assert 1 <= len(folded) <= lines
    assert all(width_of(one, 12) <= room or one == "…" for one in folded)


@pytest.mark.parametrize(("first", "last", "labels", "why"), [
    ("2024-01", "2024-06", ["Jan 2024", "Feb", "Mar", "Apr", "May", "Jun"], "months are named, the year once"),
    ("2009-01", "2024-09", ["2010", "2012", "2014", "2016", "2018", "2020", "2022", "2024"], "every second year"),
    ("2024-06-28", "2024-07-02", ["28 Jun", "29 Jun", "30 Jun", "1 Jul", "2 Jul"], "days with their month"),
    ("2022-Q3", "2023-Q2", ["Q3 2022", "Q4", "Q1 2023", "Q2"], "quarters"),
])  # fmt: skip
def test_the_time_axis_names_its_months_and_years(first, last, labels, why):
    axis = timeline([Period.read(first), Period.read(last)], 0, 460)
    assert [re.sub(r"\n", " ", text) for _, text in axis.ticks()] == labels, why


@given(st.sampled_from(["2009-02", "2023-11", "2019-Q2", "1999", "2024-W03", "2024-02-27"]), st.integers(0, 900))
def test_time_labels_keep_their_distance(first, length):
    start = Period.read(first)
    axis = timeline([start, start.back(-length)], 0, 520)
    places = [axis.x(period) for period, _ in axis.ticks()]
    assert all(after - before >= 20 for before, after in pairwise(places))
