"""The way of a case: which steps there are, which facts each one records, which clocks it answers.

A step is offered where the law's findings ask for it (see `fairway.casework.nextsteps`), and never forced: an officer may take another
one and says why. What a step records are facts of the law language, in the act's words, so that the next findings follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    asks        facts that an officer gives when the step is taken, the first of them its day where it has one
    may         facts that may be given with it
    answers     clocks that it meets (names of rules)
    roles       who takes it
    stage       where the case stands afterwards
    offered_by  findings that ask for it or allow it (names of rules)
    after       facts that must be recorded before it is offered without a clock or a finding"""

    name: str
    title: str
    asks: tuple[str, ...]
    may: tuple[str, ...]
    answers: tuple[str, ...]
    roles: tuple[str, ...]
    stage: str
    offered_by: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _step(
    name: str, title: str, asks: str, may: str, answers: str, roles: str, stage: str = "", *, offered_by: str = "", after: str = ""
) -> Step:  # fmt: skip
    return Step(
        name=name, title=title, asks=tuple(asks.split()), may=tuple(may.split()), answers=tuple(answers.split()),
        roles=tuple(roles.split()), stage=stage or name, offered_by=tuple(offered_by.split()), after=tuple(after.split()),
    )  # fmt: skip


STEPS: Mapping[str, Step] = {
    step.name: step
    for step in (
        # arrival
        _step("making", "An application was made", "made_on",
              "arrival_kind made_to_registering_authority nationality date_of_birth minor unaccompanied_minor family_with_minor "
              "apprehended_on disembarked_on presented_on",
              "", "registrar caseworker", "made"),
        _step("information", "The person was informed", "information_given_on", "responsibility_information_given_on",
              "applicant_information_due responsibility_information_due", "registrar caseworker"),
        _step("screening", "Screening ended", "screening_ended_on",
              "apprehended_on disembarked_on presented_on crossed_on entry_conditions_met illegally_staying already_screened "
              "screening_elements_recorded screening_form_items",
              "screening_due", "registrar caseworker", "screened", offered_by="screening_required"),
        _step("registration", "The application was registered", "registered_on",
              "first_registration_state registration_slip_given_on lodging_appointment_on identified_after_transfer_on relocated_arrival_on",
              "registration_due directive_registration_due", "registrar caseworker", "registered", after="made_on"),
        _step("registration_document", "The document that shows the registration was given", "registration_slip_given_on", "",
              "registration_document_due", "registrar caseworker", after="registered_on"),
        _step("lodging_appointment", "An appointment to lodge was given", "lodging_appointment_on", "", "lodging_appointment_due",
              "registrar caseworker"),
        _step("lodging", "The application was lodged", "lodged_on", "subsequent_application lodging_form_received_on lodged_after_transfer_on",
              "lodging_due", "registrar caseworker", "lodged", after="registered_on"),
        # reception
        _step("reception_information", "Reception conditions were explained", "reception_information_given_on",
              "reception_information_in_writing_and_understood", "reception_information_due", "registrar caseworker"),
        _step("reception_needs", "Reception needs were assessed", "reception_needs_assessed_on", "special_reception_needs_unmet",
              "reception_needs_assessment_due", "caseworker", "needs_assessed"),
        _step("special_needs", "Need for special guarantees was assessed", "special_needs_assessment_concluded_on",
              "special_procedural_needs_unsupported", "special_needs_assessment_due", "caseworker", "needs_assessed"),
        _step("representative", "A representative was appointed", "representative_appointed_on", "provisional_person_designated_on",
              "representative_due reception_representative_due minor_representative_due", "caseworker",
              offered_by="representation_must_be_provided"),
        _step("school", "Access to school was given", "school_access_granted_on", "", "school_access_due school_access_due_2013",
              "caseworker"),
        _step("labour_market", "Access to the labour market was given", "labour_market_access_granted_on", "",
              "labour_market_access_due labour_market_access_due_2013", "caseworker"),
        # responsibility
        _step("responsibility_interview", "The interview on responsibility was held", "responsibility_interview_held_on",
              "responsibility_facts_otherwise_given take_charge_hit_received_on take_back_hit_received_on", "", "caseworker liaison",
              offered_by="responsibility_interview_required"),
        _step("take_charge_request", "Another State was asked to take charge", "take_charge_request_sent_on",
              "responsibility_procedure requesting_state requested_state take_charge_hit_received_on urgent_reply_asked request_received_on",
              "take_charge_request_due dublin3_take_charge_request_due detained_take_charge_request_limit "
              "dublin3_detained_take_charge_request_limit", "liaison caseworker"),
        _step("take_charge_reply", "The other State answered the request", "take_charge_replied_on",
              "request_received_on request_accepted_on",
              "take_charge_reply_due urgent_take_charge_reply_due dublin3_take_charge_reply_due dublin3_urgent_reply_due",
              "liaison caseworker", after="take_charge_request_sent_on"),
        _step("take_back_notification", "Another State was notified of a take back", "take_back_notified_on",
              "responsibility_procedure requesting_state requested_state take_back_hit_received_on take_back_evidence_learned_on "
              "new_application_registered take_back_notification_received_on",
              "take_back_notification_due detained_take_back_notification_limit", "liaison caseworker"),
        _step("take_back_answer", "The other State answered the notification", "take_back_answered_on",
              "take_back_notification_received_on take_back_confirmed_on", "take_back_confirmation_due", "liaison caseworker",
              after="take_back_notified_on"),
        _step("transfer_notification", "The transfer decision was notified", "transfer_decision_notified_on",
              "transfer_appeal_limit_days suspension_granted transfer_appeal_decided_on", "",
              "liaison caseworker decision_maker", after="transfer_decision_taken_on"),
        _step("transfer_appeal", "The transfer was appealed", "transfer_appeal_lodged_on",
              "suspension_requested_on suspension_granted suspension_decided_on transfer_appeal_decided_on suspensive_effect_ended_on",
              "transfer_appeal_due dublin3_transfer_appeal_due suspension_request_due", "registrar caseworker liaison"),
        _step("transfer", "The person was transferred", "transferred_on", "transfer_planned_on",
              "transfer_due extended_transfer_due dublin3_transfer_due detained_transfer_limit dublin3_detained_transfer_limit",
              "liaison caseworker", "transferred"),
        # procedure, interview
        _step("procedure", "The procedure was chosen", "held_in_border_procedure examined_in_accelerated_procedure",
              "inadmissibility_ground inadmissibility_grounds_in_national_law too_complex_for_accelerated_procedure "
              "ground_irrelevant_issues ground_inconsistent ground_misled ground_delay_removal ground_safe_country_of_origin "
              "ground_security ground_subsequent_admissible ground_irregular_late ground_lawful_entry_late complex_issues "
              "examination_extension_months examination_postponed_on origin_country_situation_uncertain", "", "caseworker decision_maker",
              offered_by="border_procedure_must accelerated_procedure_must inadmissible_may inadmissible_must", after="lodged_on"),
        _step("interview", "The personal interview", "interview_offered",
              "interview_record_made interview_audio_recorded interview_omission_reason unfit_for_interview "
              "sufficient_efforts_for_interview absent_from_interview_without_cause", "", "caseworker decision_maker", "interviewed",
              offered_by="interview_must_be_offered minor_interview_must_be_offered", after="lodged_on"),
        # decision and appeal
        _step("notification", "A decision was notified", "decision_notified_on",
              "decision_in_writing decision_states_reasons outcome_told_in_language_understood", "", "caseworker decision_maker",
              "notified", after="decision_taken_on"),
        _step("appeal", "An appeal was lodged", "appeal_lodged_on", "stay_requested_on", "appeal_due",
              "registrar caseworker decision_maker", "appealed"),
        _step("stay_request", "The court was asked for permission to remain", "stay_requested_on", "", "stay_request_due",
              "registrar caseworker decision_maker"),
        _step("stay_answer", "The court answered on remaining", "court_answer_on_stay", "", "", "registrar caseworker decision_maker",
              after="stay_requested_on"),
        _step("appeal_decided", "The court decided on the appeal", "appeal_decided_on",
              "annulled_and_remitted_on final_decision_on", "", "registrar caseworker decision_maker", "appeal_decided",
              after="appeal_lodged_on"),
        _step("final", "The decision became final", "final_decision_on", "", "", "caseworker decision_maker",
              after="decision_notified_on"),
        _step("withdrawal", "The application was withdrawn", "withdrawn_on",
              "withdrawal_in_writing withdrawal_on_own_initiative withdrawal_consequences_told", "", "caseworker decision_maker",
              offered_by="explicit_withdrawal_must_be_declared implicit_withdrawal_must_be_declared"),
        _step("border_procedure_end", "The border procedure ended", "border_procedure_ended_on", "", "border_procedure_limit",
              "caseworker decision_maker"),
        # protection or return
        _step("residence_permit", "The residence permit was issued", "permit_issued_on",
              "protection_status permit_valid_from_on permit_valid_until_on", "residence_permit_due", "caseworker decision_maker",
              "protected"),
        _step("return_notification", "The return decision was notified", "return_decision_notified_on",
              "voluntary_departure_days_granted voluntary_departure_extension_days return_decision_in_same_act", "",
              "caseworker decision_maker",
              after="linked_return_decision_on"),
        _step("departure", "The person left", "departed_on", "",
              "voluntary_departure_until", "caseworker liaison", "returned"),
        _step("border_return_end", "The return border procedure ended", "border_return_ended_on", "",
              "return_border_procedure_limit border_voluntary_departure_limit", "caseworker liaison"),
        # detention
        _step("detention", "Detention began", "detained_on",
              "detained detained_for_transfer detention_ordered_by detention_review_kind detention_review_exceptional "
              "detention_order_written_with_reasons", "", "decision_maker"),
        _step("detention_review", "A court reviewed the detention", "detention_reviewed_on", "detention_review_requested_on",
              "detention_review_due", "caseworker decision_maker"),
        _step("release", "The person was released", "released_on", "detained", "", "caseworker decision_maker", after="detained_on"),
    )
}  # fmt: skip
"""Steps that an officer records with `commands.take_step`."""

DECISIONS: Mapping[str, Step] = {
    step.name: step
    for step in (
        _step("asylum", "Decision on the application", "decision_taken_on decision_outcome", "protection_status",
              "examination_due accelerated_examination_due inadmissibility_due likely_founded_examination_due examination_longest_due "
              "directive_examination_due directive_examination_longest_due directive_border_procedure_limit",
              "decision_maker", "decided", after="lodged_on interview_offered"),
        _step("transfer", "Transfer decision", "transfer_decision_taken_on", "",
              "transfer_decision_due detained_transfer_decision_limit", "decision_maker", "decided"),
        _step("return", "Return decision", "linked_return_decision_on", "return_decision_in_same_act voluntary_departure_days_granted",
              "", "decision_maker", "decided", offered_by="linked_return_decision_missing"),
    )
}  # fmt: skip
"""Steps that a decision-maker records with `commands.decide`, with reasons and the rules that were applied."""

STAGES = (
    "opened", "made", "screened", "registered", "lodged", "needs_assessed", "interviewed", "decided", "notified", "appealed",
    "appeal_decided", "protected", "returned", "transferred", "reopened", "closed",
)  # fmt: skip
_AFTER = {"decision": "decided", "notification": "notified", "appeal": "appealed", "appeal_decided": "appeal_decided"}

VULNERABLE = (
    "unaccompanied_minor", "family_with_minor", "minor", "special_procedural_needs_unsupported", "special_reception_needs_unmet",
)  # fmt: skip
"""Facts that put a case before others of the same day. A queue is ordered by deadline and by these, by nothing else."""


def stage_after(stage: str, step: str) -> str:
    """Where a case stands after a step. A step that comes late does not set a case back."""
    after = _AFTER.get(step) or (STEPS[step].stage if step in STEPS else stage)
    if after not in STAGES or stage not in STAGES or stage in ("reopened", "closed"):
        return after if after in STAGES else stage
    return after if STAGES.index(after) >= STAGES.index(stage) else stage
