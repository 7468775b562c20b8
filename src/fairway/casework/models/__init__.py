"""What the database holds. Only events are written by hand; every other table is made from them."""

from fairway.casework.models.access import AdvicePlace, PersonAccess
from fairway.casework.models.audit import AuditEntry, Deed
from fairway.casework.models.documents import DocumentRow
from fairway.casework.models.exports import ApiToken, Export
from fairway.casework.models.groups import CaseGroup, FamilyLink, GroupKind, GroupRow, Membership, Relation
from fairway.casework.models.house import Authority, Office, Officer, PublicFact, Role
from fairway.casework.models.projections import CasePerson, CaseRow, ClockRow, PersonRow, TaskRow
from fairway.casework.models.reception import DispersalKey, Feature, PlaceKind, Placement, ReceptionPlace
from fairway.casework.models.record import Event, Job, StreamKind
from fairway.casework.models.retention import PersonKey
from fairway.casework.models.seal import TreeHead

__all__ = [
    "AdvicePlace",
    "ApiToken",
    "AuditEntry",
    "Authority",
    "CaseGroup",
    "CasePerson",
    "CaseRow",
    "ClockRow",
    "Deed",
    "DispersalKey",
    "DocumentRow",
    "Event",
    "Export",
    "FamilyLink",
    "Feature",
    "GroupKind",
    "GroupRow",
    "Job",
    "Membership",
    "Office",
    "Officer",
    "PersonAccess",
    "PersonKey",
    "PersonRow",
    "PlaceKind",
    "Placement",
    "PublicFact",
    "ReceptionPlace",
    "Relation",
    "Role",
    "StreamKind",
    "TaskRow",
    "TreeHead",
]
