"""`joinedup prove access`: prints how many decisions were made, and how many were apart."""

from __future__ import annotations

import time
from argparse import Namespace

LEAST_ALLOWED = 0.2


def prove_access(options: Namespace) -> int:
    """Compare the three deciders on a throw-away database; 1 where any two are apart or too little is allowed."""
    from joinedup.front.proving.ground import Ground

    began = time.monotonic()
    with Ground():
        from joinedup.front.proving.comparing import prove

        proof = prove(options.decisions, options.seed)
    for line in proof.told:
        print(line)
    print(
        f"{proof.decisions:,} decisions by each of three deciders in {proof.worlds:,} worlds (seed {proof.seed}): "
        f"{proof.apart:,} apart, {proof.share_allowed:.0%} allowed, {time.monotonic() - began:.0f} s"
    )
    return 1 if proof.apart or proof.share_allowed < LEAST_ALLOWED else 0
