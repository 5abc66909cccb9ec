import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { QualityFlagRecord } from '../../src/domain/quality.ts';
import type { ClaimRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { EVIDENCE, euros, notice, organisation, tender } from '../db/sample-records.ts';
import { WRITTEN } from '../graph.ts';
import { fillWithSeed } from './site.ts';

const LOTS = 200;
/** What must stay a name. */
export const SCRIPT = '<script>alert(1)</script>';
export const LONG_TITLE = `${SCRIPT} ${'Прокат калібрований круглий '.repeat(360)}`;
export const ARABIC = 'شركة المقاولات العامة (123) S.A.';
export const UNBROKEN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Tenders that are hard to show: many lots, long and hostile texts, names of every script, amounts that are not known. */
export function fillWithHardCases(database: GreffeDatabase): void {
  fillWithSeed(database);
  writeRecords(database, HARD_CASES, { now: WRITTEN });
}

/** As importers write notes, a line each. */
const MADE_NOTES = [
  'Withheld (BT-720, value of the winning tender): fair competition; to be published on 2026-06-01.',
  "Subcontracting, in the bidder's words: не залучається",
].join('\n');

/** Of an attribute, and of something that only the source calls so. */
const DOUBTS: QualityFlagRecord[] = [
  { flag: 'LOST_ACCENTS', field: 'name', published: '' },
  { flag: 'DANGLING_REFERENCE', field: 'awards/suppliers', published: '' },
];

const organisations: NodeRecord[] = [
  organisation('arabic', { name: ARABIC, slug: 'arabic' }),
  organisation('unbroken', { name: UNBROKEN, slug: 'unbroken' }),
  organisation('hostile', { name: `${SCRIPT} & "Sons"`, slug: 'hostile' }),
  organisation('capitals', {
    name: 'ТОВАРИСТВО З ОБМЕЖЕНОЮ ВІДПОВІДАЛЬНІСТЮ "ТЕРМЕТ"',
    slug: 'capitals',
    flags: DOUBTS,
  }),
];

/** A bid with its result, which events tell. */
function bidOn(lot: string, ref: string, more: object): ClaimRecord {
  return {
    kind: 'BID',
    ref,
    tender: 'tender',
    lot,
    parties: [{ organisation: 'capitals', role: 'SOLE' }],
    evidence: [{ article: 'notice', standing: 'OFFICIAL', locator: `/p[${lot}]` }],
    ...more,
  } as ClaimRecord;
}

function result(ref: string, event: string): ClaimRecord {
  return {
    kind: 'TENDER_EVENT',
    tender: 'tender',
    bid: ref,
    event,
    date: '2024-09-12',
    evidence: EVIDENCE,
  } as ClaimRecord;
}

const lots = Array.from({ length: LOTS }, (_, index) => String(index + 1));

export const HARD_CASES: GraphRecords = {
  nodes: [
    { ...notice, url: 'javascript:alert(1)' },
    tender({
      slug: 'two-hundred-lots',
      name: 'Two hundred lots',
      published: '2024-02-01',
      deadline: '2024-06-12T12:00:00+02:00',
      cpvs: ['45214000'],
      lots: lots.map((number) => ({ number, title: `Works of part ${number}` })),
    }),
    tender({
      ref: 'hostile-tender',
      keys: ['test:hostile-tender'],
      slug: 'hostile-tender',
      name: LONG_TITLE,
      description: SCRIPT,
    }),
    ...organisations,
  ],
  claims: [
    // One more, so that a page ends within a lot.
    bidOn('1', 'third-1', { parties: [{ organisation: 'unbroken', role: 'SOLE' }] }),
    ...lots.flatMap((lot) => [
      bidOn(lot, `lost-${lot}`, {
        parties: [{ organisation: 'arabic', role: 'SOLE' }],
        value: euros(1_000_050 + Number(lot)),
        rank: 2,
      }),
      bidOn(lot, `won-${lot}`, { value: euros(1_000_000), rank: 1 }),
      result(`lost-${lot}`, 'REJECTED'),
      result(`won-${lot}`, 'WON'),
    ]),
    {
      kind: 'BID',
      tender: 'hostile-tender',
      parties: [
        { organisation: 'arabic', role: 'MEMBER' },
        { organisation: 'hostile', role: 'LEAD' },
        { organisation: 'unbroken', role: 'MEMBER' },
      ],
      value: { status: 'WITHHELD' },
      note: MADE_NOTES,
      evidence: [
        { article: 'notice', standing: 'UNCONFIRMED', locator: SCRIPT, quote: SCRIPT, note: ARABIC },
        ...['a', 'b', 'c'].map((locator) => ({ article: 'notice', standing: 'REPORTED', locator }) as const),
      ],
    } as ClaimRecord,
    {
      kind: 'PROCUREMENT_ROLE',
      tender: 'hostile-tender',
      organisation: 'arabic',
      role: 'BUYER',
      evidence: EVIDENCE,
    },
    {
      kind: 'VALUATION',
      tender: 'hostile-tender',
      valuation: 'ESTIMATE',
      value: { status: 'NOT_PUBLISHED' },
      evidence: EVIDENCE,
    } as ClaimRecord,
  ],
  mentions: [],
};
