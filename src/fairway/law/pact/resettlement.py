"""Union Resettlement and Humanitarian Admission Framework Regulation, Articles 1, 5 to 9."""

from fairway.law.language import (
    Binds,
    Dated,
    Expiry,
    Force,
    Fraction,
    clock,
    days,
    exception,
    happened,
    last_day,
    months,
    parameter,
    ratio,
    rule,
    safeguard,
    years,
)
from fairway.law.pact.acts import RES

parameter(
    "resettlement_share", Fraction, [Dated(ratio(3, 5), cite="RES Art. 8(3)(a)")], unit="share of the places",
    note="The act says not less than about 60 %: a share somewhat below is for the Council to answer for.",
)  # fmt: skip

ERASE = "The data may no longer be kept: the State erases them."


# ---------------------------------------------------------------------------------------- Articles 1, 5: may, not must


@rule(RES, "1(2)-(4), 5", id="RES-1", force=Force.MAY)
def admission_possible(
    state_takes_part_in_union_plan,
    person_within_union_plan,
    consent_to_admission,
    eligibility_conditions_met,
    admission_refused_must,
):
    """A State that takes part of its own will may admit; nobody has a right to admission, no State a duty to admit."""
    return (
        state_takes_part_in_union_plan
        and person_within_union_plan
        and consent_to_admission
        and eligibility_conditions_met
        and not admission_refused_must
    )


# ------------------------------------------------------------------------------------------------- Article 8: the plan


@clock(
    RES, "8(1)", id="RES-8", done="union_plan_adopted_on", on_expiry=Expiry.CONTINUE, binds=Binds.COUNCIL,
    anchor="union_plan_begins_on", missed="There is no plan for the period until the act is adopted.",
)  # fmt: skip
def union_plan_due(union_plan_begins_on):
    """The Council adopts the two-year plan in the year before its period begins."""
    return days(union_plan_begins_on, -1)


@rule(
    RES, "8(3)(a)", id="RES-8", force=Force.MUST, binds=Binds.COUNCIL,
    unsettled="The act says about 60 %, which leaves a margin that it does not measure.",
)  # fmt: skip
def union_plan_resettlement_share_reached(union_plan_resettlement_places, union_plan_places, resettlement_share):
    """Resettlement makes up not less than about 60 % of the places of the Union plan."""
    return union_plan_resettlement_places >= resettlement_share * union_plan_places


@rule(RES, "8(5)", id="RES-8")
def region_allows_admission(emergency_admission, region_of_union_plan):
    """Admission is from the regions of the plan; emergency admission from anywhere."""
    return emergency_admission or region_of_union_plan


# ----------------------------------------------------------------------------------------------- Article 9: the limits


@clock(
    RES, "9(9)", id="RES-9-clock", done="admission_concluded_on", on_expiry=Expiry.CONTINUE,
    anchor="admission_registered_on",
    missed="The conclusion is still owed; for reasons outside its control the State may discontinue the procedure "
    "(9(11)(c)).",
)  # fmt: skip
def admission_conclusion_due(admission_registered_on):
    """The State concludes on admission within seven months of registration."""
    return last_day(months(admission_registered_on, 7))


@exception(
    "admission_conclusion_due", RES, "9(9)", id="RES-9-clock", label="complex", over=("emergency",),
    anchor="admission_registered_on",
)  # fmt: skip
def admission_conclusion_due_when_complex(admission_complex, emergency_admission, admission_registered_on):
    """Three months more where the case involves complex issues of fact or law."""
    if admission_complex and not emergency_admission:
        return last_day(months(admission_registered_on, 10))


@exception(
    "admission_conclusion_due", RES, "9(10)", id="RES-9-clock", label="emergency", anchor="admission_registered_on",
    unsettled="In an emergency the State endeavours to conclude within a month: an aim. That the seven months then "
    "still bind is our reading.",
)  # fmt: skip
def admission_conclusion_due_in_emergency(emergency_admission, admission_registered_on):
    """In an emergency the State does its best to conclude within one month of registration."""
    if emergency_admission:
        return last_day(months(admission_registered_on, 1))


@clock(
    RES, "9(20)", id="RES-9-clock", done="entered_after_admission_on", on_expiry=Expiry.CONTINUE,
    anchor="admission_concluded_on", missed="The State still makes every effort; the positive conclusion stands.",
)  # fmt: skip
def entry_after_admission_aimed(admission_outcome, emergency_admission, admission_concluded_on):
    """After a positive conclusion the State makes every effort for entry within twelve months."""
    if admission_outcome == "status_granted" and not emergency_admission:
        return last_day(months(admission_concluded_on, 12))


@clock(
    RES, "9(12)", id="RES-9-clock", done="admission_data_erased_on", on_expiry=Expiry.LAPSE,
    anchor="admission_registered_on", missed=ERASE,
    unsettled="For refusals on other grounds than Article 6(1)(f) the act names no period of storage.",
)  # fmt: skip
def admission_data_kept_until(
    eu_citizenship_known_on,
    admission_outcome,
    admission_registered_on,
    admission_concluded_on,
    admission_discontinued_on,
):
    """Data are kept five years after a grant, three after a refusal under 6(1)(f) or withdrawn consent."""
    if happened(eu_citizenship_known_on):
        "9(12), second subparagraph: erased as soon as the State knows of the citizenship"
        return eu_citizenship_known_on
    if admission_outcome == "status_granted":
        return years(admission_registered_on, 5)
    if admission_outcome == "refused_for_earlier_refusal":
        return years(admission_concluded_on, 3)
    if admission_outcome == "discontinued_consent_withdrawn":
        "9(12), third subparagraph, with 9(11), first subparagraph"
        return years(admission_discontinued_on, 3)
    if admission_outcome == "discontinued_otherwise":
        "9(12), third subparagraph: erased on the day of the discontinuation"
        return admission_discontinued_on


# -------------------------------------------------------------------------------------------------- Article 6: refusal


# The text blocks a person refused "in the three years before the admission"; counted here to the day of the question.
@clock(
    RES, "6(1)(f)", id="RES-6", done=None, on_expiry=Expiry.LAPSE,
    missed="The earlier refusal no longer bars admission.", force=Force.BAR,
)  # fmt: skip
def earlier_refusal_bars_until(refused_for_danger_or_alert_on):
    """A refusal by a Member State for danger or because of an alert bars admission for three years."""
    return years(refused_for_danger_or_alert_on, 3)


@rule(RES, "6(1)", id="RES-6", force=Force.MUST, coercive=True)
def admission_refused_must(admission_bars, asked_on, earlier_refusal_bars_until):
    """Admission is refused on the mandatory grounds."""
    if asked_on <= earlier_refusal_bars_until:
        "6(1)(f)"
        return True
    return (
        "rights_of_nationals_in_residence" in admission_bars
        or "crime_against_peace_war_humanity" in admission_bars
        or "serious_crime" in admission_bars
        or "acts_against_un_purposes" in admission_bars
        or "danger_to_community_order_security_health" in admission_bars
        or "alert_for_refusal_of_entry" in admission_bars
        or "already_has_status" in admission_bars
    )


@rule(RES, "6(2)", id="RES-6", force=Force.MAY, coercive=True)
def admission_refused_may(optional_admission_bars, asked_on, consent_refused_or_withdrawn_on):
    """Admission may be refused on the optional grounds, one being consent withdrawn in the last three years."""
    if happened(consent_refused_or_withdrawn_on) and asked_on <= years(consent_refused_or_withdrawn_on, 3):
        "6(2)(a)"
        return True
    return (
        "crime_with_maximum_of_a_year_or_more" in optional_admission_bars
        or "refuses_orientation" in optional_admission_bars
        or "no_adequate_support_for_vulnerability" in optional_admission_bars
    )


@safeguard(RES, "6(3)", id="RES-6", defeats=("admission_refused_must", "admission_refused_may"))
def refusal_would_discriminate(grounds_applied_without_discrimination):
    """The grounds are applied without discrimination of any kind."""
    return not grounds_applied_without_discrimination
