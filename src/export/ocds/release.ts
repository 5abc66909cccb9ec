import type { DocumentFact } from '../../db/read/export/document.ts';
import type { TenderFile } from '../../db/read/export/tender-file.ts';
import { isFact } from '../../domain/claim.ts';
import { nonEmpty } from '../../domain/without-undefined.ts';
import { LazyList } from '../json-text.ts';
import { awardsOf } from './award.ts';
import { bidsOf } from './bid.ts';
import { contractsOf } from './contract.ts';
import { Course } from './course.ts';
import { startOf } from './date.ts';
import { ocidOf } from './ocid.ts';
import type { LeftOutBids, Offer } from './offer.ts';
import type { Parties } from './party.ts';
import { tenderOf } from './tender.ts';
import { Worths } from './worth.ts';

/** What a release is made from. */
export interface ReleaseParts {
  readonly ocid: string;
  readonly file: TenderFile;
  readonly offers: readonly Offer[];
  readonly leftOut: LeftOutBids;
  readonly parties: Parties;
  readonly documents: ReadonlyMap<number, DocumentFact>;
}

/**
 * The release of one tender: a compiled one, which says what all documents together say, on the day since which the last of them is
 * known. Lists that can be long are lazy.
 *
 * It states facts only: the standard has no word for what is expected, unconfirmed or disputed, and whoever reads a release takes all
 * in it for a fact.
 */
export function releaseOf(parts: ReleaseParts): object {
  const { ocid, file, offers, parties } = parts;
  const course = new Course(file);
  const worths = new Worths(file);
  const awards = awardsOf(offers, parties, course, worths);
  const contracts = contractsOf(awards, worths);
  const budget = worths.state(worths.latest('BUDGET', null));
  const { purpose } = file.tender;
  const date = startOf(file.lastKnown);
  const buyer = file.roles
    .filter((role) => role.role === 'BUYER' && isFact(role))
    .toSorted((a, b) => (a.knownFrom < b.knownFrom ? -1 : a.knownFrom > b.knownFrom ? 1 : a.key - b.key))[0];
  return {
    ocid,
    id: `${ocid}-${date}`.replaceAll('#', '-'),
    date,
    tag: ['compiled'],
    initiationType: 'tender',
    parties: parties.section,
    buyer: buyer && parties.reference(buyer.organisation),
    planning:
      budget === undefined && purpose === null
        ? undefined
        : { rationale: purpose ?? undefined, budget: budget && { amount: budget } },
    tender: tenderOf(file, parties, course, worths),
    bids: bidsOf(file, offers, parties, decision(offers, course)),
    awards: awards.length > 0 ? new LazyList(awards) : undefined,
    contracts: nonEmpty(contracts),
    relatedProcesses: relatedProcesses(file),
    x_greffe: ownPart(parts, worths),
  };
}

/** Whether it is decided what becomes of the bids on a lot, or on the tender as a whole. */
function decision(offers: readonly Offer[], course: Course): (lot: string | null) => boolean {
  const won = new Set(offers.filter((offer) => offer.won).map(({ bid }) => bid.lot));
  const over = new Set(course.scopes.filter((lot) => OVER.has(course.last(lot)?.event ?? '')));
  return (lot) => won.has(lot) || over.has(lot) || over.has(null);
}

const OVER: ReadonlySet<string> = new Set(['AWARDED', 'CANCELLED', 'UNSUCCESSFUL']);

/** The standard has a code for what replaces a process that failed, and none for what amends one. */
function relatedProcesses({ predecessors }: TenderFile): object[] | undefined {
  const replaced = predecessors.filter((each) => isFact(each) && each.relation === 'REPLACES');
  if (replaced.length === 0) return undefined;
  return replaced.map(({ key, name, slug, ocid }) => ({
    id: `succession:${key}`,
    relationship: ['unsuccessfulProcess'],
    title: name,
    scheme: 'ocid',
    identifier: ocidOf(ocid, slug),
  }));
}

/** What the standard has no member for. */
function ownPart({ file, leftOut, documents }: ReleaseParts, worths: Worths): object {
  const { unsaid } = worths;
  const hasLeftOut = Object.values(leftOut).some((count) => count > 0);
  return {
    tender: `tender:${file.tender.id}`,
    slug: file.tender.slug,
    leftOutBids: hasLeftOut ? leftOut : undefined,
    valuations: nonEmpty(unsaid),
    evidence: new LazyList(
      file.evidence.flatMap((id) => {
        const document = documents.get(id);
        if (document === undefined) return [];
        const { name: title, url, published } = document;
        return [{ id: `article:${id}`, title, url: url ?? undefined, published: published ?? undefined }];
      }),
    ),
  };
}
