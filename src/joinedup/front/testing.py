"""`test`: pytest, on as many processors as there are when the whole suite runs."""

import os
import subprocess
import sys
from argparse import Namespace

from joinedup.front.upgrading import ROOT

TOLD = ("DATABASE_URL", "JOINEDUP_OWNER_URL", "JOINEDUP_DATA", "JOINEDUP_PORT", "JOINEDUP_DEMO", "JOINEDUP_SECURE")


def run(options: Namespace) -> int:
    """Run pytest with what was given; everything, in parallel, when nothing was."""
    chosen = options.rest or ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile", "--no-loadscope-reorder"]
    variables = {name: value for name, value in os.environ.items() if name not in TOLD}
    return subprocess.run([sys.executable, "-m", "pytest", *chosen], cwd=ROOT, env=variables).returncode
