import type { OrganisationFact } from '../../db/read/export/named-organisation.ts';
import type { TenderFile } from '../../db/read/export/tender-file.ts';
import { isFact } from '../../domain/claim.ts';
import { nonEmpty } from '../../domain/without-undefined.ts';
import type { ProcurementRole } from '../../model/words/claim.ts';
import { LazyList } from '../json-text.ts';
import { registeredPrefix } from './ocid.ts';
import type { Offer } from './offer.ts';

/** Codes of `partyRole`; `beneficiary` and `subcontractor` are not in that list, which is open. */
const ROLES: Readonly<Record<ProcurementRole, string>> = {
  BUYER: 'buyer',
  PROCURING_ENTITY: 'procuringEntity',
  FUNDER: 'funder',
  BENEFICIARY: 'beneficiary',
};

/** An OrganizationReference. */
export interface Reference {
  readonly id: string;
  readonly name: string | undefined;
}

/** The organisations that a release names, each once, with all it is to the tender. */
export class Parties {
  readonly #roles = new Map<number, Set<string>>();
  readonly #prefix: string | undefined;
  /** What is known of them; to be filled in before anything is written. */
  organisations: ReadonlyMap<number, OrganisationFact> = new Map();

  constructor(file: TenderFile, offers: readonly Offer[], ocid: string) {
    this.#prefix = registeredPrefix(ocid);
    for (const role of file.roles) if (isFact(role)) this.#add(role.organisation, ROLES[role.role]);
    for (const { tenderers, subcontractors, won } of offers) {
      for (const { organisation } of tenderers) {
        this.#add(organisation, 'tenderer');
        if (won) this.#add(organisation, 'supplier');
      }
      for (const { organisation } of subcontractors) this.#add(organisation, 'subcontractor');
    }
  }

  get ids(): number[] {
    return [...this.#roles.keys()];
  }

  reference(id: number): Reference {
    return { id: partyId(id), name: this.organisations.get(id)?.name };
  }

  /** The section `parties`; undefined when nobody is named. */
  get section(): LazyList | undefined {
    return this.#roles.size === 0 ? undefined : new LazyList(this.#described());
  }

  *#described(): Generator<object> {
    for (const [id, roles] of this.#roles) {
      const organisation = this.organisations.get(id);
      if (organisation) yield { ...describe(organisation, this.#prefix), roles: [...roles] };
    }
  }

  #add(id: number, role: string): void {
    const roles = this.#roles.get(id);
    if (roles) roles.add(role);
    else this.#roles.set(id, new Set([role]));
  }
}

/** The same in every release of a database, so that tools which compare ids see one organisation in all of them. */
function partyId(id: number): string {
  return `greffe-organisation-${id}`;
}

function describe(organisation: OrganisationFact, prefix: string | undefined): object {
  const [identifier, ...others] = organisation.identifiers.map(({ scheme, value }) => ({
    scheme: publishedScheme(scheme, prefix),
    id: value,
  }));
  const { addressLocality, addressRegion, addressCountry, country, website } = organisation;
  const address = {
    locality: addressLocality ?? undefined,
    region: addressRegion ?? undefined,
    countryName: addressCountry ?? country ?? undefined,
  };
  return {
    id: partyId(organisation.id),
    name: organisation.name,
    identifier,
    additionalIdentifiers: nonEmpty(others),
    address: Object.values(address).some((text) => text !== undefined) ? address : undefined,
    contactPoint: contactOf(website),
  };
}

const URI = /^[a-z][a-z0-9+.-]*:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/i;

/** The standard wants a URI: other letters than its own are escaped, and what is no address at all is left out. */
function contactOf(website: string | null): { url: string } | undefined {
  if (website === null || !URL.canParse(website)) return undefined;
  return { url: URI.test(website) ? website : new URL(website).href };
}

/**
 * A scheme of the publisher's own stands in the graph after the prefix of the publisher, as it holds nowhere else; in a release of
 * that publisher it stands without. Of one without a scheme the prefix is all there is.
 */
function publishedScheme(scheme: string, prefix: string | undefined): string | undefined {
  if (scheme === 'LEI') return 'XI-LEI';
  const own = prefix?.toUpperCase();
  if (own === undefined || !scheme.startsWith(own)) return scheme;
  if (scheme === own) return undefined;
  return scheme.startsWith(`${own}:`) ? scheme.slice(own.length + 1) : scheme;
}
