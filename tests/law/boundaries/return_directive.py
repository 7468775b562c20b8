"""Return decision, departure, removal, entry ban: Directive 2008/115/EC, Articles 6 to 14."""

from tests.law.boundaries import case

IRREGULAR = {
    "staying_irregularly": True, "other_state_permit_and_goes_there_at_once": False,
    "taken_back_under_old_bilateral_agreement": False, "permit_or_authorisation_granted": False, "unaccompanied_minor": False,
}  # fmt: skip
CHILD = {
    "unaccompanied_minor": True, "child_assisted_by_other_body": True, "child_best_interests_considered_in_return": True,
    "adequate_reception_in_return_state_established": True,
}  # fmt: skip
NO_GROUND = {
    "risk_of_absconding": False, "manifestly_unfounded_or_fraudulent": False, "danger_to_order_or_security": False,
}  # fmt: skip
PERIOD = NO_GROUND | {
    "voluntary_departure_only_on_request": False, "voluntary_departure_requested": False,
    "told_of_voluntary_departure_request": False,
}  # fmt: skip
DEPARTURE = {
    "voluntary_departure_days_granted": 30, "voluntary_departure_extension_days": 0, "return_decision_notified_on": "2026-07-13",
    "acting_state": "DE", "lodged_on": "none",
}  # fmt: skip
REMOVAL = DEPARTURE | {
    "return_decision_issued_on": "2026-07-13", "danger_arose_during_departure_period": False,
    "removal_would_breach_non_refoulement": False, "enforcement_suspended": False, "unaccompanied_minor": False,
}  # fmt: skip
BAN = {
    "voluntary_departure_days_granted": 0, "complied_with_return_obligation": True, "trafficking_victim_with_permit": False,
    "danger_to_order_or_security": False, "humanitarian_reasons_against_ban": False, "return_decision_issued_on": "2026-07-13",
}  # fmt: skip
VICTIM = BAN | {"trafficking_victim_with_permit": True}
FORM = {
    "return_decision_items": ["written", "reasons_in_fact", "reasons_in_law", "remedies"],
    "reasons_in_fact_limited_for_security": False, "translation_requested": False, "translation_given": False,
    "entered_irregularly_without_later_right": False, "standard_form_and_leaflets_used": False,
}  # fmt: skip
REMEDY = {
    "independent_body_reviews_with_power_to_suspend": True, "legal_advice_and_language_help_available": True,
    "free_legal_aid_under_national_law_given": True,
}  # fmt: skip
AFTER = "2026-09-01"


def without(facts, name):
    """The facts with one of them unknown."""
    return {k: v for k, v in facts.items() if k != name}


CASES = [
    # 6, 10(1)
    case("return_decision_must", IRREGULAR, True, "staying irregularly"),
    case("return_decision_must", IRREGULAR | {"permit_or_authorisation_granted": True}, False, "6(4)"),
    case("return_decision_must", IRREGULAR | CHILD, True, "a minor alone, assisted", id="RD-10"),
    case(
        "return_decision_must", IRREGULAR | CHILD | {"child_assisted_by_other_body": False}, False, "10(1)", id="RD-10"
    ),
    case(
        "return_decision_must", without(IRREGULAR, "unaccompanied_minor"), "unknown", "not known: held back", id="RD-10"
    ),
    case(
        "child_not_assisted_before_return_decision",
        CHILD | {"child_assisted_by_other_body": False},
        True,
        "not assisted",
    ),
    case("child_not_assisted_before_return_decision", CHILD, False, "assisted"),
    # 7
    case("voluntary_departure_may_be_refused_or_shortened", NO_GROUND | {"risk_of_absconding": True}, True, "7(4)"),
    case("voluntary_departure_may_be_refused_or_shortened", NO_GROUND, False, "no ground of 7(4)"),
    case("voluntary_departure_period_lawful", PERIOD | {"voluntary_departure_days_granted": 7}, True, "seven days"),
    case(
        "voluntary_departure_period_lawful",
        PERIOD | {"voluntary_departure_days_granted": 6},
        False,
        "six days without a ground",
    ),
    case(
        "voluntary_departure_period_lawful",
        PERIOD | {"voluntary_departure_days_granted": 6, "risk_of_absconding": True},
        True,
        "six days on a risk of absconding",
    ),
    case("voluntary_departure_period_lawful", PERIOD | {"voluntary_departure_days_granted": 30}, True, "thirty days"),
    case(
        "voluntary_departure_period_lawful", PERIOD | {"voluntary_departure_days_granted": 31}, False, "thirty-one days"
    ),
    case(
        "voluntary_departure_period_lawful",
        PERIOD
        | {
            "voluntary_departure_days_granted": 0,
            "voluntary_departure_only_on_request": True,
            "told_of_voluntary_departure_request": True,
        },
        True,
        "only on request, told, not asked for",
    ),
    case(
        "voluntary_departure_period_lawful",
        PERIOD | {"voluntary_departure_days_granted": 0, "voluntary_departure_only_on_request": True},
        False,
        "not told of the request",
    ),
    case(
        "voluntary_departure_extension_owed",
        {"individual_reasons_to_extend_departure": True, "voluntary_departure_extension_days": 0},
        True,
        "children at school",
    ),
    case(
        "voluntary_departure_extension_owed",
        {"individual_reasons_to_extend_departure": True, "voluntary_departure_extension_days": 60},
        False,
        "extended",
    ),
    case("voluntary_departure_until", DEPARTURE, "2026-08-12", "thirty days"),
    case(
        "voluntary_departure_until",
        DEPARTURE | {"return_decision_notified_on": "2026-07-24"},
        "2026-08-24",
        "23 August is a Sunday",
    ),
    case(
        "voluntary_departure_until",
        DEPARTURE | {"voluntary_departure_extension_days": 14},
        "2026-08-26",
        "extended by a fortnight",
    ),
    case("voluntary_departure_until", DEPARTURE | {"voluntary_departure_days_granted": 0}, "none", "no period"),
    # 8 to 10
    case("removal_may", REMOVAL, True, "the period is over", on=AFTER),
    case("removal_may", REMOVAL, False, "the period is running", on="2026-08-12"),
    case(
        "removal_may",
        REMOVAL | {"danger_arose_during_departure_period": True},
        True,
        "8(2): a ground arose in it",
        on="2026-08-12",
    ),
    case("removal_may", REMOVAL | {"return_decision_issued_on": "none"}, False, "no return decision", on=AFTER),
    case(
        "removal_may", REMOVAL | {"removal_would_breach_non_refoulement": True}, False, "9(1)(a)", id="RD-9", on=AFTER
    ),
    case("removal_may", REMOVAL | {"enforcement_suspended": True}, False, "9(1)(b)", id="RD-9", on=AFTER),
    case(
        "removal_may",
        without(REMOVAL, "removal_would_breach_non_refoulement"),
        "unknown",
        "not examined: held back",
        id="RD-9",
        on=AFTER,
    ),
    case(
        "removal_may",
        REMOVAL | {"unaccompanied_minor": True, "child_return_destination": "none"},
        False,
        "10(2)",
        id="RD-10",
        on=AFTER,
    ),
    case(
        "removal_may",
        REMOVAL | {"unaccompanied_minor": True, "child_return_destination": "family_member"},
        True,
        "to the family",
        id="RD-10",
        on=AFTER,
    ),
    case("removal_postponed_must", REMOVAL | {"enforcement_suspended": True}, True, "suspended"),
    case("removal_postponed_must", REMOVAL, False, "neither"),
    case(
        "child_return_not_assured", {"unaccompanied_minor": True, "child_return_destination": "none"}, True, "to nobody"
    ),
    case(
        "child_return_not_assured",
        {"unaccompanied_minor": True, "child_return_destination": "adequate_reception_facilities"},
        False,
        "adequate facilities",
    ),
    case(
        "removal_postponed_may",
        {"physical_or_mental_state_against_removal": True, "technical_reasons_against_removal": False},
        True,
        "health",
    ),
    case(
        "removal_postponed_may",
        {"physical_or_mental_state_against_removal": False, "technical_reasons_against_removal": False},
        False,
        "neither",
    ),
    case(
        "written_confirmation_missing",
        {"postponement_or_extension_granted": True, "postponement_confirmed_in_writing": False},
        True,
        "14(2)",
    ),
    case(
        "written_confirmation_missing",
        {"postponement_or_extension_granted": True, "postponement_confirmed_in_writing": True},
        False,
        "confirmed",
    ),
    case("forced_return_unmonitored", {"removal_forced": True, "removal_monitored": False}, True, "8(6)"),
    case("forced_return_unmonitored", {"removal_forced": True, "removal_monitored": True}, False, "monitored"),
    # 11
    case("entry_ban_must", BAN, True, "no period was given"),
    case("entry_ban_must", BAN | {"voluntary_departure_days_granted": 30}, False, "left in time"),
    case("entry_ban_must", VICTIM, False, "a victim of trafficking with a permit", id="RD-11"),
    case("entry_ban_must", VICTIM | {"complied_with_return_obligation": False}, True, "who did not comply", id="RD-11"),
    case(
        "entry_ban_must",
        BAN | {"humanitarian_reasons_against_ban": True},
        False,
        "11(3), third subparagraph",
        id="RD-11",
    ),
    case(
        "entry_ban_must", without(BAN, "trafficking_victim_with_permit"), "unknown", "not known: held back", id="RD-11"
    ),
    case("entry_ban_may", BAN, True, "other cases"),
    case("entry_ban_may", BAN | {"return_decision_issued_on": "none"}, False, "no return decision"),
    case("entry_ban_may", VICTIM, False, "a victim of trafficking", id="RD-11"),
    case("trafficking_victim_exempt_from_ban", VICTIM, True, "11(3), second subparagraph"),
    case("trafficking_victim_exempt_from_ban", VICTIM | {"danger_to_order_or_security": True}, False, "a threat"),
    case("ban_withheld_for_humanitarian_reasons", BAN | {"humanitarian_reasons_against_ban": True}, True, "withheld"),
    case("ban_withheld_for_humanitarian_reasons", BAN, False, "not withheld"),
    case(
        "entry_ban_length_lawful",
        {"entry_ban_years": 5, "serious_threat_to_order_or_security": False},
        True,
        "five years",
    ),
    case(
        "entry_ban_length_lawful",
        {"entry_ban_years": 6, "serious_threat_to_order_or_security": False},
        False,
        "six without a threat",
    ),
    case(
        "entry_ban_length_lawful",
        {"entry_ban_years": 6, "serious_threat_to_order_or_security": True},
        True,
        "six, a serious threat",
    ),
    case(
        "lifting_of_ban_considered_must",
        {"entry_ban_imposed": True, "entry_ban_was_discretionary": True, "left_in_full_compliance": True},
        True,
        "11(3)",
    ),
    case(
        "lifting_of_ban_considered_must",
        {"entry_ban_imposed": True, "entry_ban_was_discretionary": False, "left_in_full_compliance": True},
        False,
        "an obligatory ban: not by this sentence",
    ),
    # 12, 13
    case("return_decision_form_complete", FORM, True, "written, reasoned, remedies stated"),
    case(
        "return_decision_form_complete",
        FORM | {"return_decision_items": ["written", "reasons_in_fact", "reasons_in_law"]},
        False,
        "no remedies",
    ),
    case(
        "return_decision_form_complete",
        FORM | {"translation_requested": True},
        False,
        "a translation was asked for and not given",
    ),
    case(
        "return_decision_form_complete",
        FORM
        | {
            "translation_requested": True,
            "entered_irregularly_without_later_right": True,
            "standard_form_and_leaflets_used": True,
        },
        True,
        "12(3): standard form and leaflets",
    ),
    case("return_remedy_effective", REMEDY, True, "13(1) to (4)"),
    case(
        "return_remedy_effective",
        REMEDY | {"independent_body_reviews_with_power_to_suspend": False},
        False,
        "nobody can suspend",
    ),
    case("entry_ban_may", BAN | {"humanitarian_reasons_against_ban": True}, False, "withheld", id="RD-11"),
    case(
        "entry_ban_may",
        without(BAN, "humanitarian_reasons_against_ban"),
        "unknown",
        "not examined: held back",
        id="RD-11",
    ),
]
