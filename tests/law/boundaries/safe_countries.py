"""Safe-country concepts. `known="2026-01-01"` is the text of 2024, before 2026/463 and 2026/464."""

from tests.law.boundaries import case

OLD_TEXT = "2026-01-01"
LODGED = {"lodged_on": "2026-09-10", "unaccompanied_minor": False}
CONVENTION = {
    **LODGED,
    "third_country_respects_geneva_convention": True,
    "outside_third_country_geneva_limitation": False,
}
FIVE = {
    **LODGED,
    "third_country_respects_geneva_convention": False,
    "outside_third_country_geneva_limitation": False,
    "stay_allowed_in_third_country": True,
    "subsistence_in_third_country": True,
    "health_care_in_third_country": True,
    "education_in_third_country": True,
    "protection_lasts_until_durable_solution": True,
}
SAFE = {
    **CONVENTION,
    "no_convention_threat_in_third_country": True,
    "no_risk_of_serious_harm_in_third_country": True,
    "third_country_respects_non_refoulement": True,
    "concept_rebutted_by_applicant": False,
}
FIRST_ASYLUM = {**SAFE, "protection_enjoyed_before_entry": True, "protection_still_available": True}
CHILD = {
    "unaccompanied_minor": True,
    "third_country_best_interests_of_child": True,
    "third_country_assurance_for_minor": True,
}
LINKS = {
    "reasonable_connection_with_third_country": False,
    "transited_third_country_with_access_to_protection": False,
    "agreement_examines_merits_in_third_country": False,
}
THIRD = {
    **SAFE,
    **LINKS,
    "reasonable_connection_with_third_country": True,
    "effective_protection_can_be_requested": True,
    "safety_presumed_under_union_agreement": False,
    "third_country_designated_by": "none",
    "outside_safe_third_country_designation": False,
    "designation_suspended_on": "none",
}
AGREEMENT_ONLY = {**THIRD, **LINKS, "agreement_examines_merits_in_third_country": True}
TRANSIT_ONLY = {**THIRD, **LINKS, "transited_third_country_with_access_to_protection": True}
SUSPENDED = {
    "designation_suspended_on": "2026-12-01",
    "designation_removal_proposed_on": "none",
    "designation_suspension_extensions": 0,
}
REJECTED_FCA = {**LODGED, "decision_outcome": "inadmissible", "inadmissibility_ground": "first_country_of_asylum"}
REJECTED_STC = {**LODGED, "decision_outcome": "inadmissible", "inadmissibility_ground": "safe_third_country"}
ORIGIN = {
    **LODGED,
    "stateless": False,
    "nationality": "TN",
    "indiscriminate_violence_in_country": False,
    "union_restrictive_measures_on_country": False,
    "designation_suspended_on": "none",
    "nationally_designated_country_of_origin": False,
    "outside_safe_country_of_origin_designation": False,
    "safe_origin_rebutted_by_applicant": False,
}
CANDIDATE = {**ORIGIN, "nationality": "GE", "recognition_rate": "1/5"}

CASES = [
    # 57
    case("effective_protection", CONVENTION, True, "57(1): the Convention ratified and respected"),
    case("effective_protection", FIVE, True, "57(2): all five criteria"),
    case("effective_protection", {**FIVE, "education_in_third_country": False}, False, "57(2): no access to education"),
    case(
        "effective_protection",
        {**FIVE, **CONVENTION, "outside_third_country_geneva_limitation": True, "stay_allowed_in_third_country": False},
        False,
        "57(1), second sentence: outside the geographical limitation, the five criteria count",
    ),
    # 58
    case("first_country_of_asylum", FIRST_ASYLUM, True, "58(1), 58(2)"),
    case(
        "first_country_of_asylum", {**FIRST_ASYLUM, "protection_still_available": False}, False, "no longer available"
    ),
    case("first_country_of_asylum", {**FIRST_ASYLUM, "concept_rebutted_by_applicant": True}, False, "58(2): rebutted"),
    case(
        "first_country_of_asylum", {**FIRST_ASYLUM, "third_country_respects_non_refoulement": False}, False, "58(1)(d)"
    ),
    case("first_country_of_asylum", {**FIRST_ASYLUM, **CHILD}, True, "58(3): both conditions met", id="APR-58-fca"),
    case(
        "first_country_of_asylum",
        {**FIRST_ASYLUM, **CHILD, "third_country_assurance_for_minor": False},
        False,
        "58(3): no prior assurance",
        id="APR-58-fca",
    ),
    case(
        "first_country_of_asylum",
        {k: v for k, v in {**FIRST_ASYLUM, **CHILD}.items() if k != "third_country_assurance_for_minor"},
        "unknown",
        "58(3): assurance not known: held back",
        id="APR-58-fca",
    ),
    case(
        "safe_third_country",
        {**THIRD, **CHILD, "third_country_best_interests_of_child": False},
        False,
        "59(6): against the child's interests",
        id="APR-59.6",
    ),
    case("safe_third_country", {**THIRD, **CHILD}, True, "59(6): both conditions met", id="APR-59.6"),
    case(
        "unaccompanied_minor_without_assurance",
        {**LODGED, **CHILD, "third_country_assurance_for_minor": False},
        True,
        "58(3)",
    ),
    case("unaccompanied_minor_without_assurance", {**LODGED, **CHILD}, False, "both conditions"),
    case(
        "access_to_procedure_without_readmission",
        {**REJECTED_FCA, "third_country_admission_answer": "refused", "third_country_answer_due_on": "2026-11-30"},
        True,
        "58(5): refused",
    ),
    case(
        "access_to_procedure_without_readmission",
        {**REJECTED_FCA, "third_country_admission_answer": "none", "third_country_answer_due_on": "2026-11-30"},
        True,
        "58(5): no answer in the time set",
        on="2026-12-01",
    ),
    case(
        "access_to_procedure_without_readmission",
        {**REJECTED_FCA, "third_country_admission_answer": "none", "third_country_answer_due_on": "2026-11-30"},
        False,
        "the last day of that time",
        on="2026-11-30",
    ),
    case(
        "safe_country_rejection_incomplete",
        {**REJECTED_STC, "told_of_safe_country_rejection": True, "document_for_third_country_given": True},
        False,
        "59(8): both given",
    ),
    case(
        "safe_country_rejection_incomplete",
        {**REJECTED_STC, "told_of_safe_country_rejection": True, "document_for_third_country_given": False},
        True,
        "59(8)(b): no document for the third country",
    ),
    case(
        "safe_country_rejection_incomplete",
        {
            **REJECTED_FCA,
            "inadmissibility_ground": "protected_in_other_member_state",
            "told_of_safe_country_rejection": False,
            "document_for_third_country_given": False,
        },
        False,
        "another ground",
    ),
    # 59
    case("safe_third_country_criteria", THIRD, True, "59(1)(a) to (d)"),
    case("safe_third_country_criteria", {**THIRD, "effective_protection_can_be_requested": False}, False, "59(1)(d)"),
    case(
        "safe_third_country_criteria",
        {**THIRD, "effective_protection_can_be_requested": False, "safety_presumed_under_union_agreement": True},
        True,
        "59(7): presumed under a Union agreement",
        id="APR-59.7",
    ),
    case(
        "safe_third_country_criteria",
        {**THIRD, "effective_protection_can_be_requested": False},
        False,
        "no agreement, no presumption",
        id="APR-59.7",
    ),
    case(
        "safe_third_country",
        {**THIRD, **CHILD, "safety_presumed_under_union_agreement": True, "third_country_assurance_for_minor": False},
        False,
        "59(7) leaves paragraphs 5 and 6 untouched",
        id="APR-59.6",
    ),
    case("third_country_connection", THIRD, True, "text of 2024: connection", known=OLD_TEXT),
    case(
        "third_country_connection", AGREEMENT_ONLY, False, "text of 2024: agreement alone does not do", known=OLD_TEXT
    ),
    case("third_country_connection", TRANSIT_ONLY, False, "text of 2024: transit alone does not do", known=OLD_TEXT),
    case("third_country_connection", TRANSIT_ONLY, True, "2026/463 (ii): transit", id="APR-59.5b-link"),
    case(
        "third_country_connection", AGREEMENT_ONLY, True, "2026/463 (iii): adult, agreement only", id="APR-59.5b-link"
    ),
    case(
        "third_country_connection",
        {**AGREEMENT_ONLY, "unaccompanied_minor": True},
        False,
        "2026/463 (iii): never for unaccompanied minors",
        id="APR-59.5b-link",
    ),
    case("third_country_connection", {**THIRD, **LINKS}, False, "none of the three", id="APR-59.5b-link"),
    case("safe_third_country", THIRD, True, "59(4)(b): for this applicant"),
    case("safe_third_country", {**THIRD, **LINKS}, False, "59(5)(b): no link"),
    case(
        "safe_third_country", {**AGREEMENT_ONLY, **CHILD}, False, "minor with an agreement only: not safe third country"
    ),
    case("safe_third_country", AGREEMENT_ONLY, True, "adult with an agreement only: possible"),
    case("safe_third_country", {**THIRD, "concept_rebutted_by_applicant": True}, False, "59(5)(a)"),
    case("safe_third_country", {**THIRD, "third_country_designated_by": "national"}, True, "59(4)(a)"),
    case(
        "safe_third_country",
        {**THIRD, "third_country_designated_by": "national", "outside_safe_third_country_designation": True},
        False,
        "59(2): an exception of the designation",
    ),
    case(
        "safe_third_country",
        {**THIRD, **SUSPENDED, "third_country_designated_by": "union"},
        False,
        "63(1): the Union designation is suspended",
        on="2027-01-15",
    ),
    case(
        "safe_third_country",
        {**THIRD, **SUSPENDED, "third_country_designated_by": "union"},
        True,
        "the day before the suspension",
        on="2026-11-30",
    ),
    case(
        "access_to_procedure_without_admission",
        {**REJECTED_STC, "third_country_admission_answer": "refused"},
        True,
        "59(9)",
    ),
    case(
        "access_to_procedure_without_admission",
        {**REJECTED_STC, "third_country_admission_answer": "none"},
        False,
        "59(9), unlike 58(5), says nothing of silence",
    ),
    # 61, 62
    case(
        "country_may_be_designated_safe_origin",
        {**LODGED, "no_persecution_in_country_of_origin": True, "no_serious_harm_in_country_of_origin": True},
        True,
        "61(1)",
    ),
    case(
        "country_may_be_designated_safe_origin",
        {**LODGED, "no_persecution_in_country_of_origin": True, "no_serious_harm_in_country_of_origin": False},
        False,
        "a real risk of serious harm",
    ),
    case("country_of_origin_for_designation", ORIGIN, "TN", "nationality"),
    case(
        "country_of_origin_for_designation",
        {**ORIGIN, "stateless": True, "nationality": "XX", "former_habitual_residence": "MA"},
        "MA",
        "stateless: former habitual residence",
    ),
    case("on_union_list_of_safe_origin", ORIGIN, False, "the text of 2024 designates none", known=OLD_TEXT),
    case("on_union_list_of_safe_origin", ORIGIN, True, "Tunisia is on the list", id="APR-62-list"),
    case("on_union_list_of_safe_origin", {**ORIGIN, "nationality": "PK"}, False, "Pakistan is not", id="APR-62-list"),
    case("on_union_list_of_safe_origin", CANDIDATE, True, "a candidate at 20.0 %: on the list", id="APR-62-list"),
    case(
        "on_union_list_of_safe_origin",
        {**CANDIDATE, "recognition_rate": "201/1000"},
        False,
        "a candidate at 20.1 %: off",
        id="APR-62-list",
    ),
    case(
        "on_union_list_of_safe_origin",
        {**CANDIDATE, "nationality": "UA", "indiscriminate_violence_in_country": True},
        False,
        "a candidate at war: off",
        id="APR-62-list",
    ),
    case("safe_country_of_origin", ORIGIN, True, "on the Union list"),
    case("safe_country_of_origin", {**ORIGIN, "safe_origin_rebutted_by_applicant": True}, False, "61(5)(c)"),
    case("safe_country_of_origin", {**ORIGIN, "outside_safe_country_of_origin_designation": True}, False, "61(5)(b)"),
    case("safe_country_of_origin", {**ORIGIN, **SUSPENDED}, False, "63(1): suspended, not on the State's own list"),
    case("safe_country_of_origin", {**ORIGIN, "nationality": "PK"}, False, "on no list"),
    case(
        "safe_country_of_origin",
        {**ORIGIN, "nationality": "PK", "nationally_designated_country_of_origin": True},
        True,
        "64: on the State's own list",
    ),
    case("safe_country_of_origin", ORIGIN, False, "text of 2024, no national list", known=OLD_TEXT),
]
