"""Django's settings, from the environment. Nothing secret is kept here, and nothing outside the machine is asked.

FAIRWAY_DATABASE_URL   sqlite:///path or postgresql://...; without it, a file in the user's data folder
FAIRWAY_SECRET_KEY     long and random; `fairway init` makes one and keeps it beside the database
FAIRWAY_HOSTS          names under which the site is reached, with commas"""

from __future__ import annotations

import os
from pathlib import Path

from fairway.web.environment import database, secret_key

DATA = Path(os.environ.get("FAIRWAY_HOME") or Path.home() / ".local" / "share" / "fairway")
SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("FAIRWAY_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
DATABASES = {"default": database(os.environ.get("FAIRWAY_DATABASE_URL", ""), DATA)}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "fairway.casework",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
