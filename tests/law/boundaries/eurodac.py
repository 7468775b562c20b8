"""Eurodac, taking and sending: Regulation (EU) 2024/1358, Articles 13 to 26."""

from tests.law.boundaries import case

AT, HEALTH_END = "2026-07-13T10:00Z", "2026-07-20T08:00Z"
# 72 hours, 72 + 48 hours, and 48 hours after the health measures
ON_TIME, LONGER, AFTER_HEALTH = "2026-07-16T10:00Z", "2026-07-18T10:00Z", "2026-07-22T08:00Z"
CLEAR = {
    "aged_six_or_over": True, "health_measures_prevent_taking": False, "health_measures_ended_at": "none",
    "serious_technical_problems": False,
}  # fmt: skip
APPLICANT = CLEAR | {"made_at_border_without_entry_conditions": False, "registered_at": AT}
CROSSING = CLEAR | {
    "turned_back_and_gone": False, "held_from_apprehension_to_removal": False, "held_over_72_hours": False, "apprehended_at": AT,
}  # fmt: skip
STAY = CLEAR | {"found_irregular_at": AT}
RESCUED = CLEAR | {"disembarked_at": AT, "disembarked_on": "2026-07-13", "influx_notified_on": "none"}
INFLUX = RESCUED | {"influx_notified_on": "2026-07-10", "influx_notified_until": "2026-07-31"}
PROTECTED = CLEAR | {
    "protected_under_2022_382": False, "temporary_protection_registered_on": "2029-07-02", "acting_state": "DE",
}  # fmt: skip
COERCION = {
    "national_law_provides_measures": True, "biometrics_refused_after_counselling": True,
    "coercion_is_last_resort_and_proportionate": True, "vulnerable_person": False, "minor": False,
    "biometrics_impossible_unintentionally": False, "dignity_and_integrity_respected": True, "child_safeguarding_risk": False,
    "minor_accompanied_by_family_or_representative": True,
}  # fmt: skip
NOT_LOOKED_AT = {k: v for k, v in COERCION.items() if k != "vulnerable_person"} | {
    "biometrics_impossible_unintentionally": True
}
RETAKEN = {"fingertips_state_prevents_comparison": True, "fingerprints_retaken_at": AT}

CASES = [
    # 15
    case("applicant_biometrics_due", APPLICANT, ON_TIME, "72 clock hours from registration"),
    case(
        "applicant_biometrics_due",
        APPLICANT | {"registered_at": "2026-10-23T10:00+02:00"},
        "2026-10-26T08:00Z",
        "over the end of summer time, 72 hours still pass",
    ),
    case("applicant_biometrics_due", APPLICANT | {"serious_technical_problems": True}, LONGER, "48 hours more"),
    case(
        "applicant_biometrics_due",
        APPLICANT | {"health_measures_prevent_taking": True, "health_measures_ended_at": HEALTH_END},
        AFTER_HEALTH,
        "48 hours after the health grounds ended",
    ),
    case(
        "applicant_biometrics_due",
        APPLICANT | {"health_measures_prevent_taking": True},
        "none",
        "the health grounds last: no limit runs yet",
    ),
    case(
        "applicant_biometrics_due",
        CLEAR | {"made_at_border_without_entry_conditions": True, "biometrics_taken_at": "2026-07-12T09:00Z"},
        "2026-07-15T09:00Z",
        "at the border: from the taking",
    ),
    case(
        "applicant_biometrics_due",
        CLEAR
        | {
            "made_at_border_without_entry_conditions": True,
            "biometrics_taken_at": "2026-07-12T09:00Z",
            "serious_technical_problems": True,
        },
        "2026-07-17T09:00Z",
        "at the border, with technical problems",
    ),
    case(
        "applicant_biometrics_due",
        APPLICANT | {"aged_six_or_over": False},
        "none",
        "a child under six, or perhaps under six (14(1))",
    ),
    # 18, 20
    case(
        "resettlement_candidate_biometrics_due",
        {"aged_six_or_over": True, "negative_conclusion_without_comparison": False, "admission_conclusion_at": AT},
        AT,
        "before the conclusion",
    ),
    case(
        "resettlement_candidate_biometrics_due",
        {"aged_six_or_over": True, "negative_conclusion_without_comparison": True, "admission_conclusion_at": AT},
        "none",
        "refused without a comparison",
    ),
    case(
        "resettled_person_biometrics_due",
        {"aged_six_or_over": True, "eurodac_category": "resettlement_admitted", "admission_decided_at": AT},
        ON_TIME,
        "72 hours",
    ),
    case(
        "resettled_person_biometrics_due",
        {"aged_six_or_over": True, "eurodac_category": "resettlement_refused", "admission_decided_at": AT},
        "none",
        "not granted",
    ),
    case(
        "refused_resettlement_biometrics_due",
        {"aged_six_or_over": True, "eurodac_category": "resettlement_refused", "admission_decided_at": AT},
        ON_TIME,
        "72 hours",
    ),
    case(
        "refused_resettlement_biometrics_due",
        {"aged_six_or_over": False, "eurodac_category": "resettlement_refused", "admission_decided_at": AT},
        "none",
        "under six",
    ),
    case("national_resettlement_biometrics_due", CLEAR | {"national_status_granted_at": AT}, ON_TIME, "72 hours"),
    case(
        "national_resettlement_biometrics_due",
        CLEAR
        | {
            "national_status_granted_at": AT,
            "health_measures_prevent_taking": True,
            "health_measures_ended_at": HEALTH_END,
        },
        AFTER_HEALTH,
        "20(3)",
    ),
    case(
        "national_resettlement_biometrics_due",
        CLEAR | {"national_status_granted_at": AT, "serious_technical_problems": True},
        ON_TIME,
        "Article 20 knows no extension for technical problems",
    ),
    # 22
    case("irregular_crossing_biometrics_due", CROSSING, ON_TIME, "72 hours from being apprehended"),
    case("irregular_crossing_biometrics_due", CROSSING | {"serious_technical_problems": True}, LONGER, "48 hours more"),
    case(
        "irregular_crossing_biometrics_due",
        CROSSING | {"held_over_72_hours": True, "released_at": "2026-07-30T12:00Z"},
        "2026-07-30T12:00Z",
        "held for more than 72 hours: before release",
    ),
    case("irregular_crossing_biometrics_due", CROSSING | {"turned_back_and_gone": True}, "none", "turned back"),
    case(
        "irregular_crossing_biometrics_due",
        CROSSING | {"held_from_apprehension_to_removal": True},
        "none",
        "held from apprehension to removal",
    ),
    case(
        "irregular_crossing_biometrics_due",
        CROSSING | {"health_measures_prevent_taking": True, "health_measures_ended_at": HEALTH_END},
        AFTER_HEALTH,
        "22(6)",
    ),
    # 23
    case("irregular_stay_biometrics_due", STAY, ON_TIME, "72 hours from being found"),
    case("irregular_stay_biometrics_due", STAY | {"serious_technical_problems": True}, LONGER, "48 hours more"),
    case(
        "irregular_stay_biometrics_due",
        STAY | {"health_measures_prevent_taking": True, "health_measures_ended_at": HEALTH_END},
        AFTER_HEALTH,
        "23(5)",
    ),
    case("irregular_stay_biometrics_due", STAY | {"aged_six_or_over": False}, "none", "under six"),
    # 24
    case(
        "longer_limit_for_influx_until",
        {"influx_notified_on": "2026-07-10", "influx_notified_until": "2026-07-31"},
        "2026-07-31",
        "as notified",
    ),
    case(
        "longer_limit_for_influx_until",
        {"influx_notified_on": "2026-07-10", "influx_notified_until": "2026-09-30"},
        "2026-08-10",
        "no more than one month",
    ),
    case("disembarked_person_biometrics_due", RESCUED, ON_TIME, "72 hours from disembarkation"),
    case("disembarked_person_biometrics_due", RESCUED | {"serious_technical_problems": True}, LONGER, "48 hours more"),
    case("disembarked_person_biometrics_due", INFLUX, LONGER, "a notified influx: 48 hours more"),
    case(
        "disembarked_person_biometrics_due",
        INFLUX | {"influx_notified_on": "2026-07-14"},
        ON_TIME,
        "disembarked the day before the notification",
    ),
    case(
        "disembarked_person_biometrics_due",
        INFLUX | {"influx_notified_on": "2026-06-12", "influx_notified_until": "2026-07-12"},
        ON_TIME,
        "disembarked the day after the longer limit ended",
    ),
    case(
        "disembarked_person_biometrics_due",
        INFLUX | {"serious_technical_problems": True},
        LONGER,
        "both together give no more than 48 hours (parameter)",
    ),
    case(
        "disembarked_person_biometrics_due",
        INFLUX | {"health_measures_prevent_taking": True, "health_measures_ended_at": HEALTH_END},
        AFTER_HEALTH,
        "24(5)",
    ),
    # 26
    case("temporary_protection_biometrics_due", PROTECTED, "2029-07-12", "ten days"),
    case(
        "temporary_protection_biometrics_due",
        PROTECTED | {"temporary_protection_registered_on": "2029-07-04"},
        "2029-07-16",
        "14 July 2029 is a Saturday",
    ),
    case(
        "temporary_protection_biometrics_due",
        PROTECTED | {"serious_technical_problems": True},
        "2029-07-16",
        "two days more end on Saturday 14 July",
    ),
    case(
        "temporary_protection_biometrics_due",
        PROTECTED | {"temporary_protection_registered_on": "2029-06-11"},
        "none",
        "Article 26 applies from 12 June 2029",
    ),
    case(
        "temporary_protection_biometrics_due",
        PROTECTED | {"protected_under_2022_382": True},
        "none",
        "never under 2022/382 (63(3))",
    ),
    # second taking
    case("retaken_fingerprints_due", RETAKEN | {"eurodac_category": "applicant"}, "2026-07-15T10:00Z", "48 hours"),
    case("retaken_fingerprints_due", RETAKEN | {"eurodac_category": "search_and_rescue"}, "2026-07-15T10:00Z", "24(4)"),
    case(
        "retaken_fingerprints_due",
        RETAKEN | {"eurodac_category": "national_resettlement"},
        "none",
        "20(2): as soon as possible",
    ),
    # 13, 14
    case("biometric_coercion_may", COERCION, True, "last resort, in national law, proportionate"),
    case(
        "biometric_coercion_may",
        COERCION | {"coercion_is_last_resort_and_proportionate": False},
        False,
        "not the last resort",
    ),
    case(
        "biometric_coercion_may",
        COERCION | {"vulnerable_person": True, "biometrics_impossible_unintentionally": True},
        False,
        "a vulnerable person who cannot",
        id="EUD-13.5",
    ),
    case("biometric_coercion_may", NOT_LOOKED_AT, "unknown", "nobody has looked: held back", id="EUD-13.5"),
    case(
        "biometric_coercion_may", COERCION | {"dignity_and_integrity_respected": False}, False, "13(2)", id="EUD-13.5"
    ),
    case(
        "biometric_coercion_may",
        COERCION | {"minor": True},
        True,
        "14(1): coercion of a minor, accompanied, as a last resort",
    ),
    case(
        "biometric_coercion_may",
        COERCION | {"minor": True, "child_safeguarding_risk": True},
        False,
        "14(1): referred to child protection",
        id="EUD-13.5",
    ),
    case("vulnerable_person_cannot_give_biometrics", COERCION, False, "not vulnerable"),
    case(
        "vulnerable_person_cannot_give_biometrics",
        {"vulnerable_person": True, "biometrics_impossible_unintentionally": True},
        True,
        "13(5)",
    ),
    case(
        "vulnerable_person_cannot_give_biometrics",
        {"vulnerable_person": True, "biometrics_impossible_unintentionally": False},
        False,
        "possible, or caused on purpose",
    ),
    case("minor_cannot_give_biometrics", {"minor": True, "biometrics_impossible_unintentionally": True}, True, "14(2)"),
    case(
        "minor_cannot_give_biometrics",
        {"minor": False, "biometrics_impossible_unintentionally": True},
        False,
        "an adult: 13(5)",
    ),
    case("dignity_not_respected", {"dignity_and_integrity_respected": False}, True, "not respected"),
    case("dignity_not_respected", {"dignity_and_integrity_respected": True}, False, "respected"),
    case(
        "child_to_be_referred_first",
        COERCION | {"minor": True, "minor_accompanied_by_family_or_representative": False},
        True,
        "alone",
    ),
    case("child_to_be_referred_first", COERCION | {"minor": True}, False, "accompanied and safe"),
    # 26(4)
    case(
        "temporary_protection_biometrics_due",
        PROTECTED | {"health_measures_prevent_taking": True},
        "none",
        "26(4): in hours",
    ),
    case(
        "temporary_protection_biometrics_due_after_health_measures",
        PROTECTED | {"health_measures_prevent_taking": True, "health_measures_ended_at": "2029-07-20T08:00Z"},
        "2029-07-22T08:00Z",
        "48 hours after the health grounds ended",
        on="2029-07-21",
    ),
    case("temporary_protection_biometrics_due_after_health_measures", PROTECTED, "none", "no health measures"),
]
