"""Regulation (EU) 2018/1860 on return alerts, with the consultations and periods of Regulation (EU) 2018/1861.

"Immediately" and "without delay" are not numbers: such duties are yes/no rules that show what is missing."""

from datetime import date

from fairway.law.language import (
    Binds,
    Expiry,
    Force,
    PeriodLaw,
    act,
    clock,
    days,
    exception,
    happened,
    last_day,
    months,
    rule,
    years,
)
from fairway.law.pact.acts import ELI, SISR

SISB = act("SISB", "Regulation (EU) 2018/1861", eli=f"{ELI}/reg/2018/1861/oj", title="SIS for border checks",
           applies_from=date(2023, 3, 7), anchor="asked_on", periods=PeriodLaw.REG_1182_71,
           known_from=date(2018, 12, 7))  # fmt: skip


# --------------------------------------------------------------------------------------- Article 3: entering the alert


@rule(SISR, "3(1)-(3)", id="SISR-3", force=Force.MUST)
def return_alert_missing(
    return_decision_issued_on,
    return_alert_entered,
    detained_pending_removal,
    return_enforced_at_once_at_border,
    permit_kept,
):
    """An alert on return is entered immediately after the decision; in detention or at the border it may be left out."""
    if detained_pending_removal or return_enforced_at_once_at_border:
        "3(2), 3(3): may be left out; entered without delay once no longer detained and not removed"
        return False
    if permit_kept:
        "10(f), 11(f): no alert where another State keeps its permit"
        return False
    return happened(return_decision_issued_on) and not return_alert_entered


@rule(SISR, "3(4)", id="SISR-3", force=Force.MUST)
def departure_period_not_recorded(
    return_alert_entered, voluntary_departure_days_granted, departure_period_recorded_in_alert
):
    """The period for voluntary departure and its extension are recorded in the alert at once."""
    return return_alert_entered and voluntary_departure_days_granted > 0 and not departure_period_recorded_in_alert


@rule(SISR, "3(5)", id="SISR-3", force=Force.MUST)
def suspension_not_recorded(
    return_alert_entered, enforcement_suspended, postponement_or_extension_granted, suspension_recorded_in_alert
):
    """A suspension or postponement, also by an appeal, is recorded in the alert immediately."""
    return (
        return_alert_entered
        and (enforcement_suspended or postponement_or_extension_granted)
        and not suspension_recorded_in_alert
    )


# --------------------------------------------------------------------------------- Articles 6 to 8: hits, confirmation


@rule(SISR, "6(2), 8", id="SISR-6/8", force=Force.MUST)
def return_alert_deletion_missing(return_confirmed_on, return_alert_deleted_on):
    """After the return is confirmed the issuing State deletes the alert without delay."""
    return happened(return_confirmed_on) and not happened(return_alert_deleted_on)


@rule(SISR, "6(2), 8(a)", id="SISR-6/8", force=Force.MUST)
def refusal_alert_missing(return_confirmed_on, entry_ban_imposed, refusal_alert_entered):
    """With an entry ban, an alert for refusal of entry and stay takes its place."""
    return happened(return_confirmed_on) and entry_ban_imposed and not refusal_alert_entered


@rule(SISR, "7(1)", id="SISR-7", force=Force.MUST, binds=Binds.AGENCY)
def end_of_departure_period_not_notified(departure_period_ended_without_departure, issuing_state_notified_by_system):
    """At the end of the period for voluntary departure the system tells the issuing State."""
    return departure_period_ended_without_departure and not issuing_state_notified_by_system


@rule(SISR, "7(2)", id="SISR-7", force=Force.MUST)
def contact_after_hit_missing(hit_on_return_alert, issuing_state_contacted):
    """A State with a hit contacts the issuing State immediately."""
    return hit_on_return_alert and not issuing_state_contacted


# --------------------------------------------------------------- Articles 9 to 11 (2018/1861: 27 to 29): consultations


@clock(
    SISR, "9(1)(b)", id="SISR-9", done="permit_consultation_answered_on", on_expiry=Expiry.DEEMED_ACCEPTED,
    anchor="permit_consultation_received_on",
    missed="No answer means no objection to the permit; the State that issues the permit decides.",
)  # fmt: skip
def permit_consultation_reply_due(permit_consultation_received_on, alerting_state):
    """The alerting State answers the consultation before a permit within ten calendar days (2018/1861: Article 27)."""
    return last_day(days(permit_consultation_received_on, 10), alerting_state)


@rule(SISR, "9(1)(c)", id="SISR-9")
def alerting_state_does_not_object(
    permit_consultation_answered_on, permit_consultation_reply_due, asked_on, alerting_state_objects
):
    """Silence within the limit means that the alerting State does not object."""
    if happened(permit_consultation_answered_on) and permit_consultation_answered_on <= permit_consultation_reply_due:
        return not alerting_state_objects
    return asked_on > permit_consultation_reply_due


@rule(SISR, "9(1)(f), 9(2)", id="SISR-9", force=Force.MUST)
def alert_deleted_for_permit_must(permit_intended_or_issued, return_alert_deleted_on):
    """Told that the permit will be or was issued, the alerting State deletes its alert."""
    return permit_intended_or_issued and not happened(return_alert_deleted_on)


@clock(
    SISR, "10(e), 11(e)", id="SISR-10/11", done="alert_consultation_answered_on", on_expiry=Expiry.CONTINUE,
    anchor="alert_consultation_received_on",
    missed="The act gives silence no effect: ask again. Nothing follows against the person.",
)  # fmt: skip
def alert_consultation_reply_due(alert_consultation_received_on, permit_state):
    """The State that issued the permit answers within 14 calendar days whether it keeps it (SISB 28, 29)."""
    return last_day(days(alert_consultation_received_on, 14), permit_state)


@exception(
    "alert_consultation_reply_due", SISR, "10(e), 11(e)", id="SISR-10/11", label="reasoned request for more time",
    anchor="alert_consultation_received_on",
)  # fmt: skip
def alert_consultation_reply_due_extended(
    alert_consultation_extension_requested_on, alert_consultation_received_on, permit_state
):
    """On a reasoned request within the 14 days, exceptionally up to twelve calendar days more."""
    if happened(alert_consultation_extension_requested_on) and alert_consultation_extension_requested_on <= last_day(
        days(alert_consultation_received_on, 14), permit_state
    ):
        return last_day(days(alert_consultation_received_on, 26), permit_state)


@rule(SISR, "10(f), 11(f)", id="SISR-10/11", force=Force.BAR)
def alert_barred_by_permit(valid_permit_of_other_state, permit_kept):
    """Where the other State keeps its permit no alert is entered, and one that was entered is deleted at once."""
    return valid_permit_of_other_state and permit_kept


# ----------------------------------------------------------------------- Article 14 (2018/1861: 39, 40): end of alerts


@rule(SISR, "14(1)-(2)", id="SISR-14", force=Force.MUST)
def alert_deleted_must(
    decision_behind_alert_withdrawn_or_annulled, departure_shown_by_person, union_or_free_movement_citizenship_known
):
    """An alert is deleted on annulment of the decision, proof of departure, or citizenship with free movement."""
    return (
        decision_behind_alert_withdrawn_or_annulled
        or departure_shown_by_person
        or union_or_free_movement_citizenship_known
    )


@clock(
    SISB, "39(2)", id="SISR-14", done="alert_need_reviewed_on", on_expiry=Expiry.LAPSE, anchor="alert_entered_on",
    missed="An alert that was not extended is deleted automatically.",
)  # fmt: skip
def alert_review_due(decision_behind_alert_valid_over_three_years, alert_entered_on):
    """The need for an alert is reviewed within three years, or five if the decision is valid longer than three."""
    if decision_behind_alert_valid_over_three_years:
        return years(alert_entered_on, 5)
    return years(alert_entered_on, 3)


@rule(SISB, "39(5)", id="SISR-14", binds=Binds.AGENCY)
def alert_deleted_automatically(asked_on, alert_review_due, alert_extension_told_to_system):
    """At the end of the review period the alert is deleted unless an extension was communicated."""
    return asked_on > alert_review_due and not alert_extension_told_to_system


@clock(
    SISB, "39(5)", id="SISR-14", done="system_warning_given_on", on_expiry=Expiry.CONTINUE, binds=Binds.AGENCY,
    anchor="alert_entered_on", missed="The warning is still owed; the deletion does not wait for it.",
)  # fmt: skip
def deletion_warning_due(alert_review_due):
    """The central system warns four months before the planned deletion."""
    return months(alert_review_due, -4)


@clock(
    SISB, "39(7)", id="SISR-14", done="sirene_notice_answered_on", on_expiry=Expiry.LAPSE,
    anchor="sirene_notice_received_on",
    missed="Without an answer the SIRENE bureau sees to it that the alert is deleted.",
)  # fmt: skip
def sirene_notice_reply_due(sirene_notice_received_on, alerting_state):
    """The authority answers the SIRENE bureau within 15 calendar days whether the alert goes or why it stays."""
    return last_day(days(sirene_notice_received_on, 15), alerting_state)
