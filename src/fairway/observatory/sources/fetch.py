"""Fetching files politely: slowly, in parts that can be resumed, never twice what has not changed, and proved by a checksum.

Nothing here runs unless an update was asked for. What comes back is kept in a cache folder with the publisher's own marks
(ETag, Last-Modified), so that the next update asks only whether it changed. A download that breaks off is taken up where it
broke, if the server can and the file is still the same one. An operator's keys are sent, and never written down."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fairway import __version__
from fairway.errors import Refused, Unreachable
from fairway.observatory.sources.answers import MEND, Offline, TryAgain, continues, decoded, judge, shown
from fairway.observatory.sources.cache import Cache, Mark
from fairway.observatory.sources.decode import LARGEST_BYTES, require
from fairway.observatory.sources.parsed import Request

if TYPE_CHECKING:
    import httpx

USER_AGENT = f"Fairway/{__version__} (observatory of public migration statistics; one request at a time)"
SHORT_BYTES = 1024 * 1024
OFFLINE_TRIES = 2
Progress = Callable[[str, int, int | None], None]
"""Told of every part that arrives: the file's name, bytes so far, bytes in all (None if the server does not say)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it was fetched. changed: it is another one than the cache had."""

    body: bytes
    sha256: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient and how polite to be. Seconds, and tries of one request."""

    connect_seconds: float = 10.0
    read_seconds: float = 60.0
    whole_seconds: float = 1800.0
    between_seconds: float = 1.0
    tries: int = 5
    first_wait_seconds: float = 2.0


class Fetcher:
    """Asks servers for files, one at a time. Close it, or use it in a `with`."""

    def __init__(
        self,
        cache: Path,
        *,
        pace: Pace | None = None,
        progress: Progress | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        trust_env: bool = True,
    ) -> None:
        require("httpx", "asking publishers for figures")
        require("tenacity", "asking publishers for figures")
        import httpx

        self.cache = Cache(cache)
        self._pace, self._sleep, self._clock = pace or Pace(), sleep, clock
        self._progress: Progress = progress or (lambda name, done, total: None)
        self._last: dict[str, float] = {}
        # identity: a part of a compressed answer could not be resumed, and some servers compress and do not say so
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Accept": "*/*"}
        timeout = httpx.Timeout(self._pace.read_seconds, connect=self._pace.connect_seconds)
        self._client = httpx.Client(headers=headers, timeout=timeout, trust_env=trust_env)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def ask(self, request: Request) -> bytes:
        """The body alone. Raises Unreachable."""
        return self.fetch(request).body

    def fetch(self, request: Request) -> Fetched:
        """The file, from the server or from the cache if the server says that it did not change. Raises Unreachable."""
        from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential

        if request.wait_seconds:
            self._sleep(request.wait_seconds)
        growing = wait_exponential(multiplier=self._pace.first_wait_seconds, max=60.0)

        def fault_of(state: RetryCallState) -> TryAgain | None:
            fault = state.outcome.exception() if state.outcome else None
            return fault if isinstance(fault, TryAgain) else None

        def wait(state: RetryCallState) -> float:
            fault = fault_of(state)
            named = fault.wait_seconds if fault else None
            return float(growing(state)) if named is None else named

        def enough(state: RetryCallState) -> bool:
            fault = fault_of(state)
            tries = min(OFFLINE_TRIES, self._pace.tries) if fault and fault.offline else self._pace.tries
            return state.attempt_number >= tries

        again = retry_if_exception_type(TryAgain)
        trying = Retrying(retry=again, stop=enough, wait=wait, sleep=self._sleep, reraise=True)
        try:
            return trying(self._once, request)
        except TryAgain as fault:
            if fault.offline:
                raise Offline(f"{shown(request)}: {fault.why}. {MEND}") from None
            raise Unreachable(f"{shown(request)}: {fault.why}, {self._pace.tries} times. {MEND}") from None

    # one try

    def _once(self, request: Request) -> Fetched:
        import httpx

        self._be_polite(request)
        try:
            return self._answered(request)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise TryAgain("no connection (is this machine offline?)", offline=True) from None
        except httpx.TimeoutException:
            raise TryAgain("no answer in time") from None
        except httpx.RemoteProtocolError:
            raise TryAgain("the answer broke off") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise Unreachable(f"{request.url[:200]} is no address to ask: check the setting of its base.") from None
        except httpx.RequestError as fault:
            raise TryAgain(f"the connection failed ({type(fault).__name__})") from None
        except OSError as fault:
            raise Refused(f"{self.cache.folder}: the cache cannot be written ({fault.strerror}): make room.") from None

    def _answered(self, request: Request) -> Fetched:
        place = self.cache.place(request)
        mark, start, validator = None, 0, ""
        headers = dict(request.secret_headers)
        passing = request.fresh or bool(request.form)  # an answer of the moment, or a key: not for the disk
        if not passing:
            mark = self.cache.mark(place)
            start, validator = self.cache.begun(place)
            headers |= (
                {"Range": f"bytes={start}-", "If-Range": validator} if start else (mark.questions if mark else {})
            )
        with self._sent(request, headers) as answer:
            if answer.status_code == 304 and mark:
                return self._kept(place, mark)
            if answer.status_code == 416 or (answer.status_code == 206 and not continues(answer, start, validator)):
                self.cache.drop_part(place)
                raise TryAgain("the server has another file than the one begun", 0.0)
            judge(request, answer)
            if passing:
                body = decoded(_bounded(answer, request), answer.headers.get("Content-Encoding", ""), request)
                return Fetched(body, hashlib.sha256(body).hexdigest(), True)
            return self._receive(request, answer, place, start if answer.status_code == 206 else 0, mark)

    @contextmanager
    def _sent(self, request: Request, headers: dict[str, str]) -> Iterator[httpx.Response]:
        # a key must not follow a redirect to another host
        follow = not (request.secret_headers or request.secret_params or request.form)
        method = "POST" if request.form else "GET"
        params = {**request.params, **request.secret_params} or None
        data = dict(request.form) or None
        with self._client.stream(
            method, request.url, params=params, headers=headers, data=data, follow_redirects=follow
        ) as answer:
            yield answer

    def _be_polite(self, request: Request) -> None:
        host = urlsplit(request.url).netloc
        left = self._last.get(host, float("-inf")) + self._pace.between_seconds - self._clock()
        if left > 0:
            self._sleep(left)
        self._last[host] = self._clock()

    def _kept(self, place: Path, mark: Mark) -> Fetched:
        body = self.cache.kept(place, mark)
        if body is None:
            raise TryAgain("the copy in the cache was damaged", 0.0)
        return Fetched(body, mark.sha256, False)

    def _receive(
        self, request: Request, answer: httpx.Response, place: Path, start: int, before: Mark | None
    ) -> Fetched:
        """Write what arrives beside the cache, and move it into its place when it is whole."""
        said = answer.headers
        mark = Mark(request.name, said.get("ETag", ""), said.get("Last-Modified", ""), said.get("Content-Encoding", ""))
        length = said.get("Content-Length", "")
        total = start + int(length) if length.isdigit() else None
        done, begun = start, self._clock()
        with self.cache.part(place, mark, more=bool(start)) as out:
            for piece in answer.iter_raw():
                done += len(piece)
                if done > LARGEST_BYTES:
                    raise Unreachable(
                        f"{shown(request)}: is larger than {LARGEST_BYTES // 1024**2} MiB: no table here is."
                    )
                if self._clock() - begun > self._pace.whole_seconds:
                    raise Unreachable(f"{shown(request)}: took longer than {self._pace.whole_seconds:.0f} s. {MEND}")
                out.write(piece)
                self._progress(request.name, done, total)
        if total is not None and done != total:
            raise TryAgain(f"the answer broke off after {done} of {total} bytes")
        body = decoded(self.cache.arrived(place), mark.encoding, request)
        digest = self.cache.keep(place, mark, body)
        return Fetched(body, digest, before is None or before.sha256 != digest)


def _bounded(answer: httpx.Response, request: Request) -> bytes:
    body = b""
    for piece in answer.iter_raw():
        body += piece
        if len(body) > SHORT_BYTES:
            raise Unreachable(
                f"{shown(request)}: answers with more than {SHORT_BYTES // 1024**2} MiB where a word was asked for."
            )
    return body
