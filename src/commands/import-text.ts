import type { ImportEntry } from '../db/log/import-log.ts';
import type { OutdatedImport } from '../db/log/outdated-import.ts';
import type { FileSummary, ImportSummary } from '../ingest/import-summary.ts';

/** What became of an import, in lines for people; most of them only where there is something to say. */
export function summaryText(summary: ImportSummary): string {
  const { files, seconds } = summary;
  const ofOutcome = (outcome: FileSummary['outcome']) => files.filter((file) => file.outcome === outcome);
  const unchanged = ofOutcome('UNCHANGED').length;
  const imported = ofOutcome('IMPORTED').length;
  const rate = seconds > 0 ? Math.round(summary.documents / seconds) : 0;
  const lines = [
    `${counted(imported, 'file')} imported in ${seconds.toFixed(1)} s: ${counted(summary.documents, 'document')} (${rate}/s).`,
    `Nodes: ${summary.nodesCreated} new, ${summary.nodesChanged} changed. Claims: ${summary.claimsCreated} new, ${summary.claimsChanged} changed. Evidence: ${summary.evidenceAdded} new.`,
  ];
  if (unchanged > 0)
    lines.push(`${counted(unchanged, 'file')} imported before, not read again (--force does).`);
  for (const [reason, count] of reasonsOf(files)) lines.push(`Left out: ${count} × ${reason}.`);
  if (summary.amountsFlagged + summary.amountsUnflagged > 0) {
    lines.push(
      `Amounts far from their kind: ${summary.amountsFlagged} flagged, ${summary.amountsUnflagged} no more.`,
    );
  }
  lines.push(...files.flatMap(({ notes }) => notes), ...summary.problems);
  if (summary.passedOver.length > 0) lines.push(passedOverText(summary.passedOver));
  if (summary.rejected > 0) {
    const where = summary.rejectsFile === undefined ? '' : `: see ${summary.rejectsFile}`;
    lines.push(`Rejected: ${summary.rejected}${where}.`);
  }
  if (summary.isStopped) lines.push('Stopped. The same command with --resume goes on from here.');
  return `${lines.join('\n')}\n`;
}

/** Names of files that are told; more would hide the rest. */
const NAMED_FILES = 3;

function passedOverText(paths: readonly string[]): string {
  const more = paths.length - NAMED_FILES;
  const named = paths.slice(0, NAMED_FILES).join(', ');
  return `Passed over, by the ending of the name: ${counted(paths.length, 'file')}: ${named}${more > 0 ? ` and ${more} more` : ''}.`;
}

function reasonsOf(files: readonly FileSummary[]): Map<string, number> {
  const reasons = new Map<string, number>();
  for (const { skippedFor } of files) {
    for (const [reason, count] of Object.entries(skippedFor)) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    }
  }
  return reasons;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

const HASH_CHARACTERS = 12;

/** The imports as a table, newest first, and how many there are besides. */
export function importsText(entries: readonly ImportEntry[], count: number): string {
  if (entries.length === 0) return 'Nothing was imported yet.\n';
  const rows = entries.map((entry) => [
    String(entry.id),
    entry.started.slice(0, 19).replace('T', ' '),
    entry.source,
    entry.status === 'RUNNING' ? 'UNFINISHED' : entry.status,
    String(entry.documents),
    String(entry.rejected),
    entry.sha256?.slice(0, HASH_CHARACTERS) ?? '',
    entry.file,
  ]);
  const head = ['id', 'started (UTC)', 'source', 'status', 'documents', 'rejected', 'sha256', 'file'];
  const more =
    count > entries.length
      ? `These are the latest ${entries.length} of ${count} imports: --limit shows more.\n`
      : '';
  return tableText([head, ...rows]) + more;
}

/** The files that are to be read again. */
export function outdatedText(files: readonly OutdatedImport[]): string {
  if (files.length === 0) return 'No file was read by an older version.\n';
  const rows = files.map(({ source, readBy, version, documents, file }) => [
    source,
    String(readBy),
    String(version),
    String(documents),
    file,
  ]);
  const head = ['source', 'read by', 'now', 'documents', 'file'];
  const what = `${counted(files.length, 'file')} to read again: \`greffe import --again\` does, where they are still there.`;
  return `${tableText([head, ...rows])}${what}\n`;
}

function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}
