"""The risk register: 500 risks with 10 scores each."""

from __future__ import annotations

from datetime import date, timedelta

from bench.page import Page, measure
from bench.population import Population

SCORES = 10


def fill(at: Population, rows: int) -> None:
    """One register of the board with so many risks, each scored ten times and with a control."""
    from joinedup.planning.models import Control, Risk, RiskRegister, RiskScore
    from joinedup.planning.risks.rules import reference_sort

    place = at.place(at.groups[0])
    register = RiskRegister.objects.create(
        partnership_id=at.partnership, group_id=at.groups[0], key="risks", name="Risks", place=place
    )
    day = date(2026, 1, 1)
    risks = [
        Risk(
            register=register, place=place, reference=f"{n // 20 + 1}.{n % 20 + 1}", category=f"Part {n % 6}",
            reference_sort=reference_sort(f"{n // 20 + 1}.{n % 20 + 1}"),
            text=f"Risk {n}: those who know do not tell those who need to know, so that help comes late",
            owner_agency_id=at.agencies[n % len(at.agencies)], owner_seat_id=at.seats[at.groups[0]][n % 10],
            reviewed_on=day, next_review_on=day + timedelta(days=n), current_likelihood=n % 5 + 1,
            current_impact=n % 4 + 1, current_value=(n % 5 + 1) * (n % 4 + 1), previous_likelihood=3, previous_impact=3,
            target_likelihood=1, target_impact=2, target_value=2,
        )
        for n in range(rows)
    ]  # fmt: skip
    Risk.objects.bulk_create(risks)
    RiskScore.objects.bulk_create(
        (
            RiskScore(
                risk=risk, place=place, kind="current", number=number, likelihood=number % 5 + 1, impact=2,
                reason="As agreed", scored_on=day + timedelta(days=30 * number),
            )
            for risk in risks
            for number in range(SCORES)
        ),
        batch_size=2000,
    )  # fmt: skip
    Control.objects.bulk_create(
        Control(risk=risk, place=place, position=1, text="The pathway is agreed and followed") for risk in risks
    )


PAGE = Page(
    name="Risk register",
    rows=500,
    noun="risks with 10 scores each",
    fill=fill,
    address="/{key}/risks/risks/",
    yardstick="/admin/planning/risk/?register__partnership__key={key}",
)

if __name__ == "__main__":
    measure(PAGE)
