"""What casework may never do, read from its own code: learn, score people, rank officers, look further than its floor."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from fairway.casework import purposes
from tests.casework.conftest import ROOT

SOURCE = ROOT / "src"
FLOORS = ("casework", "web", "api")
LEARNING = frozenset(
    {
        "catboost", "fastai", "flax", "gensim", "huggingface_hub", "jax", "keras", "lightgbm", "llama_cpp", "mlforecast", "onnxruntime",
        "openai", "anthropic", "prophet", "pyod", "sentence_transformers", "sklearn", "spacy", "splink", "statsforecast", "statsmodels",
        "tensorflow", "tflite_runtime", "torch", "transformers", "xgboost",
    }
)  # fmt: skip
OFFICER = frozenset(
    {"officer", "officer_id", "by", "owner", "owner_id", "user", "user_id", "entered_by", "added_by", "issued_by"}
)
GROUPING = frozenset({"annotate", "aggregate", "alias"})
CHOOSING = frozenset({"values", "values_list", "order_by", "distinct"})


def modules(*floors: str) -> dict[str, Path]:
    """Dotted name -> file, of everything on some floors."""
    found = {}
    for floor in floors:
        for file in sorted((SOURCE / "fairway" / floor).rglob("*.py")):
            parts = file.relative_to(SOURCE).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(file: Path, name: str) -> set[str]:
    """Everything that a file imports, also inside functions."""
    found: set[str] = set()
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(
                    [*package.split(".")[: len(package.split(".")) - node.level + 1], *([base] if base else [])]
                )
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return found


@cache
def reached(floor: str) -> dict[str, set[str]]:
    """Module of ours -> what it imports, for all that can be reached from a floor."""
    ours, found, waiting = modules(""), {}, list(modules(floor))
    while waiting:
        name = waiting.pop()
        if name in found or name not in ours:
            continue
        found[name] = imports(ours[name], name)
        waiting += [one for one in found[name] if one in ours]
    return found


def test_no_learning_package_can_be_reached_from_casework():
    found = reached("casework")
    assert len(found) > 60, "the law and its language are reached: the search follows imports"
    learning = {(name, one) for name, all_ in found.items() for one in all_ if one.split(".")[0] in LEARNING}
    assert learning == set()


def test_no_page_and_no_interface_imports_a_learning_package():
    learning = {
        (name, one)
        for name, file in modules(*FLOORS).items()
        for one in imports(file, name)
        if one.split(".")[0] in LEARNING
    }
    assert learning == set()


def test_forecasts_and_alarms_cannot_be_reached_from_casework():
    walls = ("fairway.observatory.forecast", "fairway.observatory.alarms", "fairway.money", "fairway.plans")
    assert [name for name in reached("casework") if name.startswith(walls)] == []


def test_loading_all_of_casework_loads_no_learning_package():
    said = """
import importlib, os, sys
os.environ.setdefault("FAIRWAY_SECRET_KEY", "x")
os.environ["DJANGO_SETTINGS_MODULE"] = "fairway.web.settings"
import django
django.setup()
for name in sys.argv[1].split(","):
    importlib.import_module(name)
print(",".join(sorted({name.split(".")[0] for name in sys.modules})))
"""
    names = [name for name in modules("casework") if ".migrations" not in name]
    run = subprocess.run(
        [sys.executable, "-c", said, ",".join(names)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr[-2000:]
    loaded = set(run.stdout.strip().split(","))
    assert "django" in loaded and loaded & LEARNING == set()


def test_the_import_contract_of_the_house_covers_casework():
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (contract,) = [one for one in contracts if one["id"] == "casework-does-not-learn"]
    assert any(source.startswith("fairway.casework") for source in contract["source_modules"])
    assert {"lightgbm", "sklearn", "torch", "tensorflow", "xgboost", "splink", "mlforecast"} <= set(
        contract["forbidden_modules"]
    )


def test_no_table_holds_a_score_of_a_person():
    words = (
        "score",
        "rank",
        "risk",
        "probab",
        "likelihood",
        "credib",
        "predict",
        "propensity",
        "rating",
        "trust",
        "suspic",
    )
    assert [(holder, name) for holder, name in purposes.recorded() if any(word in name for word in words)] == []


# ------------------------------------------------------------------------------------------------ nobody is ranked


def chains(tree: ast.AST):
    """Each chain of calls such as `x.filter(...).values("officer").annotate(...)`: the names called, and the words given to each."""
    inner = {
        id(node.func.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or id(node) in inner:
            continue
        called: list[tuple[str, set[str]]] = []
        step: ast.AST = node
        while isinstance(step, ast.Call) and isinstance(step.func, ast.Attribute):
            words = {
                one.value.lstrip("-")
                for one in step.args
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
            called.append((step.func.attr, words))
            step = step.func.value
        yield node.lineno, called


def ranks(source: str) -> list[int]:
    """Lines in which a query counts by an officer, or counts rows of officers one by one."""
    found = []
    for line, called in chains(ast.parse(source)):
        names = {name for name, _ in called}
        chosen = {
            word.split("__")[0]
            for name, words in called
            if name in CHOOSING
            for word in words
            if "__office" not in word
        }
        if names & GROUPING and chosen & OFFICER:
            found.append(line)
    return found


@pytest.mark.parametrize(("code", "found"), [
    ('AuditEntry.objects.values("officer").annotate(n=Count("pk"))', [1]),
    ('log.filter(deed="read").values_list("officer__name").annotate(n=Count("pk")).order_by("-n")', [1]),
    ('TaskRow.objects.values("owner").annotate(late=Count("pk"))', [1]),
    ('Event.objects.values("by").annotate(n=Count("pk"))', [1]),
    ('log.values_list("officer__office__code").annotate(n=Count("pk"))', []),
    ('log.values("reason").annotate(n=Count("pk"))', []),
    ('log.select_related("officer").order_by("at")', []),
])  # fmt: skip
def test_the_search_finds_what_it_is_for(code, found):
    assert ranks(code) == found


def test_no_query_groups_or_orders_by_an_officer():
    found = [
        f"{name}:{line}" for name, file in modules(*FLOORS).items() for line in ranks(file.read_text(encoding="utf-8"))
    ]
    assert found == []
