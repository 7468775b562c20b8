"""Responsibility, transfer: AMMR Articles 42 to 50: decision, remedies, detention, transfer, what is sent ahead.

Article 46(1) counts from acceptance or confirmation, or from the final decision on an appeal with suspensive
effect. The Italian text says "from the take-charge request"; acceptance is meant, as 46(1), second subparagraph,
and 45(3) show.

`transfer_due` is the six months of 46(1) (a year under the crisis rules). The extension of 46(2) is a clock of its
own, counted on top, so that a crisis does not shorten it; while it runs, `transfer_due` has no consequence. The
limits for detained persons never roll: they are maxima on liberty, missed they end detention (45(4)) and leave 39,
41 and 46 as they are. For the same reason the two weeks of 42(1) have a twin without roll-over for detained
persons."""

from fairway.law.language import (
    Binds,
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    happened,
    last_day,
    months,
    none,
    parameter,
    rule,
    safeguard,
    weeks,
    years,
)
from fairway.law.pact.acts import AMM

ANCHOR = "responsibility_procedure_anchor_on"
SLIP = "46(1): 'from the take-charge request' (Italian text)"

parameter("transfer_decision_weeks", Whole, [Dated(2, cite="AMMR Art. 42(1)")], unit="weeks")
parameter("transfer_months", Whole, [Dated(6, cite="AMMR Art. 46(1)")], unit="months")
parameter("transfer_months_if_imprisoned", Whole, [Dated(12, cite="AMMR Art. 46(2)")], unit="months")
parameter("transfer_years_from_notice_of_obstacle", Whole, [Dated(3, cite="AMMR Art. 46(2)")], unit="years")
parameter("transfer_months_once_available", Whole, [Dated(3, cite="AMMR Art. 46(2)")], unit="months")
parameter("detained_request_weeks", Whole, [Dated(2, cite="AMMR Art. 45(1)")], unit="weeks")
parameter("detained_later_request_weeks", Whole, [Dated(1, cite="AMMR Art. 45(1)")], unit="week")
parameter("detained_transfer_weeks", Whole, [Dated(5, cite="AMMR Art. 45(3)")], unit="weeks")


# ---------------------------------------------------------------------------------------------- Article 42: decision


@clock(
    AMM, "42(1)", id="AMM-42-decision", done="transfer_decision_taken_on", on_expiry=Expiry.CONTINUE, anchor=ANCHOR,
    missed="Nothing shifts; a detained person is released (45(4)).",
)  # fmt: skip
def transfer_decision_due(accepted_or_confirmed_on, transfer_decision_weeks):
    """Last day to take the transfer decision."""
    return last_day(weeks(accepted_or_confirmed_on, transfer_decision_weeks))


@rule(AMM, "42(2)", id="AMM-42-decision", anchor="asked_on")
def transfer_decision_complete(
    transfer_decision_in_writing_and_plain, transfer_decision_states_remedies_and_limits, legal_aid_contacts_given,
    represented_by_counsellor, decision_elements_explained_in_known_language,
):  # fmt: skip
    """Whether the decision was notified as it must be: written, plain, with remedies, limits and legal-aid contacts."""
    if not transfer_decision_in_writing_and_plain or not transfer_decision_states_remedies_and_limits:
        "42(2) and (4)"
        return False
    if not represented_by_counsellor and not decision_elements_explained_in_known_language:
        "42(5): a person without an adviser: in a language understood"
        return False
    return legal_aid_contacts_given


# ----------------------------------------------------------------------------------------------- Article 43: remedies


@clock(
    AMM, "43(2)", id="AMM-43.2-appeal", done="transfer_appeal_lodged_on", on_expiry=Expiry.LAPSE, anchor="asked_on",
    binds=Binds.APPLICANT, force=Force.RIGHT, missed="The appeal against the transfer decision is out of time.",
)  # fmt: skip
def transfer_appeal_due(transfer_decision_notified_on, transfer_appeal_limit_days):
    """Last day to appeal against a transfer decision: national law gives one to three weeks from notification."""
    return last_day(days(transfer_decision_notified_on, transfer_appeal_limit_days))


@rule(AMM, "43(1)", id="AMM-43.2-appeal", anchor="asked_on")
def transfer_appeal_ground_within_scope(transfer_appeal_ground, responsibility_procedure):
    """Whether the ground of appeal is one that the court assesses."""
    if transfer_appeal_ground == "family_or_dependency":
        "(c) breach of Articles 25 to 28 or 34: for persons taken in charge"
        return responsibility_procedure == "take_charge"
    return transfer_appeal_ground in ("charter_article_4", "later_decisive_facts")


@clock(
    AMM, "43(3)", id="AMM-43.3-susp", done="suspension_requested_on", on_expiry=Expiry.LAPSE, anchor="asked_on",
    binds=Binds.APPLICANT, force=Force.RIGHT,
    missed="Without a request in time the appeal does not suspend the transfer.",
)  # fmt: skip
def suspension_request_due(transfer_appeal_due):
    """Last day to ask the court to suspend the transfer: within the time for the appeal."""
    return transfer_appeal_due


@clock(
    AMM, "43(3)", id="AMM-43.3-susp", done="suspension_decided_on", on_expiry=Expiry.CONTINUE, anchor="asked_on",
    binds=Binds.COURT, missed="The transfer stays suspended until the first decision on the request.",
)  # fmt: skip
def suspension_decision_due(suspension_requested_on):
    """Last day for the court to decide on suspension."""
    return last_day(months(suspension_requested_on, 1))


@clock(
    AMM, "43(3), fourth subparagraph", id="AMM-43.3-susp", done="transfer_appeal_decided_on", on_expiry=Expiry.CONTINUE,
    anchor="asked_on", binds=Binds.COURT, missed="The court is to endeavour to decide; the suspension stays.",
)  # fmt: skip
def suspended_appeal_decision_due(suspension_granted, suspension_decided_on):
    """Where suspension was granted: the day by which the court endeavours to decide on the merits."""
    if suspension_granted:
        return last_day(months(suspension_decided_on, 1))
    return none


@safeguard(AMM, "43(3)", id="AMM-43.3-susp", defeats=("transfer_may_be_carried_out",), anchor="asked_on")
def transfer_suspended(
    suspension_requested_on, suspension_request_due, suspension_decided_on, suspension_granted,
    transfer_appeal_decided_on,
):  # fmt: skip
    """No transfer until the first decision on a request for suspension or, if granted, until the appeal is decided."""
    if not happened(suspension_requested_on):
        "second subparagraph: without a request the appeal does not suspend"
        return False
    if not happened(suspension_decided_on):
        return suspension_requested_on <= suspension_request_due
    return suspension_granted and not happened(transfer_appeal_decided_on)


# ----------------------------------------------------------------------------------- Articles 44 and 45: detention


@rule(AMM, "44(2)", id="AMM-44", force=Force.MAY, coercive=True, anchor="asked_on")
def transfer_detention_permitted(
    risk_of_absconding, security_requires_transfer_detention, transfer_detention_individually_assessed,
    transfer_detention_proportionate, less_coercive_measures_effective, transfer_detention_order_reasoned,
):  # fmt: skip
    """Whether a person may be detained to secure the transfer procedure."""
    if not risk_of_absconding and not security_requires_transfer_detention:
        "44(1): not for the sole reason of being subject to this procedure"
        return False
    if less_coercive_measures_effective or not transfer_detention_proportionate:
        return False
    if not transfer_detention_order_reasoned:
        "44(5): a written order with its reasons in fact and in law"
        return False
    return transfer_detention_individually_assessed


@rule(AMM, "44(5)", id="AMM-44", force=Force.MUST, anchor="asked_on")
def transfer_detention_review_owed(
    detained_for_transfer, transfer_detention_ordered_by, transfer_detention_reviewed_on
):
    """Whether a speedy judicial review of a detention ordered by an administrative authority is still owed."""
    if not detained_for_transfer or happened(transfer_detention_reviewed_on):
        return False
    return transfer_detention_ordered_by == "administration"


@clock(
    AMM, "45(1)", id="AMM-45.4-release", also=("AMM-39.1-tc",), done="take_charge_request_sent_on",
    on_expiry=Expiry.RELEASE, missed="Detention ends; the limit of Article 39 goes on.",
)  # fmt: skip
def detained_take_charge_request_limit(
    detained_for_transfer, detained_on, registered_on, detained_request_weeks, detained_later_request_weeks
):
    """Last day to ask for a take charge while the person is detained."""
    if not detained_for_transfer:
        return none
    if detained_on > registered_on:
        "second subparagraph: detained after registration: a week from detention"
        return weeks(detained_on, detained_later_request_weeks)
    return weeks(registered_on, detained_request_weeks)


@clock(
    AMM, "45(1)", id="AMM-45.4-release", also=("AMM-41.1-tb",), done="take_back_notified_on", on_expiry=Expiry.RELEASE,
    anchor="take_back_anchor_on", missed="Detention ends; the duty to take back stays (41(1)).",
)  # fmt: skip
def detained_take_back_notification_limit(
    detained_for_transfer, new_application_registered, take_back_hit_received_on, detained_on, registered_on,
    detained_request_weeks, detained_later_request_weeks,
):  # fmt: skip
    """Last day to notify a take back while the person is detained."""
    if not detained_for_transfer:
        return none
    if not new_application_registered:
        "first subparagraph: no new application in the notifying State: two weeks from the hit"
        return weeks(take_back_hit_received_on, detained_request_weeks)
    if detained_on > registered_on:
        "second subparagraph: detained after registration: a week from detention"
        return weeks(detained_on, detained_later_request_weeks)
    return weeks(registered_on, detained_request_weeks)


@clock(
    AMM, "45(4)", id="AMM-45.4-release", also=("AMM-42-decision",), done="transfer_decision_taken_on",
    on_expiry=Expiry.RELEASE, anchor=ANCHOR, missed="Detention ends.",
)  # fmt: skip
def detained_transfer_decision_limit(detained_for_transfer, accepted_or_confirmed_on, transfer_decision_weeks):
    """Last day to take the transfer decision on a detained person: the two weeks of 42(1), without roll-over."""
    if detained_for_transfer:
        return weeks(accepted_or_confirmed_on, transfer_decision_weeks)
    return none


@clock(
    AMM, "45(3)", id="AMM-45.4-release", also=("AMM-46.1-transfer",), done="transferred_on", on_expiry=Expiry.RELEASE,
    anchor=ANCHOR, missed="Detention ends; the limit of Article 46 goes on.",
)  # fmt: skip
def detained_transfer_limit(
    detained_for_transfer, suspensive_effect_ended_on, accepted_or_confirmed_on, detained_transfer_weeks
):
    """Last day to transfer a detained person: from acceptance or confirmation, or from the end of suspensive effect."""
    if not detained_for_transfer:
        return none
    if happened(suspensive_effect_ended_on):
        "45(3)(b)"
        return weeks(suspensive_effect_ended_on, detained_transfer_weeks)
    return weeks(accepted_or_confirmed_on, detained_transfer_weeks)


@rule(AMM, "45(4)", id="AMM-45.4-release", anchor="asked_on")
def detained_request_or_notification_missed(
    responsibility_procedure, detained_take_charge_request_limit, take_charge_request_sent_on,
    detained_take_back_notification_limit, take_back_notified_on, asked_on,
):  # fmt: skip
    """Whether the request or notification for a detained person was not made in time."""
    if responsibility_procedure == "take_charge":
        if happened(take_charge_request_sent_on):
            return take_charge_request_sent_on > detained_take_charge_request_limit
        return asked_on > detained_take_charge_request_limit
    if happened(take_back_notified_on):
        return take_back_notified_on > detained_take_back_notification_limit
    return asked_on > detained_take_back_notification_limit


@rule(AMM, "45(4)", id="AMM-45.4-release", anchor="asked_on")
def detained_decision_or_transfer_missed(
    transfer_decision_taken_on, detained_transfer_decision_limit, transferred_on, detained_transfer_limit, asked_on
):
    """Whether the transfer decision or the transfer of a detained person did not come in time."""
    if not happened(transfer_decision_taken_on) and asked_on > detained_transfer_decision_limit:
        return True
    if transfer_decision_taken_on > detained_transfer_decision_limit:
        return True
    return not happened(transferred_on) and asked_on > detained_transfer_limit


@safeguard(AMM, "45(4)", id="AMM-45.4-release", defeats=("transfer_detention_permitted",), anchor="asked_on")
def transfer_detention_must_end(
    detained_for_transfer, detained_request_or_notification_missed, detained_decision_or_transfer_missed
):
    """Detention ends where a limit for detained persons was missed: request, notification, decision or transfer."""
    return detained_for_transfer and (detained_request_or_notification_missed or detained_decision_or_transfer_missed)


# ------------------------------------------------------------------------------------ Articles 46 and 47: transfer


@rule(AMM, "46(1)", id="AMM-46.1-transfer", force=Force.VALUE, anchor="asked_on", literal=SLIP)
def transfer_period_starts_on(suspension_granted, transfer_appeal_decided_on, accepted_or_confirmed_on):
    """The day from which the time for the transfer runs: acceptance, confirmation, or end of a suspensive appeal."""
    if suspension_granted:
        "the final decision on the appeal with suspensive effect; before it nothing runs"
        return transfer_appeal_decided_on
    return accepted_or_confirmed_on


@clock(
    AMM, "46(1)", id="AMM-46.1-transfer", done="transferred_on", on_expiry=Expiry.SHIFT_RESPONSIBILITY, anchor=ANCHOR,
    literal=SLIP, missed="The responsible State is released; the transferring State is responsible (46(2)).",
    suspended_by=("transfer_limit_extended",),
)  # fmt: skip
def transfer_due(transfer_period_starts_on, transfer_months):
    """Last day to transfer the person to the responsible State."""
    return last_day(months(transfer_period_starts_on, transfer_months))


@rule(AMM, "46(2)", id="AMM-46.2-ext", anchor="asked_on")
def transfer_limit_extended(imprisoned_so_no_transfer, transfer_obstacle, transfer_obstacle_notified_on, transfer_due):
    """Whether the time for the transfer is extended: imprisonment, or an obstacle told in time."""
    if happened(transfer_obstacle) and transfer_obstacle_notified_on <= transfer_due:
        "told before the ordinary limit ended: afterwards responsibility has shifted and nothing is left to extend"
        return True
    return imprisoned_so_no_transfer


@clock(
    AMM, "46(2)", id="AMM-46.2-ext", done="transferred_on", on_expiry=Expiry.SHIFT_RESPONSIBILITY, anchor=ANCHOR,
    missed="The responsible State is released; the transferring State is responsible.",
)  # fmt: skip
def extended_transfer_due(
    transfer_limit_extended, available_again_on, transfer_due, transfer_obstacle, transfer_obstacle_notified_on,
    transfer_period_starts_on, transfer_months_once_available, transfer_years_from_notice_of_obstacle,
    transfer_months_if_imprisoned,
):  # fmt: skip
    """Last day to transfer a person who was imprisoned, or whose transfer met an obstacle of which notice was given."""
    if not transfer_limit_extended:
        return none
    if transfer_due < months(available_again_on, transfer_months_once_available):
        "second subparagraph: available again with less than three months left: three months"
        return last_day(months(available_again_on, transfer_months_once_available))
    if happened(available_again_on):
        "available again with three months or more left: the ordinary limit"
        return transfer_due
    if happened(transfer_obstacle):
        "three years from the day on which the responsible State was told"
        return last_day(years(transfer_obstacle_notified_on, transfer_years_from_notice_of_obstacle))
    return last_day(months(transfer_period_starts_on, transfer_months_if_imprisoned))


@rule(AMM, "46(2)", id="AMM-46.1-transfer", also=("AMM-46.2-ext",), anchor="asked_on")
def responsibility_shifted_by_late_transfer(
    transferred_on, transfer_limit_extended, extended_transfer_due, transfer_due, asked_on
):
    """Whether the transferring State became responsible, as the person was not transferred in time."""
    if transfer_limit_extended and happened(transferred_on):
        return transferred_on > extended_transfer_due
    if transfer_limit_extended:
        return asked_on > extended_transfer_due
    if happened(transferred_on):
        return transferred_on > transfer_due
    return asked_on > transfer_due


@rule(AMM, "46(1)", id="AMM-46.1-transfer", force=Force.MAY, coercive=True, anchor="asked_on")
def transfer_may_be_carried_out(
    transfer_decision_notified_on, asked_on, accepted_or_confirmed_on, responsibility_shifted_by_late_transfer,
    transfer_controlled_or_escorted, transfer_humane,
):  # fmt: skip
    """Whether the person may be transferred on the day asked."""
    if responsibility_shifted_by_late_transfer or not happened(accepted_or_confirmed_on):
        return False
    if transfer_controlled_or_escorted and not transfer_humane:
        "46(1), fourth subparagraph"
        return False
    return transfer_decision_notified_on <= asked_on


@rule(AMM, "46(3)", id="AMM-46.3-wrong", force=Force.MUST, anchor="asked_on")
def transferred_person_taken_back_at_once(transferred_by_mistake, transfer_decision_reversed_after_transfer):
    """Whether the transferring State must take the person back at once."""
    return transferred_by_mistake or transfer_decision_reversed_after_transfer


@rule(AMM, "47(2)", id="AMM-46.3-wrong", force=Force.VALUE, anchor="asked_on")
def state_bearing_cost_of_way_back(transferred_person_taken_back_at_once, requesting_state):
    """The State that bears the cost of the way back: the one that transferred first."""
    if transferred_person_taken_back_at_once:
        return requesting_state
    return none


@rule(AMM, "47(3)", id="AMM-47.3-cost", force=Force.BAR, anchor="asked_on")
def transfer_costs_wrongly_charged(transfer_costs_charged_to_person):
    """Whether costs of a transfer were charged to the person, which is never allowed."""
    return transfer_costs_charged_to_person


# ------------------------------------------------------------------------------- Articles 48 to 50: what is sent ahead


@rule(AMM, "48(2)", id="AMM-48-data", anchor="asked_on")
def data_before_transfer_missing(
    transfer_special_needs_exist, transfer_special_needs_sent_on, minor, child_assessment_sent_on, transfer_planned_on
):
    """Whether data that the responsible State needs for the person's care are not sent before the transfer."""
    if transfer_special_needs_exist and (
        not happened(transfer_special_needs_sent_on) or transfer_special_needs_sent_on >= transfer_planned_on
    ):
        "48(1) and (2)(a): a reasonable time before"
        return True
    return minor and (not happened(child_assessment_sent_on) or child_assessment_sent_on >= transfer_planned_on)


@rule(AMM, "49", id="AMM-48-data", force=Force.MUST, anchor="asked_on")
def security_information_to_be_indicated(
    responsibility_procedure, security_information_held, security_information_indicated_on
):
    """Whether, before a take back, the existence of security information must still be indicated."""
    if responsibility_procedure == "take_charge":
        "Article 49 is for the purposes of Article 41"
        return False
    return security_information_held and not happened(security_information_indicated_on)


@rule(AMM, "50(2)", id="AMM-50-health", force=Force.MAY, anchor="asked_on")
def health_data_may_be_sent(
    health_data_between_professionals, health_data_consent, health_data_needed_for_public_health_or_safety,
    unable_to_consent, health_data_vital,
):  # fmt: skip
    """Whether health data may be sent before a transfer; without consent the transfer is not barred for that reason."""
    if not health_data_between_professionals:
        "50(3) and (4)"
        return False
    if health_data_consent or health_data_needed_for_public_health_or_safety:
        return True
    return unable_to_consent and health_data_vital
