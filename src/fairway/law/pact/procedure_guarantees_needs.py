"""Special guarantees: Articles 20 to 23 and 25 of the Asylum Procedure Regulation.

Special procedural needs, minors, unaccompanied minors and their representatives, the assessment of age."""

from fairway.law.language import (
    Binds,
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    exception,
    happened,
    last_day,
    parameter,
    rule,
    safeguard,
    working_days,
)
from fairway.law.pact.acts import APR

DA = Binds.DETERMINING_AUTHORITY

# ------------------------------------------------------------------------------------ Articles 20, 21: special needs


@clock(
    APR,
    "20(3), second subparagraph",
    id="APR-20-spn",
    anchor="made_on",
    done="special_needs_assessment_concluded_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to assess stays; until it is done, an accelerated or border procedure is held back.",
    unsettled="Article 20(3) gives 30 days without saying from when. They are counted here from the making of the "
    "application, with which the assessment begins (Article 20(2)).",
)
def special_needs_assessment_due(made_on):
    """Last day to conclude the individual assessment of the need for special procedural guarantees."""
    return last_day(days(made_on, 30))


@rule(APR, "20(2)", id="APR-20-spn", anchor="registered_on")
def first_indications_not_recorded(registered_on, first_indications_in_file):
    """The application is registered and the file does not say whether there are first indications of special needs."""
    return happened(registered_on) and not first_indications_in_file


@rule(APR, "20(3), second subparagraph", id="APR-20-spn", anchor="made_on", force=Force.MUST)
def special_needs_assessment_must_be_reviewed(special_needs_assessment_concluded_on, situation_changed_significantly):
    """The assessment is reviewed when the situation changes or a need becomes apparent after it was concluded."""
    return happened(special_needs_assessment_concluded_on) and situation_changed_significantly


@safeguard(
    APR,
    "21(2)",
    id="APR-21.2-stop",
    anchor="asked_on",
    binds=DA,
    defeats=("accelerated_procedure_must", "border_procedure_may", "border_procedure_must"),
)
def special_support_cannot_be_given(special_procedural_needs_unsupported):
    """Where the support needed, above all by victims of torture, rape or other serious violence, cannot be given in an
    accelerated or border procedure, that procedure is not applied, or ceases to be applied."""
    return special_procedural_needs_unsupported


# ------------------------------------------------------------------------------------ Article 22: minors


@rule(APR, "22(1) and (2)", id="APR-22-minor", anchor="made_on", force=Force.MUST)
def best_interests_must_be_assessed(minor, best_interests_assessed):
    """The best interests of a minor applicant, a primary consideration, have not been assessed yet."""
    return minor and not best_interests_assessed


@rule(APR, "22(3)", id="APR-22-minor", binds=DA, force=Force.MUST)
def minor_interview_must_be_offered(minor, interview_contrary_to_best_interests):
    """A minor is offered a personal interview, unless it is against the best interests of the child."""
    return minor and not interview_contrary_to_best_interests


@rule(APR, "22(3) to (5)", id="APR-22-minor", binds=DA)
def minor_guarantees_breached(
    minor,
    interview_offered,
    interview_contrary_to_best_interests,
    reasons_given_for_no_interview,
    child_interviewer_trained,
    responsible_adult_at_interview,
    decision_prepared_by_child_trained_staff,
):
    """A minor's interview or decision lacks what Article 22 asks."""
    if not minor:
        return False
    if not interview_offered:
        "22(3): not offered only against the child's best interests and with reasons"
        return not (interview_contrary_to_best_interests and reasons_given_for_no_interview)
    if not child_interviewer_trained or not responsible_adult_at_interview:
        "22(3), second subparagraph, 22(4): a trained interviewer; an adult responsible or able to protect the child"
        return True
    "22(5): the decision is prepared by staff with the knowledge and training required"
    return not decision_prepared_by_child_trained_staff


# ------------------------------------------------------------------------------------ Article 23: unaccompanied minors


@rule(APR, "23(2), first and third subparagraphs", id="APR-23.2-rep", anchor="made_on", force=Force.MUST)
def representation_must_be_provided(
    claims_or_appears_unaccompanied_minor, adult_without_any_doubt, representative_tasks_ended
):
    """Who says or seems to be an unaccompanied minor is assisted and represented, unless without any doubt over 18."""
    # The third subparagraph frees from appointing the representative "in accordance with this paragraph"; read here, as
    # in RCD 27(1), for the provisional person too.
    return claims_or_appears_unaccompanied_minor and not adult_without_any_doubt and not representative_tasks_ended


@rule(APR, "23(2), first subparagraph, point (a)", id="APR-23.2-rep", anchor="made_on")
def provisional_person_missing(
    representation_must_be_provided, provisional_person_designated_on, representative_appointed_on
):
    """Nobody is designated to assist the minor provisionally, and no representative is appointed."""
    return (
        representation_must_be_provided
        and not happened(provisional_person_designated_on)
        and not happened(representative_appointed_on)
    )


@clock(
    APR,
    "23(2), first subparagraph, point (b)",
    id="APR-23.2-rep",
    anchor="made_on",
    done="representative_appointed_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to appoint stays; the provisional person goes on representing the minor.",
)
def representative_due(representation_must_be_provided, made_on):
    """Last day to appoint a representative for an unaccompanied minor."""
    if representation_must_be_provided:
        return working_days(made_on, 15)


@exception(
    "representative_due", APR, "23(3)", id="APR-23.2-rep", label="disproportionate number of minors", anchor="made_on"
)
def representative_due_in_exceptional_situation(
    unaccompanied_minors_exceptional, representation_must_be_provided, made_on
):
    """With a disproportionate number of such minors, or another exceptional situation: ten working days more."""
    # RCD 27(1), fifth subparagraph, gives ten (calendar) days more for the same appointment: the earlier of the two
    # days serves the child. The two limits are two clocks; both are shown.
    if unaccompanied_minors_exceptional and representation_must_be_provided:
        "23(3): extended by ten working days"
        return working_days(made_on, 25)


@rule(APR, "23(2), fourth subparagraph", id="APR-23.2-rep", anchor="made_on")
def representative_tasks_ended(found_adult_after_age_assessment, no_longer_unaccompanied):
    """The tasks end when the age assessment finds no minor, or when the minor is no longer unaccompanied."""
    return found_adult_after_age_assessment or no_longer_unaccompanied


parameter(
    "minors_per_representative",
    Whole,
    [Dated(30, "APR Art. 23(10), first subparagraph")],
    unit="unaccompanied minors at the same time",
)
parameter(
    "minors_per_representative_exceptionally",
    Whole,
    [Dated(50, "APR Art. 23(10), second subparagraph")],
    unit="unaccompanied minors at the same time",
)


@rule(APR, "23(10)", id="APR-23.10-ratio", anchor="asked_on")
def representative_load_lawful(
    minors_represented_at_once,
    minors_per_representative,
    unaccompanied_minors_exceptional,
    minors_per_representative_exceptionally,
):
    """A representative stands for at most 30 minors at once; exceptionally for at most 50."""
    if minors_represented_at_once <= minors_per_representative:
        "23(10), first subparagraph: normal circumstances"
        return True
    return unaccompanied_minors_exceptional and minors_represented_at_once <= minors_per_representative_exceptionally


# ------------------------------------------------------------------------------------ Article 25: age


@rule(APR, "25(1)", id="APR-25-age", anchor="made_on", binds=DA, force=Force.MAY)
def age_assessment_may(minority_doubtful, age_documents_genuine):
    """In doubt about minority a multidisciplinary assessment may be made; documents count as genuine."""
    return minority_doubtful and not age_documents_genuine


@rule(APR, "25(1)", id="APR-25-age", anchor="made_on", binds=DA)
def age_assessment_unlawful(multidisciplinary_assessment_done, age_assessed_on_appearance_or_behaviour_only):
    """An age assessment is not multidisciplinary, or rests only on appearance or behaviour."""
    return age_assessed_on_appearance_or_behaviour_only or not multidisciplinary_assessment_done


@rule(APR, "25(2)", id="APR-25-age", anchor="made_on", binds=DA, force=Force.MAY, coercive=True)
def medical_age_examination_may(multidisciplinary_assessment_done, doubts_remain_after_multidisciplinary_assessment):
    """A medical examination of age is a last resort: only if doubts remain after the multidisciplinary assessment."""
    return multidisciplinary_assessment_done and doubts_remain_after_multidisciplinary_assessment


@safeguard(APR, "25(4) and (5)", id="APR-25-age", anchor="made_on", binds=DA, defeats=("medical_age_examination_may",))
def informed_consent_to_age_examination_missing(
    medical_age_examination_consent, medical_age_examination_information_given
):
    """No medical examination of age without information beforehand and consent."""
    return not (medical_age_examination_consent and medical_age_examination_information_given)


@rule(APR, "25(2)", id="APR-25-age", anchor="made_on", force=Force.MUST)
def applicant_must_be_considered_minor(age_assessment_result, assessed_age_lowest_months):
    """An inconclusive result, or a range that reaches below 18 years, makes the applicant a minor."""
    if age_assessment_result == "inconclusive":
        "25(2): the result is not conclusive"
        return True
    if age_assessment_result == "conclusive":
        "25(2): the range of ages found; 18 years are 216 months"
        return assessed_age_lowest_months < 216
    return False


@rule(APR, "25(6)", id="APR-25-age", anchor="made_on", force=Force.MAY, coercive=True)
def refusal_may_raise_presumption_of_majority(medical_age_examination_refused):
    """A refused medical examination may be taken as a rebuttable presumption of not being a minor."""
    return medical_age_examination_refused


@safeguard(APR, "25(6)", id="APR-25-age", anchor="made_on", defeats=("refusal_may_raise_presumption_of_majority",))
def presumption_of_majority_rebutted(minority_otherwise_shown):
    """The presumption from a refused examination falls where the minority is shown otherwise."""
    return minority_otherwise_shown


@rule(APR, "25(7)", id="APR-25-age", anchor="made_on", force=Force.MAY)
def age_decision_of_other_state_may_be_recognised(age_assessed_by_other_member_state):
    """A decision on age that another Member State took under Union law may be recognised."""
    return age_assessed_by_other_member_state
