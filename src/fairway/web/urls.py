"""The addresses of the site. Each group of pages brings its own."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from allauth.account import views as account
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import include, path

GROUPS = ("work", "oversight", "person")


def _pages() -> list[Any]:
    found: list[Any] = []
    for group in GROUPS:
        if find_spec(f"fairway.web.pages.{group}"):
            found += import_module(f"fairway.web.pages.{group}").urlpatterns
    return found


urlpatterns = [
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/again/", account.reauthenticate, name="account_reauthenticate"),
    path("account/", include("allauth.socialaccount.urls")),
    path("account/oidc/<str:provider_id>/login/", openid.login, name="openid_connect_login"),
    path("account/oidc/<str:provider_id>/login/callback/", openid.callback, name="openid_connect_callback"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    *(
        [path("api/", include("fairway.api.urls"))]
        if find_spec("fairway.api") and find_spec("fairway.api.urls")
        else []
    ),
    *_pages(),
]
handler404 = "fairway.web.refusals.not_found"
handler500 = "fairway.web.refusals.failed"
