"""Designations of safe countries: suspended, removed, national."""

from tests.law.boundaries import case

SUSPENDED = {"designation_suspended_on": "2026-12-01"}
SILENT = {**SUSPENDED, "designation_removal_proposed_on": "none", "designation_suspension_extensions": 0}
PROPOSED = {**SUSPENDED, "designation_removal_proposed_on": "2027-02-15", "designation_suspension_extensions": 0}
REMOVED = {
    "designation_suspended_on": "none",
    "designation_removed_on": "2026-10-01",
    "national_designation_notified_on": "2027-01-11",
    "commission_objected_on": "none",
}

CASES = [
    case(
        "designation_to_be_suspended",
        {"designation_conditions_no_longer_met": True, "designation_suspended_on": "none"},
        True,
        "63(1)",
    ),
    case(
        "designation_to_be_suspended",
        {"designation_conditions_no_longer_met": True, "designation_suspended_on": "2026-12-01"},
        False,
        "done",
    ),
    case("designation_removal_proposal_due", SUSPENDED, "2027-03-01", "three months from the adoption"),
    case(
        "designation_removal_proposal_due",
        {"designation_suspended_on": "2026-11-30"},
        "2027-02-28",
        "no 30 February; a Sunday, and no Member State's days off for the Commission",
    ),
    case("designation_suspended_until", SILENT, "2027-06-01", "six months, proposal still possible", on="2027-03-01"),
    case(
        "designation_suspended_until", SILENT, "2027-03-01", "no proposal in three months: it lapses", on="2027-03-02"
    ),
    case("designation_suspended_until", PROPOSED, "2027-06-01", "proposed in time, not extended", on="2027-04-01"),
    case(
        "designation_suspended_until",
        {**PROPOSED, "designation_suspension_extensions": 1},
        "2027-12-01",
        "extended once",
        on="2027-04-01",
    ),
    case(
        "designation_suspended_until",
        {**PROPOSED, "designation_suspension_extensions": 2},
        "2028-05-15",
        "extended twice: 1 June 2028, but fifteen months from the proposal end before",
        on="2027-12-02",
    ),
    case(
        "designation_suspended_until",
        {**PROPOSED, "designation_removal_proposed_on": "2027-03-02"},
        "2027-03-01",
        "a proposal one day late does not save it",
        on="2027-04-01",
    ),
    case("union_designation_suspended", PROPOSED, True, "the last day", on="2027-06-01"),
    case("union_designation_suspended", PROPOSED, False, "the day after", on="2027-06-02"),
    case("union_designation_suspended", PROPOSED, False, "the day before it began", on="2026-11-30"),
    case(
        "national_designation_permitted",
        {**REMOVED, "designation_removed_on": "none", "national_designation_notified_on": "none"},
        True,
        "64(1): the country was never designated or is still",
    ),
    case(
        "national_designation_permitted", {**PROPOSED, **{"designation_removed_on": "none"}}, False, "64(2): suspended"
    ),
    case(
        "national_designation_permitted", REMOVED, False, "the Commission's three months are running", on="2027-04-11"
    ),
    case("national_designation_permitted", REMOVED, True, "three months without objection", on="2027-04-12"),
    case(
        "national_designation_permitted",
        {**REMOVED, "commission_objected_on": "2027-03-01"},
        False,
        "64(3): objected in time",
        on="2027-06-01",
    ),
    case("commission_objection_due", REMOVED, "2027-04-11", "three months from the notice; a Sunday"),
    case(
        "commission_objection_due",
        {**REMOVED, "national_designation_notified_on": "2028-08-15"},
        "2028-10-01",
        "two years from the removal end first",
    ),
    case(
        "national_lists_to_be_notified",
        {"national_lists_changed_on": "2026-09-01", "national_lists_notified_on": "none"},
        True,
        "64(4)",
    ),
    case(
        "national_lists_to_be_notified",
        {"national_lists_changed_on": "2026-09-01", "national_lists_notified_on": "2026-09-02"},
        False,
        "notified",
    ),
    case(
        "ad_hoc_third_countries_report_due",
        {"previous_ad_hoc_report_on": "2026-07-01", "acting_state": "DE"},
        "2027-07-01",
        "a year, a Thursday",
    ),
    case(
        "ad_hoc_third_countries_report_due",
        {"previous_ad_hoc_report_on": "2026-07-03", "acting_state": "DE"},
        "2027-07-05",
        "3 July 2027 is a Saturday: Monday",
    ),
]
