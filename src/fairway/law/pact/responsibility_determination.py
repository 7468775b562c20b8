"""Responsibility: dependants, discretion, the State designated, shift and end: AMMR Articles 24 and 34 to 38.

`state_designated` is Article 24's ordered list. Before it stand the security finding (16(4)), the discretionary
clause where a State used it (35), and dependants (34): they are provisions of chapter III, not criteria, and say
themselves which State is responsible; so they also hold for an unaccompanied minor, for whom of the criteria only
Article 25 counts (39(1), fourth subparagraph, names 34 for minors; it also names 26 and 27, which 25(1) excludes: a
slip that is followed nowhere here).

`responsible_state` is the answer for every case: this Regulation for applications registered from 1 July 2026, the
criteria of Dublin III for earlier ones (84(2); 84(1) says "after 1 July", Article 85 covers the day itself). It is
the State found by determination. What happened since (a permit, a missed request or transfer) is in
`state_responsible_after_shift`."""

from datetime import date

from fairway.law.language import (
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    exception,
    first_of,
    happened,
    last_day,
    months,
    none,
    parameter,
    rule,
)
from fairway.law.pact.acts import AMM

ROLL = (
    "Article 75(d) moves the end of any period prescribed to a working day. Whether that lengthens a period after "
    "which obligations cease, and in which nothing has to be done, is open; the parameter substantive_periods_roll "
    "says no."
)
ALWAYS = date(2014, 1, 1)

parameter("border_rejection_months", Whole, [Dated(15, cite="AMMR Art. 37(2)")], unit="months")
parameter("absence_months", Whole, [Dated(9, cite="AMMR Art. 37(4)")], unit="months")


# ------------------------------------------------------------------------------- Articles 34 and 35: chapter III


@rule(AMM, "34(1)", id="AMM-34-dep", force=Force.VALUE)
def state_of_dependency(
    dependency_ground, dependency_tie, dependency_relative_state, dependency_tie_before_arrival,
    dependency_care_possible, dependency_written_wish, applicant_unfit_to_travel_long, presence_state,
):  # fmt: skip
    """The State where a child, sibling or parent legally resides, where one depends on the other's assistance."""
    if not happened(dependency_ground) or not happened(dependency_relative_state):
        return none
    if dependency_tie not in ("child", "sibling", "parent") or not dependency_tie_before_arrival:
        return none
    if not dependency_care_possible or not dependency_written_wish:
        return none
    if applicant_unfit_to_travel_long and dependency_relative_state != presence_state:
        "34(2): health prevents travel for a significant time: the State where the applicant is"
        return presence_state
    return dependency_relative_state


@rule(AMM, "35(1)", id="AMM-35.1-sovereignty", force=Force.VALUE)
def state_using_discretion(discretion_used_by_state):
    """The State that decided to examine an application registered in its territory although it is not responsible."""
    return discretion_used_by_state


@rule(AMM, "35(2)", id="AMM-35.2-humanitarian", force=Force.MAY)
def humanitarian_request_allowed(first_merits_decision_on, humanitarian_ties_exist, humanitarian_written_consent):
    """Whether another State may be asked to take charge on humanitarian grounds: before the first merits decision."""
    return not happened(first_merits_decision_on) and humanitarian_ties_exist and humanitarian_written_consent


@clock(
    AMM, "35(2), third subparagraph", id="AMM-35.2-humanitarian", done="humanitarian_replied_on",
    on_expiry=Expiry.CONTINUE, missed="Silence is not acceptance: the request stays open and the duty to answer stays.",
)  # fmt: skip
def humanitarian_reply_due(humanitarian_request_received_on, requested_state):
    """Last day to answer a humanitarian request."""
    return last_day(months(humanitarian_request_received_on, 2), requested_state)


@rule(AMM, "35(2), third subparagraph", id="AMM-35.2-humanitarian")
def humanitarian_refusal_defective(humanitarian_replied_on, humanitarian_accepted, humanitarian_refusal_reasoned):
    """Whether a humanitarian request was refused without reasons."""
    return happened(humanitarian_replied_on) and not humanitarian_accepted and not humanitarian_refusal_reasoned


@rule(AMM, "35(2)", id="AMM-35.2-humanitarian", force=Force.VALUE)
def state_accepting_on_humanitarian_grounds(humanitarian_request_received_on, humanitarian_accepted, requested_state):
    """The State that accepted a humanitarian request (responsible by 37(1)); silence accepts nothing."""
    if happened(humanitarian_request_received_on) and humanitarian_accepted:
        return requested_state
    return none


# ------------------------------------------------------------------------------------------ Article 24: the order


@rule(AMM, "24(1)", id="AMM-16.2", force=Force.VALUE)
def state_designated(
    state_responsible_for_security, state_using_discretion, state_accepting_on_humanitarian_grounds,
    state_of_dependency, unaccompanied_minor, state_for_unaccompanied_minor, state_of_resident_family_member,
    state_of_applying_family_member, state_of_family_procedure, state_of_document, state_of_diploma,
    state_of_visa_free_entry, state_of_airport_transit, state_of_relocation, state_of_irregular_crossing,
    state_of_disembarkation, state_by_default,
):  # fmt: skip
    """The State that the criteria designate, in their order, on the situation at first registration."""
    if happened(state_responsible_for_security):
        "16(4): before the criteria"
        return state_responsible_for_security
    if happened(state_using_discretion) or happened(state_accepting_on_humanitarian_grounds):
        "35: in derogation from 16(1)"
        return first_of(state_using_discretion, state_accepting_on_humanitarian_grounds)
    if happened(state_of_dependency):
        "34"
        return state_of_dependency
    if unaccompanied_minor:
        "25(1): only the criteria of Article 25"
        return state_for_unaccompanied_minor
    return first_of(
        state_of_resident_family_member,
        state_of_applying_family_member,
        state_of_family_procedure,
        state_of_document,
        state_of_diploma,
        state_of_visa_free_entry,
        state_of_airport_transit,
        state_of_relocation,
        state_of_irregular_crossing,
        state_of_disembarkation,
        state_by_default,
    )


@rule(AMM, "16(3)", id="AMM-16.3-cjeu", force=Force.VALUE)
def next_state_after_barred_transfer(
    article_4_barred_state, other_article_4_barred_state, unaccompanied_minor, state_for_unaccompanied_minor,
    state_of_dependency, state_of_resident_family_member, state_of_applying_family_member, state_of_family_procedure,
    state_of_document, state_of_diploma, state_of_visa_free_entry, state_of_airport_transit,
    state_of_irregular_crossing, state_of_disembarkation, determining_state,
):  # fmt: skip
    """Where Article 4 of the Charter bars a transfer: the next State of the criteria, else the determining one."""
    if state_of_dependency != article_4_barred_state and not state_of_dependency == other_article_4_barred_state:
        return state_of_dependency
    if unaccompanied_minor:
        if (
            state_for_unaccompanied_minor != article_4_barred_state
            and not state_for_unaccompanied_minor == other_article_4_barred_state
        ):
            "25(1): only Article 25"
            return state_for_unaccompanied_minor
        return determining_state
    if (
        state_of_resident_family_member != article_4_barred_state
        and not state_of_resident_family_member == other_article_4_barred_state
    ):
        return state_of_resident_family_member
    if (
        state_of_applying_family_member != article_4_barred_state
        and not state_of_applying_family_member == other_article_4_barred_state
    ):
        return state_of_applying_family_member
    if (
        state_of_family_procedure != article_4_barred_state
        and not state_of_family_procedure == other_article_4_barred_state
    ):
        return state_of_family_procedure
    if state_of_document != article_4_barred_state and not state_of_document == other_article_4_barred_state:
        return state_of_document
    if state_of_diploma != article_4_barred_state and not state_of_diploma == other_article_4_barred_state:
        return state_of_diploma
    if (
        state_of_visa_free_entry != article_4_barred_state
        and not state_of_visa_free_entry == other_article_4_barred_state
    ):
        return state_of_visa_free_entry
    if (
        state_of_airport_transit != article_4_barred_state
        and not state_of_airport_transit == other_article_4_barred_state
    ):
        return state_of_airport_transit
    if (
        state_of_irregular_crossing != article_4_barred_state
        and not state_of_irregular_crossing == other_article_4_barred_state
    ):
        return state_of_irregular_crossing
    if (
        state_of_disembarkation != article_4_barred_state
        and not state_of_disembarkation == other_article_4_barred_state
    ):
        return state_of_disembarkation
    return determining_state


@rule(AMM, "24(1)", id="AMM-16.1", also=("AMM-16.2-default",), force=Force.VALUE)
def responsible_state_ammr(state_designated):
    """The State responsible under this Regulation."""
    return state_designated


@exception("responsible_state_ammr", AMM, "16(3)", id="AMM-16.3-cjeu", label="transfer barred by Charter Article 4")
def responsible_state_where_transfer_is_barred(
    state_designated, determining_state, article_4_barred_state, other_article_4_barred_state,
    next_state_after_barred_transfer,
):  # fmt: skip
    """Where the State first designated cannot be transferred to, the examination of the criteria goes on."""
    if state_designated != determining_state and (
        state_designated == article_4_barred_state or state_designated == other_article_4_barred_state
    ):
        "16(3): a real risk of inhuman or degrading treatment there"
        return next_state_after_barred_transfer


@rule(AMM, "84(2)", id="AMM-16.1", also=("AMM-16.2-default",), force=Force.VALUE, applies_from=ALWAYS)
def responsible_state(responsible_state_dublin3, responsible_state_ammr):
    """The State responsible: registered before 1 July 2026 by the criteria of Dublin III, from then by AMMR."""
    return first_of(responsible_state_dublin3, responsible_state_ammr)


# ----------------------------------------------------------------------- Articles 36 and 37: obligations and their end


@rule(AMM, "36(2)", id="AMM-36.2-minor", force=Force.MUST)
def minor_follows_family_member(accompanying_minor_family_member, joint_handling_shown_against_minor):
    """Whether an accompanying or later-born minor follows the family member, without separate consent or procedure."""
    return accompanying_minor_family_member and not joint_handling_shown_against_minor


@rule(AMM, "37(1)", id="AMM-37.1", force=Force.VALUE, anchor="asked_on")
def state_taking_over(
    permit_granted_by_state, discretion_used_by_state, minor_transfer_against_best_interests_state,
    responsibility_shifted_by_late_transfer, requesting_state,
):  # fmt: skip
    """The State that became responsible: a permit, Article 35, a minor's best interests, or a late transfer."""
    if responsibility_shifted_by_late_transfer:
        "37(1) with 46(2): the State that did not transfer in time"
        return first_of(permit_granted_by_state, requesting_state)
    return first_of(permit_granted_by_state, discretion_used_by_state, minor_transfer_against_best_interests_state)


@rule(AMM, "37(1)", id="AMM-37.1", force=Force.MUST, anchor="asked_on")
def shift_must_be_notified(state_taking_over, shift_notified_on):
    """Whether the State that became responsible must still tell the others and update Eurodac (16(3) of 2024/1358)."""
    return happened(state_taking_over) and not happened(shift_notified_on)


@rule(AMM, "39(1), third subparagraph", id="AMM-39.1-tc", force=Force.VALUE, anchor="asked_on")
def state_responsible_after_shift(
    state_taking_over, responsibility_shifted_by_late_request, first_registration_state, responsible_state
):
    """The State responsible now: the one that took over, the one that asked too late, or the one determined."""
    if happened(state_taking_over):
        "37(1)"
        return state_taking_over
    if responsibility_shifted_by_late_request:
        "39(1), third subparagraph: no request in time: the State of registration"
        return first_registration_state
    return responsible_state


@clock(
    AMM, "37(2)", id="AMM-37.2-15m", force=Force.VALUE, anchor="asked_on", on_expiry=Expiry.LAPSE, unsettled=ROLL,
    missed="The obligations of Article 36 have ceased; a later application opens a new determination.",
)  # fmt: skip
def obligations_after_border_rejection_until(
    border_procedure_rejection_or_withdrawal, final_decision_on, border_rejection_months, substantive_periods_roll
):
    """Last day of the responsible State's obligations after a final rejection or withdrawal in the border procedure."""
    if not border_procedure_rejection_or_withdrawal:
        return none
    if substantive_periods_roll:
        return last_day(months(final_decision_on, border_rejection_months))
    return months(final_decision_on, border_rejection_months)


@rule(AMM, "37(2)", id="AMM-37.2-15m", anchor="asked_on")
def obligations_ceased_after_border_rejection(obligations_after_border_rejection_until, asked_on):
    """Whether the obligations ceased 15 months after the border procedure ended in a final rejection or withdrawal."""
    return asked_on > obligations_after_border_rejection_until


@exception("obligations_ceased_after_border_rejection", AMM, "37(3)", id="AMM-37.2-15m", anchor="asked_on",
           label="take-back procedure pending")  # fmt: skip
def obligations_go_on_during_take_back(
    later_application_made_on, obligations_after_border_rejection_until, take_back_pending_at_end_of_obligations,
    take_back_procedure_ended_on, asked_on,
):  # fmt: skip
    """An application elsewhere within the 15 months, and a take back pending at their end, keep the obligations."""
    if (
        later_application_made_on <= obligations_after_border_rejection_until
        and take_back_pending_at_end_of_obligations
    ):
        "until the take back is completed or the time limit for its transfer is over"
        return take_back_procedure_ended_on < asked_on


@rule(AMM, "37(4)", id="AMM-37.4-9m", anchor="asked_on", unsettled=ROLL)
def obligations_ceased_by_absence(
    left_union_on, back_in_union_on, valid_permit_of_responsible_state, absence_months, substantive_periods_roll
):
    """Whether the obligations ceased because the person left the Member States for at least nine months."""
    if valid_permit_of_responsible_state:
        "unless a valid residence permit of the responsible State is held"
        return False
    if substantive_periods_roll:
        return back_in_union_on >= last_day(months(left_union_on, absence_months))
    return back_in_union_on >= months(left_union_on, absence_months)


@rule(AMM, "37(5)", id="AMM-37.5-return", anchor="asked_on")
def take_back_duty_ceased_by_return(left_on_return_decision):
    """Whether the duty to take back ceased: the person left on a return decision after withdrawal or rejection."""
    return left_on_return_decision


@rule(AMM, "37(2), (4) and (5), second subparagraphs", id="AMM-37.2-15m", also=("AMM-37.4-9m", "AMM-37.5-return"),
      force=Force.MUST, anchor="asked_on")  # fmt: skip
def later_application_opens_new_determination(
    later_application_registered_on, obligations_ceased_after_border_rejection, obligations_ceased_by_absence,
    take_back_duty_ceased_by_return,
):  # fmt: skip
    """Whether an application registered after the obligations ceased is a new one and opens a new determination."""
    return happened(later_application_registered_on) and (
        obligations_ceased_after_border_rejection or obligations_ceased_by_absence or take_back_duty_ceased_by_return
    )


# ------------------------------------------------------------------------------ Article 38: the start of the procedure


@rule(AMM, "38(2)", id="AMM-38", force=Force.MUST)
def determination_must_go_on(determination_completed_on, registered_on):
    """Whether the determining State must go on with the determination: until it is completed, absconding or not."""
    return happened(registered_on) and not happened(determination_completed_on)


@rule(AMM, "38(4)", id="AMM-38", force=Force.MUST)
def taken_back_during_determination(
    determination_completed_on, in_other_state_without_permit_or_applied_there, permit_of_other_state_established
):
    """Whether the determining State must take back an applicant who is, or has applied, in another State meanwhile."""
    if permit_of_other_state_established:
        "second subparagraph: another State gave a residence permit"
        return False
    return in_other_state_without_permit_or_applied_there and not happened(determination_completed_on)


@rule(AMM, "38(3)", id="AMM-38", force=Force.MUST)
def eurodac_marking_owed(determination_completed_on, eurodac_responsibility_marked_on):
    """Whether the result of the determination must still be marked in Eurodac, without delay."""
    return happened(determination_completed_on) and not happened(eurodac_responsibility_marked_on)
