"""Suspension of the visa exemption: the window, the threshold of increase, the low recognition rate (Articles 8a(2)-(3), 8b(1)).

Until 29 December 2025 the articles had no numbers; a recital spoke of 50 % and of "around 3 or 4 %", read in secondary sources
only. Departures from the numbers are the Commission's, with reasons, and are facts here."""

from typing import Any

from fairway.law.language import Binds, Dated, Evidence, Force, Fraction, Whole, parameter, ratio, rule
from fairway.law.visas.acts import SINCE_2018, SINCE_2025, VISALIST, VISALIST_2018

COM: dict[str, Any] = {"binds": Binds.COMMISSION}
VALUE: dict[str, Any] = {"binds": Binds.COMMISSION, "force": Force.VALUE}
RECITAL = "Regulation (EU) 2018/1806, recital, as reported"
SECONDARY = Evidence.SECONDARY

parameter(
    "visa_substantial_increase", Fraction, [Dated(ratio(3, 10), "VISALIST Art. 8a(2)", since=SINCE_2025)],
    unit="of the figure compared with, to be exceeded",
    note="The Commission may reason another threshold in a case. It evaluates the 30 % by 31 December 2028.",
)  # fmt: skip
parameter(
    "visa_substantial_increase_2018", Fraction, [Dated(ratio(1, 2), RECITAL, since=SINCE_2018, evidence=SECONDARY)],
    unit="of the figure compared with, to be exceeded",
    note="Until 29 December 2025. The recital lets the Commission hold a lower one in a case.",
)  # fmt: skip
parameter(
    "visa_low_recognition", Fraction, [Dated(ratio(1, 5), "VISALIST Art. 8a(3)", since=SINCE_2025)],
    unit="share of decisions; what is lower is low",
)  # fmt: skip
parameter(
    "visa_low_recognition_2018_least", Fraction, [Dated(ratio(3, 100), RECITAL, since=SINCE_2018, evidence=SECONDARY)],
    unit="share of decisions", note="'Around 3 or 4 %', until 29 December 2025: up to the first figure the rate is taken as low.",
)  # fmt: skip
parameter(
    "visa_low_recognition_2018_most", Fraction, [Dated(ratio(4, 100), RECITAL, since=SINCE_2018, evidence=SECONDARY)],
    unit="share of decisions",
    note="'Around 3 or 4 %', until 29 December 2025: above the second figure it is not low; between the two the Commission says.",
)  # fmt: skip
parameter("visa_window_least_months", Whole, [Dated(2, "VISALIST Art. 8b(1)", since=SINCE_2025)], unit="months")
parameter("visa_window_most_months", Whole, [Dated(12, "VISALIST Art. 8b(1)", since=SINCE_2025)], unit="months")
parameter(
    "visa_window_months_2018", Whole,
    [Dated(2, "Regulation (EU) 2018/1806, Art. 8(2), as reported", since=SINCE_2018, evidence=SECONDARY)], unit="months",
)  # fmt: skip


# ----------------------------------------------------------------------------------------------- until 29 December 2025
# The old numbers stand in rules of their own, so that their doubtful source does not mark what rests on the new text.


@rule(VISALIST_2018, "8(2)", id="VS-1", **COM)
def visa_window_admissible_2018(visa_window_months, visa_window_months_2018):
    """A State's notice compared two months with the same two a year before, or with the last two before the exemption."""
    return visa_window_months == visa_window_months_2018


@rule(VISALIST_2018, "8(2)", id="VS-1", **VALUE)
def visa_increase_threshold_2018(visa_substantial_increase_2018):
    """The increase that had to be exceeded: half, by a recital."""
    return visa_substantial_increase_2018


@rule(VISALIST_2018, "8(2)(b)", id="VS-2", unsettled="The recital's 'around 3 or 4 %' is no number: between them the code does not say.",
      **COM)  # fmt: skip
def visa_recognition_is_low_2018(
    visa_recognition_rate, visa_low_recognition_2018_least, visa_low_recognition_2018_most,
    visa_recognition_low_in_commission_view,
):  # fmt: skip
    """A recognition rate of around 3 or 4 % was low, by a recital."""
    if visa_recognition_rate <= visa_low_recognition_2018_least:
        return True
    if visa_recognition_rate > visa_low_recognition_2018_most:
        return False
    "within the recital's range"
    return visa_recognition_low_in_commission_view


# --------------------------------------------------------------------------- the window, the threshold, the low rate


@rule(VISALIST_2018, "8(2)", id="VS-1", **COM)
def visa_window_admissible(visa_commission_own_analysis, visa_window_admissible_2018):
    """A State's notice rests on an admissible window; the Commission's own information on none."""
    if visa_commission_own_analysis:
        return True
    return visa_window_admissible_2018


@rule(VISALIST, "8b(1)", id="VS-1", replaces="visa_window_admissible", **COM)
def visa_window_admissible_2025(
    visa_commission_own_analysis, visa_window_months, visa_window_least_months, visa_window_most_months
):
    """A State's notice compares two to twelve months with the same period a year before, or the last two months before
    the exemption."""
    if visa_commission_own_analysis:
        "8c(2): the Commission's own analysis is not bound to a window"
        return True
    return visa_window_least_months <= visa_window_months and visa_window_months <= visa_window_most_months


@rule(VISALIST_2018, "8(2)", id="VS-1", **VALUE)
def visa_increase_threshold(
    visa_other_increase_threshold_reasoned, visa_other_increase_threshold, visa_increase_threshold_2018
):
    """The increase that has to be exceeded: by the recital half, or less if the Commission held so in the case."""
    if visa_other_increase_threshold_reasoned:
        return visa_other_increase_threshold
    return visa_increase_threshold_2018


@rule(VISALIST, "8a(2)", id="VS-1", replaces="visa_increase_threshold", **VALUE)
def visa_increase_threshold_2025(
    visa_other_increase_threshold_reasoned, visa_other_increase_threshold, visa_substantial_increase
):
    """The increase that has to be exceeded: 30 %, unless the Commission gives reasons for another in the case."""
    if visa_other_increase_threshold_reasoned:
        "8a(2): departed from the threshold, with reasons, after its examination or analysis"
        return visa_other_increase_threshold
    return visa_substantial_increase


@rule(VISALIST_2018, "8(2)(b)", id="VS-2", **COM)
def visa_recognition_is_low(
    visa_other_recognition_rate_reasoned, visa_recognition_rate, visa_other_recognition_rate,
    visa_recognition_is_low_2018,
):  # fmt: skip
    """The recognition rate is low: by the recital around 3 or 4 %, or higher if the Commission held so in the case."""
    if visa_other_recognition_rate_reasoned:
        return visa_recognition_rate < visa_other_recognition_rate
    return visa_recognition_is_low_2018


@rule(VISALIST, "8a(3)", id="VS-2", replaces="visa_recognition_is_low", **COM,
      unsettled="Article 8a(3) does not say which decisions, instances, States or period the rate is made of.")  # fmt: skip
def visa_recognition_is_low_2025(
    visa_other_recognition_rate_reasoned, visa_recognition_rate, visa_other_recognition_rate, visa_low_recognition
):
    """The recognition rate is low under 20 %, unless the Commission gives reasons for another in the case."""
    if visa_other_recognition_rate_reasoned:
        "8a(3): departed from the rate, with reasons, after its examination or analysis"
        return visa_recognition_rate < visa_other_recognition_rate
    return visa_recognition_rate < visa_low_recognition
