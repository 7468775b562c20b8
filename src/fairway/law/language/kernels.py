"""The column kernels of a book: groups of loops, compiled by numba once and kept on disk.

A kernel depends on the texts of the rules only. The numbers of the law and the calendar are arguments, so an amended law or
an authority's own calendar needs no compilation. Importing this module imports numba; nothing on the path of one case does."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import inspect
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import llvmlite.binding
import numba
import numpy as np
import platformdirs
from numpy.typing import NDArray

from fairway.law.language import codegen, kernel_fractions, kernel_words
from fairway.law.language.book import Book
from fairway.law.language.codegen import name
from fairway.law.language.loops import BLOCK, Layout, LoopEmitter, layout
from fairway.law.language.tree import Expr

GROUP = 32  # rules compiled together: larger groups compile no faster, smaller ones make more files
ARGUMENTS = (
    "n", "W", "X8", "F8", "F16", "F32", "F64", "R8", "R16", "R32", "R64", "P", "Q", "LISTS", "ROLL", "COUNT", "NTH", "FIRST", "DAYS",
)  # fmt: skip
_FRAME = """
def kernel():
    for start in range(0, n, BLOCK):
        low, high = u64(start), u64(min(start + BLOCK, n))
"""
_DOC = """The rules of a group, a block of rows at a time. Made by fairway.law.language.kernels; not to be edited."""


@dataclass(frozen=True)
class Group:
    """Rules compiled together. Each loop (a rule's or a shared guard's) runs only if it is wanted.

    loops   the rule names and guards, in the order of their loops and of the switches in W"""

    loops: tuple[str | Expr, ...]
    source: str
    lists: NDArray[np.uint8]

    @cached_property
    def digest(self) -> str:
        """Changes with the texts, with the words and with the compilers."""
        seen = (self.source, _words(), numba.__version__, np.__version__, sys.version, platform.machine(), _processor())
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]

    @property
    def is_kept(self) -> bool:
        """Whether it was compiled before."""
        folder = cache_directory()
        return folder is not None and any((folder / "__pycache__").glob(f"kernel_{self.digest}.*.nbc"))

    @cached_property
    def run(self) -> Callable[..., None]:
        """The compiled kernel: loaded from the cache directory, or compiled (and kept there if it can be written)."""
        return _compiled(self.source, f"kernel_{self.digest}")


@dataclass(frozen=True)
class Kernels:
    """All groups of a book, in the order in which they must run, and the places of their values."""

    book: Book
    layout: Layout
    groups: tuple[Group, ...]

    def switches(self, rules: Iterable[str]) -> list[tuple[Group, NDArray[np.uint8]]]:
        """The groups needed for some rules and all that they rest on, each with the switches of its loops.

        For a few rules whose groups were never compiled, groups of their own: seconds instead of a minute."""
        ordered = self.book.closure(list(rules))
        needed = _switched_on(self.book, self.groups, set(ordered))
        whole = sum(len(group.loops) for group, _ in needed)
        if whole > 2 * len(ordered) + GROUP and not all(group.is_kept for group, _ in needed):
            return _switched_on(self.book, _groups(self.book, self.layout, ordered), set(ordered))
        return needed


def kernels(book: Book) -> Kernels:
    """Write the kernels of a book. Nothing is compiled before a group is first run."""
    places = layout(book)
    return Kernels(book, places, _groups(book, places, list(book.rules)))


def _switched_on(book: Book, groups: Iterable[Group], wanted: set[str]) -> list[tuple[Group, NDArray[np.uint8]]]:
    guards = {b.guard for r in wanted for b in book.rules[r].branches}
    needed = []
    for group in groups:
        on = np.array([x in (wanted if isinstance(x, str) else guards) for x in group.loops], np.uint8)
        if on.any():
            needed.append((group, on))
    return needed


def _groups(book: Book, places: Layout, rules: Sequence[str]) -> tuple[Group, ...]:
    made: set[Expr] = set()
    return tuple(_group(book, places, names, made) for names in _grouped(book, rules))


def _grouped(book: Book, rules: Sequence[str]) -> list[list[str]]:
    """Rules in an order of evaluation that stays within one module as long as it can, cut into groups."""
    chosen_rules = {r: book.rules[r] for r in rules}
    waiting = {
        r: {ref.name for ref in rule.reads if ref.is_rule} | set(rule.safeguards) for r, rule in chosen_rules.items()
    }
    order: list[str] = []
    while waiting:
        ready = [r for r, needs in waiting.items() if not needs & waiting.keys()]
        module = book.rules[order[-1]].base.module if order else ""
        chosen = next((r for r in ready if book.rules[r].base.module == module), ready[0])
        order.append(chosen)
        del waiting[chosen]
    groups: list[list[str]] = [[]]
    for rule in order:
        new_module = bool(groups[-1]) and book.rules[rule].base.module != book.rules[groups[-1][-1]].base.module
        if len(groups[-1]) >= GROUP or (new_module and len(groups[-1]) >= GROUP // 2):
            groups.append([])
        groups[-1].append(rule)
    return [group for group in groups if group]


def _group(book: Book, places: Layout, names: Sequence[str], made: set[Expr]) -> Group:
    emitter = LoopEmitter(book, places)
    body: list[ast.stmt] = []
    order: list[str | Expr] = []
    for rule in names:
        for guard in dict.fromkeys(b.guard for b in book.rules[rule].branches):
            if guard not in made:
                made.add(guard)
                body.append(_switched(len(order), emitter.guard(guard)))
                order.append(guard)
        body.append(_switched(len(order), *emitter.rule(book.rules[rule])))
        order.append(rule)
    frame = ast.parse(_FRAME)
    function = frame.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.args.args = [ast.arg(a) for a in ARGUMENTS]
    blocks = function.body[0]
    assert isinstance(blocks, ast.For)
    blocks.body += body
    words = [ast.ImportFrom(module.__name__, [ast.alias("*")], 0) for module in (kernel_words, kernel_fractions)]
    block = codegen.assign("BLOCK", ast.Constant(BLOCK))
    module = ast.Module([ast.Expr(ast.Constant(_DOC)), *words, block, function], [])
    return Group(tuple(order), ast.unparse(ast.fix_missing_locations(module)), _list_table(emitter))


def _switched(at: int, *loops: ast.stmt) -> ast.stmt:
    return ast.If(ast.Subscript(name("W"), ast.Constant(at), ast.Load()), list(loops), [])


def _list_table(emitter: LoopEmitter) -> NDArray[np.uint8]:
    table = np.zeros(max(emitter.list_size, 1), np.uint8)
    for places, start in emitter.lists.items():
        for place in places:
            table[start + place] = 1
    return table


# compiling and keeping


def cache_directory() -> Path | None:
    """Where compiled kernels are kept: FAIRWAY_CACHE, or the user's cache directory; None if FAIRWAY_CACHE is `off`."""
    chosen = os.environ.get("FAIRWAY_CACHE")
    if chosen == "off":
        return None
    return Path(chosen or platformdirs.user_cache_dir("fairway", appauthor=False)) / "kernels"


def _words() -> str:
    return inspect.getsource(kernel_words) + inspect.getsource(kernel_fractions)


def _processor() -> str:
    return str(llvmlite.binding.get_host_cpu_name())


def _compiled(source: str, title: str) -> Callable[..., None]:
    path = _written(source, title)
    if path is None:
        module = ModuleType(title)
        exec(compile(source, f"<{title}>", "exec"), module.__dict__)
    else:
        spec = importlib.util.spec_from_file_location(f"fairway_{title}", path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[module.__name__] = module  # numba looks it up by name when it loads what it kept
        spec.loader.exec_module(module)
    dispatcher = numba.njit(nogil=True, error_model="numpy", cache=path is not None)(module.kernel)
    _promise_separate_arrays(dispatcher)
    dispatcher.compile(_signature())
    dispatcher.disable_compile()  # arguments of another kind are then an error, not half a minute of waiting
    return dispatcher


def _written(source: str, title: str) -> Path | None:
    """The source as a file, whole or not at all; None where the cache directory cannot be written."""
    folder = cache_directory()
    if folder is None:
        return None
    path = folder / f"{title}.py"
    try:
        if path.is_file() and path.read_text(encoding="utf-8") == source:
            return path
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, suffix=".part", delete=False) as part:
            part.write(source)
        Path(part.name).replace(path)
        return path
    except OSError:
        return None


def _promise_separate_arrays(dispatcher: Any) -> None:
    """Tell the compiler that no two arguments overlap. Without it, it makes loops of many inputs one row at a time.

    numba has the flag and no public way to set it; without the hook the kernels are slower and give the same values."""
    compiler = getattr(dispatcher, "_compiler", None)
    if compiler is None or not hasattr(compiler, "_customize_flags"):
        return

    def customized(flags: Any) -> Any:
        flags.noalias = True
        return flags

    compiler._customize_flags = customized


def _signature() -> Any:
    def array(kind: Any, readonly: bool = False) -> Any:
        return numba.types.Array(kind, 1, "C", readonly=readonly)

    kinds = {"8": numba.int8, "16": numba.int16, "32": numba.int32, "64": numba.int64}
    types: dict[str, Any] = {
        "n": numba.int64, "FIRST": numba.int64, "DAYS": numba.int64, "W": array(numba.uint8, True), "X8": array(numba.uint8),
        "P": array(numba.int64, True), "Q": array(numba.int64, True), "LISTS": array(numba.uint8, True),
        "ROLL": array(numba.uint8, True), "COUNT": array(numba.int32, True), "NTH": array(numba.int32, True),
    }  # fmt: skip
    for bits, kind in kinds.items():
        types[f"F{bits}"] = array(kind, True)
        types[f"R{bits}"] = array(kind)
    return tuple(types[argument] for argument in ARGUMENTS)
