"""The way of a case: which steps there are, which facts each one records, which clocks it answers.

A step is offered where the law's findings ask for it, and never forced: an officer may take another one and says why. What a step
records are facts of the law language, in the act's words, so that the next findings follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    asks     facts that an officer gives when the step is taken, the first of them its day
    may      facts that may be given with it
    answers  clocks that it meets (names of rules)
    roles    who takes it
    stage    where the case stands afterwards"""

    name: str
    title: str
    asks: tuple[str, ...]
    may: tuple[str, ...]
    answers: tuple[str, ...]
    roles: tuple[str, ...]
    stage: str


def _step(name: str, title: str, asks: str, may: str, answers: str, roles: str, stage: str = "") -> Step:
    return Step(
        name=name, title=title, asks=tuple(asks.split()), may=tuple(may.split()), answers=tuple(answers.split()),
        roles=tuple(roles.split()), stage=stage or name,
    )  # fmt: skip


STEPS: Mapping[str, Step] = {
    step.name: step
    for step in (
        _step("making", "An application was made", "made_on",
              "arrival_kind made_to_registering_authority nationality date_of_birth unaccompanied_minor family_with_minor",
              "", "registrar caseworker", "made"),
        _step("information", "The person was informed", "information_given_on", "responsibility_information_given_on",
              "applicant_information_due responsibility_information_due", "registrar caseworker"),
        _step("screening", "Screening ended", "screening_ended_on", "", "", "registrar caseworker", "screened"),
        _step("registration", "The application was registered", "registered_on", "first_registration_state", "registration_due",
              "registrar caseworker", "registered"),
        _step("lodging", "The application was lodged", "lodged_on", "subsequent_application", "", "registrar caseworker", "lodged"),
        _step("reception_needs", "Reception needs were assessed", "reception_needs_assessed_on", "", "reception_needs_assessment_due",
              "caseworker", "needs_assessed"),
        _step("special_needs", "Need for special guarantees was assessed", "special_needs_assessment_concluded_on", "",
              "special_needs_assessment_due", "caseworker", "needs_assessed"),
        _step("notification", "A decision was notified", "decision_notified_on", "", "", "caseworker decision_maker", "notified"),
    )
}  # fmt: skip

STAGES = (
    "opened", "made", "screened", "registered", "lodged", "needs_assessed", "decided", "notified", "appealed", "appeal_decided",
    "reopened", "closed",
)  # fmt: skip
_AFTER = {"decision": "decided", "notification": "notified", "appeal": "appealed", "appeal_decided": "appeal_decided"}

VULNERABLE = (
    "unaccompanied_minor", "family_with_minor", "minor", "special_procedural_needs_unsupported", "special_reception_needs_unmet",
)  # fmt: skip
"""Facts that put a case before others of the same day. A queue is ordered by deadline and by these, by nothing else."""


def stage_after(stage: str, step: str) -> str:
    """Where a case stands after a step. A step that comes late does not set a case back."""
    after = _AFTER.get(step) or (STEPS[step].stage if step in STEPS else stage)
    if after not in STAGES or stage not in STAGES or stage in ("reopened", "closed"):
        return after if after in STAGES else stage
    return after if STAGES.index(after) >= STAGES.index(stage) else stage
