"""Withdrawal of international protection: Articles 65 and 66 of the Asylum Procedure Regulation."""

from fairway.law.language import Force, exception, happened, rule
from fairway.law.pact.acts import APR


@rule(APR, "66(1) to (3)", id="APR-66-withdraw", anchor="withdrawal_review_started_on", force=Force.STATUS)
def withdrawal_procedure_defect(
    withdrawal_guarantees_given,
    did_not_cooperate_without_good_reason,
    withdrawal_sources_alert_persecutor,
    withdrawal_decision_written_with_remedy,
):
    """The withdrawal of protection lacks a guarantee of Article 66."""
    if withdrawal_sources_alert_persecutor or not withdrawal_decision_written_with_remedy:
        "66(2)(b), 66(3)"
        return True
    if "written_notice_with_reasons" not in withdrawal_guarantees_given:
        "66(1)(a)"
        return True
    if "told_to_cooperate" not in withdrawal_guarantees_given or "told_consequences" not in withdrawal_guarantees_given:
        "66(1)(b), (c)"
        return True
    if did_not_cooperate_without_good_reason:
        "66(5): silence without good reason does not stop the decision"
        return False
    # 66(1)(d): a reasonable time for a written statement, and an interview or hearing
    return "written_statement" not in withdrawal_guarantees_given or "hearing" not in withdrawal_guarantees_given


@exception(
    "withdrawal_procedure_defect",
    APR,
    "66(6)",
    id="APR-66-withdraw",
    anchor="withdrawal_review_started_on",
    label="protection ended otherwise",
)
def no_withdrawal_procedure_needed(protection_ended_otherwise):
    """No such procedure on express renunciation, citizenship of a Member State, or protection in another one."""
    if happened(protection_ended_otherwise):
        return False
