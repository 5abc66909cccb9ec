import { readJson } from '../../json.ts';
import { rejection } from '../../rejection.ts';
import type { Source, SourceFile, SourceItem } from '../../source.ts';
import { datedStatements } from './dating.ts';
import { documentOf, type StatementDocument } from './document.ts';
import { KnownParties, Waiting } from './known-party.ts';
import { stateOwnership } from './ownership.ts';
import { stateParty } from './party.ts';
import { seriesOf } from './statement.ts';

/** Statements of the Beneficial Ownership Data Standard, versions 0.2 to 0.4: a list, or one in each line. */
export const bodsSource: Source = {
  name: 'bods',
  description: 'statements on who owns and controls whom (BODS 0.2 to 0.4)',
  endings: ['.json', '.jsonl', '.ndjson'],
  version: 3,
  read,
};

/** Each statement is a document. One on ownership comes after both parties that it refers to, wherever in the file they stand. */
async function* read(file: SourceFile): AsyncGenerator<SourceItem> {
  const parties = new KnownParties();
  const waiting = new Waiting();
  const series = seriesOf();
  for await (const item of datedStatements(readJson(file, ['statements']))) {
    if ('reason' in item) {
      yield rejection(file, item.locator, item.reason, item.content);
      continue;
    }
    const { statement } = item;
    const document = documentOf(file, item, series(statement));
    if (statement.type === 'RELATIONSHIP') {
      const missing = parties.missing(statement);
      if (missing === undefined) yield* ownershipIn(file, document, parties);
      else for (const given of waiting.add(missing, document)) yield unresolved(file, given);
      continue;
    }
    parties.add(statement, stateParty(document));
    yield document.stated();
    for (const dependent of waiting.take(statement.ref)) {
      const missing = parties.missing(dependent.statement);
      if (missing === undefined) yield* ownershipIn(file, dependent, parties);
      else for (const given of waiting.add(missing, dependent)) yield unresolved(file, given);
    }
  }
  for (const document of waiting.rest()) yield unresolved(file, document);
}

function* ownershipIn(
  file: SourceFile,
  document: StatementDocument,
  parties: KnownParties,
): Generator<SourceItem> {
  const problem = stateOwnership(document, parties);
  if (problem === undefined) yield document.stated();
  else yield rejection(file, document.locator, problem, document.statement.published);
}

function unresolved(file: SourceFile, { locator, statement }: StatementDocument): SourceItem {
  const refs = [statement.subject, statement.interestedParty].filter((ref) => typeof ref === 'string');
  const reason = `not all it refers to is described in this file: ${refs.join(', ')}`;
  return rejection(file, locator, reason, statement.published);
}
