"""The tables of docs/observatory/alarms.md, as the published record gives them. The page is compared with them, line by line."""

from fractions import Fraction
from typing import Any

MONTH_HEAD = "| rule | rate | threshold | month 0 | within 1 | within 3 | false openings | merged episodes |"
DAY_HEAD = "| rule | rate | threshold | twice | three times | five times | alarms, all counted as false |"
EVENT_HEAD = "| event | onset | people then | called at 0.10 | at 0.25 |"


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def month_rows(document: dict[str, Any]) -> list[str]:
    return [
        f"| {e['rule']} | {float(Fraction(e['rate'])):.2f} | {e['threshold']:g} | {share(e['hits0'], e['surges'])} "
        f"| {share(e['hits1'], e['surges'])} | {share(e['hits3'], e['surges'])} | {e['false_openings']} | {e['false_episodes']} |"
        for e in document["monthly"]["rules"]
    ]


def day_rows(document: dict[str, Any]) -> list[str]:
    def found(planted: dict[str, int]) -> str:
        return share(planted["within_7"], planted["planted"])

    return [
        f"| {e['rule']} | {float(Fraction(e['rate'])):.2f} | {e['threshold']:g} | {found(e['planted_2'])} "
        f"| {found(e['planted_3'])} | {found(e['planted_5'])} | {e['false_episodes']} |"
        for e in document["daily"]["rules"]
    ]


def event_rows(document: dict[str, Any]) -> list[str]:
    def called(event: dict[str, Any], rate: str) -> str:
        month = event[f"at_{rate}"]
        return "not called" if month is None else f"{month}, {event[f'people_{rate}']:,}"

    return [
        f"| {e['event']} | {e['onset']} | {e['people_at_onset']:,} | {called(e, '1/10')} | {called(e, '1/4')} |"
        for e in document["monthly"]["named_events"]
    ]
