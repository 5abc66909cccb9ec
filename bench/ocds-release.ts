import { generatedDescription, generatedName, generatedTitle } from './ocds-text.ts';
import { type Random, seededRandom } from './seeded-random.ts';

export interface OcdsShape {
  /** Another seed is another file. Default 1. */
  readonly seed?: number;
  /** Bids of each release. Default 4. */
  readonly bids?: number;
}

interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly identifier: { readonly scheme: string; readonly id: string; readonly legalName: string };
  readonly address: Readonly<Record<string, string>>;
}

const TOWNS = [
  'Aldbury',
  'Brenton',
  'Carrow',
  'Dunmere',
  'Eastleigh Cross',
  'Farrowdale',
  'Garston',
  'Holme',
];

/** CPV codes as they are published, with their check digits. */
const CPVS = [
  '45233130-9',
  '72212000-4',
  '33140000-3',
  '79411000-8',
  '85141000-9',
  '30213000-5',
  '90911200-8',
];

/**
 * One of `total` releases: a finished process with its buyer, four bidders with their bids, an award and its contract, about the size
 * that publishers give them. Organisations are skewed as they are in life: a few bid thousands of times, most once or twice.
 */
export function generateRelease(
  position: number,
  total: number,
  { seed = 1, bids = 4 }: OcdsShape = {},
): object {
  const random = seededRandom(seed * 0x9e3779b1 + position);
  const ocid = `ocds-bench1-${String(position).padStart(7, '0')}`;
  const buyer = generateOrganisation('XB-BUY', skewed(random, Math.max(5, total / 50), 2.5));
  const bidders = distinctNumbers(bids, () => skewed(random, Math.max(20, total / 2), 3)).map((number) =>
    generateOrganisation('XB-SUP', number),
  );
  const published = dayAfter(2021, random.below(1_200));
  const deadline = dayAfter(2021, published.day + 20 + random.below(40));
  const decided = dayAfter(2021, deadline.day + 10 + random.below(60));
  const estimate = Math.round(10 ** (3.5 + random.fraction() * 3.5));
  const offers = bidders.map((bidder, index) => ({
    id: `${position}-${index + 1}`,
    date: `${dayAfter(2021, deadline.day - random.below(9)).text}T${10 + random.below(8)}:30:00Z`,
    status: index > 1 && random.below(12) === 0 ? 'disqualified' : 'valid',
    tenderers: [{ id: bidder.id, name: bidder.name }],
    value: money(estimate * (0.8 + random.fraction() * 0.5)),
  }));
  const title = generatedTitle(random);
  const won = offers[0];
  return {
    ocid,
    id: `${ocid}-award`,
    date: `${decided.text}T12:00:00Z`,
    tag: ['award', 'contract'],
    language: 'en',
    initiationType: 'tender',
    parties: [
      { ...buyer, roles: ['buyer', 'procuringEntity'] },
      ...bidders.map((bidder, index) => ({
        ...bidder,
        roles: index === 0 ? ['tenderer', 'supplier'] : ['tenderer'],
      })),
    ],
    buyer: { id: buyer.id, name: buyer.name },
    tender: {
      id: `T-${position}`,
      title,
      description: generatedDescription(random),
      status: 'complete',
      procurementMethod: random.below(4) === 0 ? 'selective' : 'open',
      procurementMethodDetails: 'Open procedure (below threshold)',
      mainProcurementCategory: 'services',
      datePublished: `${published.text}T09:00:00Z`,
      tenderPeriod: { startDate: `${published.text}T09:00:00Z`, endDate: `${deadline.text}T17:00:00Z` },
      procuringEntity: { id: buyer.id, name: buyer.name },
      value: money(estimate),
      numberOfTenderers: bids,
      items: Array.from({ length: 1 + random.below(3) }, (_, index) => ({
        id: String(index + 1),
        description: generatedTitle(random),
        quantity: 1 + random.below(40),
        classification: { scheme: 'CPV', id: random.oneOf(CPVS), description: 'As the tender describes it' },
        unit: { name: 'unit' },
      })),
      documents: Array.from({ length: 2 }, (_, index) => ({
        id: `${position}-d${index}`,
        documentType: index === 0 ? 'tenderNotice' : 'biddingDocuments',
        title: generatedTitle(random),
        url: `https://procurement.example/tenders/${position}/documents/${index}.pdf`,
        datePublished: `${published.text}T09:00:00Z`,
        format: 'application/pdf',
        language: 'en',
      })),
    },
    bids: { details: offers },
    awards: [
      {
        id: `${position}-a1`,
        title,
        status: 'active',
        date: `${decided.text}T12:00:00Z`,
        value: won?.value,
        suppliers: won?.tenderers,
      },
    ],
    contracts: [
      {
        id: `${position}-c1`,
        awardID: `${position}-a1`,
        title,
        status: 'active',
        value: won?.value,
        dateSigned: `${decided.text}T12:00:00Z`,
        period: {
          startDate: `${decided.text}T00:00:00Z`,
          endDate: `${dayAfter(2022, decided.day).text}T00:00:00Z`,
        },
      },
    ],
  };
}

function generateOrganisation(register: string, number: number): Organisation {
  const random = seededRandom(number * 31 + register.length + register.charCodeAt(3));
  const id = String(10_000_019 + number * 7);
  const name = generatedName(random, number);
  return {
    id: `${register}-${id}`,
    name,
    identifier: { scheme: register, id, legalName: name.toUpperCase() },
    address: {
      streetAddress: `${1 + random.below(200)} ${random.oneOf(TOWNS)} Road`,
      locality: random.oneOf(TOWNS),
      region: 'North',
      postalCode: `N${random.below(30)} ${random.below(10)}AB`,
      countryName: 'United Kingdom',
    },
  };
}

/** A number below `count`, the small ones far more often. */
function skewed(random: Random, count: number, exponent: number): number {
  return Math.floor(count * random.fraction() ** exponent);
}

function distinctNumbers(count: number, next: () => number): number[] {
  const numbers = new Set<number>();
  for (let tries = 0; numbers.size < count; tries++) numbers.add(next() + (tries > 50 ? tries : 0));
  return [...numbers];
}

function money(amount: number): { amount: number; currency: string } {
  return { amount: Math.round(amount * 100) / 100, currency: 'GBP' };
}

const DAY_MS = 86_400_000;

function dayAfter(year: number, day: number): { text: string; day: number } {
  return { text: new Date(Date.UTC(year, 0, 1) + day * DAY_MS).toISOString().slice(0, 10), day };
}
