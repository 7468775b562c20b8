"""Screening: Regulation (EU) 2024/1356, Articles 4 to 9 and 18."""

from tests.law.boundaries import case

# 6 July 2026 is a Monday. No facts about anybody: each row says what it changes.
CROSSED = {
    "arrival_kind": "irregular_crossing", "entry_conditions_met": False, "apprehended_on": "2026-07-06",
    "turned_back_and_gone": False, "held_from_apprehension_to_removal": False, "made_on": "none", "crossed_on": "2026-07-05",
    "entry_authorised_under": "none", "screening_left_out_for_criminal_case": False, "long_border_stay_ended_on": "none",
    "acting_state": "DE", "bilateral_transfer_state": "none", "illegally_staying": True, "already_screened": False,
}  # fmt: skip
RESCUED = CROSSED | {"arrival_kind": "search_and_rescue", "disembarked_on": "2026-07-06", "apprehended_on": "none"}
AIRPORT = CROSSED | {
    "arrival_kind": "border_crossing_point", "presented_on": "2026-07-06", "apprehended_on": "none", "made_on": "2026-07-06",
}  # fmt: skip
INLAND = CROSSED | {"arrival_kind": "inland", "apprehended_on": "2026-07-07"}
NOT_LOOKED_AT = {name: value for name, value in CROSSED.items() if name != "entry_conditions_met"}

CASES = [
    # anchor
    case("screening_anchor_on", CROSSED, "2026-07-06", "the day of apprehension"),
    case("screening_anchor_on", RESCUED, "2026-07-06", "the day of disembarkation"),
    case("screening_anchor_on", AIRPORT | {"presented_on": "2026-07-08"}, "2026-07-08", "the day of presentation"),
    case("screening_anchor_on", CROSSED | {"arrival_kind": "relocated"}, "none", "relocated: screened in the first State"),
    # 5(1)
    case("screening_after_crossing_or_rescue", RESCUED, True, "rescued, no claim: screened all the same"),
    case("screening_after_crossing_or_rescue", CROSSED | {"entry_conditions_met": True}, False, "entry conditions are met"),
    case("screening_after_crossing_or_rescue", AIRPORT, False, "presentation at a crossing point is 5(2)"),
    case(
        "screening_after_crossing_or_rescue", CROSSED | {"held_from_apprehension_to_removal": True}, False,
        "held without a break until removal: no biometrics under Eurodac 22(1)", id="SCR-5.1-border",
    ),
    case(
        "screening_after_crossing_or_rescue", CROSSED | {"turned_back_and_gone": True}, False, "turned back and gone",
        id="SCR-5.1-border",
    ),
    case(
        "screening_after_crossing_or_rescue", RESCUED | {"held_from_apprehension_to_removal": True}, True,
        "the exception is in point (a) alone: not for rescue", id="SCR-5.1-border",
    ),
    case(
        "screening_after_crossing_or_rescue", CROSSED | {"apprehended_on": "2026-06-11"}, "none",
        "apprehended the day before the Regulation applies",
    ),
    case("screening_after_crossing_or_rescue", CROSSED | {"apprehended_on": "2026-06-12"}, True, "on its first day"),
    # 5(2)
    case("screening_at_crossing_point", AIRPORT, True, "asks at the airport without a visa"),
    case("screening_at_crossing_point", AIRPORT | {"entry_conditions_met": True}, False, "valid visa, conditions met"),
    case("screening_at_crossing_point", AIRPORT | {"made_on": "none"}, False, "no application: refusal of entry, no screening"),
    # 7
    case("screening_inland", INLAND, True, "never screened after an unauthorised crossing"),
    case("screening_inland", INLAND | {"crossed_on": "none"}, False, "overstayed a visa: crossed with authorisation"),
    case("screening_inland", INLAND | {"already_screened": True}, False, "screened in another State"),
    case("screening_inland", INLAND | {"entry_conditions_met": True}, False, "7(3): the conditions turn out met"),
    case(
        "screening_inland", INLAND | {"bilateral_transfer_state": "FR"}, False, "handed over at once: the other State screens",
        id="SCR-7-inland",
    ),
    case(
        "screening_inland", INLAND | {"bilateral_transfer_state": "DE"}, True, "this State is the one that received the person",
        id="SCR-7-inland",
    ),
    case("inland_screening_state", INLAND | {"bilateral_transfer_state": "FR"}, "FR", "the State of the hand-over screens"),
    case("inland_screening_state", INLAND, "DE", "no hand-over: the State where the person is found"),
    # together, and 5(3), 18(6)
    case("screening_required", CROSSED, True, "apprehended at the border"),
    case("screening_required", INLAND, True, "found inland"),
    case("screening_required", CROSSED | {"arrival_kind": "relocated", "apprehended_on": "2026-07-06"}, "none", "no anchor"),
    case("screening_required", AIRPORT | {"entry_conditions_met": True}, False, "nothing calls for a screening"),
    case(
        "screening_required", AIRPORT | {"entry_authorised_under": "transit_to_permit_state"}, False,
        "5(3): authorised under SBC 6(5)(a)", id="SCR-5.3-auth",
    ),
    case(
        "screening_required", AIRPORT | {"entry_authorised_under": "humanitarian_or_obligation"}, True,
        "5(3): under 6(5)(c), and asks for protection", id="SCR-5.3-auth",
    ),
    case(
        "screening_required", CROSSED | {"entry_authorised_under": "humanitarian_or_obligation"}, False,
        "5(3): under 6(5)(c), without a claim", id="SCR-5.3-auth",
    ),
    case(
        "screening_required", CROSSED | {"screening_left_out_for_criminal_case": True}, False,
        "18(6): extradition in the place of screening", id="SCR-18-refer",
    ),
    case("screening_required", NOT_LOOKED_AT, "unknown", "nobody has looked at the entry conditions"),
    case("screening_may_be_stopped", CROSSED | {"leaves_for_country_that_admits": True}, True, "leaves by choice"),
    case("screening_may_be_stopped", CROSSED | {"leaves_for_country_that_admits": False}, False, "stays"),
    case("unaccompanied_minor_may_apply_at_once", {"unaccompanied_minor": True}, True, "13(6): even without a representative"),
    case("unaccompanied_minor_may_apply_at_once", {"unaccompanied_minor": False}, False, "the paragraph is about these minors"),
    # 6 and 9, and their end
    case(
        "entry_not_authorised_during_screening", CROSSED | {"screening_ended_on": "none"}, True, "day 4 of the screening",
        on="2026-07-10",
    ),
    case(
        "entry_not_authorised_during_screening", INLAND | {"screening_ended_on": "none"}, False, "inland: Article 6 is not concerned",
        on="2026-07-09",
    ),
    case(
        "entry_not_authorised_during_screening", CROSSED | {"screening_ended_on": "none"}, False,
        "the seven days are over, though nobody has ended the screening", id="SCR-18-refer", on="2026-07-14",
    ),
    case(
        "entry_not_authorised_during_screening", CROSSED, "unknown", "nobody says whether the screening has ended: held back",
        id="SCR-18-refer", on="2026-07-10",
    ),
    case("must_stay_available_for_screening", INLAND | {"screening_ended_on": "none"}, True, "last of three days", on="2026-07-10"),
    case(
        "must_stay_available_for_screening", INLAND | {"screening_ended_on": "2026-07-09"}, False, "ended early",
        id="SCR-18-refer", on="2026-07-10",
    ),
    case("must_stay_available_for_screening", AIRPORT | {"entry_conditions_met": True}, False, "not screened", on="2026-07-10"),
    case("screening_over", CROSSED | {"screening_ended_on": "none"}, False, "the seventh day", on="2026-07-13"),
    case("screening_over", CROSSED | {"screening_ended_on": "none"}, True, "the eighth day", on="2026-07-14"),
    case("screening_over", CROSSED | {"screening_ended_on": "2026-07-09"}, True, "ended on day 3", on="2026-07-10"),
    case("cooperated_in_screening", CROSSED | {"screening_cooperation": ["available", "identity_data", "biometrics"]}, True, "all"),
    case("cooperated_in_screening", CROSSED | {"screening_cooperation": ["available", "identity_data"]}, False, "no biometrics"),
    # 4 and 8(7), 8(8)
    case("detention_rules_during_screening", CROSSED, "return_directive", "8(7): no claim"),
    case("detention_rules_during_screening", AIRPORT, "reception_conditions_directive", "4(1)(b): a claim"),
    case("detention_rules_during_screening", AIRPORT | {"entry_conditions_met": True}, "none", "no screening"),
    case("return_directive_runs_beside_screening", INLAND, True, "4(2): inland in parallel"),
    case("return_directive_runs_beside_screening", CROSSED, False, "4(2): at the border only after the screening"),
    case("subsistence_and_health_during_screening", RESCUED, True, "everyone screened"),
    case("subsistence_and_health_during_screening", AIRPORT | {"entry_conditions_met": True}, False, "not screened"),
    # 8(3), 8(4)
    case("screening_due", CROSSED, "2026-07-13", "seven days: Monday to Monday"),
    case("screening_due", CROSSED | {"apprehended_on": "2026-07-11"}, "2026-07-18", "a Saturday: the longest time does not roll"),
    case("screening_due", RESCUED | {"disembarked_on": "2026-08-08"}, "2026-08-15", "Saturday 15 August, a holiday in some States"),
    case("screening_due", INLAND, "2026-07-10", "three days: Tuesday to Friday", id="SCR-8.4-3d"),
    case("screening_due", INLAND | {"apprehended_on": "2026-07-09"}, "2026-07-12", "a Sunday, not rolled", id="SCR-8.4-3d"),
    case("screening_due", AIRPORT | {"entry_conditions_met": True}, "none", "no screening, no limit"),
    case("screening_due", CROSSED | {"apprehended_on": "2026-06-11"}, "none", "before the Regulation applies"),
    case(
        "screening_due", CROSSED | {"apprehended_on": "2026-07-05", "long_border_stay_ended_on": "2026-07-08"}, "2026-07-12",
        "held at the border until the 8th: four days, to Sunday the 12th", id="SCR-8.3-7d",
    ),
    case(
        "screening_due", RESCUED | {"long_border_stay_ended_on": "2026-07-08"}, "2026-07-13",
        "the four days are for 5(1)(a) alone: rescued persons keep seven", id="SCR-8.3-7d",
    ),
    # 18
    case("screening_referral", CROSSED | {"screening_ended_on": "2026-07-09", "to_be_relocated": False}, "return_authority", "18(1)"),
    case(
        "screening_referral", AIRPORT | {"screening_ended_on": "none", "to_be_relocated": False}, "registering_authority",
        "18(2): day 8, unfinished, with a claim", on="2026-07-14",
    ),
    case(
        "screening_referral", AIRPORT | {"screening_ended_on": "none", "to_be_relocated": False}, "none", "day 7, unfinished",
        on="2026-07-13",
    ),
    case(
        "screening_referral", INLAND | {"screening_ended_on": "2026-07-09", "to_be_relocated": False}, "return_procedure_continues",
        "18(4)",
    ),
    case("screening_referral", RESCUED | {"screening_ended_on": "2026-07-09", "to_be_relocated": True}, "state_of_relocation", "18(3)"),
    case(
        "screening_referral",
        AIRPORT | {"screening_left_out_for_criminal_case": True, "screening_ended_on": "none", "to_be_relocated": False},
        "registering_authority", "18(6): the form goes on, here to the authority that registers", on="2026-07-08",
    ),
]  # fmt: skip
