-- What only two people may do, and what joining and unjoining records may never undo.

create or replace function app.agree_in_own_name() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- who asks and who agrees is whoever acts; nothing else of what was asked is changed afterwards
begin
    if session_user = current_user or app.acting_user() is null then return new; end if;
    if tg_op = 'INSERT' then
        new.asked_by_id := app.acting_user(); new.agreed_by_id := null; new.agreed_at := null;
    elsif old.agreed_by_id is null and new.agreed_by_id is not null then
        new := jsonb_populate_record(old, jsonb_build_object(
            'agreed_by_id', app.acting_user(), 'agreed_at', statement_timestamp(), 'version', new.version));
    else
        new := old;
    end if;
    return new;
end $$;
drop trigger if exists agree_in_own_name on public.people_restrictiondecision;
create trigger agree_in_own_name before insert or update on public.people_restrictiondecision
for each row execute function app.agree_in_own_name();
drop trigger if exists agree_in_own_name on public.people_personrestrictiondecision;
create trigger agree_in_own_name before insert or update on public.people_personrestrictiondecision
for each row execute function app.agree_in_own_name();

create or replace function app.keep_restriction() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- a restriction is lowered only in the transaction in which a second person agreed to it
begin
    if new.restriction < old.restriction and not exists (
        select from people_restrictiondecision d
        where d.case_id = new.id and d.lowers and d.level = new.restriction and d.agreed_by_id is not null
          and d.agreed_at >= transaction_timestamp()
          and not exists (
              select from people_restrictiondecision n
              where n.case_id = new.id and not n.lowers and n.asked_at > d.asked_at)) then
        raise exception 'two people lower a restriction' using errcode = 'check_violation';
    end if;
    return new;
end $$;
drop trigger if exists keep_restriction on public.people_case;
create trigger keep_restriction before update of restriction on public.people_case
for each row execute function app.keep_restriction();

create or replace function app.keep_person_restriction() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- the same of a person, by a decision about anybody who shares the identity: `lower_person` lowers them all
begin
    if new.restriction < old.restriction and not exists (
        select from people_personrestrictiondecision d join people_person p on p.id = d.person_id
        where p.identity = old.identity and d.lowers and d.level = new.restriction and d.agreed_by_id is not null
          and d.agreed_at >= transaction_timestamp()
          and app.is_on_every_list(d.asked_by_id, old.identity) and app.is_on_every_list(d.agreed_by_id, old.identity)
          and not exists (
              select from people_personrestrictiondecision n join people_person q on q.id = n.person_id
              where q.identity = old.identity and not n.lowers and n.asked_at > d.asked_at)) then
        raise exception 'two people lower a restriction' using errcode = 'check_violation';
    end if;
    return new;
end $$;
drop trigger if exists keep_person_restriction on public.people_person;
create trigger keep_person_restriction before update of restriction on public.people_person
for each row execute function app.keep_person_restriction();

create or replace function app.is_on_every_list(who uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whether a user stands on the list of every restricted person who shares an identity
    select not exists (
        select from people_person q where q.identity = wanted and q.restriction > 0 and not exists (
            select from people_namedreader r where r.user_id = who and r.person_id = q.id
              and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())))
$$;

create or replace function app.strictest(wanted uuid) returns int
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- of everybody who shares the identity of a person whom the actor may see; null for all others
    select max(q.restriction) from people_person p join people_person q on q.identity = p.identity
    where p.id = wanted and p.id = any (array (select app.my_people()))
$$;

create or replace function app.lower_person(decision uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- what two people on every list agreed to in this transaction is done for everybody who shares the identity; whoever is
-- not the person of the decision gets a row of the trail of their own
declare
    d people_personrestrictiondecision;
    whole uuid;
begin
    select * into d from people_personrestrictiondecision where id = decision;
    if d.id is null or not d.lowers or d.agreed_by_id is distinct from app.acting_user() or d.agreed_at < transaction_timestamp()
        or not d.person_id = any (array (select app.my_worked_people())) then return false; end if;
    select identity into whole from people_person where id = d.person_id;
    if not (app.is_on_every_list(d.asked_by_id, whole) and app.is_on_every_list(d.agreed_by_id, whole)) then return false; end if;
    insert into foundation_trailentry (chain, at, verb, actor_key, agency_id, place, target, outcome, note, previous, hash)
    select split_part(p.place, '/', 1), statement_timestamp(), 'people.lower_person', app.acting(3), app.acting_agency(), p.place,
           'people.Person:' || p.id, 'done', 'lowered to level ' || d.level || ' with a record of the same person', '', ''
    from people_person p where p.identity = whole and p.id <> d.person_id and p.restriction > d.level;
    update people_person p set restriction = d.level, version = p.version + 1 where p.identity = whole and p.restriction > d.level;
    return true;
end $$;

create or replace function app.carry_identity() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- unjoined, a person keeps the strictest restriction, the lists and the conflicts of those they were joined with
begin
    new.restriction := greatest(new.restriction, coalesce(
        (select max(q.restriction) from people_person q where q.identity = old.identity), 0));
    insert into people_conflict (id, place, version, made_at, user_id, team_id, person_id, nature, from_at, end_reason)
    select distinct on (c.user_id, c.team_id)
        gen_random_uuid(), c.place, 1, statement_timestamp(), c.user_id, c.team_id, new.id, c.nature, c.from_at, ''
    from people_conflict c join people_person q on q.id = c.person_id
    where q.identity = old.identity and q.id <> new.id and c.to_at is null
      and not exists (
          select from people_conflict o where o.person_id = new.id and o.to_at is null
            and o.user_id is not distinct from c.user_id and o.team_id is not distinct from c.team_id)
    order by c.user_id, c.team_id, c.from_at;
    insert into people_namedreader (id, place, version, made_at, user_id, person_id, from_at)
    select distinct on (r.user_id) gen_random_uuid(), r.place, 1, statement_timestamp(), r.user_id, new.id, statement_timestamp()
    from people_namedreader r join people_person q on q.id = r.person_id
    where q.identity = old.identity and q.id <> new.id and (r.to_at is null or r.to_at > statement_timestamp())
      and not exists (
          select from people_namedreader o where o.user_id = r.user_id and o.person_id = new.id
            and (o.to_at is null or o.to_at > statement_timestamp()))
      and not exists (
          select from people_person x where x.identity = old.identity and x.restriction > 0 and not exists (
              select from people_namedreader y where y.user_id = r.user_id and y.person_id = x.id
                and y.from_at <= statement_timestamp() and (y.to_at is null or y.to_at > statement_timestamp())));
    return new;
end $$;
drop trigger if exists carry_identity on public.people_person;
create trigger carry_identity before update of identity on public.people_person
for each row when (old.identity is distinct from new.identity) execute function app.carry_identity();

drop policy if exists owner_carries on public.people_conflict;
create policy owner_carries on public.people_conflict for insert to current_user with check (person_id is not null);
drop policy if exists owner_carries on public.people_namedreader;
create policy owner_carries on public.people_namedreader for insert to current_user with check (person_id is not null);
