"""Withdrawal of international protection."""

from tests.law.boundaries import case

ALL = ["written_notice_with_reasons", "told_to_cooperate", "told_consequences", "written_statement", "hearing"]
REVIEW = {
    "withdrawal_review_started_on": "2026-07-01",
    "withdrawal_guarantees_given": ALL,
    "did_not_cooperate_without_good_reason": False,
    "withdrawal_sources_alert_persecutor": False,
    "withdrawal_decision_written_with_remedy": True,
    "protection_ended_otherwise": "none",
}
NO_STATEMENT = {**REVIEW, "withdrawal_guarantees_given": [g for g in ALL if g != "written_statement"]}

CASES = [
    case("withdrawal_procedure_defect", REVIEW, False, "all guarantees given"),
    case("withdrawal_procedure_defect", NO_STATEMENT, True, "no time for a written statement"),
    case(
        "withdrawal_procedure_defect",
        {**NO_STATEMENT, "did_not_cooperate_without_good_reason": True},
        False,
        "66(5): silent without good reason",
    ),
    case(
        "withdrawal_procedure_defect",
        {**REVIEW, "withdrawal_guarantees_given": [g for g in ALL if g != "written_notice_with_reasons"]},
        True,
        "66(1)(a): not told in writing",
    ),
    case("withdrawal_procedure_defect", {**REVIEW, "withdrawal_sources_alert_persecutor": True}, True, "66(2)(b)"),
    case(
        "withdrawal_procedure_defect",
        {**NO_STATEMENT, "protection_ended_otherwise": "citizen_of_a_member_state"},
        False,
        "66(6): no procedure needed",
        id="APR-66-withdraw",
    ),
    case("withdrawal_procedure_defect", NO_STATEMENT, True, "66(6) does not hold", id="APR-66-withdraw"),
    case(
        "withdrawal_procedure_defect",
        {**NO_STATEMENT, "withdrawal_review_started_on": "2026-06-11"},
        "none",
        "79(3): started before, Directive 2013/32",
    ),
]
