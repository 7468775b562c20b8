"""A synthetic caseload whose mix follows the packaged figures: no person in it is real, and every name says so.

Origins, sexes, landings and outcomes are drawn in the proportions of published figures (`read_mix` names source and vintage). What no
packaged figure tells (ages, delays, how often a file is left lying) is invented, and marked so in `INVENTED`. The caseload is recorded
as events with their chains and audit entries, as `record.append` would have, in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from random import Random
from typing import Any
from uuid import UUID, uuid5

from django.contrib.auth import get_user_model

from fairway.casework import clocks, events, projections
from fairway.casework.demo_lives import INVENTED, Arrival, Deed, life
from fairway.casework.facts import public_facts
from fairway.casework.models import (
    Authority,
    CasePerson,
    CaseRow,
    Event,
    Office,
    Officer,
    PersonRow,
    PublicFact,
    Role,
    StreamKind,
)
from fairway.casework.record import Actor, audit_entry, insert, legal_day, make_event, writing
from fairway.casework.vault import sealed
from fairway.errors import CaseError, NoSuchFigure
from fairway.observatory.spans import Period
from fairway.observatory.store import Store
from fairway.reference.countries import scheme

__all__ = ["CODE", "INVENTED", "Loaded", "Mix", "demo_officers", "load", "read_mix"]

CODE = "demo"
"""The authority of the demonstration. Nothing of this module touches another one."""
STATE = ("ITA", "IT", "Europe/Rome")
ROUTE = "Central Mediterranean"
OFFICES = (("harbour", "Harbour office", "coast"), ("inland", "Inland office", "inland"))
CASEWORKERS = 4
"""In each office, beside the one whose role a visitor can take."""
_SPACE = UUID("8f0b7e52-6a3c-5f1e-9d84-2f6f0c1d7a10")
_OUTCOMES = ("refugee_status", "subsidiary_protection", "unfounded", "implicitly_withdrawn")
_MEASURES = ("decisions_recognised", "decisions_complementary", "decisions_rejected", "decisions_closed")
_NATIONAL: tuple[tuple[str, Any, str], ...] = (
    ("crisis_situation", "none", "no act of the Council"),
    ("crisis_early_start_notified_on", "none", "no act of the Council"),
    ("crisis_limits_state", "none", "no act of the Council"),
    ("crisis_applies_from", "none", "no act of the Council"),
    ("crisis_applies_until", "none", "no act of the Council"),
    ("disproportionate_number", False, "no notification"),
    ("appeal_limit_days", 7, "invented, within APR Art. 67(7)(a)"),
    ("appeal_limit_is_one_month", True, "invented, within APR Art. 67(7)(b)"),
    ("stay_request_limit_days", 5, "invented, within APR Art. 68(5)(a)"),
    ("separate_return_appeal_limit_days", 14, "invented, within APR Art. 67(1)"),
    ("transfer_appeal_limit_days", 14, "invented, within AMMR Art. 43(2)"),
    ("reception_information_tied_to_registration", False, "invented"),
)
_COLOURS = "Amber Azure Beryl Coral Dusk Ebony Flax Garnet Hazel Indigo Jade Khaki Lilac Maple Navy Ochre Pearl Quartz Russet Saffron Teal Umber"
_TREES = "Alder Ash Aspen Beech Birch Cedar Cypress Elm Fir Holly Juniper Larch Lime Oak Olive Pine Plane Poplar Rowan Spruce Willow Yew"
_LANGUAGES = {
    "BD": "bn", "EG": "ar", "PK": "ur", "TN": "ar", "SY": "ar", "MA": "ar", "AF": "fa", "IR": "fa", "IQ": "ar", "TR": "tr", "SO": "so",
    "ER": "ti", "ET": "am", "GE": "ka", "UA": "uk", "RU": "ru", "AL": "sq", "XK": "sq", "PE": "es", "CO": "es", "VE": "es", "SV": "es",
    "CI": "fr", "GN": "fr", "ML": "fr", "SN": "fr", "CM": "fr", "BF": "fr", "GM": "en", "NG": "en", "GH": "en", "LK": "si", "IN": "pa",
    "BR": "pt", "CN": "zh", "SD": "ar", "LY": "ar", "DZ": "ar",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Mix:
    """Proportions of a caseload.

    origins    alpha-2 code -> people (applicants of the year)
    women      share of the applicants
    landed     alpha-2 code -> share that was rescued at sea, at most 1
    outcomes   alpha-2 code -> decisions: status, subsidiary protection, rejected, otherwise closed; "" for all origins
    sources    figure, vintage and period of each"""

    origins: Mapping[str, int]
    women: Fraction
    landed: Mapping[str, Fraction]
    outcomes: Mapping[str, tuple[int, ...]]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was loaded: people, cases, events, and the sources of the mix."""

    people: int
    cases: int
    events: int
    sources: tuple[str, ...]


def read_mix(store: Store | None = None) -> Mix:
    """The proportions, from the packaged figures. A figure that is not known is left out, never taken for nil."""
    store = store or Store.packaged()
    country = STATE[0]
    applicants = store.table("eurostat:asylum_applicants_annual", by=("citizenship",), where={"country": country})
    year = max(period for _, period in applicants.cells)
    decided = {name: store.table(f"unhcr:{name}", by=("origin",), where={"country": country}) for name in _MEASURES}
    last = max(period for table in decided.values() for _, period in table.cells)
    months = {"first": Period.read(f"{year.first.year}-01"), "last": Period.read(f"{year.first.year}-12")}
    sea = store.table("frontex:detections", by=("citizenship",), where={"route": ROUTE, "border_type": "sea"}, **months)
    sexes = store.table(
        "eurostat:asylum_applicants_annual", by=("sex",), where={"country": country}, first=year, last=year
    )
    origins = _counts(applicants.cells, year)
    landed: dict[str, int] = {}
    for (key, _), cell in sea.cells.items():
        if (code := _alpha2(key[0])) and cell.value:
            landed[code] = landed.get(code, 0) + cell.value
    outcomes = [_counts(decided[name].cells, last) for name in _MEASURES]
    by_sex = {key[0]: cell.value or 0 for (key, _), cell in sexes.cells.items()}
    women = by_sex.get("female", 0)
    releases = {
        r for table in (applicants, sea, *decided.values()) for cell in table.cells.values() for r in cell.releases
    }
    return Mix(
        origins=origins, women=Fraction(women, women + by_sex["male"]),
        landed={code: min(Fraction(1), Fraction(landed.get(code, 0), people)) for code, people in origins.items()},
        outcomes={
            "": tuple(sum(counts.values()) for counts in outcomes),
            **{code: tuple(counts.get(code, 0) for counts in outcomes) for code in origins},
        },
        sources=(*sorted(releases), f"applicants and landings of {year.label}", f"decisions of {last.label}"),
    )  # fmt: skip


def _counts(cells: Mapping[Any, Any], period: Period) -> dict[str, int]:
    found: dict[str, int] = {}
    for (key, when), cell in cells.items():
        code = _alpha2(key[0])
        if when == period and code and cell.value:
            found[code] = found.get(code, 0) + cell.value
    return found


def _alpha2(code: str) -> str:
    """A country's two letters; nothing for a group that a publisher does not split."""
    try:
        return scheme(code, "iso2")
    except NoSuchFigure:
        return ""


# ---------------------------------------------------------------------------------------------------------- the house


def demo_officers(authority: Authority | None = None) -> list[Officer]:
    """One officer for each role, in the order of the roles: those whose part a visitor of the demonstration can take."""
    names = [f"demo-{role.value}" for role in Role]
    found = Officer.objects.filter(authority_id=authority.pk if authority else CODE, user__username__in=names)
    return sorted(found.select_related("user", "office"), key=lambda officer: names.index(officer.user.username))


def _house(at: datetime) -> tuple[Authority, dict[str, list[Officer]]]:
    """The authority, and its officers by role. Nobody has a password."""
    authority = Authority.objects.create(
        code=CODE, name="Demonstration authority (synthetic)", state=STATE[1], zone=STATE[2]
    )
    offices = [
        Office.objects.create(authority=authority, code=code, name=name, region=region)
        for code, name, region in OFFICES
    ]
    staff: dict[str, list[Officer]] = {role.value: [] for role in Role}

    def hire(word: str, name: str, office: Office, role: Role) -> None:
        user = get_user_model().objects.create(username=word)
        user.set_unusable_password()
        user.save()
        staff[role.value].append(
            Officer.objects.create(
                id=_id(word), authority=authority, office=office, user=user, name=name, roles=[role.value]
            )
        )

    for role in Role:
        hire(f"demo-{role.value}", f"Demo {role.value.replace('_', ' ')}", offices[0], role)
    for office in offices:
        for n in range(1, CASEWORKERS + 1):
            hire(f"demo-caseworker-{office.code}-{n}", f"Demo caseworker {office.code} {n}", office, Role.CASEWORKER)
    PublicFact.objects.bulk_create(
        PublicFact(authority=authority, name=name, value=value, since=date(2020, 1, 1), source=source, entered_at=at)
        for name, value, source in _NATIONAL
    )
    return authority, staff


def _id(*words: object) -> UUID:
    return uuid5(_SPACE, ":".join(map(str, words)))


# ---------------------------------------------------------------------------------------------------------- the caseload


@dataclass
class _Batch:
    """Rows that wait to be inserted."""

    events: list[Event] = field(default_factory=list)
    audit: list[Any] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    cases: list[CaseRow] = field(default_factory=list)
    links: list[CasePerson] = field(default_factory=list)

    def record(
        self, authority: Authority, stream: UUID, what: StreamKind, last: Event | None, deed: Deed, by: Actor, id: UUID
    ) -> Event:  # fmt: skip
        plain = events.checked(deed.kind, what, deed.payload)
        made = make_event(authority, stream, what, deed.kind, plain, by, deed.at, id, last)
        self.events.append(made)
        self.audit.append(audit_entry(made, by))
        return made


def load(*, people: int = 2000, seed: int = 1, at: datetime, mix: Mix | None = None) -> Loaded:
    """Load a caseload into the demonstration authority, which must not be there yet. The same seed and instant give the same people.

    at   the instant that counts as now: nothing in the caseload is later. Raises CaseError if the authority is there."""
    if Authority.objects.filter(pk=CODE).exists():
        raise CaseError(f"the authority '{CODE}' is there already: use another database, or serve this one as it is.")
    drawn = mix or read_mix()
    with writing():
        authority, staff = _house(at)
        batch = _Batch()
        today = legal_day(at, authority)
        counts: dict[int, int] = {}
        arrivals = sorted(_arrivals(drawn, people, seed, today), key=lambda each: (each["made_on"], each["n"]))
        for arrival in arrivals:
            year = arrival["made_on"].year
            counts[year] = counts.get(year, 0) + 1
            _one(batch, authority, staff, drawn, arrival, f"{authority.state}-{year}-{counts[year]:06}", seed, at)
        for rows in (batch.events, batch.audit, batch.people, batch.cases, batch.links):
            insert(rows)
        clocks.work_out_all(authority, today)
        public = public_facts(authority, today)
        for case in CaseRow.objects.filter(authority=authority).exclude(closed_on=None).select_related("authority"):
            clocks.work_out(case, case.closed_on, public)
    return Loaded(people=len(batch.people), cases=len(batch.cases), events=len(batch.events), sources=drawn.sources)


def _arrivals(mix: Mix, people: int, seed: int, today: date) -> Iterator[dict[str, Any]]:
    """Who came when and how, in the proportions of the mix; largest remainders, so that the mix is met and not only approached."""
    rng = Random(f"{seed}:arrivals")
    origins = [code for code, n in _apportion(mix.origins, people).items() for _ in range(n)]
    rng.shuffle(origins)
    for n, origin in enumerate(origins):
        yield {
            "n": n, "origin": origin, "woman": rng.random() < mix.women, "sea": rng.random() < mix.landed.get(origin, 0),
            "made_on": today - timedelta(days=1 + rng.randrange(INVENTED["days_back"])),
        }  # fmt: skip


def _apportion(weights: Mapping[str, int], total: int) -> dict[str, int]:
    """A total over weights by largest remainder."""
    whole = sum(weights.values())
    exact = {code: Fraction(weight * total, whole) for code, weight in weights.items()}
    given = {code: int(share) for code, share in exact.items()}
    left = sorted(exact, key=lambda code: (given[code] - exact[code], code))
    for code in left[: total - sum(given.values())]:
        given[code] += 1
    return given


def _one(
    batch: _Batch, authority: Authority, staff: Mapping[str, Sequence[Officer]], mix: Mix, arrival: Mapping[str, Any], number: str, seed: int,
    at: datetime,
) -> None:  # fmt: skip
    """One person and one case, from the making to wherever it stands now."""
    rng = Random(f"{seed}:{arrival['n']}")
    person, case = _id(seed, arrival["n"], "person"), _id(seed, arrival["n"], "case")
    office = OFFICES[0][0] if arrival["sea"] else rng.choice(OFFICES)[0]
    weights = mix.outcomes.get(arrival["origin"]) or ()
    outcome = rng.choices(_OUTCOMES, weights=weights if sum(weights) else mix.outcomes[""])[0]
    born_on, details = _details(rng, arrival)
    actors = _actors(rng, staff, office)
    begun = datetime.combine(arrival["made_on"], time(8, rng.randrange(60), rng.randrange(60)), tzinfo=UTC)

    first = Deed("person_recorded", {"details": sealed(authority, person, _id(person, 1), details)}, begun, "registrar")
    recorded = batch.record(authority, person, StreamKind.PERSON, None, first, actors["registrar"], _id(person, 1))
    row = PersonRow(id=person, authority=authority, version=recorded.sequence)
    projections.keep_details(row, details)
    batch.people.append(row)

    owner = actors["caseworker"].officer
    begin = Arrival(made=begun, number=number, person=str(person), office=office, sea=arrival["sea"], born_on=born_on)
    deeds = life(rng, begin, outcome=outcome, owner=str(owner.pk) if owner else "")
    offices = {each.office.code: each.office for each in staff[Role.CASEWORKER]}
    _case(batch, authority, case, person, [deed for deed in deeds if deed.at <= at], actors, offices)


def _details(rng: Random, arrival: Mapping[str, Any]) -> tuple[date, dict[str, Any]]:
    child = rng.random() < INVENTED["share_of_minors"]
    years = rng.randrange(8, 18) if child else rng.randrange(18, 60)
    born_on = arrival["made_on"] - timedelta(days=365 * years + rng.randrange(1, 360))
    details = {
        "family_name": f"Demo-{rng.choice(_TREES.split())}{rng.choice(_TREES.split()).lower()}", "given_names": rng.choice(_COLOURS.split()),
        "born_on": born_on.isoformat(), "nationality": arrival["origin"], "sex": "female" if arrival["woman"] else "male",
    }  # fmt: skip
    if language := _LANGUAGES.get(arrival["origin"]):
        details["language"] = language
    return born_on, dict(sorted(details.items()))


def _actors(rng: Random, staff: Mapping[str, Sequence[Officer]], office: str) -> dict[str, Actor]:
    mine = [officer for officer in staff["caseworker"] if officer.office.code == office]
    chosen = {role: staff[role][0] for role in ("registrar", "decision_maker", "liaison", "supervisor")}
    return {role: Actor.of(officer) for role, officer in {**chosen, "caseworker": rng.choice(mine)}.items()}


def _case(
    batch: _Batch, authority: Authority, case: UUID, person: UUID, deeds: Sequence[Deed], actors: Mapping[str, Actor],
    offices: Mapping[str, Office],
) -> None:  # fmt: skip
    row: CaseRow | None = None
    last: Event | None = None
    for deed in deeds:
        last = batch.record(
            authority, case, StreamKind.CASE, last, deed, actors[deed.by], _id(case, last.sequence if last else 0)
        )
        if row is None:
            row = projections.new_case(last, offices[deed.payload["office"]].pk)
        elif deed.kind == "person_linked":
            batch.links.append(CasePerson(authority=authority, case=row, person_id=person, part=deed.payload["part"]))
        elif deed.kind == "case_assigned":
            row.office, row.owner_id = (
                offices[deed.payload["office"]],
                UUID(deed.payload["owner"]) if "owner" in deed.payload else None,
            )
        else:
            projections._APPLY[last.kind](last, row)  # a pure change of the row: nothing is read or written for it
        row.version = last.sequence
    if row is not None:
        batch.cases.append(row)
