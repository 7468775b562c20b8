"""Both sides of every limit, on every form, and the promises about the whole law."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

import tests.law.boundaries as tables
from fairway.law.asking import ask
from fairway.law.calendars import Calendar
from fairway.law.clocks import Status
from fairway.law.door import read_facts, read_value
from fairway.law.language.declare import Fact, Role, Sensitivity, Who
from fairway.law.language.encode import decode
from fairway.law.language.explain import Explainer
from fairway.law.language.scalar import ScalarCalendar, scalar
from fairway.law.language.types import NONE, UNKNOWN, Bool, Kind
from fairway.law.pack import packaged_book
from tests.law.boundaries import BoundaryCase

CASES: list[tuple[str, BoundaryCase]] = [
    (module.name, row)
    for module in sorted(pkgutil.iter_modules(tables.__path__), key=lambda m: m.name)
    for row in importlib.import_module(f"{tables.__name__}.{module.name}").CASES
]


def expected(row: BoundaryCase):
    """The value that a row expects, as the rule gives it."""
    if row.expect == "unknown":
        return UNKNOWN
    kind = packaged_book().rules[row.rule].type
    if row.expect == "none":
        return NONE
    stand_in = Fact(row.rule, kind, "?", Who.CASEWORKER, False, Sensitivity.CASE, (), None, None, None, "")
    if kind.kind is Kind.FRACTION:
        return Fraction(row.expect)
    return read_value(stand_in, row.expect)


def facts_of(row: BoundaryCase) -> dict:
    """The row's facts as the door reads them."""
    facts = read_facts(packaged_book(), row.facts)
    facts.setdefault("asked_on", date.fromisoformat(row.on))
    return facts


def by_reference(row: BoundaryCase):
    """The explaining form."""
    book = packaged_book(date.fromisoformat(row.known) if row.known else None)
    return Explainer(book, facts_of(row), Calendar.packaged()).step(row.rule).value


_compiled: dict = {}


def by_scalar(row: BoundaryCase):
    """The compiled function."""
    if row.known not in _compiled:
        _compiled[row.known] = scalar(packaged_book(date.fromisoformat(row.known) if row.known else None))
    compiled = _compiled[row.known]
    values, _, _, _ = compiled.evaluate(facts_of(row), ScalarCalendar(Calendar.packaged()))
    return decode(values[compiled.rules.index(row.rule)], compiled.book.rules[row.rule].type)


@pytest.fixture(params=[by_reference, by_scalar], ids=lambda f: f.__name__)
def form(request):
    return request.param


@pytest.mark.parametrize("row", [r for _, r in CASES], ids=[f"{m}-{i}-{r.rule}" for i, (m, r) in enumerate(CASES)])
def test_boundary(row, form):
    seen, wanted = form(row), expected(row)
    assert seen is wanted or seen == wanted, f"{row.rule} gives {seen}, expected {wanted}: {row.why}"


CLOCK_ROWS = [
    (m, r) for m, r in CASES
    if (rule := packaged_book().rules.get(r.rule)) is not None and rule.base.clock is not None and r.expect not in ("none", "unknown")
]  # fmt: skip


@pytest.mark.parametrize(
    "row", [r for _, r in CLOCK_ROWS], ids=[f"{m}-{i}-{r.rule}" for i, (m, r) in enumerate(CLOCK_ROWS)]
)
def test_a_clock_is_not_missed_on_its_last_day_and_is_on_the_day_after(row):
    rule = packaged_book().rules[row.rule]
    due = expected(row)
    last = due.date() if isinstance(due, datetime) else due
    # the day of the question moves; what the row says about it otherwise stays
    moves = "asked_on" not in {
        ref.name for name in packaged_book().closure([row.rule]) for ref in packaged_book().rules[name].reads
    }
    done = {layer.definition.clock.done for layer in rule.layers if layer.definition.clock} | {rule.base.clock.done}
    facts = {k: v for k, v in row.facts.items() if k not in done or k in {r.name for r in rule.reads}}
    if not moves:
        return  # the law that governs depends on the day of the question
    standing = [
        ask(facts, on=day, known=row.known, rules=[row.rule]).clock(row.rule).status
        for day in (last, last + timedelta(days=1))
    ]
    assert standing[0] in (Status.RUNNING, Status.MET, Status.MET_LATE), row.why
    assert standing[1] in (Status.MISSED, Status.MISSED_UNLESS_DONE, Status.SUSPENDED, Status.MET, Status.MET_LATE), (
        row.why
    )


def rows_by_id() -> dict[str, list[BoundaryCase]]:
    found = defaultdict(list)
    definitions = packaged_book().definitions
    for _, row in CASES:
        for identifier in (row.id,) if row.id else definitions[row.rule].ids:
            found[identifier].append(row)
    return found


def test_every_row_names_a_rule():
    rules = packaged_book().rules
    assert [f"{m}: {r.rule}" for m, r in CASES if r.rule not in rules] == []


def test_every_rule_cites_an_article_and_has_an_evidence_mark():
    assert [d.name for d in packaged_book().definitions.values() if not d.citation.article or d.evidence is None] == []


def test_every_rule_has_boundary_cases_on_both_sides():
    rows = defaultdict(list)
    definitions = packaged_book().definitions
    for _, row in CASES:
        rows[row.rule].append(row)
    identified = rows_by_id()
    thin = []
    for d in definitions.values():
        if d.role is Role.SAFEGUARD:
            mine = rows[d.name] + [r for i in d.ids for r in identified[i] if r.rule in d.defeats]
            good = len({repr(r.expect) for r in mine}) >= 2
        elif d.role in (Role.EXCEPTION, Role.REPLACEMENT):
            mine = [r for i in d.ids for r in identified[i] if r.rule == d.target] + rows[d.target]
            good = any(r.id in d.ids for r in mine) and len({repr(r.expect) for r in mine}) >= 2
        else:
            mine = rows[d.name]
            wanted = {"True", "False"} if packaged_book().rules[d.name].type is Bool else set()
            seen = {repr(r.expect) for r in mine}
            good = len(seen) >= 2 and wanted <= seen
        if not good:
            thin.append(f"{d.name} ({d.id}): {sorted({repr(r.expect) for r in mine})}")
    assert thin == []


def test_every_coercive_rule_is_defeated_by_a_safeguard_or_says_why_not():
    book = packaged_book()
    bare = [
        d.name for d in book.definitions.values() if d.coercive and not d.no_safeguard and d.name in book.rules
        and not book.rules[d.name].safeguards
    ]  # fmt: skip
    assert bare == []


def test_every_clock_names_a_fact_that_shows_it_was_done():
    book = packaged_book()
    names = {*book.facts, *book.rules}
    wrong = [
        (d.name, d.clock.done) for d in book.definitions.values()
        if d.clock and ((d.clock.done and d.clock.done not in names) or not set(d.clock.suspended_by) <= names)
    ]  # fmt: skip
    assert wrong == []


def test_every_order_of_dates_names_facts():
    book = packaged_book()
    assert [(f.name, o) for f in book.facts.values() for o in f.after if o not in book.facts] == []
