"""The peers' own environment: made from `peers.txt` (exact versions, hashes), once for each state of that file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.measure import say

HERE = Path(__file__).parent
BENCH = HERE.parent
LOCK = BENCH / "peers.txt"
HOME = BENCH / ".env-peers"
OPTIONS = (
    "--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-emit-index-url",
    "--no-emit-find-links", "--no-config", "--custom-compile-command=python bench/law.py --lock", "--quiet",
)  # fmt: skip
# Some machines carry settings for old builds of a numerical library, which make a new one slow. The peers get none.
SLOWING = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
# pip's settings for a mirror or a company certificate, under the names that uv reads (as in tools/environment.py).
SAME_SETTING = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_CERT": "SSL_CERT_FILE"}


def prepared() -> Path:
    """The Python of the peers' environment, made first if need be."""
    python, stamp = HOME / "bin" / "python", HOME / ".ready"
    state = hashlib.sha256(LOCK.read_bytes() + sys.version.encode() + str(HOME).encode()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == state:
        return python
    say("Preparing the peers' environment ...")
    shutil.rmtree(HOME, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", HOME], check=True)
    settings = {theirs: os.environ[ours] for ours, theirs in SAME_SETTING.items() if os.environ.get(ours)}
    install = [uv(), "pip", "install", "--quiet", "--python", python, "--require-hashes", "--requirement", LOCK]
    subprocess.run(
        install, check=True, env=settings | dict(os.environ) | {"UV_PYTHON_DOWNLOADS": "never"}, stdout=sys.stderr
    )
    stamp.write_text(state)
    return python


def lock() -> None:
    """Resolve `peers.in` again."""
    subprocess.run([uv(), "pip", "compile", BENCH / "peers.in", *OPTIONS, "--output-file", LOCK], check=True)


def uv() -> str:
    """The uv that the project's own set-up installed."""
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if not found:
        raise SystemExit("uv is missing: run `make setup` first, and start the benchmark with `make bench`.")
    return found


class PeerProcess:
    """A peer at work in its own environment. See `serve` for what it can be asked."""

    def __init__(self, which: str, rows: Path, calendar: Path) -> None:
        env = {name: value for name, value in os.environ.items() if name not in SLOWING}
        command = [prepared(), "-m", "bench.peers.serve", which, rows, calendar]
        self._process = subprocess.Popen(
            command, cwd=BENCH.parent, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        said = self._read()
        self.name, self.version = said["name"], said["version"]

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"a peer ended with exit code {self._process.wait()}; what it said is above.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, *words: object) -> dict[str, Any]:
        """One question, one answer."""
        assert self._process.stdin is not None
        print(*words, file=self._process.stdin, flush=True)
        return self._read()

    def seconds(self, *words: object) -> float:
        """One timing."""
        return float(self.ask(*words)["seconds"])

    def __enter__(self) -> PeerProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
