import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Where statements are written that read a graph, whichever engine has it. */
const READING = [
  /^db\/read\//,
  /^db\/statement\/json\.ts$/,
  /^db\/search\/(lookup|word-filter|highlight|find-hits|name-search|some-words)\.ts$/,
  /^db\/known-span\.ts$/,
  /^db\/copy\/(closure|copy-walk|read-copy|field|shape|part-shape|graph-shape)\.ts$/,
  /^db\/write\/derive\/(derived|derived-\w+|derived-bid-date)\.ts$/,
  /^(schema|graph|export|server)\//,
];

/** What only the author's file is asked, in SQLite: commands that find duplicates or write, and the making of a connection. */
const OF_SQLITE = [
  'db/read/node/name-reader.ts',
  'db/read/node/named-node.ts',
  'db/read/node/node-finder.ts',
  'db/read/row/sqlite-reader.ts',
  'db/read/slow/statement-guard.ts',
];

/** What SQLite writes in a way of its own, and what is to be written instead. */
const SPELLINGS: readonly (readonly [found: RegExp, instead: string])[] = [
  [/\bjson_each\b/, 'eachValue, eachElement, eachMember or isAmong'],
  [/\bjson_group_array\b/, 'jsonRows'],
  [/\bjson_(array|quote|object|extract)\(/, 'jsonArray, jsonText'],
  [/->>? ?('\$|\$\{|\d)/, 'jsonAt, jsonTextAt, jsonIntegerAt'],
  [/\bgroup_concat\b/, 'textList'],
  [/\bCROSS JOIN\b/, 'thenJoin'],
  [/[ (,`]\+(\?|@|\$\{)/, 'unindexed, and values in a fragment'],
  [/\b(min|max)\((?:[^()]|\([^()]*\))*, /, 'lesser, greater'],
  [/\binstr\(/, 'positionOf'],
  [/\bCAST\([^)]* AS (INTEGER|BLOB)\)/, 'integer, jsonBytes'],
  [/\bLIMIT -1\b/, 'no LIMIT'],
  [/\browid\b/, 'nodePlace'],
  [/\bMATCH \$\{/, 'matching'],
  [/\bGLOB\b/, 'startsWithDigits'],
  [/\btypeof\(/, 'a column of one type'],
  [/\bchar\(/, 'LAST_CHARACTER'],
  [/\b(max|min)\([^()]* = '/, 'ofAny, ofAll'],
  [/\bIS \$\{/, 'IS NOT DISTINCT FROM'],
];

/** The texts of a line: what stands between quotes; of a line of a longer text all of it. */
function textsOf(line: string): string[] {
  if (/^\s*(\*|\/\/|\/\*)/.test(line)) return [];
  return line.match(/`[^`]*`|'[^']*'/g) ?? [line];
}

describe('statements that read', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && READING.some((place) => place.test(file)))
    .filter((file) => !OF_SQLITE.includes(file));

  it('leave to the dialect what engines write differently', () => {
    expect(files.length).toBeGreaterThan(150);
    const found = files.flatMap((file) =>
      readFileSync(`${SRC}${file}`, 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          isStatement(line)
            ? SPELLINGS.filter(([spelling]) => textsOf(line).some((text) => spelling.test(text))).map(
                ([spelling, instead]) => `${file}:${index + 1}: ${spelling.source} (write ${instead})`,
              )
            : [],
        ),
    );
    expect(found).toEqual([]);
  });
});

/** Whether a line may have SQL: numbers and messages in code are written in the same words. */
function isStatement(line: string): boolean {
  return /\b(SELECT|FROM|WHERE|JOIN|CASE|WHEN|EXISTS|ORDER BY|LIMIT|AS)\b|coalesce\(|fragment`|raw\(|json_|\$\.|\+\$\{/.test(
    line,
  );
}
