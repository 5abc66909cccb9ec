import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { GreffeDatabase } from '../db/connection/client.ts';
import { type DetachmentLogEntry, listDetachments } from '../db/log/detachment-log.ts';
import { listMerges, type MergeLogEntry } from '../db/log/merge-log.ts';
import { type MergeResult, mergeNodes, unmergeNode } from '../db/merge/merge.ts';
import { uniteCompanies } from '../db/merge/unite-companies.ts';
import { findNamedNode, type NamedNode } from '../db/read/node/named-node.ts';
import { BadUserInput } from '../domain/error.ts';
import { BANDS, type Band } from '../graph/duplicate/band.ts';
import { mergeInBulk, NEVER_IN_BULK } from './bulk-merge.ts';
import { type DecisionOptions, decisionOf, withDatabase } from './decision.ts';
import { openMergeProgress } from './derive-progress.ts';
import { detachmentText } from './detach.ts';
import { TYPES, type TypeName } from './duplicates.ts';

const DEFAULT_LIMIT = 50;
const NODE = 'its id (organisation:42) or its type and slug (organisation/atos)';

interface MergeCommandOptions extends DecisionOptions {
  readonly band?: Band;
  readonly type?: TypeName;
  readonly dryRun?: true;
}

/** `greffe merge`, `greffe unmerge`, `greffe unite`, `greffe merges` (see docs/identity.md). */
export function addMergeCommands(program: Command): void {
  program
    .command('merge')
    .description(
      'Have the second node stand for both from now on; or with --band, merge all that share a checked number. Reversible: see unmerge.',
    )
    .argument('[node]', NODE)
    .argument('[into]', 'the node that stands for both, named the same way')
    .addOption(
      new Option('--band <band>', 'merge all of this band that share a checked number: LIKELY').choices(
        BANDS,
      ),
    )
    .addOption(new Option('--type <type>', 'with --band: of which nodes').choices(Object.keys(TYPES)))
    .option('--dry-run', 'with --band: tell what would be merged, and change nothing')
    .option('--by <name>', 'who decided it, for the log (default: the user of this process)')
    .option('--note <text>', 'why, for the log')
    .action((from: string | undefined, into: string | undefined, options: MergeCommandOptions) => {
      if (options.band !== undefined) mergeBand(options.band, from, options);
      else mergeTwo(from, into, options);
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
      const unite = (database: GreffeDatabase) => {
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
      };
      withDatabase(unite, { hints: false });
    });
  program
    .command('merges')
    .description('List who merged and unmerged, detached and attached what, when and why, newest first.')
    .option('--limit <count>', 'how many at most', parseLimit, DEFAULT_LIMIT)
    .option('--json', 'print JSON')
    .action(({ limit, json }: { limit: number; json?: true }) => {
      withDatabase((database) => {
        const entries = [...listMerges(database, limit), ...listDetachments(database, limit)];
        // Of one instant the order is kept.
        const shown = entries.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)).slice(0, limit);
        tell(json ? JSON.stringify(shown) : mergesText(shown));
      });
    });
}

function mergeTwo(from: string | undefined, into: string | undefined, options: MergeCommandOptions): void {
  if (options.dryRun || options.type !== undefined) {
    const name = options.dryRun ? '--dry-run' : '--type';
    throw new BadUserInput(`${name} goes with --band: which nodes are meant, two names say.`, name);
  }
  if (from === undefined || into === undefined) {
    const name = from === undefined ? 'node' : 'into';
    throw new BadUserInput(`${name} is missing: name two nodes, or a --band to merge.`, name);
  }
  withDatabase((database) => {
    const nodes = [findNamedNode(database, from, 'node'), findNamedNode(database, into, 'into')] as const;
    const result = mergeNodes(database, ...nodes, decisionOf(options));
    tell(`${idOf(result.node)} is merged into ${idOf(result.into)}: ${moved(result)}.`);
  });
}

function mergeBand(band: Band, node: string | undefined, options: MergeCommandOptions): void {
  const why = NEVER_IN_BULK[band];
  if (why !== undefined) {
    throw new BadUserInput(`Pairs of the band ${band} are never merged in bulk: ${why}.`, '--band');
  }
  if (node !== undefined) {
    throw new BadUserInput(`"${node}" can't be named together with --band, which finds the nodes.`, 'node');
  }
  const { type = 'organisation', dryRun, by = userInfo().username, note } = options;
  withDatabase((database) => {
    mergeInBulk(database, { type, by, note, isDry: dryRun === true }, process);
  });
}

function mergesText(entries: readonly (MergeLogEntry | DetachmentLogEntry)[]): string {
  if (entries.length === 0) return 'Nothing was merged yet.';
  return entries
    .map((entry) => {
      const { at, by, note } = entry;
      const who = by === null ? '' : ` by ${by}`;
      const why = note === null ? '' : `: ${note}`;
      const what = 'establishment' in entry ? detachmentText(entry) : mergeText(entry);
      return `${at.slice(0, 19).replace('T', ' ')}  ${what}${who}${why}`;
    })
    .join('\n');
}

function mergeText({ action, node, into, name, intoName }: MergeLogEntry): string {
  const words = action === 'MERGED' ? 'merged into' : 'unmerged from';
  return `${node} (${name}) ${words} ${into} (${intoName})`;
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
