import { LINKED_DATA_TYPE } from '../server/export/linked-data.ts';
import type { PageRoom } from '../server/page-room.ts';
import { thingOf } from './address.ts';
import { MadePage } from './kept-pages.ts';
import type { Language } from './language.ts';
import type { Made } from './sending.ts';

/** Of which thing linked data is asked, and in which language its sentences are. */
interface Asked {
  readonly path: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** The thing of a page as linked data, of what is known today; undefined where there is none. One that was merged has another address. */
export async function makeLinkedData(
  { readLinkedData }: PageRoom,
  { path, segments, language }: Asked,
): Promise<Made | undefined> {
  const thing = thingOf(path, segments);
  const found = thing && (await readLinkedData?.(thing, language === 'fr' ? 'FR' : 'EN'));
  if (thing === undefined || found === undefined) return undefined;
  if ('movedTo' in found) {
    const slug = encodeURIComponent(found.movedTo);
    return { redirect: `/${language}/${thing.type.toLowerCase()}/${slug}.jsonld`, status: 301 };
  }
  // Without a language in its address it is in the reader's.
  const headers = { 'content-type': LINKED_DATA_TYPE, vary: 'Accept, Accept-Language' };
  return { page: new MadePage(200, headers, found.text), timing: 'made' };
}
