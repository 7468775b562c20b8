"""Dublin III, criteria: Regulation (EU) No 604/2013 Articles 2, 3, 7 to 17 and 19, with their old numbers.

AMMR 84(2) keeps these criteria for applications registered before 1 July 2026: every rule here is anchored on the
registration and ends with that day. Article 7(2) looks at the day of the first lodging (`lodged_on`), not of the
registration. Articles 16 and 17 and 3(2) are not in the chapter "criteria" that 84(2) names; they are coded with
it, as they decide with the criteria who is responsible. Article 42 has no roll-over: a period ends on the day
counted."""

from typing import Any

from fairway.law.language import Force, first_of, happened, months, none, rule, years
from fairway.law.pact.acts import DUB3

BY_REGISTRATION: dict[str, Any] = {"anchor": "registered_on"}
VALUE: dict[str, Any] = {**BY_REGISTRATION, "force": Force.VALUE}
BEYOND_CRITERIA = (
    "AMMR 84(2) keeps the 'criteria' of Dublin III (its chapter III, Articles 7 to 15). Whether the clauses on "
    "dependants and discretion (16, 17) and the default and Charter rules (3(2)) are kept with them is not said; "
    "nothing would replace them."
)


# ------------------------------------------------------------------------------------------------ Article 8: minors


@rule(DUB3, "8(1)", id="DUB3-8", **VALUE)
def dublin3_state_of_minors_family(
    minor_family_best_interests, married_minor_spouse_absent, minor_parent_adult_or_sibling_state,
    minor_family_or_sibling_state,
):  # fmt: skip
    """The State where a family member or sibling of the minor is legally present, if in best interests."""
    if minor_family_best_interests == "shown_in_best_interests" and married_minor_spouse_absent:
        "second sentence: parent, other responsible adult or sibling"
        return minor_parent_adult_or_sibling_state
    if minor_family_best_interests == "shown_in_best_interests":
        return minor_family_or_sibling_state
    return none


@rule(DUB3, "8(2)", id="DUB3-8", **VALUE)
def dublin3_state_of_minors_relative(
    relative_kind, relative_adult, relative_able_to_care, minor_relative_best_interests, relative_state, presence_state
):
    """The other State where a relative able to care is legally present, if in the minor's best interests."""
    if relative_kind not in ("aunt_or_uncle", "grandparent") or not relative_adult or not relative_able_to_care:
        "2(h): adult aunt, uncle or grandparent"
        return none
    if minor_relative_best_interests == "shown_in_best_interests" and relative_state != presence_state:
        return relative_state
    return none


@rule(DUB3, "8", id="DUB3-8", **VALUE)
def dublin3_state_for_unaccompanied_minor(
    minor_ties_in_several_states, minor_best_interests_state, dublin3_state_of_minors_family,
    dublin3_state_of_minors_relative, first_lodging_state_in_minor_best_interests, minor_later_lodging_state,
    dublin3_first_lodging_state,
):  # fmt: skip
    """The State responsible for an unaccompanied minor."""
    if minor_ties_in_several_states:
        "8(3): best interests decide"
        return minor_best_interests_state
    if happened(dublin3_state_of_minors_family) or happened(dublin3_state_of_minors_relative):
        return first_of(dublin3_state_of_minors_family, dublin3_state_of_minors_relative)
    if first_lodging_state_in_minor_best_interests:
        "8(4): where the minor lodged; of several States, where the minor is (MA and others, C-648/11, on the same words before)"
        return first_of(minor_later_lodging_state, dublin3_first_lodging_state)
    return none


# ------------------------------------------------------------------------------------------ Articles 9 to 11: family


@rule(DUB3, "9", id="DUB3-9", **VALUE)
def dublin3_state_of_beneficiary_family_member(
    resident_family_tie, partners_treated_as_spouses, applicant_minor_and_unmarried, resident_family_status,
    resident_family_written_wish, resident_family_state,
):  # fmt: skip
    """The State where a family member resides as beneficiary, wherever the family was formed."""
    if not resident_family_status == "beneficiary" or not resident_family_written_wish:
        return none
    if resident_family_tie in ("spouse", "minor_unmarried_child", "minor_beneficiary_in_applicants_care"):
        return resident_family_state
    if resident_family_tie == "stable_partner" and partners_treated_as_spouses:
        return resident_family_state
    if resident_family_tie == "parent_or_responsible_adult" and applicant_minor_and_unmarried:
        return resident_family_state
    return none


@rule(DUB3, "10", id="DUB3-10", **VALUE)
def dublin3_state_of_applying_family_member(
    applicant_family_tie, applicant_family_formed_in_origin, partners_treated_as_spouses,
    applicant_minor_and_unmarried, applicant_family_written_wish, applicant_family_first_decision_on, lodged_on,
    applicant_family_state,
):  # fmt: skip
    """The State where a family member's application has had no first merits decision (family of origin, 2(g))."""
    if not applicant_family_written_wish or not applicant_family_formed_in_origin:
        return none
    if happened(applicant_family_first_decision_on) and applicant_family_first_decision_on <= lodged_on:
        "7(2): on the day of the first lodging there was a decision"
        return none
    if applicant_family_tie in ("spouse", "minor_unmarried_child"):
        return applicant_family_state
    if applicant_family_tie == "stable_partner" and partners_treated_as_spouses:
        return applicant_family_state
    if applicant_family_tie == "parent_or_responsible_adult" and applicant_minor_and_unmarried:
        return applicant_family_state
    return none


@rule(DUB3, "11", id="DUB3-11", **VALUE)
def dublin3_state_of_family_procedure(
    family_procedures_can_be_joined, criteria_would_separate_family, family_larger_part_state, family_oldest_state
):
    """One State for family members and unmarried minor siblings: for the largest number, otherwise for the oldest."""
    if family_procedures_can_be_joined and criteria_would_separate_family:
        return first_of(family_larger_part_state, family_oldest_state)
    return none


# ------------------------------------------------------------------------------- Article 12: residence permit, visa


@rule(DUB3, "12(3)(a)", id="DUB3-12", **BY_REGISTRATION)
def dublin3_second_permit_goes_first(
    residence_permit_days, second_residence_permit_days, residence_permit_ends_on, second_residence_permit_ends_on
):
    """Of two permits: the longer right of residence, or, if equal, the later expiry, goes first."""
    if second_residence_permit_days == residence_permit_days:
        return second_residence_permit_ends_on > residence_permit_ends_on
    return second_residence_permit_days > residence_permit_days


@rule(DUB3, "12(3)(b)", id="DUB3-12", **BY_REGISTRATION)
def dublin3_second_visa_goes_first(visas_of_same_type, visa_days, second_visa_days, visa_ends_on, second_visa_ends_on):
    """Of two visas: of one nature, the later expiry; otherwise the longer validity or, if equal, the later expiry."""
    if not visas_of_same_type and second_visa_days != visa_days:
        "12(3)(c)"
        return second_visa_days > visa_days
    return second_visa_ends_on > visa_ends_on


@rule(DUB3, "12(1)", id="DUB3-12", **VALUE)
def dublin3_state_of_valid_permit(
    residence_permit_state, residence_permit_ends_on, second_residence_permit_state, second_residence_permit_ends_on,
    dublin3_second_permit_goes_first, lodged_on,
):  # fmt: skip
    """The State that issued the residence permit valid on the day of lodging."""
    if (
        happened(second_residence_permit_state)
        and not second_residence_permit_ends_on < lodged_on
        and (
            not happened(residence_permit_state)
            or residence_permit_ends_on < lodged_on
            or dublin3_second_permit_goes_first
        )
    ):
        "12(3)(a)"
        return second_residence_permit_state
    if not residence_permit_ends_on < lodged_on:
        return residence_permit_state
    return none


@rule(DUB3, "12(2)", id="DUB3-12", **VALUE)
def dublin3_state_of_valid_visa(
    visa_state, visa_represented_state, visa_ends_on, second_visa_state, second_visa_represented_state,
    second_visa_ends_on, dublin3_second_visa_goes_first, lodged_on,
):  # fmt: skip
    """The State that issued the visa valid on the day of lodging, or was represented for it."""
    if (
        happened(second_visa_state)
        and second_visa_ends_on >= lodged_on
        and (not happened(visa_state) or visa_ends_on < lodged_on or dublin3_second_visa_goes_first)
    ):
        "12(3)(b) and (c)"
        return first_of(second_visa_represented_state, second_visa_state)
    if happened(visa_state) and visa_ends_on >= lodged_on:
        return first_of(visa_represented_state, visa_state)
    return none


@rule(DUB3, "12(4)", id="DUB3-12", **VALUE)
def dublin3_state_of_expired_document(
    document_enabled_entry, left_member_states_since_entry, residence_permit_state, residence_permit_ends_on,
    visa_state, visa_represented_state, visa_ends_on, lodged_on, dublin3_first_lodging_state,
):  # fmt: skip
    """Expired documents that enabled entry: the issuer, for less than two years (permit) or six months (visa)."""
    if not document_enabled_entry or left_member_states_since_entry:
        "only if it enabled entry and the applicant has not left since"
        return none
    if happened(residence_permit_state) and residence_permit_ends_on > years(lodged_on, -2):
        return residence_permit_state
    if happened(visa_state) and visa_ends_on > months(lodged_on, -6):
        return first_of(visa_represented_state, visa_state)
    if happened(residence_permit_state) or happened(visa_state):
        "second subparagraph: expired for longer and not left: the State in which the application is lodged"
        return dublin3_first_lodging_state
    return none


@rule(DUB3, "12", id="DUB3-12", **VALUE)
def dublin3_state_of_document(
    document_fraud_after_issue_shown, dublin3_state_of_valid_permit, dublin3_state_of_valid_visa,
    dublin3_state_of_expired_document,
):  # fmt: skip
    """The State responsible for a residence permit or visa; not where it shows fraud after issue (12(5))."""
    if document_fraud_after_issue_shown:
        return none
    return first_of(dublin3_state_of_valid_permit, dublin3_state_of_valid_visa, dublin3_state_of_expired_document)


# ------------------------------------------------------------------------------------- Articles 13 to 15: entry, stay


@rule(DUB3, "13(1)", id="DUB3-13.1", **VALUE)
def dublin3_state_of_irregular_crossing(irregular_crossing_state, lodged_on, crossed_on):
    """The State first entered by an irregular crossing; ceases 12 months after it."""
    if lodged_on <= months(crossed_on, 12):
        return irregular_crossing_state
    return none


@rule(DUB3, "13(2)", id="DUB3-13.2", **VALUE)
def dublin3_state_of_five_months_stay(
    irregular_or_unknown_entry, five_months_stay_state, five_months_stay_from, five_months_stay_until
):
    """The State where the applicant last stayed at least five months without interruption before applying."""
    if irregular_or_unknown_entry and five_months_stay_until >= months(five_months_stay_from, 5):
        return five_months_stay_state
    return none


@rule(DUB3, "14(1)", id="DUB3-14", **VALUE)
def dublin3_state_of_visa_free_entry(
    visa_free_entry_state, visa_free_in_registration_state, dublin3_first_lodging_state
):
    """The State of visa-free entry, unless lodged in another State where no visa is needed either."""
    if happened(visa_free_entry_state) and visa_free_in_registration_state:
        "14(2)"
        return dublin3_first_lodging_state
    return visa_free_entry_state


@rule(DUB3, "15", id="DUB3-15", **VALUE)
def dublin3_state_of_airport_transit(airport_transit_state):
    """The State in whose airport's international transit area the application was made."""
    return airport_transit_state


# ----------------------------------------------------------------------- Articles 16, 17 and 3(2): beyond the criteria


@rule(DUB3, "16", id="DUB3-16", unsettled=BEYOND_CRITERIA, **VALUE)
def dublin3_state_of_dependency(
    dependency_ground, dependency_tie, dependency_relative_state, dependency_tie_in_origin, dependency_care_possible,
    dependency_written_wish, applicant_unfit_to_travel_long, presence_state,
):  # fmt: skip
    """The State where a child, sibling or parent legally resides, where one depends on the other (tie of origin)."""
    if dependency_ground not in ("pregnancy", "new_born_child", "serious_illness", "severe_disability", "old_age"):
        "16(1): severe trauma is not among the grounds"
        return none
    if dependency_tie not in ("child", "sibling", "parent") or not dependency_tie_in_origin:
        return none
    if not dependency_care_possible or not dependency_written_wish:
        return none
    if applicant_unfit_to_travel_long and dependency_relative_state != presence_state:
        "16(2)"
        return presence_state
    return dependency_relative_state


@rule(DUB3, "17", id="DUB3-17", unsettled=BEYOND_CRITERIA, **VALUE)
def dublin3_state_using_discretion(
    discretion_used_by_state, humanitarian_request_received_on, humanitarian_accepted, requested_state
):
    """The State that decided to examine the application (17(1)), or that accepted a humanitarian request (17(2))."""
    if happened(discretion_used_by_state):
        return discretion_used_by_state
    if happened(humanitarian_request_received_on) and humanitarian_accepted:
        return requested_state
    return none


@rule(DUB3, "7(1)", id="DUB3-7", **VALUE)
def dublin3_state_designated(
    dublin3_state_using_discretion, dublin3_state_of_dependency, unaccompanied_minor,
    dublin3_state_for_unaccompanied_minor, dublin3_state_of_beneficiary_family_member,
    dublin3_state_of_applying_family_member, dublin3_state_of_family_procedure, dublin3_state_of_document,
    dublin3_state_of_irregular_crossing, dublin3_state_of_five_months_stay, dublin3_state_of_visa_free_entry,
    dublin3_state_of_airport_transit, dublin3_first_lodging_state,
):  # fmt: skip
    """The State that the criteria designate, in their order, on the situation at the first lodging."""
    if happened(dublin3_state_using_discretion) or happened(dublin3_state_of_dependency):
        return first_of(dublin3_state_using_discretion, dublin3_state_of_dependency)
    if unaccompanied_minor:
        "8"
        return dublin3_state_for_unaccompanied_minor
    return first_of(
        dublin3_state_of_beneficiary_family_member,
        dublin3_state_of_applying_family_member,
        dublin3_state_of_family_procedure,
        dublin3_state_of_document,
        dublin3_state_of_irregular_crossing,
        dublin3_state_of_five_months_stay,
        dublin3_state_of_visa_free_entry,
        dublin3_state_of_airport_transit,
        dublin3_first_lodging_state,
    )


@rule(DUB3, "3(2)", id="DUB3-3.2", **VALUE)
def responsible_state_dublin3(dublin3_state_designated, systemic_deficiencies_state, dublin3_next_state):
    """The State responsible under the criteria of Dublin III."""
    if dublin3_state_designated == systemic_deficiencies_state:
        "3(2): systemic deficiencies there: the next State that the criteria give, else the determining one"
        return dublin3_next_state
    return dublin3_state_designated


@rule(DUB3, "3(2)", id="DUB3-3.2", **VALUE)
def dublin3_next_state(
    systemic_deficiencies_state, unaccompanied_minor, dublin3_state_of_beneficiary_family_member,
    dublin3_state_of_applying_family_member, dublin3_state_of_document, dublin3_state_of_irregular_crossing,
    dublin3_state_of_five_months_stay, dublin3_state_of_visa_free_entry, dublin3_first_lodging_state,
):  # fmt: skip
    """Where the State designated is barred: the next of the criteria, else the State that began the determination."""
    if unaccompanied_minor:
        return dublin3_first_lodging_state
    if dublin3_state_of_beneficiary_family_member != systemic_deficiencies_state:
        return dublin3_state_of_beneficiary_family_member
    if dublin3_state_of_applying_family_member != systemic_deficiencies_state:
        return dublin3_state_of_applying_family_member
    if dublin3_state_of_document != systemic_deficiencies_state:
        return dublin3_state_of_document
    if dublin3_state_of_irregular_crossing != systemic_deficiencies_state:
        return dublin3_state_of_irregular_crossing
    if dublin3_state_of_five_months_stay != systemic_deficiencies_state:
        return dublin3_state_of_five_months_stay
    if dublin3_state_of_visa_free_entry != systemic_deficiencies_state:
        return dublin3_state_of_visa_free_entry
    return dublin3_first_lodging_state


# ------------------------------------------------------------------------------------- Article 19: responsibility ends


@rule(DUB3, "19(1)", id="DUB3-19", **VALUE)
def dublin3_state_by_permit(permit_granted_by_state):
    """The State that issued the applicant a residence permit takes over the obligations."""
    return permit_granted_by_state


@rule(DUB3, "19(2)", id="DUB3-19", **BY_REGISTRATION)
def dublin3_obligations_ceased_by_absence(left_union_on, back_in_union_on, valid_permit_of_responsible_state):
    """Whether the obligations ceased because the person left the Member States for at least three months."""
    if valid_permit_of_responsible_state:
        return False
    return back_in_union_on >= months(left_union_on, 3)


@rule(DUB3, "19(3)", id="DUB3-19", **BY_REGISTRATION)
def dublin3_obligations_ceased_by_return(left_on_return_decision):
    """Whether the obligations ceased because the person left on a return decision after withdrawal or rejection."""
    return left_on_return_decision
