"""The register check over 500 risks in two registers, three controls each, some of them in both: the rules alone."""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from datetime import date

from bench.words import print_table, spread
from joinedup_core.scoring.checks import check_registers
from joinedup_core.scoring.matrix import Score
from joinedup_core.scoring.register import Control, Register, Risk

RISKS = 500
DAY = date(2026, 1, 31)
WORDS = re.findall(
    r"\w+",
    """agencies partners board members attend meetings share information children adults families practice audit
neglect abuse staff training turnover budget reviews actions late delayed missing thresholds referrals
hospital police school council housing health plans visits recording supervision assessment capacity demand
funding policy escalation exploitation domestic violence transition""",
)


def main() -> None:
    """Make the registers, check them several times, print."""
    parser = argparse.ArgumentParser(description="Measure: the rules of the register check")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    registers = _registers(random.Random(1))
    taken = []
    for _ in range(options.runs):
        began = time.perf_counter()
        findings = check_registers(registers)
        taken.append(time.perf_counter() - began)
    print(f"\nRegister check of {RISKS} risks in two registers, {len(findings):,} findings, {options.runs} runs")
    print_table(("Seconds",), [(spread(taken, 3),)])
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def _registers(chance: random.Random) -> tuple[Register, ...]:
    """Two registers; every seventh risk of the second is that of the first in nearly the same words."""
    adults = [_risk(chance, n, f"Failure of {_words(chance, 12)}") for n in range(RISKS // 2)]
    texts = [f"{risk.text} again" if n % 7 == 0 else _words(chance, 13) for n, risk in enumerate(adults)]
    children = [_risk(chance, 1000 + n, text) for n, text in enumerate(texts)]
    return (
        Register("adults", "Adults", DAY, tuple(adults), "adults", ("NSAB",)),
        Register("children", "Children", DAY, tuple(children), "children", ("NSCP",)),
    )


def _risk(chance: random.Random, number: int, text: str) -> Risk:
    controls = tuple(
        Control(
            f"Assurance on {_words(chance, 18)}", chance.choice(("Chair", "", "Police")), "Mar 2018",
            date(2018, 3, 31), chance.choice(("existing", "planned")), f"{number}-{place}",
        )
        for place in range(3)
    )  # fmt: skip
    score = Score(chance.randint(1, 4), chance.randint(1, 4))
    return Risk(
        str(number), text, _words(chance, 25), "", score, Score(2, 2), owner="Chair", controls=controls, key=str(number)
    )


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize()


if __name__ == "__main__":
    main()
