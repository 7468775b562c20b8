"""Rules in plain words: each construct of the language reads as one sentence."""

from __future__ import annotations

import pytest

from fairway.law.language.prose import rule_in_words, ways
from fairway.law.pack import packaged_book
from tests.law.language.toy import book_of

IN_FORCE = "In force where asked on is on or after 1 January 2026."


def lines(params: str, body: str, tmp_path, before: str = "") -> list[str]:
    """The words of a rule `r` without the line on its dates."""
    code = "\n".join("    " + line for line in body.splitlines())
    book = book_of(f'{before}\n@rule(TOY, "1", id="T-1")\ndef r({params}):\n    """Doc."""\n{code}\n', tmp_path)
    *said, dates = rule_in_words(book.rules["r"], book)
    assert dates == IN_FORCE
    return said


def value(params: str, expression: str, tmp_path, before: str = "") -> str:
    """The words of a rule that returns one expression."""
    (said,) = lines(params, f"return {expression}", tmp_path, before)
    return said


@pytest.mark.parametrize(
    ("params", "expression", "words"),
    [
        ("a", "a", "Yes if a, otherwise no."),
        ("a, b", "a and not b", "Yes if a and not b, otherwise no."),
        ("a, b, c", "a and (b or c)", "Yes if a and (b or c), otherwise no."),
        ("a, b", "not (a or b)", "Yes if not (a or b), otherwise no."),
        ("p", "happened(p)", "Yes if there is a date “p”, otherwise no."),
        ("p", "not happened(p)", "Yes if there is no date “p”, otherwise no."),
        ("t", "happened(t)", "Yes if there is a time “t”, otherwise no."),
        ("other_state", "happened(other_state)", "Yes if there is a State “other state”, otherwise no."),
        ("kind", "happened(kind)", "Yes if there is an answer “kind”, otherwise no."),
        ("p, q", "p < q", "Yes if p is before q, otherwise no."),
        ("p, q", "p >= days(q, 3)", "Yes if p is on or after 3 days after q, otherwise no."),
        ("n", "1 <= n <= 3", "Yes if 1 is at most n and n is at most 3, otherwise no."),
        ("x", "x <= ratio(1, 5)", "Yes if x is at most 1/5 (20 %), otherwise no."),
        ("kind", 'kind == "sea"', "Yes if kind is ‘sea’, otherwise no."),
        ("kind", 'kind in ("sea", "air")', "Yes if kind is one of ‘sea’, ‘air’, otherwise no."),
        ("kind", 'kind not in ("sea", "air")', "Yes if kind is not one of ‘sea’, ‘air’, otherwise no."),
        ("needs_of", '"age" in needs_of', "Yes if needs of contains ‘age’, otherwise no."),
        ("needs_of", '"age" not in needs_of', "Yes if needs of does not contain ‘age’, otherwise no."),
        (
            "needs_of",
            '"age" in needs_of and "torture" in needs_of and "health" in needs_of',
            "Yes if needs of contains ‘age’, ‘torture’ as well as ‘health’, otherwise no.",
        ),
        ("other_state", 'other_state == "DE"', "Yes if other state is DE, otherwise no."),
        ("p", "days(p, 1)", "1 day after p."),
        ("p", "months(p, -2)", "2 months before p."),
        ("p, n", "weeks(p, n)", "N weeks after p."),
        ("p, n", "days(p, n + 1)", "(n + 1) days after p."),
        ("t", "hours(t, 72)", "72 hours after t."),
        ("p", "last_day(days(p, 5))", "The last day of 5 days after p."),
        (
            "p, other_state",
            "last_day(days(p, 5), other_state)",
            "The last day of 5 days after p (days off of other state).",
        ),
        (
            "p, other_state",
            "working_days(p, 3, other_state)",
            "3 working days after p (days off of other state).",
        ),
        ("p, q", "latest(p, q)", "The latest of p and q."),
        ("p, q", "first_of(p, days(q, 2))", "The first that there is of: p; 2 days after q."),
        ("n, m", "least(n, m, 4)", "The smallest of n, m and 4."),
        ("n, m", "round_up(n / m)", "(n / m), rounded up."),
        ("n, m", "(n + m) * 2", "(n + m) × 2."),
    ],
)
def test_an_expression_in_words(params, expression, words, tmp_path):
    assert value(params, expression, tmp_path).casefold() == words.casefold()


def test_the_ways_of_a_rule_are_read_in_order_with_their_notes(tmp_path):
    body = 'if a:\n    "1(2): at sea"\n    return days(p, 5)\nif b:\n    return days(p, 6)\nreturn none'
    assert lines("a, b, p", body, tmp_path) == [
        "If a: 5 days after p. (1(2): at sea)",
        "Otherwise, if b: 6 days after p.",
        "Otherwise: none: it does not apply.",
    ]


def test_a_rule_that_ends_without_a_value_says_that_it_does_not_apply(tmp_path):
    assert lines("a, p", "if a:\n    return p", tmp_path) == ["If a: p.", "Otherwise: it does not apply."]


def test_a_declared_number_is_named_and_a_list_too(tmp_path):
    before = """
    parameter("share", Fraction, [Dated(ratio(1, 5), cite="TOY Art. 3")])
    parameter("limit", Whole, [
        Dated(5, cite="TOY Art. 4"), Dated(7, since=date(2027, 1, 1), cite="TOY Art. 4"),
    ])
    list_parameter("listed", State, [Dated(("DE", "FR"), cite="TOY Art. 5")])
    """
    before = "\n".join(line.strip() for line in before.splitlines())
    assert value("x, share", "x <= share", tmp_path, before) == "Yes if x is at most share (1/5 (20 %)), otherwise no."
    assert value("n, limit", "n > limit", tmp_path, before) == (
        "Yes if n is more than limit (5; 7 from 1 January 2027), otherwise no."
    )
    assert value("other_state, listed", "other_state in listed", tmp_path, before) == (
        "Yes if other state is in the list listed, otherwise no."
    )


def test_exceptions_later_texts_and_safeguards_are_told_apart(tmp_path):
    book = book_of(
        '''
        @rule(TOY, "1", id="T-1", force=Force.MAY, coercive=True)
        def held(a):
            """May be held."""
            return a

        @exception("held", TOY, "2", id="T-2", label="at sea")
        def held_at_sea(b):
            """Not at sea."""
            if b:
                return False

        @rule(TOY, "1a", id="T-1a", replaces="held", applies_from=date(2027, 1, 1))
        def held_2027(a, b):
            """May be held, text of 2027."""
            return a or b

        @safeguard(TOY, "3", id="T-3", defeats=("held",))
        def too_ill(c):
            """Never the ill."""
            return c
        ''',
        tmp_path,
    )
    assert rule_in_words(book.rules["held"], book) == [
        "Exception, at sea (TOY Art. 2): If b: no.",
        "Later text (Regulation (EU) 9999/1, Art. 1a): Yes if a or b, otherwise no.",
        "Yes if a, otherwise no.",
        IN_FORCE,
        "Barred while too ill; held back while that is unknown.",
    ]
    assert [way.definition.name for way in ways(book.rules["held"], book)] == ["held_at_sea", "held_2027", "held"]


def test_every_rule_of_the_law_can_be_said():
    book = packaged_book()
    for rule in book.rules.values():
        said = rule_in_words(rule, book)
        assert len(said) >= 2
        assert not any("Call(" in line or "Ref(" in line for line in said), rule.name
