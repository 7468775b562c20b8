"""Shell completion: the script for the shell, and the names that it completes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

if TYPE_CHECKING:
    from fairway.law.language.book import Book


@click.command(
    epilog='\b\nExamples:\n  eval "$(fairway completion bash)"      # in ~/.bashrc\n'
    '  eval "$(fairway completion zsh)"       # in ~/.zshrc\n'
    "  fairway completion fish > ~/.config/fish/completions/fairway.fish"
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands, options, rule names and fact names."""
    from fairway.cli import fairway

    found = get_completion_class(shell)
    assert found is not None
    made = found(fairway, {}, "fairway", "_FAIRWAY_COMPLETE")
    # click's bash class first runs bash to learn its version; the text of the script is the same
    click.echo(made.source_template % made.source_vars())


def _matching(names: dict[str, str], typed: str) -> list[CompletionItem]:
    return [CompletionItem(name, help=text[:80]) for name, text in names.items() if name.startswith(typed)]


def _book() -> Book:
    """The law. Completing goes round the group, which else says where linked books are kept."""
    from fairway.cli.kept import use_kept_books
    from fairway.law.pack import packaged_book

    use_kept_books()
    return packaged_book()


def rule_names(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Rule names, for an option."""
    book = _book()
    return _matching({name: rule.base.doc for name, rule in book.rules.items()}, typed)


def rule_names_and_ids(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Rule names and identifiers of the digest, for `show`."""
    book = _book()
    names = {name: rule.base.doc for name, rule in book.rules.items()}
    for definition in book.definitions.values():
        names.update(dict.fromkeys(definition.ids, definition.doc))
    return _matching(names, typed)


def fact_names(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Fact names, for `facts --search`."""
    return _matching({name: fact.question for name, fact in _book().facts.items()}, typed)


def number_names(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Numbers of the law, for `amend`; the sign of equality comes along."""
    book = _book()
    return _matching({f"{slot.name}=": f"now {slot.value} ({slot.cite})" for slot in book.slots}, typed)
