WITH claims AS (
    SELECT
        l.claim_id, 'leaders' AS table_name,
        p.name || ': ' || l.role || ' of ' || o.name || coalesce(' (' || l.title || ')', '') AS statement,
        l.document_id, l.sentence_id, l.char_start, l.char_end,
        l.polarity, l.certainty, l.attributed_to, l.extractor, l.confidence
    FROM leaders l
    JOIN people p ON p.person_id = l.person_id
    JOIN organisations o ON o.organisation_id = l.organisation_id
    UNION ALL
    SELECT
        c.claim_id, 'alliances', a.name || ' ' || replace(c.relation, '_', ' ') || ' ' || b.name,
        c.document_id, c.sentence_id, c.char_start, c.char_end,
        c.polarity, c.certainty, c.attributed_to, c.extractor, c.confidence
    FROM alliances c
    JOIN organisations a ON a.organisation_id = c.organisation_a
    JOIN organisations b ON b.organisation_id = c.organisation_b
    UNION ALL
    SELECT
        c.claim_id, 'rivalries', a.name || ' ' || replace(c.relation, '_', ' ') || ' ' || b.name,
        c.document_id, c.sentence_id, c.char_start, c.char_end,
        c.polarity, c.certainty, c.attributed_to, c.extractor, c.confidence
    FROM rivalries c
    JOIN organisations a ON a.organisation_id = c.organisation_a
    JOIN organisations b ON b.organisation_id = c.organisation_b
    UNION ALL
    SELECT
        c.claim_id, 'dates',
        coalesce(c.edtf, 'no calendar date') || coalesce(' (' || c."text" || ')', '') || coalesce(': ' || c.event, ''),
        c.document_id, c.sentence_id, c.char_start, c.char_end,
        c.polarity, c.certainty, c.attributed_to, c.extractor, c.confidence
    FROM dates c
    UNION ALL
    SELECT
        c.claim_id, 'casualties',
        CASE
            WHEN c.count_low = c.count_high THEN CAST(c.count_low AS VARCHAR)
            WHEN c.count_low IS NULL AND c.count_high IS NULL THEN 'an unknown number of'
            WHEN c.count_high IS NULL THEN 'at least ' || c.count_low
            WHEN c.count_low IS NULL THEN 'up to ' || c.count_high
            ELSE c.count_low || ' to ' || c.count_high
        END
        || ' ' || coalesce(c.victims, 'people') || ': ' || c.outcome
        || coalesce(', by ' || p.name, '') || coalesce(', in ' || c.place, '') || coalesce(', ' || c."date", ''),
        c.document_id, c.sentence_id, c.char_start, c.char_end,
        c.polarity, c.certainty, c.attributed_to, c.extractor, c.confidence
    FROM casualties c
    LEFT JOIN organisations p ON p.organisation_id = c.perpetrator_organisation
)
SELECT
    c.claim_id,
    c.table_name,
    c.statement,
    c.polarity,
    c.certainty,
    c.attributed_to,
    c.confidence,
    c.extractor,
    substring(s."text", c.char_start - s.char_start + 1, c.char_end - c.char_start) AS words,
    s."text" AS sentence,
    d.title,
    d.publisher,
    d.published_on,
    d.url,
    d.source_path,
    c.document_id,
    c.sentence_id,
    c.char_start,
    c.char_end
FROM claims c
JOIN sentences s ON s.sentence_id = c.sentence_id
JOIN documents d ON d.document_id = c.document_id
ORDER BY c.document_id, c.char_start, c.claim_id
