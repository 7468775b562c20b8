"""Fairway runs Europe's common migration policy lawfully and in daylight.

The floors, from the bottom: `errors`, `reference` (figures with their sources), `law` (the rules, the clocks, the
calendars). A floor imports only what lies below it. This file imports nothing, so that `import fairway` costs nothing.
"""

__version__ = "0.1.0"
