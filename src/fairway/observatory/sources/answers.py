"""What a server's answer means: good, worth another try, or a refusal in words that an operator can act on."""

from __future__ import annotations

import gzip
import zlib
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fairway.errors import Unreachable
from fairway.observatory.sources.parsed import Request

if TYPE_CHECKING:
    import httpx

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
LONGEST_WAIT_SECONDS = 300.0
MEND = "Try again later, or fetch it by hand and give it with --from FILE. What was there stays as it was."


class Offline(Unreachable):
    """No connection to a server at all: it need not be asked for anything else."""


class TryAgain(Exception):
    """Worth another try, after `wait_seconds` if the server named a time."""

    def __init__(self, why: str, wait_seconds: float | None = None, *, offline: bool = False) -> None:
        super().__init__(why)
        self.why, self.wait_seconds, self.offline = why, wait_seconds, offline


def shown(request: Request) -> str:
    """A request as messages name it: never with its parameters, which may hold a key."""
    return f"{request.name} from {urlsplit(request.url).netloc or request.url[:60]}"


def judge(request: Request, answer: httpx.Response) -> None:
    """Let a good answer through. Raises TryAgain, Unreachable."""
    status = answer.status_code
    if status in (200, 206):
        return
    if status in AGAIN:
        wait = retry_after(answer.headers.get("Retry-After", ""), answer.headers.get("Date", ""))
        if wait is not None and wait > LONGEST_WAIT_SECONDS:
            raise Unreachable(
                f"{shown(request)}: the server asks to wait {wait / 60:.0f} minutes. Try again after that."
            )
        raise TryAgain("too many requests" if status == 429 else f"the server is in trouble ({status})", wait)
    raise Unreachable(f"{shown(request)}: {_refusal(status, answer)} {MEND}")


def continues(answer: httpx.Response, start: int, validator: str) -> bool:
    """Whether a part begins where the part that is there ends, and is of the same state of the file."""
    tag = answer.headers.get("ETag", "")
    same = not tag or not validator.startswith('"') or tag == validator
    return same and str(answer.headers.get("Content-Range", "")).startswith(f"bytes {start}-")


def retry_after(said: str, now: str) -> float | None:
    """Seconds from a Retry-After header: a number, or a date, compared with the server's own clock.

    >>> retry_after("7", ""), retry_after("Tue, 15 Oct 2024 12:00:30 GMT", "Tue, 15 Oct 2024 12:00:00 GMT"), retry_after("", "")
    (7.0, 30.0, None)
    """
    if said.strip().isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - parsedate_to_datetime(now)).total_seconds())
    except (TypeError, ValueError):
        return None


def decoded(body: bytes, encoding: str, request: Request) -> bytes:
    """A body without the compression that the server named in spite of being asked for none. Raises TryAgain, Unreachable."""
    try:
        match encoding.strip().casefold():
            case "gzip" | "x-gzip":
                return gzip.decompress(body)
            case "deflate":
                return zlib.decompress(body)
            case "" | "identity":
                return body
    except (OSError, EOFError, zlib.error):
        raise TryAgain("the answer arrived damaged") from None
    raise Unreachable(f"{shown(request)}: is compressed in a way ({encoding[:20]}) that was not asked for. {MEND}")


def _refusal(status: int, answer: httpx.Response) -> str:
    if status in (401, 403):
        return f"the server refuses ({status}): a key is missing or not accepted, or it shuts out programs."
    if status in (404, 410):
        return f"is not there any more ({status}): the publisher moved it."
    if 300 <= status < 400:
        return f"the server points elsewhere ({status}), and a key is never sent on."
    said = b""
    for piece in answer.iter_raw():
        said += piece
        if len(said) > 4096:
            break
    return f"the server refuses the question ({status}): {_fault(said[:4096])}."


def _fault(said: bytes) -> str:
    """What a SOAP fault says (Eurostat: INVALID_QUERY, EXTRACTION_TOO_BIG), or the beginning of any other answer."""
    words = " ".join(said.decode("utf-8", "replace").split())
    _, begun, rest = words.partition("<faultstring>")
    return (rest.partition("</faultstring>")[0] if begun else words)[:200].strip(". ") or "it does not say why"
