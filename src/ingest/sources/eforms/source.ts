import { SourceUnusable } from '../../../domain/error.ts';
import { rejection } from '../../rejection.ts';
import type { Source, SourceFile, SourceItem } from '../../source.ts';
import { readXml } from '../../xml.ts';
import type { XmlElement } from '../../xml-element.ts';
import { articleOf } from './article.ts';
import { readNotice, UnreadableNotice } from './notice.ts';
import { readOrganisations } from './organisation.ts';
import { stateProcedureEvents } from './procedure-event.ts';
import { stateResults } from './result.ts';
import { stateRoles } from './role.ts';
import { documentTextOf } from './series.ts';
import { Statement } from './statement.ts';
import { lotsOf, stateTender } from './tender.ts';
import { stateEstimates } from './valuation.ts';

const NOTICES: ReadonlySet<string> = new Set([
  'PriorInformationNotice',
  'ContractNotice',
  'ContractAwardNotice',
]);

/** Notices of the European Union's eForms (UBL 2.3, SDK 1), one a file, as TED publishes them. */
export const eformsSource: Source = {
  name: 'eforms',
  description: 'eForms notices of TED: planning, contract, award, modification and change notices (UBL XML)',
  endings: ['.xml'],
  version: 6,
  async *read(file) {
    for await (const root of readXml(file)) yield* readRoot(file, root);
  },
};

function* readRoot(file: SourceFile, root: XmlElement): Generator<SourceItem> {
  if (root.name === 'BusinessRegistrationInformationNotice') {
    yield { locator: root.locator, skipped: 'business registration notice, which tells of no procurement' };
    return;
  }
  if (!NOTICES.has(root.name)) {
    const form = root.name === 'TED_EXPORT' ? ' of the TED schema before eForms, which is not supported' : '';
    throw new SourceUnusable(file.name, `its root element <${root.name}> is no eForms notice${form}`);
  }
  try {
    yield* stateNotice(file, root);
  } catch (error) {
    if (!(error instanceof UnreadableNotice)) throw error;
    yield rejection(file, error.element.locator, error.message, String(error.element));
  }
}

function* stateNotice(file: SourceFile, root: XmlElement): Generator<SourceItem> {
  const statement = new Statement(file, readNotice(root));
  const organisations = readOrganisations(statement);
  const lots = lotsOf(statement.notice);
  if (stateTender(statement, organisations, lots)) {
    stateRoles(statement, organisations);
    stateEstimates(statement, lots);
    stateProcedureEvents(statement, lots);
    stateResults(statement, organisations, lots);
  }
  yield statement.build(articleOf(statement), documentTextOf(statement.notice));
  yield* statement.rejected;
}
