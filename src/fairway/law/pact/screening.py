"""Screening: Regulation (EU) 2024/1356, Articles 4 to 13 and 18. Who is screened, where entry stands, how long, and then?

What is checked, told and written down (Articles 8(5), 10 to 17) is in `screening_file`. The right to ask for protection is
open at every moment: nothing here is a gate to making an application."""

from fairway.law.language import (
    Binds,
    Bool,
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
    parameter,
    rule,
    safeguard,
)
from fairway.law.pact.acts import SCR

parameter("screening_days", Whole, [Dated(7, cite="SCR Art. 8(3)")], unit="days")
parameter("screening_days_after_long_border_stay", Whole, [Dated(4, cite="SCR Art. 8(3)")], unit="days")
parameter("screening_days_inland", Whole, [Dated(3, cite="SCR Art. 8(4)")], unit="days")
# The Regulation has no article on periods, so Regulation 1182/71 would move an end on a day off. The same days are the longest
# time for which a person is kept available without entry: Fairway ends them on the day counted. One switch changes it.
parameter(
    "screening_limit_rolls", Bool, [Dated(False, cite="SCR Art. 8(3), (4); Regulation 1182/71 Art. 3(4)", evidence=Evidence.MEMORY)],
    note="Whether an end of the screening on a day off moves to the next working day.",
)  # fmt: skip


# ---------------------------------------------------------------------------------------------- Articles 5 and 7: who


@rule(SCR, "8(3), 8(4)", id="SCR-8.3-7d", also=("SCR-8.4-3d",), anchor="asked_on", force=Force.VALUE)
def screening_anchor_on(arrival_kind, disembarked_on, presented_on, apprehended_on):
    """The day from which the screening is counted: apprehension, disembarkation or presentation."""
    if arrival_kind == "search_and_rescue":
        return disembarked_on
    if arrival_kind in ("border_crossing_point", "transit_zone"):
        return presented_on
    if arrival_kind in ("irregular_crossing", "inland"):
        return apprehended_on


@rule(SCR, "5(1)", id="SCR-5.1-border", binds=Binds.SCREENING_AUTHORITY, force=Force.MUST)
def screening_after_crossing_or_rescue(entry_conditions_met, arrival_kind):
    """Screened: a third-country national apprehended at the border or disembarked after rescue, asylum asked for or not."""
    if entry_conditions_met:
        return False
    return arrival_kind in ("irregular_crossing", "search_and_rescue")


# Eurodac 22(4) frees nobody from biometrics; it only lets those held for more than 72 hours be sent later. What 5(1)(a)
# excepts is therefore the second half of 22(1): turned back and gone, or held without a break until removal.
@exception(
    "screening_after_crossing_or_rescue", SCR, "5(1)(a)", id="SCR-5.1-border", label="no biometrics under Eurodac 22"
)
def no_screening_when_turned_back_or_held(arrival_kind, turned_back_and_gone, held_from_apprehension_to_removal):
    """Not screened: from whom Eurodac Article 22(1) asks no biometrics for a reason other than age."""
    if arrival_kind == "irregular_crossing" and (turned_back_and_gone or held_from_apprehension_to_removal):
        return False


@rule(SCR, "5(2)", id="SCR-5.2-bcp", binds=Binds.SCREENING_AUTHORITY, force=Force.MUST)
def screening_at_crossing_point(entry_conditions_met, arrival_kind, made_on):
    """Screened: who asks for protection at a crossing point or in a transit zone without meeting the entry conditions."""
    if entry_conditions_met:
        return False
    return arrival_kind in ("border_crossing_point", "transit_zone") and happened(made_on)


@rule(SCR, "7(1), 7(3)", id="SCR-7-inland", force=Force.MUST)
def screening_inland(arrival_kind, illegally_staying, crossed_on, already_screened, entry_conditions_met):
    """Screened on the territory: illegally staying, came over an external border without authorisation, not yet screened."""
    if entry_conditions_met:
        "7(3) with 5(3), second subparagraph"
        return False
    return arrival_kind == "inland" and illegally_staying and happened(crossed_on) and not already_screened


@exception("screening_inland", SCR, "7(2)", id="SCR-7-inland", label="handed over at once", force=Force.MAY)
def no_screening_before_bilateral_transfer(bilateral_transfer_state, acting_state):
    """The State may leave the screening out when the person is handed over at once to another State, which screens."""
    if happened(bilateral_transfer_state) and not (bilateral_transfer_state == acting_state):
        return False


@rule(SCR, "7(2), second sentence", id="SCR-7-inland", anchor="asked_on", force=Force.VALUE)
def inland_screening_state(bilateral_transfer_state, acting_state):
    """The State that screens a person found inland: the one to which the person was handed over at once, else this one."""
    if happened(bilateral_transfer_state):
        return bilateral_transfer_state
    return acting_state


@rule(
    SCR, "5, 7", id="SCR-5.1-border", also=("SCR-5.2-bcp", "SCR-7-inland"), binds=Binds.SCREENING_AUTHORITY, force=Force.MUST
)  # fmt: skip
def screening_required(screening_after_crossing_or_rescue, screening_at_crossing_point, screening_inland):
    """The person is to be screened."""
    return screening_after_crossing_or_rescue or screening_at_crossing_point or screening_inland


@exception(
    "screening_required", SCR, "5(3), first subparagraph", id="SCR-5.3-auth", label="authorised to enter",
    over=("criminal or extradition proceedings",),
)  # fmt: skip
def screening_of_persons_authorised_to_enter(entry_authorised_under, made_on):
    """Who was authorised to enter under SBC 6(5) is not screened, unless under point (c) and asking for protection."""
    if entry_authorised_under in ("transit_to_permit_state", "visa_at_border"):
        return False
    if entry_authorised_under == "humanitarian_or_obligation":
        "5(3), second sentence: under point (c) of SBC 6(5), screened if asking for protection"
        return happened(made_on)


@exception(
    "screening_required", SCR, "18(6)", id="SCR-18-refer", label="criminal or extradition proceedings", force=Force.MAY
)
def no_screening_in_criminal_proceedings(screening_left_out_for_criminal_case):
    """The State may decide not to screen a person who is subject to criminal proceedings or an extradition procedure."""
    if screening_left_out_for_criminal_case:
        return False


@rule(SCR, "5(3), third subparagraph; 7(3)", id="SCR-5.3-auth", binds=Binds.SCREENING_AUTHORITY, force=Force.MAY)
def screening_may_be_stopped(screening_required, leaves_for_country_that_admits):
    """The screening may be stopped when the person leaves by choice for a third country that lets them in."""
    return screening_required and leaves_for_country_that_admits


@rule(SCR, "4(1)(a), 13(6)", id="SCR-13-minor", anchor="asked_on", force=Force.RIGHT)
def unaccompanied_minor_may_apply_at_once(unaccompanied_minor):
    """An unaccompanied minor may ask for protection at any moment, whether or not a representative has been appointed."""
    return unaccompanied_minor


# ----------------------------------------------------------------------------- Articles 6 and 9: while the screening lasts


@rule(SCR, "6", id="SCR-5.1-border", also=("SCR-5.2-bcp",), force=Force.BAR, coercive=True)
def entry_not_authorised_during_screening(
    screening_required, screening_after_crossing_or_rescue, screening_at_crossing_point
):
    """During the screening at the external border the person is not authorised to enter."""
    return screening_required and (screening_after_crossing_or_rescue or screening_at_crossing_point)


@rule(SCR, "9(1), 6, 7(1)", id="SCR-9-duty", binds=Binds.APPLICANT, force=Force.MUST, coercive=True)
def must_stay_available_for_screening(screening_required):
    """The person stays available to the screening authorities for as long as the screening lasts."""
    return screening_required


@safeguard(
    SCR, "18(5)", id="SCR-18-refer", also=("SCR-8.3-7d", "SCR-8.4-3d"),
    defeats=("entry_not_authorised_during_screening", "must_stay_available_for_screening"),
)  # fmt: skip
def screening_over(asked_on, screening_due, screening_ended_on):
    """The screening is over: ended, or its days have run out, whatever is missing."""
    return asked_on > screening_due or happened(screening_ended_on)


@rule(SCR, "9, 17(1)(i)", id="SCR-9-duty", binds=Binds.APPLICANT)
def cooperated_in_screening(screening_cooperation):
    """The person stayed available, gave name, date of birth, gender and nationality, and gave biometric data."""
    return (
        "available" in screening_cooperation
        and "identity_data" in screening_cooperation
        and "biometrics" in screening_cooperation
    )


@rule(SCR, "8(7), 4(1)(b)", id="SCR-8.7-detain", force=Force.VALUE)
def detention_rules_during_screening(screening_required, made_on):
    """Under which rules alone a person may be detained during the screening."""
    if screening_required:
        if happened(made_on):
            "4(1)(b): asked for protection, so the Reception Conditions Directive, as its Article 3 provides"
            return "reception_conditions_directive"
        "8(7): has not asked for protection"
        return "return_directive"


@rule(SCR, "4(2)", id="SCR-8.7-detain")
def return_directive_runs_beside_screening(screening_required, screening_inland):
    """Whether the Return Directive applies beside the screening (inland) and not only after it (at the border)."""
    return screening_required and screening_inland


@rule(SCR, "8(8)", id="SCR-8.7-detain", force=Force.RIGHT)
def subsistence_and_health_during_screening(screening_required):
    """Everyone screened has living conditions that secure subsistence, health and the rights of the Charter."""
    return screening_required


# ------------------------------------------------------------------------------------------------ Article 8: how long


@clock(
    SCR, "8(3), 8(4)", id="SCR-8.3-7d", also=("SCR-8.4-3d",), done="screening_ended_on", binds=Binds.SCREENING_AUTHORITY,
    on_expiry=Expiry.REFER,
    missed="The screening stops although checks are missing, and the person is referred to the next procedure (18(5)).",
    unsettled="Whether an end on a day off moves to the next working day (Regulation 1182/71). Taken: it does not, as the days are "
    "also the longest time for which a person is kept available without entry.",
)  # fmt: skip
def screening_due(
    screening_required,
    screening_inland,
    screening_anchor_on,
    screening_days,
    screening_days_inland,
    screening_limit_rolls,
):
    """The last day of the screening: seven days at the border, three inland."""
    if screening_required:
        if screening_inland:
            if screening_limit_rolls:
                "8(4): three days from apprehension, moved to a working day"
                return last_day(days(screening_anchor_on, screening_days_inland))
            "8(4): three days from apprehension"
            return days(screening_anchor_on, screening_days_inland)
        if screening_limit_rolls:
            "8(3): seven days from apprehension, disembarkation or presentation, moved to a working day"
            return last_day(days(screening_anchor_on, screening_days))
        "8(3): seven days from apprehension, disembarkation or presentation"
        return days(screening_anchor_on, screening_days)


@exception(
    "screening_due", SCR, "8(3), second sentence", id="SCR-8.3-7d", label="more than 72 hours at the border itself",
    force=Force.MUST,
    literal="8(3): Article 23(1) and (4) of Regulation (EU) 2024/1358, where 22(1) and (4) is meant",
    unsettled="The text says that the screening is carried out 'thereafter' and 'reduced to four days', not from when they are "
    "counted. Taken: from the end of the stay at the border itself.",
)  # fmt: skip
def screening_due_after_long_border_stay(
    screening_after_crossing_or_rescue,
    screening_required,
    arrival_kind,
    long_border_stay_ended_on,
    screening_days_after_long_border_stay,
    screening_limit_rolls,
):
    """After more than 72 hours physically at the external border the screening has only four days."""
    if screening_required and screening_after_crossing_or_rescue and arrival_kind == "irregular_crossing":
        if happened(long_border_stay_ended_on):
            if screening_limit_rolls:
                return last_day(days(long_border_stay_ended_on, screening_days_after_long_border_stay))
            return days(long_border_stay_ended_on, screening_days_after_long_border_stay)


# --------------------------------------------------------------------------------------------- Article 18: where to next


@rule(SCR, "18(1) to (4)", id="SCR-18-refer", anchor="asked_on", binds=Binds.SCREENING_AUTHORITY, force=Force.MUST,
      literal="18(3): the form in Article 7, where 17 is meant")  # fmt: skip
def screening_referral(screening_over, screening_left_out_for_criminal_case, to_be_relocated, made_on, arrival_kind):
    """To whom the person and the form go when the screening ends, at the latest when its days run out."""
    if screening_over or screening_left_out_for_criminal_case:
        if to_be_relocated:
            "18(3): the authorities of the State of relocation, with the form"
            return "state_of_relocation"
        if happened(made_on):
            "18(2): the authority that registers the application"
            return "registering_authority"
        if arrival_kind == "inland":
            "18(4): the return procedure, which already runs, goes on"
            return "return_procedure_continues"
        "18(1): the authority for the Return Directive, or for entry under SBC 6(5)"
        return "return_authority"
