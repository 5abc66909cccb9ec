import { expect, it } from 'vitest';
import { MAX_TEXT_CHARACTERS } from '../../src/ingest/admission/safe-text.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { openGraph } from '../graph.ts';
import { withImport } from './with-import.ts';

const release = (tender: object, buyer = 'Ministry') => ({
  version: '1.1',
  uri: 'https://example.org',
  publishedDate: '2026-02-06T00:00:00Z',
  releases: [
    {
      ocid: 'ocds-213czf-1',
      id: '1',
      date: '2026-02-06T00:00:00Z',
      tag: ['tender'],
      tender: { id: '1', ...tender },
      parties: [{ id: 'B1', name: buyer, roles: ['buyer'] }],
      buyer: { id: 'B1', name: buyer },
    },
  ],
});

const FLAGS = 'qualityFlags { flag field published }';

it('leaves out characters that deceive, and says which', () =>
  withImport(ocdsSource, async ({ importContent, problems, database }) => {
    // As an attacker would write it: a half of a character, too, which JSON can hold.
    const title = 'Works\u0000 \u001b[31mred\u202egpj.exe\u2066 \\ud83d done';
    const text = JSON.stringify(
      release({ title: 'TITLE', description: 'Ünïcode 😀 \u200estays' }, 'A\u202dB'),
    );
    const summary = await importContent(
      'r.json',
      text.replace('TITLE', JSON.stringify(title).slice(1, -1).replace('\\\\ud83d', '\\ud83d')),
    );
    expect(summary.rejected).toBe(0);
    const { graph, close } = openGraph(database);
    const { tenders } = await graph.query(
      `{ tenders { nodes { title description ${FLAGS} buyer { name ${FLAGS} } } } }`,
    );
    const [tender] = tenders.nodes;
    expect(tender.title).toBe('Works [31mredgpj.exe  done');
    expect(tender.description).toBe('Ünïcode 😀 \u200estays');
    expect(tender.qualityFlags).toContainEqual({
      flag: 'UNSAFE_CHARACTERS',
      field: 'name',
      published: 'U+0000 U+001B U+202E U+2066 U+D83D',
    });
    expect(tender.buyer.name).toBe('AB');
    expect(tender.buyer.qualityFlags).toContainEqual({
      flag: 'UNSAFE_CHARACTERS',
      field: 'name',
      published: 'U+202D',
    });
    expect(problems()).toEqual([]);
    close();
  }));

it('cuts a text of more than a million characters, and says so', () =>
  withImport(ocdsSource, async ({ importContent, problems, database }) => {
    const description = `${'a'.repeat(MAX_TEXT_CHARACTERS - 1)}😀 and more`;
    await importContent('r.json', release({ title: 'Works', description }));
    const { graph, close } = openGraph(database);
    const { tenders } = await graph.query(`{ tenders { nodes { description ${FLAGS} } } }`);
    expect(tenders.nodes[0].description).toHaveLength(MAX_TEXT_CHARACTERS - 1);
    expect(tenders.nodes[0].qualityFlags).toEqual([
      { flag: 'CUT_TEXT', field: 'description', published: '' },
    ]);
    expect(problems()).toEqual([]);
    close();
  }));
