"""Detention for removal: Directive 2008/115/EC, Articles 15 to 17."""

from tests.law.boundaries import case

LIMIT = {
    "detained_on": "2026-01-15", "return_detention_months_in_national_law": 6,
    "return_detention_extension_months_in_national_law": 12, "earlier_return_detention_days": 0,
    "all_reasonable_efforts_made_for_removal": True, "lack_of_cooperation_in_removal": False,
    "third_country_documents_delayed": False,
}  # fmt: skip
HELD = LIMIT | {
    "detained": True, "return_procedure_under_way": True, "risk_of_absconding": True, "avoids_or_hampers_return": False,
    "other_reason_for_return_detention": False, "less_coercive_measures_effective": False,
    "removal_arrangements_pursued_diligently": True, "reasonable_prospect_of_removal": True,
    "return_detention_order_written_with_reasons": True, "return_detention_unlawful_by_court": False,
    "detention_place": "specialised_facility", "unaccompanied_minor": False, "family_with_minor": False,
    "lodged_on": "none",
}  # fmt: skip
CHILD = {
    "unaccompanied_minor": True, "family_with_minor": False, "return_detention_of_child_last_resort_and_shortest": True,
    "return_detention_respects_best_interests": True,
}  # fmt: skip
DAY = "2026-03-02"


def without(facts, name):
    """The facts with one of them unknown."""
    return {k: v for k, v in facts.items() if k != name}


CASES = [
    case("return_detention_may", HELD, True, "to carry out removal, nothing less works", on=DAY),
    case(
        "return_detention_may",
        HELD | {"less_coercive_measures_effective": True},
        False,
        "less coercive measures work",
        on=DAY,
    ),
    case(
        "return_detention_may", HELD | {"removal_arrangements_pursued_diligently": False}, False, "no diligence", on=DAY
    ),
    case("return_detention_may", HELD | {"reasonable_prospect_of_removal": False}, False, "15(4)", id="RD-15", on=DAY),
    case(
        "return_detention_may",
        without(HELD, "reasonable_prospect_of_removal"),
        "unknown",
        "not examined: held back",
        id="RD-15",
        on=DAY,
    ),
    case(
        "return_detention_may",
        HELD | {"return_detention_order_written_with_reasons": False},
        False,
        "15(2)",
        id="RD-15",
        on=DAY,
    ),
    case("return_detention_may", HELD, True, "the last day of six months", id="RD-15", on="2026-07-14"),
    case("return_detention_may", HELD, False, "six months and a day", id="RD-15", on="2026-07-15"),
    case(
        "return_detention_may",
        HELD | {"lack_of_cooperation_in_removal": True},
        True,
        "15(6)(a): twelve months more",
        id="RD-15",
        on="2026-07-15",
    ),
    case(
        "return_detention_may",
        HELD | {"detention_place": "prison_with_prisoners"},
        False,
        "16(1)",
        id="RD-16/17",
        on=DAY,
    ),
    case(
        "return_detention_may",
        HELD | CHILD,
        True,
        "17(1): last resort, shortest time, best interests",
        id="RD-16/17",
        on=DAY,
    ),
    case(
        "return_detention_may",
        HELD | CHILD | {"return_detention_of_child_last_resort_and_shortest": False},
        False,
        "17(1)",
        id="RD-16/17",
        on=DAY,
    ),
    case(
        "return_detention_may",
        without(HELD, "unaccompanied_minor"),
        "unknown",
        "age not known: held back",
        id="RD-16/17",
        on=DAY,
    ),
    case("no_reasonable_prospect_of_removal", {"reasonable_prospect_of_removal": False}, True, "none"),
    case("no_reasonable_prospect_of_removal", {"reasonable_prospect_of_removal": True}, False, "there is one"),
    case("return_detention_order_defective", HELD | {"return_detention_unlawful_by_court": True}, True, "unlawful"),
    case("return_detention_order_defective", HELD, False, "written, with reasons"),
    # 15(5), (6)
    case("return_detention_limit", LIMIT, "2026-07-14", "six months, the first day counted"),
    case(
        "return_detention_limit",
        LIMIT | {"return_detention_months_in_national_law": 3},
        "2026-04-14",
        "national law: three months",
    ),
    case(
        "return_detention_limit",
        LIMIT | {"third_country_documents_delayed": True},
        "2027-07-14",
        "15(6)(b): eighteen months in all",
    ),
    case(
        "return_detention_limit",
        LIMIT | {"third_country_documents_delayed": True, "all_reasonable_efforts_made_for_removal": False},
        "2026-07-14",
        "no reasonable efforts, no extension",
    ),
    case(
        "return_detention_limit",
        LIMIT | {"earlier_return_detention_days": 84},
        "2026-04-21",
        "twelve weeks at the border count in",
    ),
    case("return_detention_over_limit", HELD, True, "six months and a day", on="2026-07-15"),
    case("return_detention_over_limit", HELD, False, "six months", on="2026-07-14"),
    case(
        "return_detention_review_due",
        {"return_detention_last_reviewed_on": "2026-11-02", "return_detention_review_interval_days": 30},
        "2026-12-02",
        "national interval of 30 days",
    ),
    case(
        "return_detention_review_due",
        {"return_detention_last_reviewed_on": "2026-11-05", "return_detention_review_interval_days": 30},
        "2026-12-05",
        "a Saturday: liberty does not roll",
    ),
    # 16, 17
    case(
        "return_detention_place_lawful",
        {"detention_place": "prison_apart_from_prisoners", "specialised_facility_available": False},
        True,
        "no facility, kept apart",
    ),
    case(
        "return_detention_place_lawful",
        {"detention_place": "prison_apart_from_prisoners", "specialised_facility_available": True},
        False,
        "a facility is available",
    ),
    case("held_with_ordinary_prisoners", {"detention_place": "prison_with_prisoners"}, True, "16(1)"),
    case("held_with_ordinary_prisoners", {"detention_place": "specialised_facility"}, False, "16(1)"),
    case(
        "child_detention_for_return_barred", CHILD | {"return_detention_respects_best_interests": False}, True, "17(5)"
    ),
    case("child_detention_for_return_barred", CHILD, False, "17(1)"),
    case(
        "family_accommodation_missing",
        {"detained": True, "family_with_minor": True, "separate_family_accommodation": False},
        True,
        "17(2)",
    ),
    case(
        "family_accommodation_missing",
        {"detained": True, "family_with_minor": True, "separate_family_accommodation": True},
        False,
        "separate",
    ),
]
