"""Visa Code, Article 25a: cooperation on readmission, how it is assessed, and the visa measures that may follow.

The article lists indicators and prescribes no score and no threshold: the code gives each indicator and adds nothing up. A share
of nothing does not exist. What follows is a proposal of the Commission and a decision of the Council."""

from typing import Any

from fairway.law.language import (
    Binds,
    Evidence,
    Expiry,
    Force,
    clock,
    days,
    happened,
    last_day,
    months,
    none,
    rule,
    years,
)
from fairway.law.visas.acts import VCODE

COM: dict[str, Any] = {"binds": Binds.COMMISSION}


# ---------------------------------------------------------------------------------------- 25a(2): the four indicators


@rule(VCODE, "25a(2)(b)", id="V25-1", force=Force.VALUE, **COM)
def forced_return_share(return_decisions_issued, forced_returns_effected):
    """Forced returns carried out as a share of return decisions; transit nationals with them where an agreement covers them."""
    if return_decisions_issued == 0:
        return none
    return forced_returns_effected / return_decisions_issued


@rule(VCODE, "25a(2)(c)", id="V25-1", force=Force.VALUE, **COM)
def readmission_acceptance_share(readmission_requests_submitted, readmission_requests_accepted):
    """Readmission requests accepted as a share of those made, for one Member State."""
    if readmission_requests_submitted == 0:
        return none
    return readmission_requests_accepted / readmission_requests_submitted


@rule(VCODE, "25a(2)(d)(i)-(iv)", id="V25-1", **COM)
def practical_cooperation_at_every_stage(practical_cooperation):
    """Whether the country cooperates at all four stages that the article names: identification, documents, people, flights."""
    return (
        "identification_and_timely_documents" in practical_cooperation
        and "european_return_document_or_laissez_passer_accepted" in practical_cooperation
        and "persons_legally_to_be_returned_accepted" in practical_cooperation
        and "return_flights_and_operations_accepted" in practical_cooperation
    )


@clock(
    VCODE, "25a(2)", id="V25-1", done="next_readmission_assessment_on", on_expiry=Expiry.CONTINUE,
    anchor="previous_readmission_assessment_on", missed="The assessment, and the report to the Council, are still owed.", **COM,
)  # fmt: skip
def readmission_assessment_due(previous_readmission_assessment_on):
    """The Commission assesses cooperation at least once a year, and reports to the Council on it at least once a year."""
    return years(previous_readmission_assessment_on, 1)


# ----------------------------------------------------------------------------------- 25a(3)-(5): notices and the proposal


@rule(VCODE, "25a(3)", id="V25-2", force=Force.MUST, **COM)
def readmission_notice_not_passed_on(readmission_problem_notified_on, readmission_problem_passed_on_on):
    """The Commission tells the European Parliament and the Council of the notice immediately."""
    return happened(readmission_problem_notified_on) and not happened(readmission_problem_passed_on_on)


@clock(
    VCODE, "25a(4)", id="V25-2", done="readmission_problem_examined_on", on_expiry=Expiry.CONTINUE,
    anchor="readmission_problem_notified_on", missed="The examination is still owed, and its result is to be told.", **COM,
)  # fmt: skip
def readmission_notice_examination_due(readmission_problem_notified_on):
    """The Commission examines a notice of substantial and persistent practical problems within one month."""
    return last_day(months(readmission_problem_notified_on, 1))


@rule(VCODE, "25a(5)", id="V25-3", **COM)
def readmission_notice_counts(readmission_problem_notified_on, asked_on):
    """A notice counts towards the majority for twelve months."""
    return months(asked_on, -12) < readmission_problem_notified_on and readmission_problem_notified_on <= asked_on


@rule(VCODE, "25a(5)", id="V25-3", **COM)
def simple_majority_notified_readmission_problem(states_notifying_readmission_problem, member_states_counted):
    """A simple majority of Member States has notified within twelve months."""
    return states_notifying_readmission_problem * 2 > member_states_counted


@rule(VCODE, "25a(5)", id="V25-3", force=Force.MUST, **COM)
def visa_measures_proposal_must(readmission_cooperation_finding, simple_majority_notified_readmission_problem):
    """The Commission, while it goes on working for cooperation, puts a proposal to the Council."""
    if readmission_cooperation_finding == "not_sufficient_action_needed":
        "25a(5): its own finding, steps taken and overall relations considered"
        return True
    "25a(5): or a simple majority of Member States"
    return simple_majority_notified_readmission_problem


@rule(VCODE, "25a(5)(b)", id="V25-5", force=Force.MAY, binds=Binds.COUNCIL)
def second_grade_fee_may(first_grade_decision_in_force, first_grade_assessed_ineffective):
    """The higher fee comes gradually, only after measures of the first grade were applied and found ineffective."""
    return first_grade_decision_in_force and first_grade_assessed_ineffective


@rule(VCODE, "25a(6)", id="V25-6", force=Force.MAY, **COM)
def visa_measures_repeal_may_be_proposed(cooperation_improved_substantially_and_durably, visa_measure_in_force_on):
    """Where cooperation improved substantially and durably, the Commission may propose to repeal or change the decision."""
    return happened(visa_measure_in_force_on) and cooperation_improved_substantially_and_durably


@clock(
    VCODE, "25a(7)", id="V25-6", done="visa_measure_report_on", on_expiry=Expiry.CONTINUE, anchor="visa_measure_in_force_on",
    missed="The report is still owed; the decision stays in force.", **COM,
)  # fmt: skip
def visa_measure_report_due(visa_measure_in_force_on):
    """Within six months of the decision's entry into force the Commission reports on the progress of cooperation."""
    return last_day(months(visa_measure_in_force_on, 6))


# --------------------------------------------------------------------------------------------- 25a(8): the other way


@rule(VCODE, "25a(8)", id="V25-7", force=Force.MAY, **COM)
def favourable_visa_measures_may_be_proposed(readmission_cooperation_finding):
    """For a country that cooperates sufficiently a lower fee, a quicker decision or longer visas may be proposed."""
    return readmission_cooperation_finding == "sufficient"


@rule(VCODE, "25a(8)", id="V25-7", force=Force.VALUE, anchor="visa_measure_in_force_on", binds=Binds.COUNCIL)
def favourable_visa_measures_until(visa_measure_in_force_on):
    """The last day of such a decision: one year at most, renewable."""
    return days(years(visa_measure_in_force_on, 1), -1)


# ------------------------------------------------------------------------------------------- whom the measures reach


@rule(VCODE, "25a(1), 25a(5)", id="V25-4", evidence=Evidence.SECONDARY)
def restrictive_visa_measures_reach_applicant(family_member_of_mobile_union_citizen):
    """Measures against a country's nationals do not touch family members of Union citizens who use free movement.

    The decision on Ethiopia says so; Article 25a itself does not."""
    return not family_member_of_mobile_union_citizen


@rule(VCODE, "25a(8)", id="V25-7")
def favourable_visa_measures_reach_applicant(visa_lodged_in_own_country):
    """Measures in favour reach applicants who apply in the territory of that country."""
    return visa_lodged_in_own_country
