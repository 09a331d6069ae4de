-- What counts as a contact of which kind. Every query asks these macros, so that a contact counts the same everywhere.

-- Of which kind an occasion is. Each kind from 'a distance' on is contact; the later ones are what standards ask for more.
--   0 nobody was reached (mode none)          1 contact at a distance: telephone or video
--   2 a visit at which the person was not seen, or of which nobody wrote whether they were
--   3 face to face in person: "physically seen face to face in person and not by virtual means"
--   4 the same at home; where the extract contradicts itself (mode says home, at_home says no) it is not taken as one
-- NULL: a mode that is not known.
CREATE OR REPLACE TEMP MACRO kind_of(mode, seen, at_home) AS
    CASE
        WHEN mode IN ('telephone', 'video') THEN 1
        WHEN mode = 'in_person_home' THEN if(coalesce(seen, false), if(coalesce(at_home, true), 4, 3), 2)
        WHEN mode = 'in_person_elsewhere' THEN if(coalesce(seen, false), 3, 2)
        WHEN mode = 'none' THEN 0
    END;

-- A row that can be used says who, by whom and when, not after today; and its kind is known.
CREATE OR REPLACE TEMP MACRO is_usable(person, agency, day) AS
    person IS NOT NULL AND agency IS NOT NULL AND coalesce(day <= getvariable('today'), false);

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
