"""The file of a screening: Regulation (EU) 2024/1356, Articles 8(5), 8(6) and 10 to 17."""

from tests.law.boundaries import case

RESCUED = {
    "arrival_kind": "search_and_rescue", "disembarked_on": "2026-07-06", "entry_conditions_met": False, "made_on": "none",
    "entry_authorised_under": "none", "screening_left_out_for_criminal_case": False, "acting_state": "DE",
}  # fmt: skip
BUT_HEALTH = ["vulnerability", "identity", "biometrics", "security", "form", "referral"]
INFORMED = RESCUED | {
    "screening_information_given": ["screening_itself", "right_to_apply", "rights_and_duties", "data_protection"],
    "screening_information_understood_and_written": True, "further_screening_information_called_for": False,
    "minor": False,
}  # fmt: skip
ACCESS = {
    "adviser_access_limited": True, "limit_on_adviser_access_in_national_law": True,
    "limit_on_adviser_access_necessary": True, "adviser_access_severely_limited": False,
}  # fmt: skip
MONITOR = {
    "monitoring_covers_border_procedure": True,
    "monitoring_features": ["independent", "access_to_places", "access_to_persons", "access_to_documents", "unannounced_checks",
                            "yearly_recommendations", "follow_up_of_allegations", "adequate_means", "ombuds_bodies_take_part"],
}  # fmt: skip
OLD_SYSTEMS = ["SIS", "VIS", "Europol", "Interpol"]
NEW_SYSTEMS = ["EES", "ETIAS", "ETIAS_watchlist", "ECRIS_TCN"]
SECURITY = RESCUED | {
    "security_databases_consulted": OLD_SYSTEMS + NEW_SYSTEMS, "information_systems_in_operation": NEW_SYSTEMS,
    "interpol_query_would_reveal": False,
}  # fmt: skip
FORM = RESCUED | {
    "identity_marked_confirmed_or_declared": True,
    "screening_form_items": ["name_birth_gender", "nationality_residence_languages", "reason_for_screening", "health",
                             "vulnerability", "application_made", "family_in_member_states", "security_hit", "cooperation"],
}  # fmt: skip
CHILD = RESCUED | {
    "minor": True, "unaccompanied_minor": True, "screening_companion": "trained_person", "companion_takes_part_in_screening": False,
}  # fmt: skip
FAMILY_CHILD = CHILD | {"unaccompanied_minor": False, "adult_family_member_present": True}


def without(facts, name, option):
    """The facts with one option taken out of a set."""
    return facts | {name: [o for o in facts[name] if o != option]}


CASES = [
    case(
        "screening_complete", RESCUED | {"screening_elements_recorded": ["health", *BUT_HEALTH], "no_further_health_check_needed": False},
        True, "seven of seven",
    ),
    case(
        "screening_complete", RESCUED | {"screening_elements_recorded": BUT_HEALTH, "no_further_health_check_needed": False}, False,
        "six of seven: the health check is missing",
    ),
    case(
        "screening_complete", RESCUED | {"screening_elements_recorded": BUT_HEALTH, "no_further_health_check_needed": True}, True,
        "12(1): medical staff found no further check needed",
    ),
    case(
        "screening_complete",
        RESCUED | {"screening_elements_recorded": ["health", *BUT_HEALTH[:-1]], "no_further_health_check_needed": False}, False,
        "no referral",
    ),
    case("adviser_access_defect_in_screening", RESCUED | ACCESS | {"limit_on_adviser_access_necessary": False}, True, "no reason"),
    case("adviser_access_defect_in_screening", RESCUED | ACCESS | {"adviser_access_severely_limited": True}, True, "impossible"),
    case("adviser_access_defect_in_screening", RESCUED | ACCESS, False, "necessary, by law, not severe"),
    case("adviser_access_defect_in_screening", RESCUED | ACCESS | {"adviser_access_limited": False}, False, "not limited"),
    case("monitoring_mechanism_complete", MONITOR, True, "all features, border procedure covered"),
    case("monitoring_mechanism_complete", without(MONITOR, "monitoring_features", "unannounced_checks"), False, "none unannounced"),
    case("monitoring_mechanism_complete", MONITOR | {"monitoring_covers_border_procedure": False}, False, "APR 43(4)"),
    case("screening_information_complete", INFORMED, True, "four points, written, understood"),
    case(
        "screening_information_complete", without(INFORMED, "screening_information_given", "right_to_apply"), False,
        "not told of the right to apply",
    ),
    case("screening_information_complete", INFORMED | {"screening_information_given": []}, False, "no record of information"),
    case(
        "screening_information_complete",
        INFORMED | {"further_screening_information_called_for": True, "further_screening_information_given": False}, False,
        "11(2): nothing on return",
    ),
    case(
        "screening_information_complete", INFORMED | {"minor": True, "screening_information_child_friendly": False}, False,
        "11(3): not fit for a child",
    ),
    case(
        "health_and_vulnerability_checked",
        RESCUED | {"health_check_by_qualified_medical_staff": True, "no_further_health_check_needed": False,
                   "vulnerability_check_by_trained_staff": True},
        True, "both by the right staff",
    ),
    case(
        "health_and_vulnerability_checked",
        RESCUED | {"health_check_by_qualified_medical_staff": True, "no_further_health_check_needed": False,
                   "vulnerability_check_by_trained_staff": False},
        False, "vulnerability check by untrained staff",
    ),
    case("support_owed_in_screening", RESCUED | {"vulnerability_indications": ["torture_or_ill_treatment"]}, True, "12(4)"),
    case("support_owed_in_screening", RESCUED | {"vulnerability_indications": []}, False, "no indication"),
    case(
        "screening_support_defect",
        RESCUED | {"vulnerability_indications": ["special_reception_needs"], "timely_support_given": False, "minor": False},
        True, "support owed and not given",
    ),
    case(
        "screening_support_defect",
        RESCUED | {"vulnerability_indications": ["special_reception_needs"], "timely_support_given": True, "minor": False},
        False, "given",
    ),
    case(
        "screening_support_defect",
        RESCUED | {"vulnerability_indications": ["special_reception_needs"], "timely_support_given": True, "minor": True,
                   "child_support_by_trained_staff_with_child_protection": False},
        True, "a child, without child protection",
    ),
    case("child_accompaniment_defect", CHILD, False, "a trained person, independent"),
    case("child_accompaniment_defect", CHILD | {"screening_companion": "none"}, True, "nobody"),
    case("child_accompaniment_defect", CHILD | {"companion_takes_part_in_screening": True}, True, "13(4): one of the screeners"),
    case("child_accompaniment_defect", FAMILY_CHILD | {"accompanied_by_adult_family_member": False}, True, "13(2)"),
    case("child_accompaniment_defect", FAMILY_CHILD | {"accompanied_by_adult_family_member": True}, False, "13(2)"),
    case(
        "too_many_minors_per_companion",
        RESCUED | {"minors_represented_at_once": 30, "unaccompanied_minors_exceptional": False}, False, "the thirtieth child",
    ),
    case(
        "too_many_minors_per_companion",
        RESCUED | {"minors_represented_at_once": 31, "unaccompanied_minors_exceptional": False}, True, "the thirty-first",
    ),
    case(
        "too_many_minors_per_companion",
        RESCUED | {"minors_represented_at_once": 31, "unaccompanied_minors_exceptional": True}, False, "not normal circumstances",
    ),
    case("security_check_complete", SECURITY, True, "all databases"),
    case("security_check_complete", without(SECURITY, "security_databases_consulted", "SIS"), False, "no SIS"),
    case(
        "security_check_complete", SECURITY | {"security_databases_consulted": OLD_SYSTEMS, "information_systems_in_operation": []},
        True, "25: the new systems only once they operate",
    ),
    case("security_check_complete", without(SECURITY, "security_databases_consulted", "ETIAS_watchlist"), False, "no watchlist"),
    case("security_check_complete", without(SECURITY, "security_databases_consulted", "Interpol"), False, "no Interpol, no reason"),
    case(
        "security_check_complete",
        without(SECURITY, "security_databases_consulted", "Interpol") | {"interpol_query_would_reveal": True}, True, "16(6)",
    ),
    case("interpol_query_barred", RESCUED | {"interpol_query_would_reveal": True}, True, "the owner of the alert would learn"),
    case("interpol_query_barred", RESCUED | {"interpol_query_would_reveal": False}, False, "nothing is revealed"),
    case("security_data_beyond_limits", RESCUED | {"security_data_returned": ["refusal_on_security_grounds"]}, False, "15(3)"),
    case("security_data_beyond_limits", RESCUED | {"security_data_returned": ["other_conviction"]}, True, "15(4): a lesser offence"),
    case("screening_form_complete", FORM, True, "nine points, marked"),
    case("screening_form_complete", without(FORM, "screening_form_items", "vulnerability"), False, "eight points"),
    case("screening_form_complete", FORM | {"identity_marked_confirmed_or_declared": False}, False, "not marked"),
    case("screening_form_copy_defect", RESCUED | {"form_copy_given": True, "form_copy_shows_security_hit": True}, True, "shows the hit"),
    case("screening_form_copy_defect", RESCUED | {"form_copy_given": True, "form_copy_shows_security_hit": False}, False, "as it must be"),
    case("screening_form_copy_defect", RESCUED | {"form_copy_given": False, "form_copy_shows_security_hit": False}, True, "no copy"),
    case("screening_form_may_be_sent_on", FORM | {"person_could_contest_form": True}, True, "complete, and could be contested"),
    case("screening_form_may_be_sent_on", FORM | {"person_could_contest_form": False}, False, "sent on too early"),
]  # fmt: skip
