import { MODALITIES } from '../../domain/claim.ts';
import { AWARD_SIDE_KINDS, CONTRACT_KINDS, VALUATION_KIND } from '../../model/words/claim.ts';

/** The functions that statements call in PostgreSQL. A publication brings them along, in its own schema. */
export const CURSOR_FUNCTION = 'greffe_cursor';
export const VALUE_FUNCTION = 'greffe_tender_value';
export const GUARD_FUNCTION = 'greffe_may_go_on';

/** How much text one list of an answer may have, in bytes: a setting of the session or transaction. */
export const ANSWER_BYTES_SETTING = 'greffe.max_answer_bytes';
/** SQLSTATE of a statement that was stopped because a list had more. */
export const ANSWER_LIMIT_STATE = 'GR001';

/** What is left of a cursor's bytes for the value that a list is sorted by: see `encodeCursor`. */
const MAX_VALUE_BYTES = 112;

/** A text of more bytes is cut before a character that begins within these. */
const CUT = [0, 1, 2]
  .map(
    (back) => `WHEN get_byte(bytes, ${MAX_VALUE_BYTES - back}) & 192 <> 128 THEN ${MAX_VALUE_BYTES - back}`,
  )
  .join(' ');

/** As `encodeCursor` writes it. */
const CURSOR = `
CREATE FUNCTION ${CURSOR_FUNCTION}(tag text, sort_value text, key bigint) RETURNS text STABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT translate(encode(convert_to(tag || '~' || key, 'UTF8') || CASE
    WHEN sort_value IS NULL THEN ''::bytea
    WHEN octet_length(sort_value) <= ${MAX_VALUE_BYTES} THEN convert_to('~w' || sort_value, 'UTF8')
    ELSE (SELECT convert_to('~c', 'UTF8') || substring(bytes FOR CASE ${CUT} ELSE ${MAX_VALUE_BYTES - 3} END) FROM (SELECT convert_to(sort_value, 'UTF8') AS bytes) b)
  END, 'base64'), E'+/=\\n', '-_')
$$;`;

const GUARD = `
CREATE FUNCTION ${GUARD_FUNCTION}(bytes integer) RETURNS boolean STABLE PARALLEL SAFE LANGUAGE plpgsql AS $$
BEGIN
  IF bytes > nullif(current_setting('${ANSWER_BYTES_SETTING}', true), '')::bigint THEN
    RAISE EXCEPTION 'the answer is too large' USING ERRCODE = '${ANSWER_LIMIT_STATE}';
  END IF;
  RETURN true;
END $$;`;

function placeAmong(column: string, words: readonly string[]): string {
  return `CASE ${column} ${words.map((word, place) => `WHEN '${word}' THEN ${place}`).join(' ')} END`;
}

function isAmong(column: string, words: readonly string[]): string {
  return `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;
}

/** Columns of the rows that the function is given, in the order of `ValuationRow`. */
const ROW = [
  ['kind', 'text'],
  ['modality', 'text'],
  ['part', 'text'],
  ['lot', 'bigint'],
  ['is_given_up', 'bigint'],
  ['minor', 'bigint'],
  ['currency', 'text'],
  ['status', 'text'],
  ['is_flagged', 'bigint'],
  ['is_ceiling', 'bigint'],
  ['is_twin', 'bigint'],
  ['day', 'text'],
  ['is_awarded', 'bigint'],
  ['awarded_lots', 'bigint'],
  ['open_lots', 'bigint'],
].map(
  ([name, type], place) => `(row ->> ${place})::${type} ${type === 'text' ? 'COLLATE "C" ' : ''}AS ${name}`,
);

const KIND_PLACE = placeAmong('kind', VALUATION_KIND.list);
const IS_AWARD = isAmong('kind', AWARD_SIDE_KINDS);
const IS_CONTRACT = isAmong('kind', CONTRACT_KINDS);

/**
 * As `tenderValueOf` derives it, of a JSON list of rows. By modality, `whole` is the most advanced amount of the whole, `ahead` that of
 * each part, in two divisions, by parts and by lots, and among all amounts and those that are estimates. `made` says of which of these
 * each modality makes a value, `parts` are those of the first that makes one, `awards` those of them that count once each, by who holds them where they are ceilings.
 */
const VALUE = `
CREATE FUNCTION ${VALUE_FUNCTION}(valuations json) RETURNS text STABLE PARALLEL SAFE LANGUAGE sql AS $$
  WITH RECURSIVE given AS (SELECT ${ROW.join(', ')} FROM json_array_elements(coalesce(valuations, '[]')) v(row)),
  advanced AS (
    SELECT *, ${placeAmong('modality', MODALITIES)} AS m, ${KIND_PLACE} AS kind_place, ${IS_AWARD} AS is_award,
      row_number() OVER (ORDER BY ${placeAmong('modality', MODALITIES)}, ${KIND_PLACE} DESC, day DESC, coalesce(minor, 0) DESC, coalesce(currency, '') DESC, status,
        part NULLS FIRST, lot NULLS FIRST, is_flagged, is_ceiling, is_twin) AS nth
    FROM given
  ),
  amounts AS (SELECT * FROM advanced WHERE minor IS NOT NULL),
  whole AS (SELECT DISTINCT ON (m) * FROM amounts WHERE part IS NULL AND lot IS NULL ORDER BY m, nth),
  ahead AS (
    SELECT DISTINCT ON (m, sort, division, part, lot_key) * FROM (
      SELECT *, CASE WHEN part IS NULL THEN 1 ELSE 0 END AS division, CASE WHEN part IS NULL THEN lot END AS lot_key
      FROM amounts CROSS JOIN (VALUES ('AWARDS'), ('ESTIMATES')) s(sort)
      WHERE (part IS NOT NULL OR lot IS NOT NULL) AND (is_given_up = 0 OR is_award) AND (sort = 'AWARDS' OR NOT is_award)
    ) a ORDER BY m, sort, division, part, lot_key, nth
  ),
  made AS (
    SELECT m, CASE
        WHEN whole_is_award THEN 'WHOLE'
        WHEN may_sum AND awarded IS NOT NULL THEN 'AWARDS'
        WHEN whole_is_award IS NOT NULL THEN 'WHOLE'
        WHEN estimated IS NOT NULL THEN 'ESTIMATES'
      END AS basis, awarded, estimated
    FROM (
      SELECT m, (SELECT is_award FROM whole WHERE whole.m = a.m) AS whole_is_award,
        (SELECT min(division) FROM ahead WHERE ahead.m = a.m AND is_award) AS awarded,
        (SELECT min(division) FROM ahead WHERE ahead.m = a.m AND sort = 'ESTIMATES') AS estimated,
        EXISTS (SELECT 1 FROM ahead WHERE ahead.m = a.m) AND bool_or(${IS_CONTRACT} OR is_awarded = 1) AS may_sum
      FROM amounts a GROUP BY m
    ) each
  ),
  chosen AS (SELECT * FROM made WHERE basis IS NOT NULL ORDER BY m LIMIT 1),
  parts AS (
    SELECT nth, kind_place, part, lot, minor, currency, is_flagged, is_ceiling, is_twin FROM whole WHERE m = (SELECT m FROM chosen WHERE basis = 'WHOLE')
    UNION ALL
    SELECT nth, kind_place, part, lot, minor, currency, is_flagged, is_ceiling, is_twin FROM ahead
    WHERE (m, sort, division) IN (SELECT m, basis, CASE basis WHEN 'AWARDS' THEN awarded ELSE estimated END FROM chosen WHERE basis <> 'WHOLE')
  ),
  holders AS (
    SELECT nth, CASE WHEN is_ceiling = 1 THEN regexp_replace(holder, '^SIRET:([0-9]{9})[0-9]{5}$', 'SIREN:\\1') ELSE holder END AS holder
    FROM parts CROSS JOIN LATERAL unnest(CASE WHEN is_ceiling = 1 AND part IS NOT NULL THEN string_to_array(part, ' + ') ELSE ARRAY[coalesce(part, '')] END) h(holder)
    WHERE (SELECT basis FROM chosen) = 'AWARDS' AND (SELECT bool_or(is_ceiling = 1) FROM parts)
  ),
  same AS (
    SELECT DISTINCT nth AS one, nth AS other FROM holders
    UNION
    SELECT same.one, beside.nth FROM same JOIN holders own ON own.nth = same.other JOIN holders beside ON beside.holder = own.holder
  ),
  awards AS (SELECT * FROM parts WHERE nth NOT IN (SELECT one FROM same GROUP BY one HAVING min(other) < one)),
  sharing AS (
    SELECT count(*) AS n, count(*) > 1 AND (SELECT basis FROM chosen) = 'AWARDS' AND bool_and(is_ceiling = 1) AND count(DISTINCT (minor, coalesce(currency, ''))) = 1 AS is_shared
    FROM awards
  ),
  summed AS (SELECT * FROM awards WHERE NOT (SELECT is_shared FROM sharing) OR nth = (SELECT min(nth) FROM awards)),
  total AS (
    SELECT sum(minor) AS minor, min(currency) AS currency, min(kind_place) AS kind_place,
      count(DISTINCT coalesce(currency, '')) > 1 AS is_mixed, bool_or(is_flagged = 1) AS is_flagged, bool_or(is_ceiling = 1) AS is_ceiling
    FROM summed
  ),
  known AS (SELECT *, NOT is_mixed AND abs(minor) <= 9007199254740991 AS is_known FROM total),
  by_lot AS (
    SELECT bool_and(lot IS NOT NULL) AS is_of_lots, count(DISTINCT lot) AS valued, (SELECT awarded_lots FROM given LIMIT 1) AS awarded, (SELECT open_lots FROM given LIMIT 1) AS open, (SELECT basis FROM chosen) AS basis
    FROM awards
  ),
  gaps AS (
    SELECT nullif(concat_ws(' ',
      CASE WHEN basis = 'AWARDS' AND (EXISTS (
        SELECT 1 FROM advanced a WHERE is_award AND (part IS NOT NULL OR lot IS NOT NULL) AND NOT EXISTS (
          SELECT 1 FROM amounts b WHERE b.part IS NOT DISTINCT FROM a.part AND (a.part IS NOT NULL OR b.lot IS NOT DISTINCT FROM a.lot))
      ) OR (is_of_lots AND awarded > valued)) THEN 'AWARD_WITHOUT_AMOUNT' END,
      CASE WHEN basis = 'AWARDS' AND open > 0 THEN 'LOT_WITHOUT_AWARD' END,
      CASE WHEN basis = 'ESTIMATES' AND is_of_lots AND awarded + open > valued THEN 'LOT_WITHOUT_AMOUNT' END,
      CASE WHEN (SELECT is_flagged FROM known) THEN 'FLAGGED_AMOUNT' END,
      CASE WHEN (SELECT bool_or(is_twin = 1) AND bool_or(is_twin = 0) FROM awards) THEN 'TWIN' END), '') AS gaps
    FROM by_lot
  )
  SELECT CASE
    WHEN basis IS NULL THEN json_build_object('minor', NULL, 'currency', NULL, 'status', coalesce(why.status, 'UNKNOWN'), 'kind', why.kind, 'parts', NULL, 'isMixed', 0, 'isFlagged', 0, 'isShared', 0, 'isCeiling', NULL, 'gaps', NULL)
    WHEN NOT is_known THEN json_build_object('minor', NULL, 'currency', NULL, 'status', 'UNKNOWN', 'kind', words.kind, 'parts', NULL, 'isMixed', is_mixed::int, 'isFlagged', 0, 'isShared', is_shared::int, 'isCeiling', NULL, 'gaps', NULL)
    ELSE json_build_object('minor', known.minor, 'currency', known.currency, 'status', 'KNOWN', 'kind', words.kind, 'parts', CASE WHEN basis <> 'WHOLE' THEN n END, 'isMixed', 0, 'isFlagged', is_flagged::int, 'isShared', is_shared::int, 'isCeiling', is_ceiling::int, 'gaps', CASE WHEN basis <> 'WHOLE' THEN gaps END)
  END::text
  FROM known CROSS JOIN sharing CROSS JOIN gaps LEFT JOIN chosen ON TRUE
    LEFT JOIN (VALUES ${VALUATION_KIND.list.map((word, place) => `(${place}, '${word}')`).join(', ')}) words(place, kind) ON words.place = known.kind_place
    LEFT JOIN (SELECT status, kind FROM advanced WHERE minor IS NULL ORDER BY nth LIMIT 1) why ON TRUE
$$;`;

/** Makes all of them in the schema that comes first in the connection's path. */
export const POSTGRES_FUNCTIONS: string = [CURSOR, GUARD, VALUE].join('\n');
