import { html } from './html.ts';
import type { OtherForm } from './page.ts';

/** A feed (RFC 4287). Addresses are absolute. */
export interface Feed {
  /** Permanent: the address of the page, without its form. */
  readonly id: string;
  readonly self: string;
  readonly title: string;
  readonly language: string;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
  /** The day of the feed where it has no entries. */
  readonly day: string;
}

export interface FeedEntry {
  /** The same at every reading: readers know by it what is new to them. */
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly day: string;
  readonly summary: string;
}

/** A feed as Atom. Its entries are in the order given, the latest first. */
export function atomFeed({ id, self, title, language, author, entries, day }: Feed): OtherForm {
  const latest = entries.reduce(
    (last, entry) => (entry.day > last ? entry.day : last),
    entries[0]?.day ?? day,
  );
  const body = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${id}</id>
<title>${title}</title>
<updated>${instantOf(latest)}</updated>
<author><name>${author}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${id}"/>
${entries.map(
  (entry) => html`<entry>
<id>${entry.id}</id>
<title>${entry.title}</title>
<updated>${instantOf(entry.day)}</updated>
<link rel="alternate" type="text/html" href="${entry.address}"/>
<summary>${entry.summary}</summary>
</entry>
`,
)}</feed>
`;
  return { contentType: 'application/atom+xml; charset=utf-8', body: body.toString() };
}

/** Documents are dated by the day. */
function instantOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** What leads feed readers from a page to its feed. */
export function feedLink(address: string, title: string) {
  return html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${address}">`;
}
