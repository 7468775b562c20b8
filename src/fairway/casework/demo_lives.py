"""How a synthetic case goes, from the making to wherever it stands: a list of deeds in the order of their days.

Delays and slips are invented (no packaged figure tells them) and stand in `INVENTED`, so that nobody takes them for evidence. The slips
are there to be found: a file without its registration, a rejection without its return decision, a transfer whose time ran out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

INVENTED: Mapping[str, Any] = {
    "days_back": 420,
    "share_of_minors": 0.15,
    "never_registered": 0.02,
    "not_informed": 0.08,
    "no_appointment": 0.1,
    "nobody_owns": 0.04,
    "left_lying": 0.03,
    "other_state_asked": 0.08,
    "other_state_accepts": 0.6,
    "transfer_carried_out": 0.4,
    "decision_not_notified": 0.03,
    "return_decision_forgotten": 0.12,
    "appeals": 0.4,
    "permit_in_time": 0.7,
    "leaves": 0.25,
}
"""Shares and numbers that are invented: for showing the pages, for nothing else."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is recorded: kind and payload of an event, when, and the role of who records it."""

    kind: str
    payload: dict[str, Any]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Who arrived, when and how. sea: rescued at sea and disembarked."""

    made: datetime
    number: str
    person: str
    office: str
    sea: bool
    born_on: date


class _Life:
    """Deeds in a row: each some days after the one before."""

    def __init__(self, rng: Random, made: datetime) -> None:
        self.rng = rng
        self.now = made

    def wait(self, least: int, most: int) -> date:
        """Some days later, at an hour of work; on the same day, some minutes later."""
        days = self.rng.randint(least, most)
        morning = datetime.combine(self.now.date() + timedelta(days=days), time(8, tzinfo=UTC))
        minutes = self.rng.randint(1, 90)
        self.now = morning + timedelta(minutes=minutes) if days else self.now + timedelta(minutes=1 + minutes // 10)
        return self.now.date()

    def happens(self, what: str) -> bool:
        """Whether something that is invented happens."""
        return self.rng.random() < INVENTED[what]

    def step(self, step: str, by: str, **facts: Any) -> Deed:
        """A step of the way, now."""
        plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
        return Deed("step_taken", {"step": step, "facts": plain}, self.now, by)

    def decision(self, decision: str, outcome: str, reasons: str, rules: list[str], **facts: Any) -> Deed:
        """A decision, now, by a decision-maker."""
        plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
        payload = {"decision": decision, "outcome": outcome, "reasons": reasons, "rules": rules, "facts": plain}
        return Deed("decision_taken", payload, self.now, "decision_maker")


def life(rng: Random, arrival: Arrival, *, outcome: str, owner: str) -> list[Deed]:
    """A case from beginning to end; the caller leaves out what lies in the future.

    outcome   as the fact `decision_outcome` has it; owner: the officer to whom it is assigned"""
    way = _Life(rng, arrival.made)
    deeds = list(_arrive(way, arrival, owner))
    if deeds[-1].payload.get("step") == "making" or way.happens("left_lying"):
        return deeds  # never registered, or left lying
    deeds += _receive(way, arrival)
    if way.happens("other_state_asked"):
        transferred = list(_responsibility(way))
        deeds += transferred
        if transferred[-1].kind != "step_taken" or transferred[-1].payload["step"] in (
            "transfer",
            "transfer_notification",
        ):
            return deeds
    deeds += _examine(way)
    return deeds + list(_decide(way, outcome))


def _arrive(way: _Life, arrival: Arrival, owner: str) -> Iterator[Deed]:
    made = arrival.made.date()
    yield Deed(
        "case_opened", {"number": arrival.number, "kind": "asylum", "office": arrival.office}, way.now, "registrar"
    )
    yield Deed("person_linked", {"person": arrival.person, "part": "applicant"}, way.now, "registrar")
    minor = arrival.born_on > _years_before(made, 18)
    alone = minor and way.rng.random() < 0.5
    facts: dict[str, Any] = {
        "made_on": made, "arrival_kind": "search_and_rescue" if arrival.sea else "inland", "made_to_registering_authority": True,
        "date_of_birth": arrival.born_on, "minor": minor, "unaccompanied_minor": alone, "family_with_minor": minor and not alone,
    }  # fmt: skip
    if arrival.sea:
        facts["disembarked_on"] = made
    yield way.step("making", "registrar", **facts)
    if way.happens("never_registered"):
        return
    if arrival.sea:
        yield way.step("screening", "registrar", screening_ended_on=way.wait(2, 8))
    registered = way.wait(0, 6)
    later = {"registration_slip_given_on": registered} if way.rng.random() < 0.9 else {}
    if not way.happens("no_appointment"):
        later["lodging_appointment_on"] = registered + timedelta(days=14)
    yield way.step(
        "registration", "registrar", registered_on=registered, identified_after_transfer_on="none", relocated_arrival_on="none", **later
    )  # fmt: skip
    if not way.happens("not_informed"):
        yield way.step(
            "information", "registrar", information_given_on=registered, responsibility_information_given_on=registered
        )
    if not way.happens("nobody_owns"):
        yield Deed(
            "case_assigned", {"office": arrival.office, "owner": owner, "reason": "new case"}, way.now, "supervisor"
        )


def _receive(way: _Life, arrival: Arrival) -> Iterator[Deed]:
    yield way.step("reception_information", "caseworker", reception_information_given_on=way.wait(0, 4))
    yield way.step(
        "lodging", "caseworker", lodged_on=way.wait(4, 24), subsequent_application=False, lodging_form_received_on="none",
        lodged_after_transfer_on="none",
    )  # fmt: skip
    yield way.step("reception_needs", "caseworker", reception_needs_assessed_on=way.wait(1, 12))
    assessed = way.wait(0, 8)
    yield way.step(
        "special_needs", "caseworker", special_needs_assessment_concluded_on=assessed, special_procedural_needs_unsupported=False
    )  # fmt: skip
    if arrival.born_on > _years_before(arrival.made.date(), 18) and way.rng.random() < 0.5:
        yield way.step("school", "caseworker", school_access_granted_on=way.wait(3, 30))


def _responsibility(way: _Life) -> Iterator[Deed]:
    """Another State is asked; it accepts or refuses; the transfer is made, or its time runs."""
    state = way.rng.choice(("GR", "HR", "ES", "MT", "FR", "BG"))
    yield way.step("responsibility_interview", "liaison", responsibility_interview_held_on=way.wait(1, 10))
    yield way.step(
        "take_charge_request", "liaison", take_charge_request_sent_on=way.wait(3, 30), responsibility_procedure="take_charge",
        requesting_state="IT", requested_state=state,
    )  # fmt: skip
    accepted = way.happens("other_state_accepts")
    answered = way.wait(10, 28)
    yield way.step(
        "take_charge_reply", "liaison", take_charge_replied_on=answered, request_received_on=answered - timedelta(days=8),
        request_accepted_on=answered if accepted else "none",
    )  # fmt: skip
    if not accepted:
        return
    unsuspended = {"suspension_granted": False, "transfer_appeal_decided_on": "none"}
    reasons = "Demonstration: the other State accepted the request; nothing speaks against the transfer."
    yield way.decision("transfer", "transfer", reasons, [], transfer_decision_taken_on=way.wait(3, 12))
    yield way.step("transfer_notification", "liaison", transfer_decision_notified_on=way.wait(1, 6), **unsuspended)
    if way.happens("transfer_carried_out"):
        gone = way.wait(20, 120)
        yield way.step("transfer", "liaison", transferred_on=gone)
        yield _close(way, "transferred to the State responsible")


def _examine(way: _Life) -> Iterator[Deed]:
    way.wait(2, 20)
    yield way.step(
        "procedure", "caseworker", held_in_border_procedure=False, examined_in_accelerated_procedure=False, inadmissibility_ground="none",
        complex_issues=False, examination_extension_months=0, examination_postponed_on="none", origin_country_situation_uncertain=False,
    )  # fmt: skip
    way.wait(15, 90)
    yield way.step(
        "interview", "caseworker", interview_offered=True, interview_record_made=True, interview_audio_recorded=True
    )


def _decide(way: _Life, outcome: str) -> Iterator[Deed]:
    granted = {"refugee_status": "refugee", "subsidiary_protection": "subsidiary"}.get(outcome)
    taken = way.wait(10, 110)
    reasons = f"Demonstration: invented reasons for the outcome {outcome.replace('_', ' ')}."
    refused = {"stay_right_on_other_ground": False, "earlier_return_decision_on": "none"}
    facts: dict[str, Any] = {"protection_status": granted} if granted else refused
    yield way.decision(
        "asylum", outcome, reasons, [], decision_taken_on=taken, decision_outcome=outcome, decision_withdraws_protection=False,
        withdrawal_review_started_on="none", accelerated_circumstance_at_decision=False, **facts,
    )  # fmt: skip
    if way.happens("decision_not_notified"):
        return
    form = {"decision_in_writing": True, "decision_states_reasons": True}
    yield way.step("notification", "decision_maker", decision_notified_on=way.wait(1, 12), **form)
    if granted:
        if way.happens("permit_in_time"):
            yield way.step(
                "residence_permit", "decision_maker", permit_issued_on=way.wait(5, 80), protection_status=granted
            )
            yield _close(way, "protection granted and permit issued")
        return
    yield from _return(way)


def _return(way: _Life) -> Iterator[Deed]:
    forgotten = way.happens("return_decision_forgotten")
    if not forgotten:
        issued = way.wait(0, 3)
        settled = {"removal_would_breach_non_refoulement": False}
        yield way.decision(
            "return", "return_decision", "Demonstration: rejected, and no right to stay on another ground.",
            ["return_decision_with_rejection_must"], linked_return_decision_on=issued, return_decision_in_same_act=False,
            voluntary_departure_days_granted=30, **settled,
        )  # fmt: skip
        yield way.step(
            "return_notification",
            "decision_maker",
            return_decision_notified_on=way.wait(1, 8),
            voluntary_departure_extension_days=0,
        )
    if way.happens("appeals"):
        yield way.step("appeal", "registrar", appeal_lodged_on=way.wait(2, 12))
        if way.rng.random() < 0.5:
            yield way.step("appeal_decided", "registrar", appeal_decided_on=way.wait(40, 160))
        return
    if not forgotten and way.happens("leaves"):
        yield way.step("departure", "caseworker", departed_on=way.wait(10, 40))
        yield _close(way, "left")


def _close(way: _Life, reason: str) -> Deed:
    return Deed("case_closed", {"closed_on": way.now.date().isoformat(), "reason": reason}, way.now, "caseworker")


def _years_before(day: date, years: int) -> date:
    """The same day some years before; 28 February for a leap day."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)
