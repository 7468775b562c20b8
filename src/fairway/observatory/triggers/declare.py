"""A trigger as data: its name, the question that it asks, the article, the rules that answer, and who must assess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from fairway.observatory.triggers.outcome import Outcome
from fairway.observatory.triggers.reader import Reader


class Outcomes(Protocol):
    """How a trigger is evaluated for all its subjects, or for one."""

    def __call__(
        self, reader: Reader, on: date, country: str | None = None, state: str | None = None
    ) -> list[Outcome]: ...


class Opened(Protocol):
    """What of a trigger calls for somebody's assessment on a day."""

    def __call__(self, reader: Reader, on: date) -> list[Outcome]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One trigger.

    point     the letter's point that it serves
    subjects  what it is about: nationalities, third countries or Member States
    by_state  whether it can be confined to the figures of one Member State
    rules     the rules of the law that it asks, the one that answers first"""

    name: str
    title: str
    point: int
    question: str
    article: str
    subjects: str
    rules: tuple[str, ...]
    assess_by: str
    outcomes: Outcomes
    opened: Opened
    by_state: bool = False
