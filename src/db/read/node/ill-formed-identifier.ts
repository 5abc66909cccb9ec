import { BadUserInput, quoted } from '../../../domain/error.ts';
import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { identifiers } from '../../tables/node.ts';
import type { Session } from '../row/session.ts';
import type { NodeReference } from './node-reference.ts';

const i = as(identifiers, 'i');

/**
 * Refuses a reference by an identifier that can be none of its scheme and that no node has as it is: a digit is likely wrong, and null
 * would say that there is no such thing. Documents have ill-formed ones, too, and those are found.
 *
 * @throws BadUserInput naming the place, the value and what is wrong with it
 */
export function refuseIllFormed(session: Session, { identifier }: NodeReference, argument: string): void {
  if (identifier == null) return;
  const { scheme, value, problem } = normaliseIdentifier(identifier.scheme, identifier.value);
  if (problem === undefined) return;
  const [row] = session.rows(
    fragment`SELECT 1 AS found FROM ${i} WHERE ${i.scheme} = ${scheme} AND ${i.value} = ${value} LIMIT 1`,
  );
  if (row !== undefined) return;
  const place = `${argument}.identifier`;
  throw new BadUserInput(
    `${place}: ${quoted(identifier.value)} is no ${scheme === '' ? 'identifier' : scheme}, but ${problem}; nothing has it.`,
    place,
  );
}
