"""What the law finds in a case: in short for all of its rules, in full for one. A finding is shown; a person decides."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from fairway.api import bodies
from fairway.api.access import instant, officer_of
from fairway.api.answers import FindingLine, FindingList, StepLine, Trace
from fairway.api.cases import ReasonHeader, ReasonQuery
from fairway.api.faults import ASKED, LISTED
from fairway.api.finding import case_read, why
from fairway.casework.facts import answer
from fairway.casework.record import legal_day
from fairway.casework.steps import STEPS
from fairway.law.asking import Answer
from fairway.law.findings import plain
from fairway.law.language.explain import DEFEATED, HELD
from fairway.law.language.types import NONE, UNKNOWN

router = Router(tags=["law"])

On = Annotated[
    date | None,
    Query(ge=date(1950, 1, 1), le=date(2150, 12, 31), description="The legal day asked about; without it, today."),
]
SHOWN_MISSING = 50


@router.get("/cases/{case}/findings", response={200: FindingList, **ASKED}, operation_id="findings_of_case")
def findings(
    request: HttpRequest, case: UUID, on: On = None, x_read_reason: ReasonHeader = "", reason: ReasonQuery = ""
) -> FindingList:
    """The findings that say something of a case, and every one that a safeguard bars or holds back."""
    at = instant()
    found = case_read(officer_of(request), case, reason=why(x_read_reason, reason), at=at)
    said = answer(found, on or legal_day(at, found.authority))
    return FindingList(
        on=said.on, law_version=said.book.version, findings=_lines(said), missing=list(said.missing[:SHOWN_MISSING])
    )


@router.get("/cases/{case}/findings/{rule}", response={200: Trace, **ASKED}, operation_id="finding_of_case")
def finding(
    request: HttpRequest,
    case: UUID,
    rule: bodies.Name,
    on: On = None,
    x_read_reason: ReasonHeader = "",
    reason: ReasonQuery = "",
) -> Trace:
    """One finding in full: value, provision, branch, facts used and missing, safeguards."""
    at = instant()
    found = case_read(officer_of(request), case, reason=why(x_read_reason, reason), at=at)
    return Trace(trace=answer(found, on or legal_day(at, found.authority), rules=[rule]).as_dict())


@router.get("/steps", response={200: list[StepLine], **LISTED}, operation_id="steps")
def steps(request: HttpRequest) -> list[StepLine]:
    """The steps of the way of a case, the facts that each records and the clocks that it answers."""
    del request
    return [
        StepLine(
            name=step.name,
            title=step.title,
            asks=list(step.asks),
            may=list(step.may),
            answers=list(step.answers),
            roles=list(step.roles),
        )
        for step in STEPS.values()
    ]


def _lines(said: Answer) -> list[FindingLine]:
    lines = []
    for told in said.explained():
        outcome = said[told.rule].outcome
        silent = (
            told.value is UNKNOWN or told.value is NONE or not told.used
        )  # what reads nothing says nothing of this case
        if silent and outcome not in (DEFEATED, HELD):
            continue
        value = None if told.value is UNKNOWN else plain(told.value)
        lines.append(
            FindingLine(
                rule=told.rule,
                citation=told.citation.brief,
                outcome=outcome,
                value=value,
                note=told.note,
                missing=list(told.missing),
            )
        )
    return lines
