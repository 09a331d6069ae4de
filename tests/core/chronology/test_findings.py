"""What is found: each finding in words, with what is not one beside it."""

from datetime import date, timedelta

import pytest

from joinedup_core.calendar import day_in_words
from joinedup_core.chronology import Entry
from joinedup_core.chronology.field_words import field_words
from joinedup_core.chronology.finding import Finding, spell
from joinedup_core.chronology.findings import compose, group_in_words
from joinedup_core.chronology.whom import children_named, whom
from tests.core.chronology.tellings import filler, told

CALLOUT = (
    "2240hrs called to 7 Elm Road, Leanne DOLAN hit by Lee MARSH, cut to hand, window smashed, puppy hurt. Log 417."
)


def found(kind: str, *entries: Entry, **asked: object) -> list[Finding]:
    """The findings of a kind in a chronology of these entries."""
    return [one for one in compose(entries, **asked).findings if one.kind == kind]  # type: ignore[arg-type]


def weekly(agency: str, what: str, weeks: int, first: date, every: int = 7) -> list[Entry]:
    """Entries of one agency in a rhythm."""
    return [told(agency, day_in_words(first + timedelta(days=every * n)), what) for n in range(weeks)]


class TestContradictions:
    @pytest.mark.parametrize(
        ("police", "care", "words"),
        [
            (" Lee MARSH was arrested.", " He had left, not arrested.", "about the outcome: whether somebody was arrested."),
            (" Children in the house.", " No children in the house.", "about who was present: whether children were there."),
            ("", " At 12 Mill Lane.", "about the place: where it was."),
        ],
    )  # fmt: skip
    def test_both_sayings_are_quoted(self, police: str, care: str, words: str) -> None:
        one = told("Arden Police", "14/2/2018 22:40", CALLOUT + police)
        other = told(
            "Social care",
            "14/2/2018",
            f"Police: mother hit by partner, hand wound, window broken, puppy hurt, log 417.{care}",
        )
        (finding,) = found("contradiction", *filler(), one, other)
        assert words in finding.words
        assert {quote.words.strip(".") for quote in finding.quotes} >= (
            {care.strip(" .")} if "Mill" not in care else {"12 Mill Lane"}
        )
        assert len({quote.entry for quote in finding.quotes}) == 2

    def test_the_day(self) -> None:
        one = told("Arden Police", "14/2/2018 22:40", CALLOUT)
        other = told(
            "Social care", "19/2/2018", "Police report on 13/02: hand wound, window broken, puppy hurt, log 417."
        )
        (finding,) = found("contradiction", *filler(), one, other)
        assert "about the date: on which day it was." in finding.words
        assert "“13 February 2018, written on 19 February 2018”" in finding.words
        assert "may be the day of writing" in finding.words

    def test_writing_it_down_the_next_day_contradicts_nothing(self) -> None:
        one = told("Arden Police", "14/2/2018 22:40", CALLOUT)
        other = told("Social care", "15/2/2018", "Police notification: hand wound, window broken, puppy hurt, log 417.")
        assert found("contradiction", *filler(), one, other) == []

    @pytest.mark.parametrize(
        "words",
        ["No tea last night.", "Kept in overnight.", "Review in 3/12.", "On 14/02: door forced."],
        ids=["a remark", "a stay", "three months", "the day itself"],
    )
    def test_what_only_looks_like_another_day(self, words: str) -> None:
        one = told("Arden Police", "14/2/2018 22:40", CALLOUT)
        other = told(
            "Ambulance service",
            "14/2/2018 22:45",
            f"Crew attended. Hand wound, window broken, puppy hurt, log 417. {words}",
        )
        assert found("contradiction", *filler(), one, other) == []

    def test_hearsay_cannot_be_written_before_the_event(self) -> None:
        one = told("Arden Police", "14/2/2018 22:40", CALLOUT)
        other = told("Social care", "13/2/2018", "Police notification: hand wound, window broken, puppy hurt, log 417.")
        (finding,) = found("contradiction", *filler(), one, other)
        assert "on which day it was. Social care (“13 February 2018”); Arden Police" in finding.words

    def test_a_street_misspelt_is_no_other_street(self) -> None:
        one = told("Arden Police", "14/2/2018 22:40", CALLOUT)
        other = told("Social care", "14/2/2018", "Hand wound, window broken, puppy hurt, log 417 at 7 Elmm Road.")
        assert found("contradiction", *filler(), one, other) == []

    def test_apart_they_contradict_nothing(self) -> None:
        one = told("Arden Police", "14/1/2018 22:40", CALLOUT + " Lee MARSH was arrested.")
        other = told("Social care", "14/2/2018", "Police called, kitchen dirty, not arrested.")
        assert found("contradiction", *filler(), one, other) == []


class TestGaps:
    def test_a_rhythm_that_breaks_off(self) -> None:
        before = weekly("Health visiting", "Home visit.", 10, date(2019, 1, 7))
        after = weekly("Health visiting", "Home visit.", 4, date(2019, 7, 1))
        gap = found("gap", *before, *after)[0]
        assert gap.words == (
            "No agency has an entry between 11 March 2019 and 1 July 2019 (16 weeks). Usually there is one about every 7 days."
        )
        assert any(
            one.words.startswith("Health visiting has no entry between 11 March 2019")
            for one in found("gap", *before, *after)
        )

    def test_a_week_left_out_is_none(self) -> None:
        visits = weekly("Health visiting", "Home visit.", 12, date(2019, 1, 7))
        assert found("gap", *visits[:5], *visits[6:]) == []

    def test_against_the_interval_expected(self) -> None:
        visits = weekly("Health visiting", "Home visit.", 3, date(2019, 1, 7), every=50)
        said = [one.words for one in found("gap", *visits, expected={"Health visiting": 42}, until=date(2019, 6, 30))]
        assert said[0].endswith("(7 weeks). Expected: at most 42 days.")
        assert said[-1].startswith("Health visiting has no entry from 17 April 2019 to the end, 30 June 2019")

    def test_other_contacts_between_do_not_hide_a_rhythm(self) -> None:
        visits = weekly("Health visiting", "Home visit.", 12, date(2019, 1, 7)) + weekly(
            "Health visiting", "Home visit.", 8, date(2019, 7, 1)
        )
        others = weekly("Health visiting", "Telephone call to mother.", 12, date(2019, 1, 9), every=5)
        said = [one.words for one in found("gap", *visits, *others)]
        assert any(words.startswith("Health visiting has no entry between 25 March 2019 and 1 July") for words in said)

    def test_that_callouts_and_absences_stop_is_none(self) -> None:
        calls = [
            n
            for years in (date(2019, 1, 7), date(2019, 9, 2))
            for n in weekly("Arden Police", "Called to domestic.", 9, years)
        ]
        absent = [n for years in (date(2019, 1, 8), date(2019, 9, 3)) for n in weekly("School", "Absent.", 9, years)]
        assert [one for one in found("gap", *calls, *absent) if one.about] == []


class TestBursts:
    def test_many_in_few_days_counted_once_each(self) -> None:
        spread = weekly("Arden Police", "Called to domestic argument, words of advice.", 10, date(2018, 1, 1), every=90)
        burst = [
            told("Arden Police", f"{n}/9/2019 2{n % 4}:00", f"Called to domestic, number {n}.") for n in range(2, 8)
        ]
        (finding,) = found("burst", *spread, *burst)
        assert finding.words.startswith("6 events of the kind “violence” from 2 September 2019 to 7 September 2019;")

    def test_a_steady_stream_is_none(self) -> None:
        assert found("burst", *weekly("Arden Police", "Called to domestic argument.", 60, date(2018, 1, 1))) == []

    def test_more_and_more_often(self) -> None:
        days = [
            date(2018, 1, 1) + timedelta(days=n)
            for n in (0, 100, 130, 190, 200, 230, 260, 275, 280, 300, 310, 330, 350, 360)
        ]
        calls = [told("Arden Police", day_in_words(day), f"Called to domestic {n}.") for n, day in enumerate(days)]
        assert "1, 2, 4, 7 in successive quarters of a year" in found("escalation", *calls)[0].words

    def test_graver_and_graver(self) -> None:
        mild = weekly("Arden Police", "Called to domestic, shouting.", 6, date(2018, 1, 1), every=30)
        grave = weekly("Arden Police", "Called to domestic, held by the throat.", 6, date(2018, 9, 1), every=30)
        said = [one.words for one in found("escalation", *mild, *grave)]
        assert any("read graver: of 4 up to" in words and "at most: life at risk" in words for words in said)


def test_who_knew_what_when() -> None:
    entries = [
        told("School", "1/3/2019", "Mother is pregnant."),
        told("GP practice", "11/3/2019", "Antenatal booking."),
        told("Housing", "12/3/2019", "Rent letter."),
    ]
    (finding,) = found("knowledge", *entries)
    assert finding.words == (
        "A pregnancy: first recorded by School on 1 March 2019; GP practice 10 days later. Not recorded by Housing."
    )


def test_a_group_in_words_names_all_who_tell_and_where() -> None:
    one = told("Arden Police", "14/2/2018 22:40", CALLOUT)
    other = told("Social care", "15/2/2018", "Police notification: hand wound, window broken, puppy hurt, log 417.")
    composite = compose(filler(), [one, other])
    (group,) = composite.grouping.groups
    words = group_in_words(group, composite.chronology.entries, composite.grouping)
    assert words.startswith(f"One event told by: Arden Police, 14 February 2018 at 22:40 ({one.source}); Social care,")
    assert "both give the same number" in words


@pytest.mark.parametrize(
    ("days", "said"), [(1, "1 day"), (42, "42 days"), (43, "6 weeks"), (120, "4 months"), (730, "2 years")]
)
def test_lengths_as_people_say_them(days: int, said: str) -> None:
    assert spell(days) == said


@pytest.mark.parametrize(
    ("what", "on"),
    [
        ("Lee TALLOW arrested for common assault of Karen TALLOW, bruising to the arm.", "Karen"),
        ("Told that Lee was arrested for assault of Karen. Bruise to her arm.", "Karen"),
        ("Mother opened the door. Bruise to the child's leg.", "a child"),
        ("Ella (Year 2) seen by the nurse, bruise to cheek.", "a child"),
        ("Seen at home. Bruising to mum's neck, Ella (Year 2) asleep.", "the mother"),
        ("Bruise seen.", ""),
    ],
)  # fmt: skip
def test_on_whom_a_bruise_is(what: str, on: str) -> None:
    text = what.lower()
    names = {name: name for name in ("karen", "lee", "tallow", "ella")}
    word = "bruising" if "bruising" in text else "bruise"
    assert whom(text, word, names, children_named([text], names), field_words()) == on


def test_an_adults_bruise_is_no_childs() -> None:
    entries = [
        told("Arden Police", "18/5/2019", "Lee TALLOW arrested for assault of Karen TALLOW, bruising to the arm."),
        told("GP practice", "20/5/2019", "Seen for review, Ms Karen TALLOW has a bruise on the arm."),
        told("School", "21/5/2019", "Child A has a bruise to the cheek."),
        told("GP practice", "22/5/2019", "Child A, bruise to the cheek examined."),
    ]
    said = [one.words for one in found("knowledge", *entries)]
    assert any(words.startswith("Bruising or other marks on Karen: first recorded by Arden Police") for words in said)
    assert any(words.startswith("Bruising or other marks on a child: first recorded by School") for words in said)
