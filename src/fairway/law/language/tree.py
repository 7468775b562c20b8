"""The tree that every form of a rule is made from: a dozen node types, all immutable.

Parsing makes `Name` nodes; linking turns each into a `Ref` (fact or rule), a `Param` or a `Dated` parameter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fairway.law.language.types import Type
from fairway.law.periods import PeriodLaw


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, not yet resolved."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Const:
    """A literal. value: bool, int, Fraction, date, str (an option), or NONE."""

    value: Any
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A fact or the value of another rule."""

    name: str
    type: Type
    is_rule: bool


@dataclass(frozen=True, slots=True)
class Param:
    """One slot of the parameter vector: a number of the law that can be changed without compiling anew."""

    slot: int
    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class DatedParam:
    """A parameter with several values: the one in effect on the anchor's date. Steps are oldest first."""

    name: str
    type: Type
    anchor: Expr
    steps: tuple[tuple[date, Param], ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene's not."""

    of: Expr


@dataclass(frozen=True, slots=True)
class All:
    """Kleene's and, of any number of conditions."""

    of: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Kleene's or, of any number of conditions."""

    of: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison. op: == != < <= > >="""

    op: str
    left: Expr
    right: Expr
    line: int = 0


@dataclass(frozen=True, slots=True)
class In:
    """Membership: of a choice in a list of options, or of an option in a set fact."""

    left: Expr
    options: tuple[str, ...] = ()
    right: Expr | None = None
    line: int = 0
    listed: str | None = None


@dataclass(frozen=True, slots=True)
class Arith:
    """op: + - * /"""

    op: str
    left: Expr
    right: Expr
    line: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A word of the vocabulary with its arguments. For last_day, `law` is the act's article on periods."""

    word: str
    args: tuple[Expr, ...]
    line: int = 0
    law: PeriodLaw | None = None


Expr = Name | Const | Ref | Param | DatedParam | Not | All | AnyOf | Compare | In | Arith | Call


@dataclass(frozen=True, slots=True)
class Branch:
    """One way through a rule: when (None: always), the value, the note written in it, and its line."""

    when: Expr | None
    value: Expr
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed function: its branches in order, whether it can reach its end, its parameters, and where it stands."""

    branches: tuple[Branch, ...]
    falls_through: bool
    params: tuple[str, ...]
    path: str
    line: int


def children(node: Expr) -> tuple[Expr, ...]:
    """The nodes directly below a node."""
    match node:
        case Not(of):
            return (of,)
        case All(of) | AnyOf(of):
            return of
        case Compare(_, left, right) | Arith(_, left, right):
            return (left, right)
        case In(left, _, right):
            return (left,) if right is None else (left, right)
        case Call(_, args):
            return args
        case DatedParam(_, _, anchor):
            return (anchor,)
        case _:
            return ()


def walk(node: Expr) -> list[Expr]:
    """A node and all nodes below it, outermost first."""
    found = [node]
    for child in children(node):
        found.extend(walk(child))
    return found


def refs(node: Expr) -> list[Ref]:
    """The facts and rules that a node reads, in reading order, each once."""
    seen: dict[str, Ref] = {}
    for part in walk(node):
        if isinstance(part, Ref):
            seen.setdefault(part.name, part)
    return list(seen.values())
