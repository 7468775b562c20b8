"""Prepare .venv: uv inside it, locked versions with their hashes, the project itself. Does nothing when all is ready.

    python3 tools/environment.py base          what `make demo` needs
    python3 tools/environment.py base test     and what the tests need, in the same .venv

Ready means: a stamp with the fingerprint of everything that was installed, and no mark of unfinished work. The mark is
set before the first change and taken away after the last, so a set-up that was cut short is begun again from nothing.
One process at a time works, under a file lock that the system frees when its holder dies. Standard library only.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHAT_FOR = {"base": "the demo", "test": "the tests", "all": "every extra"}

# Shared libraries that a wheel expects of the system, by lock: library -> Debian's package. LightGBM wants OpenMP.
SYSTEM = {"test": {"gomp": "libgomp1"}, "all": {"gomp": "libgomp1"}}

# pip's settings for a mirror or a company certificate, under the names that uv reads.
SAME_SETTING = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_CERT": "SSL_CERT_FILE"}


class CannotPrepare(Exception):
    """One sentence for the person at the keyboard."""


class Environment:
    """The .venv of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.python = self.venv / "bin" / "python"
        self.unfinished = self.venv / ".unfinished"
        self.held: tuple[int, ...] = ()

    def home(self) -> str:
        """What cannot change under a .venv without making it anew: this folder, this Python, these tools."""
        tools = hashlib.sha256((self.root / "locks/tools.txt").read_bytes()).hexdigest()
        return f"{self.root}\nPython {sys.version_info[0]}.{sys.version_info[1]}\ntools {tools}\n"

    def fingerprint(self, lock: str) -> str:
        """What the stamp must say: the above, the lock, and the project's own metadata."""
        digest = hashlib.sha256(self.home().encode())
        for file in (f"locks/{lock}.txt", "pyproject.toml"):
            digest.update((self.root / file).read_bytes())
        return digest.hexdigest()

    def stamp(self, lock: str) -> Path:
        """The file that says which fingerprint of this lock is installed."""
        return self.venv / f".ready-{lock}"

    def is_ready(self, lock: str) -> bool:
        """Whether the lock is installed, completely and as it stands now."""
        stamp = self.stamp(lock)
        return (
            self.python.exists()
            and not self.unfinished.exists()
            and stamp.exists()
            and stamp.read_text() == self.fingerprint(lock)
        )

    def prepare(self, lock: str) -> None:
        """Install one lock. The caller holds the file lock."""
        self.make_room()
        self.find_libraries(lock)
        if not self.python.exists():
            self.create()
        self.unfinished.touch()
        self.uv("--require-hashes", "--requirement", f"locks/{lock}.txt")
        self.uv("--no-deps", "--no-build-isolation", "--editable", ".")
        self.stamp(lock).write_text(self.fingerprint(lock))
        self.unfinished.unlink()

    def make_room(self) -> None:
        """Remove what an interrupted set-up, a moved folder or another Python left. Refuse a stranger's .venv."""
        leaving = self.root / ".venv.leaving"
        if leaving.exists():
            shutil.rmtree(leaving)
        if not self.venv.exists():
            return
        stamps = list(self.venv.glob(".ready-*"))
        if not stamps and not self.unfinished.exists() and any(self.venv.iterdir()):
            raise CannotPrepare(
                f"{self.venv} was not made by this project: move it away, or remove it with 'make clean'."
            )
        if self.unfinished.exists() or not self.belongs_here():
            self.venv.rename(leaving)  # at once, so that a removal cut short cannot take the mark and leave the rest
            shutil.rmtree(leaving)

    def belongs_here(self) -> bool:
        """Whether this .venv was made in this folder, for this Python, with these tools."""
        made_for = self.venv / ".home"
        return self.python.exists() and made_for.exists() and made_for.read_text() == self.home()

    def create(self) -> None:
        """Make the .venv and put uv into it. Debian's python3 may lack ensurepip: then the system's pip does it."""
        self.venv.mkdir()
        self.unfinished.touch()
        pip = self.find_pip()
        self.run(sys.executable, "-m", "venv", "--without-pip", str(self.venv))
        if pip == "ensurepip":
            self.run(str(self.python), "-m", "ensurepip")
            installer = [str(self.python), "-m", "pip"]
        else:
            installer = [sys.executable, "-m", "pip", "--python", str(self.python)]
        tools = str(self.root / "locks/tools.txt")
        self.run(*installer, "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", tools)
        (self.venv / ".home").write_text(self.home())

    def find_pip(self) -> str:
        """Return "pip" or "ensurepip", whichever this Python can start. As root on Debian, fetch pip."""
        if find_spec("venv") and find_spec("pip"):
            return "pip"
        if find_spec("venv") and find_spec("ensurepip"):
            return "ensurepip"
        if Path("/etc/debian_version").exists() and sys.executable.startswith("/usr/bin/"):
            if os.geteuid() == 0:
                self.run("apt-get", "update", "-qq")
                self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-pip", "python3-venv")
                return "pip"
            raise CannotPrepare("pip is missing: install it with 'apt install python3-pip python3-venv', as root.")
        raise CannotPrepare(f"{sys.executable} has no pip: install pip for it, then run this again.")

    def find_libraries(self, lock: str) -> None:
        """Install the system's libraries that wheels of this lock expect: as root on Debian; elsewhere say which."""
        missing = [package for library, package in SYSTEM.get(lock, {}).items() if find_library(library) is None]
        if not missing or sys.platform != "linux":  # the wheels for macOS and Windows bring theirs
            return
        if Path("/etc/debian_version").exists() and os.geteuid() == 0:
            self.run("apt-get", "update", "-qq")
            self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
            return
        raise CannotPrepare(
            f"{', '.join(missing)} is missing: install it, on Debian with 'apt install {' '.join(missing)}' as root."
        )

    def uv(self, *arguments: str) -> None:
        """Run `uv pip install` on this .venv, with the reader's own mirror and certificate."""
        settings = {theirs: os.environ[ours] for ours, theirs in SAME_SETTING.items() if os.environ.get(ours)}
        env = settings | dict(os.environ) | {"UV_PYTHON_DOWNLOADS": "never"}
        uv = str(self.venv / "bin" / "uv")
        self.run(uv, "pip", "install", "--quiet", "--python", str(self.python), *arguments, env=env)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the file lock. It lies beside .venv, because .venv itself may be removed meanwhile."""
        with (self.root / ".venv.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.held = (file.fileno(),)
            yield
            self.held = ()

    def run(self, *command: str, env: dict[str, str] | None = None) -> None:
        """Run a command, its output on standard error. A failure is told in one sentence below what it said itself.

        The command holds the file lock too: if we are killed and it lives on, nobody begins anew under its hands.
        """
        done = subprocess.run(command, env=env, cwd=self.root, stdout=sys.stderr, pass_fds=self.held, check=False)
        if done.returncode:
            raise CannotPrepare(
                f"'{' '.join(command[:4])} ...' failed, see above. The next run begins the set-up anew."
            )


def main(locks: list[str]) -> int:
    """Bring the named locks into .venv. Returns the exit code."""
    if not locks or not set(locks) <= set(WHAT_FOR):
        print(f"Say which of {', '.join(WHAT_FOR)} to prepare.", file=sys.stderr)
        return 2
    here = Environment(ROOT)
    try:
        for lock in locks:
            if here.is_ready(lock):
                continue
            with here.alone():
                if here.is_ready(lock):  # another process was quicker
                    continue
                print(f"Preparing .venv for {WHAT_FOR[lock]} ...", file=sys.stderr)
                start = time.monotonic()
                here.prepare(lock)
                print(f"Ready after {time.monotonic() - start:.0f} s.", file=sys.stderr)
    except CannotPrepare as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted: the next run begins the set-up anew.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
