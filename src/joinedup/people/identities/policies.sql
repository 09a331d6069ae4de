-- Identity decisions. Joining and parting change persons whom the actor may not see (whoever else shares the identity),
-- so they are done here. Restrictions and conflicts never weaken: what held for the whole identity is written on every
-- part before it is taken apart, and only those who keep restrictions and conflicts end them afterwards.

create or replace function app.may_decide_identity(one uuid, other uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select one = any (array (select app.my_worked_people())) and other = any (array (select app.my_worked_people()))
$$;

create or replace function app.same_as(wanted uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- everybody whom decisions that stand make one with a person, through others too; the latest decision on a pair stands
    with recursive latest as (
        select distinct on (least(d.person_id, d.other_id), greatest(d.person_id, d.other_id)) d.person_id, d.other_id, d.state
        from people_identitydecision d join people_person p on p.id = d.person_id
        where p.identity = (select q.identity from people_person q where q.id = wanted)
        order by least(d.person_id, d.other_id), greatest(d.person_id, d.other_id), d.decided_at desc, d.made_at desc),
    reached (id) as (
        select wanted
        union
        select case when l.person_id = r.id then l.other_id else l.person_id end
        from reached r join latest l on l.state = 'confirmed' and r.id in (l.person_id, l.other_id))
    select id from reached
$$;

create or replace function app.join_identities(one uuid, other uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not app.may_decide_identity(one, other) then return false; end if;
    update people_person p set identity = (select q.identity from people_person q where q.id = one)
    where p.identity = (select q.identity from people_person q where q.id = other);
    return true;
end $$;

create or replace function app.part_identities(one uuid, other uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- false where the two are one through somebody else still, or the actor may not; the part of `other` gets an identity of its own
declare
    whole uuid[] := array (
        select p.id from people_person p where p.identity = (select q.identity from people_person q where q.id = one));
    part uuid[] := array (select app.same_as(other));
    strictest int;
begin
    if not app.may_decide_identity(one, other) or one = any (part) then return false; end if;
    select max(p.restriction) into strictest from people_person p where p.id = any (whole);
    if strictest > 0 then
        -- on every list of the whole: those who could read it; they stay on the list of each part
        insert into people_namedreader (id, place, version, made_at, person_id, user_id, from_at)
        select gen_random_uuid(), p.place, 1, statement_timestamp(), p.id, r.user_id, statement_timestamp()
        from people_person p cross join (
            select distinct n.user_id from people_namedreader n where n.person_id = any (whole)
              and not exists (
                select from people_person q where q.id = any (whole) and q.restriction > 0 and not exists (
                    select from people_namedreader m where m.person_id = q.id and m.user_id = n.user_id
                      and m.from_at <= statement_timestamp() and (m.to_at is null or m.to_at > statement_timestamp())))) r
        where p.id = any (whole) and p.restriction = 0;
        update people_person p set restriction = strictest where p.id = any (whole) and p.restriction < strictest;
    end if;
    insert into people_conflict (id, place, version, made_at, user_id, team_id, person_id, nature, from_at, end_reason)
    select gen_random_uuid(), b.place, 1, statement_timestamp(), b.user_id, b.team_id, p.id, b.nature, statement_timestamp(), ''
    from people_person p cross join (
        select distinct c.place, c.user_id, c.team_id, c.nature from people_conflict c
        where c.from_at <= statement_timestamp() and (c.to_at is null or c.to_at > statement_timestamp())
          and (c.person_id = any (whole) or c.household_id in (
              select h.household_id from people_householdmember h where h.person_id = any (whole)))) b
    where p.id = any (whole) and not exists (
        select from people_conflict c where c.person_id = p.id and c.user_id is not distinct from b.user_id
          and c.team_id is not distinct from b.team_id and (c.to_at is null or c.to_at > statement_timestamp()));
    update people_person p set identity = gen.fresh from (select gen_random_uuid() as fresh) gen where p.id = any (part);
    return true;
end $$;

drop policy if exists owner_keeps_identities on public.people_person;
create policy owner_keeps_identities on public.people_person for update to current_user using (true) with check (true);

create or replace function app.leave_nothing_weaker() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- whoever stays behind in an identity keeps the restriction, the list and the conflicts of the one who left it
-- (`carry_identity` does the same for the one who leaves)
begin
    insert into people_conflict (id, place, version, made_at, user_id, team_id, person_id, nature, from_at, end_reason)
    select distinct on (x.id, c.user_id, c.team_id)
        gen_random_uuid(), c.place, 1, statement_timestamp(), c.user_id, c.team_id, x.id, c.nature, c.from_at, ''
    from people_person x join people_conflict c on c.person_id = new.id and c.to_at is null
    where x.identity = old.identity and not exists (
        select from people_conflict o where o.person_id = x.id and o.to_at is null
          and o.user_id is not distinct from c.user_id and o.team_id is not distinct from c.team_id)
    order by x.id, c.user_id, c.team_id, c.from_at;
    insert into people_namedreader (id, place, version, made_at, user_id, person_id, from_at)
    select distinct on (x.id, r.user_id) gen_random_uuid(), r.place, 1, statement_timestamp(), r.user_id, x.id, statement_timestamp()
    from people_person x join people_namedreader r on r.person_id = new.id
    where x.identity = old.identity and x.restriction = 0 and new.restriction > 0
      and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())
      and not exists (
        select from people_namedreader o where o.person_id = x.id and o.user_id = r.user_id
          and (o.to_at is null or o.to_at > statement_timestamp()));
    update people_person x set restriction = new.restriction
    where x.identity = old.identity and x.restriction < new.restriction;
    return null;
end $$;
drop trigger if exists leave_nothing_weaker on public.people_person;
create trigger leave_nothing_weaker after update of identity on public.people_person
for each row when (old.identity is distinct from new.identity) execute function app.leave_nothing_weaker();

create or replace function app.alike() returns table (one uuid, other uuid, by_number boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- pairs on the actor's own cases that are possibly one person and about whom nobody has decided anything: a number of one kind in
-- common, or one full date of birth with a surname and a forename in common
    with mine as materialized (
        select p.id, p.identity, split_part(p.place, '/', 1) as town, k.keys,
               case when p.born_from_on = p.born_to_on then p.born_from_on end as born
        from people_person p join people_findkeys k on k.person_id = p.id
        where p.id = any (array (select app.my_worked_people()))),
    keyed as (
        select m.*, key from mine m cross join lateral unnest(m.keys) key
        where starts_with(key, 'n:') or (starts_with(key, 's=') and m.born is not null)),
    pairs as (
        select a.id as one, b.id as other, bool_or(starts_with(a.key, 'n:')) as by_number
        from keyed a join keyed b on b.key = a.key and a.id < b.id and a.identity <> b.identity and a.town = b.town
        where starts_with(a.key, 'n:') or (a.born = b.born and exists (
            select from unnest(a.keys) f where (starts_with(f, 'f=') or starts_with(f, 'f^')) and f = any (b.keys)))
        group by a.id, b.id)
    select p.one, p.other, p.by_number from pairs p
    where not exists (
        select from people_identitydecision d
        where (d.person_id, d.other_id) in ((p.one, p.other), (p.other, p.one)))
    order by p.by_number desc, p.one, p.other limit 51
$$;

create or replace function app.alike_to(wanted uuid[]) returns table (one uuid, other uuid, because text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whom some persons are possibly the same as, of those on the actor's own cases: proposed as by `alike`, or said to be by somebody
    with mine as materialized (select app.my_people() as id),
    asked as (
        select p.id, p.identity, split_part(p.place, '/', 1) as town, k.keys,
               case when p.born_from_on = p.born_to_on then p.born_from_on end as born
        from people_person p left join people_findkeys k on k.person_id = p.id
        where p.id = any (wanted) and p.id in (select m.id from mine m)),
    latest as (
        select distinct on (a.id, o.id) a.id as one, o.id as other, d.state
        from asked a join people_identitydecision d on a.id in (d.person_id, d.other_id)
        cross join lateral (select case when d.person_id = a.id then d.other_id else d.person_id end as id) o
        order by a.id, o.id, d.decided_at desc, d.made_at desc),
    proposed as (
        select a.id as one, p.id as other, exists (select from unnest(k.keys) n where starts_with(n, 'n:') and n = any (a.keys)) as numbered
        from asked a join mine m on m.id <> a.id join people_person p on p.id = m.id join people_findkeys k on k.person_id = p.id
        where p.identity <> a.identity and split_part(p.place, '/', 1) = a.town and k.keys && a.keys
          and (exists (select from unnest(k.keys) n where starts_with(n, 'n:') and n = any (a.keys))
               or (a.born = p.born_from_on and p.born_from_on = p.born_to_on
                   and exists (select from unnest(k.keys) s where starts_with(s, 's=') and s = any (a.keys))
                   and exists (select from unnest(k.keys) f where (starts_with(f, 'f=') or starts_with(f, 'f^')) and f = any (a.keys)))))
    select l.one, l.other, 'said' from latest l
    join people_person p on p.id = l.one join people_person q on q.id = l.other
    where l.state = 'possible' and p.identity <> q.identity and l.other in (select m.id from mine m)
    union all
    select p.one, p.other, case when p.numbered then 'number' else 'name' end from proposed p
    where not exists (
        select from people_identitydecision d where (d.person_id, d.other_id) in ((p.one, p.other), (p.other, p.one)))
    order by 3 desc, 1, 2 limit 20
$$;
