"""Colours that the colour-blind tell apart and that survive a black-and-white printer, each with its own mark.

Hues are those of Okabe and Ito (2008, "Color Universal Design"), darkened where the original has less than 3 to 1 against
white paper. A page may replace them on a dark background: every shape carries a class (`fw-s0` and so on) that a style
sheet can answer, and the attributes drawn here are what stands where there is no style sheet (PDF, e-mail)."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Fira Sans', Arial, sans-serif"
INK = "#1b1f24"
SOFT = "#57606a"
GRID = "#d5dae0"
PAPER = "#ffffff"
LAND = "#eceff2"
COAST = "#aab4be"


@dataclass(frozen=True, slots=True)
class Paint:
    """One series' look: line colour, colour for text (4.5 to 1 on white), mark, and both for dark paper."""

    line: str
    text: str
    mark: str
    dark: str


PAINTS = (
    Paint("#0072b2", "#00609a", "circle", "#5cb8ee"),
    Paint("#d55e00", "#a84a00", "square", "#ff9447"),
    Paint("#008a66", "#00694e", "triangle", "#35c79b"),
    Paint("#a8518a", "#8f3f74", "diamond", "#e79cc9"),
    Paint("#30353b", "#1b1f24", "cross", "#e6e9ec"),
    Paint("#a17400", "#7a5800", "down", "#f0c24a"),
    Paint("#3f8fb8", "#20698f", "plus", "#9bd3f0"),
    Paint("#8a6f5a", "#6b5443", "ring", "#cbb5a4"),
)
"""At most eight series are told apart. More belong into small multiples."""

STEPS = ("#e4eef6", "#bcd6ea", "#86b6d9", "#4a90c2", "#1f6aa5", "#0b4477")
"""One hue from light to dark, for quantities on a map. Each step is darker in grey, too."""

DARK_STEPS = ("#15293a", "#1c4361", "#24618d", "#3c86ba", "#74b0da", "#b9dcf2")
RISE = "#b24a00"
FALL = "#00609a"
ALARM = "#b3261e"
