"""The asylum border procedure: who may and who must, who never, for how long, and when entry is authorised."""

from tests.law.boundaries import case

AT_BORDER = {
    "registered_on": "2026-07-13",
    "arrival_kind": "search_and_rescue",
    "authorised_to_enter": False,
    "entry_conditions_met": False,
    "screening_ended_on": "2026-07-10",
}
NO_GROUND = {
    "ground_irrelevant_issues": False,
    "ground_inconsistent": False,
    "ground_misled": False,
    "ground_delay_removal": False,
    "ground_safe_country_of_origin": False,
    "ground_security": False,
    "ground_subsequent_admissible": False,
    "recognition_rate": "1/2",
    "significant_change_in_country": False,
    "category_not_represented_by_rate": False,
    "unaccompanied_minor": False,
    "danger_to_the_acting_state_or_expelled_by_it": False,
    "inadmissibility_ground": "none",
}
FIT = {
    "border_grounds_not_applicable": False,
    "special_reception_needs_unmet": False,
    "procedural_support_lacking_at_border_place": False,
    "special_procedural_needs_unsupported": False,
    "medical_reasons_against_border_procedure": False,
    "detention_guarantees_not_met": False,
    "border_procedure_impossible_without_detention": False,
}
ROOM = {"capacity_reached_notified_this_year_on": "none", "yearly_maximum_authorised_this_year_on": "none"}
CALM = {"crisis_situation": "none", "crisis_derogations_used": []}
CASE = {**AT_BORDER, **NO_GROUND, **FIT, **ROOM, **CALM}
LOW = {**CASE, "recognition_rate": "3/20"}
MINOR = {**CASE, "unaccompanied_minor": True}

FULL = {
    "acting_state": "IT",
    "capacity_reached_notified_this_year_on": "2026-09-10",
    "border_procedure_applicants_now": 8016,
    "return_border_procedure_persons_now": 0,
}

# How the weeks end: rejected in the border procedure, accelerated, court asked or not
REJECTED = {
    **CASE,
    "lodged_on": "2026-07-16",
    "decision_withdraws_protection": False,
    "decision_outcome": "unfounded",
    "subsequent_application": False,
    "held_in_border_procedure": True,
    "examined_in_accelerated_procedure": True,
    "removal_would_breach_non_refoulement": False,
    "exception_to_remaining_in_national_law": False,
    "decision_notified_on": "2026-09-04",
    "stay_request_limit_days": 5,
    "acting_state": "DE",
    "border_limit_extended_after_relocation": False,
}
SILENT = {**REJECTED, "stay_requested_on": "none", "court_answer_on_stay": "none"}
ASKED = {**REJECTED, "stay_requested_on": "2026-09-08", "court_answer_on_stay": "none"}
REFUSED = {**ASKED, "court_answer_on_stay": "refused"}
ALLOWED = {**ASKED, "court_answer_on_stay": "allowed"}


def without(facts, *names):
    """The facts with some of them not said."""
    return {k: v for k, v in facts.items() if k not in names}


def stops(name, id, why, **more):
    """A safeguard of Article 53(2): present, absent, unknown; on both rules, and on entry."""
    yes = {**LOW, name: True, **more}
    return [
        case("border_procedure_must", yes, False, f"{why}: not begun or stopped, in spite of ground j", id=id),
        case("border_procedure_may", yes, False, f"{why}: no possibility either", id=id),
        case("border_procedure_must", LOW, True, f"without it ({why}) ground j obliges", id=id),
        case(
            "border_procedure_must",
            without({**LOW, **more}, name),
            "unknown",
            f"not known whether {why}: held back",
            id=id,
        ),
        case("border_procedure_stopped", yes, True, f"{why}: entry is authorised", id=id),
    ]


CASES = [
    # 43(1): start events
    case("border_procedure_start_event", AT_BORDER, True, "43(1)(c): disembarked after search and rescue"),
    case("border_procedure_start_event", {**AT_BORDER, "arrival_kind": "inland"}, False, "no start event"),
    case(
        "border_procedure_start_event",
        {**AT_BORDER, "arrival_kind": "relocated", "border_conditions_met_before_relocation": True},
        True,
        "52(2): the conditions were met where the applicant came from",
    ),
    case(
        "border_procedure_start_event",
        {**AT_BORDER, "arrival_kind": "relocated", "border_conditions_met_before_relocation": False},
        False,
        "52(2): they were not",
    ),
    case("border_procedure_open", AT_BORDER, True, "screened, not authorised, conditions not met"),
    case("border_procedure_open", {**AT_BORDER, "authorised_to_enter": True}, False, "authorised to enter"),
    case("border_procedure_open", {**AT_BORDER, "entry_conditions_met": True}, False, "entry conditions met"),
    case("border_procedure_open", {**AT_BORDER, "arrival_kind": "inland"}, False, "no start event"),
    case(
        "border_procedure_open",
        without(AT_BORDER, "authorised_to_enter"),
        "unknown",
        "nobody has said whether entry was authorised",
    ),
    # 44(1)(b): grounds
    case("border_merits_ground", CASE, False, "none of the grounds"),
    case("border_merits_ground", {**CASE, "ground_inconsistent": True}, True, "42(1)(b)"),
    case("border_merits_ground", {**CASE, "ground_subsequent_admissible": True}, True, "42(1)(g)"),
    case("border_merits_ground", {**CASE, "recognition_rate": "1/5"}, True, "42(1)(j): 20 % exactly"),
    case("border_merits_ground", {**CASE, "recognition_rate": "2001/10000"}, False, "20.01 %"),
    case(
        "border_merits_ground",
        {**CASE, "ground_irregular_late": True, "ground_lawful_entry_late": True},
        False,
        "points h and i are not among the grounds at the border",
    ),
    case(
        "border_merits_ground",
        {**MINOR, "danger_to_the_acting_state_or_expelled_by_it": True},
        True,
        "42(3)(b): unaccompanied minor, danger to the State",
    ),
    # 43(1), 44(1): may
    case(
        "border_procedure_may", {**CASE, "ground_irregular_late": True}, False, "ground h only: no merits at the border"
    ),
    case("border_procedure_may", {**CASE, "ground_delay_removal": True}, True, "ground d"),
    case("border_procedure_may", {**CASE, "inadmissibility_ground": "safe_third_country"}, True, "44(1)(a)"),
    case("border_procedure_may", {**LOW, "arrival_kind": "inland"}, False, "asked inland: accelerated at most"),
    # 45(1): must
    case("border_procedure_must", LOW, True, "search and rescue, 15 % nationality"),
    case("border_procedure_must", {**LOW, "arrival_kind": "inland"}, False, "asked inland, 15 %: accelerated only"),
    case("border_procedure_must", {**CASE, "ground_misled": True}, True, "ground c"),
    case("border_procedure_must", {**CASE, "ground_security": True}, True, "ground f"),
    case("border_procedure_must", {**CASE, "ground_inconsistent": True}, False, "ground b: possible, no duty"),
    case("border_procedure_must", {**LOW, "registered_on": "2026-06-11"}, "none", "before the Regulation applies"),
    case("misled_ground_binds_at_border", {**CASE, "ground_misled": True}, True, "ground c, no relief"),
    case("misled_ground_binds_at_border", CASE, False, "no ground c"),
    case("low_recognition_rate_ground_binds_at_border", LOW, True, "ground j, no relief"),
    case("low_recognition_rate_ground_binds_at_border", CASE, False, "50 %"),
    # 48: relief on ground j only
    case(
        "border_procedure_must",
        {**LOW, **FULL},
        False,
        "8,016 in Italy: adequate capacity reached and notified",
        id="APR-48-reached",
        on="2026-09-15",
    ),
    case(
        "border_procedure_must",
        {**LOW, **FULL, "border_procedure_applicants_now": 8015},
        True,
        "one place is free: the duty is back",
        id="APR-48-reached",
        on="2026-09-15",
    ),
    case(
        "border_procedure_must",
        {**CASE, **FULL, "ground_misled": True},
        True,
        "ground c is not touched by full capacity",
        id="APR-48-reached",
        on="2026-09-15",
    ),
    case("border_procedure_may", {**LOW, **FULL}, True, "48 lifts a duty, not the possibility", on="2026-09-15"),
    case(
        "low_recognition_rate_ground_binds_at_border",
        {**LOW, **FULL},
        False,
        "the day after the notice and full",
        id="APR-48-reached",
        on="2026-09-11",
    ),
    case(
        "low_recognition_rate_ground_binds_at_border",
        {**LOW, **FULL},
        True,
        "48(4): not yet on the day of the notice",
        id="APR-48-reached",
        on="2026-09-10",
    ),
    # 50: relief on grounds c and j, never f
    case(
        "border_procedure_must",
        {**LOW, "yearly_maximum_authorised_this_year_on": "2026-11-20"},
        False,
        "authorised by the Commission",
        id="APR-50-max",
        on="2026-11-20",
    ),
    case(
        "border_procedure_must",
        {**LOW, "yearly_maximum_authorised_this_year_on": "2026-11-20"},
        True,
        "the day before the authorisation",
        id="APR-50-max",
        on="2026-11-19",
    ),
    case(
        "low_recognition_rate_ground_binds_at_border",
        {**LOW, "yearly_maximum_authorised_this_year_on": "2026-11-20"},
        False,
        "ground j is lifted",
        id="APR-50-max",
        on="2026-11-21",
    ),
    case(
        "misled_ground_binds_at_border",
        {**CASE, "ground_misled": True, "yearly_maximum_authorised_this_year_on": "2026-11-20"},
        False,
        "ground c is lifted too",
        id="APR-50-max",
        on="2026-11-21",
    ),
    case(
        "border_procedure_must",
        {**CASE, "ground_security": True, "yearly_maximum_authorised_this_year_on": "2026-11-20"},
        True,
        "ground f remains",
        id="APR-50-max",
        on="2026-11-21",
    ),
    # 53(1): unaccompanied minors
    case(
        "border_procedure_must",
        {**MINOR, "recognition_rate": "1/20"},
        False,
        "unaccompanied minor from a 5 % country: not at the border",
        id="APR-53.1-uam",
    ),
    case("border_procedure_may", {**MINOR, "ground_misled": True}, False, "ground c neither", id="APR-53.1-uam"),
    case(
        "border_procedure_must",
        {**MINOR, "ground_security": True, "danger_to_the_acting_state_or_expelled_by_it": True},
        True,
        "42(3)(b): danger to the State itself",
        id="APR-53.1-uam",
    ),
    case(
        "border_procedure_must",
        {**MINOR, "ground_security": True},
        False,
        "42(3)(b) speaks of the Member State itself, 42(1)(f) of the Member States",
        id="APR-53.1-uam",
    ),
    case(
        "border_procedure_must",
        without(LOW, "unaccompanied_minor"),
        "unknown",
        "nobody has said whether it is an unaccompanied minor: held back",
        id="APR-53.1-uam",
    ),
    case("unaccompanied_minor_not_at_border", MINOR, True, "unaccompanied minor, no danger"),
    case("unaccompanied_minor_not_at_border", CASE, False, "an adult"),
    case(
        "age_assessment_outstanding_at_border",
        {**CASE, "held_in_border_procedure": True, "minority_doubtful": True, "age_assessment_begun": False},
        True,
        "doubted and not begun",
    ),
    case(
        "age_assessment_outstanding_at_border",
        {**CASE, "held_in_border_procedure": True, "minority_doubtful": True, "age_assessment_begun": True},
        False,
        "begun",
    ),
    # 53(2)(a) to (e), 21(2)
    *stops("border_grounds_not_applicable", "APR-53.2-exit", "the grounds are gone"),
    *stops("special_reception_needs_unmet", "APR-53.2-exit", "reception needs cannot be met"),
    *stops("procedural_support_lacking_at_border_place", "APR-53.2-exit", "there is no therapist at the place"),
    *stops("medical_reasons_against_border_procedure", "APR-53.2-exit", "a doctor advises against it"),
    *stops(
        "detention_guarantees_not_met",
        "APR-53.2-exit",
        "the guarantees of detention are not met",
        border_procedure_impossible_without_detention=True,
    ),
    *stops("special_procedural_needs_unsupported", "APR-21.2-stop", "the procedure cannot give the support"),
    case("grounds_for_border_procedure_gone", {**LOW, "border_grounds_not_applicable": True}, True, "53(2)(a)"),
    case("grounds_for_border_procedure_gone", LOW, False, "the grounds hold"),
    case("reception_needs_exclude_border_procedure", {**LOW, "special_reception_needs_unmet": True}, True, "53(2)(b)"),
    case("reception_needs_exclude_border_procedure", LOW, False, "needs met"),
    case(
        "procedural_needs_exclude_border_place",
        {**LOW, "procedural_support_lacking_at_border_place": True},
        True,
        "53(2)(c)",
    ),
    case("procedural_needs_exclude_border_place", LOW, False, "supported"),
    case(
        "medical_reasons_exclude_border_procedure",
        {**LOW, "medical_reasons_against_border_procedure": True},
        True,
        "53(2)(d)",
    ),
    case("medical_reasons_exclude_border_procedure", LOW, False, "no such reasons"),
    case(
        "detention_guarantees_exclude_border_procedure",
        {**LOW, "detention_guarantees_not_met": True, "border_procedure_impossible_without_detention": True},
        True,
        "53(2)(e): both conditions",
    ),
    case(
        "detention_guarantees_exclude_border_procedure",
        {**LOW, "detention_guarantees_not_met": True},
        False,
        "possible without detention: then without it",
    ),
    case("border_procedure_stopped", LOW, False, "nothing stands in the way"),
    case("border_procedure_stopped", MINOR, True, "53(1): the minor's entry is not refused", id="APR-53.1-uam"),
    # 51(2): how long
    case(
        "border_procedure_limit",
        {**CALM, "registered_on": "2026-06-18", "arrival_kind": "irregular_crossing"},
        "2026-09-10",
        "twelve weeks",
    ),
    case(
        "border_procedure_limit",
        {**CALM, "registered_on": "2026-06-18", "arrival_kind": "inland"},
        "none",
        "made inland: Art. 43(1) knows no border procedure for it",
    ),
    case(
        "border_procedure_limit",
        {**CALM, "registered_on": "2026-06-20", "arrival_kind": "irregular_crossing"},
        "2026-09-12",
        "a Saturday: a longest time does not roll",
    ),
    case(
        "border_procedure_limit",
        {
            **CALM,
            "registered_on": "2026-06-18",
            "arrival_kind": "relocated",
            "border_limit_extended_after_relocation": True,
        },
        "2026-10-08",
        "sixteen weeks after relocation",
    ),
    case(
        "border_procedure_limit",
        {
            **CALM,
            "registered_on": "2026-06-18",
            "arrival_kind": "relocated",
            "border_limit_extended_after_relocation": False,
        },
        "2026-09-10",
        "relocated, not extended",
    ),
    case(
        "border_procedure_limit",
        {**CALM, "registered_on": "2026-06-11", "arrival_kind": "irregular_crossing"},
        "none",
        "registered before the Regulation applies",
    ),
    case("responsibility_determined_at_border_place", LOW, True, "52(1)"),
    case("responsibility_determined_at_border_place", CASE, False, "no border procedure"),
    # 43(3): no entry at the end
    case(
        "entry_refused_at_end_of_border_procedure",
        SILENT,
        True,
        "43(3)(b): court not asked by 9 September",
        on="2026-09-10",
    ),
    case(
        "entry_refused_at_end_of_border_procedure", SILENT, False, "the time to ask is still running", on="2026-09-09"
    ),
    case("entry_refused_at_end_of_border_procedure", REFUSED, True, "43(3)(c): the court refused", on="2026-10-01"),
    case("entry_refused_at_end_of_border_procedure", ASKED, False, "the court has not answered", on="2026-10-01"),
    case("entry_refused_at_end_of_border_procedure", ALLOWED, False, "allowed to remain", on="2026-10-01"),
    case(
        "entry_refused_at_end_of_border_procedure",
        {
            **ASKED,
            "exception_to_remaining_in_national_law": True,
            "danger_to_security_or_public_order": True,
            "extradition_or_surrender_for_prosecution": False,
        },
        True,
        "43(3)(a): danger, 10(4)(c)",
        on="2026-10-01",
    ),
    case(
        "entry_refused_at_end_of_border_procedure",
        {**REFUSED, "medical_reasons_against_border_procedure": True},
        False,
        "53(2)(d) defeats it",
        id="APR-53.2-exit",
        on="2026-10-01",
    ),
    case(
        "entry_refused_at_end_of_border_procedure",
        without(REFUSED, "medical_reasons_against_border_procedure"),
        "unknown",
        "53(2)(d) unknown: held back",
        id="APR-53.2-exit",
        on="2026-10-01",
    ),
    case(
        "entry_refused_at_end_of_border_procedure",
        {**REFUSED, "removal_would_breach_non_refoulement": True},
        False,
        "non-refoulement: the right to remain is not lost",
        on="2026-10-01",
    ),
    case(
        "return_border_procedure_follows",
        {**REFUSED, "return_or_refusal_decision_issued": True},
        True,
        "refused in time, with a return decision",
        on="2026-09-30",
    ),
    case(
        "return_border_procedure_follows",
        {**REFUSED, "return_or_refusal_decision_issued": False},
        False,
        "neither return decision nor refusal of entry",
        on="2026-09-30",
    ),
    # 51(2), 53(2): entry. Registered 13 July, twelve weeks end on 5 October.
    case(
        "entry_authorised_after_border_procedure",
        ASKED,
        True,
        "weeks over, court request pending: enter",
        on="2026-10-06",
    ),
    case("entry_authorised_after_border_procedure", ASKED, False, "last day of the twelve weeks", on="2026-10-05"),
    case(
        "entry_authorised_after_border_procedure", REFUSED, False, "the court refused before the end", on="2026-10-06"
    ),
    case(
        "entry_authorised_after_border_procedure",
        {**REFUSED, "medical_reasons_against_border_procedure": True},
        True,
        "53(2)(d): at any stage",
        id="APR-53.2-exit",
        on="2026-08-03",
    ),
]
