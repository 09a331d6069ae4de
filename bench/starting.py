"""Set-up and start: `./joinedup demo` in a fresh clone with empty caches, then once more, warm."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from bench.stage import ROOT, clean_environment
from bench.words import print_table, spread

CACHES = {"UV_CACHE_DIR": "uv", "PIP_CACHE_DIR": "pip", "XDG_CACHE_HOME": "cache"}


def main() -> None:
    """Clone, start cold once for each run, start warm three times each."""
    parser = argparse.ArgumentParser(description="Measure: cold and warm start of the demonstration")
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    cold, warm = [], []
    for _ in range(options.runs):
        with Clone() as clone:
            cold.append(clone.start("demo"))
            warm += [clone.start("demo") for _ in range(3)]
    print(f"\n`./joinedup demo`, {options.runs} fresh clones with empty caches, each then started three times more")
    table = [("cold, to the first page", spread(cold, 1)), ("warm, to the first page", spread(warm, 1))]
    print_table(("Start", "Seconds"), table)
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


class Clone:
    """A fresh clone of what is committed here, in a folder of its own, with caches that are empty."""

    def __enter__(self) -> Clone:
        self.folder = Path(tempfile.mkdtemp(prefix="joinedup-clone-"))
        self.folder.chmod(0o755)
        subprocess.run(["git", "clone", "-q", str(ROOT), str(self.folder / "joinedup")], check=True)
        kept = {name: value for name, value in clean_environment().items() if name != "PYTHONPATH"}
        self.environment = kept | {name: str(self.folder / "caches" / end) for name, end in CACHES.items()}
        return self

    def __exit__(self, *error: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *words: str) -> float:
        """Seconds from the command to the sentence that says where the program is; then stop it."""
        began = time.monotonic()
        process = subprocess.Popen(
            ["./joinedup", *words, "--port", "0", "--data", str(self.folder / "data")],
            cwd=self.folder / "joinedup",
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said, seconds = "", 0.0
        for line in process.stdout or ():
            said += line
            if "is ready" in line:
                seconds = time.monotonic() - began
                process.send_signal(signal.SIGTERM)
        process.wait(60)
        if not seconds:
            raise SystemExit(f"It did not start:\n{said}")
        return seconds


if __name__ == "__main__":
    main()
