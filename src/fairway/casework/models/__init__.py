"""What the database holds. Only events are written by hand; every other table is made from them."""

from fairway.casework.models.audit import AuditEntry, Deed
from fairway.casework.models.house import Authority, Office, Officer, PublicFact, Role
from fairway.casework.models.projections import CasePerson, CaseRow, ClockRow, PersonRow, TaskRow
from fairway.casework.models.record import Event, Job, StreamKind

__all__ = [
    "AuditEntry",
    "Authority",
    "CasePerson",
    "CaseRow",
    "ClockRow",
    "Deed",
    "Event",
    "Job",
    "Office",
    "Officer",
    "PersonRow",
    "PublicFact",
    "Role",
    "StreamKind",
    "TaskRow",
]
