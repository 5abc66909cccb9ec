import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_MIN_SCORE, MIN_POSSIBLE_SCORE } from '../graph/duplicate/band.ts';
import {
  type Duplicate,
  type Duplicates,
  findDuplicates,
  type ListedBand,
} from '../graph/duplicate/find-duplicates.ts';
import type { DuplicateNode, UnitGroup } from '../graph/duplicate/unit-group.ts';
import { openConfiguredDatabase } from './database.ts';

export const TYPES = { organisation: 'ORGANISATION', person: 'PERSON' } as const;
export type TypeName = keyof typeof TYPES;
const LISTED_BANDS = ['UNITS', 'LIKELY', 'POSSIBLE'] as const satisfies readonly ListedBand[];
const DEFAULT_FIRST = 50;

interface DuplicatesOptions {
  readonly type: TypeName;
  readonly minScore?: number;
  readonly band?: ListedBand;
  readonly first: number;
  readonly json?: true;
}

/** `greffe duplicates`: what is likely the same, with the reasons (see docs/identity.md). */
export function addDuplicatesCommand(program: Command): void {
  program
    .command('duplicates')
    .description('List nodes that are likely the same, with a score and the reasons. Changes nothing.')
    .addOption(
      new Option('--type <type>', 'of which nodes').choices(Object.keys(TYPES)).default('organisation'),
    )
    .addOption(
      new Option('--band <band>', 'only pairs of this band, or the establishments of one company').choices(
        LISTED_BANDS,
      ),
    )
    .option(
      '--min-score <score>',
      `from 0 to 1: lower finds more, and more that are two (default: ${DEFAULT_MIN_SCORE}, of POSSIBLE ${MIN_POSSIBLE_SCORE})`,
      parseScore,
    )
    .option('--first <count>', 'how many pairs at most, the likeliest first', parseCount, DEFAULT_FIRST)
    .option('--json', 'print JSON')
    .action(({ type, minScore, band, first, json }: DuplicatesOptions) => {
      const database = openConfiguredDatabase();
      try {
        // One state, whatever others write meanwhile.
        const find = database.sqlite.transaction(() =>
          findDuplicates(database, { type: TYPES[type], minScore, band, first }),
        );
        const result = find();
        process.stdout.write(
          json ? `${JSON.stringify(withIds(result, type))}\n` : textOf(result, type, band),
        );
      } finally {
        database.close();
      }
    });
}

function withIds(result: Duplicates, type: string): unknown {
  const named = (node: DuplicateNode) => ({ ...node, id: `${type}:${node.id}` });
  return {
    ...result,
    duplicates: result.duplicates.map((each) => ({ ...each, a: named(each.a), b: named(each.b) })),
    units: result.units.map((each) => ({
      ...each,
      nodes: each.nodes.map(named),
      namesApart: each.namesApart.map(named),
    })),
  };
}

function textOf(result: Duplicates, type: string, band: ListedBand | undefined): string {
  const { duplicates, found, units, companiesOfUnits, nodes, isComplete } = result;
  const companies = `${companiesOfUnits} ${companiesOfUnits === 1 ? 'company has' : 'companies have'} several establishments here`;
  if (band === 'UNITS') {
    const more = companiesOfUnits > units.length ? `, the first ${units.length} are shown` : '';
    return `${[...units.map((unit) => unitText(unit, type)), `${companies}${more}.`].join('\n')}\n`;
  }
  const pairs = duplicates.map((duplicate) => pairText(duplicate, type));
  const more = found > duplicates.length ? `, the first ${duplicates.length} are shown` : '';
  const lines = [...pairs, `${found} ${found === 1 ? 'pair' : 'pairs'} among ${nodes} nodes${more}.`];
  if (companiesOfUnits > 0) lines.push(`${companies}: see --band UNITS.`);
  if (!isComplete) lines.push('Many nodes share a name or words: of those, only neighbours were compared.');
  return `${lines.join('\n')}\n`;
}

function pairText({ score, band, a, b, reasons, against }: Duplicate, type: string): string {
  const wordsOf = (list: Duplicate['reasons']) => list.map(({ words }) => words).join('; ');
  const doubts = against.length === 0 ? '' : `\n      but ${wordsOf(against)}`;
  return `${scoreText(score)}  ${band}  ${wordsOf(reasons)}${doubts}\n${nodeLine(a, type)}${nodeLine(b, type)}`;
}

function unitText({ siren, nodes, namesApart }: UnitGroup, type: string): string {
  const ids = namesApart.map(({ id }) => `${type}:${id}`);
  const doubts = ids.length === 0 ? '' : `\n      but ${ids.join(', ')}: names that have little in common`;
  return `UNITS  SIREN ${siren}${doubts}\n${nodes.map((node) => nodeLine(node, type)).join('')}`;
}

function nodeLine({ id, name }: DuplicateNode, type: string): string {
  return `      ${type}:${id}  ${name}\n`;
}

/** Rounded down: what is shown as 0.80 has reached 0.80. */
export function scoreText(score: number): string {
  return (Math.floor(score * 100 + 1e-9) / 100).toFixed(2);
}

function parseScore(text: string): number {
  const score = Number(text);
  if (text.trim() === '' || !(score >= 0 && score <= 1)) {
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  }
  return score;
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return Number(text);
}
