"""Detention of applicants: Directive (EU) 2024/1346, Articles 10 to 13."""

from tests.law.boundaries import case

GROUND = {"reception_detention_ground": "identity"}
LAWFUL = GROUND | {
    "detention_ground_in_national_law": True, "detention_necessary_in_individual_case": True,
    "less_coercive_measures_effective": False, "detention_for_status_nationality_or_punishment": False,
    "detention_order_written_with_reasons": True, "detention_lasts_only_by_authority_delay": False,
    "health_at_serious_risk_in_detention": False, "minor": False,
}  # fmt: skip
CHILD = {
    "minor": True, "child_detention_exceptional_last_resort": True, "child_detention_in_best_interests": True,
    "child_held_in_prison_or_police_facility": False, "unaccompanied_minor": False, "parent_or_carer_detained": True,
}  # fmt: skip
HELD = {
    "detained_on": "2026-07-06", "detention_ordered_by": "administration", "detention_review_kind": "of_its_own_motion",
    "detention_review_exceptional": False,
}  # fmt: skip
REQUESTED = HELD | {"detention_review_kind": "on_request", "detention_review_requested_on": "2026-07-10"}


def ground(name, met, not_met, why):
    """The ground with its own condition, and without it."""
    return [
        case("applicant_detention_ground_given", {"reception_detention_ground": name} | met, True, why),
        case(
            "applicant_detention_ground_given", {"reception_detention_ground": name} | not_met, False, f"{why}: not so"
        ),
    ]


def held_back(name, why):
    """The safeguard defeats detention, and holds it back while the fact is unknown."""
    value = not LAWFUL[name]
    rest = {k: v for k, v in LAWFUL.items() if k != name}
    return [
        case("applicant_detention_may", rest | {name: value}, False, why, id="RCD-10.4-detain"),
        case("applicant_detention_may", rest, "unknown", f"{why}: nobody has said", id="RCD-10.4-detain"),
    ]


CASES = [
    case("applicant_detention_ground_given", GROUND, True, "10(4)(a)"),
    case("applicant_detention_ground_given", {"reception_detention_ground": "none"}, False, "no ground of the list"),
    *ground(
        "elements_of_application",
        {"elements_not_obtainable_without_detention": True},
        {"elements_not_obtainable_without_detention": False},
        "10(4)(b)",
    ),
    *ground(
        "breach_of_residence_order",
        {"residence_order_breached": True, "risk_of_absconding": True},
        {"residence_order_breached": True, "risk_of_absconding": False},
        "10(4)(c)",
    ),
    *ground(
        "border_entry",
        {"in_border_procedure_to_decide_on_entry": True},
        {"in_border_procedure_to_decide_on_entry": False},
        "10(4)(d)",
    ),
    *ground(
        "return_and_delaying_application",
        {"held_in_return_procedure": True, "application_only_to_delay_return": True},
        {"held_in_return_procedure": True, "application_only_to_delay_return": False},
        "10(4)(e)",
    ),
    *ground(
        "security_or_public_order",
        {"security_or_public_order_requires_detention": True},
        {"security_or_public_order_requires_detention": False},
        "10(4)(f)",
    ),
    *ground(
        "transfer",
        {"transfer_detention_conditions_met": True},
        {"transfer_detention_conditions_met": False},
        "10(4)(g)",
    ),
    case("applicant_detention_may", LAWFUL, True, "a ground, necessary, nothing less works"),
    case("applicant_detention_may", LAWFUL | {"less_coercive_measures_effective": True}, False, "alternatives first"),
    case(
        "applicant_detention_may",
        LAWFUL | {"detention_ground_in_national_law": False},
        False,
        "10(4), second subparagraph",
    ),
    *held_back("detention_for_status_nationality_or_punishment", "10(1)"),
    *held_back("detention_order_written_with_reasons", "11(2)"),
    *held_back("detention_lasts_only_by_authority_delay", "11(1)"),
    *held_back("health_at_serious_risk_in_detention", "13(1)"),
    case("detention_for_wrong_reason", {"detention_for_status_nationality_or_punishment": True}, True, "10(1)"),
    case("detention_for_wrong_reason", {"detention_for_status_nationality_or_punishment": False}, False, "10(1)"),
    case("detention_order_defective", {"detention_order_written_with_reasons": False}, True, "11(2)"),
    case("detention_order_defective", {"detention_order_written_with_reasons": True}, False, "11(2)"),
    case("detention_prolonged_by_delay", {"detention_lasts_only_by_authority_delay": True}, True, "11(1)"),
    case("detention_prolonged_by_delay", {"detention_lasts_only_by_authority_delay": False}, False, "11(1)"),
    case("detention_endangers_health", {"health_at_serious_risk_in_detention": True}, True, "13(1)"),
    case("detention_endangers_health", {"health_at_serious_risk_in_detention": False}, False, "13(1)"),
    case(
        "needs_assessment_in_detention_must", {"detained": True, "reception_needs_assessed_on": "none"}, True, "10(3)"
    ),
    case(
        "needs_assessment_in_detention_must",
        {"detained": True, "reception_needs_assessed_on": "2026-07-08"},
        False,
        "done",
    ),
    # 13(2)
    case(
        "applicant_detention_may",
        LAWFUL | CHILD,
        True,
        "13(2)(a): exceptional, with a detained parent",
        id="RCD-13.2-minor",
    ),
    case(
        "applicant_detention_may",
        LAWFUL | CHILD | {"child_detention_in_best_interests": False},
        False,
        "not in the best interests",
        id="RCD-13.2-minor",
    ),
    case(
        "applicant_detention_may",
        {k: v for k, v in LAWFUL.items() if k != "minor"},
        "unknown",
        "age not known: held back",
        id="RCD-13.2-minor",
    ),
    case("minor_not_to_be_detained", LAWFUL, False, "an adult"),
    case(
        "minor_not_to_be_detained",
        {"minor": True, "child_detention_exceptional_last_resort": False},
        True,
        "no exception",
    ),
    case(
        "minor_not_to_be_detained", CHILD | {"child_held_in_prison_or_police_facility": True}, True, "never in a prison"
    ),
    case("minor_not_to_be_detained", CHILD | {"parent_or_carer_detained": False}, True, "no detained parent"),
    case(
        "minor_not_to_be_detained",
        CHILD | {"unaccompanied_minor": True, "detention_protects_child": True},
        False,
        "13(2)(b)",
    ),
    case(
        "minor_not_to_be_detained",
        CHILD | {"unaccompanied_minor": True, "detention_protects_child": False},
        True,
        "13(2)(b)",
    ),
    # 11
    case("detention_review_due", HELD, "2026-07-21", "15 days from the start"),
    case("detention_review_due", HELD | {"detention_review_exceptional": True}, "2026-07-27", "exceptionally 21 days"),
    case("detention_review_due", HELD | {"detained_on": "2026-07-04"}, "2026-07-19", "a Sunday: liberty does not roll"),
    case("detention_review_due", REQUESTED, "2026-07-25", "15 days from the start of the proceedings, a Saturday"),
    case("detention_review_due", REQUESTED | {"detention_review_exceptional": True}, "2026-07-31", "21 days from then"),
    case("detention_review_due", HELD | {"detention_ordered_by": "court"}, "none", "ordered by a court"),
    case("detention_without_review_until", HELD, "2026-07-27", "21 days: then release"),
    case("detention_without_review_until", REQUESTED, "2026-07-31", "21 days from the proceedings"),
    case("detention_without_review_until", HELD | {"detention_ordered_by": "court"}, "none", "ordered by a court"),
    case(
        "detainee_guarantees_missing",
        {"detained": True, "detainee_information_given": True, "free_legal_help_for_review_given": False},
        True,
        "no legal help",
    ),
    case(
        "detainee_guarantees_missing",
        {"detained": True, "detainee_information_given": True, "free_legal_help_for_review_given": True},
        False,
        "both given",
    ),
    case(
        "further_detention_review_must",
        {
            "detained": True,
            "unaccompanied_minor": False,
            "last_detention_review_timely": True,
            "new_circumstances_on_detention": True,
        },
        True,
        "new circumstances",
    ),
    case(
        "further_detention_review_must",
        {
            "detained": True,
            "unaccompanied_minor": False,
            "last_detention_review_timely": True,
            "new_circumstances_on_detention": False,
        },
        False,
        "reviewed in time, nothing new",
    ),
    case(
        "further_detention_review_must",
        {"detained": True, "unaccompanied_minor": True, "last_detention_review_timely": False},
        True,
        "a minor alone: regularly",
    ),
]
