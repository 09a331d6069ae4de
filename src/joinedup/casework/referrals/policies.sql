-- Referrals: who receives them, and what jobs and the holders of light links may do. A receiver sees the referral and nothing
-- else of the case.

create or replace function app.referrals_to_me() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- sent to a team of the actor's, of the agency they act and practise for, which takes part there; never where a conflict bars them
-- or where the case or somebody on it is restricted and they are not on the list
    select r.id from casework_referral r join casework_desk d on d.id = r.desk_id join people_case c on c.id = r.case_id
    where r.to_agency_id = (select app.acting_agency()) and d.team_id in (select t.team_id from app.my_teams() t)
      and app.practises(r.place) and c.state <> 'disposed'
      and exists (
          select from partnership_membership m where m.partnership_id = c.partnership_id and m.agency_id = app.acting_agency()
            and (m.from_on is null or m.from_on <= app.today()) and (m.to_on is null or m.to_on >= app.today()))
      and r.case_id not in (select b.case_id from app.barred_cases() b (case_id))
      and (c.strictness = 0 or app.is_listed(c.id))
$$;

create or replace function app.unacknowledged_to_me() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- of what was sent to the actor's teams, what waits for somebody to say that it arrived
    select m.id from app.referrals_to_me() m (id) where not exists (
        select from casework_referralstep s where s.referral_id = m.id and s.kind in ('acknowledged', 'answered', 'outcome', 'withdrawn'))
$$;

create or replace function app.sees_referral(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
-- asked as the one who acts, so that the policies of referrals themselves answer
    select exists (select from casework_referral r where r.id = wanted)
$$;

create or replace function app.may_answer_referral(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
-- its receivers, whoever sent it, and whoever keeps the case before the panel that it came to
    select exists (
        select from casework_referral r where r.id = wanted
          and (r.id in (select app.referrals_to_me())
               or (r.agency_id = app.acting_agency() and r.case_id = any (array (select app.my_worked_cases())))))
        or exists (
        select from casework_panelreferral p where p.sent_as_id = wanted and (p.case_id, p.panel_id) in (select * from app.my_kept_cases()))
$$;

create or replace function app.referral_readers(wanted uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for its sender: who in the receiving team is told that it is there; nobody in conflict, and nobody who is not on a list that decides
    select m.user_id from casework_referral r join casework_desk d on d.id = r.desk_id join people_case c on c.id = r.case_id
    join people_teammembership m on m.team_id = d.team_id join foundation_user u on u.id = m.user_id and u.is_active
    where r.id = wanted and r.agency_id = app.acting_agency() and r.case_id = any (array (select app.my_worked_cases()))
      and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())
      and not app.is_barred(m.user_id, r.case_id) and (c.strictness = 0 or app.is_on_lists(m.user_id, r.case_id))
$$;

create or replace function app.decided_elsewhere(wanted uuid)
returns table (answer text, words text, told_by text, user_id uuid, agency_id uuid, at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever keeps what came before a panel by a referral: what was decided on that referral, by whomever; no words that tell where
    select s.answer, case when t.tells then null else s.words end, case when t.tells then '' else s.told_by end, s.recorded_by_id,
        s.agency_id, s.recorded_at
    from casework_panelreferral p join casework_referralstep s on s.referral_id = p.sent_as_id
    cross join lateral (
        select exists (select from app.tells_where(array['case'], array[s.case_id], array[s.words || E'\n' || s.told_by], 'others')) as tells) t
    where p.id = wanted and (p.case_id, p.panel_id) in (select * from app.my_kept_cases()) and s.kind in ('answered', 'outcome')
    order by s.recorded_at, s.made_at
$$;

create or replace function app.keepers_of_sent(wanted uuid) returns table (user_id uuid, panel_referral_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever answers a referral or sent it: which coordinators have it before them; nobody in conflict, and nobody who is not on a list that decides
    select distinct l.user_id, p.id from casework_referral r join casework_panelreferral p on p.sent_as_id = r.id
    join people_case c on c.id = p.case_id
    join people_caselink l on l.case_id = p.case_id and l.panel_id = p.panel_id and l.kind = 'panel_coordinator'
    join foundation_user u on u.id = l.user_id and u.is_active
    where r.id = wanted
      and (r.id in (select app.referrals_to_me())
           or (r.agency_id = app.acting_agency() and r.case_id = any (array (select app.my_worked_cases()))))
      and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
      and not app.is_barred(l.user_id, p.case_id) and (c.strictness = 0 or app.is_on_lists(l.user_id, p.case_id))
$$;

create or replace function app.linked_referral() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the referral that the acting light link was sent about, while the link lives
    select l.target_id from foundation_lightlink l
    where 'link:' || l.id = app.acting(3) and l.purpose = 'acknowledge_referral'
      and l.expires_at > statement_timestamp() and l.revoked_at is null
$$;

create or replace function app.asked_by_link() returns table (reference text, from_agency text, referred_at timestamptz, how text, telephone text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- what the holder of a link sees: that something was sent, by whom and how. Not of whom, nor what of
    select r.reference, a.name, r.referred_at, r.how, r.sender_telephone
    from casework_referral r join partnership_agency a on a.id = r.agency_id where r.id = app.linked_referral()
$$;

create or replace function app.acknowledge_by_link(step uuid, who text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    sent casework_referral;
    now_at timestamptz := statement_timestamp();
begin
    select * into sent from casework_referral where id = app.linked_referral();
    if sent.id is null or length(trim(who)) = 0 then return false; end if;
    insert into casework_referralstep (
        id, place, version, made_at, case_id, agency_id, referral_id, kind, answer, words, told_by, recorded_by_id, recorded_at)
    values (step, sent.place, 1, now_at, sent.case_id, sent.to_agency_id, sent.id, 'acknowledged', '', '', trim(who), null, now_at)
    on conflict do nothing;
    return true;
end $$;

create or replace function app.join_referred_case(wanted uuid, link uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- a receiver whose agency accepted it, where its sender allowed that whoever accepts it joins the case
declare
    sent casework_referral;
    now_at timestamptz := statement_timestamp();
begin
    select * into sent from casework_referral where id = wanted and id in (select app.referrals_to_me());
    if sent.id is null or not sent.may_join or not exists (
        select from casework_referralstep s where s.referral_id = wanted and s.kind = 'answered' and s.answer = 'accepted') then
        return false;
    end if;
    if not exists (
        select from people_caselink l where l.case_id = sent.case_id and l.user_id = app.acting_user()
          and l.agency_id = app.acting_agency() and l.kind = 'allocated_worker' and l.from_at <= now_at
          and (l.to_at is null or l.to_at > now_at)) then
        insert into people_caselink (id, place, version, made_at, case_id, kind, agency_id, user_id, from_at, why, telephone)
        values (link, sent.place, 1, now_at, sent.case_id, 'allocated_worker', app.acting_agency(), app.acting_user(), now_at, '', '');
    end if;
    return true;
end $$;

create or replace function app.unacknowledged_referrals() returns table (referral_id uuid, reference text, place text, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for the job alone: those not acknowledged in time, with whoever sent each and still may see it
    select r.id, r.reference, r.place, r.referred_by_id from casework_referral r join foundation_user u on u.id = r.referred_by_id
    where starts_with(app.acting(3), 'job:') and u.is_active and r.wait_until < statement_timestamp()
      and not app.is_barred(r.referred_by_id, r.case_id)
      and not exists (
          select from casework_referralstep s where s.referral_id = r.id and s.kind in ('acknowledged', 'answered', 'outcome', 'withdrawn'))
$$;

drop function if exists app.referral_counts(text, date, date);
create or replace function app.referral_counts(in_place text, from_on date, until_on date)
returns table (kind text, stage text, from_contact boolean, number bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: how many of each kind came how far, each at one stage; never who. It led to an assessment where somebody
-- said so to whoever sent it, or where the council decided on an enquiry that names it
    select r.kind, case when s.assessed then 'assessed' when s.accepted then 'accepted' when s.answered then 'answered'
            when s.acknowledged then 'acknowledged' else 'sent' end, r.contact_id is not null, count(*)
    from casework_referral r cross join lateral (
        select coalesce(bool_or(t.kind in ('acknowledged', 'answered', 'outcome')), false) as acknowledged,
            coalesce(bool_or(t.kind in ('answered', 'outcome')), false) as answered,
            coalesce(bool_or(t.kind = 'answered' and t.answer = 'accepted'), false) as accepted,
            coalesce(bool_or(t.kind = 'outcome' and t.answer = 'assessment'), false) or exists (
                select from casework_enquiry e where e.referral_id = r.id and e.decision in ('section_42', 'other')) as assessed,
            coalesce(bool_or(t.kind = 'withdrawn'), false) as withdrawn
        from casework_referralstep t where t.referral_id = r.id) s
    where starts_with(app.acting(3), 'job:') and starts_with(r.place, in_place) and not s.withdrawn
      and (r.referred_at at time zone 'Europe/London')::date between from_on and until_on
    group by 1, 2, 3 order by 1, 2, 3
$$;

create or replace function app.contact_counts(in_place text, from_on date, until_on date)
returns table (stage text, number bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: contacts with a person, each once however often it was corrected or told, by what came of them. Records
-- that a decision joined are one person
    with made as (
        select distinct c.visit_id, p.identity from casework_contact c join people_person p on p.id = c.person_id
        where starts_with(app.acting(3), 'job:') and starts_with(c.place, in_place) and c.latest_on between from_on and until_on
          and not exists (select from casework_contact later where later.corrects_id = c.id)),
    led as (
        select k.visit_id, p.identity, bool_or(exists (
            select from casework_referralstep t where t.referral_id = r.id and t.kind = 'outcome' and t.answer = 'assessment')
            or exists (select from casework_enquiry e where e.referral_id = r.id and e.decision in ('section_42', 'other'))) as assessed
        from casework_referral r join casework_contact k on k.id = r.contact_id join people_person p on p.id = k.person_id
        where starts_with(app.acting(3), 'job:')
          and not exists (select from casework_referralstep t where t.referral_id = r.id and t.kind = 'withdrawn')
        group by k.visit_id, p.identity)
    select case when led.assessed then 'assessed' when led.visit_id is not null then 'referred' else 'not_referred' end, count(*)
    from made left join led using (visit_id, identity) group by 1 order by 1
$$;

drop policy if exists owner_acknowledges on public.casework_referralstep;
create policy owner_acknowledges on public.casework_referralstep for insert to current_user with check (kind = 'acknowledged');
