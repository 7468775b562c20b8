"""Guarantees for all applicants: Articles 8 to 18 of the Asylum Procedure Regulation.

Information, the right to remain, the personal interview, legal counselling and assistance, access to the file."""

from fairway.law.language import Binds, Expiry, Force, clock, rule, safeguard
from fairway.law.pact.acts import APR

DA = Binds.DETERMINING_AUTHORITY

# ------------------------------------------------------------------------------------ Article 8: information


@clock(
    APR,
    "8(2), second subparagraph",
    id="APR-8.2-info",
    anchor="registered_on",
    done="information_given_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to inform stays.",
)
def applicant_information_due(registered_on):
    """Day by which the applicant has the information of points (a) to (e): at the latest at registration."""
    return registered_on


@rule(APR, "8(2)", id="APR-8.2-info", anchor="registered_on")
def applicant_information_complete(
    information_items_given,
    information_in_language_understood,
    minor,
    information_child_friendly_with_representative,
    information_receipt_documented,
):
    """The information of Article 8(2) is complete: points, language, child-friendly for minors, receipt documented."""
    if minor and not information_child_friendly_with_representative:
        "8(2): to minors in a child-friendly way, with the representative or the provisional person involved"
        return False
    return (
        "individual_lodging" in information_items_given
        and "time_limits_and_stages" in information_items_given
        and "rights_obligations_and_consequences" in information_items_given
        and "legal_counselling" in information_items_given
        and "means_to_submit_elements" in information_items_given
        and information_in_language_understood
        and information_receipt_documented
    )


# ------------------------------------------------------------------------------------ Article 10: right to remain


# The right begins with the making, before any lodging, and Article 9(1) of Directive 2013/32 gave it to applicants of the old
# law too: so the day asked about decides, and an application that is not lodged yet is not left without an answer.
@rule(APR, "10(1)", id="APR-10-remain", anchor="asked_on", force=Force.RIGHT)
def right_to_remain_pending_decision(
    made_on,
    present_where_required,
    decision_taken_on,
    asked_on,
    surrender_under_european_arrest_warrant,
    exception_to_right_to_remain_may,
):
    """The applicant has a right to remain, where they must be present, until the determining authority has decided."""
    if not made_on <= asked_on:
        "3(13), 10(1): only who has made an application is an applicant"
        return False
    if not present_where_required:
        "10(1): the right exists in the Member State of AMMR Article 17(4)"
        return False
    if decision_taken_on <= asked_on:
        "10(1): the authority has decided; whether the right goes on is a matter of Article 68"
        return False
    if surrender_under_european_arrest_warrant:
        "10(3): surrender to another Member State under a European arrest warrant"
        return False
    return not exception_to_right_to_remain_may


@rule(APR, "10(4)", id="APR-10-remain", anchor="asked_on", force=Force.MAY, coercive=True)
def exception_to_right_to_remain_may(
    exception_to_remaining_in_national_law,
    subsequent_application_right_to_remain_excepted,
    extradition_or_surrender_for_prosecution,
    danger_to_security_or_public_order,
):
    """National law may provide exceptions to the right to remain on three grounds, never against non-refoulement."""
    if not exception_to_remaining_in_national_law:
        return False
    if subsequent_application_right_to_remain_excepted:
        "10(4)(a): a subsequent application under the conditions of Article 56"
        return True
    if extradition_or_surrender_for_prosecution:
        "10(4)(b): extradition, surrender or transfer for prosecution or to serve a sentence"
        return True
    "10(4)(c): danger to public order or national security"
    return danger_to_security_or_public_order


@safeguard(
    APR,
    "10(4)(c), 10(5) and 56",
    id="APR-10-remain",
    anchor="asked_on",
    defeats=("exception_to_right_to_remain_may",),
)
def removal_during_procedure_would_be_refoulement(removal_would_breach_non_refoulement):
    """No exception to the right to remain where removal to a third country would be refoulement, direct or indirect."""
    # 10(4)(b) reaches transfers to another Member State too, for which 10(5) asks no separate finding; the fact asks
    # about treatment contrary to Article 4 of the Charter as well and so covers them.
    return removal_would_breach_non_refoulement


# ------------------------------------------------------------------------------------ Articles 11 to 14: interview


@rule(APR, "11(1) and 12(1)", id="APR-11/12/13-interview", binds=DA, force=Force.MUST)
def interview_must_be_offered(interview_omission_lawful):
    """Before a decision on admissibility or merits the applicant is given the possibility of a personal interview."""
    return not interview_omission_lawful


@rule(APR, "13(11)", id="APR-11/12/13-interview", binds=DA, force=Force.MAY)
def interview_omission_lawful(
    interview_omission_reason,
    status_to_be_granted,
    subsidiary_status_carries_same_rights,
    unfit_for_interview,
    written_information_possible,
    subsequent_application,
    protection_in_other_member_state,
):
    """The interview may be left out only for one of the five reasons of Article 13(11)."""
    if interview_omission_reason == "positive_on_file":
        "13(11)(a): positive on the evidence; subsidiary protection only where it carries a refugee's rights"
        return status_to_be_granted == "refugee" or (
            status_to_be_granted == "subsidiary_protection" and subsidiary_status_carries_same_rights
        )
    if interview_omission_reason == "not_inadmissible_on_file":
        "13(11)(b): the admissibility interview, where the application is not inadmissible on the evidence"
        return True
    if interview_omission_reason == "lasting_inability":
        "13(11)(c): lasting circumstances outside the applicant's control, with a real possibility to write instead"
        return unfit_for_interview == "lasting" and written_information_possible
    if interview_omission_reason == "subsequent_on_written_statement":
        "13(11)(d): preliminary examination of a subsequent application on a written statement"
        return subsequent_application
    if interview_omission_reason == "protected_in_other_member_state":
        "13(11)(e): inadmissible because another Member State granted protection"
        return protection_in_other_member_state
    return False


@rule(APR, "13(11), third subparagraph", id="APR-11/12/13-interview", binds=DA, force=Force.MUST)
def medical_professional_must_be_consulted(fitness_for_interview_doubtful, medical_professional_consulted):
    """Where fitness for the interview is doubtful, a medical professional is asked whether the inability lasts."""
    return fitness_for_interview_doubtful and not medical_professional_consulted


@rule(APR, "13(11), third and fourth subparagraphs", id="APR-11/12/13-interview", binds=DA, force=Force.MUST)
def interview_must_be_postponed(unfit_for_interview):
    """A temporary inability outside the applicant's control puts the interview off; it does not take it away."""
    return unfit_for_interview == "temporary"


@rule(APR, "13(11), second subparagraph", id="APR-11/12/13-interview", binds=DA, force=Force.BAR)
def missing_interview_must_not_count_against_applicant(interview_omission_reason):
    """An interview left out for lasting inability does not adversely affect the decision."""
    return interview_omission_reason == "lasting_inability"


@rule(APR, "14(1) and (2)", id="APR-11/12/13-interview", binds=DA)
def interview_record_defective(interview_offered, interview_record_made, interview_audio_recorded):
    """An interview lacks the thorough report or transcript, or the audio recording, which prevails in doubt (14(4))."""
    return interview_offered and not (interview_record_made and interview_audio_recorded)


@rule(APR, "13(14)", id="APR-11/12/13-interview", binds=DA, force=Force.MAY)
def decision_without_interview_may(interview_omission_lawful, interview_offered, sufficient_efforts_for_interview):
    """A missing interview bars no decision where lawfully left out, or offered with sufficient efforts."""
    return interview_omission_lawful or (interview_offered and sufficient_efforts_for_interview)


# ------------------------------------------------------------------------------------ Articles 15 to 17: legal help


@rule(APR, "16(1)", id="APR-16/17-legal", anchor="asked_on", force=Force.RIGHT)
def free_counselling_right(counselling_requested, free_counselling_may_be_excluded):
    """An applicant who asks for it has free legal counselling in the administrative procedure."""
    return counselling_requested and not free_counselling_may_be_excluded


@rule(APR, "16(3)", id="APR-16/17-legal", anchor="asked_on", force=Force.MAY)
def free_counselling_may_be_excluded(
    first_subsequent_only_to_delay, second_or_further_subsequent, already_assisted_by_adviser
):
    """Counselling may be left out for delaying or repeated subsequent applications, or where an adviser represents."""
    # 16(3)(b) needs no intent to delay: any second or further subsequent application.
    return first_subsequent_only_to_delay or second_or_further_subsequent or already_assisted_by_adviser


@rule(APR, "17(1)", id="APR-16/17-legal", anchor="asked_on", force=Force.RIGHT)
def free_assistance_on_appeal_right(appeal_assistance_requested, free_assistance_on_appeal_may_be_excluded):
    """An applicant who asks for it has free legal assistance and representation in the appeal."""
    return appeal_assistance_requested and not free_assistance_on_appeal_may_be_excluded


@rule(APR, "17(2)", id="APR-16/17-legal", anchor="asked_on", force=Force.MAY)
def free_assistance_on_appeal_may_be_excluded(
    sufficient_means, no_tangible_prospects_or_abusive, second_or_higher_level_of_appeal, already_assisted_by_adviser
):
    """Assistance in the appeal may be left out for means, no prospects or abuse, a second level, or an adviser."""
    if sufficient_means:
        "17(2)(a): sufficient means"
        return True
    if no_tangible_prospects_or_abusive:
        "17(2)(b): no tangible prospects of success, or abusive"
        return True
    if second_or_higher_level_of_appeal:
        "17(2)(c): second or higher level of appeal"
        return True
    "17(2)(d): already assisted or represented"
    return already_assisted_by_adviser


@rule(APR, "17(3)", id="APR-16/17-legal", anchor="asked_on", force=Force.RIGHT)
def remedy_against_refused_assistance_right(no_tangible_prospects_or_abusive, assistance_refused_by_non_court):
    """A refusal for no prospects or abuse, not made by a court, can be challenged before a court, with free aid."""
    return no_tangible_prospects_or_abusive and assistance_refused_by_non_court


# ------------------------------------------------------------------------------------ Article 18: the file


@rule(APR, "18(1)", id="APR-18-file", anchor="asked_on", force=Force.RIGHT)
def file_access_right(adviser_represents_applicant, file_access_refusal_lawful):
    """The adviser who represents the applicant sees the file on which the decision is or will be based."""
    return adviser_represents_applicant and not file_access_refusal_lawful


@rule(APR, "18(2)", id="APR-18-file", anchor="asked_on", binds=DA, force=Force.MAY)
def file_access_refusal_lawful(
    disclosure_would_endanger, withheld_material_open_to_court, right_of_defence_respected_for_withheld_material
):
    """Information or sources may be withheld only for the listed interests, open to the court, defence respected."""
    return (
        disclosure_would_endanger
        and withheld_material_open_to_court
        and right_of_defence_respected_for_withheld_material
    )
