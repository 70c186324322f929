WITH names AS (
    SELECT n.organisation_id, list(n.name ORDER BY n.mention_count DESC, n.name) AS other_names
    FROM organisation_names n
    JOIN organisations o ON o.organisation_id = n.organisation_id AND o.name <> n.name
    GROUP BY n.organisation_id
),
positions AS (
    SELECT l.organisation_id, p.name || ' (' || l.role || ')' AS position, count(*) AS claims
    FROM leaders l
    JOIN people p ON p.person_id = l.person_id
    WHERE l.polarity = 'asserted'
    GROUP BY ALL
),
leaders_of AS (
    SELECT organisation_id, list(position ORDER BY claims DESC, position) AS leaders
    FROM positions
    GROUP BY organisation_id
),
sides AS (
    SELECT organisation_a AS organisation_id, organisation_b AS other FROM alliances WHERE polarity = 'asserted'
    UNION ALL
    SELECT organisation_b, organisation_a FROM alliances WHERE polarity = 'asserted'
),
allies_of AS (
    SELECT organisation_id, list(name ORDER BY claims DESC, name) AS allies
    FROM (
        SELECT s.organisation_id, o.name, count(*) AS claims
        FROM sides s JOIN organisations o ON o.organisation_id = s.other
        GROUP BY s.organisation_id, o.organisation_id, o.name
    )
    GROUP BY organisation_id
),
fronts AS (
    SELECT organisation_a AS organisation_id, organisation_b AS other
    FROM rivalries WHERE polarity = 'asserted' AND relation <> 'truce_with'
    UNION ALL
    SELECT organisation_b, organisation_a
    FROM rivalries WHERE polarity = 'asserted' AND relation <> 'truce_with'
),
rivals_of AS (
    SELECT organisation_id, list(name ORDER BY claims DESC, name) AS rivals
    FROM (
        SELECT f.organisation_id, o.name, count(*) AS claims
        FROM fronts f JOIN organisations o ON o.organisation_id = f.other
        GROUP BY f.organisation_id, o.organisation_id, o.name
    )
    GROUP BY organisation_id
),
harm AS (
    SELECT organisation_id, count(DISTINCT claim_id) AS casualty_claim_count
    FROM (
        SELECT victim_organisation AS organisation_id, claim_id FROM casualties
        UNION ALL
        SELECT perpetrator_organisation, claim_id FROM casualties
    )
    WHERE organisation_id IS NOT NULL
    GROUP BY organisation_id
)
SELECT
    o.organisation_id,
    o.name,
    o.kind,
    o.founded,
    o.dissolved,
    coalesce(names.other_names, CAST([] AS VARCHAR[])) AS other_names,
    coalesce(leaders_of.leaders, CAST([] AS VARCHAR[])) AS leaders,
    coalesce(allies_of.allies, CAST([] AS VARCHAR[])) AS allies,
    coalesce(rivals_of.rivals, CAST([] AS VARCHAR[])) AS rivals,
    coalesce(harm.casualty_claim_count, 0) AS casualty_claim_count,
    o.mention_count,
    o.document_count,
    o.publisher_count,
    o.wikidata_id
FROM organisations o
LEFT JOIN names ON names.organisation_id = o.organisation_id
LEFT JOIN leaders_of ON leaders_of.organisation_id = o.organisation_id
LEFT JOIN allies_of ON allies_of.organisation_id = o.organisation_id
LEFT JOIN rivals_of ON rivals_of.organisation_id = o.organisation_id
LEFT JOIN harm ON harm.organisation_id = o.organisation_id
ORDER BY o.mention_count DESC, o.organisation_id
