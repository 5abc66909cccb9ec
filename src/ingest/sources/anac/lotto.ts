import { type Identifier, normaliseIdentifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { Valued } from '../../../model/field.ts';
import { type DocumentText, hashOf } from '../../document-builder.ts';
import { publishedDecimal } from '../../published-value.ts';
import { rejection } from '../../rejection.ts';
import type { RejectedDocument, SourceFile, StatedDocument } from '../../source.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { DataSet } from './data-set.ts';
import { LottoDocument } from './lotto-document.ts';
import { type Participant, participantKey, participantsIn, stateOrganisation } from './participant.ts';
import { procedureOf } from './procedure.ts';

/**
 * What a `lotto` states: a tender with its buyer, all who took part, who won and for how much.
 *
 * The same CIG may stand in many lots of a file, one for each purchase under it: they are one tender with the bids of all.
 *
 * @returns no document when not even a subject is there, with the parts that can't be understood
 */
export function stateLotto(
  file: Pick<SourceFile, 'name'>,
  dataSet: DataSet,
  element: XmlElement,
): { document?: StatedDocument; rejected: readonly RejectedDocument[] } {
  const name = textIn(element, 'oggetto');
  if (name === undefined) {
    const reason = 'the lot has no subject (oggetto)';
    return { rejected: [rejection(file, element.locator, reason, String(element))] };
  }
  const proposer = element.child('strutturaProponente');
  const published = proposer && textIn(proposer, 'codiceFiscaleProp');
  const code = published === undefined ? undefined : normaliseIdentifier('IT-CF', published);
  const publisher = code?.value ?? nameKey((proposer && textIn(proposer, 'denominazione')) ?? '');
  const cig = normaliseIdentifier('IT-CIG', textIn(element, 'cig') ?? '');
  const lotto = new LottoDocument(file, {
    dataSet,
    element,
    publisher,
    // Below a threshold no CIG is needed, and zeros are written: only the subject tells such a lot from others.
    tender: `anac:${publisher}:${cig.checked ? cig.value : `without CIG:${nameKey(name)}`}`,
    buyerCode: code?.checked === true ? code.value : undefined,
  });
  stateTender(lotto, name, cig);
  stateBuyer(lotto, proposer, published);
  stateOffers(lotto);
  const document = lotto.build(dataSet.article, documentTextOf(lotto));
  return { document: { ...document, articleLocator: '' }, rejected: lotto.rejected };
}

/** All lots of a CIG in one data set speak together; each is a document, as a later data set may have fewer. */
function documentTextOf({ dataSet, element, tender }: LottoDocument): DocumentText {
  return {
    key: `${dataSet.article.ref}#${tender}:${dataSet.occurrences.next(tender)}`,
    moment: dataSet.moment,
    hash: hashOf(String(element)),
    series: { key: `${dataSet.series}:${tender}` },
  };
}

const CIG = /^[A-Z\d]{10}$/;

/** States the tender that the lot is. It bears the flags of all that no other record has a field for. */
function stateTender(lotto: LottoDocument, name: string, cig: Identifier): void {
  const { element, tender, flags } = lotto;
  flags.push(...textFlags(name, 'name'));
  const published = textIn(element, 'cig') ?? '';
  const isCig = cig.checked && CIG.test(cig.value);
  if (!isCig && published !== '') flags.push({ flag: 'INVALID_IDENTIFIER', field: 'identifiers', published });
  lotto.addNode({
    type: 'TENDER',
    ref: tender,
    keys: [tender],
    identifiers: isCig ? [{ scheme: cig.scheme, value: cig.value }] : [],
    name,
    country: 'IT',
    ...withoutUndefined(procedureOf(textIn(element, 'sceltaContraente'))),
    statedOn: lotto.dataSet.day,
    flags,
  });
}

function stateBuyer(lotto: LottoDocument, proposer: XmlElement | undefined, code: string | undefined): void {
  if (proposer === undefined) return;
  const name = textIn(proposer, 'denominazione');
  const organisation = stateOrganisation(lotto, proposer, { code, name }, true);
  if (organisation === undefined) return;
  const evidence = lotto.evidence(proposer);
  lotto.addClaim({ kind: 'PROCUREMENT_ROLE', organisation, tender: lotto.tender, role: 'BUYER', evidence });
}

function stateOffers(lotto: LottoDocument): void {
  const { element, tender } = lotto;
  const offers = new Map<string, Participant>();
  for (const offer of participantsIn(lotto, element.child('partecipanti'))) {
    const key = participantKey(offer);
    if (offers.has(key)) {
      const published = offer.element.child('ragioneSociale')?.text ?? key;
      lotto.flags.push({ flag: 'DUPLICATE', field: 'partecipanti', published });
    } else offers.set(key, offer);
  }
  for (const offer of offers.values()) stateBid(lotto, offer);
  const winners = participantsIn(lotto, element.child('aggiudicatari'));
  for (const winner of winners) stateWinner(lotto, offers, winner);
  if (winners.length === 0) return;
  lotto.addClaim({
    kind: 'TENDER_EVENT',
    tender,
    event: 'AWARDED',
    evidence: lotto.evidence(element.child('aggiudicatari') ?? element),
  });
  stateAward(lotto, winners);
}

function bidKey({ tender }: LottoDocument, participant: Participant): string {
  return `${tender}:bid:${participantKey(participant)}`;
}

function stateBid(lotto: LottoDocument, offer: Participant, flags: QualityFlagRecord[] = []): void {
  const key = bidKey(lotto, offer);
  lotto.addClaim({
    kind: 'BID',
    ref: key,
    key,
    tender: lotto.tender,
    parties: offer.parties,
    ...withoutUndefined({ grouping: offer.parties.length > 1 ? ('JOINT' as const) : undefined }),
    evidence: lotto.evidence(offer.element),
    flags,
  });
}

/** A winner that took part as someone else's partner won with that bid; one that did not take part, with a bid of its own. */
function stateWinner(lotto: LottoDocument, offers: Map<string, Participant>, winner: Participant): void {
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
  lotto.addClaim({
    kind: 'TENDER_EVENT',
    tender: lotto.tender,
    bid,
    event: 'WON',
    evidence: lotto.evidence(winner.element),
    flags,
  });
}

function stateAward(lotto: LottoDocument, winners: readonly Participant[]): void {
  const { dataSet, element, tender } = lotto;
  const amount = element.child('importoAggiudicazione');
  const flags: QualityFlagRecord[] = [];
  const stated = publishedDecimal(amount?.text, 'EUR', 'value', flags);
  // Without an amount it says so, and a sum of several tells what it leaves out.
  const value: Valued = stated ?? { status: flags.length > 0 ? 'UNKNOWN' : 'NOT_PUBLISHED' };
  const ofAmount = stated === undefined ? [] : flags;
  if (stated === undefined) {
    lotto.flags.push(...flags.map((flag) => ({ ...flag, field: 'importoAggiudicazione' })));
  }
  // Several purchases under one CIG are parts: each has its winner and its amount.
  const holders = winners.map(participantKey).sort().join(',');
  const nth = dataSet.occurrences.next(`${tender} ${holders}`);
  lotto.addClaim({
    kind: 'VALUATION',
    tender,
    part: nth === 1 ? holders : `${holders} ${nth}`,
    valuation: 'AWARD',
    value,
    evidence: lotto.evidence(amount ?? element),
    flags: ofAmount,
  });
}

function textIn(element: XmlElement, name: string): string | undefined {
  return element.child(name)?.text || undefined;
}
