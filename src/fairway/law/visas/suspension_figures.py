"""Suspension of the visa exemption, grounds a to c: what the figures say (Article 8a(1)(a)-(c), (4), (5)).

Statistics of a country, never of a person. What comes out is a ground for the Commission to assess: no suspension follows by
itself. A percentage over a base of zero does not exist; then the Commission's own view is asked for, and never assumed. The arithmetic
of Article 8a serves Article 8(2), its forerunner, too."""

from typing import Any

from fairway.law.language import Binds, Force, happened, none, rule
from fairway.law.visas.acts import BEFORE_TOO, VISALIST, VISALIST_2018

COM: dict[str, Any] = {"binds": Binds.COMMISSION}
VALUE: dict[str, Any] = {"binds": Binds.COMMISSION, "force": Force.VALUE}
BY_MONTH = "How a period of more than two months is set against the last two months before the exemption: taken here by monthly average."

# ------------------------------------------------------------------------- point a: refused entry, staying without right


@rule(VISALIST, "8a(1)(a), 8b(1)", id="VS-1", **BEFORE_TOO, unsettled=BY_MONTH, **VALUE)
def refused_or_staying_increase(
    refused_or_staying_now, refused_or_staying_reference, visa_comparison, visa_window_months
):
    """By what share refusals of entry and irregular stays rose. None where there were none before."""
    if refused_or_staying_reference == 0:
        return none
    if visa_comparison == "last_two_months_before_exemption":
        "8b(1): against the last two months before the exemption, by monthly average"
        return refused_or_staying_now * 2 / (refused_or_staying_reference * visa_window_months) - 1
    return refused_or_staying_now / refused_or_staying_reference - 1


@rule(VISALIST_2018, "8(2)(a)", id="VS-1", **COM)
def visa_ground_refusals_or_stay(
    visa_exempt_country, visa_window_admissible, refused_or_staying_increase, visa_rise_from_zero_substantial,
    visa_increase_threshold,
):  # fmt: skip
    """Ground a: a substantial increase of nationals refused entry or staying without a right to, for the Commission to assess."""
    if not (visa_exempt_country and visa_window_admissible):
        return False
    if not happened(refused_or_staying_increase):
        return visa_rise_from_zero_substantial
    return refused_or_staying_increase > visa_increase_threshold


@rule(VISALIST, "8a(1)(a), 8a(2), 8b(1)", id="VS-1", replaces="visa_ground_refusals_or_stay", **COM,
      unsettled="Whether refusals and irregular stays are added up, or each counts alone, is not said.")  # fmt: skip
def visa_ground_refusals_or_stay_2025(
    visa_exempt_country, visa_window_admissible, refused_or_staying_increase, visa_rise_from_zero_substantial,
    visa_increase_threshold,
):  # fmt: skip
    """Ground a: a substantial increase of nationals refused entry or staying without a right to, for the Commission to assess."""
    if not visa_exempt_country:
        "8a(1)(a): only a country listed in Annex II"
        return False
    if not visa_window_admissible:
        "8b(1): a State's notice rests on two to twelve months"
        return False
    if not happened(refused_or_staying_increase):
        "no percentage over zero: the Commission assesses"
        return visa_rise_from_zero_substantial
    "8a(2): the increase exceeds the threshold, or not"
    return refused_or_staying_increase > visa_increase_threshold


# -------------------------------------------------------------------------------------- point b: asylum applications


@rule(VISALIST, "8a(1)(b), 8b(1)", id="VS-2", **BEFORE_TOO, unsettled=BY_MONTH, **VALUE)
def asylum_applications_increase(
    asylum_applications_now, asylum_applications_reference, visa_comparison, visa_window_months
):
    """By what share asylum applications rose. None where there were none before."""
    if asylum_applications_reference == 0:
        return none
    if visa_comparison == "last_two_months_before_exemption":
        "8b(1): against the last two months before the exemption, by monthly average"
        return asylum_applications_now * 2 / (asylum_applications_reference * visa_window_months) - 1
    return asylum_applications_now / asylum_applications_reference - 1


@rule(VISALIST_2018, "8(2)(b)", id="VS-2", **COM)
def visa_ground_asylum_applications(
    visa_exempt_country, visa_window_admissible, visa_recognition_is_low, asylum_applications_increase,
    visa_rise_from_zero_substantial, visa_increase_threshold,
):  # fmt: skip
    """Ground b: a substantial increase of asylum applications with a low recognition rate, for the Commission to assess."""
    if not (visa_exempt_country and visa_window_admissible and visa_recognition_is_low):
        return False
    if not happened(asylum_applications_increase):
        return visa_rise_from_zero_substantial
    return asylum_applications_increase > visa_increase_threshold


@rule(VISALIST, "8a(1)(b), 8a(2)-(3), 8b(1)", id="VS-2", replaces="visa_ground_asylum_applications", **COM)
def visa_ground_asylum_applications_2025(
    visa_exempt_country, visa_window_admissible, visa_recognition_is_low, asylum_applications_increase,
    visa_rise_from_zero_substantial, visa_increase_threshold,
):  # fmt: skip
    """Ground b: a substantial increase of asylum applications with a low recognition rate, for the Commission to assess."""
    if not visa_exempt_country:
        "8a(1)(b): only a country listed in Annex II"
        return False
    if not visa_window_admissible:
        "8b(1): a State's notice rests on two to twelve months"
        return False
    if not visa_recognition_is_low:
        "8a(3): the recognition rate is not low"
        return False
    if not happened(asylum_applications_increase):
        "no percentage over zero: the Commission assesses"
        return visa_rise_from_zero_substantial
    "8a(2): the increase exceeds the threshold, or not"
    return asylum_applications_increase > visa_increase_threshold


# ------------------------------------------------------------------------------------------------ point c: readmission


@rule(VISALIST, "8a(4)", id="VS-3", **BEFORE_TOO, **VALUE)
def readmission_refusal_rate_now(readmission_requests_now, readmission_refusals_now):
    """The share of readmission requests of the period that were refused. None without a request."""
    if readmission_requests_now == 0:
        return none
    return readmission_refusals_now / readmission_requests_now


@rule(VISALIST, "8a(4)", id="VS-3", **BEFORE_TOO, **VALUE)
def readmission_refusal_rate_reference(readmission_requests_reference, readmission_refusals_reference):
    """The share of readmission requests of the period compared with that were refused. None without a request."""
    if readmission_requests_reference == 0:
        return none
    return readmission_refusals_reference / readmission_requests_reference


@rule(VISALIST, "8a(2), 8a(4)", id="VS-3", **BEFORE_TOO, **VALUE,
      unsettled="Whether a rate rises by 30 % of itself or by 30 percentage points is not said: of itself here, points beside it.")  # fmt: skip
def readmission_refusal_rate_increase(readmission_refusal_rate_reference, readmission_refusal_rate_now):
    """By what share of itself the refusal rate rose. None without requests, or where nothing was refused before."""
    if not (happened(readmission_refusal_rate_reference) and happened(readmission_refusal_rate_now)):
        return none
    if readmission_refusal_rate_reference == 0:
        return none
    return readmission_refusal_rate_now / readmission_refusal_rate_reference - 1


@rule(VISALIST, "8a(2), 8a(4)", id="VS-3", **BEFORE_TOO, **VALUE)
def readmission_refusal_rate_difference(readmission_refusal_rate_reference, readmission_refusal_rate_now):
    """The same rise in the other reading: the new rate less the old one (1/10 is ten percentage points)."""
    return readmission_refusal_rate_now - readmission_refusal_rate_reference


@rule(VISALIST_2018, "8(2)(c)", id="VS-3", **COM)
def readmission_refusals_rose_substantially(
    readmission_refusal_rate_now, readmission_refusal_rate_increase, visa_rise_from_zero_substantial,
    visa_increase_threshold,
):  # fmt: skip
    """A substantial increase of the refusal rate of readmission requests."""
    if not (happened(readmission_refusal_rate_now)):
        return False
    if not happened(readmission_refusal_rate_increase):
        return visa_rise_from_zero_substantial
    return readmission_refusal_rate_increase > visa_increase_threshold


@rule(VISALIST, "8a(2), 8a(4)", id="VS-3", replaces="readmission_refusals_rose_substantially", **COM)
def readmission_refusals_rose_substantially_2025(
    readmission_refusal_rate_now, readmission_refusal_rate_increase, visa_rise_from_zero_substantial,
    visa_increase_threshold,
):  # fmt: skip
    """A decrease in cooperation: a substantial increase of the refusal rate, shown by adequate data."""
    if not happened(readmission_refusal_rate_now):
        "8a(4): no request, no rate"
        return False
    if not happened(readmission_refusal_rate_increase):
        "no percentage over zero: the Commission assesses"
        return visa_rise_from_zero_substantial
    return readmission_refusal_rate_increase > visa_increase_threshold


@rule(VISALIST, "8a(5)(a)-(c)", id="VS-3", **COM)
def other_readmission_failure(readmission_failures):
    """One of the other failures that may be considered, none of which needs a number."""
    return (
        "requests_refused_or_not_handled_in_time" in readmission_failures
        or "identification_not_assisted" in readmission_failures
        or "persistent_practical_obstacles" in readmission_failures
        or "travel_documents_not_issued_in_time" in readmission_failures
        or "european_travel_document_not_accepted" in readmission_failures
        or "readmission_agreement_ended_or_suspended" in readmission_failures
    )


@rule(VISALIST_2018, "8(2)(c)", id="VS-3", **COM)
def visa_ground_readmission(
    visa_exempt_country, visa_window_admissible, readmission_refusals_rose_substantially,
    readmission_cooperation_fell_otherwise,
):  # fmt: skip
    """Ground c: cooperation on readmission fell, in particular by more refusals, for the Commission to assess."""
    return (
        visa_exempt_country
        and visa_window_admissible
        and (readmission_refusals_rose_substantially or readmission_cooperation_fell_otherwise)
    )


@rule(VISALIST, "8a(1)(c), 8b(1)", id="VS-3", replaces="visa_ground_readmission", **COM)
def visa_ground_readmission_2025(
    visa_exempt_country, visa_window_admissible, other_readmission_failure, readmission_refusals_rose_substantially
):
    """Ground c: cooperation on readmission fell, or failed in another way, for the Commission to assess."""
    if not (visa_exempt_country and visa_window_admissible):
        "8a(1)(c), 8b(1): a country of Annex II, two to twelve months"
        return False
    return other_readmission_failure or readmission_refusals_rose_substantially
