"""The findings as the page shows them: in words, as a picture by rule, row by row, and as a table to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from joinedup.kit.charts import Bar, BarChart
from joinedup.kit.tables import Column, Table
from joinedup.planning.check.queries import Check
from joinedup.planning.check.rules import Found


@dataclass(frozen=True)
class RowFindings:
    """One row of a register with what was found in it."""

    register: str
    reference: str
    url: str
    found: tuple[Found, ...]

    @property
    def title(self) -> str:
        """The row in words."""
        return f"{self.register}: {self.reference}"


def narrowed(found: Sequence[Found], chosen: Mapping[str, Any]) -> list[Found]:
    """The findings that answer to the filters."""
    kept = []
    for item in found:
        finding = item.finding
        if chosen.get("register") not in (None, finding.register, finding.other_register):
            continue
        if chosen.get("rule") not in (None, finding.rule):
            continue
        if chosen.get("done") and (chosen["done"] == "yes") != (item.answer is not None):
            continue
        kept.append(item)
    return kept


def rows_by_risk(partnership: str, found: Sequence[Found]) -> list[RowFindings]:
    """The findings gathered by row, in the order of the registers."""
    rows: dict[tuple[str, str], list[Found]] = {}
    for item in found:
        rows.setdefault((item.finding.register, item.finding.reference), []).append(item)
    return [
        RowFindings(
            items[0].register_name,
            items[0].finding.reference,
            reverse("planning:risk", args=[partnership, items[0].finding.risk_key]),
            tuple(items),
        )
        for items in rows.values()
    ]


def rule_picture(check: Check, url: str) -> BarChart:
    """How often each rule found something, the most first."""
    ranked = sorted(check.by_rule, key=lambda rule: -rule.found)
    bars = [
        Bar(
            rule.title,
            rule.found,
            f"{rule.dealt} asked or set aside" if rule.dealt else "",
            f"{url}?{urlencode({'rule': rule.key})}" if rule.found else "",
        )
        for rule in ranked
    ]
    return BarChart("Findings by rule", bars, unit="findings", kind="Rule")


def summary(check: Check) -> str:
    """The outcome in a sentence."""
    registers = f"{len(check.registers)} register{'' if len(check.registers) == 1 else 's'}"
    if not check.found:
        return f"The check finds nothing in {check.risks} risks of {registers}."
    worst = max(check.by_rule, key=lambda rule: rule.found)
    rows = len(
        {(item.finding.register, item.finding.reference) for item in check.found}
        | {(f.other_register, f.other_reference) for item in check.found if (f := item.finding).other_register}
    )
    return (
        f"{len(check.found)} findings in {rows} of {check.risks} risks of {registers}; "
        f"the most frequent is “{worst.title.lower()}” ({worst.found})."
    )


def findings_table(found: Sequence[Found]) -> Table:
    """The findings as a list to take away."""
    return Table(
        "Register check",
        [
            Column("rule", "Rule", value=lambda item: item.title),
            Column("register", "Register", value=lambda item: item.register_name),
            Column("reference", "Reference", value=lambda item: item.finding.reference),
            Column("field", "Where", value=lambda item: item.row),
            Column("because", "Because", value=lambda item: item.finding.because),
            Column("evidence", "Evidence", value=lambda item: " | ".join(item.finding.evidence)),
            Column("answer", "Dealt with", value=lambda item: item.answer.label if item.answer else ""),
        ],
        found,
        noun=("finding", "findings"),
    )
