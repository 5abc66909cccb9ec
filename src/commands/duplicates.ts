import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  DEFAULT_MIN_SCORE,
  type Duplicate,
  type DuplicateNode,
  type Duplicates,
  findDuplicates,
} from '../graph/duplicate/find-duplicates.ts';
import { openConfiguredDatabase } from './database.ts';

const TYPES = { organisation: 'ORGANISATION', person: 'PERSON' } as const;
const DEFAULT_FIRST = 50;

interface DuplicatesOptions {
  readonly type: keyof typeof TYPES;
  readonly minScore: number;
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
    .option(
      '--min-score <score>',
      'from 0 to 1: lower finds more, and more that are two',
      parseScore,
      DEFAULT_MIN_SCORE,
    )
    .option('--first <count>', 'how many pairs at most, the likeliest first', parseCount, DEFAULT_FIRST)
    .option('--json', 'print JSON')
    .action(({ type, minScore, first, json }: DuplicatesOptions) => {
      const database = openConfiguredDatabase();
      try {
        // One state, whatever others write meanwhile.
        const find = database.sqlite.transaction(() =>
          findDuplicates(database, { type: TYPES[type], minScore, first }),
        );
        const result = find();
        process.stdout.write(json ? `${JSON.stringify(withIds(result, type))}\n` : textOf(result, type));
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
  };
}

function textOf({ duplicates, found, nodes, isComplete }: Duplicates, type: string): string {
  const pairs = duplicates.map((duplicate) => pairText(duplicate, type));
  const more = found > duplicates.length ? `, the first ${duplicates.length} are shown` : '';
  const lines = [...pairs, `${found} ${found === 1 ? 'pair' : 'pairs'} among ${nodes} nodes${more}.`];
  if (!isComplete) lines.push('Many nodes share a name or words: of those, only neighbours were compared.');
  return `${lines.join('\n')}\n`;
}

function pairText({ score, a, b, reasons, against }: Duplicate, type: string): string {
  const line = (node: DuplicateNode) => `      ${type}:${node.id}  ${node.name}\n`;
  const doubts = against.length === 0 ? '' : `\n      but ${against.join('; ')}`;
  // Rounded down: what is shown as 0.80 has reached 0.80.
  const shown = (Math.floor(score * 100 + 1e-9) / 100).toFixed(2);
  return `${shown}  ${reasons.join('; ')}${doubts}\n${line(a)}${line(b)}`;
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
