"""What changes a case or a person: one function for each, keyword-only, in one transaction, naming who does it.

Pages, the HTTP interface and the command line call these and hold no logic of their own. Every function takes `by`, `at`, the client's
`event_id` and the version that the caller has read."""

from fairway.casework.commands.cases import (
    assign,
    close,
    correct_fact,
    decide,
    link_person,
    open_case,
    record_fact,
    take_step,
    withdraw_fact,
)
from fairway.casework.commands.people import (
    confirm_merge,
    correct_person,
    propose_merge,
    record_person,
    refuse_merge,
    undo_merge,
)
from fairway.casework.commands.registering import Registration, register

__all__ = [
    "Registration",
    "assign",
    "close",
    "confirm_merge",
    "correct_fact",
    "correct_person",
    "decide",
    "link_person",
    "open_case",
    "propose_merge",
    "record_fact",
    "record_person",
    "refuse_merge",
    "register",
    "take_step",
    "undo_merge",
    "withdraw_fact",
]
