import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import type { ClaimRecord, EvidenceRecord, GraphRecords, TenderRecord } from '../../../model/record.ts';
import { publishedDecimal } from '../../published-value.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { DataSet } from './data-set.ts';
import {
  type Organisations,
  type Participant,
  participantKey,
  participantsIn,
  type RejectedPart,
  stateOrganisation,
} from './participant.ts';
import { procedureOf } from './procedure.ts';

/** What is being stated of one `lotto`. */
interface Lotto {
  readonly dataSet: DataSet;
  readonly element: XmlElement;
  readonly tender: TenderRecord & { flags: QualityFlagRecord[] };
  readonly claims: ClaimRecord[];
}

/**
 * What a `lotto` states: a tender with its buyer, all who took part, who won and for how much.
 *
 * The same CIG may stand in many lots of a file, one for each purchase under it: they are one tender with the bids of all.
 *
 * @returns no records when not even a subject is there, with the parts that can't be understood
 */
export function stateLotto(
  dataSet: DataSet,
  element: XmlElement,
): { records?: GraphRecords; rejected: readonly RejectedPart[] } {
  const name = textIn(element, 'oggetto');
  if (name === undefined) return { rejected: [{ element, reason: 'the lot has no subject (oggetto)' }] };
  const proposer = element.child('strutturaProponente');
  const buyerCode = proposer && textIn(proposer, 'codiceFiscaleProp');
  const code = buyerCode === undefined ? undefined : normaliseIdentifier('IT-CF', buyerCode);
  const publisher = code?.value ?? nameKey((proposer && textIn(proposer, 'denominazione')) ?? '');
  const organisations: Organisations = {
    publisher,
    statedOn: dataSet.day,
    buyer: code?.checked === true ? code.value : undefined,
    nodes: new Map(),
    rejected: [],
  };
  const lotto = { dataSet, element, tender: tenderOf(dataSet, element, publisher, name), claims: [] };
  stateBuyer(lotto, organisations, proposer, buyerCode);
  stateOffers(lotto, organisations);
  const nodes = [dataSet.article, lotto.tender, ...organisations.nodes.values()];
  return { records: { nodes, claims: lotto.claims, mentions: [] }, rejected: organisations.rejected };
}

const CIG = /^[A-Z\d]{10}$/;

function tenderOf(dataSet: DataSet, element: XmlElement, publisher: string, name: string): Lotto['tender'] {
  const flags: QualityFlagRecord[] = textFlags(name, 'name');
  const published = textIn(element, 'cig') ?? '';
  const cig = normaliseIdentifier('IT-CIG', published);
  const isCig = cig.checked && CIG.test(cig.value);
  if (!isCig && published !== '') flags.push({ flag: 'INVALID_IDENTIFIER', field: 'identifiers', published });
  // Below a threshold no CIG is needed, and zeros are written: only the subject tells such a lot from others.
  const key = `anac:${publisher}:${cig.checked ? cig.value : `without CIG:${nameKey(name)}`}`;
  return {
    type: 'TENDER',
    ref: key,
    keys: [key],
    identifiers: isCig ? [{ scheme: cig.scheme, value: cig.value }] : [],
    name,
    country: 'IT',
    ...procedureOf(textIn(element, 'sceltaContraente')),
    statedOn: dataSet.day,
    flags,
  };
}

function stateBuyer(
  { dataSet, tender, claims }: Lotto,
  organisations: Organisations,
  proposer: XmlElement | undefined,
  code: string | undefined,
): void {
  if (proposer === undefined) return;
  const name = textIn(proposer, 'denominazione');
  const organisation = stateOrganisation({ ...organisations, buyer: undefined }, proposer, { code, name });
  if (organisation === undefined) return;
  const evidence = evidenceIn(dataSet, proposer);
  claims.push({ kind: 'PROCUREMENT_ROLE', organisation, tender: tender.ref, role: 'BUYER', evidence });
}

function stateOffers(lotto: Lotto, organisations: Organisations): void {
  const { element, tender, claims, dataSet } = lotto;
  const offers = new Map<string, Participant>();
  for (const offer of participantsIn(organisations, element.child('partecipanti'))) {
    const key = participantKey(offer);
    if (offers.has(key))
      tender.flags.push({
        flag: 'DUPLICATE',
        field: 'partecipanti',
        published: offer.element.child('ragioneSociale')?.text ?? key,
      });
    else offers.set(key, offer);
  }
  for (const offer of offers.values()) stateBid(lotto, offer);
  const winners = participantsIn(organisations, element.child('aggiudicatari'));
  for (const winner of winners) stateWinner(lotto, offers, winner);
  if (winners.length === 0) return;
  const evidence = evidenceIn(dataSet, element.child('aggiudicatari') ?? element);
  claims.push({
    kind: 'TENDER_EVENT',
    key: `${tender.ref}:AWARDED`,
    tender: tender.ref,
    event: 'AWARDED',
    evidence,
  });
  stateAward(lotto, winners);
}

function bidKey({ tender }: Lotto, participant: Participant): string {
  return `${tender.ref}:bid:${participantKey(participant)}`;
}

function stateBid(lotto: Lotto, offer: Participant, flags: QualityFlagRecord[] = []): void {
  const key = bidKey(lotto, offer);
  lotto.claims.push({
    kind: 'BID',
    ref: key,
    key,
    tender: lotto.tender.ref,
    parties: offer.parties,
    ...(offer.parties.length > 1 && { grouping: 'JOINT' }),
    evidence: evidenceIn(lotto.dataSet, offer.element),
    flags,
  });
}

/** A winner that took part as someone else's partner won with that bid; one that did not take part, with a bid of its own. */
function stateWinner(lotto: Lotto, offers: Map<string, Participant>, winner: Participant): void {
  const key = participantKey(winner);
  const flags: QualityFlagRecord[] = [];
  let offer = offers.get(key);
  if (offer === undefined) {
    flags.push({ flag: 'CONTRADICTION', field: 'aggiudicatari', published: key });
    const names = new Set(winner.parties.map(({ organisation }) => organisation));
    const close = [...offers.values()].filter(({ parties }) =>
      parties.some((party) => names.has(party.organisation)),
    );
    offer = close.length === 1 ? close[0] : undefined;
    if (offer === undefined) {
      offer = winner;
      offers.set(key, winner);
      stateBid(lotto, winner, flags);
    }
  }
  const bid = bidKey(lotto, offer);
  lotto.claims.push({
    kind: 'TENDER_EVENT',
    key: `${bid}:WON`,
    tender: lotto.tender.ref,
    bid,
    event: 'WON',
    evidence: evidenceIn(lotto.dataSet, winner.element),
    flags,
  });
}

function stateAward({ dataSet, element, tender, claims }: Lotto, winners: readonly Participant[]): void {
  const amount = element.child('importoAggiudicazione');
  const flags: QualityFlagRecord[] = [];
  const value = publishedDecimal(amount?.text, 'EUR', 'value', flags);
  if (amount === undefined || value === undefined) {
    tender.flags.push(...flags.map((flag) => ({ ...flag, field: 'importoAggiudicazione' })));
    return;
  }
  claims.push({
    kind: 'VALUATION',
    // Of several purchases under one CIG each has its winner and its amount.
    key: `${tender.ref}:award:${winners.map(participantKey).sort().join(',')}`,
    tender: tender.ref,
    valuation: 'AWARD',
    value,
    evidence: evidenceIn(dataSet, amount),
    flags,
  });
}

function evidenceIn({ article }: DataSet, { locator }: XmlElement): EvidenceRecord[] {
  return [{ article: article.ref, standing: 'OFFICIAL', locator }];
}

function textIn(element: XmlElement, name: string): string | undefined {
  return element.child(name)?.text || undefined;
}
