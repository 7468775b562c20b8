"""Pool, key, pledges and deductions: Regulation (EU) 2024/1351, Articles 12, 56, 57, 60 to 62 and 66.

Shares and units of the first pool (2025/2642) as published: DE 21.6890 % and 4,555; FR 16.0021 % and 3,361; IE 463 units are
9.26 million euro, PT 422 are 8.44 million."""

from tests.law.boundaries import case


def share(parts_per_million):
    """Population and GDP that give this share of the key, both halves alike."""
    return {
        "state_population": parts_per_million, "all_states_population": 1_000_000,
        "state_gdp_million_euro": parts_per_million, "all_states_gdp_million_euro": 1_000_000,
    }  # fmt: skip


POOL = {"reference_relocations": 21_000}
DE, FR = POOL | share(216_890), POOL | share(160_021)
PROPOSAL = {
    "proposed_relocations": 30_000,
    "proposed_contributions_euro": 600_000_000,
    "no_need_of_solidarity_indicated": False,
}
MONEY = {"pledged_relocations": 0, "pledged_contributions_euro": 0, "pledged_alternative_measures_euro": 0}
ALTERNATIVE = {
    "solidarity_measure": "alternative_measure", "alternative_measure_requested": True,
    "alternative_measure_value_agreed": True, "alternative_measure_additional": True,
}  # fmt: skip
BENEFICIARIES = {
    "solidarity_measure": "relocation_of_beneficiary", "relocation_of_beneficiaries_agreed": True,
    "pool_act_adopted_on": "2026-12-15",
}  # fmt: skip
DUTY = {
    "is_beneficiary_state": False, "full_deduction_granted": False, "systemic_shortcomings_of_beneficiary": False,
}  # fmt: skip
PRESSURE_ITEMS = [
    "stabilising_effect", "other_kind_of_contribution_possible", "remedy_for_vulnerabilities", "reasons_for_pressure",
]  # fmt: skip
SITUATION_ITEMS = [
    "stabilising_effect", "other_kind_of_contribution_possible", "remedy_for_vulnerabilities",
    "area_at_capacity_and_effect_on_pledge",
]  # fmt: skip

CASES = [
    # 12
    case(
        "contribution_per_relocation_euro", {}, "20000", "600 million over 30,000; 420 million over 21,000 is the same"
    ),
    case("contribution_per_relocation_euro", {}, "none", "not before 11 June 2024", on="2024-06-10"),
    case("pool_proposal_reaches_minimum", PROPOSAL, True, "exactly the two minima"),
    case("pool_proposal_reaches_minimum", PROPOSAL | {"proposed_relocations": 29_999}, False, "one relocation short"),
    case(
        "pool_proposal_reaches_minimum",
        PROPOSAL | {"proposed_contributions_euro": 599_999_999},
        False,
        "one euro short",
    ),
    case(
        "pool_proposal_reaches_minimum",
        PROPOSAL | {"proposed_relocations": 0, "no_need_of_solidarity_indicated": True},
        True,
        "exceptionally no need was indicated",
        id="AMM-12.2-min",
    ),
    case(
        "pool_figures_keep_ratio",
        {"proposed_relocations": 21_000, "proposed_contributions_euro": 420_000_000},
        True,
        "20,000 each",
    ),
    case(
        "pool_figures_keep_ratio",
        {"proposed_relocations": 31_000, "proposed_contributions_euro": 600_000_000},
        False,
        "less than 20,000 each",
    ),
    # 66
    case("mandatory_fair_share", DE, "21689/100000", "21.6890 %"),
    case(
        "mandatory_fair_share",
        {
            "state_population": 10,
            "all_states_population": 100,
            "state_gdp_million_euro": 30,
            "all_states_gdp_million_euro": 100,
        },
        "1/5",
        "half of 10 % and half of 30 %",
    ),
    case("fair_share_relocations", DE, 4555, "4,554.69 rounded up"),
    case("fair_share_relocations", FR, 3361, "3,360.441 rounded up"),
    case("fair_share_relocations", POOL | share(20_000), 420, "exactly 420: nothing to round"),
    case("fair_share_euro", DE, "91100000", "4,555 times 20,000"),
    case("fair_share_euro", POOL | share(22_048), "9280000", "463.008 makes 464 units"),
    case("fair_share_euro", POOL | share(22_047), "9260000", "462.987 makes 463 units, Ireland's 9.26 million"),
    # 56(2), 57(4), 65
    case("solidarity_measure_admissible", {"solidarity_measure": "relocation_of_applicant"}, True, "56(2)(a)(i)"),
    case("solidarity_measure_admissible", {"solidarity_measure": "financial_contribution"}, True, "56(2)(b)"),
    case(
        "solidarity_measure_admissible",
        BENEFICIARIES | {"protection_granted_on": "2023-12-16"},
        True,
        "granted a day less than three years before the act",
    ),
    case(
        "solidarity_measure_admissible",
        BENEFICIARIES | {"protection_granted_on": "2023-12-15"},
        False,
        "granted exactly three years before",
    ),
    case(
        "solidarity_measure_admissible",
        BENEFICIARIES | {"protection_granted_on": "2025-12-15", "relocation_of_beneficiaries_agreed": False},
        False,
        "no bilateral agreement",
    ),
    case("solidarity_measure_admissible", ALTERNATIVE, True, "asked for, valued jointly, additional"),
    case(
        "solidarity_measure_admissible", ALTERNATIVE | {"alternative_measure_additional": False}, False, "a duplication"
    ),
    case(
        "alternative_measure_becomes_money",
        ALTERNATIVE | {"alternative_measure_requested": False},
        True,
        "nobody asked for it",
    ),
    case("alternative_measure_becomes_money", ALTERNATIVE, False, "asked for"),
    case(
        "pledge_in_relocations",
        {
            "pledged_relocations": 100,
            "pledged_contributions_euro": 4_000_000,
            "pledged_alternative_measures_euro": 10_000,
        },
        "601/2",
        "100 and 200 and a half",
    ),
    case("pledge_in_relocations", MONEY | {"pledged_contributions_euro": 8_440_000}, "422", "Portugal: money only"),
    case("pledge_gap_in_relocations", DE | MONEY | {"pledged_relocations": 4_554}, "1", "one short of 4,555"),
    case("pledge_gap_in_relocations", DE | MONEY | {"pledged_relocations": 5_000}, "0", "more than the share: no gap"),
    case("pledge_reaches_fair_share", DE | MONEY | {"pledged_relocations": 4_555}, True, "reached in relocations"),
    case(
        "pledge_reaches_fair_share",
        DE | MONEY | {"pledged_relocations": 4_000, "pledged_contributions_euro": 11_100_000},
        True,
        "reached in a mix: 4,000 and 555",
    ),
    case("pledge_reaches_fair_share", DE | MONEY | {"pledged_relocations": 4_554}, False, "one short"),
    # 60(3)
    case("pledge_implementation_must", DUTY, True, "no exemption"),
    case("pledge_implementation_must", DUTY | {"is_beneficiary_state": True}, False, "a beneficiary State itself"),
    case("pledge_implementation_must", DUTY | {"full_deduction_granted": True}, False, "a full deduction"),
    case(
        "pledge_implementation_must",
        DUTY | {"systemic_shortcomings_of_beneficiary": True},
        False,
        "shortcomings of the beneficiary",
    ),
    case("pledge_implementation_must", DUTY, "none", "before 1 July 2026", on="2026-06-30"),
    # 61, 62
    case(
        "deduction_for_pressure_may_be_requested",
        {"identified_under_pressure": False, "considers_itself_under_pressure": True, "state_uses_pool": False},
        True,
        "by its own assessment, pool not used",
    ),
    case(
        "deduction_for_pressure_may_be_requested",
        {"identified_under_pressure": True, "considers_itself_under_pressure": True, "state_uses_pool": True},
        False,
        "it uses the pool",
    ),
    case(
        "deduction_request_for_pressure_complete",
        {"identified_under_pressure": False, "deduction_request_items": PRESSURE_ITEMS},
        True,
        "61(2)(a) to (d)",
    ),
    case(
        "deduction_request_for_pressure_complete",
        {"identified_under_pressure": False, "deduction_request_items": PRESSURE_ITEMS[:3]},
        False,
        "no reasons for pressure",
    ),
    case(
        "deduction_request_for_pressure_complete",
        {"identified_under_pressure": True, "deduction_request_items": []},
        True,
        "named in the decision: 61(2) asks for nothing",
    ),
    case(
        "deduction_for_significant_situation_may_be_requested",
        {"identified_in_significant_situation": False, "considers_itself_in_significant_situation": True},
        True,
        "own assessment",
    ),
    case(
        "deduction_for_significant_situation_may_be_requested",
        {"identified_in_significant_situation": False, "considers_itself_in_significant_situation": False},
        False,
        "neither",
    ),
    case(
        "deduction_request_for_significant_situation_complete",
        {"identified_in_significant_situation": True, "deduction_request_items": SITUATION_ITEMS},
        True,
        "62(2)(a) to (d)",
    ),
    case(
        "deduction_request_for_significant_situation_complete",
        {"identified_in_significant_situation": False, "deduction_request_items": SITUATION_ITEMS},
        False,
        "not named: reasons for the situation are missing (62(3))",
    ),
    case(
        "deduction_request_for_significant_situation_complete",
        {
            "identified_in_significant_situation": False,
            "deduction_request_items": [*SITUATION_ITEMS, "reasons_for_significant_situation"],
        },
        True,
        "with them",
    ),
    case(
        "deduction_assessment_due",
        {"deduction_request_received_on": "2026-07-06", "acting_state": "BE"},
        "2026-08-03",
        "four weeks",
    ),
    case(
        "deduction_assessment_due",
        {"deduction_request_received_on": "2026-07-11", "acting_state": "BE"},
        "2026-08-10",
        "8 August is a Saturday",
        id="AMM-62",
    ),
    case(
        "deduction_takes_effect",
        {"deduction_assessment_given_on": "2026-08-03", "council_authorises_deduction": True},
        True,
        "assessed and authorised",
    ),
    case(
        "deduction_takes_effect",
        {"deduction_assessment_given_on": "2026-08-03", "council_authorises_deduction": False},
        False,
        "the Commission's assessment alone changes nothing",
        id="AMM-62",
    ),
]
