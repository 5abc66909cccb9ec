import { nodePath } from '../address.ts';
import { atomFeed, feedLink } from '../atom.ts';
import { type Html, html, type Markup } from '../html.ts';
import { ChangesOfDocument, type ChangesOfQuery } from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { attributeChanges, attributeTexts } from '../parts/attribute-changes.ts';
import { section } from '../parts/facts.ts';
import { filterForm } from '../parts/filter-form.ts';
import { linkedSentence, toldSentence } from '../parts/linked-sentence.ts';
import { name } from '../parts/name.ts';
import { statement } from '../parts/statement.ts';
import { cutFoot } from '../parts/table.ts';
import { thingHeading } from '../parts/thing-heading.ts';
import type { View } from '../view.ts';
import { changesWords } from '../words/changes.ts';
import { documentTitle } from '../words/document-title.ts';
import { nodeName } from '../words/node-name.ts';
import { spanField, spanOf, spanParameters } from './changes/span.ts';

type ChangesView = View<typeof spanParameters>;
type Difference = NonNullable<ChangesOfQuery['diff']>;

const ROWS = 40;
const DAYS = 30;

/** What changed between two days in what is known of a thing, as a page and as a feed. */
export const changesOfPage = definePage({
  path: '/changes/:slug',
  parameters: spanParameters,
  document: ChangesOfDocument,
  variables: ({ segments, parameters: asked, known, language }) => ({
    of: { slug: segments.slug ?? '' },
    ...spanOf(asked, known),
    first: ROWS,
    language,
  }),
  forms: { atom: changesFeed },
  show(data, view) {
    const node = data.walk.things[0]?.node;
    if (node === undefined || data.diff === null) return undefined;
    if (node.slug !== view.segments.slug) return { movedTo: `/changes/${encodeURIComponent(node.slug)}` };
    const words = changesWords[view.language];
    const { format } = view;
    const { from, to } = spanOf(view.parameters, view.known);
    const found = differences(view, data.diff);
    const main = html`${thingHeading(view, node, { title: words.title, lead: words.leadOf })}
${filterForm(view, { first: [spanField(view)], more: [], label: words.form })}
<p class="resultline" role="status"><strong>${words.between(format.date(from), format.date(to))}</strong></p>
${!data.diff.complete && html`<p class="notice">${words.incomplete}</p>`}
${found.length > 0 ? found : html`<p class="absent">${words.none}</p>`}
<p class="foot-note">${words.alsoPast}</p>
${changeDays(view, data)}
<p class="links"><a href="${view.in(view.language, '.atom')}">${words.feed}</a></p>`;
    const title = words.titleOf(nodeName(view.language, node));
    return {
      title,
      main,
      head: feedLink(`${view.publicUrl}${view.in(view.language, '.atom')}`, title),
      isIndexed: false,
    };
  },
});

function differences(view: View, difference: Difference): Html[] {
  const words = changesWords[view.language];
  const { added, addedCount, withdrawn, withdrawnCount, changed, changedCount, attributes } = difference;
  const list = (lines: readonly Html[], all: number) =>
    lines.length > 0 && html`<ul class="claimlist">${lines}</ul>${cut(view, lines.length, all)}`;
  const count = (all: number) => view.format.number(all);
  return [
    section(
      'attributes',
      words.attributes,
      attributes.length > 0 && html`<p>${attributeChanges(view, attributes)}</p>`,
    ),
    section(
      'added',
      words.added,
      list(
        added.map(
          (claim) =>
            html`<li>${statement(view, claim, linkedSentence(view, claim))} <span class="detail">${view.format.day(claim.knownFrom)}</span></li>`,
        ),
        addedCount,
      ),
      count(addedCount),
    ),
    section(
      'withdrawn',
      words.withdrawn,
      list(
        withdrawn.map(
          (claim) =>
            html`<li><del>${statement(view, claim, linkedSentence(view, claim))}</del> <span class="detail">${claim.knownUntil !== null && view.format.day(claim.knownUntil)}${claim.withdrawnBy !== null && html` ${words.by} <a href="${view.link(nodePath('Article', claim.withdrawnBy.slug))}">${name(documentTitle(view.language, claim.withdrawnBy.title), 80)}</a>`}</span></li>`,
        ),
        withdrawnCount,
      ),
      count(withdrawnCount),
    ),
    section(
      'changed',
      words.changed,
      list(
        changed.map(
          ({ claim, changes }) =>
            html`<li>${statement(view, claim, linkedSentence(view, claim))}${attributeChanges(view, changes)}</li>`,
        ),
        changedCount,
      ),
      count(changedCount),
    ),
  ].filter((each) => each !== null);
}

function cut(view: View, shown: number, all: number): Markup {
  const foot = cutFoot(view, shown, all);
  return foot && html`<p class="foot-note">${foot}</p>`;
}

/** Each day leads to what changed on it. */
function changeDays(view: ChangesView, { days }: ChangesOfQuery): Html | null {
  if (days === null || days.days.length === 0) return null;
  const words = changesWords[view.language];
  const shown = days.days.slice(0, DAYS);
  const body = html`<ul class="chips">${shown.map(
    (changed) =>
      html`<li><a href="${view.here({ since: dayBefore(changed), changedUntil: changed })}">${view.format.date(changed)}</a></li>`,
  )}</ul>${shown.length < days.days.length && html`<p class="foot-note">${words.daysCut}</p>`}`;
  return section('days', words.days, body, view.format.number(days.days.length));
}

function dayBefore(changed: string): string {
  const date = new Date(`${changed}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function changesFeed({ walk, diff }: ChangesOfQuery, view: ChangesView): OtherForm | undefined {
  const node = walk.things[0]?.node;
  if (node === undefined || diff === null) return undefined;
  const words = changesWords[view.language];
  const { to } = spanOf(view.parameters, view.known);
  const page = `${view.publicUrl}${view.here()}`;
  const entryOf = (
    what: string,
    claim: Difference['added'][number] | Difference['withdrawn'][number],
    changed: string,
    // No source stands beside it in a feed.
    told = toldSentence(view, { ...claim, sentence: claim.told }),
  ) => ({
    id: `${page}#${encodeURIComponent(claim.id)}@${changed}`,
    address: view.publicLink(nodePath(node.__typename, node.slug)),
    title: view.words.labelled(what, told),
    day: changed.slice(0, 10),
    summary: told,
  });
  const entries = [
    ...diff.added.map((claim) => entryOf(words.added, claim, claim.knownFrom)),
    ...diff.withdrawn.map((claim) => entryOf(words.withdrawn, claim, claim.knownUntil ?? to)),
    ...diff.changed.map(({ claim, changes }) => ({
      ...entryOf(words.changed, claim as Difference['added'][number], to),
      summary: attributeTexts(view, changes).join(view.words.semicolon),
    })),
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return atomFeed({
    id: page,
    self: `${view.publicUrl}${view.in(view.language, '.atom')}`,
    title: `${view.words.site} · ${words.titleOf(nodeName(view.language, node))}`,
    language: view.language,
    author: view.words.site,
    day: to,
    entries,
  });
}
