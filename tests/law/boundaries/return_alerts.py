"""Alerts on return: Regulations (EU) 2018/1860 and 2018/1861."""

from tests.law.boundaries import case

ISSUED = {
    "return_decision_issued_on": "2026-07-13", "return_alert_entered": False, "detained_pending_removal": False,
    "return_enforced_at_once_at_border": False, "permit_kept": False,
}  # fmt: skip
ALERT = {
    "return_alert_entered": True, "voluntary_departure_days_granted": 30, "departure_period_recorded_in_alert": True,
    "enforcement_suspended": False, "postponement_or_extension_granted": False, "suspension_recorded_in_alert": False,
}  # fmt: skip
ASKED = {
    "permit_consultation_received_on": "2026-07-13",
    "alerting_state": "IT",
    "permit_consultation_answered_on": "none",
}
ASKED_BACK = {
    "alert_consultation_received_on": "2026-07-06", "permit_state": "DE", "alert_consultation_extension_requested_on": "none",
}  # fmt: skip
ENTERED = {"alert_entered_on": "2026-07-13", "decision_behind_alert_valid_over_three_years": False}

CASES = [
    # 3
    case("return_alert_missing", ISSUED, True, "decided, not entered"),
    case("return_alert_missing", ISSUED | {"return_alert_entered": True}, False, "entered"),
    case("return_alert_missing", ISSUED | {"detained_pending_removal": True}, False, "3(2): may be left out"),
    case("return_alert_missing", ISSUED | {"permit_kept": True}, False, "another State keeps its permit"),
    case("departure_period_not_recorded", ALERT | {"departure_period_recorded_in_alert": False}, True, "3(4)"),
    case("departure_period_not_recorded", ALERT, False, "recorded"),
    case(
        "suspension_not_recorded",
        ALERT | {"enforcement_suspended": True},
        True,
        "an appeal suspends: to be recorded at once",
    ),
    case("suspension_not_recorded", ALERT, False, "not suspended"),
    # 6 to 8
    case(
        "return_alert_deletion_missing",
        {"return_confirmed_on": "2026-08-03", "return_alert_deleted_on": "none"},
        True,
        "6(2)",
    ),
    case(
        "return_alert_deletion_missing",
        {"return_confirmed_on": "2026-08-03", "return_alert_deleted_on": "2026-08-03"},
        False,
        "deleted",
    ),
    case(
        "refusal_alert_missing",
        {"return_confirmed_on": "2026-08-03", "entry_ban_imposed": True, "refusal_alert_entered": False},
        True,
        "a ban: the refusal alert takes its place",
    ),
    case(
        "refusal_alert_missing",
        {"return_confirmed_on": "2026-08-03", "entry_ban_imposed": False, "refusal_alert_entered": False},
        False,
        "no ban",
    ),
    case(
        "end_of_departure_period_not_notified",
        {"departure_period_ended_without_departure": True, "issuing_state_notified_by_system": False},
        True,
        "7(1)",
    ),
    case(
        "end_of_departure_period_not_notified",
        {"departure_period_ended_without_departure": True, "issuing_state_notified_by_system": True},
        False,
        "notified",
    ),
    case("contact_after_hit_missing", {"hit_on_return_alert": True, "issuing_state_contacted": False}, True, "7(2)"),
    case(
        "contact_after_hit_missing", {"hit_on_return_alert": True, "issuing_state_contacted": True}, False, "contacted"
    ),
    # 9
    case("permit_consultation_reply_due", ASKED, "2026-07-23", "ten calendar days"),
    case(
        "permit_consultation_reply_due",
        ASKED | {"permit_consultation_received_on": "2026-07-09"},
        "2026-07-20",
        "the tenth is a Sunday",
    ),
    case("alerting_state_does_not_object", ASKED, False, "the tenth day", on="2026-07-23"),
    case("alerting_state_does_not_object", ASKED, True, "the eleventh day: silence", on="2026-07-24"),
    case(
        "alerting_state_does_not_object",
        ASKED | {"permit_consultation_answered_on": "2026-07-23", "alerting_state_objects": True},
        False,
        "objected in time",
        on="2026-07-30",
    ),
    case(
        "alerting_state_does_not_object",
        ASKED | {"permit_consultation_answered_on": "2026-07-20", "alerting_state_objects": False},
        True,
        "answered: no objection",
        on="2026-07-21",
    ),
    case(
        "alert_deleted_for_permit_must",
        {"permit_intended_or_issued": True, "return_alert_deleted_on": "none"},
        True,
        "9(1)(f)",
    ),
    case(
        "alert_deleted_for_permit_must",
        {"permit_intended_or_issued": False, "return_alert_deleted_on": "none"},
        False,
        "no permit",
    ),
    # 10, 11
    case("alert_consultation_reply_due", ASKED_BACK, "2026-07-20", "14 calendar days"),
    case(
        "alert_consultation_reply_due",
        ASKED_BACK | {"alert_consultation_received_on": "2026-07-11"},
        "2026-07-27",
        "25 July is a Saturday",
    ),
    case(
        "alert_consultation_reply_due",
        ASKED_BACK | {"alert_consultation_extension_requested_on": "2026-07-20"},
        "2026-08-03",
        "26 days end on Saturday 1 August",
        id="SISR-10/11",
    ),
    case(
        "alert_consultation_reply_due",
        ASKED_BACK | {"alert_consultation_extension_requested_on": "2026-07-21"},
        "2026-07-20",
        "asked for more time a day too late",
        id="SISR-10/11",
    ),
    case("alert_barred_by_permit", {"valid_permit_of_other_state": True, "permit_kept": True}, True, "10(f)"),
    case("alert_barred_by_permit", {"valid_permit_of_other_state": True, "permit_kept": False}, False, "withdrawn"),
    # 14; 2018/1861 Articles 39, 40
    case(
        "alert_deleted_must",
        {
            "decision_behind_alert_withdrawn_or_annulled": False,
            "departure_shown_by_person": True,
            "union_or_free_movement_citizenship_known": False,
        },
        True,
        "proof of departure",
    ),
    case(
        "alert_deleted_must",
        {
            "decision_behind_alert_withdrawn_or_annulled": False,
            "departure_shown_by_person": False,
            "union_or_free_movement_citizenship_known": False,
        },
        False,
        "none of the three",
    ),
    case("alert_review_due", ENTERED, "2029-07-13", "three years"),
    case(
        "alert_review_due",
        ENTERED | {"decision_behind_alert_valid_over_three_years": True},
        "2031-07-13",
        "five years, a Sunday",
    ),
    case(
        "alert_deleted_automatically",
        ENTERED | {"alert_extension_told_to_system": False},
        True,
        "a day after",
        on="2029-07-14",
    ),
    case(
        "alert_deleted_automatically",
        ENTERED | {"alert_extension_told_to_system": False},
        False,
        "the last day",
        on="2029-07-13",
    ),
    case(
        "alert_deleted_automatically",
        ENTERED | {"alert_extension_told_to_system": True},
        False,
        "extended",
        on="2029-07-14",
    ),
    case("deletion_warning_due", ENTERED, "2029-03-13", "four months before"),
    case(
        "deletion_warning_due",
        ENTERED | {"decision_behind_alert_valid_over_three_years": True},
        "2031-03-13",
        "four months before the five years end",
    ),
    case(
        "sirene_notice_reply_due",
        {"sirene_notice_received_on": "2026-07-06", "alerting_state": "IT"},
        "2026-07-21",
        "15 calendar days",
    ),
    case(
        "sirene_notice_reply_due",
        {"sirene_notice_received_on": "2026-07-10", "alerting_state": "IT"},
        "2026-07-27",
        "25 July is a Saturday",
    ),
]
