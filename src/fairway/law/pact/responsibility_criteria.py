"""Responsibility, criteria: AMMR Articles 24 to 33.

Each step of the hierarchy is a rule that gives a State or none; `state_designated` (next module) reads them in the
order of Article 24. "The situation when the application was first registered" (24(2)) is `registered_on`: the
registration that opened the determination. Periods that end before registration ("less than three years before")
are counted backwards from it, and so never roll. Whether a day off lengthens the 20, 12, 15 and 9 months is
`substantive_periods_roll`."""

from fairway.law.language import (
    Bool,
    Dated,
    Evidence,
    Force,
    State,
    Whole,
    first_of,
    happened,
    last_day,
    list_parameter,
    months,
    none,
    parameter,
    rule,
    years,
)
from fairway.law.pact.acts import AMM

ROLL = (
    "Article 75(d) moves the end of any period prescribed to a working day. Whether that lengthens a period after "
    "which responsibility ceases, and in which nothing has to be done, is open; the parameter "
    "substantive_periods_roll says no."
)

parameter(
    "substantive_periods_roll",
    Bool,
    [Dated(False, cite="AMMR Art. 75(d)")],
    note=(
        "Whether the 20 months (33(1)), 12 months (33(2)), 15 months (37(2)) and 9 months (37(4)) also move on from"
        " a day off. No: Article 75 counts limits, so that what is due can be done on a working day; on the last "
        "day of these periods nothing is due. Articles 33 and 37 measure the distance between two events, and the "
        "Italian text keeps 'termini' for limits and 'periodo' for these. A yes would make responsibility depend on"
        " one State's holidays. The literal 'any period' favours yes."
    ),
)
parameter("irregular_crossing_months", Whole, [Dated(20, cite="AMMR Art. 33(1)")], unit="months")
parameter("disembarkation_months", Whole, [Dated(12, cite="AMMR Art. 33(2)")], unit="months")
list_parameter(
    "states_without_long_term_residents_directive",
    State,
    [
        Dated(
            ("CH", "DK", "IE", "IS", "LI", "NO"),
            cite="AMMR Art. 26(1); Directive 2003/109/EC",
            evidence=Evidence.MEMORY,
        )
    ],
    note="Where Directive 2003/109/EC does not apply a national long-term permit counts. The list is from memory.",
)


# ------------------------------------------------------------------------------------ Article 25: unaccompanied minors


@rule(AMM, "25(2)", id="AMM-25-uam", force=Force.VALUE)
def state_of_minors_family(
    minor_family_best_interests, married_minor_spouse_absent, minor_parent_adult_or_sibling_state,
    minor_family_or_sibling_state,
):  # fmt: skip
    """The State where a family member or sibling of the unaccompanied minor is legally present."""
    if minor_family_best_interests == "shown_contrary":
        "gives way where it is shown to be against the minor's best interests"
        return none
    if married_minor_spouse_absent:
        "second sentence: a married minor without the spouse: parent, other responsible adult or sibling"
        return minor_parent_adult_or_sibling_state
    return minor_family_or_sibling_state


@rule(AMM, "25(3)", id="AMM-25-uam", force=Force.VALUE)
def state_of_minors_relative(
    counts_as_relative, relative_able_to_care, minor_relative_best_interests, relative_state, presence_state
):
    """The other State where a relative, able to care on individual examination, is legally present."""
    if not counts_as_relative or minor_relative_best_interests == "shown_contrary":
        return none
    if relative_able_to_care and relative_state != presence_state:
        return relative_state
    return none


@rule(AMM, "25(5)", id="AMM-25-uam", force=Force.VALUE,
      unsettled="If no step fits and first registration is not in the minor's best interests, Article 25 names no State. "
                "16(2) would lead back to first registration; 37(1) lets the State where the minor is take the case.")  # fmt: skip
def state_of_minors_first_registration(
    first_registration_in_minor_best_interests, relocated_on, first_registration_state
):
    """Without family, sibling or relative: the State of first registration, if in the minor's best interests."""
    if happened(relocated_on):
        "68(2): 25(5) does not apply after relocation"
        return none
    if first_registration_in_minor_best_interests:
        return first_registration_state
    return none


@rule(AMM, "25(1)", id="AMM-25-uam", force=Force.VALUE)
def state_for_unaccompanied_minor(
    minor_ties_in_several_states, minor_best_interests_state, state_of_minors_family, state_of_minors_relative,
    state_of_minors_first_registration,
):  # fmt: skip
    """For an unaccompanied minor only Article 25 counts, in its order."""
    if minor_ties_in_several_states:
        "25(4): best interests decide between the States"
        return minor_best_interests_state
    return first_of(state_of_minors_family, state_of_minors_relative, state_of_minors_first_registration)


# ----------------------------------------------------------------------------------------- Articles 26 to 28: family


@rule(AMM, "26(1)", id="AMM-26-fam-status", force=Force.VALUE)
def state_of_resident_family_member(
    resident_family_member, resident_family_written_wish, resident_family_status, resident_family_state,
    states_without_long_term_residents_directive,
):  # fmt: skip
    """The State where a family member resides as beneficiary (or citizen since) or as long-term resident."""
    if not resident_family_member or not resident_family_written_wish:
        return none
    if resident_family_status in ("beneficiary", "eu_long_term_resident"):
        return resident_family_state
    if resident_family_status == "former_beneficiary_now_citizen":
        "26(2)"
        return resident_family_state
    if (
        resident_family_status == "national_long_term_resident"
        and resident_family_state in states_without_long_term_residents_directive
    ):
        "26(1): a national long-term permit, where Directive 2003/109/EC does not apply"
        return resident_family_state
    return none


@rule(AMM, "27", id="AMM-27-fam-app", force=Force.VALUE)
def state_of_applying_family_member(
    applying_family_member, applicant_family_written_wish, applicant_family_first_decision_on, registered_on,
    applicant_family_state,
):  # fmt: skip
    """The State where a family member's application has not yet had a first decision on the merits."""
    if not applying_family_member or not applicant_family_written_wish:
        return none
    if happened(applicant_family_first_decision_on) and applicant_family_first_decision_on <= registered_on:
        "24(2): on the day of first registration there was a decision"
        return none
    return applicant_family_state


@rule(AMM, "28", id="AMM-28-famproc", force=Force.VALUE)
def state_of_family_procedure(
    family_procedures_can_be_joined, criteria_would_separate_family, family_larger_part_state, family_oldest_state
):
    """One State for family members and unmarried minor siblings whom the criteria would separate."""
    if family_procedures_can_be_joined and criteria_would_separate_family:
        "(a) responsible for the largest number of them, (b) otherwise for the oldest"
        return first_of(family_larger_part_state, family_oldest_state)
    return none


# --------------------------------------------------------------------------------- Article 29: residence permit, visa


@rule(AMM, "29(1)", id="AMM-29-docs")
def permit_valid(residence_permit_state, residence_permit_ends_on, registered_on):
    """Whether the residence permit is valid on the day of registration."""
    if not happened(residence_permit_state):
        return False
    return not happened(residence_permit_ends_on) or residence_permit_ends_on >= registered_on


@rule(AMM, "29(1)", id="AMM-29-docs")
def second_permit_valid(second_residence_permit_state, second_residence_permit_ends_on, registered_on):
    """Whether the second residence permit is valid on the day of registration."""
    if not happened(second_residence_permit_state):
        return False
    return not happened(second_residence_permit_ends_on) or second_residence_permit_ends_on >= registered_on


@rule(AMM, "29(2)", id="AMM-29-docs")
def visa_valid(visa_state, visa_ends_on, registered_on):
    """Whether the visa is valid on the day of registration."""
    return happened(visa_state) and visa_ends_on >= registered_on


@rule(AMM, "29(2)", id="AMM-29-docs")
def second_visa_valid(second_visa_state, second_visa_ends_on, registered_on):
    """Whether the second visa is valid on the day of registration."""
    return happened(second_visa_state) and second_visa_ends_on >= registered_on


@rule(AMM, "29(3)(a)", id="AMM-29-docs")
def second_permit_goes_first(
    residence_permit_days, second_residence_permit_days, residence_permit_ends_on, second_residence_permit_ends_on
):
    """Of two permits: the longer right of residence, or, if equal, the later end, goes first."""
    if second_residence_permit_days == residence_permit_days:
        return second_residence_permit_ends_on > residence_permit_ends_on
    return second_residence_permit_days > residence_permit_days


@rule(AMM, "29(3)(b)", id="AMM-29-docs")
def second_visa_goes_first(visas_of_same_type, visa_days, second_visa_days, visa_ends_on, second_visa_ends_on):
    """Of two visas: of one type, the later end; of different types, the longer validity or, if equal, the later end."""
    if not visas_of_same_type and second_visa_days != visa_days:
        "29(3)(c)"
        return second_visa_days > visa_days
    return second_visa_ends_on > visa_ends_on


@rule(AMM, "29(1)", id="AMM-29-docs", force=Force.VALUE)
def state_of_valid_document(
    permit_valid, second_permit_valid, second_permit_goes_first, visa_valid, second_visa_valid,
    second_visa_goes_first, residence_permit_state, second_residence_permit_state, visa_represented_state, visa_state,
    second_visa_represented_state, second_visa_state,
):  # fmt: skip
    """The State that issued the valid residence permit, or else the valid visa (or was represented for it)."""
    if second_permit_valid and (not permit_valid or second_permit_goes_first):
        "29(3)(a)"
        return second_residence_permit_state
    if permit_valid:
        "29(1)"
        return residence_permit_state
    if second_visa_valid and (not visa_valid or second_visa_goes_first):
        "29(3)(b) and (c)"
        return first_of(second_visa_represented_state, second_visa_state)
    if visa_valid:
        "29(2): the represented State, where the visa was issued on behalf of another"
        return first_of(visa_represented_state, visa_state)
    return none


@rule(AMM, "29(4)", id="AMM-29-docs")
def permit_ended_recently(residence_permit_state, residence_permit_ends_on, registered_on):
    """Whether the permit ended less than three years before registration."""
    return happened(residence_permit_state) and residence_permit_ends_on > years(registered_on, -3)


@rule(AMM, "29(4)", id="AMM-29-docs")
def second_permit_ended_recently(second_residence_permit_state, second_residence_permit_ends_on, registered_on):
    """Whether the second permit ended less than three years before registration."""
    return happened(second_residence_permit_state) and second_residence_permit_ends_on > years(registered_on, -3)


@rule(AMM, "29(4)", id="AMM-29-docs")
def visa_ended_recently(visa_state, visa_ends_on, registered_on):
    """Whether the visa ended less than 18 months before registration."""
    return happened(visa_state) and visa_ends_on > months(registered_on, -18)


@rule(AMM, "29(4)", id="AMM-29-docs")
def second_visa_ended_recently(second_visa_state, second_visa_ends_on, registered_on):
    """Whether the second visa ended less than 18 months before registration."""
    return happened(second_visa_state) and second_visa_ends_on > months(registered_on, -18)


@rule(AMM, "29(4)", id="AMM-29-docs", force=Force.VALUE)
def state_of_ended_document(
    permit_ended_recently, second_permit_ended_recently, second_permit_goes_first, visa_ended_recently,
    second_visa_ended_recently, second_visa_goes_first, residence_permit_state, second_residence_permit_state,
    visa_represented_state, visa_state, second_visa_represented_state, second_visa_state,
):  # fmt: skip
    """The issuer of a permit ended less than three years, or a visa ended less than 18 months, before registration."""
    if second_permit_ended_recently and (not permit_ended_recently or second_permit_goes_first):
        return second_residence_permit_state
    if permit_ended_recently:
        return residence_permit_state
    if second_visa_ended_recently and (not visa_ended_recently or second_visa_goes_first):
        return first_of(second_visa_represented_state, second_visa_state)
    if visa_ended_recently:
        return first_of(visa_represented_state, visa_state)
    return none


@rule(AMM, "29", id="AMM-29-docs", force=Force.VALUE)
def state_of_document(document_fraud_after_issue_shown, relocated_on, state_of_valid_document, state_of_ended_document):
    """The State responsible for a residence permit or visa; a false identity at issue changes nothing (29(5))."""
    if happened(relocated_on) or document_fraud_after_issue_shown:
        "29(5): not where the issuing State shows fraud after issue; 68(2): not after relocation"
        return none
    return first_of(state_of_valid_document, state_of_ended_document)


# ------------------------------------------------------------------------------------------------ Article 30: diploma


@rule(AMM, "30(1)", id="AMM-30-diploma")
def diploma_counts(diploma_state, diploma_recognised, diploma_issued_on, registered_on):
    """Whether the application was registered less than six years after the diploma or qualification was issued."""
    return happened(diploma_state) and diploma_recognised and diploma_issued_on > years(registered_on, -6)


@rule(AMM, "30(1)", id="AMM-30-diploma")
def second_diploma_counts(second_diploma_state, second_diploma_recognised, second_diploma_issued_on, registered_on):
    """Whether the application was registered less than six years after the second diploma was issued."""
    return (
        happened(second_diploma_state)
        and second_diploma_recognised
        and second_diploma_issued_on > years(registered_on, -6)
    )


@rule(AMM, "30(2)", id="AMM-30-diploma")
def second_diploma_goes_first(
    diploma_study_days, second_diploma_study_days, diploma_issued_on, second_diploma_issued_on
):
    """Of two diplomas: the longer period of studies or, if equal, the later one goes first."""
    if second_diploma_study_days == diploma_study_days:
        return second_diploma_issued_on > diploma_issued_on
    return second_diploma_study_days > diploma_study_days


@rule(AMM, "30(1)", id="AMM-30-diploma", force=Force.VALUE)
def state_of_diploma(
    relocated_on, diploma_counts, second_diploma_counts, second_diploma_goes_first, diploma_state, second_diploma_state
):
    """The State in which the establishment that issued the diploma or qualification is."""
    if happened(relocated_on):
        "68(2)"
        return none
    if second_diploma_counts and (not diploma_counts or second_diploma_goes_first):
        "30(2)"
        return second_diploma_state
    if diploma_counts:
        return diploma_state
    return none


# -------------------------------------------------------------------------------------------- Articles 31 to 33: entry


@rule(AMM, "31(1)", id="AMM-31-visafree", force=Force.VALUE)
def state_of_visa_free_entry(visa_free_entry_state, visa_free_in_registration_state, first_registration_state):
    """The State through which the person entered without needing a visa, unless registered in another such State."""
    if happened(visa_free_entry_state) and visa_free_in_registration_state:
        "31(2): registered in another State where no visa is needed either: that one"
        return first_registration_state
    return visa_free_entry_state


@rule(AMM, "32", id="AMM-32-transit", force=Force.VALUE)
def state_of_airport_transit(airport_transit_state):
    """The State in whose airport's international transit area the application was made."""
    return airport_transit_state


@rule(AMM, "33(1)", id="AMM-33.1-irregular", force=Force.VALUE, unsettled=ROLL)
def state_of_irregular_crossing(
    relocated_on, irregular_crossing_state, registered_on, crossed_on, irregular_crossing_months,
    substantive_periods_roll,
):  # fmt: skip
    """The State first entered by an irregular crossing; ceases if registered more than 20 months after it."""
    if happened(relocated_on):
        "33(3)"
        return none
    if substantive_periods_roll and registered_on <= last_day(months(crossed_on, irregular_crossing_months)):
        return irregular_crossing_state
    if registered_on <= months(crossed_on, irregular_crossing_months):
        return irregular_crossing_state
    return none


@rule(AMM, "33(2)", id="AMM-33.2-sar", force=Force.VALUE, unsettled=ROLL)
def state_of_disembarkation(
    relocated_on, disembarkation_state, registered_on, disembarked_on, disembarkation_months, substantive_periods_roll
):
    """The State of disembarkation after search and rescue; ceases if registered more than 12 months after it."""
    if happened(relocated_on):
        "33(3)"
        return none
    if substantive_periods_roll and registered_on <= last_day(months(disembarked_on, disembarkation_months)):
        return disembarkation_state
    if registered_on <= months(disembarked_on, disembarkation_months):
        return disembarkation_state
    return none


@rule(AMM, "33(3)", id="AMM-33.3-reloc", force=Force.VALUE)
def state_of_relocation(relocated_on, crossed_on, disembarked_on, relocation_state):
    """After a crossing or a disembarkation and relocation: the State of relocation."""
    if relocated_on >= crossed_on or relocated_on >= disembarked_on:
        return relocation_state
    return none
