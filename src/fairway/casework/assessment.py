"""The data protection impact assessment that ships with the software, checked against what the software records (GDPR Art. 35).

It is a record, not a form: a use that it does not name, a risk without a measure and a measure without a test fail the build. An
authority approves it, with its own circumstances, before live use; until then its node runs on synthetic cases only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fairway.casework.purposes import uses

_SAID = ("id", "processing", "necessity", "who", "review")
_OF_A_RISK = ("to", "what", "likelihood", "severity", "left")
_OF_AN_APPROVAL = ("assessment", "approved_by", "approved_on", "officer_asked", "circumstances")


@lru_cache(maxsize=1)
def packaged() -> Mapping[str, Any]:
    """The assessment as it ships."""
    return tomllib.loads(files("fairway.casework").joinpath("data/dpia.toml").read_text(encoding="utf-8"))


def gaps(record: Mapping[str, Any], tests: Path | None = None) -> list[str]:
    """What an assessment leaves open, one sentence each.

    tests   the root of a checkout, to look whether the test that shows a measure is there; without it they are only asked for"""
    found = [f"{word}: it says nothing." for word in _SAID if not str(record.get(word, "")).strip()]
    real, named = set(uses()), set(record.get("uses", ()))
    found += [f"{use}: it is recorded and not assessed." for use in sorted(real - named)]
    found += [f"{use}: it is assessed and not recorded." for use in sorted(named - real)]
    classes = {use.sensitivity.value for use in uses().values()}
    found += [f"{one}: nothing says how it is guarded." for one in sorted(classes - set(record.get("guarded", {})))]
    for risk in record.get("risk", ()):
        name = risk.get("what", "a risk without words")
        found += [f"{name} It lacks '{word}'." for word in _OF_A_RISK if not str(risk.get(word, "")).strip()]
        if not risk.get("measures"):
            found.append(f"{name} No measure answers it.")
        found += [f"{name} {fault}" for measure in risk.get("measures", ()) if (fault := _not_shown(measure, tests))]
    if not record.get("risk"):
        found.append("no risk is named: then nothing was assessed.")
    return found


def _not_shown(measure: Mapping[str, str], tests: Path | None) -> str:
    file, _, test = measure.get("shown_by", "").partition("::")
    if not file or not test:
        return f"No test shows: {measure.get('says', '')}"
    if tests is not None:
        place = tests / file
        if not place.exists() or f"def {test}(" not in place.read_text(encoding="utf-8"):
            return f"{measure['shown_by']} is not there."
    return ""


def why_not_live(approval: Mapping[str, Any] | None) -> list[str]:
    """What stands between a node and live use: nothing if its authority approved this assessment.

    approval   assessment (its id), approved_by, approved_on, officer_asked (the data protection officer), circumstances"""
    if approval is None:
        return ["no approved impact assessment is on record (GDPR Art. 35(1)): the node takes synthetic cases only."]
    lacking = [word for word in _OF_AN_APPROVAL if not str(approval.get(word, "")).strip()]
    found = [f"the approval does not say '{word}'." for word in lacking]
    known = packaged()["id"]
    if "assessment" not in lacking and approval["assessment"] != known:
        found.append(
            f"the approval is of '{approval['assessment']}', and this version ships '{known}': look at what changed."
        )
    return found
