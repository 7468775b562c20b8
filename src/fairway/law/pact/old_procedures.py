"""Old law: the examination procedure of Directive 2013/32/EU, Article 31, for applications lodged before 12 June 2026.

Paragraphs 3 to 5 bind for applications lodged after 20 July 2018 (Articles 51(2) and 52, second paragraph); an
application of that day itself is in neither sentence of Article 52. A directive: national law is what applies, these
are its outer limits."""

from datetime import date

from fairway.law.language import (
    Binds,
    Expiry,
    Force,
    clock,
    exception,
    first_of,
    happened,
    last_day,
    latest,
    months,
    rule,
    safeguard,
)
from fairway.law.pact.acts import APD

LIMITS_APPLY = date(2018, 7, 21)  # 52, second paragraph: lodged after 20 July 2018

# ------------------------------------------------------------------------------------ Article 31(3): six months


@clock(
    APD,
    "31(3)",
    id="APD-31.3",
    applies_from=LIMITS_APPLY,
    done="decision_taken_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to decide stays; the applicant is told of the delay (Article 31(6)).",
)
def directive_examination_due(lodged_on, dublin_applicant_taken_in_charge_on):
    """Last day to conclude the examination under Directive 2013/32: six months."""
    "31(3), second subparagraph: after a Dublin procedure, from when the applicant is taken in charge"
    return last_day(months(first_of(dublin_applicant_taken_in_charge_on, lodged_on), 6))


@exception(
    "directive_examination_due",
    APD,
    "31(3), third subparagraph",
    id="APD-31.3",
    label="extended",
    applies_from=LIMITS_APPLY,
    force=Force.MAY,
)
def directive_examination_due_extended(
    directive_extension_months,
    complex_issues,
    large_number_of_applicants_at_once,
    applicant_at_fault_for_delay,
    dublin_applicant_taken_in_charge_on,
    lodged_on,
):
    """Extended by up to nine months for complex issues, a large number at once, or the applicant's fault."""
    if directive_extension_months > 0 and (
        complex_issues or large_number_of_applicants_at_once or applicant_at_fault_for_delay
    ):
        "31(3), third subparagraph, points (a) to (c)"
        return last_day(
            months(first_of(dublin_applicant_taken_in_charge_on, lodged_on), 6 + directive_extension_months)
        )


@exception(
    "directive_examination_due",
    APD,
    "31(3), fourth subparagraph",
    id="APD-31.3",
    label="exceptional",
    over=("extended",),
    applies_from=LIMITS_APPLY,
    force=Force.MAY,
)
def directive_examination_due_exceptional(
    directive_exceptional_extension_months,
    directive_extension_months,
    adequate_examination_needs_more_time,
    complex_issues,
    large_number_of_applicants_at_once,
    applicant_at_fault_for_delay,
    dublin_applicant_taken_in_charge_on,
    lodged_on,
):
    """In duly justified cases exceeded by up to three months more, where an adequate examination needs it."""
    if directive_exceptional_extension_months > 0 and adequate_examination_needs_more_time:
        if directive_extension_months > 0 and (
            complex_issues or large_number_of_applicants_at_once or applicant_at_fault_for_delay
        ):
            "31(3), fourth subparagraph, on top of an extension"
            return last_day(
                months(
                    first_of(dublin_applicant_taken_in_charge_on, lodged_on),
                    6 + directive_extension_months + directive_exceptional_extension_months,
                )
            )
        "31(3), fourth subparagraph, on top of the six months"
        return last_day(
            months(first_of(dublin_applicant_taken_in_charge_on, lodged_on), 6 + directive_exceptional_extension_months)
        )


# ------------------------------------------------------------------------------------ Article 31(4), (5)


@exception(
    "directive_examination_due",
    APD,
    "31(4)",
    id="APD-31.4",
    label="postponed for the country of origin",
    over=("exceptional", "extended"),
    applies_from=LIMITS_APPLY,
    force=Force.MAY,
)
def directive_examination_due_postponed(
    examination_postponed_on, origin_country_situation_uncertain, directive_examination_longest_due
):
    """An uncertain, presumably temporary situation in the country of origin makes a timely decision unreasonable."""
    if happened(examination_postponed_on) and origin_country_situation_uncertain:
        "31(4) and (5)"
        return directive_examination_longest_due


@clock(
    APD,
    "31(4), point (a)",
    id="APD-31.4",
    applies_from=LIMITS_APPLY,
    done="origin_situation_reviewed_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to review stays.",
)
def directive_origin_situation_review_due(examination_postponed_on, origin_situation_reviewed_on):
    """Last day for the next review of the situation in the country of origin: at least every six months."""
    if happened(examination_postponed_on):
        return last_day(months(latest(examination_postponed_on, origin_situation_reviewed_on), 6))


@clock(
    APD,
    "31(5)",
    id="APD-31.5",
    applies_from=LIMITS_APPLY,
    done="decision_taken_on",
    on_expiry=Expiry.CONTINUE,
    missed="No extension or postponement is possible any longer; the duty to decide stays.",
)
def directive_examination_longest_due(lodged_on):
    """The day by which an examination under Directive 2013/32 is concluded in any case: 21 months from the lodging."""
    return last_day(months(lodged_on, 21))


# ------------------------------------------------------------------------------------ Article 31(6) to (8)


@rule(APD, "31(6)", id="APD-31.6", force=Force.STATUS)
def directive_delay_not_explained(
    lodged_on,
    asked_on,
    decision_taken_on,
    told_of_delay,
    asked_reasons_for_delay,
    told_reasons_and_expected_date,
):
    """No decision within six months, and the applicant was not told, or on request not why and until when."""
    if decision_taken_on <= months(lodged_on, 6) or asked_on <= months(lodged_on, 6):
        return False
    if not told_of_delay:
        "31(6)(a)"
        return True
    "31(6)(b): on request"
    return asked_reasons_for_delay and not told_reasons_and_expected_date


@rule(APD, "31(7)", id="APD-31.7", binds=Binds.DETERMINING_AUTHORITY, force=Force.MAY)
def directive_examination_may_be_prioritised(likely_founded, special_needs_identified, unaccompanied_minor):
    """The examination may be given priority, in particular if likely founded, or for the vulnerable."""
    return likely_founded or special_needs_identified or unaccompanied_minor


# Beside APR 42(1): there was no ground of a low recognition rate and none of late asking after lawful entry; refusing
# fingerprints was one; points (c) and (d) did not yet ask for a full chance to show good cause. Point (e) wanted
# statements that are inconsistent *and* contradictory and against *sufficiently verified* information, point (j)
# *serious* reasons: the facts of the new law are used for them and the official answers for the old one.
@rule(APD, "31(8)", id="APD-31.8", force=Force.MAY, coercive=True)
def directive_accelerated_procedure_may(
    ground_irrelevant_issues,
    ground_safe_country_of_origin,
    identity_data_misled,
    papers_likely_destroyed_in_bad_faith,
    ground_inconsistent,
    ground_subsequent_admissible,
    ground_delay_removal,
    ground_irregular_late,
    refuses_fingerprints,
    ground_security,
):
    """Member States may provide that the examination is accelerated, or done at the border, in ten cases."""
    if ground_irrelevant_issues or ground_safe_country_of_origin:
        "31(8)(a) and (b)"
        return True
    if identity_data_misled or papers_likely_destroyed_in_bad_faith:
        "31(8)(c) and (d)"
        return True
    if ground_inconsistent or ground_subsequent_admissible or ground_delay_removal or ground_irregular_late:
        "31(8)(e) to (h)"
        return True
    "31(8)(i) and (j)"
    return refuses_fingerprints or ground_security


@safeguard(APD, "24(3), second subparagraph", id="APD-24.3", defeats=("directive_accelerated_procedure_may",))
def directive_support_cannot_be_given(special_procedural_needs_unsupported):
    """Where adequate support cannot be given in that procedure, it is not applied, or ceases to be applied."""
    return special_procedural_needs_unsupported


@safeguard(APD, "25(6), point (a)", id="APD-25.6", defeats=("directive_accelerated_procedure_may",))
def directive_unaccompanied_minor_outside_acceleration(
    unaccompanied_minor, ground_safe_country_of_origin, ground_subsequent_admissible, ground_security
):
    """An unaccompanied minor's examination may be accelerated only for a safe country of origin, an admissible
    subsequent application, or serious reasons of security."""
    return unaccompanied_minor and not (
        ground_safe_country_of_origin or ground_subsequent_admissible or ground_security
    )
