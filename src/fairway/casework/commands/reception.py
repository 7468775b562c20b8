"""Commands on reception: places, the dispersal key, and who is placed where.

Nobody is placed above the capacity, or where something does not fit, without a reason that stays with the placement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from fairway.casework import reception
from fairway.casework.commands.cases import _append as append_to_case
from fairway.casework.commands.cases import _said as said
from fairway.casework.models import (
    Authority,
    CasePerson,
    CaseRow,
    Event,
    Feature,
    PersonRow,
    PlaceKind,
    Placement,
    ReceptionPlace,
    StreamKind,
)
from fairway.casework.permissions import May, may, require
from fairway.casework.record import Actor, append, legal_day, writing
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted

NOT_HOUSED = ("representative", "interpreter")
"""Parts in a case whose people need no bed."""

# ---------------------------------------------------------------------------------------------------------------- places


def open_place(
    *, authority: Authority, place: UUID, name: str, kind: str, region: str, capacity: int, features: Sequence[str], opened_on: date,
    by: Actor, at: datetime, event_id: UUID, reserved_for: Sequence[str] = (),
) -> Event:  # fmt: skip
    """Open a place of reception. `capacity` is people; `features` and `reserved_for` are words of `Feature`."""
    _runs_places(by)
    if kind not in {known.value for known in PlaceKind}:
        raise CaseError(
            f"there is no kind of place '{kind}'. There are: {', '.join(known.value for known in PlaceKind)}."
        )
    payload: dict[str, Any] = {
        "name": _named(name, 200, "name"), "kind": kind, "region": _named(region, 60, "region"), "capacity": _people(capacity),
        "features": _features(features), "opened_on": opened_on.isoformat(),
    }  # fmt: skip
    if reserved_for:
        payload["reserved_for"] = _features(reserved_for)
    return append(
        authority=authority, stream=place, stream_kind=StreamKind.PLACE, kind="place_opened", payload=payload, by=by, at=at,
        event_id=event_id, expected_version=0,
    )  # fmt: skip


def change_place(
    *, place: ReceptionPlace, since: date, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int,
    name: str | None = None, capacity: int | None = None, features: Sequence[str] | None = None, reserved_for: Sequence[str] | None = None,
) -> Event:  # fmt: skip
    """Change a place from a day on; a capacity may fall below those who stay there, which is shown. Raises CaseError if nothing changes."""
    _runs_places(by)
    changes: dict[str, Any] = {
        "name": None if name is None else _named(name, 200, "name"),
        "capacity": None if capacity is None else _people(capacity),
        "features": None if features is None else _features(features),
        "reserved_for": None if reserved_for is None else _features(reserved_for),
    }
    changes = {key: value for key, value in changes.items() if value is not None}
    if not changes:
        raise CaseError("say what changes: name, capacity, features or reserved_for.")
    if since < place.opened_on:
        raise CaseError(f"the place opened on {place.opened_on}, after {since}: give a day since then.")
    return _of_place(
        place,
        "place_changed",
        changes | {"since": since.isoformat(), "reason": said(reason)},
        by,
        at,
        event_id,
        expected_version,
    )


def close_place(
    *,
    place: ReceptionPlace,
    closed_on: date,
    reason: str,
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    """Close a place. It moves nobody: who still stays there is listed by `reception.at_closed_places` until somebody transfers them."""
    _runs_places(by)
    if closed_on < place.opened_on:
        raise CaseError(f"the place opened on {place.opened_on}: it cannot have closed on {closed_on}.")
    payload = {"closed_on": closed_on.isoformat(), "reason": said(reason)}
    return _of_place(place, "place_closed", payload, by, at, event_id, expected_version)


def set_dispersal_key(
    *, authority: Authority, since: date, weights: Mapping[str, str | int], source: str, by: Actor, at: datetime, event_id: UUID,
    expected_version: int,
) -> Event:  # fmt: skip
    """Set the key by which newcomers are spread over regions. Weights are exact text or whole numbers, and need not add up to 1.

    expected_version   of the stream `reception.key_stream(authority)`: 0 for the first key"""
    _runs_places(by)
    reception.exact_weights(weights)
    payload = {
        "since": since.isoformat(), "weights": {region: str(weight) for region, weight in weights.items()},
        "source": _named(source, 300, "source"),
    }  # fmt: skip
    return append(
        authority=authority, stream=reception.key_stream(authority), stream_kind=StreamKind.PLACE, kind="dispersal_key_set",
        payload=payload, by=by, at=at, event_id=event_id, expected_version=expected_version,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------------------------- people


def place_people(
    *, case: CaseRow, place: ReceptionPlace, people: Sequence[PersonRow], placed_on: date, by: Actor, at: datetime, event_id: UUID,
    expected_version: int, needs: Sequence[str] = (), reason: str = "",
) -> Event:  # fmt: skip
    """Give people of a case a place from a day on. What is recorded of their needs counts besides what `needs` says.

    reason   asked for where something does not fit or the place is full; it stays with the placement
    Raises CaseError naming everything that does not fit, NotPermitted for a case that the officer may not work on."""
    _a_person(by, case)
    ids = _people_of(case, people)
    there = _sent_before(
        event_id, case, "reception_placed", ids, {"place": str(place.pk), "placed_on": placed_on.isoformat()}
    )
    if there is not None:
        return there
    today = legal_day(at, case.authority)
    _not_ahead(placed_on, today)
    with writing():
        # Whoever places the same people, or gives a bed of this place, at the same moment waits here: the last bed is given once.
        list(PersonRow.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
        locked = ReceptionPlace.objects.select_for_update().filter(authority=case.authority, pk=place.pk).first()
        if locked is None:
            raise CaseError("there is no such place in this authority.")
        _free_to_go(people, placed_on)
        payload = _placing(case, locked, people, placed_on, today, needs, reason)
        return append_to_case(case, "reception_placed", payload, by, at, event_id, expected_version, May.RECORD)


def _placing(
    case: CaseRow, place: ReceptionPlace, people: Sequence[PersonRow], placed_on: date, today: date, needs: Sequence[str], reason: str
) -> dict[str, Any]:  # fmt: skip
    """What is recorded of a placement. Raises CaseError where something speaks against it and no reason is given."""
    wanted = reception.needs_of(case, people, needs)
    against = _against(place, wanted, len(people), placed_on, today)
    reason = " ".join(reason.split())
    if against and not reason:
        raise CaseError(f"this place does not fit: {'; '.join(against)}. Choose another, or say why all the same.")
    payload: dict[str, Any] = {
        "place": str(place.pk), "people": sorted(str(person.pk) for person in people), "placed_on": placed_on.isoformat(),
        "needs": wanted,
    }  # fmt: skip
    if against:
        payload |= {"misfit": against, "reason": reason[:300]}
    return payload


def leave_place(
    *, case: CaseRow, people: Sequence[PersonRow], left_on: date, reason: str, by: Actor, at: datetime, event_id: UUID,
    expected_version: int,
) -> Event:  # fmt: skip
    """Record that people left their place. The day of leaving is no night: the bed is free on it."""
    _a_person(by, case)
    ids = _people_of(case, people)
    there = _sent_before(event_id, case, "reception_left", ids, {"left_on": left_on.isoformat()})
    if there is not None:
        return there
    _not_ahead(left_on, legal_day(at, case.authority))
    stays = list(Placement.objects.filter(case=case, person__in=people, left_on__isnull=True))
    if len(stays) != len(ids):
        raise CaseError("somebody of these is not placed through this case: nobody leaves who was not there.")
    if any(left_on < stay.placed_on for stay in stays):
        raise CaseError(f"somebody of these came after {left_on}: correct the day.")
    payload = {"people": ids, "left_on": left_on.isoformat(), "reason": said(reason)[:300]}
    return append_to_case(case, "reception_left", payload, by, at, event_id, expected_version, May.RECORD)


def transfer_people(
    *, case: CaseRow, to: ReceptionPlace, people: Sequence[PersonRow], on: date, why: str, by: Actor, at: datetime, event_id: UUID,
    expected_version: int, needs: Sequence[str] = (), reason: str = "",
) -> Event:  # fmt: skip
    """Move people to another place on a day: they leave and are placed, both or neither. Two events; the second is returned.

    why      of the transfer
    reason   for a place that does not fit or is full, as in `place_people`"""
    _a_person(by, case)
    with writing():
        if any(
            stay.place_id == to.pk
            for stay in Placement.objects.filter(case=case, person__in=people, left_on__isnull=True)
        ):
            if not Event.objects.filter(pk=event_id).exists():
                raise CaseError("somebody of these is in this place already: transfer the others.")
        else:
            leave_place(
                case=case, people=people, left_on=on, reason=why, by=by, at=at, event_id=uuid5(event_id, "left"),
                expected_version=expected_version,
            )  # fmt: skip
        return place_people(
            case=case, place=to, people=people, placed_on=on, by=by, at=at, event_id=event_id, expected_version=expected_version + 1,
            needs=needs, reason=reason,
        )  # fmt: skip


# --------------------------------------------------------------------------------------------------------------- at the door


def _against(place: ReceptionPlace, needs: Sequence[str], people: int, placed_on: date, today: date) -> list[str]:
    """Everything that speaks against a place, in words."""
    if place.closed_on is not None and place.closed_on <= today:
        raise CaseError(f"this place closed on {place.closed_on}: choose another.")
    if placed_on < place.opened_on:
        raise CaseError(f"this place opened on {place.opened_on}: nobody was placed there on {placed_on}.")
    against = reception.misfit(place, needs)
    worst = reception.most_over(place, people, placed_on, today)
    if worst is not None:
        against.append(f"it would hold {worst.taken} people with room for {worst.capacity} on {worst.on}")
    return against


def _people_of(case: CaseRow, people: Sequence[PersonRow]) -> list[str]:
    wanted = {person.pk for person in people}
    if not wanted or len(wanted) != len(people):
        raise CaseError("name the people who are placed, each of them once.")
    housed = CasePerson.objects.filter(case=case, person__in=wanted).exclude(part__in=NOT_HOUSED)
    if set(housed.values_list("person", flat=True)) != wanted:
        raise CaseError("somebody of these is not a person whom this case is about: link him or her first.")
    return sorted(str(person) for person in wanted)


def _free_to_go(people: Sequence[PersonRow], placed_on: date) -> None:
    stays = Placement.objects.filter(person__in=people)
    if stays.filter(left_on__isnull=True).exists() or stays.filter(left_on__gt=placed_on).exists():
        raise CaseError(
            f"somebody of these has a place on {placed_on} or after it: transfer, or record the leaving first."
        )


def _sent_before(event_id: UUID, case: CaseRow, kind: str, people: list[str], same: Mapping[str, str]) -> Event | None:
    """The event as it was recorded, if the same was sent before: what was full then is not asked again now."""
    there = Event.objects.filter(pk=event_id).first()
    if there is None:
        return None
    told = {key: there.payload.get(key) for key in same}
    if (there.stream, there.kind, there.payload.get("people"), told) != (case.pk, kind, people, dict(same)):
        raise AlreadyRecorded("an event of this id was recorded and says something else: make a new id.")
    return there


def _a_person(by: Actor, case: CaseRow) -> None:
    if by.officer is None:
        raise NotPermitted("only an officer places people: a job or a program does not.")
    require(by.officer, May.RECORD, case)


def _runs_places(by: Actor) -> None:
    if by.officer is not None and not (may(by.officer, May.ADMINISTER) or may(by.officer, May.ASSIGN)):
        raise NotPermitted("places of reception are run by supervisors and administrators.")


def _of_place(
    place: ReceptionPlace, kind: str, payload: Mapping[str, Any], by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:  # fmt: skip
    if by.officer is not None and by.officer.authority_id != place.authority_id:
        raise NotPermitted("there is no such place in your authority.")
    return append(
        authority=place.authority, stream=place.pk, stream_kind=StreamKind.PLACE, kind=kind, payload=payload, by=by, at=at,
        event_id=event_id, expected_version=expected_version,
    )  # fmt: skip


def _features(words: Sequence[str]) -> list[str]:
    known = [feature.value for feature in Feature]
    strange = sorted(set(words) - set(known))
    if strange:
        raise CaseError(f"no place is described by {', '.join(strange)}. There are: {', '.join(known)}.")
    return sorted(set(words))


def _people(capacity: int) -> int:
    if isinstance(capacity, bool) or not isinstance(capacity, int) or capacity < 0:
        raise CaseError("a capacity is a whole number of people, 0 or more.")
    return capacity


def _named(words: str, longest: int, what: str) -> str:
    plain = " ".join(words.split())
    if not plain or len(plain) > longest:
        raise CaseError(f"give a {what} of 1 to {longest} letters.")
    return plain


def _not_ahead(day: date, today: date) -> None:
    if day > today:
        raise CaseError(f"{day} has not come yet (today is {today}): record what has happened.")
