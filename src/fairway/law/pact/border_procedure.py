"""The asylum border procedure: Articles 43 to 45 and 51 to 54 of the Asylum Procedure Regulation.

Who may and who must be examined at the border, for how long, who never, who no longer, and when entry is authorised.
The counts that lift the duty (Articles 46 to 50) are in `border_capacity`.

Most rules of this chapter are anchored at the registration: the procedure is counted from it (Article 51(2)) and the
lodging follows within days. Article 79(3) looks at the lodging: what is registered from 12 June 2026 on can only be
lodged from then on. An application registered before and lodged after that day is governed by the Regulation too, and
not reached by these rules."""

from fairway.law.language import Binds, Expiry, Force, clock, happened, none, rule, safeguard, weeks
from fairway.law.pact.acts import APR

BORDER = ("border_procedure_may", "border_procedure_must")


# -------------------------------------------------------------------------------------- Articles 43(1) and 44(1): may


@rule(APR, "43(1), second sentence", id="APR-43.1-may", anchor="registered_on", force=Force.STATUS)
def border_procedure_start_event(arrival_kind, border_conditions_met_before_relocation):
    """Whether one of the four events has happened after which a border procedure can take place."""
    if arrival_kind == "relocated":
        "43(1)(d), 52(2): after relocation, if the conditions were met in the State from which the applicant came"
        return border_conditions_met_before_relocation
    return arrival_kind in ("border_crossing_point", "transit_zone", "irregular_crossing", "search_and_rescue")


@rule(APR, "43(1)", id="APR-43.1-may", anchor="registered_on", force=Force.STATUS)
def border_procedure_open(
    border_procedure_start_event, authorised_to_enter, entry_conditions_met, screening_ended_on, screening_required
):
    """Whether it is a case of Article 43(1): screened, not authorised to enter, entry conditions not met, start
    event."""
    if authorised_to_enter or entry_conditions_met:
        return False
    if happened(screening_ended_on):
        return border_procedure_start_event
    if screening_required:
        "43(1): only after the screening"
        return False
    return border_procedure_start_event


@rule(APR, "44(1)(b)", id="APR-43.1-may", anchor="registered_on", force=Force.STATUS)
def border_merits_ground(
    ground_irrelevant_issues,
    ground_inconsistent,
    ground_misled,
    ground_delay_removal,
    ground_safe_country_of_origin,
    ground_security,
    ground_subsequent_admissible,
    low_recognition_rate_ground,
    unaccompanied_minor,
    danger_to_the_acting_state_or_expelled_by_it,
):
    """Whether a circumstance exists in which the merits can be decided at the border (points h and i are not among
    them)."""
    if ground_irrelevant_issues or ground_inconsistent or ground_misled or ground_delay_removal:
        "42(1)(a) to (d)"
        return True
    if ground_safe_country_of_origin or ground_security or ground_subsequent_admissible:
        "42(1)(e) to (g)"
        return True
    if low_recognition_rate_ground:
        "42(1)(j)"
        return True
    # 42(3)(b)
    return unaccompanied_minor and danger_to_the_acting_state_or_expelled_by_it


@rule(
    APR,
    "43(1), 44(1)",
    id="APR-43.1-may",
    anchor="registered_on",
    binds=Binds.DETERMINING_AUTHORITY,
    force=Force.MAY,
    coercive=True,
)
def border_procedure_may(border_procedure_open, inadmissibility_ground, border_merits_ground):
    """The application may be examined in a border procedure."""
    if not border_procedure_open:
        return False
    if happened(inadmissibility_ground):
        "44(1)(a): a decision on admissibility"
        return True
    return border_merits_ground


# ------------------------------------------------------------------------------------------------ Article 45(1): must


@rule(APR, "45(1)", id="APR-45.1-must", anchor="registered_on", force=Force.STATUS)
def misled_ground_binds_at_border(ground_misled):
    """Whether the ground of misleading the authorities (42(1)(c)) makes the border procedure a duty of the State."""
    return ground_misled


@rule(APR, "45(1)", id="APR-45.1-must", anchor="registered_on", force=Force.STATUS)
def low_recognition_rate_ground_binds_at_border(low_recognition_rate_ground):
    """Whether the ground of the low recognition rate (42(1)(j)) makes the border procedure a duty of the State."""
    return low_recognition_rate_ground


@rule(
    APR,
    "45(1)",
    id="APR-45.1-must",
    anchor="registered_on",
    binds=Binds.DETERMINING_AUTHORITY,
    force=Force.MUST,
    coercive=True,
)
def border_procedure_must(
    border_procedure_open,
    ground_security,
    unaccompanied_minor,
    danger_to_the_acting_state_or_expelled_by_it,
    misled_ground_binds_at_border,
    low_recognition_rate_ground_binds_at_border,
):
    """The application must be examined in a border procedure: ground c, f or j in a case of Article 43(1)."""
    if not border_procedure_open:
        return False
    if ground_security:
        "42(1)(f): stays a duty whatever the capacity (47(3), 50)"
        return True
    if unaccompanied_minor and danger_to_the_acting_state_or_expelled_by_it:
        "42(3)(b): 47(3) counts it among the cases that remain; 53(1) leaves it as the only one of an "
        "unaccompanied minor"
        return True
    if misled_ground_binds_at_border:
        "42(1)(c)"
        return True
    return low_recognition_rate_ground_binds_at_border


# ------------------------------------------------------------------------------- Article 53: who never, who no longer


@safeguard(APR, "53(1)", id="APR-53.1-uam", anchor="registered_on", defeats=BORDER)
def unaccompanied_minor_not_at_border(unaccompanied_minor, danger_to_the_acting_state_or_expelled_by_it):
    """An unaccompanied minor is not examined at the border unless a danger to the State itself, or expelled by it
    for such."""
    return unaccompanied_minor and not danger_to_the_acting_state_or_expelled_by_it


@safeguard(APR, "53(2)(a)", id="APR-53.2-exit", anchor="registered_on", defeats=BORDER)
def grounds_for_border_procedure_gone(border_grounds_not_applicable):
    """No border procedure once the grounds of inadmissibility or acceleration do not, or no longer, apply."""
    return border_grounds_not_applicable


@safeguard(APR, "53(2)(b)", id="APR-53.2-exit", anchor="registered_on", defeats=BORDER)
def reception_needs_exclude_border_procedure(special_reception_needs_unmet):
    """No border procedure where special reception needs, those of minors included, cannot be met at the place."""
    return special_reception_needs_unmet


@safeguard(APR, "53(2)(c)", id="APR-53.2-exit", anchor="registered_on", defeats=BORDER)
def procedural_needs_exclude_border_place(procedural_support_lacking_at_border_place):
    """No border procedure where special procedural guarantees cannot be supported at the place."""
    return procedural_support_lacking_at_border_place


@safeguard(APR, "53(2)(d)", id="APR-53.2-exit", anchor="registered_on", defeats=BORDER)
def medical_reasons_exclude_border_procedure(medical_reasons_against_border_procedure):
    """No border procedure against medical reasons, those of mental health included."""
    return medical_reasons_against_border_procedure


@safeguard(APR, "53(2)(e)", id="APR-53.2-exit", anchor="registered_on", defeats=BORDER)
def detention_guarantees_exclude_border_procedure(
    detention_guarantees_not_met, border_procedure_impossible_without_detention
):
    """No border procedure that works only with detention where the guarantees of detention are not met."""
    return detention_guarantees_not_met and border_procedure_impossible_without_detention


@safeguard(
    APR,
    "53(2), second subparagraph",
    id="APR-53.2-exit",
    also=("APR-53.1-uam",),
    anchor="registered_on",
    force=Force.MUST,
    defeats=("must_stay_at_border_place", "entry_refused_at_end_of_border_procedure"),
)
def border_procedure_stopped(
    grounds_for_border_procedure_gone,
    reception_needs_exclude_border_procedure,
    procedural_needs_exclude_border_place,
    medical_reasons_exclude_border_procedure,
    detention_guarantees_exclude_border_procedure,
    special_support_cannot_be_given,
    unaccompanied_minor_not_at_border,
):
    """The border procedure is not begun or ends at once: entry is authorised and the appropriate procedure applied."""
    if grounds_for_border_procedure_gone or reception_needs_exclude_border_procedure:
        "53(2)(a), (b)"
        return True
    if procedural_needs_exclude_border_place or special_support_cannot_be_given:
        "53(2)(c), 21(2)"
        return True
    if medical_reasons_exclude_border_procedure or detention_guarantees_exclude_border_procedure:
        "53(2)(d), (e)"
        return True
    # 53(2) does not repeat the minor of 53(1); without a border procedure there is no ground to refuse entry (43(2)).
    return unaccompanied_minor_not_at_border


@rule(APR, "53(1), second sentence", id="APR-53.1-uam", anchor="registered_on", force=Force.MUST)
def age_assessment_outstanding_at_border(held_in_border_procedure, minority_doubtful, age_assessment_begun):
    """An age assessment under Article 25 has to be begun without delay: the age is doubted in a border procedure."""
    return held_in_border_procedure and minority_doubtful and not age_assessment_begun


# --------------------------------------------------------------------------------- Articles 51(2) and 43(3): how long


# The 12 and 16 weeks are longest times at the border, so they do not roll. CRI 11(1) adds up to six weeks to the 12.
# The text lets the 12 weeks "be extended" to 16 after relocation: a decision of that State, asked for as a fact.
@clock(
    APR,
    "51(2)",
    id="APR-51.2-12w",
    anchor="registered_on",
    done="border_procedure_ended_on",
    on_expiry=Expiry.ALLOW_ENTRY,
    force=Force.MUST,
    missed="Entry is to be authorised, unless Article 43(3) holds; the procedure goes on as an ordinary one.",
)
def border_procedure_limit(registered_on, arrival_kind, border_limit_extended_after_relocation):
    """Last day of the border procedure with all its stages: examination, the court on the right to remain, the
    appeal."""
    if arrival_kind == "relocated" and border_limit_extended_after_relocation:
        "51(2), third subparagraph: the State of relocation applies the border procedure"
        return weeks(registered_on, 16)
    if arrival_kind == "inland":
        "43(1): no border procedure outside its four situations"
        return none
    return weeks(registered_on, 12)


@rule(APR, "52(1)", id="APR-51.2-12w", anchor="registered_on", force=Force.MUST)
def responsibility_determined_at_border_place(border_procedure_may):
    """The responsible State is determined at the place of the border procedure and within the same weeks."""
    return border_procedure_may


@rule(APR, "43(3)", id="APR-43.3-noentry", anchor="registered_on", force=Force.BAR, coercive=True)
def entry_refused_at_end_of_border_procedure(
    exception_to_right_to_remain_may,
    subsequent_application_right_to_remain_excepted,
    danger_to_security_or_public_order,
    no_automatic_right_to_remain,
    stay_request_missed,
    court_answer_on_stay,
):
    """Entry is not authorised at the end of the weeks: the applicant has neither a right nor a permission to remain."""
    if exception_to_right_to_remain_may and subsequent_application_right_to_remain_excepted:
        "43(3)(a): no right to remain under 10(4)(a)"
        return True
    if exception_to_right_to_remain_may and danger_to_security_or_public_order:
        "43(3)(a): no right to remain under 10(4)(c)"
        return True
    if court_answer_on_stay == "allowed":
        return False
    if no_automatic_right_to_remain and stay_request_missed:
        "43(3)(b): no right under 68, and the court was not asked in time"
        return True
    if no_automatic_right_to_remain and court_answer_on_stay == "refused":
        "43(3)(c): no right under 68, and the court has refused"
        return True
    return False


@rule(APR, "43(3), second subparagraph", id="APR-43.3-noentry", anchor="registered_on", force=Force.STATUS)
def return_border_procedure_follows(entry_refused_at_end_of_border_procedure, return_or_refusal_decision_issued):
    """Article 4 of the Return Border Procedure Regulation applies: no entry, and a return decision or refusal of
    entry."""
    return entry_refused_at_end_of_border_procedure and return_or_refusal_decision_issued


@rule(APR, "51(2), 53(2)", id="APR-51.2-12w", also=("APR-43.3-noentry",), anchor="registered_on", force=Force.MUST)
def entry_authorised_after_border_procedure(
    border_procedure_stopped, entry_refused_at_end_of_border_procedure, asked_on, border_procedure_limit
):
    """Entry is to be authorised: the border procedure was stopped, or its weeks have ended and Article 43(3) does
    not hold."""
    if border_procedure_stopped:
        "53(2), second subparagraph"
        return True
    if asked_on <= border_procedure_limit:
        "43(2): no entry while the border procedure runs"
        return False
    if entry_refused_at_end_of_border_procedure:
        "43(3)"
        return False
    return asked_on > border_procedure_limit
