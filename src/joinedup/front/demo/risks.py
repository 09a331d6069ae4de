"""Risk registers of the demonstration: Southend's as published, and Northvale's, invented and lived in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from joinedup.front.demo.world import World, read
from joinedup.partnership.themes.queries import themes
from joinedup.planning.controls.commands import add_control
from joinedup.planning.registers.commands import create_register, set_matrix
from joinedup.planning.risks import commands
from joinedup.planning.risks.queries import get_risk
from joinedup.planning.southend.commands import load_southend_registers
from joinedup_core.permits import Actor
from joinedup_core.scoring.matrix import DEFAULT


def load(world: World) -> None:
    """Load Southend's two registers as at January 2020, and Northvale's."""
    world.say("Loading risk registers")
    boards = {key: world.groups[f"southend/{key}"] for key in ("adults", "children")}
    load_southend_registers(world.installer, boards)
    for entry in read("northvale_risks")["registers"]:
        _register(world, entry)


def _register(world: World, entry: dict[str, Any]) -> None:
    by = world.actor("maya")
    group = world.groups[f"northvale/{entry['group']}"]
    made = create_register(
        by, group, name=entry["name"], key=entry["key"], audience=entry["audience"], short_names=entry["short_names"]
    )
    set_matrix(by, made, matrix=replace(DEFAULT, stated=True), from_on=world.day("-24m") or world.today)
    for risk in entry["risks"]:
        _risk(world, by, made, risk)


def _risk(world: World, by: Actor, register: UUID, entry: dict[str, Any]) -> None:
    """One risk: its scores in order, its controls, and what happened to it."""
    listed = {theme.name: theme.id for theme in themes(by, "northvale")}
    made = commands.add_risk(
        by,
        register,
        reference=entry["reference"],
        text=entry["text"],
        consequence=entry["consequence"],
        category=entry.get("category", ""),
        owner_words=entry.get("owner", ""),
        theme_ids=[listed[name] for name in entry.get("themes", [])],
        on=world.day(entry["scores"][0]["on"]) or world.today,
    )
    for score in entry["scores"]:
        _score(world, by, made, score)
    for control in entry.get("controls", []):
        add_control(
            by,
            made,
            text=control["text"],
            owner=control.get("owner", ""),
            timeframe=_timeframe(world.day(control.get("due")), control.get("timeframe", "")),
            state=control.get("state", "existing"),
        )
    if accepted := entry.get("accepted"):
        days = {"on": world.day(accepted["on"]), "until_on": world.day(accepted["until"])}
        commands.accept_risk(world.actor("chris"), made, reason=accepted["reason"], **days)
    if closed := entry.get("closed"):
        commands.close_risk(by, made, reason=closed["reason"], on=world.day(closed["on"]) or world.today)


def _score(world: World, by: Actor, risk: UUID, entry: dict[str, Any]) -> None:
    on = world.day(entry["on"]) or world.today
    line = get_risk(by, "northvale", risk, on=on).line
    commands.change_score(
        by,
        risk,
        version=line.version,
        kind=entry.get("kind", "current"),
        likelihood=entry["score"][0],
        impact=entry["score"][1],
        reason=entry["reason"],
        on=on,
    )


def _timeframe(day: date | None, words: str) -> str:
    return f"{day.day} {day:%B %Y}" if day else words
