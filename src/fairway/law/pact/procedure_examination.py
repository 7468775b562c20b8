"""Examination: Articles 34, 35 and 38 of the Asylum Procedure Regulation.

How long the examination may take on each way, what may come first, and what makes an application inadmissible. In the
border procedure national law sets the durations by way of derogation from Article 35, inside the 12 weeks (Article
51(2))."""

from fairway.law.language import (
    Binds,
    Bool,
    Dated,
    Expiry,
    Force,
    clock,
    days,
    exception,
    first_of,
    happened,
    last_day,
    latest,
    months,
    none,
    parameter,
    rule,
    safeguard,
    working_days,
)
from fairway.law.pact.acts import APR

DA = Binds.DETERMINING_AUTHORITY

parameter(
    "transfer_restarts_all_examination_limits",
    Bool,
    [Dated(True, "APR Art. 28(2), 35(1), (3) and (6)")],
    note="Article 35(6) restarts only the six months of paragraph 4 after a transfer. Yes: the lodging of Article 28(2) "
    "is 'the lodging' for the limits of paragraphs 1 and 3 too, which would otherwise have run out before the applicant "
    "arrives. No: only paragraph 4 restarts.",
)

# ------------------------------------------------------------------------------------ Article 34(5): priority


@rule(APR, "34(5)", id="APR-34.5-priority", binds=DA, force=Force.MAY)
def examination_may_be_prioritised(
    likely_founded,
    special_needs_identified,
    unaccompanied_minor,
    danger_to_security_or_public_order,
    subsequent_application,
    reception_misconduct_or_crime,
):
    """The examination may be given priority, in particular in the five cases named."""
    if likely_founded:
        "34(5)(a)"
        return True
    if special_needs_identified or unaccompanied_minor:
        "34(5)(b): special reception needs or special procedural guarantees, above all unaccompanied minors"
        return True
    if danger_to_security_or_public_order:
        "34(5)(c)"
        return True
    if subsequent_application:
        "34(5)(d)"
        return True
    "34(5)(e): decision under RCD 23(2)(e), public disorder or criminal behaviour"
    return reception_misconduct_or_crime


# ------------------------------------------------------------------------------------ Article 35: from when


@rule(APR, "28(4) and 35", id="APR-35.4-regular", force=Force.VALUE)
def examination_starts_on(lodged_on, lodging_form_received_on):
    """The day from which the limits of the examination run: the lodging, or the receipt of the form."""
    return first_of(lodging_form_received_on, lodged_on)


@rule(APR, "28(2) and 35(6)", id="APR-28.2-after-transfer", force=Force.VALUE)
def short_examination_starts_on(
    transfer_restarts_all_examination_limits, lodged_after_transfer_on, examination_starts_on
):
    """The day from which the limits of Article 35(1) and (3) run."""
    if transfer_restarts_all_examination_limits:
        return first_of(lodged_after_transfer_on, examination_starts_on)
    return examination_starts_on


# ------------------------------------------------------------------------------------ Article 35(1), (2): admissibility


@clock(
    APR,
    "35(1)",
    id="APR-35.1-inadm",
    also=("APR-35.1e-inadm",),
    binds=DA,
    done="decision_taken_on",
    on_expiry=Expiry.CONTINUE,
    missed="The application does not become admissible by that alone (Article 35(1), third subparagraph).",
)
def inadmissibility_due(inadmissibility_ground, held_in_border_procedure, short_examination_starts_on):
    """Last day to conclude the examination of whether an application is inadmissible."""
    if not happened(inadmissibility_ground):
        return none
    if held_in_border_procedure:
        "51(2), second subparagraph: in the border procedure national law sets the duration"
        return none
    if inadmissibility_ground == "late_after_return_decision":
        "35(1), second subparagraph: ten working days; the text names no start, by context the lodging; no extension"
        return working_days(short_examination_starts_on, 10)
    "35(1), first subparagraph: Article 38(1)(a) to (d) and 38(2)"
    return last_day(months(short_examination_starts_on, 2))


@exception("inadmissibility_due", APR, "35(2)", id="APR-35.1-inadm", label="extended", binds=DA, force=Force.MAY)
def inadmissibility_due_extended(
    inadmissibility_extension_months,
    inadmissibility_ground,
    held_in_border_procedure,
    disproportionate_number,
    complex_issues,
    applicant_at_fault_for_delay,
    short_examination_starts_on,
):
    """Extended by up to two months for mass arrivals, complex issues, or a delay due solely to the applicant."""
    if (
        inadmissibility_extension_months > 0
        and inadmissibility_ground
        in (
            "first_country_of_asylum",
            "safe_third_country",
            "protected_in_other_member_state",
            "international_criminal_court",
            "subsequent_without_new_elements",
        )
        and not held_in_border_procedure
        and (disproportionate_number or complex_issues or applicant_at_fault_for_delay)
    ):
        "35(2): only the limits of paragraph 1, first subparagraph, can be extended"
        return last_day(months(short_examination_starts_on, 2 + inadmissibility_extension_months))


# ------------------------------------------------------------------------------------ Article 35(3): accelerated


@clock(
    APR,
    "35(3)",
    id="APR-35.3-acc",
    binds=DA,
    done="decision_taken_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to conclude stays; there is no extension. If the issues are too complex the regular procedure "
    "goes on (Article 42(2)).",
)
def accelerated_examination_due(
    examined_in_accelerated_procedure, held_in_border_procedure, short_examination_starts_on
):
    """Last day to conclude an accelerated examination: three months from the lodging."""
    if held_in_border_procedure:
        "51(2), second subparagraph: in the border procedure national law sets the duration"
        return none
    if examined_in_accelerated_procedure:
        return last_day(months(short_examination_starts_on, 3))


# ------------------------------------------------------------------------------------ Article 35(4) to (7): regular


@clock(
    APR,
    "35(4)",
    id="APR-35.4-regular",
    binds=DA,
    done="decision_taken_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to decide stays; the right to remain goes on until the decision.",
)
def examination_due(
    examined_in_accelerated_procedure, held_in_border_procedure, lodged_after_transfer_on, examination_starts_on
):
    """Last day to conclude the examination on the merits in the regular procedure: six months from the lodging."""
    if examined_in_accelerated_procedure or held_in_border_procedure:
        "35(4), 51(2): the regular limit does not govern the accelerated and the border procedure"
        return none
    "35(6): after a transfer under AMMR 46, from the lodging in the responsible State"
    return last_day(months(first_of(lodged_after_transfer_on, examination_starts_on), 6))


@exception("examination_due", APR, "35(5)", id="APR-35.4-regular", label="extended", binds=DA, force=Force.MAY)
def examination_due_extended(
    examination_extension_months,
    examined_in_accelerated_procedure,
    held_in_border_procedure,
    disproportionate_number,
    complex_issues,
    applicant_at_fault_for_delay,
    lodged_after_transfer_on,
    examination_starts_on,
):
    """Extended by up to six months for mass arrivals, complex issues, or a delay due solely to the applicant."""
    if (
        examination_extension_months > 0
        and not examined_in_accelerated_procedure
        and not held_in_border_procedure
        and (disproportionate_number or complex_issues or applicant_at_fault_for_delay)
    ):
        "35(5): counted from the same lodging"
        return last_day(
            months(first_of(lodged_after_transfer_on, examination_starts_on), 6 + examination_extension_months)
        )


@exception(
    "examination_due",
    APR,
    "35(7)",
    id="APR-35.7-postpone",
    label="postponed for the country of origin",
    over=("extended",),
    binds=DA,
    force=Force.MAY,
)
def examination_due_postponed(examination_postponed_on, origin_country_situation_uncertain, examination_longest_due):
    """An uncertain, presumably temporary situation in the country of origin makes a timely decision unreasonable."""
    if happened(examination_postponed_on) and origin_country_situation_uncertain:
        "35(7): in any case within 21 months of the lodging"
        return examination_longest_due


@clock(
    APR,
    "35(7), last sentence",
    id="APR-35.7-postpone",
    binds=DA,
    done="decision_taken_on",
    on_expiry=Expiry.CONTINUE,
    missed="No postponement is possible any longer; the duty to decide stays.",
)
def examination_longest_due(examination_starts_on, lodged_after_transfer_on):
    """The day by which an examination is concluded in any case: 21 months from the lodging."""
    # 35(6) moves the start only for the limit of paragraph 4; the postponement of paragraph 7 lengthens that limit, so
    # the 21 months are counted from the same lodging.
    return last_day(months(first_of(lodged_after_transfer_on, examination_starts_on), 21))


@clock(
    APR,
    "35(7), point (a)",
    id="APR-35.7-postpone",
    binds=DA,
    done="origin_situation_reviewed_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to review stays; without a review the postponement has lost its basis.",
)
def origin_situation_review_due(examination_postponed_on, origin_situation_reviewed_on):
    """Last day for the next review of the situation in the country of origin: at least every four months."""
    if happened(examination_postponed_on):
        return last_day(months(latest(examination_postponed_on, origin_situation_reviewed_on), 4))


@rule(APR, "35(7), point (c) and last subparagraph", id="APR-35.7-postpone")
def postponement_defective(
    examination_postponed_on, applicant_told_of_postponement, commission_and_agency_told_of_postponement
):
    """A postponement of which the applicant, or the Commission and the Agency, were not told."""
    return happened(examination_postponed_on) and not (
        applicant_told_of_postponement and commission_and_agency_told_of_postponement
    )


# ------------------------------------------------------------------------------------ Article 35(8): sent back


@clock(
    APR,
    "35(8)",
    id="APR-35.8-remit",
    binds=DA,
    done="decided_after_remittal_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to decide stays.",
)
def remitted_examination_due(annulled_and_remitted_on, remitted_examination_days):
    """Last day to conclude the examination after a court annulled the decision and sent the case back."""
    return last_day(days(annulled_and_remitted_on, remitted_examination_days))


@rule(APR, "35(8)", id="APR-35.8-remit", anchor="asked_on")
def remitted_examination_limit_lawful(
    annulled_and_remitted_on,
    remitted_examination_days,
    inadmissibility_ground,
    examined_in_accelerated_procedure,
):
    """The national limit after a remittal is shorter than the limit of Article 35 for the same kind of examination."""
    if inadmissibility_ground == "late_after_return_decision":
        "35(1), second subparagraph: shorter than ten working days"
        return days(annulled_and_remitted_on, remitted_examination_days) < working_days(annulled_and_remitted_on, 10)
    if happened(inadmissibility_ground):
        "35(1): shorter than two months"
        return days(annulled_and_remitted_on, remitted_examination_days) < months(annulled_and_remitted_on, 2)
    if examined_in_accelerated_procedure:
        "35(3): shorter than three months"
        return days(annulled_and_remitted_on, remitted_examination_days) < months(annulled_and_remitted_on, 3)
    "35(4): shorter than six months"
    return days(annulled_and_remitted_on, remitted_examination_days) < months(annulled_and_remitted_on, 6)


# ------------------------------------------------------------------------------------ Article 38: admissibility


@rule(APR, "38(1)(e)", id="APR-38.1-inadm", binds=DA)
def late_application_after_return_decision(
    return_decision_received_on,
    made_on,
    told_consequences_of_not_applying_in_time,
    new_relevant_elements_after_late_period,
):
    """Protection was asked only after seven working days from the receipt of a return decision, the person having been
    told of the consequences, and nothing new has arisen since."""
    return (
        made_on > working_days(return_decision_received_on, 7)
        and told_consequences_of_not_applying_in_time
        and not new_relevant_elements_after_late_period
    )


@rule(APR, "38(1)", id="APR-38.1-inadm", binds=DA, force=Force.MAY, coercive=True)
def inadmissible_may(
    inadmissibility_grounds_in_national_law,
    inadmissibility_ground,
    third_country_conditions_met,
    clearly_not_admitted_to_third_country,
    protection_in_other_member_state,
    relocation_by_international_court,
    circumstances_not_before_international_court,
    late_application_after_return_decision,
):
    """Where national law allows it, an application may be rejected as inadmissible on one of five grounds."""
    if not inadmissibility_grounds_in_national_law:
        "38(1): the authority needs a power under national law"
        return False
    if inadmissibility_ground in ("first_country_of_asylum", "safe_third_country"):
        "38(1)(a) and (b): not where it is clear that the third country will not admit or readmit"
        return third_country_conditions_met and not clearly_not_admitted_to_third_country
    if inadmissibility_ground == "protected_in_other_member_state":
        "38(1)(c): by a Member State other than the one that examines"
        return protection_in_other_member_state
    if inadmissibility_ground == "international_criminal_court":
        "38(1)(d): relocation by an international criminal court, unless it did not or could not weigh something"
        return relocation_by_international_court and not circumstances_not_before_international_court
    if inadmissibility_ground == "late_after_return_decision":
        "38(1)(e)"
        return late_application_after_return_decision
    return False


@rule(APR, "38(2)", id="APR-38.2-inadm", binds=DA, force=Force.MUST, coercive=True)
def inadmissible_must(subsequent_rejected_as_inadmissible):
    """A subsequent application without new relevant elements (Article 55(3) and (5)) is rejected as inadmissible."""
    return subsequent_rejected_as_inadmissible


@safeguard(
    APR,
    "11(1) with 13(11) and (14)",
    id="APR-11/12/13-interview",
    binds=DA,
    defeats=("inadmissible_may", "inadmissible_must"),
)
def admissibility_interview_missing(interview_offered, interview_omission_lawful):
    """No decision on admissibility before an interview about it was offered, unless lawfully left out."""
    return not interview_offered and not interview_omission_lawful
