import type { PartialDate } from '../../../domain/partial-date.ts';
import { isPlausibleDate, type QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ArticleRecord } from '../../../model/record.ts';
import { publishedText } from '../../published-value.ts';
import { dateAttribute } from './date.ts';
import { packageOf } from './fold.ts';
import type { Release } from './release-record.ts';
import { nameIn } from './tender-name.ts';

/** What releases are called by the codes of their tags, the most telling code first. */
export const RELEASE_KINDS: readonly (readonly [tag: string, kind: string])[] = [
  ['compiled', 'Compiled release'],
  ['contracttermination', 'Contract termination notice'],
  ['contractamendment', 'Contract amendment notice'],
  ['implementationupdate', 'Implementation notice'],
  ['implementation', 'Implementation notice'],
  ['contractupdate', 'Contract notice update'],
  ['contract', 'Contract notice'],
  ['awardcancellation', 'Award cancellation notice'],
  ['awardamendment', 'Award amendment notice'],
  ['awardupdate', 'Award notice update'],
  ['award', 'Award notice'],
  ['bid', 'Bid notice'],
  ['tendercancellation', 'Tender cancellation notice'],
  ['tenderamendment', 'Tender amendment notice'],
  ['tenderupdate', 'Tender notice update'],
  ['tender', 'Tender notice'],
  ['planningupdate', 'Planning notice update'],
  ['planning', 'Planning notice'],
];

/**
 * The release as a document: the article that all its claims name as evidence. It says what the release itself says: what a later one
 * changes, or one that comes in late, is none of its title.
 */
export function articleRecord(release: Release, key: string): ArticleRecord {
  const { text } = release;
  const kind = RELEASE_KINDS.find(([tag]) => release.tags.has(tag))?.[1] ?? 'Procurement notice';
  const flags: QualityFlagRecord[] = [];
  const url = contractsFinderAddress(release) ?? packageAddress(text);
  return {
    type: 'ARTICLE',
    ref: release.article,
    kind: 'NOTICE',
    keys: [key],
    name: `${kind}: ${nameIn(text) ?? release.ocid}`,
    statedOn: release.day,
    ...withoutUndefined({
      published: publishedOn(text.date, flags),
      language: languageOf(text.language, flags),
      url,
      flags: nonEmpty(flags),
    }),
  };
}

const CONTRACTS_FINDER = 'ocds-b5fd17';

/** The notice's own page on Contracts Finder, whose uuid begins the ids of its releases. */
function contractsFinderAddress({ publisher, text }: Release): string | undefined {
  if (publisher !== CONTRACTS_FINDER) return undefined;
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=-|$)/i.exec(publishedText(text.id) ?? '')?.[0];
  return uuid && `https://www.contractsfinder.service.gov.uk/Notice/${uuid}`;
}

/** The address that the package gives itself. */
function packageAddress(text: Release['text']): string | undefined {
  const uri = publishedText(packageOf(text).uri);
  return uri !== undefined && /^https?:\/\/\S+$/i.test(uri) ? uri : undefined;
}

/** A release from the year 0001 or 4427 would be known before, or after, all others. */
function publishedOn(value: unknown, flags: QualityFlagRecord[]): PartialDate | undefined {
  const published = dateAttribute(value, 'published', flags);
  if (published !== undefined && isPlausibleDate(published)) return published;
  flags.push({ flag: 'MISSING_DATE', field: 'published' });
  return undefined;
}

/** BCP 47, in lower case. */
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/;

function languageOf(value: unknown, flags: QualityFlagRecord[]): string | undefined {
  const language = publishedText(value)?.toLowerCase();
  if (language === undefined || LANGUAGE.test(language)) return language;
  flags.push({ flag: 'INVALID_CODE', field: 'language', published: language });
  return undefined;
}
