"""The seal: every event in the tree once, changes refused by the database, and seen where somebody took its guard away."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from fairway.casework import merkle, seal
from fairway.casework.models import AuditEntry, Event, TreeHead
from fairway.errors import CaseError

pytestmark = pytest.mark.usefixtures("db")


def test_new_events_are_sealed_once_and_the_tree_only_grows(register, authority, at):
    register()
    one = seal.seal(authority, at)
    assert (one.size, sorted(Event.objects.values_list("sealed_in", flat=True))) == (5, [1, 2, 3, 4, 5])
    assert seal.seal(authority, at) is None, "nothing new"
    register()
    two = seal.seal(authority, at)
    assert two.size == 10 and list(seal.verify(authority)) == []
    proof = [bytes.fromhex(each) for each in seal.prove_growth(one, two)]
    assert merkle.consistent(5, bytes.fromhex(one.root), 10, bytes.fromhex(two.root), proof)


def test_an_event_is_proved_to_be_in_the_tree(register, authority, at):
    case = register()
    event = Event.objects.get(stream=case.pk, sequence=3)
    with pytest.raises(CaseError, match="not sealed yet"):
        seal.prove(event)
    seal.seal(authority, at)
    register()
    seal.seal(authority, at)
    proof = seal.prove(event)
    assert proof.holds() and proof.size == 10 and proof.leaf == merkle.leaf_hash(bytes.fromhex(event.hash)).hex()


@pytest.mark.parametrize("model", [Event, AuditEntry, TreeHead])
def test_the_database_refuses_to_change_or_remove_what_was_recorded(register, authority, at, model):
    register()
    seal.seal(authority, at)
    change = {"kind": "note_added"} if model is Event else {"at": at.replace(year=2020)}
    for deed in (lambda: model.objects.update(**change), lambda: model.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            deed()
    assert seal.protection() == []


def test_the_place_in_the_tree_is_filled_once(register, authority, at):
    register()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.update(sealed_in=1, hash="0" * 64)
    seal.seal(authority, at)
    for other in (None, 9):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Event.objects.update(sealed_in=other)


@pytest.mark.parametrize(("tamper", "says"), [
    (lambda: Event.objects.filter(sealed_in=3).update(hash="0" * 64), "its events are not those that were sealed"),
    (lambda: Event.objects.filter(sealed_in=3)._raw_delete("default"), "event 3 of it is missing"),
    (lambda: TreeHead.objects.filter(size=10)._raw_delete("default"), "a head was removed"),
    (lambda: TreeHead.objects.filter(size=5).update(root="0" * 64), "its events are not those that were sealed"),
])  # fmt: skip
def test_what_was_changed_without_the_guard_is_seen(register, authority, at, tamper, says):
    for _ in range(2):
        register()
        seal.seal(authority, at)
    with seal.unprotected():
        tamper()
    (sentence,) = seal.verify(authority)
    assert says in sentence


def test_a_long_row_of_events_is_sealed_in_parts(register, authority, at):
    register()
    assert [seal.seal(authority, at, most=3).size, seal.seal(authority, at, most=3).size] == [3, 5]
    assert list(seal.verify(authority)) == []
