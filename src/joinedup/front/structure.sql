-- Written by `python -m tests.structure`: change the migrations, not this file.
-- Sealed with the migrations: a875b6668a18ba6833e63496f7a2525d87548653caf0ee594a87a179f78ab3ef

CREATE SCHEMA app;


CREATE TYPE public.group_range AS RANGE (
    subtype = uuid,
    multirange_type_name = public.group_multirange
);


CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);


CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);


CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);


CREATE FUNCTION app.acting(part integer) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
-- 1: user id, 2: agency id, 3: actor key; null where nobody is acting or the signature is wrong
declare
    value text := current_setting('joinedup.actor', true);
    cut integer;
    message text;
    secret text;
    expected text;
begin
    if value is null or value = '' then return null; end if;
    cut := length(value) - position('|' in reverse(value));
    message := substr(value, 1, cut);
    select key into secret from app.context_key;
    if secret is null then return null; end if;
    expected := encode(sha256(convert_to(secret || '|' || encode(sha256(convert_to(secret || '|' || message, 'UTF8')), 'hex'), 'UTF8')), 'hex');
    if substr(value, cut + 2) is distinct from expected then return null; end if;
    return nullif(split_part(message, '|', part), '');
end $$;


CREATE FUNCTION app.acting_user() RETURNS uuid
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ select app.acting(1)::uuid $$;


CREATE FUNCTION app.chain_trail() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
-- Runs at commit (deferred), so the head of a chain is locked only for the moment of the commit.
declare
    head public.foundation_trailhead;
    entry public.foundation_trailentry;
    digest text;
    separator constant text := E'\x1f';
begin
    select * into entry from public.foundation_trailentry where id = new.id;
    if entry.number is not null then return null; end if;
    insert into public.foundation_trailhead (chain, number, hash) values (entry.chain, 0, '') on conflict (chain) do nothing;
    select * into head from public.foundation_trailhead where chain = entry.chain for update;
    digest := encode(sha256(convert_to(
        head.hash || separator || (head.number + 1)::text || separator
        || (extract(epoch from entry.at) * 1000000)::bigint::text || separator
        || entry.verb || separator || entry.actor_key || separator || coalesce(entry.agency_id::text, '') || separator
        || entry.place || separator || entry.target || separator || entry.outcome || separator || entry.note,
        'UTF8')), 'hex');
    update public.foundation_trailentry set number = head.number + 1, previous = head.hash, hash = digest where id = entry.id;
    update public.foundation_trailhead set number = head.number + 1, hash = digest where chain = entry.chain;
    return null;
end $$;


CREATE FUNCTION app.put_settled_mark() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
-- a random mark, never a number that counts: what was rolled back must not come again with another meaning
begin
    insert into app.settled_mark (mark) values (gen_random_uuid()) on conflict (one) do update set mark = excluded.mark;
    return null;
end $$;


CREATE FUNCTION app.settled() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select coalesce((select mark from app.settled_mark), '00000000-0000-0000-0000-000000000000')
$$;


CREATE FUNCTION app.start_unchained() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    new.number := null; new.previous := ''; new.hash := '';
    return new;
end $$;


CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;


CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;


CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;


CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);


CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;


CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;


CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;


CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;


CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;


CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;


CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;


CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;


CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;


CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;


CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;


CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;


CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;


CREATE TABLE app.context_key (
    one boolean DEFAULT true NOT NULL,
    key text NOT NULL,
    CONSTRAINT context_key_one_check CHECK (one)
);


CREATE TABLE app.settled_mark (
    one boolean DEFAULT true NOT NULL,
    mark uuid NOT NULL,
    CONSTRAINT settled_mark_one_check CHECK (one)
);


CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);


ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.casework_alertstep (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    words text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    for_agency_id uuid NOT NULL,
    taken_by_id uuid NOT NULL,
    alert_id uuid NOT NULL,
    CONSTRAINT casework_alertstep_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_alertstep_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_arrival (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    what character varying(20) NOT NULL,
    item_id uuid NOT NULL,
    role character varying(30) NOT NULL,
    stage smallint NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    team_id uuid,
    to_agency_id uuid NOT NULL,
    to_user_id uuid,
    CONSTRAINT casework_arrival_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_arrival_stage_check CHECK ((stage >= 0)),
    CONSTRAINT casework_arrival_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_asbreport (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    incident uuid NOT NULL,
    happened_on date NOT NULL,
    reported_on date NOT NULL,
    words text NOT NULL,
    reference character varying(60) NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT casework_asbreport_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_asbreport_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_capacitydecision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decision text NOT NULL,
    capacity character varying(20) NOT NULL,
    evidence text NOT NULL,
    assessed_by character varying(200) NOT NULL,
    assessed_on date NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    enquiry_id uuid NOT NULL,
    CONSTRAINT casework_capacitydecision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_capacitydecision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_caseaction (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    due_on date NOT NULL,
    state character varying(20) NOT NULL,
    because text NOT NULL,
    state_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    owner_agency_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    panel_case_id uuid NOT NULL,
    CONSTRAINT casework_caseaction_number_check CHECK ((number >= 0)),
    CONSTRAINT casework_caseaction_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_caseaction_version_check CHECK ((version >= 0)),
    CONSTRAINT casework_not_done_says_why CHECK (((NOT ((state)::text = ANY ((ARRAY['could_not'::character varying, 'was_not'::character varying])::text[]))) OR (NOT (because = ''::text))))
);


CREATE TABLE public.casework_caseactionstep (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    text text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    action_id uuid NOT NULL,
    case_id uuid NOT NULL,
    owner_agency_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    said_by_id uuid NOT NULL,
    CONSTRAINT casework_caseactionstep_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_caseactionstep_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_causedenquiry (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    by_words character varying(200) NOT NULL,
    what text NOT NULL,
    due_on date NOT NULL,
    found text NOT NULL,
    found_on date,
    agency_id uuid NOT NULL,
    by_agency_id uuid,
    case_id uuid NOT NULL,
    enquiry_id uuid NOT NULL,
    CONSTRAINT casework_causedenquiry_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_causedenquiry_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_checkednight (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    checked_on date NOT NULL,
    below smallint NOT NULL,
    "table" jsonb NOT NULL,
    fresh jsonb NOT NULL,
    rows_read integer NOT NULL,
    seconds double precision NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_checkednight_below_check CHECK ((below >= 0)),
    CONSTRAINT casework_checkednight_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_checkednight_rows_read_check CHECK ((rows_read >= 0)),
    CONSTRAINT casework_checkednight_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_concern (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    domain character varying(40) NOT NULL,
    named character varying(200) CONSTRAINT casework_concern_words_not_null NOT NULL,
    part character varying(20) NOT NULL,
    level character varying(30) NOT NULL,
    level_from_on date NOT NULL,
    direction character varying(20) NOT NULL,
    harm_at_home character varying(20) NOT NULL,
    significant_harm character varying(20) NOT NULL,
    reason text NOT NULL,
    ended_on date,
    end_reason text NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT casework_concern_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_concern_says_why CHECK ((NOT (reason = ''::text))),
    CONSTRAINT casework_concern_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_concernlevel (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    level character varying(30) NOT NULL,
    from_on date NOT NULL,
    harm_at_home character varying(20) NOT NULL,
    significant_harm character varying(20) NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    concern_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT casework_concernlevel_number_check CHECK ((number >= 0)),
    CONSTRAINT casework_concernlevel_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_concernlevel_version_check CHECK ((version >= 0)),
    CONSTRAINT casework_level_says_why CHECK ((NOT (reason = ''::text)))
);


CREATE TABLE public.casework_confidentiality (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    signed_on date NOT NULL,
    until_on date NOT NULL,
    wording text NOT NULL,
    on_paper boolean NOT NULL,
    user_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    CONSTRAINT casework_confidentiality_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_confidentiality_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_consent (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    about text NOT NULL,
    state character varying(20) NOT NULL,
    said_by character varying(200) NOT NULL,
    said_on date NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    to_agency_id uuid,
    until_on date,
    CONSTRAINT casework_consent_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_consent_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_contact (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    visit_id uuid NOT NULL,
    told character varying(60) NOT NULL,
    earliest_on date NOT NULL,
    latest_on date NOT NULL,
    at_time time without time zone,
    mode character varying(30) NOT NULL,
    "where" character varying(200) NOT NULL,
    seen character varying(20) NOT NULL,
    voice text NOT NULL,
    observations text NOT NULL,
    judgement text NOT NULL,
    gaps text NOT NULL,
    next_step text NOT NULL,
    stays_involved boolean,
    recorded_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    corrects_id uuid,
    person_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    system character varying(100) NOT NULL,
    made_by character varying(200) NOT NULL,
    CONSTRAINT casework_contact_ends_after CHECK ((earliest_on <= latest_on)),
    CONSTRAINT casework_contact_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_contact_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_contactextract (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    system character varying(100) NOT NULL,
    told_until_on date NOT NULL,
    stale_after_days smallint NOT NULL,
    brought_in_at timestamp with time zone NOT NULL,
    rows integer NOT NULL,
    agency_id uuid NOT NULL,
    brought_in_by_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_contactextract_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_contactextract_rows_check CHECK ((rows >= 0)),
    CONSTRAINT casework_contactextract_stale_after_days_check CHECK ((stale_after_days >= 0)),
    CONSTRAINT casework_contactextract_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_contactinterval (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    rule character varying(40) NOT NULL,
    level character varying(30) NOT NULL,
    days smallint NOT NULL,
    due_soon_days smallint NOT NULL,
    missed_after_days smallint,
    approved_on date NOT NULL,
    ended_on date,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_contactinterval_days_check CHECK ((days >= 0)),
    CONSTRAINT casework_contactinterval_due_soon_days_check CHECK ((due_soon_days >= 0)),
    CONSTRAINT casework_contactinterval_missed_after_days_check CHECK ((missed_after_days >= 0)),
    CONSTRAINT casework_contactinterval_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_contactinterval_version_check CHECK ((version >= 0)),
    CONSTRAINT casework_due_soon_before_due CHECK ((due_soon_days < days))
);


CREATE TABLE public.casework_countedquarter (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    from_on date NOT NULL,
    counted_on date NOT NULL,
    edition smallint NOT NULL,
    reason character varying(20) NOT NULL,
    below smallint NOT NULL,
    tables jsonb NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_countedquarter_below_check CHECK ((below >= 0)),
    CONSTRAINT casework_countedquarter_edition_check CHECK ((edition >= 0)),
    CONSTRAINT casework_countedquarter_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_countedquarter_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_desk (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kinds jsonb NOT NULL,
    telephone character varying(60) NOT NULL,
    hours character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    how character varying(400) NOT NULL,
    ended_on date,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    team_id uuid,
    CONSTRAINT casework_desk_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_desk_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_deviationnotice (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    rule character varying(40) NOT NULL,
    why text NOT NULL,
    sent_on date NOT NULL,
    from_on date NOT NULL,
    until_on date,
    agency_id uuid,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    corrects_id uuid,
    ended_by_id uuid,
    ended_on date,
    ended_why text NOT NULL,
    review_on date,
    CONSTRAINT casework_deviationnotice_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_deviationnotice_version_check CHECK ((version >= 0)),
    CONSTRAINT casework_notice_ended_by_somebody CHECK (((ended_on IS NULL) OR ((ended_by_id IS NOT NULL) AND (NOT (ended_why = ''::text)))))
);


CREATE TABLE public.casework_disruption (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    done_on date NOT NULL,
    words text NOT NULL,
    effect text NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT casework_disruption_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_disruption_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_enquiry (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    concern text NOT NULL,
    abuse jsonb NOT NULL,
    location character varying(40) NOT NULL,
    source_of_risk character varying(40) NOT NULL,
    asked character varying(20) NOT NULL,
    not_asked_reason text NOT NULL,
    difficulty boolean,
    support character varying(20) NOT NULL,
    supporter character varying(200) NOT NULL,
    decision character varying(20) NOT NULL,
    decided_on date,
    concluded_on date,
    risk character varying(20) NOT NULL,
    conclusion text NOT NULL,
    remaining_risk text NOT NULL,
    told_adult text NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    referral_id uuid,
    CONSTRAINT casework_conclusion_says_why CHECK (((concluded_on IS NULL) OR (NOT (conclusion = ''::text)))),
    CONSTRAINT casework_enquiry_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_enquiry_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_enquirydecision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    tests jsonb NOT NULL,
    decision character varying(20) NOT NULL,
    reason text NOT NULL,
    decided_on date NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    enquiry_id uuid NOT NULL,
    CONSTRAINT casework_enquirydecision_number_check CHECK ((number >= 0)),
    CONSTRAINT casework_enquirydecision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_enquirydecision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_escalation (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    theme character varying(40) NOT NULL,
    about text NOT NULL,
    safety text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    started_by_id uuid NOT NULL,
    with_agency_id uuid NOT NULL,
    under_id uuid,
    about_id uuid,
    about_what character varying(20) NOT NULL,
    CONSTRAINT casework_escalation_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_escalation_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_escalationstep (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    stage smallint NOT NULL,
    words text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    escalation_id uuid NOT NULL,
    taken_by_id uuid,
    CONSTRAINT casework_escalationstep_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_escalationstep_stage_check CHECK ((stage >= 0)),
    CONSTRAINT casework_escalationstep_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_formdefinition (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(40) NOT NULL,
    text text NOT NULL,
    effective_from date NOT NULL,
    ended_on date,
    added_by_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_formdefinition_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_formdefinition_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_hearing (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    emergency boolean NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    research_due_at timestamp with time zone NOT NULL,
    meeting_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    stands_on date NOT NULL,
    CONSTRAINT casework_hearing_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_hearing_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_hearingitem (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    minutes smallint NOT NULL,
    state character varying(20) NOT NULL,
    decision character varying(40) NOT NULL,
    information text NOT NULL,
    decided text NOT NULL,
    risks text NOT NULL,
    held_at timestamp with time zone,
    case_id uuid NOT NULL,
    hearing_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    panel_case_id uuid NOT NULL,
    CONSTRAINT casework_hearingitem_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT casework_hearingitem_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_hearingitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT casework_hearingitem_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_informationreply (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reply character varying(20) NOT NULL,
    words text NOT NULL,
    told_by character varying(200) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT casework_informationreply_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_informationreply_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_informationrequest (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    asks text NOT NULL,
    purpose text NOT NULL,
    basis character varying(40) NOT NULL,
    due_on date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    asked_by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    to_agency_id uuid NOT NULL,
    CONSTRAINT casework_informationrequest_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_informationrequest_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_ownaction (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reference character varying(60) NOT NULL,
    text text NOT NULL,
    due_on date NOT NULL,
    state character varying(20) NOT NULL,
    because text NOT NULL,
    agency_id uuid NOT NULL,
    noted_by_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    CONSTRAINT casework_ownaction_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_ownaction_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_owndomain (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(40) NOT NULL,
    label character varying(100) NOT NULL,
    what character varying(300) NOT NULL,
    approved_on date NOT NULL,
    effective_from date NOT NULL,
    ended_on date,
    ended_why text NOT NULL,
    added_by_id uuid NOT NULL,
    ended_by_id uuid,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_own_domain_ended_by CHECK (((ended_on IS NULL) OR ((ended_by_id IS NOT NULL) AND (NOT (ended_why = ''::text))))),
    CONSTRAINT casework_owndomain_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_owndomain_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_ownpanelkind (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(40) NOT NULL,
    number smallint NOT NULL,
    entry jsonb NOT NULL,
    approved_on date NOT NULL,
    effective_from date NOT NULL,
    ended_on date,
    ended_why text NOT NULL,
    added_by_id uuid NOT NULL,
    ended_by_id uuid,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_own_panel_kind_ended_by CHECK (((ended_on IS NULL) OR ((ended_by_id IS NOT NULL) AND (NOT (ended_why = ''::text))))),
    CONSTRAINT casework_ownpanelkind_number_check CHECK ((number >= 0)),
    CONSTRAINT casework_ownpanelkind_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_ownpanelkind_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_ownreferralkind (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(40) NOT NULL,
    number smallint NOT NULL,
    entry jsonb NOT NULL,
    approved_on date NOT NULL,
    effective_from date NOT NULL,
    ended_on date,
    ended_why text NOT NULL,
    added_by_id uuid NOT NULL,
    ended_by_id uuid,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_own_referral_kind_ended_by CHECK (((ended_on IS NULL) OR ((ended_by_id IS NOT NULL) AND (NOT (ended_why = ''::text))))),
    CONSTRAINT casework_ownreferralkind_number_check CHECK ((number >= 0)),
    CONSTRAINT casework_ownreferralkind_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_ownreferralkind_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_ownstages (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    source character varying(200) NOT NULL,
    stages jsonb NOT NULL,
    approved_on date NOT NULL,
    effective_from date NOT NULL,
    ended_on date,
    ended_why text NOT NULL,
    added_by_id uuid NOT NULL,
    ended_by_id uuid,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_own_stages_ended_by CHECK (((ended_on IS NULL) OR ((ended_by_id IS NOT NULL) AND (NOT (ended_why = ''::text))))),
    CONSTRAINT casework_ownstages_number_check CHECK ((number >= 0)),
    CONSTRAINT casework_ownstages_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_ownstages_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_ownstandards (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    how character varying(10) NOT NULL,
    text text NOT NULL,
    approved_on date NOT NULL,
    effective_from date NOT NULL,
    ended_on date,
    ended_why text NOT NULL,
    added_by_id uuid NOT NULL,
    ended_by_id uuid,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_own_standards_ended_by CHECK (((ended_on IS NULL) OR ((ended_by_id IS NOT NULL) AND (NOT (ended_why = ''::text))))),
    CONSTRAINT casework_ownstandards_number_check CHECK ((number >= 0)),
    CONSTRAINT casework_ownstandards_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_ownstandards_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_panel (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    minutes_a_case smallint NOT NULL,
    telephone character varying(40) NOT NULL,
    wording text NOT NULL,
    ended_on date,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_panel_minutes_a_case_check CHECK ((minutes_a_case >= 0)),
    CONSTRAINT casework_panel_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_panel_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_panelcase (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    referral_id uuid NOT NULL,
    referred_on date NOT NULL,
    considers character varying(20) NOT NULL,
    words character varying(200) NOT NULL,
    victims jsonb NOT NULL,
    posing jsonb NOT NULL,
    children jsonb NOT NULL,
    marks jsonb NOT NULL,
    state character varying(20) NOT NULL,
    because text NOT NULL,
    repeat character varying(20) NOT NULL,
    repeat_because text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    flag_until_on date,
    flag_removed_on date,
    flag_removed_because character varying(40) NOT NULL,
    transferred_to character varying(200) NOT NULL,
    transferred_on date,
    receipt character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    referring_agency_id uuid NOT NULL,
    completed_at timestamp with time zone,
    completed_by_id uuid,
    counter_allegation text NOT NULL,
    from_area character varying(200) NOT NULL,
    no_marks jsonb NOT NULL,
    safe_contact text NOT NULL,
    staff_safety text NOT NULL,
    CONSTRAINT casework_panelcase_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_panelcase_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_panelreferral (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    considers character varying(20) NOT NULL,
    words character varying(200) NOT NULL,
    victims jsonb NOT NULL,
    posing jsonb NOT NULL,
    children jsonb NOT NULL,
    criteria jsonb NOT NULL,
    because text NOT NULL,
    concern text NOT NULL,
    safe_contact text NOT NULL,
    counter_allegation text NOT NULL,
    staff_safety text NOT NULL,
    consent character varying(20) NOT NULL,
    consent_because text NOT NULL,
    informed character varying(20) NOT NULL,
    informed_because text NOT NULL,
    marks jsonb NOT NULL,
    urgent boolean NOT NULL,
    referred_at timestamp with time zone NOT NULL,
    from_area character varying(200) NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    referred_by_id uuid NOT NULL,
    sent_as_id uuid,
    no_marks jsonb NOT NULL,
    CONSTRAINT casework_panelreferral_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_panelreferral_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_questionnaire (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    form character varying(40) NOT NULL,
    wording text NOT NULL,
    set_by character varying(200) NOT NULL,
    answers jsonb NOT NULL,
    points integer,
    band character varying(40) NOT NULL,
    judged character varying(40) NOT NULL,
    judged_reason text NOT NULL,
    unanswered_reason text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    agency_id uuid NOT NULL,
    begun_by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    completed_by_id uuid,
    corrects_id uuid,
    person_id uuid NOT NULL,
    CONSTRAINT casework_judgement_says_why CHECK ((((judged)::text = ''::text) OR (NOT (judged_reason = ''::text)))),
    CONSTRAINT casework_questionnaire_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_questionnaire_points_check CHECK ((points >= 0)),
    CONSTRAINT casework_questionnaire_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_recountrequest (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reason character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    done_on date,
    asked_by_id uuid NOT NULL,
    counted_id uuid NOT NULL,
    CONSTRAINT casework_recountrequest_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_recountrequest_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_recusal (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    because character varying(40) NOT NULL,
    recused_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT casework_recusal_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_recusal_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_referral (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reference character varying(12) NOT NULL,
    kind character varying(40) NOT NULL,
    who text NOT NULL,
    said jsonb NOT NULL,
    consent character varying(20) NOT NULL,
    consent_reason text NOT NULL,
    told_subject text NOT NULL,
    urgent boolean NOT NULL,
    spoken_to character varying(200) NOT NULL,
    how character varying(20) NOT NULL,
    how_words character varying(200) NOT NULL,
    sender_telephone character varying(60) NOT NULL,
    referred_at timestamp with time zone NOT NULL,
    wait_until timestamp with time zone NOT NULL,
    may_join boolean NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    contact_id uuid,
    desk_id uuid NOT NULL,
    person_id uuid NOT NULL,
    referred_by_id uuid NOT NULL,
    to_agency_id uuid NOT NULL,
    CONSTRAINT casework_referral_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_referral_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_referralanswer (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    referral_id uuid NOT NULL,
    state character varying(20) NOT NULL,
    because text NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    answered_by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT casework_referralanswer_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_referralanswer_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_referralstep (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    answer character varying(20) NOT NULL,
    words text NOT NULL,
    told_by character varying(200) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    recorded_by_id uuid,
    referral_id uuid NOT NULL,
    CONSTRAINT casework_referralstep_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_referralstep_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_researchreply (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    request_id uuid NOT NULL,
    answer character varying(20) NOT NULL,
    text text NOT NULL,
    by_telephone character varying(200) NOT NULL,
    replied_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    replied_by_id uuid NOT NULL,
    CONSTRAINT casework_researchreply_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_researchreply_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_researchrequest (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    chased smallint NOT NULL,
    chased_at timestamp with time zone,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    panel_case_id uuid NOT NULL,
    CONSTRAINT casework_researchrequest_chased_check CHECK ((chased >= 0)),
    CONSTRAINT casework_researchrequest_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_researchrequest_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_riskalert (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    look_out_for text NOT NULL,
    "do" text NOT NULL,
    agencies jsonb NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    raised_by_id uuid NOT NULL,
    CONSTRAINT casework_riskalert_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_riskalert_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_sharingagreement (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    title character varying(200) NOT NULL,
    purpose text NOT NULL,
    parties jsonb NOT NULL,
    basis character varying(40) NOT NULL,
    signed_on date NOT NULL,
    review_on date NOT NULL,
    impact_assessed_on date,
    impact_words character varying(400) NOT NULL,
    ended_on date,
    partnership_id uuid NOT NULL,
    CONSTRAINT casework_sharingagreement_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_sharingagreement_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_sharingdecision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    verdict character varying(20) NOT NULL,
    items jsonb NOT NULL,
    asked_for text NOT NULL,
    purpose text NOT NULL,
    basis character varying(40) NOT NULL,
    necessity text NOT NULL,
    consent character varying(20) NOT NULL,
    consent_reason text NOT NULL,
    told character varying(20) NOT NULL,
    told_reason text NOT NULL,
    detriment text NOT NULL,
    until_at timestamp with time zone,
    decided_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    to_agency_id uuid NOT NULL,
    refused jsonb NOT NULL,
    CONSTRAINT casework_sharingdecision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_sharingdecision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_standingdecision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    because text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_because text NOT NULL,
    agency_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    ended_by_id uuid,
    CONSTRAINT casework_standingdecision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_standingdecision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_telling (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    "to" character varying(30) NOT NULL,
    how text NOT NULL,
    told_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    told_by_id uuid NOT NULL,
    CONSTRAINT casework_telling_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_telling_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_updateday (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    sent_on date,
    agency_id uuid NOT NULL,
    hearing_id uuid NOT NULL,
    CONSTRAINT casework_updateday_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_updateday_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_wantedoutcome (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    words text NOT NULL,
    said_on date NOT NULL,
    achieved character varying(20) NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    enquiry_id uuid NOT NULL,
    CONSTRAINT casework_wantedoutcome_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_wantedoutcome_version_check CHECK ((version >= 0))
);


CREATE TABLE public.casework_writtenupdate (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    item_id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    CONSTRAINT casework_writtenupdate_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT casework_writtenupdate_version_check CHECK ((version >= 0))
);


CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


CREATE TABLE public.foundation_agencyservice (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    from_on date NOT NULL,
    to_on date,
    user_id uuid NOT NULL
);


CREATE TABLE public.foundation_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);


CREATE TABLE public.foundation_follow (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    target character varying(100) NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT foundation_follow_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT foundation_follow_version_check CHECK ((version >= 0))
);


CREATE TABLE public.foundation_importdraft (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    target character varying(100) NOT NULL,
    filename character varying(200) NOT NULL,
    tables jsonb NOT NULL,
    table_number smallint NOT NULL,
    chosen jsonb NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT foundation_importdraft_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT foundation_importdraft_table_number_check CHECK ((table_number >= 0)),
    CONSTRAINT foundation_importdraft_version_check CHECK ((version >= 0))
);


CREATE TABLE public.foundation_jobrun (
    name character varying(100) NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    failures integer NOT NULL,
    trouble character varying(200) NOT NULL,
    CONSTRAINT foundation_jobrun_failures_check CHECK ((failures >= 0))
);


CREATE TABLE public.foundation_lightlink (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    purpose character varying(60) NOT NULL,
    target_id uuid NOT NULL,
    agency_id uuid,
    email character varying(254) NOT NULL,
    token_hash character varying(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    spent_at timestamp with time zone,
    revoked_at timestamp with time zone,
    made_by character varying(100) NOT NULL,
    CONSTRAINT foundation_lightlink_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT foundation_lightlink_version_check CHECK ((version >= 0))
);


CREATE TABLE public.foundation_notice (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    wording character varying(60) NOT NULL,
    blanks jsonb NOT NULL,
    about character varying(100) NOT NULL,
    once character varying(160),
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    try_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    trouble character varying(200) NOT NULL,
    user_id uuid,
    CONSTRAINT foundation_notice_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT foundation_notice_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT foundation_notice_version_check CHECK ((version >= 0))
);


CREATE TABLE public.foundation_rememberedcolumns (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    columns jsonb NOT NULL,
    CONSTRAINT foundation_rememberedcolumns_version_check CHECK ((version >= 0)),
    CONSTRAINT remembered_columns_place_is_whole CHECK (((place)::text ~~ '%/'::text))
);


CREATE TABLE public.foundation_rolegrant (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    role character varying(40) NOT NULL,
    agency_id uuid,
    from_on date NOT NULL,
    to_on date,
    user_id uuid NOT NULL,
    CONSTRAINT foundation_rolegrant_version_check CHECK ((version >= 0)),
    CONSTRAINT role_grant_place_is_whole CHECK ((((place)::text = ''::text) OR ((place)::text ~~ '%/'::text)))
);


CREATE TABLE public.foundation_searchword (
    word character varying(30) NOT NULL,
    keys character varying(30)[] NOT NULL
);


CREATE TABLE public.foundation_sentform (
    mark character varying(64) NOT NULL,
    led_to text NOT NULL,
    sent_at timestamp with time zone NOT NULL
);


CREATE TABLE public.foundation_storedfile (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    name character varying(160) NOT NULL,
    content_type character varying(120) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    scanned character varying(20) NOT NULL,
    stored_by character varying(100) NOT NULL,
    CONSTRAINT foundation_storedfile_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT foundation_storedfile_size_check CHECK ((size >= 0)),
    CONSTRAINT foundation_storedfile_version_check CHECK ((version >= 0))
);


CREATE TABLE public.foundation_trailentry (
    id bigint NOT NULL,
    chain character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    verb character varying(100) NOT NULL,
    actor_key character varying(100) NOT NULL,
    agency_id uuid,
    place character varying(200) NOT NULL,
    target character varying(200) NOT NULL,
    outcome character varying(10) NOT NULL,
    note text NOT NULL,
    number bigint,
    previous character varying(64) NOT NULL,
    hash character varying(64) NOT NULL
);


ALTER TABLE public.foundation_trailentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_trailentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.foundation_trailhead (
    chain character varying(80) NOT NULL,
    number bigint NOT NULL,
    hash character varying(64) NOT NULL
);


CREATE TABLE public.foundation_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    sort_name character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    calendar_key uuid NOT NULL,
    invented boolean NOT NULL,
    people tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, (COALESCE(name, ''::character varying))::text)) STORED
);


CREATE TABLE public.meetings_action (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    source_kind character varying(30) NOT NULL,
    source_words character varying(300) NOT NULL,
    source_id uuid,
    due_on date,
    due_words character varying(100) NOT NULL,
    priority character varying(10) NOT NULL,
    status character varying(20) NOT NULL,
    status_on date NOT NULL,
    status_reason text NOT NULL,
    done_by character varying(100) NOT NULL,
    impact_due_on date,
    impact_tested_on date,
    impact_tested_how character varying(300) NOT NULL,
    repeats character varying(20) NOT NULL,
    latest_note_at timestamp with time zone,
    follows_id uuid,
    group_id uuid NOT NULL,
    owner_agency_id uuid,
    owner_seat_id uuid,
    partnership_id uuid NOT NULL,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, COALESCE(text, ''::text)), 'A'::"char") || setweight(to_tsvector('english'::regconfig, (COALESCE(source_words, ''::character varying))::text), 'B'::"char"))) STORED,
    CONSTRAINT action_has_an_owner CHECK ((((status)::text = ANY ((ARRAY['published'::character varying, 'superseded'::character varying])::text[])) OR (owner_seat_id IS NOT NULL) OR (owner_agency_id IS NOT NULL))),
    CONSTRAINT action_outcome_has_its_reason CHECK (((NOT ((status)::text = ANY ((ARRAY['not_implemented'::character varying, 'could_not_be_done'::character varying, 'superseded'::character varying])::text[]))) OR (NOT (status_reason = ''::text)))),
    CONSTRAINT meetings_action_number_check CHECK ((number >= 0)),
    CONSTRAINT meetings_action_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_action_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_action_themes (
    id bigint NOT NULL,
    action_id uuid NOT NULL,
    theme_id uuid NOT NULL
);


ALTER TABLE public.meetings_action_themes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_action_themes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.meetings_actionnote (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_key character varying(100) NOT NULL,
    text text NOT NULL,
    evidence_words character varying(300) NOT NULL,
    evidence_file_id uuid,
    action_id uuid NOT NULL,
    agency_id uuid,
    author_id uuid
);


ALTER TABLE public.meetings_actionnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_actionnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.meetings_actionstep (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    step character varying(30) NOT NULL,
    before character varying(20) NOT NULL,
    after character varying(20) NOT NULL,
    actor_key character varying(100) NOT NULL,
    reason text NOT NULL,
    action_id uuid NOT NULL,
    agency_id uuid,
    author_id uuid
);


ALTER TABLE public.meetings_actionstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_actionstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.meetings_agendaitem (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    purpose character varying(20) NOT NULL,
    minutes smallint,
    confidential boolean NOT NULL,
    note text NOT NULL,
    "order" smallint NOT NULL,
    source character varying(20) NOT NULL,
    state character varying(20) NOT NULL,
    period_on date,
    answer character varying(500) NOT NULL,
    presenter_agency_id uuid,
    presenter_seat_id uuid,
    raised_by_id uuid,
    rule_id uuid,
    plan_id uuid,
    meeting_id uuid NOT NULL,
    standing_id uuid,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, (COALESCE(title, ''::character varying))::text), 'A'::"char") || setweight(to_tsvector('english'::regconfig, COALESCE(note, ''::text)), 'B'::"char"))) STORED,
    CONSTRAINT meetings_agendaitem_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_agendaitem_order_check CHECK (("order" >= 0)),
    CONSTRAINT meetings_agendaitem_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_agendaitem_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_agreement (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    by_deputy boolean NOT NULL,
    agrees boolean NOT NULL,
    means character varying(200) NOT NULL,
    note character varying(500) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    seat_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    CONSTRAINT meetings_agreement_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_agreement_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_agreementrequest (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decision_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    reminded_at timestamp with time zone,
    CONSTRAINT meetings_agreementrequest_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_agreementrequest_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_attendance (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    held_on date NOT NULL,
    role character varying(40) NOT NULL,
    post character varying(200) NOT NULL,
    state character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    deputy_has_authority boolean NOT NULL,
    remote boolean NOT NULL,
    arrived_at timestamp with time zone,
    left_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    reason_valid boolean,
    judged_at timestamp with time zone,
    letter_made_at timestamp with time zone,
    agency_id uuid,
    group_id uuid NOT NULL,
    judged_by_id uuid,
    meeting_id uuid NOT NULL,
    seat_id uuid,
    vacant boolean NOT NULL,
    CONSTRAINT meetings_attendance_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_attendance_version_check CHECK ((version >= 0)),
    CONSTRAINT nobody_leaves_before_they_arrive CHECK (((arrived_at IS NULL) OR (left_at IS NULL) OR (left_at >= arrived_at)))
);


CREATE TABLE public.meetings_complainttold (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    period_on date NOT NULL,
    told_on date NOT NULL,
    rule_id uuid NOT NULL,
    CONSTRAINT meetings_complainttold_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_complainttold_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_crossboardrule (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    from_words character varying(200) NOT NULL,
    title character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    every character varying(20) NOT NULL,
    year_starts_in smallint NOT NULL,
    from_on date NOT NULL,
    to_on date,
    paragraph character varying(40) NOT NULL,
    source text NOT NULL,
    doubt text NOT NULL,
    from_group_id uuid,
    partnership_id uuid NOT NULL,
    to_group_id uuid NOT NULL,
    CONSTRAINT meetings_crossboardrule_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_crossboardrule_version_check CHECK ((version >= 0)),
    CONSTRAINT meetings_crossboardrule_year_starts_in_check CHECK ((year_starts_in >= 0))
);


CREATE TABLE public.meetings_decision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    reason text NOT NULL,
    way character varying(20) NOT NULL,
    state character varying(20) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    quorum_state character varying(20) NOT NULL,
    quorum_because text NOT NULL,
    quorum_evidence jsonb NOT NULL,
    agencies jsonb NOT NULL,
    recused jsonb NOT NULL,
    confidential boolean NOT NULL,
    group_id uuid NOT NULL,
    item_id uuid,
    meeting_id uuid,
    recorded_by_id uuid,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, COALESCE(text, ''::text)), 'A'::"char") || setweight(to_tsvector('english'::regconfig, COALESCE(reason, ''::text)), 'B'::"char"))) STORED,
    recorded_at timestamp with time zone,
    answer_by_on date,
    CONSTRAINT decision_in_a_meeting_names_it CHECK (((NOT ((way)::text = 'in_meeting'::text)) OR (meeting_id IS NOT NULL))),
    CONSTRAINT meetings_decision_number_check CHECK ((number >= 0)),
    CONSTRAINT meetings_decision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_decision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_forwardplanitem (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    purpose character varying(20) NOT NULL,
    minutes smallint,
    confidential boolean NOT NULL,
    note text NOT NULL,
    month_on date NOT NULL,
    state character varying(20) NOT NULL,
    group_id uuid NOT NULL,
    presenter_agency_id uuid,
    presenter_seat_id uuid,
    CONSTRAINT meetings_forwardplanitem_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_forwardplanitem_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_forwardplanitem_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_interest (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    nature character varying(500) NOT NULL,
    is_out boolean NOT NULL,
    withdrawn boolean NOT NULL,
    item_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    CONSTRAINT meetings_interest_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_interest_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_invitation (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    sends_deputy boolean NOT NULL,
    reason character varying(500) NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    meeting_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    deputy_post character varying(200) NOT NULL,
    reminded_at timestamp with time zone,
    CONSTRAINT meetings_invitation_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_invitation_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_invitationreminder (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    days_before smallint NOT NULL,
    source character varying(300) NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_invitationreminder_days_before_check CHECK ((days_before >= 0)),
    CONSTRAINT meetings_invitationreminder_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_invitationreminder_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_meeting (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    title character varying(200) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    "where" character varying(200) NOT NULL,
    link character varying(500) NOT NULL,
    state character varying(20) NOT NULL,
    held_at timestamp with time zone,
    moved_from_on date,
    moved_because character varying(500) NOT NULL,
    cancelled_because character varying(500) NOT NULL,
    note text NOT NULL,
    group_id uuid NOT NULL,
    series_id uuid,
    words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, (COALESCE(title, ''::character varying))::text), 'A'::"char")) STORED,
    CONSTRAINT meeting_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT meetings_meeting_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_meeting_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_minutes (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    state character varying(20) NOT NULL,
    approved_at timestamp with time zone,
    circulated_at timestamp with time zone,
    approved_by_id uuid,
    meeting_id uuid NOT NULL,
    CONSTRAINT meetings_minutes_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_minutes_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_minutesversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    note character varying(200) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    minutes_id uuid NOT NULL,
    saved_by_id uuid,
    CONSTRAINT meetings_minutesversion_number_check CHECK ((number >= 0))
);


CREATE TABLE public.meetings_paper (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    restricted boolean NOT NULL,
    withdrawn_because character varying(500) NOT NULL,
    item_id uuid,
    meeting_id uuid NOT NULL,
    words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, (COALESCE(title, ''::character varying))::text), 'A'::"char")) STORED,
    CONSTRAINT meetings_paper_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_paper_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_paperdeadline (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    working_days smallint NOT NULL,
    source text NOT NULL,
    group_id uuid NOT NULL,
    CONSTRAINT meetings_paperdeadline_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_paperdeadline_version_check CHECK ((version >= 0)),
    CONSTRAINT meetings_paperdeadline_working_days_check CHECK ((working_days >= 0))
);


CREATE TABLE public.meetings_paperreader (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    paper_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    CONSTRAINT meetings_paperreader_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_paperreader_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_paperversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    file_id uuid NOT NULL,
    file_name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size integer NOT NULL,
    note character varying(500) NOT NULL,
    late_days smallint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid,
    paper_id uuid NOT NULL,
    CONSTRAINT meetings_paperversion_late_days_check CHECK ((late_days >= 0)),
    CONSTRAINT meetings_paperversion_number_check CHECK ((number >= 0)),
    CONSTRAINT meetings_paperversion_size_check CHECK ((size >= 0))
);


CREATE TABLE public.meetings_quorumrule (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    parts jsonb NOT NULL,
    from_on date,
    to_on date,
    source text NOT NULL,
    remote_counts boolean NOT NULL,
    agency_chair_counts boolean NOT NULL,
    group_id uuid NOT NULL,
    CONSTRAINT meetings_quorumrule_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_quorumrule_version_check CHECK ((version >= 0)),
    CONSTRAINT quorum_rule_ends_after_it_begins CHECK (((to_on IS NULL) OR (from_on IS NULL) OR (to_on >= from_on)))
);


CREATE TABLE public.meetings_ratification (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    how character varying(20) NOT NULL,
    settled_at timestamp with time zone NOT NULL,
    ratified boolean NOT NULL,
    because text NOT NULL,
    note text NOT NULL,
    decision_id uuid NOT NULL,
    meeting_id uuid,
    settled_by_id uuid,
    CONSTRAINT meetings_ratification_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_ratification_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_reminderrule (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    days_before smallint NOT NULL,
    days_after smallint NOT NULL,
    source character varying(300) NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_reminderrule_days_after_check CHECK ((days_after >= 0)),
    CONSTRAINT meetings_reminderrule_days_before_check CHECK ((days_before >= 0)),
    CONSTRAINT meetings_reminderrule_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_reminderrule_version_check CHECK ((version >= 0))
);


CREATE TABLE public.meetings_series (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    title character varying(200) NOT NULL,
    every character varying(20) NOT NULL,
    weekday smallint,
    nth smallint,
    starts_on date NOT NULL,
    until_on date NOT NULL,
    start_time time without time zone NOT NULL,
    minutes smallint NOT NULL,
    "where" character varying(200) NOT NULL,
    link character varying(500) NOT NULL,
    avoid_bank_holidays boolean NOT NULL,
    closed jsonb NOT NULL,
    group_id uuid NOT NULL,
    CONSTRAINT meetings_series_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_series_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_series_version_check CHECK ((version >= 0)),
    CONSTRAINT meetings_series_weekday_check CHECK ((weekday >= 0)),
    CONSTRAINT series_ends_after_start CHECK ((until_on >= starts_on))
);


CREATE TABLE public.meetings_standingitem (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    purpose character varying(20) NOT NULL,
    minutes smallint,
    confidential boolean NOT NULL,
    note text NOT NULL,
    "order" smallint NOT NULL,
    closing boolean NOT NULL,
    from_on date,
    to_on date,
    source text NOT NULL,
    group_id uuid NOT NULL,
    presenter_agency_id uuid,
    presenter_seat_id uuid,
    CONSTRAINT meetings_standingitem_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_standingitem_order_check CHECK (("order" >= 0)),
    CONSTRAINT meetings_standingitem_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT meetings_standingitem_version_check CHECK ((version >= 0))
);


CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.partnership_agency (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    sort_name character varying(200) NOT NULL,
    kind character varying(40) NOT NULL,
    from_on date,
    to_on date,
    source text NOT NULL,
    note text NOT NULL,
    successor_id uuid,
    words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, (COALESCE(name, ''::character varying))::text), 'A'::"char")) STORED,
    CONSTRAINT agency_place_is_agencies CHECK (((place)::text = 'agencies/'::text)),
    CONSTRAINT partnership_agency_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_agencyalias (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    from_on date,
    to_on date,
    agency_id uuid NOT NULL
);


ALTER TABLE public.partnership_agencyalias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partnership_agencyalias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.partnership_agencycontact (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    note character varying(200) NOT NULL,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT partnership_agencycontact_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_agencycontact_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_duty (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    regime character varying(40) NOT NULL,
    text text NOT NULL,
    legislation character varying(300) NOT NULL,
    source text NOT NULL,
    evidence text NOT NULL,
    shown_on date,
    due_on date,
    every_months smallint,
    note text NOT NULL,
    closed_on date,
    owner_id uuid,
    partnership_id uuid NOT NULL,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, COALESCE(text, ''::text)), 'A'::"char") || setweight(to_tsvector('english'::regconfig, (COALESCE(legislation, ''::character varying))::text), 'B'::"char"))) STORED,
    CONSTRAINT partnership_duty_every_months_check CHECK ((every_months >= 0)),
    CONSTRAINT partnership_duty_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_duty_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_dutyevidence (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    shown_on date NOT NULL,
    evidence text NOT NULL,
    next_due_on date,
    duty_id uuid NOT NULL,
    CONSTRAINT partnership_dutyevidence_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_dutyevidence_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_group (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(80) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(40) NOT NULL,
    line_inferred boolean NOT NULL,
    purpose text NOT NULL,
    terms_of_reference text NOT NULL,
    rhythm character varying(40) NOT NULL,
    rhythm_words character varying(200) NOT NULL,
    chair_words character varying(200) NOT NULL,
    chair_since date,
    rotation_months smallint,
    critical boolean NOT NULL,
    from_on date,
    to_on date,
    source text NOT NULL,
    note text NOT NULL,
    chair_agency_id uuid,
    parent_id uuid,
    partnership_id uuid NOT NULL,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, (COALESCE(name, ''::character varying))::text), 'A'::"char") || setweight(to_tsvector('english'::regconfig, COALESCE(purpose, ''::text)), 'B'::"char"))) STORED,
    CONSTRAINT partnership_group_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_group_rotation_months_check CHECK ((rotation_months >= 0)),
    CONSTRAINT partnership_group_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_membership (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    regime character varying(40) NOT NULL,
    standing character varying(40) NOT NULL,
    from_on date,
    to_on date,
    source text NOT NULL,
    note text NOT NULL,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT partnership_membership_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_membership_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_partnership (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    area character varying(200) NOT NULL,
    about text NOT NULL,
    provenance character varying(20) NOT NULL,
    source text NOT NULL,
    public_from_on date,
    CONSTRAINT partnership_partnership_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_partnership_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_seat (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    post character varying(200) NOT NULL,
    role character varying(40) NOT NULL,
    holder_name character varying(200) NOT NULL,
    deputy_name character varying(200) NOT NULL,
    deputy_has_authority boolean NOT NULL,
    authority_on date,
    authority_words character varying(300) NOT NULL,
    from_on date,
    to_on date,
    source text NOT NULL,
    note text NOT NULL,
    agency_id uuid,
    deputy_id uuid,
    group_id uuid NOT NULL,
    holder_id uuid,
    words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, (COALESCE(post, ''::character varying))::text), 'A'::"char")) STORED,
    people tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, (((COALESCE(holder_name, ''::character varying))::text || ' '::text) || (COALESCE(deputy_name, ''::character varying))::text))) STORED,
    CONSTRAINT partnership_seat_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_seat_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_seatterm (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    holder_name character varying(200) NOT NULL,
    from_on date,
    to_on date,
    agency_id uuid,
    holder_id uuid,
    seat_id uuid NOT NULL,
    CONSTRAINT partnership_seatterm_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT partnership_seatterm_version_check CHECK ((version >= 0))
);


CREATE TABLE public.partnership_theme (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(80) NOT NULL,
    name character varying(200) NOT NULL,
    aim text NOT NULL,
    "position" smallint NOT NULL,
    source text NOT NULL,
    from_on date,
    to_on date,
    partnership_id uuid NOT NULL,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, (COALESCE(name, ''::character varying))::text), 'A'::"char") || setweight(to_tsvector('english'::regconfig, COALESCE(aim, ''::text)), 'B'::"char"))) STORED,
    CONSTRAINT partnership_theme_position_check CHECK (("position" >= 0)),
    CONSTRAINT partnership_theme_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_agencyrecord (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    source character varying(100) NOT NULL,
    number character varying(40) NOT NULL,
    forenames character varying(200) NOT NULL,
    surname character varying(200) NOT NULL,
    born character varying(60) NOT NULL,
    sex character varying(20) NOT NULL,
    first_language character varying(80) NOT NULL,
    needs text NOT NULL,
    as_of_on date NOT NULL,
    received_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    nhs_number character varying(12) NOT NULL,
    CONSTRAINT people_agencyrecord_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_agencyrecord_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_case (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reference character varying(12) NOT NULL,
    kind character varying(40) NOT NULL,
    state character varying(20) NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    restriction smallint NOT NULL,
    strictness smallint NOT NULL,
    lead_agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT people_case_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_case_restriction_check CHECK ((restriction >= 0)),
    CONSTRAINT people_case_restriction_is_known CHECK ((restriction <= 2)),
    CONSTRAINT people_case_strictness_check CHECK ((strictness >= 0)),
    CONSTRAINT people_case_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_caselink (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone,
    why text NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    panel_id uuid,
    user_id uuid,
    team_id uuid,
    telephone character varying(40) NOT NULL,
    CONSTRAINT people_caselink_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_caselink_version_check CHECK ((version >= 0)),
    CONSTRAINT people_emergency_link_ends CHECK (((NOT ((kind)::text = 'emergency_reader'::text)) OR ((team_id IS NULL) AND (to_at IS NOT NULL) AND (to_at <= (from_at + '04:00:00'::interval)) AND (user_id IS NOT NULL)))),
    CONSTRAINT people_link_is_somebodys CHECK (((user_id IS NOT NULL) OR (team_id IS NOT NULL)))
);


CREATE TABLE public.people_casenote (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    corrects_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT people_casenote_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_casenote_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_caseperson (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    part character varying(40) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_caseperson_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_caseperson_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_confidentialaddress (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    lines text NOT NULL,
    postcode character varying(10) NOT NULL,
    from_on date,
    to_on date,
    hidden_from_words character varying(200) NOT NULL,
    hidden_from_id uuid,
    person_id uuid NOT NULL,
    CONSTRAINT people_confidentialaddress_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_confidentialaddress_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_conflict (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    nature text NOT NULL,
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone,
    case_id uuid,
    end_agreed_by_id uuid,
    ended_by_id uuid,
    user_id uuid,
    household_id uuid,
    person_id uuid,
    team_id uuid,
    end_reason text NOT NULL,
    end_agreed_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT people_conflict_ended_by_two CHECK (((to_at IS NULL) OR ((ended_by_id IS NOT NULL) AND (end_agreed_by_id IS NOT NULL) AND (NOT ((ended_by_id = end_agreed_by_id) AND (ended_by_id IS NOT NULL) AND (end_agreed_by_id IS NOT NULL)))))),
    CONSTRAINT people_conflict_of_somebody CHECK (((user_id IS NOT NULL) OR (team_id IS NOT NULL))),
    CONSTRAINT people_conflict_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_conflict_version_check CHECK ((version >= 0)),
    CONSTRAINT people_conflict_with_something CHECK (((person_id IS NOT NULL) OR (household_id IS NOT NULL) OR (case_id IS NOT NULL)))
);


CREATE TABLE public.people_emergencyaccess (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reference character varying(12) NOT NULL,
    reason character varying(40) NOT NULL,
    words text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    review_due_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    link_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT people_emergency_lasts_an_hour CHECK (((until_at > taken_at) AND (until_at <= (taken_at + '04:00:00'::interval)))),
    CONSTRAINT people_emergencyaccess_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_emergencyaccess_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_emergencyreview (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    outcome character varying(20) NOT NULL,
    words text NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    access_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    reviewed_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT people_emergency_reviewed_by_another CHECK ((NOT (reviewed_by_id = user_id))),
    CONSTRAINT people_emergencyreview_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_emergencyreview_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_findkeys (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    keys text[] NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_findkeys_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_findkeys_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_heldrecord (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    source character varying(100) NOT NULL,
    number character varying(40) NOT NULL,
    forenames character varying(200) NOT NULL,
    surname character varying(200) NOT NULL,
    born character varying(60) NOT NULL,
    born_from_on date,
    born_to_on date,
    nhs_number character varying(12) NOT NULL,
    sex character varying(20) NOT NULL,
    first_language character varying(80) NOT NULL,
    needs text NOT NULL,
    address text NOT NULL,
    postcode character varying(10) NOT NULL,
    keys text[] NOT NULL,
    as_of_on date NOT NULL,
    brought_in_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    brought_in_by_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT people_heldrecord_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_heldrecord_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_household (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT people_household_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_household_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_householdmember (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    part character varying(40) NOT NULL,
    from_on date,
    to_on date,
    household_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ending text NOT NULL,
    CONSTRAINT people_householdmember_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_householdmember_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_identitydecision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    why text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by_id uuid NOT NULL,
    other_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_identitydecision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_identitydecision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_namedreader (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone,
    case_id uuid,
    user_id uuid NOT NULL,
    person_id uuid,
    CONSTRAINT people_namedreader_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_namedreader_version_check CHECK ((version >= 0)),
    CONSTRAINT people_reader_of_something CHECK (((case_id IS NOT NULL) OR (person_id IS NOT NULL)))
);


CREATE TABLE public.people_ownnumberkind (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(30) NOT NULL,
    label character varying(60) NOT NULL,
    shapes character varying(120) NOT NULL,
    example character varying(40) NOT NULL,
    approved_on date NOT NULL,
    effective_from date NOT NULL,
    ended_on date,
    ended_why text NOT NULL,
    added_by_id uuid NOT NULL,
    ended_by_id uuid,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT people_own_number_kind_ended_by CHECK (((ended_on IS NULL) OR ((ended_by_id IS NOT NULL) AND (NOT (ended_why = ''::text))))),
    CONSTRAINT people_ownnumberkind_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_ownnumberkind_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_partnershipsetting (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(40) NOT NULL,
    value character varying(40) NOT NULL,
    from_on date NOT NULL,
    agreed_by character varying(200) NOT NULL,
    reason text NOT NULL,
    partnership_id uuid NOT NULL,
    settled_by_id uuid NOT NULL,
    CONSTRAINT people_partnershipsetting_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_partnershipsetting_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_person (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    identity uuid NOT NULL,
    forenames character varying(200) NOT NULL,
    surname character varying(200) NOT NULL,
    known_as character varying(200) NOT NULL,
    sort_name character varying(400) NOT NULL,
    born character varying(60) NOT NULL,
    born_from_on date,
    born_to_on date,
    died_on date,
    sex character varying(20) NOT NULL,
    restriction smallint NOT NULL,
    partnership_id uuid NOT NULL,
    communication_needs text NOT NULL,
    ethnicity character varying(60) NOT NULL,
    first_language character varying(80) NOT NULL,
    interpreter character varying(20) NOT NULL,
    support_needs text NOT NULL,
    needs_go_on character varying(10) NOT NULL,
    CONSTRAINT people_person_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_person_restriction_check CHECK ((restriction >= 0)),
    CONSTRAINT people_person_restriction_is_known CHECK ((restriction <= 2)),
    CONSTRAINT people_person_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_personaddress (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    lines text NOT NULL,
    postcode character varying(10) NOT NULL,
    from_on date,
    to_on date,
    person_id uuid NOT NULL,
    CONSTRAINT people_personaddress_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_personaddress_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_personname (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    forenames character varying(200) NOT NULL,
    surname character varying(200) NOT NULL,
    from_on date,
    to_on date,
    person_id uuid NOT NULL,
    CONSTRAINT people_personname_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_personname_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_personnumber (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(30) NOT NULL,
    number character varying(40) NOT NULL,
    from_on date,
    to_on date,
    person_id uuid NOT NULL,
    CONSTRAINT people_personnumber_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_personnumber_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_personrestrictiondecision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    level smallint NOT NULL,
    lowers boolean NOT NULL,
    reason text NOT NULL,
    review_on date,
    asked_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    agreed_by_id uuid,
    asked_by_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_person_lowered_by_two CHECK (((agreed_by_id IS NULL) OR (NOT ((agreed_by_id = asked_by_id) AND (agreed_by_id IS NOT NULL))))),
    CONSTRAINT people_personrestrictiondecision_level_check CHECK ((level >= 0)),
    CONSTRAINT people_personrestrictiondecision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_personrestrictiondecision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_persontelephone (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    number character varying(40) NOT NULL,
    note character varying(200) NOT NULL,
    from_on date,
    to_on date,
    person_id uuid NOT NULL,
    CONSTRAINT people_persontelephone_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_persontelephone_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_recordmatch (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    held_id uuid NOT NULL,
    state character varying(20) NOT NULL,
    why text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_recordmatch_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_recordmatch_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_relationship (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(30) NOT NULL,
    from_on date,
    to_on date,
    note character varying(300) NOT NULL,
    other_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ending text NOT NULL,
    CONSTRAINT people_related_to_another CHECK ((NOT (person_id = other_id))),
    CONSTRAINT people_relationship_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_relationship_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_restrictiondecision (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    level smallint NOT NULL,
    lowers boolean NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    agreed_by_id uuid,
    asked_by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    review_on date,
    CONSTRAINT people_restriction_lowered_by_two CHECK (((agreed_by_id IS NULL) OR (NOT ((agreed_by_id = asked_by_id) AND (agreed_by_id IS NOT NULL))))),
    CONSTRAINT people_restrictiondecision_level_check CHECK ((level >= 0)),
    CONSTRAINT people_restrictiondecision_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_restrictiondecision_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_shareacknowledgement (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    acknowledged_at timestamp with time zone NOT NULL,
    acknowledged_by_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    shared_id uuid NOT NULL,
    CONSTRAINT people_shareacknowledgement_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_shareacknowledgement_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_shareditem (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    item_id uuid NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    decision_id uuid,
    case_id uuid NOT NULL,
    from_agency_id uuid NOT NULL,
    to_agency_id uuid,
    to_panel_id uuid,
    CONSTRAINT people_shared_with_somebody CHECK (((to_agency_id IS NOT NULL) OR (to_panel_id IS NOT NULL))),
    CONSTRAINT people_shareditem_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_shareditem_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_staffwarning (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    words text NOT NULL,
    told character varying(20) NOT NULL,
    told_words text NOT NULL,
    review_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ended_on date,
    end_reason text NOT NULL,
    agency_id uuid NOT NULL,
    person_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT people_staffwarning_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_staffwarning_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_team (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    telephone character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    discreet boolean NOT NULL,
    CONSTRAINT people_team_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_team_version_check CHECK ((version >= 0))
);


CREATE TABLE public.people_teammembership (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    supervises boolean NOT NULL,
    from_on date NOT NULL,
    to_on date,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT people_teammembership_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT people_teammembership_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_acceptance (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    score character varying(20) NOT NULL,
    accepted_on date NOT NULL,
    until_on date NOT NULL,
    ended_on date,
    approver_id uuid,
    risk_id uuid NOT NULL,
    CONSTRAINT acceptance_ends_after_it_begins CHECK ((until_on > accepted_on)),
    CONSTRAINT planning_acceptance_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_acceptance_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_control (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    text text NOT NULL,
    owner_words character varying(200) NOT NULL,
    timeframe character varying(200) NOT NULL,
    due_on date,
    state character varying(20) NOT NULL,
    done_on date,
    risk_id uuid NOT NULL,
    CONSTRAINT planning_control_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_control_position_check CHECK (("position" >= 0)),
    CONSTRAINT planning_control_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_findinganswer (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    rule character varying(40) NOT NULL,
    answer character varying(20) NOT NULL,
    note text NOT NULL,
    answered_on date NOT NULL,
    withdrawn_on date,
    author_id uuid,
    control_id uuid,
    risk_id uuid NOT NULL,
    CONSTRAINT planning_findinganswer_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_findinganswer_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_risk (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reference character varying(40) NOT NULL,
    reference_sort character varying(120) NOT NULL,
    category character varying(200) NOT NULL,
    text text NOT NULL,
    consequence text NOT NULL,
    owner_words character varying(200) NOT NULL,
    state character varying(20) NOT NULL,
    reviewed_on date,
    next_review_on date,
    current_likelihood smallint,
    current_impact smallint,
    current_value smallint,
    previous_likelihood smallint,
    previous_impact smallint,
    target_likelihood smallint,
    target_impact smallint,
    target_value smallint,
    owner_agency_id uuid,
    owner_seat_id uuid,
    register_id uuid NOT NULL,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, COALESCE(text, ''::text)), 'A'::"char") || setweight(to_tsvector('english'::regconfig, COALESCE(consequence, ''::text)), 'B'::"char"))) STORED,
    CONSTRAINT planning_risk_current_impact_check CHECK ((current_impact >= 0)),
    CONSTRAINT planning_risk_current_likelihood_check CHECK ((current_likelihood >= 0)),
    CONSTRAINT planning_risk_current_value_check CHECK ((current_value >= 0)),
    CONSTRAINT planning_risk_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_risk_previous_impact_check CHECK ((previous_impact >= 0)),
    CONSTRAINT planning_risk_previous_likelihood_check CHECK ((previous_likelihood >= 0)),
    CONSTRAINT planning_risk_target_impact_check CHECK ((target_impact >= 0)),
    CONSTRAINT planning_risk_target_likelihood_check CHECK ((target_likelihood >= 0)),
    CONSTRAINT planning_risk_target_value_check CHECK ((target_value >= 0)),
    CONSTRAINT planning_risk_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_risk_themes (
    id bigint NOT NULL,
    risk_id uuid NOT NULL,
    theme_id uuid NOT NULL
);


ALTER TABLE public.planning_risk_themes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_risk_themes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.planning_riskevent (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    text text NOT NULL,
    happened_on date NOT NULL,
    author_id uuid,
    risk_id uuid NOT NULL,
    CONSTRAINT planning_riskevent_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_riskevent_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_riskmatrix (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    from_on date NOT NULL,
    likelihoods jsonb NOT NULL,
    impacts jsonb NOT NULL,
    bands jsonb NOT NULL,
    register_id uuid NOT NULL,
    CONSTRAINT planning_riskmatrix_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_riskmatrix_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_riskregister (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    key character varying(80) NOT NULL,
    name character varying(200) NOT NULL,
    audience character varying(20) NOT NULL,
    short_names character varying(200) NOT NULL,
    as_at_on date,
    source text NOT NULL,
    group_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT planning_riskregister_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_riskregister_version_check CHECK ((version >= 0))
);


CREATE TABLE public.planning_riskscore (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    number integer NOT NULL,
    likelihood smallint NOT NULL,
    impact smallint NOT NULL,
    reason text NOT NULL,
    scored_on date,
    meeting_id uuid,
    explained_on date,
    author_id uuid,
    risk_id uuid NOT NULL,
    CONSTRAINT planning_riskscore_impact_check CHECK ((impact >= 0)),
    CONSTRAINT planning_riskscore_likelihood_check CHECK ((likelihood >= 0)),
    CONSTRAINT planning_riskscore_number_check CHECK ((number >= 0)),
    CONSTRAINT planning_riskscore_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_riskscore_version_check CHECK ((version >= 0)),
    CONSTRAINT risk_score_is_at_least_one CHECK (((likelihood >= 1) AND (impact >= 1)))
);


CREATE TABLE public.planning_samerisk (
    id uuid NOT NULL,
    place character varying(200) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    other_id uuid NOT NULL,
    risk_id uuid NOT NULL,
    CONSTRAINT planning_samerisk_place_is_whole CHECK (((place)::text ~~ '%/'::text)),
    CONSTRAINT planning_samerisk_version_check CHECK ((version >= 0))
);


CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);


CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;


CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;


CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);


CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;


CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);


ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);


ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);


ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL
);


ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);


ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);


ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);


ALTER TABLE ONLY app.context_key
    ADD CONSTRAINT context_key_pkey PRIMARY KEY (one);


ALTER TABLE ONLY app.settled_mark
    ADD CONSTRAINT settled_mark_pkey PRIMARY KEY (one);


ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT action_number_once_in_partnership UNIQUE (partnership_id, number);


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_caseaction
    ADD CONSTRAINT casework_actions_are_numbered UNIQUE (panel_case_id, number);


ALTER TABLE ONLY public.casework_alertstep
    ADD CONSTRAINT casework_alertstep_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_arrival
    ADD CONSTRAINT casework_arrival_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_arrival
    ADD CONSTRAINT casework_arrives_once UNIQUE NULLS NOT DISTINCT (item_id, to_agency_id, team_id, role, to_user_id, stage);


ALTER TABLE ONLY public.casework_asbreport
    ADD CONSTRAINT casework_asbreport_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_researchrequest
    ADD CONSTRAINT casework_asked_once_an_agency UNIQUE (panel_case_id, agency_id);


ALTER TABLE ONLY public.casework_capacitydecision
    ADD CONSTRAINT casework_capacitydecision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_caseaction
    ADD CONSTRAINT casework_caseaction_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_caseactionstep
    ADD CONSTRAINT casework_caseactionstep_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_causedenquiry
    ADD CONSTRAINT casework_causedenquiry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_checkednight
    ADD CONSTRAINT casework_checkednight_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_concern
    ADD CONSTRAINT casework_concern_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_concernlevel
    ADD CONSTRAINT casework_concernlevel_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_confidentiality
    ADD CONSTRAINT casework_confidentiality_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_consent
    ADD CONSTRAINT casework_consent_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_contact
    ADD CONSTRAINT casework_contact_corrects_id_key UNIQUE (corrects_id);


ALTER TABLE ONLY public.casework_contact
    ADD CONSTRAINT casework_contact_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_contactextract
    ADD CONSTRAINT casework_contactextract_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_contactinterval
    ADD CONSTRAINT casework_contactinterval_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_countedquarter
    ADD CONSTRAINT casework_countedquarter_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_desk
    ADD CONSTRAINT casework_desk_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationnotice_corrects_id_key UNIQUE (corrects_id);


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationnotice_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_disruption
    ADD CONSTRAINT casework_disruption_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_telling
    ADD CONSTRAINT casework_each_told_once UNIQUE (contact_id, "to");


ALTER TABLE ONLY public.casework_enquirydecision
    ADD CONSTRAINT casework_enquiry_decisions_numbered UNIQUE (enquiry_id, number);


ALTER TABLE ONLY public.casework_enquiry
    ADD CONSTRAINT casework_enquiry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_enquirydecision
    ADD CONSTRAINT casework_enquirydecision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_escalation
    ADD CONSTRAINT casework_escalation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_escalationstep
    ADD CONSTRAINT casework_escalationstep_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_formdefinition
    ADD CONSTRAINT casework_formdefinition_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_hearingitem
    ADD CONSTRAINT casework_heard_once_at_a_hearing UNIQUE (hearing_id, panel_case_id);


ALTER TABLE ONLY public.casework_hearing
    ADD CONSTRAINT casework_hearing_meeting_id_key UNIQUE (meeting_id);


ALTER TABLE ONLY public.casework_hearing
    ADD CONSTRAINT casework_hearing_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_hearingitem
    ADD CONSTRAINT casework_hearingitem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_informationreply
    ADD CONSTRAINT casework_informationreply_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_informationrequest
    ADD CONSTRAINT casework_informationrequest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_concernlevel
    ADD CONSTRAINT casework_levels_are_numbered UNIQUE (concern_id, number);


ALTER TABLE ONLY public.casework_updateday
    ADD CONSTRAINT casework_one_update_an_agency UNIQUE (hearing_id, agency_id);


ALTER TABLE ONLY public.casework_owndomain
    ADD CONSTRAINT casework_own_domain_key UNIQUE (partnership_id, key);


ALTER TABLE ONLY public.casework_ownpanelkind
    ADD CONSTRAINT casework_own_panel_kind_number UNIQUE (partnership_id, key, number);


ALTER TABLE ONLY public.casework_ownreferralkind
    ADD CONSTRAINT casework_own_referral_kind_number UNIQUE (partnership_id, key, number);


ALTER TABLE ONLY public.casework_ownstages
    ADD CONSTRAINT casework_own_stages_number UNIQUE (partnership_id, number);


ALTER TABLE ONLY public.casework_ownstandards
    ADD CONSTRAINT casework_own_standards_number UNIQUE (partnership_id, number);


ALTER TABLE ONLY public.casework_ownaction
    ADD CONSTRAINT casework_ownaction_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_owndomain
    ADD CONSTRAINT casework_owndomain_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_ownpanelkind
    ADD CONSTRAINT casework_ownpanelkind_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_ownreferralkind
    ADD CONSTRAINT casework_ownreferralkind_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_ownstages
    ADD CONSTRAINT casework_ownstages_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_ownstandards
    ADD CONSTRAINT casework_ownstandards_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_panel
    ADD CONSTRAINT casework_panel_group_id_key UNIQUE (group_id);


ALTER TABLE ONLY public.casework_panel
    ADD CONSTRAINT casework_panel_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_panelcase
    ADD CONSTRAINT casework_panelcase_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_panelcase
    ADD CONSTRAINT casework_panelcase_referral_id_key UNIQUE (referral_id);


ALTER TABLE ONLY public.casework_panelreferral
    ADD CONSTRAINT casework_panelreferral_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_panelreferral
    ADD CONSTRAINT casework_panelreferral_sent_as_id_key UNIQUE (sent_as_id);


ALTER TABLE ONLY public.casework_countedquarter
    ADD CONSTRAINT casework_quarters_are_counted_once UNIQUE (partnership_id, from_on);


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnaire_corrects_id_key UNIQUE (corrects_id);


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnaire_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_recountrequest
    ADD CONSTRAINT casework_recountrequest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_recusal
    ADD CONSTRAINT casework_recusal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_recusal
    ADD CONSTRAINT casework_recused_once UNIQUE (case_id, panel_id, user_id);


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_reference_key UNIQUE (reference);


ALTER TABLE ONLY public.casework_referralanswer
    ADD CONSTRAINT casework_referralanswer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_referralstep
    ADD CONSTRAINT casework_referralstep_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_researchreply
    ADD CONSTRAINT casework_researchreply_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_researchrequest
    ADD CONSTRAINT casework_researchrequest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_riskalert
    ADD CONSTRAINT casework_riskalert_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_sharingagreement
    ADD CONSTRAINT casework_sharingagreement_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_sharingdecision
    ADD CONSTRAINT casework_sharingdecision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_standingdecision
    ADD CONSTRAINT casework_standingdecision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_telling
    ADD CONSTRAINT casework_telling_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_checkednight
    ADD CONSTRAINT casework_the_last_night_alone UNIQUE (partnership_id);


ALTER TABLE ONLY public.casework_updateday
    ADD CONSTRAINT casework_updateday_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_wantedoutcome
    ADD CONSTRAINT casework_wantedoutcome_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.casework_writtenupdate
    ADD CONSTRAINT casework_writtenupdate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_rememberedcolumns
    ADD CONSTRAINT columns_remembered_once UNIQUE (place, kind);


ALTER TABLE ONLY public.meetings_complainttold
    ADD CONSTRAINT complaint_told_once UNIQUE (rule_id, period_on);


ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT decision_numbers_once UNIQUE (group_id, number);


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


ALTER TABLE ONLY public.foundation_follow
    ADD CONSTRAINT follow_a_thing_once UNIQUE (user_id, target);


ALTER TABLE ONLY public.foundation_agencyservice
    ADD CONSTRAINT foundation_agencyservice_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_cache
    ADD CONSTRAINT foundation_cache_pkey PRIMARY KEY (cache_key);


ALTER TABLE ONLY public.foundation_follow
    ADD CONSTRAINT foundation_follow_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_importdraft
    ADD CONSTRAINT foundation_importdraft_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_jobrun
    ADD CONSTRAINT foundation_jobrun_pkey PRIMARY KEY (name);


ALTER TABLE ONLY public.foundation_lightlink
    ADD CONSTRAINT foundation_lightlink_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_lightlink
    ADD CONSTRAINT foundation_lightlink_token_hash_key UNIQUE (token_hash);


ALTER TABLE ONLY public.foundation_notice
    ADD CONSTRAINT foundation_notice_once_key UNIQUE (once);


ALTER TABLE ONLY public.foundation_notice
    ADD CONSTRAINT foundation_notice_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_rememberedcolumns
    ADD CONSTRAINT foundation_rememberedcolumns_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_rolegrant
    ADD CONSTRAINT foundation_rolegrant_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_searchword
    ADD CONSTRAINT foundation_searchword_pkey PRIMARY KEY (word);


ALTER TABLE ONLY public.foundation_sentform
    ADD CONSTRAINT foundation_sentform_pkey PRIMARY KEY (mark);


ALTER TABLE ONLY public.foundation_storedfile
    ADD CONSTRAINT foundation_storedfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_trailentry
    ADD CONSTRAINT foundation_trailentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.foundation_trailhead
    ADD CONSTRAINT foundation_trailhead_pkey PRIMARY KEY (chain);


ALTER TABLE ONLY public.foundation_user
    ADD CONSTRAINT foundation_user_calendar_key_key UNIQUE (calendar_key);


ALTER TABLE ONLY public.foundation_user
    ADD CONSTRAINT foundation_user_email_key UNIQUE (email);


ALTER TABLE ONLY public.foundation_user
    ADD CONSTRAINT foundation_user_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_group
    ADD CONSTRAINT group_key_once_in_partnership UNIQUE (partnership_id, key);


ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT group_meets_once_at_a_time EXCLUDE USING gist (public.group_range(group_id, group_id, '[]'::text) WITH &&, tstzrange(starts_at, ends_at) WITH &&) WHERE ((NOT ((state)::text = 'cancelled'::text)));


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_follows_id_key UNIQUE (follows_id);


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_action_themes
    ADD CONSTRAINT meetings_action_themes_action_id_theme_id_58349e19_uniq UNIQUE (action_id, theme_id);


ALTER TABLE ONLY public.meetings_action_themes
    ADD CONSTRAINT meetings_action_themes_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_actionnote
    ADD CONSTRAINT meetings_actionnote_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_actionstep
    ADD CONSTRAINT meetings_actionstep_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_agreementrequest
    ADD CONSTRAINT meetings_agreementrequest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_complainttold
    ADD CONSTRAINT meetings_complainttold_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_crossboardrule
    ADD CONSTRAINT meetings_crossboardrule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_forwardplanitem
    ADD CONSTRAINT meetings_forwardplanitem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_interest
    ADD CONSTRAINT meetings_interest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_invitationreminder
    ADD CONSTRAINT meetings_invitationreminder_partnership_id_key UNIQUE (partnership_id);


ALTER TABLE ONLY public.meetings_invitationreminder
    ADD CONSTRAINT meetings_invitationreminder_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_meeting_id_key UNIQUE (meeting_id);


ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesversion_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_paperdeadline
    ADD CONSTRAINT meetings_paperdeadline_group_id_key UNIQUE (group_id);


ALTER TABLE ONLY public.meetings_paperdeadline
    ADD CONSTRAINT meetings_paperdeadline_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT meetings_paperreader_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversion_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_quorumrule
    ADD CONSTRAINT meetings_quorumrule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_ratification
    ADD CONSTRAINT meetings_ratification_decision_id_key UNIQUE (decision_id);


ALTER TABLE ONLY public.meetings_ratification
    ADD CONSTRAINT meetings_ratification_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_reminderrule
    ADD CONSTRAINT meetings_reminderrule_partnership_id_key UNIQUE (partnership_id);


ALTER TABLE ONLY public.meetings_reminderrule
    ADD CONSTRAINT meetings_reminderrule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_series
    ADD CONSTRAINT meetings_series_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingitem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT minutes_version_numbers_once UNIQUE (minutes_id, number);


ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT one_agreement_a_seat UNIQUE (decision_id, seat_id);


ALTER TABLE ONLY public.meetings_agreementrequest
    ADD CONSTRAINT one_agreement_request_a_seat UNIQUE (decision_id, seat_id);


ALTER TABLE ONLY public.partnership_agencyalias
    ADD CONSTRAINT one_alias_once UNIQUE (agency_id, name);


ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT one_attendance_a_seat UNIQUE (meeting_id, seat_id);


ALTER TABLE ONLY public.partnership_agencycontact
    ADD CONSTRAINT one_contact_address_an_agency UNIQUE (partnership_id, agency_id);


ALTER TABLE ONLY public.meetings_interest
    ADD CONSTRAINT one_interest_a_seat_an_item UNIQUE (item_id, seat_id);


ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT one_invitation_a_seat UNIQUE (meeting_id, seat_id);


ALTER TABLE ONLY public.meetings_quorumrule
    ADD CONSTRAINT one_quorum_rule_from_a_day UNIQUE NULLS NOT DISTINCT (group_id, from_on);


ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT one_reader_once_a_paper UNIQUE (paper_id, seat_id);


ALTER TABLE ONLY public.foundation_agencyservice
    ADD CONSTRAINT one_service_a_start UNIQUE (user_id, agency_id, from_on);


ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT paper_version_numbers_once UNIQUE (paper_id, number);


ALTER TABLE ONLY public.partnership_agency
    ADD CONSTRAINT partnership_agency_name_key UNIQUE (name);


ALTER TABLE ONLY public.partnership_agency
    ADD CONSTRAINT partnership_agency_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_agencyalias
    ADD CONSTRAINT partnership_agencyalias_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_agencycontact
    ADD CONSTRAINT partnership_agencycontact_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_duty
    ADD CONSTRAINT partnership_duty_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_dutyevidence
    ADD CONSTRAINT partnership_dutyevidence_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_group
    ADD CONSTRAINT partnership_group_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_membership
    ADD CONSTRAINT partnership_membership_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_partnership
    ADD CONSTRAINT partnership_partnership_key_key UNIQUE (key);


ALTER TABLE ONLY public.partnership_partnership
    ADD CONSTRAINT partnership_partnership_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_seat
    ADD CONSTRAINT partnership_seat_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_seatterm
    ADD CONSTRAINT partnership_seatterm_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_theme
    ADD CONSTRAINT partnership_theme_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_agencyrecord
    ADD CONSTRAINT people_agencyrecord_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_reference_key UNIQUE (reference);


ALTER TABLE ONLY public.people_caselink
    ADD CONSTRAINT people_caselink_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_casenote
    ADD CONSTRAINT people_casenote_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_caseperson
    ADD CONSTRAINT people_caseperson_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_confidentialaddress
    ADD CONSTRAINT people_confidentialaddress_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_link_id_key UNIQUE (link_id);


ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_reference_key UNIQUE (reference);


ALTER TABLE ONLY public.people_emergencyreview
    ADD CONSTRAINT people_emergencyreview_access_id_key UNIQUE (access_id);


ALTER TABLE ONLY public.people_emergencyreview
    ADD CONSTRAINT people_emergencyreview_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_findkeys
    ADD CONSTRAINT people_findkeys_person_id_key UNIQUE (person_id);


ALTER TABLE ONLY public.people_findkeys
    ADD CONSTRAINT people_findkeys_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_heldrecord
    ADD CONSTRAINT people_heldrecord_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_household
    ADD CONSTRAINT people_household_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmember_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_identitydecision
    ADD CONSTRAINT people_identitydecision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_namedreader
    ADD CONSTRAINT people_namedreader_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_ownnumberkind
    ADD CONSTRAINT people_own_number_kind_key UNIQUE (partnership_id, key);


ALTER TABLE ONLY public.people_ownnumberkind
    ADD CONSTRAINT people_ownnumberkind_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_partnershipsetting
    ADD CONSTRAINT people_partnershipsetting_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_caseperson
    ADD CONSTRAINT people_person_once_in_a_part UNIQUE (case_id, person_id, part);


ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_personaddress
    ADD CONSTRAINT people_personaddress_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_personname
    ADD CONSTRAINT people_personname_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_personnumber
    ADD CONSTRAINT people_personnumber_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_personrestrictiondecision
    ADD CONSTRAINT people_personrestrictiondecision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_persontelephone
    ADD CONSTRAINT people_persontelephone_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_recordmatch
    ADD CONSTRAINT people_recordmatch_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_relationship
    ADD CONSTRAINT people_relationship_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_restrictiondecision
    ADD CONSTRAINT people_restrictiondecision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_shareacknowledgement
    ADD CONSTRAINT people_shareacknowledgement_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_shareacknowledgement
    ADD CONSTRAINT people_shareacknowledgement_shared_id_key UNIQUE (shared_id);


ALTER TABLE ONLY public.people_shareditem
    ADD CONSTRAINT people_shareditem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_staffwarning
    ADD CONSTRAINT people_staffwarning_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_team
    ADD CONSTRAINT people_team_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.people_teammembership
    ADD CONSTRAINT people_teammembership_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_acceptance
    ADD CONSTRAINT planning_acceptance_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_control
    ADD CONSTRAINT planning_control_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_findinganswer
    ADD CONSTRAINT planning_findinganswer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_risk
    ADD CONSTRAINT planning_risk_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_risk_themes
    ADD CONSTRAINT planning_risk_themes_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_risk_themes
    ADD CONSTRAINT planning_risk_themes_risk_id_theme_id_31c2ab20_uniq UNIQUE (risk_id, theme_id);


ALTER TABLE ONLY public.planning_riskevent
    ADD CONSTRAINT planning_riskevent_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_riskmatrix
    ADD CONSTRAINT planning_riskmatrix_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_riskregister
    ADD CONSTRAINT planning_riskregister_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_riskscore
    ADD CONSTRAINT planning_riskscore_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_samerisk
    ADD CONSTRAINT planning_samerisk_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);


ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.planning_riskregister
    ADD CONSTRAINT register_key_once_in_partnership UNIQUE (partnership_id, key);


ALTER TABLE ONLY public.planning_risk
    ADD CONSTRAINT risk_reference_once_in_register UNIQUE (register_id, reference);


ALTER TABLE ONLY public.planning_riskscore
    ADD CONSTRAINT risk_score_number_once UNIQUE (risk_id, kind, number);


ALTER TABLE ONLY public.planning_samerisk
    ADD CONSTRAINT same_risk_once UNIQUE (risk_id, other_id);


ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);


ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);


ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partnership_theme
    ADD CONSTRAINT theme_key_once_in_partnership UNIQUE (partnership_id, key);


ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);


CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


CREATE INDEX action_words ON public.meetings_action USING gin (words);


CREATE INDEX actions_by_status_and_due ON public.meetings_action USING btree (partnership_id, status, due_on);


CREATE INDEX agency_words ON public.partnership_agency USING gin (words);


CREATE INDEX agenda_in_order ON public.meetings_agendaitem USING btree (meeting_id, "order");


CREATE INDEX agenda_item_words ON public.meetings_agendaitem USING gin (words);


CREATE INDEX attendance_by_agency ON public.meetings_attendance USING btree (agency_id, held_on);


CREATE INDEX attendance_by_day ON public.meetings_attendance USING btree (held_on, group_id, agency_id);


CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


CREATE UNIQUE INDEX casework_acknowledged_once ON public.casework_referralstep USING btree (referral_id) WHERE ((kind)::text = 'acknowledged'::text);


CREATE INDEX casework_alertstep_agency_id_5c5cc4d0 ON public.casework_alertstep USING btree (agency_id);


CREATE INDEX casework_alertstep_alert_id_588b5a7d ON public.casework_alertstep USING btree (alert_id);


CREATE INDEX casework_alertstep_case_id_0eb2d99b ON public.casework_alertstep USING btree (case_id);


CREATE INDEX casework_alertstep_for_agency_id_429c4b38 ON public.casework_alertstep USING btree (for_agency_id);


CREATE INDEX casework_alertstep_place_7ddd0cee ON public.casework_alertstep USING btree (place);


CREATE INDEX casework_alertstep_place_7ddd0cee_like ON public.casework_alertstep USING btree (place varchar_pattern_ops);


CREATE INDEX casework_alertstep_taken_by_id_94c80977 ON public.casework_alertstep USING btree (taken_by_id);


CREATE INDEX casework_arrival_agency_id_d6a7ed01 ON public.casework_arrival USING btree (agency_id);


CREATE INDEX casework_arrival_case_id_8357f818 ON public.casework_arrival USING btree (case_id);


CREATE INDEX casework_arrival_item_id_54ac3337 ON public.casework_arrival USING btree (item_id);


CREATE INDEX casework_arrival_place_5a651416 ON public.casework_arrival USING btree (place);


CREATE INDEX casework_arrival_place_5a651416_like ON public.casework_arrival USING btree (place varchar_pattern_ops);


CREATE INDEX casework_arrival_team_id_dd58f004 ON public.casework_arrival USING btree (team_id);


CREATE INDEX casework_arrival_to_agency_id_6609d557 ON public.casework_arrival USING btree (to_agency_id);


CREATE INDEX casework_arrival_to_user_id_e31bdf8f ON public.casework_arrival USING btree (to_user_id);


CREATE INDEX casework_asbreport_agency_id_b40ed88f ON public.casework_asbreport USING btree (agency_id);


CREATE INDEX casework_asbreport_case_id_cacc81ec ON public.casework_asbreport USING btree (case_id);


CREATE INDEX casework_asbreport_panel_id_1998e4d1 ON public.casework_asbreport USING btree (panel_id);


CREATE INDEX casework_asbreport_place_760bb476 ON public.casework_asbreport USING btree (place);


CREATE INDEX casework_asbreport_place_760bb476_like ON public.casework_asbreport USING btree (place varchar_pattern_ops);


CREATE INDEX casework_asbreport_recorded_by_id_e0bd6c45 ON public.casework_asbreport USING btree (recorded_by_id);


CREATE INDEX casework_capacitydecision_agency_id_be2244cd ON public.casework_capacitydecision USING btree (agency_id);


CREATE INDEX casework_capacitydecision_case_id_9f760998 ON public.casework_capacitydecision USING btree (case_id);


CREATE INDEX casework_capacitydecision_enquiry_id_96f721df ON public.casework_capacitydecision USING btree (enquiry_id);


CREATE INDEX casework_capacitydecision_place_f0160923 ON public.casework_capacitydecision USING btree (place);


CREATE INDEX casework_capacitydecision_place_f0160923_like ON public.casework_capacitydecision USING btree (place varchar_pattern_ops);


CREATE INDEX casework_caseaction_case_id_111a5b5a ON public.casework_caseaction USING btree (case_id);


CREATE INDEX casework_caseaction_owner_agency_id_02e6bd59 ON public.casework_caseaction USING btree (owner_agency_id);


CREATE INDEX casework_caseaction_panel_case_id_64f7dd56 ON public.casework_caseaction USING btree (panel_case_id);


CREATE INDEX casework_caseaction_panel_id_a5441a78 ON public.casework_caseaction USING btree (panel_id);


CREATE INDEX casework_caseaction_place_1e701a08 ON public.casework_caseaction USING btree (place);


CREATE INDEX casework_caseaction_place_1e701a08_like ON public.casework_caseaction USING btree (place varchar_pattern_ops);


CREATE INDEX casework_caseactionstep_action_id_cb0e1d7e ON public.casework_caseactionstep USING btree (action_id);


CREATE INDEX casework_caseactionstep_case_id_0c490c20 ON public.casework_caseactionstep USING btree (case_id);


CREATE INDEX casework_caseactionstep_owner_agency_id_49a40c71 ON public.casework_caseactionstep USING btree (owner_agency_id);


CREATE INDEX casework_caseactionstep_panel_id_147795ca ON public.casework_caseactionstep USING btree (panel_id);


CREATE INDEX casework_caseactionstep_place_e5f84d08 ON public.casework_caseactionstep USING btree (place);


CREATE INDEX casework_caseactionstep_place_e5f84d08_like ON public.casework_caseactionstep USING btree (place varchar_pattern_ops);


CREATE INDEX casework_caseactionstep_said_by_id_7abfa33b ON public.casework_caseactionstep USING btree (said_by_id);


CREATE INDEX casework_causedenquiry_agency_id_2a5c79d7 ON public.casework_causedenquiry USING btree (agency_id);


CREATE INDEX casework_causedenquiry_by_agency_id_72397ca0 ON public.casework_causedenquiry USING btree (by_agency_id);


CREATE INDEX casework_causedenquiry_case_id_889a0f5a ON public.casework_causedenquiry USING btree (case_id);


CREATE INDEX casework_causedenquiry_enquiry_id_90758fdc ON public.casework_causedenquiry USING btree (enquiry_id);


CREATE INDEX casework_causedenquiry_place_8be24298 ON public.casework_causedenquiry USING btree (place);


CREATE INDEX casework_causedenquiry_place_8be24298_like ON public.casework_causedenquiry USING btree (place varchar_pattern_ops);


CREATE INDEX casework_checkednight_partnership_id_56742e5e ON public.casework_checkednight USING btree (partnership_id);


CREATE INDEX casework_checkednight_place_39e4311a ON public.casework_checkednight USING btree (place);


CREATE INDEX casework_checkednight_place_39e4311a_like ON public.casework_checkednight USING btree (place varchar_pattern_ops);


CREATE INDEX casework_concern_agency_id_839431af ON public.casework_concern USING btree (agency_id);


CREATE INDEX casework_concern_case_id_b8ec4e03 ON public.casework_concern USING btree (case_id);


CREATE INDEX casework_concern_person_id_396102b7 ON public.casework_concern USING btree (person_id);


CREATE INDEX casework_concern_place_1e0839a1 ON public.casework_concern USING btree (place);


CREATE INDEX casework_concern_place_1e0839a1_like ON public.casework_concern USING btree (place varchar_pattern_ops);


CREATE INDEX casework_concern_recorded_by_id_17d438ba ON public.casework_concern USING btree (recorded_by_id);


CREATE INDEX casework_concernlevel_agency_id_9ebbfed1 ON public.casework_concernlevel USING btree (agency_id);


CREATE INDEX casework_concernlevel_case_id_4e3d0dbf ON public.casework_concernlevel USING btree (case_id);


CREATE INDEX casework_concernlevel_concern_id_c47b1ca9 ON public.casework_concernlevel USING btree (concern_id);


CREATE INDEX casework_concernlevel_place_ba10525f ON public.casework_concernlevel USING btree (place);


CREATE INDEX casework_concernlevel_place_ba10525f_like ON public.casework_concernlevel USING btree (place varchar_pattern_ops);


CREATE INDEX casework_concernlevel_recorded_by_id_2e6a20c9 ON public.casework_concernlevel USING btree (recorded_by_id);


CREATE INDEX casework_concerns_of ON public.casework_concern USING btree (case_id, person_id);


CREATE INDEX casework_confidentiality_panel_id_014ae57c ON public.casework_confidentiality USING btree (panel_id);


CREATE INDEX casework_confidentiality_place_49a31275 ON public.casework_confidentiality USING btree (place);


CREATE INDEX casework_confidentiality_place_49a31275_like ON public.casework_confidentiality USING btree (place varchar_pattern_ops);


CREATE INDEX casework_confidentiality_user_id_5a80ade4 ON public.casework_confidentiality USING btree (user_id);


CREATE INDEX casework_consent_agency_id_ddb1d6c7 ON public.casework_consent USING btree (agency_id);


CREATE INDEX casework_consent_case_id_9a9d703f ON public.casework_consent USING btree (case_id);


CREATE INDEX casework_consent_person_id_ee49f4bc ON public.casework_consent USING btree (person_id);


CREATE INDEX casework_consent_place_673a6732 ON public.casework_consent USING btree (place);


CREATE INDEX casework_consent_place_673a6732_like ON public.casework_consent USING btree (place varchar_pattern_ops);


CREATE INDEX casework_consent_recorded_by_id_50398c4b ON public.casework_consent USING btree (recorded_by_id);


CREATE INDEX casework_consent_to_agency_id_ac40b676 ON public.casework_consent USING btree (to_agency_id);


CREATE INDEX casework_contact_agency_id_5246dd91 ON public.casework_contact USING btree (agency_id);


CREATE INDEX casework_contact_case_id_20a47487 ON public.casework_contact USING btree (case_id);


CREATE INDEX casework_contact_person_id_dfb65223 ON public.casework_contact USING btree (person_id);


CREATE INDEX casework_contact_place_b7814ca3 ON public.casework_contact USING btree (place);


CREATE INDEX casework_contact_place_b7814ca3_like ON public.casework_contact USING btree (place varchar_pattern_ops);


CREATE INDEX casework_contact_recorded_by_id_f7da2c0d ON public.casework_contact USING btree (recorded_by_id);


CREATE INDEX casework_contact_visit_id_90449593 ON public.casework_contact USING btree (visit_id);


CREATE INDEX casework_contactextract_agency_id_6ec9a7dd ON public.casework_contactextract USING btree (agency_id);


CREATE INDEX casework_contactextract_brought_in_by_id_b84fcb73 ON public.casework_contactextract USING btree (brought_in_by_id);


CREATE INDEX casework_contactextract_partnership_id_ca534393 ON public.casework_contactextract USING btree (partnership_id);


CREATE INDEX casework_contactextract_place_96ec242d ON public.casework_contactextract USING btree (place);


CREATE INDEX casework_contactextract_place_96ec242d_like ON public.casework_contactextract USING btree (place varchar_pattern_ops);


CREATE INDEX casework_contactinterval_group_id_e44d5b6a ON public.casework_contactinterval USING btree (group_id);


CREATE INDEX casework_contactinterval_partnership_id_1db5ce41 ON public.casework_contactinterval USING btree (partnership_id);


CREATE INDEX casework_contactinterval_place_176070a1 ON public.casework_contactinterval USING btree (place);


CREATE INDEX casework_contactinterval_place_176070a1_like ON public.casework_contactinterval USING btree (place varchar_pattern_ops);


CREATE INDEX casework_contacts_of ON public.casework_contact USING btree (case_id, person_id, latest_on DESC);


CREATE INDEX casework_countedquarter_partnership_id_b8dfd7b3 ON public.casework_countedquarter USING btree (partnership_id);


CREATE INDEX casework_countedquarter_place_f0f9cc54 ON public.casework_countedquarter USING btree (place);


CREATE INDEX casework_countedquarter_place_f0f9cc54_like ON public.casework_countedquarter USING btree (place varchar_pattern_ops);


CREATE INDEX casework_desk_agency_id_6f0ad452 ON public.casework_desk USING btree (agency_id);


CREATE INDEX casework_desk_partnership_id_2d20e85e ON public.casework_desk USING btree (partnership_id);


CREATE INDEX casework_desk_place_daab4ba4 ON public.casework_desk USING btree (place);


CREATE INDEX casework_desk_place_daab4ba4_like ON public.casework_desk USING btree (place varchar_pattern_ops);


CREATE INDEX casework_desk_team_id_e22dca5b ON public.casework_desk USING btree (team_id);


CREATE INDEX casework_deviationnotice_agency_id_92dc4abc ON public.casework_deviationnotice USING btree (agency_id);


CREATE INDEX casework_deviationnotice_ended_by_id_b760683b ON public.casework_deviationnotice USING btree (ended_by_id);


CREATE INDEX casework_deviationnotice_group_id_c3aeaee1 ON public.casework_deviationnotice USING btree (group_id);


CREATE INDEX casework_deviationnotice_partnership_id_e25f5b1e ON public.casework_deviationnotice USING btree (partnership_id);


CREATE INDEX casework_deviationnotice_place_064eae73 ON public.casework_deviationnotice USING btree (place);


CREATE INDEX casework_deviationnotice_place_064eae73_like ON public.casework_deviationnotice USING btree (place varchar_pattern_ops);


CREATE INDEX casework_deviationnotice_recorded_by_id_bfbef778 ON public.casework_deviationnotice USING btree (recorded_by_id);


CREATE INDEX casework_disruption_agency_id_a3fe9080 ON public.casework_disruption USING btree (agency_id);


CREATE INDEX casework_disruption_case_id_5881343e ON public.casework_disruption USING btree (case_id);


CREATE INDEX casework_disruption_panel_id_9038d912 ON public.casework_disruption USING btree (panel_id);


CREATE INDEX casework_disruption_place_564ad7c2 ON public.casework_disruption USING btree (place);


CREATE INDEX casework_disruption_place_564ad7c2_like ON public.casework_disruption USING btree (place varchar_pattern_ops);


CREATE INDEX casework_disruption_recorded_by_id_8dc2c4d5 ON public.casework_disruption USING btree (recorded_by_id);


CREATE UNIQUE INDEX casework_each_stage_once ON public.casework_escalationstep USING btree (escalation_id, stage) WHERE ((kind)::text = ANY ((ARRAY['started'::character varying, 'moved'::character varying, 'climbed'::character varying])::text[]));


CREATE INDEX casework_enquiries_of ON public.casework_enquiry USING btree (case_id, person_id);


CREATE INDEX casework_enquiry_agency_id_11a18984 ON public.casework_enquiry USING btree (agency_id);


CREATE INDEX casework_enquiry_case_id_fbe4e465 ON public.casework_enquiry USING btree (case_id);


CREATE INDEX casework_enquiry_person_id_06850d9b ON public.casework_enquiry USING btree (person_id);


CREATE INDEX casework_enquiry_place_33ada1c3 ON public.casework_enquiry USING btree (place);


CREATE INDEX casework_enquiry_place_33ada1c3_like ON public.casework_enquiry USING btree (place varchar_pattern_ops);


CREATE INDEX casework_enquiry_recorded_by_id_3a4baf8e ON public.casework_enquiry USING btree (recorded_by_id);


CREATE INDEX casework_enquiry_referral_id_ddb5890b ON public.casework_enquiry USING btree (referral_id);


CREATE INDEX casework_enquirydecision_agency_id_1933a989 ON public.casework_enquirydecision USING btree (agency_id);


CREATE INDEX casework_enquirydecision_case_id_f5dab122 ON public.casework_enquirydecision USING btree (case_id);


CREATE INDEX casework_enquirydecision_decided_by_id_f64b3583 ON public.casework_enquirydecision USING btree (decided_by_id);


CREATE INDEX casework_enquirydecision_enquiry_id_8adc930e ON public.casework_enquirydecision USING btree (enquiry_id);


CREATE INDEX casework_enquirydecision_place_e8efbca0 ON public.casework_enquirydecision USING btree (place);


CREATE INDEX casework_enquirydecision_place_e8efbca0_like ON public.casework_enquirydecision USING btree (place varchar_pattern_ops);


CREATE INDEX casework_escalation_agency_id_0df50e22 ON public.casework_escalation USING btree (agency_id);


CREATE INDEX casework_escalation_case_id_810bdf3c ON public.casework_escalation USING btree (case_id);


CREATE INDEX casework_escalation_place_5aa4e609 ON public.casework_escalation USING btree (place);


CREATE INDEX casework_escalation_place_5aa4e609_like ON public.casework_escalation USING btree (place varchar_pattern_ops);


CREATE INDEX casework_escalation_started_by_id_6cdf1eae ON public.casework_escalation USING btree (started_by_id);


CREATE INDEX casework_escalation_under_id_293f2a4f ON public.casework_escalation USING btree (under_id);


CREATE INDEX casework_escalation_with_agency_id_a4025229 ON public.casework_escalation USING btree (with_agency_id);


CREATE INDEX casework_escalationstep_agency_id_36a32902 ON public.casework_escalationstep USING btree (agency_id);


CREATE INDEX casework_escalationstep_case_id_b0ab3bb1 ON public.casework_escalationstep USING btree (case_id);


CREATE INDEX casework_escalationstep_escalation_id_b75489e7 ON public.casework_escalationstep USING btree (escalation_id);


CREATE INDEX casework_escalationstep_place_171c4123 ON public.casework_escalationstep USING btree (place);


CREATE INDEX casework_escalationstep_place_171c4123_like ON public.casework_escalationstep USING btree (place varchar_pattern_ops);


CREATE INDEX casework_escalationstep_taken_by_id_b1caf040 ON public.casework_escalationstep USING btree (taken_by_id);


CREATE INDEX casework_extracts_of ON public.casework_contactextract USING btree (partnership_id, agency_id, system, told_until_on DESC);


CREATE INDEX casework_formdefinition_added_by_id_573baef2 ON public.casework_formdefinition USING btree (added_by_id);


CREATE INDEX casework_formdefinition_partnership_id_67f65f45 ON public.casework_formdefinition USING btree (partnership_id);


CREATE INDEX casework_formdefinition_place_b40eedcb ON public.casework_formdefinition USING btree (place);


CREATE INDEX casework_formdefinition_place_b40eedcb_like ON public.casework_formdefinition USING btree (place varchar_pattern_ops);


CREATE INDEX casework_forms_of ON public.casework_questionnaire USING btree (case_id, person_id);


CREATE INDEX casework_hearing_panel_id_764027ca ON public.casework_hearing USING btree (panel_id);


CREATE INDEX casework_hearing_place_c198d75c ON public.casework_hearing USING btree (place);


CREATE INDEX casework_hearing_place_c198d75c_like ON public.casework_hearing USING btree (place varchar_pattern_ops);


CREATE INDEX casework_hearingitem_case_id_56eab84e ON public.casework_hearingitem USING btree (case_id);


CREATE INDEX casework_hearingitem_hearing_id_63578b69 ON public.casework_hearingitem USING btree (hearing_id);


CREATE INDEX casework_hearingitem_panel_case_id_4ba65943 ON public.casework_hearingitem USING btree (panel_case_id);


CREATE INDEX casework_hearingitem_panel_id_2639bf84 ON public.casework_hearingitem USING btree (panel_id);


CREATE INDEX casework_hearingitem_place_b6420b8c ON public.casework_hearingitem USING btree (place);


CREATE INDEX casework_hearingitem_place_b6420b8c_like ON public.casework_hearingitem USING btree (place varchar_pattern_ops);


CREATE INDEX casework_informationreply_agency_id_077028d0 ON public.casework_informationreply USING btree (agency_id);


CREATE INDEX casework_informationreply_case_id_dfc3780b ON public.casework_informationreply USING btree (case_id);


CREATE INDEX casework_informationreply_place_f995eca5 ON public.casework_informationreply USING btree (place);


CREATE INDEX casework_informationreply_place_f995eca5_like ON public.casework_informationreply USING btree (place varchar_pattern_ops);


CREATE INDEX casework_informationreply_recorded_by_id_3bf040c6 ON public.casework_informationreply USING btree (recorded_by_id);


CREATE INDEX casework_informationreply_request_id_d1bf84fe ON public.casework_informationreply USING btree (request_id);


CREATE INDEX casework_informationrequest_agency_id_0d40378b ON public.casework_informationrequest USING btree (agency_id);


CREATE INDEX casework_informationrequest_asked_by_id_3459ebd3 ON public.casework_informationrequest USING btree (asked_by_id);


CREATE INDEX casework_informationrequest_case_id_364ef42e ON public.casework_informationrequest USING btree (case_id);


CREATE INDEX casework_informationrequest_person_id_98f47bba ON public.casework_informationrequest USING btree (person_id);


CREATE INDEX casework_informationrequest_place_863f68b5 ON public.casework_informationrequest USING btree (place);


CREATE INDEX casework_informationrequest_place_863f68b5_like ON public.casework_informationrequest USING btree (place varchar_pattern_ops);


CREATE INDEX casework_informationrequest_to_agency_id_76c2d6dd ON public.casework_informationrequest USING btree (to_agency_id);


CREATE UNIQUE INDEX casework_one_recount_at_a_time ON public.casework_recountrequest USING btree (counted_id) WHERE (done_on IS NULL);


CREATE UNIQUE INDEX casework_one_standing_decision ON public.casework_standingdecision USING btree (agreement_id, agency_id) WHERE (ended_at IS NULL);


CREATE INDEX casework_ownaction_agency_id_3ac3b029 ON public.casework_ownaction USING btree (agency_id);


CREATE INDEX casework_ownaction_noted_by_id_99a29cc5 ON public.casework_ownaction USING btree (noted_by_id);


CREATE INDEX casework_ownaction_panel_id_1584c844 ON public.casework_ownaction USING btree (panel_id);


CREATE INDEX casework_ownaction_place_52a43954 ON public.casework_ownaction USING btree (place);


CREATE INDEX casework_ownaction_place_52a43954_like ON public.casework_ownaction USING btree (place varchar_pattern_ops);


CREATE INDEX casework_owndomain_added_by_id_09ffb03c ON public.casework_owndomain USING btree (added_by_id);


CREATE INDEX casework_owndomain_ended_by_id_887fae2a ON public.casework_owndomain USING btree (ended_by_id);


CREATE INDEX casework_owndomain_group_id_78553422 ON public.casework_owndomain USING btree (group_id);


CREATE INDEX casework_owndomain_partnership_id_460d3b57 ON public.casework_owndomain USING btree (partnership_id);


CREATE INDEX casework_owndomain_place_f049cc41 ON public.casework_owndomain USING btree (place);


CREATE INDEX casework_owndomain_place_f049cc41_like ON public.casework_owndomain USING btree (place varchar_pattern_ops);


CREATE INDEX casework_ownpanelkind_added_by_id_8b834e0f ON public.casework_ownpanelkind USING btree (added_by_id);


CREATE INDEX casework_ownpanelkind_ended_by_id_12d6064c ON public.casework_ownpanelkind USING btree (ended_by_id);


CREATE INDEX casework_ownpanelkind_group_id_c8fb2349 ON public.casework_ownpanelkind USING btree (group_id);


CREATE INDEX casework_ownpanelkind_partnership_id_124d4e96 ON public.casework_ownpanelkind USING btree (partnership_id);


CREATE INDEX casework_ownpanelkind_place_39114124 ON public.casework_ownpanelkind USING btree (place);


CREATE INDEX casework_ownpanelkind_place_39114124_like ON public.casework_ownpanelkind USING btree (place varchar_pattern_ops);


CREATE INDEX casework_ownreferralkind_added_by_id_c9b190a7 ON public.casework_ownreferralkind USING btree (added_by_id);


CREATE INDEX casework_ownreferralkind_ended_by_id_f1f264f1 ON public.casework_ownreferralkind USING btree (ended_by_id);


CREATE INDEX casework_ownreferralkind_group_id_39da8ddb ON public.casework_ownreferralkind USING btree (group_id);


CREATE INDEX casework_ownreferralkind_partnership_id_35699764 ON public.casework_ownreferralkind USING btree (partnership_id);


CREATE INDEX casework_ownreferralkind_place_c375366e ON public.casework_ownreferralkind USING btree (place);


CREATE INDEX casework_ownreferralkind_place_c375366e_like ON public.casework_ownreferralkind USING btree (place varchar_pattern_ops);


CREATE INDEX casework_ownstages_added_by_id_4a5bc8b2 ON public.casework_ownstages USING btree (added_by_id);


CREATE INDEX casework_ownstages_ended_by_id_81552931 ON public.casework_ownstages USING btree (ended_by_id);


CREATE INDEX casework_ownstages_group_id_cef35246 ON public.casework_ownstages USING btree (group_id);


CREATE INDEX casework_ownstages_partnership_id_3d41e9fc ON public.casework_ownstages USING btree (partnership_id);


CREATE INDEX casework_ownstages_place_dad7eae8 ON public.casework_ownstages USING btree (place);


CREATE INDEX casework_ownstages_place_dad7eae8_like ON public.casework_ownstages USING btree (place varchar_pattern_ops);


CREATE INDEX casework_ownstandards_added_by_id_a0a3caee ON public.casework_ownstandards USING btree (added_by_id);


CREATE INDEX casework_ownstandards_ended_by_id_225dac72 ON public.casework_ownstandards USING btree (ended_by_id);


CREATE INDEX casework_ownstandards_group_id_f6eb12a3 ON public.casework_ownstandards USING btree (group_id);


CREATE INDEX casework_ownstandards_partnership_id_17517d26 ON public.casework_ownstandards USING btree (partnership_id);


CREATE INDEX casework_ownstandards_place_af89ee78 ON public.casework_ownstandards USING btree (place);


CREATE INDEX casework_ownstandards_place_af89ee78_like ON public.casework_ownstandards USING btree (place varchar_pattern_ops);


CREATE INDEX casework_panel_partnership_id_5cde3c8f ON public.casework_panel USING btree (partnership_id);


CREATE INDEX casework_panel_place_920ce08c ON public.casework_panel USING btree (place);


CREATE INDEX casework_panel_place_920ce08c_like ON public.casework_panel USING btree (place varchar_pattern_ops);


CREATE INDEX casework_panelcase_case_id_06137229 ON public.casework_panelcase USING btree (case_id);


CREATE INDEX casework_panelcase_completed_by_id_b646341e ON public.casework_panelcase USING btree (completed_by_id);


CREATE INDEX casework_panelcase_decided_by_id_e55a60f2 ON public.casework_panelcase USING btree (decided_by_id);


CREATE INDEX casework_panelcase_panel_id_40091f67 ON public.casework_panelcase USING btree (panel_id);


CREATE INDEX casework_panelcase_place_f371c8f4 ON public.casework_panelcase USING btree (place);


CREATE INDEX casework_panelcase_place_f371c8f4_like ON public.casework_panelcase USING btree (place varchar_pattern_ops);


CREATE INDEX casework_panelcase_referring_agency_id_2faced1f ON public.casework_panelcase USING btree (referring_agency_id);


CREATE INDEX casework_panelreferral_agency_id_6a9c04b7 ON public.casework_panelreferral USING btree (agency_id);


CREATE INDEX casework_panelreferral_case_id_3bc1b284 ON public.casework_panelreferral USING btree (case_id);


CREATE INDEX casework_panelreferral_panel_id_5f5ae414 ON public.casework_panelreferral USING btree (panel_id);


CREATE INDEX casework_panelreferral_place_d8c105cb ON public.casework_panelreferral USING btree (place);


CREATE INDEX casework_panelreferral_place_d8c105cb_like ON public.casework_panelreferral USING btree (place varchar_pattern_ops);


CREATE INDEX casework_panelreferral_referred_by_id_b6675b8e ON public.casework_panelreferral USING btree (referred_by_id);


CREATE INDEX casework_questionnaire_agency_id_31ff7caf ON public.casework_questionnaire USING btree (agency_id);


CREATE INDEX casework_questionnaire_begun_by_id_6be04d08 ON public.casework_questionnaire USING btree (begun_by_id);


CREATE INDEX casework_questionnaire_case_id_b2e2aa7e ON public.casework_questionnaire USING btree (case_id);


CREATE INDEX casework_questionnaire_completed_by_id_2683964d ON public.casework_questionnaire USING btree (completed_by_id);


CREATE INDEX casework_questionnaire_person_id_7d58937e ON public.casework_questionnaire USING btree (person_id);


CREATE INDEX casework_questionnaire_place_a5b73dc7 ON public.casework_questionnaire USING btree (place);


CREATE INDEX casework_questionnaire_place_a5b73dc7_like ON public.casework_questionnaire USING btree (place varchar_pattern_ops);


CREATE INDEX casework_recountrequest_asked_by_id_4ae55bf7 ON public.casework_recountrequest USING btree (asked_by_id);


CREATE INDEX casework_recountrequest_counted_id_1f728987 ON public.casework_recountrequest USING btree (counted_id);


CREATE INDEX casework_recountrequest_place_c6f5cefe ON public.casework_recountrequest USING btree (place);


CREATE INDEX casework_recountrequest_place_c6f5cefe_like ON public.casework_recountrequest USING btree (place varchar_pattern_ops);


CREATE INDEX casework_recusal_case_id_34b11d08 ON public.casework_recusal USING btree (case_id);


CREATE INDEX casework_recusal_panel_id_73dd3ac8 ON public.casework_recusal USING btree (panel_id);


CREATE INDEX casework_recusal_place_03e4fc1d ON public.casework_recusal USING btree (place);


CREATE INDEX casework_recusal_place_03e4fc1d_like ON public.casework_recusal USING btree (place varchar_pattern_ops);


CREATE INDEX casework_recusal_user_id_df15d2db ON public.casework_recusal USING btree (user_id);


CREATE INDEX casework_referral_agency_id_2d6bc062 ON public.casework_referral USING btree (agency_id);


CREATE INDEX casework_referral_case_id_e9e25785 ON public.casework_referral USING btree (case_id);


CREATE INDEX casework_referral_contact_id_51ce6068 ON public.casework_referral USING btree (contact_id);


CREATE INDEX casework_referral_desk_id_e6c1fdea ON public.casework_referral USING btree (desk_id);


CREATE INDEX casework_referral_person_id_45603d76 ON public.casework_referral USING btree (person_id);


CREATE INDEX casework_referral_place_16a8d882 ON public.casework_referral USING btree (place);


CREATE INDEX casework_referral_place_16a8d882_like ON public.casework_referral USING btree (place varchar_pattern_ops);


CREATE INDEX casework_referral_reference_614f773c_like ON public.casework_referral USING btree (reference varchar_pattern_ops);


CREATE INDEX casework_referral_referred_by_id_19d65682 ON public.casework_referral USING btree (referred_by_id);


CREATE INDEX casework_referral_to_agency_id_b84a9d64 ON public.casework_referral USING btree (to_agency_id);


CREATE INDEX casework_referralanswer_agency_id_2ac10c58 ON public.casework_referralanswer USING btree (agency_id);


CREATE INDEX casework_referralanswer_answered_by_id_47d5a9ec ON public.casework_referralanswer USING btree (answered_by_id);


CREATE INDEX casework_referralanswer_case_id_418db555 ON public.casework_referralanswer USING btree (case_id);


CREATE INDEX casework_referralanswer_place_1cc1e3f7 ON public.casework_referralanswer USING btree (place);


CREATE INDEX casework_referralanswer_place_1cc1e3f7_like ON public.casework_referralanswer USING btree (place varchar_pattern_ops);


CREATE INDEX casework_referralanswer_referral_id_0b7918fb ON public.casework_referralanswer USING btree (referral_id);


CREATE INDEX casework_referrals_of ON public.casework_referral USING btree (case_id, person_id);


CREATE INDEX casework_referrals_to ON public.casework_referral USING btree (to_agency_id, referred_at);


CREATE INDEX casework_referralstep_agency_id_d1c0f03d ON public.casework_referralstep USING btree (agency_id);


CREATE INDEX casework_referralstep_case_id_be16072a ON public.casework_referralstep USING btree (case_id);


CREATE INDEX casework_referralstep_place_128a8207 ON public.casework_referralstep USING btree (place);


CREATE INDEX casework_referralstep_place_128a8207_like ON public.casework_referralstep USING btree (place varchar_pattern_ops);


CREATE INDEX casework_referralstep_recorded_by_id_3616db21 ON public.casework_referralstep USING btree (recorded_by_id);


CREATE INDEX casework_referralstep_referral_id_8b62ac3e ON public.casework_referralstep USING btree (referral_id);


CREATE INDEX casework_referred_to ON public.casework_panelreferral USING btree (panel_id, referred_at);


CREATE INDEX casework_researchreply_agency_id_4111510c ON public.casework_researchreply USING btree (agency_id);


CREATE INDEX casework_researchreply_case_id_d4928515 ON public.casework_researchreply USING btree (case_id);


CREATE INDEX casework_researchreply_panel_id_6a383e08 ON public.casework_researchreply USING btree (panel_id);


CREATE INDEX casework_researchreply_place_b6de5d4d ON public.casework_researchreply USING btree (place);


CREATE INDEX casework_researchreply_place_b6de5d4d_like ON public.casework_researchreply USING btree (place varchar_pattern_ops);


CREATE INDEX casework_researchreply_replied_by_id_76c14a92 ON public.casework_researchreply USING btree (replied_by_id);


CREATE INDEX casework_researchreply_request_id_e7d0bc30 ON public.casework_researchreply USING btree (request_id);


CREATE INDEX casework_researchrequest_agency_id_301dcbf4 ON public.casework_researchrequest USING btree (agency_id);


CREATE INDEX casework_researchrequest_case_id_fdd0acf9 ON public.casework_researchrequest USING btree (case_id);


CREATE INDEX casework_researchrequest_panel_case_id_292f838c ON public.casework_researchrequest USING btree (panel_case_id);


CREATE INDEX casework_researchrequest_panel_id_e1c3b45f ON public.casework_researchrequest USING btree (panel_id);


CREATE INDEX casework_researchrequest_place_ecc41021 ON public.casework_researchrequest USING btree (place);


CREATE INDEX casework_researchrequest_place_ecc41021_like ON public.casework_researchrequest USING btree (place varchar_pattern_ops);


CREATE INDEX casework_riskalert_agency_id_1aa2a3d8 ON public.casework_riskalert USING btree (agency_id);


CREATE INDEX casework_riskalert_case_id_ebd811e2 ON public.casework_riskalert USING btree (case_id);


CREATE INDEX casework_riskalert_person_id_913270c8 ON public.casework_riskalert USING btree (person_id);


CREATE INDEX casework_riskalert_place_0e935ba5 ON public.casework_riskalert USING btree (place);


CREATE INDEX casework_riskalert_place_0e935ba5_like ON public.casework_riskalert USING btree (place varchar_pattern_ops);


CREATE INDEX casework_riskalert_raised_by_id_d106e150 ON public.casework_riskalert USING btree (raised_by_id);


CREATE UNIQUE INDEX casework_settled_once ON public.casework_escalationstep USING btree (escalation_id) WHERE ((kind)::text = 'settled'::text);


CREATE INDEX casework_sharingagreement_partnership_id_d7ecf687 ON public.casework_sharingagreement USING btree (partnership_id);


CREATE INDEX casework_sharingagreement_place_09423f23 ON public.casework_sharingagreement USING btree (place);


CREATE INDEX casework_sharingagreement_place_09423f23_like ON public.casework_sharingagreement USING btree (place varchar_pattern_ops);


CREATE INDEX casework_sharingdecision_agency_id_069d4303 ON public.casework_sharingdecision USING btree (agency_id);


CREATE INDEX casework_sharingdecision_case_id_2f93e4f6 ON public.casework_sharingdecision USING btree (case_id);


CREATE INDEX casework_sharingdecision_decided_by_id_9d21a13c ON public.casework_sharingdecision USING btree (decided_by_id);


CREATE INDEX casework_sharingdecision_place_769ae0cb ON public.casework_sharingdecision USING btree (place);


CREATE INDEX casework_sharingdecision_place_769ae0cb_like ON public.casework_sharingdecision USING btree (place varchar_pattern_ops);


CREATE INDEX casework_sharingdecision_to_agency_id_329e4d85 ON public.casework_sharingdecision USING btree (to_agency_id);


CREATE INDEX casework_signed_by ON public.casework_confidentiality USING btree (panel_id, user_id);


CREATE INDEX casework_standingdecision_agency_id_27fa5572 ON public.casework_standingdecision USING btree (agency_id);


CREATE INDEX casework_standingdecision_agreement_id_4fe4964e ON public.casework_standingdecision USING btree (agreement_id);


CREATE INDEX casework_standingdecision_decided_by_id_1d9cae87 ON public.casework_standingdecision USING btree (decided_by_id);


CREATE INDEX casework_standingdecision_ended_by_id_a872f4c3 ON public.casework_standingdecision USING btree (ended_by_id);


CREATE INDEX casework_standingdecision_place_6923da2f ON public.casework_standingdecision USING btree (place);


CREATE INDEX casework_standingdecision_place_6923da2f_like ON public.casework_standingdecision USING btree (place varchar_pattern_ops);


CREATE INDEX casework_telling_agency_id_ae067dbe ON public.casework_telling USING btree (agency_id);


CREATE INDEX casework_telling_case_id_042cbc1c ON public.casework_telling USING btree (case_id);


CREATE INDEX casework_telling_contact_id_558b6202 ON public.casework_telling USING btree (contact_id);


CREATE INDEX casework_telling_place_3396d9b9 ON public.casework_telling USING btree (place);


CREATE INDEX casework_telling_place_3396d9b9_like ON public.casework_telling USING btree (place varchar_pattern_ops);


CREATE INDEX casework_telling_told_by_id_18ee5a66 ON public.casework_telling USING btree (told_by_id);


CREATE INDEX casework_updateday_agency_id_a5afdb56 ON public.casework_updateday USING btree (agency_id);


CREATE INDEX casework_updateday_hearing_id_d2511b39 ON public.casework_updateday USING btree (hearing_id);


CREATE INDEX casework_updateday_place_28632221 ON public.casework_updateday USING btree (place);


CREATE INDEX casework_updateday_place_28632221_like ON public.casework_updateday USING btree (place varchar_pattern_ops);


CREATE INDEX casework_wantedoutcome_agency_id_25635df1 ON public.casework_wantedoutcome USING btree (agency_id);


CREATE INDEX casework_wantedoutcome_case_id_11772a01 ON public.casework_wantedoutcome USING btree (case_id);


CREATE INDEX casework_wantedoutcome_enquiry_id_044d1c39 ON public.casework_wantedoutcome USING btree (enquiry_id);


CREATE INDEX casework_wantedoutcome_place_9eebcc37 ON public.casework_wantedoutcome USING btree (place);


CREATE INDEX casework_wantedoutcome_place_9eebcc37_like ON public.casework_wantedoutcome USING btree (place varchar_pattern_ops);


CREATE INDEX casework_writtenupdate_agency_id_25a86210 ON public.casework_writtenupdate USING btree (agency_id);


CREATE INDEX casework_writtenupdate_case_id_891d4bf3 ON public.casework_writtenupdate USING btree (case_id);


CREATE INDEX casework_writtenupdate_item_id_5d6ecc40 ON public.casework_writtenupdate USING btree (item_id);


CREATE INDEX casework_writtenupdate_panel_id_99a3b2e4 ON public.casework_writtenupdate USING btree (panel_id);


CREATE INDEX casework_writtenupdate_place_94800b3e ON public.casework_writtenupdate USING btree (place);


CREATE INDEX casework_writtenupdate_place_94800b3e_like ON public.casework_writtenupdate USING btree (place varchar_pattern_ops);


CREATE INDEX casework_writtenupdate_written_by_id_60f31d3d ON public.casework_writtenupdate USING btree (written_by_id);


CREATE UNIQUE INDEX cross_board_item_once_a_period ON public.meetings_agendaitem USING btree (rule_id, period_on) WHERE ((rule_id IS NOT NULL) AND ((state)::text = 'accepted'::text));


CREATE INDEX decision_words ON public.meetings_decision USING gin (words);


CREATE INDEX decisions_by_state ON public.meetings_decision USING btree (group_id, state, decided_at);


CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


CREATE INDEX duty_words ON public.partnership_duty USING gin (words);


CREATE INDEX foundation__actor_k_87a9bd_idx ON public.foundation_trailentry USING btree (actor_key, id DESC);


CREATE INDEX foundation__chain_8f6987_idx ON public.foundation_trailentry USING btree (chain, number);


CREATE INDEX foundation__target_c54309_idx ON public.foundation_trailentry USING btree (target, id DESC);


CREATE INDEX foundation_agencyservice_agency_id_2e696e4d ON public.foundation_agencyservice USING btree (agency_id);


CREATE INDEX foundation_agencyservice_user_id_5c844cc8 ON public.foundation_agencyservice USING btree (user_id);


CREATE INDEX foundation_cache_expires ON public.foundation_cache USING btree (expires);


CREATE INDEX foundation_follow_place_978af200 ON public.foundation_follow USING btree (place);


CREATE INDEX foundation_follow_place_978af200_like ON public.foundation_follow USING btree (place varchar_pattern_ops);


CREATE INDEX foundation_follow_user_id_77e1a5ed ON public.foundation_follow USING btree (user_id);


CREATE INDEX foundation_importdraft_place_037a4b1b ON public.foundation_importdraft USING btree (place);


CREATE INDEX foundation_importdraft_place_037a4b1b_like ON public.foundation_importdraft USING btree (place varchar_pattern_ops);


CREATE INDEX foundation_importdraft_user_id_8d0d9d43 ON public.foundation_importdraft USING btree (user_id);


CREATE INDEX foundation_jobrun_name_0c9a2dfd_like ON public.foundation_jobrun USING btree (name varchar_pattern_ops);


CREATE INDEX foundation_lightlink_agency_id_e8ede90d ON public.foundation_lightlink USING btree (agency_id);


CREATE INDEX foundation_lightlink_place_c098a7df ON public.foundation_lightlink USING btree (place);


CREATE INDEX foundation_lightlink_place_c098a7df_like ON public.foundation_lightlink USING btree (place varchar_pattern_ops);


CREATE INDEX foundation_lightlink_target_id_c0c50751 ON public.foundation_lightlink USING btree (target_id);


CREATE INDEX foundation_lightlink_token_hash_5edff661_like ON public.foundation_lightlink USING btree (token_hash varchar_pattern_ops);


CREATE INDEX foundation_notice_once_c5db8a91_like ON public.foundation_notice USING btree (once varchar_pattern_ops);


CREATE INDEX foundation_notice_place_aaeb6769 ON public.foundation_notice USING btree (place);


CREATE INDEX foundation_notice_place_aaeb6769_like ON public.foundation_notice USING btree (place varchar_pattern_ops);


CREATE INDEX foundation_notice_user_id_97003456 ON public.foundation_notice USING btree (user_id);


CREATE INDEX foundation_rememberedcolumns_place_0ce63ce2 ON public.foundation_rememberedcolumns USING btree (place);


CREATE INDEX foundation_rememberedcolumns_place_0ce63ce2_like ON public.foundation_rememberedcolumns USING btree (place varchar_pattern_ops);


CREATE INDEX foundation_rolegrant_place_3dc14739 ON public.foundation_rolegrant USING btree (place);


CREATE INDEX foundation_rolegrant_place_3dc14739_like ON public.foundation_rolegrant USING btree (place varchar_pattern_ops);


CREATE INDEX foundation_rolegrant_user_id_631e1c23 ON public.foundation_rolegrant USING btree (user_id);


CREATE INDEX foundation_searchword_word_2f652cad_like ON public.foundation_searchword USING btree (word varchar_pattern_ops);


CREATE INDEX foundation_sentform_mark_88cafbf2_like ON public.foundation_sentform USING btree (mark varchar_pattern_ops);


CREATE INDEX foundation_sentform_sent_at_017859a5 ON public.foundation_sentform USING btree (sent_at);


CREATE INDEX foundation_storedfile_place_03526989 ON public.foundation_storedfile USING btree (place);


CREATE INDEX foundation_storedfile_place_03526989_like ON public.foundation_storedfile USING btree (place varchar_pattern_ops);


CREATE INDEX foundation_trailhead_chain_993bdfe5_like ON public.foundation_trailhead USING btree (chain varchar_pattern_ops);


CREATE INDEX foundation_user_email_86aab265_like ON public.foundation_user USING btree (email varchar_pattern_ops);


CREATE INDEX group_words ON public.partnership_group USING gin (words);


CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));


CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);


CREATE INDEX meeting_by_group_and_time ON public.meetings_meeting USING btree (group_id, starts_at);


CREATE INDEX meeting_words ON public.meetings_meeting USING gin (words);


CREATE INDEX meetings_action_group_id_6e8c82f0 ON public.meetings_action USING btree (group_id);


CREATE INDEX meetings_action_owner_agency_id_bda9f445 ON public.meetings_action USING btree (owner_agency_id);


CREATE INDEX meetings_action_owner_seat_id_72ee36aa ON public.meetings_action USING btree (owner_seat_id);


CREATE INDEX meetings_action_partnership_id_2b274560 ON public.meetings_action USING btree (partnership_id);


CREATE INDEX meetings_action_place_d4a18f11 ON public.meetings_action USING btree (place);


CREATE INDEX meetings_action_place_d4a18f11_like ON public.meetings_action USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_action_source_id_34c8049e ON public.meetings_action USING btree (source_id);


CREATE INDEX meetings_action_themes_action_id_58d8f415 ON public.meetings_action_themes USING btree (action_id);


CREATE INDEX meetings_action_themes_theme_id_03862fa5 ON public.meetings_action_themes USING btree (theme_id);


CREATE INDEX meetings_actionnote_action_id_cbb8bfe7 ON public.meetings_actionnote USING btree (action_id);


CREATE INDEX meetings_actionnote_agency_id_95ea8ff2 ON public.meetings_actionnote USING btree (agency_id);


CREATE INDEX meetings_actionnote_author_id_942f9bcc ON public.meetings_actionnote USING btree (author_id);


CREATE INDEX meetings_actionstep_action_id_8b52384b ON public.meetings_actionstep USING btree (action_id);


CREATE INDEX meetings_actionstep_agency_id_867d764e ON public.meetings_actionstep USING btree (agency_id);


CREATE INDEX meetings_actionstep_author_id_23e2463b ON public.meetings_actionstep USING btree (author_id);


CREATE INDEX meetings_agendaitem_meeting_id_07815bb0 ON public.meetings_agendaitem USING btree (meeting_id);


CREATE INDEX meetings_agendaitem_place_3352a7c1 ON public.meetings_agendaitem USING btree (place);


CREATE INDEX meetings_agendaitem_place_3352a7c1_like ON public.meetings_agendaitem USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_agendaitem_plan_id_7e338a53 ON public.meetings_agendaitem USING btree (plan_id);


CREATE INDEX meetings_agendaitem_presenter_agency_id_77936fd3 ON public.meetings_agendaitem USING btree (presenter_agency_id);


CREATE INDEX meetings_agendaitem_presenter_seat_id_acf1c6db ON public.meetings_agendaitem USING btree (presenter_seat_id);


CREATE INDEX meetings_agendaitem_raised_by_id_d7bde8f6 ON public.meetings_agendaitem USING btree (raised_by_id);


CREATE INDEX meetings_agendaitem_rule_id_b5ac117f ON public.meetings_agendaitem USING btree (rule_id);


CREATE INDEX meetings_agendaitem_standing_id_ada7c8cb ON public.meetings_agendaitem USING btree (standing_id);


CREATE INDEX meetings_agreement_decision_id_78383832 ON public.meetings_agreement USING btree (decision_id);


CREATE INDEX meetings_agreement_place_7cc04fe5 ON public.meetings_agreement USING btree (place);


CREATE INDEX meetings_agreement_place_7cc04fe5_like ON public.meetings_agreement USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_agreement_seat_id_1eb8fff1 ON public.meetings_agreement USING btree (seat_id);


CREATE INDEX meetings_agreementrequest_decision_id_6e55298c ON public.meetings_agreementrequest USING btree (decision_id);


CREATE INDEX meetings_agreementrequest_place_3831b897 ON public.meetings_agreementrequest USING btree (place);


CREATE INDEX meetings_agreementrequest_place_3831b897_like ON public.meetings_agreementrequest USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_agreementrequest_seat_id_7a0ef36b ON public.meetings_agreementrequest USING btree (seat_id);


CREATE INDEX meetings_attendance_agency_id_116b92c8 ON public.meetings_attendance USING btree (agency_id);


CREATE INDEX meetings_attendance_group_id_02ad99b6 ON public.meetings_attendance USING btree (group_id);


CREATE INDEX meetings_attendance_judged_by_id_e57b7973 ON public.meetings_attendance USING btree (judged_by_id);


CREATE INDEX meetings_attendance_meeting_id_296f48af ON public.meetings_attendance USING btree (meeting_id);


CREATE INDEX meetings_attendance_place_688996a2 ON public.meetings_attendance USING btree (place);


CREATE INDEX meetings_attendance_place_688996a2_like ON public.meetings_attendance USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_attendance_seat_id_b27a2da7 ON public.meetings_attendance USING btree (seat_id);


CREATE INDEX meetings_complainttold_place_b69f1d75 ON public.meetings_complainttold USING btree (place);


CREATE INDEX meetings_complainttold_place_b69f1d75_like ON public.meetings_complainttold USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_complainttold_rule_id_3442410b ON public.meetings_complainttold USING btree (rule_id);


CREATE INDEX meetings_crossboardrule_from_group_id_0ebbc6fc ON public.meetings_crossboardrule USING btree (from_group_id);


CREATE INDEX meetings_crossboardrule_partnership_id_e68aef6e ON public.meetings_crossboardrule USING btree (partnership_id);


CREATE INDEX meetings_crossboardrule_place_1ba79821 ON public.meetings_crossboardrule USING btree (place);


CREATE INDEX meetings_crossboardrule_place_1ba79821_like ON public.meetings_crossboardrule USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_crossboardrule_to_group_id_40f9e3c6 ON public.meetings_crossboardrule USING btree (to_group_id);


CREATE INDEX meetings_decision_group_id_fdaf3e1c ON public.meetings_decision USING btree (group_id);


CREATE INDEX meetings_decision_item_id_7c040df0 ON public.meetings_decision USING btree (item_id);


CREATE INDEX meetings_decision_meeting_id_b86ef1d3 ON public.meetings_decision USING btree (meeting_id);


CREATE INDEX meetings_decision_place_b9f3d731 ON public.meetings_decision USING btree (place);


CREATE INDEX meetings_decision_place_b9f3d731_like ON public.meetings_decision USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_decision_recorded_by_id_80c09d9a ON public.meetings_decision USING btree (recorded_by_id);


CREATE INDEX meetings_forwardplanitem_group_id_6e22ec01 ON public.meetings_forwardplanitem USING btree (group_id);


CREATE INDEX meetings_forwardplanitem_place_10e831ef ON public.meetings_forwardplanitem USING btree (place);


CREATE INDEX meetings_forwardplanitem_place_10e831ef_like ON public.meetings_forwardplanitem USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_forwardplanitem_presenter_agency_id_95eaeb21 ON public.meetings_forwardplanitem USING btree (presenter_agency_id);


CREATE INDEX meetings_forwardplanitem_presenter_seat_id_cab9c31a ON public.meetings_forwardplanitem USING btree (presenter_seat_id);


CREATE INDEX meetings_interest_item_id_c75d0cbc ON public.meetings_interest USING btree (item_id);


CREATE INDEX meetings_interest_place_c658ba05 ON public.meetings_interest USING btree (place);


CREATE INDEX meetings_interest_place_c658ba05_like ON public.meetings_interest USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_interest_seat_id_ec3c808d ON public.meetings_interest USING btree (seat_id);


CREATE INDEX meetings_invitation_answered_by_id_72e905dc ON public.meetings_invitation USING btree (answered_by_id);


CREATE INDEX meetings_invitation_meeting_id_2a4c9253 ON public.meetings_invitation USING btree (meeting_id);


CREATE INDEX meetings_invitation_place_c0179326 ON public.meetings_invitation USING btree (place);


CREATE INDEX meetings_invitation_place_c0179326_like ON public.meetings_invitation USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_invitation_seat_id_ee2d5cb4 ON public.meetings_invitation USING btree (seat_id);


CREATE INDEX meetings_invitationreminder_place_3d9e6d42 ON public.meetings_invitationreminder USING btree (place);


CREATE INDEX meetings_invitationreminder_place_3d9e6d42_like ON public.meetings_invitationreminder USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_meeting_group_id_137062fb ON public.meetings_meeting USING btree (group_id);


CREATE INDEX meetings_meeting_place_7c993094 ON public.meetings_meeting USING btree (place);


CREATE INDEX meetings_meeting_place_7c993094_like ON public.meetings_meeting USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_meeting_series_id_4c28ba88 ON public.meetings_meeting USING btree (series_id);


CREATE INDEX meetings_meeting_starts_at_2099cae9 ON public.meetings_meeting USING btree (starts_at);


CREATE INDEX meetings_minutes_approved_by_id_c20d5f49 ON public.meetings_minutes USING btree (approved_by_id);


CREATE INDEX meetings_minutes_place_22834801 ON public.meetings_minutes USING btree (place);


CREATE INDEX meetings_minutes_place_22834801_like ON public.meetings_minutes USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_minutesversion_minutes_id_53863879 ON public.meetings_minutesversion USING btree (minutes_id);


CREATE INDEX meetings_minutesversion_saved_by_id_53f5bdf9 ON public.meetings_minutesversion USING btree (saved_by_id);


CREATE INDEX meetings_paper_item_id_07134052 ON public.meetings_paper USING btree (item_id);


CREATE INDEX meetings_paper_meeting_id_c7ba0fb4 ON public.meetings_paper USING btree (meeting_id);


CREATE INDEX meetings_paper_place_7e3ce249 ON public.meetings_paper USING btree (place);


CREATE INDEX meetings_paper_place_7e3ce249_like ON public.meetings_paper USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_paperdeadline_place_e48af5c6 ON public.meetings_paperdeadline USING btree (place);


CREATE INDEX meetings_paperdeadline_place_e48af5c6_like ON public.meetings_paperdeadline USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_paperreader_paper_id_b0881ba7 ON public.meetings_paperreader USING btree (paper_id);


CREATE INDEX meetings_paperreader_place_95e7829a ON public.meetings_paperreader USING btree (place);


CREATE INDEX meetings_paperreader_place_95e7829a_like ON public.meetings_paperreader USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_paperreader_seat_id_2dd8c59b ON public.meetings_paperreader USING btree (seat_id);


CREATE INDEX meetings_paperversion_added_by_id_92bf32f8 ON public.meetings_paperversion USING btree (added_by_id);


CREATE INDEX meetings_paperversion_paper_id_f93a3d99 ON public.meetings_paperversion USING btree (paper_id);


CREATE INDEX meetings_quorumrule_group_id_2ce0721f ON public.meetings_quorumrule USING btree (group_id);


CREATE INDEX meetings_quorumrule_place_8eb290f0 ON public.meetings_quorumrule USING btree (place);


CREATE INDEX meetings_quorumrule_place_8eb290f0_like ON public.meetings_quorumrule USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_ratification_meeting_id_c8220da8 ON public.meetings_ratification USING btree (meeting_id);


CREATE INDEX meetings_ratification_place_ae6a2e74 ON public.meetings_ratification USING btree (place);


CREATE INDEX meetings_ratification_place_ae6a2e74_like ON public.meetings_ratification USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_ratification_settled_by_id_61054843 ON public.meetings_ratification USING btree (settled_by_id);


CREATE INDEX meetings_reminderrule_place_7be637f8 ON public.meetings_reminderrule USING btree (place);


CREATE INDEX meetings_reminderrule_place_7be637f8_like ON public.meetings_reminderrule USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_series_group_id_aa53b150 ON public.meetings_series USING btree (group_id);


CREATE INDEX meetings_series_place_b94a48d3 ON public.meetings_series USING btree (place);


CREATE INDEX meetings_series_place_b94a48d3_like ON public.meetings_series USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_standingitem_group_id_2fa26c63 ON public.meetings_standingitem USING btree (group_id);


CREATE INDEX meetings_standingitem_place_7c6f0de7 ON public.meetings_standingitem USING btree (place);


CREATE INDEX meetings_standingitem_place_7c6f0de7_like ON public.meetings_standingitem USING btree (place varchar_pattern_ops);


CREATE INDEX meetings_standingitem_presenter_agency_id_39eeb570 ON public.meetings_standingitem USING btree (presenter_agency_id);


CREATE INDEX meetings_standingitem_presenter_seat_id_257ba710 ON public.meetings_standingitem USING btree (presenter_seat_id);


CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);


CREATE INDEX notices_to_send ON public.foundation_notice USING btree (try_at) WHERE ((state)::text = 'queued'::text);


CREATE UNIQUE INDEX one_acceptance_at_a_time ON public.planning_acceptance USING btree (risk_id) WHERE (ended_on IS NULL);


CREATE INDEX paper_words ON public.meetings_paper USING gin (words);


CREATE INDEX partnership_agency_name_c4c9c1bd_like ON public.partnership_agency USING btree (name varchar_pattern_ops);


CREATE INDEX partnership_agency_place_d70db8f3 ON public.partnership_agency USING btree (place);


CREATE INDEX partnership_agency_place_d70db8f3_like ON public.partnership_agency USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_agency_successor_id_8ffbf199 ON public.partnership_agency USING btree (successor_id);


CREATE INDEX partnership_agencyalias_agency_id_f790d1d1 ON public.partnership_agencyalias USING btree (agency_id);


CREATE INDEX partnership_agencycontact_agency_id_1a3e8082 ON public.partnership_agencycontact USING btree (agency_id);


CREATE INDEX partnership_agencycontact_partnership_id_fb827a93 ON public.partnership_agencycontact USING btree (partnership_id);


CREATE INDEX partnership_agencycontact_place_afd0d75c ON public.partnership_agencycontact USING btree (place);


CREATE INDEX partnership_agencycontact_place_afd0d75c_like ON public.partnership_agencycontact USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_duty_owner_id_13b10b41 ON public.partnership_duty USING btree (owner_id);


CREATE INDEX partnership_duty_partnership_id_39b11aa5 ON public.partnership_duty USING btree (partnership_id);


CREATE INDEX partnership_duty_place_d1ff0466 ON public.partnership_duty USING btree (place);


CREATE INDEX partnership_duty_place_d1ff0466_like ON public.partnership_duty USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_dutyevidence_duty_id_e114bc7b ON public.partnership_dutyevidence USING btree (duty_id);


CREATE INDEX partnership_dutyevidence_place_b3b75900 ON public.partnership_dutyevidence USING btree (place);


CREATE INDEX partnership_dutyevidence_place_b3b75900_like ON public.partnership_dutyevidence USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_group_chair_agency_id_d63c772d ON public.partnership_group USING btree (chair_agency_id);


CREATE INDEX partnership_group_key_fdd66dd3 ON public.partnership_group USING btree (key);


CREATE INDEX partnership_group_key_fdd66dd3_like ON public.partnership_group USING btree (key varchar_pattern_ops);


CREATE INDEX partnership_group_parent_id_7e54e81e ON public.partnership_group USING btree (parent_id);


CREATE INDEX partnership_group_partnership_id_657bc631 ON public.partnership_group USING btree (partnership_id);


CREATE INDEX partnership_group_place_31be91f9 ON public.partnership_group USING btree (place);


CREATE INDEX partnership_group_place_31be91f9_like ON public.partnership_group USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_membership_agency_id_28114d69 ON public.partnership_membership USING btree (agency_id);


CREATE INDEX partnership_membership_partnership_id_3718aeca ON public.partnership_membership USING btree (partnership_id);


CREATE INDEX partnership_membership_place_89cc2966 ON public.partnership_membership USING btree (place);


CREATE INDEX partnership_membership_place_89cc2966_like ON public.partnership_membership USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_partnership_key_21528703_like ON public.partnership_partnership USING btree (key varchar_pattern_ops);


CREATE INDEX partnership_partnership_place_0f1630c2 ON public.partnership_partnership USING btree (place);


CREATE INDEX partnership_partnership_place_0f1630c2_like ON public.partnership_partnership USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_seat_agency_id_ec5edbd2 ON public.partnership_seat USING btree (agency_id);


CREATE INDEX partnership_seat_deputy_id_f549b7b5 ON public.partnership_seat USING btree (deputy_id);


CREATE INDEX partnership_seat_group_id_61dcec6b ON public.partnership_seat USING btree (group_id);


CREATE INDEX partnership_seat_holder_id_129d53a8 ON public.partnership_seat USING btree (holder_id);


CREATE INDEX partnership_seat_place_5c14a3da ON public.partnership_seat USING btree (place);


CREATE INDEX partnership_seat_place_5c14a3da_like ON public.partnership_seat USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_seatterm_agency_id_26820348 ON public.partnership_seatterm USING btree (agency_id);


CREATE INDEX partnership_seatterm_holder_id_549e2fcf ON public.partnership_seatterm USING btree (holder_id);


CREATE INDEX partnership_seatterm_place_a1bb16b8 ON public.partnership_seatterm USING btree (place);


CREATE INDEX partnership_seatterm_place_a1bb16b8_like ON public.partnership_seatterm USING btree (place varchar_pattern_ops);


CREATE INDEX partnership_seatterm_seat_id_6ab16874 ON public.partnership_seatterm USING btree (seat_id);


CREATE INDEX partnership_theme_key_7662e2c1 ON public.partnership_theme USING btree (key);


CREATE INDEX partnership_theme_key_7662e2c1_like ON public.partnership_theme USING btree (key varchar_pattern_ops);


CREATE INDEX partnership_theme_partnership_id_80e50475 ON public.partnership_theme USING btree (partnership_id);


CREATE INDEX partnership_theme_place_cfa93d21 ON public.partnership_theme USING btree (place);


CREATE INDEX partnership_theme_place_cfa93d21_like ON public.partnership_theme USING btree (place varchar_pattern_ops);


CREATE INDEX people_agencyrecord_agency_id_c4a56eaf ON public.people_agencyrecord USING btree (agency_id);


CREATE INDEX people_agencyrecord_case_id_acd3d877 ON public.people_agencyrecord USING btree (case_id);


CREATE INDEX people_agencyrecord_person_id_17de49ef ON public.people_agencyrecord USING btree (person_id);


CREATE INDEX people_agencyrecord_place_c78f94d1 ON public.people_agencyrecord USING btree (place);


CREATE INDEX people_agencyrecord_place_c78f94d1_like ON public.people_agencyrecord USING btree (place varchar_pattern_ops);


CREATE INDEX people_case_lead_agency_id_03404777 ON public.people_case USING btree (lead_agency_id);


CREATE INDEX people_case_partnership_id_5c90cb0b ON public.people_case USING btree (partnership_id);


CREATE INDEX people_case_place_b6e5fa51 ON public.people_case USING btree (place);


CREATE INDEX people_case_place_b6e5fa51_like ON public.people_case USING btree (place varchar_pattern_ops);


CREATE INDEX people_case_reference_d4d964a4_like ON public.people_case USING btree (reference varchar_pattern_ops);


CREATE INDEX people_caselink_case_id_6ef2340a ON public.people_caselink USING btree (case_id);


CREATE INDEX people_caselink_panel_id_5ee3c39f ON public.people_caselink USING btree (panel_id);


CREATE INDEX people_caselink_place_e657447d ON public.people_caselink USING btree (place);


CREATE INDEX people_caselink_place_e657447d_like ON public.people_caselink USING btree (place varchar_pattern_ops);


CREATE INDEX people_caselink_team_id_3a4c2dad ON public.people_caselink USING btree (team_id);


CREATE INDEX people_caselink_user_id_099a05fa ON public.people_caselink USING btree (user_id);


CREATE INDEX people_casenote_agency_id_47426e77 ON public.people_casenote USING btree (agency_id);


CREATE INDEX people_casenote_case_id_25e051e0 ON public.people_casenote USING btree (case_id);


CREATE INDEX people_casenote_corrects_id_ca460389 ON public.people_casenote USING btree (corrects_id);


CREATE INDEX people_casenote_place_50ff4b1b ON public.people_casenote USING btree (place);


CREATE INDEX people_casenote_place_50ff4b1b_like ON public.people_casenote USING btree (place varchar_pattern_ops);


CREATE INDEX people_casenote_written_by_id_16b8f167 ON public.people_casenote USING btree (written_by_id);


CREATE INDEX people_caseperson_case_id_7cc26609 ON public.people_caseperson USING btree (case_id);


CREATE INDEX people_caseperson_person_id_aab7869c ON public.people_caseperson USING btree (person_id);


CREATE INDEX people_caseperson_place_40265435 ON public.people_caseperson USING btree (place);


CREATE INDEX people_caseperson_place_40265435_like ON public.people_caseperson USING btree (place varchar_pattern_ops);


CREATE INDEX people_confidentialaddress_hidden_from_id_d1d1379a ON public.people_confidentialaddress USING btree (hidden_from_id);


CREATE INDEX people_confidentialaddress_person_id_f329a00c ON public.people_confidentialaddress USING btree (person_id);


CREATE INDEX people_confidentialaddress_place_fac63ad4 ON public.people_confidentialaddress USING btree (place);


CREATE INDEX people_confidentialaddress_place_fac63ad4_like ON public.people_confidentialaddress USING btree (place varchar_pattern_ops);


CREATE INDEX people_conflict_case_id_836e3e76 ON public.people_conflict USING btree (case_id);


CREATE INDEX people_conflict_end_agreed_by_id_87975956 ON public.people_conflict USING btree (end_agreed_by_id);


CREATE INDEX people_conflict_ended_by_id_17c56853 ON public.people_conflict USING btree (ended_by_id);


CREATE INDEX people_conflict_household_id_5b21c7b0 ON public.people_conflict USING btree (household_id);


CREATE INDEX people_conflict_person_id_1d3a05da ON public.people_conflict USING btree (person_id);


CREATE INDEX people_conflict_place_76b449f5 ON public.people_conflict USING btree (place);


CREATE INDEX people_conflict_place_76b449f5_like ON public.people_conflict USING btree (place varchar_pattern_ops);


CREATE INDEX people_conflict_team_id_041c27b5 ON public.people_conflict USING btree (team_id);


CREATE INDEX people_conflict_user_id_169c3ba5 ON public.people_conflict USING btree (user_id);


CREATE INDEX people_emergencyaccess_agency_id_ba766977 ON public.people_emergencyaccess USING btree (agency_id);


CREATE INDEX people_emergencyaccess_case_id_ea53db4b ON public.people_emergencyaccess USING btree (case_id);


CREATE INDEX people_emergencyaccess_place_d9f4d2b4 ON public.people_emergencyaccess USING btree (place);


CREATE INDEX people_emergencyaccess_place_d9f4d2b4_like ON public.people_emergencyaccess USING btree (place varchar_pattern_ops);


CREATE INDEX people_emergencyaccess_reference_b953a893_like ON public.people_emergencyaccess USING btree (reference varchar_pattern_ops);


CREATE INDEX people_emergencyaccess_user_id_2cedbbd0 ON public.people_emergencyaccess USING btree (user_id);


CREATE INDEX people_emergencyreview_agency_id_b653f08e ON public.people_emergencyreview USING btree (agency_id);


CREATE INDEX people_emergencyreview_case_id_306c16d6 ON public.people_emergencyreview USING btree (case_id);


CREATE INDEX people_emergencyreview_place_3b1341d9 ON public.people_emergencyreview USING btree (place);


CREATE INDEX people_emergencyreview_place_3b1341d9_like ON public.people_emergencyreview USING btree (place varchar_pattern_ops);


CREATE INDEX people_emergencyreview_reviewed_by_id_b7a38403 ON public.people_emergencyreview USING btree (reviewed_by_id);


CREATE INDEX people_emergencyreview_user_id_34601477 ON public.people_emergencyreview USING btree (user_id);


CREATE INDEX people_find_keys ON public.people_findkeys USING gin (keys);


CREATE INDEX people_findkeys_place_880ddfc2 ON public.people_findkeys USING btree (place);


CREATE INDEX people_findkeys_place_880ddfc2_like ON public.people_findkeys USING btree (place varchar_pattern_ops);


CREATE INDEX people_held_keys ON public.people_heldrecord USING gin (keys);


CREATE UNIQUE INDEX people_held_once ON public.people_heldrecord USING btree (partnership_id, agency_id, lower((source)::text), number);


CREATE INDEX people_heldrecord_agency_id_8f3e3bad ON public.people_heldrecord USING btree (agency_id);


CREATE INDEX people_heldrecord_brought_in_by_id_4b5481e0 ON public.people_heldrecord USING btree (brought_in_by_id);


CREATE INDEX people_heldrecord_partnership_id_2d7f40a7 ON public.people_heldrecord USING btree (partnership_id);


CREATE INDEX people_heldrecord_place_66c38074 ON public.people_heldrecord USING btree (place);


CREATE INDEX people_heldrecord_place_66c38074_like ON public.people_heldrecord USING btree (place varchar_pattern_ops);


CREATE INDEX people_household_partnership_id_f9932ed8 ON public.people_household USING btree (partnership_id);


CREATE INDEX people_household_place_d258a131 ON public.people_household USING btree (place);


CREATE INDEX people_household_place_d258a131_like ON public.people_household USING btree (place varchar_pattern_ops);


CREATE INDEX people_householdmember_household_id_5d283728 ON public.people_householdmember USING btree (household_id);


CREATE INDEX people_householdmember_person_id_949cc362 ON public.people_householdmember USING btree (person_id);


CREATE INDEX people_householdmember_place_6bf903f3 ON public.people_householdmember USING btree (place);


CREATE INDEX people_householdmember_place_6bf903f3_like ON public.people_householdmember USING btree (place varchar_pattern_ops);


CREATE INDEX people_identitydecision_decided_by_id_8c64be84 ON public.people_identitydecision USING btree (decided_by_id);


CREATE INDEX people_identitydecision_other_id_becddbd0 ON public.people_identitydecision USING btree (other_id);


CREATE INDEX people_identitydecision_person_id_b0d4eee6 ON public.people_identitydecision USING btree (person_id);


CREATE INDEX people_identitydecision_place_6d330817 ON public.people_identitydecision USING btree (place);


CREATE INDEX people_identitydecision_place_6d330817_like ON public.people_identitydecision USING btree (place varchar_pattern_ops);


CREATE INDEX people_namedreader_case_id_cd81d4e9 ON public.people_namedreader USING btree (case_id);


CREATE INDEX people_namedreader_person_id_7c673083 ON public.people_namedreader USING btree (person_id);


CREATE INDEX people_namedreader_place_af7886a4 ON public.people_namedreader USING btree (place);


CREATE INDEX people_namedreader_place_af7886a4_like ON public.people_namedreader USING btree (place varchar_pattern_ops);


CREATE INDEX people_namedreader_user_id_74f97e17 ON public.people_namedreader USING btree (user_id);


CREATE INDEX people_ownnumberkind_added_by_id_ee6d2983 ON public.people_ownnumberkind USING btree (added_by_id);


CREATE INDEX people_ownnumberkind_ended_by_id_44f897cf ON public.people_ownnumberkind USING btree (ended_by_id);


CREATE INDEX people_ownnumberkind_group_id_5bcbc710 ON public.people_ownnumberkind USING btree (group_id);


CREATE INDEX people_ownnumberkind_partnership_id_dd294c2e ON public.people_ownnumberkind USING btree (partnership_id);


CREATE INDEX people_ownnumberkind_place_21f7e590 ON public.people_ownnumberkind USING btree (place);


CREATE INDEX people_ownnumberkind_place_21f7e590_like ON public.people_ownnumberkind USING btree (place varchar_pattern_ops);


CREATE INDEX people_partnershipsetting_partnership_id_85bf5404 ON public.people_partnershipsetting USING btree (partnership_id);


CREATE INDEX people_partnershipsetting_place_e2c36dcf ON public.people_partnershipsetting USING btree (place);


CREATE INDEX people_partnershipsetting_place_e2c36dcf_like ON public.people_partnershipsetting USING btree (place varchar_pattern_ops);


CREATE INDEX people_partnershipsetting_settled_by_id_7306c340 ON public.people_partnershipsetting USING btree (settled_by_id);


CREATE INDEX people_person_identity_f94c17d3 ON public.people_person USING btree (identity);


CREATE INDEX people_person_partnership_id_6ac98b53 ON public.people_person USING btree (partnership_id);


CREATE INDEX people_person_place_ca809007 ON public.people_person USING btree (place);


CREATE INDEX people_person_place_ca809007_like ON public.people_person USING btree (place varchar_pattern_ops);


CREATE INDEX people_person_restricted ON public.people_person USING btree (restriction) WHERE (restriction > 0);


CREATE INDEX people_personaddress_person_id_7b533aa8 ON public.people_personaddress USING btree (person_id);


CREATE INDEX people_personaddress_place_ed662282 ON public.people_personaddress USING btree (place);


CREATE INDEX people_personaddress_place_ed662282_like ON public.people_personaddress USING btree (place varchar_pattern_ops);


CREATE INDEX people_personname_person_id_8e86eb89 ON public.people_personname USING btree (person_id);


CREATE INDEX people_personname_place_a79b573f ON public.people_personname USING btree (place);


CREATE INDEX people_personname_place_a79b573f_like ON public.people_personname USING btree (place varchar_pattern_ops);


CREATE INDEX people_personnumber_person_id_60042c2f ON public.people_personnumber USING btree (person_id);


CREATE INDEX people_personnumber_place_6efab311 ON public.people_personnumber USING btree (place);


CREATE INDEX people_personnumber_place_6efab311_like ON public.people_personnumber USING btree (place varchar_pattern_ops);


CREATE INDEX people_personrestrictiondecision_agreed_by_id_d342752d ON public.people_personrestrictiondecision USING btree (agreed_by_id);


CREATE INDEX people_personrestrictiondecision_asked_by_id_2c6953b3 ON public.people_personrestrictiondecision USING btree (asked_by_id);


CREATE INDEX people_personrestrictiondecision_person_id_1c7705d3 ON public.people_personrestrictiondecision USING btree (person_id);


CREATE INDEX people_personrestrictiondecision_place_44ddd7c2 ON public.people_personrestrictiondecision USING btree (place);


CREATE INDEX people_personrestrictiondecision_place_44ddd7c2_like ON public.people_personrestrictiondecision USING btree (place varchar_pattern_ops);


CREATE INDEX people_persontelephone_person_id_fa6257ff ON public.people_persontelephone USING btree (person_id);


CREATE INDEX people_persontelephone_place_5ab4d490 ON public.people_persontelephone USING btree (place);


CREATE INDEX people_persontelephone_place_5ab4d490_like ON public.people_persontelephone USING btree (place varchar_pattern_ops);


CREATE INDEX people_recordmatch_agency_id_cb8470b9 ON public.people_recordmatch USING btree (agency_id);


CREATE INDEX people_recordmatch_case_id_a08a55f2 ON public.people_recordmatch USING btree (case_id);


CREATE INDEX people_recordmatch_decided_by_id_c244c812 ON public.people_recordmatch USING btree (decided_by_id);


CREATE INDEX people_recordmatch_held_id_c459c3ce ON public.people_recordmatch USING btree (held_id);


CREATE INDEX people_recordmatch_person_id_58e4e099 ON public.people_recordmatch USING btree (person_id);


CREATE INDEX people_recordmatch_place_c8ce5df6 ON public.people_recordmatch USING btree (place);


CREATE INDEX people_recordmatch_place_c8ce5df6_like ON public.people_recordmatch USING btree (place varchar_pattern_ops);


CREATE INDEX people_relationship_other_id_043151a4 ON public.people_relationship USING btree (other_id);


CREATE INDEX people_relationship_person_id_37b60c82 ON public.people_relationship USING btree (person_id);


CREATE INDEX people_relationship_place_fe9f1f19 ON public.people_relationship USING btree (place);


CREATE INDEX people_relationship_place_fe9f1f19_like ON public.people_relationship USING btree (place varchar_pattern_ops);


CREATE INDEX people_restrictiondecision_agreed_by_id_b5a252d4 ON public.people_restrictiondecision USING btree (agreed_by_id);


CREATE INDEX people_restrictiondecision_asked_by_id_561e71ac ON public.people_restrictiondecision USING btree (asked_by_id);


CREATE INDEX people_restrictiondecision_case_id_ba6bab14 ON public.people_restrictiondecision USING btree (case_id);


CREATE INDEX people_restrictiondecision_place_d70b87f8 ON public.people_restrictiondecision USING btree (place);


CREATE INDEX people_restrictiondecision_place_d70b87f8_like ON public.people_restrictiondecision USING btree (place varchar_pattern_ops);


CREATE INDEX people_setting_of ON public.people_partnershipsetting USING btree (place, key, from_on DESC);


CREATE INDEX people_shareacknowledgement_acknowledged_by_id_6df5cd2c ON public.people_shareacknowledgement USING btree (acknowledged_by_id);


CREATE INDEX people_shareacknowledgement_agency_id_958959cf ON public.people_shareacknowledgement USING btree (agency_id);


CREATE INDEX people_shareacknowledgement_case_id_e555fc64 ON public.people_shareacknowledgement USING btree (case_id);


CREATE INDEX people_shareacknowledgement_place_c7ce4331 ON public.people_shareacknowledgement USING btree (place);


CREATE INDEX people_shareacknowledgement_place_c7ce4331_like ON public.people_shareacknowledgement USING btree (place varchar_pattern_ops);


CREATE INDEX people_shared_item ON public.people_shareditem USING btree (item_id);


CREATE INDEX people_shareditem_case_id_d076f234 ON public.people_shareditem USING btree (case_id);


CREATE INDEX people_shareditem_from_agency_id_581e8ea7 ON public.people_shareditem USING btree (from_agency_id);


CREATE INDEX people_shareditem_place_eb7df962 ON public.people_shareditem USING btree (place);


CREATE INDEX people_shareditem_place_eb7df962_like ON public.people_shareditem USING btree (place varchar_pattern_ops);


CREATE INDEX people_shareditem_to_agency_id_13e88bd7 ON public.people_shareditem USING btree (to_agency_id);


CREATE INDEX people_shareditem_to_panel_id_7acefa37 ON public.people_shareditem USING btree (to_panel_id);


CREATE INDEX people_staffwarning_agency_id_036926da ON public.people_staffwarning USING btree (agency_id);


CREATE INDEX people_staffwarning_person_id_97730648 ON public.people_staffwarning USING btree (person_id);


CREATE INDEX people_staffwarning_place_590b038c ON public.people_staffwarning USING btree (place);


CREATE INDEX people_staffwarning_place_590b038c_like ON public.people_staffwarning USING btree (place varchar_pattern_ops);


CREATE INDEX people_staffwarning_recorded_by_id_2ccaffe1 ON public.people_staffwarning USING btree (recorded_by_id);


CREATE INDEX people_team_agency_id_96b87627 ON public.people_team USING btree (agency_id);


CREATE INDEX people_team_place_90d10272 ON public.people_team USING btree (place);


CREATE INDEX people_team_place_90d10272_like ON public.people_team USING btree (place varchar_pattern_ops);


CREATE INDEX people_teammembership_place_6dc45437 ON public.people_teammembership USING btree (place);


CREATE INDEX people_teammembership_place_6dc45437_like ON public.people_teammembership USING btree (place varchar_pattern_ops);


CREATE INDEX people_teammembership_team_id_66ae7a36 ON public.people_teammembership USING btree (team_id);


CREATE INDEX people_teammembership_user_id_5dd9433f ON public.people_teammembership USING btree (user_id);


CREATE INDEX planning_acceptance_approver_id_93b3b04f ON public.planning_acceptance USING btree (approver_id);


CREATE INDEX planning_acceptance_place_4875ea90 ON public.planning_acceptance USING btree (place);


CREATE INDEX planning_acceptance_place_4875ea90_like ON public.planning_acceptance USING btree (place varchar_pattern_ops);


CREATE INDEX planning_acceptance_risk_id_213d6893 ON public.planning_acceptance USING btree (risk_id);


CREATE INDEX planning_control_place_e2e3261b ON public.planning_control USING btree (place);


CREATE INDEX planning_control_place_e2e3261b_like ON public.planning_control USING btree (place varchar_pattern_ops);


CREATE INDEX planning_control_risk_id_a49164c7 ON public.planning_control USING btree (risk_id);


CREATE INDEX planning_findinganswer_author_id_ce955595 ON public.planning_findinganswer USING btree (author_id);


CREATE INDEX planning_findinganswer_control_id_f174b4fc ON public.planning_findinganswer USING btree (control_id);


CREATE INDEX planning_findinganswer_place_b7fc9dfe ON public.planning_findinganswer USING btree (place);


CREATE INDEX planning_findinganswer_place_b7fc9dfe_like ON public.planning_findinganswer USING btree (place varchar_pattern_ops);


CREATE INDEX planning_findinganswer_risk_id_9d5e910d ON public.planning_findinganswer USING btree (risk_id);


CREATE INDEX planning_ri_registe_c8f0f7_idx ON public.planning_risk USING btree (register_id, state, current_value DESC);


CREATE INDEX planning_risk_owner_agency_id_8e1aebc6 ON public.planning_risk USING btree (owner_agency_id);


CREATE INDEX planning_risk_owner_seat_id_ab86c296 ON public.planning_risk USING btree (owner_seat_id);


CREATE INDEX planning_risk_place_c87c06d4 ON public.planning_risk USING btree (place);


CREATE INDEX planning_risk_place_c87c06d4_like ON public.planning_risk USING btree (place varchar_pattern_ops);


CREATE INDEX planning_risk_register_id_2345a229 ON public.planning_risk USING btree (register_id);


CREATE INDEX planning_risk_themes_risk_id_8319e706 ON public.planning_risk_themes USING btree (risk_id);


CREATE INDEX planning_risk_themes_theme_id_e7862e23 ON public.planning_risk_themes USING btree (theme_id);


CREATE INDEX planning_riskevent_author_id_e0a06f98 ON public.planning_riskevent USING btree (author_id);


CREATE INDEX planning_riskevent_place_530dae2b ON public.planning_riskevent USING btree (place);


CREATE INDEX planning_riskevent_place_530dae2b_like ON public.planning_riskevent USING btree (place varchar_pattern_ops);


CREATE INDEX planning_riskevent_risk_id_b0e0e3e1 ON public.planning_riskevent USING btree (risk_id);


CREATE INDEX planning_riskmatrix_place_53a445d5 ON public.planning_riskmatrix USING btree (place);


CREATE INDEX planning_riskmatrix_place_53a445d5_like ON public.planning_riskmatrix USING btree (place varchar_pattern_ops);


CREATE INDEX planning_riskmatrix_register_id_497f39b2 ON public.planning_riskmatrix USING btree (register_id);


CREATE INDEX planning_riskregister_group_id_202dfc7b ON public.planning_riskregister USING btree (group_id);


CREATE INDEX planning_riskregister_key_915df5c6 ON public.planning_riskregister USING btree (key);


CREATE INDEX planning_riskregister_key_915df5c6_like ON public.planning_riskregister USING btree (key varchar_pattern_ops);


CREATE INDEX planning_riskregister_partnership_id_87e07a06 ON public.planning_riskregister USING btree (partnership_id);


CREATE INDEX planning_riskregister_place_48b17f1e ON public.planning_riskregister USING btree (place);


CREATE INDEX planning_riskregister_place_48b17f1e_like ON public.planning_riskregister USING btree (place varchar_pattern_ops);


CREATE INDEX planning_riskscore_author_id_00647ae9 ON public.planning_riskscore USING btree (author_id);


CREATE INDEX planning_riskscore_place_90df0d4c ON public.planning_riskscore USING btree (place);


CREATE INDEX planning_riskscore_place_90df0d4c_like ON public.planning_riskscore USING btree (place varchar_pattern_ops);


CREATE INDEX planning_riskscore_risk_id_d245013e ON public.planning_riskscore USING btree (risk_id);


CREATE INDEX planning_samerisk_other_id_7effd359 ON public.planning_samerisk USING btree (other_id);


CREATE INDEX planning_samerisk_place_635e3750 ON public.planning_samerisk USING btree (place);


CREATE INDEX planning_samerisk_place_635e3750_like ON public.planning_samerisk USING btree (place varchar_pattern_ops);


CREATE INDEX planning_samerisk_risk_id_15e346fb ON public.planning_samerisk USING btree (risk_id);


CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);


CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));


CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);


CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);


CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);


CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);


CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);


CREATE INDEX risk_words ON public.planning_risk USING gin (words);


CREATE INDEX search_word_keys ON public.foundation_searchword USING gin (keys);


CREATE INDEX seat_people ON public.partnership_seat USING gin (people);


CREATE INDEX seat_words ON public.partnership_seat USING gin (words);


CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);


CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);


CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);


CREATE UNIQUE INDEX standing_item_once_a_meeting ON public.meetings_agendaitem USING btree (meeting_id, standing_id) WHERE (standing_id IS NOT NULL);


CREATE INDEX theme_words ON public.partnership_theme USING gin (words);


CREATE INDEX trail_at_a_place ON public.foundation_trailentry USING btree (place varchar_pattern_ops, actor_key varchar_ops);


CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));


CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


CREATE INDEX user_people ON public.foundation_user USING gin (people);


CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);


CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);


CREATE CONSTRAINT TRIGGER chain_trail AFTER INSERT ON public.foundation_trailentry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.chain_trail();


CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();


CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();


CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();


CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();


CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();


CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();


CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();


CREATE TRIGGER start_unchained BEFORE INSERT ON public.foundation_trailentry FOR EACH ROW EXECUTE FUNCTION app.start_unchained();


ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_alertstep
    ADD CONSTRAINT casework_alertstep_agency_id_5c5cc4d0_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_alertstep
    ADD CONSTRAINT casework_alertstep_alert_id_588b5a7d_fk_casework_riskalert_id FOREIGN KEY (alert_id) REFERENCES public.casework_riskalert(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_alertstep
    ADD CONSTRAINT casework_alertstep_case_id_0eb2d99b_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_alertstep
    ADD CONSTRAINT casework_alertstep_for_agency_id_429c4b38_fk_partnersh FOREIGN KEY (for_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_alertstep
    ADD CONSTRAINT casework_alertstep_taken_by_id_94c80977_fk_foundation_user_id FOREIGN KEY (taken_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_arrival
    ADD CONSTRAINT casework_arrival_agency_id_d6a7ed01_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_arrival
    ADD CONSTRAINT casework_arrival_case_id_8357f818_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_arrival
    ADD CONSTRAINT casework_arrival_team_id_dd58f004_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_arrival
    ADD CONSTRAINT casework_arrival_to_agency_id_6609d557_fk_partnership_agency_id FOREIGN KEY (to_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_arrival
    ADD CONSTRAINT casework_arrival_to_user_id_e31bdf8f_fk_foundation_user_id FOREIGN KEY (to_user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_asbreport
    ADD CONSTRAINT casework_asbreport_agency_id_b40ed88f_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_asbreport
    ADD CONSTRAINT casework_asbreport_case_id_cacc81ec_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_asbreport
    ADD CONSTRAINT casework_asbreport_panel_id_1998e4d1_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_asbreport
    ADD CONSTRAINT casework_asbreport_recorded_by_id_e0bd6c45_fk_foundatio FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_capacitydecision
    ADD CONSTRAINT casework_capacitydec_agency_id_be2244cd_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_capacitydecision
    ADD CONSTRAINT casework_capacitydec_enquiry_id_96f721df_fk_casework_ FOREIGN KEY (enquiry_id) REFERENCES public.casework_enquiry(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_capacitydecision
    ADD CONSTRAINT casework_capacitydecision_case_id_9f760998_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseaction
    ADD CONSTRAINT casework_caseaction_case_id_111a5b5a_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseaction
    ADD CONSTRAINT casework_caseaction_owner_agency_id_02e6bd59_fk_partnersh FOREIGN KEY (owner_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseaction
    ADD CONSTRAINT casework_caseaction_panel_case_id_64f7dd56_fk_casework_ FOREIGN KEY (panel_case_id) REFERENCES public.casework_panelcase(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseaction
    ADD CONSTRAINT casework_caseaction_panel_id_a5441a78_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseactionstep
    ADD CONSTRAINT casework_caseactions_action_id_cb0e1d7e_fk_casework_ FOREIGN KEY (action_id) REFERENCES public.casework_caseaction(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseactionstep
    ADD CONSTRAINT casework_caseactions_owner_agency_id_49a40c71_fk_partnersh FOREIGN KEY (owner_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseactionstep
    ADD CONSTRAINT casework_caseactions_panel_id_147795ca_fk_partnersh FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseactionstep
    ADD CONSTRAINT casework_caseactions_said_by_id_7abfa33b_fk_foundatio FOREIGN KEY (said_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_caseactionstep
    ADD CONSTRAINT casework_caseactionstep_case_id_0c490c20_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_causedenquiry
    ADD CONSTRAINT casework_causedenqui_agency_id_2a5c79d7_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_causedenquiry
    ADD CONSTRAINT casework_causedenqui_by_agency_id_72397ca0_fk_partnersh FOREIGN KEY (by_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_causedenquiry
    ADD CONSTRAINT casework_causedenqui_enquiry_id_90758fdc_fk_casework_ FOREIGN KEY (enquiry_id) REFERENCES public.casework_enquiry(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_causedenquiry
    ADD CONSTRAINT casework_causedenquiry_case_id_889a0f5a_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_checkednight
    ADD CONSTRAINT casework_checkednigh_partnership_id_56742e5e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concern
    ADD CONSTRAINT casework_concern_agency_id_839431af_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concern
    ADD CONSTRAINT casework_concern_case_id_b8ec4e03_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concern
    ADD CONSTRAINT casework_concern_person_id_396102b7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concern
    ADD CONSTRAINT casework_concern_recorded_by_id_17d438ba_fk_foundation_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concernlevel
    ADD CONSTRAINT casework_concernleve_agency_id_9ebbfed1_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concernlevel
    ADD CONSTRAINT casework_concernleve_concern_id_c47b1ca9_fk_casework_ FOREIGN KEY (concern_id) REFERENCES public.casework_concern(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concernlevel
    ADD CONSTRAINT casework_concernleve_recorded_by_id_2e6a20c9_fk_foundatio FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_concernlevel
    ADD CONSTRAINT casework_concernlevel_case_id_4e3d0dbf_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_confidentiality
    ADD CONSTRAINT casework_confidentiality_panel_id_014ae57c_fk_casework_panel_id FOREIGN KEY (panel_id) REFERENCES public.casework_panel(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_confidentiality
    ADD CONSTRAINT casework_confidentiality_user_id_5a80ade4_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_consent
    ADD CONSTRAINT casework_consent_agency_id_ddb1d6c7_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_consent
    ADD CONSTRAINT casework_consent_case_id_9a9d703f_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_consent
    ADD CONSTRAINT casework_consent_person_id_ee49f4bc_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_consent
    ADD CONSTRAINT casework_consent_recorded_by_id_50398c4b_fk_foundation_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_consent
    ADD CONSTRAINT casework_consent_to_agency_id_ac40b676_fk_partnership_agency_id FOREIGN KEY (to_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contact
    ADD CONSTRAINT casework_contact_agency_id_5246dd91_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contact
    ADD CONSTRAINT casework_contact_case_id_20a47487_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contact
    ADD CONSTRAINT casework_contact_corrects_id_405d03a9_fk_casework_contact_id FOREIGN KEY (corrects_id) REFERENCES public.casework_contact(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contact
    ADD CONSTRAINT casework_contact_person_id_dfb65223_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contact
    ADD CONSTRAINT casework_contact_recorded_by_id_f7da2c0d_fk_foundation_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contactextract
    ADD CONSTRAINT casework_contactextr_agency_id_6ec9a7dd_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contactextract
    ADD CONSTRAINT casework_contactextr_brought_in_by_id_b84fcb73_fk_foundatio FOREIGN KEY (brought_in_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contactextract
    ADD CONSTRAINT casework_contactextr_partnership_id_ca534393_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contactinterval
    ADD CONSTRAINT casework_contactinte_group_id_e44d5b6a_fk_partnersh FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_contactinterval
    ADD CONSTRAINT casework_contactinte_partnership_id_1db5ce41_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_countedquarter
    ADD CONSTRAINT casework_countedquar_partnership_id_b8dfd7b3_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_desk
    ADD CONSTRAINT casework_desk_agency_id_6f0ad452_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_desk
    ADD CONSTRAINT casework_desk_partnership_id_2d20e85e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_desk
    ADD CONSTRAINT casework_desk_team_id_e22dca5b_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationno_agency_id_92dc4abc_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationno_corrects_id_e3c035c2_fk_casework_ FOREIGN KEY (corrects_id) REFERENCES public.casework_deviationnotice(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationno_ended_by_id_b760683b_fk_foundatio FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationno_group_id_c3aeaee1_fk_partnersh FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationno_partnership_id_e25f5b1e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_deviationnotice
    ADD CONSTRAINT casework_deviationno_recorded_by_id_bfbef778_fk_foundatio FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_disruption
    ADD CONSTRAINT casework_disruption_agency_id_a3fe9080_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_disruption
    ADD CONSTRAINT casework_disruption_case_id_5881343e_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_disruption
    ADD CONSTRAINT casework_disruption_panel_id_9038d912_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_disruption
    ADD CONSTRAINT casework_disruption_recorded_by_id_8dc2c4d5_fk_foundatio FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquiry
    ADD CONSTRAINT casework_enquiry_agency_id_11a18984_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquiry
    ADD CONSTRAINT casework_enquiry_case_id_fbe4e465_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquiry
    ADD CONSTRAINT casework_enquiry_person_id_06850d9b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquiry
    ADD CONSTRAINT casework_enquiry_recorded_by_id_3a4baf8e_fk_foundation_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquiry
    ADD CONSTRAINT casework_enquiry_referral_id_ddb5890b_fk_casework_referral_id FOREIGN KEY (referral_id) REFERENCES public.casework_referral(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquirydecision
    ADD CONSTRAINT casework_enquirydeci_agency_id_1933a989_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquirydecision
    ADD CONSTRAINT casework_enquirydeci_decided_by_id_f64b3583_fk_foundatio FOREIGN KEY (decided_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquirydecision
    ADD CONSTRAINT casework_enquirydeci_enquiry_id_8adc930e_fk_casework_ FOREIGN KEY (enquiry_id) REFERENCES public.casework_enquiry(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_enquirydecision
    ADD CONSTRAINT casework_enquirydecision_case_id_f5dab122_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalation
    ADD CONSTRAINT casework_escalation_agency_id_0df50e22_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalation
    ADD CONSTRAINT casework_escalation_case_id_810bdf3c_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalation
    ADD CONSTRAINT casework_escalation_started_by_id_6cdf1eae_fk_foundatio FOREIGN KEY (started_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalation
    ADD CONSTRAINT casework_escalation_under_id_293f2a4f_fk_casework_ownstages_id FOREIGN KEY (under_id) REFERENCES public.casework_ownstages(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalation
    ADD CONSTRAINT casework_escalation_with_agency_id_a4025229_fk_partnersh FOREIGN KEY (with_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalationstep
    ADD CONSTRAINT casework_escalations_agency_id_36a32902_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalationstep
    ADD CONSTRAINT casework_escalations_escalation_id_b75489e7_fk_casework_ FOREIGN KEY (escalation_id) REFERENCES public.casework_escalation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalationstep
    ADD CONSTRAINT casework_escalations_taken_by_id_b1caf040_fk_foundatio FOREIGN KEY (taken_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_escalationstep
    ADD CONSTRAINT casework_escalationstep_case_id_b0ab3bb1_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_formdefinition
    ADD CONSTRAINT casework_formdefinit_added_by_id_573baef2_fk_foundatio FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_formdefinition
    ADD CONSTRAINT casework_formdefinit_partnership_id_67f65f45_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_hearing
    ADD CONSTRAINT casework_hearing_meeting_id_321f0da6_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_hearing
    ADD CONSTRAINT casework_hearing_panel_id_764027ca_fk_casework_panel_id FOREIGN KEY (panel_id) REFERENCES public.casework_panel(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_hearingitem
    ADD CONSTRAINT casework_hearingitem_case_id_56eab84e_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_hearingitem
    ADD CONSTRAINT casework_hearingitem_hearing_id_63578b69_fk_casework_hearing_id FOREIGN KEY (hearing_id) REFERENCES public.casework_hearing(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_hearingitem
    ADD CONSTRAINT casework_hearingitem_panel_case_id_4ba65943_fk_casework_ FOREIGN KEY (panel_case_id) REFERENCES public.casework_panelcase(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_hearingitem
    ADD CONSTRAINT casework_hearingitem_panel_id_2639bf84_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationreply
    ADD CONSTRAINT casework_information_agency_id_077028d0_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationrequest
    ADD CONSTRAINT casework_information_agency_id_0d40378b_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationrequest
    ADD CONSTRAINT casework_information_asked_by_id_3459ebd3_fk_foundatio FOREIGN KEY (asked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationrequest
    ADD CONSTRAINT casework_information_person_id_98f47bba_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationreply
    ADD CONSTRAINT casework_information_recorded_by_id_3bf040c6_fk_foundatio FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationreply
    ADD CONSTRAINT casework_information_request_id_d1bf84fe_fk_casework_ FOREIGN KEY (request_id) REFERENCES public.casework_informationrequest(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationrequest
    ADD CONSTRAINT casework_information_to_agency_id_76c2d6dd_fk_partnersh FOREIGN KEY (to_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationreply
    ADD CONSTRAINT casework_informationreply_case_id_dfc3780b_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_informationrequest
    ADD CONSTRAINT casework_informationrequest_case_id_364ef42e_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownaction
    ADD CONSTRAINT casework_ownaction_agency_id_3ac3b029_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownaction
    ADD CONSTRAINT casework_ownaction_noted_by_id_99a29cc5_fk_foundation_user_id FOREIGN KEY (noted_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownaction
    ADD CONSTRAINT casework_ownaction_panel_id_1584c844_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_owndomain
    ADD CONSTRAINT casework_owndomain_added_by_id_09ffb03c_fk_foundation_user_id FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_owndomain
    ADD CONSTRAINT casework_owndomain_ended_by_id_887fae2a_fk_foundation_user_id FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_owndomain
    ADD CONSTRAINT casework_owndomain_group_id_78553422_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_owndomain
    ADD CONSTRAINT casework_owndomain_partnership_id_460d3b57_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownpanelkind
    ADD CONSTRAINT casework_ownpanelkin_added_by_id_8b834e0f_fk_foundatio FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownpanelkind
    ADD CONSTRAINT casework_ownpanelkin_ended_by_id_12d6064c_fk_foundatio FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownpanelkind
    ADD CONSTRAINT casework_ownpanelkin_partnership_id_124d4e96_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownpanelkind
    ADD CONSTRAINT casework_ownpanelkind_group_id_c8fb2349_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownreferralkind
    ADD CONSTRAINT casework_ownreferral_added_by_id_c9b190a7_fk_foundatio FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownreferralkind
    ADD CONSTRAINT casework_ownreferral_ended_by_id_f1f264f1_fk_foundatio FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownreferralkind
    ADD CONSTRAINT casework_ownreferral_group_id_39da8ddb_fk_partnersh FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownreferralkind
    ADD CONSTRAINT casework_ownreferral_partnership_id_35699764_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstages
    ADD CONSTRAINT casework_ownstages_added_by_id_4a5bc8b2_fk_foundation_user_id FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstages
    ADD CONSTRAINT casework_ownstages_ended_by_id_81552931_fk_foundation_user_id FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstages
    ADD CONSTRAINT casework_ownstages_group_id_cef35246_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstages
    ADD CONSTRAINT casework_ownstages_partnership_id_3d41e9fc_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstandards
    ADD CONSTRAINT casework_ownstandard_added_by_id_a0a3caee_fk_foundatio FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstandards
    ADD CONSTRAINT casework_ownstandard_ended_by_id_225dac72_fk_foundatio FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstandards
    ADD CONSTRAINT casework_ownstandard_partnership_id_17517d26_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_ownstandards
    ADD CONSTRAINT casework_ownstandards_group_id_f6eb12a3_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panel
    ADD CONSTRAINT casework_panel_group_id_c21e2984_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panel
    ADD CONSTRAINT casework_panel_partnership_id_5cde3c8f_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelcase
    ADD CONSTRAINT casework_panelcase_case_id_06137229_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelcase
    ADD CONSTRAINT casework_panelcase_completed_by_id_b646341e_fk_foundatio FOREIGN KEY (completed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelcase
    ADD CONSTRAINT casework_panelcase_decided_by_id_e55a60f2_fk_foundation_user_id FOREIGN KEY (decided_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelcase
    ADD CONSTRAINT casework_panelcase_panel_id_40091f67_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelcase
    ADD CONSTRAINT casework_panelcase_referring_agency_id_2faced1f_fk_partnersh FOREIGN KEY (referring_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelreferral
    ADD CONSTRAINT casework_panelreferr_agency_id_6a9c04b7_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelreferral
    ADD CONSTRAINT casework_panelreferr_panel_id_5f5ae414_fk_partnersh FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelreferral
    ADD CONSTRAINT casework_panelreferr_referred_by_id_b6675b8e_fk_foundatio FOREIGN KEY (referred_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelreferral
    ADD CONSTRAINT casework_panelreferr_sent_as_id_dcf0dec9_fk_casework_ FOREIGN KEY (sent_as_id) REFERENCES public.casework_referral(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_panelreferral
    ADD CONSTRAINT casework_panelreferral_case_id_3bc1b284_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnai_agency_id_31ff7caf_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnai_begun_by_id_6be04d08_fk_foundatio FOREIGN KEY (begun_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnai_completed_by_id_2683964d_fk_foundatio FOREIGN KEY (completed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnai_corrects_id_1de1a7fd_fk_casework_ FOREIGN KEY (corrects_id) REFERENCES public.casework_questionnaire(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnaire_case_id_b2e2aa7e_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_questionnaire
    ADD CONSTRAINT casework_questionnaire_person_id_7d58937e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_recountrequest
    ADD CONSTRAINT casework_recountrequ_asked_by_id_4ae55bf7_fk_foundatio FOREIGN KEY (asked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_recountrequest
    ADD CONSTRAINT casework_recountrequ_counted_id_1f728987_fk_casework_ FOREIGN KEY (counted_id) REFERENCES public.casework_countedquarter(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_recusal
    ADD CONSTRAINT casework_recusal_case_id_34b11d08_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_recusal
    ADD CONSTRAINT casework_recusal_panel_id_73dd3ac8_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_recusal
    ADD CONSTRAINT casework_recusal_user_id_df15d2db_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_agency_id_2d6bc062_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_case_id_e9e25785_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_contact_id_51ce6068_fk_casework_contact_id FOREIGN KEY (contact_id) REFERENCES public.casework_contact(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_desk_id_e6c1fdea_fk_casework_desk_id FOREIGN KEY (desk_id) REFERENCES public.casework_desk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_person_id_45603d76_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_referred_by_id_19d65682_fk_foundation_user_id FOREIGN KEY (referred_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referral
    ADD CONSTRAINT casework_referral_to_agency_id_b84a9d64_fk_partnersh FOREIGN KEY (to_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referralanswer
    ADD CONSTRAINT casework_referralans_agency_id_2ac10c58_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referralanswer
    ADD CONSTRAINT casework_referralans_answered_by_id_47d5a9ec_fk_foundatio FOREIGN KEY (answered_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referralanswer
    ADD CONSTRAINT casework_referralanswer_case_id_418db555_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referralstep
    ADD CONSTRAINT casework_referralste_agency_id_d1c0f03d_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referralstep
    ADD CONSTRAINT casework_referralste_recorded_by_id_3616db21_fk_foundatio FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referralstep
    ADD CONSTRAINT casework_referralste_referral_id_8b62ac3e_fk_casework_ FOREIGN KEY (referral_id) REFERENCES public.casework_referral(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_referralstep
    ADD CONSTRAINT casework_referralstep_case_id_be16072a_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchreply
    ADD CONSTRAINT casework_researchrep_agency_id_4111510c_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchreply
    ADD CONSTRAINT casework_researchrep_panel_id_6a383e08_fk_partnersh FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchreply
    ADD CONSTRAINT casework_researchrep_replied_by_id_76c14a92_fk_foundatio FOREIGN KEY (replied_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchreply
    ADD CONSTRAINT casework_researchreply_case_id_d4928515_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchrequest
    ADD CONSTRAINT casework_researchreq_agency_id_301dcbf4_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchrequest
    ADD CONSTRAINT casework_researchreq_panel_case_id_292f838c_fk_casework_ FOREIGN KEY (panel_case_id) REFERENCES public.casework_panelcase(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchrequest
    ADD CONSTRAINT casework_researchreq_panel_id_e1c3b45f_fk_partnersh FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_researchrequest
    ADD CONSTRAINT casework_researchrequest_case_id_fdd0acf9_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_riskalert
    ADD CONSTRAINT casework_riskalert_agency_id_1aa2a3d8_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_riskalert
    ADD CONSTRAINT casework_riskalert_case_id_ebd811e2_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_riskalert
    ADD CONSTRAINT casework_riskalert_person_id_913270c8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_riskalert
    ADD CONSTRAINT casework_riskalert_raised_by_id_d106e150_fk_foundation_user_id FOREIGN KEY (raised_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_sharingagreement
    ADD CONSTRAINT casework_sharingagre_partnership_id_d7ecf687_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_sharingdecision
    ADD CONSTRAINT casework_sharingdeci_agency_id_069d4303_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_sharingdecision
    ADD CONSTRAINT casework_sharingdeci_decided_by_id_9d21a13c_fk_foundatio FOREIGN KEY (decided_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_sharingdecision
    ADD CONSTRAINT casework_sharingdeci_to_agency_id_329e4d85_fk_partnersh FOREIGN KEY (to_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_sharingdecision
    ADD CONSTRAINT casework_sharingdecision_case_id_2f93e4f6_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_standingdecision
    ADD CONSTRAINT casework_standingdec_agency_id_27fa5572_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_standingdecision
    ADD CONSTRAINT casework_standingdec_agreement_id_4fe4964e_fk_casework_ FOREIGN KEY (agreement_id) REFERENCES public.casework_sharingagreement(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_standingdecision
    ADD CONSTRAINT casework_standingdec_decided_by_id_1d9cae87_fk_foundatio FOREIGN KEY (decided_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_standingdecision
    ADD CONSTRAINT casework_standingdec_ended_by_id_a872f4c3_fk_foundatio FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_telling
    ADD CONSTRAINT casework_telling_agency_id_ae067dbe_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_telling
    ADD CONSTRAINT casework_telling_case_id_042cbc1c_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_telling
    ADD CONSTRAINT casework_telling_contact_id_558b6202_fk_casework_contact_id FOREIGN KEY (contact_id) REFERENCES public.casework_contact(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_telling
    ADD CONSTRAINT casework_telling_told_by_id_18ee5a66_fk_foundation_user_id FOREIGN KEY (told_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_updateday
    ADD CONSTRAINT casework_updateday_agency_id_a5afdb56_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_updateday
    ADD CONSTRAINT casework_updateday_hearing_id_d2511b39_fk_casework_hearing_id FOREIGN KEY (hearing_id) REFERENCES public.casework_hearing(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_wantedoutcome
    ADD CONSTRAINT casework_wantedoutco_agency_id_25635df1_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_wantedoutcome
    ADD CONSTRAINT casework_wantedoutco_enquiry_id_044d1c39_fk_casework_ FOREIGN KEY (enquiry_id) REFERENCES public.casework_enquiry(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_wantedoutcome
    ADD CONSTRAINT casework_wantedoutcome_case_id_11772a01_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_writtenupdate
    ADD CONSTRAINT casework_writtenupda_agency_id_25a86210_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_writtenupdate
    ADD CONSTRAINT casework_writtenupda_panel_id_99a3b2e4_fk_partnersh FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_writtenupdate
    ADD CONSTRAINT casework_writtenupda_written_by_id_60f31d3d_fk_foundatio FOREIGN KEY (written_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.casework_writtenupdate
    ADD CONSTRAINT casework_writtenupdate_case_id_891d4bf3_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.foundation_agencyservice
    ADD CONSTRAINT foundation_agencyservice_user_id_5c844cc8_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.foundation_follow
    ADD CONSTRAINT foundation_follow_user_id_77e1a5ed_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.foundation_importdraft
    ADD CONSTRAINT foundation_importdraft_user_id_8d0d9d43_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.foundation_notice
    ADD CONSTRAINT foundation_notice_user_id_97003456_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.foundation_rolegrant
    ADD CONSTRAINT foundation_rolegrant_user_id_631e1c23_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_follows_id_22f218c7_fk_meetings_action_id FOREIGN KEY (follows_id) REFERENCES public.meetings_action(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_group_id_6e8c82f0_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_owner_agency_id_bda9f445_fk_partnersh FOREIGN KEY (owner_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_owner_seat_id_72ee36aa_fk_partnership_seat_id FOREIGN KEY (owner_seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_partnership_id_2b274560_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_action_themes
    ADD CONSTRAINT meetings_action_them_theme_id_03862fa5_fk_partnersh FOREIGN KEY (theme_id) REFERENCES public.partnership_theme(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_action_themes
    ADD CONSTRAINT meetings_action_themes_action_id_58d8f415_fk_meetings_action_id FOREIGN KEY (action_id) REFERENCES public.meetings_action(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_actionnote
    ADD CONSTRAINT meetings_actionnote_action_id_cbb8bfe7_fk_meetings_action_id FOREIGN KEY (action_id) REFERENCES public.meetings_action(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_actionnote
    ADD CONSTRAINT meetings_actionnote_agency_id_95ea8ff2_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_actionnote
    ADD CONSTRAINT meetings_actionnote_author_id_942f9bcc_fk_foundation_user_id FOREIGN KEY (author_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_actionstep
    ADD CONSTRAINT meetings_actionstep_action_id_8b52384b_fk_meetings_action_id FOREIGN KEY (action_id) REFERENCES public.meetings_action(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_actionstep
    ADD CONSTRAINT meetings_actionstep_agency_id_867d764e_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_actionstep
    ADD CONSTRAINT meetings_actionstep_author_id_23e2463b_fk_foundation_user_id FOREIGN KEY (author_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_meeting_id_07815bb0_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_plan_id_7e338a53_fk_meetings_ FOREIGN KEY (plan_id) REFERENCES public.meetings_forwardplanitem(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_presenter_agency_id_77936fd3_fk_partnersh FOREIGN KEY (presenter_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_presenter_seat_id_acf1c6db_fk_partnersh FOREIGN KEY (presenter_seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_raised_by_id_d7bde8f6_fk_foundation_user_id FOREIGN KEY (raised_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_rule_id_b5ac117f_fk_meetings_ FOREIGN KEY (rule_id) REFERENCES public.meetings_crossboardrule(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_standing_id_ada7c8cb_fk_meetings_ FOREIGN KEY (standing_id) REFERENCES public.meetings_standingitem(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_decision_id_78383832_fk_meetings_decision_id FOREIGN KEY (decision_id) REFERENCES public.meetings_decision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agreement
    ADD CONSTRAINT meetings_agreement_seat_id_1eb8fff1_fk_partnership_seat_id FOREIGN KEY (seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agreementrequest
    ADD CONSTRAINT meetings_agreementre_decision_id_6e55298c_fk_meetings_ FOREIGN KEY (decision_id) REFERENCES public.meetings_decision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_agreementrequest
    ADD CONSTRAINT meetings_agreementre_seat_id_7a0ef36b_fk_partnersh FOREIGN KEY (seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_agency_id_116b92c8_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_group_id_02ad99b6_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_judged_by_id_e57b7973_fk_foundation_user_id FOREIGN KEY (judged_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_meeting_id_296f48af_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_seat_id_b27a2da7_fk_partnership_seat_id FOREIGN KEY (seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_complainttold
    ADD CONSTRAINT meetings_complaintto_rule_id_3442410b_fk_meetings_ FOREIGN KEY (rule_id) REFERENCES public.meetings_crossboardrule(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_crossboardrule
    ADD CONSTRAINT meetings_crossboardr_from_group_id_0ebbc6fc_fk_partnersh FOREIGN KEY (from_group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_crossboardrule
    ADD CONSTRAINT meetings_crossboardr_partnership_id_e68aef6e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_crossboardrule
    ADD CONSTRAINT meetings_crossboardr_to_group_id_40f9e3c6_fk_partnersh FOREIGN KEY (to_group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_group_id_fdaf3e1c_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_item_id_7c040df0_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_meeting_id_b86ef1d3_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_recorded_by_id_80c09d9a_fk_foundation_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_forwardplanitem
    ADD CONSTRAINT meetings_forwardplan_group_id_6e22ec01_fk_partnersh FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_forwardplanitem
    ADD CONSTRAINT meetings_forwardplan_presenter_agency_id_95eaeb21_fk_partnersh FOREIGN KEY (presenter_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_forwardplanitem
    ADD CONSTRAINT meetings_forwardplan_presenter_seat_id_cab9c31a_fk_partnersh FOREIGN KEY (presenter_seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_interest
    ADD CONSTRAINT meetings_interest_item_id_c75d0cbc_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_interest
    ADD CONSTRAINT meetings_interest_seat_id_ec3c808d_fk_partnership_seat_id FOREIGN KEY (seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_answered_by_id_72e905dc_fk_foundatio FOREIGN KEY (answered_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_meeting_id_2a4c9253_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_seat_id_ee2d5cb4_fk_partnership_seat_id FOREIGN KEY (seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_invitationreminder
    ADD CONSTRAINT meetings_invitationr_partnership_id_17a8b2b7_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_group_id_137062fb_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_series_id_4c28ba88_fk_meetings_series_id FOREIGN KEY (series_id) REFERENCES public.meetings_series(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_approved_by_id_c20d5f49_fk_foundation_user_id FOREIGN KEY (approved_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_meeting_id_09b7a17e_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesvers_minutes_id_53863879_fk_meetings_ FOREIGN KEY (minutes_id) REFERENCES public.meetings_minutes(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesvers_saved_by_id_53f5bdf9_fk_foundatio FOREIGN KEY (saved_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_item_id_07134052_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_meeting_id_c7ba0fb4_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_paperdeadline
    ADD CONSTRAINT meetings_paperdeadli_group_id_38003f8f_fk_partnersh FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT meetings_paperreader_paper_id_b0881ba7_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT meetings_paperreader_seat_id_2dd8c59b_fk_partnership_seat_id FOREIGN KEY (seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversio_added_by_id_92bf32f8_fk_foundatio FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversion_paper_id_f93a3d99_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_quorumrule
    ADD CONSTRAINT meetings_quorumrule_group_id_2ce0721f_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_ratification
    ADD CONSTRAINT meetings_ratificatio_decision_id_74b1f5e0_fk_meetings_ FOREIGN KEY (decision_id) REFERENCES public.meetings_decision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_ratification
    ADD CONSTRAINT meetings_ratificatio_meeting_id_c8220da8_fk_meetings_ FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_ratification
    ADD CONSTRAINT meetings_ratificatio_settled_by_id_61054843_fk_foundatio FOREIGN KEY (settled_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_reminderrule
    ADD CONSTRAINT meetings_reminderrul_partnership_id_834d6de5_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_series
    ADD CONSTRAINT meetings_series_group_id_aa53b150_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingite_presenter_agency_id_39eeb570_fk_partnersh FOREIGN KEY (presenter_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingite_presenter_seat_id_257ba710_fk_partnersh FOREIGN KEY (presenter_seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingitem_group_id_2fa26c63_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_agency
    ADD CONSTRAINT partnership_agency_successor_id_8ffbf199_fk_partnersh FOREIGN KEY (successor_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_agencyalias
    ADD CONSTRAINT partnership_agencyal_agency_id_f790d1d1_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_agencycontact
    ADD CONSTRAINT partnership_agencyco_agency_id_1a3e8082_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_agencycontact
    ADD CONSTRAINT partnership_agencyco_partnership_id_fb827a93_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_duty
    ADD CONSTRAINT partnership_duty_owner_id_13b10b41_fk_partnership_group_id FOREIGN KEY (owner_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_duty
    ADD CONSTRAINT partnership_duty_partnership_id_39b11aa5_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_dutyevidence
    ADD CONSTRAINT partnership_dutyevid_duty_id_e114bc7b_fk_partnersh FOREIGN KEY (duty_id) REFERENCES public.partnership_duty(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_group
    ADD CONSTRAINT partnership_group_chair_agency_id_d63c772d_fk_partnersh FOREIGN KEY (chair_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_group
    ADD CONSTRAINT partnership_group_parent_id_7e54e81e_fk_partnership_group_id FOREIGN KEY (parent_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_group
    ADD CONSTRAINT partnership_group_partnership_id_657bc631_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_membership
    ADD CONSTRAINT partnership_membersh_agency_id_28114d69_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_membership
    ADD CONSTRAINT partnership_membersh_partnership_id_3718aeca_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_seat
    ADD CONSTRAINT partnership_seat_agency_id_ec5edbd2_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_seat
    ADD CONSTRAINT partnership_seat_deputy_id_f549b7b5_fk_foundation_user_id FOREIGN KEY (deputy_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_seat
    ADD CONSTRAINT partnership_seat_group_id_61dcec6b_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_seat
    ADD CONSTRAINT partnership_seat_holder_id_129d53a8_fk_foundation_user_id FOREIGN KEY (holder_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_seatterm
    ADD CONSTRAINT partnership_seatterm_agency_id_26820348_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_seatterm
    ADD CONSTRAINT partnership_seatterm_holder_id_549e2fcf_fk_foundation_user_id FOREIGN KEY (holder_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_seatterm
    ADD CONSTRAINT partnership_seatterm_seat_id_6ab16874_fk_partnership_seat_id FOREIGN KEY (seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partnership_theme
    ADD CONSTRAINT partnership_theme_partnership_id_80e50475_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_agencyrecord
    ADD CONSTRAINT people_agencyrecord_agency_id_c4a56eaf_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_agencyrecord
    ADD CONSTRAINT people_agencyrecord_case_id_acd3d877_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_agencyrecord
    ADD CONSTRAINT people_agencyrecord_person_id_17de49ef_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_lead_agency_id_03404777_fk_partnership_agency_id FOREIGN KEY (lead_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_case
    ADD CONSTRAINT people_case_partnership_id_5c90cb0b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_caselink
    ADD CONSTRAINT people_caselink_agency_id_d901e349_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_caselink
    ADD CONSTRAINT people_caselink_case_id_6ef2340a_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_caselink
    ADD CONSTRAINT people_caselink_panel_id_5ee3c39f_fk_partnership_group_id FOREIGN KEY (panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_caselink
    ADD CONSTRAINT people_caselink_team_id_3a4c2dad_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_caselink
    ADD CONSTRAINT people_caselink_user_id_099a05fa_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_casenote
    ADD CONSTRAINT people_casenote_agency_id_47426e77_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_casenote
    ADD CONSTRAINT people_casenote_case_id_25e051e0_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_casenote
    ADD CONSTRAINT people_casenote_corrects_id_ca460389_fk_people_casenote_id FOREIGN KEY (corrects_id) REFERENCES public.people_casenote(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_casenote
    ADD CONSTRAINT people_casenote_written_by_id_16b8f167_fk_foundation_user_id FOREIGN KEY (written_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_caseperson
    ADD CONSTRAINT people_caseperson_case_id_7cc26609_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_caseperson
    ADD CONSTRAINT people_caseperson_person_id_aab7869c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_confidentialaddress
    ADD CONSTRAINT people_confidentiala_hidden_from_id_d1d1379a_fk_people_pe FOREIGN KEY (hidden_from_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_confidentialaddress
    ADD CONSTRAINT people_confidentiala_person_id_f329a00c_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_case_id_836e3e76_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_end_agreed_by_id_87975956_fk_foundation_user_id FOREIGN KEY (end_agreed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_ended_by_id_17c56853_fk_foundation_user_id FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_household_id_5b21c7b0_fk_people_household_id FOREIGN KEY (household_id) REFERENCES public.people_household(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_person_id_1d3a05da_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_team_id_041c27b5_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_conflict
    ADD CONSTRAINT people_conflict_user_id_169c3ba5_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyacce_agency_id_ba766977_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_case_id_ea53db4b_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_link_id_19fe1ae0_fk_people_caselink_id FOREIGN KEY (link_id) REFERENCES public.people_caselink(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_user_id_2cedbbd0_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyreview
    ADD CONSTRAINT people_emergencyrevi_access_id_90174e40_fk_people_em FOREIGN KEY (access_id) REFERENCES public.people_emergencyaccess(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyreview
    ADD CONSTRAINT people_emergencyrevi_agency_id_b653f08e_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyreview
    ADD CONSTRAINT people_emergencyrevi_reviewed_by_id_b7a38403_fk_foundatio FOREIGN KEY (reviewed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyreview
    ADD CONSTRAINT people_emergencyreview_case_id_306c16d6_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_emergencyreview
    ADD CONSTRAINT people_emergencyreview_user_id_34601477_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_findkeys
    ADD CONSTRAINT people_findkeys_person_id_374226f5_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_heldrecord
    ADD CONSTRAINT people_heldrecord_agency_id_8f3e3bad_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_heldrecord
    ADD CONSTRAINT people_heldrecord_brought_in_by_id_4b5481e0_fk_foundatio FOREIGN KEY (brought_in_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_heldrecord
    ADD CONSTRAINT people_heldrecord_partnership_id_2d7f40a7_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_household
    ADD CONSTRAINT people_household_partnership_id_f9932ed8_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmemb_household_id_5d283728_fk_people_ho FOREIGN KEY (household_id) REFERENCES public.people_household(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmember_person_id_949cc362_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_identitydecision
    ADD CONSTRAINT people_identitydecis_decided_by_id_8c64be84_fk_foundatio FOREIGN KEY (decided_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_identitydecision
    ADD CONSTRAINT people_identitydecision_other_id_becddbd0_fk_people_person_id FOREIGN KEY (other_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_identitydecision
    ADD CONSTRAINT people_identitydecision_person_id_b0d4eee6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_namedreader
    ADD CONSTRAINT people_namedreader_case_id_cd81d4e9_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_namedreader
    ADD CONSTRAINT people_namedreader_person_id_7c673083_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_namedreader
    ADD CONSTRAINT people_namedreader_user_id_74f97e17_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_ownnumberkind
    ADD CONSTRAINT people_ownnumberkind_added_by_id_ee6d2983_fk_foundation_user_id FOREIGN KEY (added_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_ownnumberkind
    ADD CONSTRAINT people_ownnumberkind_ended_by_id_44f897cf_fk_foundation_user_id FOREIGN KEY (ended_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_ownnumberkind
    ADD CONSTRAINT people_ownnumberkind_group_id_5bcbc710_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_ownnumberkind
    ADD CONSTRAINT people_ownnumberkind_partnership_id_dd294c2e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_partnershipsetting
    ADD CONSTRAINT people_partnershipse_partnership_id_85bf5404_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_partnershipsetting
    ADD CONSTRAINT people_partnershipse_settled_by_id_7306c340_fk_foundatio FOREIGN KEY (settled_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_partnership_id_6ac98b53_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_personaddress
    ADD CONSTRAINT people_personaddress_person_id_7b533aa8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_personname
    ADD CONSTRAINT people_personname_person_id_8e86eb89_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_personnumber
    ADD CONSTRAINT people_personnumber_person_id_60042c2f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_personrestrictiondecision
    ADD CONSTRAINT people_personrestric_agreed_by_id_d342752d_fk_foundatio FOREIGN KEY (agreed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_personrestrictiondecision
    ADD CONSTRAINT people_personrestric_asked_by_id_2c6953b3_fk_foundatio FOREIGN KEY (asked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_personrestrictiondecision
    ADD CONSTRAINT people_personrestric_person_id_1c7705d3_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_persontelephone
    ADD CONSTRAINT people_persontelephone_person_id_fa6257ff_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_recordmatch
    ADD CONSTRAINT people_recordmatch_agency_id_cb8470b9_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_recordmatch
    ADD CONSTRAINT people_recordmatch_case_id_a08a55f2_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_recordmatch
    ADD CONSTRAINT people_recordmatch_decided_by_id_c244c812_fk_foundation_user_id FOREIGN KEY (decided_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_recordmatch
    ADD CONSTRAINT people_recordmatch_person_id_58e4e099_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_relationship
    ADD CONSTRAINT people_relationship_other_id_043151a4_fk_people_person_id FOREIGN KEY (other_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_relationship
    ADD CONSTRAINT people_relationship_person_id_37b60c82_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_restrictiondecision
    ADD CONSTRAINT people_restrictionde_agreed_by_id_b5a252d4_fk_foundatio FOREIGN KEY (agreed_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_restrictiondecision
    ADD CONSTRAINT people_restrictionde_asked_by_id_561e71ac_fk_foundatio FOREIGN KEY (asked_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_restrictiondecision
    ADD CONSTRAINT people_restrictiondecision_case_id_ba6bab14_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareacknowledgement
    ADD CONSTRAINT people_shareacknowle_acknowledged_by_id_6df5cd2c_fk_foundatio FOREIGN KEY (acknowledged_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareacknowledgement
    ADD CONSTRAINT people_shareacknowle_agency_id_958959cf_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareacknowledgement
    ADD CONSTRAINT people_shareacknowle_shared_id_d4aa82dd_fk_people_sh FOREIGN KEY (shared_id) REFERENCES public.people_shareditem(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareacknowledgement
    ADD CONSTRAINT people_shareacknowledgement_case_id_e555fc64_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareditem
    ADD CONSTRAINT people_shareditem_case_id_d076f234_fk_people_case_id FOREIGN KEY (case_id) REFERENCES public.people_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareditem
    ADD CONSTRAINT people_shareditem_from_agency_id_581e8ea7_fk_partnersh FOREIGN KEY (from_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareditem
    ADD CONSTRAINT people_shareditem_to_agency_id_13e88bd7_fk_partnersh FOREIGN KEY (to_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_shareditem
    ADD CONSTRAINT people_shareditem_to_panel_id_7acefa37_fk_partnership_group_id FOREIGN KEY (to_panel_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_staffwarning
    ADD CONSTRAINT people_staffwarning_agency_id_036926da_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_staffwarning
    ADD CONSTRAINT people_staffwarning_person_id_97730648_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_staffwarning
    ADD CONSTRAINT people_staffwarning_recorded_by_id_2ccaffe1_fk_foundatio FOREIGN KEY (recorded_by_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_team
    ADD CONSTRAINT people_team_agency_id_96b87627_fk_partnership_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_teammembership
    ADD CONSTRAINT people_teammembership_team_id_66ae7a36_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.people_teammembership
    ADD CONSTRAINT people_teammembership_user_id_5dd9433f_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_acceptance
    ADD CONSTRAINT planning_acceptance_approver_id_93b3b04f_fk_foundation_user_id FOREIGN KEY (approver_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_acceptance
    ADD CONSTRAINT planning_acceptance_risk_id_213d6893_fk_planning_risk_id FOREIGN KEY (risk_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_control
    ADD CONSTRAINT planning_control_risk_id_a49164c7_fk_planning_risk_id FOREIGN KEY (risk_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_findinganswer
    ADD CONSTRAINT planning_findingansw_control_id_f174b4fc_fk_planning_ FOREIGN KEY (control_id) REFERENCES public.planning_control(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_findinganswer
    ADD CONSTRAINT planning_findinganswer_author_id_ce955595_fk_foundation_user_id FOREIGN KEY (author_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_findinganswer
    ADD CONSTRAINT planning_findinganswer_risk_id_9d5e910d_fk_planning_risk_id FOREIGN KEY (risk_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_risk
    ADD CONSTRAINT planning_risk_owner_agency_id_8e1aebc6_fk_partnership_agency_id FOREIGN KEY (owner_agency_id) REFERENCES public.partnership_agency(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_risk
    ADD CONSTRAINT planning_risk_owner_seat_id_ab86c296_fk_partnership_seat_id FOREIGN KEY (owner_seat_id) REFERENCES public.partnership_seat(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_risk
    ADD CONSTRAINT planning_risk_register_id_2345a229_fk_planning_riskregister_id FOREIGN KEY (register_id) REFERENCES public.planning_riskregister(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_risk_themes
    ADD CONSTRAINT planning_risk_themes_risk_id_8319e706_fk_planning_risk_id FOREIGN KEY (risk_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_risk_themes
    ADD CONSTRAINT planning_risk_themes_theme_id_e7862e23_fk_partnership_theme_id FOREIGN KEY (theme_id) REFERENCES public.partnership_theme(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_riskevent
    ADD CONSTRAINT planning_riskevent_author_id_e0a06f98_fk_foundation_user_id FOREIGN KEY (author_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_riskevent
    ADD CONSTRAINT planning_riskevent_risk_id_b0e0e3e1_fk_planning_risk_id FOREIGN KEY (risk_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_riskmatrix
    ADD CONSTRAINT planning_riskmatrix_register_id_497f39b2_fk_planning_ FOREIGN KEY (register_id) REFERENCES public.planning_riskregister(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_riskregister
    ADD CONSTRAINT planning_riskregiste_partnership_id_87e07a06_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnership_partnership(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_riskregister
    ADD CONSTRAINT planning_riskregister_group_id_202dfc7b_fk_partnership_group_id FOREIGN KEY (group_id) REFERENCES public.partnership_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_riskscore
    ADD CONSTRAINT planning_riskscore_author_id_00647ae9_fk_foundation_user_id FOREIGN KEY (author_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_riskscore
    ADD CONSTRAINT planning_riskscore_risk_id_d245013e_fk_planning_risk_id FOREIGN KEY (risk_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_samerisk
    ADD CONSTRAINT planning_samerisk_other_id_7effd359_fk_planning_risk_id FOREIGN KEY (other_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.planning_samerisk
    ADD CONSTRAINT planning_samerisk_risk_id_15e346fb_fk_planning_risk_id FOREIGN KEY (risk_id) REFERENCES public.planning_risk(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;


ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);


ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_foundatio FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_foundation_user_id FOREIGN KEY (user_id) REFERENCES public.foundation_user(id) DEFERRABLE INITIALLY DEFERRED;

insert into public.django_migrations (app, name, applied) values
    ('foundation', '0001_initial', now()),
    ('account', '0001_initial', now()),
    ('account', '0002_email_max_length', now()),
    ('account', '0003_alter_emailaddress_create_unique_verified_email', now()),
    ('account', '0004_alter_emailaddress_drop_unique_email', now()),
    ('account', '0005_emailaddress_idx_upper_email', now()),
    ('account', '0006_emailaddress_lower', now()),
    ('account', '0007_emailaddress_idx_email', now()),
    ('account', '0008_emailaddress_unique_primary_email_fixup', now()),
    ('account', '0009_emailaddress_unique_primary_email', now()),
    ('contenttypes', '0001_initial', now()),
    ('contenttypes', '0002_remove_content_type_name', now()),
    ('auth', '0001_initial', now()),
    ('auth', '0002_alter_permission_name_max_length', now()),
    ('auth', '0003_alter_user_email_max_length', now()),
    ('auth', '0004_alter_user_username_opts', now()),
    ('auth', '0005_alter_user_last_login_null', now()),
    ('auth', '0006_require_contenttypes_0002', now()),
    ('auth', '0007_alter_validators_add_error_messages', now()),
    ('auth', '0008_alter_user_username_max_length', now()),
    ('auth', '0009_alter_user_last_name_max_length', now()),
    ('auth', '0010_alter_group_name_max_length', now()),
    ('auth', '0011_update_proxy_permissions', now()),
    ('auth', '0012_alter_user_first_name_max_length', now()),
    ('partnership', '0001_initial', now()),
    ('partnership', '0002_search', now()),
    ('partnership', '0003_agency_contact', now()),
    ('partnership', '0004_seats_found_by_name', now()),
    ('people', '0001_initial', now()),
    ('people', '0002_persons_and_records', now()),
    ('people', '0003_find_keys', now()),
    ('people', '0004_emergency_access', now()),
    ('people', '0005_relationships', now()),
    ('people', '0006_confidential_addresses', now()),
    ('people', '0007_restriction_decisions', now()),
    ('people', '0008_identity_decisions', now()),
    ('people', '0009_restrictions_of_people', now()),
    ('people', '0010_settings_of_access', now()),
    ('people', '0011_share_acknowledgements', now()),
    ('people', '0012_conflicts_warnings_discreet_teams', now()),
    ('people', '0013_restricted_people', now()),
    ('people', '0014_link_indexes', now()),
    ('people', '0015_why_the_second_agreed', now()),
    ('people', '0016_nhs_number_of_records', now()),
    ('people', '0017_find_by_part_of_a_postcode', now()),
    ('people', '0018_endings', now()),
    ('people', '0019_held_records', now()),
    ('people', '0020_needs_that_go_on', now()),
    ('meetings', '0001_initial', now()),
    ('meetings', '0002_attendance', now()),
    ('meetings', '0003_actions', now()),
    ('meetings', '0004_search', now()),
    ('meetings', '0005_asking', now()),
    ('meetings', '0006_when_recorded_and_overlaps', now()),
    ('meetings', '0007_answer_by', now()),
    ('casework', '0001_contacts', now()),
    ('casework', '0002_concerns', now()),
    ('casework', '0003_named', now()),
    ('casework', '0004_extracts', now()),
    ('casework', '0005_agreed', now()),
    ('casework', '0006_panels', now()),
    ('casework', '0007_questionnaires', now()),
    ('casework', '0008_whole_partnership_notices', now()),
    ('casework', '0009_referrals', now()),
    ('casework', '0010_enquiries', now()),
    ('casework', '0011_sharing', now()),
    ('casework', '0012_escalations', now()),
    ('casework', '0013_alerts', now()),
    ('casework', '0014_panel_kinds', now()),
    ('casework', '0015_numbers', now()),
    ('casework', '0016_checked_nights', now()),
    ('casework', '0017_referrals_to_panels', now()),
    ('casework', '0018_no_words_of_what_was_achieved', now()),
    ('casework', '0019_notices_end', now()),
    ('casework', '0020_consent_to_whom', now()),
    ('casework', '0021_standing_decision', now()),
    ('casework', '0022_completed_panel_cases', now()),
    ('casework', '0023_refused_item_by_item', now()),
    ('casework', '0024_arrivals', now()),
    ('casework', '0025_own_standards', now()),
    ('casework', '0026_own_stages', now()),
    ('casework', '0027_contact_made_by', now()),
    ('casework', '0028_own_panel_kinds', now()),
    ('casework', '0029_anyone_starts', now()),
    ('casework', '0030_own_domains', now()),
    ('casework', '0031_own_referral_kinds', now()),
    ('foundation', '0002_trail_and_context', now()),
    ('foundation', '0003_light_links_and_notices', now()),
    ('foundation', '0004_jobs', now()),
    ('foundation', '0005_import_drafts', now()),
    ('foundation', '0006_following_and_search', now()),
    ('foundation', '0007_trail_at_a_place', now()),
    ('foundation', '0008_people_found_by_name', now()),
    ('foundation', '0009_sent_forms', now()),
    ('foundation', '0010_settled_mark', now()),
    ('meetings', '0008_vacant_seats', now()),
    ('mfa', '0001_initial', now()),
    ('mfa', '0002_authenticator_timestamps', now()),
    ('mfa', '0003_authenticator_type_uniq', now()),
    ('people', '0021_own_number_kinds', now()),
    ('planning', '0001_initial', now()),
    ('planning', '0002_search', now()),
    ('planning', '0003_themes_of_risks', now()),
    ('procrastinate', '0001_initial', now()),
    ('procrastinate', '0002_drop_started_at_column', now()),
    ('procrastinate', '0003_drop_started_at_column', now()),
    ('procrastinate', '0004_drop_procrastinate_version_table', now()),
    ('procrastinate', '0005_fix_procrastinate_fetch_job', now()),
    ('procrastinate', '0006_fix_trigger_status_events_insert', now()),
    ('procrastinate', '0007_add_queueing_lock_column', now()),
    ('procrastinate', '0008_close_fetch_job_race_condition', now()),
    ('procrastinate', '0009_add_defer_job_function', now()),
    ('procrastinate', '0010_add_procrastinate_periodic_defers', now()),
    ('procrastinate', '0011_add_foreign_key_index', now()),
    ('procrastinate', '0012_add_locks_to_periodic_defer', now()),
    ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
    ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
    ('procrastinate', '0015_add_trigger_on_job_deletion', now()),
    ('procrastinate', '0016_delete_finished_jobs', now()),
    ('procrastinate', '0017_add_checks_to_finish_job', now()),
    ('procrastinate', '0018_add_checks_to_retry_job', now()),
    ('procrastinate', '0019_fix_finish_job_compat_issue', now()),
    ('procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
    ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
    ('procrastinate', '0022_null_locks_excluded', now()),
    ('procrastinate', '0023_remove_old_finish_job_function', now()),
    ('procrastinate', '0024_job_id_bigint', now()),
    ('procrastinate', '0025_add_models', now()),
    ('procrastinate', '0026_add_job_priority', now()),
    ('procrastinate', '0027_add_periodic_job_priority', now()),
    ('procrastinate', '0028_add_cancel_states', now()),
    ('procrastinate', '0029_add_additional_params_to_retry_job', now()),
    ('procrastinate', '0030_alter_procrastinateevent_options', now()),
    ('procrastinate', '0031_add_indexes_for_fetch_job', now()),
    ('procrastinate', '0032_pre_cancel_notification', now()),
    ('procrastinate', '0033_post_cancel_notification', now()),
    ('procrastinate', '0034_pre_add_heartbeat', now()),
    ('procrastinate', '0035_post_add_heartbeat', now()),
    ('procrastinate', '0036_add_worker_model', now()),
    ('procrastinate', '0037_pre_batch_defer_jobs', now()),
    ('procrastinate', '0038_post_batch_defer_jobs', now()),
    ('procrastinate', '0039_pre_priority_lock_fetch_job', now()),
    ('procrastinate', '0040_pre_retry_failed_job', now()),
    ('procrastinate', '0041_post_retry_failed_job', now()),
    ('sessions', '0001_initial', now()),
    ('socialaccount', '0001_initial', now()),
    ('socialaccount', '0002_token_max_lengths', now()),
    ('socialaccount', '0003_extra_data_default_dict', now()),
    ('socialaccount', '0004_app_provider_id_settings', now()),
    ('socialaccount', '0005_socialtoken_nullable_app', now()),
    ('socialaccount', '0006_alter_socialaccount_extra_data', now()),
    ('usersessions', '0001_initial', now());
