import type * as z from 'zod';
import { quoted } from '../../../domain/error.ts';
import { type Dossier, dossierSchema } from './dossier-schema.ts';
import { type FoundProblem, suggestion } from './problem.ts';
import type { Path, YamlText } from './yaml-text.ts';

type Issue = z.core.$ZodIssue;

/** Where claims stood in their lists before some were left out, by section; absent where none was. */
export type ClaimIndexes = Readonly<Record<string, readonly number[]>>;

export interface CheckedDossier {
  dossier: Dossier | undefined;
  indexes: ClaimIndexes;
  problems: FoundProblem[];
}

/**
 * The dossier that a YAML value is, and what is wrong with it by the schema.
 *
 * Entries with a problem are left out of `dossier`, so that the rest can still be checked against each other;
 * without it, nothing could be read.
 */
export function checkAgainstSchema(yaml: YamlText): CheckedDossier {
  const whole = parse(yaml.value);
  if (whole.success) return { dossier: whole.data, indexes: {}, problems: [] };
  const issues = whole.error.issues.flatMap(leaves);
  const problems = issues.flatMap((issue) => problemsOf(issue, yaml));
  const { value, indexes } = withoutEntries(yaml.value, issues.flatMap(placesOf));
  const rest = parse(value);
  return { dossier: rest.success ? rest.data : undefined, indexes, problems };
}

function parse(value: unknown) {
  return dossierSchema.safeParse(value, {
    reportInput: true,
    // Only here is the schema at hand that has the keys; `problemsOf` reads them back.
    error: (issue) => (issue.code === 'unrecognized_keys' ? knownKeys(issue.inst).join(' ') : undefined),
  });
}

function knownKeys(schema: unknown): string[] {
  return Object.keys((schema as z.ZodObject).shape);
}

/** The issues of a union's member that the value was meant for; of others, the issue itself. */
function leaves(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter(
    (errors) => !errors.some((error) => error.path.length === 0 && isMismatch(error)),
  );
  const [only] = meant;
  if (meant.length !== 1 || !only) return [issue];
  return only.flatMap((error) => leaves({ ...error, path: [...issue.path, ...error.path] }));
}

function isMismatch(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function problemsOf(issue: Issue, yaml: YamlText): FoundProblem[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        yaml.problemAtKey(
          [...path, key],
          () => `unknown key ${quoted(key)}${suggestion(key, issue.message.split(' '))}`,
        ),
      );
    case 'invalid_key':
      return [
        yaml.problemAtKey(path, () => `${quoted(path.at(-1))}: ${issue.issues[0]?.message ?? issue.message}`),
      ];
    default:
      return [yaml.problemAt(path, () => messageOf(issue, path))];
  }
}

function messageOf(issue: Issue, path: Path): string {
  const name = nameOf(path);
  if (issue.input === undefined && issue.code !== 'custom') {
    return `${name} is missing; ${expectation(issue)}`;
  }
  if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
    const words = issue.values.map(String);
    const near = suggestion(issue.input, words);
    return `${name}: ${quoted(issue.input)} is not a word for it${near || `; expected one of ${words.join(', ')}`}`;
  }
  if (issue.code === 'custom' && !issue.message.startsWith('expected')) return `${name}: ${issue.message}`;
  const inQuotes = issue.code === 'invalid_type' && issue.expected === 'string' && isUnquoted(issue.input);
  return `${name}: found ${shown(issue.input)}; ${expectation(issue)}${inQuotes ? ' (put it in quotes)' : ''}`;
}

const EXPECTED_TYPE: Readonly<Record<string, string>> = {
  string: 'expected a text',
  array: 'expected a list',
  object: 'expected keys and values',
  record: 'expected keys and values',
  int: 'expected a whole number',
  number: 'expected a number',
};

function expectation(issue: Issue): string {
  if (issue.message.startsWith('expected')) return issue.message;
  if (issue.code === 'invalid_type') return EXPECTED_TYPE[issue.expected] ?? `expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

function nameOf(path: Path): string {
  const names = path.filter((segment) => typeof segment === 'string');
  const name = names.at(-1);
  if (name === undefined) return 'the dossier';
  const index = path.at(-1);
  return typeof index === 'number' ? `item ${index + 1} of ${quoted(name)}` : quoted(name);
}

function isUnquoted(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function shown(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys and values';
  return typeof value === 'string' ? quoted(value) : `the ${typeof value} ${value}`;
}

/** The paths that an issue makes unusable: unknown keys can be left out themselves, all else takes its entry along. */
function placesOf(issue: Issue): Path[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key] as Path);
  const path = issue.path as Path;
  return [path.slice(0, path[0] === 'claims' ? 3 : 2)];
}

function withoutEntries(value: unknown, places: readonly Path[]): { value: unknown; indexes: ClaimIndexes } {
  const copy = structuredClone(value);
  for (const place of places) {
    const parent = place.slice(0, -1).reduce<unknown>(childOf, copy);
    if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, String(place.at(-1)));
  }
  return { value: copy, indexes: closeHoles(childOf(copy, 'claims')) };
}

/** Closes the holes that left out claims leave in their lists; returns where the others stood. */
function closeHoles(claims: unknown): ClaimIndexes {
  const indexes: Record<string, number[]> = {};
  if (typeof claims !== 'object' || claims === null) return indexes;
  for (const [section, list] of Object.entries(claims)) {
    if (!Array.isArray(list)) continue;
    indexes[section] = Object.keys(list).map(Number);
    Reflect.set(claims, section, list.flat(0));
  }
  return indexes;
}

function childOf(node: unknown, segment: string | number): unknown {
  return typeof node === 'object' && node !== null ? Reflect.get(node, segment) : undefined;
}
