"""Contradictions and gaps: how many of those planted in invented chronologies are reported, and how many reports are so.

    python -m bench.grouping --findings [--styles tuning] [--chronologies 60]

A contradiction is right when it quotes entries of one event of which the generator gave one the other claim, or another
day of the event. Found can be only what grouping has put together; both recalls are printed. A gap is right when it
covers a planted silence, or when an agency's run of like contacts ended there and nothing came for four times its rhythm:
lives have such silences that nobody planted, and the text does not tell them apart.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bench.words import print_table
from joinedup_core.chronology import read_chronology
from joinedup_core.chronology.finding import Finding
from joinedup_core.chronology.findings import Composite, compose
from joinedup_core.chronology.inventing_files import Invention, invent

COVERED, TIMES, FEWEST = 0.6, 4, 4
Place = dict[tuple[str, int], int]


def measure(options: argparse.Namespace) -> None:
    """Measure and print; the options are those of `bench.grouping`."""
    cases = [
        Counter(_case(options.seed + n, options.entries, options.styles, options.show))
        for n in range(options.chronologies)
    ]
    entries = f"{options.chronologies} chronologies of about {options.entries} entries, 5 to 12 agencies"
    print(f"\nFindings, wordings and layouts \u201c{options.styles}\u201d: {entries}")
    rows = [
        (f"{what}: {figure}", _share(cases, what, some, of))
        for what, figure, some, of in (
            ("contradictions", "precision", "right", "reported"),
            ("contradictions", "recall of those within one group", "found", "together"),
            ("contradictions", "recall of all planted", "found", "planted"),
            ("gaps", "precision", "right", "reported"),
            ("gaps", "of these planted", "planted ones", "reported"),
            ("gaps", "recall of planted ones", "found", "planted"),
        )
    ]
    print_table(("Figure", "Value (95% interval)"), rows)
    total: Counter[tuple[str, str]] = sum(cases, Counter())
    abouts = sorted({about for what, about in total if what == "contradictions about"})
    print_table(
        ("Contradictions about", "Right of those reported"),
        [
            (about, f"{total['contradictions right about', about]} of {total['contradictions about', about]}")
            for about in abouts
        ],
    )
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def _share(cases: Sequence[Counter[tuple[str, str]]], what: str, some: str, of: str) -> str:
    """A share in all, with the middle 95% of it over chronologies drawn again and again with replacement."""
    chance = random.Random(1)

    def share(drawn: Sequence[Counter[tuple[str, str]]]) -> float:
        return sum(case[what, some] for case in drawn) / max(1, sum(case[what, of] for case in drawn))

    drawn = sorted(share(chance.choices(cases, k=len(cases))) for _ in range(400))
    count, whole = (sum(case[what, name] for case in cases) for name in (some, of))
    return f"{share(cases):.3f} ({drawn[10]:.3f}-{drawn[389]:.3f}); {count:,} of {whole:,}"


def _case(seed: int, entries: int, styles: str, show: bool) -> Iterator[tuple[str, str]]:
    """What is to be counted in one chronology."""
    chance = random.Random(seed)
    agencies, a_day = chance.randint(5, 12), chance.choice((0.5, 1.0, 2.0))
    invention = invent(random.Random(seed), agencies=agencies, entries=entries, styles=styles, per_day=a_day)
    read = [read_chronology(table.as_file(), table.file, agency=table.agency).entries for table in invention.tables]
    composite = compose(*read)
    yield from _contradictions(invention, composite, show)
    yield from _gaps(invention, composite, show)


def _contradictions(invention: Invention, composite: Composite, show: bool) -> Iterator[tuple[str, str]]:
    whole = composite.chronology.entries
    at = {(entry.source.file, entry.source.row): n for n, entry in enumerate(whole)}
    told = [one for one in composite.findings if one.kind == "contradiction"]
    where = {n: g for g, one in enumerate(composite.grouping.groups) for n in one.members}
    planted = [
        ({at[row] for row in one.rows}, {at[row] for row in one.against}) for one in invention.truth.contradictions
    ]
    right = set()
    for some, others in planted:
        yield "contradictions", "planted"
        hits = {n for n, one in enumerate(told) if some & {*one.entries} and others & {*one.entries}}
        right |= hits
        together = any(a in where and where[a] == where.get(b) for a in some for b in others)
        if together:
            yield "contradictions", "together"
        if hits:
            yield "contradictions", "found"
        elif show and together:
            print(
                "MISSED",
                [(str(whole[n].when), whole[n].agency, whole[n].what, whole[n].outcome) for n in some | others],
            )
    for n, one in enumerate(told):
        yield "contradictions", "reported"
        yield "contradictions about", one.about
        if n in right:
            yield "contradictions", "right"
            yield "contradictions right about", one.about
        elif show:
            print("WRONG", one.words, [(str(whole[n].when), whole[n].agency, whole[n].what) for n in one.entries])


def _gaps(invention: Invention, composite: Composite, show: bool) -> Iterator[tuple[str, str]]:
    told = [one for one in composite.findings if one.kind == "gap" and one.about]
    planted = set()
    for gap in invention.truth.silences:
        yield "gaps", "planted"
        least = COVERED * (gap.until - gap.after).days
        hits = {
            n
            for n, one in enumerate(told)
            if one.about == gap.agency
            and one.first
            and one.last
            and (min(one.last, gap.until) - max(one.first, gap.after)).days > least
        }
        planted |= hits
        if hits:
            yield "gaps", "found"
        elif show:
            print("MISSED", gap)
    for n, one in enumerate(told):
        yield "gaps", "reported"
        if n in planted:
            yield "gaps", "planted ones"
        if n in planted or _broke_off(invention, one):
            yield "gaps", "right"
        elif show:
            print("WRONG", one.words)


def _broke_off(invention: Invention, one: Finding) -> bool:
    """Whether an agency's contacts in a rhythm ended where the gap begins, and it lasts for long beside the rhythm."""
    if one.first is None or one.last is None:
        return False
    return any(
        run.agency == one.about
        and run.contacts >= FEWEST
        and abs(one.first - run.last) <= timedelta(days=run.every + 3)
        and (one.last - one.first).days >= TIMES * run.every
        for run in invention.truth.runs
    )
