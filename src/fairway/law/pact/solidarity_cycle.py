"""Asylum and Migration Management Regulation, Articles 7 to 15 and 56 to 60: the annual cycle of solidarity.

Days named in the act (1 June, 15 October) are days, not periods: they do not roll. The articles on the cycle apply
since 11 June 2024, those on the use of the pool since 1 July 2026 (Article 85)."""

from datetime import date

from fairway.law.language import (
    Binds,
    Expiry,
    Force,
    clock,
    days,
    happened,
    last_day,
    latest,
    months,
    none,
    rule,
    weeks,
)
from fairway.law.pact.acts import AMM

SINCE_2024 = date(2024, 6, 11)  # Article 85, third paragraph: Articles 7 to 15, 56 and 57
YEAR = "solidarity_year_begins_on"


# --------------------------------------------------------------------------------------- Articles 9, 11, 12: the dates


@clock(
    AMM, "9(7)", id="AMM-9.7", done="solidarity_information_sent_on", on_expiry=Expiry.CONTINUE, anchor=YEAR,
    applies_from=SINCE_2024, missed="The information is still owed; the report goes on without it.",
)  # fmt: skip
def solidarity_information_due(solidarity_year_begins_on):
    """Member States, the agencies named and Europol give their information by 1 June."""
    return months(solidarity_year_begins_on, 5)


@clock(
    AMM, "9(8)", id="AMM-9.8", done="first_preparedness_meeting_on", on_expiry=Expiry.CONTINUE, anchor=YEAR,
    applies_from=SINCE_2024, binds=Binds.COMMISSION, missed="The meeting is still to be held.",
)  # fmt: skip
def first_preparedness_meeting_due(solidarity_year_begins_on):
    """The Commission convenes the preparedness network on the initial assessment in the first half of July."""
    return days(months(solidarity_year_begins_on, 6), 14)


@clock(
    AMM, "9(9)", id="AMM-9.9", done="solidarity_information_updated_on", on_expiry=Expiry.CONTINUE, anchor=YEAR,
    applies_from=SINCE_2024, missed="The update is still owed; the report goes on without it.",
)  # fmt: skip
def solidarity_update_due(solidarity_year_begins_on):
    """Member States and agencies update their information by 1 September."""
    return months(solidarity_year_begins_on, 8)


@clock(
    AMM, "9(10)", id="AMM-9.10", done="second_preparedness_meeting_on", on_expiry=Expiry.CONTINUE, anchor=YEAR,
    applies_from=SINCE_2024, binds=Binds.COMMISSION, missed="The meeting is still to be held.",
)  # fmt: skip
def second_preparedness_meeting_due(solidarity_year_begins_on):
    """The Commission convenes the preparedness network on the consolidated assessment by 30 September."""
    return days(months(solidarity_year_begins_on, 8), 29)


@clock(
    AMM, "9(4)", id="AMM-9.4", done="annual_report_adopted_on", on_expiry=Expiry.CONTINUE, anchor=YEAR,
    applies_from=SINCE_2024, binds=Binds.COMMISSION,
    missed="The report is still to be adopted; the cycle starts late.",
)  # fmt: skip
def annual_report_due(solidarity_year_begins_on):
    """The Commission adopts the annual asylum and migration report by 15 October (the first one in 2025)."""
    return days(months(solidarity_year_begins_on, 9), 14)


@clock(
    AMM, "11(4)", id="AMM-11.4", done="determination_adopted_on", on_expiry=Expiry.CONTINUE, anchor=YEAR,
    applies_from=SINCE_2024, binds=Binds.COMMISSION,
    missed="The decision is still to be adopted; the cycle starts late.",
)  # fmt: skip
def determination_decision_due(solidarity_year_begins_on):
    """The Commission decides by 15 October which States are under pressure, at risk or in a significant situation."""
    return days(months(solidarity_year_begins_on, 9), 14)


@clock(
    AMM, "12(6)", id="AMM-12.6", done="pool_proposal_adopted_on", on_expiry=Expiry.CONTINUE, anchor=YEAR,
    applies_from=SINCE_2024, binds=Binds.COMMISSION,
    missed="The proposal is still to be made; the cycle starts late.",
)  # fmt: skip
def pool_proposal_due(solidarity_year_begins_on):
    """The Commission proposes the annual solidarity pool by 15 October."""
    return days(months(solidarity_year_begins_on, 9), 14)


@rule(AMM, "12(6)", id="AMM-12.6", force=Force.BAR, anchor="asked_on", applies_from=SINCE_2024, binds=Binds.COMMISSION)
def pool_proposal_not_public(pool_proposal_adopted_on, pool_act_adopted_on):
    """Until the Council's act is adopted the proposal is not made public and is handled as EU RESTRICTED."""
    return happened(pool_proposal_adopted_on) and not happened(pool_act_adopted_on)


# -------------------------------------------------------------- Articles 2, 11: what the Commission finds (evaluative)


@rule(AMM, "2(24)", id="AMM-2.24-pressure", anchor="asked_on", applies_from=SINCE_2024, binds=Binds.COMMISSION)
def migratory_pressure(arrivals_disproportionate_even_if_prepared, immediate_action_needed):
    """Migratory pressure: disproportionate obligations even on a well-prepared system, that need immediate action.

    Both parts are asked of the Commission. The act gives no number, so there is none here."""
    return arrivals_disproportionate_even_if_prepared and immediate_action_needed


@rule(
    AMM, "11(3)", id="AMM-11.3-sar", force=Force.MUST, anchor="asked_on", applies_from=SINCE_2024,
    binds=Binds.COMMISSION,
)  # fmt: skip
def pressure_from_rescue_arrivals(many_rescue_arrivals_in_12_months, rescue_arrivals_disproportionate):
    """The Commission considers a State under pressure for recurring rescue arrivals of the last 12 months."""
    return many_rescue_arrivals_in_12_months and rescue_arrivals_disproportionate


@rule(AMM, "11(1)", id="AMM-11.1-risk", anchor="asked_on", applies_from=SINCE_2024, binds=Binds.COMMISSION)
def risk_of_migratory_pressure(pressure_expected_next_year):
    """A State is at risk of migratory pressure where the Commission finds that risk for the coming year."""
    return pressure_expected_next_year


@rule(AMM, "2(25)", id="AMM-2.25-significant", anchor="asked_on", applies_from=SINCE_2024, binds=Binds.COMMISSION)
def significant_migratory_situation(migratory_pressure, cumulative_arrivals_reach_capacity_limits):
    """Significant situation: no pressure, but years of arrivals bring a well-prepared system to its limits."""
    if migratory_pressure:
        "2(25): a situation different from migratory pressure"
        return False
    return cumulative_arrivals_reach_capacity_limits


# ---------------------------------------------------------------------------------- Articles 13, 57: Forum and Council


@clock(
    AMM, "13(2)", id="AMM-13.2", done="high_level_forum_convened_on", on_expiry=Expiry.CONTINUE, binds=Binds.COUNCIL,
    anchor="pool_proposal_adopted_on", applies_from=SINCE_2024, missed="The Forum is still to be convened.",
)  # fmt: skip
def high_level_forum_due(annual_report_adopted_on, determination_adopted_on, pool_proposal_adopted_on):
    """The Council convenes the High-Level Forum within 15 days of the adoption of report, decision and proposal."""
    return last_day(days(latest(annual_report_adopted_on, determination_adopted_on, pool_proposal_adopted_on), 15))


# The digest says "before 31 December"; the act says before the end of the calendar year: 31 December is in time.
@clock(
    AMM, "57(1)", id="AMM-57", done="pool_act_adopted_on", on_expiry=Expiry.CONTINUE, binds=Binds.COUNCIL,
    anchor=YEAR, applies_from=SINCE_2024, missed="There is no pool for the coming year until the act is adopted.",
)  # fmt: skip
def pool_act_due(solidarity_year_begins_on):
    """The Council adopts the act that sets up the solidarity pool before the end of the calendar year."""
    return days(months(solidarity_year_begins_on, 12), -1)


# --------------------------------------------------------------------------------- Articles 58, 59: access to the pool


@rule(AMM, "58(3)", id="AMM-58", force=Force.RIGHT, anchor="asked_on")
def pool_access_of_identified_state(identified_under_pressure, pool_act_adopted_on, pool_information_received_on):
    """A State named as under pressure has access to the pool after the act and its own information."""
    return identified_under_pressure and happened(pool_act_adopted_on) and happened(pool_information_received_on)


@clock(
    AMM, "58(3)", id="AMM-58", done="technical_forum_convened_on", on_expiry=Expiry.CONTINUE, binds=Binds.COMMISSION,
    anchor="pool_information_received_on", missed="The Technical-Level Forum is still to be convened.",
)  # fmt: skip
def technical_forum_due(identified_under_pressure, pool_information_received_on):
    """The Solidarity Coordinator convenes the Technical-Level Forum within 10 days of the State's information."""
    if identified_under_pressure:
        return last_day(days(pool_information_received_on, 10))


@rule(AMM, "59(2)", id="AMM-59", force=Force.MUST, anchor="asked_on")
def pool_notification_complete(pool_notification_items):
    """The notification of a State that believes itself under pressure gives reasons, needs, effect and remedies."""
    return (
        "reasons_with_updated_indicators" in pool_notification_items
        and "type_and_level_of_measures" in pool_notification_items
        and "stabilising_effect" in pool_notification_items
        and "remedy_for_vulnerabilities" in pool_notification_items
    )


@clock(
    AMM, "59(6)", id="AMM-59", done="council_refusal_adopted_on", on_expiry=Expiry.LAPSE, binds=Binds.COUNCIL,
    force=Force.MAY, anchor="pressure_decision_transmitted_on",
    missed="The Council can no longer close the pool to the notifying State by such an act.",
)  # fmt: skip
def council_refusal_of_pool_until(pressure_decision_finds_pressure, pressure_decision_transmitted_on):
    """The Council may close the pool to the notifying State within two weeks of the decision being sent."""
    if pressure_decision_finds_pressure:
        return last_day(weeks(pressure_decision_transmitted_on, 2))


@rule(AMM, "59(4), 59(6)", id="AMM-59", force=Force.RIGHT, anchor="asked_on")
def pool_access_of_notifying_state(
    pressure_decision_finds_pressure,
    commission_considers_pool_closed,
    council_refusal_adopted_on,
    council_refusal_of_pool_until,
):
    """A notifying State found under pressure becomes a beneficiary unless the pool is closed to it in time."""
    if not pressure_decision_finds_pressure:
        return False
    if commission_considers_pool_closed:
        "59(6): the Commission considers the pool insufficient or sees other objective reasons"
        return False
    if happened(council_refusal_adopted_on) and council_refusal_adopted_on <= council_refusal_of_pool_until:
        "59(6): the Council decided so within two weeks"
        return False
    return True


@clock(
    AMM, "59(6)", id="AMM-59", done="technical_forum_convened_on", on_expiry=Expiry.CONTINUE, binds=Binds.COMMISSION,
    anchor="pressure_decision_transmitted_on", missed="The Technical-Level Forum is still to be convened.",
)  # fmt: skip
def technical_forum_for_notifying_state_due(pool_access_of_notifying_state, pressure_decision_transmitted_on):
    """The Technical-Level Forum is convened within two weeks of the decision for the notifying State."""
    if pool_access_of_notifying_state:
        return last_day(weeks(pressure_decision_transmitted_on, 2))


@clock(
    AMM, "59(7)", id="AMM-59", done="forum_on_insufficient_pool_convened_on", on_expiry=Expiry.CONTINUE,
    binds=Binds.COUNCIL, anchor="pressure_decision_adopted_on",
    missed="The High-Level Forum is still to be convened.",
    unsettled="59(7) counts the week from the Commission's decision although the Council has two weeks to decide "
    "(59(6)), so the limit can end before the Council has spoken.",
)  # fmt: skip
def forum_on_insufficient_pool_due(council_finds_pool_insufficient, pressure_decision_adopted_on):
    """If the Council finds the pool insufficient, the Forum is convened within a week of the Commission's decision."""
    if council_finds_pool_insufficient:
        return last_day(weeks(pressure_decision_adopted_on, 1))


@rule(AMM, "59(7), second subparagraph", id="AMM-59", force=Force.MAY, anchor="asked_on")
def new_pool_notification_may(pressure_decision_adopted_on, pressure_decision_finds_pressure):
    """A State whose notification was rejected may notify again with further information."""
    return happened(pressure_decision_adopted_on) and not pressure_decision_finds_pressure


# ------------------------------------------------------------------------------------------ Article 60: making it real

# Article 60 applies from 1 July 2026 (Article 85 does not name it): the first year it governs is 2026, and "from
# 2025" in
# 60(6) had nothing to bite on.
FIRST_YEAR = date(2026, 1, 1)


@clock(
    AMM, "60(3)", id="AMM-60.3", done="pledges_implemented_on", on_expiry=Expiry.CONTINUE,
    anchor="pledge_year_begins_on", applies_from=FIRST_YEAR,
    missed="The pledges stay due: relocations left undone can be claimed as offsets (Article 63(5)).",
)  # fmt: skip
def pledges_implementation_due(solidarity_measure, pledge_implementation_must, pledge_year_begins_on):
    """Contributing States implement their pledges, other than financial ones, before the end of the year."""
    if solidarity_measure == "financial_contribution":
        "60(3): with the exception of financial contributions"
        return none
    if pledge_implementation_must:
        return days(months(pledge_year_begins_on, 12), -1)


@clock(
    AMM, "60(6)", id="AMM-60.6", done="implemented_levels_confirmed_on", on_expiry=Expiry.CONTINUE,
    anchor="pledge_year_begins_on", applies_from=FIRST_YEAR, missed="The confirmation is still owed.",
)  # fmt: skip
def implemented_levels_confirmation_due(pledge_year_begins_on):
    """In January Member States confirm to the Coordinator what they implemented in the past year (from 2025 on)."""
    return days(months(pledge_year_begins_on, 13), -1)
