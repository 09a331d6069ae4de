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

create or replace function app.heard_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the cases of which the actor reads anything: those that a link opens, and those whose emergency access they review. The corner of
-- referrals makes it anew, with what was sent to the actor
    select app.my_cases()
    union
    select e.case_id from people_emergencyaccess e
    where app.holds('privacy_officer', e.place) and e.case_id not in (select app.barred_cases())
$$;

drop function if exists app.tells_where(uuid, text);
create or replace function app.tells_where(kinds text[], ids uuid[], said text[], whom text) returns setof integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- which of some texts, by number, hold a confidential address of somebody they are about: its first line, or its whole postcode.
-- `writer`: of anybody's, where the actor hears of the case at all, so that nobody learns more by writing than by being refused;
-- `reader`: of those whose address the actor may not know; `others`: of anybody's. What the actor has no way to is held to tell
    with bound as materialized (select distinct b.kind, b.id from unnest(kinds, ids) b (kind, id)),
    named as materialized (
        select b.kind, b.id, n.person_id from bound b join people_caseperson n on n.case_id = b.id where b.kind = 'case'
        union
        select b.kind, b.id, b.id from bound b where b.kind = 'person'
        union
        select b.kind, b.id, m.person_id from bound b join people_caseperson n on n.person_id = b.id
        join people_caseperson m on m.case_id = n.case_id where b.kind = 'person' and n.case_id in (select app.my_cases())
        union
        select b.kind, b.id, m.person_id from bound b join people_householdmember m on m.household_id = b.id where b.kind = 'household'
        union
        select b.kind, b.id, p.id from bound b join partnership_partnership h on h.id = b.id
        join people_person p on p.place = h.key || '/people/' where b.kind = 'here'),
    hidden as materialized (
        select n.kind, n.id, n.person_id, app.plain_address(split_part(a.lines, E'\n', 1), '') as line, app.plain_address('', a.postcode) as code
        from named n join people_person p on p.id = n.person_id join people_person q on q.identity = p.identity
        join people_confidentialaddress a on a.person_id = q.id),
    heard as materialized (
        select distinct h.kind, h.id from hidden h
        where (h.kind = 'case' and h.id in (select app.heard_cases())) or (h.kind = 'person' and h.id in (select app.my_people()))
            or (h.kind = 'household' and h.id in (select app.my_households())) or (h.kind = 'here' and app.acting_user() is not null)),
    located as materialized (
        select distinct n.person_id from app.my_links() l join people_caseperson n on n.case_id = l.case_id
        where whom = 'reader' and l.kind = any ({sees_locations}) and n.person_id in (select h.person_id from hidden h)),
    kept as materialized (
        select distinct h.kind, h.id, h.line, h.code from hidden h join heard using (kind, id)
        where h.person_id not in (select l.person_id from located l)),
    asked as materialized (
        select t.number, t.kind, t.id, app.plain_address(t.said, '') as said
        from unnest(kinds, ids, said) with ordinality t (kind, id, said, number) where (t.kind, t.id) in (select h.kind, h.id from hidden h))
    select a.number::int from asked a join kept k using (kind, id)
    where (length(k.line) > 5 and position(k.line in a.said) > 0) or (length(k.code) > 4 and position(k.code in a.said) > 0)
    union
    select a.number::int from asked a where whom <> 'writer' and (a.kind, a.id) not in (select h.kind, h.id from heard h)
$$;

create or replace function app.often_refused(in_place text, hourly int, daily int) returns table (user_id uuid, told_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
-- for the job alone: whoever was refused a text for an address so often in the last hour or day that they may be trying addresses, with
-- whom to tell: the leads of the agency that they acted for and its privacy officers, or the partnership's where it has none; never them
begin return query
    with refused as (
        select substr(t.actor_key, 6)::uuid as who, t.agency_id, count(*) as a_day,
            count(*) filter (where t.at > statement_timestamp() - interval '1 hour') as an_hour
        from foundation_trailentry t
        where starts_with(app.acting(3), 'job:') and t.chain = 'refusals' and starts_with(t.place, in_place)
          and coalesce(t.number > (select h.number - 50000 from foundation_trailhead h where h.chain = 'refusals'), true)
          and t.outcome = 'refused' and t.note = 'tells_where' and t.at > statement_timestamp() - interval '1 day'
          and starts_with(t.actor_key, 'user:')
        group by 1, 2),
    told as (
        select r.who, u.id, g.role = 'agency_lead' as leads, app.is_of_agency(g.user_id, r.agency_id) as own
        from refused r
        join foundation_rolegrant g on (g.role = 'privacy_officer' or (g.role = 'agency_lead' and g.agency_id = r.agency_id))
          and starts_with(in_place, split_part(g.place, '/', 1) || '/')
        join foundation_user u on u.id = g.user_id and u.is_active
        where (r.an_hour >= hourly or r.a_day >= daily) and g.user_id <> r.who
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))
    select distinct t.who, t.id from told t
    where t.leads or t.own or not exists (select from told x where x.who = t.who and x.own and not x.leads);
end $$;
