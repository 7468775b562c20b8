"""Qualification Regulation: who qualifies, who is excluded, when status ends, and residence permits.

The parts of each definition are findings of the determining authority. The rules only join what it found."""

from fairway.law.language import (
    Binds,
    Expiry,
    Force,
    clock,
    days,
    last_day,
    none,
    rule,
    safeguard,
    years,
)
from fairway.law.pact.acts import QR

DA = Binds.DETERMINING_AUTHORITY


# -------------------------------------------------------------------------------- Articles 3, 9, 10, 15: who qualifies


@rule(QR, "3(5), 9(3), 10", id="QR-3/15", binds=DA)
def refugee(
    outside_country_of_origin,
    fear_of_persecution_well_founded,
    persecution_reasons,
    reasons_linked_to_acts_or_lack_of_protection,
    protection_of_country_unavailable,
    excluded_from_refugee_status,
):
    """A refugee: well-founded fear of persecution for one of five reasons, no protection at home, and no exclusion."""
    return (
        outside_country_of_origin
        and fear_of_persecution_well_founded
        and (
            "race" in persecution_reasons
            or "religion" in persecution_reasons
            or "nationality" in persecution_reasons
            or "political_opinion" in persecution_reasons
            or "particular_social_group" in persecution_reasons
        )
        and reasons_linked_to_acts_or_lack_of_protection
        and protection_of_country_unavailable
        and not excluded_from_refugee_status
    )


@rule(QR, "3(6), 15", id="QR-3/15", binds=DA)
def eligible_for_subsidiary_protection(
    refugee, serious_harm, protection_of_country_unavailable, excluded_from_subsidiary_protection
):
    """Who is no refugee but faces a real risk of serious harm on return, and is not excluded."""
    return (
        not refugee
        and (
            "death_penalty" in serious_harm
            or "torture_or_inhuman_treatment" in serious_harm
            or "indiscriminate_violence_in_conflict" in serious_harm
        )
        and protection_of_country_unavailable
        and not excluded_from_subsidiary_protection
    )


@rule(QR, "4(5)", id="QR-4.5", binds=DA, force=Force.MUST)
def statement_accepted_without_further_proof(
    sincere_effort_to_substantiate,
    all_elements_given_or_absence_explained,
    statements_coherent_and_plausible,
    general_credibility_established,
):
    """A statement without documents needs no further proof if all four conditions are met."""
    return (
        sincere_effort_to_substantiate
        and all_elements_given_or_absence_explained
        and statements_coherent_and_plausible
        and general_credibility_established
    )


# ------------------------------------------------------------------------------------- Article 8: internal alternative


@rule(QR, "8(1), 8(3)", id="QR-8", binds=DA, force=Force.MUST)
def internal_alternative_examined_must(state_is_persecutor, need_of_protection_established_otherwise):
    """The alternative must be examined only where the State is not the persecutor, after the need is established."""
    return not state_is_persecutor and need_of_protection_established_otherwise


@rule(QR, "8(2)", id="QR-8", binds=DA, force=Force.MAY)
def internal_alternative_examined_may(
    state_is_persecutor, actor_power_clearly_limited_to_area, need_of_protection_established_otherwise
):
    """With the State as persecutor there is presumed to be none; only a clearly limited power opens the examination."""
    if not need_of_protection_established_otherwise:
        "8(3): the need comes first"
        return False
    return not state_is_persecutor or actor_power_clearly_limited_to_area


@rule(QR, "8(1), 8(3), 8(5)", id="QR-8", binds=DA, coercive=True)
def internal_alternative_exists(
    internal_alternative_examined_may,
    part_of_country_safe_or_protected,
    part_of_country_reachable_and_admits,
    settling_there_reasonable,
    alternative_shown_by_authority,
):
    """An internal alternative: a safe part of the country, reachable, reasonable, and shown by the authority."""
    return (
        internal_alternative_examined_may
        and part_of_country_safe_or_protected
        and part_of_country_reachable_and_admits
        and settling_there_reasonable
        and alternative_shown_by_authority
    )


@safeguard(QR, "8(6)", id="QR-8", defeats=("internal_alternative_exists",), binds=DA)
def no_care_for_minor_in_that_part(unaccompanied_minor, minor_care_and_custody_there):
    """For an unaccompanied minor there must be lasting and suitable care and custody, in the minor's best interests."""
    return unaccompanied_minor and not minor_care_and_custody_there


# ------------------------------------------------------------------------------------------- Articles 12, 17: exclusion


@rule(QR, "12(1)-(4)", id="QR-12/17", binds=DA, force=Force.MUST, coercive=True)
def excluded_from_refugee_status(
    protected_by_other_un_body,
    rights_of_nationals_in_country_of_residence,
    exclusion_acts,
    individual_responsibility_assessed,
):
    """Excluded: protected by another UN body, treated as a national elsewhere, or serious reasons for a listed act.

    Once the grounds are established individually there is no further test of proportionality (12(4))."""
    if protected_by_other_un_body or rights_of_nationals_in_country_of_residence:
        "12(1)"
        return True
    return individual_responsibility_assessed and (
        "crime_against_peace_war_humanity" in exclusion_acts
        or "serious_non_political_crime_abroad" in exclusion_acts
        or "acts_against_un_purposes" in exclusion_acts
    )


@rule(QR, "17(1)-(4)", id="QR-12/17", binds=DA, force=Force.MUST, coercive=True)
def excluded_from_subsidiary_protection(exclusion_acts, individual_responsibility_assessed):
    """Excluded from subsidiary protection: serious reasons for an act of the list, a serious crime, or a danger."""
    return individual_responsibility_assessed and (
        "crime_against_peace_war_humanity" in exclusion_acts
        or "serious_crime_before_arrival_or_convicted_after" in exclusion_acts
        or "acts_against_un_purposes" in exclusion_acts
        or "danger_to_community_or_security" in exclusion_acts
    )


# 12(5) and 17(5) order the age of criminal responsibility to be taken into account, "among other things"; where the
# authority
# finds that the minor could not be held responsible, exclusion is held back.
@safeguard(
    QR, "12(5), 17(5)", id="QR-12/17",
    defeats=("excluded_from_refugee_status", "excluded_from_subsidiary_protection"), binds=DA,
)  # fmt: skip
def minor_not_criminally_responsible(minor, minor_could_not_be_held_responsible):
    """A minor's capacity to be held responsible under criminal law is taken into account."""
    return minor and minor_could_not_be_held_responsible


# ------------------------------------------------------------------- Articles 11, 14, 16, 19: cessation and withdrawal


@rule(QR, "11", id="QR-11/14/16/19", binds=DA)
def refugee_status_ceases(
    cessation_circumstances, change_significant_and_lasting, compelling_reasons_from_past_persecution
):
    """Refugee status ceases in the cases of Article 11; a change of circumstances must be significant and lasting."""
    if (
        "re_availed" in cessation_circumstances
        or "re_acquired_nationality" in cessation_circumstances
        or "new_nationality" in cessation_circumstances
        or "re_established" in cessation_circumstances
    ):
        "11(1)(a)-(d)"
        return True
    return (
        "changed_circumstances" in cessation_circumstances
        and change_significant_and_lasting
        and not compelling_reasons_from_past_persecution
    )


@rule(QR, "16", id="QR-11/14/16/19", binds=DA)
def subsidiary_protection_ceases(
    cessation_circumstances, change_significant_and_lasting, compelling_reasons_from_past_persecution
):
    """Subsidiary protection ceases when a significant and lasting change makes it unnecessary."""
    return (
        "changed_circumstances" in cessation_circumstances
        and change_significant_and_lasting
        and not compelling_reasons_from_past_persecution
    )


@rule(QR, "14(1)", id="QR-11/14/16/19", binds=DA, force=Force.MUST, coercive=True)
def refugee_status_withdrawn(
    protection_status,
    refugee_status_ceases,
    exclusion_established_after_grant,
    misrepresentation_decisive,
    danger_to_security_of_state,
    final_conviction_particularly_serious_crime,
    danger_to_community,
):
    """Refugee status is withdrawn on cessation, exclusion, decisive misrepresentation, or danger under (d) and (e)."""
    return protection_status == "refugee" and (
        refugee_status_ceases
        or exclusion_established_after_grant
        or misrepresentation_decisive
        or danger_to_security_of_state
        or (final_conviction_particularly_serious_crime and danger_to_community)
    )


@rule(QR, "19(1)", id="QR-11/14/16/19", binds=DA, force=Force.MUST, coercive=True)
def subsidiary_status_withdrawn(
    protection_status, subsidiary_protection_ceases, exclusion_established_after_grant, misrepresentation_decisive
):
    """Subsidiary protection is withdrawn on cessation, exclusion or decisive misrepresentation."""
    return protection_status == "subsidiary" and (
        subsidiary_protection_ceases or exclusion_established_after_grant or misrepresentation_decisive
    )


@safeguard(
    QR, "14(4), 19(2)", id="QR-11/14/16/19", defeats=("refugee_status_withdrawn", "subsidiary_status_withdrawn"),
    binds=DA,
)  # fmt: skip
def withdrawal_ground_not_shown(withdrawal_ground_shown_individually):
    """The authority that granted the status shows the ground on an individual basis."""
    return not withdrawal_ground_shown_individually


@rule(QR, "14(3)", id="QR-11/14/16/19", force=Force.RIGHT)
def convention_rights_remain(
    danger_to_security_of_state, final_conviction_particularly_serious_crime, danger_to_community, refugee
):
    """Who loses or is refused status for danger keeps rights of the Geneva Convention (3, 4, 16, 22, 31 to 33)."""
    return refugee and (
        danger_to_security_of_state or (final_conviction_particularly_serious_crime and danger_to_community)
    )


# ---------------------------------------------------------------------------------------- Articles 23, 24, 27: permits


@clock(
    QR, "24(2)", id="QR-24", done="permit_issued_on", on_expiry=Expiry.CONTINUE, anchor="decision_notified_on",
    missed="The permit is still owed; status and rights do not depend on it.",
)  # fmt: skip
def residence_permit_due(protection_status, decision_notified_on):
    """The residence permit is issued at the latest 90 days after the grant of protection is notified."""
    if protection_status in ("refugee", "subsidiary"):
        return last_day(days(decision_notified_on, 90))


@rule(QR, "24(4)", id="QR-24", force=Force.VALUE)
def permit_valid_until_at_least(protection_status, permit_is_renewal, permit_valid_from_on):
    """The first permit is valid at least three years (refugees) or one (subsidiary); a renewal at least three or two.

    The first day counts: a permit from 4 September 2026 for three years runs to 3 September 2029."""
    if protection_status == "refugee":
        return days(years(permit_valid_from_on, 3), -1)
    if protection_status == "subsidiary" and permit_is_renewal:
        return days(years(permit_valid_from_on, 2), -1)
    if protection_status == "subsidiary":
        return days(years(permit_valid_from_on, 1), -1)
    return none


@rule(QR, "24(4)", id="QR-24", force=Force.MUST)
def permit_valid_long_enough(permit_valid_until_on, permit_valid_until_at_least):
    """The permit is valid at least as long as Article 24(4) asks."""
    return permit_valid_until_on >= permit_valid_until_at_least


@rule(QR, "23(1), 23(3)-(5)", id="QR-23", force=Force.RIGHT)
def family_permit_right(
    family_member_present_in_same_state,
    family_member_qualifies_individually,
    family_member_requested_permit,
    family_status_incompatible,
    family_member_excluded,
    marriage_only_for_entry_or_stay,
    family_member_danger,
):
    """Family members in the same State who do not qualify themselves and ask for it receive a residence permit."""
    if family_member_excluded or marriage_only_for_entry_or_stay or family_member_danger:
        "23(3), (4), (5)"
        return False
    return (
        family_member_present_in_same_state
        and not family_member_qualifies_individually
        and family_member_requested_permit
        and not family_status_incompatible
    )


@rule(QR, "23(2)", id="QR-23", force=Force.MUST)
def family_permit_date_lawful(family_permit_valid_until_on, permit_valid_until_on):
    """The family member's permit ends on the day on which the beneficiary's does."""
    return family_permit_valid_until_on == permit_valid_until_on


@rule(QR, "27", id="QR-27")
def residence_right_in_state(
    granting_state, state_of_wanted_stay, stay_allowed_by_other_state, short_stay_under_schengen_21
):
    """No right to reside outside the granting State, save under another State's law or Schengen Article 21."""
    if granting_state == state_of_wanted_stay:
        return True
    return stay_allowed_by_other_state or short_stay_under_schengen_21
