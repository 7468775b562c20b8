"""Subsequent applications: what they are, the preliminary examination, the exception to the right to remain."""

from tests.law.boundaries import case

LODGED = {"made_on": "2026-09-01", "lodged_on": "2026-09-10"}
OLD = {
    **LODGED,
    "subsequent_application": True,
    "elements_presented": True,
    "elements_could_not_be_presented_earlier": False,
    "elements_emerged_by_themselves": False,
    "elements_raise_likelihood_of_protection": False,
    "elements_raise_likelihood_of_admissibility": False,
    "elements_relate_to_earlier_inadmissibility_ground": False,
    "earlier_rejected_as_inadmissible": False,
    "earlier_implicitly_withdrawn_without_merits": False,
    "another_inadmissibility_ground": False,
}
DECISIVE = {**OLD, "elements_raise_likelihood_of_protection": True}
FIRST = {
    **OLD,
    "exception_to_remaining_in_national_law": True,
    "second_or_further_subsequent": False,
    "first_subsequent_only_to_delay": True,
    "removal_would_breach_non_refoulement": False,
}
SECOND = {**FIRST, "second_or_further_subsequent": True, "previous_subsequent_finally_rejected": True}
RULE = "subsequent_application_right_to_remain_excepted"

CASES = [
    case(
        "further_representation",
        {**LODGED, "earlier_application_made": True, "earlier_final_decision_on": "none"},
        True,
        "an appeal is pending: no new case",
    ),
    case(
        "further_representation",
        {**LODGED, "earlier_application_made": True, "earlier_final_decision_on": "2026-09-01"},
        True,
        "made on the day at whose end the decision becomes final",
    ),
    case(
        "further_representation",
        {**LODGED, "earlier_application_made": True, "earlier_final_decision_on": "2026-08-31"},
        False,
        "made the day after",
    ),
    case(
        "further_representation_goes_to_the_court",
        {
            **LODGED,
            "earlier_application_made": True,
            "earlier_final_decision_on": "none",
            "earlier_appeal_pending": True,
            "court_can_consider_new_elements": True,
        },
        True,
        "55(1), second subparagraph",
    ),
    case(
        "further_representation_goes_to_the_court",
        {
            **LODGED,
            "earlier_application_made": True,
            "earlier_final_decision_on": "none",
            "earlier_appeal_pending": True,
            "court_can_consider_new_elements": False,
        },
        False,
        "the court may not consider them",
    ),
    case(
        "counts_as_subsequent_application",
        {**LODGED, "earlier_application_made": True, "earlier_final_decision_on": "2026-08-31"},
        True,
        "after a final decision",
    ),
    case(
        "counts_as_subsequent_application",
        {**LODGED, "earlier_application_made": True, "earlier_final_decision_on": "none"},
        False,
        "no final decision",
    ),
    case("presented_elements_are_new", DECISIVE, True, "an old document that decides: considered"),
    case("presented_elements_are_new", OLD, False, "an old document that does not: left aside"),
    case("presented_elements_are_new", {**OLD, "elements_could_not_be_presented_earlier": True}, True, "no fault"),
    case(
        "presented_elements_are_new",
        {**OLD, "earlier_implicitly_withdrawn_without_merits": True},
        True,
        "no merits before",
    ),
    case("new_elements_found", DECISIVE, True, "55(3)(a)"),
    case(
        "new_elements_found", {**OLD, "elements_could_not_be_presented_earlier": True}, False, "new, but without weight"
    ),
    case(
        "new_elements_found",
        {
            **OLD,
            "elements_emerged_by_themselves": True,
            "elements_presented": False,
            "earlier_rejected_as_inadmissible": True,
            "elements_relate_to_earlier_inadmissibility_ground": True,
        },
        True,
        "55(3)(b): emerged, and concerns the earlier ground",
    ),
    case(
        "new_elements_found",
        {
            **OLD,
            "elements_emerged_by_themselves": True,
            "elements_presented": False,
            "elements_relate_to_earlier_inadmissibility_ground": True,
        },
        False,
        "the earlier application was not rejected as inadmissible",
    ),
    case(
        "preliminary_examination_complete",
        {
            **LODGED,
            "written_submission_in_preliminary_examination": True,
            "interview_held_in_preliminary_examination": False,
        },
        True,
        "a written submission",
    ),
    case(
        "preliminary_examination_complete",
        {
            **LODGED,
            "written_submission_in_preliminary_examination": False,
            "interview_held_in_preliminary_examination": False,
        },
        False,
        "neither",
    ),
    case(
        "preliminary_interview_may_be_omitted",
        {
            **LODGED,
            "written_submission_in_preliminary_examination": True,
            "submission_clearly_without_new_elements": True,
        },
        True,
        "clear from the submission",
    ),
    case(
        "preliminary_interview_may_be_omitted",
        {
            **LODGED,
            "written_submission_in_preliminary_examination": True,
            "submission_clearly_without_new_elements": False,
        },
        False,
        "not clear",
    ),
    case("subsequent_examined_on_merits", DECISIVE, True, "55(6)"),
    case(
        "subsequent_examined_on_merits",
        {**DECISIVE, "another_inadmissibility_ground": True},
        False,
        "other ground of 38(1)",
    ),
    case("subsequent_rejected_as_inadmissible", OLD, True, "55(7), 38(2)"),
    case("subsequent_rejected_as_inadmissible", DECISIVE, False, "new elements"),
    case(RULE, FIRST, True, "56(a): only to delay an imminent removal, not examined further"),
    case(
        RULE, {**FIRST, "first_subsequent_only_to_delay": False}, False, "first, no imminent removal: right to remain"
    ),
    case(RULE, {**FIRST, "elements_raise_likelihood_of_protection": True}, False, "examined further"),
    case(RULE, SECOND, True, "56(b)"),
    case(
        RULE,
        {**SECOND, "previous_subsequent_finally_rejected": False},
        False,
        "the previous one is not finally rejected",
    ),
    case(RULE, {**SECOND, "exception_to_remaining_in_national_law": False}, False, "national law makes no exception"),
    case(RULE, {**SECOND, "removal_would_breach_non_refoulement": True}, False, "non-refoulement", id="APR-56"),
    case(
        RULE,
        {k: v for k, v in SECOND.items() if k != "removal_would_breach_non_refoulement"},
        "unknown",
        "non-refoulement not yet examined: held back",
        id="APR-56",
    ),
]
