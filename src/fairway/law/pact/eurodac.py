"""Eurodac Regulation, Articles 13 to 26: who is recorded, and by when the biometrics are sent.

Limits in hours run by the clock, weekends included. Missing one never ends the duty to take and send."""

from datetime import date

from fairway.law.language import (
    Bool,
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    earliest,
    happened,
    hours,
    last_day,
    months,
    none,
    parameter,
    rule,
    safeguard,
)
from fairway.law.pact.acts import EUD

parameter(
    "eurodac_send_hours", Whole, [Dated(72, cite="EUD Arts 15(1), 18(2), 20(1), 22(2), 23(2), 24(2)")], unit="hours",
)  # fmt: skip
parameter("eurodac_extension_hours", Whole, [Dated(48, cite="EUD Arts 15(2), 22(6), 23(5), 24(5)-(6)")], unit="hours")
parameter(
    "eurodac_resend_hours", Whole,
    [Dated(48, cite="EUD Arts 15(1)-(2), 20(3), 22(5)-(6), 23(4)-(5), 24(4)-(5), 26(3)-(4)")], unit="hours",
)  # fmt: skip
parameter(
    "eurodac_extensions_add_up", Bool, [Dated(False, cite="EUD Art. 24(5)-(6)")],
    note="Each paragraph extends the limit of 72 hours by at most 48 hours. True: technical problems and a sudden "
    "influx together give 96 hours more; the text does not say so.",
)  # fmt: skip

STILL = "The duty to take and send the data continues; nothing follows for the person."


# ---------------------------------------------------------------------------------------------------------- applicants


@clock(EUD, "15(1)", id="EUD-15", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def applicant_biometrics_due(
    aged_six_or_over,
    health_measures_prevent_taking,
    health_measures_ended_at,
    made_at_border_without_entry_conditions,
    serious_technical_problems,
    biometrics_taken_at,
    registered_at,
    eurodac_send_hours,
    eurodac_extension_hours,
    eurodac_resend_hours,
):
    """An applicant's biometrics are sent within 72 hours of registration or, at the border, of being taken."""
    if not aged_six_or_over:
        return none
    if health_measures_prevent_taking:
        "15(2), first subparagraph: 48 hours after the health grounds have ended"
        return hours(health_measures_ended_at, eurodac_resend_hours)
    if made_at_border_without_entry_conditions:
        "15(1)(b): taken when the application is made, sent within 72 hours of that"
        if serious_technical_problems:
            return hours(hours(biometrics_taken_at, eurodac_send_hours), eurodac_extension_hours)
        return hours(biometrics_taken_at, eurodac_send_hours)
    if serious_technical_problems:
        "15(2), second subparagraph: up to 48 hours more"
        return hours(hours(registered_at, eurodac_send_hours), eurodac_extension_hours)
    return hours(registered_at, eurodac_send_hours)


# -------------------------------------------------------------------------------------------------------- resettlement


# 18(1) cites Regulation (EU) 2024/1356 for the registration and the conclusion; the procedure is in Regulation (EU)
# 2024/1350.
@clock(EUD, "18(1)", id="EUD-18.1", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def resettlement_candidate_biometrics_due(
    aged_six_or_over, negative_conclusion_without_comparison, admission_conclusion_at
):
    """Biometrics of a person registered for admission are sent before the conclusion; they are compared, not stored."""
    if aged_six_or_over and not negative_conclusion_without_comparison:
        return admission_conclusion_at


@clock(EUD, "18(2)(a)", id="EUD-18.2a", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def resettled_person_biometrics_due(aged_six_or_over, eurodac_category, admission_decided_at, eurodac_send_hours):
    """Data of a person granted a status under the resettlement framework are sent within 72 hours of the decision."""
    if aged_six_or_over and eurodac_category == "resettlement_admitted":
        return hours(admission_decided_at, eurodac_send_hours)


@clock(EUD, "18(2)(b)-(c)", id="EUD-18.2b", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def refused_resettlement_biometrics_due(aged_six_or_over, eurodac_category, admission_decided_at, eurodac_send_hours):
    """Data of a person refused under 6(1)(f), or who withdrew consent, are sent within 72 hours of the decision."""
    if aged_six_or_over and eurodac_category == "resettlement_refused":
        return hours(admission_decided_at, eurodac_send_hours)


@clock(EUD, "20(1)", id="EUD-20", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def national_resettlement_biometrics_due(
    aged_six_or_over,
    health_measures_prevent_taking,
    health_measures_ended_at,
    national_status_granted_at,
    eurodac_send_hours,
    eurodac_resend_hours,
):
    """Data of a person admitted under a national scheme are sent within 72 hours of the grant of a status."""
    if not aged_six_or_over:
        return none
    if health_measures_prevent_taking:
        "20(3): 48 hours after the health grounds have ended"
        return hours(health_measures_ended_at, eurodac_resend_hours)
    return hours(national_status_granted_at, eurodac_send_hours)


# ---------------------------------------------------------------------------------- irregular crossing, irregular stay


@clock(EUD, "22(2)", id="EUD-22", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def irregular_crossing_biometrics_due(
    aged_six_or_over,
    turned_back_and_gone,
    held_from_apprehension_to_removal,
    health_measures_prevent_taking,
    health_measures_ended_at,
    held_over_72_hours,
    released_at,
    serious_technical_problems,
    apprehended_at,
    eurodac_send_hours,
    eurodac_extension_hours,
    eurodac_resend_hours,
):
    """Data of a person apprehended for an irregular crossing and not turned back are sent within 72 hours."""
    if not aged_six_or_over or turned_back_and_gone or held_from_apprehension_to_removal:
        return none
    if health_measures_prevent_taking:
        "22(6), first subparagraph: 48 hours after the health grounds have ended"
        return hours(health_measures_ended_at, eurodac_resend_hours)
    if held_over_72_hours:
        "22(4): a person held for more than 72 hours: before release"
        return released_at
    if serious_technical_problems:
        "22(6), second subparagraph: up to 48 hours more"
        return hours(hours(apprehended_at, eurodac_send_hours), eurodac_extension_hours)
    return hours(apprehended_at, eurodac_send_hours)


@clock(EUD, "23(2)", id="EUD-23", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def irregular_stay_biometrics_due(
    aged_six_or_over,
    health_measures_prevent_taking,
    health_measures_ended_at,
    serious_technical_problems,
    found_irregular_at,
    eurodac_send_hours,
    eurodac_extension_hours,
    eurodac_resend_hours,
):
    """Data of a person found staying irregularly are sent within 72 hours."""
    if not aged_six_or_over:
        return none
    if health_measures_prevent_taking:
        "23(5), first subparagraph: 48 hours after the health grounds have ended"
        return hours(health_measures_ended_at, eurodac_resend_hours)
    if serious_technical_problems:
        "23(5), second subparagraph: up to 48 hours more"
        return hours(hours(found_irregular_at, eurodac_send_hours), eurodac_extension_hours)
    return hours(found_irregular_at, eurodac_send_hours)


# --------------------------------------------------------------------------------------------------- search and rescue


@clock(
    EUD, "24(6)", id="EUD-24", done=None, on_expiry=Expiry.LAPSE, force=Force.MAY,
    missed="The ordinary limit of 72 hours applies again.",
)  # fmt: skip
def longer_limit_for_influx_until(influx_notified_on, influx_notified_until):
    """The longer limit for a sudden influx lasts as long as the notification says, and no more than one month."""
    return earliest(influx_notified_until, months(influx_notified_on, 1))


@clock(EUD, "24(2)", id="EUD-24", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, missed=STILL)
def disembarked_person_biometrics_due(
    aged_six_or_over,
    health_measures_prevent_taking,
    health_measures_ended_at,
    serious_technical_problems,
    influx_notified_on,
    disembarked_on,
    longer_limit_for_influx_until,
    eurodac_extensions_add_up,
    disembarked_at,
    eurodac_send_hours,
    eurodac_extension_hours,
    eurodac_resend_hours,
):
    """Data of a person disembarked after search and rescue are sent within 72 hours of disembarkation."""
    if not aged_six_or_over:
        return none
    if health_measures_prevent_taking:
        "24(5), first subparagraph: 48 hours after the health grounds have ended"
        return hours(health_measures_ended_at, eurodac_resend_hours)
    if happened(influx_notified_on) and influx_notified_on <= disembarked_on <= longer_limit_for_influx_until:
        "24(6): a notified sudden influx, up to 48 hours more"
        if serious_technical_problems and eurodac_extensions_add_up:
            return hours(
                hours(hours(disembarked_at, eurodac_send_hours), eurodac_extension_hours), eurodac_extension_hours
            )
        return hours(hours(disembarked_at, eurodac_send_hours), eurodac_extension_hours)
    if serious_technical_problems:
        "24(5), second subparagraph: up to 48 hours more"
        return hours(hours(disembarked_at, eurodac_send_hours), eurodac_extension_hours)
    return hours(disembarked_at, eurodac_send_hours)


# ------------------------------------------------------------------------------------------------ temporary protection


@clock(
    EUD, "26(2)", id="EUD-26", done="biometrics_sent_on", on_expiry=Expiry.CONTINUE, applies_from=date(2029, 6, 12),
    anchor="temporary_protection_registered_on", missed=STILL,
)  # fmt: skip
def temporary_protection_biometrics_due(
    aged_six_or_over,
    protected_under_2022_382,
    health_measures_prevent_taking,
    serious_technical_problems,
    temporary_protection_registered_on,
):
    """Data of a beneficiary of temporary protection are sent within ten days of registration (from 12 June 2029)."""
    if not aged_six_or_over or protected_under_2022_382:
        "63(3): never for persons under Decision 2022/382 and its extensions"
        return none
    if health_measures_prevent_taking:
        "26(4), first subparagraph: counted in hours, see the next rule"
        return none
    if serious_technical_problems:
        "26(4), second subparagraph: up to 48 hours, here two days, more"
        return last_day(days(temporary_protection_registered_on, 12))
    return last_day(days(temporary_protection_registered_on, 10))


@clock(
    EUD, "26(4)", id="EUD-26", done="biometrics_sent_at", on_expiry=Expiry.CONTINUE, applies_from=date(2029, 6, 12),
    anchor="temporary_protection_registered_on", missed=STILL,
)  # fmt: skip
def temporary_protection_biometrics_due_after_health_measures(
    aged_six_or_over,
    protected_under_2022_382,
    health_measures_prevent_taking,
    health_measures_ended_at,
    eurodac_resend_hours,
):
    """Where health measures prevented the taking, data on temporary protection are sent 48 hours after they end."""
    if aged_six_or_over and health_measures_prevent_taking and not protected_under_2022_382:
        return hours(health_measures_ended_at, eurodac_resend_hours)


# ------------------------------------------------------------------------------------------------ second taking, force


@clock(
    EUD, "15(1), second subparagraph", id="EUD-15", also=("EUD-22", "EUD-23", "EUD-24"),
    done="fingerprints_resent_at", on_expiry=Expiry.CONTINUE, missed=STILL,
)  # fmt: skip
def retaken_fingerprints_due(
    eurodac_category, fingertips_state_prevents_comparison, fingerprints_retaken_at, eurodac_resend_hours
):
    """Fingerprints taken again because of the state of the fingertips are sent within 48 hours of success.

    Likewise 22(5), 23(4), 24(4), 26(3). For resettlement (18(3), 20(2)) the act gives no hours."""
    if fingertips_state_prevents_comparison and eurodac_category in (
        "applicant",
        "irregular_crossing",
        "irregular_stay",
        "search_and_rescue",
        "temporary_protection",
    ):
        return hours(fingerprints_retaken_at, eurodac_resend_hours)


@rule(EUD, "13(3)", id="EUD-13.5", force=Force.MAY, coercive=True)
def biometric_coercion_may(
    national_law_provides_measures, biometrics_refused_after_counselling, coercion_is_last_resort_and_proportionate
):
    """Coercion to obtain biometrics is possible only as a last resort that national law provides for."""
    return (
        national_law_provides_measures
        and biometrics_refused_after_counselling
        and coercion_is_last_resort_and_proportionate
    )


@safeguard(EUD, "13(5)", id="EUD-13.5", defeats=("biometric_coercion_may",))
def vulnerable_person_cannot_give_biometrics(vulnerable_person, biometrics_impossible_unintentionally):
    """No measures against a vulnerable person whose fingertips or face do not allow it, unless caused on purpose."""
    return vulnerable_person and biometrics_impossible_unintentionally


@safeguard(EUD, "14(2)", id="EUD-13.5", defeats=("biometric_coercion_may",))
def minor_cannot_give_biometrics(minor, biometrics_impossible_unintentionally):
    """The same holds for every minor."""
    return minor and biometrics_impossible_unintentionally


@safeguard(EUD, "13(2)", id="EUD-13.5", defeats=("biometric_coercion_may",))
def dignity_not_respected(dignity_and_integrity_respected):
    """Dignity and physical integrity are respected whenever biometrics are taken."""
    return not dignity_and_integrity_respected


@safeguard(EUD, "14(1)", id="EUD-13.5", defeats=("biometric_coercion_may",))
def child_to_be_referred_first(minor, child_safeguarding_risk, minor_accompanied_by_family_or_representative):
    """A minor is accompanied, and one who refuses and may be in danger is referred to child protection instead."""
    return minor and (child_safeguarding_risk or not minor_accompanied_by_family_or_representative)
