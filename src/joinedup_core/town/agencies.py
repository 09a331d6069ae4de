"""What agencies hold: whom each knows, how it writes, and how often it errs. Data; invented, from general knowledge.

Rates are not measured anywhere; they are chosen to be hard. `bench/linkage.py` says how results move with them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Agency:
    """One agency's extract.

    `covers`: share of people known, by age band (under 5, 5 to 17, 18 to 64, 65 and over). `again`: share of those
    known who have a second record. `kept_apart`: it keeps its own people apart. Rates are of records.
    """

    key: str
    prefix: str
    covers: tuple[float, float, float, float]
    again: float = 0.0
    kept_apart: bool = False
    nhs: float = 0.0
    upn: float = 0.0
    phone: float = 0.5
    email: float = 0.0
    slip: float = 0.04
    birth_slip: float = 0.02
    birth_default: float = 0.0
    birth_missing: float = 0.01
    address_missing: float = 0.03
    swapped: float = 0.002
    known_as: float = 0.15
    alias: float = 0.0
    middle: float = 0.3
    dates: str = "%d/%m/%Y"
    one_name: bool = False
    capitals: bool = False
    earliest: int = 2015


AGENCIES = (
    Agency("health", "H", (0.92, 0.80, 0.72, 0.92), kept_apart=True, nhs=0.99, phone=0.7, email=0.3, slip=0.02,
           birth_slip=0.006, birth_missing=0.0, address_missing=0.01, known_as=0.04, middle=0.6, dates="%Y-%m-%d",
           earliest=2012),
    Agency("schools", "S", (0.05, 0.93, 0.01, 0.0), kept_apart=True, upn=0.97, phone=0.8, email=0.2, slip=0.03,
           birth_slip=0.008, known_as=0.15),
    Agency("childrens_services", "C", (0.16, 0.16, 0.07, 0.01), again=0.06, nhs=0.35, upn=0.15, phone=0.5, slip=0.06,
           birth_slip=0.03, birth_default=0.01, birth_missing=0.04, swapped=0.004),
    Agency("adult_services", "A", (0.0, 0.0, 0.05, 0.35), again=0.04, nhs=0.7, phone=0.5, slip=0.05, birth_slip=0.025,
           birth_default=0.01),
    Agency("police", "P", (0.03, 0.09, 0.28, 0.12), again=0.3, phone=0.5, email=0.15, slip=0.09, birth_slip=0.05,
           birth_default=0.03, birth_missing=0.05, address_missing=0.10, swapped=0.008, known_as=0.25, alias=0.02,
           dates="%d-%b-%Y", one_name=True, capitals=True),
    Agency("housing", "T", (0.10, 0.15, 0.38, 0.30), again=0.05, phone=0.8, email=0.4, slip=0.05, birth_slip=0.03,
           birth_default=0.02, birth_missing=0.06, address_missing=0.0),
    Agency("probation", "B", (0.0, 0.0, 0.03, 0.005), again=0.03, nhs=0.05, phone=0.6, slip=0.05, birth_slip=0.02,
           alias=0.02, capitals=True),
    Agency("substance_misuse", "D", (0.0, 0.01, 0.025, 0.005), again=0.08, nhs=0.2, phone=0.5, slip=0.07,
           birth_slip=0.04, birth_default=0.03, address_missing=0.25, known_as=0.35),
)  # fmt: skip
RECORDS_A_PERSON = 1.72
