"""Who is not in the cast yet: what a rule finds, how surely, and what it leaves alone."""

import pytest

from joinedup_core.disclosure import Cast, Member, pseudonymise, unknown_names

CAST = Cast((Member("Mother", names=("Karen Tallow",)), Member("SW1", names=("Omar Reyes",))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Karen rang; mum Lisa and PC 1234 Wexley came", ["Lisa", "PC 1234 Wexley"]),
        ("Seen with Samantha Tallow and Zoë", ["Samantha Tallow", "Zoë"]),
        ("NHS 943 476 5919, not 943 476 5918", ["943 476 5919"]),
        (
            "at 12 Mill Lane, ZY1 2AB, 07700 900123, a.b@mail.example",
            ["12 Mill Lane", "ZY1 2AB", "07700 900123", "a.b@mail.example"],
        ),
        ("Mother and SW1 met in May. Will she mark it? Mark the Child Protection Plan.", []),
        ("They said Grace was there", ["Grace"]),
        ("NI AB123456C in a car AB12 CDE", ["AB123456C", "AB12 CDE"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert [one.text for one in unknown_names(text, CAST)] == found
    assert not any(one.text in repr(one) for one in unknown_names(text, CAST))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("KAREN WOLSTENCROFT RANG", "KAREN WOLSTENCROFT"),
        ("Karen\u2019s plan", "Karen\u2019s"),
        ("Seen by Pengelly, T. today", "Pengelly, T."),
        ("moved to zy3 4ab", "zy3 4ab"),
    ],
)
def test_names_in_capitals_possessives_initials_behind_and_small_postcodes(text: str, told: str) -> None:
    assert [one.text for one in unknown_names(text)] == [told]


def test_an_address_leaves_the_full_stop_of_its_sentence() -> None:
    cast = Cast((Member("Mother", names=("Karen Tallow",), addresses=("7 Elm Road, Oakford",)),))
    assert pseudonymise("Called to 7 Elm Road. Then to 7 Elm Rd. at ten.", cast).told == (
        "Called to [Mother\u2019s address]. Then to [Mother\u2019s address] at ten."
    )
