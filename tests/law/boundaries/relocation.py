"""Relocation: Regulation (EU) 2024/1351, Articles 67 and 68."""

from tests.law.boundaries import case

PERSON = {
    "internal_security_risk": False, "could_be_responsible_on_family_grounds": False, "beneficiary_of_protection": False,
    "written_consent_to_relocation": False, "heard_on_meaningful_links": True, "family_relocated_to_same_state": True,
}  # fmt: skip
BENEFICIARY = PERSON | {"beneficiary_of_protection": True, "written_consent_to_relocation": True}
FILE = {
    "relocation_file_received_on": "2026-10-05", "relocation_state": "DE", "beneficiary_state": "IT",
    "relocation_reply_deferred_on": "none", "relocation_complex_or_many_cases": False,
}  # fmt: skip
CONFIRMED = FILE | {
    "relocation_confirmed_on": "2026-10-12", "relocation_refused_on": "none", "relocation_appeal_decided_on": "none",
}  # fmt: skip
SILENT = CONFIRMED | {"relocation_confirmed_on": "none"}
ARRIVED = {
    "relocated_on": "2026-11-09", "beneficiary_of_protection": False, "responsibility_ground": "none",
    "relocation_state": "DE", "state_found_by_remaining_criteria": "none",
}  # fmt: skip
WITHOUT_LINKS = {k: v for k, v in PERSON.items() if k != "heard_on_meaningful_links"}

CASES = [
    case("relocation_barred_for_security", {"internal_security_risk": True}, True, "a risk"),
    case("relocation_barred_for_security", {"internal_security_risk": False}, False, "none"),
    case(
        "responsible_state_after_security_bar",
        {"internal_security_risk": True, "beneficiary_of_protection": False, "beneficiary_state": "IT"},
        "IT",
        "16(4)",
    ),
    case(
        "responsible_state_after_security_bar",
        {"internal_security_risk": True, "beneficiary_of_protection": True, "beneficiary_state": "IT"},
        "none",
        "no applicant: nothing to be responsible for",
    ),
    # 67(3) to (6)
    case("relocation_possible", PERSON, True, "an applicant without bars"),
    case("relocation_possible", PERSON | {"internal_security_risk": True}, False, "67(2)"),
    case(
        "relocation_possible", PERSON | {"could_be_responsible_on_family_grounds": True}, False, "67(5): not eligible"
    ),
    case("relocation_possible", BENEFICIARY, True, "a beneficiary who consents in writing"),
    case(
        "relocation_possible",
        BENEFICIARY | {"written_consent_to_relocation": False},
        False,
        "no written consent",
        id="AMM-67.3-5",
    ),
    case(
        "relocation_possible",
        PERSON | {"heard_on_meaningful_links": False},
        False,
        "never asked about links",
        id="AMM-67.3-5",
    ),
    case("relocation_possible", WITHOUT_LINKS, "unknown", "not known whether asked: held back", id="AMM-67.3-5"),
    case(
        "relocation_possible",
        PERSON | {"family_relocated_to_same_state": False},
        False,
        "the family would be separated",
        id="AMM-67.3-5",
    ),
    case(
        "relocation_without_written_consent",
        BENEFICIARY | {"written_consent_to_relocation": False},
        True,
        "a beneficiary, no consent",
    ),
    case("relocation_without_written_consent", PERSON, False, "an applicant's consent is not asked for"),
    case("meaningful_links_not_heard", {"heard_on_meaningful_links": False}, True, "not heard"),
    case("meaningful_links_not_heard", {"heard_on_meaningful_links": True}, False, "heard"),
    case("relocation_would_separate_family", {"family_relocated_to_same_state": False}, True, "apart"),
    case("relocation_would_separate_family", {"family_relocated_to_same_state": True}, False, "together"),
    case(
        "relocation_information_missing",
        PERSON | {"informed_of_relocation_procedure": False},
        True,
        "to be relocated, not informed",
    ),
    case("relocation_information_missing", PERSON | {"informed_of_relocation_procedure": True}, False, "informed"),
    # 67(9)
    case("relocation_confirmation_due", FILE, "2026-10-12", "a week"),
    case(
        "relocation_confirmation_due",
        FILE | {"relocation_file_received_on": "2026-12-18"},
        "2026-12-28",
        "25 December is a holiday and a Friday in Germany",
    ),
    case(
        "relocation_confirmation_due",
        FILE | {"relocation_complex_or_many_cases": True, "relocation_reply_deferred_on": "2026-10-12"},
        "2026-10-19",
        "two weeks, announced on the last day of the first",
        id="AMM-67.9",
    ),
    case(
        "relocation_confirmation_due",
        FILE | {"relocation_complex_or_many_cases": True, "relocation_reply_deferred_on": "2026-10-13"},
        "2026-10-12",
        "announced too late: the week stands",
        id="AMM-67.9",
    ),
    case(
        "relocation_confirmation_due",
        FILE | {"relocation_reply_deferred_on": "2026-10-08"},
        "2026-10-12",
        "neither complex nor many cases",
        id="AMM-67.9",
    ),
    case(
        "relocation_refusal_valid",
        {"relocation_refused_on": "2026-10-12", "internal_security_risk": True, "nature_of_security_alert_given": True},
        True,
        "security, with the nature of the alert",
    ),
    case(
        "relocation_refusal_valid",
        {
            "relocation_refused_on": "2026-10-12",
            "internal_security_risk": False,
            "nature_of_security_alert_given": True,
        },
        False,
        "any other reason",
    ),
    case(
        "relocation_confirmation_on", CONFIRMED | {"relocation_confirmed_on": "2026-10-09"}, "2026-10-09", "the answer"
    ),
    case("relocation_confirmation_on", SILENT, "2026-10-12", "silence, the day after the limit", on="2026-10-13"),
    case("relocation_confirmation_on", SILENT, "none", "the last day for the answer", on="2026-10-12"),
    case("relocation_confirmation_on", SILENT | {"relocation_refused_on": "2026-10-09"}, "none", "refused"),
    # 67(10) to (12)
    case("relocation_decision_due", CONFIRMED, "2026-10-19", "a week from the confirmation"),
    case(
        "relocation_decision_due",
        CONFIRMED | {"relocation_confirmed_on": "2026-10-25"},
        "2026-11-02",
        "1 November is a Sunday, and a holiday in Italy",
    ),
    case(
        "relocation_notice_due",
        {"beneficiary_of_protection": False, "relocation_transfer_planned_on": "2026-11-09"} | FILE,
        "2026-11-07",
        "two days before, a Saturday: counted backwards nothing rolls",
    ),
    case(
        "relocation_notice_due",
        {"beneficiary_of_protection": True, "relocation_transfer_planned_on": "2026-11-09"} | FILE,
        "2026-11-02",
        "a beneficiary: one week before",
    ),
    case("relocation_transfer_due", CONFIRMED, "2026-11-09", "four weeks"),
    case(
        "relocation_transfer_due",
        CONFIRMED | {"relocation_appeal_decided_on": "2026-11-20"},
        "2026-12-18",
        "four weeks from the decision on the suspensive appeal",
    ),
    case(
        "relocation_transfer_due",
        CONFIRMED | {"relocation_appeal_decided_on": "2026-11-27"},
        "2026-12-28",
        "25 and 26 December are holidays in Italy, the 27th is a Sunday",
    ),
    case("relocation_transfer_due", SILENT | {"relocation_refused_on": "2026-10-09"}, "none", "refused"),
    case(
        "relocation_continues_after_pool",
        FILE | {"pool_act_expires_on": "2026-12-31", "relocated_on": "none"},
        True,
        "begun, the acts expired",
        on="2027-01-01",
    ),
    case(
        "relocation_continues_after_pool",
        FILE | {"pool_act_expires_on": "2026-12-31", "relocated_on": "none"},
        False,
        "the acts are still valid",
        on="2026-12-31",
    ),
    # 68
    case("criteria_applied_again_after_relocation", ARRIVED, True, "nobody found responsible before"),
    case("criteria_applied_again_after_relocation", ARRIVED | {"responsibility_ground": "article_33"}, False, "68(3)"),
    case(
        "responsible_state_after_relocation",
        ARRIVED | {"state_found_by_remaining_criteria": "FR"},
        "FR",
        "a remaining criterion",
    ),
    case("responsible_state_after_relocation", ARRIVED, "DE", "no criterion: the State of relocation"),
    case(
        "responsible_state_after_relocation",
        ARRIVED | {"responsibility_ground": "article_33", "state_found_by_remaining_criteria": "FR"},
        "DE",
        "68(3): responsibility passes to the State of relocation",
    ),
    case("responsible_state_after_relocation", ARRIVED | {"relocated_on": "none"}, "none", "not relocated"),
    case("status_granted_after_relocation", ARRIVED | {"beneficiary_of_protection": True}, True, "automatically"),
    case("status_granted_after_relocation", ARRIVED, False, "an applicant"),
]
