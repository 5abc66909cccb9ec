import { type Html, html, type Markup } from '../html.ts';
import type { FlagFragment } from '../operations.ts';
import type { View } from '../view.ts';
import { identityWords } from '../words/identity.ts';
import { type Fact, section } from './facts.ts';
import { name } from './name.ts';
import { doubt } from './value.ts';

interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

/** Other names and identifiers, as facts of any node. */
export function identityFacts(
  view: View,
  {
    aliases,
    identifiers,
  }: { readonly aliases: readonly string[]; readonly identifiers: readonly Identifier[] },
): Fact[] {
  const words = identityWords[view.language];
  return [
    [
      words.identifiers,
      foldedList(
        view,
        'plain ids',
        identifiers.map(({ scheme, value }) => html`<span class="scheme">${scheme}</span> ${value}`),
      ),
    ],
    [
      words.otherNames,
      foldedList(
        view,
        'plain',
        aliases.map((alias) => name(alias)),
      ),
    ],
  ];
}

/** The first of many stand there, and the others are folded in. */
const MOST_SHOWN = 6;

function foldedList(view: View, className: string, all: readonly Html[]): Markup {
  if (all.length === 0) return false;
  const list = (some: readonly Html[]) =>
    html`<ul class="${className}">${some.map((each) => html`<li>${each}</li>`)}</ul>`;
  if (all.length <= MOST_SHOWN) return list(all);
  const others = all.slice(MOST_SHOWN - 1);
  return html`${list(all.slice(0, MOST_SHOWN - 1))}<details><summary>${identityWords[view.language].others(others.length)}</summary>${list(others)}</details>`;
}

/** What is suspect about what is published of a node, or was left out; null where nothing is. */
export function doubtSection(view: View, flags: readonly FlagFragment[]): Html | null {
  const words = identityWords[view.language];
  if (flags.length === 0) return null;
  const body = html`<ul class="flags">${flags.map(
    (flag) =>
      html`<li>${doubtedField(view, flag)} ${doubt(view, flag)} <span class="detail">${flag.leftOut ? words.leftOut : words.kept}</span></li>`,
  )}</ul>`;
  return section('doubts', words.doubts, body, view.format.number(flags.length));
}

/** What something doubtful was published of, by its name; a path in the source as it is. */
export function doubtedField({ language }: View, { field }: Pick<FlagFragment, 'field'>): Markup {
  return identityWords[language].fields[field] ?? html`<code>${field}</code>`;
}

/** What a node is called and is, above its page. */
export function heading({
  kind,
  title,
  description,
}: {
  readonly kind: Markup;
  readonly title: string;
  readonly description: string | null;
}): Html {
  const long = title.length > LONG_NAME && html` class="long"`;
  const lead =
    description !== null && description !== title && html`<p class="lead" dir="auto">${description}</p>`;
  return html`<p class="kicker">${kind}</p>
<h1${long}>${name(title)}</h1>
${lead}`;
}

const LONG_NAME = 60;
