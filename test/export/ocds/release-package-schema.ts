/**
 * What OCDS 1.1.5 says of a release package, and the extensions `bids`, `lots`, `location` and `tenderDatePublished` of their members:
 * which there are, of what type, which are required, what closed codelists hold. Written after the standard's JSON Schemas
 * (https://standard.open-contracting.org/1.1/en/schema/), for the members that Greffe writes.
 *
 * It is stricter than those: any other member is refused, unless it is one of Greffe's own (`x_…`), so that a misspelt one shows.
 */

type Schema = Readonly<Record<string, unknown>>;

const TEXT = { type: 'string', minLength: 1 };
const DATE = { type: 'string', format: 'date-time' };
const URI = { type: 'string', format: 'uri' };
const code = (...codes: string[]): Schema => ({ type: 'string', enum: codes });
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items, minItems: 1, uniqueItems: true });

function object(properties: Readonly<Record<string, Schema>>, ...required: string[]): Schema {
  return {
    type: 'object',
    properties,
    required,
    minProperties: 1,
    patternProperties: { '^x_': {} },
    additionalProperties: false,
  };
}

const TENDER_STATUS = code(
  'planning',
  'planned',
  'active',
  'cancelled',
  'unsuccessful',
  'complete',
  'withdrawn',
);

const RELEASE_TAG = code(
  ...[
    'planning',
    'planningUpdate',
    'tender',
    'tenderAmendment',
    'tenderUpdate',
    'tenderCancellation',
    'award',
  ],
  ...[
    'awardUpdate',
    'awardCancellation',
    'contract',
    'contractUpdate',
    'contractAmendment',
    'implementation',
  ],
  ...['implementationUpdate', 'contractTermination', 'compiled'],
);

export const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Release: object(
    {
      ocid: TEXT,
      id: { ...TEXT, pattern: '^[^#]+$' },
      date: DATE,
      tag: list(RELEASE_TAG),
      initiationType: code('tender'),
      parties: list(ref('Organization')),
      buyer: ref('OrganizationReference'),
      planning: object({ rationale: TEXT, budget: object({ amount: ref('Value') }) }),
      tender: ref('Tender'),
      bids: object({ statistics: list(ref('Statistic')), details: list(ref('Bid')) }),
      awards: list(ref('Award')),
      contracts: list(ref('Contract')),
      relatedProcesses: list(ref('RelatedProcess')),
    },
    ...['ocid', 'id', 'date', 'tag', 'initiationType'],
  ),
  Organization: object(
    {
      id: TEXT,
      name: TEXT,
      identifier: ref('Identifier'),
      additionalIdentifiers: list(ref('Identifier')),
      address: object({ locality: TEXT, region: TEXT, countryName: TEXT }),
      contactPoint: object({ url: URI }),
      roles: list(TEXT),
    },
    ...['id', 'name', 'roles'],
  ),
  OrganizationReference: object({ id: TEXT, name: TEXT }, 'id', 'name'),
  Identifier: object({ scheme: TEXT, id: TEXT }, 'id'),
  Tender: object(
    {
      id: TEXT,
      title: TEXT,
      description: TEXT,
      status: TENDER_STATUS,
      statusDetails: TEXT,
      procuringEntity: ref('OrganizationReference'),
      items: list(ref('Item')),
      value: ref('Value'),
      procurementMethod: code('open', 'selective', 'limited', 'direct'),
      procurementMethodDetails: TEXT,
      datePublished: DATE,
      tenderPeriod: object({ startDate: DATE, endDate: DATE }),
      milestones: list(ref('Milestone')),
      lots: list(ref('Lot')),
    },
    'id',
  ),
  Item: object(
    {
      id: TEXT,
      classification: ref('Classification'),
      additionalClassifications: list(ref('Classification')),
      deliveryAddresses: list(object({ countryName: TEXT })),
      deliveryLocations: list(
        object({ gazetteer: object({ scheme: TEXT, identifiers: list(TEXT) }, 'scheme', 'identifiers') }),
      ),
    },
    'id',
  ),
  Classification: object({ scheme: TEXT, id: TEXT }, 'scheme', 'id'),
  Milestone: object(
    {
      id: TEXT,
      title: TEXT,
      code: TEXT,
      description: TEXT,
      dateMet: DATE,
      status: code('scheduled', 'met', 'notMet', 'partiallyMet'),
      relatedLots: list(TEXT),
    },
    'id',
  ),
  Lot: object(
    {
      id: TEXT,
      title: TEXT,
      description: TEXT,
      status: TENDER_STATUS,
      statusDetails: TEXT,
      value: ref('Value'),
    },
    'id',
  ),
  Statistic: object(
    { id: TEXT, measure: TEXT, value: { type: 'number' }, relatedLot: TEXT },
    ...['id', 'measure', 'value'],
  ),
  Bid: object(
    {
      id: TEXT,
      date: DATE,
      status: code('invited', 'pending', 'valid', 'disqualified', 'withdrawn'),
      tenderers: { ...list(ref('OrganizationReference')), minItems: 0 },
      value: ref('Value'),
      relatedLots: list(TEXT),
      hasRank: { type: 'boolean' },
      rank: { type: 'integer' },
    },
    'id',
  ),
  Award: object(
    {
      id: TEXT,
      status: code('pending', 'active', 'cancelled', 'unsuccessful'),
      date: DATE,
      value: ref('Value'),
      suppliers: { ...list(ref('OrganizationReference')), minItems: 0 },
      relatedBids: list(TEXT),
      relatedLots: list(TEXT),
    },
    'id',
  ),
  Contract: object(
    {
      id: TEXT,
      awardID: TEXT,
      value: ref('Value'),
      dateSigned: DATE,
      amendments: list(object({ id: TEXT, date: DATE })),
    },
    ...['id', 'awardID'],
  ),
  RelatedProcess: object(
    { id: TEXT, relationship: list(TEXT), title: TEXT, scheme: code('ocid'), identifier: TEXT },
    'id',
  ),
  Value: object(
    { amount: { type: 'number' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } },
    'amount',
    'currency',
  ),
};

export const RELEASE_PACKAGE = {
  definitions: DEFINITIONS,
  ...object(
    {
      uri: URI,
      version: { type: 'string', pattern: '^(\\d+\\.)(\\d+)$' },
      extensions: list(URI),
      publishedDate: DATE,
      publisher: object({ name: TEXT }, 'name'),
      releases: { type: 'array', items: ref('Release') },
    },
    ...['uri', 'version', 'publishedDate', 'publisher', 'releases'],
  ),
};
