"""Eurostat: asylum, returns, Dublin, temporary protection, enforcement and population, from one statistical service.

Which table feeds which measure is data (`TABLES`); the forms are read in `eurostat_forms`. A large answer is prepared while the
client waits: the service names a key, says when the file is ready, and hands it over. All counts on migration are rounded to 5,
so that sums are checked within what rounding allows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fairway.errors import BadTable, NoSuchFigure, Unreachable
from fairway.observatory.observations import Measure
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import count
from fairway.observatory.sources.decode import is_workbook, unpacked
from fairway.observatory.sources.eurostat_checks import against_totals
from fairway.observatory.sources.eurostat_forms import Dump, Observation, form_of
from fairway.observatory.sources.eurostat_workbook import read_workbook
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import known
from fairway.observatory.spans import Period

NAME = "eurostat"
TITLE = "Eurostat: asylum, temporary protection, returns, Dublin, enforcement, population"
HOMEPAGE = "https://ec.europa.eu/eurostat/web/migration-asylum/database"
LICENCE = "Eurostat, reuse with the source named (CC BY 4.0)"
BASE = "https://ec.europa.eu/eurostat/api/dissemination"
TOKEN = ""
POLLS, POLL_SECONDS = 60, 10.0

ALL = frozenset({"T", "TOTAL", "TOT", "Total"})
_PLAIN = {
    "freq": frozenset({"A", "Q", "M", "Annual", "Quarterly", "Monthly"}),
    "unit": frozenset({"PER", "NR", "TOTAL", "Person", "Number", "Total"}),
}
FIRST = frozenset({"FRST", "NASY_APP", "First-time applicant", "First time applicant"})
APPLICANTS = frozenset({"ASY_APP", "Asylum applicant"}) | ALL
THIRD = frozenset(
    {"THRD", "TC", "RET_THRD", "Third country", "Persons returned to a third country", "Non-EU27 countries"}
)
ANYWHERE = frozenset({"RET_TOTAL", "Total number of persons returned"}) | ALL
_SEX = {"F": "female", "Females": "female", "M": "male", "Males": "male", "UNK": "unknown", "Unknown": "unknown"}
# Groups that repeat what countries say; "EU27_2020" and its like are kept as aggregates of the dimension `country` only.
_GROUP = re.compile(
    r"(EXT_EU\d+\w*|EU\d+\w*|EEA\d*\w*|EFTA|EA\d*|EUR_\w+|CC\d*\w*|AFR\w*|AME\w*|ASI\w+|OCE\w*|Euro area.*|European .*|Total|TOTAL|.*EU\d.*)"
)
_FLAGS = {
    "b": "b",
    "p": "p",
    "e": "e",
    "s": "e",
    "f": "e",
    "u": "d",
    "d": "d",
    "n": "d",
    "i": "d",
    "c": "m",
    "m": "m",
    ":": "m",
}


@dataclass(frozen=True, slots=True)
class Cut:
    """One measure out of a table.

    select   dimension (or one of its names, with |) -> the codes and labels that belong; all others must be a total
    places   our dimension -> Eurostat's"""

    measure: str
    select: Mapping[str, frozenset[str]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=lambda: {"country": "geo"})


_BOTH = {"country": "geo", "citizenship": "citizen"}
_APPLICANT = "applicant|asyl_app"
_WHERE = "c_dest|indic_mg"
TABLES: Mapping[str, tuple[Cut, ...]] = {
    "migr_asyappctza": (
        Cut("eurostat:asylum_applicants_annual", {_APPLICANT: APPLICANTS}, _BOTH | {"sex": "sex"}),
        Cut("eurostat:first_time_applicants_annual", {_APPLICANT: FIRST}, _BOTH | {"sex": "sex"}),
    ),
    "migr_asyappctzm": (
        Cut("eurostat:asylum_applicants", {_APPLICANT: APPLICANTS}),
        Cut("eurostat:first_time_applicants", {_APPLICANT: FIRST}),
        Cut("eurostat:first_time_applicants_by_citizenship", {_APPLICANT: FIRST}, _BOTH),
    ),
    "migr_asytpsm": (
        Cut("eurostat:temporary_protection"),
        Cut("eurostat:temporary_protection_ukrainians", {"citizen": frozenset({"UA", "Ukraine"})}),
    ),
    "migr_eiord": (Cut("eurostat:orders_to_leave_totals"), Cut("eurostat:orders_to_leave_annual", {}, _BOTH)),
    "migr_eirtn": (
        Cut("eurostat:returned_totals", {_WHERE: ANYWHERE}),
        Cut("eurostat:returned_annual", {_WHERE: ANYWHERE}, _BOTH),
        Cut("eurostat:returned_third_country_totals", {_WHERE: THIRD}),
        Cut("eurostat:returned_third_country_annual", {_WHERE: THIRD}, _BOTH),
    ),
    "migr_eiord1": (Cut("eurostat:orders_to_leave_published"),),
    "migr_eirtn1": (
        Cut("eurostat:returned_published", {_WHERE: ANYWHERE}),
        Cut("eurostat:returned_third_country_published", {_WHERE: THIRD}),
    ),
    "migr_dubro": (Cut("eurostat:dublin_outgoing_requests"),),
    "migr_dubri": (Cut("eurostat:dublin_incoming_requests"),),
    "migr_dubdo": (Cut("eurostat:dublin_outgoing_decisions"),),
    "migr_dubdi": (Cut("eurostat:dublin_incoming_decisions"),),
    "migr_dubto": (Cut("eurostat:dublin_outgoing_transfers"),),
    "migr_dubti": (Cut("eurostat:dublin_incoming_transfers"),),
    "migr_eirfs": (Cut("eurostat:refused_entry"), Cut("eurostat:refused_entry_by_citizenship", {}, _BOTH)),
    "migr_eipre": (Cut("eurostat:illegally_present_totals"), Cut("eurostat:illegally_present", {}, _BOTH)),
    "demo_gind": (Cut("eurostat:population", {"indic_de": frozenset({"JAN", "Population on 1 January - total"})}),),
}
_ASKED_FOR = {
    "migr_asyappctza": {"age": "TOTAL"},
    "migr_asyappctzm": {"age": "TOTAL", "sex": "T"},
    "migr_asytpsm": {"age": "TOTAL", "sex": "T", "citizen": "TOTAL,UA"},
    "demo_gind": {"indic_de": "JAN"},
}


# ------------------------------------------------------------------------------------------------------- asking


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """Every table, whole, or from the year of `since` on, as SDMX-CSV 2.0 with codes."""
    asked = []
    for table in TABLES:
        params = {"format": "csvdata", "formatVersion": "2.0", "compress": "false"}
        params |= {f"c[{dimension}]": codes for dimension, codes in _ASKED_FOR.get(table, {}).items()}
        if since is not None:
            params["c[TIME_PERIOD]"] = f"ge:{since.year}"
        url = f"{base}/sdmx/3.0/data/dataflow/ESTAT/{table}/1.0/*"
        asked.append(Request(name=f"{table}.csv", url=url, params=params))
    return asked


def collect(request: Request, ask: Ask) -> list[File]:
    """The table; where Eurostat answers that it is being prepared, wait for it. Raises Unreachable."""
    body = unpacked(ask(request), request.name)
    later = being_prepared(body)
    if later is None:
        return [(request.name, body)]
    if later.startswith("http"):
        return [(request.name, unpacked(_patiently(Request(name=request.name, url=later), ask), request.name))]
    base = request.url.partition("/sdmx/")[0]
    for turn in range(POLLS):
        question = Request(
            name=f"{request.name} (is it ready?)",
            url=f"{base}/1.0/async/status/{later}",
            wait_seconds=POLL_SECONDS if turn else 0.0,
            fresh=True,
        )
        said = _status(ask(question))
        if said == "AVAILABLE":
            ready = Request(name=request.name, url=f"{base}/1.0/async/data/{later}")
            return [(request.name, unpacked(ask(ready), request.name))]
        if said not in ("SUBMITTED", "PROCESSING"):
            raise Unreachable(
                f"{request.name}: Eurostat was preparing it and now says {said}. Ask again, or for fewer years."
            )
    minutes = POLLS * POLL_SECONDS / 60
    raise Unreachable(f"{request.name}: Eurostat has been preparing it for {minutes:.0f} minutes. Ask again later.")


def _patiently(request: Request, ask: Ask) -> bytes:
    """A file that appears at an address after a while: asked for until it is there. Raises Unreachable."""
    for turn in range(POLLS):
        try:
            return ask(request)
        except Unreachable:
            if turn == POLLS - 1:
                raise
            request = Request(name=request.name, url=request.url, wait_seconds=POLL_SECONDS)
    raise Unreachable(f"{request.name}: is not there yet. Ask again later.")


_KEY = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"


def being_prepared(body: bytes) -> str | None:
    """The key, or the address, under which a large answer will be found; None if this is the answer itself.

    >>> being_prepared(b'"6b7f6b7e-2b0c-4f5e-9a51-0f0e6a1f0c11"')
    '6b7f6b7e-2b0c-4f5e-9a51-0f0e6a1f0c11'
    """
    if len(body) > 100_000:
        return None
    text = body.decode("utf-8", "replace").strip()
    if re.fullmatch(f'"?{_KEY}"?', text):
        return text.strip('"')
    if text.startswith("<") and "async" in text.casefold() and (key := re.search(_KEY, text)):
        return key[0]
    if "Footer" in text and re.search(r'code="413"', text) and (address := re.search(r">(https?://[^<\s]+)<", text)):
        return address[1]
    return None


def _status(body: bytes) -> str:
    """The word of a status answer, in XML, JSON or alone."""
    text = body.decode("utf-8", "replace")
    found = re.search(r"<(?:\w+:)?status>\s*(\w+)\s*<", text) or re.search(r'"status"\s*:\s*"(\w+)"', text)
    return (found[1] if found else text.strip().strip('"')[:40]).upper()


# ------------------------------------------------------------------------------------------------------ reading


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """The measures that a table feeds, whatever its form. Raises BadTable, NoSuchFigure."""
    data = unpacked(data, name)
    if (fault := re.search(rb"<faultstring>([^<]{1,300})", data[:4096])) is not None:
        raise BadTable(
            f"{name}: is not a table but Eurostat's refusal: {fault[1].decode('utf-8', 'replace').strip('. ')}."
        )
    if being_prepared(data) is not None:
        raise BadTable(
            f"{name}: is not the table but the notice that Eurostat is preparing it: ask again with data update."
        )
    dump = read_workbook(data, name) if is_workbook(data) else form_of(data, name)
    table = dump.table or _table_in_name(name)
    if table not in TABLES:
        seen = f"the table {table}" if table else "a table that it does not name"
        raise BadTable(f"{name}: {seen} is none that is read here. Read are: {', '.join(TABLES)}.")
    found = [one for cut in TABLES[table] if (one := _cut(dump, cut, known_at)) is not None]
    if not found:
        raise BadTable(
            f"{name}: has no row of {table} that one of its measures is made of: ask for totals of age and sex."
        )
    return found


def _table_in_name(name: str) -> str:
    return next(
        (t for t in sorted(TABLES, key=len, reverse=True) if re.search(rf"(?<![a-z0-9]){t}(?![a-z0-9])", name.lower())),
        "",
    )


def _cut(dump: Dump, cut: Cut, known_at: date) -> Parsed | None:
    what = measure(cut.measure)
    keys = _selected(dump, cut)
    if keys is None:
        return None
    cells, totals = Cells(what), {}
    days: dict[str, date] = {}
    for observation in dump.observations:
        if not keys.wanted(observation):
            continue
        place = dump.place(observation)
        day = days.get(observation.time) or days.setdefault(observation.time, _day(observation, what, place))
        value, flags = _value(observation, place)
        key = keys.key(observation, place)
        if key is None:
            continue
        if keys.is_total(observation):
            totals[(*key[:1], *key[2:], day)] = value
        else:
            cells.put(key, day, value, flags, place)
    if not len(cells):
        return None
    control = against_totals(cells, totals, what, dump.name)
    # Cell by cell: a download may be a selection, and what Eurostat withdraws it marks with ":" and does not leave out.
    return cells.parsed(name=dump.name, known_at=known_at, stated=dump.updated, whole=False, control=control)


@dataclass(frozen=True, slots=True)
class _Keys:
    """Which observations belong to a cut, and the key of each."""

    places: tuple[tuple[str, int], ...]
    fixed: tuple[tuple[int, frozenset[str]], ...]
    total_at: int | None
    _codes: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def wanted(self, observation: Observation) -> bool:
        words = observation.key
        for at, allowed in self.fixed:  # noqa: SIM110  asked for every figure of a table: a generator doubles the time
            if words[at] not in allowed:
                return False
        return True

    def is_total(self, observation: Observation) -> bool:
        return self.total_at is not None and observation.key[self.total_at] in ALL

    def key(self, observation: Observation, place: str) -> tuple[str, ...] | None:
        """None for a group that repeats countries. Raises BadTable."""
        found = []
        for dimension, at in self.places:
            word = observation.key[at]
            if (dimension, word) not in self._codes:
                self._codes[dimension, word] = _code(dimension, word, place)
            code = self._codes[dimension, word]
            if code is None:
                return None
            found.append(code)
        return tuple(found)


def _code(dimension: str, word: str, place: str) -> str | None:
    if dimension == "sex":
        return _SEX.get(word)
    if dimension == "citizenship" and word in ALL:
        return ""
    return _country(word, dimension, place)


def _selected(dump: Dump, cut: Cut) -> _Keys | None:
    """How to read a table for a cut; None where the table holds nothing for it. Raises BadTable for a missing dimension."""
    have = {word: at for at, word in enumerate(dump.dimensions)}
    places = []
    for ours, theirs in cut.places.items():
        if theirs not in have:
            raise BadTable(f"{dump.name}: there is no column '{theirs}'. There are: {', '.join(have)}.")
        places.append((ours, have.pop(theirs)))
    fixed = []
    for names, words in cut.select.items():
        at = next((have.pop(word) for word in names.split("|") if word in have), None)
        if at is None:
            raise BadTable(
                f"{dump.name}: there is no column '{names.split('|')[0]}'. There are: {', '.join(dump.dimensions)}."
            )
        fixed.append((at, words))
    fixed += [(at, _PLAIN.get(word, ALL)) for word, at in have.items()]
    total_at = dict(places).get("citizenship")
    seen = {at: {one.key[at] for one in dump.observations} for at, _ in fixed}
    if any(not seen[at] & words for at, words in fixed):
        return None
    return _Keys(tuple(places), tuple(fixed), total_at)


def _country(word: str, dimension: str, place: str) -> str | None:
    """A code; None for a group. Aggregates are kept as countries that report (EU27), never as citizenships."""
    code = known(word, "eurostat", "name")
    if code is None and not _GROUP.fullmatch(word) and len(word) == 2:
        code = known(word, "iso2")
    if word == "European Union (27 countries)":
        code = "EU27_2007"
    if code is None and not _GROUP.fullmatch(word):
        raise BadTable(
            f"{place.rpartition(',')[0]}, column '{dimension}': '{word[:60]}' is no country that Fairway knows."
        )
    if code is not None and code.startswith("EU2") and dimension != "country":
        return None
    return code


def _day(observation: Observation, what: Measure, place: str) -> date:
    try:
        period = Period.read(observation.time)
    except NoSuchFigure as fault:
        raise BadTable(f"{place.rpartition(',')[0]}, column 'TIME_PERIOD': {fault}") from None
    if period.frequency is not what.frequency:
        raise BadTable(
            f"{place.rpartition(',')[0]}, column 'TIME_PERIOD': {observation.time} is no period of {what.id}."
        )
    return period.first


def _value(observation: Observation, place: str) -> tuple[int | None, str]:
    value = count(observation.value, place)
    if not observation.flags:
        return value, "" if value is not None else "m"
    unknown = [letter for letter in observation.flags if letter not in _FLAGS and letter.strip()]
    if unknown:
        raise BadTable(f"{place}: has the flag '{observation.flags[:10]}', and '{unknown[0]}' means nothing here.")
    letters = {_FLAGS[letter] for letter in observation.flags if letter.strip()} | ({"m"} if value is None else set())
    return value, "".join(sorted(letters))


__all__ = ["TABLES", "Cut", "being_prepared", "collect", "read", "requests"]
