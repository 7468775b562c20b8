"""The return border procedure: Regulation (EU) 2024/1349, Articles 4 to 8, in their order.

It takes over where the asylum border procedure ends with a rejection and neither a right nor a permission to remain.
Longest stays at the border and in detention end on the day counted: Article 11(c) moves the end of a period to a working
day, and a limit on liberty is not moved."""

from fairway.law.language import (
    Binds,
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    exception,
    happened,
    last_day,
    months,
    parameter,
    rule,
    safeguard,
    weeks,
)
from fairway.law.pact.acts import RBP

UNROLLED = (
    "Article 11(c) moves the end of every period of the Regulation from a day off to the next working day. Fairway does not move "
    "the longest time for which a person may be kept at a place."
)
parameter(
    "border_voluntary_departure_most_days", Whole, [Dated(15, cite="RBP Art. 4(5)")], unit="days"
)  # fmt: skip


# ------------------------------------------------------------------------------------------ Article 4(1) to (4): the stay


@rule(RBP, "1(1), 4(1), 4(2)", id="RBP-4.1")
def return_border_procedure_applies(rejected_in_border_procedure, right_to_remain_ended_on):
    """The return border procedure applies: rejected in the asylum border procedure, no right and no permission to remain."""
    return rejected_in_border_procedure and happened(right_to_remain_ended_on)


@rule(
    RBP, "4(1)", id="RBP-4.1", force=Force.BAR, coercive=True,
    no_safeguard="The bar on entry orders neither removal nor detention; whoever still has a right to remain is outside it.",
)  # fmt: skip
def entry_barred_after_border_rejection(return_border_procedure_applies):
    """A person rejected in the asylum border procedure is not authorised to enter the State's territory."""
    return return_border_procedure_applies


@rule(RBP, "4(2)", id="RBP-4.2-12w", force=Force.MUST, coercive=True)
def must_stay_at_border_for_return(return_border_procedure_applies):
    """The State requires the person to stay at or near the external border, in a transit zone or at another place."""
    return return_border_procedure_applies


@clock(
    RBP, "4(2), 4(4)", id="RBP-4.2-12w", done="border_return_ended_on", on_expiry=Expiry.END_TRACK,
    missed="The duty to stay at the border ends; the ordinary procedure of the Return Directive goes on (4(4)).",
    unsettled=UNROLLED,
)  # fmt: skip
def return_border_procedure_limit(return_border_procedure_applies, right_to_remain_ended_on):
    """The last day of the stay at the border for return: twelve weeks without right or permission to remain."""
    if return_border_procedure_applies:
        return weeks(right_to_remain_ended_on, 12)


@safeguard(
    RBP, "4(2), 4(4)", id="RBP-4.2-12w", also=("RBP-5-detain",),
    defeats=("must_stay_at_border_for_return", "return_border_detention_may"),
)  # fmt: skip
def return_border_stay_over(asked_on, return_border_procedure_limit, border_return_ended_on):
    """The longest stay at the border has run out, or the return border procedure has ended."""
    return asked_on > return_border_procedure_limit or happened(border_return_ended_on)


@rule(RBP, "4(2), second sentence", id="RBP-4.2-12w")
def border_return_place_defect(return_border_procedure_applies, stay_place, border_places_full):
    """The person is kept elsewhere on the territory although there is room at the border or in a transit zone."""
    return return_border_procedure_applies and stay_place == "elsewhere_on_territory" and not border_places_full


@rule(RBP, "4(2), last sentence", id="RBP-4.2-12w")
def border_stay_conditions_defect(return_border_procedure_applies, border_stay_conditions_equivalent):
    """Conditions or health care at the place fall short of those of an applicant (RCD Articles 19 and 20)."""
    return return_border_procedure_applies and not border_stay_conditions_equivalent


@rule(RBP, "4(3)", id="RBP-4.3-rd")
def return_directive_provision_applies_at_border(return_directive_provision):
    """Whether a provision of the Return Directive is among those that apply in the return border procedure."""
    # Remedies come from APR 67 and 68, voluntary departure from 4(5) here, the grounds and length of detention from 5.
    return return_directive_provision in (
        "3",
        "4(1)",
        "5",
        "6(1)",
        "6(2)",
        "6(3)",
        "6(4)",
        "6(5)",
        "7(2)",
        "7(3)",
        "8",
        "9",
        "10",
        "11",
        "12",
        "14(1)",
        "15(2)",
        "15(3)",
        "15(4)",
        "16",
        "17",
        "18",
    )


@rule(RBP, "4(3) with Return Directive 8(1)", id="RBP-4.3-rd", force=Force.MAY, coercive=True)
def removal_from_border_may(
    return_border_procedure_applies, return_or_refusal_decision_issued, asked_on, border_voluntary_departure_limit
):
    """The removal may be enforced: a return decision or refusal of entry, and no time for voluntary departure running."""
    if asked_on <= border_voluntary_departure_limit:
        "4(5): the time for voluntary departure is running"
        return False
    return return_border_procedure_applies and return_or_refusal_decision_issued


@safeguard(
    RBP, "4(3) with Return Directive 5 and 9(1)(a)", id="RBP-4.3-rd",
    defeats=("removal_from_border_may", "return_border_detention_may"),
)  # fmt: skip
def border_removal_barred_by_non_refoulement(removal_would_breach_non_refoulement):
    """Removal that would breach non-refoulement is postponed, and nobody is detained for it."""
    return removal_would_breach_non_refoulement


@safeguard(RBP, "4(3) with Return Directive 10(2)", id="RBP-4.3-rd", defeats=("removal_from_border_may",))
def unaccompanied_minor_return_unassured(unaccompanied_minor, child_return_destination):
    """An unaccompanied minor is not removed unless family, a guardian or adequate reception are assured on return."""
    return unaccompanied_minor and not happened(child_return_destination)


@rule(RBP, "4(4)", id="RBP-4.2-12w", force=Force.MUST)
def ordinary_return_procedure_continues(
    return_border_procedure_applies, border_return_ended_on, asked_on, return_border_procedure_limit
):
    """The return decision could not be enforced in time at the border: the Return Directive's procedure goes on."""
    if not return_border_procedure_applies or happened(border_return_ended_on):
        return False
    return asked_on > return_border_procedure_limit


# ----------------------------------------------------------------------------------- Article 4(5): voluntary departure


@rule(RBP, "4(5)", id="RBP-4.5-vol", force=Force.RIGHT)
def border_voluntary_departure_must(
    return_border_procedure_applies,
    voluntary_departure_requested,
    risk_of_absconding,
    decision_outcome,
    danger_to_order_or_security,
):
    """On request the person is given time to leave voluntarily, unless one of three reasons stands against it."""
    if not return_border_procedure_applies or not voluntary_departure_requested:
        return False
    if risk_of_absconding or danger_to_order_or_security:
        return False
    # the third reason: rejected in the border procedure as manifestly unfounded
    return not (decision_outcome == "manifestly_unfounded")


@rule(RBP, "4(5), second sentence", id="RBP-4.5-vol")
def border_voluntary_departure_too_long(
    return_border_procedure_applies, voluntary_departure_days_granted, border_voluntary_departure_most_days
):
    """More than fifteen days for voluntary departure were granted at the border."""
    return return_border_procedure_applies and voluntary_departure_days_granted > border_voluntary_departure_most_days


@clock(
    RBP, "4(5)", id="RBP-4.5-vol", done="border_return_ended_on", binds=Binds.APPLICANT, on_expiry=Expiry.LAPSE,
    missed="The removal may be enforced; leaving voluntarily stays possible at any time.",
)  # fmt: skip
def border_voluntary_departure_limit(border_voluntary_departure_granted_on, voluntary_departure_days_granted):
    """The last day of the time granted to leave voluntarily; it gives no right to enter."""
    # A time that benefits the person: Article 11(c) moves its end to the next working day.
    return last_day(days(border_voluntary_departure_granted_on, voluntary_departure_days_granted))


@rule(RBP, "4(5), last sentence", id="RBP-4.5-vol", binds=Binds.APPLICANT, force=Force.MUST)
def travel_document_to_be_handed_over(voluntary_departure_requested, travel_document_held, travel_document_handed_over):
    """Who asks for time to leave hands over a valid travel document for as long as absconding is to be prevented."""
    return voluntary_departure_requested and travel_document_held and not travel_document_handed_over


# ------------------------------------------------------------------------------ Article 4(6): refusal of entry instead


@rule(RBP, "4(6)", id="RBP-4.6-refusal")
def refusal_of_entry_treatment_defect(
    refused_entry_instead_of_return, return_directive_set_aside_at_border, treatment_equivalent_to_border_return
):
    """Entry is refused in place of a return decision, and the treatment is not the equivalent one that is owed."""
    return (
        refused_entry_instead_of_return
        and return_directive_set_aside_at_border
        and not treatment_equivalent_to_border_return
    )


# ------------------------------------------------------------------------------------------------- Article 5: detention


@rule(RBP, "5(1) to (4)", id="RBP-5-detain", force=Force.MAY, coercive=True)
def return_border_detention_may(
    return_border_procedure_applies,
    return_detention_individually_necessary,
    less_coercive_measures_effective,
    reasonable_prospect_of_removal,
    removal_arrangements_pursued_diligently,
    detained_in_border_asylum_procedure,
    risk_of_absconding,
    avoids_or_hampers_return,
    danger_to_order_or_security,
):
    """The person may be detained for return at the border, as a last resort and on an individual assessment."""
    if not return_border_procedure_applies:
        return False
    if not return_detention_individually_necessary or less_coercive_measures_effective:
        "5(1): last resort, individual, nothing less coercive is effective"
        return False
    if not reasonable_prospect_of_removal or not removal_arrangements_pursued_diligently:
        "5(4): only while there is a reasonable prospect of removal and the arrangements are pursued diligently"
        return False
    if detained_in_border_asylum_procedure:
        "5(2): detention from the asylum border procedure may go on"
        return True
    # 5(3): detained anew
    return risk_of_absconding or avoids_or_hampers_return or danger_to_order_or_security


@clock(
    RBP, "5(4)", id="RBP-5-detain", done="released_from_return_detention_on", on_expiry=Expiry.RELEASE,
    missed="Detention under this Regulation ends. The Return Directive alone can carry a further one, and counts this one.",
)  # fmt: skip
def return_border_detention_limit(border_return_detention_since, return_border_procedure_limit):
    """The last day of detention for return at the border: that of the stay at the border itself."""
    if happened(border_return_detention_since):
        return return_border_procedure_limit


@clock(
    RBP, "5(4), 6(1)(b), with Return Directive 15(5) and (6)", id="RBP-5-detain", on_expiry=Expiry.RELEASE,
    done="released_from_return_detention_on",
    missed="The person is released: the longest time of the Return Directive, border detention included, is over.",
)  # fmt: skip
def return_detention_with_border_limit(
    later_return_detention_follows_at_once,
    all_reasonable_efforts_made_for_removal,
    lack_of_cooperation_in_removal,
    third_country_documents_delayed,
    border_return_detention_since,
    return_detention_months_in_national_law,
    return_detention_extension_months_in_national_law,
):
    """The last day of detention under the Return Directive that follows at once, the border detention counted in."""
    if later_return_detention_follows_at_once:
        if all_reasonable_efforts_made_for_removal and (
            lack_of_cooperation_in_removal or third_country_documents_delayed
        ):
            "Return Directive 15(6): up to twelve months more, only for lack of cooperation or delayed documents"
            return months(
                border_return_detention_since,
                return_detention_months_in_national_law + return_detention_extension_months_in_national_law,
            )
        "Return Directive 15(5): as national law says, at most six months"
        return months(border_return_detention_since, return_detention_months_in_national_law)


# ------------------------------------------------------------------------------------------ Articles 6 and 8: in a crisis


@rule(
    RBP, "6(1), 6(2)", id="RBP-4.2-12w", also=("RBP-5-detain",), anchor="asked_on", force=Force.MAY,
    unsettled="Article 6(2) is taken not to revive a stay of twelve weeks that had run out when the Council's act was adopted.",
)  # fmt: skip
def return_border_procedure_may_be_prolonged(
    crisis_situation,
    crisis_derogations_used,
    right_to_remain_ended_on,
    crisis_applies_until,
    rejected_on_crisis_border_ground,
    decision_notified_on,
    crisis_act_adopted_on,
):
    """The stay at the border for return may be prolonged: rejected on a crisis ground, or before the Council's act."""
    # "Crisis" here is CRI 1(4) only: mass arrivals and instrumentalisation. Force majeure (1(5)) does not prolong.
    if crisis_situation not in ("mass_arrivals", "instrumentalisation"):
        return False
    if "return_border_time" not in crisis_derogations_used or right_to_remain_ended_on > crisis_applies_until:
        return False
    if rejected_on_crisis_border_ground:
        "6(1): rejected in the border procedure under CRI 11(3), (4) or (6)"
        return True
    # 6(2): rejected before the act was adopted, and without right to remain after it
    return decision_notified_on < crisis_act_adopted_on <= weeks(right_to_remain_ended_on, 12)


@exception(
    "return_border_procedure_limit", RBP, "6(1)(a)", id="RBP-4.2-12w", also=("RBP-5-detain",), label="crisis",
    anchor="asked_on", force=Force.MAY,
)  # fmt: skip
def return_border_procedure_limit_in_crisis(return_border_procedure_may_be_prolonged, right_to_remain_ended_on):
    """In a crisis the stay at the border for return may be prolonged by at most six weeks, on a request."""
    if return_border_procedure_may_be_prolonged:
        "6(1)(a): twelve weeks and six more; detention likewise (6(1)(b))"
        return weeks(right_to_remain_ended_on, 18)


@rule(RBP, "6(3)", id="RBP-6.3-access", anchor="asked_on")
def adviser_access_defect_in_return_crisis(
    return_border_procedure_may_be_prolonged,
    adviser_access_limited,
    limit_on_adviser_access_in_national_law,
    limit_on_adviser_access_necessary,
    adviser_access_severely_limited,
):
    """With the crisis prolongation advisers' access to persons held or at a crossing point is limited too far."""
    if not return_border_procedure_may_be_prolonged or not adviser_access_limited:
        return False
    if adviser_access_severely_limited:
        return True
    return not (limit_on_adviser_access_in_national_law and limit_on_adviser_access_necessary)


@rule(RBP, "8", id="RBP-6.3-access", anchor="asked_on")
def return_crisis_information_defect(return_border_procedure_may_be_prolonged, crisis_measures_explained):
    """With the crisis prolongation the person was not told, in a language understood, the measures and their duration."""
    return return_border_procedure_may_be_prolonged and not (
        "measures" in crisis_measures_explained and "duration" in crisis_measures_explained
    )
