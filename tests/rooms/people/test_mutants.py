"""Taking any deny rule out of any of the three deciders is noticed by the prover."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.whole import WHOLE

ROOT = Path(__file__).resolve().parents[3]
MUTANTS = [] if WHOLE else ["3"]
"""CI takes out every rule; elsewhere it is every third."""


def environment() -> dict[str, str]:
    """What a program is told that has a database of its own: nothing of the tests'."""
    ours = ("JOINEDUP_", "DJANGO_", "DATABASE_URL", "PYTEST_")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)} | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def test_no_deny_rule_can_go_unnoticed() -> None:
    command = [sys.executable, "-m", "tests.rooms.people.mutants", *MUTANTS]
    said = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=900, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    told = json.loads(said.stdout.splitlines()[-1])
    assert told["sound"] == told["again"] == 0, "the deciders differ although nothing was changed"
    assert told["mutants"] > (50 if WHOLE else 25)
    assert told["lived"] == []
