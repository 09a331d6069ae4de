-- Records brought in from an agency's own system. No policy shows one: they are compared here, and given only to whoever of that agency
-- works with a person whom one of them is possibly about; where an address of that person is confidential, or the reader may not know
-- where they are, neither the address nor the free words of the record.

create or replace function app.bring_in_records(in_place text, from_system text, as_of date, given jsonb)
returns table (added bigint, changed bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    added := 0; changed := 0;
    if not app.practises(in_place) or length(trim(from_system)) = 0 then return next; return; end if;
    with rows as (
        select * from jsonb_to_recordset(given) as r (
            number text, forenames text, surname text, born text, born_from_on date, born_to_on date, nhs_number text, sex text,
            first_language text, needs text, address text, postcode text, keys text[])),
    kept as (
        insert into people_heldrecord as h (
            id, place, version, made_at, partnership_id, agency_id, source, number, forenames, surname, born, born_from_on, born_to_on,
            nhs_number, sex, first_language, needs, address, postcode, keys, as_of_on, brought_in_at, brought_in_by_id)
        select gen_random_uuid(), p.key || '/people/', 1, statement_timestamp(), p.id, app.acting_agency(), trim(from_system), r.number,
            r.forenames, r.surname, r.born, r.born_from_on, r.born_to_on, r.nhs_number, r.sex, r.first_language, r.needs, r.address,
            r.postcode, r.keys, as_of, statement_timestamp(), app.acting_user()
        from rows r join partnership_partnership p on p.key = split_part(in_place, '/', 1)
        on conflict (partnership_id, agency_id, lower(source), number) do update set
            forenames = excluded.forenames, surname = excluded.surname, born = excluded.born, born_from_on = excluded.born_from_on,
            born_to_on = excluded.born_to_on, nhs_number = excluded.nhs_number, sex = excluded.sex,
            first_language = excluded.first_language, needs = excluded.needs, address = excluded.address, postcode = excluded.postcode,
            keys = excluded.keys, as_of_on = excluded.as_of_on, brought_in_at = excluded.brought_in_at,
            brought_in_by_id = excluded.brought_in_by_id, version = h.version + 1
        -- an older file changes nothing, nor does the same file again
        where excluded.as_of_on >= h.as_of_on and (
            h.forenames, h.surname, h.born, h.nhs_number, h.sex, h.first_language, h.needs, h.address, h.postcode, h.keys, h.as_of_on)
            is distinct from (
            excluded.forenames, excluded.surname, excluded.born, excluded.nhs_number, excluded.sex, excluded.first_language,
            excluded.needs, excluded.address, excluded.postcode, excluded.keys, excluded.as_of_on)
        returning h.*),
    newest as (
        -- whom the agency's own records mean by the number, by a decision of somebody of theirs; several people are nobody
        select distinct on (a.number, a.person_id, a.case_id) a.*, k.id as held_id
        from kept k join people_agencyrecord a on a.agency_id = k.agency_id and a.number = k.number and lower(a.source) = lower(k.source)
            and starts_with(a.place, in_place)
        order by a.number, a.person_id, a.case_id, a.as_of_on desc, a.received_at desc),
    refreshed as (
        -- number and NHS number agree: what the system says now stands beside what it said before, for the agency's own people
        insert into people_agencyrecord (
            id, place, version, made_at, case_id, agency_id, person_id, source, number, forenames, surname, born, nhs_number, sex,
            first_language, needs, as_of_on, received_at)
        select gen_random_uuid(), n.place, 1, statement_timestamp(), n.case_id, n.agency_id, n.person_id, n.source, n.number,
            k.forenames, k.surname, k.born, k.nhs_number, k.sex, k.first_language, k.needs, k.as_of_on, statement_timestamp()
        from newest n join kept k on k.id = n.held_id join people_case c on c.id = n.case_id
        where c.state not in ('closed', 'disposed') and k.nhs_number <> '' and k.as_of_on >= n.as_of_on
          and (k.nhs_number = n.nhs_number or exists (
              select from people_personnumber m where m.person_id = n.person_id and m.kind = 'nhs' and m.to_on is null and m.number = k.nhs_number))
          and (select count(distinct o.person_id) from newest o where o.held_id = n.held_id) = 1
          and (k.forenames, k.surname, k.born, k.nhs_number, k.sex, k.first_language, k.needs)
            is distinct from (n.forenames, n.surname, n.born, n.nhs_number, n.sex, n.first_language, n.needs)
        returning id),
    fresher as (
        -- the system still says the same: the record stays, and is as fresh as the file
        update people_agencyrecord a set as_of_on = k.as_of_on, version = a.version + 1
        from newest n join kept k on k.id = n.held_id
        where a.id = n.id and k.as_of_on > n.as_of_on
          and (k.forenames, k.surname, k.born, k.nhs_number, k.sex, k.first_language, k.needs)
            is not distinct from (n.forenames, n.surname, n.born, n.nhs_number, n.sex, n.first_language, n.needs)
        returning a.id)
    select count(*) filter (where k.version = 1), count(*) filter (where k.version > 1) into added, changed
    from kept k left join (select (select count(*) from refreshed) + (select count(*) from fresher)) r on true;
    return next;
end $$;

create or replace function app.held_about(wanted uuid[])
returns table (
    id uuid, person_id uuid, because text, source text, number text, forenames text, surname text, born text, nhs_number text, sex text,
    first_language text, needs text, address text, postcode text, as_of_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with asked as (
        select p.id, p.identity, split_part(p.place, '/', 1) as town, coalesce(k.keys, '{}') as keys,
            case when p.born_from_on = p.born_to_on then p.born_from_on end as born,
            app.may_locate(p.id) and not exists (
                select from people_person q join people_confidentialaddress a on a.person_id = q.id
                where q.identity = p.identity and (a.to_on is null or a.to_on >= app.today())) as locate
        from people_person p left join people_findkeys k on k.person_id = p.id
        where p.id = any (wanted) and p.id = any (array (select app.my_worked_people()))),
    near as (
        select a.id as asked_id, h.id as held_id,
            exists (select from unnest(h.keys) n where starts_with(n, 'n:nhs=') and n = any (a.keys)) as numbered,
            exists (select from unnest(h.keys) n where starts_with(n, 'n:own_') and n = any (a.keys)) as of_own_kind,
            a.born = h.born_from_on and h.born_from_on = h.born_to_on
                and exists (select from unnest(h.keys) s where starts_with(s, 's=') and s = any (a.keys))
                and exists (select from unnest(h.keys) f where (starts_with(f, 'f=') or starts_with(f, 'f^')) and f = any (a.keys)) as named
        from asked a join people_heldrecord h on h.agency_id = (select app.acting_agency()) and h.keys && a.keys
            and split_part(h.place, '/', 1) = a.town),
    known as (
        -- the agency's record of the person, or of whoever is decided to be the same, under that very number: what it said last
        select distinct on (a.id, h.id) a.id as asked_id, h.id as held_id,
            (r.forenames, r.surname, r.born, r.nhs_number, r.sex, r.first_language, case when a.locate then r.needs end)
            is distinct from (
                h.forenames, h.surname, h.born, h.nhs_number, h.sex, h.first_language, case when a.locate then h.needs end)
            and h.as_of_on >= r.as_of_on as differs
        from asked a join people_person q on q.identity = a.identity
        join people_agencyrecord r on r.person_id = q.id and r.agency_id = (select app.acting_agency())
        join people_heldrecord h on h.agency_id = r.agency_id and lower(h.source) = lower(r.source) and h.number = r.number
            and split_part(h.place, '/', 1) = a.town
        order by a.id, h.id, r.as_of_on desc, r.received_at desc),
    proposed as (
        select k.asked_id, k.held_id, 'changed' as because from known k where k.differs
        union all
        select n.asked_id, n.held_id, case when n.numbered then 'nhs' when n.of_own_kind then 'number' else 'name' end from near n
        where (n.numbered or n.of_own_kind or n.named) and (n.asked_id, n.held_id) not in (select k.asked_id, k.held_id from known k))
    select h.id, a.id, p.because, h.source::text, h.number::text, h.forenames::text, h.surname::text, h.born::text, h.nhs_number::text,
        h.sex::text, h.first_language::text, case when a.locate then h.needs else '' end, case when a.locate then h.address else '' end,
        case when a.locate then h.postcode::text else '' end, h.as_of_on
    from proposed p join asked a on a.id = p.asked_id join people_heldrecord h on h.id = p.held_id
    where not exists (
        -- told to be somebody else, since it came in as it is
        select from people_recordmatch m join people_person q on q.id = m.person_id
        where m.held_id = h.id and q.identity = a.identity and m.agency_id = h.agency_id and m.state = 'apart'
          and m.decided_at >= h.brought_in_at)
    order by p.because desc, h.source, h.number limit 20
$$;

drop policy if exists owner_brings_in on public.people_heldrecord;
create policy owner_brings_in on public.people_heldrecord for insert to current_user with check (true);
drop policy if exists owner_brings_newer on public.people_heldrecord;
create policy owner_brings_newer on public.people_heldrecord for update to current_user using (true) with check (true);
drop policy if exists owner_brings_in on public.people_agencyrecord;
create policy owner_brings_in on public.people_agencyrecord for insert to current_user with check (source <> '');
drop policy if exists owner_brings_newer on public.people_agencyrecord;
create policy owner_brings_newer on public.people_agencyrecord for update to current_user using (true) with check (source <> '');
