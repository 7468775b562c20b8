"""Responsibility, general rules: AMMR Articles 2, 16 to 23.

One State examines; what the applicant owes and what follows; information, counselling, interview; children. The
rules that bear on liberty, reception or transfer are defeated by the safeguards at the end of this module and of
the clocks' module.

"Must be present" (17(4)) is coded as the State of first entry or of the valid document until the person is
transferred. Rules on a transfer, and what a transfer decision brings, are anchored on the day asked and not on a
registration: a person taken back may have no application in the State that transfers."""

from fairway.law.language import Binds, Expiry, Force, clock, happened, none, rule, safeguard, working_days
from fairway.law.pact.acts import AMM

# ------------------------------------------------------------------------------------------- Article 2: definitions


@rule(AMM, "2(8)", id="AMM-2.8-family")
def resident_family_member(
    resident_family_tie, resident_family_tie_before_arrival, child_born_after_family_member_arrived,
    partners_treated_as_spouses, applicant_minor_and_unmarried,
):  # fmt: skip
    """Whether the person with a residence right is a family member in the sense of the Regulation."""
    if not resident_family_tie_before_arrival and not child_born_after_family_member_arrived:
        "2(8): the family existed before the applicant or the family member arrived; 26(3) adds children born later"
        return False
    if resident_family_tie == "stable_partner":
        "2(8)(a): where the State treats such couples like married ones"
        return partners_treated_as_spouses
    if resident_family_tie == "parent_or_responsible_adult":
        "2(8)(c): for an applicant who is a minor and unmarried"
        return applicant_minor_and_unmarried
    return resident_family_tie in ("spouse", "minor_unmarried_child", "minor_beneficiary_in_applicants_care")


@rule(AMM, "2(8)", id="AMM-2.8-family")
def applying_family_member(
    applicant_family_tie, applicant_family_tie_before_arrival, partners_treated_as_spouses,
    applicant_minor_and_unmarried,
):  # fmt: skip
    """Whether the other person who has applied is a family member in the sense of the Regulation (siblings are not)."""
    if not applicant_family_tie_before_arrival:
        "2(8): the family must have existed before either of them arrived in the territory of the Member States"
        return False
    if applicant_family_tie == "stable_partner":
        "2(8)(a)"
        return partners_treated_as_spouses
    if applicant_family_tie == "parent_or_responsible_adult":
        "2(8)(c)"
        return applicant_minor_and_unmarried
    return applicant_family_tie in ("spouse", "minor_unmarried_child", "minor_beneficiary_in_applicants_care")


@rule(AMM, "2(9)", id="AMM-2.9-rel")
def counts_as_relative(relative_kind, relative_adult, relative_state):
    """Whether the person is a relative: adult aunt or uncle, or grandparent, in a Member State (a cousin is not)."""
    if not happened(relative_state):
        return False
    if relative_kind == "aunt_or_uncle":
        return relative_adult
    return relative_kind == "grandparent"


# ------------------------------------------------------------------- Article 16: one State examines; security; Charter


@rule(AMM, "16(1)", id="AMM-16.1", force=Force.MUST)
def acting_state_examines_application(responsible_state, acting_state):
    """The application is examined by a single Member State: whether it is the acting one."""
    return responsible_state == acting_state


@rule(AMM, "16(2)", id="AMM-16.2-default", also=("AMM-16.2",), force=Force.VALUE)
def state_by_default(relocated_on, relocation_state, first_registration_state):
    """The State responsible where no criterion points to one: that of first registration."""
    if happened(relocated_on):
        "68(2): after relocation Article 16(2) gives way to the State of relocation"
        return relocation_state
    return first_registration_state


@rule(AMM, "16(4)", id="AMM-16.4-security", force=Force.MUST)
def security_check_required_before_criteria(screening_security_check_done, reasons_for_own_security_check):
    """Whether the State of first registration must examine the threat to internal security before the criteria."""
    if not screening_security_check_done:
        "first subparagraph: no check was made in the screening"
        return True
    return reasons_for_own_security_check


@rule(AMM, "16(4), third subparagraph", id="AMM-16.4-security", force=Force.VALUE)
def state_responsible_for_security(internal_security_risk, security_check_state):
    """The State that found reasonable grounds for a threat to internal security is responsible (no Article 39)."""
    if internal_security_risk:
        return security_check_state
    return none


# --------------------------------------------------------------------- Articles 17 and 18: duties and what follows


@rule(AMM, "17(1)", id="AMM-17", force=Force.VALUE, binds=Binds.APPLICANT, anchor="asked_on")
def state_where_to_apply(
    permit_valid, second_permit_valid, visa_valid, second_visa_valid, state_of_valid_document, residence_permit_state,
    visa_state, presence_state, first_entry_state,
):  # fmt: skip
    """The Member State in which the application is to be made and registered."""
    if permit_valid or second_permit_valid or visa_valid or second_visa_valid:
        "17(2): the State that issued the valid permit or visa"
        return state_of_valid_document
    if happened(residence_permit_state) or happened(visa_state):
        "17(2), second subparagraph: expired, annulled, withdrawn or revoked: where the person is"
        return presence_state
    return first_entry_state


@rule(AMM, "17(4)", id="AMM-17", force=Force.VALUE, binds=Binds.APPLICANT, anchor="asked_on")
def state_of_required_presence(relocated_on, relocation_state, transferred_on, requested_state, state_where_to_apply):
    """The Member State in which the applicant must be present."""
    if happened(relocated_on):
        "17(4)(c)"
        return relocation_state
    if happened(transferred_on):
        "17(4)(b): the responsible State, to which the person was transferred"
        return requested_state
    return state_where_to_apply


@rule(AMM, "18(1)", id="AMM-18", force=Force.MAY, coercive=True, anchor="asked_on")
def reception_conditions_withheld_elsewhere(
    transfer_decision_notified_on, asked_on, presence_state, state_of_required_presence,
    informed_of_obligations_and_consequences,
):  # fmt: skip
    """Whether RCD Arts 17 to 20 are not owed, after the transfer decision, outside the State of required presence."""
    if presence_state == state_of_required_presence:
        "only where the person is not where they must be"
        return False
    if not informed_of_obligations_and_consequences:
        "18(1): on condition that the person was informed beforehand"
        return False
    return transfer_decision_notified_on <= asked_on


@rule(AMM, "18(1), second subparagraph", id="AMM-18", force=Force.RIGHT, anchor="asked_on")
def standard_of_living_and_health_care_kept(reception_conditions_withheld_elsewhere):
    """Where reception is withheld, a standard of living in line with Union law and the Charter is owed all the same."""
    return reception_conditions_withheld_elsewhere


@rule(AMM, "18(2)", id="AMM-18", force=Force.MUST)
def responsibility_evidence_considered(
    responsibility_evidence_given_on, responsibility_evidence_time_limit_on, responsibility_evidence_decisive
):
    """Whether an element given by the applicant is taken into account: in time, or late and decisive."""
    if responsibility_evidence_given_on <= responsibility_evidence_time_limit_on:
        "17(3): at the latest at the interview, or in the reasonable time set within the limit of 39(1)"
        return True
    return responsibility_evidence_decisive


@safeguard(AMM, "18(3)", id="AMM-18", defeats=("reception_conditions_withheld_elsewhere",), anchor="asked_on")
def reception_kept_for_trafficking_victim(trafficking_indications):
    """Reasonable grounds to believe that the applicant is a victim of trafficking keep the reception conditions."""
    return trafficking_indications


@safeguard(AMM, "18(4)", id="AMM-18", defeats=("reception_conditions_withheld_elsewhere",), anchor="asked_on")
def reception_kept_while_situation_not_weighed(responsibility_individual_situation_weighed):
    """Nothing is withheld until the individual situation, the risk to rights and proportionality are weighed."""
    return not responsibility_individual_situation_weighed


# ------------------------------------------------------------- Articles 19 to 21: information and legal counselling


@clock(
    AMM, "19(1)", id="AMM-19/20-info", done="responsibility_information_given_on", on_expiry=Expiry.CONTINUE,
    missed="The information is still owed; without a record of it Article 18(1) cannot be applied.",
)  # fmt: skip
def responsibility_information_due(registered_on):
    """Last day to inform the applicant on responsibility: the day of registration, better before."""
    return registered_on


@rule(AMM, "20(1)", id="AMM-19/20-info")
def responsibility_information_complete(
    responsibility_information_given_on, responsibility_information_written_and_plain, oral_explanation_needed,
    oral_explanation_given, minor, information_fit_for_child_with_representative,
):  # fmt: skip
    """Whether the information was given as it must be: written, plain, orally where needed, fit for a child."""
    if not happened(responsibility_information_given_on) or not responsibility_information_written_and_plain:
        return False
    if oral_explanation_needed and not oral_explanation_given:
        "20(1), second subparagraph"
        return False
    if minor:
        "20(3): by trained staff, in the presence of the representative"
        return information_fit_for_child_with_representative
    return True


@rule(AMM, "21(2)", id="AMM-19/20-info", force=Force.RIGHT)
def free_counselling_on_responsibility(responsibility_counselling_requested, assisted_by_own_counsellor):
    """Whether the applicant is entitled to free legal counselling in the procedure for determining the State."""
    if assisted_by_own_counsellor:
        "21(7): may be excluded where the applicant is already assisted and represented"
        return False
    return responsibility_counselling_requested


# ------------------------------------------------------------------------------------ Article 22: personal interview


@rule(AMM, "22(2)", id="AMM-22", force=Force.MAY)
def responsibility_interview_may_be_omitted(
    absconded, responsibility_interview_missed_without_reason, responsibility_facts_otherwise_given
):
    """Whether the interview may be left out: absconding, absence without reasons, or facts already given."""
    return absconded or responsibility_interview_missed_without_reason or responsibility_facts_otherwise_given


@rule(AMM, "22(1)", id="AMM-22", force=Force.MUST)
def responsibility_interview_required(responsibility_interview_may_be_omitted):
    """Whether the determining State must hold an interview before any take-charge request."""
    return not responsibility_interview_may_be_omitted


@clock(
    AMM, "22(2), second subparagraph", id="AMM-22", binds=Binds.APPLICANT, force=Force.RIGHT, on_expiry=Expiry.CONTINUE,
    missed="Later elements count where they are decisive (18(2)).",
)  # fmt: skip
def further_information_without_interview_until(
    responsibility_interview_held_on, responsibility_facts_otherwise_given, take_charge_request_due
):
    """Until when an applicant who was not interviewed, as the facts were known, may add to them: the limit of 39(1)."""
    if not happened(responsibility_interview_held_on) and responsibility_facts_otherwise_given:
        return take_charge_request_due
    return none


@rule(AMM, "22(3)", id="AMM-22")
def request_sent_without_required_interview(
    take_charge_request_sent_on, responsibility_interview_required, responsibility_interview_held_on
):
    """Whether a take-charge request went out although the interview had to be held first and was not."""
    if not happened(take_charge_request_sent_on) or not responsibility_interview_required:
        return False
    if not happened(responsibility_interview_held_on):
        return True
    return responsibility_interview_held_on > take_charge_request_sent_on


@rule(AMM, "22(7)", id="AMM-22")
def responsibility_interview_complete(
    responsibility_interview_held_on, responsibility_interview_recorded, responsibility_interview_language_understood,
    minor, responsibility_interviewer_trained_for_children, heard_on_discretionary_clause,
    responsibility_interview_summary_accessible_on, transfer_decision_taken_on,
):  # fmt: skip
    """Whether the interview was recorded, understood and in the right hands, its summary open before the decision."""
    if not happened(responsibility_interview_held_on) or not responsibility_interview_recorded:
        "22(7): audio recording; in doubt the recording prevails over the summary"
        return False
    if not responsibility_interview_language_understood or not heard_on_discretionary_clause:
        "22(4) language; 22(1), last subparagraph: reasons for the use of 35(1)"
        return False
    if minor and not responsibility_interviewer_trained_for_children:
        "22(4): a person who knows the rights and needs of minors, with the representative"
        return False
    if happened(transfer_decision_taken_on):
        "22(7): access to the summary in any case before the decision"
        return responsibility_interview_summary_accessible_on <= transfer_decision_taken_on
    return happened(responsibility_interview_summary_accessible_on)


@rule(AMM, "22(1), third subparagraph", id="AMM-22", force=Force.MUST)
def family_template_still_owed(family_or_relatives_indicated, family_template_given):
    """Whether the applicant must still be given the family template, as family or relatives are indicated."""
    return family_or_relatives_indicated and not family_template_given


# ------------------------------------------------------------------------------------------------ Article 23: minors


@rule(AMM, "23(1)", id="AMM-23", force=Force.MUST)
def procedure_has_priority(family_with_minor, request_on_family_or_dependency):
    """Whether the case goes first: it includes a minor, or rests on Articles 25 to 28 or 34 (39(1), 40(1), 46(1))."""
    return family_with_minor or request_on_family_or_dependency


@clock(
    AMM, "23(2)(b)", id="AMM-23", done="representative_appointed_on", on_expiry=Expiry.CONTINUE,
    missed="The duty to appoint stays; until then the person designated provisionally acts for the minor.",
)  # fmt: skip
def minor_representative_due(
    claims_or_appears_unaccompanied_minor, adult_without_any_doubt, unaccompanied_minors_exceptional, made_on
):
    """Last day to appoint a representative for an unaccompanied minor in the responsibility procedure."""
    if not claims_or_appears_unaccompanied_minor or adult_without_any_doubt:
        "23(2), fourth subparagraph: no duty where the authority concludes that the person is beyond doubt over 18"
        return none
    if unaccompanied_minors_exceptional:
        "23(2), third subparagraph: ten working days more"
        return working_days(made_on, 25)
    return working_days(made_on, 15)


@rule(AMM, "23(6)", id="AMM-23", also=("AMM-25-uam",), force=Force.MUST)
def family_tracing_must_begin(unaccompanied_minor, family_tracing_begun_on):
    """Whether the State of first registration must at once begin to search for the minor's family and relatives."""
    return unaccompanied_minor and not happened(family_tracing_begun_on)


@safeguard(AMM, "23(5)", id="AMM-23", defeats=("transfer_may_be_carried_out",), anchor="asked_on")
def minor_best_interests_not_assessed(unaccompanied_minor, minor_best_interests_assessed_in_transfer_decision):
    """No transfer of an unaccompanied minor before best interests were assessed and stated in the decision."""
    return unaccompanied_minor and not minor_best_interests_assessed_in_transfer_decision


@safeguard(AMM, "23(5)", id="AMM-23", defeats=("transfer_may_be_carried_out",), anchor="asked_on")
def minor_reception_not_confirmed(unaccompanied_minor, minor_measures_confirmed_by_receiving_state):
    """No transfer of an unaccompanied minor before the receiving State has confirmed reception and a representative."""
    return unaccompanied_minor and not minor_measures_confirmed_by_receiving_state


# ------------------------------------------------------------------------------------- Article 16(3): the Charter


@safeguard(
    AMM, "16(3)", id="AMM-16.3-cjeu", anchor="asked_on",
    defeats=("transfer_may_be_carried_out", "transfer_detention_permitted"),
)  # fmt: skip
def transfer_barred_by_charter_article_4(requested_state, article_4_barred_state, other_article_4_barred_state):
    """No transfer, and no detention for it, to a State where Article 4 of the Charter would be breached."""
    return requested_state == article_4_barred_state or requested_state == other_article_4_barred_state


@rule(AMM, "16(3)", id="AMM-16.3-cjeu", force=Force.VALUE)
def determining_state(relocated_on, relocation_state, first_registration_state):
    """The State that conducts the determination (38(1)): that of first registration or of relocation."""
    if happened(relocated_on):
        return relocation_state
    return first_registration_state
