"""A law of seven rules with one of everything, so that tests of the commands do not move when the real law grows."""

from __future__ import annotations

from fairway.law.language import (
    Binds,
    Bool,
    Choice,
    ChoiceSet,
    Date,
    Dated,
    Evidence,
    Expiry,
    Force,
    Fraction,
    Sensitivity,
    State,
    Who,
    Whole,
    clock,
    days,
    exception,
    fact,
    fresh_registry,
    happened,
    last_day,
    none,
    parameter,
    ratio,
    rule,
    safeguard,
)
from fairway.law.language.book import Book
from fairway.law.language.declare import Registry
from fairway.law.language.link import link
from fairway.law.pact.acts import AMM, APR

# Rules stand at the top of a module, and these are not to become part of the packaged law: they are declared between the
# beginning and the end of a registry of their own.
_declaring = fresh_registry()
_registry = _declaring.__enter__()

fact("asked_on", Date, "On which day is the question asked?")
fact("acting_state", State, "Which Member State's authority is to act?")
fact("made_on", Date, "On what day was the wish for protection expressed?")
fact("registered_on", Date, "On what day was the application registered?", after=("made_on",))
fact("mass_arrivals", Bool, "Do too many people ask at once?", evaluative=True)
fact("minor", Bool, "Is the person under 18?")
fact("arrival", Choice("by_land", "by_sea", "by_air"), "How did the person arrive?")
fact("danger", Bool, "Is the person a danger to public order?", evaluative=True, who=Who.DETERMINING_AUTHORITY)
fact(
    "needs",
    ChoiceSet("rest", "doctor"),
    "What does the person need?",
    sensitivity=Sensitivity.SPECIAL,
    cite="APR Art. 20",
)
fact(
    "recognition_rate",
    Fraction,
    "What is the recognition rate?",
    who=Who.OBSERVATORY,
    minimum=0,
    maximum=1,
    cite="APR Art. 42",
)
fact("decided_on", Date, "On what day was the decision notified?", after=("registered_on",))
fact("appeal_days", Whole, "How many days does national law give for the appeal?", who=Who.NATIONAL_LAW,
     minimum=5, maximum=10, cite="APR Art. 67(7)(a)")  # fmt: skip
parameter("low_rate", Fraction, [Dated(ratio(1, 5), cite="APR Art. 42(1)(j)", evidence=Evidence.SECONDARY)])


@clock(APR, "27(1)", id="APR-27.1-register", anchor="made_on", done="registered_on", on_expiry=Expiry.CONTINUE,
       missed="The duty to register stays.")  # fmt: skip
def registration_due(made_on):
    """Last day to register an application."""
    return last_day(days(made_on, 5))


@exception("registration_due", APR, "27(5)", id="APR-27.5-mass", label="mass arrivals", anchor="made_on")
def registration_due_in_mass_arrivals(made_on, mass_arrivals):
    """Where too many people ask at once: fifteen days."""
    if mass_arrivals:
        "27(5): fifteen days"
        return last_day(days(made_on, 15))


@clock(APR, "67(7)(a)", id="APR-67.7a-short", anchor="decided_on", done=None, on_expiry=Expiry.LAPSE, binds=Binds.APPLICANT,
       missed="The decision becomes final.")  # fmt: skip
def appeal_due(decided_on, appeal_days):
    """Last day to appeal."""
    return last_day(days(decided_on, appeal_days))


@rule(
    APR,
    "42(1)(j)",
    id="APR-42.1",
    anchor="made_on",
    force=Force.STATUS,
    unsettled="Does a rate of exactly one fifth count?",
)
def rate_is_low(recognition_rate, low_rate):
    """The recognition rate of the nationality is one fifth or lower."""
    return recognition_rate <= low_rate


@rule(APR, "45(1)", id="APR-45.1-must", anchor="made_on", force=Force.MUST, coercive=True)
def border_procedure_must(arrival, danger, rate_is_low):
    """The application must be examined in a border procedure."""
    if arrival == "by_air":
        return False
    if danger:
        "42(1)(f): danger"
        return True
    return rate_is_low


@safeguard(APR, "53(1)", id="APR-53.1-uam", anchor="made_on", defeats=("border_procedure_must",))
def minor_not_at_border(minor):
    """No border procedure for a minor."""
    return minor


@rule(AMM, "16(2)", id="AMM-16.2-default", anchor="made_on", force=Force.VALUE)
def responsible_state(acting_state, registered_on):
    """The State of first registration is responsible."""
    if happened(registered_on):
        return acting_state
    return none


_declaring.__exit__(None, None, None)


def toy_registry() -> Registry:
    """Everything declared above."""
    return _registry


TOY_BOOK: Book = link(_registry)
