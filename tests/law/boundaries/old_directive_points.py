"""Both sides of what decided cases settled under Directives 2013/32 and 2013/33."""

from tests.law.boundaries import case

MADE = {
    "acting_state": "DE",
    "made_on": "2024-03-01",
    "large_number_of_applicants_at_once": False,
    "wish_declared_to": "police",
}
GROUND = {
    "lodged_on": "2024-03-01",
    "third_country_connection_criteria_in_law": True,
    "third_country_applied_individually": True,
}
SANCTION = {"reduction_justified_and_proportionate": True, "reception_decision_individual_and_reasoned": True}
APPLICANT = {"made_on": "2024-03-01", "final_decision_on": "none", "withdrawn_on": "none", "transferred_on": "none"}
THEN = "2024-05-02"

CASES = [
    case("directive_application_made", {"wish_declared_to": "detention_judge"}, True, "a judge", on=THEN),
    case("directive_application_made", {"wish_declared_to": "none_of_these"}, False, "nobody with such a task", on=THEN),
    case("directive_registration_due", MADE | {"wish_declared_to": "registering_authority"}, "2024-03-06", "three working days"),
    case("directive_registration_due", MADE, "2024-03-11", "six working days"),
    case("directive_registration_due", MADE | {"large_number_of_applicants_at_once": True}, "2024-03-15", "ten working days"),
    case("directive_border_procedure_limit", {"lodged_on": "2024-03-01"}, "2024-03-29", "four weeks; Good Friday stays"),
    case("directive_border_procedure_limit", {"lodged_on": "2024-03-02"}, "2024-03-30", "four weeks; a Saturday stays"),
    case("directive_border_procedure_limit", {"lodged_on": "2026-06-12"}, "none", "the Regulation governs"),
    case("directive_inadmissible_may", GROUND | {"directive_inadmissibility_ground": "subsequent_without_new_elements"}, True, "(d)"),
    case("directive_inadmissible_may", GROUND | {"directive_inadmissibility_ground": "safe_transit_country"}, False, "not in the list"),
    case("directive_inadmissible_may", GROUND | {"directive_inadmissibility_ground": "parents_protected_in_other_member_state"}, False,
         "(a) is about the applicant"),
    case("directive_inadmissible_may", GROUND | {"directive_inadmissibility_ground": "safe_third_country"}, True, "(c)"),
    case("directive_inadmissible_may",
         GROUND | {"directive_inadmissibility_ground": "safe_third_country", "third_country_connection_criteria_in_law": False}, False,
         "no criteria in law"),
    case("directive_extension_for_numbers_may",
         {"lodged_on": "2024-03-01", "rise_in_applications": "sudden_and_significant", "six_months_very_difficult": True}, True, "both"),
    case("directive_extension_for_numbers_may",
         {"lodged_on": "2024-03-01", "rise_in_applications": "gradual", "six_months_very_difficult": True}, False, "gradual"),
    case("directive_extension_for_numbers_may",
         {"lodged_on": "2024-03-01", "rise_in_applications": "sudden_and_significant", "six_months_very_difficult": False}, False,
         "not very difficult"),
    case("directive_confinement_is_detention", {"confined_to_one_place": True, "may_lawfully_leave_the_place": False}, True, "closed",
         on=THEN),
    case("directive_confinement_is_detention", {"confined_to_one_place": True, "may_lawfully_leave_the_place": True}, False,
         "free to leave lawfully", on=THEN),
    case("directive_detention_ground_given", {"directive_detention_ground": "identity"}, True, "(a)", on=THEN),
    case("directive_detention_ground_given", {"directive_detention_ground": "no_reception_places"}, False, "no places", on=THEN),
    case("directive_detention_ground_given",
         {"directive_detention_ground": "return_and_delaying_application", "application_only_to_delay_return": False}, False, "(d) not shown",
         on=THEN),
    case("directive_detention_ground_given",
         {"directive_detention_ground": "return_and_delaying_application", "application_only_to_delay_return": True}, True, "(d) shown",
         on=THEN),
    case("directive_reception_sanction_permitted", SANCTION | {"reception_sanction": "reduction_of_daily_allowance"}, True, "allowance",
         on=THEN),
    case("directive_reception_sanction_permitted", SANCTION | {"reception_sanction": "withdrawal_of_housing_food_or_clothing"}, False,
         "dignity", on=THEN),
    case("directive_reception_owed", APPLICANT, True, "an applicant", on=THEN),
    case("directive_reception_owed", APPLICANT | {"transferred_on": "2024-05-01"}, False, "transferred", on=THEN),
]  # fmt: skip
