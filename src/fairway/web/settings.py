"""Django's settings, from the environment. Nothing secret is kept here, and nothing outside the machine is asked.

FAIRWAY_DATABASE_URL     sqlite:///path or postgresql://...; without it, a file in the user's data folder
FAIRWAY_SECRET_KEY       long and random; `fairway init` makes one and keeps it beside the database
FAIRWAY_HOSTS            names under which the site is reached, with commas
FAIRWAY_ORIGINS          addresses with their scheme, with commas, where a proxy in front speaks https
FAIRWAY_OIDC_*           ADDRESS, CLIENT, SECRET, NAME of an authority's own login service (OpenID Connect)
FAIRWAY_DEMO             1 only where the people are synthetic: roles are taken with one click"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fairway.web.environment import database, login_service, only_this_machine, secret_key

WEB = Path(__file__).parent
DATA = Path(os.environ.get("FAIRWAY_HOME") or Path.home() / ".local" / "share" / "fairway")
SECRET_KEY = secret_key(DATA)
DEBUG = False
DEMO = os.environ.get("FAIRWAY_DEMO") == "1"
ALLOWED_HOSTS = os.environ.get("FAIRWAY_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("FAIRWAY_ORIGINS", "").split(",") if origin]
DATABASES = {"default": database(os.environ.get("FAIRWAY_DATABASE_URL", ""), DATA)}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "fairway.casework",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fairway.web.middleware.SafeAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fairway.web.middleware.LoggedIn",
    "fairway.web.middleware.OnlyOfficers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "fairway.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fairway.web.context.house",
            ],
            "libraries": {"fairway": "fairway.web.tags"},
        },
    }
]

# Login: a password and a second factor, or the authority's own login service. Nobody signs up.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "fairway.web.login.NobodySignsUp"
SOCIALACCOUNT_ADAPTER = "fairway.web.login.OnlyKnownOfficers"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
ACCOUNT_EMAIL_NOTIFICATIONS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Fairway"
SOCIALACCOUNT_PROVIDERS = login_service(os.environ)
SOCIALACCOUNT_LOGIN_ON_GET = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# A working day, and no longer than the browser is open. Over plain http cookies travel only inside this machine.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not only_this_machine(ALLOWED_HOSTS)
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 0 if only_this_machine(ALLOWED_HOSTS) else 365 * 24 * 60 * 60
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CSRF_TRUSTED_ORIGINS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "fairway.web.refusals.form_too_old"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
if find_spec("fairway.web.languages"):  # those that Django knows, until ours are there
    LANGUAGES = import_module("fairway.web.languages").LANGUAGES
LOCALE_PATHS = [WEB / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DOCUMENTS = DATA / "documents"
STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True  # the files are in the wheel: nothing has to be collected first
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 600
