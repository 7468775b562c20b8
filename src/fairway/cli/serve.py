"""`fairway init`, `serve`, `load-demo` and `user`: a place to work, its pages, synthetic people to try it with, and who may work there."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

from fairway.errors import CaseError, Refused

SETTINGS = "fairway.web.settings"
THREADS = 8
"""Threads that answer. SQLite has one writer whatever their number; readers do not wait for it."""
WEAK = "Password (12 characters or more)"


def ready() -> None:
    """Set Django up, once. Raises Refused without the extra that brings it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django
    except ImportError:
        raise Refused("casework needs Django: install it with `pip install 'fairway[web]'`.") from None
    django.setup()


def application() -> Callable[..., Any]:
    """What the server calls for each request. Made in the server's own process, with the worker thread beside it."""
    ready()
    from django.core.wsgi import get_wsgi_application

    from fairway.casework.jobs import Worker

    made: Callable[..., Any] = get_wsgi_application()
    Worker().start()
    return made


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as fault:
        raise Refused(
            f"the database cannot be prepared ({' '.join(str(fault).split())[:200]}): see FAIRWAY_DATABASE_URL."
        ) from None


def _prepared() -> None:
    """Raises Refused where the tables are not those of this version."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as fault:
        raise Refused(
            f"the database does not answer ({' '.join(str(fault).split())[:200]}): see FAIRWAY_DATABASE_URL."
        ) from None
    if behind:
        raise Refused("the database is not ready for this version: run `fairway init`, which keeps what is in it.")


# ------------------------------------------------------------------------------------------------------------ init


@click.command(
    epilog="\b\nExample:\n  fairway init --authority bamf --name 'Office for Asylum' --state DE --zone Europe/Berlin --administrator anna\n"
    "\nAgain on the same database it brings the tables up to date and changes nothing else."
)
@click.option("--authority", default="authority", show_default=True, metavar="CODE", help="Short name in every key.")
@click.option("--name", default="", help="What the authority is called.")
@click.option("--state", default="", metavar="XX", help="The State whose law and days off hold.")
@click.option("--zone", default="Europe/Brussels", show_default=True, help="Where the legal day begins and ends.")
@click.option("--office", default="main", show_default=True, metavar="CODE", help="The first office.")
@click.option("--administrator", default="", metavar="USER", help="The first administrator.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, one line.")
def init(
    authority: str, name: str, state: str, zone: str, office: str, administrator: str, password_stdin: bool
) -> None:
    """Prepare the database, and make the authority and its first administrator."""
    ready()
    from django.conf import settings

    from fairway.casework.models import Authority

    _migrate()
    where = settings.DATABASES["default"]
    click.echo(f"The database is ready: {where['NAME']}.", err=True)
    found = Authority.objects.filter(pk=authority).first()
    if found is None:
        if not state:
            if administrator:
                raise click.UsageError(
                    f"There is no authority '{authority}' yet: give --state (two letters) and --name, too."
                )
            click.echo("No authority was made: give --state, --name and --administrator to make one.", err=True)
            return
        found = _authority(authority, name or authority, state, zone, office)
        click.echo(f"Made the authority {found.code} ({found.name}, {found.state}) with the office {office}.")
    else:
        click.echo(f"The authority {found.code} is there.", err=True)
    if administrator:
        _add(found, office, administrator, administrator, ("administrator",), _password(password_stdin))
        click.echo(f"Made the administrator {administrator}. Next: fairway user add, then fairway serve.")


def _authority(code: str, name: str, state: str, zone: str, office: str) -> Any:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from django.db import transaction

    from fairway.casework.models import Authority, Office
    from fairway.law.pack import packaged_book

    states = packaged_book().facts["acting_state"].type.options
    if state not in states:
        raise click.UsageError(f"'{state}' is no State that the law names. There are: {', '.join(states)}.")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise click.UsageError(f"'{zone}' is no time zone: write it as Europe/Brussels.") from None
    with transaction.atomic():
        made = Authority.objects.create(code=code, name=name, state=state, zone=zone)
        Office.objects.create(authority=made, code=office, name=office.capitalize())
    return made


def _password(stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(f"{WEAK}: ")
    if getpass.getpass("Again: ") != first:
        raise click.UsageError("The two passwords differ.")
    return first


def _add(authority: Any, office: str, username: str, name: str, roles: tuple[str, ...], password: str | None) -> None:
    from fairway.casework.commands.officers import add_officer
    from fairway.casework.record import Actor

    add_officer(
        authority=authority, office=office, username=username, name=name, roles=roles, password=password, by=Actor.system("command-line"),
        at=datetime.now(UTC),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------------ users


@click.group()
def user() -> None:
    """Officers and their accounts."""


@user.command(
    epilog="\b\nExample:\n  fairway user add maria --name 'Maria Rossi' --role caseworker --role registrar --office main\n"
    "\nRoles: registrar, caseworker, decision_maker, liaison, supervisor, monitor, auditor, administrator."
)
@click.argument("username")
@click.option("--name", required=True, help="As colleagues know the officer.")
@click.option(
    "--role", "roles", multiple=True, required=True, metavar="ROLE", help="What the officer may do (several: again)."
)
@click.option("--office", default="main", show_default=True, metavar="CODE")
@click.option("--authority", default="", metavar="CODE", help="Where there is more than one.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, one line.")
@click.option("--no-password", is_flag=True, help="The authority's own login service opens the account.")
def add(
    username: str,
    name: str,
    roles: tuple[str, ...],
    office: str,
    authority: str,
    password_stdin: bool,
    no_password: bool,
) -> None:
    """Make an officer with an account."""
    ready()
    _prepared()
    found = _the_authority(authority)
    _add(found, office, username, name, roles, None if no_password else _password(password_stdin))
    click.echo(
        f"Made {username}: {', '.join(roles)} in {office} of {found.code}. At the first login a second factor is set up."
    )


@user.command("list")
def list_users() -> None:
    """Officers with their roles."""
    ready()
    _prepared()
    from fairway.casework.models import Officer

    for officer in Officer.objects.select_related("user", "office", "authority").order_by(
        "authority", "user__username"
    ):
        state = "" if officer.active else "  (inactive)"
        click.echo(
            f"{officer.authority_id}\t{officer.office.code}\t{officer.user.username}\t{', '.join(officer.roles)}{state}"
        )


def _the_authority(code: str) -> Any:
    from fairway.casework.models import Authority

    there = list(Authority.objects.order_by("code"))
    chosen = [authority for authority in there if authority.code == code] if code else there
    if len(chosen) == 1:
        return chosen[0]
    if not there:
        raise click.UsageError("There is no authority yet: run `fairway init`.")
    raise click.UsageError(
        f"Say which authority with --authority. There are: {', '.join(authority.code for authority in there)}."
    )


# ------------------------------------------------------------------------------------------------------------ demo


@click.command(
    "load-demo",
    epilog="\b\nExample:\n  FAIRWAY_HOME=/tmp/try fairway load-demo && FAIRWAY_HOME=/tmp/try fairway serve --demo",
)
@click.option("--people", type=click.IntRange(1, 100_000), default=2000, show_default=True)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed on the same day gives the same people."
)
@click.option("--keep", is_flag=True, help="If a demonstration is there already, keep it and end well.")
def load_demo(people: int, seed: int, keep: bool) -> None:
    """Load synthetic people whose mix follows the packaged figures, and one officer for each role."""
    ready()
    from fairway.casework import demo
    from fairway.casework.models import Authority

    _migrate()
    others = Authority.objects.exclude(pk=demo.CODE).values_list("code", flat=True)
    if others:
        raise Refused(
            f"this database belongs to {', '.join(others)}: synthetic people go into one of their own (FAIRWAY_HOME)."
        )
    if keep and Authority.objects.filter(pk=demo.CODE).exists():
        click.echo("The demonstration is there already.", err=True)
        return
    loaded = demo.load(people=people, seed=seed, at=datetime.now(UTC))
    click.echo(f"Loaded {loaded.people} synthetic people in {loaded.cases} cases with {loaded.events} events.")
    click.echo(f"Mix: {', '.join(loaded.sources)}. Ages, delays and slips are invented.", err=True)


# ------------------------------------------------------------------------------------------------------------ serve


@click.command(
    epilog="\b\nExamples:\n  fairway serve\n  fairway serve --demo --port 8010\n\nOne process with a worker thread. Stop it with Ctrl-C."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--address", default="127.0.0.1", show_default=True, help="Put a proxy that speaks https in front of any other."
)
@click.option(
    "--demo", "as_demo", is_flag=True, help="Roles are taken with one click. Only where the people are synthetic."
)
@click.option("--threads", type=click.IntRange(1, 64), default=THREADS, show_default=True)
def serve(port: int, address: str, as_demo: bool, threads: int) -> None:
    """Serve the pages and the HTTP interface."""
    if as_demo:
        os.environ["FAIRWAY_DEMO"] = "1"  # read by the settings, here and in the process that serves
    ready()
    _prepared()
    check_demo()
    try:
        from granian.constants import Interfaces
        from granian.log import LogLevels
        from granian.server import Server
    except ImportError:
        raise Refused("serving needs granian: install it with `pip install 'fairway[web]'`.") from None
    _free(address, port)
    click.echo(f"Fairway: http://{address}:{port}/")
    if as_demo:
        click.echo(f"Take a role with one click: http://{address}:{port}/demo/")
    sys.stdout.flush()
    Server(
        "fairway.cli.serve:application", address=address, port=port, interface=Interfaces.WSGI, workers=1, blocking_threads=threads,
        factory=True, websockets=False, log_level=LogLevels.warning,
    ).serve()  # fmt: skip


def check_demo() -> None:
    """Raises CaseError where one-click roles are asked for beside an authority that is not synthetic, or with nobody to be."""
    from django.conf import settings

    from fairway.casework import demo
    from fairway.casework.models import Authority

    if not settings.DEMO:
        return
    there = set(Authority.objects.values_list("code", flat=True))
    if there != {demo.CODE}:
        raise CaseError(
            f"one-click roles are for synthetic people only, and this database holds {', '.join(sorted(there)) or 'nobody'}: "
            "run `fairway load-demo` with a FAIRWAY_HOME of its own."
        )


def _free(address: str, port: int) -> None:
    import socket

    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError as fault:
            raise Refused(
                f"{address}:{port} cannot be used ({(fault.strerror or str(fault)).lower()}): choose another --port."
            ) from None


__all__ = ["application", "check_demo", "init", "load_demo", "serve", "user"]
