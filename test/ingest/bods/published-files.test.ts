import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodsSource } from '../../../src/ingest/sources/bods/source.ts';
import { publishedData, withImport } from '../with-import.ts';

const FOLDER = publishedData('ocds-bods-uk-bluetail');
const FOLDERS = ['contracts_finder/bods', 'prototype/bods'].map((folder) => join(FOLDER ?? '', folder));

/**
 * Counted apart from the source: statements and interests by a reviver that sees every object of the files; organisations and
 * persons as groups of statements that share the text of any identifier, or its number in any register.
 */
function count() {
  const described = { entityStatement: [] as string[][], personStatement: [] as string[][] };
  const counts = { statements: 0, interests: 0, unspecified: 0 };
  for (const folder of FOLDERS) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.json')) continue;
      JSON.parse(readFileSync(join(folder, name), 'utf8'), (_, value) => {
        if (value?.statementID !== undefined) counts.statements++;
        if (value?.interestedParty?.unspecified !== undefined) counts.unspecified++;
        counts.interests += value?.interests?.length ?? 0;
        const group = described[value?.statementType as keyof typeof described];
        const ids = (value?.identifiers ?? []).map(({ id }: { id?: string }) => id).filter(Boolean);
        group?.push([value.statementID, ...ids]);
        return value;
      });
    }
  }
  return {
    ...counts,
    organisations: groupsOf(described.entityStatement),
    persons: groupsOf(described.personStatement),
  };
}

function groupsOf(statements: readonly string[][]): number {
  let groups: Set<string>[] = [];
  for (const ids of statements) {
    const touched = groups.filter((group) => ids.some((id) => group.has(id)));
    const merged = new Set([...ids, ...touched.flatMap((group) => [...group])]);
    groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups.length;
}

describe.skipIf(FOLDER === undefined)('the published BODS statements', () => {
  it('are all imported but those of two bodies in whose files nothing has a date', async () => {
    expect(count()).toEqual({
      statements: 844,
      interests: 552,
      unspecified: 21,
      organisations: 321,
      persons: 182,
    });
    await withImport(bodsSource, async (given) => {
      const summary = await given.importPaths(FOLDERS);
      expect(summary).toMatchObject({ documents: 840, rejected: 4, skipped: 0, problems: [] });
      expect(given.rejects().map((line) => line.replace(/^\/\d+: /, ''))).toEqual(
        Array(4).fill('it has no date, and no other statement of its file has one'),
      );
      expect(given.values('SELECT count(*) FROM ownerships')).toEqual([552]);
      // Each of the two bodies has one statement on itself, and one that says that nobody owns it.
      expect(given.values('SELECT count(*) FROM assessments')).toEqual([21 - 2]);
      expect(given.values('SELECT count(*) FROM organisations')).toEqual([321 - 2]);
      expect(given.values('SELECT count(*) FROM people')).toEqual([182]);
      expect(given.problems()).toEqual([]);
    });
  });

  it('are the same graph in whatever order their files come', async () => {
    const graphs: unknown[] = [];
    const [registered = '', prototype = ''] = FOLDERS;
    const folder = join(registered, 'ch_id_openownership_bods');
    // Of the files of the register a sixth, to keep the test short.
    const some = readdirSync(folder).filter((_, position) => position % 6 === 0);
    const paths = [prototype, ...some.map((name) => join(folder, name))];
    for (const order of [paths, paths.toReversed()]) {
      await withImport(bodsSource, async ({ importPaths, rows }) => {
        await importPaths(order);
        graphs.push([
          rows('SELECT name, country, founded, known_from FROM organisations ORDER BY 1, 2, 3, 4'),
          rows('SELECT name, known_from FROM people ORDER BY 1, 2'),
          rows(
            'SELECT o.name, w.control, w.share_min, w.share_max, c.valid_from, c.known_from FROM ownerships w JOIN claims c ON c.id = w.id JOIN organisations o ON o.id = w.owned_id ORDER BY 1, 2, 3, 4, 5, 6',
          ),
        ]);
      });
    }
    expect(graphs[0]).toEqual(graphs[1]);
  });
});
