"""Dublin III, time limits and transfer: Regulation (EU) No 604/2013 Articles 21 to 29 and 34, with their old numbers.

They govern procedures begun before 1 July 2026 (a take charge and a take back after a new application: registered
before; a take back without one: hit or evidence before). Whether they go on after that day is not settled: see
`responsibility_pending`, which gives the limits of AMMR beside these. Article 42 has no roll-over: `last_day`
leaves every end where it was counted."""

from fairway.law.language import (
    Binds,
    Bool,
    Dated,
    Evidence,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    earliest,
    happened,
    last_day,
    latest,
    months,
    none,
    parameter,
    rule,
    safeguard,
    weeks,
)
from fairway.law.pact.acts import DUB3

OPEN = (
    "If the procedure is still open on 1 July 2026: AMMR 84(2) keeps only the criteria of Dublin III; whether its "
    "time limits go on is not settled. Compare the limit of the same name without dublin3_."
)
TAKE_CHARGE = {"anchor": "registered_on", "unsettled": OPEN}
TAKE_BACK = {"anchor": "take_back_anchor_on", "unsettled": OPEN}
EITHER = {"anchor": "responsibility_procedure_anchor_on", "unsettled": OPEN}

parameter(
    "dublin3_hit_limit_is_capped",
    Bool,
    [Dated(True, cite="Dublin III Art. 21(1); Mengesteab, C-670/16", evidence=Evidence.SECONDARY)],
    note="The two months from a Eurodac hit cannot end after the three months from lodging (Mengesteab, seen in summaries: the "
    "two limits are not added up).",
)
parameter("dublin3_transfer_months", Whole, [Dated(6, cite="Dublin III Art. 29(1)")], unit="months")
parameter("dublin3_transfer_months_if_imprisoned", Whole, [Dated(12, cite="Dublin III Art. 29(2)")], unit="months")
parameter("dublin3_transfer_months_if_absconded", Whole, [Dated(18, cite="Dublin III Art. 29(2)")], unit="months")


# ---------------------------------------------------------------------------------- Articles 21 and 22: take charge


@rule(DUB3, "21(1)", id="DUB3-21.1", force=Force.VALUE, anchor="registered_on")
def dublin3_take_charge_period_ends_on(dublin3_take_charge_hit_received_on, dublin3_hit_limit_is_capped, lodged_on):
    """The end of the period for a take-charge request as counted."""
    if happened(dublin3_take_charge_hit_received_on) and dublin3_hit_limit_is_capped:
        return earliest(months(lodged_on, 3), months(dublin3_take_charge_hit_received_on, 2))
    if happened(dublin3_take_charge_hit_received_on):
        return months(dublin3_take_charge_hit_received_on, 2)
    return months(lodged_on, 3)


@clock(
    DUB3, "21(1)", id="DUB3-21.1", done="take_charge_request_sent_on", on_expiry=Expiry.SHIFT_RESPONSIBILITY,
    missed="The State in which the application was lodged is responsible.", **TAKE_CHARGE,
)  # fmt: skip
def dublin3_take_charge_request_due(
    late_answer_proves_responsibility, dublin3_take_charge_period_ends_on, information_delay_days
):
    """Last day to ask for a take charge: three months from lodging, two from a Eurodac hit (Article 14 data)."""
    if late_answer_proves_responsibility:
        "34(5): longer by the delay of an answer that proves that State's own responsibility"
        return last_day(days(dublin3_take_charge_period_ends_on, information_delay_days))
    return dublin3_take_charge_period_ends_on


@clock(
    DUB3, "22(6)", id="DUB3-22.6", done="take_charge_replied_on", on_expiry=Expiry.CONTINUE,
    missed="The reply is late; silence is acceptance only after dublin3_take_charge_reply_due.", **TAKE_CHARGE,
)  # fmt: skip
def dublin3_urgent_reply_due(urgent_reply_asked, urgent_reply_deferral_told, urgent_reply_by_on, request_received_on):
    """Day by which an urgent reply is to be endeavoured: as asked, at least a week; a month where put off."""
    if not urgent_reply_asked:
        return none
    if urgent_reply_deferral_told:
        "particularly complex request, said within the time asked for"
        return last_day(months(request_received_on, 1))
    return latest(urgent_reply_by_on, weeks(request_received_on, 1))


@clock(
    DUB3, "22(1)", id="DUB3-22.1", done="take_charge_replied_on", on_expiry=Expiry.DEEMED_ACCEPTED,
    missed="Silence is acceptance (22(7), 28(3)).", **TAKE_CHARGE,
)  # fmt: skip
def dublin3_take_charge_reply_due(detained_for_transfer, urgent_reply_asked, request_received_on):
    """Last day to answer a take-charge request, after which silence is acceptance."""
    if detained_for_transfer:
        "28(3), second subparagraph"
        return last_day(weeks(request_received_on, 2))
    if urgent_reply_asked:
        "22(6) and (7): one month"
        return last_day(months(request_received_on, 1))
    return last_day(months(request_received_on, 2))


# ---------------------------------------------------------------------------------- Articles 23 to 25: take back


@clock(
    DUB3, "23(2)", id="DUB3-23.2", done="take_back_request_sent_on", on_expiry=Expiry.SHIFT_RESPONSIBILITY,
    missed="The State in which the new application was lodged is responsible (23(3)).", **TAKE_BACK,
)  # fmt: skip
def dublin3_take_back_request_due(new_application_registered, take_back_hit_received_on, lodged_on):
    """Last day for a take-back request after a new application: two months from the hit, else three from lodging."""
    if not new_application_registered:
        return none
    if happened(take_back_hit_received_on):
        return last_day(months(take_back_hit_received_on, 2))
    return last_day(months(lodged_on, 3))


@clock(
    DUB3, "24(2)", id="DUB3-24.2", done="take_back_request_sent_on", on_expiry=Expiry.LAPSE,
    missed="The person is given the opportunity to lodge a new application (24(3)).", **TAKE_BACK,
)  # fmt: skip
def dublin3_take_back_request_without_application_due(
    new_application_registered, dublin3_finally_rejected, take_back_hit_received_on, take_back_evidence_learned_on
):
    """Last day for a take-back request where no new application was lodged: two months from the hit, else three."""
    if new_application_registered or dublin3_finally_rejected:
        "24(4): for a person finally rejected no limit is set; the State may open return instead"
        return none
    if happened(take_back_hit_received_on):
        return last_day(months(take_back_hit_received_on, 2))
    return last_day(months(take_back_evidence_learned_on, 3))


@clock(
    DUB3, "25(1)", id="DUB3-25.1", done="dublin3_take_back_replied_on", on_expiry=Expiry.DEEMED_ACCEPTED,
    missed="Silence is acceptance (25(2), 28(3)).", **TAKE_BACK,
)  # fmt: skip
def dublin3_take_back_reply_due(detained_for_transfer, take_back_hit_received_on, take_back_request_received_on):
    """Last day to answer a take-back request: one month; two weeks where it rests on Eurodac."""
    if detained_for_transfer or happened(take_back_hit_received_on):
        "25(1), second sentence; 28(3), second subparagraph"
        return last_day(weeks(take_back_request_received_on, 2))
    return last_day(months(take_back_request_received_on, 1))


@rule(DUB3, "29(1)", id="DUB3-29.1", force=Force.VALUE, anchor="responsibility_procedure_anchor_on")
def dublin3_accepted_or_deemed_on(
    dublin3_accepted_on, responsibility_procedure, dublin3_take_charge_reply_due, take_charge_replied_on,
    dublin3_take_back_reply_due, dublin3_take_back_replied_on, asked_on,
):  # fmt: skip
    """The day of acceptance: the answer's, or, by silence, the last day for it."""
    if happened(dublin3_accepted_on):
        return dublin3_accepted_on
    if responsibility_procedure == "take_charge":
        if not happened(take_charge_replied_on) and asked_on > dublin3_take_charge_reply_due:
            "22(7)"
            return dublin3_take_charge_reply_due
        return none
    if not happened(dublin3_take_back_replied_on) and asked_on > dublin3_take_back_reply_due:
        "25(2)"
        return dublin3_take_back_reply_due
    return none


# ------------------------------------------------------------------------------------- Articles 26 and 27: remedies


@clock(
    DUB3, "27(2)", id="DUB3-27.2", done="transfer_appeal_lodged_on", on_expiry=Expiry.LAPSE, binds=Binds.APPLICANT,
    force=Force.RIGHT, missed="The appeal against the transfer decision is out of time.", **EITHER,
)  # fmt: skip
def dublin3_transfer_appeal_due(transfer_decision_notified_on, dublin3_appeal_limit_days):
    """Last day to appeal against a transfer decision: a reasonable time set by national law."""
    return last_day(days(transfer_decision_notified_on, dublin3_appeal_limit_days))


@safeguard(
    DUB3, "27(3)", id="DUB3-27.3", defeats=("dublin3_transfer_may_be_carried_out",),
    anchor="responsibility_procedure_anchor_on",
)  # fmt: skip
def dublin3_transfer_suspended(
    dublin3_suspension_model, transfer_appeal_lodged_on, transfer_appeal_decided_on, suspension_requested_on,
    suspension_decided_on, suspension_granted,
):  # fmt: skip
    """No transfer while the appeal (27(3)(a), (b)) or a request (c) suspends it, as national law has chosen."""
    if not happened(transfer_appeal_lodged_on) or happened(transfer_appeal_decided_on):
        return False
    if dublin3_suspension_model == "right_to_remain":
        "27(3)(a)"
        return True
    if dublin3_suspension_model == "automatic_until_decided" and not happened(suspension_decided_on):
        "27(3)(b)"
        return True
    if happened(suspension_decided_on):
        return suspension_granted
    return happened(suspension_requested_on)


# ---------------------------------------------------------------------------------------------- Article 28: detention


@rule(DUB3, "28(2)", id="DUB3-28.2", force=Force.MAY, coercive=True, anchor="responsibility_procedure_anchor_on")
def dublin3_transfer_detention_permitted(
    significant_risk_of_absconding, transfer_detention_individually_assessed, transfer_detention_proportionate,
    less_coercive_measures_effective,
):  # fmt: skip
    """Whether a person may be detained to secure a transfer: only for a significant risk of absconding."""
    if not significant_risk_of_absconding or less_coercive_measures_effective:
        return False
    return transfer_detention_individually_assessed and transfer_detention_proportionate


@clock(
    DUB3, "28(3), second subparagraph", id="DUB3-28.3", done="take_charge_request_sent_on", on_expiry=Expiry.RELEASE,
    missed="Detention ends; Articles 21, 23 and 24 go on.", **TAKE_CHARGE,
)  # fmt: skip
def dublin3_detained_take_charge_request_limit(detained_for_transfer, lodged_on):
    """Last day to ask for a take charge while the person is detained: one month from lodging."""
    if detained_for_transfer:
        return months(lodged_on, 1)
    return none


@clock(
    DUB3, "28(3), second subparagraph", id="DUB3-28.3", done="take_back_request_sent_on", on_expiry=Expiry.RELEASE,
    missed="Detention ends; Articles 21, 23 and 24 go on.", **TAKE_BACK,
)  # fmt: skip
def dublin3_detained_take_back_request_limit(detained_for_transfer, lodged_on):
    """Last day to ask for a take back while the person is detained: one month from lodging."""
    if detained_for_transfer:
        return months(lodged_on, 1)
    return none


@clock(
    DUB3, "28(3), third subparagraph", id="DUB3-28.3", done="transferred_on", on_expiry=Expiry.RELEASE,
    missed="Detention ends; Article 29 goes on.", **EITHER,
)  # fmt: skip
def dublin3_detained_transfer_limit(
    detained_for_transfer, suspensive_effect_ended_on, detained_on, dublin3_accepted_or_deemed_on
):
    """Last day to transfer a detained person: six weeks from acceptance or from the end of suspensive effect."""
    if not detained_for_transfer:
        return none
    if happened(suspensive_effect_ended_on):
        "days in detention before it are not deducted (Khir Amayry, C-60/16)"
        return weeks(suspensive_effect_ended_on, 6)
    if detained_on > dublin3_accepted_or_deemed_on:
        "Khir Amayry: detained after acceptance: no longer than necessary (28(3), first subparagraph), but no six weeks"
        return none
    return weeks(dublin3_accepted_or_deemed_on, 6)


@safeguard(
    DUB3, "28(3), fourth subparagraph", id="DUB3-28.3", defeats=("dublin3_transfer_detention_permitted",),
    anchor="responsibility_procedure_anchor_on",
)  # fmt: skip
def dublin3_transfer_detention_must_end(
    detained_for_transfer, responsibility_procedure, dublin3_detained_take_charge_request_limit,
    take_charge_request_sent_on, dublin3_detained_take_back_request_limit, take_back_request_sent_on,
    dublin3_detained_transfer_limit, transferred_on, asked_on,
):  # fmt: skip
    """Detention ends where the request or the transfer of a detained person did not come in time."""
    if not detained_for_transfer:
        return False
    if not happened(transferred_on) and asked_on > dublin3_detained_transfer_limit:
        return True
    if responsibility_procedure == "take_charge":
        return take_charge_request_sent_on > dublin3_detained_take_charge_request_limit or (
            not happened(take_charge_request_sent_on) and asked_on > dublin3_detained_take_charge_request_limit
        )
    return take_back_request_sent_on > dublin3_detained_take_back_request_limit or (
        not happened(take_back_request_sent_on) and asked_on > dublin3_detained_take_back_request_limit
    )


# ------------------------------------------------------------------------------------------------ Article 29: transfer


@rule(DUB3, "29(1)", id="DUB3-29.1", force=Force.VALUE, anchor="responsibility_procedure_anchor_on")
def dublin3_transfer_period_starts_on(
    suspension_granted, transfer_appeal_lodged_on, dublin3_suspension_model, authority_suspended_transfer_for,
    transfer_appeal_decided_on, suspension_requested_on, suspension_decided_on,
    dublin3_limit_restarts_after_refused_suspension, dublin3_accepted_or_deemed_on,
):  # fmt: skip
    """The day from which the time for the transfer runs: acceptance, or the final decision on a suspensive appeal."""
    if not suspension_granted and not happened(transfer_appeal_lodged_on):
        "a suspension for other reasons than an appeal, such as closed borders, stops nothing (C-245/21 and C-248/21)"
        return dublin3_accepted_or_deemed_on
    if suspension_granted or dublin3_suspension_model == "right_to_remain":
        "the final decision on the appeal, also the second after a first was sent back (Tang, C-560/23)"
        return transfer_appeal_decided_on
    if authority_suspended_transfer_for == "pending_appeal":
        "27(4): suspended by the authority pending the appeal"
        return transfer_appeal_decided_on
    if dublin3_suspension_model == "automatic_until_decided" and not happened(suspension_decided_on):
        return none
    if happened(suspension_requested_on) and not happened(suspension_decided_on):
        "27(3)(b), (c): suspended until the court has decided on suspension"
        return none
    if happened(suspension_decided_on) and dublin3_limit_restarts_after_refused_suspension:
        "suspension refused, where the courts count anew from that day (BVerwG 1 C 42.20)"
        return latest(dublin3_accepted_or_deemed_on, suspension_decided_on)
    return dublin3_accepted_or_deemed_on


@clock(
    DUB3, "29(1)", id="DUB3-29.1", also=("DUB3-29.2",), done="transferred_on", on_expiry=Expiry.SHIFT_RESPONSIBILITY,
    missed="The responsible State is released; the requesting State is responsible (29(2)).", **EITHER,
)  # fmt: skip
def dublin3_transfer_due(
    dublin3_absconding_notified_on, dublin3_absconded, dublin3_imprisoned_limit_extended,
    dublin3_transfer_period_starts_on,
    dublin3_transfer_months, dublin3_transfer_months_if_absconded, dublin3_transfer_months_if_imprisoned,
):  # fmt: skip
    """Last day to transfer: six months; a year if imprisoned; eighteen months if absconded."""
    if (
        dublin3_absconding_notified_on <= months(dublin3_transfer_period_starts_on, dublin3_transfer_months)
        and dublin3_absconded
    ):
        "29(2): told before the six months ended (Regulation 1560/2003 Art. 9(2)), and true when told"
        return last_day(months(dublin3_transfer_period_starts_on, dublin3_transfer_months_if_absconded))
    if dublin3_imprisoned_limit_extended:
        "29(2)"
        return last_day(months(dublin3_transfer_period_starts_on, dublin3_transfer_months_if_imprisoned))
    return last_day(months(dublin3_transfer_period_starts_on, dublin3_transfer_months))


@rule(DUB3, "29(1)", id="DUB3-29.1", force=Force.MAY, coercive=True, anchor="responsibility_procedure_anchor_on")
def dublin3_transfer_may_be_carried_out(
    transfer_decision_notified_on, asked_on, dublin3_accepted_or_deemed_on, dublin3_transfer_due,
    transfer_controlled_or_escorted, transfer_humane,
):  # fmt: skip
    """Whether the person may be transferred on the day asked under Dublin III."""
    if not happened(dublin3_accepted_or_deemed_on) or asked_on > dublin3_transfer_due:
        return False
    if transfer_controlled_or_escorted and not transfer_humane:
        return False
    return transfer_decision_notified_on <= asked_on


@safeguard(
    DUB3, "3(2)", id="DUB3-3.2", anchor="responsibility_procedure_anchor_on",
    defeats=("dublin3_transfer_may_be_carried_out", "dublin3_transfer_detention_permitted"),
)  # fmt: skip
def dublin3_transfer_barred_by_charter_article_4(requested_state, systemic_deficiencies_state, article_4_barred_state):
    """No transfer, and no detention for it, to a State where Article 4 of the Charter would be breached."""
    return requested_state == systemic_deficiencies_state or requested_state == article_4_barred_state


@safeguard(
    DUB3,
    "6(1)",
    id="DUB3-6",
    anchor="responsibility_procedure_anchor_on",
    defeats=("dublin3_transfer_may_be_carried_out",),
)
def dublin3_minor_best_interests_not_assessed(unaccompanied_minor, minor_best_interests_assessed_in_transfer_decision):
    """No transfer of an unaccompanied minor before the minor's best interests were assessed (6(3))."""
    return unaccompanied_minor and not minor_best_interests_assessed_in_transfer_decision


@rule(DUB3, "29(3)", id="DUB3-29.3", force=Force.MUST, anchor="responsibility_procedure_anchor_on")
def dublin3_transferred_person_taken_back_at_once(transferred_by_mistake, transfer_decision_reversed_after_transfer):
    """Whether the transferring State must take the person back at once, at its own cost (30(2))."""
    return transferred_by_mistake or transfer_decision_reversed_after_transfer


@clock(
    DUB3, "34(5)", id="DUB3-34.5", done="information_replied_on", on_expiry=Expiry.CONTINUE,
    missed="The delay must be justified, and the duty to answer stays.", **TAKE_CHARGE,
)  # fmt: skip
def dublin3_information_reply_due(information_request_received_on):
    """Last day to answer another State's request for information: five weeks."""
    return last_day(weeks(information_request_received_on, 5))
