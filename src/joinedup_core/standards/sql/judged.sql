-- How each concern stands: by the mildest and by the strictest reading of the rule. Where they agree, that is the
-- answer; where the strictest is satisfied, so is every other; otherwise the open question leaves it untold.
CREATE OR REPLACE TEMP VIEW judged AS
WITH gathered AS (
    SELECT
        h.*,
        p.any_on, p.in_person_on, p.at_home_on, p.agencies,
        p.not_reached, p.at_a_distance, p.not_seen, p.not_at_home,
        s.received, s.received_on, s.receivers, s.unacknowledged, s.shared_earlier,
        a.days, a.due_soon_days, a.missed_after_days, a.approved_by, a.approved_on,
        list_transform(
            list_filter(p.agencies, lambda a: a.any_on >= getvariable('today') - getvariable('in_contact_days')),
            lambda a: a.agency
        ) AS in_contact,
        e.everyone, e.excused_agencies, e.excused_until,
        CASE h.mildest WHEN 1 THEN p.any_on WHEN 2 THEN p.in_person_on WHEN 3 THEN p.at_home_on END AS mildest_on,
        CASE h.strictest WHEN 1 THEN p.any_on WHEN 2 THEN p.in_person_on WHEN 3 THEN p.at_home_on END AS last_on
    FROM held AS h
    LEFT JOIN persons AS p ON p.person = h.person
    LEFT JOIN shared AS s ON s.person = h.person AND s.rule = h.rule AND s.part = h.part
    LEFT JOIN agreed AS a ON a.rule = h.rule AND a.level = h.level
    LEFT JOIN excusing AS e ON e.rule = h.rule
),

excused AS (
    -- One agency's notice excuses that agency: the person is excused contact only where every agency in contact has one.
    SELECT
        *,
        coalesce(everyone OR (len(in_contact) > 0 AND list_has_all(excused_agencies, in_contact)), false) AS is_excused
    FROM gathered
),

read AS (
    SELECT
        *,
        stands(
            mildest_on, level_from_on, days, due_soon_days, missed_after_days,
            coalesce(received, false) AND share_perhaps, is_excused, len(getvariable('stale')) > 0
        ) AS by_mildest,
        stands(
            last_on, level_from_on, days, due_soon_days, missed_after_days,
            coalesce(received, false) AND share_surely, is_excused, len(getvariable('stale')) > 0
        ) AS by_strictest
    FROM excused
),

answered AS (
    SELECT
        *,
        CASE
            WHEN NOT known THEN 'unknown_rule'
            WHEN tier IS NULL THEN 'unknown_level'
            WHEN tier = 'silent' THEN 'nothing_asked'
            WHEN level_from_on IS NULL THEN 'unknown_start'
            WHEN by_strictest IN ('met', 'satisfied_by_sharing', 'excused') THEN by_strictest
            WHEN by_mildest = by_strictest THEN by_strictest
            ELSE 'question_open'
        END AS answer
    FROM read
)

SELECT
    *,
    CASE
        WHEN answer IN (
            'no_interval', 'stale_source', 'question_open', 'unknown_rule', 'unknown_level', 'unknown_start'
        ) THEN 'cannot_tell'
        ELSE answer
    END AS state
FROM answered;
