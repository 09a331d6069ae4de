"""Who may do what, and where: the pure decision, and that its list form agrees with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.permits import ALLOWS, NAMED_ALLOWS, Actor, Grant, Permission, Role, Thing, decide, reaches

PLACES = [
    "",
    "shropshire/",
    "shropshire/board/",
    "shropshire/board/group:7/",
    "shropshire/board/group:70/",
    "shropshire/case/7/",
    "southend/board/",
]
grants = st.builds(Grant, st.sampled_from(Role), st.sampled_from(PLACES), st.sampled_from([None, "police", "council"]))
actors = st.builds(Actor, st.just("user:1"), st.sampled_from([None, "1"]), st.none(), st.frozensets(grants, max_size=4))
things = st.builds(
    Thing,
    st.sampled_from(PLACES[1:]),
    st.sampled_from([None, "police", "council"]),
    st.frozensets(st.sampled_from(["1", "2"])),
)


def one(role: Role, place: str, agency: str | None = None) -> Actor:
    return Actor("user:1", "1", None, frozenset({Grant(role, place, agency)}))


class TestDecide:
    def test_a_grant_holds_there_and_below(self) -> None:
        manager = one(Role.BUSINESS_MANAGER, "shropshire/board/")
        assert decide(manager, Permission.EDIT_RISKS, Thing("shropshire/board/group:7/")).allowed

    def test_group_7_does_not_open_group_70(self) -> None:
        member = one(Role.GROUP_MEMBER, "shropshire/board/group:7/")
        assert not decide(member, Permission.SEE_MEETINGS, Thing("shropshire/board/group:70/")).touches

    def test_no_board_grant_opens_a_case(self) -> None:
        manager = one(Role.BUSINESS_MANAGER, "shropshire/board/")
        assert not decide(manager, Permission.SEE_ACTIONS, Thing("shropshire/case/7/")).touches

    def test_an_agency_lead_sees_only_their_own_agencys_rows(self) -> None:
        lead = one(Role.AGENCY_LEAD, "shropshire/board/", "police")
        assert decide(lead, Permission.SEE_ACTIONS, Thing("shropshire/board/group:7/", agency="police")).allowed
        assert not decide(lead, Permission.SEE_ACTIONS, Thing("shropshire/board/group:7/", agency="council")).touches

    def test_an_administrator_sees_no_content(self) -> None:
        assert not decide(
            one(Role.ADMINISTRATOR, ""), Permission.SEE_MEETINGS, Thing("shropshire/board/group:7/")
        ).allowed

    def test_says_why_not(self) -> None:
        verdict = decide(one(Role.GROUP_MEMBER, "a/board/"), Permission.RECORD_DECISIONS, Thing("a/board/"))
        assert verdict.because == "group member does not allow: record decisions"

    def test_a_place_ends_in_a_slash(self) -> None:
        with pytest.raises(ValueError, match="group 70"):
            Grant(Role.CLERK, "a/board")

    @given(actors, st.sampled_from(Permission), things)
    def test_the_list_form_agrees(self, actor: Actor, permission: Permission, thing: Thing) -> None:
        listed = any(
            thing.place.startswith(place) and agency in (None, thing.agency)
            for place, agency in reaches(actor, permission)
        )
        named = actor.user_id in thing.names and permission in NAMED_ALLOWS
        assert decide(actor, permission, thing).allowed == (listed or named)

    @given(actors, st.sampled_from(Permission), things, grants)
    def test_more_grants_never_allow_less(
        self, actor: Actor, permission: Permission, thing: Thing, more: Grant
    ) -> None:
        wider = Actor(actor.key, actor.user_id, None, actor.grants | {more})
        if decide(actor, permission, thing).allowed:
            assert decide(wider, permission, thing).allowed

    def test_nobody_but_the_administrator_runs_the_installation(self) -> None:
        assert [r for r in Role if Permission.RUN_INSTALLATION in ALLOWS[r]] == [Role.ADMINISTRATOR]
