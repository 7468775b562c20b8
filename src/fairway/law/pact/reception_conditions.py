"""Reception Conditions Directive, Articles 16 to 23: school, work, courses, material conditions, health, reduction."""

from fairway.law.language import (
    Expiry,
    Force,
    clock,
    exception,
    happened,
    last_day,
    latest,
    months,
    none,
    rule,
    safeguard,
)
from fairway.law.pact.acts import RCD

NO_TRANSITION = (
    "The directive has no transitional article: whether this limit also governs applications made before "
    "12 June 2026 is left to national law."
)


@rule(RCD, "2(2)", id="RCD-19", anchor="asked_on")
def is_applicant_for_protection(made_on, final_decision_on, withdrawn_on):
    """An applicant: who has made an application on which no final decision has been taken."""
    return happened(made_on) and not happened(final_decision_on) and not happened(withdrawn_on)


# -------------------------------------------------------------------------------------------------- Article 16: school


# Article 35(1) does not list Articles 11, 14 to 16 and 30 among those to be transposed, although 16(2) is new: two
# months, not three.
@clock(
    RCD, "16(2)", id="RCD-16-edu", done="school_access_granted_on", on_expiry=Expiry.CONTINUE,
    missed="Access to school is still owed, and at once.",
    unsettled=(
        "Article 35(1) does not name Article 16 among the articles to be transposed by 12 June 2026. "
        + NO_TRANSITION
    ),
)  # fmt: skip
def school_access_due(minor, lodged_on, school_resumes_on):
    """A minor has access to school within two months of lodging, school holidays taken into account."""
    if minor:
        return latest(last_day(months(lodged_on, 2)), school_resumes_on)


@clock(
    RCD, "16(2)", id="RCD-16-edu", done="ordinary_school_access_on", on_expiry=Expiry.LAPSE, force=Force.MAY,
    missed="Teaching outside the ordinary school system is no longer enough: the minor goes to an ordinary school.",
)  # fmt: skip
def schooling_outside_ordinary_system_until(schooling_outside_ordinary_system_since_on):
    """Teaching outside the ordinary school system is possible for at most one month."""
    return months(schooling_outside_ordinary_system_since_on, 1)


@rule(RCD, "16(1)", id="RCD-16-edu", force=Force.RIGHT, anchor="asked_on")
def education_right(minor, in_secondary_education, removal_carried_out_on):
    """Minors go to school like nationals until a removal is carried out; majority does not end secondary education."""
    return (minor or in_secondary_education) and not happened(removal_carried_out_on)


# ---------------------------------------------------------------------------------------------------- Article 17: work


@rule(RCD, "17(1), second subparagraph", id="RCD-17-work", anchor="asked_on")
def accelerated_on_grounds_that_exclude_work(
    examined_in_accelerated_procedure,
    ground_irrelevant_issues,
    ground_inconsistent,
    ground_misled,
    ground_delay_removal,
    ground_safe_country_of_origin,
    ground_security,
):
    """The examination was accelerated on a ground of APR Article 42(1)(a) to (f), and not only (g) to (j)."""
    return examined_in_accelerated_procedure and (
        ground_irrelevant_issues
        or ground_inconsistent
        or ground_misled
        or ground_delay_removal
        or ground_safe_country_of_origin
        or ground_security
    )


@clock(
    RCD, "17(1)", id="RCD-17-work", done="labour_market_access_granted_on", on_expiry=Expiry.CONTINUE,
    missed="Access to the labour market is still owed, and at once.", unsettled=NO_TRANSITION,
)  # fmt: skip
def labour_market_access_due(decision_taken_on, registered_on, applicant_at_fault_for_delay):
    """Access to the labour market at the latest six months after registration, if there is no decision yet."""
    if happened(decision_taken_on) and decision_taken_on <= last_day(months(registered_on, 6)):
        "17(1): an administrative decision was taken in time"
        return none
    if applicant_at_fault_for_delay:
        "17(1): the delay is the applicant's"
        return none
    return last_day(months(registered_on, 6))


@exception(
    "labour_market_access_due", RCD, "17(1), second subparagraph", id="RCD-17-work",
    label="accelerated on grounds a to f",
)  # fmt: skip
def no_labour_market_access_when_accelerated(accelerated_on_grounds_that_exclude_work):
    """No access where the examination was accelerated on a ground of APR Article 42(1)(a) to (f)."""
    if accelerated_on_grounds_that_exclude_work:
        return none


@rule(RCD, "17(1), second subparagraph", id="RCD-17-work", force=Force.MUST, anchor="asked_on", coercive=True)
def labour_market_access_withdrawn(accelerated_on_grounds_that_exclude_work, labour_market_access_granted_on):
    """Access already given is withdrawn where the examination is accelerated on one of the grounds (a) to (f)."""
    return accelerated_on_grounds_that_exclude_work and happened(labour_market_access_granted_on)


@safeguard(RCD, "17(9)", id="RCD-17-work", defeats=("labour_market_access_withdrawn",), anchor="asked_on")
def work_kept_during_appeal(appeal_lodged_on, right_to_remain_pending_appeal):
    """Access is not withdrawn during an appeal with a right to remain, until a negative appeal decision is notified."""
    return happened(appeal_lodged_on) and right_to_remain_pending_appeal


# ---------------------------------------------------------------------- Articles 18 to 22: courses, conditions, health


@rule(RCD, "18", id="RCD-18-lang", force=Force.RIGHT, anchor="asked_on")
def language_courses_right(is_applicant_for_protection, reception_conditions_end_with_transfer_decision):
    """Language, civic and vocational courses are open to applicants whether or not they may work."""
    return is_applicant_for_protection and not reception_conditions_end_with_transfer_decision


@rule(RCD, "18, second subparagraph", id="RCD-18-lang", force=Force.MAY, anchor="asked_on")
def course_costs_may_be_charged(language_courses_right, sufficient_means_for_adequate_standard):
    """Applicants with sufficient means may be made to bear or share the costs of courses."""
    return language_courses_right and sufficient_means_for_adequate_standard


@rule(RCD, "19(1)", id="RCD-19", force=Force.RIGHT, anchor="asked_on")
def material_reception_conditions(is_applicant_for_protection):
    """Material reception conditions are owed from the moment the application is made."""
    return is_applicant_for_protection


@exception(
    "material_reception_conditions", RCD, "9(1), second subparagraph", id="RCD-9-place", label="assigned place",
    anchor="asked_on", over=("means", "transfer decision"),
)  # fmt: skip
def no_material_conditions_away_from_assigned_place(residence_restricted_to_place, lives_at_assigned_place):
    """Who may live only in a specific place receives them on condition of actually living there."""
    if residence_restricted_to_place and not lives_at_assigned_place:
        return False


@exception(
    "material_reception_conditions", RCD, "19(3)", id="RCD-19", label="means", anchor="asked_on",
    over=("transfer decision",),
)  # fmt: skip
def no_material_conditions_with_means(means_test_in_national_law, sufficient_means_for_adequate_standard):
    """National law may make them depend on a lack of means for an adequate standard of living."""
    if means_test_in_national_law and sufficient_means_for_adequate_standard:
        return False


@exception("material_reception_conditions", RCD, "21", id="RCD-21", label="transfer decision", anchor="asked_on")
def no_material_conditions_after_transfer_decision(reception_conditions_end_with_transfer_decision):
    """Not in another State than that of the transfer decision."""
    if reception_conditions_end_with_transfer_decision:
        return False


@rule(RCD, "19(4)-(6)", id="RCD-19", force=Force.MAY, anchor="asked_on")
def contribution_to_costs_may(sufficient_means_for_adequate_standard, contribution_proportionate_and_dignified):
    """Applicants with means may be made to contribute or refund, proportionately and with respect for dignity."""
    return sufficient_means_for_adequate_standard and contribution_proportionate_and_dignified


@rule(RCD, "19(2)", id="RCD-19", force=Force.MUST, anchor="asked_on")
def adequate_standard_missing(material_reception_conditions, health_care_assured, charter_standard_assured):
    """Conditions and health care together give an adequate standard of living; so must amounts of money (19(7))."""
    return material_reception_conditions and not (health_care_assured and charter_standard_assured)


@rule(RCD, "20(10)", id="RCD-20.10", force=Force.MAY, anchor="asked_on", coercive=True)
def other_material_conditions_may(
    needs_assessment_requires_other_conditions, housing_capacity_exhausted, other_conditions_justified_and_shortest
):
    """Other conditions are possible, for a short time, pending the needs assessment or when capacity is exhausted."""
    return (
        needs_assessment_requires_other_conditions or housing_capacity_exhausted
    ) and other_conditions_justified_and_shortest  # fmt: skip


@rule(RCD, "20(10), third subparagraph", id="RCD-20.10", force=Force.MUST, anchor="asked_on")
def other_conditions_not_reported(other_material_conditions_may, commission_and_agency_told_of_other_conditions):
    """The Commission and the Asylum Agency are told without delay of other conditions, and of their end."""
    return other_material_conditions_may and not commission_and_agency_told_of_other_conditions


@rule(RCD, "21", id="RCD-21", force=Force.STATUS, anchor="asked_on", coercive=True)
def reception_conditions_end_with_transfer_decision(transfer_decision_notified_on, present_where_required):
    """From the notified transfer decision on, Articles 17 to 20 give nothing outside the State of required presence.

    Health care (22) and education (16) are not among the articles named and go on."""
    return happened(transfer_decision_notified_on) and not present_where_required


@safeguard(
    RCD, "21, second subparagraph", id="RCD-21-decision",
    defeats=("reception_conditions_end_with_transfer_decision",), anchor="asked_on",
    unsettled="Article 21 does not say what follows when neither the transfer decision nor a separate one withdraws "
    "the conditions; here the withdrawal is held back until one does (compare Article 23(5)).",
)  # fmt: skip
def transfer_decision_silent_on_reception(
    transfer_decision_notified_on, transfer_decision_says_conditions_withdrawn, separate_withdrawal_decision
):
    """The transfer decision says that reception conditions are withdrawn, unless a separate decision does."""
    return happened(transfer_decision_notified_on) and not (
        transfer_decision_says_conditions_withdrawn or separate_withdrawal_decision
    )


@rule(RCD, "22(1)", id="RCD-22", force=Force.RIGHT, anchor="asked_on")
def health_care_right(is_applicant_for_protection):
    """Necessary health care, serious mental disorders included, wherever the applicant is required to be."""
    return is_applicant_for_protection


@rule(RCD, "22(2)", id="RCD-22", force=Force.RIGHT, anchor="asked_on")
def health_care_as_nationals(is_applicant_for_protection, minor):
    """Minors receive the same kind of health care as minor nationals."""
    return is_applicant_for_protection and minor


# -------------------------------------------------------------------------------- Article 23: reduction and withdrawal


@rule(RCD, "23(2)", id="RCD-23", anchor="asked_on")
def reduction_ground_given(reception_breaches, integration_absence_outside_control):
    """Whether one of the situations (a) to (f) is established."""
    if (
        "left_area_or_place_or_absconded" in reception_breaches
        or "no_cooperation" in reception_breaches
        or "subsequent_application" in reception_breaches
        or "hid_means" in reception_breaches
        or "house_rules_or_violence" in reception_breaches
    ):
        return True
    return "skipped_integration" in reception_breaches and not integration_absence_outside_control


@rule(RCD, "23(1)", id="RCD-23", force=Force.MAY, anchor="asked_on", coercive=True)
def daily_allowance_cut_may(reduction_ground_given, present_where_required):
    """The daily expenses allowance may be reduced or withdrawn in the State of required presence."""
    return reduction_ground_given and present_where_required


@rule(RCD, "23(1)(a)", id="RCD-23", force=Force.MAY, anchor="asked_on", coercive=True)
def other_conditions_reduced_may(reduction_ground_given, present_where_required, reduction_justified_and_proportionate):
    """Other material conditions may be reduced where that is duly justified and proportionate."""
    return reduction_ground_given and present_where_required and reduction_justified_and_proportionate


@rule(RCD, "23(1)(b)", id="RCD-23", force=Force.MAY, anchor="asked_on", coercive=True)
def other_conditions_withdrawn_may(reception_breaches, present_where_required, reduction_justified_and_proportionate):
    """Other material conditions may be withdrawn only for serious or repeated breach of house rules, or violence."""
    return (
        "house_rules_or_violence" in reception_breaches
        and present_where_required
        and reduction_justified_and_proportionate
    )


@safeguard(
    RCD, "23(4)-(5)", id="RCD-23", anchor="asked_on",
    defeats=("daily_allowance_cut_may", "other_conditions_reduced_may", "other_conditions_withdrawn_may"),
)  # fmt: skip
def no_individual_reception_decision(reception_decision_individual_and_reasoned):
    """Nothing is reduced or withdrawn before an individual, impartial and reasoned decision."""
    return not reception_decision_individual_and_reasoned


@safeguard(
    RCD, "23(4), 20(10), second subparagraph", id="RCD-23", also=("RCD-20.10",), anchor="asked_on",
    defeats=(
        "daily_allowance_cut_may", "other_conditions_reduced_may", "other_conditions_withdrawn_may",
        "other_material_conditions_may",
    ),
)  # fmt: skip
def health_care_or_charter_standard_missing(health_care_assured, charter_standard_assured):
    """Health care and a standard of living in line with the Charter remain for everyone."""
    return not health_care_assured or not charter_standard_assured


@rule(RCD, "23(3)", id="RCD-23", force=Force.MUST, anchor="asked_on")
def reinstatement_considered_must(reception_breaches, breach_circumstances_ended, reinstatement_decided_on):
    """When the circumstances of (a), (b) or (f) end, reinstatement is considered, and a refusal is reasoned."""
    return (
        (
            "left_area_or_place_or_absconded" in reception_breaches
            or "no_cooperation" in reception_breaches
            or "skipped_integration" in reception_breaches
        )
        and breach_circumstances_ended
        and not happened(reinstatement_decided_on)
    )
