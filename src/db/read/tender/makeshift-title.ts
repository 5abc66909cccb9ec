import { jsonAt, jsonTruthAt } from '../../dialect/json-value.ts';
import { covers } from '../../known-span.ts';
import { as } from '../../statement/alias.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { Expression } from '../collection/expression.ts';
import { KNOWN_ON } from '../time/as-of.ts';

const s = as(tenderStatements, 's');

/** Under which statements keep what they call a tender. */
const NAME = 'name';

/**
 * Whether all documents that count on the day asked name the tender by what they made for want of a title: those that still say what
 * they said, else those that did. 0 where no document states anything of it.
 */
export const TITLE_IS_MAKESHIFT = new Expression('title_is_makeshift', {
  dataType: 'number',
  notNull: true,
  sql: ({ asOf: { knownOn }, key }) => {
    const isMakeshift = `min(coalesce(${jsonTruthAt(s.stated, 'isMakeshift')}, 0))`;
    const naming = `FROM ${s} WHERE ${s.tenderId} = ${key} AND ${jsonAt(s.stated, 'values', NAME)} IS NOT NULL`;
    const isOpen = knownOn === undefined ? `${s.knownUntil} IS NULL` : covers(s, KNOWN_ON);
    const isKnown = knownOn === undefined ? 'TRUE' : `${s.knownFrom} <= ${KNOWN_ON}`;
    return `coalesce((SELECT ${isMakeshift} ${naming} AND ${isOpen}), (SELECT ${isMakeshift} ${naming} AND ${isKnown}), 0)`;
  },
});
