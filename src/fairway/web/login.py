"""Who gets in: accounts are made by an administrator, and a login service opens only those."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from fairway.web.refusals import refused


class NobodySignsUp(DefaultAccountAdapter):
    """No account is made at the door, and no message leaves the machine."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Never."""
        del request
        return False

    def send_mail(self, template_prefix: str, email: str, context: Any) -> None:
        """Nothing is sent."""


class OnlyKnownOfficers(DefaultSocialAccountAdapter):
    """A login service names a user; the account of that name must be there already."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Never."""
        del request, sociallogin
        return False

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        """Join the service's subject to the account of the same name, once. Refuses anybody else."""
        if sociallogin.is_existing:
            return
        name = sociallogin.account.extra_data.get("preferred_username") or sociallogin.account.uid
        user = get_user_model().objects.filter(username=name, is_active=True).first()
        if user is None:
            why = _("The login service knows you, and this authority does not. Ask an administrator for an account.")
            raise ImmediateHttpResponse(refused(request, why, 403))
        sociallogin.connect(request, user)
