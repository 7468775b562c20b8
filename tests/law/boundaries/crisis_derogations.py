"""Crisis and force majeure: Articles 10 and 11 of Regulation (EU) 2024/1359, on the rules that they depart from."""

from tests.law.boundaries import case

# The Council's act: mass arrivals, from 2 November 2026 (a Monday), three months, prolonged to 2 May 2027.
COUNCIL = {
    "crisis_situation": "mass_arrivals", "crisis_applies_from": "2026-11-02", "crisis_applies_until": "2027-05-02",
    "crisis_first_applied_on": "2026-11-02", "crisis_early_start_notified_on": "none", "acting_state": "DE",
    "crisis_derogations_used": ["registration", "border_time", "border_low_rate_relief", "border_threshold_five_percent",
                                "border_up_to_fifty_percent"],
}  # fmt: skip
NO_ACT = {"crisis_situation": "none", "crisis_early_start_notified_on": "none", "acting_state": "DE"}
EARLY = NO_ACT | {"crisis_early_start_notified_on": "2026-10-19"}
REGISTERING = {
    "made_on": "2026-11-05", "arrival_kind": "inland",
    "made_to_registering_authority": True, "disproportionate_number": False,
}  # fmt: skip

# An applicant apprehended at the border, screened, of a nationality with a middling rate, no ground of Article 42
BORDER = {
    "arrival_kind": "irregular_crossing", "entry_conditions_met": False, "authorised_to_enter": False,
    "screening_ended_on": "2026-11-09", "made_on": "2026-11-05", "registered_on": "2026-11-09",
    "lodged_on": "2026-11-12", "inadmissibility_ground": "none", "ground_irrelevant_issues": False,
    "ground_inconsistent": False, "ground_misled": False, "ground_delay_removal": False, "ground_safe_country_of_origin": False,
    "ground_security": False, "ground_subsequent_admissible": False, "significant_change_in_country": False,
    "category_not_represented_by_rate": False,
    "unaccompanied_minor": False, "danger_to_the_acting_state_or_expelled_by_it": False, "minor": False, "family_with_minor": False,
    "capacity_reached_notified_this_year_on": "none", "yearly_maximum_authorised_this_year_on": "none",
    "recognition_rate": "1/2", "quarterly_data_show_new_needs": False,
    "border_limit_extended_after_relocation": False, "contingency_plan_insufficient": True,
    "medical_reasons_against_border_procedure": False, "special_reception_needs_unmet": False,
    "procedural_support_lacking_at_border_place": False, "special_procedural_needs_unsupported": False,
    "border_grounds_not_applicable": False, "detention_guarantees_not_met": False,
    "border_procedure_impossible_without_detention": False, "special_needs_identified": False,
    "date_of_birth": "1990-01-01", "family_of_child_under_twelve": False, "likely_founded": False,
    "subject_to_instrumentalisation": False,
}  # fmt: skip
MASS = COUNCIL | BORDER
LOW_RATE = MASS | {"recognition_rate": "1/10"}
INSTRUMENT = BORDER | COUNCIL | {
    "crisis_situation": "instrumentalisation", "crisis_derogations_used": ["border_instrumentalised"],
    "subject_to_instrumentalisation": True, "instrumentalisation_exit": "exclusion", "recognition_rate": "9/10",
}  # fmt: skip
CHILD = INSTRUMENT | {"date_of_birth": "2015-01-16", "minor": True, "family_with_minor": True}
ACCESS = {
    "adviser_access_limited": True, "limit_on_adviser_access_in_national_law": True,
    "limit_on_adviser_access_necessary": True, "adviser_access_severely_limited": False,
}  # fmt: skip

CASES = [
    # which cases are reached
    case("crisis_derogation_applies", COUNCIL, True, "the first day", on="2026-11-02"),
    case("crisis_derogation_applies", COUNCIL, False, "the day before", on="2026-11-01"),
    case("crisis_derogation_applies", COUNCIL, True, "the last day", on="2027-05-02"),
    case("crisis_derogation_applies", COUNCIL, False, "the day after", on="2027-05-03"),
    case("crisis_derogation_applies", NO_ACT, False, "no act of the Council"),
    case("made_while_crisis_derogation_applies", COUNCIL | {"made_on": "2026-11-02"}, True, "made on the first day"),
    case("made_while_crisis_derogation_applies", COUNCIL | {"made_on": "2026-11-01"}, False, "made the day before"),
    # 10
    case("longer_registration_may_be_used", COUNCIL | {"made_on": "2027-02-02"}, True, "last day of the initial period"),
    case("longer_registration_may_be_used", COUNCIL | {"made_on": "2027-02-03"}, False, "10(4): not in the extension"),
    case(
        "longer_registration_may_be_used", COUNCIL | {"made_on": "2027-02-03", "crisis_situation": "force_majeure"}, True,
        "10(4) is about mass arrivals alone",
    ),
    case("longer_registration_may_be_used", EARLY | {"made_on": "2026-10-20"}, True, "10(6): the day after the request"),
    case("longer_registration_may_be_used", EARLY | {"made_on": "2026-10-29"}, True, "10(6): the tenth day"),
    case("longer_registration_may_be_used", EARLY | {"made_on": "2026-10-30"}, False, "10(6): the eleventh day"),
    case("longer_registration_may_be_used", EARLY | {"made_on": "2026-10-19"}, False, "10(6): the day of the request itself"),
    case("registration_due", COUNCIL | REGISTERING, "2026-12-03", "10(1): four weeks", id="CRI-10"),
    case("registration_due", COUNCIL | REGISTERING | {"made_on": "2026-11-27"}, "2026-12-28", "25 to 27 December", id="CRI-10"),
    case("registration_due", NO_ACT | REGISTERING, "2026-11-10", "no act: five days", id="CRI-10"),
    case(
        "registration_due", COUNCIL | REGISTERING | {"disproportionate_number": True}, "2026-12-03",
        "the crisis goes before the fifteen days of 27(5)", id="CRI-10",
    ),
    case(
        "registration_due", COUNCIL | REGISTERING | {"crisis_derogations_used": ["border_time"]}, "2026-11-10",
        "the act does not authorise it", id="CRI-10",
    ),
    case(
        "registered_first_in_crisis",
        COUNCIL | {"made_on": "2026-11-05", "special_needs_identified": False, "minor": True, "family_with_minor": True}, True,
        "10(2): a minor",
    ),
    case(
        "registered_first_in_crisis",
        COUNCIL | {"made_on": "2026-11-05", "special_needs_identified": False, "minor": False, "family_with_minor": False}, False,
        "no one of 10(2)",
    ),
    case("likely_founded_registered_first", COUNCIL | {"made_on": "2026-11-05", "likely_founded": True}, True, "10(3)"),
    case("likely_founded_registered_first", COUNCIL | {"made_on": "2026-11-05", "likely_founded": False}, False, "10(3)"),
    case("applicant_rights_from_making_in_crisis", COUNCIL | {"made_on": "2026-11-05"}, True, "10(5)"),
    case("applicant_rights_from_making_in_crisis", NO_ACT | {"made_on": "2026-11-05"}, False, "the ordinary law says so by itself"),
    case(
        "crisis_information_defect", COUNCIL | {"crisis_measures_explained": ["measures", "registration_points", "duration"]}, False,
        "all three",
    ),
    case("crisis_information_defect", COUNCIL | {"crisis_measures_explained": ["measures", "duration"]}, True, "not where to register"),
    case("crisis_information_defect", NO_ACT, False, "no derogation"),
    # 11(1)
    case("border_procedure_limit", MASS, "2027-03-15", "eighteen weeks from 9 November", id="CRI-11.1"),
    case("border_procedure_limit", MASS | {"arrival_kind": "inland"}, "none", "made inland: no border procedure to prolong", id="CRI-11.1"),
    case("border_procedure_limit", NO_ACT | BORDER, "2027-02-01", "twelve weeks", id="CRI-11.1"),
    case("border_procedure_limit", MASS | {"made_on": "2026-11-01"}, "2027-02-01", "made the day before the period", id="CRI-11.1"),
    case(
        "border_procedure_limit", MASS | {"arrival_kind": "relocated", "border_limit_extended_after_relocation": True}, "2027-03-01",
        "sixteen weeks after relocation: not on top", id="CRI-11.1",
    ),
    # 11(2), 11(3)
    case("low_recognition_rate_ground_binds_at_border", LOW_RATE, False, "11(2): the contingency plan is not enough", id="CRI-11.2"),
    case(
        "low_recognition_rate_ground_binds_at_border",
        LOW_RATE | {"contingency_plan_insufficient": False, "recognition_rate": "1/20"}, True,
        "the plan is enough, and 5.00 % is within the lowered threshold", id="CRI-11.2",
    ),
    case(
        "low_recognition_rate_ground_binds_at_border",
        LOW_RATE | {"contingency_plan_insufficient": False, "recognition_rate": "501/10000"}, False, "5.01 % is above it",
        id="CRI-11.3",
    ),
    case(
        "low_recognition_rate_ground_binds_at_border", LOW_RATE | {"crisis_derogations_used": []}, True,
        "no derogation used: ground j obliges", id="CRI-11.3",
    ),
    case("low_recognition_rate_ground_binds_at_border", LOW_RATE | NO_ACT, True, "no act: ground j obliges", id="CRI-11.2"),
    case("border_procedure_must", LOW_RATE, False, "11(2): nothing else obliges", id="CRI-11.2"),
    case("border_procedure_must", LOW_RATE | {"ground_misled": True}, True, "ground c obliges all the same", id="CRI-11.2"),
    case("crisis_recognition_rate_threshold", MASS, "1/20", "mass arrivals, threshold lowered"),
    case("crisis_recognition_rate_threshold", MASS | {"crisis_situation": "force_majeure"}, "none", "11(3) is about mass arrivals"),
    # 11(4)
    case("crisis_border_ground_up_to_half", MASS, True, "50.00 %"),
    case("crisis_border_ground_up_to_half", MASS | {"recognition_rate": "5001/10000"}, False, "50.01 %"),
    case("crisis_border_ground_up_to_half", MASS | {"quarterly_data_show_new_needs": True}, False, "needs have risen"),
    case("crisis_border_ground_up_to_half", MASS, False, "after the period", on="2027-05-03"),
    case(
        "crisis_border_ground_up_to_half", MASS | {"medical_reasons_against_border_procedure": True}, False, "11(9): medical reasons",
        id="CRI-11.9",
    ),
    case(
        "crisis_border_ground_up_to_half", {k: v for k, v in MASS.items() if k != "special_reception_needs_unmet"}, "unknown",
        "nobody has looked at the support: held back", id="CRI-11.9",
    ),
    case("border_merits_ground", MASS, True, "11(4): a rate of 50 %", id="CRI-11.4"),
    case("border_merits_ground", MASS | {"recognition_rate": "5001/10000"}, False, "no ground at all", id="CRI-11.4"),
    case("border_merits_ground", MASS | {"unaccompanied_minor": True}, False, "53(1) is not derogated from", id="CRI-11.4"),
    case("border_procedure_may", MASS, True, "11(4)", id="CRI-11.4"),
    case("border_procedure_may", NO_ACT | BORDER, False, "no act, no ground", id="CRI-11.4"),
    case(
        "border_procedure_may", MASS | {"special_procedural_needs_unsupported": True}, False,
        "11(10): the guarantees of APR chapter II stay, here 21(2)", id="CRI-11.4",
    ),
    # 11(6) to (8)
    case("instrumentalisation_derogation_reaches_person", INSTRUMENT, True, "apprehended near the border"),
    case("instrumentalisation_derogation_reaches_person", INSTRUMENT | {"arrival_kind": "inland"}, False, "found inland"),
    case("instrumentalisation_derogation_reaches_person", INSTRUMENT | {"subject_to_instrumentalisation": False}, False, "not named"),
    case("crisis_border_ground_instrumentalised", INSTRUMENT, True, "registered in the period"),
    case(
        "crisis_border_ground_instrumentalised", INSTRUMENT | {"registered_on": "2027-05-03", "lodged_on": "2027-05-04"}, False,
        "registered after it",
    ),
    case("crisis_border_ground_instrumentalised", MASS, False, "mass arrivals are another derogation"),
    case(
        "crisis_border_ground_instrumentalised", INSTRUMENT | {"procedural_support_lacking_at_border_place": True}, False,
        "11(9): the support is lacking", id="CRI-11.9",
    ),
    case("border_merits_ground", INSTRUMENT, True, "11(6): all applications, whatever the rate", id="CRI-11.6-8"),
    case("child_under_twelve", CHILD, True, "eleven years and 364 days", on="2027-01-15"),
    case("child_under_twelve", CHILD, False, "twelve today", on="2027-01-16"),
    case("instrumentalised_children_and_special_needs_outside", CHILD, True, "11(7)(a): excluded", on="2027-01-15"),
    case("instrumentalised_children_and_special_needs_outside", CHILD, False, "twelve years old", on="2027-01-16"),
    case(
        "instrumentalised_children_and_special_needs_outside",
        CHILD | {"instrumentalisation_exit": "exit_if_likely_founded", "likely_founded": False}, False, "11(7)(b): not likely founded",
    ),
    case(
        "instrumentalised_children_and_special_needs_outside",
        CHILD | {"instrumentalisation_exit": "exit_if_likely_founded", "likely_founded": True}, True, "11(7)(b): likely founded",
    ),
    case(
        "instrumentalised_children_and_special_needs_outside", CHILD | {"ground_security": True}, False,
        "11(7), last sentence: the mandatory border procedure stays",
    ),
    case("border_procedure_may", INSTRUMENT, True, "an adult without special needs", id="CRI-11.6-8"),
    case("border_procedure_may", CHILD, False, "a child of eleven is excluded", id="CRI-11.6-8"),
    case(
        "border_procedure_may", INSTRUMENT | {"special_needs_identified": True}, False, "special needs are excluded too",
        id="CRI-11.6-8",
    ),
    case(
        "border_procedure_may", {k: v for k, v in INSTRUMENT.items() if k != "special_needs_identified"}, "unknown",
        "special needs not looked at: held back", id="CRI-11.6-8",
    ),
    case("grounds_for_border_procedure_gone", INSTRUMENT | {"border_grounds_not_applicable": True}, False, "11(6)", id="CRI-11.6-8"),
    case("grounds_for_border_procedure_gone", NO_ACT | BORDER | {"border_grounds_not_applicable": True}, True, "53(2)(a)",
         id="CRI-11.6-8"),
    case("border_procedure_stopped", CHILD, True, "a child of eleven leaves", id="CRI-11.6-8"),
    case("border_procedure_stopped", INSTRUMENT, False, "an adult stays", id="CRI-11.6-8"),
    # 11(5), 11(9) to (11)
    case("medical_reasons_or_lack_of_support_in_crisis", MASS | {"special_reception_needs_unmet": True}, True, "11(9)"),
    case("medical_reasons_or_lack_of_support_in_crisis", MASS, False, "nothing against it"),
    case("examined_first_in_crisis", MASS | {"minor": True}, True, "11(5): a minor"),
    case("examined_first_in_crisis", MASS, False, "nobody of 11(5)"),
    case("examined_first_in_crisis", INSTRUMENT | {"minor": True}, False, "11(5), first sentence, does not name 11(6)"),
    case("likely_founded_examined_first_in_crisis", MASS | {"likely_founded": True}, True, "11(5)"),
    case("likely_founded_examined_first_in_crisis", INSTRUMENT | {"likely_founded": True}, True, "11(5) names 11(6) here"),
    case("likely_founded_examined_first_in_crisis", MASS, False, "not likely founded"),
    case("adviser_access_defect_in_crisis", COUNCIL | ACCESS | {"limit_on_adviser_access_in_national_law": False}, True, "11(10)"),
    case("adviser_access_defect_in_crisis", COUNCIL | ACCESS, False, "by law, necessary, not severe"),
    case(
        "rest_completed_on_the_territory", MASS | {"responsibility_determination_ongoing": True}, True, "day after eighteen weeks",
        on="2027-03-16",
    ),
    case(
        "rest_completed_on_the_territory", MASS | {"responsibility_determination_ongoing": True}, False, "the last day",
        on="2027-03-15",
    ),
]  # fmt: skip
