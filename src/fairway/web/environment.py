"""What the settings take from the environment: a database address, a secret key, a login service."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from fairway.errors import Refused

SQLITE: dict[str, Any] = {
    # WAL and FULL: what was acknowledged is on the disk. IMMEDIATE: a writer waits at the start, not in the middle.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;",
}


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's entry for a database address; a file in `folder` without one. Raises Refused for another kind of database."""
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "fairway.sqlite3"), "OPTIONS": SQLITE}
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            "OPTIONS": SQLITE,
        }
    if parts.scheme in ("postgres", "postgresql"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql", "NAME": unquote(parts.path[1:]), "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""), "HOST": options.pop("host", None) or parts.hostname or "",
            "PORT": str(parts.port or ""), "CONN_MAX_AGE": 60, "OPTIONS": options,
        }  # fmt: skip
    raise Refused(
        f"FAIRWAY_DATABASE_URL begins with '{parts.scheme}': give sqlite:///PATH or postgresql://USER@HOST/NAME."
    )


def secret_key(folder: Path) -> str:
    """The key from the environment, or the one that was made once and lies beside the database, readable by its owner alone."""
    given = os.environ.get("FAIRWAY_SECRET_KEY")
    if given:
        return given
    file = folder / "secret-key"
    if file.exists():
        return file.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(48)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(key + "\n")
    except FileExistsError:  # another process made it meanwhile
        return file.read_text(encoding="ascii").strip()
    except OSError as fault:
        raise Refused(
            f"{folder} cannot be written ({fault.strerror}): set FAIRWAY_HOME or FAIRWAY_SECRET_KEY."
        ) from None
    return key


def only_this_machine(hosts: Iterable[str]) -> bool:
    """Whether the site is reached from this machine alone."""
    return set(hosts) <= {"127.0.0.1", "localhost", "[::1]"}


def login_service(environment: Mapping[str, str]) -> dict[str, Any]:
    """allauth's entry for an authority's own login service; none without an address. Raises Refused where a part is missing.

    >>> login_service({})
    {}
    """
    given = {part: environment.get(f"FAIRWAY_OIDC_{part}", "") for part in ("ADDRESS", "CLIENT", "SECRET", "NAME")}
    if not given["ADDRESS"]:
        return {}
    missing = [f"FAIRWAY_OIDC_{part}" for part in ("CLIENT", "SECRET") if not given[part]]
    if missing:
        raise Refused(f"a login service has an address and lacks {', '.join(missing)}: give them, or no address.")
    app = {
        "provider_id": "authority", "name": given["NAME"] or "Authority login", "client_id": given["CLIENT"], "secret": given["SECRET"],
        "settings": {"server_url": given["ADDRESS"]},
    }  # fmt: skip
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
