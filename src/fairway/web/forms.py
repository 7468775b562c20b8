"""Forms: fields made from the facts of the law language, and the two hidden ones that every command carries.

`event_id` is made when the form is shown, so that sending it twice records once; `version` is what the officer had read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fairway.casework.plain_words import PURPOSES
from fairway.casework.steps import DECISIONS
from fairway.law.language.countries import COUNTRIES
from fairway.law.language.types import Kind
from fairway.law.pack import packaged_book
from fairway.reference.countries import countries

SHORT_CHOICES = 8
PURPOSE_WORDS = {
    "casework": _("I work on this case, or stand in for the colleague who does"), "decision": _("A decision is prepared or taken"),
    "reception": _("Housing and support are arranged"), "appeal": _("There is an appeal, or a court asked"),
    "request": _("The person or an adviser asked"), "oversight": _("I check that the rules are kept"),
}  # fmt: skip
REASONS = (
    *((purpose, PURPOSE_WORDS[purpose]) for purpose in PURPOSES if purpose in PURPOSE_WORDS),
    ("other", _("Another reason, in my words")),
)


class DayInput(forms.DateInput):
    """A browser's own day field."""

    input_type = "date"

    def __init__(self, **given: Any) -> None:
        super().__init__(format="%Y-%m-%d", **given)


def day_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A day, as year-month-day."""
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=DayInput(), input_formats=["%Y-%m-%d"]
    )


class CommandForm(forms.Form):
    """A form whose sending changes a case."""

    event_id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def fresh(cls, version: int, **given: Any) -> Any:
        """An empty form of a version, with an id of its own."""
        initial = {"event_id": uuid4(), "version": version, **given.pop("initial", {})}
        return cls(initial=initial, **given)


class ReasonForm(forms.Form):
    """Why a case is read."""

    reason = forms.ChoiceField(label=_("Why do you read this case?"), choices=REASONS, widget=forms.RadioSelect)
    words = forms.CharField(label=_("In your words"), required=False, max_length=240)

    def clean(self) -> dict[str, Any]:
        """Another reason wants words."""
        given = super().clean() or {}
        if given.get("reason") == "other" and len((given.get("words") or "").strip()) < 3:
            self.add_error("words", _("Say in a few words why."))
        return given

    def said(self) -> str:
        """The reason as it is logged."""
        words = " ".join(self.cleaned_data["words"].split())
        return f"{self.cleaned_data['reason']}: {words}" if words else self.cleaned_data["reason"].replace("_", " ")


@cache
def country_names() -> dict[str, str]:
    """The countries that the law's facts know, by code, in the order of their names; a code without a name stands for itself."""
    names = {country.codes["iso2"]: country.name for country in countries().values() if "iso2" in country.codes}
    named = {code: names.get(code, code) for code in COUNTRIES} | {"XX": "stateless or none"}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def _option(option: str, places: bool) -> str:
    if places:
        return country_names().get(option, option)
    return option.replace("_", " ") if option.islower() else option


def fact_field(name: str, *, required: bool = True) -> forms.Field:
    """A field for a fact of the law language. Raises KeyError for a fact that the law does not know."""
    fact = packaged_book().facts[name]
    label, kind = fact.question, fact.type.kind
    choices: list[tuple[str, Any]] = [("", "-")]
    if kind is Kind.DATE:
        if fact.type.may_be_none and not required:
            return day_field(label)
        return day_field(label, required=required)
    if kind is Kind.BOOL:
        pick = [("true", _("yes")), ("false", _("no"))]
        return forms.ChoiceField(label=label, required=required, choices=pick, widget=forms.RadioSelect)
    if kind is Kind.CHOICE:
        places = fact.type.word in ("State", "country")
        words = [(option, _option(option, places)) for option in fact.type.options]
        words.sort(key=lambda word: word[1] if places else "")
        if fact.type.may_be_none:
            words.append(("none", _("there is none")))
        if len(words) <= SHORT_CHOICES:
            return forms.ChoiceField(label=label, required=required, choices=words, widget=forms.RadioSelect)
        return forms.ChoiceField(label=label, required=required, choices=choices + words)
    if kind is Kind.CHOICES:
        words = [(option, option.replace("_", " ")) for option in fact.type.options]
        return forms.MultipleChoiceField(
            label=label, required=required, choices=words, widget=forms.CheckboxSelectMultiple
        )
    if kind is Kind.WHOLE:
        return forms.IntegerField(label=label, required=required)
    if kind is Kind.INSTANT:
        return forms.CharField(label=label, required=required, help_text=_("With its zone: 2026-07-13T09:30+02:00"))
    return forms.CharField(label=label, required=required, help_text=_("A whole number or a fraction: 1/5"))


def fact_value(value: Any) -> Any:
    """What a field of `fact_field` gives, in the plain form in which it is recorded."""
    if isinstance(value, date):
        return value.isoformat()
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def form_value(value: Any) -> Any:
    """The other way: a recorded value as the field shows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


class FactForm(CommandForm):
    """One fact: record it, or correct it with a reason. A day that is known not to exist is said so."""

    absent = forms.BooleanField(label=_("It is known that there is none"), required=False)
    evidence = forms.CharField(
        label=_("On what evidence"), required=False, max_length=300, help_text=_("A document, a statement, a register")
    )

    def __init__(self, *args: Any, fact: str, correcting: bool, **given: Any) -> None:
        super().__init__(*args, **given)
        kind = packaged_book().facts[fact].type
        dated = kind.kind in (Kind.DATE, Kind.INSTANT)
        self.fields["value"] = fact_field(fact, required=not dated)
        if not dated:
            del self.fields["absent"]
        if correcting:
            self.fields["reason"] = forms.CharField(label=_("Why is it corrected?"), max_length=300)
        self.order_fields(["value", "absent", "evidence", "reason"])

    def clean(self) -> dict[str, Any]:
        """A value, or that there is none."""
        given = super().clean() or {}
        if (
            "absent" in self.fields
            and not given.get("value")
            and not given.get("absent")
            and "value" not in self.errors
        ):
            self.add_error("value", _("Give it, or say that there is none. What is unknown is left out."))
        return given

    def said(self) -> Any:
        """The value in plain form."""
        return "none" if self.cleaned_data.get("absent") else fact_value(self.cleaned_data["value"])


class FactsForm(CommandForm):
    """Several facts at once: a step with what it asks and what may be given with it."""

    def __init__(self, *args: Any, asks: Iterable[str] = (), may: Iterable[str] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.facts = {name: True for name in asks} | {name: False for name in may}
        for name, required in self.facts.items():
            self.fields[f"fact_{name}"] = fact_field(name, required=required)

    def said(self) -> dict[str, Any]:
        """The facts that were given, in plain form."""
        given: Mapping[str, Any] = self.cleaned_data
        return {
            name: fact_value(given[f"fact_{name}"])
            for name in self.facts
            if given.get(f"fact_{name}") not in (None, "", [])
        }


class StepForm(FactsForm):
    """A step of the way of a case."""

    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


class DecisionForm(FactsForm):
    """What a person decides, and why, with the facts that the decision makes true."""

    outcome = forms.CharField(label=_("Operative part"), max_length=200, help_text=_("What is decided, in one line"))
    reasons = forms.CharField(label=_("Reasons"), widget=forms.Textarea(attrs={"rows": 6}), max_length=20000)
    rules = forms.MultipleChoiceField(
        label=_("Rules applied"), required=False, choices=(), widget=forms.CheckboxSelectMultiple
    )
    departs_from = forms.ChoiceField(label=_("Departs from the finding"), required=False, choices=())
    departure_reason = forms.CharField(
        label=_("Why it departs"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )

    def __init__(self, *args: Any, decision: str, findings: Iterable[tuple[str, str]] = (), **given: Any) -> None:
        what = DECISIONS.get(decision)
        super().__init__(*args, asks=what.asks if what else (), may=what.may if what else (), **given)
        offered = list(findings)
        self.fields["rules"].choices = offered
        self.fields["departs_from"].choices = [("", _("no: it follows the findings")), *offered]
        if not offered:
            for name in ("rules", "departs_from", "departure_reason"):
                del self.fields[name]
        self.order_fields([name for name in self.fields if name.startswith("fact_")])

    def clean(self) -> dict[str, Any]:
        """A departure says why."""
        given = super().clean() or {}
        if given.get("departs_from") and not (given.get("departure_reason") or "").strip():
            self.add_error("departure_reason", _("Say why the decision departs from the finding."))
        return given


class NoteForm(CommandForm):
    """Why a fact is withdrawn, or another command that needs a reason only."""

    reason = forms.CharField(label=_("Why?"), max_length=300)


class DocumentForm(CommandForm):
    """A file for a case. What it is, its content says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    content = forms.FileField(label=_("File"), help_text=_("PDF, picture, text or Word document"))
    language = forms.CharField(
        label=_("Language of the document"), required=False, max_length=10, help_text=_("Its code: ar, prs, ti")
    )
    document = forms.UUIDField(widget=forms.HiddenInput)


class SearchForm(forms.Form):
    """By number, name or day of birth."""

    number = forms.CharField(label=_("Number"), required=False, max_length=30, help_text=_("Its end is enough: 000123"))
    name = forms.CharField(label=_("Name"), required=False, max_length=200, help_text=_("In any spelling"))
    born_on = day_field(_("Day of birth"))


class RegistrationForm(forms.Form):
    """A registration: who, and the facts that start the clocks."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    existing = forms.CharField(widget=forms.HiddenInput, required=False)
    compared = forms.BooleanField(widget=forms.HiddenInput, required=False)
    family_name = forms.CharField(
        label=_("Family name"), max_length=200, help_text=_("In Latin letters, as in the document if there is one")
    )
    given_names = forms.CharField(label=_("Given names"), max_length=200, required=False)
    born_on = day_field(_("Day of birth"))
    nationality = forms.ChoiceField(label=_("Nationality"), required=False)
    language = forms.CharField(
        label=_("Language the person understands"), required=False, max_length=10, help_text=_("Its code: ar, prs, ti")
    )
    place_of_birth = forms.CharField(label=_("Place of birth"), required=False, max_length=200)
    contact = forms.CharField(label=_("Telephone or other contact"), required=False, max_length=200)
    needs = forms.CharField(
        label=_("Special needs"), required=False, max_length=500, help_text=_("What the person needs, not a diagnosis")
    )

    FACTS = (
        "made_on",
        "registered_on",
        "arrival_kind",
        "made_to_registering_authority",
        "unaccompanied_minor",
        "family_with_minor",
    )
    DETAILS = ("family_name", "given_names", "born_on", "nationality", "language", "place_of_birth", "contact", "needs")
    REQUIRED = ("made_on", "registered_on", "arrival_kind")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["nationality"].choices = [("", "-"), *country_names().items()]
        for name in self.FACTS:
            self.fields[f"fact_{name}"] = fact_field(name, required=name in self.REQUIRED)

    def details(self) -> dict[str, Any]:
        """What is recorded of the person."""
        given = self.cleaned_data
        return {name: fact_value(given[name]) for name in self.DETAILS if given.get(name)}

    def facts(self) -> dict[str, Any]:
        """What is recorded in the case."""
        given = self.cleaned_data
        known = {
            "nationality": given.get("nationality"),
            "date_of_birth": given.get("born_on"),
        }  # said once, used by both
        return {name: fact_value(value) for name, value in known.items() if value} | {
            name: fact_value(given[f"fact_{name}"])
            for name in self.FACTS
            if given.get(f"fact_{name}") not in (None, "")
        }
