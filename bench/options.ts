import { parseArgs } from 'node:util';

/** What a run may consist of, in this order. */
export const PARTS = [
  'queries',
  'graph',
  'memory',
  'workers',
  'heavy',
  'refused',
  'import',
  'postgres',
  'soak',
] as const;
export type Part = (typeof PARTS)[number];

/** Parts of which names can be chosen. */
const NAMED_PARTS: readonly Part[] = ['queries', 'graph', 'heavy'];

export const USAGE = `npm run bench -- [options]
  --parts A,B     only these parts of a run:
                    queries  beside the ceiling and the ordinary executor
                    graph    paths, top bidders and the hub, beside their ceilings
                    memory   of a server and its caches
                    workers  one and two
                    heavy    operations and exports: their times, and how long they hold others up
                    refused  how long refusals take
                    import   of OCDS releases
                    postgres publishing whole, queries on both engines, and following an import
                    soak     a server under mixed load for long; only where it is named
  --only Q1,hub   only queries and heavy operations whose names start so; without --parts, then,
                  only ${NAMED_PARTS.join(', ')}
  --seconds N     length of a run, default 5
  --minutes N     length of the soak, default 30
  --keep          take the database of the last run, if there is one
  --scale N       size of the market, default 1 (100,000 tenders)
  --releases N    OCDS releases to import and to follow, default 100000
  --help          this
`;

export interface Options {
  readonly parts: ReadonlySet<Part>;
  /** Starts of names; none for all. */
  readonly only: readonly string[];
  readonly seconds: number;
  readonly minutes: number;
  readonly keep: boolean;
  readonly scale: number;
  readonly releases: number;
  readonly help: boolean;
}

/** @throws RangeError for a value that can't be meant, Error for an option that there is not */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: 'string', default: '' },
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '5' },
      minutes: { type: 'string', default: '30' },
      keep: { type: 'boolean', default: false },
      scale: { type: 'string', default: '1' },
      releases: { type: 'string', default: '100000' },
      help: { type: 'boolean', default: false },
    },
  });
  const only = wordsOf(values.only);
  const parts = wordsOf(values.parts).map(partNamed);
  return {
    parts: new Set(
      parts.length > 0 ? parts : only.length > 0 ? NAMED_PARTS : PARTS.filter((part) => part !== 'soak'),
    ),
    only,
    seconds: positive(values.seconds, '--seconds'),
    minutes: positive(values.minutes, '--minutes'),
    keep: values.keep,
    scale: positive(values.scale, '--scale'),
    releases: positive(values.releases, '--releases'),
    help: values.help,
  };
}

function wordsOf(text: string): string[] {
  return text.split(',').filter((word) => word !== '');
}

function partNamed(name: string): Part {
  const part = PARTS.find((candidate) => candidate === name);
  if (part === undefined) throw new RangeError(`--parts ${name}: there are ${PARTS.join(', ')}.`);
  return part;
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${option} ${text}: a number above 0 is needed.`);
}
