"""The eighteen rules for OpenFisca: one vector formula a rule, dates as NumPy days, truths as NumPy booleans.

Its best reasonable form: inputs that never change are ETERNITY, formulas are DAY; first-match lists are `select`; the roll to
a working day is one look into the table that Fairway itself uses. Numbers are kept in 64 bits wherever OpenFisca lets a
formula do so; what it stores for a `float` variable has 32."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.rows18 import DATE_OUTPUTS, DATES, NEVER, OUTPUTS, STATE_FACTS, TRUTHS, WHOLES, Columns

Person = build_entity(key="person", plural="persons", label="An applicant", is_person=True)
DAY = "2030-01-01"
NO_DATE = np.datetime64(NEVER, "D")


class Arrival(Enum):
    inland, crossing_point, irregular_crossing, search_and_rescue = "inland", "crossing_point", "irregular", "rescue"


class FamilyStatus(Enum):
    beneficiary, applicant, other, none = "beneficiary", "applicant", "other", "none"


class Procedure(Enum):
    inadmissibility, border, accelerated, ordinary = "inadmissibility", "border", "accelerated", "ordinary"


class Ground(Enum):
    family_of_minor, minor, family_beneficiary = "family_of_minor", "minor", "family_beneficiary"
    family_applicant, document, diploma = "family_applicant", "document", "diploma"
    irregular_entry, visa_free_entry, first_registration = "irregular_entry", "visa_free_entry", "first_registration"


class Calendar:
    """The table of Fairway's calendar: by State and day, how far on the next working day is."""

    def __init__(self, path: str | Path) -> None:
        with np.load(path) as file:
            self.first, self.roll = int(file["first"]), file["roll"]
        self.days = self.roll.shape[1]
        self.flat = self.roll.ravel()

    def rolled(self, ends: np.ndarray, states: np.ndarray) -> np.ndarray:
        at = ends.view(np.int64) - self.first
        at = np.where((at >= 0) & (at < self.days), at, 0)  # no date stays no date: its place is not in the table
        return np.where(ends == NO_DATE, ends, ends + self.flat[states * np.int64(self.days) + at])


def plus_months_by_numpy(starts: np.ndarray, n: Any) -> np.ndarray:
    """As an OpenFisca author writes it: the day of the month in the later month, or that month's last."""
    month = starts.astype("datetime64[M]")
    later = month + n
    day = later.astype("datetime64[D]") + (starts - month)
    return np.minimum(day, (later + 1).astype("datetime64[D]") - 1)


class MonthTables:
    """The same by three looks into tables of days and months: how one writes it who knows that NumPy's calendar is slow."""

    def __init__(self) -> None:
        days = np.arange(14_000, 30_000).astype("datetime64[D]")
        months = days.astype("datetime64[M]")
        self.first = 14_000
        self.month = (months - np.datetime64("2000-01", "M")).astype(np.int64)
        self.day = (days - months).astype(np.int64)
        self.start = (np.datetime64("2000-01", "M") + np.arange(2000)).astype("datetime64[D]").view(np.int64)

    def __call__(self, starts: np.ndarray, n: Any) -> np.ndarray:
        at = np.clip(starts.view(np.int64) - self.first, 0, len(self.month) - 1)
        month = self.month[at] + n
        return np.minimum(self.start[month] + self.day[at], self.start[month + 1] - 1).view("datetime64[D]")


def input_variable(name: str, value_type: type, **details: Any) -> type[Variable]:
    details = {
        "value_type": value_type,
        "entity": Person,
        "definition_period": periods.DateUnit.ETERNITY,
        "label": name,
    } | details
    return type(name, (Variable,), details)


def rule(value_type: type, **details: Any) -> Callable[[Callable[..., Any]], type[Variable]]:
    """A formula as a variable: OpenFisca wants a class, whose `formula` this is."""

    def made(formula: Callable[..., Any]) -> type[Variable]:
        attributes = {"value_type": value_type, "entity": Person, "definition_period": periods.DateUnit.DAY,
                      "label": formula.__doc__, "formula": formula} | details  # fmt: skip
        return type(formula.__name__, (Variable,), attributes)

    return made


def variables(calendar: Calendar, plus_months: Callable[..., np.ndarray]) -> list[type[Variable]]:
    from datetime import date

    never = date(9999, 12, 31)
    inputs = [input_variable(name, date, default_value=never) for name in DATES]
    inputs += [input_variable(name, bool) for name in TRUTHS]
    inputs += [input_variable(name, int) for name in (*STATE_FACTS, *WHOLES)]
    inputs.append(input_variable("recognition_rate", float))
    inputs.append(input_variable("arrival_kind", Enum, possible_values=Arrival, default_value=Arrival.inland))
    inputs.append(input_variable("family_status", Enum, possible_values=FamilyStatus, default_value=FamilyStatus.none))

    def last_day(person: Any, period: Any, ends: np.ndarray) -> np.ndarray:
        return calendar.rolled(ends, person("acting_state", period))

    @rule(date, default_value=never)
    def registration_due(person, period):
        """Last day to register an application."""
        return last_day(person, period, person("made_on", period) + 5)

    @rule(date, default_value=never)
    def take_charge_request_due(person, period):
        """Last day to ask another State to take charge of an application."""
        hit = person("hit_received_on", period)
        ends = np.where(hit != NO_DATE, plus_months(hit, 1), plus_months(person("registered_on", period), 2))
        return last_day(person, period, ends)

    @rule(date, default_value=never)
    def take_charge_reply_due(person, period):
        """Last day to answer a request to take charge."""
        received = person("request_received_on", period)
        hit = person("hit_received_on", period) != NO_DATE
        return last_day(person, period, np.where(hit, received + 14, plus_months(received, 1)))

    @rule(date, default_value=never)
    def take_back_notification_due(person, period):
        """Last day to notify another State that it takes a person back."""
        hit = person("hit_received_on", period)
        return last_day(person, period, np.where(hit != NO_DATE, hit + 14, NO_DATE))

    @rule(date, default_value=never)
    def transfer_due(person, period):
        """Last day to transfer a person to the responsible State."""
        absconded, imprisoned = person("absconded", period), person("imprisoned", period)
        appeal = person("appeal_decided_on", period)
        from_appeal = ~absconded & ~imprisoned & (appeal != NO_DATE)
        start = np.where(from_appeal, appeal, person("accepted_on", period))
        length = np.where(absconded, 36, np.where(imprisoned, 12, 6))
        return last_day(person, period, plus_months(start, length))

    @rule(date, default_value=never)
    def examination_due(person, period):
        """Last day to conclude the examination."""
        lodged, procedure = person("lodged_on", period), person("procedure", period)
        length = np.select(
            [procedure == Procedure.inadmissibility, procedure == Procedure.accelerated, person("complex_case", period)],
            [2, 3, 12], 6,
        )  # fmt: skip
        ends = np.where(procedure == Procedure.border, lodged + 84, plus_months(lodged, length))
        return last_day(person, period, ends)

    @rule(date, default_value=never)
    def appeal_due(person, period):
        """Last day to appeal."""
        return last_day(person, period, person("decision_notified_on", period) + person("appeal_days", period))

    @rule(bool)
    def low_recognition_rate(person, period):
        """Whether decisions on this nationality grant protection in a fifth of cases or fewer."""
        return person("recognition_rate", period) <= 0.2

    @rule(bool)
    def accelerated_ground(person, period):
        """Whether one of the grounds for acceleration is met."""
        return (
            person("misled_authorities", period) | person("security_risk", period)
            | person("safe_country_of_origin", period) | person("low_recognition_rate", period)
        )  # fmt: skip

    @rule(bool)
    def border_situation(person, period):
        """Whether the person stands at the external border and was not let in."""
        return ~person("authorised_entry", period) & (person("arrival_kind", period) != Arrival.inland)

    @rule(bool)
    def border_procedure_excluded(person, period):
        """Whether the border procedure is closed to this person."""
        minor = person("unaccompanied_minor", period) & ~person("security_risk", period)
        return minor | person("special_needs_unmet", period)

    @rule(bool)
    def inadmissible(person, period):
        """Whether the application may be rejected without an examination of its merits."""
        return person("protected_elsewhere", period) & ~person("unaccompanied_minor", period)

    @rule(Enum, possible_values=Procedure, default_value=Procedure.ordinary)
    def procedure(person, period):
        """Which of the four procedures."""
        accelerated = person("accelerated_ground", period)
        border = accelerated & person("border_situation", period) & ~person("border_procedure_excluded", period)
        return np.select([person("inadmissible", period), border, accelerated], [0, 1, 2], 3)

    @rule(bool)
    def entry_still_counts(person, period):
        """Whether the irregular crossing was less than twenty months before registration."""
        entered = person("entered_on", period)
        return (entered != NO_DATE) & (person("registered_on", period) < plus_months(entered, 20))

    @rule(Enum, possible_values=Ground, default_value=Ground.first_registration)
    def responsibility_ground(person, period):
        """The first step of the hierarchy that fits."""
        minor, status = person("unaccompanied_minor", period), person("family_status", period)
        steps = [
            minor & (person("family_state", period) >= 0), minor,
            status == FamilyStatus.beneficiary, status == FamilyStatus.applicant,
            person("document_state", period) >= 0, person("diploma_state", period) >= 0,
            person("entry_still_counts", period), person("visa_free_state", period) >= 0,
        ]  # fmt: skip
        return np.select(steps, list(range(8)), 8)

    @rule(int)
    def responsible_state(person, period):
        """The State that the hierarchy designates."""
        ground = person("responsibility_ground", period)
        family = (
            (ground == Ground.family_of_minor)
            | (ground == Ground.family_beneficiary)
            | (ground == Ground.family_applicant)
        )
        steps = [
            family, ground == Ground.document, ground == Ground.diploma, ground == Ground.irregular_entry,
            ground == Ground.visa_free_entry,
        ]  # fmt: skip
        names = ("family_state", "document_state", "diploma_state", "entry_state", "visa_free_state")
        return np.select(steps, [person(name, period) for name in names], person("acting_state", period))

    @rule(float)
    def reference_key(person, period):
        """A State's share of the pool: half by population, half by total GDP."""
        return (person("population_per_million", period).astype(float) + person("gdp_per_million", period)) / 2_000_000

    @rule(int)
    def fair_share(person, period):
        """A State's fair share of the pool in whole relocations, rounded up."""
        return np.ceil(person("pool_relocations", period).astype(float) * person("reference_key", period))

    formulas = [thing for thing in list(locals().values()) if isinstance(thing, type) and issubclass(thing, Variable)]
    return inputs + formulas


class OpenFisca:
    """The system once, then a simulation for each batch."""

    def __init__(self, calendar: str | Path, *, tables: bool = False) -> None:
        self.system = TaxBenefitSystem([Person])
        months = MonthTables() if tables else plus_months_by_numpy
        for variable in variables(Calendar(calendar), months):
            self.system.add_variable(variable)

    def inputs(self, rows: Columns) -> Columns:
        """The rows as OpenFisca stores them, made beforehand."""
        made = {name: rows[name].astype(np.int64).view("datetime64[D]") for name in DATES}
        made |= {name: rows[name] for name in TRUTHS}
        made |= {name: rows[name].astype(np.int32) for name in (*STATE_FACTS, *WHOLES)}
        made["recognition_rate"] = (rows["recognition_granted"] / rows["recognition_decisions"]).astype(np.float32)
        made["arrival_kind"] = rows["arrival_kind"].astype(np.uint8)
        made["family_status"] = np.where(rows["family_status"] < 0, 3, rows["family_status"]).astype(np.uint8)
        return made

    def run(self, inputs: Columns, *, trace: bool = False) -> Columns:
        """All outputs of a batch, as stored."""
        return self.simulation(inputs, trace=trace)[0]

    def simulation(self, inputs: Columns, *, trace: bool = False) -> tuple[Columns, Any]:
        """All outputs of a batch and the simulation that gave them."""
        count = len(inputs["made_on"])
        simulation = SimulationBuilder().build_default_simulation(self.system, count)
        simulation.trace = trace
        for name, column in inputs.items():
            simulation.set_input(name, "ETERNITY", column)
        return {name: simulation.calculate(name, DAY) for name in OUTPUTS}, simulation

    def plain(self, outputs: Columns) -> Columns:
        """The outputs as Fairway gives them, for comparison."""
        return {
            name: column.view(np.int64) if name in DATE_OUTPUTS else np.asarray(column).astype(np.int64)
            for name, column in outputs.items()
        }
