"""Crisis: Chapter IV of the Crisis and Force Majeure Regulation (Articles 10 and 11), laid over the rules it departs from.

Every derogation is a labelled exception to the rule of the other act. Without an act of the Council all of them fall away
and the law is what it was: `crisis_situation` and (for registering) `crisis_early_start_notified_on` "none" settle it.

Which cases a derogation reaches: Articles 10(1) and 11(1) say "applications made during" the period, 11(6) "registered".
Articles 11(2) to (4) say nothing: the day asked about counts, on which the State chooses the procedure (Article 5(3)).
Articles 12 and 13 are in `crisis_responsibility`."""

from fairway.law.language import (
    Dated,
    Evidence,
    Force,
    Fraction,
    Whole,
    days,
    exception,
    happened,
    last_day,
    parameter,
    ratio,
    rule,
    safeguard,
    weeks,
    years,
)
from fairway.law.pact.acts import CRI

OPEN_11 = (
    "Article 11(2) to (4) does not say whether the application must have been made in the period or the decision be taken in it. "
    "The day asked about is taken."
)

# Article 10(6) says in the Italian text that the early start lasts "more than" ten days. Recital 24 of the same text says
# "at most 10 days", and only so does "unless" in the article make sense: read as not more than ten.
parameter(
    "crisis_early_start_days", Whole, [Dated(10, cite="CRI Art. 10(6) with recital 24", evidence=Evidence.TEXT)],
    unit="days after the request", note="The article's Italian text says 'more than 10 days'; recital 24 says 'at most'.",
)  # fmt: skip
# Recital 46: the threshold "for the mandatory application of the border procedure"; never below 5 %.
parameter(
    "crisis_low_rate_threshold", Fraction, [Dated(ratio(1, 20), cite="CRI Art. 11(3)")],
    unit="share of first-instance decisions",
)  # fmt: skip
parameter(
    "crisis_border_rate_threshold", Fraction, [Dated(ratio(1, 2), cite="CRI Art. 11(4)")],
    unit="share of first-instance decisions",
)  # fmt: skip


# ---------------------------------------------------------------------------------------------- which cases are reached


@rule(CRI, "1(3), 4(5), 5(3)", id="CRI-5")
def crisis_derogation_applies(crisis_situation, crisis_applies_from, asked_on, crisis_applies_until):
    """Whether an act of the Council authorises the acting State to derogate on the day asked about."""
    return happened(crisis_situation) and crisis_applies_from <= asked_on <= crisis_applies_until


@rule(CRI, "10(1), 11(1)", id="CRI-5")
def made_while_crisis_derogation_applies(crisis_situation, crisis_applies_from, made_on, crisis_applies_until):
    """Whether the application was made in the period for which the Council's act authorises derogations."""
    return happened(crisis_situation) and crisis_applies_from <= made_on <= crisis_applies_until


# ----------------------------------------------------------------------------------------------- Article 10: registering


@rule(
    CRI, "10(1), (4), (6)", id="CRI-10", force=Force.MAY,
    literal="10(6), second subparagraph (Italian text): for a period of more than 10 days; 1(3) calls it 10(5)",
)  # fmt: skip
def longer_registration_may_be_used(
    crisis_early_start_notified_on,
    made_on,
    crisis_early_start_days,
    made_while_crisis_derogation_applies,
    crisis_derogations_used,
    crisis_situation,
    crisis_initial_period_until,
):
    """The application is one that the State may register within the longer limit of the crisis."""
    if crisis_early_start_notified_on < made_on <= days(crisis_early_start_notified_on, crisis_early_start_days):
        "10(6): early start, not more than ten days from the day after the request, before the Council has decided"
        return True
    if not made_while_crisis_derogation_applies or "registration" not in crisis_derogations_used:
        return False
    if crisis_situation == "mass_arrivals":
        "10(4): with mass arrivals only during the initial act, not its extensions"
        return made_on <= crisis_initial_period_until
    return True


@exception("registration_due", CRI, "10(1)", id="CRI-10", label="crisis", over=("mass arrivals",), force=Force.MAY)
def registration_due_in_crisis(longer_registration_may_be_used, made_on):
    """In a crisis or force majeure the State may register within four weeks of the making."""
    # 10(7) leaves the 72 hours of Eurodac 15(1)(b) alone, and 10(5) the rights from the making: neither is touched here.
    if longer_registration_may_be_used:
        "10(1): four weeks from when the application was made, in derogation from Article 27 as a whole"
        return last_day(weeks(made_on, 4))


@rule(CRI, "10(2)", id="CRI-10", force=Force.MUST)
def registered_first_in_crisis(longer_registration_may_be_used, special_needs_identified, minor, family_with_minor):
    """The application is to be registered with priority: special reception needs, a minor or a minor's family."""
    return longer_registration_may_be_used and (special_needs_identified or minor or family_with_minor)


@rule(CRI, "10(3)", id="CRI-10", force=Force.MAY)
def likely_founded_registered_first(longer_registration_may_be_used, likely_founded):
    """The State may register likely founded applications with priority."""
    return longer_registration_may_be_used and likely_founded


@rule(CRI, "10(5), first sentence", id="CRI-10", force=Force.RIGHT)
def applicant_rights_from_making_in_crisis(longer_registration_may_be_used, made_on):
    """The person has an applicant's rights from the making on, whenever the registration takes place."""
    return longer_registration_may_be_used and happened(made_on)


@rule(CRI, "10(5), second sentence; 15", id="CRI-10")
def crisis_information_defect(crisis_derogation_applies, crisis_measures_explained):
    """The person was not told all that a State using derogations must tell: measures, registration points, duration."""
    if not crisis_derogation_applies:
        return False
    return not (
        "measures" in crisis_measures_explained
        and "registration_points" in crisis_measures_explained
        and "duration" in crisis_measures_explained
    )


# ------------------------------------------------------------------------------------------ Article 11: at the border


@exception("border_procedure_limit", CRI, "11(1)", id="CRI-11.1", label="crisis", force=Force.MAY)
def border_procedure_limit_in_crisis(
    made_while_crisis_derogation_applies,
    crisis_derogations_used,
    arrival_kind,
    border_limit_extended_after_relocation,
    registered_on,
):
    """In a crisis or force majeure the State may prolong the border procedure by at most six weeks."""
    if made_while_crisis_derogation_applies and "border_time" in crisis_derogations_used:
        # 11(1), second sentence: not on top of the 16 weeks after relocation, which then stay.
        if arrival_kind != "inland" and not (arrival_kind == "relocated" and border_limit_extended_after_relocation):
            "11(1): twelve weeks of APR 51(2) and six more"
            return weeks(registered_on, 18)


@exception(
    "low_recognition_rate_ground_binds_at_border", CRI, "11(2)", id="CRI-11.2", label="crisis, contingency plan insufficient",
    over=("crisis, threshold of 5 per cent", "yearly maximum examined, ground j", "adequate capacity reached"),
    unsettled=OPEN_11,
)  # fmt: skip
def no_duty_on_ground_j_in_crisis(
    crisis_derogation_applies, crisis_situation, crisis_derogations_used, contingency_plan_insufficient
):
    """With mass arrivals or force majeure ground j obliges no longer when the contingency plan is not enough."""
    if (
        crisis_derogation_applies
        and crisis_situation in ("mass_arrivals", "force_majeure")
        and "border_low_rate_relief" in crisis_derogations_used
        and contingency_plan_insufficient
    ):
        return False


@rule(CRI, "11(3)", id="CRI-11.3", force=Force.VALUE)
def crisis_recognition_rate_threshold(
    crisis_derogation_applies, crisis_situation, crisis_derogations_used, crisis_low_rate_threshold
):
    """The recognition rate up to which ground j still obliges at the border, where the State has lowered it."""
    if (
        crisis_derogation_applies
        and crisis_situation == "mass_arrivals"
        and "border_threshold_five_percent" in crisis_derogations_used
    ):
        return crisis_low_rate_threshold


# Article 11(3) departs from APR 45(1) alone, and recital 46 speaks of "the mandatory application of the border procedure".
# Ground j itself, with its 20 %, stays for the accelerated procedure (42(1)) and as a possibility at the border (44(1)).
@exception(
    "low_recognition_rate_ground_binds_at_border", CRI, "11(3)", id="CRI-11.3", label="crisis, threshold of 5 per cent",
    over=("yearly maximum examined, ground j", "adequate capacity reached"), unsettled=OPEN_11,
)  # fmt: skip
def no_duty_above_the_crisis_threshold(recognition_rate, crisis_recognition_rate_threshold):
    """With mass arrivals the State may confine the duty on ground j to rates of at most 5 %."""
    if recognition_rate > crisis_recognition_rate_threshold:
        return False


@rule(CRI, "11(4)", id="CRI-11.4", force=Force.MAY, coercive=True, unsettled=OPEN_11)
def crisis_border_ground_up_to_half(
    crisis_derogation_applies,
    crisis_situation,
    crisis_derogations_used,
    recognition_rate,
    crisis_border_rate_threshold,
    quarterly_data_show_new_needs,
):
    """With mass arrivals the merits may be decided at the border for nationalities with a rate of at most 50 %."""
    if not (
        crisis_derogation_applies
        and crisis_situation == "mass_arrivals"
        and "border_up_to_fifty_percent" in crisis_derogations_used
    ):
        return False
    if quarterly_data_show_new_needs:
        "11(4): account is taken of needs that change quickly, as the quarterly figures show them"
        return False
    return recognition_rate <= crisis_border_rate_threshold


@rule(CRI, "1(4), last subparagraph", id="CRI-1.4b-instr", also=("CRI-11.6-8",))
def instrumentalisation_derogation_reaches_person(subject_to_instrumentalisation, arrival_kind):
    """Whether the person is one to whom derogations for instrumentalisation may be applied at all."""
    # The text names apprehension near the external border (of any type), rescue and crossing points, not transit zones.
    return subject_to_instrumentalisation and arrival_kind in (
        "irregular_crossing",
        "search_and_rescue",
        "border_crossing_point",
    )


@rule(
    CRI, "11(6)", id="CRI-11.6-8", force=Force.MAY, coercive=True,
    literal="11(6): Article 45(1)(b) and Article 54(2)(a), where 44(1)(b) and 53(2)(a) are meant",
    unsettled="Article 11(6) speaks of all applications and does not name APR 53(1): unaccompanied minors are taken to stay out.",
)  # fmt: skip
def crisis_border_ground_instrumentalised(
    crisis_situation,
    crisis_derogations_used,
    crisis_applies_from,
    registered_on,
    crisis_applies_until,
    instrumentalisation_derogation_reaches_person,
):
    """With instrumentalisation the merits of all applications of the persons concerned may be decided at the border."""
    if not (crisis_situation == "instrumentalisation" and "border_instrumentalised" in crisis_derogations_used):
        return False
    # the application must be registered in the period, unlike 11(1), which says "made"
    return (
        crisis_applies_from <= registered_on <= crisis_applies_until and instrumentalisation_derogation_reaches_person
    )


@exception(
    "border_merits_ground", CRI, "11(4), 11(6)", id="CRI-11.4", label="crisis",
    literal="11(6): Article 45(1)(b), where 44(1)(b) is meant",
)  # fmt: skip
def border_merits_ground_in_crisis(
    crisis_border_ground_up_to_half, crisis_border_ground_instrumentalised, unaccompanied_minor
):
    """In a crisis there are further cases in which the merits may be decided at the border."""
    # 53(1) is not derogated from: an unaccompanied minor is not reached. 11(10): all guarantees of APR chapters I and II stay.
    if (crisis_border_ground_up_to_half or crisis_border_ground_instrumentalised) and not unaccompanied_minor:
        return True


@exception(
    "grounds_for_border_procedure_gone", CRI, "11(6)", id="CRI-11.6-8", label="crisis",
    literal="11(6): Article 54(2)(a), where 53(2)(a) is meant",
)  # fmt: skip
def grounds_not_needed_when_instrumentalised(crisis_border_ground_instrumentalised):
    """For instrumentalised persons the border procedure does not end because a ground of acceleration falls away."""
    if crisis_border_ground_instrumentalised:
        return False


@rule(CRI, "11(7)", id="CRI-11.6-8")
def child_under_twelve(date_of_birth, asked_on):
    """Whether the person is a child under twelve years of age on the day asked about."""
    return asked_on < years(date_of_birth, 12)


@safeguard(
    CRI, "11(7), (8)", id="CRI-11.6-8",
    defeats=("crisis_border_ground_instrumentalised", "border_procedure_may", "must_stay_at_border_place"),
    literal="11(7), last sentence: Article 46, where 45 is meant",
)  # fmt: skip
def instrumentalised_children_and_special_needs_outside(
    crisis_situation,
    crisis_derogations_used,
    crisis_applies_from,
    registered_on,
    crisis_applies_until,
    ground_security,
    misled_ground_binds_at_border,
    low_recognition_rate_ground_binds_at_border,
    child_under_twelve,
    family_of_child_under_twelve,
    special_needs_identified,
    instrumentalisation_exit,
    likely_founded,
):
    """Children under twelve, their families and persons with special needs stay out, or leave when likely founded."""
    if not (crisis_situation == "instrumentalisation" and "border_instrumentalised" in crisis_derogations_used):
        return False
    if not crisis_applies_from <= registered_on <= crisis_applies_until:
        return False
    if ground_security or misled_ground_binds_at_border or low_recognition_rate_ground_binds_at_border:
        "11(7), last sentence: the mandatory border procedure (grounds c, f and j) is not touched"
        return False
    if not (child_under_twelve or family_of_child_under_twelve or special_needs_identified):
        return False
    if instrumentalisation_exit == "exclusion":
        "11(7)(a): excluded from the border procedure"
        return True
    return likely_founded


@exception("border_procedure_stopped", CRI, "11(7)", id="CRI-11.6-8", label="crisis")
def border_procedure_stopped_for_instrumentalised(instrumentalised_children_and_special_needs_outside):
    """The border procedure is not begun or ends for those whom the safeguard of instrumentalisation protects."""
    if instrumentalised_children_and_special_needs_outside:
        return True


@safeguard(
    CRI, "11(9)", id="CRI-11.9", defeats=("crisis_border_ground_up_to_half", "crisis_border_ground_instrumentalised")
)
def medical_reasons_or_lack_of_support_in_crisis(
    medical_reasons_against_border_procedure, special_reception_needs_unmet, procedural_support_lacking_at_border_place
):
    """The derogation is not applied, or no longer, against medical reasons or where the necessary support is lacking."""
    return (
        medical_reasons_against_border_procedure
        or special_reception_needs_unmet
        or procedural_support_lacking_at_border_place
    )


@rule(CRI, "11(5), first sentence", id="CRI-11.5", force=Force.MUST)
def examined_first_in_crisis(
    crisis_recognition_rate_threshold,
    crisis_border_ground_up_to_half,
    special_needs_identified,
    minor,
    family_with_minor,
):
    """Where the thresholds of 11(3) or (4) are used, special needs, minors and their families are examined first."""
    if not (happened(crisis_recognition_rate_threshold) or crisis_border_ground_up_to_half):
        return False
    return special_needs_identified or minor or family_with_minor


@rule(CRI, "11(5), second sentence", id="CRI-11.5", force=Force.MAY)
def likely_founded_examined_first_in_crisis(
    crisis_recognition_rate_threshold,
    crisis_border_ground_up_to_half,
    crisis_border_ground_instrumentalised,
    likely_founded,
):
    """Where 11(3), (4) or (6) is used, likely founded applications may be examined first."""
    if happened(crisis_recognition_rate_threshold):
        return likely_founded
    return (crisis_border_ground_up_to_half or crisis_border_ground_instrumentalised) and likely_founded


@rule(CRI, "11(10), second subparagraph", id="CRI-11.10/11")
def adviser_access_defect_in_crisis(
    crisis_derogation_applies,
    adviser_access_limited,
    limit_on_adviser_access_in_national_law,
    limit_on_adviser_access_necessary,
    adviser_access_severely_limited,
):
    """The access of advisers to applicants held or at a crossing point is limited further than the Regulation allows."""
    if not crisis_derogation_applies or not adviser_access_limited:
        return False
    if adviser_access_severely_limited:
        return True
    return not (limit_on_adviser_access_in_national_law and limit_on_adviser_access_necessary)


@rule(CRI, "11(11)", id="CRI-11.10/11", force=Force.MUST)
def rest_completed_on_the_territory(responsibility_determination_ongoing, asked_on, border_procedure_limit):
    """The determination of the responsible State outlasts the border procedure: all the rest is done on the territory."""
    return responsibility_determination_ongoing and asked_on > border_procedure_limit
