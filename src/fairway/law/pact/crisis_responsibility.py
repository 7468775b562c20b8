"""Crisis: Articles 12 and 13 of Regulation (EU) 2024/1359, laid over the limits of responsibility and the duty to take back.

The State that uses the longer limits need not be the one that asks: `crisis_limits_state` names it, or is none, and then all
ordinary limits stay. A longer limit reaches a case if the event that starts it lies in the period of the Council's act.
Detention: Article 12 does not name AMMR 45, so the week for a reply on a detained person stays."""

from fairway.law.language import (
    Dated,
    Force,
    Whole,
    days,
    exception,
    happened,
    last_day,
    months,
    parameter,
    rule,
    years,
)
from fairway.law.pact.acts import CRI

OPEN_12 = "Article 12 does not say which limits it reaches. Taken: those whose starting event lies in the period of the Council's act."

parameter("crisis_request_months", Whole, [Dated(4, cite="CRI Art. 12(2)(a)")], unit="months")
parameter("crisis_reply_months", Whole, [Dated(2, cite="CRI Art. 12(2)(b)")], unit="months")
parameter("crisis_take_back_months", Whole, [Dated(1, cite="CRI Art. 12(2)(c)")], unit="month")
parameter("crisis_transfer_years", Whole, [Dated(1, cite="CRI Art. 12(2)(d), 12(4)")], unit="year")


# ------------------------------------------------------------------------------------------------------ Article 12: limits


@rule(CRI, "12(1)", id="CRI-12", force=Force.MAY)
def responsibility_limits_may_be_derogated(
    crisis_derogation_applies, crisis_situation, crisis_derogations_used, responsibility_limits_impossible_to_keep
):
    """With mass arrivals or force majeure the State may use the longer limits of requests, replies and transfers, all at once."""
    return (
        crisis_derogation_applies
        and crisis_situation in ("mass_arrivals", "force_majeure")
        and "responsibility_limits" in crisis_derogations_used
        and responsibility_limits_impossible_to_keep
    )


@exception("take_charge_request_due", CRI, "12(2)(a)", id="CRI-12", label="crisis", unsettled=OPEN_12)
def take_charge_request_due_in_crisis(
    crisis_limits_state,
    requesting_state,
    crisis_applies_from,
    registered_on,
    crisis_applies_until,
    state_responsible_for_security,
    responsibility_data_refused,
    crisis_request_months,
    information_delay_days,
):
    """A State in crisis asks another to take charge within four months of the registration, hit or no hit."""
    # The consequence stays that of AMMR 39(1): missed, the State in crisis is responsible (12(3)).
    if crisis_limits_state == requesting_state and crisis_applies_from <= registered_on <= crisis_applies_until:
        if not happened(state_responsible_for_security):
            if responsibility_data_refused:
                "12(2)(a), with AMMR 51(5): longer by the delay of the State that refused data"
                return last_day(days(months(registered_on, crisis_request_months), information_delay_days))
            "12(2)(a)"
            return last_day(months(registered_on, crisis_request_months))


@exception("take_charge_reply_due", CRI, "12(2)(b)", id="CRI-12", label="crisis", unsettled=OPEN_12)
def take_charge_reply_due_in_crisis(
    crisis_limits_state,
    requested_state,
    crisis_applies_from,
    request_received_on,
    crisis_applies_until,
    detained_for_transfer,
    crisis_reply_months,
):
    """A State in crisis answers a take-charge request within two months of its receipt."""
    if crisis_limits_state == requested_state and crisis_applies_from <= request_received_on <= crisis_applies_until:
        if not detained_for_transfer:
            "12(2)(b): in the place of all limits of AMMR 40; missed, responsibility passes (12(3))"
            return last_day(months(request_received_on, crisis_reply_months), requested_state)


@exception("urgent_take_charge_reply_due", CRI, "12(2)(b)", id="CRI-12", label="crisis", unsettled=OPEN_12)
def urgent_take_charge_reply_due_in_crisis(
    crisis_limits_state,
    requested_state,
    crisis_applies_from,
    request_received_on,
    crisis_applies_until,
    urgent_reply_asked,
    urgent_reply_may_be_asked,
    crisis_reply_months,
):
    """A State in crisis need not answer faster because the reply was asked for urgently."""
    if crisis_limits_state == requested_state and crisis_applies_from <= request_received_on <= crisis_applies_until:
        if urgent_reply_asked and urgent_reply_may_be_asked:
            "12(1) names Article 40 as a whole, its paragraph 7 with it"
            return last_day(months(request_received_on, crisis_reply_months), requested_state)


@exception("take_back_notification_due", CRI, "12(2)(c)", id="CRI-12", label="crisis", unsettled=OPEN_12)
def take_back_notification_due_in_crisis(
    crisis_limits_state,
    requesting_state,
    crisis_applies_from,
    take_back_hit_received_on,
    crisis_applies_until,
    crisis_take_back_months,
):
    """A State in crisis notifies a take back within one month of the Eurodac hit; nothing shifts if it is late."""
    if (
        crisis_limits_state == requesting_state
        and crisis_applies_from <= take_back_hit_received_on <= crisis_applies_until
    ):
        return last_day(months(take_back_hit_received_on, crisis_take_back_months))


@exception("take_back_confirmation_due", CRI, "12(2)(c)", id="CRI-12", label="crisis", unsettled=OPEN_12)
def take_back_confirmation_due_in_crisis(
    crisis_limits_state,
    requested_state,
    crisis_applies_from,
    take_back_notification_received_on,
    crisis_applies_until,
    crisis_take_back_months,
):
    """A State in crisis confirms a take-back notification within one month."""
    # 12(2)(c) says "of the notification"; counted from its receipt, as the ordinary limit is.
    if crisis_limits_state == requested_state:
        if crisis_applies_from <= take_back_notification_received_on <= crisis_applies_until:
            return last_day(months(take_back_notification_received_on, crisis_take_back_months), requested_state)


@exception("transfer_due", CRI, "12(2)(d), 12(4)", id="CRI-12", label="crisis", unsettled=OPEN_12)
def transfer_due_in_crisis(
    crisis_limits_state,
    requesting_state,
    requested_state,
    crisis_applies_from,
    transfer_period_starts_on,
    crisis_applies_until,
    crisis_transfer_years,
):
    """A transfer by a State in crisis, or to one, takes place within one year."""
    if happened(crisis_limits_state) and crisis_applies_from <= transfer_period_starts_on <= crisis_applies_until:
        if crisis_limits_state == requesting_state:
            "12(2)(d): the transferring State is in crisis; missed, it is responsible (12(3))"
            return last_day(years(transfer_period_starts_on, crisis_transfer_years))
        if crisis_limits_state == requested_state:
            "12(4): the responsible State is in crisis; after a year it is released and the transferring State is responsible"
            return last_day(years(transfer_period_starts_on, crisis_transfer_years))


@rule(CRI, "12(4), first sentence", id="CRI-12", force=Force.BAR)
def transfer_to_crisis_state_suspended(
    crisis_limits_state, requested_state, responsible_state_over_crisis, responsible_state_accepts_individually
):
    """No transfer to a responsible State in crisis until it is over, unless that State accepts this person individually."""
    if not (crisis_limits_state == requested_state) or responsible_state_over_crisis:
        return False
    return not responsible_state_accepts_individually


@exception(
    "transfer_may_be_carried_out", CRI, "12(4), first sentence", id="CRI-12", label="responsible State in crisis"
)
def no_transfer_while_responsible_state_in_crisis(transfer_to_crisis_state_suspended):
    """The person is not transferred while the responsible State is in crisis."""
    if transfer_to_crisis_state_suspended:
        return False


# ---------------------------------------------------------------------------------------------- Article 13: take-back relief


@rule(CRI, "13(1)", id="CRI-13", force=Force.MAY)
def take_back_relief(
    crisis_situation,
    crisis_derogations_used,
    extraordinary_mass_arrivals,
    take_back_duty_rests_on,
    take_back_relief_from,
    registered_in_crisis_state_on,
    take_back_relief_until,
    take_back_notified_before_crisis_act,
):
    """The State in crisis is relieved of the duty to take this person back, because of extraordinary mass arrivals."""
    if not (crisis_situation == "mass_arrivals" and "no_take_back" in crisis_derogations_used):
        return False
    if not extraordinary_mass_arrivals:
        return False
    if not take_back_relief_from <= registered_in_crisis_state_on <= take_back_relief_until:
        "13(1), second subparagraph: registered there in the window that the Council's act fixes"
        return False
    if take_back_duty_rests_on == "first_registration":
        "13(1)(a): responsible by AMMR 16(2)"
        return True
    # 13(1)(b), AMMR 38(4); 13(3), second subparagraph: not where the notification was sent before the act was adopted
    return take_back_duty_rests_on == "unfinished_determination" and not take_back_notified_before_crisis_act


@rule(CRI, "13(1), second subparagraph", id="CRI-13")
def take_back_relief_window_too_early(take_back_relief_from, crisis_act_adopted_on):
    """The window in the Council's act begins more than four months before the act was adopted."""
    return take_back_relief_from < months(crisis_act_adopted_on, -4)


@rule(CRI, "13(2), 13(3)", id="CRI-13", force=Force.VALUE)
def responsible_state_after_relief(
    take_back_relief, take_back_duty_rests_on, responsible_by_other_criteria, second_registration_state
):
    """The State that is responsible in the place of the one relieved."""
    if take_back_relief:
        if take_back_duty_rests_on == "unfinished_determination" and happened(responsible_by_other_criteria):
            "13(3): the procedure is run again, without AMMR 16(2), 17(1) and (2), 25(5), 33(1) and (2)"
            return responsible_by_other_criteria
        "13(2), 13(3), second subparagraph: the State of the second registration, which marks it in Eurodac"
        return second_registration_state
