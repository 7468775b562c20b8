"""Asylum and Migration Management Regulation, Articles 67 and 68: relocation, before and after."""

from fairway.law.language import (
    Expiry,
    Force,
    clock,
    days,
    exception,
    first_of,
    happened,
    last_day,
    latest,
    none,
    rule,
    safeguard,
    weeks,
)
from fairway.law.pact.acts import AMM

FILE = "relocation_file_received_on"


# ------------------------------------------------------------------------------ Article 67(2) to (6): who is relocated


# 67(2) cites Article 11 of the Screening Regulation for the security threat; the security check is in its Article 15.
@rule(AMM, "67(2)", id="AMM-67.2", force=Force.BAR, anchor="asked_on")
def relocation_barred_for_security(internal_security_risk):
    """A person who may be a threat to internal security is not relocated, now or later."""
    return internal_security_risk


@rule(AMM, "67(2)", id="AMM-67.2", force=Force.VALUE, anchor="asked_on")
def responsible_state_after_security_bar(relocation_barred_for_security, beneficiary_of_protection, beneficiary_state):
    """The beneficiary State is responsible for an applicant whom the security bar excludes from relocation."""
    if relocation_barred_for_security and not beneficiary_of_protection:
        "67(2), last sentence, with Article 16(4)"
        return beneficiary_state
    return none


@rule(AMM, "67(3)-(5)", id="AMM-67.3-5", force=Force.MAY, anchor="asked_on", coercive=True)
def relocation_possible(
    relocation_barred_for_security, could_be_responsible_on_family_grounds, beneficiary_of_protection
):
    """Whether the person may be chosen for relocation. An applicant has no right to choose the State."""
    if relocation_barred_for_security:
        "67(2)"
        return False
    if could_be_responsible_on_family_grounds and not beneficiary_of_protection:
        (
            "67(5), second subparagraph: not eligible where the beneficiary State could be responsible under "
            "Articles 25 to 28 or 34"
        )
        return False
    return True


@safeguard(AMM, "67(4), third subparagraph", id="AMM-67.3-5", defeats=("relocation_possible",), anchor="asked_on")
def relocation_without_written_consent(beneficiary_of_protection, written_consent_to_relocation):
    """A beneficiary of protection is relocated only with written consent."""
    return beneficiary_of_protection and not written_consent_to_relocation


@safeguard(AMM, "67(3), second subparagraph", id="AMM-67.3-5", defeats=("relocation_possible",), anchor="asked_on")
def meaningful_links_not_heard(heard_on_meaningful_links):
    """The person must have had the opportunity to state meaningful links with particular Member States."""
    return not heard_on_meaningful_links


@safeguard(AMM, "67(6)", id="AMM-67.3-5", defeats=("relocation_possible",), anchor="asked_on")
def relocation_would_separate_family(family_relocated_to_same_state):
    """Family members are relocated to the same Member State."""
    return not family_relocated_to_same_state


@rule(AMM, "67(5)", id="AMM-67.3-5", force=Force.MUST, anchor="asked_on")
def relocation_information_missing(relocation_possible, informed_of_relocation_procedure):
    """A person to be relocated is first informed of the procedure, the obligations and the consequences."""
    return relocation_possible and not informed_of_relocation_procedure


# ------------------------------------------------------------------------------------- Article 67(9): the confirmation


@clock(
    AMM, "67(9)", id="AMM-67.9", done="relocation_answered_on", on_expiry=Expiry.DEEMED_CONFIRMED, anchor=FILE,
    missed="Silence counts as confirmation: the State of relocation must receive the person and arrange the arrival.",
)  # fmt: skip
def relocation_confirmation_due(relocation_file_received_on, relocation_state):
    """The State of relocation confirms, or refuses for internal security, within a week of receiving the file."""
    return last_day(weeks(relocation_file_received_on, 1), relocation_state)


@exception(
    "relocation_confirmation_due", AMM, "67(9), third subparagraph", id="AMM-67.9", label="reply deferred",
    anchor=FILE,
)  # fmt: skip
def relocation_confirmation_deferred(
    relocation_complex_or_many_cases, relocation_reply_deferred_on, relocation_file_received_on, relocation_state
):
    """In complex cases, or with many at once, the reply may take two weeks, if that is said within the first week."""
    if (
        relocation_complex_or_many_cases
        and happened(relocation_reply_deferred_on)
        and relocation_reply_deferred_on <= last_day(weeks(relocation_file_received_on, 1), relocation_state)
    ):
        return last_day(weeks(relocation_file_received_on, 2), relocation_state)


@rule(AMM, "67(9), second subparagraph", id="AMM-67.9", anchor="asked_on")
def relocation_refusal_valid(relocation_refused_on, internal_security_risk, nature_of_security_alert_given):
    """A refusal rests only on internal security and states the nature of the alert."""
    return happened(relocation_refused_on) and internal_security_risk and nature_of_security_alert_given


@rule(AMM, "67(9), fourth subparagraph", id="AMM-67.9", force=Force.VALUE, anchor=FILE)
def relocation_confirmation_on(relocation_confirmed_on, relocation_refused_on, asked_on, relocation_confirmation_due):
    """The day of the confirmation: that of the answer or, if there is none, the last day for it."""
    if happened(relocation_confirmed_on):
        return relocation_confirmed_on
    if happened(relocation_refused_on):
        "67(9), second subparagraph: the relocation does not take place"
        return none
    if asked_on > relocation_confirmation_due:
        "67(9), fourth subparagraph: silence is equal to confirmation"
        return relocation_confirmation_due
    return none


# ----------------------------------------------------------------------- Article 67(10) to (12): decision and transfer


@clock(
    AMM, "67(10)", id="AMM-67.10", done="relocation_decision_taken_on", on_expiry=Expiry.CONTINUE, anchor=FILE,
    missed="The decision is still to be taken; the confirmation stands.",
)  # fmt: skip
def relocation_decision_due(relocation_confirmation_on, beneficiary_state):
    """The beneficiary State takes a transfer decision within a week of the confirmation."""
    return last_day(weeks(relocation_confirmation_on, 1), beneficiary_state)


@clock(
    AMM, "67(10)", id="AMM-67.10", done="relocation_decision_served_on", on_expiry=Expiry.CONTINUE, anchor=FILE,
    missed="The transfer planned for that day cannot lawfully take place: the notice was too short.",
)  # fmt: skip
def relocation_notice_due(beneficiary_of_protection, relocation_transfer_planned_on):
    """The decision is served in writing at once, at least two days (a beneficiary: one week) before the transfer."""
    if beneficiary_of_protection:
        return weeks(relocation_transfer_planned_on, -1)
    return days(relocation_transfer_planned_on, -2)


# 67(13) makes 46(1) and (3) apply, not 46(2): a missed relocation transfer does not shift responsibility.
@clock(
    AMM, "67(11)", id="AMM-67.11", done="relocated_on", on_expiry=Expiry.CONTINUE, anchor=FILE,
    missed="The duty to relocate continues; Article 46(2) on the shift of responsibility is not among the rules "
    "that apply.",
)  # fmt: skip
def relocation_transfer_due(relocation_confirmation_on, relocation_appeal_decided_on, beneficiary_state):
    """The transfer takes place within four weeks of the confirmation or the final decision on a suspensive appeal."""
    if happened(relocation_confirmation_on):
        return last_day(weeks(latest(relocation_confirmation_on, relocation_appeal_decided_on), 4), beneficiary_state)


@rule(AMM, "67(12)", id="AMM-67.12", force=Force.MUST, anchor="asked_on")
def relocation_continues_after_pool(relocation_file_received_on, pool_act_expires_on, asked_on, relocated_on):
    """A relocation that has begun goes on although the Council's acts on the pool have expired."""
    return happened(relocation_file_received_on) and asked_on > pool_act_expires_on and not happened(relocated_on)


# ---------------------------------------------------------------------------------------- Article 68: after relocation


@rule(AMM, "68(2)", id="AMM-68", force=Force.MUST, anchor="asked_on")
def criteria_applied_again_after_relocation(relocated_on, beneficiary_of_protection, responsibility_ground):
    """For an applicant without a responsible State, the State of relocation applies Part III again.

    Left out are Articles 16(2), 17(1) and (2), 25(5), 29, 30 and 33(1) and (2)."""
    return happened(relocated_on) and not beneficiary_of_protection and not happened(responsibility_ground)


@rule(AMM, "68(2), 68(3)", id="AMM-68", force=Force.VALUE, anchor="asked_on")
def responsible_state_after_relocation(
    relocated_on,
    beneficiary_of_protection,
    criteria_applied_again_after_relocation,
    state_found_by_remaining_criteria,
    relocation_state,
):
    """Who examines the application of a relocated applicant."""
    if not happened(relocated_on) or beneficiary_of_protection:
        return none
    if criteria_applied_again_after_relocation:
        "68(2): the State that the remaining criteria name, failing one the State of relocation"
        return first_of(state_found_by_remaining_criteria, relocation_state)
    return relocation_state


@rule(AMM, "68(4)", id="AMM-68", force=Force.RIGHT, anchor="asked_on")
def status_granted_after_relocation(relocated_on, beneficiary_of_protection):
    """The State of relocation grants a relocated beneficiary the status held before, automatically."""
    return happened(relocated_on) and beneficiary_of_protection
