"""Reception: which places have room, what fits whom, and which region is next by the key. People decide; nobody is ranked.

A bed is taken from the night of placing to the night before leaving. Needs are matched to what a place has, word by word; what does
not fit is said and recorded with the reason for placing all the same. Shares are exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fairway.casework.models import (
    AuditEntry,
    Authority,
    CaseRow,
    Deed,
    DispersalKey,
    Event,
    Feature,
    Officer,
    PersonRow,
    Placement,
    ReceptionPlace,
)
from fairway.casework.permissions import visible
from fairway.casework.projections import _on as on_event
from fairway.casework.reading import SHORTEST_REASON
from fairway.errors import CaseError, NotPermitted

_KEY_SPACE = UUID("6f0a7c52-5d0e-4f5b-9b7a-3d1f6f1f8a11")
_NEED_OF_FACT = {"unaccompanied_minor": Feature.UNACCOMPANIED_MINORS, "family_with_minor": Feature.FAMILIES}
"""Facts of the law language that ask for something of the place, whatever else is said."""

# ------------------------------------------------------------------------------------------------------ needs and fitting


def needs_of(case: CaseRow, people: Iterable[PersonRow], also: Iterable[str] = ()) -> list[str]:
    """What a place must have for these people: what is recorded of them, what the facts of the case ask for, and what is said besides."""
    found = {need for person in people for need in _words(person.details.get("needs"))}
    for fact, feature in _NEED_OF_FACT.items():
        entry = case.facts.get(fact, {})
        if entry.get("value") is True and not entry.get("withdrawn"):
            found.add(feature.value)
    return sorted(found | {" ".join(word.split()) for word in also if word.strip()})


def _words(needs: Any) -> list[str]:
    words = needs.split(",") if isinstance(needs, str) else needs if isinstance(needs, list) else []
    return [" ".join(str(word).split()) for word in words if str(word).strip()]


def misfit(place: ReceptionPlace, needs: Sequence[str]) -> list[str]:
    """Each way in which a place does not fit, as words; [] if it fits. A need in words that no place is described by never fits by itself."""
    known = {feature.value for feature in Feature}
    said = []
    for need in needs:
        if need not in known:
            said.append(f"somebody must ask the place: {need}")
        elif need not in place.features:
            said.append(f"it has no {need.replace('_', ' ')}")
    if place.reserved_for and not set(place.reserved_for) & set(needs):
        said.append(f"it is reserved for {', '.join(word.replace('_', ' ') for word in place.reserved_for)}")
    return said


# -------------------------------------------------------------------------------------------------------------- occupancy


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """A place on a day, in people. `free` is never below 0; what is above the capacity is `over`."""

    place: ReceptionPlace
    on: date
    capacity: int
    taken: int

    @property
    def free(self) -> int:
        """Room that is left."""
        return max(0, self.capacity - self.taken)

    @property
    def over(self) -> int:
        """People above the capacity."""
        return max(0, self.taken - self.capacity)


def staying(on: date) -> Q:
    """Placements in which the night after a day is spent."""
    return Q(placed_on__lte=on) & (Q(left_on__isnull=True) | Q(left_on__gt=on))


def occupancy(authority: Authority, on: date, region: str = "") -> list[Occupancy]:
    """Every place that is open or holds somebody on a day, by region and name. Two queries, however many places there are."""
    places = ReceptionPlace.objects.filter(authority=authority).order_by("region", "name", "pk")
    if region:
        places = places.filter(region=region)
    counted = Placement.objects.filter(staying(on), authority=authority).values("place").annotate(people=Count("pk"))
    taken = dict(counted.values_list("place", "people"))
    rows = [
        Occupancy(place=place, on=on, capacity=place.capacity_on(on), taken=taken.get(place.pk, 0)) for place in places
    ]
    return [row for row in rows if row.capacity or row.taken]


def occupancy_by_day(place: ReceptionPlace, first: date, last: date) -> list[Occupancy]:
    """A place on each day of a span, both ends with it. One query."""
    if last < first:
        raise CaseError(f"the span from {first} to {last} has no day.")
    change: dict[date, int] = {}
    stays = Placement.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=first), place=place, placed_on__lte=last)
    for placed_on, left_on in stays.values_list("placed_on", "left_on"):
        change[max(placed_on, first)] = change.get(max(placed_on, first), 0) + 1
        if left_on is not None and left_on <= last:
            change[left_on] = change.get(left_on, 0) - 1
    rows, taken = [], 0
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        taken += change.get(day, 0)
        rows.append(Occupancy(place=place, on=day, capacity=place.capacity_on(day), taken=taken))
    return rows


def most_over(place: ReceptionPlace, people: int, first: date, last: date) -> Occupancy | None:
    """The day on which some more people would be most above the capacity, with them counted; None if there is always room."""
    rows = [
        Occupancy(place=place, on=row.on, capacity=row.capacity, taken=row.taken + people)
        for row in occupancy_by_day(place, first, last)
    ]
    worst = max(rows, key=lambda row: row.taken - row.capacity)
    return worst if worst.over else None


def at_closed_places(authority: Authority, on: date) -> QuerySet[Placement]:
    """People who are still placed where a place has closed. Closing moves nobody: a person does."""
    return Placement.objects.filter(staying(on), authority=authority, place__closed_on__lte=on).order_by(
        "placed_on", "pk"
    )


def misfits(authority: Authority, on: date) -> QuerySet[Placement]:
    """Placements that were made although something did not fit, and last. To be looked at again."""
    return Placement.objects.filter(staying(on), authority=authority).exclude(misfit=[]).order_by("placed_on", "pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Residents:
    """Who stays in a place, as far as an officer may see it; `hidden` says how many others do."""

    shown: tuple[Placement, ...]
    hidden: int


def read_residents(officer: Officer, place: UUID, *, on: date, reason: str, at: datetime) -> Residents:
    """Who stays in a place on a day. The read is logged with its reason, and so is a refusal."""
    said = " ".join(reason.split())
    if len(said) < SHORTEST_REASON:
        raise CaseError("say why you read this: a read without a reason is not allowed.")
    found = ReceptionPlace.objects.filter(authority=officer.authority, pk=place).first()
    cases = visible(officer)
    allowed = found is not None and not cases.query.is_empty()
    AuditEntry.objects.create(
        authority=officer.authority, officer=officer, by=f"officer:{officer.pk}", stream=place, what="place", reason=said[:300], at=at,
        deed=Deed.READ if allowed else Deed.REFUSED,
    )  # fmt: skip
    if not allowed:
        raise NotPermitted("there is no such place among those whose residents you may read.")
    everybody = Placement.objects.filter(staying(on), place=found)
    shown = everybody.filter(case__in=cases).select_related("person", "case").order_by("placed_on", "pk")
    return Residents(shown=tuple(shown), hidden=everybody.count() - len(shown))


# -------------------------------------------------------------------------------------------------------------- dispersal


def key_stream(authority: Authority) -> UUID:
    """The stream of an authority's dispersal keys."""
    return uuid5(_KEY_SPACE, authority.pk)


def exact_weights(weights: Mapping[str, str | int | Fraction]) -> dict[str, Fraction]:
    """Weights of regions as exact numbers. Raises CaseError for a binary fraction, a negative one, or none above 0.

    >>> exact_weights({"North": "2/3", "South": "0.5"})
    {'North': Fraction(2, 3), 'South': Fraction(1, 2)}
    """
    found = {}
    for region, weight in weights.items():
        if isinstance(weight, float):
            raise CaseError(
                f"the weight of {region} is a binary fraction: give text such as '13.04838' or '2/7', which is exact."
            )
        try:
            found[region] = Fraction(weight)
        except (ValueError, TypeError, ZeroDivisionError):
            raise CaseError(f"the weight of {region} is no number: give text such as '13.04838' or '2/7'.") from None
        if found[region] < 0:
            raise CaseError(f"the weight of {region} is below 0.")
    if not sum(found.values()):
        raise CaseError("a key needs a region whose weight is above 0.")
    return found


def apportion(people: int, weights: Mapping[str, str | int | Fraction]) -> dict[str, int]:
    """Spread people over regions by largest remainder. Equal remainders go by the name of the region, so that the result is one.

    >>> apportion(10, {"A": 1, "B": 1, "C": 1})
    {'A': 4, 'B': 3, 'C': 3}
    """
    if people < 0:
        raise CaseError(f"{people} people cannot be spread over regions.")
    exact = exact_weights(weights)
    whole = sum(exact.values())
    quotas = {region: people * weight / whole for region, weight in exact.items()}
    given = {region: int(quota) for region, quota in quotas.items()}
    by_remainder = sorted(quotas, key=lambda region: (given[region] - quotas[region], region))
    for region in by_remainder[: people - sum(given.values())]:
        given[region] += 1
    return given


def key_on(authority: Authority, on: date) -> DispersalKey | None:
    """The key that holds on a day."""
    return DispersalKey.objects.filter(authority=authority, since__lte=on).order_by("-since").first()


def behind(authority: Authority, on: date, coming: int = 1) -> dict[str, Fraction]:
    """How many people each region is behind its share, if some more come; below 0 for one that is ahead. {} without a key.

    Everybody who was placed for the first time since the key holds is counted once, in the region of his or her latest place."""
    key = key_on(authority, on)
    if key is None:
        return {}
    placed = newcomers_by_region(authority, key.since, on)
    weights = exact_weights(key.weights)
    whole, total = sum(weights.values()), sum(placed.values()) + coming
    return {region: total * weight / whole - placed.get(region, 0) for region, weight in weights.items()}


def newcomers_by_region(authority: Authority, since: date, on: date) -> dict[str, int]:
    """People placed for the first time in a span of days, by the region of their latest place in it."""
    same = Placement.objects.filter(authority=authority, person=OuterRef("person"))
    earlier = same.filter(placed_on__lt=since)
    later = same.filter(placed_on__lte=on).filter(
        Q(placed_on__gt=OuterRef("placed_on")) | Q(placed_on=OuterRef("placed_on"), pk__gt=OuterRef("pk"))
    )
    newest = Placement.objects.filter(
        ~Exists(earlier), ~Exists(later), authority=authority, placed_on__range=(since, on)
    )
    return dict(newest.values_list("place__region").annotate(people=Count("pk")).order_by("place__region"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A place for some people, with everything that speaks for and against it. A proposal: an officer chooses.

    behind   people that its region is behind its share; None where no key names the region"""

    occupancy: Occupancy
    misfit: tuple[str, ...]
    behind: Fraction | None


def proposals(authority: Authority, needs: Sequence[str], people: int, on: date) -> list[Proposal]:
    """All places that are open on a day: first those that fit and have room, then by the region that is furthest behind the key."""
    by_key = behind(authority, on, people)
    found = [
        Proposal(
            occupancy=row, misfit=tuple(misfit(row.place, needs)), behind=by_key.get(row.place.region)
        )
        for row in occupancy(authority, on)
        if row.capacity
    ]  # fmt: skip

    def order(one: Proposal) -> tuple[bool, int, Fraction, str, str]:
        no_room = one.occupancy.free < people
        return (
            no_room,
            len(one.misfit),
            -(one.behind or Fraction(0)),
            one.occupancy.place.region,
            one.occupancy.place.name,
        )

    return sorted(found, key=order)


# ------------------------------------------------------------------------------------------------------------------ rows


@on_event("place_opened")
def _opened(event: Event, row: Any) -> None:
    """The first event of its stream: what later ones changed is changed again after it."""
    del row
    said = event.payload
    ReceptionPlace.objects.update_or_create(
        pk=event.stream,
        defaults={
            "authority": event.authority, "version": event.sequence, "name": said["name"], "kind": said["kind"],
            "region": said["region"], "capacities": [[said["opened_on"], said["capacity"]]], "features": said["features"],
            "reserved_for": said.get("reserved_for", []), "opened_on": date.fromisoformat(said["opened_on"]), "closed_on": None,
        },
    )  # fmt: skip


@on_event("place_changed")
def _changed(event: Event, row: Any) -> None:
    del row
    place, said = ReceptionPlace.objects.get(pk=event.stream), event.payload
    for column in ("name", "features", "reserved_for"):
        if column in said:
            setattr(place, column, said[column])
    if "capacity" in said:
        held = {since: people for since, people in place.capacities} | {said["since"]: said["capacity"]}
        place.capacities = [[since, held[since]] for since in sorted(held)]
    place.version = event.sequence
    place.save()


@on_event("place_closed")
def _closed(event: Event, row: Any) -> None:
    del row
    ReceptionPlace.objects.filter(pk=event.stream).update(
        closed_on=date.fromisoformat(event.payload["closed_on"]), version=event.sequence
    )


@on_event("dispersal_key_set")
def _key_set(event: Event, row: Any) -> None:
    del row
    said = event.payload
    DispersalKey.objects.update_or_create(
        authority=event.authority, since=date.fromisoformat(said["since"]),
        defaults={"event": event.pk, "weights": said["weights"], "source": said["source"]},
    )  # fmt: skip


@on_event("reception_placed")
def _placed(event: Event, row: CaseRow) -> None:
    said = event.payload
    for person in said["people"]:
        Placement.objects.create(
            authority=event.authority, case=row, person_id=UUID(person), place_id=UUID(said["place"]), event=event.pk,
            needs=said["needs"], misfit=said.get("misfit", []), reason=said.get("reason", ""),
            placed_on=date.fromisoformat(said["placed_on"]),
        )  # fmt: skip


@on_event("reception_left")
def _left(event: Event, row: CaseRow) -> None:
    said = event.payload
    staying_now = Placement.objects.filter(case=row, person__in=[UUID(person) for person in said["people"]])
    staying_now.filter(left_on__isnull=True).update(
        left_on=date.fromisoformat(said["left_on"]), why_left=said["reason"]
    )
