-- Conflicts end by two people of different agencies: asked of the database, which knows every agency somebody belongs to.

create or replace function app.is_barred(who uuid, from_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rule 2 for any user: a conflict of theirs or of a team of theirs with the case, a person on it or that person's household
    with mine as (
        select c.* from people_conflict c
        where c.from_at <= statement_timestamp() and (c.to_at is null or c.to_at > statement_timestamp())
          and (c.user_id = who or c.team_id in (
              select m.team_id from people_teammembership m
              where m.user_id = who and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())))),
    bound as (
        select p.identity from people_caseperson n join people_person p on p.id = n.person_id where n.case_id = from_case)
    select exists (select from mine where case_id = from_case)
        or exists (select from mine join people_person p on p.id = mine.person_id where p.identity in (select identity from bound))
        or exists (
            select from mine join people_householdmember h on h.household_id = mine.household_id
            join people_person p on p.id = h.person_id where p.identity in (select identity from bound))
$$;

create or replace function app.is_of_agency(who uuid, agency uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- today: by a role for it, by serving it, or by a seat that is its
    select exists (
        select from foundation_rolegrant g where g.user_id = who and g.agency_id = agency
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))
    or exists (
        select from foundation_agencyservice s where s.user_id = who and s.agency_id = agency
          and s.from_on <= app.today() and (s.to_on is null or s.to_on >= app.today()))
    or exists (
        select from partnership_seat s where s.holder_id = who and s.agency_id = agency
          and (s.from_on is null or s.from_on <= app.today()) and (s.to_on is null or s.to_on >= app.today()))
$$;

create or replace function app.share_an_agency(one uuid, other uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from partnership_agency a where app.is_of_agency(one, a.id) and app.is_of_agency(other, a.id))
$$;

create or replace function app.end_conflict_by_two() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- each of the two acts in their own name; a conflict that ended stays ended, and is not turned to somebody else
begin
    if session_user = current_user or app.acting_user() is null then return new; end if;
    if old.to_at is not null or (new.user_id, new.team_id, new.person_id, new.household_id, new.case_id, new.from_at)
        is distinct from (old.user_id, old.team_id, old.person_id, old.household_id, old.case_id, old.from_at) then
        raise exception 'a conflict is only ever ended' using errcode = 'check_violation';
    end if;
    if old.ended_by_id is null and new.ended_by_id is distinct from app.acting_user() then
        raise exception 'who asks acts' using errcode = 'check_violation';
    end if;
    if new.to_at is not null and (
        old.ended_by_id is null or new.ended_by_id <> old.ended_by_id or new.end_agreed_by_id is distinct from app.acting_user()
        or app.share_an_agency(old.ended_by_id, new.end_agreed_by_id)) then
        raise exception 'two people of different agencies end a conflict' using errcode = 'check_violation';
    end if;
    return new;
end $$;
drop trigger if exists end_conflict_by_two on public.people_conflict;
create trigger end_conflict_by_two before update on public.people_conflict
for each row execute function app.end_conflict_by_two();
