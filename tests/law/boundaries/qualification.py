"""Qualification, exclusion, withdrawal, permits: Regulation (EU) 2024/1347."""

from tests.law.boundaries import case

NOT_EXCLUDED = {
    "protected_by_other_un_body": False, "rights_of_nationals_in_country_of_residence": False, "exclusion_acts": [],
    "individual_responsibility_assessed": False, "minor": False, "minor_could_not_be_held_responsible": False,
}  # fmt: skip
REFUGEE = NOT_EXCLUDED | {
    "outside_country_of_origin": True, "fear_of_persecution_well_founded": True, "persecution_reasons": ["religion"],
    "reasons_linked_to_acts_or_lack_of_protection": True, "protection_of_country_unavailable": True,
}  # fmt: skip
AT_RISK = REFUGEE | {"persecution_reasons": [], "serious_harm": ["indiscriminate_violence_in_conflict"]}
CREDIBLE = {
    "sincere_effort_to_substantiate": True, "all_elements_given_or_absence_explained": True,
    "statements_coherent_and_plausible": True, "general_credibility_established": True,
}  # fmt: skip
ALTERNATIVE = {
    "state_is_persecutor": False, "actor_power_clearly_limited_to_area": False,
    "need_of_protection_established_otherwise": True, "part_of_country_safe_or_protected": True,
    "part_of_country_reachable_and_admits": True, "settling_there_reasonable": True, "alternative_shown_by_authority": True,
    "unaccompanied_minor": False,
}  # fmt: skip
WAR_CRIME = NOT_EXCLUDED | {
    "exclusion_acts": ["crime_against_peace_war_humanity"],
    "individual_responsibility_assessed": True,
}
STANDING = {
    "cessation_circumstances": [], "change_significant_and_lasting": False, "compelling_reasons_from_past_persecution": False,
}  # fmt: skip
CHANGED = STANDING | {"cessation_circumstances": ["changed_circumstances"], "change_significant_and_lasting": True}
HOLDER = STANDING | {
    "protection_status": "refugee", "exclusion_established_after_grant": False, "misrepresentation_decisive": False,
    "danger_to_security_of_state": False, "final_conviction_particularly_serious_crime": False, "danger_to_community": False,
    "withdrawal_ground_shown_individually": True,
}  # fmt: skip
SUBSIDIARY = HOLDER | {"protection_status": "subsidiary"}
FAMILY = {
    "family_member_present_in_same_state": True, "family_member_qualifies_individually": False,
    "family_member_requested_permit": True, "family_status_incompatible": False, "family_member_excluded": False,
    "marriage_only_for_entry_or_stay": False, "family_member_danger": False,
}  # fmt: skip
PERMIT = {"protection_status": "refugee", "permit_is_renewal": False, "permit_valid_from_on": "2026-09-04"}


def without(facts, name):
    """The facts with one of them unknown."""
    return {k: v for k, v in facts.items() if k != name}


CASES = [
    # 3, 9, 10, 15
    case("refugee", REFUGEE, True, "all parts found"),
    case("refugee", REFUGEE | {"persecution_reasons": []}, False, "none of the five reasons"),
    case("refugee", without(REFUGEE, "fear_of_persecution_well_founded"), "unknown", "never assumed"),
    case("refugee", REFUGEE | {"rights_of_nationals_in_country_of_residence": True}, False, "excluded under 12(1)(b)"),
    case("eligible_for_subsidiary_protection", AT_RISK, True, "no refugee, a real risk of serious harm"),
    case("eligible_for_subsidiary_protection", AT_RISK | {"serious_harm": []}, False, "no serious harm"),
    case("eligible_for_subsidiary_protection", AT_RISK | {"persecution_reasons": ["race"]}, False, "a refugee"),
    case("statement_accepted_without_further_proof", CREDIBLE, True, "all four conditions"),
    case(
        "statement_accepted_without_further_proof",
        CREDIBLE | {"statements_coherent_and_plausible": False},
        False,
        "one missing",
    ),
    # 8
    case("internal_alternative_examined_must", ALTERNATIVE, True, "not the State, need established"),
    case(
        "internal_alternative_examined_must", ALTERNATIVE | {"state_is_persecutor": True}, False, "the State: no duty"
    ),
    case(
        "internal_alternative_examined_may",
        ALTERNATIVE | {"state_is_persecutor": True},
        False,
        "presumed that there is none",
    ),
    case(
        "internal_alternative_examined_may",
        ALTERNATIVE | {"state_is_persecutor": True, "actor_power_clearly_limited_to_area": True},
        True,
        "8(2), second subparagraph",
    ),
    case(
        "internal_alternative_examined_may",
        ALTERNATIVE | {"need_of_protection_established_otherwise": False},
        False,
        "8(3): the need comes first",
    ),
    case("internal_alternative_exists", ALTERNATIVE, True, "safe, reachable, reasonable, shown"),
    case(
        "internal_alternative_exists",
        ALTERNATIVE | {"alternative_shown_by_authority": False},
        False,
        "the burden is on the authority",
    ),
    case(
        "internal_alternative_exists",
        ALTERNATIVE | {"unaccompanied_minor": True, "minor_care_and_custody_there": False},
        False,
        "no care for the minor",
        id="QR-8",
    ),
    case(
        "internal_alternative_exists",
        without(ALTERNATIVE, "unaccompanied_minor"),
        "unknown",
        "not known whether a minor alone",
        id="QR-8",
    ),
    case(
        "no_care_for_minor_in_that_part",
        {"unaccompanied_minor": True, "minor_care_and_custody_there": False},
        True,
        "no care",
    ),
    case(
        "no_care_for_minor_in_that_part",
        {"unaccompanied_minor": True, "minor_care_and_custody_there": True},
        False,
        "care",
    ),
    # 12, 17
    case("excluded_from_refugee_status", WAR_CRIME, True, "12(2)(a), individually assessed"),
    case(
        "excluded_from_refugee_status",
        WAR_CRIME | {"individual_responsibility_assessed": False},
        False,
        "responsibility not assessed",
    ),
    case("excluded_from_refugee_status", NOT_EXCLUDED | {"protected_by_other_un_body": True}, True, "12(1)(a)"),
    case(
        "excluded_from_refugee_status",
        WAR_CRIME | {"minor": True, "minor_could_not_be_held_responsible": True},
        False,
        "12(5)",
        id="QR-12/17",
    ),
    case(
        "excluded_from_refugee_status",
        without(WAR_CRIME, "minor_could_not_be_held_responsible") | {"minor": True},
        "unknown",
        "capacity not examined: held back",
        id="QR-12/17",
    ),
    case("excluded_from_subsidiary_protection", WAR_CRIME, True, "17(1)(a)"),
    case("excluded_from_subsidiary_protection", WAR_CRIME | {"exclusion_acts": []}, False, "no act of the list"),
    case(
        "excluded_from_subsidiary_protection",
        WAR_CRIME | {"exclusion_acts": ["danger_to_community_or_security"]},
        True,
        "17(1)(d)",
    ),
    case(
        "excluded_from_subsidiary_protection",
        WAR_CRIME | {"minor": True, "minor_could_not_be_held_responsible": True},
        False,
        "17(5)",
        id="QR-12/17",
    ),
    case(
        "minor_not_criminally_responsible",
        {"minor": True, "minor_could_not_be_held_responsible": True},
        True,
        "too young",
    ),
    case(
        "minor_not_criminally_responsible",
        {"minor": True, "minor_could_not_be_held_responsible": False},
        False,
        "old enough",
    ),
    # 11, 14, 16, 19
    case("refugee_status_ceases", CHANGED, True, "11(1)(e)"),
    case("refugee_status_ceases", CHANGED | {"change_significant_and_lasting": False}, False, "a passing change"),
    case(
        "refugee_status_ceases",
        CHANGED | {"compelling_reasons_from_past_persecution": True},
        False,
        "compelling reasons",
    ),
    case("refugee_status_ceases", STANDING | {"cessation_circumstances": ["re_availed"]}, True, "11(1)(a)"),
    case("subsidiary_protection_ceases", CHANGED, True, "16(1)"),
    case("subsidiary_protection_ceases", STANDING, False, "nothing changed"),
    case("refugee_status_withdrawn", HOLDER | {"misrepresentation_decisive": True}, True, "14(1)(c)"),
    case("refugee_status_withdrawn", HOLDER, False, "no ground"),
    case(
        "refugee_status_withdrawn",
        HOLDER | {"final_conviction_particularly_serious_crime": True},
        False,
        "14(1)(e): a conviction alone is no danger",
    ),
    case(
        "refugee_status_withdrawn",
        HOLDER | {"final_conviction_particularly_serious_crime": True, "danger_to_community": True},
        True,
        "14(1)(e)",
    ),
    case(
        "refugee_status_withdrawn",
        HOLDER | {"misrepresentation_decisive": True, "withdrawal_ground_shown_individually": False},
        False,
        "not shown individually",
        id="QR-11/14/16/19",
    ),
    case(
        "refugee_status_withdrawn",
        without(HOLDER, "withdrawal_ground_shown_individually") | {"misrepresentation_decisive": True},
        "unknown",
        "not known whether shown: held back",
        id="QR-11/14/16/19",
    ),
    case("subsidiary_status_withdrawn", SUBSIDIARY | {"exclusion_established_after_grant": True}, True, "19(1)(b)"),
    case("subsidiary_status_withdrawn", SUBSIDIARY, False, "no ground"),
    case(
        "subsidiary_status_withdrawn",
        SUBSIDIARY | {"exclusion_established_after_grant": True, "withdrawal_ground_shown_individually": False},
        False,
        "19(2)",
        id="QR-11/14/16/19",
    ),
    case("withdrawal_ground_not_shown", {"withdrawal_ground_shown_individually": False}, True, "not shown"),
    case("withdrawal_ground_not_shown", {"withdrawal_ground_shown_individually": True}, False, "shown"),
    case("convention_rights_remain", REFUGEE | HOLDER | {"danger_to_security_of_state": True}, True, "14(3)"),
    case("convention_rights_remain", REFUGEE | HOLDER, False, "full status"),
    # 23, 24, 27
    case(
        "residence_permit_due",
        {"protection_status": "refugee", "decision_notified_on": "2026-09-04", "acting_state": "DE"},
        "2026-12-03",
        "90 days, a Thursday",
    ),
    case(
        "residence_permit_due",
        {"protection_status": "subsidiary", "decision_notified_on": "2026-09-07", "acting_state": "DE"},
        "2026-12-07",
        "the ninetieth day is Sunday 6 December",
    ),
    case(
        "residence_permit_due",
        {"protection_status": "none", "decision_notified_on": "2026-09-04", "acting_state": "DE"},
        "none",
        "no status",
    ),
    case(
        "residence_permit_due",
        {"protection_status": "refugee", "decision_notified_on": "2026-06-30", "acting_state": "DE"},
        "none",
        "before 1 July 2026",
    ),
    case("permit_valid_until_at_least", PERMIT, "2029-09-03", "three years"),
    case("permit_valid_until_at_least", PERMIT | {"protection_status": "subsidiary"}, "2027-09-03", "one year"),
    case(
        "permit_valid_until_at_least",
        PERMIT | {"protection_status": "subsidiary", "permit_is_renewal": True},
        "2028-09-03",
        "renewed: two years",
    ),
    case("permit_valid_until_at_least", PERMIT | {"permit_is_renewal": True}, "2029-09-03", "renewed: three years"),
    case("permit_valid_long_enough", PERMIT | {"permit_valid_until_on": "2029-09-03"}, True, "three full years"),
    case("permit_valid_long_enough", PERMIT | {"permit_valid_until_on": "2029-09-02"}, False, "a day short"),
    case("family_permit_right", FAMILY, True, "in the same State, asked for"),
    case("family_permit_right", FAMILY | {"family_member_qualifies_individually": True}, False, "has an own status"),
    case("family_permit_right", FAMILY | {"marriage_only_for_entry_or_stay": True}, False, "23(4)"),
    case(
        "family_permit_date_lawful",
        {"family_permit_valid_until_on": "2029-09-03", "permit_valid_until_on": "2029-09-03"},
        True,
        "the same day",
    ),
    case(
        "family_permit_date_lawful",
        {"family_permit_valid_until_on": "2029-09-04", "permit_valid_until_on": "2029-09-03"},
        False,
        "longer than the beneficiary's",
    ),
    case(
        "residence_right_in_state",
        {"granting_state": "IT", "state_of_wanted_stay": "IT"},
        True,
        "the State that granted",
    ),
    case(
        "residence_right_in_state",
        {
            "granting_state": "IT",
            "state_of_wanted_stay": "DE",
            "stay_allowed_by_other_state": False,
            "short_stay_under_schengen_21": False,
        },
        False,
        "another State",
    ),
    case(
        "residence_right_in_state",
        {
            "granting_state": "IT",
            "state_of_wanted_stay": "DE",
            "stay_allowed_by_other_state": False,
            "short_stay_under_schengen_21": True,
        },
        True,
        "a short stay",
    ),
    # a safeguard that is unknown holds back
    case(
        "excluded_from_subsidiary_protection",
        without(WAR_CRIME, "minor_could_not_be_held_responsible") | {"minor": True},
        "unknown",
        "capacity not examined",
        id="QR-12/17",
    ),
    case(
        "subsidiary_status_withdrawn",
        without(SUBSIDIARY, "withdrawal_ground_shown_individually") | {"misrepresentation_decisive": True},
        "unknown",
        "not known whether shown",
        id="QR-11/14/16/19",
    ),
]
