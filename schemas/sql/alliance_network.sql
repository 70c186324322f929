WITH against AS (
    SELECT
        least(organisation_a, organisation_b) AS one,
        greatest(organisation_a, organisation_b) AS other,
        count(*) AS rivalry_count
    FROM rivalries
    WHERE polarity = 'asserted' AND relation <> 'truce_with'
    GROUP BY ALL
),
pairs AS (
    SELECT
        c.organisation_a,
        c.relation,
        c.organisation_b,
        count(*) FILTER (c.polarity = 'asserted') AS for_count,
        count(*) FILTER (c.polarity = 'denied') AS against_count,
        count(*) FILTER (c.polarity = 'asserted' AND c.certainty = 'hedged') AS hedged_count,
        count(DISTINCT c.document_id) AS document_count,
        count(DISTINCT d.publisher) AS publisher_count,
        coalesce(list_sort(list(DISTINCT d.publisher) FILTER (d.publisher IS NOT NULL)), CAST([] AS VARCHAR[]))
            AS publishers,
        min(d.published_on) AS first_said,
        max(d.published_on) AS last_said,
        max(c.confidence) FILTER (c.polarity = 'asserted') AS confidence
    FROM alliances c
    JOIN documents d ON d.document_id = c.document_id
    GROUP BY c.organisation_a, c.relation, c.organisation_b
)
SELECT
    p.organisation_a,
    a.name AS name_a,
    p.relation,
    p.organisation_b,
    b.name AS name_b,
    p.for_count,
    p.against_count,
    p.hedged_count,
    coalesce(against.rivalry_count, 0) AS rivalry_count,
    p.document_count,
    p.publisher_count,
    p.publishers,
    p.first_said,
    p.last_said,
    p.confidence
FROM pairs p
JOIN organisations a ON a.organisation_id = p.organisation_a
JOIN organisations b ON b.organisation_id = p.organisation_b
LEFT JOIN against
    ON against.one = least(p.organisation_a, p.organisation_b)
    AND against.other = greatest(p.organisation_a, p.organisation_b)
ORDER BY p.for_count DESC, p.organisation_a, p.relation, p.organisation_b
