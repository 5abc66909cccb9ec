import { nameKey } from '../../../domain/name-key.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { rejection } from '../../rejection.ts';
import type { SourceFile, SourceItem } from '../../source.ts';
import type { Contract } from './contract.ts';
import { awardKeyOf, type ContractReading, contractDocument, readAwards } from './contract-document.ts';
import { laterDocuments } from './later-document.ts';
import { buyerSiret, type PartyScope, readBuyer } from './party.ts';
import { publicationOf } from './publication.ts';
import { identityOf } from './tender-record.ts';

const UNDATED =
  'it has no date: neither datePublicationDonnees nor dateNotification (dateSignature), and its number begins with no year';

/**
 * The documents that one published contract is: the contract as it was first published, and each amendment and subcontract.
 * A part that can't be understood is rejected, and the rest stated.
 *
 * @param locator where the contract stands in its file
 * @param content what to keep of it when it is rejected
 */
export function* readDocuments(
  file: SourceFile,
  contract: Contract,
  locator: string,
  content: unknown,
): Generator<SourceItem> {
  for (const part of contract.broken) {
    yield rejection(file, `${locator}${part.locator}`, part.reason, part.content);
  }
  const publication = publicationOf(contract);
  if (publication === undefined) {
    yield rejection(file, locator, UNDATED, content);
    return;
  }
  const identity = identityOf(contract);
  const scope = scopeOf(contract, identity.key, publication.statedOn);
  const buyer = contract.buyer === undefined ? undefined : readBuyer(contract.buyer, scope);
  const { awards, nobody } = readAwards(
    contract.holders,
    contract.grouping,
    contract.locators.holders,
    scope,
  );
  const reading: ContractReading = {
    file,
    contract,
    identity,
    publication,
    scope,
    buyer,
    awards,
    awardKey: awardKeyOf(awards),
  };
  yield contractDocument(reading, nobody, locator);
  yield* laterDocuments(reading, locator);
}

function scopeOf({ buyer, portal }: Contract, contractKey: string, statedOn: string): PartyScope {
  const id = buyerSiret(buyer);
  return {
    publisher: id ?? portal ?? unidentified(buyer) ?? '-',
    contractKey,
    statedOn,
    ...withoutUndefined({ buyerId: id, buyerName: buyer?.name }),
  };
}

/** A buyer whose identifier is no one's is told from others by its name. */
function unidentified(buyer: Contract['buyer']): string | undefined {
  return buyer?.id === undefined || buyer.name === undefined ? undefined : nameKey(buyer.name);
}
