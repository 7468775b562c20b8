"""Reading a rule: from the source of a restricted Python function to a tree.

What the language does not contain is refused here, at import, with file, line and what to write instead."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Callable
from typing import Any, NoReturn

from fairway.errors import RuleRefused
from fairway.law.language.tree import All, AnyOf, Arith, Body, Branch, Call, Compare, Const, Expr, In, Name, Not
from fairway.law.language.types import NONE, Bool, Whole

WORDS: dict[str, tuple[int, int | None]] = {  # word: fewest and most arguments
    "days": (2, 2),
    "weeks": (2, 2),
    "months": (2, 2),
    "years": (2, 2),
    "hours": (2, 2),
    "working_days": (2, 3),
    "last_day": (1, 2),
    "latest": (1, None),
    "earliest": (1, None),
    "first_of": (1, None),
    "happened": (1, 1),
    "ratio": (2, 2),
    "least": (1, None),
    "most": (1, None),
    "round_up": (1, 1),
    "round_down": (1, 1),
}
PERIODS = ("days", "weeks", "months", "years")
INSTEAD = {
    ast.Assign: "An assignment is not part of the language: give the value as a fact, or write a second rule.",
    ast.AnnAssign: "An assignment is not part of the language: give the value as a fact, or write a second rule.",
    ast.AugAssign: "An assignment is not part of the language: give the value as a fact, or write a second rule.",
    ast.For: "A loop is not part of the language: a rule speaks of one case. Give the result as a fact.",
    ast.While: "A loop is not part of the language: a rule speaks of one case. Give the result as a fact.",
    ast.Try: "A rule cannot catch errors: unknown values are part of the language (see 'Values').",
    ast.Raise: "A rule cannot raise: return none where it does not apply.",
    ast.With: "A rule opens nothing: give the value as a fact.",
    ast.Match: "Write if / elif / else instead of match.",
    ast.Pass: "Every branch returns: write `return none` where the rule does not apply.",
    ast.IfExp: "Write an if statement, so that the branch that fired can be shown.",
    ast.Lambda: "A rule is one function: write a second rule.",
    ast.Attribute: "There are no attributes: facts and rules are plain names, options are plain strings.",
    ast.Subscript: "There are no subscripts: facts and rules are plain names.",
    ast.JoinedStr: "There is no text in rules beside options and notes.",
    ast.ListComp: "A loop is not part of the language: give the result as a fact.",
    ast.GeneratorExp: "A loop is not part of the language: give the result as a fact.",
    ast.NamedExpr: "An assignment is not part of the language: write a second rule.",
    ast.Await: "A rule waits for nothing: give the value as a fact.",
}
_COMPARE = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_ARITH = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}

_modules: dict[str, dict[tuple[str, int], ast.FunctionDef]] = {}


def parse_rule(fn: Callable[..., Any]) -> Body:
    """The tree of a function. Raises RuleRefused with file, line and what to write instead."""
    code = fn.__code__
    path = code.co_filename
    functions = _modules.get(path)
    if functions is None or (code.co_name, code.co_firstlineno) not in functions:
        functions = _modules[path] = _functions_of(path)
    node = functions.get((code.co_name, code.co_firstlineno))
    if node is None:
        raise RuleRefused(
            f"{path}:{code.co_firstlineno}: the source of '{code.co_name}' cannot be read; rules live in files"
        )
    return _Reader(short_path(path), node).body()


def _functions_of(path: str) -> dict[tuple[str, int], ast.FunctionDef]:
    tree = ast.parse("".join(linecache.getlines(path)), path)
    found = {}
    for node in tree.body:  # rules stand at the top of a module
        if isinstance(node, ast.FunctionDef):
            first = node.decorator_list[0].lineno if node.decorator_list else node.lineno
            found[(node.name, first)] = node
    return found


def short_path(path: str) -> str:
    """The path from the package on, so that messages and traces are the same on every machine."""
    at = path.replace("\\", "/").rfind("/fairway/")
    return path[at + 1 :] if at >= 0 else path.replace("\\", "/").rsplit("/", 1)[-1]


class _Reader:
    """Reads one function. The names it may use are its parameters."""

    def __init__(self, path: str, node: ast.FunctionDef) -> None:
        self.path = path
        self.node = node
        a = node.args
        if a.vararg or a.kwarg or a.kwonlyargs or a.defaults or a.posonlyargs:
            self.refuse(node, "The parameters of a rule are plain names, without defaults, * or **.")
        self.params = tuple(arg.arg for arg in a.args)
        self.used: set[str] = set()

    def refuse(self, node: ast.AST, mend: str) -> NoReturn:
        line = getattr(node, "lineno", self.node.lineno)
        raise RuleRefused(f"{self.path}:{line}: in rule '{self.node.name}': {mend}")

    def body(self) -> Body:
        statements = list(self.node.body)
        if statements and isinstance(statements[0], ast.Expr) and isinstance(statements[0].value, ast.Constant):
            statements = statements[1:]  # the docstring
        branches: list[Branch] = []
        falls = self._block(statements, (), branches)
        unused = [p for p in self.params if p not in self.used]
        if unused:
            self.refuse(self.node, f"it names {', '.join(unused)} and does not use it. Remove the parameter.")
        return Body(tuple(branches), falls, self.params, self.path, self.node.lineno)

    def _block(self, statements: list[ast.stmt], conditions: tuple[Expr, ...], out: list[Branch]) -> bool:
        """Reads statements under conditions; returns whether their end can be reached."""
        note = ""
        for i, statement in enumerate(statements):
            match statement:
                case ast.Expr(value=ast.Constant(value=str(text))) if i != len(statements) - 1:
                    note = " ".join(text.split())
                case ast.Return(value=value):
                    if i != len(statements) - 1:
                        self.refuse(statements[i + 1], "Nothing can follow a return. Remove it.")
                    if value is None:
                        self.refuse(
                            statement, "A return has a value: write `return none` where the rule does not apply."
                        )
                    when = None if not conditions else conditions[0] if len(conditions) == 1 else All(conditions)
                    out.append(Branch(when, self._expr(value), note, statement.lineno))
                    return False
                case ast.If():
                    if self._if(statement, conditions, out):
                        continue
                    if i != len(statements) - 1:
                        self.refuse(statements[i + 1], "Nothing can follow: every way above returns. Remove it.")
                    return False
                case ast.Expr(value=ast.Constant(value=str())):
                    self.refuse(statement, "A note stands before the return that it explains.")
                case _:
                    self._refuse_construct(statement)
        return True

    def _if(self, statement: ast.If, conditions: tuple[Expr, ...], out: list[Branch]) -> bool:
        """Branches are a decision list: what follows an `if` is reached only where the `if` did not return, so an `else`
        needs no negated condition when the `if` part always returns. Where it can fall through, the `else` carries `not`."""
        when = self._expr(statement.test)
        then_falls = self._block(statement.body, (*conditions, when), out)
        if not statement.orelse:
            return True
        below = (*conditions, Not(when)) if then_falls else conditions
        return self._block(statement.orelse, below, out) or then_falls

    def _refuse_construct(self, node: ast.AST) -> NoReturn:
        mend = INSTEAD.get(type(node))
        word = type(node).__name__.lower()
        self.refuse(
            node,
            mend
            or f"a rule cannot contain '{word}'. It may use if, return, comparisons and: {', '.join(WORDS)}. "
            "Give the value as a fact, or write a second rule.",
        )

    def _expr(self, node: ast.expr) -> Expr:
        match node:
            case ast.Constant(value=bool(value)):
                return Const(value, Bool)
            case ast.Constant(value=int(value)):
                return Const(value, Whole)
            case ast.Constant(value=str(value)):
                return Const(value)
            case ast.Constant(value=float()):
                self.refuse(node, "no decimal numbers: they are not exact. Write ratio(1, 5) for 0.2.")
            case ast.Constant(value=None):
                self.refuse(node, "write `none` (the language's own word) instead of None.")
            case ast.Name(id="none"):
                return Const(NONE)
            case ast.Name(id=name):
                if name not in self.params:
                    self.refuse(
                        node, f"'{name}' is not among its parameters. Add it there if it is a fact, rule or parameter."
                    )
                self.used.add(name)
                return Name(name, node.lineno)
            case ast.UnaryOp(op=ast.Not(), operand=of):
                return Not(self._expr(of))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
                return Const(-value, Whole)
            case ast.BoolOp(op=op, values=values):
                parts = tuple(self._expr(v) for v in values)
                return All(parts) if isinstance(op, ast.And) else AnyOf(parts)
            case ast.Compare():
                return self._compare(node)
            case ast.BinOp(op=op, left=left, right=right) if type(op) in _ARITH:
                return Arith(_ARITH[type(op)], self._expr(left), self._expr(right), node.lineno)
            case ast.Call():
                return self._call(node)
            case _:
                self._refuse_construct(node)

    def _compare(self, node: ast.Compare) -> Expr:
        parts: list[Expr] = []
        left_node = node.left
        for op, right_node in zip(node.ops, node.comparators, strict=True):
            if isinstance(op, ast.In | ast.NotIn):
                member = self._membership(left_node, right_node)
                parts.append(Not(member) if isinstance(op, ast.NotIn) else member)
            elif type(op) in _COMPARE:
                parts.append(Compare(_COMPARE[type(op)], self._expr(left_node), self._expr(right_node), node.lineno))
            else:
                self.refuse(node, "write == or != instead of `is`; ask `happened(x)` for whether there is one.")
            left_node = right_node
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _membership(self, left: ast.expr, right: ast.expr) -> Expr:
        if isinstance(right, ast.Tuple | ast.List | ast.Set):
            options = []
            for item in right.elts:
                if not (isinstance(item, ast.Constant) and isinstance(item.value, str)):
                    self.refuse(item, "a list behind `in` holds plain strings (options).")
                options.append(item.value)
            return In(self._expr(left), tuple(options), None, left.lineno)
        return In(self._expr(left), (), self._expr(right), left.lineno)

    def _call(self, node: ast.Call) -> Expr:
        if not isinstance(node.func, ast.Name):
            self._refuse_construct(node.func)
        word = node.func.id
        if word not in WORDS:
            self.refuse(node, f"a rule cannot call '{word}'. It may use: {', '.join(WORDS)}.")
        if node.keywords or any(isinstance(a, ast.Starred) for a in node.args):
            self.refuse(node, f"'{word}' takes plain arguments in their order.")
        fewest, most = WORDS[word]
        if not fewest <= len(node.args) <= (most or len(node.args)):
            wanted = str(fewest) if most == fewest else f"{fewest} or more" if most is None else f"{fewest} to {most}"
            self.refuse(node, f"'{word}' takes {wanted} arguments, seen {len(node.args)}.")
        return Call(word, tuple(self._expr(a) for a in node.args), node.lineno)
