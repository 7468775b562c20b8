"""The family `fairway law`: read the law, ask it about one case, ask it about many."""

from __future__ import annotations

import click

from fairway.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "list": "fairway.cli.read:list_rules",
        "show": "fairway.cli.read:show",
        "facts": "fairway.cli.read:facts",
        "ask": "fairway.cli.ask:ask",
        "clocks": "fairway.cli.ask:clocks",
        "batch": "fairway.cli.many:batch",
        "amend": "fairway.cli.many:amend",
    },
)
def law() -> None:
    """Read the law, and ask it: about one case, or about millions of rows."""
