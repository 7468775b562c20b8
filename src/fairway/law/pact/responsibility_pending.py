"""Procedures pending on 1 July 2026: the time limits of AMMR, computed beside those of Dublin III.

Article 84(2) keeps the criteria of Dublin III for applications registered before 1 July 2026. No article says which
time limits govern a procedure that is still open on that day: Article 83 repeals the old ones, 84 is silent, while
Dublin III had said it in so many words for its own start (its Article 49: criteria by the date of the application,
requests by the new rules). Both answers are therefore given: `dublin3_...` and, from here, the name of AMMR; both
are marked unsettled. What the authority records (`clock_pack_recorded`) selects nothing: it is shown, and owed
(`clock_pack_to_be_recorded`).

How it is built. The rules of AMMR are anchored on the registration (take back without a new application: on the
hit). Each text here takes the place of one of them for anchors before 1 July 2026, and gives a date only when the
question is asked on or after 1 July 2026 (`asked_under_ammr_on`): before that day AMMR counts nothing. A limit of
AMMR that ended before 1 July is given as counted: whether it could have run out before the Regulation applied is
part of the open question."""

from datetime import date
from typing import Any

from fairway.law.language import (
    Expiry,
    Force,
    clock,
    days,
    happened,
    last_day,
    latest,
    months,
    none,
    rule,
    weeks,
    years,
)
from fairway.law.pact.acts import AMM, JULY

ALWAYS = date(2014, 1, 1)
OPEN = (
    "The procedure began before 1 July 2026. AMMR 84(2) keeps only the criteria of Dublin III; which Regulation's "
    "time limits govern the procedure from then on is not settled. Compare the limit of the same name with "
    "dublin3_."
)
BEFORE_JULY: dict[str, Any] = {"applies_from": ALWAYS, "applies_to": JULY, "unsettled": OPEN}
TAKE_CHARGE: dict[str, Any] = {**BEFORE_JULY, "anchor": "registered_on"}
TAKE_BACK: dict[str, Any] = {**BEFORE_JULY, "anchor": "take_back_anchor_on"}
EITHER: dict[str, Any] = {**BEFORE_JULY, "anchor": "responsibility_procedure_anchor_on"}


@rule(AMM, "85", id="AMM-84.2-pending", force=Force.VALUE, anchor="asked_on")
def asked_under_ammr_on(asked_on):
    """The day asked, if AMMR applies on it; none before 1 July 2026."""
    return asked_on


@rule(
    AMM,
    "84(2)",
    id="AMM-84.2-pending",
    anchor="responsibility_procedure_anchor_on",
    applies_from=ALWAYS,
    applies_to=JULY,
)
def clock_pack_unsettled(asked_under_ammr_on, transferred_on):
    """Whether the procedure began before 1 July 2026 and is still open: both sets of time limits are to be shown."""
    return happened(asked_under_ammr_on) and not happened(transferred_on)


@rule(AMM, "84(2)", id="AMM-84.2-pending", force=Force.MUST, anchor="asked_on")
def clock_pack_to_be_recorded(clock_pack_unsettled, clock_pack_recorded):
    """Whether the authority must still record, with reasons, which time limits it applies."""
    return clock_pack_unsettled and not happened(clock_pack_recorded)


@clock(
    AMM, "39(1)", id="AMM-84.2-pending", replaces="take_charge_request_due", done="take_charge_request_sent_on",
    on_expiry=Expiry.SHIFT_RESPONSIBILITY, missed="The State in which the application was registered is responsible.",
    suspended_by=("late_request_for_minor_allowed",), **TAKE_CHARGE,
)  # fmt: skip
def take_charge_request_due_if_pending(
    asked_under_ammr_on, responsibility_data_refused, take_charge_request_period_ends_on, information_delay_days,
    hit_shortens_request_limit, take_charge_hit_received_on, take_charge_request_after_hit_months, registered_on,
    take_charge_request_months,
):  # fmt: skip
    """AMMR limit for a take-charge request in a procedure begun before 1 July 2026."""
    if not happened(asked_under_ammr_on):
        return none
    if responsibility_data_refused:
        "51(5)"
        return last_day(days(take_charge_request_period_ends_on, information_delay_days))
    if hit_shortens_request_limit:
        "39(1), second subparagraph"
        return last_day(months(take_charge_hit_received_on, take_charge_request_after_hit_months))
    return last_day(months(registered_on, take_charge_request_months))


@clock(
    AMM, "40(1)", id="AMM-84.2-pending", replaces="take_charge_reply_due", done="take_charge_replied_on",
    on_expiry=Expiry.DEEMED_ACCEPTED, missed="Silence, or an answer without substantiated reasons, is acceptance.",
    **TAKE_CHARGE,
)  # fmt: skip
def take_charge_reply_due_if_pending(
    asked_under_ammr_on, detained_for_transfer, urgent_reply_asked, urgent_reply_by_on, take_charge_hit_received_on,
    request_received_on, requested_state, take_charge_reply_detained_weeks, urgent_reply_weeks,
    take_charge_reply_after_hit_weeks, take_charge_reply_months,
):  # fmt: skip
    """AMMR limit for the reply to a take-charge request in a procedure begun before 1 July 2026."""
    if not happened(asked_under_ammr_on):
        return none
    if detained_for_transfer:
        "45(2)"
        return last_day(weeks(request_received_on, take_charge_reply_detained_weeks), requested_state)
    if urgent_reply_asked:
        "40(7) and (8)"
        return last_day(latest(urgent_reply_by_on, weeks(request_received_on, urgent_reply_weeks)), requested_state)
    if happened(take_charge_hit_received_on):
        "40(2)"
        return last_day(weeks(request_received_on, take_charge_reply_after_hit_weeks), requested_state)
    return last_day(months(request_received_on, take_charge_reply_months), requested_state)


@clock(
    AMM, "41(1)", id="AMM-84.2-pending", replaces="take_back_notification_due", done="take_back_notified_on",
    on_expiry=Expiry.CONTINUE, missed="The responsible State must take the person back all the same; nothing shifts.",
    **TAKE_BACK,
)  # fmt: skip
def take_back_notification_due_if_pending(asked_under_ammr_on, take_back_hit_received_on, take_back_notification_weeks):
    """AMMR limit for a take-back notification in a procedure begun before 1 July 2026."""
    if happened(asked_under_ammr_on):
        return last_day(weeks(take_back_hit_received_on, take_back_notification_weeks))
    return none


@clock(
    AMM, "41(3)", id="AMM-84.2-pending", replaces="take_back_confirmation_due", done="take_back_answered_on",
    on_expiry=Expiry.DEEMED_CONFIRMED, missed="Silence is confirmation (41(4)).", **TAKE_BACK,
)  # fmt: skip
def take_back_confirmation_due_if_pending(
    asked_under_ammr_on, take_back_notification_received_on, requested_state, take_back_confirmation_weeks
):
    """AMMR limit for the confirmation of a take back in a procedure begun before 1 July 2026."""
    if happened(asked_under_ammr_on):
        return last_day(weeks(take_back_notification_received_on, take_back_confirmation_weeks), requested_state)
    return none


@clock(
    AMM, "42(1)", id="AMM-84.2-pending", replaces="transfer_decision_due", done="transfer_decision_taken_on",
    on_expiry=Expiry.CONTINUE, missed="Nothing shifts; a detained person is released (45(4)).", **EITHER,
)  # fmt: skip
def transfer_decision_due_if_pending(asked_under_ammr_on, accepted_or_confirmed_on, transfer_decision_weeks):
    """AMMR limit for the transfer decision in a procedure begun before 1 July 2026 (Dublin III has none)."""
    if happened(asked_under_ammr_on):
        return last_day(weeks(accepted_or_confirmed_on, transfer_decision_weeks))
    return none


@clock(
    AMM, "46(1)", id="AMM-84.2-pending", replaces="transfer_due", done="transferred_on",
    on_expiry=Expiry.SHIFT_RESPONSIBILITY, suspended_by=("transfer_limit_extended",),
    missed="The responsible State is released; the transferring State is responsible (46(2)).", **EITHER,
)  # fmt: skip
def transfer_due_if_pending(asked_under_ammr_on, transfer_period_starts_on, transfer_months):
    """AMMR limit for the transfer in a procedure begun before 1 July 2026."""
    if happened(asked_under_ammr_on):
        return last_day(months(transfer_period_starts_on, transfer_months))
    return none


@clock(
    AMM, "46(2)", id="AMM-84.2-pending", replaces="extended_transfer_due", done="transferred_on",
    on_expiry=Expiry.SHIFT_RESPONSIBILITY,
    missed="The responsible State is released; the transferring State is responsible.",
    **EITHER,
)  # fmt: skip
def extended_transfer_due_if_pending(
    asked_under_ammr_on, transfer_limit_extended, available_again_on, transfer_due, transfer_obstacle,
    transfer_obstacle_notified_on, transfer_period_starts_on, transfer_months_once_available,
    transfer_years_from_notice_of_obstacle, transfer_months_if_imprisoned,
):  # fmt: skip
    """AMMR limit for a transfer that was extended, in a procedure begun before 1 July 2026."""
    if not happened(asked_under_ammr_on) or not transfer_limit_extended:
        return none
    if transfer_due < months(available_again_on, transfer_months_once_available):
        return last_day(months(available_again_on, transfer_months_once_available))
    if happened(available_again_on):
        return transfer_due
    if happened(transfer_obstacle):
        return last_day(years(transfer_obstacle_notified_on, transfer_years_from_notice_of_obstacle))
    return last_day(months(transfer_period_starts_on, transfer_months_if_imprisoned))


@clock(
    AMM, "45(1)", id="AMM-84.2-pending", replaces="detained_take_charge_request_limit",
    done="take_charge_request_sent_on",
    on_expiry=Expiry.RELEASE, missed="Detention ends; the limit of Article 39 goes on.", **TAKE_CHARGE,
)  # fmt: skip
def detained_take_charge_request_limit_if_pending(
    asked_under_ammr_on, detained_for_transfer, detained_on, registered_on, detained_request_weeks,
    detained_later_request_weeks,
):  # fmt: skip
    """AMMR limit for the request on a detained person in a procedure begun before 1 July 2026."""
    if not happened(asked_under_ammr_on) or not detained_for_transfer:
        return none
    if detained_on > registered_on:
        return weeks(detained_on, detained_later_request_weeks)
    return weeks(registered_on, detained_request_weeks)


@clock(
    AMM, "45(1)", id="AMM-84.2-pending", replaces="detained_take_back_notification_limit", done="take_back_notified_on",
    on_expiry=Expiry.RELEASE, missed="Detention ends; the duty to take back stays (41(1)).", **TAKE_BACK,
)  # fmt: skip
def detained_take_back_notification_limit_if_pending(
    asked_under_ammr_on, detained_for_transfer, new_application_registered, take_back_hit_received_on, detained_on,
    registered_on, detained_request_weeks, detained_later_request_weeks,
):  # fmt: skip
    """AMMR limit for the notification on a detained person in a procedure begun before 1 July 2026."""
    if not happened(asked_under_ammr_on) or not detained_for_transfer:
        return none
    if not new_application_registered:
        return weeks(take_back_hit_received_on, detained_request_weeks)
    if detained_on > registered_on:
        return weeks(detained_on, detained_later_request_weeks)
    return weeks(registered_on, detained_request_weeks)


@clock(
    AMM, "45(4)", id="AMM-84.2-pending", replaces="detained_transfer_decision_limit", done="transfer_decision_taken_on",
    on_expiry=Expiry.RELEASE, missed="Detention ends.", **EITHER,
)  # fmt: skip
def detained_transfer_decision_limit_if_pending(
    asked_under_ammr_on, detained_for_transfer, accepted_or_confirmed_on, transfer_decision_weeks
):
    """AMMR limit for the transfer decision on a detained person in a procedure begun before 1 July 2026."""
    if happened(asked_under_ammr_on) and detained_for_transfer:
        return weeks(accepted_or_confirmed_on, transfer_decision_weeks)
    return none


@clock(
    AMM, "45(3)", id="AMM-84.2-pending", replaces="detained_transfer_limit", done="transferred_on",
    on_expiry=Expiry.RELEASE, missed="Detention ends; the limit of Article 46 goes on.", **EITHER,
)  # fmt: skip
def detained_transfer_limit_if_pending(
    asked_under_ammr_on, detained_for_transfer, suspensive_effect_ended_on, accepted_or_confirmed_on,
    detained_transfer_weeks,
):  # fmt: skip
    """AMMR limit for the transfer of a detained person in a procedure begun before 1 July 2026."""
    if not happened(asked_under_ammr_on) or not detained_for_transfer:
        return none
    if happened(suspensive_effect_ended_on):
        return weeks(suspensive_effect_ended_on, detained_transfer_weeks)
    return weeks(accepted_or_confirmed_on, detained_transfer_weeks)
