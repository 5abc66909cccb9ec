import { maskRaw } from '../../db/erase/masked-text.ts';
import type { Tombstones } from '../../db/erase/tombstone.ts';
import type { SourcedRecords } from '../../db/write/batch/writer.ts';
import { maskingOf } from '../../domain/mask.ts';
import { CLAIMS } from '../../model/model.ts';
import type { ClaimRecord, NodeRecord, PersonRecord } from '../../model/record.ts';
import { mapTexts, REFERENCES } from './text-walk.ts';

const ENDS = new Map(CLAIMS.map(({ kind, ends }) => [kind as string, Object.keys(ends)]));

/**
 * What a document states without the people who were erased: their records, what is claimed of them, where they are mentioned; in its
 * texts, and in that of it which is kept, their names are masked.
 */
export function withoutErased(given: SourcedRecords, erased: Tombstones): SourcedRecords {
  const { records, document } = given;
  const isGone = (node: NodeRecord): node is PersonRecord & { type: 'PERSON' } => erased.isOf(node);
  const gone = records.nodes.filter(isGone);
  if (gone.length === 0) return given;
  const refs = new Set(gone.map(({ ref }) => ref));
  const rest = {
    nodes: records.nodes.filter((node) => !refs.has(node.ref)),
    claims: records.claims.filter((claim) => !endsOf(claim).some((ref) => refs.has(ref))),
    mentions: records.mentions.filter(({ node }) => !refs.has(node)),
  };
  const masking = maskingOf(gone.map(({ aliases = [], ...names }) => ({ aliases, ...names })));
  const isNamed = (path: readonly string[]) => path.some((member) => REFERENCES.has(member));
  const masked = mapTexts(rest, (text, path) => (isNamed(path) || !masking ? text : masking.mask(text)));
  if (document?.raw === undefined) return { ...given, records: masked };
  const parts = gone.flatMap(({ givenName, familyName }) =>
    givenName && familyName ? [{ givenName, familyName }] : [],
  );
  return {
    ...given,
    records: masked,
    document: { ...document, raw: maskRaw(document.raw, masking, parts, erased) },
  };
}

/** The refs at the ends of a claim; a bid has several parties. */
function endsOf(claim: ClaimRecord): string[] {
  const members = claim as unknown as Readonly<Record<string, unknown>>;
  return (ENDS.get(claim.kind) ?? []).flatMap((end) => {
    const value = members[end];
    return typeof value === 'string' ? [value] : [];
  });
}
