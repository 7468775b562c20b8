"""Decisions: Articles 36, 37, 39 to 41 and 72 of the Asylum Procedure Regulation.

The decision on the merits, its notification, the return decision that goes with a rejection, withdrawal, keeping of
data."""

from fairway.law.language import (
    Binds,
    Dated,
    Evidence,
    Expiry,
    Force,
    Whole,
    clock,
    earliest,
    happened,
    none,
    parameter,
    rule,
    safeguard,
    years,
)
from fairway.law.pact.acts import APR

DA = Binds.DETERMINING_AUTHORITY

# ------------------------------------------------------------------------------------ Article 36: notification


@rule(APR, "36(1) to (4)", id="APR-36-notify", binds=DA)
def decision_notification_defective(
    decision_outcome,
    decision_in_writing,
    decision_states_reasons,
    remedies_stated,
    adviser_represents_applicant,
    remedies_in_language_understood,
    outcome_told_in_language_understood,
):
    """The decision was taken and its form or notification lacks what Article 36 asks."""
    if not happened(decision_outcome):
        return False
    if not decision_in_writing:
        "36(1): in writing, as soon as possible"
        return True
    if decision_outcome in ("refugee_status", "subsidiary_protection"):
        "36(2) and (3) ask for reasons and remedies of a rejection; refugee status refused: 67(2)"
        return False
    if not decision_states_reasons:
        "36(2): the reasons in fact and in law of every rejection"
        return True
    if decision_outcome == "explicitly_withdrawn":
        "36(3), 40(3): no remedy to state; the decision on an explicit withdrawal is final"
        return False
    if not remedies_stated:
        "36(3): the outcome and how to challenge it, in writing"
        return True
    if adviser_represents_applicant:
        "36(4): to the adviser without translation; the outcome and general information on remedies to the applicant"
        return not outcome_told_in_language_understood
    "36(3): in a language that the applicant understands or is reasonably supposed to understand"
    return not remedies_in_language_understood


@rule(APR, "36(5)", id="APR-36-notify", binds=DA, force=Force.MAY)
def single_decision_may(
    application_on_behalf, exactly_same_grounds, individually_assessed, joint_decision_would_disclose
):
    """One decision may cover a family: same grounds, each person assessed, nobody's situation disclosed."""
    return (
        application_on_behalf and exactly_same_grounds and individually_assessed and not joint_decision_would_disclose
    )


# ------------------------------------------------------------------------------------ Article 37: return decision


@rule(APR, "37", id="APR-37-return", force=Force.MUST, coercive=True)
def return_decision_with_rejection_must(decision_outcome, earlier_return_decision_on, stay_right_on_other_ground):
    """With the rejection the State issues a return decision, in the same act or separately without undue delay."""
    if happened(earlier_return_decision_on):
        "37, second sentence: not needed, one was issued before the application was made"
        return False
    if stay_right_on_other_ground:
        "37, first sentence: in conformity with Directive 2008/115, which concerns illegal stay"
        return False
    "37, first sentence: rejected for refugee status and for subsidiary protection, also for withdrawal"
    return decision_outcome in (
        "inadmissible",
        "unfounded",
        "manifestly_unfounded",
        "explicitly_withdrawn",
        "implicitly_withdrawn",
    )


@safeguard(APR, "37, first sentence", id="APR-37-return", defeats=("return_decision_with_rejection_must",))
def return_decision_would_be_refoulement(removal_would_breach_non_refoulement):
    """No return decision that does not respect the principle of non-refoulement."""
    return removal_would_breach_non_refoulement


@rule(APR, "37, third and fourth sentences", id="APR-37-return")
def linked_return_decision_missing(return_decision_with_rejection_must, linked_return_decision_on):
    """The application is rejected and the return decision that goes with it has not been issued."""
    return return_decision_with_rejection_must and not happened(linked_return_decision_on)


# ------------------------------------------------------------------------------------ Article 39: merits


@rule(APR, "39(1)", id="APR-39-merits", binds=DA, literal="39(1)(c) with 40(2)")
def merits_not_examined(
    other_state_responsible,
    decision_outcome,
    rejection_on_merits_after_withdrawal_may,
):
    """The merits are not examined where another State is responsible, the application is inadmissible, or withdrawn."""
    if other_state_responsible:
        "39(1)(a)"
        return True
    if decision_outcome == "inadmissible":
        "39(1)(b)"
        return True
    # 39(1)(c) keeps "Article 40(2)" and 41(5) unaffected; 40(2) is about information, the rejection is in 40(4).
    if decision_outcome in ("explicitly_withdrawn", "implicitly_withdrawn"):
        "39(1)(c): withdrawn, without prejudice to 40(4) and 41(5)"
        return not rejection_on_merits_after_withdrawal_may
    return False


@rule(APR, "39(2) and (3)", id="APR-39-merits", binds=DA, force=Force.MUST)
def decision_on_merits(qualifies_as_refugee, qualifies_for_subsidiary_protection):
    """What the authority decides: first refugee status, then subsidiary protection, otherwise unfounded."""
    if qualifies_as_refugee:
        "39(2): refugee status first"
        return "refugee_status"
    if qualifies_for_subsidiary_protection:
        "39(2): otherwise subsidiary protection"
        return "subsidiary_protection"
    "39(3): neither"
    return "unfounded"


@rule(APR, "39(4)", id="APR-39-merits", binds=DA, force=Force.MAY, coercive=True)
def manifestly_unfounded_may(
    not_qualifying_established,
    manifestly_unfounded_in_national_law,
    unaccompanied_minor,
    accelerated_ground_holds,
    accelerated_ground_for_unaccompanied_minor_holds,
):
    """An unfounded application may be declared manifestly unfounded under national law if a circumstance of Article
    42(1) or (3) holds when the examination is concluded."""
    # The circumstances are those of the day asked about: ask on the day of the conclusion. For an unaccompanied minor
    # the reference to 42(3) would be without meaning if every circumstance of 42(1) counted as well; only those of
    # 42(3) do.
    if not not_qualifying_established or not manifestly_unfounded_in_national_law:
        return False
    if unaccompanied_minor:
        "39(4) with 42(3)"
        return accelerated_ground_for_unaccompanied_minor_holds
    "39(4) with 42(1)"
    return accelerated_ground_holds


@safeguard(
    APR, "12(1) with 13(11) and (14)", id="APR-11/12/13-interview", binds=DA, defeats=("manifestly_unfounded_may",)
)
def merits_interview_missing(interview_offered, interview_omission_lawful):
    """No decision on the merits before a personal interview was offered, unless lawfully left out."""
    return not interview_offered and not interview_omission_lawful


# ------------------------------------------------------------------------------------ Article 40: explicit withdrawal


@rule(APR, "40(1)", id="APR-40-explicit", anchor="made_on", binds=Binds.APPLICANT)
def explicit_withdrawal_valid(
    withdrawal_on_own_initiative, withdrawal_in_writing, withdrawal_by_applicant_or_representing_adviser
):
    """An applicant can withdraw at any time: of their own motion, in writing, in person or through their adviser."""
    return withdrawal_on_own_initiative and withdrawal_in_writing and withdrawal_by_applicant_or_representing_adviser


@rule(APR, "40(3)", id="APR-40-explicit", anchor="made_on", binds=DA, force=Force.MUST, coercive=True)
def explicit_withdrawal_must_be_declared(explicit_withdrawal_valid):
    """The determining authority declares the explicit withdrawal; that decision is final and without appeal."""
    return explicit_withdrawal_valid


@safeguard(APR, "40(2)", id="APR-40-explicit", anchor="made_on", defeats=("explicit_withdrawal_must_be_declared",))
def withdrawal_without_information(withdrawal_consequences_told):
    """No final declaration before the applicant was told, in a language they understand, what withdrawing entails."""
    # 40(2) asks for the information "at the time of the withdrawal". That it holds the declaration back is our reading:
    # the decision is final and without appeal.
    return not withdrawal_consequences_told


@rule(
    APR, "40(4) and 41(5)", id="APR-40-explicit", also=("APR-41-implicit",), anchor="made_on", binds=DA, force=Force.MAY
)
def rejection_on_merits_after_withdrawal_may(decision_outcome, not_qualifying_established):
    """A withdrawn application may be rejected on the merits if it was established that the applicant does not qualify."""
    return decision_outcome in ("explicitly_withdrawn", "implicitly_withdrawn") and not_qualifying_established


# ------------------------------------------------------------------------------------ Article 41: implicit withdrawal

parameter(
    "repeated_breaches",
    Whole,
    [Dated(2, "APR Art. 41(1)(e)", evidence=Evidence.TEXT)],
    unit="breaches of reporting duties",
    note="The text says 'repeatedly' and gives no number; two is the least that the word can mean.",
)


@rule(APR, "41(1)", id="APR-41-implicit", anchor="registered_on", binds=DA)
def ground_of_implicit_withdrawal(
    lodging_missed_without_good_reason,
    no_effective_possibility_to_lodge,
    asked_on,
    lodging_due,
    refuses_identity_data_or_biometrics,
    refuses_address,
    has_address,
    housed_by_authorities,
    absent_from_interview_without_cause,
    refused_answers_without_cause,
    reporting_breaches,
    repeated_breaches,
    not_available_to_authorities,
    breach_outside_control,
    lodged_in_wrong_state,
    stays_while_responsibility_is_determined,
):
    """One of the six situations in which an application is declared implicitly withdrawn."""
    if lodging_missed_without_good_reason and not no_effective_possibility_to_lodge and asked_on > lodging_due:
        "41(1)(a): not lodged within the limit of Article 28 although there was a real possibility"
        return True
    if refuses_identity_data_or_biometrics:
        "41(1)(b): refusal of the data of Article 27(1)(a) and (b), or of biometric data"
        return True
    if refuses_address and has_address and not housed_by_authorities:
        "41(1)(c): refusal to give an address; not of a person without one, or housed by the authorities"
        return True
    if absent_from_interview_without_cause or refused_answers_without_cause:
        "41(1)(d): interview"
        return True
    if (reporting_breaches >= repeated_breaches or not_available_to_authorities) and not breach_outside_control:
        "41(1)(e): repeated breaches of reporting duties, or not available"
        return True
    "41(1)(f): lodged in the wrong State and gone from there"
    return lodged_in_wrong_state and not stays_while_responsibility_is_determined


# The digest writes "may"; the act says that the application "is declared" implicitly withdrawn (must).
@rule(APR, "41(1) and (2)", id="APR-41-implicit", anchor="registered_on", binds=DA, force=Force.MUST, coercive=True)
def implicit_withdrawal_must_be_declared(ground_of_implicit_withdrawal):
    """The determining authority, and no other, declares the implicit withdrawal; the decision can be appealed."""
    return ground_of_implicit_withdrawal


@safeguard(
    APR, "41(4)", id="APR-41-implicit", anchor="registered_on", defeats=("implicit_withdrawal_must_be_declared",)
)
def time_to_justify_running(suspended_for_justification):
    """No declaration while the procedure is suspended so that the applicant can justify or put right the omission."""
    return suspended_for_justification


@rule(APR, "41(4)", id="APR-41-implicit", anchor="registered_on", force=Force.MAY)
def suspension_for_justification_may(ground_of_implicit_withdrawal, decision_outcome):
    """Before the declaration the authority may suspend the procedure so that the omission can be put right."""
    return ground_of_implicit_withdrawal and not happened(decision_outcome)


# ------------------------------------------------------------------------------------ Article 72: data


@clock(
    APR,
    "72(1)",
    id="APR-72-retain",
    done="application_data_deleted_on",
    on_expiry=Expiry.CONTINUE,
    missed="The data are kept unlawfully; the duty to delete stays.",
)
def application_data_deletion_due(final_decision_on, union_citizenship_known_on):
    """Day on which the data of interview, registration and lodging are to be deleted: ten years from the final
    decision, or when the State learns that the person became a citizen of a Member State."""
    # The end of a time of storage, not a limit for acting, and years are not among the periods of Article 73: it does
    # not move.
    if not happened(final_decision_on):
        return none
    return earliest(years(final_decision_on, 10), union_citizenship_known_on)
