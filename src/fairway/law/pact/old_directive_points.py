"""Directives 2013/32 and 2013/33, points on which decided cases turned: access, border, inadmissibility, detention, sanctions.

Law of applications lodged before 12 June 2026. The words are the directives', the readings the courts', seen in summaries;
each case stands in `examples/cases/`."""

from datetime import date
from typing import Any

from fairway.law.language import (
    Evidence,
    Expiry,
    Force,
    clock,
    happened,
    rule,
    weeks,
    working_days,
)
from fairway.law.pact.acts import APD, RCD13

SEEN: dict[str, Any] = {"evidence": Evidence.SECONDARY}
IN_FORCE_2013 = date(2013, 7, 19)  # Directive 2013/33 entered into force; the State was to have its law by 20 July 2015


# ---------------------------------------------------------------------------------------------- Directive 2013/32


@rule(APD, "6(1)", id="APD-6.1", anchor="asked_on", **SEEN)
def directive_application_made(wish_declared_to):
    """Whether an application was made: to any authority likely to receive one, a detention judge included (VL, C-36/20 PPU)."""
    return happened(wish_declared_to) and wish_declared_to != "none_of_these"


@clock(
    APD, "6(1), 6(5)", id="APD-6.1", anchor="made_on", done="registered_on", on_expiry=Expiry.CONTINUE,
    missed="The duty to register stays; the person is an applicant since the application was made.",
)  # fmt: skip
def directive_registration_due(made_on, wish_declared_to, large_number_of_applicants_at_once):
    """Last day to register: three working days; six where it was made to an authority that does not register."""
    if large_number_of_applicants_at_once:
        "6(5)"
        return working_days(made_on, 10)
    if wish_declared_to == "registering_authority":
        return working_days(made_on, 3)
    return working_days(made_on, 6)


@clock(
    APD, "43(2)", id="APD-43.2", done="decision_taken_on", on_expiry=Expiry.ALLOW_ENTRY,
    missed="The applicant is admitted to the territory, and may be held there no longer on this ground.",
)  # fmt: skip
def directive_border_procedure_limit(lodged_on):
    """Last day of a border procedure, and of holding a person for it (FMS, C-924/19 PPU): four weeks, which do not roll."""
    return weeks(lodged_on, 4)


@rule(APD, "33(2)", id="APD-33.2", force=Force.MAY, **SEEN)
def directive_inadmissible_may(
    directive_inadmissibility_ground, third_country_connection_criteria_in_law, third_country_applied_individually
):
    """Whether an application may be held inadmissible: on the five grounds of a closed list only."""
    if directive_inadmissibility_ground == "safe_third_country":
        "33(2)(c) with 38(2): criteria of the connection in national law, individual examination (Aleb, C-718/24)"
        return third_country_connection_criteria_in_law and third_country_applied_individually
    "not for a safe transit country (LH, C-564/18), nor because the parents are protected elsewhere (RO, C-720/20)"
    return directive_inadmissibility_ground in (
        "protected_in_other_member_state",
        "first_country_of_asylum",
        "subsequent_without_new_elements",
        "dependant_without_own_grounds",
    )


@rule(APD, "31(3), third subparagraph, point (b)", id="APD-31.3-many", force=Force.MAY, **SEEN)
def directive_extension_for_numbers_may(rise_in_applications, six_months_very_difficult):
    """Whether a rise in applications allows a longer examination: sudden and significant, and very difficult in practice.

    A slow rise does not (Zimir, C-662/23); repeated extensions need the same conditions each time (Safita, C-489/24)."""
    return rise_in_applications == "sudden_and_significant" and six_months_very_difficult


# ---------------------------------------------------------------------------------------------- Directive 2013/33


@rule(RCD13, "2(h)", id="RCD13-2.h", anchor="asked_on", **SEEN)
def directive_confinement_is_detention(confined_to_one_place, may_lawfully_leave_the_place):
    """Whether staying at a place is detention: closed, and not to be left lawfully in any direction (FMS, C-924/19 PPU)."""
    return confined_to_one_place and not may_lawfully_leave_the_place


@rule(RCD13, "8(3)", id="RCD13-8.3", anchor="asked_on", applies_from=IN_FORCE_2013, **SEEN)
def directive_detention_ground_given(directive_detention_ground, application_only_to_delay_return):
    """Whether the reason for detention is one of the six of a closed list."""
    if directive_detention_ground == "return_and_delaying_application":
        "8(3)(d): shown on objective criteria (Arslan, C-534/11, on the law before)"
        return application_only_to_delay_return
    "neither want of places (VL, C-36/20 PPU) nor want of means (FMS)"
    return directive_detention_ground in (
        "identity",
        "elements_of_application",
        "border_entry",
        "security_or_public_order",
        "dublin_transfer",
    )


@rule(RCD13, "20(4)-(5)", id="RCD13-20.4", force=Force.MAY, anchor="asked_on", **SEEN)
def directive_reception_sanction_permitted(
    reception_sanction, reduction_justified_and_proportionate, reception_decision_individual_and_reasoned
):
    """Whether a sanction for a serious breach is permitted: never to take housing, food or clothing (Haqbin, C-233/18)."""
    if reception_sanction == "withdrawal_of_housing_food_or_clothing":
        "20(5), last sentences: a dignified standard of living for everybody, at every moment"
        return False
    return reduction_justified_and_proportionate and reception_decision_individual_and_reasoned


@rule(RCD13, "17(1)", id="RCD13-17", force=Force.RIGHT, anchor="asked_on", **SEEN)
def directive_reception_owed(made_on, final_decision_on, withdrawn_on, transferred_on):
    """Whether reception conditions are owed: to an applicant, until the actual transfer (Cimade and GISTI, C-179/11)."""
    return (
        happened(made_on)
        and not happened(final_decision_on)
        and not happened(withdrawn_on)
        and not happened(transferred_on)
    )
