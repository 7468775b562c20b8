"""Safe-country concepts: Articles 57 to 62 of the Asylum Procedure Regulation, with Regulations 2026/463 and 2026/464.

The two amending texts were not read in the Official Journal, only in summaries of the institutions: they are marked so,
stand beside the text of 2024 as later versions, and a question asked as known before their publication is answered from
the old text. Articles 63 and 64 are in `safe_country_designations`."""

from fairway.law.language import (
    Binds,
    Bool,
    Country,
    Dated,
    Evidence,
    Force,
    Fraction,
    exception,
    happened,
    list_parameter,
    parameter,
    ratio,
    rule,
    safeguard,
)
from fairway.law.pact.acts import APR, APR_2026_463, APR_2026_464

parameter(
    "safe_third_country_without_connection",
    Bool,
    [Dated(True, "Regulation (EU) 2026/463 Art. 1(1)", evidence=Evidence.SECONDARY)],
    note="Whether transit or an agreement takes the place of the connection. Member States may choose: False is "
    "the stricter national choice, and the text of 2024.",
)
parameter(
    "candidate_country_highest_recognition_rate",
    Fraction,
    [Dated(ratio(1, 5), "Regulation (EU) 2026/464 Art. 1 (new Art. 62(1)(c))", evidence=Evidence.SECONDARY)],
    unit="share of first-instance decisions",
)
list_parameter(
    "union_safe_countries_of_origin",
    Country,
    [Dated(("BD", "CO", "EG", "IN", "MA", "TN", "XK"), "Regulation (EU) 2026/464, annex", evidence=Evidence.SECONDARY)],
)
list_parameter(
    "candidate_countries",
    Country,
    [
        Dated(
            ("AL", "BA", "GE", "MD", "ME", "MK", "RS", "TR", "UA"),
            "European Council decisions on candidate status",
            evidence=Evidence.MEMORY,
        )
    ],
    note="States with the status of candidate for accession; to be checked when a status is given or withdrawn.",
)


# ----------------------------------------------------------------------------------- Article 57: effective protection


@rule(APR, "57", id="APR-57-eff", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def effective_protection(
    third_country_respects_geneva_convention,
    outside_third_country_geneva_limitation,
    stay_allowed_in_third_country,
    subsistence_in_third_country,
    health_care_in_third_country,
    education_in_third_country,
    protection_lasts_until_durable_solution,
):
    """Whether the third country is considered to give effective protection."""
    if third_country_respects_geneva_convention and not outside_third_country_geneva_limitation:
        "57(1): the Geneva Convention ratified and respected, within its lawful limitations"
        return True
    # 57(2): in all other cases the five criteria together
    return (
        stay_allowed_in_third_country
        and subsistence_in_third_country
        and health_care_in_third_country
        and education_in_third_country
        and protection_lasts_until_durable_solution
    )


# -------------------------------------------------------------------------------- Article 58: first country of asylum


@rule(APR, "58(1), 58(2)", id="APR-58-fca", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def first_country_of_asylum(
    effective_protection,
    protection_enjoyed_before_entry,
    protection_still_available,
    no_convention_threat_in_third_country,
    no_risk_of_serious_harm_in_third_country,
    third_country_respects_non_refoulement,
    concept_rebutted_by_applicant,
):
    """Whether a third country can be considered a first country of asylum for the applicant."""
    if concept_rebutted_by_applicant:
        "58(2): individual assessment"
        return False
    if not effective_protection or not protection_enjoyed_before_entry or not protection_still_available:
        "58(1)(a)"
        return False
    # 58(1)(b) to (d)
    return (
        no_convention_threat_in_third_country
        and no_risk_of_serious_harm_in_third_country
        and third_country_respects_non_refoulement
    )


@safeguard(
    APR, "58(3), 59(6)", id="APR-58-fca", also=("APR-59.6",), defeats=("first_country_of_asylum", "safe_third_country")
)
def unaccompanied_minor_without_assurance(
    unaccompanied_minor, third_country_best_interests_of_child, third_country_assurance_for_minor
):
    """For an unaccompanied minor neither concept applies against the child's interests or without the country's
    prior assurance."""
    return unaccompanied_minor and not (third_country_best_interests_of_child and third_country_assurance_for_minor)


@rule(APR, "58(5)", id="APR-58-fca", force=Force.RIGHT)
def access_to_procedure_without_readmission(
    decision_outcome, inadmissibility_ground, third_country_admission_answer, third_country_answer_due_on, asked_on
):
    """The applicant has access to the procedure: the first country of asylum refuses, or does not answer in the
    time set."""
    if not (decision_outcome == "inadmissible" and inadmissibility_ground == "first_country_of_asylum"):
        return False
    if third_country_admission_answer == "refused":
        return True
    return not happened(third_country_admission_answer) and asked_on > third_country_answer_due_on


@rule(APR, "58(4), 59(8)", id="APR-58.4/59.8-doc", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def safe_country_rejection_incomplete(
    decision_outcome, inadmissibility_ground, told_of_safe_country_rejection, document_for_third_country_given
):
    """The rejection lacks the written information or the document for the authorities of the third country."""
    if not (decision_outcome == "inadmissible"):
        return False
    if inadmissibility_ground not in ("first_country_of_asylum", "safe_third_country"):
        return False
    return not told_of_safe_country_rejection or not document_for_third_country_given


# ------------------------------------------------------------------------------------- Article 59: safe third country


@rule(APR, "59(1)", id="APR-59-stc", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def safe_third_country_criteria(
    no_convention_threat_in_third_country,
    no_risk_of_serious_harm_in_third_country,
    third_country_respects_non_refoulement,
    effective_protection,
    effective_protection_can_be_requested,
):
    """Whether the four criteria of a safe third country are met."""
    return (
        no_convention_threat_in_third_country
        and no_risk_of_serious_harm_in_third_country
        and third_country_respects_non_refoulement
        and effective_protection
        and effective_protection_can_be_requested
    )


@exception("safe_third_country_criteria", APR, "59(7)", id="APR-59.7", label="Union agreement")
def safety_presumed_by_agreement(safety_presumed_under_union_agreement):
    """Under a Union agreement on the protection of those admitted the criteria may be presumed; never paragraphs 5
    and 6."""
    if safety_presumed_under_union_agreement:
        return True


@rule(APR, "59(5)(b)", id="APR-59.5b-link", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def third_country_connection(reasonable_connection_with_third_country):
    """Whether the applicant has a connection with the third country on the basis of which it is reasonable to go
    there."""
    return reasonable_connection_with_third_country


# The amended text also makes the child's best interests a primary consideration here; for unaccompanied minors that is
# in `unaccompanied_minor_without_assurance`, for other minors it is a task of the individual assessment.
@rule(
    APR_2026_463,
    "59(5)(b)",
    id="APR-59.5b-link",
    replaces="third_country_connection",
    binds=Binds.DETERMINING_AUTHORITY,
    force=Force.STATUS,
    evidence=Evidence.SECONDARY,
)
def third_country_connection_2026(
    reasonable_connection_with_third_country,
    safe_third_country_without_connection,
    transited_third_country_with_access_to_protection,
    agreement_examines_merits_in_third_country,
    unaccompanied_minor,
):
    """Whether one of the three links exists: connection, transit, or (never for unaccompanied minors) an agreement."""
    if reasonable_connection_with_third_country:
        "(i): family there, a stay there, ties of language or culture or the like"
        return True
    if safe_third_country_without_connection and transited_third_country_with_access_to_protection:
        "(ii): transit on the way to the Union"
        return True
    if safe_third_country_without_connection and agreement_examines_merits_in_third_country:
        "(iii): agreement or arrangement; not for unaccompanied minors"
        return not unaccompanied_minor
    return False


@rule(APR, "59(2), 59(4), 59(5)", id="APR-59-stc", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def safe_third_country(
    concept_rebutted_by_applicant,
    third_country_connection,
    third_country_designated_by,
    outside_safe_third_country_designation,
    union_designation_suspended,
    safe_third_country_criteria,
):
    """Whether the concept of safe third country can be applied to the applicant."""
    if concept_rebutted_by_applicant or not third_country_connection:
        "59(5)"
        return False
    if third_country_designated_by == "union" and not union_designation_suspended:
        "59(4)(a), 59(2): designated for the Union, with its exceptions"
        return not outside_safe_third_country_designation
    if third_country_designated_by == "national":
        "59(4)(a), 59(2): designated by the State, with its exceptions"
        return not outside_safe_third_country_designation
    if happened(third_country_designated_by):
        "63(1): the designation is suspended"
        return False
    # 59(4)(b): not designated, but the criteria are met for this applicant
    return safe_third_country_criteria


@rule(APR, "59(9)", id="APR-59.9", force=Force.RIGHT)
def access_to_procedure_without_admission(decision_outcome, inadmissibility_ground, third_country_admission_answer):
    """The applicant has access to the procedure: the safe third country does not admit or readmit them."""
    if not (decision_outcome == "inadmissible" and inadmissibility_ground == "safe_third_country"):
        return False
    return third_country_admission_answer == "refused"


# ------------------------------------------------------------------------- Articles 61 and 62: safe country of origin


@rule(APR, "61(1)", id="APR-61-sco", force=Force.STATUS)
def country_may_be_designated_safe_origin(no_persecution_in_country_of_origin, no_serious_harm_in_country_of_origin):
    """Whether a third country may be designated as a safe country of origin."""
    return no_persecution_in_country_of_origin and no_serious_harm_in_country_of_origin


@rule(APR, "61(5)(a)", id="APR-61-sco", force=Force.VALUE)
def country_of_origin_for_designation(stateless, former_habitual_residence, nationality):
    """The country that counts: that of nationality, for a stateless person that of former habitual residence."""
    if stateless:
        return former_habitual_residence
    return nationality


@rule(APR, "62(1)", id="APR-62-list", force=Force.STATUS)
def on_union_list_of_safe_origin():
    """Whether the country is a safe country of origin for the whole Union: the text of 2024 designates none."""
    return False


@rule(
    APR_2026_464,
    "62(1), 62(1a), annex",
    id="APR-62-list",
    replaces="on_union_list_of_safe_origin",
    force=Force.STATUS,
    evidence=Evidence.SECONDARY,
)
def on_union_list_of_safe_origin_2026(
    country_of_origin_for_designation,
    union_safe_countries_of_origin,
    candidate_countries,
    indiscriminate_violence_in_country,
    union_restrictive_measures_on_country,
    recognition_rate,
    candidate_country_highest_recognition_rate,
):
    """Whether the country is on the Union list, or a candidate for accession to which none of the three exceptions
    applies."""
    if country_of_origin_for_designation in union_safe_countries_of_origin:
        return True
    if country_of_origin_for_designation not in candidate_countries:
        return False
    if indiscriminate_violence_in_country or union_restrictive_measures_on_country:
        "new 62(1)(a), (b)"
        return False
    # new 62(1)(c): more than 20 % takes the country off
    return recognition_rate <= candidate_country_highest_recognition_rate


@rule(APR, "61(2), 61(5)", id="APR-61-sco", binds=Binds.DETERMINING_AUTHORITY, force=Force.STATUS)
def safe_country_of_origin(
    on_union_list_of_safe_origin,
    union_designation_suspended,
    nationally_designated_country_of_origin,
    outside_safe_country_of_origin_designation,
    safe_origin_rebutted_by_applicant,
):
    """Whether the concept of safe country of origin can be applied to the applicant."""
    if outside_safe_country_of_origin_designation or safe_origin_rebutted_by_applicant:
        "61(2), 61(5)(b), (c)"
        return False
    if on_union_list_of_safe_origin and not union_designation_suspended:
        return True
    return nationally_designated_country_of_origin
