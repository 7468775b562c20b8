"""Adequate capacity: Articles 44(2) and 46 to 50 of the Asylum Procedure Regulation.

Counts of people in one Member State. They lift the duty of the border procedure on ground j (adequate capacity reached,
Article 48) or on grounds c and j (yearly maximum examined, Article 50), never on security grounds. They lift a duty;
they take away no possibility (Article 43(1)) and decide no case.

The rules are anchored on the day asked about. "The rest of the calendar year" (Article 48(4)) is in the facts: a notice
or authorisation counts if given in the calendar year of that day."""

from datetime import date

from fairway.law.language import (
    Binds,
    Bool,
    Dated,
    Evidence,
    Expiry,
    Force,
    Whole,
    clock,
    exception,
    first_of,
    happened,
    last_day,
    months,
    none,
    parameter,
    rule,
)
from fairway.law.pact.acts import APR

parameter("union_adequate_capacity", Whole, [Dated(30_000, "APR Art. 46")], unit="places")
parameter(
    "yearly_maximum_factor",
    Whole,
    [
        Dated(2, "APR Art. 47(1), second subparagraph", since=date(2026, 6, 12)),
        Dated(3, "APR Art. 47(1), second subparagraph", since=date(2027, 6, 13)),
        Dated(4, "APR Art. 47(1), second subparagraph", since=date(2028, 6, 13)),
    ],
    unit="times the adequate capacity",
    note="The factor rises in mid-June, Article 50 counts calendar years: which factor governs 2027 and 2028 is open.",
)
parameter(
    "relief_counts_return_border_procedure",
    Bool,
    [Dated(False, "APR Art. 48(2), (3)")],
    note="48(1) adds the people in the return border procedure for the notice; 48(2) and (3) speak of applicants "
    "in 'the border procedure' only. False: as 48(2) and (3) say. True: the sum, as in 48(1) and the definition in "
    "3(11).",
)

# Commission Implementing Decision (EU) 2024/2150, as press and national notices report it. The other States' numbers
# were not seen: the fact `adequate_capacity_in_implementing_act` takes them.
DECISION = "Implementing Decision (EU) 2024/2150, annex"
parameter("adequate_capacity_italy", Whole, [Dated(8_016, DECISION, evidence=Evidence.SECONDARY)], unit="places")
parameter("adequate_capacity_hungary", Whole, [Dated(7_716, DECISION, evidence=Evidence.SECONDARY)], unit="places")
parameter("adequate_capacity_germany", Whole, [Dated(374, DECISION, evidence=Evidence.SECONDARY)], unit="places")


# -------------------------------------------------------------------------------- Articles 46 and 47: the two numbers


@rule(
    APR,
    "47(4)",
    id="APR-47-capacity",
    anchor="asked_on",
    binds=Binds.COMMISSION,
    force=Force.VALUE,
    unsettled="Article 47(4) does not say how a part of a place is rounded.",
)
def adequate_capacity_by_formula(
    union_adequate_capacity,
    irregular_crossings_in_three_years,
    search_and_rescue_arrivals_in_three_years,
    refusals_of_entry_in_three_years,
    union_crossings_arrivals_and_refusals_in_three_years,
):
    """The State's adequate capacity: its share of the Union's crossings, arrivals and refusals, times 30,000; not
    rounded."""
    return (
        union_adequate_capacity
        * (
            irregular_crossings_in_three_years
            + search_and_rescue_arrivals_in_three_years
            + refusals_of_entry_in_three_years
        )
        / union_crossings_arrivals_and_refusals_in_three_years
    )


@rule(
    APR,
    "47(1), first subparagraph",
    id="APR-47-capacity",
    anchor="asked_on",
    applies_to=date(2027, 10, 15),
    evidence=Evidence.SECONDARY,
    force=Force.VALUE,
)
def adequate_capacity_recorded(
    acting_state, adequate_capacity_italy, adequate_capacity_hungary, adequate_capacity_germany
):
    """The number set by the first implementing act (valid until 14 October 2027), where we have it."""
    if acting_state == "IT":
        return adequate_capacity_italy
    if acting_state == "HU":
        return adequate_capacity_hungary
    if acting_state == "DE":
        return adequate_capacity_germany
    return none


@rule(APR, "47(1), first subparagraph", id="APR-47-capacity", anchor="asked_on", force=Force.VALUE)
def adequate_capacity(adequate_capacity_recorded, adequate_capacity_in_implementing_act):
    """The State's adequate capacity as set by the implementing act in force."""
    return first_of(adequate_capacity_recorded, adequate_capacity_in_implementing_act)


@rule(
    APR,
    "47(1), second subparagraph",
    id="APR-47.1-max",
    anchor="asked_on",
    force=Force.VALUE,
    unsettled="The factor changes in mid-June while Article 50 counts calendar years: the factor of the day asked "
    "about is used.",
)
def yearly_maximum(adequate_capacity, yearly_maximum_factor):
    """The most applications that the State has to examine in the border procedure in a year."""
    return adequate_capacity * yearly_maximum_factor


@clock(
    APR,
    "47(5), second subparagraph",
    id="APR-47-capacity",
    anchor="capacity_act_adopted_on",
    done="adequate_capacity_ready_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to have the capacity stays.",
)
def adequate_capacity_ready_due(capacity_act_adopted_on):
    """Last day for a State to have the capacity that the second or a later implementing act sets."""
    return last_day(months(capacity_act_adopted_on, 6))


# ---------------------------------------------------------------------- Articles 48 and 49: adequate capacity reached


@rule(APR, "48(1)", id="APR-48-reached", anchor="asked_on", force=Force.STATUS)
def adequate_capacity_reached(border_procedure_applicants_now, return_border_procedure_persons_now, adequate_capacity):
    """Whether the people in both border procedures together are as many as the adequate capacity, or more."""
    return border_procedure_applicants_now + return_border_procedure_persons_now >= adequate_capacity


@rule(APR, "48(1)", id="APR-48-reached", anchor="asked_on", force=Force.MUST)
def capacity_notice_owed(adequate_capacity_reached, capacity_reached_notified_this_year_on):
    """The State has to notify the Commission that its adequate capacity is reached, and has not."""
    return adequate_capacity_reached and not happened(capacity_reached_notified_this_year_on)


@rule(APR, "49(1), 49(3)", id="APR-48-reached", anchor="asked_on", force=Force.STATUS)
def capacity_notice_complete(capacity_notice_content, other_states_told_of_capacity_notice):
    """Whether the notice states numbers, measure and reasons, and the other Member States have been told."""
    return (
        "numbers" in capacity_notice_content
        and "measure" in capacity_notice_content
        and "reasons" in capacity_notice_content
        and other_states_told_of_capacity_notice
    )


@rule(
    APR,
    "48(2) to (4), 47(2)",
    id="APR-48-reached",
    anchor="asked_on",
    force=Force.STATUS,
    unsettled="48(1) counts both border procedures, 48(2) and (3) only applicants in 'the border procedure'.",
)
def capacity_relief(
    asked_on,
    capacity_reached_notified_this_year_on,
    border_procedure_applicants_now,
    return_border_procedure_persons_now,
    adequate_capacity,
    relief_counts_return_border_procedure,
):
    """Whether the State need not apply the border procedure on ground j: notified earlier this year, and full at
    the moment."""
    if not happened(capacity_reached_notified_this_year_on) or asked_on <= capacity_reached_notified_this_year_on:
        "48(4): from the day after the notice, for the rest of that calendar year"
        return False
    if relief_counts_return_border_procedure:
        return border_procedure_applicants_now + return_border_procedure_persons_now >= adequate_capacity
    # 48(3): in and out; the duty is back as soon as there is a place
    return border_procedure_applicants_now >= adequate_capacity


@exception(
    "low_recognition_rate_ground_binds_at_border",
    APR,
    "48(2), 47(2)",
    id="APR-48-reached",
    anchor="asked_on",
    label="adequate capacity reached",
)
def no_duty_on_ground_j_at_full_capacity(capacity_relief):
    """At full capacity ground j obliges no longer; grounds c and f remain."""
    if capacity_relief:
        return False


@clock(
    APR,
    "49(4)",
    id="APR-48-reached",
    anchor="asked_on",
    done="capacity_report_sent_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to report stays; the relief does not fall away by itself.",
)
def capacity_report_due(previous_capacity_report_on, capacity_reached_notified_this_year_on):
    """Last day of the next monthly report of a State that applies the relief."""
    return last_day(months(first_of(previous_capacity_report_on, capacity_reached_notified_this_year_on), 1))


@rule(APR, "49(4)", id="APR-48-reached", anchor="asked_on", force=Force.STATUS)
def capacity_report_complete(capacity_report_content):
    """Whether the monthly report has all five parts (points a to e)."""
    return (
        "applicants" in capacity_report_content
        and "weekly_flows" in capacity_report_content
        and "staff" in capacity_report_content
        and "administrative_duration" in capacity_report_content
        and "court_duration" in capacity_report_content
    )


# ------------------------------------------------------------------------------ Articles 47(3) and 50: yearly maximum


@rule(APR, "50, first subparagraph", id="APR-50-max", anchor="asked_on", force=Force.MAY)
def yearly_maximum_may_be_notified(border_applications_examined_this_year, yearly_maximum):
    """The State may notify the Commission: it has examined the yearly maximum, or more, since 1 January."""
    return border_applications_examined_this_year >= yearly_maximum


@rule(APR, "50, second subparagraph", id="APR-50-max", anchor="asked_on", binds=Binds.COMMISSION, force=Force.MUST)
def yearly_maximum_to_be_verified(yearly_maximum_notified_this_year_on, yearly_maximum_authorised_this_year_on):
    """The Commission has to examine the notice without delay."""
    return happened(yearly_maximum_notified_this_year_on) and not happened(yearly_maximum_authorised_this_year_on)


# 47(3) reads as if the number alone lifted the duty; Article 50 makes it depend on the Commission's authorisation. The
# procedure of Article 50 is followed.
@rule(APR, "50, third subparagraph", id="APR-50-max", anchor="asked_on", force=Force.STATUS)
def yearly_maximum_relief(asked_on, yearly_maximum_authorised_this_year_on):
    """Whether the Commission has authorised the State, for this calendar year, not to apply the border procedure
    on c and j."""
    return happened(yearly_maximum_authorised_this_year_on) and asked_on >= yearly_maximum_authorised_this_year_on


@exception(
    "low_recognition_rate_ground_binds_at_border",
    APR,
    "50, third subparagraph; 47(3)",
    id="APR-50-max",
    anchor="asked_on",
    label="yearly maximum examined, ground j",
    over=("adequate capacity reached",),
)
def no_duty_on_ground_j_after_yearly_maximum(yearly_maximum_relief):
    """After the Commission's authorisation ground j obliges no longer."""
    if yearly_maximum_relief:
        return False


# The last subparagraph says what remains: 42(1)(f) and "42(5)(b)", which does not exist; 42(3)(b) is meant, as in
# 47(3).
@exception(
    "misled_ground_binds_at_border",
    APR,
    "50, third and fourth subparagraphs; 47(3)",
    id="APR-50-max",
    anchor="asked_on",
    label="yearly maximum examined, ground c",
    literal="50, fourth subparagraph: 42(1)(f) and 42(5)(b)",
)
def no_duty_on_ground_c_after_yearly_maximum(yearly_maximum_relief):
    """After the Commission's authorisation ground c obliges no longer; 42(1)(f) and 42(3)(b) do."""
    if yearly_maximum_relief:
        return False


# ----------------------------------------------------------------------- Article 44(2): who is chosen when it is full


@rule(APR, "44(2)", id="APR-44.2-prio", anchor="asked_on", force=Force.STATUS)
def adequate_capacity_exceeded(border_procedure_applicants_now, adequate_capacity):
    """Whether there are more applicants than the adequate capacity, the first of the two numbers of 47(1)."""
    return border_procedure_applicants_now > adequate_capacity


@rule(APR, "44(2)", id="APR-44.2-prio", anchor="asked_on", force=Force.STATUS)
def yearly_maximum_exceeded(border_applications_examined_this_year, yearly_maximum):
    """Whether more applications were examined this year than the yearly maximum, the second of the two numbers of
    47(1)."""
    return border_applications_examined_this_year > yearly_maximum


@rule(
    APR,
    "44(2)",
    id="APR-44.2-prio",
    anchor="asked_on",
    force=Force.MUST,
    unsettled="44(2) refers to 'the number in Article 47(1)'; that paragraph holds two.",
)
def border_priority_owed(adequate_capacity_exceeded, yearly_maximum_exceeded):
    """When choosing who enters the border procedure on c, f, j or 42(3)(b), the categories of 44(2) go first."""
    if adequate_capacity_exceeded:
        "more applicants than the adequate capacity (47(1), first subparagraph)"
        return True
    if yearly_maximum_exceeded:
        "more applications than the yearly maximum (47(1), second subparagraph)"
        return True
    return False


@rule(APR, "44(2)(a) to (c)", id="APR-44.2-prio", anchor="asked_on", force=Force.STATUS)
def border_priority_category(danger_on_serious_grounds, better_prospects_of_return, family_with_minor):
    """Whether the application is in a category that goes first. The text sets no order between points a and b."""
    if danger_on_serious_grounds:
        "44(2)(b)"
        return True
    if better_prospects_of_return:
        "44(2)(a): of nationals or former residents as a group; never a score on a person"
        return True
    # 44(2)(c): those who are not minors or their families
    return not family_with_minor
