-- What counts as a contact of which kind. Every query asks these macros, so that a contact counts the same everywhere.

-- A contact by any means. Mode 'none' is an attempt at which nobody was reached.
CREATE OR REPLACE TEMP MACRO is_contact(mode) AS
    mode IN ('in_person_home', 'in_person_elsewhere', 'telephone', 'video');

-- "physically seen face to face in person and not by virtual means": a visit at which the person was not seen,
-- or of which nobody wrote whether they were, is none.
CREATE OR REPLACE TEMP MACRO is_in_person(mode, seen) AS
    mode IN ('in_person_home', 'in_person_elsewhere') AND coalesce(seen, false);

-- A visit to the home: where the extract contradicts itself (mode says home, at_home says no) it is not taken as one.
CREATE OR REPLACE TEMP MACRO is_at_home(mode, seen, at_home) AS
    mode = 'in_person_home' AND coalesce(seen, false) AND coalesce(at_home, true);

-- A row that can be used: it says who, by whom and when, not after today, and how.
CREATE OR REPLACE TEMP MACRO is_usable(person, agency, day, mode) AS
    person IS NOT NULL AND agency IS NOT NULL AND day <= getvariable('today')
    AND (is_contact(mode) OR mode = 'none');

-- How things stand by one reading of the rule: last_on is the last contact of the kind it asks for.
-- A contact is met while its interval runs; one that was never made is due from the day of the level, not late at once.
-- Where no interval is approved, days is NULL, so nothing but sharing or a notice can be said.
CREATE OR REPLACE TEMP MACRO stands(last_on, from_on, days, soon, missed_after, shared, excused, stale) AS
    CASE
        WHEN last_on + days - soon >= getvariable('today') THEN 'met'
        WHEN shared THEN 'satisfied_by_sharing'
        WHEN excused THEN 'excused'
        WHEN greatest(last_on, from_on) + days >= getvariable('today') THEN 'due'
        WHEN days IS NULL THEN 'no_interval'
        WHEN stale THEN 'stale_source'
        WHEN greatest(last_on, from_on) + missed_after < getvariable('today') THEN 'missed'
        ELSE 'late'
    END;

CREATE OR REPLACE TEMP MACRO in_words(day) AS strftime(day, '%-d %B %Y');
CREATE OR REPLACE TEMP MACRO days_in_words(number) AS number || if(number = 1, ' day', ' days');
