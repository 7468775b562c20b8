"""The command `fairway`: asks the floors below and prints what they say. No logic of the law lives here.

Exit codes, the same for every command:

    0    answered
    1    answered, but something that was asked for cannot be said yet (a rule that was named; a worked case that disagrees)
    2    the question is wrong: an unknown name, a bad file, a wrong option
    3    the machine refuses: a file cannot be written, a package of an extra is not installed
    70   a fault in Fairway itself
    130  interrupted;  141: whoever read the output went away

Results go to standard output, notes and progress to standard error. Commands are loaded when they are called, so that
asking the law for one case loads nothing heavy."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from fairway import __version__
from fairway.cli.lazy import LazyGroup, ReaderGone
from fairway.errors import ConflictingRules, FairwayError, Refused, RuleRefused

ANSWERED, OPEN, WRONG_QUESTION, REFUSED, FAULT, INTERRUPTED, GONE = 0, 1, 2, 3, 70, 130, 141


@click.group(
    cls=LazyGroup,
    lazy={
        "law": "fairway.cli.law:law",
        "board": "fairway.cli.board:board",
        "indicator": "fairway.cli.indicator:indicator",
        "trigger": "fairway.cli.trigger:trigger",
        "alarm": "fairway.cli.alarm:alarm",
        "forecast": "fairway.cli.forecast:forecast",
        "data": "fairway.cli.data:data",
        "init": "fairway.cli.serve:init",
        "serve": "fairway.cli.serve:serve",
        "load-demo": "fairway.cli.serve:load_demo",
        "user": "fairway.cli.serve:user",
        "backup": "fairway.cli.store:backup",
        "restore": "fairway.cli.store:restore",
        "verify": "fairway.cli.store:verify",
        "rebuild": "fairway.cli.store:rebuild",
        "demo": "fairway.cli.demo:demo",
        "completion": "fairway.cli.completion:completion",
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 answered, 1 something asked for cannot be said yet, 2 wrong question, 3 refused by the machine.",
)
@click.version_option(__version__, "--version", message="fairway %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of a fault in Fairway itself.")
def fairway(debug: bool) -> None:
    """Europe's common migration policy, run lawfully and in daylight: the law as rules that answer and explain."""
    from fairway.cli.kept import use_kept_books

    use_kept_books()


def main(args: Sequence[str] | None = None) -> None:
    """The entry point. Never ends in a traceback, unless --debug asks for one."""
    arguments = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal that cannot show a letter shows a question mark instead
            reconfigure(errors="replace")
    sys.exit(_run(arguments))


def _run(arguments: list[str]) -> int:
    try:
        code = fairway.main(arguments, prog_name="fairway", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else ANSWERED
    except (KeyboardInterrupt, click.Abort):
        return _say("stopped.", INTERRUPTED)
    except (BrokenPipeError, ReaderGone):
        # whoever read the output has enough (`| head`); what is left must not fail again when Python closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GONE
    except click.ClickException as fault:
        return _say(_usage(fault), WRONG_QUESTION)
    except Refused as fault:
        return _say(str(fault), REFUSED)
    except (RuleRefused, ConflictingRules) as fault:
        return _say(f"the packaged law cannot be read: {fault}", FAULT)
    except FairwayError as fault:
        return _say(str(fault), WRONG_QUESTION)
    except OSError as fault:
        return _say(f"{fault.filename or 'the machine'}: {(fault.strerror or str(fault)).lower()}.", REFUSED)
    except Exception as fault:
        if "--debug" in arguments:
            raise
        kind = type(fault).__name__
        return _say(
            f"a fault in Fairway itself ({kind}): please report it, with what `fairway --debug ...` prints.", FAULT
        )


def _usage(fault: click.ClickException) -> str:
    said = fault.format_message()
    context = getattr(fault, "ctx", None)
    return f"{said} See `{context.command_path} --help`." if context else said


def _say(sentence: str, code: int) -> int:
    """One line on standard error. What came from a file is shown without its control characters."""
    line = "".join(sign if sign.isprintable() else " " for sign in " ".join(sentence.split()))
    try:
        click.echo(f"fairway: {line}", err=True)
    except OSError:  # nobody listens
        return code
    return code
