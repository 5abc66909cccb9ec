import { claimPath, nodePath } from '../address.ts';
import { shortened, webAddress } from '../html.ts';
import type {
  ArticleQuery,
  ClaimQuery,
  OrganisationQuery,
  PersonQuery,
  RegulationQuery,
  TenderQuery,
} from '../operations.ts';
import type { View } from '../view.ts';
import type { Thing } from './metadata.ts';

/*
 * What is a thing's own, for the head of its page. What is claimed of it stands in its linked data alone, with its standing: a plain
 * statement would make a fact of what may be unconfirmed.
 */

/** What all nodes have, as pages ask for it. */
interface Node {
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly aliases: readonly string[];
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}

const MAX_TEXT = 1_000;
const MAX_HEADLINE = 110;
const MAX_DOCUMENTS = 10;

function described(view: View, room: string, type: string, node: Node, own: Thing): Thing {
  const { aliases, identifiers, description } = node;
  return {
    '@type': type,
    '@id': `${view.publicUrl}${nodePath(room, node.slug)}`,
    name: shortened(node.name, MAX_TEXT),
    alternateName: aliases.length > 0 ? aliases.map((alias) => shortened(alias, MAX_TEXT)) : undefined,
    description: description === null ? undefined : shortened(description, MAX_TEXT),
    identifier: identifiers.length > 0 ? identifiers.map(identifier) : undefined,
    ...own,
  };
}

function identifier({ scheme, value }: Node['identifiers'][number]): Thing {
  return { '@type': 'PropertyValue', propertyID: scheme, value };
}

/** Its place in words of the eProcurement Ontology: schema.org has none for it. */
export function describedTender(
  view: View,
  tender: NonNullable<TenderQuery['tender']>,
  title: string,
): Thing {
  return described(
    view,
    'Tender',
    'epo:Procedure',
    { ...tender, name: title },
    {
      datePublished: tender.published ?? undefined,
    },
  );
}

export function describedOrganisation(
  view: View,
  organisation: NonNullable<OrganisationQuery['organisation']>,
): Thing {
  const { kind, founded, address, website, headcount } = organisation;
  const isPublic = kind === 'GOVERNMENT' || kind === 'PUBLIC_BODY';
  return described(view, 'Organisation', isPublic ? 'GovernmentOrganization' : 'Organization', organisation, {
    foundingDate: founded ?? undefined,
    url: webAddress(website),
    address: address
      ? {
          '@type': 'PostalAddress',
          addressLocality: address.locality ?? undefined,
          addressRegion: address.region ?? undefined,
          addressCountry: address.country ?? undefined,
        }
      : undefined,
    numberOfEmployees: headcount
      ? {
          '@type': 'QuantitativeValue',
          minValue: headcount.min ?? undefined,
          maxValue: headcount.max ?? undefined,
        }
      : undefined,
  });
}

export function describedPerson(view: View, person: NonNullable<PersonQuery['person']>): Thing {
  const { givenName, familyName } = person;
  return described(view, 'Person', 'Person', person, {
    givenName: givenName ?? undefined,
    familyName: familyName ?? undefined,
  });
}

/** Those kinds that are laws; certifications and rules of contracts are documents. */
const LAWS: ReadonlySet<string> = new Set(['STATUTE', 'DIRECTIVE', 'EU_REGULATION']);

export function describedRegulation(
  view: View,
  regulation: NonNullable<RegulationQuery['regulation']>,
): Thing {
  const { kind, adopted, jurisdiction, version } = regulation;
  const isLaw = LAWS.has(kind);
  return described(view, 'Regulation', isLaw ? 'Legislation' : 'CreativeWork', regulation, {
    ...(isLaw && {
      legislationDate: adopted ?? undefined,
      legislationJurisdiction: jurisdiction ?? undefined,
    }),
    version: version ?? undefined,
  });
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  NEWS: 'NewsArticle',
  REPORT: 'Report',
  LEGAL_TEXT: 'Legislation',
};

export function describedArticle(view: View, article: NonNullable<ArticleQuery['article']>): Thing {
  const { title, kind, published, language, section, url } = article;
  return described(
    view,
    'Article',
    DOCUMENTS[kind] ?? 'CreativeWork',
    { ...article, name: title },
    {
      headline: shortened(title, MAX_HEADLINE),
      datePublished: published ?? undefined,
      inLanguage: language ?? undefined,
      articleSection: section ?? undefined,
      sameAs: webAddress(url),
    },
  );
}

/** A claim with the documents it stands in. Documents that deny it have no place in this vocabulary. */
export function describedClaim(view: View, claim: NonNullable<ClaimQuery['claim']>): Thing {
  const documents = claim.evidence.nodes.flatMap(({ article, stance }) =>
    article !== null && stance === 'SUPPORTS' ? [article] : [],
  );
  return {
    '@type': 'Claim',
    '@id': `${view.publicUrl}${claimPath(claim.name)}`,
    identifier: claim.name,
    text: shortened(claim.sentence, MAX_TEXT),
    inLanguage: view.language,
    datePublished: claim.knownFrom,
    dateModified: claim.updated,
    creativeWorkStatus: claim.state === 'WITHDRAWN' ? 'WITHDRAWN' : claim.standing,
    appearance: [...new Map(documents.map((article) => [article.slug, article])).values()]
      .slice(0, MAX_DOCUMENTS)
      .map(({ slug, title, published }) => ({
        '@type': 'CreativeWork',
        '@id': `${view.publicUrl}${nodePath('Article', slug)}`,
        name: shortened(title, MAX_TEXT),
        datePublished: published ?? undefined,
      })),
  };
}
