"""Reception, information to remedies: Directive (EU) 2024/1346, Articles 5, 8, 9, 24, 25, 27, 29 and 32."""

from tests.law.boundaries import case

MADE = {"made_on": "2026-07-06", "acting_state": "DE"}
QUIET = {
    "reception_information_tied_to_registration": False, "assessment_merged_with_procedural_one": False,
    "unaccompanied_minors_exceptional": False,
}  # fmt: skip
REGISTRATION = {
    "arrival_kind": "inland", "made_to_registering_authority": True, "crisis_situation": "none",
    "crisis_early_start_notified_on": "none", "disproportionate_number": False,
}  # fmt: skip
CHILD = MADE | QUIET | {"claims_or_appears_unaccompanied_minor": True, "adult_without_any_doubt": False}
INFORMED = {
    "unaccompanied_minor": False, "reception_information_in_writing_and_understood": True, "rare_language": False,
    "oral_information_confirmed_as_understood": False,
}  # fmt: skip
AREA = {
    "area_purpose": "swift_processing", "area_conditions_in_national_law": True, "area_large_enough": True,
    "rights_usable_in_area": True,
}  # fmt: skip
PLACE = {
    "place_restriction_necessary": True, "public_order_reasons": False, "risk_of_absconding": True,
    "place_restriction_proportionate": True, "place_restriction_written_with_reasons": True,
}  # fmt: skip
SIXTEEN = {"unaccompanied_minor": True, "date_of_birth": "2010-12-20", "adult_centre_in_best_interests": True}
APPEAL = {
    "reception_decision_kind": "grant_reduction_or_withdrawal", "reception_decision_concerns_individual": True,
    "remedy_stage": "court", "aid_sufficient_resources": False, "aid_no_tangible_prospects": False,
}  # fmt: skip


def without(facts, name):
    """The facts with one of them unknown."""
    return {k: v for k, v in facts.items() if k != name}


CASES = [
    # 5
    case("reception_information_due", MADE | QUIET, "2026-07-09", "three days"),
    case(
        "reception_information_due",
        MADE | QUIET | {"made_on": "2026-07-09"},
        "2026-07-13",
        "the third day is Sunday 12 July",
    ),
    case("reception_information_due", MADE | QUIET | {"made_on": "2026-06-11"}, "none", "made before 12 June 2026"),
    case(
        "reception_information_due",
        MADE | REGISTRATION | {"reception_information_tied_to_registration": True},
        "2026-07-13",
        "with the registration: five days end on Saturday 11 July",
        id="RCD-5-info",
    ),
    case("reception_information_defective", INFORMED, False, "written and understood"),
    case(
        "reception_information_defective",
        INFORMED | {"reception_information_in_writing_and_understood": False},
        True,
        "not in writing",
    ),
    case(
        "reception_information_defective",
        INFORMED
        | {
            "reception_information_in_writing_and_understood": False,
            "rare_language": True,
            "oral_information_confirmed_as_understood": True,
        },
        False,
        "a rare language, confirmed",
    ),
    case(
        "reception_information_defective",
        INFORMED | {"unaccompanied_minor": True, "child_informed_with_representative": False},
        True,
        "without the representative",
    ),
    # 8
    case("area_assignment_may", AREA, True, "for swift processing, under national law"),
    case("area_assignment_may", AREA | {"area_purpose": "other"}, False, "another purpose"),
    case("area_assignment_may", AREA | {"area_conditions_in_national_law": False}, False, "8(7): not in national law"),
    case("area_assignment_may", AREA | {"rights_usable_in_area": False}, False, "8(6): it ends", id="RCD-8-area"),
    case(
        "area_assignment_may",
        without(AREA, "rights_usable_in_area"),
        "unknown",
        "nobody has looked: held back",
        id="RCD-8-area",
    ),
    case("area_assignment_may", AREA | {"area_large_enough": False}, False, "8(3)", id="RCD-8-area"),
    case("area_too_small", {"area_large_enough": False}, True, "too small"),
    case("area_too_small", {"area_large_enough": True}, False, "large enough"),
    case("rights_not_usable_in_area", {"rights_usable_in_area": False}, True, "not usable"),
    case("rights_not_usable_in_area", {"rights_usable_in_area": True}, False, "usable"),
    case(
        "leave_of_area_granted_must",
        {"leave_reason": "urgent_serious_family_reasons", "leave_reason_justified": True},
        True,
        "family reasons",
    ),
    case(
        "leave_of_area_granted_must",
        {"leave_reason": "medical_care_not_available", "leave_reason_justified": True},
        True,
        "care not available in the area",
    ),
    case(
        "leave_of_area_granted_must", {"leave_reason": "other", "leave_reason_justified": True}, False, "another reason"
    ),
    case("no_permission_needed_to_leave", {"leave_reason": "appointment_with_authority"}, True, "a court hearing"),
    case("no_permission_needed_to_leave", {"leave_reason": "urgent_serious_family_reasons"}, False, "needs permission"),
    # 9
    case("residence_in_specific_place_may", PLACE, True, "a risk of absconding"),
    case("residence_in_specific_place_may", PLACE | {"risk_of_absconding": False}, False, "neither ground"),
    case(
        "residence_in_specific_place_may",
        PLACE | {"risk_of_absconding": False, "public_order_reasons": True},
        True,
        "public order",
    ),
    case(
        "residence_in_specific_place_may",
        PLACE | {"place_restriction_proportionate": False},
        False,
        "9(4)",
        id="RCD-9-place",
    ),
    case(
        "residence_in_specific_place_may",
        PLACE | {"place_restriction_written_with_reasons": False},
        False,
        "9(5)",
        id="RCD-9-place",
    ),
    case(
        "residence_in_specific_place_may",
        without(PLACE, "place_restriction_proportionate"),
        "unknown",
        "proportionality not examined: held back",
        id="RCD-9-place",
    ),
    case("place_restriction_disproportionate", {"place_restriction_proportionate": False}, True, "disproportionate"),
    case("place_restriction_disproportionate", {"place_restriction_proportionate": True}, False, "proportionate"),
    case(
        "place_restriction_without_written_reasons",
        {"place_restriction_written_with_reasons": False},
        True,
        "no reasons",
    ),
    case(
        "place_restriction_without_written_reasons", {"place_restriction_written_with_reasons": True}, False, "reasons"
    ),
    case(
        "place_restriction_court_review_must",
        {
            "place_restriction_review_in_national_law": "of_its_own_motion",
            "place_restriction_in_force_since_on": "2026-07-06",
        },
        True,
        "two months and a day",
        on="2026-09-07",
    ),
    case(
        "place_restriction_court_review_must",
        {
            "place_restriction_review_in_national_law": "of_its_own_motion",
            "place_restriction_in_force_since_on": "2026-07-06",
        },
        False,
        "two months: not yet more",
        on="2026-09-06",
    ),
    case(
        "place_restriction_court_review_must",
        {"place_restriction_review_in_national_law": "on_request", "place_restriction_in_force_since_on": "2026-07-06"},
        False,
        "national law chose the appeal on request",
        on="2026-12-01",
    ),
    case("leave_of_place_refusal_defective", {"leave_refusal_reasoned": False}, True, "no reasons"),
    case("leave_of_place_refusal_defective", {"leave_refusal_reasoned": True}, False, "reasoned"),
    # 24, 25
    case("special_reception_needs_likely", {"special_needs_categories": ["pregnant"]}, True, "24(e)"),
    case("special_reception_needs_likely", {"special_needs_categories": ["torture_rape_or_violence"]}, True, "24(k)"),
    case("special_reception_needs_likely", {"special_needs_categories": []}, False, "none of the groups"),
    case("reception_needs_assessment_due", MADE | QUIET, "2026-08-05", "30 days"),
    case(
        "reception_needs_assessment_due",
        MADE | QUIET | {"made_on": "2026-07-09"},
        "2026-08-10",
        "8 August is a Saturday",
    ),
    case(
        "reception_needs_assessment_due",
        MADE | QUIET | {"assessment_merged_with_procedural_one": True},
        "2026-08-05",
        "the limit of APR Article 20: 30 days too",
        id="RCD-25-needs",
    ),
    case("later_needs_to_be_addressed", {"needs_appeared_later": True, "later_needs_addressed": False}, True, "open"),
    case(
        "later_needs_to_be_addressed", {"needs_appeared_later": True, "later_needs_addressed": True}, False, "addressed"
    ),
    case(
        "referral_to_doctor_must",
        {"condition_may_affect_reception_needs": True, "referral_consent": True},
        True,
        "with consent",
    ),
    case(
        "referral_to_doctor_must",
        {"condition_may_affect_reception_needs": True, "referral_consent": False},
        False,
        "no consent",
    ),
    # 27
    case(
        "reception_provisional_person_missing",
        CHILD | {"provisional_person_designated_on": "none", "representative_appointed_on": "none"},
        True,
        "nobody acts",
    ),
    case(
        "reception_provisional_person_missing",
        CHILD | {"provisional_person_designated_on": "2026-07-06", "representative_appointed_on": "none"},
        False,
        "designated",
    ),
    case(
        "reception_provisional_person_missing",
        CHILD
        | {
            "adult_without_any_doubt": True,
            "provisional_person_designated_on": "none",
            "representative_appointed_on": "none",
        },
        False,
        "an adult without any doubt",
    ),
    case("reception_representative_due", CHILD, "2026-07-27", "15 working days: three weeks without holidays"),
    case(
        "reception_representative_due",
        CHILD | {"made_on": "2026-12-18"},
        "2027-01-12",
        "Christmas Day and New Year's Day, both Fridays",
    ),
    case("reception_representative_due", CHILD | {"claims_or_appears_unaccompanied_minor": False}, "none", "no minor"),
    case(
        "reception_representative_due",
        CHILD | {"unaccompanied_minors_exceptional": True},
        "2026-08-06",
        "ten (calendar) days more",
        id="RCD-27-rep",
    ),
    case(
        "reception_representative_load_lawful",
        {"minors_represented_at_once": 30, "unaccompanied_minors_exceptional": False},
        True,
        "30 in normal circumstances",
    ),
    case(
        "reception_representative_load_lawful",
        {"minors_represented_at_once": 31, "unaccompanied_minors_exceptional": False},
        False,
        "31",
    ),
    case(
        "reception_representative_load_lawful",
        {"minors_represented_at_once": 50, "unaccompanied_minors_exceptional": True},
        True,
        "exceptionally 50",
    ),
    case(
        "reception_representative_load_lawful",
        {"minors_represented_at_once": 51, "unaccompanied_minors_exceptional": True},
        False,
        "51",
    ),
    case("minor_in_adult_centre_may", SIXTEEN, True, "the sixteenth birthday", on="2026-12-20"),
    case("minor_in_adult_centre_may", SIXTEEN, False, "the day before it", on="2026-12-19"),
    case(
        "minor_in_adult_centre_may",
        SIXTEEN | {"adult_centre_in_best_interests": False},
        False,
        "not in the best interests",
        id="RCD-27.9",
        on="2026-12-20",
    ),
    case(
        "minor_in_adult_centre_may",
        without(SIXTEEN, "adult_centre_in_best_interests"),
        "unknown",
        "not assessed: held back",
        id="RCD-27.9",
        on="2026-12-20",
    ),
    case("adult_centre_against_best_interests", {"adult_centre_in_best_interests": False}, True, "against them"),
    case("adult_centre_against_best_interests", {"adult_centre_in_best_interests": True}, False, "in them"),
    # 29, 32
    case("reception_decision_can_be_appealed", APPEAL, True, "a reduction"),
    case(
        "reception_decision_can_be_appealed",
        APPEAL | {"reception_decision_kind": "area_assignment"},
        False,
        "29(1) does not name it",
    ),
    case("free_legal_aid_in_reception_appeal", APPEAL, True, "before a court"),
    case("free_legal_aid_in_reception_appeal", APPEAL | {"remedy_stage": "administrative"}, False, "not yet a court"),
    case("free_legal_aid_in_reception_appeal", APPEAL | {"aid_sufficient_resources": True}, False, "29(3)(a)"),
    case(
        "refusal_of_aid_goes_to_court",
        {"aid_refused_for_prospects_by_non_court": True},
        True,
        "29(3), second subparagraph",
    ),
    case("refusal_of_aid_goes_to_court", {"aid_refused_for_prospects_by_non_court": False}, False, "no such refusal"),
    case("contingency_plan_late", {"contingency_plan_sent_on": "2025-04-12"}, False, "the last day"),
    case("contingency_plan_late", {"contingency_plan_sent_on": "2025-04-13"}, True, "a day later", id="RCD-32-plan"),
    case("contingency_plan_late", {"contingency_plan_sent_on": "none"}, True, "never sent"),
    case("contingency_plan_late", {"contingency_plan_sent_on": "none"}, "none", "not yet due", on="2025-04-12"),
    case(
        "contingency_plan_review_due", {"contingency_plan_last_reviewed_on": "2025-04-12"}, "2028-04-12", "three years"
    ),
    case(
        "contingency_plan_review_due",
        {"contingency_plan_last_reviewed_on": "2026-04-12"},
        "2029-04-12",
        "three years after the last",
    ),
    case(
        "contingency_activation_not_reported",
        {"contingency_plan_activated": True, "told_of_contingency_activation": False},
        True,
        "not told",
    ),
    case(
        "contingency_activation_not_reported",
        {"contingency_plan_activated": True, "told_of_contingency_activation": True},
        False,
        "told",
    ),
]
