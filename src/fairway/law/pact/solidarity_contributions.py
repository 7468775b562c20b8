"""Asylum and Migration Management Regulation, Articles 12, 56, 57, 60 to 62, 66: pool, key, pledges, deductions.

Numbers are whole or exact fractions. Articles 12, 56 and 57 apply since 11 June 2024, the others since 1 July 2026."""

from datetime import date

from fairway.law.language import (
    Binds,
    Bool,
    Dated,
    Evidence,
    Expiry,
    Force,
    Fraction,
    Whole,
    clock,
    exception,
    happened,
    last_day,
    most,
    parameter,
    ratio,
    round_down,
    round_up,
    rule,
    weeks,
    years,
)
from fairway.law.pact.acts import AMM

SINCE_2024 = date(2024, 6, 11)  # Article 85, third paragraph

parameter("minimum_relocations", Whole, [Dated(30_000, cite="AMMR Art. 12(2)(a)")], unit="relocations")
parameter("minimum_contributions_euro", Whole, [Dated(600_000_000, cite="AMMR Art. 12(2)(b)")], unit="euro")
parameter("population_weight", Fraction, [Dated(ratio(1, 2), cite="AMMR Art. 66(a)")], unit="share of the key")
parameter("gdp_weight", Fraction, [Dated(ratio(1, 2), cite="AMMR Art. 66(b)")], unit="share of the key")
parameter(
    "fair_share_rounded_up", Bool,
    [Dated(True, cite="AMMR Annex I; Implementing Decision (EU) 2025/2642 as reported", evidence=Evidence.SECONDARY)],
    note="The act does not say how a share is made a whole number. All published units of the first pool are "
    "rounded up (21.6890 % of 21,000 is 4,554.69: 4,555), so that the shares add up to 21,009.",
)  # fmt: skip


# ---------------------------------------------------------------------------------- Article 12: what is to be proposed


@rule(AMM, "12(3)", id="AMM-12.2-min", force=Force.VALUE, anchor="asked_on", applies_from=SINCE_2024)
def contribution_per_relocation_euro(minimum_contributions_euro, minimum_relocations):
    """The ratio of the two minimum figures, to be kept when they are raised: what one relocation counts in money."""
    return minimum_contributions_euro / minimum_relocations


# The minimum binds the Commission's proposal only: the Council may fix less (first pool: 21,000 and 420 million).
@rule(
    AMM, "12(2)", id="AMM-12.2-min", force=Force.MUST, binds=Binds.COMMISSION, anchor="asked_on",
    applies_from=SINCE_2024,
)  # fmt: skip
def pool_proposal_reaches_minimum(
    proposed_relocations, proposed_contributions_euro, minimum_relocations, minimum_contributions_euro
):
    """The Commission proposes at least 30,000 relocations and 600 million euro for the year."""
    return proposed_relocations >= minimum_relocations and proposed_contributions_euro >= minimum_contributions_euro


@exception(
    "pool_proposal_reaches_minimum", AMM, "12(4)", id="AMM-12.2-min", label="no need of solidarity", force=Force.MAY,
    binds=Binds.COMMISSION, anchor="asked_on", applies_from=SINCE_2024,
    unsettled="The Italian text opens with 'fatto salvo' paragraph 2, by which the minimum would stay; it is read here as an "
    "exception to the minimum, without which the paragraph would say nothing.",
)  # fmt: skip
def proposal_without_need_of_solidarity(no_need_of_solidarity_indicated):
    """Where, exceptionally, no need is indicated for the coming year, the proposal takes account of that."""
    if no_need_of_solidarity_indicated:
        return True


@rule(
    AMM, "12(3)", id="AMM-12.2-min", force=Force.MUST, binds=Binds.COMMISSION, anchor="asked_on",
    applies_from=SINCE_2024,
)  # fmt: skip
def pool_figures_keep_ratio(proposed_relocations, proposed_contributions_euro, contribution_per_relocation_euro):
    """Relocations and money of a proposal stand in the ratio of the two minimum figures."""
    return proposed_contributions_euro == contribution_per_relocation_euro * proposed_relocations


# ------------------------------------------------------------------------------ Article 66, Annex I: the reference key


# The formula is an image in the Official Journal; the words of Article 66 and of the Annex give its structure.
# Which States
# count (Denmark, Ireland) is a matter of the figures given, not of the key.
@rule(AMM, "66", id="AMM-66-key", force=Force.VALUE, anchor="asked_on", applies_from=SINCE_2024)
def mandatory_fair_share(
    population_weight,
    state_population,
    all_states_population,
    gdp_weight,
    state_gdp_million_euro,
    all_states_gdp_million_euro,
):
    """A State's share of the pool: half by population, half by total GDP."""
    return (
        population_weight * (state_population / all_states_population)
        + gdp_weight * (state_gdp_million_euro / all_states_gdp_million_euro)
    )  # fmt: skip


@rule(
    AMM, "57(3)", id="AMM-66-key", force=Force.VALUE, anchor="asked_on", applies_from=SINCE_2024,
    evidence=Evidence.SECONDARY,
)  # fmt: skip
def fair_share_relocations(reference_relocations, mandatory_fair_share, fair_share_rounded_up):
    """A State's fair share of the pool in whole relocations."""
    if fair_share_rounded_up:
        "rounded up, as in the published shares of the first pool"
        return round_up(reference_relocations * mandatory_fair_share)
    return round_down(reference_relocations * mandatory_fair_share)


@rule(
    AMM, "57(3)", id="AMM-66-key", force=Force.VALUE, anchor="asked_on", applies_from=SINCE_2024,
    evidence=Evidence.SECONDARY,
)  # fmt: skip
def fair_share_euro(fair_share_relocations, contribution_per_relocation_euro):
    """The same fair share in money: whole relocations times the value of one."""
    return fair_share_relocations * contribution_per_relocation_euro


# ------------------------------------------------------------------------------ Articles 56, 57, 65: kinds of measures


@rule(AMM, "56(2)", id="AMM-56.2", anchor="asked_on", applies_from=SINCE_2024)
def solidarity_measure_admissible(
    solidarity_measure,
    relocation_of_beneficiaries_agreed,
    protection_granted_on,
    pool_act_adopted_on,
    alternative_measure_requested,
    alternative_measure_value_agreed,
    alternative_measure_additional,
):
    """Whether a measure belongs to the kinds of equal value that make up the pool."""
    if solidarity_measure == "relocation_of_beneficiary":
        "56(2)(a)(ii): by bilateral agreement, protection granted less than three years before the Council's act"
        return relocation_of_beneficiaries_agreed and protection_granted_on > years(pool_act_adopted_on, -3)
    if solidarity_measure == "alternative_measure":
        "56(2)(c), 65(1)-(2): on a specific request, with a value set jointly, and additional to what the Union does"
        return alternative_measure_requested and alternative_measure_value_agreed and alternative_measure_additional
    return solidarity_measure in ("relocation_of_applicant", "financial_contribution")


@rule(AMM, "57(4)", id="AMM-56.2", force=Force.MUST, anchor="asked_on", applies_from=SINCE_2024)
def alternative_measure_becomes_money(solidarity_measure, alternative_measure_requested):
    """A pledged alternative measure that no beneficiary State asks for in the year is turned into money."""
    return solidarity_measure == "alternative_measure" and not alternative_measure_requested


@rule(AMM, "57(4)", id="AMM-57.4", force=Force.VALUE, anchor="asked_on", applies_from=SINCE_2024)
def pledge_in_relocations(
    pledged_relocations, pledged_contributions_euro, pledged_alternative_measures_euro, contribution_per_relocation_euro
):
    """The value of a whole pledge counted in relocations; alternative measures count as money (65(1))."""
    return pledged_relocations + (
        (pledged_contributions_euro + pledged_alternative_measures_euro) / contribution_per_relocation_euro
    )


@rule(AMM, "57(3), 57(4)", id="AMM-57.4", force=Force.VALUE, anchor="asked_on", applies_from=SINCE_2024)
def pledge_gap_in_relocations(fair_share_relocations, pledge_in_relocations):
    """How far a pledge stays below the mandatory fair share; the State alone chooses between the kinds of measures."""
    return most(fair_share_relocations - pledge_in_relocations, 0)


@rule(AMM, "57(3)", id="AMM-57.4", force=Force.MUST, anchor="asked_on", applies_from=SINCE_2024)
def pledge_reaches_fair_share(fair_share_relocations, pledge_in_relocations):
    """A State's pledge, in whatever mix, reaches its mandatory fair share."""
    return pledge_in_relocations >= fair_share_relocations


# --------------------------------------------------------------------- Articles 60 to 62: who need not, and deductions


@rule(AMM, "60(3)", id="AMM-60.3-exempt", force=Force.MUST, anchor="asked_on")
def pledge_implementation_must(is_beneficiary_state, full_deduction_granted, systemic_shortcomings_of_beneficiary):
    """A State implements its pledge toward a beneficiary State, with three exceptions."""
    if is_beneficiary_state:
        "60(3), third subparagraph: it is a beneficiary State itself (58(1), 59(4))"
        return False
    if full_deduction_granted:
        "60(3), third subparagraph: a full deduction was granted (61, 62)"
        return False
    if systemic_shortcomings_of_beneficiary:
        "60(3), fourth subparagraph: the Commission found systemic shortcomings of that beneficiary under Part III"
        return False
    return True


@rule(AMM, "61(1)", id="AMM-61", force=Force.MAY, anchor="asked_on")
def deduction_for_pressure_may_be_requested(
    identified_under_pressure, considers_itself_under_pressure, state_uses_pool
):
    """A State under pressure that does not use the pool may ask for a deduction at any time."""
    return (identified_under_pressure or considers_itself_under_pressure) and not state_uses_pool


@rule(AMM, "61(2)", id="AMM-61", force=Force.MUST, anchor="asked_on")
def deduction_request_for_pressure_complete(identified_under_pressure, deduction_request_items):
    """A State that is not named in the decision gives effect, substitute, remedies and reasons with its request."""
    if identified_under_pressure:
        "61(2) asks nothing of a State that the Commission's decision names"
        return True
    return (
        "stabilising_effect" in deduction_request_items
        and "other_kind_of_contribution_possible" in deduction_request_items
        and "remedy_for_vulnerabilities" in deduction_request_items
        and "reasons_for_pressure" in deduction_request_items
    )


@rule(AMM, "62(1)", id="AMM-62", force=Force.MAY, anchor="asked_on")
def deduction_for_significant_situation_may_be_requested(
    identified_in_significant_situation, considers_itself_in_significant_situation
):
    """A State in a significant migratory situation may ask for a deduction at any time."""
    return identified_in_significant_situation or considers_itself_in_significant_situation


@rule(AMM, "62(2), 62(3)", id="AMM-62", force=Force.MUST, anchor="asked_on")
def deduction_request_for_significant_situation_complete(identified_in_significant_situation, deduction_request_items):
    """The request shows which area is at its limits; a State that is not named also gives reasons for the situation."""
    if not (
        "stabilising_effect" in deduction_request_items
        and "other_kind_of_contribution_possible" in deduction_request_items
        and "remedy_for_vulnerabilities" in deduction_request_items
        and "area_at_capacity_and_effect_on_pledge" in deduction_request_items
    ):
        "62(2): effect, substitute, remedies, and the area that has reached its limits"
        return False
    if identified_in_significant_situation:
        return True
    return "reasons_for_significant_situation" in deduction_request_items


@clock(
    AMM, "61(3), 62(4)", id="AMM-61", also=("AMM-62",), done="deduction_assessment_given_on",
    on_expiry=Expiry.CONTINUE, binds=Binds.COMMISSION, anchor="deduction_request_received_on",
    missed="The assessment is still owed; without it the Council does not decide, and the pledge stands.",
)  # fmt: skip
def deduction_assessment_due(deduction_request_received_on):
    """The Commission tells the Council of its assessment within four weeks of receiving the request."""
    return last_day(weeks(deduction_request_received_on, 4))


@rule(AMM, "61(4), 62(5)", id="AMM-61", also=("AMM-62",), force=Force.STATUS, binds=Binds.COUNCIL, anchor="asked_on")
def deduction_takes_effect(deduction_assessment_given_on, council_authorises_deduction):
    """Only the Council's act, adopted after the Commission's assessment, lets a State depart from its pledge."""
    return happened(deduction_assessment_given_on) and council_authorises_deduction
