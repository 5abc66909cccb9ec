import { type Html, html, joined, type Markup } from '../../html.ts';
import type { LikenessCode, OrganisationQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { name } from '../../parts/name.ts';
import { nodeLink } from '../../parts/statement.ts';
import { dataTable } from '../../parts/table.ts';
import { absent } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { likenessCode, likenessWords } from '../../words/likeness.ts';

type Organisation = NonNullable<OrganisationQuery['organisation']>;
type Likeness = NonNullable<Organisation['possiblySame']>[number];
type Other = Extract<Likeness['node'], { __typename: 'Organisation' }>;
type Compared = Pick<Other, 'name' | 'aliases' | 'identifiers' | 'country' | 'address' | 'knownFrom'>;

/** Others that are likely the same, each beside this one, with what speaks for and against; null where there is none. */
export function likenesses(view: View, organisation: Organisation): Html | null {
  const words = likenessWords[view.language];
  // What is only possible is mostly two: on a page it would look like a finding.
  const likely = (organisation.possiblySame ?? []).filter(({ isLikely }) => isLikely);
  if (likely.length === 0) return null;
  const tables = likely.flatMap((likeness) =>
    likeness.node.__typename === 'Organisation'
      ? [sideBySide(view, organisation, likeness, likeness.node)]
      : [],
  );
  const body = html`<p class="foot-note">${words.hint}</p>${tables}`;
  return section('same', words.title, body, view.format.number(likely.length));
}

interface Row {
  readonly what: string;
  readonly cell: (of: Compared) => Markup;
}

function sideBySide(view: View, own: Organisation, { reasons, against }: Likeness, other: Other): Html {
  const words = likenessWords[view.language];
  const rows: Row[] = [
    {
      what: words.names,
      cell: (of) => joined([name(of.name), ...of.aliases.slice(0, MAX_ALIASES).map((each) => name(each))]),
    },
    { what: words.identifiers, cell: ({ identifiers }) => identifierList(view, identifiers) },
    { what: words.country, cell: ({ country }) => known(view, country && view.format.country(country)) },
    { what: words.place, cell: ({ address }) => known(view, address?.locality ?? address?.region) },
    { what: words.knownFrom, cell: ({ knownFrom }) => view.format.date(knownFrom) },
  ];
  const codes = (all: readonly { readonly code: LikenessCode }[]) =>
    all.length === 0
      ? words.nothing
      : [...new Set(all.map(({ code }) => likenessCode[view.language][code]))].join(', ');
  const foot = html`${view.words.labelled(words.for, codes(reasons))} · ${view.words.labelled(words.against, codes(against))}`;
  return dataTable(view, {
    caption: `${own.name}, ${other.name}`,
    isSmall: true,
    columns: [
      {
        head: words.what,
        isHeadHidden: true,
        isRowHead: true,
        cell: ({ what }) => html`<span class="detail">${what}</span>`,
      },
      { head: words.this, cell: ({ cell }) => cell(own) },
      { head: nodeLink(view, other), cell: ({ cell }) => cell(other) },
    ],
    groups: [{ rows }],
    foot,
  });
}

const MAX_ALIASES = 3;
const MAX_IDENTIFIERS = 4;

function identifierList(view: View, all: Compared['identifiers']): Markup {
  if (all.length === 0) return absent(view.words.none);
  return joined(
    all
      .slice(0, MAX_IDENTIFIERS)
      .map(
        ({ scheme, value }) => html`<span class="ids"><span class="scheme">${scheme}</span> ${value}</span>`,
      ),
  );
}

function known(view: View, text: string | null | undefined): Markup {
  return text ? html`<bdi>${text}</bdi>` : absent(view.words.unknown, '·');
}
