"""Northvale's cases: each made by the practitioners who would make it, who see afterwards only what is theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

from joinedup.foundation import context
from joinedup.front import case_wing
from joinedup.front.demo.world import INVENTED, World, read
from joinedup.partnership.queries import membership_of
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor

WHY_SHARED = {
    "purpose": "To plan together who sees them, and how they are kept safe", "necessity": "What they said and how they were, and no more",
    "told": "told", "consent": "given",
}  # fmt: skip


def load(world: World) -> None:
    """Make teams, cases, identities and conflicts; nothing in an installation without the case wing."""
    if "casework" not in settings.CASE_ROOMS:
        return
    world.say("Inventing cases")
    told = read("cases")
    made = Made(world)
    for team in told["teams"]:
        made.team(team)
    for kind in told["referral_kinds"]:
        made.referral_kind(kind)
    for desk in told["desks"]:
        made.desk(desk)
    for agreement in told["agreements"]:
        made.agreement(agreement)
    for entry in told["cases"]:
        made.case(entry)
    made.meet(told["identities"], told["conflicts"])
    context.tell_database(world.installer)


@dataclass
class Made:
    """The people and cases made so far, by the short names of the data file."""

    world: World
    people: dict[str, UUID] = field(default_factory=dict)
    cases: dict[str, UUID] = field(default_factory=dict)
    contacts: dict[str, UUID] = field(default_factory=dict)
    teams: dict[str, UUID] = field(default_factory=dict)

    def acting(self, person: str) -> Actor:
        """A member of the cast, told to the database as whoever acts now, with the cases that are theirs by now."""
        actor = self.world.actor(person)
        context.tell_database(actor)
        return case_wing.with_links(actor)

    def team(self, entry: dict[str, Any]) -> None:
        """A team of an agency with its members and those who supervise it."""
        from joinedup.people.teams import commands

        world = self.world
        actor, agency = self.acting("maya"), world.agencies[f"{INVENTED}/{entry['agency']}"]
        practice = membership_of(agency, INVENTED, on=world.today)
        team = self.teams[entry["ref"]] = commands.add_team(
            actor, practice, name=entry["name"], telephone=entry["telephone"]
        )
        for refs, supervises in ((entry["members"], False), (entry["supervisors"], True)):
            for ref in refs:
                user_id = world.people[ref]
                commands.add_member(actor, team, user_id=user_id, supervises=supervises, from_on=world.day("-12m"))

    def referral_kind(self, entry: dict[str, Any]) -> None:
        """A kind of referral of the partnership's own, approved and in force for a year."""
        from joinedup.casework.referral_kinds.commands import Approval, Settled, settle_referral_kind

        world = self.world
        lists = {name: tuple(entry[name]) for name in ("agency_kinds", "questions")}
        approval = Approval(world.day("-13m"), world.day("-12m"), world.day("-12m") - timedelta(days=1))
        board = world.groups[f"{INVENTED}/community-safety"]
        settle_referral_kind(self.acting("maya"), board, settled=Settled(**entry | lists), approval=approval)

    def desk(self, entry: dict[str, Any]) -> None:
        """Where an agency takes referrals of some kinds."""
        from joinedup.casework.desks import commands

        world = self.world
        actor, agency = self.acting("maya"), world.agencies[f"{INVENTED}/{entry['agency']}"]
        said = {name: entry.get(name, "") for name in ("telephone", "hours", "how")}
        practice = membership_of(agency, INVENTED, on=world.today)
        commands.add_desk(actor, practice, takes=entry["takes"], team_id=self.teams.get(entry.get("team", "")), **said)

    def agreement(self, entry: dict[str, Any]) -> None:
        """A sharing agreement, and which of its parties tell their contacts under it, each by its own lead."""
        from joinedup.casework.agreements import commands

        world = self.world
        parties = [world.agencies[f"{INVENTED}/{one}"] for one in entry["parties"]]
        days = {name: world.day(entry[name]) for name in ("signed_on", "review_on", "impact_assessed_on")}
        said = {name: entry[name] for name in ("title", "purpose", "basis", "impact_words")}
        agreement = commands.add_agreement(
            self.acting("maya"), world.partnerships[INVENTED], parties=parties, **said, **days
        )
        for lead, agency in entry["telling"].items():
            practice = membership_of(world.agencies[f"{INVENTED}/{agency}"], INVENTED, on=world.today)
            why = {"because": entry["because"], "at": world.now}
            commands.tell_contacts(self.acting(lead), practice, agreement_id=agreement, **why)

    def case(self, entry: dict[str, Any]) -> None:
        """One case with everybody on it and what was recorded, by each agency in its own name."""
        from joinedup.people.cases import commands

        world, first = self.world, entry["people"][0]
        actor = self.acting(entry["by"])
        opened = world.day(entry["opened"])
        case = commands.open_case(
            actor, membership_of(actor.agency_id, INVENTED, on=world.today), kind=entry["kind"], part=first["part"],
            on=opened, telephone=entry.get("telephone", ""), **self._details(first),
        )  # fmt: skip
        self.cases[entry["ref"]] = case
        self._register(entry, case)
        actor = self.acting(entry["by"])
        for ref, kind, why, telephone in entry["workers"]:
            team = self.teams.get(ref)
            worker = f"team:{team}" if team else f"{world.people[ref]}:{world.actor(ref).agency_id}"
            commands.link_worker(actor, case, worker=worker, kind=kind, why=why, telephone=telephone)
        if note := entry.get("note"):
            commands.write_note(actor, case, text=note, at=world.now)
        self._record(entry, case)
        if closed := entry.get("closed"):
            actor = self.acting(entry["by"])
            commands.close_case(actor, case, version=1, reason=entry["reason"], on=world.day(closed))

    def meet(self, identities: list[dict[str, str]], conflicts: list[dict[str, str]]) -> None:
        """Who is perhaps the same person, and who must see nothing of somebody."""
        from joinedup.people.conflicts import commands as officers
        from joinedup.people.identities import commands

        for entry in identities:
            commands.decide_identity(
                self.acting(entry["by"]), self.people[entry["one"]], other_id=self.people[entry["other"]],
                state=entry["state"], why=entry["why"], at=self.world.now,
            )  # fmt: skip
        for entry in conflicts:
            officers.record_conflict(
                self.acting(entry["by"]), self.world.partnerships[INVENTED], nature=entry["nature"],
                user_id=self.world.people[entry["user"]], person_id=self.people[entry["person"]],
            )  # fmt: skip

    def _details(self, entry: dict[str, Any]) -> dict[str, Any]:
        """What is known of a person as `open_case` and `register_person` take it."""
        from joinedup.people.persons.commands import PersonDetails

        born = entry["born"]
        if born.startswith("-"):
            born = day_in_words(self.world.day(born))
        details = PersonDetails(
            forenames=entry["forenames"], surname=entry["surname"], known_as=entry.get("known", ""), born=born,
            sex=entry["sex"], first_language=entry.get("language", ""), interpreter=entry.get("interpreter", ""),
            support_needs=entry.get("needs", ""),
        )  # fmt: skip
        number = entry.get("nhs", "")
        return {"details": details, "number_kind": "nhs" if number else "", "number": number}

    def _register(self, entry: dict[str, Any], case: UUID) -> None:
        """The other people of a case, where they live, and what they are to each other."""
        from joinedup.casework.queries import get_case
        from joinedup.people.confidential import commands as confidential
        from joinedup.people.families import commands as families
        from joinedup.people.persons import commands

        actor, day = self.acting(entry["by"]), self.world.day
        first, *others = entry["people"]
        self.people[first["ref"]] = get_case(actor, INVENTED, case).persons[0].id
        for one in others:
            self.people[one["ref"]] = commands.register_person(
                actor, case, part=one["part"], on=day(entry["opened"]), **self._details(one)
            )
        actor = self.acting(entry["by"])
        for one in entry.get("addresses", ()):
            commands.add_address(
                actor,
                self.people[one["of"]],
                kind="home",
                lines=one["lines"],
                postcode=one["postcode"],
                from_on=day(one["from"]),
            )
        if hidden := entry.get("confidential"):
            confidential.keep_confidential_address(
                actor, self.people[hidden["of"]], lines=hidden["lines"], postcode=hidden["postcode"],
                hidden_from_words=hidden["words"], hidden_from=[self.people[hidden["hidden_from"]]], from_on=day(hidden["from"]),
            )  # fmt: skip
        home = None
        for ref in entry.get("household", ()):
            families.join_household(actor, case, person_id=self.people[ref], household_id=home)
            home = home or families.queries.family(actor, case, on=self.world.today).households[0].id
        for one, kind, other in entry.get("ties", ()):
            families.relate(actor, case, person_id=self.people[one], kind=kind, other_id=self.people[other])

    def _record(self, entry: dict[str, Any], case: UUID) -> None:
        """Concerns with every level they had, contacts, and what was shared with whom."""
        from joinedup.casework.concerns import commands as concerns
        from joinedup.casework.contacts import commands as contacts

        world = self.world
        for one in entry.get("concerns", ()):
            actor, key = self.acting(one["by"]), uuid4()
            first, *later = [
                concerns.Stand(level, world.day(since), reason, one["home"], one.get("harm", "not_known"))
                for level, since, reason in one["levels"]
            ]
            concerns.record_concern(
                actor, case, person_id=self.people[one["of"]], about=one["about"], part=one["part"],
                scale=one.get("scale", "risk"), stand=first, at=world.now, key=key, words=one.get("words", ""),
            )  # fmt: skip
            for version, stand in enumerate(later, start=1):
                concerns.change_level(actor, key, stand=stand, at=world.now, version=version)
        for one in entry.get("contacts", ()):
            account = contacts.Account(
                one["mode"], one["seen"], one.get("where", ""), one.get("voice", ""), one.get("observations", ""),
                one.get("judgement", ""), one.get("gaps", ""), one.get("next", ""), one["stays"], one.get("made_by", ""),
            )  # fmt: skip
            self.contacts[f"{one['by']}/{one['of']}"] = contacts.record_contact(
                self.acting(one["by"]), case, person_id=self.people[one["of"]], when=day_in_words(world.day(one["on"])),
                account=account, at=world.now, key=uuid4(),
            )  # fmt: skip
        for one in entry.get("shares", ()):
            self._share(one, case, self.contacts[f"{one['by']}/{one['of']}"])
        for one in entry.get("records", ()):
            self._keep_record(one, case)

    def _keep_record(self, one: dict[str, Any], case: UUID) -> None:
        """What an agency's own system says of somebody, shared where it is said with whom."""
        from joinedup.people.records import commands as records

        days = {"as_of_on": self.world.day(one["as_of"]), "born": day_in_words(self.world.day(one["born"]))}
        said = {name: one[name] for name in ("source", "number", "forenames", "surname", "sex")} | days
        said |= {"nhs_number": one.get("nhs", ""), "needs": one.get("needs", "")}
        whose = self.people[one["of"]]
        now = {"at": self.world.now, "on": self.world.today}
        made = records.keep_record(self.acting(one["by"]), case, person_id=whose, **said, **now)
        if "with" in one:
            self._share(one, case, made)

    def _share(self, one: dict[str, Any], case: UUID, item: UUID) -> None:
        from joinedup.casework.sharing import commands as sharing

        sharing.decide_sharing(
            self.acting(one["by"]), case, items=[item], weighed=sharing.Weighed(basis=one["basis"], **WHY_SHARED),
            agency_id=self.world.agencies[f"{INVENTED}/{one['with']}"], at=self.world.now, on=self.world.today,
        )  # fmt: skip
