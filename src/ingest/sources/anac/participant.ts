import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { isPlaceholder } from '../../../domain/placeholder.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import type { NodeRef } from '../../../model/record.ts';
import type { PartyRole } from '../../../model/words/claim.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { LottoDocument } from './lotto-document.ts';

export interface Party {
  readonly organisation: NodeRef;
  readonly role: PartyRole;
}

/** One offer, or one winner: an organisation alone, or a temporary grouping of several. */
export interface Participant {
  readonly parties: readonly Party[];
  readonly element: XmlElement;
}

/** 01-MANDANTE, 02-MANDATARIA, 03-ASSOCIATA, 04-CAPOGRUPPO, 05-CONSORZIATA: who acts for the grouping leads it. */
const LEADING = /MANDATARIA|CAPOGRUPPO/i;

/** The offers in `partecipanti`, or the winners in `aggiudicatari`: each child is one, whatever it is called. */
export function participantsIn(lotto: LottoDocument, list: XmlElement | undefined): Participant[] {
  return (list?.children ?? []).flatMap((element) => {
    const members = element.all('membro');
    const parties =
      members.length === 0
        ? partyOf(lotto, element, 'SOLE')
        : members.flatMap((member) => {
            const leads = LEADING.test(member.child('ruolo')?.text ?? '');
            return partyOf(lotto, member, leads ? 'LEAD' : 'MEMBER');
          });
    return parties.length === 0 ? [] : [{ parties, element }];
  });
}

/** What tells a bid from others on the same lot: who makes it. */
export function participantKey({ parties }: Participant): string {
  return parties
    .map(({ organisation }) => organisation)
    .sort()
    .join('+');
}

function partyOf(lotto: LottoDocument, element: XmlElement, role: PartyRole): Party[] {
  const code = element.child('codiceFiscale')?.text;
  const foreign = element.child('identificativoFiscaleEstero')?.text;
  const name = element.child('ragioneSociale')?.text;
  const organisation = stateOrganisation(lotto, element, { code, foreign, name });
  return organisation === undefined ? [] : [{ organisation, role }];
}

/**
 * States the organisation once in the document. It is found again by its checked tax code; else by its foreign number; else by its
 * name, among those of the same publisher.
 */
export function stateOrganisation(
  lotto: LottoDocument,
  element: XmlElement,
  given: { code: string | undefined; foreign?: string | undefined; name: string | undefined },
  isBuyer = false,
): NodeRef | undefined {
  const name = given.name ?? '';
  if (name === '' || isPlaceholder(name)) {
    lotto.reject(element, 'the organisation has no name');
    return undefined;
  }
  const flags: QualityFlagRecord[] = textFlags(name, 'name');
  const code = given.code ? normaliseIdentifier('IT-CF', given.code) : undefined;
  const isShared = !isBuyer && code?.checked === true && code.value === lotto.buyerCode;
  if (isShared) flags.push({ flag: 'SHARED_IDENTIFIER', field: 'identifiers', published: code.value });
  else if (code?.checked === false) flags.push({ flag: 'INVALID_IDENTIFIER', field: 'identifiers' });
  const identifiers = code && !isShared ? [{ scheme: code.scheme, value: code.value }] : [];
  const foreign = given.foreign && !isPlaceholder(given.foreign) ? given.foreign : undefined;
  if (foreign !== undefined)
    flags.push({ flag: 'UNCHECKED_IDENTIFIER', field: 'identifiers', published: foreign });
  const byName = `anac:name:${lotto.publisher}:${nameKey(name)}`;
  const key = foreign === undefined ? byName : `anac:foreign:${foreign}`;
  const ref = code?.checked === true && !isShared ? `IT-CF:${code.value}` : key;
  const known = lotto.node(ref);
  if (known === undefined) {
    const { day: statedOn } = lotto.dataSet;
    const keys = ref === key ? [key] : [];
    lotto.addNode({ type: 'ORGANISATION', ref, statedOn, name, keys, identifiers, flags });
  } else if (known.name !== name && !known.aliases?.includes(name)) {
    known.aliases = [...(known.aliases ?? []), name];
  }
  return ref;
}
