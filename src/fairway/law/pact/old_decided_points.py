"""Dublin III, points that the Court of Justice or a supreme court has decided and the text leaves open.

The wording is that of the act; the reading is the court's, seen in summaries and operative parts and not in the whole
judgment, so that most rules here carry the mark of a secondary source. Each case stands in `examples/cases/`."""

from datetime import date
from typing import Any

from fairway.law.language import (
    Evidence,
    Expiry,
    Force,
    PeriodLaw,
    act,
    clock,
    earliest,
    happened,
    last_day,
    none,
    rule,
    safeguard,
    weeks,
)
from fairway.law.pact.acts import DUB3, ELI, JULY

DUB3IR = act("DUB3IR", "Regulation (EC) No 1560/2003", eli=f"{ELI}/reg/2003/1560/oj", title="Dublin implementing Regulation",
             applies_from=date(2014, 1, 1), applies_to=JULY, anchor="responsibility_procedure_anchor_on",
             periods=PeriodLaw.DUBLIN_III_42, known_from=date(2003, 9, 5))  # fmt: skip

ANCHOR: dict[str, Any] = {"anchor": "responsibility_procedure_anchor_on"}
DECIDED: dict[str, Any] = {**ANCHOR, "evidence": Evidence.SECONDARY}
BY_REGISTRATION: dict[str, Any] = {"anchor": "registered_on", "evidence": Evidence.SECONDARY}


# ------------------------------------------------------------------------------------ Articles 20 to 25: the request


@rule(DUB3, "20(2)", id="DUB3-20.2", force=Force.VALUE, **BY_REGISTRATION)
def dublin3_application_lodged_on(authority_report_reached_on, application_form_received_on):
    """The day of lodging: a form, or a public authority's paper or its main content, has reached the responsible authority.

    Mengesteab, C-670/16: the informal paper counts, not only the later formal application."""
    return earliest(authority_report_reached_on, application_form_received_on)


@rule(DUB3, "21(1), third subparagraph; 23(3)", id="DUB3-21.1-shift", force=Force.VALUE, **ANCHOR)
def dublin3_state_after_missed_request(
    responsibility_procedure, take_charge_request_sent_on, dublin3_take_charge_request_due, new_application_registered,
    take_back_request_sent_on, dublin3_take_back_request_due, asked_on, requesting_state,
):  # fmt: skip
    """The State that is responsible because it did not ask in time, whatever the other State is willing to do."""
    if responsibility_procedure == "take_charge":
        if take_charge_request_sent_on > dublin3_take_charge_request_due or (
            not happened(take_charge_request_sent_on) and asked_on > dublin3_take_charge_request_due
        ):
            "21(1), third subparagraph"
            return requesting_state
        return none
    if not new_application_registered:
        "24(3): nothing shifts; a new application is made possible"
        return none
    if take_back_request_sent_on > dublin3_take_back_request_due or (
        not happened(take_back_request_sent_on) and asked_on > dublin3_take_back_request_due
    ):
        "23(3): also while an appeal is pending in the first State (X, C-213/17)"
        return requesting_state
    return none


@rule(DUB3, "24(3)", id="DUB3-24.3", force=Force.MUST, **ANCHOR)
def dublin3_new_application_to_be_offered(
    new_application_registered, take_back_request_sent_on, dublin3_take_back_request_without_application_due, asked_on
):
    """Whether a person who did not apply again is to be given that chance, as no take-back request came in time."""
    if new_application_registered:
        return False
    return take_back_request_sent_on > dublin3_take_back_request_without_application_due or (
        not happened(take_back_request_sent_on) and asked_on > dublin3_take_back_request_without_application_due
    )


@rule(DUB3, "20(1), 23(1)", id="DUB3-20.1-criteria", force=Force.MUST, **DECIDED)
def dublin3_criteria_examined_before_request(responsibility_procedure):
    """Whether the criteria are examined before the request: in a take charge, not in a take back (H. and R., C-582/17)."""
    return responsibility_procedure == "take_charge"


@rule(DUB3, "27(1)", id="DUB3-27.1", force=Force.RIGHT, **DECIDED)
def dublin3_family_criterion_may_be_pleaded(
    responsibility_procedure, determination_pending_in_first_state, family_criterion_clearly_established
):
    """Whether an appeal against the transfer may rest on Article 9."""
    if responsibility_procedure == "take_charge":
        "Ghezelbash, C-63/15: a criterion wrongly applied"
        return True
    "H. and R.: only in the situation of 20(5), on clear information given to the authority"
    return determination_pending_in_first_state and family_criterion_clearly_established


@rule(DUB3, "26(1)", id="DUB3-26.1", force=Force.BAR, **ANCHOR)
def dublin3_transfer_decision_too_early(transfer_decision_taken_on, dublin3_accepted_or_deemed_on):
    """Whether the transfer decision was taken before the requested State had accepted, expressly or by silence."""
    if not happened(transfer_decision_taken_on):
        return False
    return not happened(dublin3_accepted_or_deemed_on) or transfer_decision_taken_on < dublin3_accepted_or_deemed_on


@clock(
    DUB3IR, "5(2)", id="DUB3IR-5.2", done="reexamination_requested_on", on_expiry=Expiry.LAPSE,
    missed="The refusal stands; no re-examination can be asked for.",
)  # fmt: skip
def dublin3_reexamination_request_due(refusal_received_on):
    """Last day to ask for re-examination of a refusal: three weeks from its receipt."""
    return last_day(weeks(refusal_received_on, 3))


@clock(
    DUB3IR, "5(2)", id="DUB3IR-5.2", done="reexamination_replied_on", on_expiry=Expiry.END_TRACK,
    missed="Silence is no acceptance: the re-examination ends (X and X, C-47/17 and C-48/17).",
)  # fmt: skip
def dublin3_reexamination_reply_due(reexamination_request_received_on):
    """Last day to answer a request for re-examination: two weeks, after which the additional procedure is over."""
    return last_day(weeks(reexamination_request_received_on, 2))


@rule(DUB3IR, "5(2)", id="DUB3IR-5.2", force=Force.VALUE, evidence=Evidence.SECONDARY)
def dublin3_state_after_unanswered_reexamination(
    reexamination_replied_on, dublin3_reexamination_reply_due, asked_on, responsibility_procedure,
    dublin3_take_charge_request_due, dublin3_take_back_request_due, requesting_state,
):  # fmt: skip
    """The requesting State, once two weeks pass without an answer, unless it has time left for a further request."""
    if reexamination_replied_on <= dublin3_reexamination_reply_due or asked_on <= dublin3_reexamination_reply_due:
        return none
    if responsibility_procedure == "take_charge" and asked_on <= dublin3_take_charge_request_due:
        "the limit of 21(1) is still open"
        return none
    if responsibility_procedure == "take_back" and asked_on <= dublin3_take_back_request_due:
        "the limit of 23(2) is still open"
        return none
    return requesting_state


# ------------------------------------------------------------------------------------------------ the criteria


@rule(DUB3, "2(l)", id="DUB3-2.l", **BY_REGISTRATION)
def dublin3_document_is_residence_document(document_held):
    """Whether the document is a residence document: a diplomatic card is one (E. and S., C-568/21)."""
    return document_held in ("residence_permit", "diplomatic_card")


@rule(DUB3, "13(1)", id="DUB3-13.1-tolerated", **BY_REGISTRATION)
def dublin3_crossing_irregular(entry_conditions_met):
    """Whether the crossing was irregular: without the entry conditions it was, tolerated or not (Jafari, C-646/16)."""
    return not entry_conditions_met


@rule(DUB3, "20(3)", id="DUB3-20.3", force=Force.MUST, **BY_REGISTRATION)
def dublin3_minor_follows_family_member(
    accompanying_minor_family_member, parents_are_applicants, minor_following_in_best_interests
):
    """Whether a minor, also one born later, shares the State of the family member without a procedure of their own.

    Not where the parents are beneficiaries of protection and no longer applicants (RO, C-720/20)."""
    return accompanying_minor_family_member and parents_are_applicants and minor_following_in_best_interests


# ------------------------------------------------------------------------------------------- Articles 28 and 29


@safeguard(
    DUB3, "2(n)", id="DUB3-2.n", defeats=("dublin3_transfer_detention_permitted",), **DECIDED,
)  # fmt: skip
def dublin3_absconding_criteria_not_in_law(absconding_criteria_in_binding_law):
    """No detention where the criteria of absconding stand in no binding provision (Al Chodor, C-528/15)."""
    return not absconding_criteria_in_binding_law


@rule(DUB3, "28(3), first subparagraph", id="DUB3-28.3-later", **DECIDED)
def dublin3_national_detention_limit_permitted(transfer_detention_longest_months):
    """Whether a national maximum for detention begun after acceptance is compatible: two months are, three are not.

    Khir Amayry, C-60/16. Between two and three months nothing was decided; whole months are asked."""
    return transfer_detention_longest_months <= 2


@rule(DUB3, "29(2)", id="DUB3-29.2-abscond", **DECIDED)
def dublin3_absconded(
    whereabouts_known_to_authorities, deliberately_evades_transfer, left_accommodation_without_telling,
    told_of_duty_to_announce_absence, valid_reasons_for_not_telling,
):  # fmt: skip
    """Whether the person has absconded, or may be taken to have done so, when the responsible State is told."""
    if whereabouts_known_to_authorities:
        "who can be found has not absconded: church asylum at a known address (BVerwG 1 C 42.20), a call to present oneself "
        "not obeyed (BVerwG 1 C 55.20)"
        return False
    if deliberately_evades_transfer:
        return True
    "Jawo, C-163/17: left without telling, though told of the duty; reasons can be shown"
    return left_accommodation_without_telling and told_of_duty_to_announce_absence and not valid_reasons_for_not_telling


@rule(DUB3, "29(2)", id="DUB3-29.2-shift", force=Force.VALUE, **ANCHOR)
def dublin3_state_after_missed_transfer(transferred_on, dublin3_transfer_due, asked_on, requesting_state):
    """The requesting State, as soon as the time for the transfer is over: by itself and for whatever reason (Shiri, C-201/16)."""
    if transferred_on > dublin3_transfer_due or (not happened(transferred_on) and asked_on > dublin3_transfer_due):
        return requesting_state
    return none
