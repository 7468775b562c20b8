"""Resettlement and humanitarian admission: Regulation (EU) 2024/1350, Articles 1, 5 to 9."""

from tests.law.boundaries import case

NO_BARS = {
    "admission_bars": [], "refused_for_danger_or_alert_on": "none", "grounds_applied_without_discrimination": True,
}  # fmt: skip
WELCOME = NO_BARS | {
    "state_takes_part_in_union_plan": True, "person_within_union_plan": True, "consent_to_admission": True,
    "eligibility_conditions_met": True,
}  # fmt: skip
OPTIONAL = {
    "optional_admission_bars": [], "consent_refused_or_withdrawn_on": "none", "grounds_applied_without_discrimination": True,
}  # fmt: skip
PROCEDURE = {
    "admission_registered_on": "2026-07-15", "admission_complex": False, "emergency_admission": False, "acting_state": "DE",
}  # fmt: skip
DATA = {
    "admission_registered_on": "2026-07-15", "admission_concluded_on": "2026-11-02", "eu_citizenship_known_on": "none",
    "admission_discontinued_on": "none",
}  # fmt: skip

CASES = [
    case("admission_possible", WELCOME, True, "the State takes part, the person qualifies and consents"),
    case("admission_possible", WELCOME | {"state_takes_part_in_union_plan": False}, False, "no State must"),
    case("admission_possible", WELCOME | {"consent_to_admission": False}, False, "no consent"),
    case("union_plan_due", {"union_plan_begins_on": "2028-01-01"}, "2027-12-31", "in the year before"),
    case("union_plan_due", {"union_plan_begins_on": "2024-01-01"}, "none", "before the Regulation"),
    case(
        "union_plan_resettlement_share_reached",
        {"union_plan_resettlement_places": 60, "union_plan_places": 100},
        True,
        "exactly 60 %",
    ),
    case(
        "union_plan_resettlement_share_reached",
        {"union_plan_resettlement_places": 59, "union_plan_places": 100},
        False,
        "59 %: below, though the act says about",
    ),
    case("region_allows_admission", {"emergency_admission": True, "region_of_union_plan": False}, True, "an emergency"),
    case(
        "region_allows_admission",
        {"emergency_admission": False, "region_of_union_plan": False},
        False,
        "outside the plan",
    ),
    # 9
    case("admission_conclusion_due", PROCEDURE, "2027-02-15", "seven months"),
    case(
        "admission_conclusion_due",
        PROCEDURE | {"admission_registered_on": "2026-07-13"},
        "2027-02-15",
        "13 February 2027 is a Saturday",
    ),
    case(
        "admission_conclusion_due",
        PROCEDURE | {"admission_complex": True},
        "2027-05-18",
        "ten months end on Saturday 15 May; Monday is Whit Monday",
        id="RES-9-clock",
    ),
    case(
        "admission_conclusion_due",
        PROCEDURE | {"emergency_admission": True},
        "2026-08-17",
        "15 August 2026 is a Saturday",
        id="RES-9-clock",
    ),
    case(
        "admission_conclusion_due",
        PROCEDURE | {"emergency_admission": True, "admission_complex": True},
        "2026-08-17",
        "an emergency, complex or not",
        id="RES-9-clock",
    ),
    case(
        "entry_after_admission_aimed",
        PROCEDURE | {"admission_outcome": "status_granted", "admission_concluded_on": "2026-11-02"},
        "2027-11-02",
        "twelve months",
    ),
    case(
        "entry_after_admission_aimed",
        PROCEDURE | {"admission_outcome": "status_granted", "admission_concluded_on": "2026-11-06"},
        "2027-11-08",
        "6 November 2027 is a Saturday",
    ),
    case(
        "entry_after_admission_aimed",
        PROCEDURE
        | {"admission_outcome": "status_granted", "emergency_admission": True, "admission_concluded_on": "2026-11-02"},
        "none",
        "an emergency: rapidly, no number",
    ),
    case(
        "admission_data_kept_until",
        DATA | {"admission_outcome": "status_granted"},
        "2031-07-15",
        "five years from registration",
    ),
    case(
        "admission_data_kept_until",
        DATA | {"admission_outcome": "refused_for_earlier_refusal"},
        "2029-11-02",
        "three years from the negative conclusion",
    ),
    case(
        "admission_data_kept_until",
        DATA | {"admission_outcome": "discontinued_consent_withdrawn", "admission_discontinued_on": "2026-09-30"},
        "2029-09-30",
        "three years from the discontinuation, a Sunday",
    ),
    case(
        "admission_data_kept_until",
        DATA | {"admission_outcome": "discontinued_otherwise", "admission_discontinued_on": "2026-09-30"},
        "2026-09-30",
        "the same day",
    ),
    case(
        "admission_data_kept_until",
        DATA | {"admission_outcome": "refused_otherwise"},
        "none",
        "the act names no period",
    ),
    case(
        "admission_data_kept_until",
        DATA | {"admission_outcome": "status_granted", "eu_citizenship_known_on": "2030-03-01"},
        "2030-03-01",
        "a citizen now",
    ),
    # 6
    case("earlier_refusal_bars_until", {"refused_for_danger_or_alert_on": "2024-01-15"}, "2027-01-15", "three years"),
    case("earlier_refusal_bars_until", {"refused_for_danger_or_alert_on": "none"}, "none", "never refused"),
    case("admission_refused_must", NO_BARS | {"admission_bars": ["alert_for_refusal_of_entry"]}, True, "6(1)(d)"),
    case(
        "admission_refused_must",
        NO_BARS | {"refused_for_danger_or_alert_on": "2024-01-15"},
        True,
        "6(1)(f): the last day",
        on="2027-01-15",
    ),
    case(
        "admission_refused_must",
        NO_BARS | {"refused_for_danger_or_alert_on": "2024-01-15"},
        False,
        "the day after",
        on="2027-01-16",
    ),
    case(
        "admission_refused_must",
        NO_BARS | {"admission_bars": ["serious_crime"], "grounds_applied_without_discrimination": False},
        False,
        "6(3)",
        id="RES-6",
    ),
    case(
        "admission_refused_must",
        {"admission_bars": ["serious_crime"], "refused_for_danger_or_alert_on": "none"},
        "unknown",
        "not examined: held back",
        id="RES-6",
    ),
    case("admission_refused_may", OPTIONAL | {"optional_admission_bars": ["refuses_orientation"]}, True, "6(2)(c)"),
    case("admission_refused_may", OPTIONAL, False, "no ground"),
    case(
        "admission_refused_may",
        OPTIONAL | {"consent_refused_or_withdrawn_on": "2024-01-15"},
        True,
        "6(2)(a): three years",
        on="2027-01-15",
    ),
    case(
        "admission_refused_may",
        OPTIONAL | {"consent_refused_or_withdrawn_on": "2024-01-15"},
        False,
        "longer ago",
        on="2027-01-16",
    ),
    case(
        "admission_refused_may",
        OPTIONAL
        | {"optional_admission_bars": ["refuses_orientation"], "grounds_applied_without_discrimination": False},
        False,
        "6(3)",
        id="RES-6",
    ),
    case("refusal_would_discriminate", {"grounds_applied_without_discrimination": False}, True, "6(3)"),
    case("refusal_would_discriminate", {"grounds_applied_without_discrimination": True}, False, "6(3)"),
    case(
        "admission_refused_may",
        {"optional_admission_bars": ["refuses_orientation"], "consent_refused_or_withdrawn_on": "none"},
        "unknown",
        "not examined: held back",
        id="RES-6",
    ),
]
