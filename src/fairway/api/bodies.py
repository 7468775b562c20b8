"""What may be sent: bodies with no key too many, ids made by the client, and the version that the sender has read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StrictBool, StrictInt, StringConstraints

from fairway.api.tokens import LONGEST_DAYS

LARGEST = 2**31 - 1


def plain_text(text: str) -> str:
    """Text that every database keeps and every program shows: no control character but tab and line end."""
    if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text):
        raise ValueError("has a control character: leave it out")
    return text


Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,60}$")]
Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(plain_text)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(plain_text)]
Text = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(plain_text)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,119}$")]
"""A fact or a rule of the law language."""
Whole = Annotated[StrictInt, Field(ge=-(2**53), le=2**53)]
Value = StrictBool | Whole | Line | Annotated[list[Line], Field(max_length=100)]
"""A fact's value as a case file writes it: true, 3, "2026-07-06", "1/5", "DE", "none", ["a", "b"]."""
Facts = Annotated[dict[Name, Value], Field(max_length=200)]


class Body(Schema):
    """A body with another key is refused: what is not understood is not ignored."""

    model_config = ConfigDict(extra="forbid")


class Command(Body):
    """What every change carries.

    event_id          made by the client; sent twice, it is recorded once
    expected_version  the version that the sender has read"""

    event_id: UUID
    expected_version: Annotated[int, Field(ge=1, le=LARGEST)]


class Details(Body):
    """What is kept about a person; null takes a detail away."""

    family_name: Line | None = None
    given_names: Line | None = None
    born_on: date | None = None
    birth_date_known: StrictBool | None = None
    nationality: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z-]{2,10}$")] | None = None
    sex: Code | None = None
    place_of_birth: Line | None = None
    contact: Text | None = None
    address: Text | None = None
    needs: Text | list[Line] | None = None
    support: Text | list[Line] | None = None
    guardian: Line | None = None
    representative: Line | None = None
    interpreter: Line | None = None
    photo_document: UUID | None = None

    def given(self) -> dict[str, Any]:
        """The details that were sent, in plain form."""
        return self.model_dump(mode="json", exclude_unset=True)


class NewCase(Body):
    """A registration. id: the client's, from which all others follow; existing: somebody who is recorded already."""

    id: UUID
    office: Code
    existing: UUID | None = None
    details: Details | None = None
    facts: Facts


class NewFact(Command):
    """A fact of the law language, and on what evidence."""

    fact: Name
    value: Value
    evidence: Line = ""


class CorrectedFact(Command):
    """What the fact is, why it is corrected, on what evidence."""

    value: Value
    reason: Reason
    evidence: Line = ""


class Because(Command):
    """A change that needs nothing but its reason."""

    reason: Reason


class NewStep(Command):
    """A step of the way of a case and the facts that it records."""

    step: Name
    facts: Facts
    note: Text = ""


class NewDecision(Command):
    """What a person decided, the reasons, and the rules that were applied.

    departs_from   the finding that the decision does not follow; then departure_reason is asked for"""

    decision: Code
    outcome: Code
    reasons: Annotated[Text, StringConstraints(min_length=1)]
    rules: Annotated[list[Name], Field(max_length=50)] = Field(default_factory=list)
    departs_from: Name | None = None
    departure_reason: Text = ""
    facts: Facts = Field(default_factory=dict)
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z-]{2,10}$")] | None = None


class Assignment(Command):
    """Which office, and which officer of it."""

    office: Code
    owner: UUID | None = None
    reason: Reason


class NewPerson(Body):
    """A person who is recorded for the first time. Both ids are the client's."""

    id: UUID
    event_id: UUID
    details: Details


class CorrectedPerson(Command):
    """The details that change, and why."""

    details: Details
    reason: Reason


class NewMerge(Command):
    """The record that this one is of the same person as, and why."""

    into: UUID
    because: Reason


class NewExport(Body):
    """What is to leave, in which columns, narrowed how, and what for."""

    id: UUID
    what: Code
    fields: Annotated[list[Code], Field(min_length=1, max_length=20)]
    filters: Annotated[dict[Name, Line], Field(max_length=10)] = Field(default_factory=dict)
    purpose: Annotated[str, StringConstraints(max_length=300), AfterValidator(plain_text)]


class Why(Body):
    """A reason."""

    reason: Reason


class NewToken(Body):
    """A token for a program: its id, what it is for, how long it holds."""

    id: UUID
    label: Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(plain_text)]
    days: Annotated[StrictInt, Field(ge=1, le=LONGEST_DAYS)]
