"""Tables made from events, for pages and questions. `fairway rebuild` makes the same rows again from the events alone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority, Office, Officer


class CaseRow(models.Model):
    """A case as its events say it stands.

    number    for people: DE-2026-000123
    version   the sequence of its last event
    facts     fact of the law language -> {"value", "event", "by", "on", "evidence", "earlier": [...]}
    stage     the last step recorded (see `fairway.casework.steps`)
    next_due  the earliest last day of a running or missed clock"""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, default="asylum")
    version = models.PositiveIntegerField()
    stage = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="cases")
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="cases")
    vulnerable = models.BooleanField(default=False)
    next_due = models.DateField(null=True)
    clocks_on = models.DateField(null=True, help_text="The legal day on which its clocks were last worked out.")

    class Meta:
        """A number once in an authority."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "number"], name="case_number_once")]
        indexes: ClassVar = [
            models.Index(fields=["authority", "owner", "next_due"]),
            models.Index(fields=["authority", "office", "stage"]),
            models.Index(fields=["authority", "clocks_on"]),
        ]

    def __str__(self) -> str:
        return self.number


class PersonRow(models.Model):
    """A person as the events of his or her own stream say. Merged persons point to the one they were merged into."""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="people")
    version = models.PositiveIntegerField()
    family_name = models.CharField(max_length=200, blank=True)
    given_names = models.CharField(max_length=200, blank=True)
    name_key = models.CharField(max_length=200, blank=True, help_text="Names as the duplicate hints compare them.")
    born_on = models.DateField(null=True)
    nationality = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=10, blank=True)
    details = models.JSONField(default=dict)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    erased_on = models.DateField(null=True)

    class Meta:
        """For search and duplicate hints."""

        indexes: ClassVar = [
            models.Index(fields=["authority", "name_key"]),
            models.Index(fields=["authority", "born_on"]),
        ]


class CasePerson(models.Model):
    """Who a case is about, and as what: applicant, child, parent, guardian, representative, interpreter."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="cases")
    part = models.CharField(max_length=30)

    class Meta:
        """A person has a part in a case once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "person", "part"], name="part_once")]


class ClockRow(models.Model):
    """A clock of the law in a case, as it stood on the day it was worked out. Only clocks that run or ran."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="clocks")
    rule = models.CharField(max_length=120)
    citation = models.CharField(max_length=120)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True, help_text="Only for limits in hours.")
    status = models.CharField(max_length=40)
    on_expiry = models.CharField(max_length=40)
    done_fact = models.CharField(max_length=120, blank=True)
    earlier = models.JSONField(default=list, help_text="Last days that it had before a fact was corrected.")

    class Meta:
        """One row for each clock of a case."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "rule"], name="clock_once")]
        indexes: ClassVar = [models.Index(fields=["authority", "status", "due_on"])]


class TaskRow(models.Model):
    """Something to do: made from a clock or from a step that the law offers. Ordered by deadline and vulnerability, by nothing else."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=120, help_text="The clock or step that it stands for.")
    due_on = models.DateField(null=True)
    vulnerable = models.BooleanField(default=False)
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="tasks")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    late = models.BooleanField(default=False)

    class Meta:
        """A queue is read by its order."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "key"], name="task_once")]
        indexes: ClassVar = [
            models.Index(fields=["authority", "owner", "due_on", "-vulnerable"]),
            models.Index(fields=["authority", "office", "due_on", "-vulnerable"]),
        ]
