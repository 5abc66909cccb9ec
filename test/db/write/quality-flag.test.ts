import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { amountFlags, type QualityFlagRecord, textFlags } from '../../../src/domain/quality.ts';
import type { GraphRecords, TenderRecord, Valued } from '../../../src/model/record.ts';
import { NOW, row, rows, withDatabase } from '../memory-graph.ts';

interface Statement {
  readonly day: string;
  readonly deadline?: string;
  readonly name?: string;
  readonly amountMinor?: number;
  /** What the document could not be understood in. */
  readonly leftOut?: readonly QualityFlagRecord[];
}

/** A notice of that day that states the tender, and its budget under one key. */
function noticeOf({ day, deadline, name = 'Tender', amountMinor, leftOut = [] }: Statement): GraphRecords {
  const tender: TenderRecord = { ref: 't', type: 'TENDER', keys: ['t:1'], name, statedOn: day };
  const value: Valued =
    amountMinor === undefined ? { status: 'UNKNOWN' } : { status: 'KNOWN', amountMinor, currency: 'EUR' };
  const flags = leftOut.filter(({ field }) => field === 'value');
  return {
    nodes: [
      {
        ref: 'a',
        type: 'ARTICLE',
        kind: 'NOTICE',
        keys: [`a:${day}:${name}:${amountMinor}`],
        name: 'Notice',
        statedOn: day,
      },
      {
        ...tender,
        ...(deadline === undefined ? {} : { deadline }),
        flags: [...textFlags(name, 'name'), ...leftOut.filter(({ field }) => field !== 'value')],
      },
    ],
    claims: [
      {
        kind: 'BID',
        key: 'b:1',
        tender: 't',
        parties: [{ organisation: 'o', role: 'SOLE' }],
        value,
        evidence: [{ article: 'a', standing: 'OFFICIAL' }],
        flags: [
          ...(amountMinor === undefined ? [] : amountFlags({ amountMinor, currency: 'EUR' })),
          ...flags,
        ],
      },
    ],
    mentions: [],
  };
}

const BIDDER = {
  ref: 'o',
  type: 'ORGANISATION',
  keys: ['o:1'],
  name: 'Bidder',
  statedOn: '2026-01-01',
} as const;

/** Writes the statements one after another. */
function write(database: GreffeDatabase, statements: readonly Statement[]): void {
  const writer = createWriter(database);
  for (const statement of statements) {
    const { nodes, ...rest } = noticeOf(statement);
    writer.write({ nodes: [BIDDER, ...nodes], ...rest }, { now: NOW });
  }
}

function flagsOf(database: GreffeDatabase): string[] {
  const found = rows<{ flag: string; field: string; published: string; left_out: number }>(
    database,
    'SELECT flag, field, published, left_out FROM quality_flags ORDER BY field, flag, published',
  );
  return found.map(({ flag, field, published, left_out }) =>
    [flag, field, ...(published === '' ? [] : [published]), ...(left_out ? ['(left out)'] : [])].join(' '),
  );
}

const BAD_DEADLINE: QualityFlagRecord = { flag: 'INVALID_DATE', field: 'deadline', published: '31/02/2026' };
const BAD_CURRENCY: QualityFlagRecord = { flag: 'INVALID_CURRENCY', field: 'value', published: '100 EURO' };

it('keeps what is suspect about a node and a claim, with what was published', () => {
  withDatabase((database) => {
    write(database, [{ day: '2026-01-01', name: 'Orl\ufffdans', amountMinor: 0, leftOut: [BAD_DEADLINE] }]);
    expect(flagsOf(database)).toEqual([
      'INVALID_DATE deadline 31/02/2026 (left out)',
      'LOST_ACCENTS name',
      'ZERO_AMOUNT value',
    ]);
  });
});

it('keeps flags once, however often they are stated', () => {
  withDatabase((database) => {
    const statement = { day: '2026-01-01', name: 'a &amp; b', amountMinor: -5, leftOut: [BAD_DEADLINE] };
    write(database, [statement]);
    const before = rows(database, 'SELECT * FROM quality_flags');
    const revision = row(database, 'SELECT revision FROM tenders');
    write(database, [statement, statement]);
    expect(rows(database, 'SELECT * FROM quality_flags')).toEqual(before);
    expect(row(database, 'SELECT revision FROM tenders')).toEqual(revision);
  });
});

it('lets go of a flag when a later document states the field well, and only then', () => {
  withDatabase((database) => {
    const suspect = { day: '2026-02-01', name: 'Orl\ufffdans', amountMinor: 0, leftOut: [BAD_DEADLINE] };
    write(database, [
      suspect,
      { day: '2026-01-01', name: 'Older', amountMinor: 7_000, deadline: '2026-05-01' },
    ]);
    expect(flagsOf(database)).toHaveLength(3);
    write(database, [{ day: '2026-03-01', name: 'Orléans', amountMinor: 9_000, deadline: '2026-06-01' }]);
    expect(flagsOf(database)).toEqual([]);
  });
});

it('keeps the flag of a field that only an earlier document fills', () => {
  withDatabase((database) => {
    write(database, [
      { day: '2026-01-01', amountMinor: 7_000 },
      { day: '2026-02-01', leftOut: [BAD_CURRENCY] },
    ]);
    expect(flagsOf(database)).toEqual(['INVALID_CURRENCY value 100 EURO (left out)']);
  });
});

it('cuts what was published where it is very long', () => {
  withDatabase((database) => {
    write(database, [
      {
        day: '2026-01-01',
        leftOut: [{ flag: 'INVALID_DATE', field: 'deadline', published: 'x'.repeat(9_999) }],
      },
    ]);
    const { length } = row<{ length: number }>(
      database,
      'SELECT length(published) AS length FROM quality_flags',
    );
    expect(length).toBe(500);
  });
});

it('refuses a flag that is none', () => {
  withDatabase((database) => {
    const leftOut = [{ flag: 'UGLY', field: 'deadline' } as unknown as QualityFlagRecord];
    expect(() => write(database, [{ day: '2026-01-01', leftOut }])).toThrow('/nodes/2/flags/0/flag');
  });
});

it('ends with the same flags whatever the order of statements', () => {
  const statement = fc.record<Statement>(
    {
      day: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
      name: fc.constantFrom('Orléans', 'Orl\ufffdans', 'a &amp; b'),
      amountMinor: fc.constantFrom(0, -5, 7_000, 9_000),
      deadline: fc.constantFrom('2026-05-01', '2026-06-01'),
      leftOut: fc.subarray([BAD_DEADLINE, BAD_CURRENCY]),
    },
    { requiredKeys: ['day'] },
  );
  const clean = ({ deadline, amountMinor, leftOut = [], ...rest }: Statement): Statement => ({
    ...rest,
    // What was left out is not stated.
    ...(deadline === undefined || leftOut.includes(BAD_DEADLINE) ? {} : { deadline }),
    ...(amountMinor === undefined || leftOut.includes(BAD_CURRENCY) ? {} : { amountMinor }),
    leftOut,
  });
  const flagged = (statements: readonly Statement[]) =>
    withDatabase((database) => {
      write(database, statements);
      return flagsOf(database);
    });
  fc.assert(
    fc.property(
      fc
        .array(statement.map(clean), { minLength: 2, maxLength: 5 })
        .chain((statements) =>
          fc.tuple(
            fc.constant(statements),
            fc.shuffledSubarray(statements, { minLength: statements.length }),
          ),
        ),
      ([statements, shuffled]) => {
        expect(flagged(shuffled)).toEqual(flagged(statements));
      },
    ),
    { numRuns: 80, seed: 3 },
  );
});
