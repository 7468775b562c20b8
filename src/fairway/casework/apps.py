"""The Django application."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """People, cases, events, clocks, tasks, decisions, documents, permissions, audit."""

    name = "fairway.casework"
    label = "casework"
    verbose_name = "Casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what turns events into rows: a rebuild in a fresh process must know every kind."""
        from fairway.casework import access, documents, groups, letters, reception, retention  # noqa: F401
