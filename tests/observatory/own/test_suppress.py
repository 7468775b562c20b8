"""Whatever a reader concludes from a published table, a hidden number stays in an interval as long as the threshold."""

import random
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairway.errors import FigureError
from fairway.observatory.own.network import Edge, Network
from fairway.observatory.own.suppress import Zeros, folded, suppress, suppress_list


def sums(rows, columns):
    """Every sum of a table that a reader knows: (places added up, the place of their total)."""
    for row in rows:
        yield [(row, column) for column in columns], (row, None)
    for column in columns:
        yield [(row, column) for row in rows], (None, column)
    yield [(row, None) for row in rows], (None, None)
    yield [(None, column) for column in columns], (None, None)


def everything(shown):
    places = dict(shown.cells)
    places |= {(row, None): n for row, n in shown.row_totals.items()}
    places |= {(None, column): n for column, n in shown.column_totals.items()}
    return places | {(None, None): shown.total}


def all_tables(known, equations, least, most):
    """Every way to fill in the hidden places so that all sums hold, by trying; hidden cells up to `most`, totals as they come."""
    unknown_cells = [place for place, n in known.items() if n is None and None not in place]
    ceiling = {}
    for place in unknown_cells:
        totals = [known[place[0], None], known[None, place[1]], known[None, None]]
        ceiling[place] = min([n for n in totals if n is not None], default=most)
    for guess in product(*(range(least, min(most, ceiling[place]) + 1) for place in unknown_cells)):
        filled = dict(known) | dict(zip(unknown_cells, guess, strict=True))
        for parts, total in equations:
            value = sum(filled[part] for part in parts)
            if filled[total] is None:
                filled[total] = value
            if filled[total] != value or (known[total] is None and value < least):
                break
        else:
            yield filled


def widths(shown, least, most):
    known = everything(shown)
    rows, columns = list(shown.row_totals), list(shown.column_totals)
    hidden = [place for place, n in known.items() if n is None]
    seen = {place: set() for place in hidden}
    for filled in all_tables(known, list(sums(rows, columns)), least, most):
        for place in hidden:
            seen[place].add(filled[place])
    return {place: (min(values), max(values)) for place, values in seen.items()}


SMALL_TABLES = [
    {("a", "x"): 3, ("a", "y"): 20, ("b", "x"): 15, ("b", "y"): 30},
    {("a", "x"): 1, ("a", "y"): 1, ("b", "x"): 9, ("b", "y"): 9},
    {("a", "x"): 2, ("a", "y"): 0, ("b", "x"): 0, ("b", "y"): 7},
    {("a", "x"): 1, ("a", "y"): 0, ("b", "x"): 0, ("b", "y"): 0},
    {("a", "x"): 4, ("a", "y"): 4, ("b", "x"): 4, ("b", "y"): 4},
]


@pytest.mark.parametrize("zeros", Zeros)
@pytest.mark.parametrize("counts", SMALL_TABLES)
def test_brute_force_finds_no_narrow_interval(counts, zeros):
    check_by_trying(counts, threshold=3 if max(counts.values()) < 10 else 5, zeros=zeros)


def check_by_trying(counts, threshold, zeros):
    shown = suppress(counts, threshold=threshold, zeros=zeros)
    known = everything(shown)
    assert not any(n is not None and 0 < n < threshold for n in known.values())
    assert all(n is None or n == counts.get(place) for place, n in shown.cells.items())
    least = 1 if zeros is Zeros.SHOWN else 0
    most = max(counts.values()) + threshold
    for place, (low, high) in widths(shown, least, most).items():
        assert high - low >= threshold, (place, low, high, known)


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 7), min_size=4, max_size=6).filter(lambda v: len(v) != 5),
    st.sampled_from([2, 3]),
    st.sampled_from(list(Zeros)),
)
def test_no_random_small_table_can_be_worked_out(values, threshold, zeros):
    columns = "xy" if len(values) == 4 else "xyz"
    check_by_trying(dict(zip(product("ab", columns), values, strict=True)), threshold, zeros)


def test_the_search_itself_would_find_a_table_that_is_not_protected():
    # Only the small cell hidden: the row's total gives it away.
    bare = SimpleNamespace(
        cells={("a", "x"): None, ("a", "y"): 20, ("b", "x"): 15, ("b", "y"): 30},
        row_totals={"a": 23, "b": 45}, column_totals={"x": 18, "y": 50}, total=68,
    )  # fmt: skip
    assert widths(bare, 1, 30) == {("a", "x"): (3, 3)}


@settings(max_examples=40)
@given(st.data())
def test_intervals_by_flow_are_those_of_a_linear_programme(data):
    """Two independent ways: flows round cycles, and linear programming over the same sums (which is exact for such networks)."""
    optimize = pytest.importorskip("scipy.optimize", reason="needs SciPy (extra `plans`)")
    rows, columns = "abcd"[: data.draw(st.integers(2, 4))], "vwxyz"[: data.draw(st.integers(2, 5))]
    counts = {place: data.draw(st.integers(0, 12)) for place in product(rows, columns)}
    shown = suppress(counts, threshold=4)
    known = everything(shown)
    hidden = [place for place, n in known.items() if n is None]
    matrix, right = [], []
    for parts, total in sums(rows, columns):
        line = [(1 if h in parts else 0) - (1 if h == total else 0) for h in hidden]
        constant = sum(known[p] or 0 for p in parts) - (known[total] or 0)
        if any(line):
            matrix.append(line)
            right.append(-constant)
    for i, place in enumerate(hidden):
        ends = []
        for sign in (1, -1):
            goal = [sign if j == i else 0 for j in range(len(hidden))]
            found = optimize.linprog(goal, A_eq=matrix, b_eq=right, bounds=[(1, 10_000)] * len(hidden))
            assert found.status == 0
            ends.append(sign * found.fun)
        assert ends[1] - ends[0] >= 4 - 1e-6, (place, ends, known)


def test_a_hidden_edge_on_no_cycle_is_known_exactly():
    # a-x and a-y are hidden together, and nothing else in either column: both are bridges.
    edges = [Edge(0, 2, 3), Edge(0, 3, 4), Edge(1, 2, 9), Edge(1, 3, 9)]
    network = Network(edges, 4, 1)
    network.hide(0)
    network.hide(1)
    assert (network.up(0, 5), network.down(0, 5)) == (0, 0)
    network.hide(2)
    network.hide(3)
    # Now on the cycle of all four: up until a-y is down to 1, down to 1 itself.
    assert (network.up(0, 9), network.down(0, 9)) == (3, 2)


def test_two_hidden_cells_that_add_up_to_two_are_not_left_alone():
    # a: 1 + 1 = 2 would be solved at once, since nil is shown.
    shown = suppress({("a", "x"): 1, ("a", "y"): 1, ("a", "z"): 40, ("b", "x"): 30, ("b", "y"): 30, ("b", "z"): 30})
    assert shown.cells["a", "z"] is None or shown.row_totals["a"] is None


def test_the_cheapest_cells_are_hidden():
    counts = {("a", "x"): 3, ("a", "y"): 900, ("a", "z"): 12, ("b", "x"): 800, ("b", "y"): 700, ("b", "z"): 11,
              ("c", "x"): 14, ("c", "y"): 600, ("c", "z"): 13}  # fmt: skip
    shown = suppress(counts)
    assert shown.small == {("a", "x")}
    assert shown.beside == {("a", "z"), ("c", "x"), ("c", "z")}


def test_a_list_hides_a_second_count_or_its_total():
    shown = suppress_list({"a": 3, "b": 17, "c": 50})
    assert shown.cells == {"a": None, "b": None, "c": 50} and shown.total == 70
    alone = suppress_list({"a": 3, "b": 0})
    assert alone.cells == {"a": None, "b": 0} and alone.total is None


def test_a_table_without_small_counts_is_shown_whole():
    counts = {(r, c): 10 for r in "ab" for c in "xy"}
    shown = suppress(counts)
    assert shown.cells == counts and shown.total == 40 and not shown.small


def test_nil_is_shown_or_hidden_as_the_policy_says():
    counts = {("a", "x"): 0, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40}
    assert suppress(counts).cells == counts
    assert suppress(counts, zeros=Zeros.HIDDEN).cells["a", "x"] is None


def test_three_dimensions_are_folded_or_refused():
    counts = {("GRC", "SYR", "f"): 3, ("GRC", "SYR", "m"): 9, ("GRC", "AFG", "f"): 4}
    assert folded(counts, rows=(0, 1), columns=(2,))[("GRC", "SYR"), ("m",)] == 9
    with pytest.raises(FigureError, match="a table of 3 dimensions is protected as a two-way one only"):
        folded(counts, rows=(0,), columns=(2,))


@pytest.mark.parametrize(
    ("counts", "threshold", "why"),
    [({("a", "x"): 3}, 1, "a threshold of 1 hides nothing"), ({("a", "x"): -1}, 5, "a count is below 0")],
)
def test_what_cannot_be_protected_is_refused(counts, threshold, why):
    with pytest.raises(FigureError, match=why):
        suppress(counts, threshold=threshold)


def test_a_large_table_is_protected_in_seconds():
    luck = random.Random(4)
    counts = {(r, c): int(luck.paretovariate(0.6)) - 1 for r in range(60) for c in range(48)}
    shown = suppress(counts)
    hidden = sum(n is None for n in shown.cells.values())
    small = sum(0 < n < 5 for n in counts.values())
    assert small <= hidden < small * 1.5
