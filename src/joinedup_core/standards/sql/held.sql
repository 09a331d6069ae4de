-- The level that holds today for each person, rule and part, and what the rule asks at it by the mildest and by the
-- strictest reading. Kinds: 0 nothing, 1 any contact, 2 face to face in person, 3 in person with a visit to the home.
CREATE OR REPLACE TEMP TABLE held AS
WITH read AS (
    SELECT
        c.person,
        coalesce(n.rule, c.rule) AS rule,
        n.rule IS NOT NULL AS known,
        c.level,
        c.level_from_on,
        coalesce(c.posing_or_at_risk, 'not_known') AS part,
        if(c.harm_likely_at_home IN ('yes', 'no'), c.harm_likely_at_home, 'not_known') AS harm_at_home,
        if(c.significant_harm_feared IN ('yes', 'no'), c.significant_harm_feared, 'not_known') AS significant_harm
    FROM concerns AS c
    LEFT JOIN rule_names AS n ON n.name = c.rule
    WHERE c.person IS NOT NULL AND coalesce(c.level_from_on <= getvariable('today'), true)
),

latest AS (
    SELECT read.*, l.tier, l.home, l.share
    FROM read
    LEFT JOIN rule_levels AS l ON l.rule = read.rule AND l.level = read.level
    -- Of two levels of one day the more serious holds; one that nobody can read is not passed over.
    QUALIFY row_number() OVER (
        PARTITION BY person, read.rule, part
        ORDER BY
            level_from_on DESC NULLS LAST, rank DESC NULLS FIRST, read.level NULLS FIRST,
            harm_at_home DESC, significant_harm DESC
    ) = 1
),

homes AS (
    SELECT
        *,
        home = 'always' OR (home = 'harm_at_home' AND harm_at_home = 'yes')
        OR (home = 'significant_harm' AND significant_harm = 'yes') AS home_surely,
        -- The general definition takes the visit into the home wherever the risk is in the household, even where
        -- the rule itself is silent: an open question, unless the partnership has settled it.
        home IN ('not_stated', 'harm_at_home', 'significant_harm') AND harm_at_home <> 'no'
        OR home = 'significant_harm' AND significant_harm = 'not_known' AS home_perhaps
    FROM latest
)

SELECT
    *,
    CASE tier
        WHEN 'silent' THEN 0 WHEN 'base' THEN 1 WHEN 'in_doubt' THEN 1 WHEN 'raised' THEN if(home_surely, 3, 2)
    END AS mildest,
    CASE tier
        WHEN 'silent' THEN 0 WHEN 'base' THEN 1
        WHEN 'raised' THEN if(home_surely OR home_perhaps, 3, 2) WHEN 'in_doubt' THEN if(home_surely OR home_perhaps, 3, 2)
    END AS strictest,
    -- May sharing take the place of contact? At a raised level most rules do not say whether it may.
    CASE tier
        WHEN 'raised' THEN share IN ('base', 'raised', 'base_and_raised')
        WHEN 'silent' THEN false
        ELSE share IN ('base', 'base_only', 'base_and_raised')
    END AS share_perhaps,
    CASE tier
        WHEN 'base' THEN share IN ('base', 'base_only', 'base_and_raised')
        WHEN 'silent' THEN false
        ELSE share IN ('raised', 'base_and_raised')
    END AS share_surely
FROM homes;
