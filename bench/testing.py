"""`./joinedup test` in a fresh clone with empty caches: set-up and every test."""

from __future__ import annotations

import os
import subprocess
import time

from bench.starting import Clone


def main() -> None:
    """Run it once and print the time and pytest's own last line."""
    with Clone() as clone:
        began = time.monotonic()
        ended = subprocess.run(
            ["./joinedup", "test"],
            cwd=clone.folder / "joinedup",
            env=clone.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        seconds = time.monotonic() - began
    lines = [line for line in ended.stdout.splitlines() if line.strip()]
    print(f"`./joinedup test`, cold: {seconds / 60:.1f} minutes. {lines[-1] if lines else ended.stderr[-400:]}")
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


if __name__ == "__main__":
    main()
