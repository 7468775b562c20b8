"""Appeals: Articles 67 to 69 of the Asylum Procedure Regulation. Article 69 leaves its time to national law.

The limits of national law are facts with the interval that the Regulation allows. Article 68(3)(b) as changed by
Regulation 2026/463 was read in secondary sources only (proposal COM(2025) 259, Parliament's account of the
agreement)."""

from datetime import date

from fairway.law.language import (
    Binds,
    Bool,
    Dated,
    Evidence,
    Expiry,
    Force,
    clock,
    days,
    happened,
    last_day,
    months,
    none,
    parameter,
    rule,
    safeguard,
)
from fairway.law.pact.acts import APR, APR_2026_463

ANCHOR = "appeal_law_anchor_on"
ALWAYS = date(1900, 1, 1)

parameter(
    "safe_third_country_appeal_without_automatic_stay",
    Bool,
    [Dated(True, "Regulation (EU) 2026/463 Art. 1(2)", evidence=Evidence.SECONDARY)],
    note="Whether a rejection under Article 38(1)(b) ends the automatic right to remain. False: the text of 2024.",
)


@rule(APR, "79(3)", id="APR-67.1-joint", anchor="asked_on", applies_from=ALWAYS, force=Force.VALUE)
def appeal_law_anchor_on(decision_withdraws_protection, withdrawal_review_started_on, lodged_on):
    """The day that decides which law governs: start of the review for a withdrawal of status, otherwise the lodging."""
    if decision_withdraws_protection:
        return withdrawal_review_started_on
    return lodged_on


# ------------------------------------------------------------------------------- Article 67: the right and its limits


@rule(APR, "67(1), 67(2)", id="APR-67.1-joint", also=("APR-67.2-status",), anchor=ANCHOR, force=Force.RIGHT)
def right_to_appeal(decision_withdraws_protection, decision_outcome, status_withdrawal_appeal_excluded):
    """The person has a right to an effective remedy before a court against the decision."""
    if decision_withdraws_protection:
        "67(1)(d), second subparagraph"
        return not status_withdrawal_appeal_excluded
    if decision_outcome == "subsidiary_protection":
        "67(2): against the refusal of refugee status"
        return True
    # 40(3): the decision on an explicit withdrawal is final
    return decision_outcome in ("inadmissible", "unfounded", "manifestly_unfounded", "implicitly_withdrawn")


# Read so that the circumstance of Article 42 qualifies the unfounded applications only, as Article 38 has its own
# grounds.
@rule(
    APR,
    "67(7)(a)",
    id="APR-67.7a-short",
    anchor=ANCHOR,
    force=Force.STATUS,
    unsettled="The words 'if at the time of the decision a circumstance of Article 42 applies' can be read as "
    "covering all the decisions named before them; they are read here as covering (manifestly) unfounded "
    "applications.",
)
def short_appeal_limit_applies(decision_withdraws_protection, decision_outcome, accelerated_circumstance_at_decision):
    """Whether the appeal limit is the short one of five to ten days."""
    if decision_withdraws_protection:
        return False
    if decision_outcome in ("inadmissible", "implicitly_withdrawn"):
        return True
    if decision_outcome in ("unfounded", "manifestly_unfounded"):
        return accelerated_circumstance_at_decision
    return False


@clock(
    APR,
    "67(7), 67(8)",
    id="APR-67.7a-short",
    also=("APR-67.7b-long", "APR-67.2-status"),
    anchor=ANCHOR,
    binds=Binds.APPLICANT,
    done="appeal_lodged_on",
    on_expiry=Expiry.LAPSE,
    missed="The appeal can no longer be lodged as of right; what national law says about a missed limit stays open.",
)
def appeal_due(
    right_to_appeal,
    short_appeal_limit_applies,
    decision_notified_on,
    appeal_limit_days,
    appeal_limit_is_one_month,
    appeal_limit_long_days,
):
    """Last day to appeal, from the notification to the person, their representative or their legal adviser."""
    if not right_to_appeal:
        return none
    if short_appeal_limit_applies:
        "67(7)(a): national limit of five to ten days"
        return last_day(days(decision_notified_on, appeal_limit_days))
    if appeal_limit_is_one_month:
        "67(7)(b): national limit of one month, the longest allowed"
        return last_day(months(decision_notified_on, 1))
    # 67(7)(b): national limit of at least two weeks
    return last_day(days(decision_notified_on, appeal_limit_long_days))


@rule(APR, "67(7)(b)", id="APR-67.7b-long", anchor=ANCHOR, force=Force.STATUS)
def long_appeal_limit_permitted(decision_notified_on, appeal_limit_is_one_month, appeal_limit_long_days):
    """Whether the national limit lies between two weeks and one month from this notification."""
    if appeal_limit_is_one_month:
        return True
    return appeal_limit_long_days >= 14 and days(decision_notified_on, appeal_limit_long_days) <= months(
        decision_notified_on, 1
    )


@rule(APR, "67(1), third subparagraph", id="APR-67.1-joint", anchor=ANCHOR, force=Force.MUST)
def return_decision_appealed_jointly(right_to_appeal, return_decision_in_same_act):
    """The return decision in the same act is appealed with the decision: same court, same proceedings, same limit."""
    return right_to_appeal and return_decision_in_same_act


@clock(
    APR,
    "67(1), third subparagraph",
    id="APR-67.1-joint",
    anchor=ANCHOR,
    binds=Binds.APPLICANT,
    done="return_decision_appealed_on",
    on_expiry=Expiry.LAPSE,
    missed="The return decision can no longer be appealed as of right; the safeguards against removal stay.",
)
def return_decision_appeal_due(
    return_decision_appealed_jointly, appeal_due, return_decision_notified_on, separate_return_appeal_limit_days
):
    """Last day to appeal the return decision."""
    if return_decision_appealed_jointly:
        return appeal_due
    return last_day(days(return_decision_notified_on, separate_return_appeal_limit_days))


@rule(APR, "67(1), third subparagraph", id="APR-67.1-joint", anchor=ANCHOR, force=Force.STATUS)
def separate_return_appeal_limit_permitted(
    short_appeal_limit_applies, separate_return_appeal_limit_days, return_decision_notified_on
):
    """Whether the national limit for a separate return decision is no longer than those of Article 67(7)."""
    if short_appeal_limit_applies:
        return separate_return_appeal_limit_days <= 10
    return days(return_decision_notified_on, separate_return_appeal_limit_days) <= months(
        return_decision_notified_on, 1
    )


@rule(APR, "67(3)", id="APR-67.3-exnunc", anchor=ANCHOR, binds=Binds.COURT, force=Force.STATUS)
def first_instance_review_defect(second_or_higher_level_of_appeal, first_instance_review_complete):
    """The first-instance court has not examined facts and law in full and as they are at the time of its decision."""
    return not second_or_higher_level_of_appeal and not first_instance_review_complete


# ---------------------------------------------------------------------------------------- Article 68: right to remain


@rule(APR, "68(3)(b)", id="APR-68.3-nostay", anchor=ANCHOR, force=Force.STATUS)
def inadmissibility_ends_automatic_right(inadmissibility_ground, unaccompanied_minor, held_in_border_procedure):
    """Whether the ground of inadmissibility takes away the automatic right to remain: 38(1)(a), (d), (e), 38(2)."""
    if unaccompanied_minor and held_in_border_procedure:
        return False
    return inadmissibility_ground in (
        "first_country_of_asylum",
        "international_criminal_court",
        "late_after_return_decision",
        "subsequent_without_new_elements",
    )


@rule(
    APR_2026_463,
    "68(3)(b)",
    id="APR-68.3-nostay",
    replaces="inadmissibility_ends_automatic_right",
    anchor=ANCHOR,
    force=Force.STATUS,
    evidence=Evidence.SECONDARY,
    unsettled="The wording adopted was not read; the exception for unaccompanied minors in the border procedure is "
    "that of the proposal and of the text of 2024.",
)
def inadmissibility_ends_automatic_right_2026(
    inadmissibility_ground,
    unaccompanied_minor,
    held_in_border_procedure,
    safe_third_country_appeal_without_automatic_stay,
):
    """Whether the ground of inadmissibility takes away the automatic right to remain: now also safe third country,
    38(1)(b)."""
    if unaccompanied_minor and held_in_border_procedure:
        return False
    if inadmissibility_ground == "safe_third_country":
        return safe_third_country_appeal_without_automatic_stay
    return inadmissibility_ground in (
        "first_country_of_asylum",
        "international_criminal_court",
        "late_after_return_decision",
        "subsequent_without_new_elements",
    )


@rule(
    APR,
    "68(3)",
    id="APR-68.3-nostay",
    anchor=ANCHOR,
    force=Force.STATUS,
    coercive=True,
    unsettled="An unaccompanied minor in the border procedure is always also in an accelerated case (42(3)(b)): "
    "point (a)(ii) leaves the right to remain, point (a)(i) would take it. The special rule for minors is followed.",
)
def no_automatic_right_to_remain(
    decision_withdraws_protection,
    withdrawal_ground,
    decision_outcome,
    inadmissibility_ends_automatic_right,
    unaccompanied_minor,
    held_in_border_procedure,
    examined_in_accelerated_procedure,
    subsequent_application,
):
    """The appeal gives no right to remain by itself; the court can allow it."""
    if decision_withdraws_protection:
        "68(3)(e): exclusion, danger to security, final judgment for a particularly serious crime"
        return withdrawal_ground in ("QR 14(1)(b)", "QR 14(1)(d)", "QR 14(1)(e)", "QR 19(1)(b)")
    if decision_outcome == "implicitly_withdrawn":
        "68(3)(c)"
        return True
    if decision_outcome == "inadmissible":
        "68(3)(b)"
        return inadmissibility_ends_automatic_right
    if decision_outcome not in ("unfounded", "manifestly_unfounded"):
        return False
    if subsequent_application:
        "68(3)(d)"
        return True
    if held_in_border_procedure:
        "68(3)(a)(ii): not for unaccompanied minors"
        return not unaccompanied_minor
    # 68(3)(a)(i)
    return examined_in_accelerated_procedure


@rule(APR, "68(2)", id="APR-68.2-stay", anchor=ANCHOR, force=Force.RIGHT)
def right_to_remain_pending_appeal(
    right_to_appeal, no_automatic_right_to_remain, appeal_lodged_on, appeal_due, appeal_decided_on, asked_on
):
    """The person has a right to remain until the appeal limit has run out and, after an appeal in time, until its
    outcome."""
    if not right_to_appeal or no_automatic_right_to_remain:
        "68(3), or nothing to appeal"
        return False
    if appeal_lodged_on <= appeal_due:
        "68(2): appealed in time"
        return not happened(appeal_decided_on) or asked_on < appeal_decided_on
    return asked_on <= appeal_due


@rule(APR, "68(1)", id="APR-68.2-stay", anchor=ANCHOR, force=Force.BAR)
def return_decision_suspended(right_to_remain_pending_appeal, court_answer_on_stay):
    """The effects of the return decision are suspended: the person has a right to remain, or is allowed to."""
    return right_to_remain_pending_appeal or court_answer_on_stay == "allowed"


@rule(APR, "68(4)", id="APR-68.3-nostay", anchor=ANCHOR, binds=Binds.COURT, force=Force.MAY)
def court_may_allow_to_remain(no_automatic_right_to_remain, stay_requested_on, court_may_act_of_its_own_motion):
    """The court may decide, on request or where national law says so of its own motion, that the person may remain."""
    return no_automatic_right_to_remain and (happened(stay_requested_on) or court_may_act_of_its_own_motion)


@clock(
    APR,
    "68(5)(a)",
    id="APR-68.3-nostay",
    anchor=ANCHOR,
    binds=Binds.APPLICANT,
    done="stay_requested_on",
    on_expiry=Expiry.LAPSE,
    missed="Removal is no longer held back by the time for the request; non-refoulement stays.",
)
def stay_request_due(no_automatic_right_to_remain, decision_notified_on, stay_request_limit_days):
    """Last day to ask the court for permission to remain, at least five days from the notification."""
    if no_automatic_right_to_remain:
        return last_day(days(decision_notified_on, stay_request_limit_days))


@rule(APR, "68(5)(a)", id="APR-68.3-nostay", anchor=ANCHOR, force=Force.STATUS)
def stay_request_missed(no_automatic_right_to_remain, stay_requested_on, stay_request_due, asked_on):
    """Whether the time to ask for permission to remain has passed without a request in time."""
    if not no_automatic_right_to_remain or stay_requested_on <= stay_request_due:
        return False
    return asked_on > stay_request_due


@rule(APR, "68(5)(b), (c), (e)", id="APR-68.3-nostay", anchor=ANCHOR, force=Force.STATUS)
def stay_request_guarantees_defect(
    no_automatic_right_to_remain,
    told_of_rights_to_ask_for_stay,
    appeal_assistance_requested,
    free_legal_aid_given_for_stay,
    hearing_on_stay_held,
    interpretation_provided,
):
    """A guarantee of the request to remain is missing: information, free legal assistance asked for,
    interpretation at a hearing."""
    if not no_automatic_right_to_remain:
        return False
    if not told_of_rights_to_ask_for_stay:
        "68(5)(e)"
        return True
    if appeal_assistance_requested and not free_legal_aid_given_for_stay:
        "68(5)(c)"
        return True
    # 68(5)(b)
    return hearing_on_stay_held and not interpretation_provided


@rule(APR, "68(6)", id="APR-68.6-subs", anchor=ANCHOR, force=Force.MAY, coercive=True)
def no_protection_during_stay_request(
    national_law_lifts_protection_of_delaying_appeals, subsequent_application, appeal_only_to_delay_imminent_removal
):
    """Subsequent application: no protection from removal by the request, the appeal serving only to delay imminent
    removal."""
    return (
        national_law_lifts_protection_of_delaying_appeals
        and subsequent_application
        and appeal_only_to_delay_imminent_removal
    )


@rule(APR, "68(7)", id="APR-68.7-2nd", anchor=ANCHOR, force=Force.RIGHT)
def right_to_remain_pending_second_appeal(second_level_appeal_lodged_on, second_level_court_allows_to_remain):
    """On a further appeal the person may remain only if that court allows it, where non-refoulement is invoked."""
    return happened(second_level_appeal_lodged_on) and second_level_court_allows_to_remain


@rule(APR, "68(3), 68(5)(d)", id="APR-68.3-nostay", anchor=ANCHOR, force=Force.MAY, coercive=True)
def removal_possible_pending_appeal(no_automatic_right_to_remain, court_answer_on_stay):
    """Article 68 does not stand in the way of a removal during the appeal."""
    return no_automatic_right_to_remain and not (court_answer_on_stay == "allowed")


@safeguard(
    APR,
    "68(5)(d)",
    id="APR-68.3-nostay",
    anchor=ANCHOR,
    also=("APR-68.6-subs",),
    defeats=("removal_possible_pending_appeal",),
)
def request_holds_removal_back(
    no_protection_during_stay_request,
    no_automatic_right_to_remain,
    stay_request_due,
    asked_on,
    stay_requested_on,
    court_answer_on_stay,
):
    """No removal until the time for the request has passed and, after a request in time, until the court has
    answered."""
    if no_protection_during_stay_request or not no_automatic_right_to_remain:
        return False
    if asked_on <= stay_request_due:
        "68(5)(d)(i)"
        return True
    # 68(5)(d)(ii)
    return stay_requested_on <= stay_request_due and not happened(court_answer_on_stay)


@safeguard(
    APR,
    "68(3), 68(6)",
    id="APR-68.3-nostay",
    anchor=ANCHOR,
    also=("APR-68.6-subs",),
    defeats=("no_automatic_right_to_remain", "no_protection_during_stay_request", "removal_possible_pending_appeal"),
)
def non_refoulement_pending_appeal(removal_would_breach_non_refoulement):
    """The principle of non-refoulement stands above every loss of the right to remain."""
    return removal_would_breach_non_refoulement
