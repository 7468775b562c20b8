"""Commands on officers and their accounts. Done by an administrator, who cannot give anything to himself or herself; each is in the audit.

An administrator sees no case. The first one is made on the command line of the machine, by whoever runs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from fairway.casework.models import AuditEntry, Authority, Deed, Office, Officer, Role
from fairway.casework.permissions import May, require
from fairway.casework.record import Actor, writing
from fairway.errors import CaseError, NotPermitted


def add_officer(
    *, authority: Authority, office: str, username: str, name: str, roles: Sequence[str], password: str | None, by: Actor, at: datetime
) -> Officer:  # fmt: skip
    """Make an officer with an account. Without a password only the authority's login service opens it.

    Raises CaseError for an unknown office or role, a name that is taken, or a password that is too weak."""
    _administers(by, authority)
    place = _office(authority, office)
    held = _roles(roles)
    username, name = username.strip(), " ".join(name.split())
    if not username or not name:
        raise CaseError("an officer has a user name and a name.")
    User = get_user_model()  # noqa: N806  a class
    user = User(username=username)
    if password is None:
        user.set_unusable_password()
    else:
        try:
            validate_password(password, user)
        except ValidationError as fault:
            raise CaseError(" ".join(fault.messages)) from None
        user.set_password(password)
    with writing():
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError:
            raise CaseError(f"the user name '{username}' is taken: choose another.") from None
        made = Officer.objects.create(authority=authority, office=place, user=user, name=name, roles=held)
        _audit(made, "officer_added", ", ".join(held), by, at)
    return made


def change_officer(
    *, officer: Officer, office: str, roles: Sequence[str], active: bool, reason: str, by: Actor, at: datetime
) -> Officer:  # fmt: skip
    """Change what an officer may do, where, or whether at all. Says why. Somebody who leaves is made inactive, never removed.

    Raises NotPermitted for one's own account, CaseError if no active administrator would be left."""
    _administers(by, officer.authority)
    if by.officer is not None and by.officer.pk == officer.pk:
        raise NotPermitted("nobody changes his or her own roles: ask another administrator.")
    said = " ".join(reason.split())
    if not said:
        raise CaseError("say why: this is recorded with its reason.")
    held, place = _roles(roles), _office(officer.authority, office)
    with writing():
        others = Officer.objects.filter(authority=officer.authority, active=True).exclude(pk=officer.pk)
        stays = active and Role.ADMINISTRATOR.value in held
        if not stays and not any(other.has(Role.ADMINISTRATOR) for other in others):
            raise CaseError("this is the last active administrator: make another one first.")
        officer.office, officer.roles, officer.active = place, held, active
        officer.save(update_fields=["office", "roles", "active"])
        get_user_model().objects.filter(pk=officer.user_id).update(is_active=active)
        _audit(officer, "officer_changed", f"{', '.join(held)}; {'active' if active else 'inactive'}; {said}", by, at)
    return officer


def _administers(by: Actor, authority: Authority) -> None:
    if by.officer is None:
        if not by.name.startswith("system:"):
            raise NotPermitted("an administrator makes and changes officers.")
        return
    require(by.officer, May.ADMINISTER)
    if by.officer.authority_id != authority.pk:
        raise NotPermitted("an administrator makes and changes officers of his or her own authority.")


def _roles(roles: Sequence[str]) -> list[str]:
    known = [role.value for role in Role]
    strange = sorted(set(roles) - set(known))
    if strange or not roles:
        what = f"there is no role {', '.join(strange)}" if strange else "an officer has at least one role"
        raise CaseError(f"{what}. There are: {', '.join(known)}.")
    return [role for role in known if role in set(roles)]


def _office(authority: Authority, code: str) -> Office:
    found = Office.objects.filter(authority=authority, code=code).first()
    if found is None:
        there = ", ".join(authority.offices.order_by("code").values_list("code", flat=True)) or "none yet"
        raise CaseError(f"there is no office '{code}'. There are: {there}.")
    return found


def _audit(officer: Officer, what: str, reason: str, by: Actor, at: datetime) -> None:
    AuditEntry.objects.create(
        authority=officer.authority, officer=by.officer, by=by.name, deed=Deed.WRITE, stream=officer.pk, what=what, reason=reason[:300], at=at
    )  # fmt: skip
