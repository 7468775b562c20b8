"""What every page shows around its content: who is logged in, and which pages his or her roles open."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from fairway.casework.permissions import May, may


def house(request: HttpRequest) -> dict[str, Any]:
    """officer, menu (address, words, key) and whether the people are synthetic."""
    officer = getattr(request, "officer", None)
    return {"officer": officer, "demo": settings.DEMO, "menu": list(_menu(officer)) if officer else []}


def _menu(officer: Any) -> Any:
    pages = (
        ("tasks", _("My tasks"), "t", May.READ), ("register", _("Register"), "r", May.REGISTER), ("search", _("Search"), "s", May.READ),
        ("loose_ends", _("Loose ends"), "", May.READ), ("reception", _("Reception"), "", May.READ),
        ("workload", _("Workload"), "", May.ASSIGN), ("merges", _("Merges"), "", May.MERGE), ("oversight", _("Oversight"), "", May.AUDIT),
        ("officers", _("Administration"), "", May.ADMINISTER),
    )  # fmt: skip
    for name, words, key, what in pages:
        if may(officer, what):
            try:
                yield reverse(name), words, key
            except NoReverseMatch:  # a page that this installation does not have
                continue
