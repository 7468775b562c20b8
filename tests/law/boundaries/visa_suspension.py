"""Suspension of the visa exemption: thresholds, windows and grounds under both regimes. Regulation (EU) 2018/1806, Articles 8 to 8d."""

from tests.law.boundaries import case

OLD, LAST_OLD, FIRST_NEW, NEW = "2024-06-30", "2025-12-29", "2025-12-30", "2026-11-22"
KEPT = {
    "third_country": "GE", "listed_visa_exempt_then": True, "visa_commission_own_analysis": False,
    "visa_other_increase_threshold_reasoned": False, "visa_other_recognition_rate_reasoned": False,
    "visa_comparison": "same_period_year_before",
}  # fmt: skip
WINDOW = KEPT | {"visa_window_months": 2}
A = WINDOW | {"refused_or_staying_now": 131, "refused_or_staying_reference": 100}
B = WINDOW | {
    "asylum_applications_now": 131, "asylum_applications_reference": 100, "visa_recognition_rate": "199/1000",
}  # fmt: skip
C = WINDOW | {
    "readmission_requests_now": 1000, "readmission_refusals_now": 262, "readmission_requests_reference": 1000,
    "readmission_refusals_reference": 200, "readmission_failures": [], "readmission_cooperation_fell_otherwise": False,
}  # fmt: skip
D = WINDOW | {
    "serious_offences_now": 131, "serious_offences_reference": 100, "serious_offences_data_from_authorities": True,
    "hybrid_threat_found": False, "document_security_defects_found": False, "public_order_risk_otherwise": False,
}  # fmt: skip
E = {
    "third_country": "DM", "investor_citizenship_scheme_operated": True, "investor_payment_predetermined": True,
    "genuine_link_required": False,
}  # fmt: skip
F = {"third_country": "RS", "visa_policy_not_aligned": True, "irregular_entry_of_others_could_rise": True}
G = {"third_country": "GE", "visa_liberalisation_dialogue_concluded": True, "visa_benchmark_no_longer_met": True}
ANNUAL = {
    "visa_liberalisation_dialogue_concluded": True, "visa_exemption_in_force_on": "2020-01-01",
    "previous_visa_monitoring_report_on": "none",
}  # fmt: skip


def rows(rule, facts, *changes, id=None):
    """Rows of one rule: each change is (changed facts, day asked, value, why)."""
    return [case(rule, facts | changed, value, why, on=on, id=id) for changed, on, value, why in changes]


CASES = [
    # Annex II
    *rows(
        "visa_exempt_country", {},
        ({"third_country": "GE"}, NEW, True, "Annex II, part 1"),
        ({"third_country": "XK"}, NEW, True, "Annex II, part 4"),
        ({"third_country": "HK"}, NEW, True, "Annex II, part 2"),
        ({"third_country": "VU"}, NEW, False, "Annex I: moved there"),
        ({"third_country": "AF"}, FIRST_NEW, False, "Annex I"),
        ({"third_country": "VU", "listed_visa_exempt_then": True}, LAST_OLD, True, "before, as the caller says"),
        ({"third_country": "AF", "listed_visa_exempt_then": False}, LAST_OLD, False, "before, as the caller says"),
        ({"third_country": "GE"}, LAST_OLD, "unknown", "the list of that day is not held here"),
        id="VS-annex-II",
    ),
    # the window of a State's notice
    *rows(
        "visa_window_admissible", {"visa_commission_own_analysis": False},
        ({"visa_window_months": 1}, NEW, False, "one month is too short"),
        ({"visa_window_months": 2}, NEW, True, "two months"),
        ({"visa_window_months": 12}, NEW, True, "twelve months"),
        ({"visa_window_months": 13}, NEW, False, "thirteen months are too long"),
        ({"visa_window_months": 2}, LAST_OLD, True, "the old law: two months"),
        ({"visa_window_months": 1}, LAST_OLD, False, "the old law: one month"),
        ({"visa_window_months": 3}, LAST_OLD, False, "the old law: three months"),
        ({"visa_window_months": 3}, FIRST_NEW, True, "the first day of the new law"),
        ({"visa_window_months": 13, "visa_commission_own_analysis": True}, NEW, True, "8c(2): no window"),
        ({}, NEW, "unknown", "no window given"),
        id="VS-1",
    ),
    # what the old numbers were
    *rows(
        "visa_window_admissible_2018", {},
        ({"visa_window_months": 2}, OLD, True, "two months"),
        ({"visa_window_months": 1}, OLD, False, "one month"),
        ({"visa_window_months": 3}, OLD, False, "three months"),
    ),
    *rows(
        "visa_increase_threshold_2018", {},
        ({}, "2018-12-18", "1/2", "the regulation's first day"),
        ({}, "2018-12-17", "none", "the day before: Regulation (EC) No 539/2001"),
    ),
    *rows(
        "visa_recognition_is_low_2018", {},
        ({"visa_recognition_rate": "3/100"}, OLD, True, "3 %"),
        ({"visa_recognition_rate": "31/1000"}, OLD, "unknown", "within 'around 3 or 4 %'"),
        ({"visa_recognition_rate": "4/100"}, OLD, "unknown", "within 'around 3 or 4 %'"),
        ({"visa_recognition_rate": "41/1000"}, OLD, False, "4.1 %"),
    ),
    # thresholds
    *rows(
        "visa_increase_threshold", {"visa_other_increase_threshold_reasoned": False},
        ({}, LAST_OLD, "1/2", "50 %, from a recital"),
        ({}, FIRST_NEW, "3/10", "30 %"),
        ({"visa_other_increase_threshold_reasoned": True, "visa_other_increase_threshold": "1/5"}, NEW, "1/5", "with reasons"),
        ({"visa_other_increase_threshold_reasoned": True, "visa_other_increase_threshold": "2/5"}, OLD, "2/5", "held so then"),
        id="VS-1",
    ),
    case("visa_increase_threshold", {"visa_other_increase_threshold_reasoned": False}, "1/2",
         "what was published by November 2025 still said 50 %", on=NEW, known="2025-12-09"),
    case("visa_increase_threshold", {"visa_other_increase_threshold_reasoned": False}, "3/10",
         "published on 10 December 2025", on=NEW, known="2025-12-10"),
    *rows(
        "visa_recognition_is_low", {"visa_other_recognition_rate_reasoned": False},
        ({"visa_recognition_rate": "199/1000"}, NEW, True, "19.9 %"),
        ({"visa_recognition_rate": "1/5"}, NEW, False, "20.0 % is not lower than 20 %"),
        ({"visa_recognition_rate": "1/5", "visa_other_recognition_rate_reasoned": True, "visa_other_recognition_rate": "1/4"},
         NEW, True, "another rate, with reasons"),
        ({"visa_recognition_rate": "3/100"}, LAST_OLD, True, "the old law: 3 %"),
        ({"visa_recognition_rate": "35/1000"}, LAST_OLD, "unknown", "within 'around 3 or 4 %'"),
        ({"visa_recognition_rate": "4/100", "visa_recognition_low_in_commission_view": True}, LAST_OLD, True, "as the Commission says"),
        ({"visa_recognition_rate": "41/1000"}, LAST_OLD, False, "4.1 %"),
        ({"visa_recognition_rate": "41/1000"}, FIRST_NEW, True, "the first day of the new law"),
        ({"visa_recognition_rate": "6/100", "visa_other_recognition_rate_reasoned": True, "visa_other_recognition_rate": "7/100"},
         OLD, True, "a higher rate, held so in the case"),
        id="VS-2",
    ),
    # ground a
    *rows(
        "refused_or_staying_increase", WINDOW,
        ({"refused_or_staying_now": 130, "refused_or_staying_reference": 100}, NEW, "3/10", "30.0 %"),
        ({"refused_or_staying_now": 80, "refused_or_staying_reference": 100}, NEW, "-1/5", "a fall"),
        ({"refused_or_staying_now": 5, "refused_or_staying_reference": 0}, NEW, "none", "no percentage over zero"),
        ({"refused_or_staying_now": 390, "refused_or_staying_reference": 100, "visa_window_months": 6,
          "visa_comparison": "last_two_months_before_exemption"}, NEW, "3/10", "65 a month against 50"),
    ),
    *rows(
        "visa_ground_refusals_or_stay", A,
        ({"refused_or_staying_now": 130}, NEW, False, "30.0 % does not exceed 30 %"),
        ({}, NEW, True, "31 %"),
        ({}, FIRST_NEW, True, "31 % on the first day of the new law"),
        ({}, LAST_OLD, False, "31 % on the last day of the old law"),
        ({"refused_or_staying_now": 150}, LAST_OLD, False, "50.0 % does not exceed 50 %"),
        ({"refused_or_staying_now": 151}, LAST_OLD, True, "51 %"),
        ({"visa_window_months": 1}, NEW, False, "8b(1): a window of one month"),
        ({"visa_window_months": 13}, NEW, False, "8b(1): a window of thirteen months"),
        ({"visa_window_months": 13, "visa_commission_own_analysis": True}, NEW, True, "the Commission's own analysis"),
        ({"third_country": "AF"}, NEW, False, "not exempt: nothing to suspend"),
        ({"listed_visa_exempt_then": False, "refused_or_staying_now": 151}, LAST_OLD, False, "not exempt then"),
        ({"visa_other_increase_threshold_reasoned": True, "visa_other_increase_threshold": "2/5"}, NEW, False, "40 %, with reasons"),
        ({"refused_or_staying_reference": 0}, NEW, "unknown", "from zero: the Commission assesses"),
        ({"refused_or_staying_reference": 0, "visa_rise_from_zero_substantial": True}, NEW, True, "and did"),
        ({"refused_or_staying_reference": 0, "visa_rise_from_zero_substantial": False}, OLD, False, "and did not"),
        ({"refused_or_staying_now": None}, NEW, "unknown", "a count that nobody has is not zero"),
        id="VS-1",
    ),
    # ground b
    *rows(
        "asylum_applications_increase", WINDOW,
        ({"asylum_applications_now": 131, "asylum_applications_reference": 100}, NEW, "31/100", "31 %"),
        ({"asylum_applications_now": 131, "asylum_applications_reference": 0}, NEW, "none", "no percentage over zero"),
        ({"asylum_applications_now": 262, "asylum_applications_reference": 100, "visa_window_months": 4,
          "visa_comparison": "last_two_months_before_exemption"}, OLD, "31/100", "by monthly average"),
    ),
    *rows(
        "visa_ground_asylum_applications", B,
        ({}, NEW, True, "31 %, and a rate of 19.9 %"),
        ({"visa_recognition_rate": "1/5"}, NEW, False, "a rate of 20.0 %"),
        ({"asylum_applications_now": 130}, NEW, False, "30.0 %"),
        ({}, LAST_OLD, False, "the old law: 19.9 % was not low"),
        ({"visa_recognition_rate": "3/100"}, LAST_OLD, False, "low, but 31 %"),
        ({"visa_recognition_rate": "3/100", "asylum_applications_now": 150}, LAST_OLD, False, "low, but 50.0 %"),
        ({"visa_recognition_rate": "3/100", "asylum_applications_now": 151}, LAST_OLD, True, "low, and 51 %"),
        ({"visa_recognition_rate": "4/100", "asylum_applications_now": 151}, LAST_OLD, "unknown", "within the recital's range"),
        ({"visa_window_months": 13}, NEW, False, "8b(1)"),
        ({"third_country": "SY"}, NEW, False, "not exempt"),
        ({"visa_recognition_rate": None}, NEW, "unknown", "no rate known"),
        ({"visa_recognition_rate": None, "asylum_applications_now": 130}, NEW, False, "30.0 %, whatever the rate"),
        ({"asylum_applications_reference": 0}, NEW, "unknown", "from zero: the Commission assesses"),
        ({"asylum_applications_reference": 0, "visa_rise_from_zero_substantial": True}, NEW, True, "and did"),
        id="VS-2",
    ),
    case("visa_ground_asylum_applications", B, False, "what was published by then still was the old text: 31 %, 19.9 %", on=NEW,
         known="2025-12-09"),
    case("visa_ground_asylum_applications", B | {"asylum_applications_now": 151, "visa_recognition_rate": "3/100"}, True,
         "and by the old text 51 % and 3 %", on=NEW, known="2025-12-09"),
    # ground c
    *rows(
        "readmission_refusal_rate_now", {"readmission_refusals_now": 26},
        ({"readmission_requests_now": 100}, NEW, "13/50", "26 %"),
        ({"readmission_requests_now": 0}, NEW, "none", "no request: no rate, and not zero"),
    ),
    *rows(
        "readmission_refusal_rate_reference", {"readmission_refusals_reference": 20},
        ({"readmission_requests_reference": 100}, NEW, "1/5", "20 %"),
        ({"readmission_requests_reference": 0}, NEW, "none", "no request: no rate"),
    ),
    *rows(
        "readmission_refusal_rate_increase", C,
        ({}, NEW, "31/100", "20 % to 26.2 %, of itself"),
        ({"readmission_refusals_now": 260}, NEW, "3/10", "20 % to 26 %"),
        ({"readmission_refusals_reference": 0}, NEW, "none", "nothing refused before"),
        ({"readmission_requests_now": 0}, NEW, "none", "no request"),
    ),
    *rows(
        "readmission_refusal_rate_difference", C,
        ({}, NEW, "31/500", "6.2 percentage points"),
        ({"readmission_requests_now": 0}, NEW, "none", "no request"),
    ),
    *rows(
        "readmission_refusals_rose_substantially", C,
        ({}, NEW, True, "31 %"),
        ({"readmission_refusals_now": 260}, NEW, False, "30.0 %"),
        ({"readmission_refusals_now": 300}, LAST_OLD, False, "50.0 % under the old law"),
        ({"readmission_refusals_now": 301}, LAST_OLD, True, "50.5 %"),
        ({"readmission_requests_now": 0}, NEW, False, "no request, no rate"),
        ({"readmission_requests_now": 0}, OLD, False, "no request, no rate"),
        ({"readmission_refusals_reference": 0}, NEW, "unknown", "from zero: the Commission assesses"),
        id="VS-3",
    ),
    *rows(
        "other_readmission_failure", {},
        ({"readmission_failures": ["identification_not_assisted"]}, NEW, True, "8a(5)(a)"),
        ({"readmission_failures": ["european_travel_document_not_accepted"]}, NEW, True, "8a(5)(b)"),
        ({"readmission_failures": ["readmission_agreement_ended_or_suspended"]}, NEW, True, "8a(5)(c)"),
        ({"readmission_failures": []}, NEW, False, "none"),
    ),
    *rows(
        "visa_ground_readmission", C,
        ({}, NEW, True, "the refusal rate rose by 31 %"),
        ({"readmission_refusals_now": 260}, NEW, False, "by 30.0 %"),
        ({"readmission_requests_now": 0, "readmission_failures": ["readmission_agreement_ended_or_suspended"]}, NEW, True,
         "no rate, but the agreement ended"),
        ({"readmission_failures": ["persistent_practical_obstacles"], "visa_window_months": 1}, NEW, False, "8b(1)"),
        ({}, LAST_OLD, False, "31 % under the old law"),
        ({"readmission_cooperation_fell_otherwise": True}, LAST_OLD, True, "'in particular': another decrease"),
        id="VS-3",
    ),
    # ground d
    *rows(
        "serious_offences_increase", WINDOW,
        ({"serious_offences_now": 131, "serious_offences_reference": 100}, NEW, "31/100", "31 %"),
        ({"serious_offences_now": 131, "serious_offences_reference": 0}, NEW, "none", "base 0"),
        ({"serious_offences_now": 65, "serious_offences_reference": 100, "visa_window_months": 2,
          "visa_comparison": "last_two_months_before_exemption"}, NEW, "-7/20", "a fall"),
    ),
    *rows(
        "serious_offences_rose_significantly", D,
        ({}, NEW, True, "31 %"),
        ({"serious_offences_now": 130}, NEW, False, "30.0 %"),
        ({"serious_offences_now": 150}, LAST_OLD, False, "50.0 % under the old law"),
        ({"serious_offences_now": 151}, LAST_OLD, True, "51 % under the old law"),
        ({"serious_offences_data_from_authorities": False}, NEW, False, "no concrete data of the authorities"),
        ({"serious_offences_reference": 0}, NEW, "unknown", "from zero: the Commission assesses"),
    ),
    *rows(
        "visa_ground_public_order", D,
        ({}, NEW, True, "serious offences rose by 31 %"),
        ({"serious_offences_now": 130}, NEW, False, "by 30.0 %, and nothing else"),
        ({"serious_offences_now": 130, "hybrid_threat_found": True}, NEW, True, "d(ii): no number"),
        ({"serious_offences_now": 130, "document_security_defects_found": True}, NEW, True, "d(iii): no number"),
        ({"serious_offences_now": 130, "public_order_risk_otherwise": True}, NEW, True, "'in particular'"),
        ({"visa_window_months": 1, "hybrid_threat_found": True}, NEW, True, "d(ii): no window"),
        ({"visa_window_months": 1}, NEW, False, "d(i): a window"),
        ({"third_country": "BY", "hybrid_threat_found": True}, NEW, False, "not exempt"),
        ({"serious_offences_now": 130}, LAST_OLD, False, "30.0 % under the old law"),
        ({"serious_offences_now": 151}, LAST_OLD, True, "51 % under the old law"),
        id="VS-4",
    ),
    # grounds e to i
    *rows(
        "visa_ground_investor_citizenship", E,
        ({}, NEW, True, "payments fixed in advance, no genuine link"),
        ({"genuine_link_required": True}, NEW, False, "a scheme that requires a genuine link"),
        ({"investor_payment_predetermined": False}, NEW, False, "no payment fixed in advance"),
        ({"third_country": "VU"}, NEW, False, "no longer exempt"),
    ),
    *rows(
        "visa_ground_visa_policy", F,
        ({}, NEW, True, "not aligned, and a plausible route: no arrivals need have risen"),
        ({"irregular_entry_of_others_could_rise": False}, NEW, False, "not aligned, no irregular entry to be expected"),
        ({"irregular_entry_of_others_could_rise": None}, NEW, "unknown", "the Commission has not said"),
    ),
    *rows(
        "visa_ground_benchmarks", G,
        ({}, NEW, True, "a requirement is no longer met"),
        ({"visa_liberalisation_dialogue_concluded": False}, NEW, False, "no dialogue: not this ground"),
    ),
    *rows(
        "visa_ground_external_relations", {"third_country": "GE"},
        ({"external_relations_breaches": ["hostile_acts"]}, NEW, True, "h(v)"),
        ({"external_relations_breaches": ["un_charter_principles"]}, NEW, True, "h(i)"),
        ({"external_relations_breaches": []}, NEW, False, "none"),
        ({"external_relations_breaches": ["hostile_acts"], "third_country": "BY"}, NEW, False, "not exempt"),
    ),
    *rows(
        "visa_ground_agreement", {"third_country": "AE", "visa_waiver_agreement": True},
        ({"visa_agreement_ground_met": True}, NEW, True, "named in the agreement"),
        ({"visa_agreement_ground_met": False}, NEW, False, "not named"),
        ({"visa_agreement_ground_met": True, "visa_waiver_agreement": False}, NEW, False, "no agreement"),
    ),
    *rows(
        "visa_agreement_provisions_first", {"visa_waiver_agreement": True},
        ({"visa_agreement_has_own_provisions": True}, NEW, True, "the agreement names its own procedure"),
        ({"visa_agreement_has_own_provisions": False}, NEW, False, "silent: 8a, 8e and 8f in full"),
    ),
    *rows(
        "visa_monitoring_report_due", ANNUAL,
        ({}, NEW, "2021-01-01", "the first year"),
        ({"previous_visa_monitoring_report_on": "2025-12-01"}, NEW, "2026-12-01", "a year after the last"),
        ({"previous_visa_monitoring_report_on": "2026-01-01"}, NEW, "2027-01-01", "the last day of the seven years"),
        ({"previous_visa_monitoring_report_on": "2026-01-02"}, NEW, "none", "then as needed, or on request"),
        ({"visa_liberalisation_dialogue_concluded": False}, NEW, "none", "no dialogue, no yearly duty"),
    ),
    *rows(
        "visa_threshold_evaluation_missing", {},
        ({"visa_threshold_evaluation_presented_on": "none"}, "2028-12-31", "none", "the last day"),
        ({"visa_threshold_evaluation_presented_on": "none"}, "2029-01-01", True, "a day late"),
        ({"visa_threshold_evaluation_presented_on": "2028-12-31"}, "2029-01-01", False, "presented"),
    ),
]  # fmt: skip
