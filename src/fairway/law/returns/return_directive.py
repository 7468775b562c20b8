"""Return Directive, Articles 6 to 14: return decision, voluntary departure, removal, entry ban, form and remedies.

The directive binds through national law. Its rules are those on which the limits of the Pact lean."""

from fairway.law.language import (
    Dated,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    happened,
    last_day,
    parameter,
    rule,
    safeguard,
)
from fairway.law.pact.acts import RD

parameter("voluntary_departure_shortest_days", Whole, [Dated(7, cite="RD Art. 7(1)")], unit="days")
parameter("voluntary_departure_longest_days", Whole, [Dated(30, cite="RD Art. 7(1)")], unit="days")
parameter("entry_ban_longest_years", Whole, [Dated(5, cite="RD Art. 11(2)")], unit="years")


# ------------------------------------------------------------------------------------- Articles 6, 7: decision, period


@rule(RD, "6(1)-(4)", id="RD-10", force=Force.MUST, coercive=True)
def return_decision_must(
    staying_irregularly,
    other_state_permit_and_goes_there_at_once,
    taken_back_under_old_bilateral_agreement,
    permit_or_authorisation_granted,
):
    """A return decision is issued to whoever stays irregularly, with the exceptions of Article 6(2) to (4)."""
    if (
        other_state_permit_and_goes_there_at_once
        or taken_back_under_old_bilateral_agreement
        or permit_or_authorisation_granted
    ):
        "6(2), (3), (4)"
        return False
    return staying_irregularly


@safeguard(RD, "10(1)", id="RD-10", defeats=("return_decision_must",))
def child_not_assisted_before_return_decision(
    unaccompanied_minor, child_assisted_by_other_body, child_best_interests_considered_in_return
):
    """Before a return decision an unaccompanied minor is assisted by a body other than the enforcing authority."""
    return unaccompanied_minor and not (child_assisted_by_other_body and child_best_interests_considered_in_return)


@rule(
    RD, "7(4)", id="RD-7", force=Force.MAY, coercive=True,
    no_safeguard="The safeguards of removal defeat the removal itself.",
)  # fmt: skip
def voluntary_departure_may_be_refused_or_shortened(
    risk_of_absconding, manifestly_unfounded_or_fraudulent, danger_to_order_or_security
):
    """No period, or less than seven days, only on a risk of absconding, an unfounded or fraudulent claim, or danger."""
    return risk_of_absconding or manifestly_unfounded_or_fraudulent or danger_to_order_or_security


@rule(RD, "7(1)", id="RD-7", force=Force.MUST)
def voluntary_departure_period_lawful(
    voluntary_departure_days_granted,
    voluntary_departure_longest_days,
    voluntary_departure_shortest_days,
    voluntary_departure_may_be_refused_or_shortened,
    voluntary_departure_only_on_request,
    voluntary_departure_requested,
    told_of_voluntary_departure_request,
):
    """The return decision gives seven to thirty days, unless Article 7(4) allows less or no request was made."""
    if voluntary_departure_days_granted > voluntary_departure_longest_days:
        "7(1): thirty days at first; more is an extension under 7(2)"
        return False
    if voluntary_departure_days_granted >= voluntary_departure_shortest_days:
        return True
    if voluntary_departure_may_be_refused_or_shortened:
        "7(4)"
        return True
    return (
        voluntary_departure_days_granted == 0
        and voluntary_departure_only_on_request
        and not voluntary_departure_requested
        and told_of_voluntary_departure_request
    )


@rule(RD, "7(2)", id="RD-7", force=Force.MUST)
def voluntary_departure_extension_owed(individual_reasons_to_extend_departure, voluntary_departure_extension_days):
    """Where individual circumstances call for it, the period is extended by an appropriate time."""
    return individual_reasons_to_extend_departure and voluntary_departure_extension_days == 0


@clock(
    RD, "7(1)-(2)", id="RD-7", done="departed_on", on_expiry=Expiry.LAPSE, anchor="return_decision_notified_on",
    missed="The period for voluntary departure has lapsed; removal needs its own examination and its safeguards.",
)  # fmt: skip
def voluntary_departure_until(
    voluntary_departure_days_granted, return_decision_notified_on, voluntary_departure_extension_days
):
    """Last day of the period for voluntary departure, extensions included."""
    if voluntary_departure_days_granted > 0:
        return last_day(
            days(
                days(return_decision_notified_on, voluntary_departure_days_granted), voluntary_departure_extension_days
            )
        )


# ------------------------------------------------------------------------------------------- Articles 8 to 10: removal


@rule(RD, "8(1)-(2)", id="RD-9", force=Force.MAY, coercive=True)
def removal_may(return_decision_issued_on, voluntary_departure_until, asked_on, danger_arose_during_departure_period):
    """A return decision is enforced after the period for departure, or in it when a ground of 7(4) has arisen."""
    if happened(voluntary_departure_until) and asked_on <= voluntary_departure_until:
        "8(2): the period is still running"
        return happened(return_decision_issued_on) and danger_arose_during_departure_period
    return happened(return_decision_issued_on)


@safeguard(RD, "9(1)", id="RD-9", defeats=("removal_may",))
def removal_postponed_must(removal_would_breach_non_refoulement, enforcement_suspended):
    """Removal is postponed when it would breach non-refoulement, and as long as enforcement is suspended."""
    return removal_would_breach_non_refoulement or enforcement_suspended


@safeguard(RD, "10(2)", id="RD-10", defeats=("removal_may",))
def child_return_not_assured(unaccompanied_minor, child_return_destination):
    """An unaccompanied minor is removed only to family, a nominated guardian or adequate reception facilities."""
    return unaccompanied_minor and not happened(child_return_destination)


@rule(RD, "9(2)", id="RD-9", force=Force.MAY)
def removal_postponed_may(physical_or_mental_state_against_removal, technical_reasons_against_removal):
    """Removal may be postponed for an appropriate time for health or technical reasons."""
    return physical_or_mental_state_against_removal or technical_reasons_against_removal


@rule(RD, "14(2)", id="RD-9", force=Force.MUST)
def written_confirmation_missing(postponement_or_extension_granted, postponement_confirmed_in_writing):
    """An extension or postponement is confirmed in writing."""
    return postponement_or_extension_granted and not postponement_confirmed_in_writing


@rule(RD, "8(6)", id="RD-8.6", force=Force.MUST)
def forced_return_unmonitored(removal_forced, removal_monitored):
    """Forced returns are covered by an effective monitoring system."""
    return removal_forced and not removal_monitored


# ----------------------------------------------------------------------------------------------- Article 11: entry ban


@rule(RD, "11(1)", id="RD-11", force=Force.MUST, coercive=True)
def entry_ban_must(voluntary_departure_days_granted, complied_with_return_obligation):
    """A return decision comes with an entry ban where no period was given or the obligation was not complied with."""
    return voluntary_departure_days_granted == 0 or not complied_with_return_obligation


@rule(RD, "11(1), second subparagraph", id="RD-11", force=Force.MAY, coercive=True)
def entry_ban_may(return_decision_issued_on):
    """In other cases a return decision may come with an entry ban."""
    return happened(return_decision_issued_on)


@safeguard(RD, "11(3), second subparagraph", id="RD-11", defeats=("entry_ban_must", "entry_ban_may"))
def trafficking_victim_exempt_from_ban(
    trafficking_victim_with_permit, complied_with_return_obligation, danger_to_order_or_security
):
    """No ban on a cooperating victim of trafficking with a permit, unless not complying (11(1)(b)) or a threat."""
    return trafficking_victim_with_permit and complied_with_return_obligation and not danger_to_order_or_security


@safeguard(RD, "11(3), third subparagraph", id="RD-11", defeats=("entry_ban_must", "entry_ban_may"))
def ban_withheld_for_humanitarian_reasons(humanitarian_reasons_against_ban):
    """In individual cases the State may refrain from a ban, lift or suspend it for humanitarian reasons."""
    return humanitarian_reasons_against_ban


@rule(RD, "11(2)", id="RD-11", force=Force.MUST)
def entry_ban_length_lawful(entry_ban_years, entry_ban_longest_years, serious_threat_to_order_or_security):
    """A ban does not in principle exceed five years; more only for a serious threat."""
    return entry_ban_years <= entry_ban_longest_years or serious_threat_to_order_or_security


@rule(RD, "11(3), first subparagraph", id="RD-11", force=Force.MUST)
def lifting_of_ban_considered_must(entry_ban_imposed, entry_ban_was_discretionary, left_in_full_compliance):
    """The State considers lifting or suspending a ban that was not obligatory when full compliance is shown."""
    return entry_ban_imposed and entry_ban_was_discretionary and left_in_full_compliance


# --------------------------------------------------------------------------------------- Articles 12, 13: form, remedy


@rule(RD, "12(1)-(3)", id="RD-12/13", force=Force.MUST)
def return_decision_form_complete(
    return_decision_items,
    reasons_in_fact_limited_for_security,
    translation_requested,
    translation_given,
    entered_irregularly_without_later_right,
    standard_form_and_leaflets_used,
):
    """Decisions on return, ban and removal are written, reasoned, name the remedies and are translated on request."""
    if not (
        "written" in return_decision_items
        and "reasons_in_law" in return_decision_items
        and "remedies" in return_decision_items
        and ("reasons_in_fact" in return_decision_items or reasons_in_fact_limited_for_security)
    ):
        "12(1)"
        return False
    if entered_irregularly_without_later_right and standard_form_and_leaflets_used:
        "12(3): a standard form, with information sheets in at least five languages"
        return True
    return not translation_requested or translation_given


@rule(RD, "13", id="RD-12/13", force=Force.RIGHT)
def return_remedy_effective(
    independent_body_reviews_with_power_to_suspend,
    legal_advice_and_language_help_available,
    free_legal_aid_under_national_law_given,
):
    """An effective remedy: an impartial body that can review and suspend, advice, language help and free aid."""
    return (
        independent_body_reviews_with_power_to_suspend
        and legal_advice_and_language_help_available
        and free_legal_aid_under_national_law_given
    )
