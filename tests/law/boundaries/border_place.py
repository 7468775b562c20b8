"""Where the asylum border procedure takes place, families and minors."""

from tests.law.boundaries import case
from tests.law.boundaries.border_procedure import CASE, without

HELD = {**CASE, "held_in_border_procedure": True}
FAMILY = {**HELD, "family_with_minor": True}
RELATIVE = {
    **HELD,
    "family_existed_before_entry": True,
    "relative_present_as_applicant": True,
    "minor": True,
    "applicant_unmarried": True,
    "relative_minor": True,
    "relative_unmarried": True,
    "stable_partners_treated_as_spouses": False,
}

CASES = [
    case("minors_examined_first_at_border", FAMILY, True, "44(3)"),
    case("minors_examined_first_at_border", {**HELD, "family_with_minor": False}, False, "no minor"),
    case("better_prospects_may_go_first_at_border", {**HELD, "better_prospects_of_return": True}, True, "44(3)"),
    case("better_prospects_may_go_first_at_border", {**HELD, "better_prospects_of_return": False}, False, "not so"),
    case("family_member_for_border_unity", {**RELATIVE, "border_family_relation": "spouse"}, True, "45(3)(a)"),
    case(
        "family_member_for_border_unity",
        {**RELATIVE, "border_family_relation": "spouse", "family_existed_before_entry": False},
        False,
        "the family was founded after entry",
    ),
    case(
        "family_member_for_border_unity",
        {**RELATIVE, "border_family_relation": "partner"},
        False,
        "the State does not treat couples alike",
    ),
    case(
        "family_member_for_border_unity",
        {**RELATIVE, "border_family_relation": "child", "relative_unmarried": False},
        False,
        "a married child",
    ),
    case("family_member_for_border_unity", {**RELATIVE, "border_family_relation": "child"}, True, "45(3)(b)"),
    case("family_member_for_border_unity", {**RELATIVE, "border_family_relation": "parent"}, True, "45(3)(c)"),
    case(
        "family_member_for_border_unity",
        {**RELATIVE, "border_family_relation": "parent", "minor": False},
        False,
        "parent of an adult",
    ),
    case("family_member_for_border_unity", {**RELATIVE, "border_family_relation": "sibling"}, True, "45(3)(d)"),
    case(
        "family_member_for_border_unity",
        {**RELATIVE, "border_family_relation": "sibling", "relative_minor": False},
        False,
        "an adult sibling",
    ),
    case("family_member_for_border_unity", {**RELATIVE, "border_family_relation": "other"}, False, "not in the list"),
    case(
        "border_family_unity_owed",
        {**RELATIVE, "border_family_relation": "spouse", "ground_security": True},
        True,
        "ground f",
    ),
    case("border_family_unity_owed", {**RELATIVE, "border_family_relation": "spouse"}, False, "45(2) is for ground f"),
    case(
        "family_suspension_to_be_recommended",
        {"family_place_shortcomings_indicated": True, "family_suspension_recommended": False},
        True,
        "grounds, no recommendation yet",
    ),
    case(
        "family_suspension_to_be_recommended",
        {"family_place_shortcomings_indicated": True, "family_suspension_recommended": True},
        False,
        "recommended",
    ),
    case("family_suspension_to_be_weighed", {**FAMILY, "family_suspension_recommended": True}, True, "45(4)"),
    case("family_suspension_to_be_weighed", {**FAMILY, "family_suspension_recommended": False}, False, "none"),
    case("must_stay_at_border_place", HELD, True, "54(1)"),
    case("must_stay_at_border_place", {**HELD, "held_in_border_procedure": False}, False, "no border procedure"),
    case(
        "must_stay_at_border_place",
        {**HELD, "special_reception_needs_unmet": True},
        False,
        "53(2)(b)",
        id="APR-53.2-exit",
    ),
    case(
        "must_stay_at_border_place",
        without(HELD, "special_reception_needs_unmet"),
        "unknown",
        "53(2)(b) unknown: held back",
        id="APR-53.2-exit",
    ),
    case(
        "family_border_place_defect",
        {**FAMILY, "child_best_interests_assessed_for_border_place": True, "family_facility_adequate": True},
        False,
        "assessed and adequate",
    ),
    case(
        "family_border_place_defect",
        {**FAMILY, "child_best_interests_assessed_for_border_place": False, "family_facility_adequate": True},
        True,
        "best interests not assessed",
    ),
    case(
        "family_border_place_defect",
        {**FAMILY, "child_best_interests_assessed_for_border_place": True, "family_facility_adequate": False},
        True,
        "facility not adequate",
    ),
    case(
        "border_place_change_notice_due",
        {"border_place_changed_on": "2026-07-31", "acting_state": "DE"},
        "2026-09-30",
        "two months, a Wednesday; no 31 September",
    ),
    case(
        "border_place_change_notice_due",
        {"border_place_changed_on": "2026-08-03", "acting_state": "DE"},
        "2026-10-05",
        "3 October is a Saturday and a holiday: Monday",
    ),
    case(
        "border_place_change_notice_due",
        {"border_place_changed_on": "2026-06-11", "acting_state": "DE"},
        "none",
        "before the Regulation applies",
    ),
    case("move_is_no_entry", {**HELD, "move_purpose": "medical_care"}, True, "hospital inland: still border procedure"),
    case("move_is_no_entry", {**HELD, "move_purpose": "other"}, False, "54(5) does not name it"),
    case("stay_at_border_place_is_no_entry", HELD, True, "54(4)"),
    case("stay_at_border_place_is_no_entry", {**HELD, "held_in_border_procedure": False}, False, "no such duty"),
]
