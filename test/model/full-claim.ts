import { stringify } from 'yaml';
import { NODE_TYPES, type NodeType } from '../../src/domain/node.ts';
import type { ClaimModel } from '../../src/model/claim-kind.ts';
import type { Field, ValueKind } from '../../src/model/field.ts';

/** What an author may write for a field of each kind. */
const WRITTEN: Record<ValueKind, (field: Field) => unknown> = {
  text: () => 'in words',
  country: () => 'FR',
  partialDate: () => '2025-03',
  integer: () => 3,
  word: ({ words, unstated }) => words?.list.find((word) => word !== unstated),
  amount: () => '100 EUR',
  texts: () => ['one', 'two'],
  url: () => 'https://example.org/page',
  group: () => undefined,
};

/** What stands in an entry instead of the fields of the model, or besides them. */
const BESIDE: Readonly<Record<string, object>> = {
  BID: { ref: 'the-bid' },
  TENDER_EVENT: { bid: 'the-bid', event: 'WON' },
  OWNERSHIP: { share: { min: 25, max: 50 }, shareMin: undefined, shareMax: undefined },
  ASSESSMENT: { amounts: [{ label: 'Over four years', qualifier: 'ABOUT', value: '100 EUR' }] },
};

const slugOf = (type: NodeType, place: number): string => `${type.toLowerCase()}-${place}`;

/** An entry of a dossier that says all that can be said of a claim of a kind. */
export function fullEntry({ kind, ends, lot, fields }: ClaimModel): object {
  const nodes = Object.entries(ends).map(([name, { types, presence }], place) => {
    const slug = slugOf(types[0] as NodeType, name === 'tender' ? 0 : place);
    return [name, presence === 'many' ? { [slug]: 'SOLE' } : slug];
  });
  const written = Object.entries(fields).map(([name, field]) => [name, WRITTEN[field.kind](field)]);
  return {
    ...Object.fromEntries([...nodes, ...written]),
    ...(lot && { lot: '1' }),
    ...BESIDE[kind],
    at: 'paragraph 3',
    validFrom: '2024',
    validUntil: '2026',
    note: 'In the words of the recorder.',
  };
}

const SECTIONS: Record<NodeType, string> = {
  ARTICLE: 'articles',
  ORGANISATION: 'organisations',
  PERSON: 'people',
  REGULATION: 'regulations',
  TENDER: 'tenders',
};
const OWN: Partial<Record<NodeType, object>> = {
  ARTICLE: { title: 'A', kind: 'NEWS', published: '2026-02-06' },
  TENDER: { title: 'T', lots: { 1: { title: 'All of it' } } },
};

/** A dossier with these claims, and two nodes of each type that they can be about. */
export function dossierOf(claims: Readonly<Record<string, readonly object[]>>): string {
  const nodes = NODE_TYPES.map((type) => [
    SECTIONS[type],
    Object.fromEntries([0, 1].map((place) => [slugOf(type, place), OWN[type] ?? { name: 'N' }])),
  ]);
  const content = {
    dossier: 1,
    defaults: { article: slugOf('ARTICLE', 0) },
    ...Object.fromEntries(nodes),
    claims,
  };
  return stringify(content, { aliasDuplicateObjects: false });
}
