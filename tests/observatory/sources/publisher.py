"""A publisher's server on 127.0.0.1 that does as it is told: answers, fails, stalls, hangs up, sends half, slows callers down."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """One question as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


Answer = Callable[["Handler"], None]


@dataclass
class Publisher:
    """path -> the answers it gives, one after the other; the last one stays."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    def on(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return self.url + path


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    publisher: Publisher

    def do_GET(self) -> None:
        split = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.publisher.asked.append(Asked(self.command, split.path, query, dict(self.headers), body))
        waiting = self.publisher.answers.get(split.path)
        if not waiting:
            return whole(b"not here", status=404)(self)
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(self)

    do_POST = do_GET

    def log_message(self, *args: object) -> None:
        pass

    def send(self, status: int, headers: dict[str, str], body: bytes, declared: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if declared is None else declared))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


def whole(body: bytes, *, status: int = 200, etag: str = "", ranges: bool = True, **headers: str) -> Answer:
    """The body; a part of it where one is asked for of this state; 304 where the caller has this state."""

    def answer(handler: Handler) -> None:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        if etag:
            said["ETag"] = etag
        mark = etag or said.get("Last-Modified", "")
        known = handler.headers.get("If-None-Match") or handler.headers.get("If-Modified-Since")
        if mark and known == mark:
            return handler.send(304, said, b"")
        asked = handler.headers.get("Range", "")
        if asked and ranges and handler.headers.get("If-Range") == mark:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            if start >= len(body):
                return handler.send(416, {"Content-Range": f"bytes */{len(body)}"}, b"")
            said["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            return handler.send(206, said, body[start:])
        handler.send(status, said, body)

    return answer


def half(body: bytes, sent: int, *, etag: str = "") -> Answer:
    """Promise all of the body, send some of it, and hang up."""

    def answer(handler: Handler) -> None:
        handler.send(200, {"ETag": etag} if etag else {}, body[:sent], declared=len(body))
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)

    return answer


def hang_up(handler: Handler) -> None:
    """Reset the connection without a word."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def stall(seconds: float) -> Answer:
    """Say nothing for a while, then nothing at all."""

    def answer(handler: Handler) -> None:
        threading.Event().wait(seconds)
        handler.close_connection = True

    return answer


def start() -> tuple[Publisher, ThreadingHTTPServer]:
    publisher = Publisher()
    handler = type("Told", (Handler,), {"publisher": publisher})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    # a reset connection is what some tests want; its traceback would only be noise
    server.handle_error = lambda *_: None
    publisher.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return publisher, server
