"""Crisis and force majeure: what they are, who declares them, how long they last, solidarity, the quick procedure.

Chapters I to III and V of Regulation (EU) 2024/1359 (Articles 1 to 9, 14, 17). What a situation is, the Commission finds:
its words are asked, never computed. The derogations of Chapter IV are in `crisis_derogations` and `crisis_responsibility`."""

from fairway.law.language import (
    Binds,
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    first_of,
    happened,
    last_day,
    least,
    months,
    most,
    parameter,
    rule,
    weeks,
    years,
)
from fairway.law.pact.acts import CRI

parameter("crisis_period_months", Whole, [Dated(3, cite="CRI Art. 5(1), (2)")], unit="months")


# -------------------------------------------------------------------------------------------- Article 1: what a crisis is


@rule(CRI, "1(4)(a), 3(6)(a)", id="CRI-1.4a-mass", binds=Binds.COMMISSION)
def mass_arrivals_situation(
    mass_arrivals_exceptional,
    national_system_well_prepared,
    national_system_non_functional,
    serious_consequences_for_common_system,
):
    """A crisis of mass arrivals: exceptional arrivals break a well-prepared system, with serious consequences for all."""
    return (
        mass_arrivals_exceptional
        and national_system_well_prepared
        and national_system_non_functional
        and serious_consequences_for_common_system
    )


@rule(CRI, "1(4)(b), 3(4), 3(6)(b)", id="CRI-1.4b-instr", binds=Binds.COMMISSION)
def instrumentalisation_situation(
    humanitarian_assistance_only,
    movement_encouraged_by_state_or_hostile_actor,
    intention_to_destabilise,
    essential_functions_at_risk,
    caseload_rise_significant_and_unexpected,
    toolbox_insufficient,
):
    """A crisis of instrumentalisation: movement is encouraged with the aim to destabilise, and the toolbox is not enough."""
    if humanitarian_assistance_only:
        "recital 16: humanitarian assistance without the aim to destabilise is no instrumentalisation"
        return False
    if not (movement_encouraged_by_state_or_hostile_actor and intention_to_destabilise and essential_functions_at_risk):
        "1(4)(b), 3(4)(a), (b)"
        return False
    # 3(4)(c), (d): what the Commission weighs "among other things"; taken as conditions, since 1(3) asks for strict need
    return caseload_rise_significant_and_unexpected and toolbox_insufficient


# The digest says nothing on 2(2)(a)(iii) and 3(6)(c) naming different articles of the Asylum Procedure Regulation (45(1) and
# 60(1)); 60(1) is taken as the slip. The fact asks for "obligations under" both Regulations, as 1(5) does.
@rule(
    CRI, "1(5), 3(6)(c)", id="CRI-1.5-fm", binds=Binds.COMMISSION,
    literal="3(6)(c): Article 60(1) of the Asylum Procedure Regulation, where 2(2)(a)(iii) says 45(1)",
)  # fmt: skip
def force_majeure_situation(
    circumstances_abnormal_and_unforeseeable,
    circumstances_outside_control,
    consequences_unavoidable_with_due_diligence,
    circumstances_prevent_obligations,
):
    """Force majeure: abnormal, unforeseeable, outside control and unavoidable, so that the State cannot do its duty."""
    return (
        circumstances_abnormal_and_unforeseeable
        and circumstances_outside_control
        and consequences_unavoidable_with_due_diligence
        and circumstances_prevent_obligations
    )


@rule(CRI, "3(5)", id="CRI-1.4a-mass", binds=Binds.COMMISSION, force=Force.VALUE)
def crisis_facts_counted_from(crisis_requested_on):
    """The day from which the situation in the State is looked at: the two months before, compared with the Union."""
    return months(crisis_requested_on, -2)


# ------------------------------------------------------------------------------------------------- Articles 3 to 6: steps


@clock(
    CRI, "3(8)", id="CRI-3.8", done="crisis_found_on", binds=Binds.COMMISSION, on_expiry=Expiry.CONTINUE,
    missed="The Commission's duty to decide stays; silence is no finding, and no derogation follows from it.",
)  # fmt: skip
def crisis_decision_due(crisis_requested_on):
    """Last day for the Commission to decide whether the State is in a crisis or in force majeure."""
    return last_day(weeks(crisis_requested_on, 2))


@clock(
    CRI, "4(3)", id="CRI-4.3", done="crisis_act_adopted_on", binds=Binds.COUNCIL, on_expiry=Expiry.CONTINUE,
    missed="The Council's duty to decide stays; without its act no derogation is authorised.",
)  # fmt: skip
def crisis_act_due(crisis_proposal_received_on):
    """Last day for the Council to adopt the act that authorises derogations and sets up the solidarity response plan."""
    return last_day(weeks(crisis_proposal_received_on, 2))


@rule(CRI, "5(1), first sentence", id="CRI-5", also=("CRI-10",), binds=Binds.COUNCIL, force=Force.VALUE)
def crisis_initial_period_until(crisis_first_applied_on, crisis_period_months):
    """The last day of the initial period of three months."""
    return months(crisis_first_applied_on, crisis_period_months)


# Longest times of a measure that restricts rights: they do not roll.
@clock(
    CRI, "5(1), (2)", id="CRI-5", done="crisis_act_ended_on", binds=Binds.COUNCIL, on_expiry=Expiry.LAPSE,
    missed="The derogations and solidarity measures may no longer be applied; the ordinary law holds.",
)  # fmt: skip
def crisis_period_limit(crisis_first_applied_on, crisis_period_months, crisis_period_stage):
    """The last day that the period of the Council's act can reach at its present stage."""
    if crisis_period_stage == "initial":
        "5(1): three months"
        return months(crisis_first_applied_on, crisis_period_months)
    if crisis_period_stage == "initial_extended":
        "5(1): prolonged once by three months, on the Commission's confirmation that the situation lasts"
        return months(crisis_first_applied_on, 2 * crisis_period_months)
    if crisis_period_stage == "new_act":
        "5(2): a new act for at most three months"
        return months(crisis_first_applied_on, 3 * crisis_period_months)
    if crisis_period_stage == "new_act_extended":
        "5(2): prolonged once by three months"
        return months(crisis_first_applied_on, 4 * crisis_period_months)


@clock(
    CRI, "5(3)", id="CRI-5", done="crisis_act_ended_on", on_expiry=Expiry.LAPSE,
    missed="Articles 10 to 13 may no longer be applied, even if the situation lasts.",
)  # fmt: skip
def crisis_measures_limit(crisis_first_applied_on):
    """The last day on which the measures may be applied in all: twelve months."""
    return years(crisis_first_applied_on, 1)


@rule(CRI, "5(1) to (3)", id="CRI-5", binds=Binds.COUNCIL)
def crisis_act_too_long(crisis_applies_until, crisis_period_limit, crisis_measures_limit):
    """The period in the Council's act is longer than Article 5 allows at this stage or in all."""
    return crisis_applies_until > crisis_period_limit or crisis_applies_until > crisis_measures_limit


@clock(
    CRI, "6(4)", id="CRI-5", done="crisis_report_sent_on", binds=Binds.COMMISSION, on_expiry=Expiry.CONTINUE,
    missed="The duty to report stays.",
)  # fmt: skip
def crisis_report_due(previous_crisis_report_on, crisis_act_in_force_on):
    """Last day of the Commission's next three-monthly report on the application of the Council's act."""
    return last_day(months(first_of(previous_crisis_report_on, crisis_act_in_force_on), 3))


# ------------------------------------------------------------------------------------------- Articles 7 and 8: solidarity


@clock(
    CRI, "7, third paragraph", id="CRI-17", also=("CRI-8",), done="crisis_bulletin_published_on", binds=Binds.COMMISSION,
    on_expiry=Expiry.CONTINUE, missed="The duty to publish the bulletin stays.",
)  # fmt: skip
def crisis_bulletin_due(previous_crisis_bulletin_on, crisis_act_in_force_on):
    """Last day of the Solidarity Coordinator's next fortnightly bulletin on relocation."""
    return last_day(weeks(first_of(previous_crisis_bulletin_on, crisis_act_in_force_on), 2))


# 17(1) asks for a first meeting of the technical-level forum "immediately" after the act: no number, so no limit.
@rule(CRI, "8(1)", id="CRI-8", force=Force.MAY)
def crisis_solidarity_may_be_asked(
    crisis_situation,
    solidarity_measure,
    relocation_of_beneficiaries_agreed,
    protection_granted_on,
    pool_act_adopted_on,
):
    """The State in crisis may ask for this kind of contribution."""
    # 8(1) speaks of a crisis (1(4)); in force majeure there is no solidarity response plan (4(2)(b)).
    if crisis_situation not in ("mass_arrivals", "instrumentalisation"):
        return False
    if solidarity_measure == "relocation_of_beneficiary":
        "8(1)(a)(ii): agreed by the two States, and protection granted less than three years before the pool act"
        return relocation_of_beneficiaries_agreed and protection_granted_on > years(pool_act_adopted_on, -3)
    return True


@rule(CRI, "8(2)", id="CRI-8", force=Force.MUST)
def vulnerable_relocated_first_in_crisis(crisis_situation, vulnerable_for_relocation):
    """In the relocations of a crisis vulnerable persons go first."""
    return crisis_situation in ("mass_arrivals", "instrumentalisation") and vulnerable_for_relocation


# ------------------------------------------------------------------------------------------------------ Article 9: offsets


@rule(CRI, "9(1)", id="CRI-9", force=Force.VALUE)
def crisis_offsets_owed_together(
    temporary_protection_without_article_11,
    crisis_derogations_used,
    crisis_relocation_needs,
    crisis_relocations_pledged_in_addition,
    pool_relocations_available,
):
    """The number of applications for which the contributing States together take over responsibility."""
    if temporary_protection_without_article_11:
        "9(1), second subparagraph: temporary protection for the same situation, without Article 11 of Directive 2001/55"
        return 0
    if "no_take_back" in crisis_derogations_used:
        "9(1), second subparagraph: the relief of Article 13 is authorised"
        return 0
    # up to 100 % of the needs: what the pledges leave open
    return most(0, crisis_relocation_needs - crisis_relocations_pledged_in_addition - pool_relocations_available)


@rule(CRI, "9(1)(a), (b)", id="CRI-9", force=Force.MUST)
def crisis_offsets_above_fair_share_owed(crisis_offsets_owed_together, offsets_cover_needs):
    """Where necessary the contributing States take over applications above their fair share."""
    return crisis_offsets_owed_together > 0 and not offsets_cover_needs


@rule(CRI, "9(2)", id="CRI-9", binds=Binds.COUNCIL, force=Force.MUST)
def crisis_forum_to_be_convened(crisis_offsets_owed_together, pledges_and_offsets_fall_short):
    """The High-Level Forum is convened as a matter of urgency: pledges and offsets do not cover all relocation needs."""
    return crisis_offsets_owed_together > 0 and pledges_and_offsets_fall_short


@rule(CRI, "9(4)", id="CRI-9", force=Force.VALUE)
def crisis_credit(applications_taken_over_in_crisis, crisis_fair_share):
    """The number of applications taken over above the fair share, to be deducted from later contributions."""
    return most(0, applications_taken_over_in_crisis - crisis_fair_share)


@clock(
    CRI, "9(4)(b)", id="CRI-9", done="crisis_credit_notified_on", on_expiry=Expiry.LAPSE,
    missed="The credit can no longer be set off against the share of another act of the Council.",
)  # fmt: skip
def crisis_credit_until(crisis_credit, crisis_act_ended_on):
    """Last day to ask for the reduction of the share under a later crisis act: five years after the act that led to it."""
    # 9(4)(a) spreads the deduction from the annual cycles over five years too, without saying from when they run.
    if crisis_credit > 0:
        return last_day(years(crisis_act_ended_on, 5))


@rule(CRI, "9(5)", id="CRI-9", force=Force.RIGHT)
def crisis_credit_usable(crisis_credit, crisis_credit_notified_on, crisis_credit_authorised, crisis_credit_until):
    """The State may deduct its credit: notified in time, and authorised by the Commission."""
    if not happened(crisis_credit_notified_on) or crisis_credit_notified_on > crisis_credit_until:
        return False
    return crisis_credit > 0 and crisis_credit_authorised


@rule(CRI, "9(4)", id="CRI-9", force=Force.VALUE)
def fair_share_after_credit(crisis_fair_share_next, crisis_credit_usable, crisis_credit):
    """The fair share of a later act, less the credit where it may be used."""
    if crisis_credit_usable:
        return crisis_fair_share_next - least(crisis_fair_share_next, crisis_credit)
    return crisis_fair_share_next


# ----------------------------------------------------------------------------------------- Article 14: likely founded claims


@clock(
    CRI, "14(2)", id="CRI-14", done="decision_taken_on", binds=Binds.DETERMINING_AUTHORITY, on_expiry=Expiry.CONTINUE,
    missed="The examination goes on; the six months of APR 35(4) are not reopened by the delay.",
    literal="14(2): Article 13(12)(a), where 13(11)(a) is meant, as in 14(1)",
)  # fmt: skip
def likely_founded_examination_due(crisis_recommendation_on, interview_left_out_as_likely_founded, lodged_on):
    """Last day to conclude the merits of a likely founded claim, after a Commission recommendation: four weeks."""
    # In derogation from APR 35(4): shorter than its six months, so it stands beside `examination_due` and comes first.
    if happened(crisis_recommendation_on) and interview_left_out_as_likely_founded:
        return last_day(weeks(lodged_on, 4))
