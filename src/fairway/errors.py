"""The errors of Fairway: one family, a branch for each thing that a caller can do about it.

FairwayError
├── Refused                                the machine, not the question: install what is missing, free the place
├── FigureError
│   ├── NoSuchFigure                       ask for a measure, indicator, dimension or day that there is
│   ├── BadTable                           correct the file at the row and column named, or take a fresh copy
│   ├── Unreachable                        try again later, or give the file with --from
│   └── BadFormula · BadPage               correct the indicator's formula, or what a page is given to show (each beside its code)
├── CaseError
│   ├── StaleCase                          reload: somebody recorded something since
│   ├── AlreadyRecorded                    the same id was used for something else: make a new id
│   ├── SafeguardOpen                      settle the safeguard: a coercive step waits for it
│   └── NotPermitted                       hand over to somebody who may, or ask for the role
└── LawError
    ├── FactMissing · BadFact · BadFile    ask for the fact, or correct it, or the file that gives it
    ├── NotInForce · OutsideCalendar       use another date, or load a calendar that covers it
    ├── UnknownState · BadCalendar         name a State that the calendar names, or correct the calendar
    └── RuleRefused · ConflictingRules     correct the rule

A message says what was seen, what was expected and the next step. It never names a person or tells a case.
"""


class FairwayError(Exception):
    """Anything that Fairway refuses. Catch this one to catch them all."""


class Refused(FairwayError):
    """The machine refuses, whatever the question: a package of an extra is not installed."""


class FigureError(FairwayError):
    """A figure cannot be given, or not be taken in."""


class NoSuchFigure(FigureError):
    """There is no such measure, indicator, dimension, country or period, or nothing was known by that day."""


class BadTable(FigureError):
    """A published table is not in the form its publisher uses, or its control total does not agree. Nothing is taken in."""


class Unreachable(FigureError):
    """A publisher's server does not answer, refuses, or was stopped half-way. What was there stays as it was."""


class CaseError(FairwayError):
    """Something cannot be recorded in a case, or not so. Nothing was recorded."""


class StaleCase(CaseError):
    """The case has moved on since it was read. Nothing was overwritten."""


class AlreadyRecorded(CaseError):
    """An event of this id is there and says something else."""


class SafeguardOpen(CaseError):
    """A safeguard bars the step, or is not settled yet, which holds it back."""


class NotPermitted(CaseError):
    """The officer may not do or see this. Which cases there are is not told either."""


class LawError(FairwayError):
    """The law as coded here gives no answer to this question."""


class FactMissing(LawError):
    """A fact that the answer depends on is not known. Nothing is assumed in its place."""


class BadFact(LawError):
    """A fact has a value that it cannot have: wrong type, wrong range, a time without its zone."""


class BadFile(LawError):
    """A case file cannot be read: not UTF-8, not JSON or TOML, a key twice, a key that means nothing."""


class NotInForce(LawError):
    """No version of the rule applies on the date that decides which law governs."""


class OutsideCalendar(LawError):
    """The answer needs a day that the calendar does not cover. Days off are never guessed."""


class UnknownState(LawError):
    """No such State, or the calendar in use does not name it."""


class BadCalendar(LawError):
    """A calendar contradicts itself, has gaps, or is not the one that its sha256 says."""


class RuleRefused(LawError):
    """A rule is written with words outside the closed vocabulary, or cannot be read at all."""


class ConflictingRules(LawError):
    """Two rules of the same rank answer one question differently. The law must say which one wins."""
