"""Template words: how days, facts and rules of the law are shown."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairway.law.language.source import Expiry
from fairway.law.language.types import NONE, UNKNOWN
from fairway.law.pack import packaged_book

register = template.Library()
SOON_DAYS = 7


@register.filter
def day(value: Any) -> str:
    """A date (or its text) in the reader's language; an instant with its time and zone."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, datetime):
        return date_format(value, "j M Y, H:i ") + (value.tzname() or "")
    return date_format(value, "j M Y") if isinstance(value, date) else ""


@register.filter
def shown(value: Any) -> str:
    """A fact's value in words."""
    if value is True or value is False:
        return _("yes") if value else _("no")
    if value is None or value is UNKNOWN:
        return _("not known")
    if value == "none" or value is NONE:
        return _("there is none")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(shown(each) for each in value)
    if isinstance(value, str) and value.islower():
        return value.replace("_", " ")
    return day(value) or str(value)


@register.filter
def question(fact: str) -> str:
    """What a fact asks, in the law pack's words; its name for one that is no longer there."""
    known = packaged_book().facts.get(fact)
    return known.question if known else fact.replace("_", " ")


@register.filter
def named(fact: str) -> str:
    """A fact's or rule's name without its underscores."""
    return fact.replace("_", " ")


@register.filter
def rule_says(rule: str) -> str:
    """What a rule is about: the first sentence beside its code."""
    known = packaged_book().rules.get(rule)
    return " ".join(known.base.doc.split()) if known else rule.replace("_", " ")


@register.filter
def rule_cited(rule: str) -> str:
    """The provision that a rule codes."""
    known = packaged_book().rules.get(rule)
    return known.base.citation.brief if known else ""


@register.filter
def rule_missed(rule: str) -> str:
    """What follows where a clock is missed, in the words beside its rule."""
    known = packaged_book().rules.get(rule)
    return known.base.clock.missed if known and known.base.clock else ""


@register.filter
def follows(expiry: str) -> str:
    """What the law attaches to a limit that ran out."""
    return Expiry[expiry].value if expiry in Expiry.__members__ else expiry


@register.simple_tag
def left(due: date | None, today: date) -> str:
    """How far a last day is away."""
    if due is None:
        return ""
    days = (due - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}


@register.simple_tag
def urgency(due: date | None, today: date) -> str:
    """The style of a last day: late, soon or none."""
    if due is None or (due - today).days > SOON_DAYS:
        return ""
    return "fw-late" if due < today else "fw-soon"


@register.filter
def is_group(field: Any) -> bool:
    """Whether a form's field is a set of choices, which needs a legend instead of a label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)
