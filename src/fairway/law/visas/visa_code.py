"""Visa Code: the ordinary limits, fee and validity that measures under Article 25a change (Articles 9, 16, 22 to 24).

A measure of the first grade takes a norm away (the fifteen days, the multiple-entry ladder); one in favour makes it better."""

from fairway.law.language import (
    Dated,
    Evidence,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    exception,
    happened,
    last_day,
    months,
    none,
    parameter,
    rule,
)
from fairway.law.visas.acts import SINCE_2024, VCODE

parameter("visa_fee_ordinary", Whole, [Dated(90, "VCODE Art. 16(1)")], unit="euro")
parameter("visa_fee_child", Whole, [Dated(45, "VCODE Art. 16(2)")], unit="euro")
parameter("visa_fee_raised", Whole, [Dated(135, "VCODE Art. 16(2a)")], unit="euro")
parameter("visa_fee_raised_again", Whole, [Dated(180, "VCODE Art. 16(2a)")], unit="euro")
parameter("visa_fee_lowered", Whole, [Dated(60, "VCODE Art. 25a(8)(a)")], unit="euro")

ADMISSIBLE = "visa_application_admissible_on"


# ------------------------------------------------------------------------------------------- Article 23: the decision


@clock(
    VCODE, "23(1)", id="VCODE-23", done="visa_decision_taken_on", on_expiry=Expiry.CONTINUE, anchor=ADMISSIBLE,
    missed="The decision is still owed; silence is neither a visa nor a refusal.",
)  # fmt: skip
def visa_decision_due(visa_application_admissible_on):
    """A visa application is decided within fifteen calendar days of being lodged admissibly."""
    return last_day(days(visa_application_admissible_on, 15))


@exception(
    "visa_decision_due", VCODE, "23(2)", id="VCODE-23", label="extended in this case", anchor=ADMISSIBLE,
    over=("the limit suspended for the country", "the limit shortened for the country"),
)  # fmt: skip
def visa_decision_due_extended(visa_decision_extended, visa_application_admissible_on):
    """In individual cases up to 45 calendar days."""
    if visa_decision_extended:
        return last_day(days(visa_application_admissible_on, 45))


@rule(VCODE, "25a(1), 25a(5)(a), 23(2)", id="V25-4", force=Force.VALUE, anchor=ADMISSIBLE, evidence=Evidence.SECONDARY)
def visa_decision_due_with_limit_suspended(visa_application_admissible_on):
    """Where the fifteen days do not apply: 45 calendar days, as reported of the decision on Ethiopia."""
    return last_day(days(visa_application_admissible_on, 45))


@exception(
    "visa_decision_due", VCODE, "25a(1), 25a(5)(a)", id="V25-4", label="the limit suspended for the country", anchor=ADMISSIBLE,
    over=("the limit shortened for the country",),
)  # fmt: skip
def visa_decision_due_under_first_grade(
    visa_measures_in_force, restrictive_visa_measures_reach_applicant, visa_decision_due_with_limit_suspended
):
    """A measure of the first grade takes the fifteen days away."""
    if "decision_limit_suspended" in visa_measures_in_force and restrictive_visa_measures_reach_applicant:
        return visa_decision_due_with_limit_suspended


@exception(
    "visa_decision_due", VCODE, "25a(8)(b)", id="V25-7", label="the limit shortened for the country", anchor=ADMISSIBLE,
)  # fmt: skip
def visa_decision_due_shortened(
    visa_measures_in_force, favourable_visa_measures_reach_applicant, visa_application_admissible_on
):
    """For nationals of a country that cooperates, ten days."""
    if "decision_in_10_days" in visa_measures_in_force and favourable_visa_measures_reach_applicant:
        return last_day(days(visa_application_admissible_on, 10))


# ---------------------------------------------------------------------------------------- Article 22: consultation


@clock(
    VCODE, "22(2)", id="VCODE-22", done="visa_consultation_answered_on", on_expiry=Expiry.DEEMED_ACCEPTED,
    anchor="visa_consultation_asked_on", missed="No answer means that the consulted authorities do not object.",
)  # fmt: skip
def visa_consultation_reply_due(visa_consultation_asked_on, consulted_state):
    """The authorities consulted answer within seven calendar days."""
    return last_day(days(visa_consultation_asked_on, 7), consulted_state)


@rule(VCODE, "22(2)", id="VCODE-22")
def consulted_state_does_not_object(
    visa_consultation_answered_on, visa_consultation_reply_due, asked_on, consulted_state_objects
):
    """An answer in time counts; silence beyond the limit means no objection."""
    if happened(visa_consultation_answered_on) and visa_consultation_answered_on <= visa_consultation_reply_due:
        return not consulted_state_objects
    return visa_consultation_reply_due < asked_on


# --------------------------------------------------------------------------------------------- Article 9: when to lodge


@rule(VCODE, "9(1)", id="VCODE-9", force=Force.VALUE, anchor="visa_trip_begins_on")
def visa_lodging_from(seafarer_on_duty, visa_trip_begins_on):
    """The first day to lodge: six months before the journey, nine for seafarers on duty."""
    if seafarer_on_duty:
        return months(visa_trip_begins_on, -9)
    return months(visa_trip_begins_on, -6)


@rule(VCODE, "9(1)", id="VCODE-9", force=Force.VALUE, anchor="visa_trip_begins_on")
def visa_lodging_until_as_a_rule(visa_trip_begins_on):
    """The last day to lodge, as a rule: fifteen calendar days before the journey. Less is allowed in justified urgent cases."""
    return days(visa_trip_begins_on, -15)


# ------------------------------------------------------------------------------------------------ Article 16: the fee


@rule(
    VCODE,
    "16(1)-(2a), 16(4), 25a(8)(a)",
    id="VCODE-16",
    also=("V25-5", "V25-7"),
    force=Force.VALUE,
    applies_from=SINCE_2024,
)
def visa_fee_euro(
    visa_applicant_age_years, visa_fee_waived_category, visa_measures_in_force,
    restrictive_visa_measures_reach_applicant, favourable_visa_measures_reach_applicant,
    visa_fee_child, visa_fee_raised, visa_fee_raised_again, visa_fee_lowered, visa_fee_ordinary,
):  # fmt: skip
    """The visa fee. Optional waivers (16(5), 16(6)) are left to the authority."""
    if visa_applicant_age_years < 6 or visa_fee_waived_category:
        "16(4): no fee"
        return 0
    if visa_applicant_age_years < 12:
        "16(2); 16(2a) does not apply under twelve"
        return visa_fee_child
    if "fee_180" in visa_measures_in_force and restrictive_visa_measures_reach_applicant:
        "16(2a), 25a(5)(b)"
        return visa_fee_raised_again
    if "fee_135" in visa_measures_in_force and restrictive_visa_measures_reach_applicant:
        "16(2a), 25a(5)(b)"
        return visa_fee_raised
    if "fee_60" in visa_measures_in_force and favourable_visa_measures_reach_applicant:
        "25a(8)(a)"
        return visa_fee_lowered
    return visa_fee_ordinary


# --------------------------------------------------------------------------------- Article 24: multiple-entry visas


@rule(VCODE, "24(2)(a)-(c), 25a(5)(a)", id="VCODE-24", also=("V25-4",), force=Force.VALUE)
def multiple_entry_validity_years(
    visa_entry_conditions_met, visa_measures_in_force, restrictive_visa_measures_reach_applicant,
    two_year_visa_used_lawfully_in_three_years, one_year_visa_used_lawfully_in_two_years,
    visas_used_lawfully_in_two_years,
):  # fmt: skip
    """Years of validity that a multiple-entry visa has by the applicant's lawful use of earlier ones; none where no norm applies.

    Shorter in an individual case of reasonable doubt (24(2a)), and by local rules (24(2d))."""
    if not visa_entry_conditions_met:
        return none
    if "multiple_entry_suspended" in visa_measures_in_force and restrictive_visa_measures_reach_applicant:
        "25a(5)(a): the norm is suspended"
        return none
    if two_year_visa_used_lawfully_in_three_years:
        "24(2)(c)"
        return 5
    if one_year_visa_used_lawfully_in_two_years:
        "24(2)(b)"
        return 2
    if visas_used_lawfully_in_two_years >= 3:
        "24(2)(a)"
        return 1
    return none


@rule(VCODE, "25a(5)(a), 25a(1)", id="V25-4", force=Force.STATUS)
def first_grade_measure_in_force(visa_measures_in_force):
    """One of the norms that can be suspended is: 14(6) documents, 16(5)(b) fee, 23(1) limit, 24(2) and (2c) multiple entry."""
    return (
        "document_waivers_suspended" in visa_measures_in_force
        or "official_fee_waiver_suspended" in visa_measures_in_force
        or "decision_limit_suspended" in visa_measures_in_force
        or "multiple_entry_suspended" in visa_measures_in_force
    )
