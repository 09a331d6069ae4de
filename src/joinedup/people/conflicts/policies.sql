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

create or replace function app.declare_own_conflict(made uuid, with_person uuid, with_case uuid, what text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- of a user with a case or a person that they can see: from the next request on they cannot
declare
    here text;
begin
    if app.acting_user() is null or length(trim(what)) = 0 or (with_person is null) = (with_case is null) then return false; end if;
    if with_case is not null and not with_case = any (array (select app.my_cases())) then return false; end if;
    if with_person is not null and not with_person = any (array (select app.my_people())) then return false; end if;
    select split_part(place, '/', 1) || '/' into here from (
        select place from people_case where id = with_case union all select place from people_person where id = with_person) found;
    insert into people_conflict (id, place, version, made_at, user_id, person_id, case_id, nature, from_at, end_reason)
    values (made, here, 1, statement_timestamp(), app.acting_user(), with_person, with_case, trim(what), statement_timestamp(), '');
    return true;
end $$;

create or replace function app.conflict_target(in_place text, wanted text, asked jsonb, born_on date)
returns table (case_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for a conflict officer alone: the case of a reference, or everybody of a surname, a forename and a full date of birth
begin
    if not app.holds('conflict_officer', in_place) then return; end if;
    return query select c.id, null::uuid from people_case c where upper(c.reference) = upper(wanted) and starts_with(c.place, in_place);
    return query
        select null::uuid, p.id from people_findkeys k join people_person p on p.id = k.person_id
        where starts_with(p.place, in_place) and p.born_from_on = born_on and p.born_to_on = born_on
          and k.keys && array (select jsonb_array_elements_text(asked -> 'surname'))
          and k.keys && array (select jsonb_array_elements_text(asked -> 'forename'));
end $$;

create or replace function app.conflict_words(wanted uuid[]) returns table (conflict_id uuid, who text, with_whom text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for those who keep conflicts: whom each bars, and from whom or what, by name
    select f.id, coalesce(u.name, t.name), coalesce(
        'case ' || c.reference, nullif(trim(p.forenames || ' ' || p.surname), ''), nullif(p.known_as, ''),
        'a household of ' || (select string_agg(trim(m.forenames || ' ' || m.surname), ', ' order by m.sort_name, m.id)
                              from people_householdmember h join people_person m on m.id = h.person_id where h.household_id = f.household_id),
        'somebody whose name is not known')
    from people_conflict f left join foundation_user u on u.id = f.user_id left join people_team t on t.id = f.team_id
    left join people_case c on c.id = f.case_id left join people_person p on p.id = f.person_id
    where f.id = any (wanted) and app.holds('conflict_officer', f.place)
$$;

drop policy if exists owner_declares on public.people_conflict;
create policy owner_declares on public.people_conflict for insert to current_user with check (user_id = app.acting_user());
