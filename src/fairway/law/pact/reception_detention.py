"""Reception Conditions Directive, Articles 10 to 13: detention of applicants.

A maximum on liberty ends on the day counted: nothing here rolls."""

from fairway.law.language import (
    Binds,
    Expiry,
    Force,
    clock,
    days,
    happened,
    none,
    rule,
    safeguard,
)
from fairway.law.pact.acts import RCD


@rule(RCD, "10(4)", id="RCD-10.4-detain", anchor="asked_on")
def applicant_detention_ground_given(
    reception_detention_ground,
    elements_not_obtainable_without_detention,
    residence_order_breached,
    risk_of_absconding,
    in_border_procedure_to_decide_on_entry,
    held_in_return_procedure,
    application_only_to_delay_return,
    security_or_public_order_requires_detention,
    transfer_detention_conditions_met,
):
    """Whether one of the seven grounds of the closed list is given."""
    if reception_detention_ground == "identity":
        "10(4)(a): to determine or verify identity or nationality"
        return True
    if reception_detention_ground == "elements_of_application":
        "10(4)(b)"
        return elements_not_obtainable_without_detention
    if reception_detention_ground == "breach_of_residence_order":
        "10(4)(c): a breach of an order under 9(1), with a continuing risk of absconding"
        return residence_order_breached and risk_of_absconding
    if reception_detention_ground == "border_entry":
        "10(4)(d)"
        return in_border_procedure_to_decide_on_entry
    if reception_detention_ground == "return_and_delaying_application":
        "10(4)(e)"
        return held_in_return_procedure and application_only_to_delay_return
    if reception_detention_ground == "security_or_public_order":
        "10(4)(f)"
        return security_or_public_order_requires_detention
    if reception_detention_ground == "transfer":
        "10(4)(g): under AMMR Article 44"
        return transfer_detention_conditions_met
    return False


@rule(RCD, "10(2)", id="RCD-10.4-detain", force=Force.MAY, anchor="asked_on", coercive=True)
def applicant_detention_may(
    applicant_detention_ground_given,
    detention_ground_in_national_law,
    detention_necessary_in_individual_case,
    less_coercive_measures_effective,
):
    """An applicant may be detained on a listed ground, if necessary in the case and nothing less coercive works."""
    return (
        applicant_detention_ground_given
        and detention_ground_in_national_law
        and detention_necessary_in_individual_case
        and not less_coercive_measures_effective
    )


@safeguard(RCD, "10(1)", id="RCD-10.4-detain", defeats=("applicant_detention_may",), anchor="asked_on")
def detention_for_wrong_reason(detention_for_status_nationality_or_punishment):
    """Nobody is detained for being an applicant or for nationality, and detention never punishes."""
    return detention_for_status_nationality_or_punishment


@safeguard(RCD, "11(2)", id="RCD-10.4-detain", defeats=("applicant_detention_may",), anchor="asked_on")
def detention_order_defective(detention_order_written_with_reasons):
    """Detention rests on a written order with reasons, also on why less coercive measures do not suffice."""
    return not detention_order_written_with_reasons


@safeguard(RCD, "11(1)", id="RCD-10.4-detain", defeats=("applicant_detention_may",), anchor="asked_on")
def detention_prolonged_by_delay(detention_lasts_only_by_authority_delay):
    """Delays that are not the applicant's do not justify longer detention."""
    return detention_lasts_only_by_authority_delay


@safeguard(RCD, "13(1)", id="RCD-10.4-detain", defeats=("applicant_detention_may",), anchor="asked_on")
def detention_endangers_health(health_at_serious_risk_in_detention):
    """An applicant with special reception needs is not detained where that would seriously endanger health."""
    return health_at_serious_risk_in_detention


@rule(RCD, "10(3)", id="RCD-10.4-detain", force=Force.MUST, anchor="asked_on")
def needs_assessment_in_detention_must(detained, reception_needs_assessed_on):
    """The assessment of special needs of a detained applicant is finished without delay and weighed."""
    return detained and not happened(reception_needs_assessed_on)


# ----------------------------------------------------------------------------------------------- Article 13(2): minors


@safeguard(RCD, "13(2)", id="RCD-13.2-minor", defeats=("applicant_detention_may",), anchor="asked_on")
def minor_not_to_be_detained(
    minor,
    child_detention_exceptional_last_resort,
    child_detention_in_best_interests,
    child_held_in_prison_or_police_facility,
    unaccompanied_minor,
    detention_protects_child,
    parent_or_carer_detained,
):
    """A minor is not detained, save exceptionally, as a last resort, in best interests and never in prison."""
    if not minor:
        return False
    if not child_detention_exceptional_last_resort or not child_detention_in_best_interests:
        "13(2), third subparagraph: exceptional circumstances, last resort, best interests"
        return True
    if child_held_in_prison_or_police_facility:
        "13(2), fourth subparagraph: never in a prison or police facility"
        return True
    if unaccompanied_minor:
        "13(2)(b): only to protect the minor"
        return not detention_protects_child
    return not parent_or_carer_detained


# ----------------------------------------------------------------------------------------- Article 11: judicial review


@clock(
    RCD, "11(3)", id="RCD-11.3-review", done="detention_reviewed_on", on_expiry=Expiry.CONTINUE, binds=Binds.COURT,
    anchor="detained_on", missed="The review is overdue; after 21 days the applicant is released at once.",
)  # fmt: skip
def detention_review_due(
    detention_ordered_by,
    detention_review_kind,
    detention_review_exceptional,
    detained_on,
    detention_review_requested_on,
):
    """A court reviews detention ordered by an administrative authority within 15 days, exceptionally 21."""
    if detention_ordered_by == "court":
        "11(3) speaks of detention ordered by an administrative authority"
        return none
    if detention_review_kind == "on_request":
        "counted from the start of the proceedings"
        if detention_review_exceptional:
            return days(detention_review_requested_on, 21)
        return days(detention_review_requested_on, 15)
    if detention_review_exceptional:
        return days(detained_on, 21)
    return days(detained_on, 15)


@clock(
    RCD, "11(3), second subparagraph", id="RCD-11.3-review", done="detention_reviewed_on", on_expiry=Expiry.RELEASE,
    anchor="detained_on",
    missed="The review was not concluded within 21 days: the applicant is released immediately.",
)  # fmt: skip
def detention_without_review_until(
    detention_ordered_by, detention_review_kind, detained_on, detention_review_requested_on
):
    """Without a concluded review, detention ordered by an administrative authority ends after 21 days."""
    if detention_ordered_by == "court":
        return none
    if detention_review_kind == "on_request":
        return days(detention_review_requested_on, 21)
    return days(detained_on, 21)


@rule(RCD, "11(4), 11(6)", id="RCD-11.3-review", force=Force.MUST, anchor="asked_on")
def detainee_guarantees_missing(detained, detainee_information_given, free_legal_help_for_review_given):
    """A detained applicant is told reasons and remedies in writing at once and has free legal help for the review."""
    return detained and not (detainee_information_given and free_legal_help_for_review_given)


@rule(RCD, "11(5)", id="RCD-11.3-review", force=Force.MUST, binds=Binds.COURT, anchor="asked_on")
def further_detention_review_must(
    detained, unaccompanied_minor, last_detention_review_timely, new_circumstances_on_detention
):
    """Detention is reviewed again at reasonable intervals and on new circumstances; for minors alone regularly."""
    if detained and unaccompanied_minor:
        "11(5), second subparagraph"
        return not last_detention_review_timely
    return detained and (new_circumstances_on_detention or not last_detention_review_timely)
