"""Three deciders that share no code agree on who may see what, on a hundred thousand decisions in CI."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.whole import WHOLE

ROOT = Path(__file__).resolve().parents[3]
DECISIONS = "100000" if WHOLE else "30000"


def test_three_deciders_agree_and_enough_of_it_allows() -> None:
    command = [sys.executable, "-m", "joinedup.front.cli", "prove", "access", "--decisions", DECISIONS, "--seed", "8"]
    said = subprocess.run(
        command, cwd=ROOT, env=_environment(), capture_output=True, text=True, timeout=600, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert ": 0 apart" in said.stdout


def _environment() -> dict[str, str]:
    from tests.rooms.people.test_mutants import environment

    return environment()
