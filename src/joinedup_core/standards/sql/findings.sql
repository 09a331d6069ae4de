-- The judgements as they are told: one row for each person, rule and part, with the words that people read.
CREATE OR REPLACE TEMP VIEW findings AS
WITH dated AS (
    SELECT
        *,
        getvariable('today') - last_on AS days_since,
        greatest(last_on, level_from_on) + days AS due_on,
        ['', 'contact', 'contact face to face in person', 'contact face to face in the home'][strictest + 1] AS kind,
        list_transform(list_filter(agencies, lambda a: CASE strictest
            WHEN 1 THEN a.any_on WHEN 2 THEN a.in_person_on ELSE a.at_home_on
        END = last_on), lambda a: a.agency) AS last_by
    FROM judged
),

told AS (
    SELECT
        *,
        CASE
            WHEN strictest IS NULL OR strictest = 0 THEN ''
            WHEN last_on IS NULL THEN 'No ' || kind || ' has been told.'
            ELSE 'The last ' || kind || ' was ' || days_in_words(days_since) || ' ago, on ' || in_words(last_on)
                || ', by ' || array_to_string(list_sort(last_by), ' and ') || '.'
        END AS last_told,
        'Every ' || days_in_words(days) || ', as ' || approved_by || ' approved on ' || in_words(approved_on) AS agreed_told
    FROM dated
)

SELECT
    person,
    rule,
    part AS posing_or_at_risk,
    level,
    level_from_on,
    state,
    if(state = 'cannot_tell', answer, NULL) AS reason,
    CASE answer
        WHEN 'met' THEN last_told || ' ' || agreed_told || '.'
        WHEN 'due' THEN last_told || ' ' || agreed_told || ': the next is due by ' || in_words(due_on) || '.'
        WHEN 'late' THEN last_told || ' ' || agreed_told || ': it was due by ' || in_words(due_on) || '.'
        WHEN 'missed' THEN last_told || ' ' || agreed_told || ': it was due by ' || in_words(due_on)
            || ', and is missed after ' || days_in_words(missed_after_days) || '.'
        WHEN 'satisfied_by_sharing' THEN 'The risk was shared on ' || in_words(received_on) || ' and acknowledged by '
            || array_to_string(receivers, ' and ') || '. ' || last_told
        WHEN 'excused' THEN 'A deviation notice is live for '
            || if(everyone, 'the whole partnership', 'every agency in contact')
            || if(excused_until = DATE '9999-12-31', '', ', until ' || in_words(excused_until)) || '. ' || last_told
        WHEN 'nothing_asked' THEN 'This rule asks for no contact at this level.'
        WHEN 'no_interval' THEN 'No interval is agreed. ' || last_told
        WHEN 'stale_source' THEN last_told || ' ' || agreed_told || '. But '
            || array_to_string(getvariable('stale'), ' and ') || ': a later contact may not have been told.'
        WHEN 'question_open' THEN 'It depends on a question that is open. ' || last_told
        WHEN 'unknown_rule' THEN 'There is no contact rule of this name.'
        WHEN 'unknown_level' THEN 'This rule does not know this level.'
        WHEN 'unknown_start' THEN 'The day from which this level holds is not told. ' || last_told
    END AS because,
    list_filter([
        if(days IS NULL AND strictest > 0, 'No interval is agreed for this rule and level: nothing can be late or missed.', NULL),
        if(strictest = 3 AND NOT home_surely AND harm_at_home = 'not_known',
            'Whether harm is likely in the home is not known: if so, visits to the home '
            || if(home = 'harm_at_home', 'are asked for.', 'may be asked for.'), NULL),
        if(strictest > 1 AND home = 'significant_harm' AND significant_harm = 'not_known',
            'Whether significant harm is feared is not known: if so, visits to the home are asked for.', NULL),
        if(strictest = 3 AND NOT home_surely AND harm_at_home = 'yes',
            'Open: this rule does not ask for visits to the home, but the general definition does wherever the risk is in the household.', NULL),
        if(tier = 'in_doubt',
            'Open: this rule does not list the level “' || replace(level, '_', ' ') || '”; whether that is on purpose is not told.', NULL),
        if(received AND share_perhaps AND NOT share_surely,
            'Open: whether sharing also takes the place of face to face contact at this level.', NULL),
        if(len(unacknowledged) > 0, 'Shared with ' || array_to_string(unacknowledged, ' and ')
            || ', not acknowledged: it counts as not received. Telephone them.', NULL),
        if(shared_earlier, 'What was shared before this level began does not count: share the present risk.', NULL),
        if(strictest > 0 AND last_on < level_from_on, 'Nobody has made this kind of contact since the level began on '
            || in_words(level_from_on) || '.', NULL),
        if(state IN ('met', 'due') AND len(getvariable('stale')) > 0,
            'Not up to date: ' || array_to_string(getvariable('stale'), ' and ') || '.', NULL),
        getvariable('freshness_missing')
    ], lambda m: m IS NOT NULL) AS missing,
    CASE
        WHEN mildest = strictest THEN [NULL, l.asks_any, l.asks_in_person, l.asks_at_home][strictest + 1]
        WHEN mildest IS NOT NULL THEN [NULL, l.asks_any, l.asks_in_person, l.asks_at_home][mildest + 1] || ' Perhaps more: '
            || [NULL, l.asks_any, l.asks_in_person, l.asks_at_home][strictest + 1]
    END AS asks,
    ['nothing', 'contact', 'in_person', 'in_person_at_home'][strictest + 1] AS asked_kind,
    coalesce(d.also, []) AS also,
    coalesce(in_contact, []) AS could_visit,
    any_on, in_person_on, at_home_on, last_on, days_since,
    if(state IN ('due', 'late', 'missed', 'met'), due_on, NULL) AS due_on,
    coalesce(agencies, []) AS evidence,
    coalesce(not_reached, 0) AS not_reached,
    coalesce(at_a_distance, 0) AS at_a_distance,
    coalesce(not_seen, 0) AS not_seen,
    coalesce(not_at_home, 0) AS not_at_home,
    coalesce(receivers, []) AS shared_with,
    approved_by, approved_on, days AS interval_days,
    getvariable('standing') AS standing
FROM told
LEFT JOIN rule_duties AS d USING (rule, level, part)
LEFT JOIN (SELECT rule, level, asks_any, asks_in_person, asks_at_home FROM rule_levels) AS l USING (rule, level);
