"""Crisis and force majeure: Regulation (EU) 2024/1359, Articles 1 to 9 and 14."""

from tests.law.boundaries import case

DE = {"acting_state": "DE"}
MASS = {
    "mass_arrivals_exceptional": True, "national_system_well_prepared": True, "national_system_non_functional": True,
    "serious_consequences_for_common_system": True,
}  # fmt: skip
INSTRUMENT = {
    "humanitarian_assistance_only": False, "movement_encouraged_by_state_or_hostile_actor": True, "intention_to_destabilise": True,
    "essential_functions_at_risk": True, "caseload_rise_significant_and_unexpected": True, "toolbox_insufficient": True,
}  # fmt: skip
FORCE = {
    "circumstances_abnormal_and_unforeseeable": True, "circumstances_outside_control": True,
    "consequences_unavoidable_with_due_diligence": True, "circumstances_prevent_obligations": True,
}  # fmt: skip
FIRST = DE | {"crisis_first_applied_on": "2026-11-02"}
OFFSETS = {
    "temporary_protection_without_article_11": False, "crisis_derogations_used": [], "crisis_relocation_needs": 1000,
    "crisis_relocations_pledged_in_addition": 300, "pool_relocations_available": 500,
}  # fmt: skip
CREDIT = DE | {
    "applications_taken_over_in_crisis": 120, "crisis_fair_share": 100, "crisis_act_ended_on": "2027-11-02",
    "crisis_credit_notified_on": "2032-11-02", "crisis_credit_authorised": True, "crisis_fair_share_next": 50,
}  # fmt: skip
BENEFICIARY = {
    "crisis_situation": "mass_arrivals", "solidarity_measure": "relocation_of_beneficiary", "relocation_of_beneficiaries_agreed": True,
    "protection_granted_on": "2023-12-20", "pool_act_adopted_on": "2026-12-19",
}  # fmt: skip
RECOMMENDED = DE | {
    "crisis_recommendation_on": "2026-10-20", "interview_left_out_as_likely_founded": True, "lodged_on": "2026-11-05",
}  # fmt: skip

CASES = [
    # 1
    case("mass_arrivals_situation", MASS, True, "all four conditions"),
    case("mass_arrivals_situation", MASS | {"national_system_well_prepared": False}, False, "the system was never well prepared"),
    case("mass_arrivals_situation", MASS | {"serious_consequences_for_common_system": False}, False, "no consequence for the whole"),
    case("mass_arrivals_situation", MASS, "none", "asked before 1 July 2026", on="2026-06-30"),
    case("instrumentalisation_situation", INSTRUMENT, True, "aim to destabilise, and the toolbox is not enough"),
    case("instrumentalisation_situation", INSTRUMENT | {"humanitarian_assistance_only": True}, False, "recital 16"),
    case("instrumentalisation_situation", INSTRUMENT | {"intention_to_destabilise": False}, False, "no proof of the aim"),
    case("instrumentalisation_situation", INSTRUMENT | {"toolbox_insufficient": False}, False, "3(7): the toolbox would do"),
    case("force_majeure_situation", FORCE, True, "all four conditions"),
    case("force_majeure_situation", FORCE | {"consequences_unavoidable_with_due_diligence": False}, False, "avoidable with diligence"),
    case("crisis_facts_counted_from", {"crisis_requested_on": "2026-10-01"}, "2026-08-01", "two months before the request"),
    case("crisis_facts_counted_from", {"crisis_requested_on": "2026-08-31"}, "2026-06-30", "no 31 June"),
    # 3, 4
    case("crisis_decision_due", DE | {"crisis_requested_on": "2026-10-01"}, "2026-10-15", "two weeks, Thursday to Thursday"),
    case("crisis_decision_due", DE | {"crisis_requested_on": "2026-12-11"}, "2026-12-28", "25 to 27 December are days off"),
    case("crisis_act_due", DE | {"crisis_proposal_received_on": "2026-10-15"}, "2026-10-29", "two weeks"),
    case("crisis_act_due", DE | {"crisis_proposal_received_on": "2026-12-11"}, "2026-12-28", "25 to 27 December are days off"),
    # 5, 6(4)
    case("crisis_initial_period_until", FIRST, "2027-02-02", "three months"),
    case("crisis_initial_period_until", DE | {"crisis_first_applied_on": "2026-11-30"}, "2027-02-28", "a Sunday, and no 30 February"),
    case("crisis_period_limit", FIRST | {"crisis_period_stage": "initial"}, "2027-02-02", "5(1)"),
    case("crisis_period_limit", FIRST | {"crisis_period_stage": "initial_extended"}, "2027-05-02", "a Sunday: it does not roll"),
    case("crisis_period_limit", FIRST | {"crisis_period_stage": "new_act"}, "2027-08-02", "5(2)"),
    case("crisis_period_limit", FIRST | {"crisis_period_stage": "new_act_extended"}, "2027-11-02", "5(2): twelve months"),
    case("crisis_measures_limit", FIRST, "2027-11-02", "twelve months in all"),
    case("crisis_measures_limit", {"crisis_first_applied_on": "2028-02-29"}, "2029-02-28", "no 29 February"),
    case("crisis_act_too_long", FIRST | {"crisis_period_stage": "initial", "crisis_applies_until": "2027-02-02"}, False, "to the day"),
    case("crisis_act_too_long", FIRST | {"crisis_period_stage": "initial", "crisis_applies_until": "2027-02-03"}, True, "a day more"),
    case(
        "crisis_report_due", DE | {"previous_crisis_report_on": "none", "crisis_act_in_force_on": "2026-11-02"}, "2027-02-02",
        "three months from entry into force",
    ),
    case(
        "crisis_report_due", DE | {"previous_crisis_report_on": "2027-02-02", "crisis_act_in_force_on": "2026-11-02"}, "2027-05-03",
        "2 May is a Sunday",
    ),
    # 7, 8
    case(
        "crisis_bulletin_due", DE | {"previous_crisis_bulletin_on": "none", "crisis_act_in_force_on": "2026-11-02"}, "2026-11-16",
        "two weeks from entry into force",
    ),
    case(
        "crisis_bulletin_due", DE | {"previous_crisis_bulletin_on": "2026-12-11", "crisis_act_in_force_on": "2026-11-02"}, "2026-12-28",
        "25 to 27 December are days off",
    ),
    case("crisis_solidarity_may_be_asked", BENEFICIARY, True, "protection granted less than three years before the pool act"),
    case(
        "crisis_solidarity_may_be_asked", BENEFICIARY | {"protection_granted_on": "2023-12-19"}, False, "three years to the day",
    ),
    case("crisis_solidarity_may_be_asked", BENEFICIARY | {"relocation_of_beneficiaries_agreed": False}, False, "not agreed"),
    case("crisis_solidarity_may_be_asked", {"crisis_situation": "mass_arrivals", "solidarity_measure": "financial_contribution"},
         True, "8(1)(b)"),
    case("crisis_solidarity_may_be_asked", {"crisis_situation": "force_majeure", "solidarity_measure": "financial_contribution"},
         False, "8(1) is about a crisis"),
    case("vulnerable_relocated_first_in_crisis", {"crisis_situation": "mass_arrivals", "vulnerable_for_relocation": True}, True, "8(2)"),
    case("vulnerable_relocated_first_in_crisis", {"crisis_situation": "none"}, False, "no crisis: AMMR alone"),
    # 9
    case("crisis_offsets_owed_together", OFFSETS, 200, "1000 needed, 800 pledged"),
    case("crisis_offsets_owed_together", OFFSETS | {"pool_relocations_available": 700}, 0, "the pledges cover all"),
    case("crisis_offsets_owed_together", OFFSETS | {"pool_relocations_available": 800}, 0, "more than all: never below nothing"),
    case("crisis_offsets_owed_together", OFFSETS | {"temporary_protection_without_article_11": True}, 0, "Directive 2001/55"),
    case("crisis_offsets_owed_together", OFFSETS | {"crisis_derogations_used": ["no_take_back"]}, 0, "Article 13 authorised"),
    case("crisis_offsets_above_fair_share_owed", OFFSETS | {"offsets_cover_needs": False}, True, "9(1)(b): where necessary"),
    case("crisis_offsets_above_fair_share_owed", OFFSETS | {"offsets_cover_needs": True}, False, "fair shares are enough"),
    case("crisis_forum_to_be_convened", OFFSETS | {"pledges_and_offsets_fall_short": True}, True, "9(2)"),
    case("crisis_forum_to_be_convened", OFFSETS | {"pledges_and_offsets_fall_short": False}, False, "all needs are met"),
    case("crisis_credit", CREDIT, 20, "120 taken over, a share of 100"),
    case("crisis_credit", CREDIT | {"applications_taken_over_in_crisis": 90}, 0, "below the share: no credit"),
    case("crisis_credit_until", CREDIT, "2032-11-02", "five years after the act ended"),
    case("crisis_credit_until", CREDIT | {"crisis_act_ended_on": "2027-05-02"}, "2032-05-03", "2 May 2032 is a Sunday"),
    case("crisis_credit_until", CREDIT | {"applications_taken_over_in_crisis": 100}, "none", "no credit, no limit"),
    case("crisis_credit_usable", CREDIT, True, "notified on the last day, authorised"),
    case("crisis_credit_usable", CREDIT | {"crisis_credit_notified_on": "2032-11-03"}, False, "a day late"),
    case("crisis_credit_usable", CREDIT | {"crisis_credit_authorised": False}, False, "9(5): not authorised"),
    case("fair_share_after_credit", CREDIT, 30, "50 less 20"),
    case("fair_share_after_credit", CREDIT | {"applications_taken_over_in_crisis": 200}, 0, "50 less 100: nothing is owed"),
    case("fair_share_after_credit", CREDIT | {"crisis_credit_notified_on": "none"}, 50, "the credit is not used"),
    # 14
    case("likely_founded_examination_due", RECOMMENDED, "2026-12-03", "four weeks from lodging"),
    case("likely_founded_examination_due", RECOMMENDED | {"lodged_on": "2026-11-27"}, "2026-12-28", "25 to 27 December are days off"),
    case("likely_founded_examination_due", RECOMMENDED | {"crisis_recommendation_on": "none"}, "none", "no recommendation"),
    case("likely_founded_examination_due", RECOMMENDED | {"interview_left_out_as_likely_founded": False}, "none", "interviewed"),
]  # fmt: skip
