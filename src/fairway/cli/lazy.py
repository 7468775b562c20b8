"""A group of commands that loads each from its own module when it is called, and suggests the nearest for a slip."""

from __future__ import annotations

import difflib
import importlib
from typing import Any

import click


class ReaderGone(Exception):
    """Whoever read the output has enough (`| head`)."""


class LazyGroup(click.Group):
    """lazy: command name -> "module:attribute"."""

    def __init__(self, *args: Any, lazy: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; click itself would end a broken pipe with exit 1, which has a meaning here."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are declared: the order in which a newcomer needs them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with one sentence for a slip."""
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.lazy, n=1)
            mend = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(self.lazy)}."
            raise click.UsageError(f"There is no command '{args[0][:60]}'. {mend}", ctx)
        return super().resolve_command(ctx, args)
