"""School and work under Directive 2013/33/EU, Articles 14 and 15."""

from tests.law.boundaries import case

WORKER = {"decision_taken_on": "none", "applicant_at_fault_for_delay": False, "acting_state": "DE"}
PUPIL = {"minor": True, "acting_state": "DE"}

CASES = [
    case("school_access_due_2013", PUPIL | {"lodged_on": "2026-05-04"}, "2026-08-04", "three months"),
    case("school_access_due_2013", PUPIL | {"lodged_on": "2026-05-15"}, "2026-08-17", "15 August 2026 is a Saturday"),
    case(
        "school_access_due_2013", PUPIL | {"lodged_on": "2026-06-12"}, "none", "lodged when the new directive applies"
    ),
    case("labour_market_access_due_2013", WORKER | {"lodged_on": "2026-05-04"}, "2027-02-04", "nine months"),
    case(
        "labour_market_access_due_2013",
        WORKER | {"lodged_on": "2026-05-13"},
        "2027-02-15",
        "13 February 2027 is a Saturday",
    ),
    case(
        "labour_market_access_due_2013",
        WORKER | {"lodged_on": "2026-05-04", "decision_taken_on": "2027-02-04"},
        "none",
        "decided in time",
    ),
    case(
        "labour_market_access_due_2013",
        WORKER | {"lodged_on": "2026-05-04", "applicant_at_fault_for_delay": True},
        "none",
        "the applicant's delay",
    ),
    case(
        "labour_market_access_due_2013",
        WORKER | {"lodged_on": "2026-06-12"},
        "none",
        "lodged when the new directive applies",
    ),
]
