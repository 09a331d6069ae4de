"""Every free text of the case wing is looked through for confidential addresses: written by fields that do, or listed with why not.

`not_said.txt` lists the other columns of text: keys, references, names. One line each: `room.Model.field why`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from joinedup.people.said import SaidAnswers, SaidLine, SaidText, Worded, said_names
from tests.house.source import CASE_ROOMS, SRC

LISTED = Path(__file__).with_name("not_said.txt")
KEYS_AND_NAMES = {
    "app.alike_to: because", "app.held_about: because", "app.asked_by_link: how", "app.conflict_words: who", "app.enquiry_counts: decision",
}  # fmt: skip
"""What functions give that is called as a free text is, and is none."""
LOOKED_THROUGH = {"app.decided_elsewhere: words", "app.decided_elsewhere: told_by", "app.held_about: needs"}
"""What functions give that they have looked through themselves: tests/rooms/casework/test_referrals_to_panels.py, people/test_brought_in.py."""
SAID = (SaidText, SaidLine, SaidAnswers)


def columns() -> Iterator[tuple[str, models.Field]]:
    """Every column of the case rooms that can hold words, but for keys of a fixed list and what Django itself keeps."""
    for room in CASE_ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, (models.TextField, models.CharField, models.JSONField)) and field.name != "place":
                    yield f"{model._meta.label}.{field.name}", field


def listed() -> dict[str, str]:
    """The columns that hold no free text about anybody, each with why."""
    lines = [line.partition(" ") for line in LISTED.read_text(encoding="utf-8").splitlines() if line]
    return {name: why for name, _, why in lines}


def test_every_free_text_is_looked_through_or_listed_with_why_not() -> None:
    bare = [name for name, field in columns() if not isinstance(field, SAID) and name not in listed()]
    assert bare == [], (
        "Make it a SaidText, SaidLine or SaidAnswers (people/said.py), or list it in not_said.txt with why not"
    )
    assert [name for name, why in listed().items() if len(why) < 8] == [], "say why"


def test_nothing_is_listed_that_is_looked_through_or_gone() -> None:
    bare = {name for name, field in columns() if not isinstance(field, SAID)}
    assert sorted(set(listed()) - bare) == []
    assert list(listed()) == sorted(listed())


def worded() -> list[type[models.Model]]:
    """The models with free texts."""
    return [m for room in CASE_ROOMS for m in apps.get_app_config(room).get_models() if said_names(m)]


def test_every_row_with_free_text_says_what_it_is_about() -> None:
    assert len(worded()) > 35
    assert [m.__name__ for m in worded() if not issubclass(m, Worded) or m.bonds is Worded.bonds] == []


def test_no_function_of_the_database_gives_a_free_text_past_them() -> None:
    said = {name for model in worded() for name in said_names(model)}
    given = []
    for file in sorted(SRC.rglob("policies.sql")):
        for name, columns in re.findall(
            r"function (app\.\w+)\([^)]*\)\s*returns table\s*\(([^)]*)\)", file.read_text()
        ):
            given += [f"{name}: {one.split()[0]}" for one in columns.split(",") if one.split()[0] in said]
    assert set(given) <= KEYS_AND_NAMES | LOOKED_THROUGH, "Look the text through with app.tells_where"
