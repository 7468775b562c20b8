"""What a forecast refuses: branches of the family in `fairway.errors`.

FigureError
├── NotEnoughHistory     give an earlier first month, or a later origin
├── NotCalibrated        a later origin, or more series: an interval states how many residuals it rests on
└── AlreadyKept          nothing to mend: a forecast that was made is never replaced
"""

from fairway.errors import FigureError


class NotEnoughHistory(FigureError):
    """A series has too few months before the origin."""


class NotCalibrated(FigureError):
    """Too few forecasts have been compared with their outcomes for an interval to mean anything."""


class AlreadyKept(FigureError):
    """Another forecast of the same model, origin and vintage is in the archive."""
