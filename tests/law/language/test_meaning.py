"""What the words mean, on the reference and on the compiled form alike."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import product

import pytest

from fairway.law.asking import ask, code_of
from fairway.law.calendars import Calendar
from fairway.law.language.encode import decode
from fairway.law.language.explain import Explainer, kleene_and, kleene_not, kleene_or
from fairway.law.language.scalar import ScalarCalendar, scalar
from fairway.law.language.types import NONE, UNKNOWN
from tests.law.language.toy import book_of

DAY = date(2026, 7, 6)
U = UNKNOWN


def value(source, facts, tmp_path, rule="r"):
    """The value on both forms, which must agree in value and in branch."""
    book = book_of(source, tmp_path)
    facts = {"asked_on": DAY, **facts}
    step = Explainer(book, facts, Calendar.packaged()).step(rule)
    compiled = scalar(book)
    values, branches, waits, _ = compiled.evaluate(facts, ScalarCalendar(Calendar.packaged()))
    at = compiled.rules.index(rule)
    again = decode(values[at], book.rules[rule].type)
    assert again is step.value or again == step.value
    assert branches[at] == code_of(step)
    assert {f for i, f in enumerate(compiled.facts) if waits[at] >> i & 1} == set(step.missing)
    return step.value


def rule(params, body):
    lines = "\n".join("    " + line for line in body.splitlines())
    return f'@rule(TOY, "1", id="T-1")\ndef r({params}):\n    """Doc."""\n{lines}\n'


@pytest.mark.parametrize(("a", "b", "both", "either"), [
    (True, True, True, True), (True, False, False, True), (False, True, False, True), (False, False, False, False),
    (True, U, U, True), (U, True, U, True), (False, U, False, U), (U, False, False, U), (U, U, U, U),
])  # fmt: skip
def test_and_or_are_full_tables(a, b, both, either):
    assert kleene_and([a, b]) is both
    assert kleene_or([a, b]) is either
    assert kleene_not(a) is (U if a is U else not a)


@pytest.mark.parametrize(("a", "b", "c"), list(product((True, False, U), repeat=3)))
def test_both_forms_know_the_tables(a, b, c, tmp_path):
    facts = {k: v for k, v in (("a", a), ("b", b), ("c", c)) if v is not U}
    assert value(rule("a, b, c", "return (a and not b) or c"), facts, tmp_path) is kleene_or(
        [kleene_and([a, kleene_not(b)]), c]
    )


def test_an_if_on_an_unknown_condition_follows_both_ways(tmp_path):
    source = rule("a, p", "if a:\n    return days(p, 5)\nreturn days(p, 5)")
    assert value(source, {"p": DAY}, tmp_path) == date(2026, 7, 11), "the same either way"
    source = rule("a, p", "if a:\n    return days(p, 5)\nreturn days(p, 6)")
    assert value(source, {"p": DAY}, tmp_path) is UNKNOWN


def test_a_comparison_with_none_is_no_even_beside_unknown(tmp_path):
    source = rule("p, q", "return p <= q")
    assert value(source, {"p": NONE}, tmp_path) is False
    assert value(source, {"p": NONE, "q": NONE}, tmp_path) is False
    assert value(source, {"p": DAY}, tmp_path) is UNKNOWN


def test_what_did_not_happen_is_left_out_of_latest(tmp_path):
    source = rule("p, q", "return latest(p, q)")
    assert value(source, {"p": DAY, "q": NONE}, tmp_path) == DAY
    assert value(source, {"p": NONE, "q": NONE}, tmp_path) is NONE
    assert value(source, {"p": DAY}, tmp_path) is UNKNOWN


def test_the_ordered_list_stops_at_the_first_that_applies(tmp_path):
    source = rule("acting_state, other_state", "return first_of(acting_state, other_state)")
    assert value(source, {"acting_state": "DE"}, tmp_path) == "DE"
    assert value(source, {"acting_state": NONE, "other_state": "IT"}, tmp_path) == "IT"
    assert value(source, {"other_state": "IT"}, tmp_path) is UNKNOWN


def test_fractions_are_exact_at_the_limit(tmp_path):
    source = rule("x", "return x <= ratio(1, 5)")
    assert value(source, {"x": Fraction(1, 5)}, tmp_path) is True
    assert value(source, {"x": Fraction(1, 5) + Fraction(1, 10**15)}, tmp_path) is False


def test_whole_numbers_and_fractions_mix(tmp_path):
    assert value(rule("n, x", "return round_up(n * x)"), {"n": 21000, "x": Fraction(216890, 1000000)}, tmp_path) == 4555
    assert value(rule("n, m", "return n / m"), {"n": 1, "m": 3}, tmp_path) == Fraction(1, 3)
    assert value(rule("n, m", "return n / (m - m)"), {"n": 1, "m": 3}, tmp_path) is NONE, (
        "nothing is divided by nothing"
    )


def test_hours_run_on_the_clock(tmp_path):
    at = datetime(2026, 7, 13, 10, tzinfo=UTC)
    assert value(rule("t", "return hours(t, 72)"), {"t": at}, tmp_path) == datetime(2026, 7, 16, 10, tzinfo=UTC)


def test_the_last_day_rolls_and_a_plain_period_does_not(tmp_path):
    facts = {"p": DAY, "acting_state": "DE"}
    assert value(rule("p", "return days(p, 5)"), facts, tmp_path) == date(2026, 7, 11)
    assert value(rule("p", "return last_day(days(p, 5))"), facts, tmp_path) == date(2026, 7, 13)
    assert value(rule("p", "return last_day(days(p, -2))"), facts, tmp_path) == date(2026, 7, 4), (
        "backwards: never rolls"
    )
    assert value(rule("p", "return last_day(days(p, 5))"), {"p": DAY}, tmp_path) is UNKNOWN, "whose days off?"


def test_outside_the_calendar_is_refused_and_never_guessed(tmp_path):
    source = rule("p", "return last_day(months(p, 6))")
    book = book_of(source, tmp_path)
    step = Explainer(book, {"asked_on": DAY, "p": date(2040, 11, 1), "acting_state": "DE"}, Calendar.packaged()).step(
        "r"
    )
    assert step.value is UNKNOWN
    assert "2041-05-01 lies outside the calendar" in (step.outside or "")
    answer = ask({"p": date(2040, 11, 1), "acting_state": "DE"}, on=DAY, book=book)
    assert str(answer["r"]).startswith("cannot be said: ")


def test_the_two_working_days_of_regulation_1182_71(tmp_path):
    source = '@rule(OLD, "1", id="T-1")\ndef r(p):\n    """Doc."""\n    return last_day(days(p, 3))\n'
    friday = date(2025, 6, 6)
    assert value(source, {"asked_on": date(2025, 7, 1), "p": friday, "acting_state": "DE"}, tmp_path) == date(
        2025, 6, 11
    ), "Whit Monday is off: Tuesday is the first working day, Wednesday the second"


def test_law_is_chosen_by_the_anchor(tmp_path):
    source = (
        rule("p", "return days(p, 5)")
        + """
@rule(TOY, "1", id="T-2", replaces="r", applies_from=date(2027, 1, 1), known_from=date(2026, 10, 1))
def r_2027(p):
    \"\"\"Doc.\"\"\"
    return days(p, 9)
"""
    )
    for on, known, due in (("2025-12-31", None, NONE), ("2026-01-01", None, date(2026, 7, 11)), ("2026-12-31", None, date(2026, 7, 11)),
                           ("2027-01-01", None, date(2026, 7, 15)), ("2027-01-01", date(2026, 9, 30), date(2026, 7, 11))):  # fmt: skip
        book = book_of(source, tmp_path, known)
        assert ask({"p": DAY}, on=on, book=book)["r"].value == due, (on, known)


def test_a_dated_parameter_is_read_at_the_anchor(tmp_path):
    source = """
parameter("cap", Whole, [Dated(2, cite="Art. 1", since=date(2026, 1, 1)), Dated(3, cite="Art. 1", since=date(2027, 1, 1))])
""" + rule("n, cap", "return n < cap")
    assert value(source, {"n": 2}, tmp_path) is False
    assert value(source, {"n": 2, "asked_on": date(2027, 1, 1)}, tmp_path) is True


def test_an_exception_goes_first_and_falls_through(tmp_path):
    source = (
        rule("p", "return days(p, 5)")
        + """
@exception("r", TOY, "1(2)", id="T-2", label="mass")
def mass(a, p):
    \"\"\"Doc.\"\"\"
    if a:
        "1(2)"
        return days(p, 15)
"""
    )
    assert value(source, {"p": DAY, "a": False}, tmp_path) == date(2026, 7, 11)
    assert value(source, {"p": DAY, "a": True}, tmp_path) == date(2026, 7, 21)
    assert value(source, {"p": DAY}, tmp_path) is UNKNOWN


SAFEGUARDED = (
    rule("a", "return a")
    + """
@safeguard(TOY, "2", id="T-2", defeats=("r",))
def s(b):
    \"\"\"Doc.\"\"\"
    return b
"""
)


@pytest.mark.parametrize(("on", "known", "due", "why"), [
    ("2027-01-01", "2026-09-30", date(2026, 7, 16), "the new number was not yet published"),
    ("2027-01-01", "2026-10-01", date(2026, 7, 26), "published, and it applies"),
    ("2026-12-31", "2026-10-01", date(2026, 7, 16), "published, and it does not apply yet"),
    ("2027-01-01", "2020-01-01", date(2026, 7, 16), "nothing was known: the oldest value"),
])  # fmt: skip
def test_a_number_counts_from_the_day_it_was_published(on, known, due, why, tmp_path):
    source = """
parameter("limit_days", Whole, [
    Dated(10, "Art. 1", known_from=date(2025, 1, 1)), Dated(20, "Art. 1", since=date(2027, 1, 1), known_from=date(2026, 10, 1)),
])

@rule(TOY, "1", id="T-1")
def r(p, limit_days):
    \"\"\"Doc.\"\"\"
    return days(p, limit_days)
"""
    book = book_of(source, tmp_path, date.fromisoformat(known))
    assert ask({"p": DAY}, on=on, book=book)["r"].value == due, why


@pytest.mark.parametrize(("a", "b", "result"), [
    (True, False, True), (True, True, False), (True, U, U), (False, U, False), (U, True, False), (U, False, U),
])  # fmt: skip
def test_a_safeguard_defeats_and_when_unknown_holds_back(a, b, result, tmp_path):
    facts = {k: v for k, v in (("a", a), ("b", b)) if v is not U}
    assert value(SAFEGUARDED, facts, tmp_path) is result


def test_a_safeguard_is_always_shown(tmp_path):
    answer = ask({"a": True}, on=DAY, book=book_of(SAFEGUARDED, tmp_path))
    assert answer["r"].safeguards == {"s": UNKNOWN}
    assert answer["r"].outcome == "held back: a safeguard is unknown"
    assert str(answer["r"]) == "cannot be said yet: needs b"


def test_needs_are_only_what_can_still_change_the_answer(tmp_path):
    source = rule("a, b, c", "return (a and b) or (a and not b) or c")
    answer = ask({"c": False}, on=DAY, book=book_of(source, tmp_path))
    assert answer["r"].missing == ("a", "b")
    assert answer["r"].needs == ("a",), "b makes no difference whatever a is"


def test_notes_lines_and_what_was_read(tmp_path):
    source = rule(
        "a, kind",
        'if a:\n    "27(7): after screening"\n    return "one"\nif kind == "sea":\n    return "two"\nreturn "three"',
    )
    answer = ask({"a": True}, on=DAY, book=book_of(source, tmp_path))
    assert (answer["r"].note, list(answer["r"].used)) == ("27(7): after screening", ["asked_on", "a"])
    answer = ask({"a": False, "kind": "land"}, on=DAY, book=book_of(source, tmp_path))
    assert list(answer["r"].used) == ["asked_on", "a", "kind"]
    assert answer["r"].value == "three"


def test_a_number_in_a_condition_and_one_in_a_return_do_not_mix(tmp_path):
    source = rule("p, q", "if q <= months(p, 6):\n    return months(p, 18)\nreturn months(p, 1)")
    assert value(source, {"p": date(2026, 1, 1), "q": date(2026, 7, 1)}, tmp_path) == date(2027, 7, 1)
    assert value(source, {"p": date(2026, 1, 1), "q": date(2026, 7, 2)}, tmp_path) == date(2026, 2, 1)
    book = book_of(source, tmp_path)
    assert [(s.name, s.value) for s in book.slots] == [("r.months", 6), ("r.months_2", 18), ("r.months_3", 1)]


def test_a_rule_that_only_its_safeguard_holds_back_waits_for_nothing_else(tmp_path):
    source = rule("a, c, d", "if c:\n    return True\nif d:\n    return a\nreturn a") + SAFEGUARDED.split("\n", 4)[4]
    assert value(source, {"a": True}, tmp_path) is UNKNOWN
    answer = ask({"a": True}, on=DAY, book=book_of(source, tmp_path))
    assert answer["r"].missing == ("b",), "c and d make no difference: every way is yes"


def test_a_number_below_all_codes_is_refused_and_not_taken_for_a_code(tmp_path):
    source = rule("n, m", "return round_down(n * m * m / 7)")
    assert value(source, {"n": -(2**50), "m": 30}, tmp_path) == -144758559451194515, "still a number"
    source = rule("n, m", "return n * m * 1000 * 1000")
    assert value(source, {"n": -(2**50), "m": 30}, tmp_path) is UNKNOWN
    assert value(source, {"n": 2**50, "m": 30}, tmp_path) == 2**50 * 30 * 10**6, "large ones have no end"
