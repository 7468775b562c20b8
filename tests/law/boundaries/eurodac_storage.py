"""Eurodac, storage and use: Regulation (EU) 2024/1358, Articles 3, 16, 17, 25 to 33 and 40."""

from tests.law.boundaries import case

SENT = {"biometrics_sent_on": "2026-07-15"}
AT, IN_72_HOURS = "2026-07-13T10:00Z", "2026-07-16T10:00Z"
ALL_ITEMS = [
    "fingerprints", "facial_image", "names", "nationalities", "birth_date", "birth_place", "origin_place_and_date", "sex",
    "reference_number", "date_taken", "date_sent", "operator",
]  # fmt: skip
RECORD = {"eurodac_items": ALL_ITEMS, "document_details_available": False, "document_scan_available": False}
FLAG = {
    "eurodac_category": "applicant", "security_check_basis": "screening", "check_finds_internal_security_threat": True,
    "security_circumstances": ["armed"], "security_threat_no_longer_given": False,
}  # fmt: skip
MOVED = {
    "arrived_after_transfer_on": "none", "arrival_date_entered": False, "left_territory_on": "none",
    "removed_after_rejection_on": "none", "departure_date_entered": False,
}  # fmt: skip
CITIZEN = {
    "eurodac_category": "applicant",
    "citizenship_acquired_on": "2028-05-02",
    "citizenship_known_to_origin_state": True,
}
QUERY = {
    "query_reasoned_electronic_request": True, "national_databases_checked": True, "prum_systems_checked_or_excused": True,
    "cir_shows_eurodac_data": False, "query_for_terrorism_or_serious_crime": True, "query_in_specific_case": True,
    "query_would_contribute_substantially": True, "verifying_authority_agrees": True, "query_exceptional_urgency": False,
    "query_concerns_child_under_14": False, "additional_grounds_for_child_under_14": False,
}  # fmt: skip
RELOCATION = {
    "relocation_file_received_on": "2026-10-05", "relocation_refused_on": "none", "relocation_reply_deferred_on": "none",
    "relocation_complex_or_many_cases": False, "relocation_state": "DE", "relocation_confirmed_on": "2026-10-12",
}  # fmt: skip


def kept(rule, category, day, why):
    """Kept until that day for the category, and nothing said for another one."""
    other = "irregular_stay" if category == "applicant" else "applicant"
    return [
        case(rule, SENT | {"eurodac_category": category}, day, why),
        case(rule, SENT | {"eurodac_category": other}, "none", "another category"),
    ]


def notice(rule, moment):
    """Eurodac has 72 hours from that moment."""
    return [case(rule, {moment: AT}, IN_72_HOURS, "72 hours"), case(rule, {moment: "none"}, "none", "nothing to tell")]


CASES = [
    # 29
    *kept("applicant_data_kept_until", "applicant", "2036-07-15", "ten years"),
    *kept("resettled_person_data_kept_until", "resettlement_admitted", "2031-07-15", "five years"),
    *kept("refused_resettlement_data_kept_until", "resettlement_refused", "2029-07-15", "three years, on a Sunday"),
    *kept("national_resettlement_data_kept_until", "national_resettlement", "2031-07-15", "five years"),
    *kept("irregular_crossing_data_kept_until", "irregular_crossing", "2031-07-15", "five years"),
    *kept("irregular_stay_data_kept_until", "irregular_stay", "2031-07-15", "five years"),
    *kept("disembarked_person_data_kept_until", "search_and_rescue", "2031-07-15", "five years"),
    case(
        "applicant_data_kept_until",
        {"eurodac_category": "applicant", "biometrics_sent_on": "2028-02-29"},
        "2038-02-28",
        "no 29 February in 2038",
    ),
    case("candidate_biometrics_not_stored", {"eurodac_category": "resettlement_in_procedure"}, True, "29(2)"),
    case("candidate_biometrics_not_stored", {"eurodac_category": "resettlement_admitted"}, False, "29(3)"),
    case(
        "temporary_protection_data_kept_until",
        {
            "eurodac_category": "temporary_protection",
            "protected_under_2022_382": False,
            "biometrics_sent_on": "2029-09-03",
            "temporary_protection_decision_in_force_on": "2029-08-01",
            "temporary_protection_years_prolonged": 0,
        },
        "2030-08-01",
        "a year from the Council's decision",
    ),
    case(
        "temporary_protection_data_kept_until",
        {
            "eurodac_category": "temporary_protection",
            "protected_under_2022_382": False,
            "biometrics_sent_on": "2029-09-03",
            "temporary_protection_decision_in_force_on": "2029-08-01",
            "temporary_protection_years_prolonged": 2,
        },
        "2032-08-01",
        "prolonged twice",
    ),
    case(
        "temporary_protection_data_kept_until",
        {
            "eurodac_category": "temporary_protection",
            "protected_under_2022_382": True,
            "biometrics_sent_on": "2029-09-03",
        },
        "none",
        "never under 2022/382",
    ),
    # 30
    case("citizens_data_erased_must", CITIZEN, True, "a citizen now, and known"),
    case("citizens_data_erased_must", CITIZEN | {"citizenship_known_to_origin_state": False}, False, "not known yet"),
    case(
        "citizens_data_erased_must",
        CITIZEN | {"eurodac_category": "resettlement_refused"},
        False,
        "30(1) does not name the period of 29(4)",
    ),
    *notice("early_erasure_notice_due", "early_erasure_at"),
    # 3(6), 17
    case("datasets_linked_must", {"datasets_match": True}, True, "one person, two sets"),
    case("datasets_linked_must", {"datasets_match": False}, False, "no match"),
    case("applicant_record_complete", RECORD, True, "all of the list, no document at hand"),
    case("applicant_record_complete", RECORD | {"eurodac_items": ALL_ITEMS[1:]}, False, "no fingerprints"),
    case(
        "applicant_record_complete",
        RECORD | {"document_scan_available": True},
        False,
        "a scan is at hand and was not entered",
    ),
    case(
        "applicant_record_complete",
        RECORD | {"document_details_available": True},
        False,
        "document details are at hand",
    ),
    # the security flag
    case("security_flag_recorded", FLAG, True, "screening found a threat, the person is armed"),
    case("security_flag_recorded", FLAG | {"security_circumstances": []}, False, "none of the four circumstances"),
    case(
        "security_flag_recorded",
        FLAG | {"check_finds_internal_security_threat": False},
        False,
        "the check found nothing",
    ),
    case("security_flag_recorded", FLAG | {"security_check_basis": "none"}, False, "no check"),
    case(
        "security_flag_recorded",
        FLAG | {"eurodac_category": "irregular_crossing", "security_check_basis": "apr_9_5"},
        False,
        "that check concerns applicants",
    ),
    case("security_flag_recorded", FLAG | {"security_check_basis": "check_when_taken"}, False, "23(3)(e) only"),
    case(
        "security_flag_recorded",
        FLAG | {"eurodac_category": "irregular_stay", "security_check_basis": "check_when_taken"},
        True,
        "23(3)(e)",
    ),
    case("security_flag_recorded", FLAG | {"eurodac_category": "national_resettlement"}, False, "no such field"),
    case(
        "security_flag_recorded",
        FLAG | {"security_threat_no_longer_given": True},
        False,
        "to be deleted",
        id="EUD-flag",
    ),
    case(
        "security_flag_recorded",
        {k: v for k, v in FLAG.items() if k != "security_threat_no_longer_given"},
        "unknown",
        "nobody has said whether the threat persists",
        id="EUD-flag",
    ),
    case("security_flag_to_be_deleted", {"security_threat_no_longer_given": True}, True, "17(4)"),
    case("security_flag_to_be_deleted", {"security_threat_no_longer_given": False}, False, "persists"),
    *notice("security_flag_deletion_notice_due", "security_flag_deleted_at"),
    # 16, 25
    case(
        "responsible_state_entry_missing",
        {"responsible_state_determined": True, "responsible_state_entered": False},
        True,
        "determined, not entered",
    ),
    case(
        "responsible_state_entry_missing",
        {"responsible_state_determined": False, "responsible_state_entered": False},
        False,
        "not determined",
    ),
    case(
        "movement_entry_missing", MOVED | {"arrived_after_transfer_on": "2026-07-13"}, True, "arrived, no date entered"
    ),
    case(
        "movement_entry_missing", MOVED | {"removed_after_rejection_on": "2026-07-13"}, True, "removed, no date entered"
    ),
    case(
        "movement_entry_missing",
        MOVED | {"left_territory_on": "2026-07-13", "departure_date_entered": True},
        False,
        "entered",
    ),
    *notice("responsible_state_notice_due", "status_data_received_at"),
    case(
        "relocation_state_entry_missing",
        RELOCATION | {"relocation_state_entered": False},
        True,
        "bound to relocate, not entered",
    ),
    case("relocation_state_entry_missing", RELOCATION | {"relocation_state_entered": True}, False, "entered"),
    case(
        "relocation_arrival_entry_missing",
        {"relocated_on": "2026-11-09", "relocation_arrival_data_sent": False},
        True,
        "arrived",
    ),
    case(
        "relocation_arrival_entry_missing",
        {"relocated_on": "none", "relocation_arrival_data_sent": False},
        False,
        "not arrived",
    ),
    # 27, 31
    case("hit_prevails", {"hit_serves_responsibility": True}, True, "27(5)"),
    case("hit_prevails", {"hit_serves_responsibility": False}, False, "another purpose"),
    case(
        "protection_mark_must",
        {"eurodac_category": "applicant", "protection_granted_by_origin_state": True, "status_withdrawn": False},
        True,
        "31(1)",
    ),
    case(
        "protection_mark_must",
        {"eurodac_category": "applicant", "protection_granted_by_origin_state": True, "status_withdrawn": True},
        False,
        "31(3)",
    ),
    case(
        "residence_mark_must",
        {"eurodac_category": "search_and_rescue", "residence_permit_issued_by_origin_state": True},
        True,
        "31(4)",
    ),
    case(
        "residence_mark_must",
        {"eurodac_category": "applicant", "residence_permit_issued_by_origin_state": True},
        False,
        "31(4) names the data of 22, 23 and 24 only",
    ),
    *notice("mark_notice_due", "data_marked_at"),
    # 32, 33, 40
    case("law_enforcement_comparison_may", QUERY, True, "every condition met"),
    case(
        "law_enforcement_comparison_may",
        QUERY | {"query_in_specific_case": False},
        False,
        "a search without a specific case",
    ),
    case("law_enforcement_comparison_may", QUERY | {"national_databases_checked": False}, False, "no prior check"),
    case(
        "law_enforcement_comparison_may",
        QUERY | {"national_databases_checked": False, "cir_shows_eurodac_data": True},
        True,
        "33(2): the identity repository showed that there are data",
    ),
    case("law_enforcement_comparison_may", QUERY | {"verifying_authority_agrees": False}, False, "not verified"),
    case(
        "law_enforcement_comparison_may",
        QUERY | {"verifying_authority_agrees": False, "query_exceptional_urgency": True},
        True,
        "32(4): verified afterwards",
    ),
    case(
        "law_enforcement_comparison_may",
        QUERY | {"query_concerns_child_under_14": True},
        False,
        "14(3)",
        id="EUD-33",
    ),
    case(
        "law_enforcement_comparison_may",
        {k: v for k, v in QUERY.items() if k != "query_concerns_child_under_14"},
        "unknown",
        "not known whether a child under 14: held back",
        id="EUD-33",
    ),
    case(
        "child_under_14_without_additional_grounds",
        {"query_concerns_child_under_14": True, "additional_grounds_for_child_under_14": False},
        True,
        "no additional grounds",
    ),
    case(
        "child_under_14_without_additional_grounds",
        {"query_concerns_child_under_14": True, "additional_grounds_for_child_under_14": True},
        False,
        "additional grounds",
    ),
    case(
        "data_may_be_changed_by_acting_state",
        {"acting_state": "IT", "state_of_origin_of_data": "IT"},
        True,
        "its own data",
    ),
    case(
        "data_may_be_changed_by_acting_state",
        {"acting_state": "DE", "state_of_origin_of_data": "IT"},
        False,
        "another State's",
    ),
]
