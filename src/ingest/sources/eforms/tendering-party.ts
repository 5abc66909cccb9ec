import type { BidRecord, NodeRef } from '../../../model/record.ts';
import type { PartyRole } from '../../../model/words/claim.ts';
import type { XmlElement } from '../../xml-element.ts';
import { type Organisations, undefinedOrganisation } from './organisation.ts';
import type { Statement } from './statement.ts';
import { codeOf } from './text.ts';

export type Parties = BidRecord['parties'];

/** The tendering parties that the notice defines, by number (TPA); those within tenders are references. */
export function tenderingPartiesOf(results: XmlElement | undefined): Map<string, XmlElement> {
  return new Map(
    (results?.all('TenderingParty') ?? []).flatMap((party) => {
      const number = codeOf(party.child('ID'));
      return number === undefined ? [] : [[number, party] as const];
    }),
  );
}

/**
 * The organisations behind a tender: its tenderers, one of them the lead where the notice says so, and their subcontractors. An
 * organisation that stands there under several ORG numbers is one party; a tendering party that refers to no tenderer is who its name
 * says. Undefined, and the tender rejected, when there is no tenderer; a member that is not defined is rejected by itself.
 */
export function partiesOf(
  statement: Statement,
  organisations: Organisations,
  tender: XmlElement,
  tenderingParties: ReadonlyMap<string, XmlElement>,
): Parties | undefined {
  const reference = tender.child('TenderingParty');
  const number = codeOf(reference?.child('ID'));
  const party = number === undefined ? undefined : tenderingParties.get(number);
  const missing: XmlElement[] = [];
  const members = new Map<NodeRef, PartyRole>();
  const add = (element: XmlElement, role: PartyRole) => {
    const organisation = organisations.state(codeOf(element.child('ID')));
    if (organisation === undefined) missing.push(element);
    else if (members.get(organisation) !== 'LEAD' && role !== 'SUBCONTRACTOR')
      members.set(organisation, role);
    else if (!members.has(organisation)) members.set(organisation, role);
  };
  for (const tenderer of party?.all('Tenderer') ?? []) add(tenderer, isLead(tenderer) ? 'LEAD' : 'MEMBER');
  if (members.size === 0) {
    const named = organisations.stateNamed((party ?? reference)?.all('Name') ?? []);
    if (named !== undefined) members.set(named, 'MEMBER');
  }
  const tendererCount = members.size;
  if (tendererCount === 0) {
    statement.reject(tender, noTenderer(number, party));
    return undefined;
  }
  for (const subcontractor of party?.all('SubContractor') ?? []) add(subcontractor, 'SUBCONTRACTOR');
  for (const element of missing) {
    statement.reject(element, undefinedOrganisation(codeOf(element.child('ID'))));
  }
  return Array.from(members, ([organisation, role]) => ({
    organisation,
    role: tendererCount === 1 && role !== 'SUBCONTRACTOR' ? 'SOLE' : role,
  }));
}

function noTenderer(number: string | undefined, party: XmlElement | undefined): string {
  if (party !== undefined) {
    return `no tenderer of ${number} is an organisation with a name that the notice defines`;
  }
  return number === undefined
    ? 'the tender names no tendering party'
    : `the tender names ${number}, which is not defined`;
}

/** OPT-170: leads the group of tenderers. */
function isLead(tenderer: XmlElement): boolean {
  return ['true', '1'].includes(codeOf(tenderer.child('GroupLeadIndicator')) ?? '');
}
