"""One law, four forms: explanation (the reference), compiled function, columns, SQL. They give the same, unknowns included.

A million rows of each act, and longer: `make soak`."""

from __future__ import annotations

import importlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairway.law.calendars import Calendar
from fairway.law.language.scalar import scalar
from fairway.law.pack import packaged_book

np = pytest.importorskip("numpy")
pytest.importorskip("numba")
duckdb = pytest.importorskip("duckdb")
agreement = importlib.import_module("tests.law.agreement")
cases = importlib.import_module("tests.law.random_cases")
columns = importlib.import_module("fairway.law.language.columns")
kernels = importlib.import_module("fairway.law.language.kernels")
books = importlib.import_module("tests.law.random_books")

ROWS, EXPLAINED = 10_000, 150
ACTS = sorted({rule.base.citation.act.short for rule in packaged_book().rules.values()})


@pytest.mark.parametrize("act", ACTS)
def test_the_forms_agree_on_an_act(act):
    book, calendar = packaged_book(), Calendar.packaged()
    rules = [rule.name for rule in book.rules.values() if rule.base.citation.act.short == act]
    form = columns.Columns(book, rules, calendar)
    rows = cases.random_columns(book, form.facts, ROWS, seed=len(act))
    found = agreement.by_columns(form, rows, ROWS)
    function = agreement.by_scalar(scalar(book, rules), rows, ROWS, calendar)
    assert agreement.differences(book, found, function) == []
    explained = agreement.by_explanation(book, form.rules, rows, slice(0, EXPLAINED), calendar)
    assert agreement.differences_from_plain(book, function, explained) == []


@pytest.mark.parametrize("act", ACTS)
def test_columns_agree_where_nothing_is_unknown(act):
    """A block of rows without an unknown condition takes another way through the limits than one with."""
    book, calendar = packaged_book(), Calendar.packaged()
    rules = [rule.name for rule in book.rules.values() if rule.base.citation.act.short == act]
    form = columns.Columns(book, rules, calendar)
    rows = cases.all_known(book, cases.random_columns(book, form.facts, ROWS, seed=5), seed=6)
    function = agreement.by_scalar(scalar(book, rules), rows, ROWS, calendar)
    assert agreement.differences(book, agreement.by_columns(form, rows, ROWS), function) == []


@pytest.mark.parametrize("act", ACTS)
def test_sql_agrees_on_an_act(act):
    book, calendar = packaged_book(), Calendar.packaged()
    rules = [rule.name for rule in book.rules.values() if rule.base.citation.act.short == act]
    function = scalar(book, rules)
    rows = cases.random_columns(book, function.facts, 1000, seed=11, wild_rows=0)
    answers = agreement.by_sql(duckdb.connect(), book, rules, rows, 1000, calendar)
    assert agreement.differences_from_plain(book, agreement.by_scalar(function, rows, 1000, calendar), answers) == []


def all_forms(book, seed, n, *, compiled):
    calendar = Calendar.packaged()
    form = columns.Columns(book, None, calendar)
    if not compiled:
        for group, _ in form._groups:
            group.__dict__["run"] = uncompiled(group)
    function = scalar(book)
    tame = cases.random_columns(book, form.facts, n, seed, wild_rows=0, largest=10**4)
    found = agreement.by_scalar(function, tame, n, calendar)
    told = min(n, 200)
    explained = agreement.by_explanation(book, list(book.rules), tame, slice(0, told), calendar)
    assert agreement.differences_from_plain(book, found, explained) == []
    answers = agreement.by_sql(duckdb.connect(), book, list(book.rules), tame, n, calendar)
    assert agreement.differences_from_plain(book, found, answers) == []
    wild = cases.random_columns(book, form.facts, n, seed, wild_rows=0.05)
    found = agreement.by_scalar(function, wild, n, calendar)
    assert agreement.differences(book, agreement.by_columns(form, wild, n), found) == []


def uncompiled(group):
    """A kernel as plain Python, its words compiled as always: a random book is used once, and compiling it takes seconds."""
    scope = {}
    exec(compile(group.source, "<kernel>", "exec"), scope)
    return scope["kernel"]


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_the_forms_agree_on_any_book(seed):
    all_forms(books.Writer(Random(seed)).book(8), seed, 40, compiled=False)


@pytest.mark.parametrize("seed", range(3))
def test_the_forms_agree_on_a_compiled_random_book(seed, tmp_path, monkeypatch):
    monkeypatch.setenv("FAIRWAY_CACHE", str(tmp_path))
    all_forms(books.Writer(Random(seed)).book(20), seed, 2000, compiled=True)


@pytest.mark.soak
@given(st.integers(0, 2**32))
def test_the_forms_agree_on_very_many_books(seed):
    all_forms(books.Writer(Random(seed)).book(12), seed, 60, compiled=False)
