import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { OrganisationRecord } from '../../../model/record.ts';
import type { ProcurementRole } from '../../../model/words/claim.ts';
import type { XmlElement } from '../../xml-element.ts';
import { ACTIVITIES, BUYER_KINDS, meaningOf } from './code-list.ts';
import { noticeResultOf } from './notice-result.ts';
import { type Organisations, undefinedOrganisation } from './organisation.ts';
import { type Statement, TENDER } from './statement.ts';
import { codeOf } from './text.ts';

/**
 * States who buys (OPT-300-Procedure-Buyer), each buyer of a joint procurement by itself; who pays for a lot's contract besides
 * them (OPT-301, FinancingParty); and that a central purchasing body which buys for others (OPP-051) runs the procedure.
 */
export function stateRoles(statement: Statement, organisations: Organisations): void {
  const { notice } = statement;
  for (const party of notice.root.all('ContractingParty')) {
    const ids = party.every('Party', 'PartyIdentification', 'ID');
    if (ids.length === 0) stateNamedBuyer(statement, organisations, party);
    for (const id of ids) {
      stateRole(statement, organisations, id, 'BUYER', buyerAttributes(party));
      const definition = organisations.find(codeOf(id))?.element;
      if (isCentralPurchasingBody(statement, definition)) {
        stateRole(statement, organisations, id, 'PROCURING_ENTITY');
      }
    }
  }
  const funders = noticeResultOf(notice)?.lotResults.flatMap((result) => result.all('FinancingParty')) ?? [];
  for (const id of funders.flatMap((party) => party.every('PartyIdentification', 'ID'))) {
    stateRole(statement, organisations, id, 'FUNDER');
  }
}

function stateRole(
  statement: Statement,
  organisations: Organisations,
  id: XmlElement,
  role: ProcurementRole,
  more?: Partial<OrganisationRecord>,
): void {
  const number = codeOf(id);
  if (number === undefined) return;
  const organisation = organisations.state(number, more);
  if (organisation === undefined) {
    statement.reject(id, undefinedOrganisation(number));
    return;
  }
  statement.addClaim({
    kind: 'PROCUREMENT_ROLE',
    organisation,
    tender: TENDER,
    role,
    evidence: statement.evidence(id),
  });
}

/** A buyer that the notice names in its place and does not refer to. */
function stateNamedBuyer(statement: Statement, organisations: Organisations, party: XmlElement): void {
  const names = party.every('Party', 'PartyName', 'Name');
  const organisation = organisations.stateNamed(names, buyerAttributes(party));
  const [place] = names;
  if (organisation === undefined || place === undefined) return;
  const evidence = statement.evidence(place);
  statement.addClaim({ kind: 'PROCUREMENT_ROLE', organisation, tender: TENDER, role: 'BUYER', evidence });
}

/** What a notice says of a buyer: its legal type (BT-11) and its main activity (BT-10, BT-610). */
function buyerAttributes(party: XmlElement): Partial<OrganisationRecord> {
  const types = party.every('ContractingPartyType', 'PartyTypeCode').flatMap((code) => codeOf(code) ?? []);
  const kind = types.map((type) => meaningOf(BUYER_KINDS, type)).find((each) => each !== undefined);
  const code = codeOf(party.at('ContractingActivity', 'ActivityTypeCode'));
  return withoutUndefined({ kind, activity: meaningOf(ACTIVITIES, code) ?? code });
}

function isCentralPurchasingBody({ notice }: Statement, company: XmlElement | undefined): boolean {
  const organisation = notice.extension
    ?.every('Organizations', 'Organization')
    .find((each) => each.child('Company') === company);
  const indicator = codeOf(organisation?.child('AwardingCPBIndicator'));
  return company !== undefined && (indicator === 'true' || indicator === '1');
}
