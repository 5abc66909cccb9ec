import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, GraphRecords } from '../../src/model/record.ts';
import { EVIDENCE, notice, organisation, tender } from '../db/sample-records.ts';
import { WRITTEN } from '../graph.ts';
import { openSite, type Site } from './site.ts';

/** So many tenders an opening brings. */
const SHOWN = 14;
const READINGS = 12;
/** Fewer than the page tries. */
const WRITES = 4;

function nodesWith(count: number): Pick<GraphRecords, 'nodes' | 'claims'> {
  const last = `t${count}`;
  return {
    nodes: [
      notice,
      organisation('firm', { slug: 'firm' }),
      tender({
        ref: last,
        keys: [`test:${last}`],
        slug: last,
        name: `Number ${count}`,
        published: dayOf(count),
      }),
    ],
    claims: [
      {
        kind: 'BID',
        tender: last,
        parties: [{ organisation: 'firm', role: 'SOLE' }],
        evidence: EVIDENCE,
      } as ClaimRecord,
    ],
  };
}

function dayOf(count: number): string {
  return new Date(Date.UTC(2020, 0, count)).toISOString().slice(0, 10);
}

let site: Site;
let count = 0;
beforeAll(async () => {
  site = await openSite({
    fill(database) {
      for (count = 1; count <= SHOWN + 2; count++)
        writeRecords(database, { ...nodesWith(count), mentions: [] }, { now: WRITTEN });
    },
  });
});
afterAll(() => site.close());

it('a page that asks two operations is of one state of the database, though somebody writes meanwhile', async () => {
  const seen = new Set<number>();
  for (let reading = 0; reading < READINGS; reading++) {
    const asked = site.get('/en/graph?seed=firm');
    let isWaiting = true;
    asked.finally(() => {
      isWaiting = false;
    });
    // Some of these fall between the two operations: the newest tender is of the first, the count beside the firm of the second.
    for (let write = 0; isWaiting && write < WRITES; write++) {
      await site.write(nodesWith(count++));
      await new Promise((resolve) => setTimeout(resolve, 2 + reading));
    }
    const { status, text } = await asked;
    expect(status).toBe(200);
    const newest = Math.max(...Array.from(text.matchAll(/>Number (\d+)</g), ([, number]) => Number(number)));
    expect(text).toContain(`class="unseen">+${newest - SHOWN}<`);
    seen.add(newest);
  }
  expect(seen.size).toBeGreaterThan(1);
});
