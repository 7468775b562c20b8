"""The return border procedure: Regulation (EU) 2024/1349, with the crisis prolongation of its Article 6."""

from tests.law.boundaries import case

# Rejected in the border procedure; no right to remain from Thursday 10 September 2026; no act of the Council.
REJECTED = {
    "rejected_in_border_procedure": True, "right_to_remain_ended_on": "2026-09-10", "lodged_on": "2026-06-23",
    "decision_notified_on": "2026-08-20", "border_return_ended_on": "none", "acting_state": "DE", "crisis_situation": "none",
    "removal_would_breach_non_refoulement": False, "unaccompanied_minor": False,
}  # fmt: skip
STILL_THERE = REJECTED | {"right_to_remain_ended_on": "none"}
CRISIS = REJECTED | {
    "crisis_situation": "mass_arrivals", "crisis_derogations_used": ["return_border_time"],
    "crisis_applies_from": "2026-08-01", "crisis_applies_until": "2026-11-01", "crisis_act_adopted_on": "2026-07-30",
    "rejected_on_crisis_border_ground": True,
}  # fmt: skip
ASKS = REJECTED | {
    "voluntary_departure_requested": True, "risk_of_absconding": False, "decision_outcome": "unfounded",
    "danger_to_order_or_security": False,
}  # fmt: skip
HELD = REJECTED | {
    "return_detention_individually_necessary": True, "less_coercive_measures_effective": False,
    "reasonable_prospect_of_removal": True, "removal_arrangements_pursued_diligently": True,
    "detained_in_border_asylum_procedure": False, "risk_of_absconding": True, "avoids_or_hampers_return": False,
    "danger_to_order_or_security": False,
}  # fmt: skip
REMOVAL = REJECTED | {"return_or_refusal_decision_issued": True, "border_voluntary_departure_granted_on": "none",
                      "voluntary_departure_days_granted": 0}  # fmt: skip
ACCESS = {
    "adviser_access_limited": True, "limit_on_adviser_access_in_national_law": True,
    "limit_on_adviser_access_necessary": True, "adviser_access_severely_limited": False,
}  # fmt: skip
OLD = {"lodged_on": "2026-06-11"}
IN_TIME = "2026-10-01"
LAST = "2026-12-03"
AFTER = "2026-12-04"

CASES = [
    # 4(1), 4(2)
    case("return_border_procedure_applies", REJECTED, True, "rejected at the border, no right to remain"),
    case("return_border_procedure_applies", STILL_THERE, False, "an appeal with suspensive effect"),
    case("return_border_procedure_applies", REJECTED | {"rejected_in_border_procedure": False}, False, "rejected inland"),
    case("return_border_procedure_applies", REJECTED | OLD, "none", "lodged the day before the Regulation applies"),
    case("entry_barred_after_border_rejection", REJECTED, True, "4(1)"),
    case("entry_barred_after_border_rejection", STILL_THERE, False, "the asylum border procedure still governs"),
    case("must_stay_at_border_for_return", REJECTED, True, "the last day of twelve weeks", on=LAST),
    case("must_stay_at_border_for_return", STILL_THERE, False, "not in the return border procedure", on=IN_TIME),
    case("must_stay_at_border_for_return", REJECTED, False, "the twelve weeks are over", id="RBP-4.2-12w", on=AFTER),
    case(
        "must_stay_at_border_for_return", {k: v for k, v in REJECTED.items() if k != "border_return_ended_on"}, "unknown",
        "nobody says whether the procedure has ended: held back", id="RBP-4.2-12w", on=IN_TIME,
    ),
    case("return_border_procedure_limit", REJECTED, "2026-12-03", "twelve weeks from 10 September"),
    case("return_border_procedure_limit", REJECTED | {"right_to_remain_ended_on": "2026-09-12"}, "2026-12-05", "a Saturday, not rolled"),
    case("return_border_procedure_limit", STILL_THERE, "none", "a right to remain: no stay for return"),
    case("return_border_procedure_limit", CRISIS, "2027-01-14", "rejected under CRI 11(4): six weeks more", id="RBP-4.2-12w"),
    case(
        "return_border_procedure_limit", CRISIS | {"rejected_on_crisis_border_ground": False}, "2026-12-03",
        "crisis on, but rejected after the act under ground c as in normal times", id="RBP-4.2-12w",
    ),
    case(
        "return_border_procedure_limit", CRISIS | {"crisis_situation": "force_majeure"}, "2026-12-03",
        "6(1) speaks of a crisis (CRI 1(4)), not of force majeure", id="RBP-4.2-12w",
    ),
    case("return_border_procedure_may_be_prolonged", CRISIS, True, "6(1): on a crisis ground"),
    case(
        "return_border_procedure_may_be_prolonged",
        CRISIS | {"rejected_on_crisis_border_ground": False, "crisis_act_adopted_on": "2026-12-03", "crisis_applies_until": "2027-03-03"},
        True, "6(2): rejected before the act, adopted on the last day of the twelve weeks",
    ),
    case(
        "return_border_procedure_may_be_prolonged",
        CRISIS | {"rejected_on_crisis_border_ground": False, "crisis_act_adopted_on": "2026-12-04", "crisis_applies_until": "2027-03-03"},
        False, "6(2): the twelve weeks had run out the day before",
    ),
    case(
        "return_border_procedure_may_be_prolonged",
        CRISIS | {"rejected_on_crisis_border_ground": False, "crisis_act_adopted_on": "2026-08-20"}, False,
        "6(2): rejected on the day of the act, not before it",
    ),
    case("return_border_procedure_may_be_prolonged", CRISIS | {"crisis_derogations_used": []}, False, "1(3): no request, no measure"),
    case(
        "return_border_procedure_may_be_prolonged", CRISIS | {"right_to_remain_ended_on": "2026-11-02"}, False,
        "the crisis was over when the right to remain ended",
    ),
    case("return_border_stay_over", REJECTED, False, "the last day", on=LAST),
    case("return_border_stay_over", REJECTED, True, "the day after", on=AFTER),
    case("return_border_stay_over", REJECTED | {"border_return_ended_on": "2026-09-30"}, True, "left before", on=IN_TIME),
    case(
        "border_return_place_defect", REJECTED | {"stay_place": "elsewhere_on_territory", "border_places_full": False}, True,
        "elsewhere although there is room",
    ),
    case(
        "border_return_place_defect", REJECTED | {"stay_place": "elsewhere_on_territory", "border_places_full": True}, False,
        "no room at the border",
    ),
    case("border_stay_conditions_defect", REJECTED | {"border_stay_conditions_equivalent": False}, True, "below RCD 19 and 20"),
    case("border_stay_conditions_defect", REJECTED | {"border_stay_conditions_equivalent": True}, False, "as for applicants"),
    # 4(3)
    case("return_directive_provision_applies_at_border", REJECTED | {"return_directive_provision": "9"}, True, "postponement applies"),
    case("return_directive_provision_applies_at_border", REJECTED | {"return_directive_provision": "13"}, False, "remedies: APR"),
    case("return_directive_provision_applies_at_border", REJECTED | {"return_directive_provision": "15(4)"}, True, "release"),
    case("return_directive_provision_applies_at_border", REJECTED | {"return_directive_provision": "15(5)"}, False, "own maximum"),
    case("removal_from_border_may", REMOVAL, True, "a return decision, no time to leave running", on=IN_TIME),
    case(
        "removal_from_border_may",
        REMOVAL | {"border_voluntary_departure_granted_on": "2026-09-16", "voluntary_departure_days_granted": 15}, False,
        "the last day of the time to leave", on=IN_TIME,
    ),
    case(
        "removal_from_border_may",
        REMOVAL | {"border_voluntary_departure_granted_on": "2026-09-16", "voluntary_departure_days_granted": 15}, True,
        "the day after", on="2026-10-02",
    ),
    case("removal_from_border_may", REMOVAL | {"return_or_refusal_decision_issued": False}, False, "no decision", on=IN_TIME),
    case(
        "removal_from_border_may", REMOVAL | {"removal_would_breach_non_refoulement": True}, False,
        "RD 9(1)(a) applies here too", id="RBP-4.3-rd", on=IN_TIME,
    ),
    case(
        "removal_from_border_may", {k: v for k, v in REMOVAL.items() if k != "removal_would_breach_non_refoulement"}, "unknown",
        "non-refoulement not examined: held back", id="RBP-4.3-rd", on=IN_TIME,
    ),
    case(
        "removal_from_border_may", REMOVAL | {"unaccompanied_minor": True, "child_return_destination": "none"}, False,
        "RD 10(2): nobody there for the child", id="RBP-4.3-rd", on=IN_TIME,
    ),
    case("border_removal_barred_by_non_refoulement", REJECTED | {"removal_would_breach_non_refoulement": True}, True, "breach"),
    case("border_removal_barred_by_non_refoulement", REJECTED, False, "no breach"),
    case(
        "unaccompanied_minor_return_unassured",
        REJECTED | {"unaccompanied_minor": True, "child_return_destination": "none"}, True, "10(2): nobody",
    ),
    case(
        "unaccompanied_minor_return_unassured",
        REJECTED | {"unaccompanied_minor": True, "child_return_destination": "nominated_guardian"}, False, "10(2): a guardian",
    ),
    # 4(4)
    case("ordinary_return_procedure_continues", REJECTED, True, "not enforced in twelve weeks", on=AFTER),
    case("ordinary_return_procedure_continues", REJECTED, False, "still the border procedure", on=LAST),
    # 4(5)
    case("border_voluntary_departure_must", ASKS, True, "asks, and nothing stands against it"),
    case("border_voluntary_departure_must", ASKS | {"voluntary_departure_requested": False}, False, "only on request"),
    case("border_voluntary_departure_must", ASKS | {"risk_of_absconding": True}, False, "risk of absconding"),
    case("border_voluntary_departure_must", ASKS | {"decision_outcome": "manifestly_unfounded"}, False, "manifestly unfounded"),
    case("border_voluntary_departure_must", ASKS | {"danger_to_order_or_security": True}, False, "danger"),
    case("border_voluntary_departure_too_long", REJECTED | {"voluntary_departure_days_granted": 15}, False, "fifteen days"),
    case("border_voluntary_departure_too_long", REJECTED | {"voluntary_departure_days_granted": 16}, True, "sixteen"),
    case(
        "border_voluntary_departure_limit",
        REJECTED | {"border_voluntary_departure_granted_on": "2026-09-16", "voluntary_departure_days_granted": 15}, "2026-10-01",
        "a Thursday",
    ),
    case(
        "border_voluntary_departure_limit",
        REJECTED | {"border_voluntary_departure_granted_on": "2026-09-18", "voluntary_departure_days_granted": 15}, "2026-10-05",
        "3 October is a Saturday (and a holiday in Germany): Monday, for the person's benefit",
    ),
    case(
        "border_voluntary_departure_limit",
        REJECTED | {"border_voluntary_departure_granted_on": "none", "voluntary_departure_days_granted": 0}, "none", "not granted",
    ),
    case(
        "travel_document_to_be_handed_over", ASKS | {"travel_document_held": True, "travel_document_handed_over": False}, True,
        "has it, and has not handed it over",
    ),
    case(
        "travel_document_to_be_handed_over", ASKS | {"travel_document_held": False, "travel_document_handed_over": False}, False,
        "has none",
    ),
    # 4(6)
    case(
        "refusal_of_entry_treatment_defect",
        REJECTED | {"refused_entry_instead_of_return": True, "return_directive_set_aside_at_border": True,
                    "treatment_equivalent_to_border_return": False},
        True, "treated worse than under a return decision",
    ),
    case(
        "refusal_of_entry_treatment_defect",
        REJECTED | {"refused_entry_instead_of_return": True, "return_directive_set_aside_at_border": True,
                    "treatment_equivalent_to_border_return": True},
        False, "equivalent",
    ),
    # 5
    case("return_border_detention_may", HELD, True, "detained anew: risk of absconding", on=IN_TIME),
    case("return_border_detention_may", HELD | {"risk_of_absconding": False}, False, "detained anew without a ground", on=IN_TIME),
    case(
        "return_border_detention_may", HELD | {"risk_of_absconding": False, "detained_in_border_asylum_procedure": True}, True,
        "5(2): detention from the asylum border procedure goes on", on=IN_TIME,
    ),
    case("return_border_detention_may", HELD | {"less_coercive_measures_effective": True}, False, "5(1)", on=IN_TIME),
    case("return_border_detention_may", HELD | {"reasonable_prospect_of_removal": False}, False, "5(4)", on=IN_TIME),
    case("return_border_detention_may", HELD, False, "the twelve weeks are over", id="RBP-5-detain", on=AFTER),
    case(
        "return_border_detention_may", HELD | {"removal_would_breach_non_refoulement": True}, False, "no removal, no detention for it",
        id="RBP-4.3-rd", on=IN_TIME,
    ),
    case("return_border_detention_limit", HELD | {"border_return_detention_since": "2026-09-20"}, "2026-12-03", "the stay's own end"),
    case("return_border_detention_limit", CRISIS | {"border_return_detention_since": "2026-09-20"}, "2027-01-14", "6(1)(b)"),
    case("return_border_detention_limit", HELD | {"border_return_detention_since": "none"}, "none", "not detained"),
    case(
        "return_detention_with_border_limit",
        HELD | {"border_return_detention_since": "2026-09-10", "later_return_detention_follows_at_once": True,
                "all_reasonable_efforts_made_for_removal": False, "return_detention_months_in_national_law": 6},
        "2027-03-10", "six months in all, the twelve weeks counted in",
    ),
    case(
        "return_detention_with_border_limit",
        HELD | {"border_return_detention_since": "2026-09-10", "later_return_detention_follows_at_once": True,
                "all_reasonable_efforts_made_for_removal": True, "lack_of_cooperation_in_removal": True,
                "return_detention_months_in_national_law": 6, "return_detention_extension_months_in_national_law": 12},
        "2028-03-10", "twelve months more",
    ),
    case(
        "return_detention_with_border_limit",
        HELD | {"border_return_detention_since": "2026-09-10", "later_return_detention_follows_at_once": False,
                "all_reasonable_efforts_made_for_removal": False, "return_detention_months_in_national_law": 6},
        "none", "no detention follows at once",
    ),
    # 6(3), 8
    case("adviser_access_defect_in_return_crisis", CRISIS | ACCESS | {"limit_on_adviser_access_necessary": False}, True, "not necessary"),
    case("adviser_access_defect_in_return_crisis", CRISIS | ACCESS, False, "necessary, by law, not severe"),
    case("return_crisis_information_defect", CRISIS | {"crisis_measures_explained": ["measures"]}, True, "not how long"),
    case("return_crisis_information_defect", CRISIS | {"crisis_measures_explained": ["measures", "duration"]}, False, "both"),
]  # fmt: skip
