import { quoted } from '../../domain/error.ts';
import { evidence } from '../tables/claim.ts';
import { tenderStatements } from '../tables/tender-statement.ts';
import {
  type CopyField,
  isJsonObject,
  type JsonObject,
  MemberRefused,
  nodeId,
  parseNodeId,
} from './field.ts';

/** What a document states of a tender, as an object. */
export const TENDER_STATED: CopyField = {
  member: 'stated',
  columns: [tenderStatements.stated.name],
  read: ([cell]) => JSON.parse(String(cell)),
  write(value) {
    if (!isJsonObject(value)) throw new MemberRefused('stated', `${quoted(value)} is no object`);
    return [JSON.stringify(value)];
  },
};

/** What a document states of a claim, as an object; the parties of a bid by their global ids. */
export const EVIDENCE_STATED: CopyField = {
  member: 'stated',
  columns: [evidence.stated.name],
  read: ([cell]) => (typeof cell === 'string' ? withParties(JSON.parse(cell), globalParties) : undefined),
  write(value) {
    if (value === undefined) return [null];
    if (!isJsonObject(value)) throw new MemberRefused('stated', `${quoted(value)} is no object`);
    return [JSON.stringify(withParties(value, storedParties))];
  },
};

/** The same object with other parties, in the same place among its members. */
function withParties(stated: JsonObject, change: (parties: unknown) => unknown): JsonObject {
  const { values } = stated;
  if (!isJsonObject(values) || values.parties === undefined) return stated;
  return { ...stated, values: { ...values, parties: change(values.parties) } };
}

function globalParties(stored: unknown): JsonObject[] {
  const [text] = stored as [string];
  return (JSON.parse(text) as [number, string][]).map(([id, role]) => ({
    organisation: nodeId('ORGANISATION', id),
    role,
  }));
}

function storedParties(parties: unknown): [string] {
  if (!Array.isArray(parties)) throw new MemberRefused('stated.values.parties', 'it is no list');
  return [JSON.stringify(parties.map(storedParty))];
}

function storedParty(party: unknown, position: number): [number, unknown] {
  const { organisation, role } = isJsonObject(party) ? party : {};
  const parsed = parseNodeId(organisation);
  if (parsed?.type === 'ORGANISATION' && typeof role === 'string') return [parsed.id, role];
  const place = `stated.values.parties[${position}]`;
  throw new MemberRefused(place, `${quoted(party)} is not an organisation and its role`);
}
