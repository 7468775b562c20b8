"""Responsibility, time limits: AMMR Articles 39 to 41 and 51: requests, notifications, replies, information.

Which law governs. A take-charge limit is anchored on the registration of the application. A take back may concern a
person who has not applied again: it is anchored on the registration of the new application or, where there is none,
on the Eurodac hit (`take_back_anchor_on`); what both procedures share is anchored on
`responsibility_procedure_anchor_on`. From 1 July 2026 these limits are the only ones. For a procedure that began
before and is pending then, they are computed as well, beside those of Dublin III, by the later texts in
`responsibility_pending`; there the answer is marked unsettled.

Whose days off. The State that must act: the requested State for a reply or a confirmation, the acting State
otherwise.

A limit for a detained person shortens the ordinary one but does not replace its consequence: missed, detention ends
(45(4)), and Articles 39, 41 and 46 go on. It therefore has a clock of its own (module `responsibility_transfer`).
Only the reply of 45(2) stands here, as its silence is acceptance too."""

from datetime import date

from fairway.law.language import (
    Bool,
    Dated,
    Evidence,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    first_of,
    happened,
    last_day,
    latest,
    months,
    none,
    parameter,
    rule,
    weeks,
)
from fairway.law.pact.acts import AMM

ALWAYS = date(2014, 1, 1)

parameter(
    "take_charge_hit_limit_is_capped",
    Bool,
    [Dated(True, cite="AMMR Art. 39(1), second subparagraph; C-670/16", evidence=Evidence.SECONDARY)],
    note=(
        "Whether two months from registration stay the outer limit when a hit comes in late: min(2 months, hit + 1 "
        "month). 'By way of derogation' can also mean that the hit limit replaces the two months, so that a late "
        "hit opens a new month. Yes: the Court read Dublin III Art. 21(1) so in Mengesteab (C-670/16, as summarised):"
        " a hit does not allow a request after the limit counted from the application; the aim, a rapid "
        "determination, is the same."
    ),
)
parameter("take_charge_request_months", Whole, [Dated(2, cite="AMMR Art. 39(1)")], unit="months")
parameter("take_charge_request_after_hit_months", Whole, [Dated(1, cite="AMMR Art. 39(1)")], unit="month")
parameter("take_charge_reply_months", Whole, [Dated(1, cite="AMMR Art. 40(1)")], unit="month")
parameter("take_charge_reply_after_hit_weeks", Whole, [Dated(2, cite="AMMR Art. 40(2)")], unit="weeks")
parameter("take_charge_reply_detained_weeks", Whole, [Dated(1, cite="AMMR Art. 45(2)")], unit="week")
parameter("urgent_reply_weeks", Whole, [Dated(2, cite="AMMR Art. 40(7)")], unit="weeks")
parameter("take_back_notification_weeks", Whole, [Dated(2, cite="AMMR Art. 41(1)")], unit="weeks")
parameter("take_back_confirmation_weeks", Whole, [Dated(2, cite="AMMR Art. 41(3)")], unit="weeks")


# ------------------------------------------------------------------------------------------------------------- anchors


@rule(AMM, "41(1)", id="AMM-41.1-tb", force=Force.VALUE, anchor="asked_on", applies_from=ALWAYS)
def take_back_anchor_on(
    new_application_registered, registered_on, take_back_hit_received_on, take_back_evidence_learned_on
):
    """The day that decides which law governs a take back: registration of the new application, else the hit."""
    if new_application_registered:
        return registered_on
    return first_of(take_back_hit_received_on, take_back_evidence_learned_on)


@rule(AMM, "36(1)", id="AMM-46.1-transfer", force=Force.VALUE, anchor="asked_on", applies_from=ALWAYS)
def responsibility_procedure_anchor_on(responsibility_procedure, registered_on, take_back_anchor_on):
    """The day that decides which law governs a take charge or a take back."""
    if responsibility_procedure == "take_charge":
        return registered_on
    return take_back_anchor_on


# ------------------------------------------------------------------------------------------- Article 39: the request


@rule(AMM, "39(1)", id="AMM-39.1-tc", force=Force.VALUE, anchor="asked_on")
def hit_shortens_request_limit(
    take_charge_hit_received_on, take_charge_hit_limit_is_capped, registered_on, take_charge_request_months,
    take_charge_request_after_hit_months,
):  # fmt: skip
    """Whether the month from the hit counts instead of the two months from registration."""
    if not happened(take_charge_hit_received_on):
        return False
    if not take_charge_hit_limit_is_capped:
        "read as a replacement: the hit limit counts even if it ends later"
        return True
    return months(take_charge_hit_received_on, take_charge_request_after_hit_months) < months(
        registered_on, take_charge_request_months
    )


@rule(AMM, "39(1)", id="AMM-39.1-tc", force=Force.VALUE, anchor="asked_on")
def take_charge_request_period_ends_on(
    hit_shortens_request_limit, take_charge_hit_received_on, registered_on, take_charge_request_months,
    take_charge_request_after_hit_months,
):  # fmt: skip
    """The end of the period for a take-charge request as counted, before days off."""
    if hit_shortens_request_limit:
        return months(take_charge_hit_received_on, take_charge_request_after_hit_months)
    return months(registered_on, take_charge_request_months)


@clock(
    AMM, "39(1)", id="AMM-39.1-tc", also=("AMM-51.5-info",), done="take_charge_request_sent_on",
    on_expiry=Expiry.SHIFT_RESPONSIBILITY, missed="The State in which the application was registered is responsible.",
    suspended_by=("late_request_for_minor_allowed",),
)  # fmt: skip
def take_charge_request_due(
    state_responsible_for_security, responsibility_data_refused, take_charge_request_period_ends_on,
    information_delay_days, hit_shortens_request_limit, take_charge_hit_received_on,
    take_charge_request_after_hit_months, registered_on, take_charge_request_months,
):  # fmt: skip
    """Last day to ask another State to take charge of an applicant."""
    if happened(state_responsible_for_security):
        "16(4): Article 39 does not apply"
        return none
    if responsibility_data_refused:
        "51(5): longer by the delay of the State that refused data proving its responsibility (not if merely late)"
        return last_day(days(take_charge_request_period_ends_on, information_delay_days))
    if hit_shortens_request_limit:
        "second subparagraph: a Eurodac hit with data of EUD 22 or 24, or a VIS hit"
        return last_day(months(take_charge_hit_received_on, take_charge_request_after_hit_months))
    return last_day(months(registered_on, take_charge_request_months))


@rule(AMM, "39(1), fourth subparagraph", id="AMM-39.1-tc", also=("AMM-25-uam",), force=Force.MUST)
def late_request_for_minor_allowed(unaccompanied_minor, late_request_in_minor_best_interests, first_merits_decision_on):
    """Whether, for an unaccompanied minor, a request follows though the limits are over: before a first merits decision."""
    return unaccompanied_minor and late_request_in_minor_best_interests and not happened(first_merits_decision_on)


@rule(AMM, "39(1), third subparagraph", id="AMM-39.1-tc", anchor="asked_on")
def responsibility_shifted_by_late_request(
    responsibility_procedure, take_charge_request_due, take_charge_request_sent_on, late_request_for_minor_allowed,
    asked_on,
):  # fmt: skip
    """Whether the State of registration became responsible, as no take-charge request was made in time."""
    if responsibility_procedure == "take_back" or late_request_for_minor_allowed:
        "take back: 41(1), nothing shifts; minors: fourth subparagraph"
        return False
    if happened(take_charge_request_sent_on):
        return take_charge_request_sent_on > take_charge_request_due
    return asked_on > take_charge_request_due


@rule(AMM, "39(2)", id="AMM-40.7-urgent", force=Force.MAY, anchor="asked_on")
def urgent_reply_may_be_asked(registered_after_refusal_or_return_decision):
    """Whether an urgent reply may be asked for: the application came after a refusal of entry or a return decision."""
    return registered_after_refusal_or_return_decision


# ---------------------------------------------------------------------------------------------- Article 40: the reply


@clock(
    AMM, "40(7)", id="AMM-40.7-urgent", done="take_charge_replied_on", on_expiry=Expiry.CONTINUE,
    missed="The reply is late; whether it counts as acceptance is for take_charge_reply_due to say.",
    unsettled="40(8) attaches acceptance to the two weeks of paragraphs 2 and 7; 39(2) allows a limit from one week on. "
              "Whether silence after a shorter limit is acceptance before the two weeks are over is open.",
)  # fmt: skip
def urgent_take_charge_reply_due(
    urgent_reply_asked, urgent_reply_may_be_asked, urgent_reply_by_on, request_received_on, requested_state,
    urgent_reply_weeks,
):  # fmt: skip
    """Last day for an urgent reply: as asked for, not less than a week; two weeks where no limit was stated."""
    if not urgent_reply_asked or not urgent_reply_may_be_asked:
        return none
    if happened(urgent_reply_by_on):
        "39(2): the limit asked for is at least one week"
        return last_day(latest(urgent_reply_by_on, weeks(request_received_on, 1)), requested_state)
    return last_day(weeks(request_received_on, urgent_reply_weeks), requested_state)


@clock(
    AMM, "40(1)", id="AMM-40-reply", also=("AMM-40.7-urgent",), done="take_charge_replied_on",
    on_expiry=Expiry.DEEMED_ACCEPTED, missed="Silence, or an answer without substantiated reasons, is acceptance.",
)  # fmt: skip
def take_charge_reply_due(
    detained_for_transfer, urgent_reply_asked, urgent_reply_may_be_asked, urgent_reply_by_on,
    take_charge_hit_received_on, request_received_on, requested_state, take_charge_reply_detained_weeks,
    urgent_reply_weeks, take_charge_reply_after_hit_weeks, take_charge_reply_months,
):  # fmt: skip
    """Last day to answer a take-charge request, after which silence is acceptance."""
    if detained_for_transfer:
        "45(2): one week (the text derogates from 40(1) alone; a hit or urgency cannot make it longer)"
        return last_day(weeks(request_received_on, take_charge_reply_detained_weeks), requested_state)
    if urgent_reply_asked and urgent_reply_may_be_asked and happened(urgent_reply_by_on):
        "40(8): the two weeks of paragraph 7, or the later day asked for"
        return last_day(latest(urgent_reply_by_on, weeks(request_received_on, urgent_reply_weeks)), requested_state)
    if urgent_reply_asked and urgent_reply_may_be_asked:
        "40(7): two weeks where no limit was stated"
        return last_day(weeks(request_received_on, urgent_reply_weeks), requested_state)
    if happened(take_charge_hit_received_on):
        "40(2): a Eurodac hit with data of EUD 22 or 24, or a VIS hit"
        return last_day(weeks(request_received_on, take_charge_reply_after_hit_weeks), requested_state)
    return last_day(months(request_received_on, take_charge_reply_months), requested_state)


@rule(AMM, "40(8)", id="AMM-40-reply", anchor="asked_on")
def take_charge_accepted_by_silence(take_charge_replied_on, objection_substantiated, take_charge_reply_due, asked_on):
    """Whether the request counts as accepted: no objection with substantiated reasons came in time."""
    if take_charge_replied_on <= take_charge_reply_due and objection_substantiated:
        return False
    return asked_on > take_charge_reply_due


# ----------------------------------------------------------------------------------------------- Article 41: take back


@clock(
    AMM, "41(1)", id="AMM-41.1-tb", done="take_back_notified_on", on_expiry=Expiry.CONTINUE,
    anchor="take_back_anchor_on",
    missed="The responsible State must take the person back all the same; nothing shifts.",
)  # fmt: skip
def take_back_notification_due(take_back_hit_received_on, take_back_notification_weeks):
    """Last day to notify another State that it is to take a person back."""
    return last_day(weeks(take_back_hit_received_on, take_back_notification_weeks))


@clock(
    AMM, "41(3)", id="AMM-41.3-conf", done="take_back_answered_on", on_expiry=Expiry.DEEMED_CONFIRMED,
    anchor="take_back_anchor_on", missed="Silence is confirmation (41(4)).",
)  # fmt: skip
def take_back_confirmation_due(take_back_notification_received_on, requested_state, take_back_confirmation_weeks):
    """Last day to confirm a take-back notification, counted from its receipt (the text does not name the start)."""
    return last_day(weeks(take_back_notification_received_on, take_back_confirmation_weeks), requested_state)


@rule(AMM, "41(3)", id="AMM-41.3-conf", anchor="asked_on")
def take_back_objection_valid(
    take_back_answered_on, take_back_confirmation_due, responsibility_ceased_shown, eurodac_indication_wrong
):
    """Whether the notified State showed in time that responsibility ceased or Eurodac is wrong (nothing else counts)."""
    if take_back_answered_on <= take_back_confirmation_due:
        return responsibility_ceased_shown or eurodac_indication_wrong
    return False


@rule(AMM, "41(4)", id="AMM-41.3-conf", anchor="asked_on")
def take_back_confirmed_by_silence(take_back_answered_on, take_back_confirmation_due, asked_on):
    """Whether the take back counts as confirmed, as the notified State did not react in time."""
    if take_back_answered_on <= take_back_confirmation_due:
        return False
    return asked_on > take_back_confirmation_due


@rule(AMM, "42(1)", id="AMM-42-decision", also=("AMM-46.1-transfer",), force=Force.VALUE, anchor="asked_on")
def accepted_or_confirmed_on(
    request_accepted_on, take_back_confirmed_on, responsibility_procedure, take_charge_accepted_by_silence,
    take_charge_reply_due, take_back_confirmed_by_silence, take_back_confirmation_due,
):  # fmt: skip
    """The day of acceptance or confirmation: the answer's, or, by silence, the last day for it."""
    if happened(request_accepted_on) or happened(take_back_confirmed_on):
        return first_of(request_accepted_on, take_back_confirmed_on)
    if responsibility_procedure == "take_charge" and take_charge_accepted_by_silence:
        "40(8)"
        return take_charge_reply_due
    if responsibility_procedure == "take_back" and take_back_confirmed_by_silence:
        "41(4)"
        return take_back_confirmation_due
    return none


# --------------------------------------------------------------------------------------- Article 51: information


@rule(AMM, "51(4)", id="AMM-51.5-info")
def information_request_lawful(
    information_request_in_specific_case, information_request_reasoned, information_on_grounds_of_application,
    applicant_told_of_information_request,
):  # fmt: skip
    """Whether a request for information is lawful: in a specific case, reasoned, the applicant told where needed."""
    if not information_request_in_specific_case or not information_request_reasoned:
        return False
    if information_on_grounds_of_application:
        "51(3): the applicant is told beforehand what is asked for and why"
        return applicant_told_of_information_request
    return True


@clock(
    AMM, "51(5)", id="AMM-51.5-info", done="information_replied_on", on_expiry=Expiry.CONTINUE, anchor="asked_on",
    missed="The delay must be justified, and the duty to answer stays.",
)  # fmt: skip
def information_reply_due(information_request_received_on, requested_state):
    """Last day to answer another State's request for information."""
    return last_day(weeks(information_request_received_on, 3), requested_state)


@rule(AMM, "51(5)", id="AMM-51.5-info", force=Force.BAR)
def late_request_objection_barred(responsibility_data_refused):
    """The State that refused data proving its own responsibility cannot plead that the limit of Article 39 is over."""
    return responsibility_data_refused


@rule(AMM, "51(9)", id="AMM-48-data", anchor="asked_on")
def exchange_record_missing(exchange_entered_in_file):
    """Whether the entry of the sending or receipt of exchanged data in the file or register is missing."""
    return not exchange_entered_in_file
