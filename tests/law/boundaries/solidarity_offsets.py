"""Responsibility offsets: Regulation (EU) 2024/1351, Articles 63 and 69. Reference 21,000 and proposal 30,000: the first pool."""

from tests.law.boundaries import case

POOL = {
    "proposed_relocations": 30_000, "reference_relocations": 21_000, "systemic_shortcomings_of_beneficiary": False,
}  # fmt: skip
# A fair share of one tenth: 2,100 relocations.
TENTH = {
    "state_population": 1, "all_states_population": 10, "state_gdp_million_euro": 1, "all_states_gdp_million_euro": 10,
}  # fmt: skip
FORUM = POOL | {
    "forum_for_more_solidarity_held": True, "all_relocation_pledges": 29_999, "implementable_relocation_pledges": 29_999,
}  # fmt: skip
CRISIS_NEEDS = {
    "temporary_protection_without_article_11": False, "crisis_derogations_used": [], "crisis_relocation_needs": 1_000,
    "crisis_relocations_pledged_in_addition": 100, "pool_relocations_available": 100,
}  # fmt: skip
YEAR_OVER = {
    "pledge_year_begins_on": "2026-01-01", "solidarity_measure": "relocation_of_applicant", "is_beneficiary_state": False,
    "full_deduction_granted": False, "systemic_shortcomings_of_beneficiary": False, "pledged_relocations": 100,
    "implemented_or_accepted_relocations": 60, "beneficiary_requests_offset_after_year": True,
}  # fmt: skip
APPLICATION = {
    "unaccompanied_minor": False, "responsibility_ground": "article_33", "limit_of_article_39_1_on": "2027-01-15",
    "absconded_from_contributing_state": False, "beneficiary_of_protection": False, "admitted_person": False,
}  # fmt: skip

CASES = [
    case("offsets_may_be_requested", POOL | {"all_relocation_pledges": 15_000}, True, "half of 30,000"),
    case("offsets_may_be_requested", POOL | {"all_relocation_pledges": 14_999}, False, "one short"),
    case(
        "offsets_may_be_requested",
        POOL | {"all_relocation_pledges": 15_000, "systemic_shortcomings_of_beneficiary": True},
        False,
        "60(3), fourth subparagraph",
    ),
    case(
        "offsets_may_be_offered",
        POOL | TENTH | {"all_relocation_pledges": 15_000, "pledged_relocations": 0},
        True,
        "the general threshold",
    ),
    case(
        "offsets_may_be_offered",
        POOL | TENTH | {"all_relocation_pledges": 962, "pledged_relocations": 1_050},
        True,
        "half of the own fair share of 2,100",
    ),
    case(
        "offsets_may_be_offered",
        POOL | TENTH | {"all_relocation_pledges": 962, "pledged_relocations": 1_049},
        False,
        "neither",
    ),
    case(
        "offset_procedure_starts",
        POOL
        | TENTH
        | {
            "all_relocation_pledges": 15_000,
            "pledged_relocations": 0,
            "contributor_willing_to_offset": True,
            "beneficiary_agrees_to_offset": True,
        },
        True,
        "offered and agreed",
    ),
    case(
        "offset_procedure_starts",
        POOL
        | TENTH
        | {
            "all_relocation_pledges": 15_000,
            "pledged_relocations": 0,
            "contributor_willing_to_offset": True,
            "beneficiary_agrees_to_offset": False,
        },
        False,
        "the beneficiary does not agree",
    ),
    case(
        "offset_reply_due",
        {"offset_request_received_on": "2026-07-06", "contributing_state": "DE"},
        "2026-08-05",
        "30 days",
    ),
    case(
        "offset_reply_due",
        {"offset_request_received_on": "2026-07-09", "contributing_state": "DE"},
        "2026-08-10",
        "8 August is a Saturday",
    ),
    # 63(3), (4)
    case("mandatory_offset_number", POOL, 30_000, "60 % of 21,000 is 12,600: the minimum is higher"),
    case("mandatory_offset_number", POOL | {"reference_relocations": 60_000}, 36_000, "60 % of 60,000 is higher"),
    case("offsets_mandatory", FORUM, True, "29,999 pledged after a Forum: below 30,000"),
    case(
        "offsets_mandatory",
        FORUM | {"all_relocation_pledges": 30_000, "implementable_relocation_pledges": 30_000},
        False,
        "the higher number is reached",
    ),
    case("offsets_mandatory", FORUM | {"forum_for_more_solidarity_held": False}, False, "no Forum under 13(4) has met"),
    case(
        "offsets_mandatory",
        FORUM
        | {
            "forum_for_more_solidarity_held": False,
            "all_relocation_pledges": 30_000,
            "implementable_relocation_pledges": 25_000,
        },
        True,
        "63(4): deductions push it below",
    ),
    case(
        "offsets_mandatory", FORUM | {"systemic_shortcomings_of_beneficiary": True}, False, "60(3), fourth subparagraph"
    ),
    case("offsets_missing_to_number", FORUM, 1, "one application"),
    case(
        "offsets_missing_to_number",
        FORUM | {"all_relocation_pledges": 12_600, "implementable_relocation_pledges": 12_000},
        18_000,
        "30,000 less 12,000",
    ),
    case("offsets_missing_to_number", FORUM | {"forum_for_more_solidarity_held": False}, "none", "not mandatory"),
    # 63(5)
    case(
        "offsets_for_unfulfilled_pledge_must",
        YEAR_OVER,
        True,
        "the year is over, 40 left undone, asked for",
        on="2027-01-01",
    ),
    case("offsets_for_unfulfilled_pledge_must", YEAR_OVER, False, "the last day of the year", on="2026-12-31"),
    case(
        "offsets_for_unfulfilled_pledge_must",
        YEAR_OVER | {"implemented_or_accepted_relocations": 100},
        False,
        "all done or accepted",
        on="2027-01-01",
    ),
    case("offsets_for_unfulfilled_pledge_up_to", YEAR_OVER, 40, "100 pledged, 60 done", on="2027-01-01"),
    case("offsets_for_unfulfilled_pledge_up_to", YEAR_OVER, "none", "not yet", on="2026-12-31"),
    # 63(6) to (9)
    case("offset_admissible", APPLICATION, True, "none of the six bars"),
    case("offset_admissible", APPLICATION | {"unaccompanied_minor": True}, False, "(a)"),
    case(
        "offset_admissible",
        APPLICATION | {"responsibility_ground": "article_27"},
        False,
        "(b): responsible on family grounds",
    ),
    case(
        "offset_admissible", APPLICATION | {"responsibility_ground": "none"}, False, "(b): nobody found responsible yet"
    ),
    case("offset_admissible", APPLICATION, False, "(c): a day after the limit", on="2027-01-16"),
    case("offset_admissible", APPLICATION | {"absconded_from_contributing_state": True}, False, "(d)"),
    case("offset_admissible", APPLICATION | {"beneficiary_of_protection": True}, False, "(e)"),
    case("offset_admissible", APPLICATION | {"admitted_person": True}, False, "(f)"),
    case(
        "responsible_state_after_offset",
        APPLICATION
        | {"offset_application_selected": True, "offset_communicated_on": "2027-01-11", "contributing_state": "DE"},
        "DE",
        "selected and communicated",
    ),
    case(
        "responsible_state_after_offset",
        APPLICATION
        | {"offset_application_selected": True, "offset_communicated_on": "none", "contributing_state": "DE"},
        "none",
        "the beneficiary State has not been told",
    ),
    case(
        "further_offset_owed",
        POOL | TENTH | {"offsets_already_taken": 2_099, "crisis_situation": "none"},
        True,
        "one below the fair share of 2,100",
    ),
    case(
        "further_offset_owed",
        POOL | TENTH | {"offsets_already_taken": 2_100, "crisis_situation": "none"},
        False,
        "the fair share is used up",
    ),
    case(
        "further_offset_owed",
        POOL
        | TENTH
        | {"offsets_already_taken": 2_100, "crisis_situation": "mass_arrivals"}
        | CRISIS_NEEDS
        | {"offsets_cover_needs": False},
        True,
        "crisis: above the fair share where necessary",
        id="AMM-63.7",
    ),
    case("offset_for_rejected_person_may", {"finally_rejected_in_beneficiary_state": True}, True, "63(9)"),
    case("offset_for_rejected_person_may", {"finally_rejected_in_beneficiary_state": False}, False, "not rejected"),
]
