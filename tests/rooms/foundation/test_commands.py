"""What `@command` promises: judged on the row, all or nothing, written down, refusals too."""

from datetime import date

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import RequestFactory

from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import (
    Changed,
    NotAllowed,
    NotFound,
    Outcome,
    Refused,
    check_version,
    command,
)
from joinedup.foundation.models import TrailEntry
from joinedup.foundation.trail import queries as trail
from joinedup.front.middleware import OneTransaction
from joinedup.partnership.groups import commands as groups
from joinedup.partnership.models import Group
from joinedup_core.permits import Actor, Permission, Role
from tests.cast import ROOT, World


@command(Permission.EDIT_PARTNERSHIP)
def rename_for_test(actor: Actor, group: Group, *, name: str, version: int, other: Group | None = None) -> Outcome[str]:
    """Rename a group, then fail as the test asks."""
    check_version(group, version, shown={"Name": group.name})
    group.save_changes(name=name)
    if name == "refuse":
        raise Refused("no", "Not this name", "name")
    if name == "break":
        raise ZeroDivisionError
    return Outcome(name, f"group {group.pk}")


def entries(outcome: str) -> list[str]:
    return list(
        TrailEntry.objects.filter(outcome=outcome, verb__endswith="rename_for_test").values_list("note", flat=True)
    )


class TestCommand:
    def test_does_it_and_writes_it_down(self, world: World, maya: Actor) -> None:
        assert rename_for_test(maya, world.board, name="New name", version=1) == "New name"
        assert Group.objects.get(pk=world.board).version == 2
        assert entries("done") == [f"group {world.board}"]

    def test_a_refusal_undoes_everything_and_is_written_down(self, world: World, maya: Actor) -> None:
        with pytest.raises(Refused):
            rename_for_test(maya, world.board, name="refuse", version=1)
        assert Group.objects.get(pk=world.board).name != "refuse"
        assert entries("refused") == ["no"]

    def test_a_fault_undoes_everything(self, world: World, maya: Actor) -> None:
        with pytest.raises(ZeroDivisionError):
            rename_for_test(maya, world.board, name="break", version=1)
        assert Group.objects.get(pk=world.board).name != "break"

    def test_the_second_editor_is_shown_the_first_ones_version(self, world: World, maya: Actor) -> None:
        rename_for_test(maya, world.board, name="First", version=1)
        with pytest.raises(Changed) as changed:
            rename_for_test(maya, world.board, name="Second", version=1)
        assert (changed.value.current, changed.value.version) == ({"Name": "First"}, 2)
        assert Group.objects.get(pk=world.board).name == "First"

    def test_a_stranger_finds_nothing_and_a_member_is_told_why_not(self, world: World, omar: Actor, pat: Actor) -> None:
        with pytest.raises(NotFound):
            rename_for_test(omar, world.board, name="x", version=1)
        with pytest.raises(NotAllowed, match="does not allow: edit partnership"):
            rename_for_test(pat, world.board, name="x", version=1)
        assert len(entries("denied")) == 2

    def test_every_placed_argument_is_judged(self, world: World, maya: Actor) -> None:
        with pytest.raises(NotFound):
            rename_for_test(maya, world.board, name="x", version=1, other=world.elsewhere_board)

    def test_the_trail_holds_ids_and_no_words(self, world: World, maya: Actor) -> None:
        rename_for_test(maya, world.board, name="Words about somebody", version=1)
        assert "Words" not in "".join(f"{e.note}{e.target}" for e in TrailEntry.objects.all())


class TestGrants:
    def test_nobody_grants_to_themselves(self, world: World, maya: Actor) -> None:
        boss = Actor(maya.key, maya.user_id, None, ROOT.grants)
        with pytest.raises(Refused, match="yourself"):
            accounts.grant_role(
                boss, user_id=maya.user_id, role=Role.AUDITOR, place="northvale/board/", from_on=date(2026, 1, 1)
            )


@pytest.mark.django_db(transaction=True)
class TestOneTransaction:
    """These commit, so each leaves a database of its own behind."""

    def answer(self, view):
        return OneTransaction(view)(RequestFactory().get("/x/"))

    def make(self) -> World:
        from joinedup.partnership import commands as partnership

        made = partnership.create_partnership(ROOT, key="northvale", name="Northvale")
        groups.create_group(ROOT, made, name="Board", kind="board")
        return made

    def test_an_answer_of_500_undoes_the_request_but_keeps_its_refusals(self) -> None:
        made = self.make()

        def view(request):
            groups.create_group(ROOT, made, name="Half done", kind="board")
            with pytest.raises(NotFound):
                groups.create_group(Actor("nobody"), made, name="x", kind="board")
            return HttpResponse(status=500)

        self.answer(view)
        assert not Group.objects.filter(name="Half done").exists()
        assert TrailEntry.objects.filter(outcome="denied", actor_key="nobody").count() == 1
        assert all(report.intact for report in trail.verify())

    def test_an_answer_of_400_keeps_what_was_done(self) -> None:
        made = self.make()

        def view(request):
            groups.create_group(ROOT, made, name="Done", kind="board")
            return HttpResponse(status=400)

        self.answer(view)
        assert Group.objects.filter(name="Done").exists()

    def test_rendering_happens_inside_it(self) -> None:
        from django.db import connection

        seen = []

        def view(request):
            template = engines["django"].from_string("{{ look }}")
            answer = TemplateResponse(request, template, {"look": lambda: seen.append(connection.in_atomic_block)})
            return answer.render()

        self.answer(view)
        assert seen == [True]

    def test_a_streamed_answer_is_outside_it_and_so_not_used_for_rows(self) -> None:
        from django.db import connection

        answer = self.answer(lambda request: StreamingHttpResponse(str(connection.in_atomic_block) for _ in range(1)))
        assert b"".join(answer.streaming_content) == b"False"
