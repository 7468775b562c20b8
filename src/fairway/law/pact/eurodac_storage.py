"""Eurodac Regulation, Articles 3, 16, 17, 25 to 33 and 40: what is stored, for how long, and who may change or read it.

Storage periods are maxima: they end on the day counted, working day or not."""

from datetime import date

from fairway.law.language import (
    Binds,
    Expiry,
    Force,
    clock,
    happened,
    hours,
    rule,
    safeguard,
    years,
)
from fairway.law.pact.acts import EUD

GONE = "The data may no longer be kept: they are to be erased."
SENT = "biometrics_sent_on"


# ------------------------------------------------------------------------------------------------ Article 29: how long


@clock(EUD, "29(1)", id="EUD-15", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT)
def applicant_data_kept_until(eurodac_category, biometrics_sent_on):
    """An applicant's data are kept for ten years from the sending of the biometrics."""
    if eurodac_category == "applicant":
        return years(biometrics_sent_on, 10)


@rule(EUD, "29(2)", id="EUD-18.1", force=Force.BAR)
def candidate_biometrics_not_stored(eurodac_category):
    """Biometrics sent while an admission procedure is pending are compared and not stored."""
    return eurodac_category == "resettlement_in_procedure"


@clock(EUD, "29(3)", id="EUD-18.2a", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT)
def resettled_person_data_kept_until(eurodac_category, biometrics_sent_on):
    """Data of a person admitted under the resettlement framework are kept for five years."""
    if eurodac_category == "resettlement_admitted":
        return years(biometrics_sent_on, 5)


@clock(EUD, "29(4)", id="EUD-18.2b", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT)
def refused_resettlement_data_kept_until(eurodac_category, biometrics_sent_on):
    """Data of a person refused, or who withdrew consent, are kept for three years."""
    if eurodac_category == "resettlement_refused":
        return years(biometrics_sent_on, 3)


@clock(EUD, "29(5)", id="EUD-20", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT)
def national_resettlement_data_kept_until(eurodac_category, biometrics_sent_on):
    """Data of a person admitted under a national scheme are kept for five years."""
    if eurodac_category == "national_resettlement":
        return years(biometrics_sent_on, 5)


@clock(EUD, "29(6)", id="EUD-22", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT)
def irregular_crossing_data_kept_until(eurodac_category, biometrics_sent_on):
    """Data of a person apprehended for an irregular crossing are kept for five years."""
    if eurodac_category == "irregular_crossing":
        return years(biometrics_sent_on, 5)


@clock(EUD, "29(7)", id="EUD-23", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT)
def irregular_stay_data_kept_until(eurodac_category, biometrics_sent_on):
    """Data of a person found staying irregularly are kept for five years."""
    if eurodac_category == "irregular_stay":
        return years(biometrics_sent_on, 5)


@clock(EUD, "29(8)", id="EUD-24", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT)
def disembarked_person_data_kept_until(eurodac_category, biometrics_sent_on):
    """Data of a person disembarked after search and rescue are kept for five years."""
    if eurodac_category == "search_and_rescue":
        return years(biometrics_sent_on, 5)


@clock(
    EUD, "29(9)", id="EUD-26", done="eurodac_data_erased_on", on_expiry=Expiry.LAPSE, missed=GONE, anchor=SENT,
    applies_from=date(2029, 6, 12),
)  # fmt: skip
def temporary_protection_data_kept_until(
    eurodac_category,
    protected_under_2022_382,
    temporary_protection_decision_in_force_on,
    temporary_protection_years_prolonged,
):
    """Data on temporary protection are kept a year from the Council's decision, and longer with each prolongation."""
    if eurodac_category == "temporary_protection" and not protected_under_2022_382:
        return years(years(temporary_protection_decision_in_force_on, 1), temporary_protection_years_prolonged)


# ----------------------------------------------------------------------------------------- Article 30: early erasure


# Article 30 names the periods of 29(1), (3) and (5) to (9), not (4): data of refused candidates run their three years.
@rule(EUD, "30(1)", id="EUD-30", force=Force.MUST)
def citizens_data_erased_must(eurodac_category, citizenship_acquired_on, citizenship_known_to_origin_state):
    """Data of a person who became a Union citizen are erased at once by the State of origin that knows of it."""
    if eurodac_category in ("resettlement_refused", "resettlement_in_procedure"):
        "30(1) does not name the period of 29(4)"
        return False
    return happened(citizenship_acquired_on) and citizenship_known_to_origin_state


@clock(
    EUD, "30(2)", id="EUD-30", done="early_erasure_notified_at", on_expiry=Expiry.CONTINUE, binds=Binds.AGENCY,
    missed="The other States of origin are still to be told.",
)  # fmt: skip
def early_erasure_notice_due(early_erasure_at):
    """Eurodac tells the other States of origin with a match within 72 hours of the erasure."""
    return hours(early_erasure_at, 72)


# ------------------------------------------------------------------------------------- Articles 3, 16, 17, 25: entries


@rule(EUD, "3(6)", id="EUD-3.6-seq", force=Force.MUST, binds=Binds.AGENCY)
def datasets_linked_must(datasets_match):
    """All sets of one person are linked in a sequence: persons are counted, not applications."""
    return datasets_match


@rule(EUD, "17(1)", id="EUD-17-data", force=Force.MUST)
def applicant_record_complete(eurodac_items, document_details_available, document_scan_available):
    """The set on an applicant holds the data of the closed list, documents where available, and nothing else."""
    if document_details_available and "document_details" not in eurodac_items:
        "17(1)(i)"
        return False
    if document_scan_available and "document_scan" not in eurodac_items:
        "17(1)(j)"
        return False
    return (
        "fingerprints" in eurodac_items
        and "facial_image" in eurodac_items
        and "names" in eurodac_items
        and "nationalities" in eurodac_items
        and "birth_date" in eurodac_items
        and "birth_place" in eurodac_items
        and "origin_place_and_date" in eurodac_items
        and "sex" in eurodac_items
        and "reference_number" in eurodac_items
        and "date_taken" in eurodac_items
        and "date_sent" in eurodac_items
        and "operator" in eurodac_items
    )


@rule(EUD, "17(2)(i), 22(3)(d), 23(3)(e), 24(3)(f)", id="EUD-flag", coercive=True)
def security_flag_recorded(
    eurodac_category, security_check_basis, check_finds_internal_security_threat, security_circumstances
):
    """A possible threat to security is recorded only after a check named in the act and in one of four circumstances.

    Never on nationality or figures: the circumstances are found in the person's own case."""
    if not check_finds_internal_security_threat or not happened(security_check_basis):
        return False
    if eurodac_category not in ("applicant", "irregular_crossing", "irregular_stay", "search_and_rescue"):
        "no other category has such a field"
        return False
    if security_check_basis in ("ammr_16_4", "apr_9_5") and eurodac_category != "applicant":
        "16(4) AMMR and 9(5) APR concern applicants (17(2)(i))"
        return False
    if security_check_basis == "check_when_taken" and eurodac_category != "irregular_stay":
        "23(3)(e) alone knows a check when the biometrics are taken"
        return False
    return (
        "armed" in security_circumstances
        or "violent" in security_circumstances
        or "terrorist_offence_indications" in security_circumstances
        or "arrest_warrant_offence_indications" in security_circumstances
    )


@safeguard(EUD, "17(4)", id="EUD-flag", defeats=("security_flag_recorded",))
def security_flag_to_be_deleted(security_threat_no_longer_given):
    """The flag is deleted, by every State that bears it, once the threat no longer exists."""
    return security_threat_no_longer_given


@clock(
    EUD, "17(4)", id="EUD-flag", done="security_flag_deletion_notified_at", on_expiry=Expiry.CONTINUE,
    binds=Binds.AGENCY, missed="The other States of origin are still to be told, and still to delete their flag.",
)  # fmt: skip
def security_flag_deletion_notice_due(security_flag_deleted_at):
    """Eurodac tells the other States of origin with a match within 72 hours of the deletion of a security flag."""
    return hours(security_flag_deleted_at, 72)


@rule(EUD, "16(1), 16(3)", id="EUD-16-status", force=Force.MUST)
def responsible_state_entry_missing(responsible_state_determined, responsible_state_entered):
    """The responsible State is entered as soon as it is determined or responsibility has passed."""
    return responsible_state_determined and not responsible_state_entered


# These dates start the periods of AMMR 37(4) and 37(5).
@rule(EUD, "16(2)", id="EUD-16-status", force=Force.MUST)
def movement_entry_missing(
    arrived_after_transfer_on,
    arrival_date_entered,
    left_territory_on,
    removed_after_rejection_on,
    departure_date_entered,
):
    """Arrival after a transfer, departure from the territory and removal are entered with their dates."""
    if happened(arrived_after_transfer_on) and not arrival_date_entered:
        "16(2)(a)-(b)"
        return True
    return (happened(left_territory_on) or happened(removed_after_rejection_on)) and not departure_date_entered


# 16(4) names paragraphs 1 and 3 and Article 31(6), not the dates of 16(2): the digest's wider sentence is not in
# the act.
@clock(
    EUD, "16(4)", id="EUD-16-status", done="status_data_notified_at", on_expiry=Expiry.CONTINUE, binds=Binds.AGENCY,
    missed="The other States of origin are still to be told, and to update the responsible State.",
)  # fmt: skip
def responsible_state_notice_due(status_data_received_at):
    """Eurodac tells the other States of origin with a match within 72 hours of receiving the responsible State."""
    return hours(status_data_received_at, 72)


@rule(EUD, "25(1)", id="EUD-25-reloc", force=Force.MUST)
def relocation_state_entry_missing(relocation_confirmation_on, relocation_state_entered):
    """The beneficiary State enters the State of relocation as soon as that State is bound to relocate."""
    return happened(relocation_confirmation_on) and not relocation_state_entered


@rule(EUD, "25(2)", id="EUD-25-reloc", force=Force.MUST)
def relocation_arrival_entry_missing(relocated_on, relocation_arrival_data_sent):
    """The State of relocation sends a set of data with the date of arrival."""
    return happened(relocated_on) and not relocation_arrival_data_sent


# ---------------------------------------------------------------------------------------- Articles 27, 31: hits, marks


@rule(EUD, "27(5)", id="EUD-27.5")
def hit_prevails(hit_serves_responsibility):
    """A hit that helps to determine the responsible State prevails over every other hit."""
    return hit_serves_responsibility


@rule(EUD, "31(1)", id="EUD-31-mark", force=Force.MUST)
def protection_mark_must(eurodac_category, protection_granted_by_origin_state, status_withdrawn):
    """The State that granted protection marks the applicant's data; the mark goes when the status is withdrawn."""
    if status_withdrawn:
        "31(3)"
        return False
    return eurodac_category == "applicant" and protection_granted_by_origin_state


@rule(EUD, "31(4)", id="EUD-31-mark", force=Force.MUST)
def residence_mark_must(eurodac_category, residence_permit_issued_by_origin_state):
    """The State that issued a residence permit marks its data of an irregular crossing or stay or a disembarkation."""
    return (
        eurodac_category in ("irregular_crossing", "irregular_stay", "search_and_rescue")
        and residence_permit_issued_by_origin_state
    )


@clock(
    EUD, "31(1), 31(4)", id="EUD-31-mark", done="mark_notified_at", on_expiry=Expiry.CONTINUE, binds=Binds.AGENCY,
    missed="The other States of origin are still to be told, and to mark their sets.",
)  # fmt: skip
def mark_notice_due(data_marked_at):
    """Eurodac tells the other States of origin with a match within 72 hours of the mark."""
    return hours(data_marked_at, 72)


# ------------------------------------------------------------------------------ Articles 32, 33, 40: reading, changing


@rule(EUD, "33(1)", id="EUD-33", force=Force.MAY, coercive=True)
def law_enforcement_comparison_may(
    query_reasoned_electronic_request,
    national_databases_checked,
    prum_systems_checked_or_excused,
    cir_shows_eurodac_data,
    query_for_terrorism_or_serious_crime,
    query_in_specific_case,
    query_would_contribute_substantially,
    verifying_authority_agrees,
    query_exceptional_urgency,
):
    """A designated authority may have data compared only where every condition of Article 33 is met and verified."""
    return (
        query_reasoned_electronic_request
        and ((national_databases_checked and prum_systems_checked_or_excused) or cir_shows_eurodac_data)
        and query_for_terrorism_or_serious_crime
        and query_in_specific_case
        and query_would_contribute_substantially
        and (verifying_authority_agrees or query_exceptional_urgency)
    )


@safeguard(EUD, "14(3)", id="EUD-33", defeats=("law_enforcement_comparison_may",))
def child_under_14_without_additional_grounds(query_concerns_child_under_14, additional_grounds_for_child_under_14):
    """Data of a child under 14 are used against that child only on additional grounds."""
    return query_concerns_child_under_14 and not additional_grounds_for_child_under_14


@rule(EUD, "40(3)", id="EUD-40")
def data_may_be_changed_by_acting_state(acting_state, state_of_origin_of_data):
    """Only the State of origin may correct, complete or erase the data it sent."""
    return acting_state == state_of_origin_of_data
