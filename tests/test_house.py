"""Promises about the whole house: its commands, its locks, its floors, its papers. No law code is needed for these."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest

import fairway

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted((ROOT / "locks").glob("*.txt"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def our_files() -> list[Path]:
    """Every file that is, or is about to be, part of the project."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout.split("\0")  # fmt: skip
        return [ROOT / name for name in listed if name and (ROOT / name).is_file()]
    built = {".venv", "site", "build", "dist", "__pycache__"}
    return [file for file in ROOT.rglob("*") if file.is_file() and not built & set(file.relative_to(ROOT).parts)]


# --------------------------------------------------------------------------------------------------------- commands


def targets() -> dict[str, str]:
    """The Makefile's targets and what each says of itself."""
    return dict(re.findall(r"^([a-z]+): .*?## (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_every_word_of_the_makefile_is_there():
    words = {"setup", "demo", "test", "lint", "bench", "docs", "soak", "lock", "help", "clean"}
    assert set(targets()) == words


def test_every_word_is_explained_to_a_contributor():
    guide = (ROOT / "CONTRIBUTING.md").read_text()
    assert [word for word in targets() if f"| `make {word}` |" not in guide] == []


def test_the_readme_names_the_two_commands():
    readme = (ROOT / "README.md").read_text()
    assert "$ make demo " in readme
    assert "$ make test " in readme


def test_the_check_of_a_change_is_lint_and_tests():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert re.findall(r"^make .*?(lint|test)\b", script.read_text(), re.MULTILINE) == ["lint", "test"]


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_an_old_python_is_told_in_one_sentence(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    said = subprocess.run(["make", "demo", f"PYTHON={old}"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode != 0
    first, *rest = said.stderr.splitlines()
    assert first == (
        f"Fairway needs Python 3.11 or newer as {old}: install it, or name another, "
        'as in "make demo PYTHON=python3.12".'
    )
    assert all(line.startswith("make") for line in rest), "nothing but make's own closing line"


# ---------------------------------------------------------------------------------------------------------- set-up


@pytest.fixture
def environment_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("environment", ROOT / "tools" / "environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def finished(environment_tool, tmp_path):
    """A checkout whose base set-up is complete, with nothing really installed."""
    for name in ("pyproject.toml", "locks/base.txt", "locks/test.txt", "locks/tools.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    here = environment_tool.Environment(tmp_path)
    here.python.parent.mkdir(parents=True)
    here.python.touch()
    (here.venv / ".home").write_text(here.home())
    here.stamp("base").write_text(here.fingerprint("base"))
    return here


def test_a_finished_set_up_is_ready_for_what_was_installed_only(finished):
    assert finished.is_ready("base")
    assert not finished.is_ready("test")


@pytest.mark.parametrize("changed", ["locks/base.txt", "locks/tools.txt", "pyproject.toml"])
def test_a_changed_file_asks_for_a_new_set_up(finished, changed):
    with (finished.root / changed).open("a") as file:
        file.write("# changed\n")
    assert not finished.is_ready("base")


def test_an_interrupted_set_up_is_never_taken_for_complete_and_begins_from_nothing(finished):
    finished.unfinished.touch()
    assert not finished.is_ready("base")
    finished.make_room()
    assert not finished.venv.exists()


def test_a_removal_cut_short_is_finished_first(finished):
    finished.venv.rename(finished.root / ".venv.leaving")
    finished.make_room()
    assert not (finished.root / ".venv.leaving").exists()


def test_a_second_lock_is_added_to_the_same_environment(finished):
    finished.make_room()
    assert finished.is_ready("base")


def test_a_moved_folder_is_set_up_anew(finished, environment_tool, tmp_path):
    moved = environment_tool.Environment(finished.root.rename(tmp_path.with_name(tmp_path.name + "-moved")))
    assert not moved.is_ready("base")
    moved.make_room()
    assert not moved.venv.exists()


def test_a_strangers_environment_is_left_alone(environment_tool, tmp_path):
    here = environment_tool.Environment(tmp_path)
    here.python.parent.mkdir(parents=True)
    with pytest.raises(environment_tool.CannotPrepare) as refusal:
        here.make_room()
    assert str(refusal.value) == (
        f"{here.venv} was not made by this project: move it away, or remove it with 'make clean'."
    )
    assert here.venv.exists()


# ----------------------------------------------------------------------------------------------------------- locks


def pins(lock: Path) -> dict[str, set[str]]:
    """Package names and their versions; one package may have several, by Python version."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;]+)", lock.read_text(), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def test_there_is_a_lock_for_each_use():
    assert [lock.stem for lock in LOCKS] == ["all", "base", "test", "tools"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_has_versions_with_hashes_and_names_no_place(lock):
    lines = [line for line in lock.read_text().splitlines() if not line.startswith("#")]
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    assert starts
    for number in starts:
        assert "==" in lines[number], lines[number]
        assert lines[number + 1].startswith("    --hash=sha256:"), f"{lines[number]} has no hash"
    assert re.findall(r"://|^-|file:|\bvia\b.*[/\\]", "\n".join(lines), re.MULTILINE) == []


def test_the_locks_never_disagree():
    everything = pins(ROOT / "locks" / "all.txt")
    for lock in LOCKS:
        assert {name: found for name, found in pins(lock).items() if found != everything.get(name)} == {}, lock.stem


def test_the_demo_installs_no_more_than_the_board_and_the_pages_need():
    heavy = {"numba", "llvmlite", "pyarrow", "polars", "pandas", "scipy", "lightgbm", "typst", "httpx"}
    assert heavy & set(pins(ROOT / "locks" / "base.txt")) == set()


def test_there_is_no_lock_that_writes_down_addresses():
    assert not (ROOT / "uv.lock").exists()


def test_every_extra_is_in_the_lock_of_everything():
    everything = pins(ROOT / "locks" / "all.txt")
    extras = PROJECT["project"]["optional-dependencies"]
    assert set(extras) == {
        "batch",
        "cluster",
        "dev",
        "forecast",
        "money",
        "observatory",
        "paper",
        "plans",
        "postgres",
        "sources",
        "web",
    }
    for extra, requirements in extras.items():
        names = {re.match(r"[\w.-]+", text)[0].lower() for text in requirements}
        assert names <= set(everything), extra


DISCUSSED = {"psycopg", "psycopg-binary"}
"""Under the LGPL, in an extra of its own (docs/decisions/0008): used as published, replaceable, only where PostgreSQL is chosen."""


def test_no_package_in_use_is_under_the_gpl_or_agpl():
    """Whatever the test lock installed, by its own statement. The LGPL has to be discussed, so it counts too."""
    guilty = {}
    for name in set(pins(ROOT / "locks" / "test.txt")) - DISCUSSED:
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:  # for another platform or Python
            continue
        trove = [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]
        said = " | ".join([about["License-Expression"] or "", *trove]).strip(" |") or (about["License"] or "")[:100]
        if re.search(r"\b[AL]?GPL|General Public", said) and " OR " not in said:
            guilty[name] = said
    assert guilty == {}


# ---------------------------------------------------------------------------------------------------------- floors


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter with our contracts on the package `fairway` found in a folder."""
    program = Path(sys.executable).with_name("lint-imports")
    config = ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    env = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run([program, *config], cwd=folder, env=env, capture_output=True, text=True, check=False)


def little_house(folder: Path, **modules: str) -> Path:
    """A package `fairway` with the floors that stand and the modules given; each is a package of one file."""
    lowest = dict.fromkeys(("web", "cli", "api", "casework", "observatory", "law", "reference", "errors"), "")
    for inner in ("forecast", "alarms"):  # named by the contract on learning
        (folder / "fairway" / "observatory" / inner).mkdir(parents=True)
        (folder / "fairway" / "observatory" / inner / "__init__.py").touch()
    for name, text in (lowest | modules).items():
        (folder / "fairway" / name).mkdir(parents=True, exist_ok=True)
        (folder / "fairway" / name / "__init__.py").touch()
        (folder / "fairway" / name / "page.py").write_text(text)
    (folder / "fairway" / "__init__.py").touch()
    return folder


def test_a_floor_imports_only_what_lies_below_it():
    checked = lint_imports(ROOT / "src")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_arrows_that_point_down_are_let_through(tmp_path):
    house = little_house(
        tmp_path,
        cli="from fairway import law\nimport click",
        law="from fairway import errors, reference",
        observatory="import fairway.law\nimport urllib.request",
    )
    checked = lint_imports(house)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("modules", "broken", "why"),
    [
        ({"reference": "import fairway.law"}, "fairway.reference is not allowed to import fairway.law", "up"),
        ({"errors": "import fairway.reference"}, "fairway.errors is not allowed to import fairway.reference", "up"),
        (
            {"law": "def late():\n    import fairway.casework", "casework": ""},
            "fairway.law is not allowed to import fairway.casework",
            "up, hidden in a function",
        ),
        (
            {"money": "import fairway.plans", "plans": ""},
            "fairway.money is not allowed to import fairway.plans",
            "sideways",
        ),
        ({"law": "import urllib.request"}, "fairway.law is not allowed to import urllib", "the law opens a connection"),
        ({"law": "import rich"}, "fairway.law is not allowed to import rich", "the law knows a face"),
        (
            {"casework": "import lightgbm"},
            "fairway.casework is not allowed to import lightgbm",
            "casework learns from persons",
        ),
        ({"helpers": ""}, "- fairway.helpers", "a module that lives on no floor"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else None,
)
def test_a_broken_wall_is_found(tmp_path, modules, broken, why):
    checked = lint_imports(little_house(tmp_path, **modules))
    assert checked.returncode == 1, why
    assert broken in checked.stdout, why


# ---------------------------------------------------------------------------------------------------------- papers


def test_one_version():
    assert PROJECT["project"]["version"] == fairway.__version__ == metadata.version("fairway")
    assert f"## {fairway.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_importing_fairway_loads_nothing_else():
    code = "import sys; before = set(sys.modules); import fairway; print(sorted(set(sys.modules) - before))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "['fairway']\n"


def test_the_licence_is_the_whole_eupl():
    text = (ROOT / "LICENSE").read_text()
    assert PROJECT["project"]["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    articles = [int(number) for number in re.findall(r"^(\d+)\. ?[A-Z]", text, re.MULTILINE)]
    assert articles == list(range(1, 16))
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text
    assert text.endswith("additions to this Appendix require the production of a new EUPL version.\n")


def test_the_decisions_are_numbered_without_a_gap_and_all_listed():
    assert [int(file.name[:4]) for file in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    index = (ROOT / "docs" / "decisions" / "index.md").read_text()
    assert [file.name for file in DECISIONS if f"]({file.name})" not in index] == []


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.name[:4])
def test_a_decision_says_context_decision_consequences(file):
    text = file.read_text()
    assert text.startswith(f"# {file.name[:4]} ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.split()) < 350, "half a page"


def test_no_file_names_a_machine_or_a_registry():
    """Each pattern is written in two pieces, so that this file passes its own test."""
    machine = [
        r"(?<![\w.])/" + "(?:ro" + "ot|ho" + "me|Us" + r"ers)/\w",
        "/wo" + "rk/",
        "/o" + "pt/(?:wheels|py" + "pi)",
    ]
    places = [
        r"py" + r"pi\.org",
        "python" + r"hosted\.",
        r"registry\." + "npm",
        "npm" + r"js\.com",
        r"deb\." + "debian",
    ]
    forbidden = re.compile("|".join(machine + places))
    found = []
    for file in our_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a table or a picture
            continue
        found += [f"{file.relative_to(ROOT)}: {m[0]}" for m in forbidden.finditer(text)]
    assert found == []


def test_the_manual_fetches_nothing_from_elsewhere():
    """Read from the settings and our own pages; `make docs` builds with them."""
    settings = (ROOT / "mkdocs.yml").read_text()
    assert "highlightjs: false" in settings
    assert "://" not in settings
    styles = [file.read_text() for file in (ROOT / "docs").rglob("*.css")]
    assert [text for text in styles if "@import" in text or "://" in text] == []
