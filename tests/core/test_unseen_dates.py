"""A second list of written dates, made without sight of the reader: each is read honestly or refused."""

from pathlib import Path

import pytest

from joinedup_core.calendar import Moment, TimeOfDay, UnreadableDate, read_moment

_LINES = (Path(__file__).parent / "unseen_dates.txt").read_text(encoding="utf-8").splitlines()
LISTED = [line.rsplit(" => ", 1) for line in _LINES if " => " in line and not line.startswith("#")]


def short(moment: Moment) -> str:
    """A moment as the list writes it."""
    on, at = moment.on, moment.at
    days = f"{on.earliest}" if on.earliest == on.latest else f"{on.earliest}..{on.latest}"
    words = f"{moment.edge} {days}".strip() + "~" * on.about + "?" * on.doubtful
    return f"{words} {_time(at)}" if at else words


def _time(at: TimeOfDay) -> str:
    span = f"{at.earliest:%H:%M}" if at.earliest == at.latest else f"{at.earliest:%H:%M}-{at.latest:%H:%M}"
    return (at.name or span) + "~" * at.about + "?" * at.doubtful


@pytest.mark.parametrize(("written", "told"), LISTED)
def test_reads_what_was_not_seen(written: str, told: str) -> None:
    try:
        found = short(read_moment(written))
    except UnreadableDate:
        found = "!"
    assert found == told


def test_has_a_long_list() -> None:
    assert len(LISTED) > 700
