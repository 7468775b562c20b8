"""Reception Conditions Directive, Articles 5, 8, 9, 24, 25, 27, 29, 32: information, movement, needs, remedies.

The directive binds through national law: these rules are the least that national law must give."""

from datetime import date

from fairway.law.language import (
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    exception,
    happened,
    last_day,
    months,
    parameter,
    rule,
    safeguard,
    working_days,
    years,
)
from fairway.law.pact.acts import RCD

parameter(
    "minors_per_reception_representative", Whole, [Dated(30, cite="RCD Art. 27(7)")],
    unit="unaccompanied minors at once",
)  # fmt: skip
parameter(
    "minors_per_reception_representative_exceptionally", Whole,
    [Dated(50, cite="RCD Art. 27(1), fifth subparagraph")], unit="unaccompanied minors at once",
)  # fmt: skip


# ---------------------------------------------------------------------------------------------- Article 5: information


# The Italian text counts from the "domanda di accoglienza"; recital 12 and the sense say: the application for
# protection.
@clock(
    RCD, "5(1), second subparagraph", id="RCD-5-info", done="reception_information_given_on",
    on_expiry=Expiry.CONTINUE,
    missed="The information is still owed; what the applicant did not know cannot be held against them.",
)  # fmt: skip
def reception_information_due(made_on):
    """Standard information on reception is given at the latest three days after the application is made."""
    return last_day(days(made_on, 3))


@exception(
    "reception_information_due", RCD, "5(1), second subparagraph", id="RCD-5-info", label="with the registration",
)  # fmt: skip
def reception_information_due_with_registration(reception_information_tied_to_registration, registration_due):
    """Or within the time limit for registration, where national law ties it to that."""
    if reception_information_tied_to_registration:
        return registration_due


@rule(RCD, "5(2)", id="RCD-5-info", force=Force.MUST, anchor="asked_on")
def reception_information_defective(
    unaccompanied_minor,
    child_informed_with_representative,
    reception_information_in_writing_and_understood,
    rare_language,
    oral_information_confirmed_as_understood,
):
    """Information is written and understood, oral only in a rare language; a child has the representative there."""
    if unaccompanied_minor and not child_informed_with_representative:
        "5(2), second subparagraph"
        return True
    if rare_language and oral_information_confirmed_as_understood:
        "5(2), third subparagraph; a written translation follows as soon as possible"
        return False
    return not reception_information_in_writing_and_understood


# ---------------------------------------------------------------------------------------- Article 8: geographical area


@rule(RCD, "8(1)-(2)", id="RCD-8-area", force=Force.MAY, anchor="asked_on", coercive=True)
def area_assignment_may(area_purpose, area_conditions_in_national_law):
    """Applicants may be assigned to an area for swift processing or geographical distribution, without a decision."""
    return area_purpose in ("swift_processing", "geographical_distribution") and area_conditions_in_national_law


@safeguard(RCD, "8(3)", id="RCD-8-area", defeats=("area_assignment_may",), anchor="asked_on")
def area_too_small(area_large_enough):
    """The area is large enough, gives access to public infrastructure and leaves private life intact."""
    return not area_large_enough


@safeguard(RCD, "8(6)", id="RCD-8-area", defeats=("area_assignment_may",), anchor="asked_on")
def rights_not_usable_in_area(rights_usable_in_area):
    """The assignment ends where the applicant cannot effectively use rights and guarantees in the area."""
    return not rights_usable_in_area


@rule(RCD, "8(5)", id="RCD-8-area", force=Force.MUST, anchor="asked_on")
def leave_of_area_granted_must(leave_reason, leave_reason_justified):
    """On request, leave is given for urgent and serious family reasons or for care not available in the area."""
    return leave_reason in ("urgent_serious_family_reasons", "medical_care_not_available") and leave_reason_justified


@rule(RCD, "8(5), third subparagraph, 9(3)", id="RCD-8-area", force=Force.RIGHT, anchor="asked_on")
def no_permission_needed_to_leave(leave_reason):
    """No permission is needed for appointments with authorities or courts, only notice beforehand."""
    return leave_reason == "appointment_with_authority"


# ------------------------------------------------------------------------------------------- Article 9: specific place


@rule(RCD, "9(1)", id="RCD-9-place", force=Force.MAY, anchor="asked_on", coercive=True)
def residence_in_specific_place_may(place_restriction_necessary, public_order_reasons, risk_of_absconding):
    """An applicant may be told to live only in a specific place for public order or to prevent absconding."""
    return place_restriction_necessary and (public_order_reasons or risk_of_absconding)


@safeguard(RCD, "9(4)", id="RCD-9-place", defeats=("residence_in_specific_place_may",), anchor="asked_on")
def place_restriction_disproportionate(place_restriction_proportionate):
    """The decision is proportionate and looks at the individual situation, special reception needs included."""
    return not place_restriction_proportionate


@safeguard(RCD, "9(5)", id="RCD-9-place", defeats=("residence_in_specific_place_may",), anchor="asked_on")
def place_restriction_without_written_reasons(place_restriction_written_with_reasons):
    """The decision is written, reasoned, and explained with its remedies and consequences."""
    return not place_restriction_written_with_reasons


@rule(RCD, "9(5)", id="RCD-9-place", force=Force.MUST, anchor="asked_on")
def place_restriction_court_review_must(
    place_restriction_review_in_national_law, place_restriction_in_force_since_on, asked_on
):
    """A court reviews a restriction that has applied for more than two months, unless it can be appealed on request."""
    if place_restriction_review_in_national_law == "of_its_own_motion":
        return asked_on > months(place_restriction_in_force_since_on, 2)
    return False


@rule(RCD, "9(3)", id="RCD-9-place", force=Force.MUST, anchor="asked_on")
def leave_of_place_refusal_defective(leave_refusal_reasoned):
    """A refusal of temporary leave from the place is individual, impartial and reasoned."""
    return not leave_refusal_reasoned


# ---------------------------------------------------------------------------- Articles 24, 25: special reception needs


@rule(RCD, "24", id="RCD-24-list", anchor="asked_on")
def special_reception_needs_likely(special_needs_categories):
    """The groups that are more likely to have special reception needs; a group is no finding of needs."""
    return (
        "minor" in special_needs_categories
        or "unaccompanied_minor" in special_needs_categories
        or "disability" in special_needs_categories
        or "elderly" in special_needs_categories
        or "pregnant" in special_needs_categories
        or "lgbti" in special_needs_categories
        or "single_parent" in special_needs_categories
        or "trafficking_victim" in special_needs_categories
        or "serious_illness" in special_needs_categories
        or "mental_disorder" in special_needs_categories
        or "torture_rape_or_violence" in special_needs_categories
    )


@clock(
    RCD, "25(1), fourth subparagraph", id="RCD-25-needs", done="reception_needs_assessed_on",
    on_expiry=Expiry.CONTINUE,
    missed="The assessment is still owed, and needs found later are addressed all the same.",
)  # fmt: skip
def reception_needs_assessment_due(made_on):
    """Special reception needs are assessed within 30 days of the making of the application."""
    return last_day(days(made_on, 30))


@exception(
    "reception_needs_assessment_due", RCD, "25(1), fourth subparagraph", id="RCD-25-needs", label="merged assessment",
)  # fmt: skip
def reception_needs_assessment_due_when_merged(assessment_merged_with_procedural_one, special_needs_assessment_due):
    """Merged with the assessment of APR Article 20, it follows the limit of that article."""
    if assessment_merged_with_procedural_one:
        return special_needs_assessment_due


@rule(RCD, "25(1), fifth subparagraph", id="RCD-25-needs", force=Force.MUST, anchor="asked_on")
def later_needs_to_be_addressed(needs_appeared_later, later_needs_addressed):
    """Needs that appear later are assessed and addressed too."""
    return needs_appeared_later and not later_needs_addressed


@rule(RCD, "25(2)(c)", id="RCD-25-needs", force=Force.MUST, anchor="asked_on")
def referral_to_doctor_must(condition_may_affect_reception_needs, referral_consent):
    """With consent, the applicant is referred to a doctor or psychologist where the condition may affect needs."""
    return condition_may_affect_reception_needs and referral_consent


# ------------------------------------------------------------------------------------ Article 27: unaccompanied minors


@rule(RCD, "27(1)(a)", id="RCD-27-rep", force=Force.MUST, anchor="asked_on")
def reception_provisional_person_missing(
    claims_or_appears_unaccompanied_minor,
    adult_without_any_doubt,
    provisional_person_designated_on,
    representative_appointed_on,
):
    """Until a representative is appointed, a suitable person acts for the minor provisionally, from the start."""
    if adult_without_any_doubt:
        "27(1), third subparagraph"
        return False
    return (
        claims_or_appears_unaccompanied_minor
        and not happened(provisional_person_designated_on)
        and not happened(representative_appointed_on)
    )


@clock(
    RCD, "27(1)(b)", id="RCD-27-rep", done="representative_appointed_on", on_expiry=Expiry.CONTINUE,
    missed="The appointment is still owed; until then the provisional person acts for the minor.",
)  # fmt: skip
def reception_representative_due(claims_or_appears_unaccompanied_minor, adult_without_any_doubt, made_on):
    """A representative is appointed within 15 working days of the making of the application."""
    if claims_or_appears_unaccompanied_minor and not adult_without_any_doubt:
        return working_days(made_on, 15)


# The directive says ten days, APR 23(3) and AMMR 23(2) ten working days for the same appointment: the shorter
# serves the child.
@exception(
    "reception_representative_due", RCD, "27(1), fifth subparagraph", id="RCD-27-rep",
    label="disproportionate number of minors",
)  # fmt: skip
def reception_representative_due_in_exceptional_situation(
    unaccompanied_minors_exceptional, claims_or_appears_unaccompanied_minor, adult_without_any_doubt, made_on
):
    """With a disproportionate number of unaccompanied minors, or in other exceptional situations: ten days more."""
    if unaccompanied_minors_exceptional and claims_or_appears_unaccompanied_minor and not adult_without_any_doubt:
        return last_day(days(working_days(made_on, 15), 10))


@rule(RCD, "27(7), 27(1), fifth subparagraph", id="RCD-27-rep", force=Force.MUST, anchor="asked_on")
def reception_representative_load_lawful(
    minors_represented_at_once,
    minors_per_reception_representative,
    unaccompanied_minors_exceptional,
    minors_per_reception_representative_exceptionally,
):
    """One person represents at most 30 unaccompanied minors at a time, exceptionally 50."""
    if minors_represented_at_once <= minors_per_reception_representative:
        return True
    return (
        unaccompanied_minors_exceptional
        and minors_represented_at_once <= minors_per_reception_representative_exceptionally
    )


@rule(RCD, "27(9)", id="RCD-27.9", force=Force.MAY, anchor="asked_on", coercive=True)
def minor_in_adult_centre_may(unaccompanied_minor, date_of_birth, asked_on):
    """An unaccompanied minor of 16 or more may be placed in a centre for adult applicants; a younger one never."""
    return unaccompanied_minor and asked_on >= years(date_of_birth, 16)


@safeguard(RCD, "27(9), second subparagraph", id="RCD-27.9", defeats=("minor_in_adult_centre_may",), anchor="asked_on")
def adult_centre_against_best_interests(adult_centre_in_best_interests):
    """Only if it is in the minor's best interests under Article 26(2)."""
    return not adult_centre_in_best_interests


# ------------------------------------------------------------------------------ Articles 29, 32: remedies, contingency


@rule(RCD, "29(1)", id="RCD-29-remedy", force=Force.RIGHT, anchor="asked_on")
def reception_decision_can_be_appealed(reception_decision_kind, reception_decision_concerns_individual):
    """Decisions on benefits, on leave from the area and under Article 9 can be appealed, in the end before a court."""
    return reception_decision_kind in (
        "grant_reduction_or_withdrawal",
        "refusal_to_leave_area",
        "residence_or_reporting",
    ) and reception_decision_concerns_individual  # fmt: skip


@rule(RCD, "29(2)-(3)", id="RCD-29-remedy", force=Force.RIGHT, anchor="asked_on")
def free_legal_aid_in_reception_appeal(
    reception_decision_can_be_appealed, remedy_stage, aid_sufficient_resources, aid_no_tangible_prospects
):
    """Before a court legal aid is free, unless national law excludes those with resources or without prospects."""
    if aid_sufficient_resources or aid_no_tangible_prospects:
        "29(3)(a)-(b): Member States may refuse it"
        return False
    return reception_decision_can_be_appealed and remedy_stage == "court"


@rule(RCD, "29(3), second subparagraph", id="RCD-29-remedy", force=Force.RIGHT, anchor="asked_on")
def refusal_of_aid_goes_to_court(aid_refused_for_prospects_by_non_court):
    """A refusal of aid for lack of prospects by anyone but a court can be taken to a court, with aid for that."""
    return aid_refused_for_prospects_by_non_court


# 12 April 2025 is a day, not a period: it stands in the dates of application of the rule and of its exception.
@rule(RCD, "32(2)", id="RCD-32-plan", force=Force.MUST, anchor="asked_on", applies_from=date(2025, 4, 13))
def contingency_plan_late(contingency_plan_sent_on):
    """The contingency plan was to be sent to the Asylum Agency by 12 April 2025."""
    return not happened(contingency_plan_sent_on)


@exception(
    "contingency_plan_late", RCD, "32(2)", id="RCD-32-plan", label="sent after 12 April 2025",
    anchor="contingency_plan_sent_on", applies_from=date(2025, 4, 13),
)  # fmt: skip
def contingency_plan_sent_late(contingency_plan_sent_on):
    """A plan sent on 13 April 2025 or later was late."""
    if happened(contingency_plan_sent_on):
        return True


@clock(
    RCD, "32(2)", id="RCD-32-plan", done="contingency_plan_reviewed_again_on", on_expiry=Expiry.CONTINUE,
    anchor="contingency_plan_last_reviewed_on", applies_from=date(2024, 6, 11),
    missed="The review of the plan is still owed.",
)  # fmt: skip
def contingency_plan_review_due(contingency_plan_last_reviewed_on):
    """The contingency plan is reviewed at least every three years."""
    return years(contingency_plan_last_reviewed_on, 3)


@rule(RCD, "32(2)", id="RCD-32-plan", force=Force.MUST, anchor="asked_on")
def contingency_activation_not_reported(contingency_plan_activated, told_of_contingency_activation):
    """The Commission and the Asylum Agency are told each time the plan is activated."""
    return contingency_plan_activated and not told_of_contingency_activation
