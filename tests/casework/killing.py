"""Registers without end and is killed, again and again: run by test_kill.py in a process of its own.

The parent sets everything up once and opens no connection; each round is a fork that registers on four threads and seals meanwhile,
says each acknowledged id through a pipe, and is ended with SIGKILL at a random moment. What is on the disk is then read by another fork."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid4, uuid5

AT = datetime(2026, 7, 20, 10, tzinfo=UTC)
CLIENTS = 4


def main(rounds: int, seed: int) -> None:
    import django

    django.setup()
    in_fork(prepare)
    warm()
    luck, acknowledged, wrong = random.Random(seed), set(), []
    for number in range(rounds):
        acknowledged |= killed_while_registering(luck.uniform(0.02, 0.5))
        if number % 10 == 9 or number == rounds - 1:
            wrong += in_fork(partial(lost_or_half, acknowledged))
    print(json.dumps({"rounds": rounds, "acknowledged": len(acknowledged), "wrong": wrong}))


def prepare():
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from fairway.casework.models import Authority, Office, Officer

    call_command("migrate", verbosity=0)
    authority = Authority.objects.create(code="de-test", name="Test authority", state="DE", zone="Europe/Berlin")
    office = Office.objects.create(authority=authority, code="north", name="North")
    user = get_user_model().objects.create(username="registrar")
    Officer.objects.create(
        authority=authority, office=office, user=user, name="registrar", roles=["registrar", "caseworker"]
    )
    return []


def warm():
    """Compile the law before the forks, so that each of them begins at once."""
    from fairway.casework import clocks

    clocks.states({"acting_state": "DE", "made_on": "2026-07-06"}, AT.date())


def killed_while_registering(after):
    """The ids that one fork acknowledged before it was killed, `after` seconds after the first of them."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        register_without_end(write)
        os._exit(1)
    os.close(write)
    got = b""
    while b"\n" not in got:
        some = os.read(read, 65536)
        if not some:
            raise SystemExit("the registering process ended by itself")
        got += some
    end = time.monotonic() + after
    while (left := end - time.monotonic()) > 0:
        if select.select([read], [], [], left)[0]:
            got += os.read(read, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while some := os.read(read, 65536):
        got += some
    os.close(read)
    return {UUID(line) for line in got.decode().split("\n")[:-1]}


def register_without_end(say):
    from fairway.casework import seal
    from fairway.casework.commands import Registration, register
    from fairway.casework.models import Authority, Officer
    from fairway.casework.record import Actor

    authority, officer = Authority.objects.get(), Officer.objects.select_related("office").get()

    def client():
        while True:
            id = uuid4()
            facts = {"made_on": "2026-07-06", "registered_on": "2026-07-08", "arrival_kind": "inland"}
            registration = Registration(
                id=id, office="north", facts=facts, details={"family_name": "Example", "given_names": id.hex[:6]}
            )
            register(authority=authority, registration=registration, by=Actor.of(officer), at=AT)
            os.write(say, f"{id}\n".encode())

    for _ in range(CLIENTS):
        threading.Thread(target=client, daemon=True).start()
    while True:
        time.sleep(0.05)
        seal.seal(authority, AT)


def lost_or_half(acknowledged):
    from collections import Counter

    from fairway.casework import backup
    from fairway.casework.models import AuditEntry, CasePerson, CaseRow, ClockRow, Event, PersonRow, TaskRow

    wrong = list(backup.verify())
    cases = {row.pk: row for row in CaseRow.objects.all()}
    wrong += [f"{id} was acknowledged and is lost" for id in acknowledged if uuid5(id, "case") not in cases]
    events = Counter(Event.objects.values_list("stream", flat=True))
    for model, key in ((ClockRow, "case"), (TaskRow, "case"), (CasePerson, "case")):
        there = set(model.objects.values_list(key, flat=True))
        wrong += [f"{pk} has no {model.__name__}" for pk in cases if pk not in there]
    wrong += [f"{pk} is half-written" for pk, row in cases.items() if (events[pk], row.version) != (4, 4)]
    people = set(PersonRow.objects.values_list("pk", flat=True))
    strays = set(events) - set(cases) - people
    wrong += [f"events of {stray} without a row" for stray in strays]
    if AuditEntry.objects.count() != sum(events.values()) or len(people) != len(cases):
        wrong.append("audit entries, people and events do not go together")
    numbers = sorted(row.number for row in cases.values())
    if numbers != [f"DE-2026-{n:06}" for n in range(1, len(cases) + 1)]:
        wrong.append("numbers do not follow each other")
    return wrong


def in_fork(work):
    """The list that work gives, computed in a fork, so that this process never opens a connection."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(write, json.dumps(work()[:20]).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    if not said:
        raise SystemExit("a check did not end")
    return json.loads(said)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
