"""Crisis: Articles 12 and 13 of Regulation (EU) 2024/1359, on the limits of responsibility and the duty to take back."""

from tests.law.boundaries import case

# DE asks IT. The Council's act: 2 November 2026 to 2 February 2027. Which of the two uses the longer limits, each row says.
CASE = {
    "acting_state": "DE", "requesting_state": "DE", "requested_state": "IT", "crisis_applies_from": "2026-11-02",
    "crisis_applies_until": "2027-02-02", "registered_on": "2026-11-05", "made_on": "2026-11-04", "responsibility_procedure": "take_charge",
    "new_application_registered": True, "take_charge_hit_received_on": "none", "responsibility_data_refused": False,
    "request_received_on": "2026-11-05", "detained_for_transfer": False, "urgent_reply_asked": False,
    "registered_after_refusal_or_return_decision": False, "take_back_hit_received_on": "2026-11-04",
    "take_back_notification_received_on": "2026-11-04", "responsible_state_over_crisis": False,
    "responsible_state_accepts_individually": False, "internal_security_risk": False, "security_check_state": "none",
}  # fmt: skip
DE = CASE | {"crisis_limits_state": "DE"}
IT = CASE | {"crisis_limits_state": "IT"}
NEITHER = CASE | {"crisis_limits_state": "none"}
ACCEPTED = {
    "request_accepted_on": "2026-11-30", "take_back_confirmed_on": "none", "suspension_granted": False, "transferred_on": "none",
}  # fmt: skip
TRANSFER = ACCEPTED | {
    "transfer_decision_notified_on": "2026-12-01", "transfer_controlled_or_escorted": False, "imprisoned_so_no_transfer": False,
    "transfer_obstacle": "none", "suspension_requested_on": "none", "unaccompanied_minor": False, "article_4_barred_state": "none",
    "other_article_4_barred_state": "none", "transfer_appeal_lodged_on": "none",
}  # fmt: skip
COUNCIL = {
    "crisis_situation": "mass_arrivals", "crisis_applies_from": "2026-11-02", "crisis_applies_until": "2027-02-02",
    "crisis_derogations_used": ["responsibility_limits", "no_take_back"], "responsibility_limits_impossible_to_keep": True,
}  # fmt: skip
RELIEF = COUNCIL | {
    "extraordinary_mass_arrivals": True, "take_back_duty_rests_on": "first_registration", "take_back_relief_from": "2026-07-15",
    "take_back_relief_until": "2026-11-14", "registered_in_crisis_state_on": "2026-07-15", "take_back_notified_before_crisis_act": False,
    "crisis_act_adopted_on": "2026-11-15", "second_registration_state": "FR", "responsible_by_other_criteria": "none",
}  # fmt: skip

CASES = [
    case("responsibility_limits_may_be_derogated", COUNCIL, True, "mass arrivals", on="2026-11-02"),
    case("responsibility_limits_may_be_derogated", COUNCIL, False, "the day before", on="2026-11-01"),
    case(
        "responsibility_limits_may_be_derogated", COUNCIL | {"crisis_situation": "instrumentalisation"}, False,
        "12(1) does not name instrumentalisation", on="2026-11-02",
    ),
    # 12(2)(a)
    case("take_charge_request_due", DE, "2027-03-05", "four months from registration", id="CRI-12"),
    case("take_charge_request_due", DE | {"registered_on": "2026-11-06"}, "2027-03-08", "6 March is a Saturday", id="CRI-12"),
    case("take_charge_request_due", DE | {"take_charge_hit_received_on": "2026-11-09"}, "2027-03-05", "the hit shortens nothing",
         id="CRI-12"),
    case("take_charge_request_due", NEITHER, "2027-01-05", "two months: no act", id="CRI-12"),
    case("take_charge_request_due", IT, "2027-01-05", "the other State's crisis does not help the asking State", id="CRI-12"),
    case(
        "take_charge_request_due", DE | {"registered_on": "2026-10-30", "made_on": "2026-10-30"}, "2026-12-30",
        "registered before the period", id="CRI-12",
    ),
    # 12(2)(b)
    case("take_charge_reply_due", IT, "2027-01-05", "two months from receipt", id="CRI-12"),
    case("take_charge_reply_due", IT | {"request_received_on": "2026-11-06"}, "2027-01-07", "6 January is a holiday in Italy", id="CRI-12"),
    case("take_charge_reply_due", NEITHER, "2026-12-07", "one month: 5 December is a Saturday", id="CRI-12"),
    case("take_charge_reply_due", IT | {"detained_for_transfer": True}, "2026-11-12", "AMMR 45(2) is not derogated from", id="CRI-12"),
    case(
        "urgent_take_charge_reply_due",
        IT | {"urgent_reply_asked": True, "registered_after_refusal_or_return_decision": True, "urgent_reply_by_on": "none"},
        "2027-01-05", "two months in the place of Article 40 as a whole", id="CRI-12",
    ),
    case(
        "urgent_take_charge_reply_due",
        NEITHER | {"urgent_reply_asked": True, "registered_after_refusal_or_return_decision": True, "urgent_reply_by_on": "none"},
        "2026-11-19", "two weeks", id="CRI-12",
    ),
    # 12(2)(c)
    case("take_back_notification_due", DE, "2026-12-04", "one month from the hit", id="CRI-12"),
    case("take_back_notification_due", DE | {"take_back_hit_received_on": "2026-11-05"}, "2026-12-07", "5 December is a Saturday",
         id="CRI-12"),
    case("take_back_notification_due", NEITHER, "2026-11-18", "two weeks", id="CRI-12"),
    case("take_back_confirmation_due", IT, "2026-12-04", "one month", id="CRI-12"),
    case("take_back_confirmation_due", IT | {"take_back_notification_received_on": "2026-11-08"}, "2026-12-09",
         "8 December is a holiday in Italy", id="CRI-12"),
    case("take_back_confirmation_due", NEITHER, "2026-11-18", "two weeks", id="CRI-12"),
    # 12(2)(d), 12(4)
    case("transfer_due", DE | ACCEPTED, "2027-11-30", "one year from acceptance", id="CRI-12"),
    case("transfer_due", DE | ACCEPTED | {"request_accepted_on": "2026-11-28"}, "2027-11-29", "28 November 2027 is a Sunday",
         id="CRI-12"),
    case("transfer_due", IT | ACCEPTED, "2027-11-30", "the responsible State is in crisis", id="CRI-12"),
    case("transfer_due", NEITHER | ACCEPTED, "2027-05-31", "six months: 30 May 2027 is a Sunday", id="CRI-12"),
    case("transfer_to_crisis_state_suspended", IT, True, "the responsible State is in crisis"),
    case("transfer_to_crisis_state_suspended", IT | {"responsible_state_over_crisis": True}, False, "its crisis is over"),
    case("transfer_to_crisis_state_suspended", IT | {"responsible_state_accepts_individually": True}, False, "accepts this person"),
    case("transfer_to_crisis_state_suspended", DE, False, "the transferring State's own crisis"),
    case("transfer_may_be_carried_out", NEITHER | TRANSFER, True, "no crisis: it may take place", id="CRI-12"),
    case("transfer_may_be_carried_out", IT | TRANSFER, False, "the responsible State is in crisis", id="CRI-12"),
    # 13
    case("take_back_relief", RELIEF, True, "registered on the first day of the window"),
    case("take_back_relief", RELIEF | {"registered_in_crisis_state_on": "2026-07-14"}, False, "registered the day before"),
    case("take_back_relief", RELIEF | {"registered_in_crisis_state_on": "2026-11-15"}, False, "registered after the window"),
    case("take_back_relief", RELIEF | {"take_back_duty_rests_on": "other"}, False, "the duty rests on a criterion"),
    case(
        "take_back_relief",
        RELIEF | {"take_back_duty_rests_on": "unfinished_determination", "take_back_notified_before_crisis_act": True}, False,
        "13(3): notified before the act was adopted",
    ),
    case("take_back_relief", RELIEF | {"extraordinary_mass_arrivals": False}, False, "mass arrivals, but not extraordinary"),
    case("take_back_relief_window_too_early", RELIEF, False, "four months before 15 November to the day"),
    case("take_back_relief_window_too_early", RELIEF | {"take_back_relief_from": "2026-07-14"}, True, "a day earlier"),
    case("responsible_state_after_relief", RELIEF, "FR", "13(2): the second registration"),
    case(
        "responsible_state_after_relief",
        RELIEF | {"take_back_duty_rests_on": "unfinished_determination", "responsible_by_other_criteria": "ES"}, "ES",
        "13(3): another criterion fits",
    ),
    case("responsible_state_after_relief", RELIEF | {"take_back_duty_rests_on": "other"}, "none", "no relief"),
]  # fmt: skip
