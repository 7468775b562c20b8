"""Access to the asylum procedure: Articles 26 to 30, 33, 51(1) and 71(3) of the Asylum Procedure Regulation.

Three events, three words: an application is *made* (Article 26), then *registered* (27), then *lodged* (28).

Article 79(3) gives the Regulation to applications lodged from 12 June 2026 on. The duties of this chapter run before
there is a lodging, so their rules look at the event that starts them (made, registered). An application made or
registered before that day and lodged after it is governed by the Regulation too, and is not reached by these rules."""

from fairway.law.language import (
    Binds,
    Expiry,
    Force,
    clock,
    days,
    earliest,
    exception,
    happened,
    last_day,
    latest,
    months,
    none,
    rule,
    working_days,
    years,
)
from fairway.law.pact.acts import APR

# ------------------------------------------------------------------------------------ Article 26: making


@rule(APR, "26(1)", id="APR-26-made", anchor="asked_on")
def application_made(wish_expressed_in_person, wish_expressed_to_competent_authority):
    """An application is made when a person, also an unaccompanied minor, expresses in person the wish for protection to
    an authority that receives or registers applications."""
    return wish_expressed_in_person and wish_expressed_to_competent_authority


@rule(APR, "26(1), second subparagraph", id="APR-26-made", anchor="asked_on", force=Force.MUST)
def wish_for_protection_must_be_asked(declaration_doubtful):
    """Where it is doubtful whether a declaration is an application, the officer asks the person expressly."""
    return declaration_doubtful


# ------------------------------------------------------------------------------------ Article 27: registering


@rule(
    APR,
    "27(7)",
    id="APR-27.7-screened",
    anchor="made_on",
    force=Force.VALUE,
    unsettled="Article 27(7) says that registration is governed by paragraphs 1 to 6 only once the screening has ended, "
    "not from when the days are then counted. They are counted here from the end of the screening.",
)
def registration_period_starts_on(made_on, screening_required, arrival_kind, screening_ended_on):
    """The day from which the limits of registration are counted."""
    # Only the screening of SCR 5(1) (apprehension, search and rescue) holds registration back; that of 5(2) (asking at
    # a crossing point) and of 7 (inland) runs beside it. The digest speaks of 5(1) too.
    if screening_required and arrival_kind in ("irregular_crossing", "search_and_rescue"):
        if happened(screening_ended_on):
            "27(7): screening under Article 5(1) of the Screening Regulation; nothing is counted before its end"
            return latest(made_on, screening_ended_on)
        "27(7): the screening lasts; no limit of registration runs yet"
        return none
    return made_on


@clock(
    APR,
    "27(1)",
    id="APR-27.1-register",
    also=("APR-27.3-forward",),
    anchor="made_on",
    done="registered_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to register stays; the person has the rights of an applicant since the application was made.",
)
def registration_due(
    registration_period_starts_on, made_to_registering_authority, registration_information_received_on
):
    """Last day to register an application."""
    if not made_to_registering_authority:
        if happened(registration_period_starts_on) and happened(registration_information_received_on):
            "27(3): made to an authority that does not register; five days from when the information is received"
            return last_day(days(latest(registration_period_starts_on, registration_information_received_on), 5))
        "27(3): the authority that registers has not yet been informed, or 27(7): the screening lasts"
        return none
    return last_day(days(registration_period_starts_on, 5))


@exception(
    "registration_due", APR, "27(5)", id="APR-27.5-mass", label="mass arrivals", anchor="made_on", force=Force.MUST
)
def registration_due_in_mass_arrivals(disproportionate_number, registration_period_starts_on):
    """Where a disproportionate number makes the limits of paragraphs 1 and 3 unfeasible: 15 days from the making."""
    if disproportionate_number:
        "27(5): fifteen days, whichever authority received the application"
        return last_day(days(registration_period_starts_on, 15))


@clock(
    APR,
    "27(3), first sentence",
    id="APR-27.3-forward",
    anchor="made_on",
    done="registration_information_sent_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to inform stays; the five days of registration begin only with the information.",
)
def forwarding_due(registration_period_starts_on, made_to_registering_authority):
    """Last day for an authority that receives applications but does not register them to inform the one that does."""
    if not made_to_registering_authority:
        return working_days(registration_period_starts_on, 3)


@rule(APR, "27(1), second subparagraph", id="APR-27.1-register", anchor="made_on", force=Force.BAR)
def registration_data_must_not_be_asked_again(registration_data_already_obtained):
    """Identity and document data that the State had before the application was made are not asked for again."""
    return registration_data_already_obtained


@clock(
    APR,
    "71(3)",
    id="APR-27.5-mass",
    anchor="asked_on",
    done="exceptional_measures_reported_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to inform the Commission and the Asylum Agency stays.",
)
def exceptional_measures_report_due(
    exceptional_measures_since_on, exceptional_measures_ended_on, exceptional_measures_reported_on
):
    """Day by which Commission and Agency are told of the longer limits: when their reasons end, at least yearly."""
    # Years are not among the periods of Article 73, which counts days, weeks and months: the day is not moved.
    if happened(exceptional_measures_ended_on) and exceptional_measures_reported_on >= exceptional_measures_ended_on:
        "71(3): told since the reasons ended; nothing more is due"
        return none
    return earliest(
        exceptional_measures_ended_on, years(latest(exceptional_measures_since_on, exceptional_measures_reported_on), 1)
    )


# ------------------------------------------------------------------------------------ Article 28: lodging


@clock(
    APR,
    "28(1)",
    id="APR-28.1-lodge",
    also=("APR-28.2-after-transfer",),
    anchor="registered_on",
    binds=Binds.APPLICANT,
    done="lodged_on",
    on_expiry=Expiry.CONTINUE,
    missed="Nothing follows by itself; without good reason, and after a real possibility to lodge, the application "
    "can be declared implicitly withdrawn (Article 41(1)(a)).",
    suspended_by=("no_effective_possibility_to_lodge",),
)
def lodging_due(registered_on, identified_after_transfer_on):
    """Last day for the applicant to lodge the application, where there was a real possibility to do so."""
    # 28(1) refers to "paragraph 6" as its exception; the sense suggests paragraph 5 (longer for mass arrivals). See
    # below.
    if happened(identified_after_transfer_on):
        "28(2): after a transfer, from the day on which the person identifies themselves in the responsible State"
        return last_day(days(identified_after_transfer_on, 21))
    return last_day(days(registered_on, 21))


@exception(
    "lodging_due",
    APR,
    "28(5)",
    id="APR-28.5-mass",
    label="mass arrivals",
    anchor="registered_on",
    binds=Binds.APPLICANT,
    literal="28(6)",
)
def lodging_due_in_mass_arrivals(disproportionate_number, identified_after_transfer_on, registered_on):
    """Where a disproportionate number of applications makes appointments within 21 days impossible: two months."""
    if disproportionate_number and not happened(identified_after_transfer_on):
        "28(5): the appointment lies within two months of registration"
        return last_day(months(registered_on, 2))


@exception(
    "lodging_due",
    APR,
    "51(1)",
    id="APR-51.1-border",
    label="border procedure",
    over=("mass arrivals",),
    anchor="registered_on",
    binds=Binds.APPLICANT,
)
def lodging_due_in_border_procedure(held_in_border_procedure, relocated_arrival_on, registered_on):
    """Border procedure: five days from registration, or from arrival after relocation; missing it does not end it."""
    if held_in_border_procedure:
        if happened(relocated_arrival_on):
            "51(1): after a transfer under AMMR 67(11), from the arrival in the State of relocation"
            return last_day(days(relocated_arrival_on, 5))
        "51(1): from the first registration, by way of derogation from Article 28"
        return last_day(days(registered_on, 5))


@clock(
    APR,
    "28(3) and (5)",
    id="APR-28.5-mass",
    anchor="registered_on",
    done="lodging_appointment_on",
    on_expiry=Expiry.CONTINUE,
    missed="Without an appointment there was no real possibility to lodge, and no implicit withdrawal.",
)
def lodging_appointment_due(registered_on, disproportionate_number):
    """Last day for which the applicant is to be given an appointment to lodge in person."""
    if disproportionate_number:
        "28(5): a disproportionate number within the same period"
        return last_day(months(registered_on, 2))
    "28(3) with (1): within the applicant's own 21 days"
    return last_day(days(registered_on, 21))


@rule(APR, "28(4)", id="APR-28.1-lodge", anchor="registered_on")
def lodged_by_form(form_lodging_allowed, lodging_form_received_on, lodging_due, form_lodging_conditions_met):
    """A form counts as lodging if national law allows it, it came in time and the authority finds the conditions met."""
    # The act says that the applicant *presents* the form in time; the day of receipt stands for it.
    return form_lodging_allowed and form_lodging_conditions_met and lodging_form_received_on <= lodging_due


@rule(APR, "28(7)", id="APR-28.1-lodge", anchor="made_on")
def merged_steps_lawful(access_steps_merged, general_guarantees_given):
    """Making, registering and lodging may be done in one go if all guarantees of Article 8(2) to (6) are given."""
    return access_steps_merged and general_guarantees_given


# ------------------------------------------------------------------------------------ Article 29: documents


@clock(
    APR,
    "29(1)",
    id="APR-29-doc",
    anchor="registered_on",
    done="registration_slip_given_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to give the document stays.",
)
def registration_document_due(
    registered_on, identified_after_transfer_on, detained, imprisoned, released_on, applicant_document_issued_on
):
    """Day on which the person is given the document that shows the registration."""
    if (detained or imprisoned) and not happened(released_on):
        "29(5): none while the person is in detention or prison"
        return none
    if applicant_document_issued_on <= registered_on:
        "29(2): not needed where the applicant's document is issued at registration"
        return none
    if happened(released_on):
        "29(5): at release, if that is later"
        return latest(registered_on, identified_after_transfer_on, released_on)
    "29(1): at registration; after a transfer, when the person identifies themselves"
    return latest(registered_on, identified_after_transfer_on)


@clock(
    APR,
    "29(9)",
    id="APR-29-doc",
    done=None,
    on_expiry=Expiry.LAPSE,
    missed="The document is no longer valid; a right to remain does not depend on it.",
)
def applicant_document_until(applicant_document_issued_on, left_on_transfer_on):
    """Last day on which the applicant's document can be valid: twelve months, or until a transfer to another State."""
    return earliest(months(applicant_document_issued_on, 12), left_on_transfer_on)


@rule(APR, "29(9)", id="APR-29-doc", force=Force.MUST)
def applicant_document_must_be_renewed(
    responsible_state_issued_document, right_to_remain_pending_decision, right_to_remain_pending_appeal
):
    """The responsible State renews the document for as long as the applicant has a right to remain."""
    return responsible_state_issued_document and (right_to_remain_pending_decision or right_to_remain_pending_appeal)


# ------------------------------------------------------------------------------------ Article 30: detention and border


@rule(APR, "30(1)", id="APR-30-access", anchor="asked_on", force=Force.MUST)
def possibility_to_apply_must_be_told(place_of_stay, signs_of_wish_to_apply):
    """Persons in detention or at the external border who seem to wish to apply are told that they can."""
    return signs_of_wish_to_apply and place_of_stay in ("detention", "border_crossing_point", "transit_zone")


@rule(APR, "30(1)", id="APR-30-access", anchor="asked_on")
def access_to_procedure_breached(possibility_to_apply_must_be_told, told_of_possibility_to_apply):
    """There were signs of a wish to apply and the person was not told of the possibility."""
    return possibility_to_apply_must_be_told and not told_of_possibility_to_apply


@rule(APR, "30(2)", id="APR-30-access", anchor="made_on")
def interpretation_for_access_missing(place_of_stay, interpretation_provided):
    """An application is made in detention, prison or at the border without the interpretation that access needs."""
    return place_of_stay != "elsewhere" and not interpretation_provided


@rule(APR, "30(3)", id="APR-30-access", anchor="made_on")
def limit_on_adviser_access_lawful(
    adviser_access_limited,
    limit_on_adviser_access_in_national_law,
    limit_on_adviser_access_necessary,
    adviser_access_severely_limited,
):
    """Advisers' access may be limited only by national law, where objectively necessary, and never severely."""
    if adviser_access_severely_limited:
        "30(3): access may be neither severely limited nor made impossible"
        return False
    if not adviser_access_limited:
        return True
    return limit_on_adviser_access_in_national_law and limit_on_adviser_access_necessary


# ------------------------------------------------------------------------------------ Article 33: unaccompanied minors


@rule(APR, "33(1)", id="APR-33-uam", anchor="registered_on", force=Force.RIGHT)
def unaccompanied_minor_may_lodge_in_own_name(unaccompanied_minor, legal_capacity_to_lodge):
    """An unaccompanied minor with legal capacity under national law lodges in their own name."""
    return unaccompanied_minor and legal_capacity_to_lodge


@rule(APR, "33(1)", id="APR-33-uam", anchor="registered_on", force=Force.MUST)
def representative_must_lodge(unaccompanied_minor, legal_capacity_to_lodge):
    """The representative or provisional person lodges for a minor without legal capacity, within Article 28(1)."""
    return unaccompanied_minor and not legal_capacity_to_lodge


@rule(APR, "33(3)", id="APR-33-uam")
def lodging_on_behalf_defective(representative_must_lodge, minor_present_at_lodging, minor_absence_justified):
    """A lodging on behalf of an unaccompanied minor lacks the minor's presence without a justified reason."""
    return representative_must_lodge and not minor_present_at_lodging and not minor_absence_justified
