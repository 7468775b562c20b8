"""The commands that make a place to work and open it: each says what it did, and refuses what would mix real people with synthetic ones."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fairway.casework import demo
from fairway.casework.models import AuditEntry, Authority, Office, Officer
from fairway.cli import serve as commands
from fairway.errors import CaseError, Refused
from tests.web.conftest import settings  # noqa: F401  a fixture is found by its name here

pytestmark = pytest.mark.usefixtures("db")
PASSWORD = "a long first password\n"


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(
        commands, "_migrate", lambda: None
    )  # the tables are there, and the tests' transaction with them
    monkeypatch.setattr(commands, "_prepared", lambda: None)

    def call(command, *words, stdin=None):
        return CliRunner().invoke(command, list(words), input=stdin)

    return call


def test_init_makes_an_authority_and_its_administrator_once(run):
    words = (
        "--authority",
        "be-test",
        "--name",
        "Office",
        "--state",
        "BE",
        "--administrator",
        "anna",
        "--password-stdin",
    )
    made = run(commands.init, *words, stdin=PASSWORD)
    assert made.exit_code == 0, made.output
    assert "Made the authority be-test (Office, BE) with the office main." in made.output
    boss = Officer.objects.get(user__username="anna")
    assert (boss.roles, boss.authority_id, boss.user.check_password(PASSWORD.strip())) == (
        ["administrator"],
        "be-test",
        True,
    )
    assert AuditEntry.objects.get(stream=boss.pk).by == "system:command-line"
    again = run(commands.init, "--authority", "be-test", "--state", "FR")
    assert again.exit_code == 0 and Authority.objects.get(pk="be-test").state == "BE", "what is there is kept"


@pytest.mark.parametrize(("words", "said"), [
    (("--state", "XX", "--administrator", "anna"), "'XX' is no State that the law names"),
    (("--state", "BE", "--zone", "Brussels", "--administrator", "anna"), "'Brussels' is no time zone"),
    (("--administrator", "anna"), "give --state"),
])  # fmt: skip
def test_init_refuses_what_the_law_cannot_work_with(run, words, said):
    answer = run(commands.init, "--authority", "be-test", *words)
    assert answer.exit_code == 2 and said in answer.output
    assert not Authority.objects.filter(pk="be-test").exists()


def test_an_officer_is_added_with_roles_and_without_a_password_if_a_login_service_opens(run, authority):
    answer = run(
        commands.user,
        "add",
        "maria",
        "--name",
        "Maria",
        "--role",
        "caseworker",
        "--role",
        "registrar",
        "--office",
        "north",
        "--no-password",
    )
    assert answer.exit_code == 0, answer.output
    maria = Officer.objects.get(user__username="maria")
    assert maria.roles == ["registrar", "caseworker"] and not maria.user.has_usable_password()
    assert "north\tmaria\tregistrar, caseworker" in run(commands.user, "list").output


@pytest.mark.parametrize(("words", "said"), [
    (("--role", "king", "--office", "north"), r"there is no role king\. There are: registrar, "),
    (("--role", "caseworker", "--office", "moon"), r"there is no office 'moon'\. There are: north, south\."),
])  # fmt: skip
def test_a_slip_is_answered_with_what_there_is(run, authority, words, said):
    with pytest.raises(CaseError, match=said):
        raise run(commands.user, "add", "maria", "--name", "Maria", "--no-password", *words).exception


def test_with_two_authorities_one_is_named(run, authority):
    Authority.objects.create(code="other", name="Other", state="FR")
    answer = run(commands.user, "add", "maria", "--name", "M", "--role", "caseworker", "--no-password")
    assert answer.exit_code == 2 and "There are: de-test, other." in answer.output


def test_synthetic_people_go_into_a_database_of_their_own(run, authority):
    answer = run(commands.load_demo)
    assert isinstance(answer.exception, Refused) and "this database belongs to de-test" in str(answer.exception)


def test_a_demonstration_is_loaded_and_kept(run):
    pytest.importorskip("duckdb")
    made = run(commands.load_demo, "--people", "5")
    assert made.exit_code == 0 and "Loaded 5 synthetic people in 5 cases with" in made.output
    assert run(commands.load_demo, "--keep").exit_code == 0
    assert isinstance(run(commands.load_demo).exception, CaseError)


def test_one_click_roles_beside_real_people_are_refused(authority, settings):  # noqa: F811
    settings.DEMO = False
    commands.check_demo()
    settings.DEMO = True
    with pytest.raises(
        CaseError, match="one-click roles are for synthetic people only, and this database holds de-test"
    ):
        commands.check_demo()
    Office.objects.all().delete()
    authority.public_facts.all().delete()
    authority.delete()
    Authority.objects.create(code=demo.CODE, name="Demo", state="IT")
    commands.check_demo()


def test_a_port_that_is_taken_is_said_before_anything_starts():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"127.0.0.1:{port} cannot be used"):
            commands._free("127.0.0.1", port)
