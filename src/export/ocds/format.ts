import { hash } from 'node:crypto';
import { readDocuments } from '../../db/read/export/document.ts';
import { readOrganisations } from '../../db/read/export/named-organisation.ts';
import type { TenderFile } from '../../db/read/export/tender-file.ts';
import { readTenderFiles, splitByBids } from '../../db/read/export/tender-file-reader.ts';
import type { ExportCounts, ExportFormat } from '../format.ts';
import { jsonText } from '../json-text.ts';
import type { Selection } from '../selection.ts';
import { yielding } from '../yielding.ts';
import { startOf } from './date.ts';
import { OCDS_MAPPING } from './mapping.ts';
import { ocidOf } from './ocid.ts';
import { sortBids } from './offer.ts';
import { Parties } from './party.ts';
import { type ReleaseParts, releaseOf } from './release.ts';

/** Extensions of which releases use members. */
const EXTENSIONS = [
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/master/extension.json',
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json',
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_location_extension/v1.1.5/extension.json',
  'https://raw.githubusercontent.com/portaledcahn/ocds_tenderDatePublished_extension/master/extension.json',
];

/**
 * A release package of OCDS 1.1 with one compiled release for each tender, in order of id. The first line of the text opens the package,
 * the last one closes it, and each line between them is one release: without these two, and the commas at the ends of lines, it is
 * JSON Lines.
 */
export const ocdsFormat: ExportFormat = {
  name: 'ocds',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  description:
    'Open Contracting Data Standard 1.1: a release package with one compiled release a tender, with bids and lots, for tools of the standard.',
  mapping: OCDS_MAPPING,
  write: writePackage,
};

function* writePackage(selection: Selection): Generator<string, ExportCounts> {
  const counts = { tenders: 0, bids: 0, awards: 0, parties: 0, leftOutBids: 0 };
  yield `${JSON.stringify(metadataOf(selection)).slice(0, -1)},"releases":[`;
  let separator = '\n';
  for (const tenders of selection.tenders()) {
    yield '';
    for (const batch of splitByBids(selection.session, tenders)) {
      const files = yield* yielding(readTenderFiles(selection.session, batch));
      for (const parts of yield* gatherParts(selection, files)) {
        yield separator;
        yield* jsonText(releaseOf(parts));
        separator = ',\n';
        counts.tenders += 1;
        counts.bids += parts.offers.length;
        counts.awards += parts.offers.filter(({ won }) => won).length;
        counts.parties += parts.parties.ids.length;
        counts.leftOutBids += Object.values(parts.leftOut).reduce((sum, count) => sum + count, 0);
      }
    }
  }
  yield '\n]}\n';
  return counts;
}

/** The same database asked for the same on one day makes one package. */
function metadataOf({ day, filterText }: Selection): object {
  const part = filterText === null ? '' : `:${hash('sha256', filterText).slice(0, 32)}`;
  return {
    uri: `urn:greffe:export:ocds:${day}${part}`,
    version: '1.1',
    extensions: EXTENSIONS,
    publishedDate: startOf(day),
    publisher: { name: 'Greffe' },
  };
}

/** What the releases of some files are made from: the organisations and documents of all are read together. */
function* gatherParts(
  { session }: Selection,
  files: readonly TenderFile[],
): Generator<string, ReleaseParts[]> {
  const documents = yield* yielding(readDocuments(session, distinct(files.map(({ evidence }) => evidence))));
  const releases: ReleaseParts[] = [];
  for (const file of files) {
    const ocid = ocidOf(file.ocid, file.tender.slug);
    const { offers, leftOut } = yield* yielding(sortBids(file));
    releases.push({ ocid, file, offers, leftOut, documents, parties: new Parties(file, offers, ocid) });
  }
  const named = distinct(releases.map(({ parties }) => parties.ids));
  const organisations = yield* yielding(readOrganisations(session, named));
  for (const { parties } of releases) parties.organisations = organisations;
  return releases;
}

function distinct(lists: readonly (readonly number[])[]): number[] {
  return [...new Set(lists.flat())];
}
