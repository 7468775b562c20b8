"""The command: every answer, every refusal and every exit code. Most of it runs on a law of seven rules (tests/toy_law.py)."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fairway
from fairway import cli
from fairway.law import pack
from tests.commands import CASE, Said, one_sentence, python, really, runner, toy_law  # noqa: F401  the last two are fixtures

# ---------------------------------------------------------------------------------------------------- the frame


def test_version(run):
    assert run("--version").out == f"fairway {fairway.__version__}\n"


def test_main_ends_with_the_exit_code(monkeypatch):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0


@pytest.mark.parametrize("args", [(), ("law",)])
def test_without_a_command_the_help_is_shown(run, args):
    said = run(*args)
    assert "Usage: fairway" in said.out + said.err


COMMANDS = [("law", name) for name in ("list", "show", "facts", "ask", "clocks", "batch", "amend")] + [
    ("demo",),
    ("completion",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_examples(run, command):
    said = run(*command, "--help")
    assert said.code == 0
    assert "Examples:" in said.out
    assert f"fairway {' '.join(command)}" in said.out
    assert max(map(len, said.out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("lw",), "fairway: There is no command 'lw'. Did you mean 'law'? See `fairway --help`."),
        (("law", "sow"), "fairway: There is no command 'sow'. Did you mean 'show'? See `fairway law --help`."),
        (("law", "qqq"), "fairway: There is no command 'qqq'. There are list, show, facts, ask, clocks, batch, "
         "amend. See `fairway law --help`."),
        (("law", "show"), "fairway: Missing argument 'NAME'. See `fairway law show --help`."),
        (("law", "show", "registration_de"), "fairway: there is no rule 'registration_de'. Did you mean 'registration_due'? "
         "`fairway law list` lists them all."),
        (("law", "show", "APR-27.1-regster"), "fairway: there is no rule 'APR-27.1-regster'. Did you mean 'APR-27.1-register'? "
         "`fairway law list` lists them all."),
        (("law", "list", "--act", "XYZ"), "fairway: There is no act 'XYZ'; there are AMMR, APR. See `fairway law list --help`."),
        (("law", "ask", "no.json"), "fairway: no.json: there is no such file."),
        (("law", "ask", "."), "fairway: .: is a folder: name a file in it."),
        (("law", "ask", "case.json", "--on", "2026-02-30"), "fairway: Invalid value for '--on': '2026-02-30' is not a day that exists; "
         "write it as year-month-day, such as 2026-07-20. See `fairway law ask --help`."),
        (("law", "ask", "case.json", "--rule", "registration"), "fairway: there is no rule 'registration'. Did you mean "
         "'registration_due'? `fairway law list` lists them all."),
        (("law", "ask", "case.json", "--save", "x.json"), "fairway: --save belongs to the interview: leave FILE out, or leave --save out. "
         "See `fairway law ask --help`."),
        (("law", "ask", "--save", "case.json"), "fairway: case.json: exists already, and no answers are written over it: name another file."),
        (("law", "ask", "--save", "x.txt"), "fairway: x.txt: a case file ends in .json or .toml: name it so."),
        (("law", "clocks", "case.json", "--rule", "rate_is_low"), "fairway: 'rate_is_low' is not a time limit. "
         "`fairway law list --kind clock` lists them."),
        (("demo", "case.json"), "fairway: case.json: a worked case expects something: write [[expect]] with rule, value and why."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_wrong_question_is_refused_in_one_sentence(run, toy, args, sentence):
    said = run(*args)
    assert one_sentence(said) == sentence
    assert said.code == 2


def test_a_fault_in_fairway_is_one_sentence_and_debug_shows_it(run, toy, monkeypatch):
    monkeypatch.setattr(pack, "_linked", lambda known: 1 / 0)
    said = run("law", "list")
    assert said.code == 70
    assert one_sentence(said) == (
        "fairway: a fault in Fairway itself (ZeroDivisionError): please report it, with what `fairway --debug ...` prints."
    )
    with pytest.raises(ZeroDivisionError):
        cli._run(["--debug", "law", "list"])


def test_control_characters_of_a_file_do_not_reach_the_terminal(run, toy):
    said = run("law", "ask", "-", stdin='{"\\u001b[31m\\nmade_on": 1}')
    assert "\x1b" not in said.err
    assert one_sentence(said).startswith("fairway: standard input, line 1: there is no fact ' [31m made_on'.")


def test_an_unreadable_machine_is_exit_3(run, toy, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", "case.json")

    monkeypatch.setattr(Path, "open", refuse)
    said = run("law", "ask", "case.json")
    assert (said.code, one_sentence(said)) == (3, "fairway: case.json: permission denied.")


def test_an_interruption_is_exit_130(run, toy, monkeypatch):
    def interrupt(known):
        raise KeyboardInterrupt

    monkeypatch.setattr(pack, "_linked", interrupt)
    said = run("law", "list")
    assert (said.code, said.err) == (130, "\nfairway: stopped.\n")


def test_a_reader_who_goes_away_is_no_fault():
    script = (
        f'"{sys.executable}" -c "from fairway.cli import main; main()" law facts | head -n 1; echo "${{PIPESTATUS[0]}}"'
    )
    said = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert said.stderr == ""
    assert said.stdout.splitlines()[-1] in ("0", "141")


# ---------------------------------------------------------------------------------------------------- reading


LISTED = """
APR  Asylum Procedure Regulation, Regulation (EU) 2024/1348
  Art. 27(1)     APR-27.1-register  clock. Last day to register an application.
                                    registration_due
  Art. 27(5)     APR-27.5-mass      exception. Where too many people ask at once: fifteen days.
                                    registration_due_in_mass_arrivals
  Art. 42(1)(j)  APR-42.1           The recognition rate of the nationality is one fifth or lower.
                                    rate_is_low
  Art. 45(1)     APR-45.1-must      The application must be examined in a border procedure.
                                    border_procedure_must
  Art. 53(1)     APR-53.1-uam       safeguard. No border procedure for a minor.
                                    minor_not_at_border
  Art. 67(7)(a)  APR-67.7a-short    clock. Last day to appeal.
                                    appeal_due

AMMR  Asylum and Migration Management Regulation, Regulation (EU) 2024/1351
  Art. 16(2)  AMM-16.2-default  The State of first registration is responsible.
                                responsible_state

7 rules. `fairway law show NAME` shows one of them whole.
"""


def test_list(run, toy):
    assert run("law", "list").out == LISTED


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (("--act", "ammr"), ["responsible_state"]),
        (("--kind", "clock"), ["registration_due", "appeal_due"]),
        (("--kind", "safeguard"), ["minor_not_at_border"]),
        (("--kind", "exception"), ["registration_due_in_mass_arrivals"]),
        (("--search", "BORDER"), ["border_procedure_must", "minor_not_at_border"]),
        (("--search", "nothing like it"), []),
    ],
    ids=lambda value: " ".join(value),
)
def test_list_chooses(run, toy, args, names):
    assert [rule["name"] for rule in run("law", "list", *args, "--format", "json").told["rules"]] == names


SHOWN = """Last day to register an application.
Regulation (EU) 2024/1348, Art. 27(1)

  name        registration_due
  identifier  APR-27.1-register
  kind        clock, gives a date
  binds       Member State
  force       must
  evidence    read in the act
  applies     where made_on is on or after 12 June 2026; published 22 May 2024

What it says
  First, exception "mass arrivals": APR Art. 27(5) [read in the act]
    Where too many people ask at once: fifteen days.
    Applies where made_on is on or after 12 June 2026; published 22 May 2024.
    · If mass_arrivals: the last day of 15 days after made_on.
      27(5): fifteen days
  Then the rule itself: APR Art. 27(1)
    · The last day of 5 days after made_on.

The limit
  if missed     The duty to register stays.
  the law then  the duty continues
  done shows    registered_on

Facts that it asks for
  On what day was the wish for protection expressed?
    made_on
  Which Member State's authority is to act?
    acting_state
  Do too many people ask at once? [assessed, never computed]
    mass_arrivals

Numbers of the law
  registration_due.days                   5   APR Art. 27(1) [read in the act]
  registration_due_in_mass_arrivals.days  15  APR Art. 27(5) [read in the act]

Written in toy_law.py:1. Rests on this one: no other rule.
"""


def test_show(run, toy):
    said = run("law", "show", "APR-27.1-register")
    assert said.code == 0
    assert re.sub(r"in \S*toy_law\.py:\d+", "in toy_law.py:1", said.out) == SHOWN


def test_show_in_json_names_branches_numbers_and_safeguards(run, toy):
    shown = run("law", "show", "border_procedure_must", "--format", "json").told["rules"][0]
    assert shown["safeguards"] == ["minor_not_at_border"]
    assert [way["text"] for way in shown["texts"][0]["branches"]] == [
        "If arrival is ‘by air’: no.",
        "Otherwise, if danger: yes.",
        "Otherwise: yes if rate_is_low, otherwise no.",
    ]
    assert shown["rests_on"] == ["rate_is_low"]
    low = run("law", "show", "rate_is_low", "--format", "json").told["rules"][0]["numbers"][0]
    assert (low["name"], low["value"], low["evidence"]) == ("low_rate", "1/5", "S")


FACT = """
recognition_rate
  What is the recognition rate?
  exact fraction (at least 0, at most 1, APR Art. 42) · answered by: observatory
  used by rate_is_low

1 fact.
"""


def test_facts(run, toy):
    assert run("law", "facts", "--search", "recogn").out == FACT
    facts = {fact["name"]: fact for fact in run("law", "facts", "--format", "json").told["facts"]}
    assert facts["danger"]["evaluative"] is True
    assert facts["needs"]["sensitivity"] == "special category"
    assert facts["registered_on"]["not_before"] == ["made_on"]
    assert facts["made_on"]["used_by"][0] == "registration_due"


def test_facts_of_a_rule_are_those_that_it_can_ask_for(run, toy):
    names = [
        fact["name"]
        for fact in run("law", "facts", "--rule", "border_procedure_must", "--format", "json").told["facts"]
    ]
    assert names == ["made_on", "minor", "arrival", "danger", "recognition_rate"]


# ---------------------------------------------------------------------------------------------------- asking


ASKED = """What the law says on Tuesday 14 July 2026

Asylum Procedure Regulation, Regulation (EU) 2024/1348
  yes  Art. 42(1)(j)  The recognition rate of the nationality is one fifth or lower. [unverified:
                      read in a secondary source; open question: Does a rate of exactly one fifth
                      count?]
                      rate_is_low
  yes  Art. 45(1)     The application must be examined in a border procedure.
                      42(1)(f): danger
                      border_procedure_must

1 more finding of these chapters: no (--all shows them).

Safeguards (always evaluated; one that is not known holds the step back)
  no         APR Art. 53(1)        No border procedure for a minor.
                                   minor_not_at_border → border_procedure_must

Time limits in order, seen from Tuesday 14 July 2026

  Monday 13 July 2026 · yesterday · missed, unless it was done
    Last day to register an application. APR Art. 27(1): 5 days from made_on (6 July 2026)
    Not known: registered_on
    If missed: the duty to register stays.
    registration_due

  No date yet, for want of an answer or two
    Last day to appeal. APR Art. 67(7)(a)
      appeal_due: needs appeal_days

The questions that would settle most
  How many days does national law give for the appeal?
    appeal_days · national law · 1 finding waits
  On what day was the application registered?
    registered_on · caseworker · 1 finding waits

Law 0. Days off: calendar 'packaged' 2026.11. A finding is no decision: only a person
decides.
"""


def test_ask(run, toy):
    said = run("law", "ask", "case.json")
    assert said.code == 0
    assert said.err == ""
    assert re.sub(r"Law [0-9a-f]{12}", "Law 0", said.out) == ASKED


def test_ask_why_shows_what_decided_down_to_the_facts(run, toy):
    said = run("law", "ask", "case.json", "--rule", "border_procedure_must", "--why")
    assert said.code == 0
    assert re.sub(r"\(\S*toy_law\.py:\d+\)", "(toy_law.py)", said.out).splitlines()[1:11] == [
        "Asylum Procedure Regulation, Regulation (EU) 2024/1348",
        "  yes  Art. 45(1)  The application must be examined in a border procedure.",
        "                   42(1)(f): danger",
        "                   border_procedure_must",
        "    Otherwise, if danger: yes. (toy_law.py)",
        "    “42(1)(f): danger”",
        "    made_on = Monday 6 July 2026",
        "    arrival = by sea",
        "    danger = yes",
        "    safeguard minor_not_at_border = no",
    ]


def changed(**facts) -> str:
    return json.dumps({**CASE, "facts": {k: v for k, v in (CASE["facts"] | facts).items() if v is not None}})


def test_a_safeguard_that_is_not_known_holds_the_step_back(run, toy):
    said = run("law", "ask", "-", stdin=changed(minor=None))
    assert "held back  Art. 45(1)" in said.out
    assert "Held back while a safeguard is not known: minor_not_at_border" in said.out


def test_a_safeguard_bars(run, toy):
    said = run("law", "ask", "-", stdin=changed(minor=True))
    assert "A safeguard bars it: minor_not_at_border" in said.out


@pytest.mark.parametrize(
    ("rules", "code", "why"),
    [
        ((), 0, "the whole law is asked: much of it is always open"),
        (("registration_due",), 0, "it can be said"),
        (("registration_due", "appeal_due"), 1, "one of the two waits for a number of national law"),
        (("APR-67.7a-short",), 1, "an identifier names a rule"),
        (("responsible_state",), 1, "nobody has said when it was registered"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_exit_1_where_a_rule_that_was_named_is_open(run, toy, rules, code, why, form):
    named = [word for rule in rules for word in ("--rule", rule)]
    assert run("law", "ask", "case.json", "--format", form, *named).code == code, why


def test_ask_in_json_is_the_trace(run, toy):
    told = run("law", "ask", "case.json", "--format", "json").told
    assert told["schema"] == "fairway.law.trace/1"
    assert [finding["rule"] for finding in told["findings"]][:2] == ["rate_is_low", "border_procedure_must"]
    assert [state["due"] for state in told["clocks"]] == ["2026-07-13"]
    assert told["missing"] == ["appeal_days", "registered_on"]


def test_national_parameters_and_an_own_calendar_are_used_and_named(run, toy):
    case = CASE | {
        "national": {"DE": {"appeal_days": 5}},
        "calendar": {"name": "own days", "days_off": {"DE": ["2026-07-13"]}},
    }
    said = run("law", "ask", "-", stdin=json.dumps(case))
    assert "Tuesday 14 July 2026 · today · missed" not in said.out
    assert "Tuesday 14 July 2026 · today · running" in said.out
    assert "calendar 'own days'" in said.out


def test_toml_is_read_and_the_option_goes_before_the_file(run, toy, tmp_path):
    (tmp_path / "case.toml").write_text(
        "on = 2026-07-01\n[facts]\nmade_on = 2026-07-06\nmass_arrivals = false\nacting_state = 'DE'\n"
    )
    assert "in 12 days" in run("law", "clocks", "case.toml").out
    assert "tomorrow" in run("law", "clocks", "case.toml", "--on", "2026-07-12").out


def test_law_that_was_not_yet_known_is_left_out(run, toy):
    told = run(
        "law", "ask", "case.json", "--known", "2020-01-01", "--rule", "registration_due", "--format", "json"
    ).told
    assert told["known"] == "2020-01-01"


def test_clocks(run, toy):
    said = run("law", "clocks", "case.json")
    assert said.code == 0
    assert said.out.startswith(
        "Time limits in order, seen from Tuesday 14 July 2026\n\n  Monday 13 July 2026 · yesterday · missed"
    )
    told = run("law", "clocks", "case.json", "--format", "json").told
    assert "findings" not in told
    assert told["clocks"][0]["rule"] == "registration_due"


def test_clocks_as_a_calendar_file(run, toy, tmp_path):
    said = run("law", "clocks", "case.json", "--ics", "limits.ics")
    assert (said.code, said.err) == (0, "The dated limits are in limits.ics.\n")
    data = (tmp_path / "limits.ics").read_bytes()
    assert max(map(len, data.split(b"\r\n"))) <= 75
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20260713" in lines and "DTEND;VALUE=DATE:20260714" in lines
    assert "SUMMARY:Last day to register an application." in lines
    assert (
        "DESCRIPTION:Regulation (EU) 2024/1348\\, Art. 27(1). If missed: The duty to register stays. (registration_due\\, missed\\, "
        "unless it was done: not yet known on 2026-07-14)"
    ) in lines
    icalendar = pytest.importorskip("icalendar")
    assert [str(e["summary"]) for e in icalendar.Calendar.from_ical(data).walk("vevent")] == [
        "Last day to register an application."
    ]


def test_a_calendar_file_that_cannot_be_written_is_exit_3(run, toy):
    said = run("law", "clocks", "case.json", "--ics", "no/limits.ics")
    assert said.code == 3
    assert one_sentence(said) == "fairway: no/limits.ics: its folder does not exist: make it, or name another one."


def test_a_full_disk_leaves_nothing_behind(run, toy, tmp_path, monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    said = run("law", "clocks", "case.json", "--ics", "limits.ics")
    assert (said.code, one_sentence(said)) == (3, "fairway: limits.ics: cannot be written: no space left on device.")
    assert [file.name for file in tmp_path.iterdir()] == ["case.json"]


def test_everything_shows_what_is_no_and_what_is_open(run, toy):
    said = run("law", "ask", "case.json", "--all")
    assert "responsible_state" in said.out
    assert "No date yet" in said.out


# ---------------------------------------------------------------------------------------------------- the interview


def test_the_interview_asks_only_what_can_still_matter(run, toy, tmp_path):
    said = run("law", "ask", "--rule", "border_procedure_must", "--on", "2026-07-14", "--save", "saved.toml",
               stdin="2026-07-06\n2\nperhaps\ny\n?\nno\n")  # fmt: skip
    assert said.code == 0
    assert [line for line in said.err.splitlines() if re.match(r"\d\. ", line)] == [
        "1. On what day was the wish for protection expressed?",
        "2. How did the person arrive?",
        "3. Is the person a danger to public order? (assessed by a named official, never computed)",
        "4. Is the person under 18?",
    ], "the recognition rate no longer matters once there is a danger"
    assert "Write yes or no; leave it empty while it is not known." in said.err
    assert "· APR Art. 53(1): No border procedure for a minor. (minor_not_at_border)" in said.err
    assert "→ yes: The application must be examined in a border procedure. APR Art. 45(1)" in said.err
    assert "  yes  Art. 45(1)" in said.out
    assert (tmp_path / "saved.toml").read_text() == (
        'on = "2026-07-14"\nrules = ["border_procedure_must"]\n\n[facts]\n'
        'made_on = "2026-07-06"\narrival = "by_sea"\ndanger = true\nminor = false\n'
    )
    again = run("law", "ask", "saved.toml")
    assert (again.code, again.out) == (0, said.out)


def test_back_takes_an_answer_back_and_empty_means_not_known(run, toy):
    said = run("law", "ask", "--rule", "registration_due", "--on", "2026-07-14", stdin="<\n2026-07-06\nDE\n<\n\n\n")
    assert "This is the first question." in said.err
    assert said.code == 1, "nobody knows"
    assert "Cannot be said yet: needs acting_state, mass_arrivals." in said.out


def test_an_interview_that_ends_early_says_what_can_be_said(run, toy):
    said = run("law", "ask", "--rule", "registration_due", "--on", "2026-07-14", stdin="2026-07-06\n")
    assert said.code == 1
    assert "Cannot be said yet" in said.out


def test_contradictory_dates_are_asked_again(run, toy):
    said = run(
        "law",
        "ask",
        "--rule",
        "responsible_state",
        "--on",
        "2026-07-14",
        stdin="2026-07-06\nno\nNO\n2026-07-01\n2026-07-07\n",
    )
    assert "registered_on (2026-07-01) is before made_on (2026-07-06)" in said.err
    assert "expected a State" in said.err, "no is not Norway"
    assert "  NO     Art. 16(2)" in said.out or "  NO  Art. 16(2)" in said.out


def test_the_menu_leads_to_a_rule(run, toy):
    said = run("law", "ask", "--on", "2026-07-14", stdin="9\n1\n1\n2026-07-06\nDE\nno\n")
    assert "What do you want to find out?" in said.err
    assert "Write a number from 1 to 1, or a word." in said.err
    assert said.code == 0


def test_a_word_leads_to_a_rule(run, toy):
    said = run("law", "ask", "--on", "2026-07-14", stdin="nothing like it\nlast day\n1\n2026-07-06\nDE\nno\n")
    assert "No rule has this in its text, article or name." in said.err
    assert re.findall(r"^ +\d  (Last day .*)$", said.err, re.MULTILINE) == [
        "Last day to register an application. APR Art. 27(1)",
        "Last day to appeal. APR Art. 67(7)(a)",
    ]
    assert said.code == 0


def test_nothing_chosen(run, toy):
    said = run("law", "ask", stdin="")
    assert said.code == 0
    assert said.err.endswith("Nothing was chosen. `fairway law ask --rule NAME` asks for one rule.\n")


def test_json_case_files_of_the_interview_can_be_asked(run, toy):
    run("law", "ask", "--rule", "registration_due", "--save", "x.json", stdin="2026-07-06\nDE\nno\n")
    assert run("law", "clocks", "x.json").code == 0


# ---------------------------------------------------------------------------------------------------- completion, colour


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(run, shell):
    said = run("completion", shell)
    assert said.code == 0
    assert "_FAIRWAY_COMPLETE" in said.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("fairway law sh", ["show"]),
        ("fairway law show APR-27.1-r", ["APR-27.1-register"]),
        ("fairway law facts --search made_to_reg", ["made_to_registering_authority"]),
        ("fairway law ask --rule take_charge_request_d", ["take_charge_request_due"]),
        ("fairway law amend registration_due.days", ["registration_due.days=", "registration_due.days_2="]),
    ],
)
def test_names_are_completed(typed, offered):
    place = str(len(typed.split()) - 1)
    said = really(env={"_FAIRWAY_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": place})
    assert said.stdout.split() == [f"plain,{word}" for word in offered]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variable", "value", "coloured"), [("X", "", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)]
)
def test_colour_only_where_it_is_wanted(toy, monkeypatch, tmp_path, variable, value, coloured):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    (tmp_path / "case.json").write_text(json.dumps(CASE))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    cli._run(["law", "ask", str(tmp_path / "case.json")])
    assert ("\x1b[" in terminal.getvalue()) is coloured


# ---------------------------------------------------------------------------------------------------- the real law


@pytest.mark.parametrize(
    "args",
    [
        ("law", "list"),
        ("law", "facts"),
        ("law", "show", "APR-27.1-register"),
        ("law", "show", "AMM-39.1-tc"),
        ("demo",),
    ],
    ids=" ".join,
)
def test_the_real_law_fits_a_terminal_of_100_columns(run, args):
    said = run(*args)
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) <= 100


def test_every_rule_can_be_shown(run):
    names = list(pack.packaged_book().rules)
    for name in names:
        said = run("law", "show", name)
        assert said.code == 0, name
        assert max(map(len, said.out.splitlines())) <= 100, name
        assert run("law", "show", name, "--format", "json").code == 0, name


def test_asking_loads_nothing_heavy(tmp_path):
    """Asked in a process of its own, because the other tests have loaded much."""
    (tmp_path / "case.json").write_text('{"made_on": "2026-07-06", "acting_state": "DE"}')
    code = (
        "import sys; from fairway.cli import _run\n"
        "codes = [_run(args.split()) for args in ('law list', 'law show registration_due', 'law facts', 'law ask case.json',\n"
        "                                         'law clocks case.json', 'demo')]\n"
        "heavy = {'numpy', 'numba', 'duckdb', 'pyarrow', 'polars', 'pandas', 'rich', 'llvmlite'} & set(sys.modules)\n"
        "print(codes, sorted(heavy), file=sys.stderr)"
    )
    said = python(code, cwd=tmp_path)
    assert said.stderr.splitlines()[-1] == "[0, 0, 0, 0, 0, 0] []"


# ---------------------------------------------------------------------------------------------------- fuzzing


def mangled(data: bytes, cuts: list[tuple[int, bytes]]) -> bytes:
    """A valid file with some bytes replaced."""
    for place, bytes_in in cuts:
        at = place % (len(data) + 1)
        data = data[:at] + bytes_in + data[at + len(bytes_in) // 2 :]
    return data


GOOD_TOML = b'on = 2026-07-14\nrules = ["registration_due"]\n[facts]\nmade_on = 2026-07-06\nmass_arrivals = false\nacting_state = "DE"\n'
BYTES = st.one_of(
    st.binary(max_size=200),
    st.builds(
        mangled,
        st.just(json.dumps(CASE).encode()),
        st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6)), max_size=4),
    ),
    st.builds(
        mangled, st.just(GOOD_TOML), st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6)), max_size=4)
    ),
)


def answers_or_refuses(run, folder: Path, data: bytes, suffix: str, command: str) -> None:
    """Exit 0, 1 or 2; a refusal is one sentence; no file appears."""
    (folder / f"fuzz.{suffix}").write_bytes(data)
    before = sorted(folder.iterdir())
    said = run("law", command, f"fuzz.{suffix}", "--on", "2026-07-14")
    assert said.code in (0, 1, 2), said.err
    if said.code == 2:
        assert one_sentence(said).startswith("fairway: ")
    assert sorted(folder.iterdir()) == before


FUZZ = {"suppress_health_check": [HealthCheck.function_scoped_fixture]}


@settings(max_examples=150, **FUZZ)
@given(data=BYTES, suffix=st.sampled_from(["json", "toml"]), command=st.sampled_from(["ask", "clocks"]))
def test_any_file_is_answered_or_refused(run, toy, tmp_path, data, suffix, command):
    answers_or_refuses(run, tmp_path, data, suffix, command)


@pytest.mark.soak
@settings(**FUZZ)
@given(data=BYTES, suffix=st.sampled_from(["json", "toml"]), command=st.sampled_from(["ask", "clocks"]))
def test_any_file_is_answered_or_refused_for_long(run, toy, tmp_path, data, suffix, command):
    answers_or_refuses(run, tmp_path, data, suffix, command)


@settings(max_examples=100, **FUZZ)
@given(
    lines=st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from(["<", "?", "yes", "no", "1", "2026-07-06", "none"])),
        max_size=30,
    )
)
def test_any_typing_is_survived(run, toy, lines):
    typed = "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines) + "\n"
    said = run("law", "ask", "--rule", "border_procedure_must", stdin=typed.encode("utf-8", "replace"))
    assert said.code in (0, 1)
