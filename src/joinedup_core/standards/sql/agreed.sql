-- The interval that the partnership has approved for each rule and level, the last approval first; one that names no
-- level holds for every level that has none of its own.
CREATE OR REPLACE TEMP TABLE agreed AS
SELECT l.rule, l.level, i.days, i.due_soon_days, i.missed_after_days, i.approved_by, i.approved_on
FROM rule_levels AS l
JOIN intervals AS i
    ON i.rule IN (SELECT name FROM rule_names WHERE rule_names.rule = l.rule)
    AND (i.level = l.level OR coalesce(i.level, '') = '')
WHERE i.approved_on <= getvariable('today')
QUALIFY row_number() OVER (
    PARTITION BY l.rule, l.level
    ORDER BY coalesce(i.level, '') = '', i.approved_on DESC, i.days, i.due_soon_days DESC, i.missed_after_days
) = 1;
