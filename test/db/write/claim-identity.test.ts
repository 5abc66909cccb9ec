import { describe, expect, it } from 'vitest';
import { prepareClaimStatements } from '../../../src/db/write/claim/claim-statement.ts';
import { Pending } from '../../../src/db/write/pending/pending.ts';
import { withDatabase } from '../memory-graph.ts';

describe('what makes two claims without a key the same', () => {
  // One name more here, and claims that are in a database would be imported once again beside themselves.
  it('is what it was when claims were first stored', () => {
    withDatabase(({ sqlite }) => {
      const identifying = Object.entries(prepareClaimStatements(sqlite, new Pending(sqlite))).map(
        ([kind, of]) => {
          const names = of.identifying.map((position) => of.attributes[position]?.name);
          return [kind, [...of.ends.map(({ name }) => name), ...names].join(' ')];
        },
      );
      expect(Object.fromEntries(identifying)).toMatchObject({
        BID: 'tender modality',
        PROCUREMENT_ROLE: 'organisation tender modality validity role',
        TENDER_EVENT: 'tender modality validity event date reason',
        VALUATION: 'tender modality validity valuation value date',
        REQUIREMENT: 'tender regulation modality validity level',
        SUCCESSION: 'successor predecessor modality validity relation',
        QUALIFICATION: 'organisation regulation modality validity status scope',
        SUBJECTION: 'organisation regulation modality validity reach',
        ISSUANCE: 'organisation regulation modality validity',
        HOSTING: 'host hosted modality validity service dataCategory',
        OWNERSHIP: 'owner owned modality validity share control',
        OFFICE: 'person organisation modality validity title',
        INVOLVEMENT: 'subject object modality validity role',
        ASSESSMENT: 'assessor object modality validity aspect finding amounts',
        CITATION: 'citing cited modality validity',
        AUTHORSHIP: 'author article modality validity role',
      });
    });
  });
});
