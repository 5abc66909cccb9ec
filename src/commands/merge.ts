import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import type { GreffeDatabase } from '../db/connection/client.ts';
import { listMerges, type MergeLogEntry } from '../db/log/merge-log.ts';
import { type MergeOptions, type MergeResult, mergeNodes, unmergeNode } from '../db/merge/merge.ts';
import { uniteCompanies } from '../db/merge/unite-companies.ts';
import { findNamedNode, type NamedNode } from '../db/read/node/named-node.ts';
import { openConfiguredDatabase } from './database.ts';
import { openMergeProgress } from './derive-progress.ts';

const DEFAULT_LIMIT = 50;
const NODE = 'its id (organisation:42) or its type and slug (organisation/atos)';

interface DecisionOptions {
  readonly by?: string;
  readonly note?: string;
}

/** `greffe merge`, `greffe unmerge`, `greffe unite`, `greffe merges` (see docs/identity.md). */
export function addMergeCommands(program: Command): void {
  program
    .command('merge')
    .description('Have the second node stand for both from now on. Reversible: see unmerge.')
    .argument('<node>', NODE)
    .argument('<into>', 'the node that stands for both, named the same way')
    .option('--by <name>', 'who decided it, for the log (default: the user of this process)')
    .option('--note <text>', 'why, for the log')
    .action((from: string, into: string, options: DecisionOptions) => {
      withDatabase((database) => {
        const nodes = [findNamedNode(database, from, 'node'), findNamedNode(database, into, 'into')] as const;
        const result = mergeNodes(database, ...nodes, decisionOf(options));
        tell(`${idOf(result.node)} is merged into ${idOf(result.into)}: ${moved(result)}.`);
      });
    });
  program
    .command('unmerge')
    .description('Undo the merge of a node: every claim stands again where its documents state it.')
    .argument('<node>', NODE)
    .option('--by <name>', 'who decided it, for the log (default: the user of this process)')
    .option('--note <text>', 'why, for the log')
    .action((text: string, options: DecisionOptions) => {
      withDatabase((database) => {
        const result = unmergeNode(database, findNamedNode(database, text, 'node'), decisionOf(options));
        tell(`${idOf(result.node)} is apart from ${idOf(result.into)} again: ${moved(result)}.`);
      });
    });
  program
    .command('unite')
    .description(
      'Merge organisations that are establishments of one company, of imports that did not know companies yet.',
    )
    .option('--by <name>', 'who decided it, for the log (default: the user of this process)')
    .action((options: DecisionOptions) => {
      withDatabase((database) => {
        const progress = openMergeProgress(process.stderr);
        try {
          const { by } = decisionOf(options);
          const { merged, refused } = uniteCompanies(database, { by, onProgress: progress.show });
          for (const { id, intoId, reason } of refused) {
            tell(`organisation:${id} stays apart from organisation:${intoId}: ${reason}`);
          }
          tell(
            merged === 1
              ? '1 organisation was merged into its company.'
              : `${merged} organisations were merged into their companies.`,
          );
        } finally {
          progress.end();
        }
      });
    });
  program
    .command('merges')
    .description('List who merged and unmerged what, when and why, newest first.')
    .option('--limit <count>', 'how many at most', parseLimit, DEFAULT_LIMIT)
    .option('--json', 'print JSON')
    .action(({ limit, json }: { limit: number; json?: true }) => {
      withDatabase((database) => {
        const entries = listMerges(database, limit);
        tell(json ? JSON.stringify(entries) : mergesText(entries));
      });
    });
}

function withDatabase(use: (database: GreffeDatabase) => void): void {
  const database = openConfiguredDatabase();
  try {
    use(database);
  } finally {
    database.close();
  }
}

function decisionOf({ by, note }: DecisionOptions): MergeOptions {
  return { by: by ?? userInfo().username, note };
}

function mergesText(entries: readonly MergeLogEntry[]): string {
  if (entries.length === 0) return 'Nothing was merged yet.';
  return entries
    .map(({ action, node, into, name, intoName, at, by, note }) => {
      const words = action === 'MERGED' ? 'merged into' : 'unmerged from';
      const who = by === null ? '' : ` by ${by}`;
      const why = note === null ? '' : `: ${note}`;
      return `${at.slice(0, 19).replace('T', ' ')}  ${node} (${name}) ${words} ${into} (${intoName})${who}${why}`;
    })
    .join('\n');
}

function moved({ claims }: MergeResult): string {
  return `${claims} ${claims === 1 ? 'claim' : 'claims'} moved`;
}

function idOf({ type, id }: NamedNode): string {
  return `${type.toLowerCase()}:${id}`;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function parseLimit(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return Number(text);
}
