"""Subsequent applications: Articles 55 and 56 of the Asylum Procedure Regulation."""

from fairway.law.language import Binds, Force, happened, rule, safeguard
from fairway.law.pact.acts import APR

# ---------------------------------------------------------------------------------- Article 55(1) and (2): what it is


@rule(APR, "55(1)", id="APR-55.1", force=Force.STATUS)
def further_representation(earlier_application_made, earlier_final_decision_on, made_on):
    """Whether what is said is a further representation in the pending case and no new application."""
    if not earlier_application_made:
        return False
    if not happened(earlier_final_decision_on):
        return True
    # A decision that becomes final because a limit runs out does so at the end of that day.
    return made_on <= earlier_final_decision_on


@rule(APR, "55(1), second subparagraph", id="APR-55.1", force=Force.MUST)
def further_representation_goes_to_the_court(
    further_representation, earlier_appeal_pending, court_can_consider_new_elements
):
    """The further representation is examined in the pending appeal; otherwise in the examination of the application."""
    return further_representation and earlier_appeal_pending and court_can_consider_new_elements


@rule(APR, "55(2), 3(19)", id="APR-55.2", force=Force.STATUS)
def counts_as_subsequent_application(earlier_application_made, earlier_final_decision_on, made_on):
    """Whether it is a subsequent application: made in any Member State after a final decision, withdrawals included."""
    return earlier_application_made and made_on > earlier_final_decision_on


# ------------------------------------------------------------------ Article 55(3) to (7): the preliminary examination


@rule(APR, "55(5)", id="APR-55.3/5", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def presented_elements_are_new(
    elements_presented,
    elements_could_not_be_presented_earlier,
    elements_raise_likelihood_of_protection,
    elements_raise_likelihood_of_admissibility,
    earlier_implicitly_withdrawn_without_merits,
):
    """Whether the elements that the applicant presents are to be considered."""
    if not elements_presented:
        return False
    if elements_could_not_be_presented_earlier:
        "55(5), first sentence: not presented before through no fault of the applicant"
        return True
    if elements_raise_likelihood_of_protection or elements_raise_likelihood_of_admissibility:
        "55(5), second sentence: could have been presented before, and weigh so much that they count all the same"
        return True
    # 55(5), second sentence, end: no examination of the merits took place before
    return earlier_implicitly_withdrawn_without_merits


@rule(APR, "55(3)", id="APR-55.3/5", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def new_elements_found(
    presented_elements_are_new,
    elements_emerged_by_themselves,
    elements_raise_likelihood_of_protection,
    earlier_rejected_as_inadmissible,
    elements_relate_to_earlier_inadmissibility_ground,
):
    """Whether there are new elements that matter for protection, or for the ground of an earlier inadmissibility."""
    if not presented_elements_are_new and not elements_emerged_by_themselves:
        return False
    if elements_raise_likelihood_of_protection:
        "55(3)(a)"
        return True
    # 55(3)(b)
    return earlier_rejected_as_inadmissible and elements_relate_to_earlier_inadmissibility_ground


@rule(APR, "55(4)", id="APR-55.4", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def preliminary_examination_complete(
    written_submission_in_preliminary_examination, interview_held_in_preliminary_examination
):
    """Whether the preliminary examination rests on a written submission or on a personal interview, as it has to."""
    return written_submission_in_preliminary_examination or interview_held_in_preliminary_examination


# The digest says "only if"; the article says "in particular".
@rule(
    APR,
    "55(4)",
    id="APR-55.4",
    binds=Binds.DETERMINING_AUTHORITY,
    force=Force.MAY,
    unsettled="55(4) names a written submission or an interview and gives one case 'in particular' in which the "
    "interview may be left out; whether there are others is open. Only the one named is answered with yes.",
)
def preliminary_interview_may_be_omitted(
    written_submission_in_preliminary_examination, submission_clearly_without_new_elements
):
    """The interview may be left out: the written submission makes clear that there are no new elements."""
    return written_submission_in_preliminary_examination and submission_clearly_without_new_elements


@rule(APR, "55(6)", id="APR-55.6/7", binds=Binds.DETERMINING_AUTHORITY, force=Force.MUST)
def subsequent_examined_on_merits(subsequent_application, new_elements_found, another_inadmissibility_ground):
    """The subsequent application is examined further on its merits."""
    return subsequent_application and new_elements_found and not another_inadmissibility_ground


@rule(APR, "55(7), 38(2)", id="APR-55.6/7", binds=Binds.DETERMINING_AUTHORITY, force=Force.MUST)
def subsequent_rejected_as_inadmissible(subsequent_application, new_elements_found):
    """The subsequent application is to be rejected as inadmissible: no new relevant elements."""
    return subsequent_application and not new_elements_found


# ----------------------------------------------------------------------- Article 56: exception to the right to remain


# The article says "by way of derogation from Article 68(5), point (d)"; its effect on the administrative procedure is
# that of Article 10(4)(a), which refers back to it.
@rule(APR, "56, 10(4)(a)", id="APR-56", force=Force.MAY, coercive=True, literal="56: derogation from Article 68(5)(d)")
def subsequent_application_right_to_remain_excepted(
    exception_to_remaining_in_national_law,
    subsequent_application,
    second_or_further_subsequent,
    previous_subsequent_finally_rejected,
    first_subsequent_only_to_delay,
    new_elements_found,
):
    """The State may make an exception to the right to remain of a person who makes a subsequent application."""
    if not exception_to_remaining_in_national_law or not subsequent_application:
        return False
    if second_or_further_subsequent:
        "56(b): a second or further one, in any Member State, after a final decision rejecting the previous one"
        return previous_subsequent_finally_rejected
    # 56(a): a first one, lodged only to delay or prevent an imminent removal, and not examined further under 55(7)
    return first_subsequent_only_to_delay and not new_elements_found


@safeguard(APR, "56, 10(4)", id="APR-56", defeats=("subsequent_application_right_to_remain_excepted",))
def non_refoulement_of_subsequent_applicant(removal_would_breach_non_refoulement):
    """No exception to the right to remain where removal would breach the principle of non-refoulement."""
    return removal_would_breach_non_refoulement
