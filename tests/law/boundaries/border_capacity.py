"""Adequate capacity and yearly maximum. Italy 8,016, Hungary 7,716, Germany 374: as reported, not read in the annex."""

from tests.law.boundaries import case

SEPTEMBER = "2026-09-15"
IT = {"acting_state": "IT"}
NOTIFIED = {**IT, "capacity_reached_notified_this_year_on": "2026-09-10"}
FORMULA = {
    "irregular_crossings_in_three_years": 100,
    "search_and_rescue_arrivals_in_three_years": 50,
    "refusals_of_entry_in_three_years": 50,
}


def stock(applicants, returns=0):
    """People in the two border procedures."""
    return {"border_procedure_applicants_now": applicants, "return_border_procedure_persons_now": returns}


CASES = [
    case(
        "adequate_capacity_by_formula",
        {**FORMULA, "union_crossings_arrivals_and_refusals_in_three_years": 1000},
        "6000",
        "30,000 x 200 / 1,000",
    ),
    case(
        "adequate_capacity_by_formula",
        {**FORMULA, "union_crossings_arrivals_and_refusals_in_three_years": 900},
        "20000/3",
        "30,000 x 200 / 900: not rounded",
    ),
    case("adequate_capacity_recorded", IT, 8016, "Italy", on=SEPTEMBER),
    case("adequate_capacity_recorded", {"acting_state": "HU"}, 7716, "Hungary", on=SEPTEMBER),
    case("adequate_capacity_recorded", {"acting_state": "DE"}, 374, "Germany", on="2027-10-14"),
    case("adequate_capacity_recorded", {"acting_state": "DE"}, "none", "the first act has expired", on="2027-10-15"),
    case("adequate_capacity_recorded", {"acting_state": "FR"}, "none", "number not seen", on=SEPTEMBER),
    case("adequate_capacity", IT, 8016, "recorded", on=SEPTEMBER),
    case(
        "adequate_capacity",
        {"acting_state": "FR", "adequate_capacity_in_implementing_act": 615},
        615,
        "not recorded: the number given",
        on=SEPTEMBER,
    ),
    case("adequate_capacity", {"acting_state": "FR"}, "unknown", "neither recorded nor given", on=SEPTEMBER),
    case("yearly_maximum", IT, 16032, "8,016 x 2", on="2027-06-12"),
    case("yearly_maximum", IT, 24048, "8,016 x 3", on="2027-06-13"),
    case(
        "yearly_maximum",
        {"acting_state": "IT", "adequate_capacity_in_implementing_act": 8000},
        24000,
        "still x 3, a later act",
        on="2028-06-12",
    ),
    case(
        "yearly_maximum",
        {"acting_state": "IT", "adequate_capacity_in_implementing_act": 8000},
        32000,
        "x 4",
        on="2028-06-13",
    ),
    case("yearly_maximum", {"acting_state": "HU"}, 15432, "7,716 x 2", on=SEPTEMBER),
    case(
        "adequate_capacity_ready_due",
        {"capacity_act_adopted_on": "2027-10-13", "acting_state": "DE"},
        "2028-04-13",
        "six months, a Thursday",
    ),
    case(
        "adequate_capacity_ready_due",
        {"capacity_act_adopted_on": "2027-10-15", "acting_state": "DE"},
        "2028-04-18",
        "Saturday before Easter, Easter Monday is the 17th: Tuesday",
    ),
    # 48
    case("adequate_capacity_reached", {**IT, **stock(8000, 16)}, True, "8,016 together", on=SEPTEMBER),
    case("adequate_capacity_reached", {**IT, **stock(8000, 15)}, False, "one less", on=SEPTEMBER),
    case(
        "capacity_notice_owed",
        {**IT, **stock(8016), "capacity_reached_notified_this_year_on": "none"},
        True,
        "reached and not notified",
        on=SEPTEMBER,
    ),
    case("capacity_notice_owed", {**NOTIFIED, **stock(8016)}, False, "notified", on=SEPTEMBER),
    case(
        "capacity_notice_complete",
        {
            "capacity_notice_content": ["numbers", "measure", "reasons"],
            "other_states_told_of_capacity_notice": True,
        },
        True,
        "49(1), 49(3)",
    ),
    case(
        "capacity_notice_complete",
        {"capacity_notice_content": ["numbers", "measure"], "other_states_told_of_capacity_notice": True},
        False,
        "no reasons",
    ),
    case(
        "capacity_notice_complete",
        {
            "capacity_notice_content": ["numbers", "measure", "reasons"],
            "other_states_told_of_capacity_notice": False,
        },
        False,
        "the other States were not told",
    ),
    case("capacity_relief", {**NOTIFIED, **stock(8016)}, True, "stock = capacity", on=SEPTEMBER),
    case("capacity_relief", {**NOTIFIED, **stock(8015)}, False, "stock one below: j obliges again", on=SEPTEMBER),
    case(
        "capacity_relief",
        {**NOTIFIED, **stock(8000, 16)},
        False,
        "48(2), (3) read literally: applicants only; the sum of 48(1) is reached",
        on=SEPTEMBER,
    ),
    case("capacity_relief", {**NOTIFIED, **stock(8016)}, False, "the day of the notice", on="2026-09-10"),
    case("capacity_relief", {**NOTIFIED, **stock(8016)}, True, "the day after", on="2026-09-11"),
    case(
        "capacity_relief",
        {**IT, **stock(8016), "capacity_reached_notified_this_year_on": "none"},
        False,
        "no notice in this calendar year",
        on="2027-01-02",
    ),
    case(
        "capacity_report_due",
        {
            "acting_state": "DE",
            "previous_capacity_report_on": "none",
            "capacity_reached_notified_this_year_on": "2026-09-10",
        },
        "2026-10-12",
        "a month from the notice is Saturday 10 October: Monday",
        on=SEPTEMBER,
    ),
    case(
        "capacity_report_due",
        {
            "acting_state": "DE",
            "previous_capacity_report_on": "2026-10-05",
            "capacity_reached_notified_this_year_on": "2026-09-10",
        },
        "2026-11-05",
        "a month from the last report",
        on="2026-10-10",
    ),
    case(
        "capacity_report_due",
        {
            "acting_state": "DE",
            "previous_capacity_report_on": "none",
            "capacity_reached_notified_this_year_on": "none",
        },
        "none",
        "no relief is applied",
        on=SEPTEMBER,
    ),
    case(
        "capacity_report_complete",
        {
            "capacity_report_content": [
                "applicants",
                "weekly_flows",
                "staff",
                "administrative_duration",
                "court_duration",
            ]
        },
        True,
        "49(4)(a) to (e)",
    ),
    case(
        "capacity_report_complete",
        {"capacity_report_content": ["applicants", "weekly_flows", "staff", "administrative_duration"]},
        False,
        "the court's duration is missing",
    ),
    # 50
    case(
        "yearly_maximum_may_be_notified",
        {**IT, "border_applications_examined_this_year": 16032},
        True,
        "the 16,032nd application",
        on="2026-12-01",
    ),
    case(
        "yearly_maximum_may_be_notified",
        {**IT, "border_applications_examined_this_year": 16031},
        False,
        "one less",
        on="2026-12-01",
    ),
    case(
        "yearly_maximum_to_be_verified",
        {
            "yearly_maximum_notified_this_year_on": "2026-11-10",
            "yearly_maximum_authorised_this_year_on": "none",
        },
        True,
        "notified, not yet answered",
        on="2026-11-12",
    ),
    case(
        "yearly_maximum_to_be_verified",
        {
            "yearly_maximum_notified_this_year_on": "2026-11-10",
            "yearly_maximum_authorised_this_year_on": "2026-11-20",
        },
        False,
        "authorised",
        on="2026-11-21",
    ),
    case(
        "yearly_maximum_relief",
        {"yearly_maximum_authorised_this_year_on": "2026-11-20"},
        True,
        "from that day",
        on="2026-11-20",
    ),
    case(
        "yearly_maximum_relief",
        {"yearly_maximum_authorised_this_year_on": "2026-11-20"},
        False,
        "the day before",
        on="2026-11-19",
    ),
    case(
        "yearly_maximum_relief",
        {"yearly_maximum_authorised_this_year_on": "none"},
        False,
        "the number alone lifts nothing",
    ),
    # 44(2)
    case("adequate_capacity_exceeded", {**IT, **stock(8017)}, True, "one more than the capacity", on=SEPTEMBER),
    case("adequate_capacity_exceeded", {**IT, **stock(8016)}, False, "exactly the capacity", on=SEPTEMBER),
    case(
        "yearly_maximum_exceeded",
        {**IT, "border_applications_examined_this_year": 16033},
        True,
        "one more than the maximum",
        on=SEPTEMBER,
    ),
    case(
        "yearly_maximum_exceeded",
        {**IT, "border_applications_examined_this_year": 16032},
        False,
        "exactly the maximum",
        on=SEPTEMBER,
    ),
    case(
        "border_priority_owed",
        {**IT, **stock(8017), "border_applications_examined_this_year": 0},
        True,
        "stock = capacity + 1",
        on=SEPTEMBER,
    ),
    case(
        "border_priority_owed",
        {**IT, **stock(100), "border_applications_examined_this_year": 16033},
        True,
        "stock below, yearly maximum exceeded",
        on=SEPTEMBER,
    ),
    case(
        "border_priority_owed",
        {**IT, **stock(8016), "border_applications_examined_this_year": 16032},
        False,
        "neither number exceeded",
        on=SEPTEMBER,
    ),
    case(
        "border_priority_category",
        {"danger_on_serious_grounds": False, "better_prospects_of_return": False, "family_with_minor": True},
        False,
        "a family without better prospects of return",
    ),
    case(
        "border_priority_category",
        {"danger_on_serious_grounds": False, "better_prospects_of_return": False, "family_with_minor": False},
        True,
        "44(2)(c)",
    ),
    case(
        "border_priority_category",
        {"danger_on_serious_grounds": False, "better_prospects_of_return": True, "family_with_minor": True},
        True,
        "44(2)(a)",
    ),
]
