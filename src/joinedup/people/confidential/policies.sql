-- Confidential addresses: no policy shows one. They are read here alone, and the trail says for what.

create or replace function app.may_locate(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- a live link of a kind that sees locations, to a case that names the person
    select exists (
        select from app.my_links() l join people_caseperson n on n.case_id = l.case_id
        where n.person_id = wanted and l.kind = any ({sees_locations}))
$$;

create or replace function app.reveal_addresses(wanted uuid, purpose text)
returns table (lines text, postcode text, from_on date, to_on date, hidden_from_words text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not app.may_locate(wanted) or coalesce(purpose, '') = '' then return; end if;
    insert into foundation_trailentry (chain, at, verb, actor_key, agency_id, place, target, outcome, note, previous, hash)
    select split_part(p.place, '/', 1), statement_timestamp(), 'people.reveal_addresses', app.acting(3), app.acting_agency(), p.place,
           'people.Person:' || wanted, 'done', 'confidential address, purpose ' || purpose, '', ''
    from people_person p where p.id = wanted;
    -- one address that several must not learn is several rows; whom of them the actor may not see is said without a name
    return query
        select a.lines, a.postcode::text, a.from_on, a.to_on,
            concat_ws('; ', string_agg(distinct case
                when h.id is null then null
                when h.id = any (array (select app.my_people())) then coalesce(nullif(trim(h.forenames || ' ' || h.surname), ''), h.known_as)
                else 'somebody who is not on your cases' end, ', '), nullif(string_agg(distinct nullif(a.hidden_from_words, ''), '; '), ''))
        from people_person p join people_person q on q.identity = p.identity join people_confidentialaddress a on a.person_id = q.id
        left join people_person h on h.id = a.hidden_from_id
        where p.id = wanted group by a.lines, a.postcode, a.from_on, a.to_on
        order by a.to_on desc nulls first, a.from_on desc nulls last, max(a.made_at) desc;
end $$;

create or replace function app.confidential_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- of the people the actor may see, those with a confidential address today: pages then hide all that gives it away
    select p.id from people_person p
    where p.id = any (array (select app.my_people())) and exists (
        select from people_person q join people_confidentialaddress a on a.person_id = q.id
        where q.identity = p.identity and (a.to_on is null or a.to_on >= app.today()))
$$;

create or replace function app.plain_address(lines text, postcode text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
-- letters and figures alone, so that commas and spaces make no difference
    select regexp_replace(lower(lines || postcode), '[^a-z0-9]', '', 'g')
$$;

create or replace function app.is_shared_address(wanted uuid, at_lines text, at_postcode text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whether somebody who must not learn where they are lives there: named as such, or on a case of theirs as somebody who may pose a risk
    with same as (select q.id from people_person p join people_person q on q.identity = p.identity where p.id = wanted),
    feared as (
        select h.identity from people_confidentialaddress a join people_person h on h.id = a.hidden_from_id
        where a.person_id in (select id from same)
        union
        select h.identity from people_caseperson n join people_caseperson m on m.case_id = n.case_id and m.part = 'may_pose_risk'
        join people_person h on h.id = m.person_id where n.person_id in (select id from same) and m.person_id not in (select id from same)),
    theirs as (
        select a.lines, a.postcode from people_personaddress a join people_person h on h.id = a.person_id
        where h.identity in (select identity from feared) and (a.to_on is null or a.to_on >= app.today())
        union all
        select a.lines, a.postcode from people_confidentialaddress a join people_person h on h.id = a.person_id
        where h.identity in (select identity from feared) and (a.to_on is null or a.to_on >= app.today()))
    -- the postcode is the same, typed in its own box or at the end of the lines; or one begins as the other does, since towns are left out
    select exists (
        select from theirs t,
            lateral (select app.plain_address(t.lines, t.postcode) as whole, app.plain_address('', t.postcode) as code) h,
            lateral (select app.plain_address(at_lines, at_postcode) as whole, app.plain_address(at_lines, '') as lines) a
        where (length(h.code) >= 5 and strpos(a.whole, h.code) > 0)
            or (length(a.lines) >= 6 and starts_with(h.whole, a.lines))
            or (length(app.plain_address(t.lines, '')) >= 6 and starts_with(a.whole, app.plain_address(t.lines, ''))))
$$;
