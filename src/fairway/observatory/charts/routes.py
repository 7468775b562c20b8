"""Where the arrow of a route is drawn. A drawing for the eye, not a track that anybody took.

Names are those of the monthly table of detections by route."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """The bent line of an arrow, start to end, and where its label stands: (longitude, latitude) each.

    anchor   the side of the label that lies at its place: start, middle or end"""

    start: tuple[float, float]
    bend: tuple[float, float]
    end: tuple[float, float]
    label: tuple[float, float]
    anchor: str = "start"


COURSES: dict[str, Course] = {
    "Western African Route": Course((-17.2, 15.5), (-20.5, 22.0), (-15.6, 27.6), (-14.2, 19.0), "start"),
    "Western Mediterranean Route": Course((-3.2, 33.2), (-4.6, 35.4), (-3.6, 37.6), (-2.0, 32.2), "middle"),
    "Central Mediterranean Route": Course((13.6, 31.2), (11.4, 34.4), (13.6, 38.0), (14.5, 29.0), "middle"),
    "Eastern Mediterranean Route": Course((32.5, 35.4), (30.5, 38.6), (25.6, 38.2), (30.5, 32.6), "middle"),
    "Western Balkan Route": Course((22.6, 40.8), (20.6, 44.0), (17.2, 47.0), (22.8, 45.4), "start"),
    "Circular Route from Albania to Greece": Course((19.7, 41.3), (19.8, 39.8), (21.5, 39.1), (16.4, 42.2), "end"),
    "Eastern Borders Route": Course((29.5, 53.4), (26.0, 55.0), (22.4, 53.2), (29.9, 54.6), "start"),
    "Black Sea Route": Course((33.5, 43.4), (31.5, 44.6), (28.8, 44.2), (35.8, 44.6), "start"),
    "Exits towards the UK": Course((3.2, 50.2), (2.0, 51.5), (0.6, 51.8), (0.2, 53.6), "end"),
}
