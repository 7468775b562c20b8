"""What the language does not contain is refused at import: file, line, and what to write instead, to the word."""

from __future__ import annotations

import re

import pytest

from fairway.errors import ConflictingRules, RuleRefused
from tests.law.language.toy import book_of, registry_of

RULE = '@rule(TOY, "1", id="T-1")\ndef r({params}):\n    """Doc."""\n{body}\n'


def rule(params: str, body: str) -> str:
    return RULE.format(params=params, body="\n".join("    " + line for line in body.splitlines()))


BAD = [
    (
        "a",
        "x = a\nreturn x",
        "An assignment is not part of the language: give the value as a fact, or write a second rule.",
    ),
    ("a", "for i in a:\n    return True\nreturn a", "A loop is not part of the language: a rule speaks of one case."),
    ("a", "return True if a else False", "Write an if statement, so that the branch that fired can be shown."),
    ("a", "return a is True", "write == or != instead of `is`"),
    ("n", "return n < 0.2", "no decimal numbers: they are not exact. Write ratio(1, 5) for 0.2."),
    ("a", "return foo(a)", "a rule cannot call 'foo'. It may use: days, weeks,"),
    ("a", "return a.b", "There are no attributes"),
    ("a", "return a and b", "'b' is not among its parameters."),
    ("a, b", "return a", "it names b and does not use it. Remove the parameter."),
    ("a", "if a:\n    return None\nreturn a", "write `none` (the language's own word) instead of None."),
    ("a", "if a:\n    pass\nreturn a", "Every branch returns: write `return none`"),
    ("a", "return a\nreturn a", "Nothing can follow a return. Remove it."),
    ("a", "if a:\n    return True\nelse:\n    return False\nreturn a", "Nothing can follow: every way above returns."),
    ("p", "return days(p)", "'days' takes 2 arguments, seen 1."),
    ("p", "return days(p, n=3)", "'days' takes plain arguments in their order."),
    ("a", "try:\n    return a\nexcept Exception:\n    return a", "A rule cannot catch errors"),
    (
        "a",
        "return (lambda: a)()",
        "There are no attributes" if False else "A rule is one function: write a second rule.",
    ),
    ("a=1", "return a", "The parameters of a rule are plain names, without defaults, * or **."),
    ("a", "raise ValueError", "A rule cannot raise: return none where it does not apply."),
    ("kind", "return kind in kind.options", "There are no attributes"),
]


@pytest.mark.parametrize(("params", "body", "mend"), BAD, ids=[b[1].splitlines()[0][:40] for b in BAD])
def test_refused_when_read(params, body, mend, tmp_path):
    with pytest.raises(RuleRefused) as refusal:
        registry_of(rule(params, body), tmp_path)
    assert mend in str(refusal.value)
    assert re.match(r"toy_\d+\.py:\d+: in rule 'r': ", str(refusal.value))


UNLINKED = [
    ("a", "if a:\n    return True", "a yes/no rule returns on every path. Add the last return."),
    ("aa", "return aa", "'aa' is neither a fact, a rule nor a parameter."),
    (
        "zebra",
        "return zebra",
        "'zebra' is neither a fact, a rule nor a parameter. Declare it with fact(...) or write the rule.",
    ),
    ("p, n", "return p < n", "cannot compare date with whole number."),
    (
        "kind",
        'return kind == "lend"',
        "\"lend\" is not among the options of choice of land, sea, air. Did you mean 'land'?",
    ),
    ("kind", 'return kind < "sea"', "has no order: use ==, != or in."),
    ("needs_of", 'return "tortur" in needs_of', '"tortur" is not among the options'),
    ("a, b", "return a == b", "instead of comparing yes/no values."),
    ("p", "return p == none", "nothing compares with none: ask happened(x)"),
    ("n", "return days(n, 3)", "'days' starts from a date, seen whole number."),
    ("p, t", "return latest(p, t)", "'latest' cannot take instant here; all its arguments must be of one kind."),
    ("p, x", "return days(p, x)", "the length of 'days' is a whole number, seen exact fraction."),
    ("a, p", "if a:\n    return p\nreturn a", "this branch gives yes/no, the rule date."),
    ("n", "if n:\n    return True\nreturn False", "a condition must be yes/no, seen whole number."),
    ("p, n", "return p + n", "'+' takes numbers, seen date. For dates write days(d, n) and the like."),
    ("n", "return last_day(n)", "last_day takes a period of days, weeks, months or years, seen whole number."),
    ("a", "return happened(a)", "happened(...) asks about a date, State, choice or number, seen yes/no."),
    ("p, kind", "return last_day(days(p, 3), kind)", "the days off are those of a State"),
    ("a", "if a:\n    return none\nreturn a", "a yes/no rule is never none"),
    ("n", "return n == ratio(1, 0)", "ratio takes two whole-number literals, the second not 0."),
]


@pytest.mark.parametrize(("params", "body", "mend"), UNLINKED, ids=[b[1].splitlines()[0][:40] for b in UNLINKED])
def test_refused_when_linked(params, body, mend, tmp_path):
    with pytest.raises(RuleRefused) as refusal:
        book_of(rule(params, body), tmp_path)
    assert mend in str(refusal.value)
    assert re.match(r"toy_\d+\.py:\d+: in rule 'r': ", str(refusal.value))


def test_two_meanings_of_a_name_are_an_error_that_names_both(tmp_path):
    with pytest.raises(
        ConflictingRules, match=r"'r' is declared twice: as rule in toy_\d+\.py:6 and as rule in toy_\d+\.py:11"
    ):
        registry_of(rule("a", "return a") + "\n" + rule("b", "return b"), tmp_path)


def test_two_exceptions_without_an_order_are_an_error_that_names_both(tmp_path):
    source = (
        rule("p", "return days(p, 5)")
        + """
@exception("r", TOY, "1(2)", id="T-2", label="mass")
def e1(a, p):
    \"\"\"Doc.\"\"\"
    if a:
        return days(p, 15)

@exception("r", TOY, "1(3)", id="T-3", label="crisis")
def e2(b, p):
    \"\"\"Doc.\"\"\"
    if b:
        return days(p, 28)
"""
    )
    with pytest.raises(ConflictingRules) as refusal:
        book_of(source, tmp_path)
    assert "'mass' (toy_" in str(refusal.value)
    assert "'crisis' (toy_" in str(refusal.value)
    assert "Add over=(...) to the one that goes first." in str(refusal.value)
    ordered = book_of(source.replace('label="crisis"', 'label="crisis", over=("mass",)'), tmp_path)
    assert [layer.definition.label for layer in ordered.rules["r"].layers] == ["crisis", "mass", None]


def test_a_circle_is_named(tmp_path):
    source = """
@rule(TOY, "1", id="T-1")
def one(two):
    \"\"\"Doc.\"\"\"
    return two

@rule(TOY, "2", id="T-2")
def two(one):
    \"\"\"Doc.\"\"\"
    return one
"""
    with pytest.raises(ConflictingRules, match=r"rest on each other in a circle: one -> two -> one\. Break it"):
        book_of(source, tmp_path)


def test_two_later_texts_from_one_day_are_an_error_that_names_both(tmp_path):
    source = (
        rule("p", "return days(p, 5)")
        + """
@rule(TOY, "1", id="T-2", replaces="r")
def r2(p):
    \"\"\"Doc.\"\"\"
    return days(p, 6)

@rule(TOY, "1", id="T-3", replaces="r")
def r3(p):
    \"\"\"Doc.\"\"\"
    return days(p, 7)
"""
    )
    with pytest.raises(ConflictingRules, match="two texts replace 'r' from the same day: toy_"):
        book_of(source, tmp_path)


def test_a_rule_without_a_sentence_is_refused(tmp_path):
    with pytest.raises(RuleRefused, match=r"has no docstring\. Say in one sentence what the provision says\."):
        registry_of('@rule(TOY, "1", id="T-1")\ndef r(a):\n    return a\n', tmp_path)


def test_a_safeguard_defeats_only_yes_no_rules(tmp_path):
    source = (
        rule("p", "return days(p, 5)")
        + """
@safeguard(TOY, "2", id="T-2", defeats=("r",))
def s(a):
    \"\"\"Doc.\"\"\"
    return a
"""
    )
    with pytest.raises(RuleRefused, match="only yes/no rules are defeated"):
        book_of(source, tmp_path)
