"""Case files: what they may hold, and every refusal to the word."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.errors import BadFact, BadFile, LawError
from fairway.law.casefile import LARGEST_BYTES, read_case
from fairway.law.language.types import UNKNOWN
from tests.toy_law import TOY_BOOK as BOOK


def refusal(data: bytes | str, name: str = "case.json") -> str:
    """The sentence with which a file is refused, when read or when asked."""
    data = data.encode() if isinstance(data, str) else data
    with pytest.raises(LawError) as caught:
        read_case(data, name).ask(on=date(2026, 7, 20), book=BOOK)
    return str(caught.value)


def test_a_flat_object_of_facts_is_a_case():
    case = read_case(b'{"made_on": "2026-07-06", "acting_state": "DE"}', "case.json")
    assert case.facts == {"made_on": "2026-07-06", "acting_state": "DE"}
    assert (case.on, case.rules, case.calendar) == (None, None, None)


WHOLE = {
    "on": "2026-07-20",
    "known": "2026-07-01",
    "facts": {"made_on": "2026-07-06", "acting_state": "DE", "mass_arrivals": False},
    "rules": ["registration_due"],
    "calendar": {"name": "own", "days_off": {"DE": ["2026-07-13"]}},
    "national": {"DE": {"appeal_days": 7}},
}
WHOLE_TOML = """
on = 2026-07-20
known = "2026-07-01"
rules = ["registration_due"]
[facts]
made_on = 2026-07-06
acting_state = "DE"
mass_arrivals = false
[calendar]
name = "own"
days_off.DE = [2026-07-13]
[national.DE]
appeal_days = 7
"""


@pytest.mark.parametrize(
    ("data", "name"), [(json.dumps(WHOLE), "case.json"), (WHOLE_TOML, "case.toml"), (WHOLE_TOML, "CASE.TOML")]
)
def test_every_part_is_read_from_json_and_toml(data, name):
    case = read_case(data.encode(), name)
    assert (case.on, case.known, case.rules) == (date(2026, 7, 20), date(2026, 7, 1), ("registration_due",))
    assert case.national == {"DE": {"appeal_days": 7}}
    answer = case.ask(book=BOOK)
    assert str(answer["registration_due"]) == "2026-07-14", "the own calendar has Monday 13 July off"
    assert answer.as_dict()["calendar"]["name"] == "own"


def test_what_is_asked_goes_before_what_the_file_says():
    case = read_case(json.dumps(WHOLE).encode(), "case.json")
    answer = case.ask(on=date(2026, 8, 1), rules=["appeal_due"], book=BOOK)
    assert (answer.on, answer.asked) == (date(2026, 8, 1), ("appeal_due",))


def test_json_null_is_unknown():
    answer = read_case(b'{"made_on": null}', "x.json").ask(on=date(2026, 7, 20), book=BOOK)
    assert answer["registration_due"].value is UNKNOWN


DEEP = "[" * 13 + "]" * 13
REFUSALS = [
    # the bytes
    (b"", "case.json", 'case.json: is empty: write at least {"made_on": "2026-07-06"}.'),
    (b" \n ", "case.json", 'case.json: is empty: write at least {"made_on": "2026-07-06"}.'),
    (b"\xef\xbb\xbf{}", "case.json", "case.json: begins with a byte order mark (the bytes EF BB BF): save it as UTF-8 without one."),
    ("{}".encode("utf-16"), "case.json", "case.json: is written in UTF-16: save it as UTF-8."),
    (b'{"a":\n"\xe9"}', "case.json", "case.json, line 2: byte 8 of the file (0xE9) is not UTF-8: save the file as UTF-8."),
    (b" " * (LARGEST_BYTES + 1), "case.json", "case.json: larger than 8 MiB, and a case file holds one case: for many cases write "
     "a Parquet file and use `fairway law batch`."),
    # JSON
    ('{"made_on" "x"}', "case.json", "case.json, line 1, column 12: not JSON: expecting ':' delimiter."),
    ('{"a": 1,\n "a": 2}', "case.json", "case.json, line 2: the key 'a' stands twice in one object: keep one of the two."),
    ('{"national": {"DE": {"x": 1},\n "FR": {"x": 1,\n\n "x": 2}}}', "case.json",
     "case.json, line 4: the key 'x' stands twice in one object: keep one of the two."),
    ('{"minor":\n NaN}', "case.json", "case.json, line 2: NaN is not a number that a fact can have: leave out what is not known."),
    ('{"minor": -Infinity}', "case.json", "case.json, line 1: -Infinity is not a number that a fact can have: leave out what is not known."),
    ('{"minor": 1e999}', "case.json", "case.json, line 1: inf is not a number that a fact can have: leave out what is not known."),
    ('{"minor": ' + "1" * 5000 + "}", "case.json", "case.json: a number in it has more digits than can be meant: correct it."),
    ('{"minor": "\\ud800"}', "case.json", "case.json, line 1: half a character (a lone surrogate) stands in a text: write the text anew."),
    ('{"minor":\n' + DEEP + "}", "case.json", "case.json, line 2: more than 12 brackets deep: a case file is flat, see docs/law/cases.md."),
    ("[" * 200_000, "case.json", "case.json, line 1: more than 12 brackets deep: a case file is flat, see docs/law/cases.md."),
    ("[1]", "case.json", "case.json: seen a list, expected an object: write { } around the facts."),
    ("null", "case.json", "case.json: seen nothing, expected an object: write { } around the facts."),
    # TOML
    ("a = 1\na = 2", "case.toml", "case.toml, at its end: a key or table stands twice: keep one of the two."),
    ("[facts]\n[facts]\nminor = true", "case.toml", "case.toml, line 2, column 7: a key or table stands twice: keep one of the two."),
    ("[facts]\nminor = yes", "case.toml", "case.toml, line 2, column 9: not TOML: invalid value."),
    ("[facts]\n\nminor = nan", "case.toml", "case.toml, line 3: nan is not a number that a fact can have: leave out what is not known."),
    ("a = " + "[" * 5000, "case.toml", "case.toml: more than 12 brackets deep: a case file is flat, see docs/law/cases.md."),
    (".".join(["a"] * 4000) + " = 1", "case.toml", "case.toml: more than 12 levels deep: a case file is flat, see docs/law/cases.md."),
    ("a = " + "1" * 5000, "case.toml", "case.toml: a number in it has more digits than can be meant: correct it."),
    # the parts
    ('{"facts": {},\n "nown": "2026-07-06"}', "case.json", "case.json, line 2: 'nown' is not a key of a case file. Did you mean 'known'?"),
    ('{"facts": {}, "minor": true}', "case.json", "case.json, line 1: 'minor' is not a key of a case file. Facts stand under \"facts\"."),
    ('{"fact": {"minor": true}}', "case.json", "case.json, line 1: 'fact' is not a key of a case file. Did you mean 'facts'?"),
    ('{"facts": 3}', "case.json", "case.json, line 1: facts: seen 3, expected an object of names and values."),
    ('{"on": "2026-02-30"}', "case.json", "case.json, line 1: on: seen '2026-02-30', which is not a day that exists: correct it."),
    ('{"on": "20260713"}', "case.json", "case.json, line 1: on: seen '20260713', expected a day as year-month-day, such as 2026-07-20."),
    ("on = 2026-07-01T10:00:00", "case.toml", "case.toml, line 1: on: seen the time 2026-07-01T10:00:00, expected a day as "
     "year-month-day, such as 2026-07-20."),
    ('{"rules": []}', "case.json", "case.json, line 1: rules: seen an empty list, expected a list of rule names, such as "
     '["registration_due"]; leave it out for the whole law.'),
    ('{"facts": {}, "rules": ["registration_du"]}', "case.json", "case.json, line 1: there is no rule 'registration_du'. Did you mean "
     "'registration_due'? `fairway law list` lists them all."),
    # the calendar
    ('{"calendar": {"days_off": {}}}', "case.json",
     "case.json, line 1: calendar.name: seen nothing, expected the calendar's name: the answer names it."),
    ('{"calendar": {"name": "own", "dys_off": {}}}', "case.json",
     "case.json, line 1: 'dys_off' is not a key of a calendar. Did you mean 'days_off'?"),
    ('{"calendar": {"name": "own", "days_off": {"DE": ["2026-13-01"]}}}', "case.json",
     "case.json, line 1: calendar.days_off.DE: seen '2026-13-01', which is not a day that exists: correct it."),
    ('{"calendar": {"name": "own", "days_off": {"DE": "2026-01-01"}}}', "case.json",
     "case.json, line 1: calendar.days_off.DE: seen '2026-01-01', expected a list of days, such as [\"2026-08-15\"]."),
    ('{"calendar": {"name": "own", "days_off": {}}}', "case.json", "case.json, line 1: The calendar 'own' names no State: name at least one."),
    # the facts, by the door
    ('{"facts": {"minor": true,\n "made_no": "2026-07-06"}}', "case.json",
     "case.json, line 2: there is no fact 'made_no'. Did you mean 'made_on'? `fairway law facts` lists them all."),
    ('{"minor": "perhaps"}', "case.json",
     "case.json, line 1: minor: seen 'perhaps', expected a yes/no: write true or false (leave it out while it is unknown)."),
    ('[facts]\nmade_on = "2026-02-30"', "case.toml",
     "case.toml, line 2: made_on: seen '2026-02-30', expected a date: write a date that exists as year-month-day, such as 2026-07-13."),
    ("made_on = 2026-07-06\nregistered_on = 2026-07-05", "case.toml",
     "case.toml, line 2: registered_on (2026-07-05) is before made_on (2026-07-06), and it cannot be. Correct one of the two, or leave "
     "the doubtful one out: it is then unknown."),
    ('{"facts": {}, "national": {"DE": {"appeal_days": 12}}}', "case.json",
     "case.json: appeal_days: 12 is outside what the law allows, at least 5 and at most 10 (APR Art. 67(7)(a))."),
    # days off that the calendar does not have
    ('{"made_on": "2041-07-06", "mass_arrivals": false, "acting_state": "DE"}', "case.json", "case.json, line 1: made_on is 2041-07-06, "
     "and 'registration_due' needs its days off. 2041-07-11 lies outside the calendar 'packaged' 2026.11 for DE, which covers "
     "2013-01-01 to 2040-12-31: load a calendar that covers it, or check the date."),
    ('{"facts": {"made_on": "2026-07-06", "mass_arrivals": false,\n"acting_state": "FR"},'
     '"calendar": {"name": "own", "version": "1", "days_off": {"DE": ["2026-07-13"]}}}', "case.json",
     "case.json, line 2: acting_state is FR, and 'registration_due' needs its days off. The calendar 'own' 1 does not name the State "
     "'FR'; it names DE. Use one of these, or load a calendar that names it."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "sentence"), REFUSALS, ids=[f"{i}-{s[:30]}" for i, (_, _, s) in enumerate(REFUSALS)]
)
def test_a_refusal_names_the_place_and_the_mend(data, name, sentence):
    assert refusal(data, name) == sentence


def test_a_date_of_birth_outside_the_calendar_is_no_fault():
    """Only days whose days off are needed have to lie in the calendar."""
    answer = read_case(b'{"made_on": "1999-07-06"}', "case.json").ask(on=date(2026, 7, 20), book=BOOK)
    assert answer["registration_due"].outcome == "not in force"


json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2026-07-06", "none", "DE"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*BOOK.facts, *WHOLE, "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(json_like)
def test_any_json_is_answered_or_refused_in_one_line(tree):
    try:
        read_case(json.dumps(tree).encode(), "case.json").ask(on=date(2026, 7, 20), book=BOOK)
    except LawError as fault:
        assert str(fault).startswith("case.json")
        assert "\n" not in str(fault)


@given(st.binary(max_size=60), st.sampled_from(["case.json", "case.toml"]))
def test_any_bytes_are_answered_or_refused(data, name):
    try:
        read_case(data, name).ask(on=date(2026, 7, 20), book=BOOK)
    except (BadFile, BadFact) as fault:
        assert str(fault).startswith(name)
