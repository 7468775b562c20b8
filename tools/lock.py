"""Resolve the lock files again: exact versions and hashes, for every platform and every Python from 3.11.

First everything together, then each smaller lock within those versions, so that two locks never disagree. The files
name no index, no folder and no machine. Always resolved from the public index, whatever this machine is set to use.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "all": ["pyproject.toml", "locks/tools.in", "--all-extras"],
    "base": ["pyproject.toml", "--extra", "observatory", "--extra", "web"],
    "test": [
        "pyproject.toml",
        *(
            f"--extra={name}"
            for name in ("batch", "dev", "forecast", "observatory", "paper", "postgres", "sources", "web")
        ),
    ],
    "tools": ["locks/tools.in"],
}
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-config",
    "--custom-compile-command=make lock",
    "--quiet",
]
# Where an operator may point uv elsewhere: of no concern to a lock.
ELSEWHERE = ("UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_INDEX", "UV_INDEX_URL")


def main() -> int:
    """Write locks/*.txt. Returns the exit code of the first resolution that failed, or 0."""
    parser = argparse.ArgumentParser(description="Resolve the lock files again.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    upgrade = parser.parse_args().upgrade
    env = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    uv = str(Path(sys.executable).with_name("uv"))
    for name, sources in LOCKS.items():
        within = ["--constraint", "locks/all.txt"] if name != "all" else []
        fresh = ["--upgrade"] if upgrade else []
        output = ["--output-file", f"locks/{name}.txt"]
        command = [uv, "pip", "compile", *sources, *OPTIONS, *within, *fresh, *output]
        done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            return done.returncode
        pins = sum("==" in line for line in (ROOT / f"locks/{name}.txt").read_text().splitlines())
        print(f"locks/{name}.txt: {pins} versions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
