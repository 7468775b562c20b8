"""From a case to the law and back: the facts of its events, and what the law says of them on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection

from fairway.casework.models import Authority, CaseRow, PublicFact
from fairway.errors import CaseError
from fairway.law import ask
from fairway.law.asking import Answer
from fairway.law.door import read_value
from fairway.law.language.types import NONE, UNKNOWN
from fairway.law.pack import packaged_book

Known = Mapping[str, Any]


def public_facts(authority: Authority, on: date) -> dict[str, Any]:
    """What holds for all cases of an authority on a day: the latest entry of each fact since before that day."""
    # In plain SQL: it is read with every registration, and putting the question together cost more than asking it.
    read = PublicFact._meta.get_field("value").from_db_value
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT name, value FROM {PublicFact._meta.db_table} WHERE authority_id = %s AND since <= %s ORDER BY since, entered_at",
            [authority.pk, on],
        )
        return {name: read(value, None, connection) for name, value in cursor.fetchall()}


def known_facts(case: CaseRow, on: date, public: Known | None = None) -> dict[str, Any]:
    """The facts of a case as the law asks for them: the authority's State and public facts, then what its events say."""
    base = public_facts(case.authority, on) if public is None else dict(public)
    base.setdefault("acting_state", case.authority.state)
    return base | {name: entry["value"] for name, entry in case.facts.items() if not entry.get("withdrawn")}


def answer(case: CaseRow, on: date, *, rules: Iterable[str] | None = None, public: Known | None = None) -> Answer:
    """What the law says of a case on a legal day. Raises BadFact if its facts contradict each other."""
    return ask(known_facts(case, on, public), on=on, rules=None if rules is None else list(rules))


def read_fact(name: str, value: Any) -> Any:
    """A fact as the law reads it, to be recorded in plain form. Raises CaseError for an unknown name, BadFact for a bad value."""
    fact = packaged_book().facts.get(name)
    if fact is None:
        raise CaseError(f"the law knows no fact '{name}'. `fairway law facts --search` finds it.")
    read = read_value(fact, value)
    if read is UNKNOWN:
        raise CaseError(f"{name}: unknown is not recorded: leave it out, or withdraw what was recorded.")
    return "none" if read is NONE else value
