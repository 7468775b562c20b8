"""Point 6, hybrid threats and the external border. No figure says that anybody was instrumentalised: people assess that."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Change, Ratio, Sum, Total, YearToDate
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_FRONTEX = "Frontex, monthly detections of irregular border-crossings; Reg. (EU) 2019/1896"
_EAST = Total("frontex:detections", {"route": "Eastern Borders"})
_NO_VERDICT = "It does not say why people came, or who sent them."
_FORTNIGHT = "Months hide events of days: feed the border section's own daily counts to see them."
_RUSSIA = {"consulate": "RUS"}
_RUSSIAN_REFUSED = Total("dghome:uniform_visas_refused", _RUSSIA)
_REFUSED_ENTRY = Total("eurostat:refused_entry")
_REFUSALS = "Eurostat migr_eirfs; Reg. (EC) 862/2007 Art. 5(1)(a); Reg. (EU) 2016/399 Art. 14"

POINT_6 = (
    Indicator(
        name="detections_eastern_borders", title="Detections at the eastern land borders", points=(6,), unit=Unit.DETECTIONS,
        frequency=Frequency.MONTH, definition="Irregular crossings detected at the borders with Belarus, Moldova, Russia and Ukraine.",
        formula=_EAST, dimensions=("citizenship",), citation=_FRONTEX,
        pitfalls=(_NO_VERDICT, _FORTNIGHT, "Since 2022 many are Ukrainians leaving past the border posts: ask by citizenship."),
    ),
    Indicator(
        name="detections_eastern_borders_change_year_to_date", title="Detections at the eastern borders since January", points=(6,),
        unit=Unit.SHARE, frequency=Frequency.MONTH,
        definition="Detections at the eastern borders from January to the month, against the same months of the year before.",
        formula=Change(YearToDate(_EAST)), dimensions=("citizenship",), citation=_FRONTEX,
        pitfalls=(_NO_VERDICT, _FORTNIGHT, "Detections, not persons: who tries again is counted again."),
    ),
    Indicator(
        name="refused_entry", title="Persons refused entry at the external borders", points=(6, 10), unit=Unit.PERSONS,
        frequency=Frequency.YEAR, definition="Persons refused entry at border posts of the external border in the year.",
        formula=_REFUSED_ENTRY, dimensions=("country",), citation=_REFUSALS,
        pitfalls=("A person refused twice counts twice.",
                  "At border posts; people pushed back between them are in no published count."),
    ),
    Indicator(
        name="refused_entry_change_year", title="Refusals of entry against the year before", points=(6, 10), unit=Unit.SHARE,
        frequency=Frequency.YEAR, definition="By how much refusals of entry exceed those of the year before.",
        formula=Change(_REFUSED_ENTRY), dimensions=("country",), citation=_REFUSALS,
        pitfalls=("2020 and 2021 are years of closed borders.", "Only States that report in both years are compared."),
    ),
    Indicator(
        name="visa_refusal_rate_russia", title="Visa refusal rate at consulates in Russia", points=(6, 4), unit=Unit.SHARE,
        frequency=Frequency.YEAR,
        definition="Uniform short-stay visas not issued at consulates in Russia, through those issued and not issued there.",
        formula=Ratio(_RUSSIAN_REFUSED, Sum((Total("dghome:uniform_visas_issued", _RUSSIA), _RUSSIAN_REFUSED)), least=100),
        dimensions=("country",), citation="European Commission, visa statistics for consulates; Decision (EU) 2022/1500",
        pitfalls=("By place: Russians who apply in Serbia or Georgia are not in it.",
                  "Several States no longer take applications there, which the rate does not show."),
    ),
)  # fmt: skip
"""The indicators of point 6."""
