"""Reception as its events say: places by region and kind, who is placed where and from when to when, and the dispersal key."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority
from fairway.casework.models.projections import CaseRow, PersonRow


class PlaceKind(StrEnum):
    """Kinds of housing after RCD 2024/1346 Art. 20(1) (from memory, M) and 27(9) (digest, S). A place of detention is none of them."""

    BORDER_PREMISES = "border_premises"
    ACCOMMODATION_CENTRE = "accommodation_centre"
    HOUSE_OR_FLAT = "house_or_flat"
    HOTEL = "hotel"
    MINORS_CENTRE = "minors_centre"
    FOSTER_FAMILY = "foster_family"
    OTHER_ADAPTED = "other_adapted"


class Feature(StrEnum):
    """What a place has. A need is named by what the place must have, never by what a person suffers from or is."""

    WHEELCHAIR = "wheelchair"
    GROUND_FLOOR = "ground_floor"
    SINGLE_WOMEN = "single_women"
    FAMILIES = "families"
    UNACCOMPANIED_MINORS = "unaccompanied_minors"
    PROTECTED = "protected"
    SINGLE_ROOM = "single_room"
    MEDICAL_CARE = "medical_care"
    PSYCHOLOGICAL_CARE = "psychological_care"
    NEAR_HOSPITAL = "near_hospital"
    SCHOOL = "school"


class ReceptionPlace(models.Model):
    """A place of reception.

    capacities    [[first day, people]] in order of days: what was free in March is asked of March's capacity
    features      what it has (`Feature`)
    reserved_for  it takes only people who need one of these; empty: everybody"""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="reception_places")
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    region = models.CharField(max_length=60)
    capacities = models.JSONField()
    features = models.JSONField(default=list)
    reserved_for = models.JSONField(default=list)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        """Listed by region."""

        indexes: ClassVar = [models.Index(fields=["authority", "region", "name"])]

    def __str__(self) -> str:
        return self.name

    def capacity_on(self, day: date) -> int:
        """People it has room for on a day; 0 before it opened and from the day it closed."""
        if day < self.opened_on or (self.closed_on is not None and day >= self.closed_on):
            return 0
        held = [people for since, people in self.capacities if date.fromisoformat(since) <= day]
        return int(held[-1]) if held else 0


class Placement(models.Model):
    """A person in a place, from the first night to the day of leaving, which is no night.

    needs   what the place must have, as it was said when the person was placed
    misfit  what did not fit then, with the reason for placing all the same; [] where everything fitted"""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="placements")
    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, related_name="placements")
    place = models.ForeignKey(ReceptionPlace, on_delete=models.PROTECT, related_name="placements")
    event = models.UUIDField()
    needs = models.JSONField(default=list)
    misfit = models.JSONField(default=list)
    reason = models.CharField(max_length=300, blank=True)
    placed_on = models.DateField()
    left_on = models.DateField(null=True)
    why_left = models.CharField(max_length=300, blank=True)

    class Meta:
        """Nobody is in two places at a time; nobody leaves before having come.

        Of a person in two cases the command takes care: a rebuild goes case by case, not in the order of days."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person"], condition=models.Q(left_on__isnull=True), name="placed_once"),
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("placed_on")), name="left_after_placed"
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["authority", "place", "placed_on", "left_on"]),
            models.Index(fields=["authority", "case"]),
        ]


class DispersalKey(models.Model):
    """The key by which newcomers are spread over regions from a day on. Weights are exact: text such as "13.04838" or "2/7"."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="dispersal_keys")
    event = models.UUIDField()
    since = models.DateField()
    weights = models.JSONField()
    source = models.CharField(max_length=300)

    class Meta:
        """One key from a day on; a newer record of the same day replaces it."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "since"], name="key_once_a_day")]
