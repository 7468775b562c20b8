"""Reception: needs matched to places, never over capacity without a reason, shares that add up exactly."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.casework import commands as case_commands
from fairway.casework import projections, reception, record
from fairway.casework.commands import reception as commands
from fairway.casework.models import AuditEntry, DispersalKey, Event, Placement, ReceptionPlace
from fairway.casework.record import Actor
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted, StaleCase

TODAY = date(2026, 7, 20)
DAY = timedelta(days=1)


class House:
    """Opens places and places people, with what a test does not care about filled in."""

    def __init__(self, authority, manager, registrar, register, at):
        self.authority, self.manager, self.by, self.at = authority, Actor.of(manager), Actor.of(registrar), at
        self.register = register

    def open(self, name="Hall", capacity=2, region="North", features=(), **given):
        id = uuid4()
        base = {
            "authority": self.authority, "place": id, "name": name, "kind": "accommodation_centre", "region": region,
            "capacity": capacity, "features": features, "opened_on": date(2026, 7, 1), "by": self.manager, "at": self.at,
            "event_id": uuid4(),
        }  # fmt: skip
        commands.open_place(**{**base, **given})
        return ReceptionPlace.objects.get(pk=id)

    def change(self, place, command=commands.change_place, **given):
        base = {"place": place, "reason": "works", "by": self.manager, "at": self.at, "event_id": uuid4()}
        command(**{**base, "expected_version": place.version, **given})
        place.refresh_from_db()

    def send(self, command, case, **given):
        case.refresh_from_db()
        base = {
            "case": case, "people": [entry.person for entry in case.people.all()], "by": self.by, "at": self.at, "event_id": uuid4(),
            "expected_version": case.version,
        }  # fmt: skip
        return command(**{**base, **given})

    def place(self, place, case=None, on=TODAY, **given):
        case = case or self.register()
        self.send(commands.place_people, case, place=place, placed_on=on, **given)
        return case

    def leave(self, case, on=TODAY, **given):
        return self.send(commands.leave_place, case, **{"left_on": on, "reason": "moved to relatives", **given})

    def taken(self, place, on=TODAY):
        return next((row.taken for row in reception.occupancy(self.authority, on) if row.place == place), 0)


@pytest.fixture
def house(authority, officer, registrar, register, at):
    return House(authority, officer("supervisor"), registrar, register, at)


# ------------------------------------------------------------------------------------------------------ needs and fitting


@pytest.mark.parametrize(("features", "reserved", "needs", "says"), [
    (["wheelchair"], [], ["wheelchair"], []),
    ([], [], ["ground_floor", "wheelchair"], ["it has no ground floor", "it has no wheelchair"]),
    (["single_women"], ["single_women"], [], ["it is reserved for single women"]),
    (["single_women"], ["single_women"], ["single_women"], []),
    (["wheelchair"], [], ["a quiet room"], ["somebody must ask the place: a quiet room"]),
])  # fmt: skip
def test_what_does_not_fit_is_said_word_by_word(house, features, reserved, needs, says):
    place = house.open(features=features, reserved_for=reserved)
    assert reception.misfit(place, needs) == says
    if not says:
        house.place(place, needs=needs)
        return
    with pytest.raises(CaseError, match=f"this place does not fit: {'; '.join(says)}"):
        house.place(place, needs=needs)
    house.place(place, needs=needs, reason="no other bed tonight")
    made = Placement.objects.get()
    assert (made.misfit, made.reason, list(reception.misfits(house.authority, TODAY))) == (
        says,
        "no other bed tonight",
        [made],
    )


def test_needs_that_are_recorded_count_whoever_forgets_to_say_them(house, register):
    place = house.open()
    with pytest.raises(CaseError, match="it has no wheelchair"):
        house.place(place, register(needs=["wheelchair"]))
    child = register({"unaccompanied_minor": True, "date_of_birth": "2012-01-01"}, born_on="2012-01-01")
    with pytest.raises(CaseError, match="it has no unaccompanied minors"):
        house.place(place, child)
    assert Placement.objects.count() == 0


def test_a_place_and_a_feature_have_known_words(house):
    with pytest.raises(CaseError, match="no place is described by pool"):
        house.open(features=["pool"])
    with pytest.raises(CaseError, match="no kind of place 'detention'"):
        house.open(kind="detention")
    for capacity in (-1, 2.5, True):
        with pytest.raises(CaseError, match="whole number of people"):
            house.open(capacity=capacity)


# ------------------------------------------------------------------------------------------------- capacity and occupancy


def test_nobody_is_placed_above_the_capacity_without_a_reason(house):
    place = house.open(capacity=1)
    house.place(place)
    with pytest.raises(CaseError, match="it would hold 2 people with room for 1 on 2026-07-20"):
        house.place(place)
    house.place(place, reason="a mother with a newborn, one night")
    assert house.taken(place) == 2
    row = reception.occupancy(house.authority, TODAY)[0]
    assert (row.free, row.over) == (0, 1)


def test_the_bed_is_free_on_the_day_of_leaving(house):
    place = house.open(capacity=1)
    first = house.place(place, on=TODAY - 3 * DAY)
    house.leave(first, on=TODAY - DAY)
    assert [house.taken(place, TODAY - n * DAY) for n in (4, 3, 2, 1, 0)] == [0, 1, 1, 0, 0]
    house.place(place, on=TODAY - DAY)
    with pytest.raises(CaseError, match="would hold 2 people with room for 1 on 2026-07-17"):
        house.place(place, on=TODAY - 3 * DAY)


def test_a_late_entry_meets_the_capacity_of_its_own_days(house):
    place = house.open(capacity=3)
    house.change(place, since=TODAY - 2 * DAY, capacity=1)
    house.place(place, on=TODAY - 5 * DAY)
    assert place.capacity_on(TODAY - 3 * DAY) == 3 and place.capacity_on(TODAY) == 1
    with pytest.raises(CaseError, match="would hold 2 people with room for 1 on 2026-07-18"):
        house.place(place, on=TODAY - 5 * DAY)


def test_a_closed_place_moves_nobody_and_lists_who_is_still_there(house):
    place = house.open()
    case = house.place(place, on=TODAY - 5 * DAY)
    house.change(place, commands.close_place, closed_on=TODAY - DAY, reason="burst pipes")
    assert [stay.case for stay in reception.at_closed_places(house.authority, TODAY)] == [case]
    assert (reception.occupancy(house.authority, TODAY)[0].over, house.taken(place)) == (1, 1)
    with pytest.raises(CaseError, match="closed on 2026-07-19: choose another"):
        house.place(place, reason="full elsewhere")
    house.send(commands.transfer_people, case, to=house.open("Other"), on=TODAY, why="burst pipes")
    assert not reception.at_closed_places(house.authority, TODAY).exists()


stays = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9) | st.none()), max_size=12)


@given(stays=stays, first=st.integers(0, 12), length=st.integers(0, 12))
def test_occupancy_by_day_is_the_count_of_those_who_stay_that_night(stays, first, length):
    from unittest.mock import patch

    start = date(2026, 7, 1)
    rows = [(start + a * DAY, None if n is None else start + (a + n) * DAY) for a, n in stays]
    span = (start + first * DAY, start + (first + length) * DAY)
    place = ReceptionPlace(opened_on=start, capacities=[["2026-07-01", 4]])

    class Rows:
        """What the database would give for the span, so that a thousand spans cost no queries."""

        def filter(self, *where, placed_on__lte, **more):
            self.kept = [(a, b) for a, b in rows if a <= placed_on__lte and (b is None or b > span[0])]
            return self

        def values_list(self, *columns):
            return self.kept

    with patch.object(reception.Placement, "objects", Rows()):
        found = reception.occupancy_by_day(place, *span)
    assert [(row.on, row.taken) for row in found] == [
        (day, sum(a <= day and (b is None or b > day) for a, b in rows))
        for day in (span[0] + n * DAY for n in range(length + 1))
    ]


# ---------------------------------------------------------------------------------------------------- placing and leaving


def test_a_transfer_is_both_or_neither(house):
    one, two, full = house.open("One"), house.open("Two"), house.open("Full", capacity=0)
    case = house.place(one, on=TODAY - DAY)
    version = case.version
    with pytest.raises(CaseError, match="room for 0"):
        house.send(commands.transfer_people, case, to=full, on=TODAY, why="school")
    case.refresh_from_db()
    assert (house.taken(one), case.version) == (1, version + 1)
    id = uuid4()
    sent = {"to": two, "on": TODAY, "why": "school", "event_id": id, "expected_version": case.version}
    made = [house.send(commands.transfer_people, case, **sent) for _ in range(2)]
    assert made[0] == made[1] and (house.taken(one), house.taken(two)) == (0, 1)
    assert [e.kind for e in Event.objects.filter(stream=case.pk).order_by("sequence")][-2:] == [
        "reception_left",
        "reception_placed",
    ]
    with pytest.raises(CaseError, match="in this place already"):
        house.send(commands.transfer_people, case, to=two, on=TODAY, why="again")


def test_nobody_is_in_two_places_or_leaves_before_having_come(house):
    one, two = house.open("One"), house.open("Two")
    case = house.place(one, on=TODAY - DAY)
    with pytest.raises(CaseError, match="has a place on 2026-07-20"):
        house.place(two, case)
    with pytest.raises(CaseError, match="came after 2026-07-10"):
        house.leave(case, on=date(2026, 7, 10))
    with pytest.raises(CaseError, match="has not come yet"):
        house.leave(case, on=TODAY + DAY)
    with pytest.raises(CaseError, match="has not come yet"):
        house.place(two, on=TODAY + DAY)
    house.leave(case)
    with pytest.raises(CaseError, match="nobody leaves who was not there"):
        house.leave(case)


def test_sent_twice_it_is_recorded_once_though_the_place_is_full_by_then(house):
    place, id = house.open(capacity=1), uuid4()
    case = house.register()
    version = case.version
    for _ in range(2):
        house.place(place, case, event_id=id, expected_version=version)
    assert Placement.objects.count() == 1
    with pytest.raises(AlreadyRecorded):
        house.place(place, case, on=TODAY - DAY, event_id=id)
    with pytest.raises(StaleCase):
        house.leave(case, expected_version=version)


def test_only_an_officer_of_the_case_places_and_only_people_of_the_case(house, officer, register):
    place, case = house.open(), register()
    for by in (Actor.of(officer("caseworker", office="south")), Actor.of(officer("monitor")), Actor.system("nightly")):
        with pytest.raises(NotPermitted):
            house.place(place, case, by=by)
    stranger = register().people.get().person
    with pytest.raises(CaseError, match="not a person whom this case is about"):
        house.place(place, case, people=[stranger])
    case_commands.link_person(
        case=case,
        person=stranger.pk,
        part="interpreter",
        by=house.by,
        at=house.at,
        event_id=uuid4(),
        expected_version=case.version,
    )
    with pytest.raises(CaseError, match="not a person whom this case is about"):
        house.place(place, case, people=[stranger])
    with pytest.raises(NotPermitted, match="run by supervisors and administrators"):
        house.open(by=house.by)


def test_reading_who_stays_shows_ones_own_cases_and_the_number_of_the_others(house, officer, at):
    place = house.open(capacity=5)
    cases = [house.place(place) for _ in range(3)]
    case_commands.assign(
        case=cases[0],
        office="south",
        owner="",
        reason="x",
        by=house.manager,
        at=at,
        event_id=uuid4(),
        expected_version=5,
    )
    reader = officer("caseworker")
    found = reception.read_residents(reader, place.pk, on=TODAY, reason="house visit", at=at)
    assert ({stay.case for stay in found.shown}, found.hidden) == (set(cases[1:]), 1)
    with pytest.raises(NotPermitted):
        reception.read_residents(officer("administrator"), place.pk, on=TODAY, reason="curious", at=at)
    with pytest.raises(CaseError, match="say why"):
        reception.read_residents(reader, place.pk, on=TODAY, reason="", at=at)
    assert list(AuditEntry.objects.filter(what="place").order_by("pk").values_list("deed", flat=True)) == [
        "read",
        "refused",
    ]


# -------------------------------------------------------------------------------------------------------------- dispersal


@pytest.mark.parametrize(("people", "weights", "shares", "why"), [
    (10, {"A": 1, "B": 1, "C": 1}, {"A": 4, "B": 3, "C": 3}, "equal remainders go by name"),
    (7, {"A": "0.1", "B": "0.2", "C": "0.7"}, {"A": 1, "B": 1, "C": 5}, "quotas 0.7, 1.4, 4.9: one each to C and A"),
    (1, {"A": "1/3", "B": "2/3"}, {"A": 0, "B": 1}, "the larger remainder"),
    (0, {"A": 1}, {"A": 0}, "nobody"),
    (5, {"A": 0, "B": 3}, {"A": 0, "B": 5}, "a region with no weight takes nobody"),
])  # fmt: skip
def test_people_are_spread_by_largest_remainder(people, weights, shares, why):
    assert reception.apportion(people, weights) == shares, why


weights = st.dictionaries(st.sampled_from("ABCDEFGH"), st.fractions(0, 50, max_denominator=997), min_size=1).filter(
    lambda found: any(found.values())
)


@given(people=st.integers(0, 100_000), weights=weights)
def test_every_person_is_given_and_no_region_is_off_its_quota_by_one(people, weights):
    given_to = reception.apportion(people, weights)
    assert sum(given_to.values()) == people
    whole = sum(weights.values())
    assert all(abs(given_to[region] - people * weight / whole) < 1 for region, weight in weights.items())


@pytest.mark.parametrize(("weights", "says"), [
    ({"A": 0.1}, "binary fraction"), ({"A": "much"}, "is no number"), ({"A": "-1"}, "below 0"), ({"A": "0"}, "above 0"),
    ({}, "above 0"), ({"A": "1/0"}, "is no number"),
])  # fmt: skip
def test_a_weight_is_an_exact_number(weights, says):
    with pytest.raises(CaseError, match=says):
        reception.exact_weights(weights)


def set_key(house, weights, since=date(2026, 7, 1)):
    version = Event.objects.filter(stream=reception.key_stream(house.authority)).count()
    commands.set_dispersal_key(
        authority=house.authority, since=since, weights=weights, source="agreement of the regions", by=house.manager, at=house.at,
        event_id=uuid4(), expected_version=version,
    )  # fmt: skip


def test_the_region_furthest_behind_its_share_is_proposed_first_among_places_that_fit(house):
    set_key(house, {"North": "1/4", "South": "3/4"})
    north, south = house.open("Hill", capacity=9), house.open("Shore", capacity=9, region="South")
    cases = [house.place(place) for place in (north, north, south)]
    assert reception.behind(house.authority, TODAY) == {"North": Fraction(-1), "South": Fraction(2)}
    assert [one.occupancy.place for one in reception.proposals(house.authority, [], 1, TODAY)] == [south, north]
    house.send(commands.transfer_people, cases[0], to=south, on=TODAY, why="school")
    assert reception.newcomers_by_region(house.authority, date(2026, 7, 1), TODAY) == {"North": 1, "South": 2}
    house.change(north, since=TODAY, features=["wheelchair"])
    first, second = reception.proposals(house.authority, ["wheelchair"], 1, TODAY)
    assert (first.occupancy.place, first.misfit, second.misfit) == (north, (), ("it has no wheelchair",))
    house.change(north, since=TODAY, capacity=1)
    assert [one.occupancy.place for one in reception.proposals(house.authority, ["wheelchair"], 1, TODAY)] == [
        south,
        north,
    ]


def test_who_was_there_before_the_key_is_not_counted_by_it(house):
    north = house.open(capacity=9)
    before = house.place(north, on=date(2026, 7, 9))
    assert reception.behind(house.authority, TODAY) == {}
    set_key(house, {"North": 1, "South": 1}, since=date(2026, 7, 10))
    house.send(commands.transfer_people, before, to=house.open("Two"), on=TODAY, why="school")
    assert reception.behind(house.authority, TODAY) == {"North": Fraction(1, 2), "South": Fraction(1, 2)}
    assert reception.key_on(house.authority, date(2026, 7, 9)) is None


def test_a_table_of_a_hundred_places_costs_two_queries(house, django_queries):
    places = [house.open(f"Place {n:03}") for n in range(100)]
    house.place(places[7])
    with django_queries(2):
        assert sum(row.taken for row in reception.occupancy(house.authority, TODAY)) == 1


@pytest.fixture
def django_queries():
    from contextlib import contextmanager

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def exactly(number):
        with CaptureQueriesContext(connection) as seen:
            yield
        assert len(seen) == number, [query["sql"] for query in seen]

    return exactly


# ------------------------------------------------------------------------------------------------------------------ rows


def plain(model):
    return sorted(
        str({k: str(v) for k, v in row.items() if k != "id" or model is ReceptionPlace})
        for row in model.objects.values()
    )


def test_the_rows_can_be_made_again_from_the_events_alone(house):
    set_key(house, {"North": 1})
    set_key(house, {"North": 2, "South": "0.5"})
    one, two = house.open("One", reserved_for=["families"], features=["families"]), house.open("Two")
    case = house.place(one, on=TODAY - 3 * DAY, needs=["families"])
    house.send(commands.transfer_people, case, to=two, on=TODAY, why="school")
    house.place(two, needs=["wheelchair"], reason="one night")
    house.change(one, since=TODAY - DAY, capacity=7, features=[], name="First")
    house.change(one, commands.close_place, closed_on=TODAY)
    models = (ReceptionPlace, Placement, DispersalKey)
    before = [plain(model) for model in models]
    projections.rebuild(house.authority)
    assert [plain(model) for model in models] == before
    assert list(record.verify(house.authority)) == []


@pytest.mark.parametrize("number", range(4))  # ids are random: either case may come first in a rebuild
def test_a_person_of_two_cases_has_one_place_at_a_time_and_the_rows_come_back(house, register, number):
    first, place = register(), house.open(capacity=5)
    person = first.people.get().person
    second = register()
    case_commands.link_person(
        case=second,
        person=person.pk,
        part="applicant",
        by=house.by,
        at=house.at,
        event_id=uuid4(),
        expected_version=second.version,
    )
    house.place(place, first, on=TODAY - 5 * DAY)
    with pytest.raises(CaseError, match="has a place on"):
        house.place(place, second, people=[person])
    house.leave(first, on=TODAY - 2 * DAY)
    house.place(place, second, people=[person], on=TODAY - 2 * DAY)
    before = plain(Placement)
    projections.rebuild(house.authority)
    assert plain(Placement) == before


def test_the_examples_of_the_module_hold():
    assert doctest.testmod(reception).failed == 0
