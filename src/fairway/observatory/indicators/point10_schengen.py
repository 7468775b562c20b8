"""Point 10, Schengen: controls at internal borders, and people found without a right to stay inside."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Change, Share, Total, Window
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_CONTROLS = "Commission's list of notified controls; Reg. (EU) 2016/399 Arts 25 to 28"
_DAYS = Total("commission:control_days")
_NOTIFIED = "Notified, not carried out: a control may be lifted early or never held."
_GAPS = "Not collected from June 2021 to January 2024; incomplete since: a lower bound."
_PRESENT = "Eurostat migr_eipre; Reg. (EC) 862/2007 Art. 5(1)(b)"
_FOUND = "Persons found, not persons present: more checks find more."

POINT_10 = (
    Indicator(
        name="internal_border_controls_days", title="Days under controls at internal borders", points=(10,), unit=Unit.DAYS,
        frequency=Frequency.MONTH, definition="Days of the month on which a State had notified controls at some internal border.",
        formula=_DAYS, dimensions=("country",), citation=_CONTROLS,
        pitfalls=(_NOTIFIED, _GAPS, "Days of several States added up are State-days.",
                  "2020 and 2021 are mostly controls against the pandemic."),
    ),
    Indicator(
        name="internal_border_controls_days_twelve_months", title="Days under controls at internal borders over twelve months",
        points=(10,), unit=Unit.DAYS, frequency=Frequency.MONTH,
        definition="Days under notified controls in the month and the eleven before it.", formula=Window(_DAYS, 12),
        dimensions=("country",), citation=_CONTROLS,
        pitfalls=(_NOTIFIED, _GAPS, "The limits of the Code count each threat by itself: this is not their arithmetic."),
    ),
    Indicator(
        name="illegally_present", title="Persons found to be illegally present", points=(10, 4), unit=Unit.PERSONS,
        frequency=Frequency.YEAR, definition="Third-country nationals found on the State's territory without a right to stay.",
        formula=Total("eurostat:illegally_present_totals"), dimensions=("country",), citation=_PRESENT,
        pitfalls=(_FOUND, "One person found twice, or by two States, counts twice."),
    ),
    Indicator(
        name="illegally_present_change_year", title="Persons found illegally present against the year before", points=(10, 4),
        unit=Unit.SHARE, frequency=Frequency.YEAR, definition="By how much the number exceeds that of the year before.",
        formula=Change(Total("eurostat:illegally_present_totals")), dimensions=("country",),
        citation=f"{_PRESENT}; Reg. (EU) 2018/1806 Art. 8",
        pitfalls=(_FOUND, "Only States that report in both years are compared."),
    ),
    Indicator(
        name="illegally_present_by_citizenship", title="Persons found to be illegally present, by citizenship", points=(10, 4),
        unit=Unit.PERSONS, frequency=Frequency.YEAR,
        definition="Third-country nationals of a citizenship found on the State's territory without a right to stay.",
        formula=Total("eurostat:illegally_present"), dimensions=("citizenship", "country"),
        citation=f"{_PRESENT}; Reg. (EU) 2018/1806 Art. 8",
        pitfalls=(_FOUND, "The cells add up to 93 to 100 % of the published totals: nil and missing are both left out."),
    ),
    Indicator(
        name="illegally_present_share_of_reason", title="Reasons why people were found illegally present", points=(10,),
        unit=Unit.SHARE, frequency=Frequency.YEAR, definition="Persons found for one reason through those found for all reasons.",
        formula=Share(Total("eurostat:illegally_present_by_reason"), over=("reason",)),
        dimensions=("reason", "country"), citation=_PRESENT,
        pitfalls=("Told apart from 2021 on, and not by all States.", _FOUND),
    ),
)  # fmt: skip
"""The indicators of point 10."""
