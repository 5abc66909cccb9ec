import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNodes } from '../../../src/db/merge/merge.ts';
import { jsonldFormat } from '../../../src/export/jsonld/format.ts';
import type { ClaimRecord, GraphRecords } from '../../../src/model/record.ts';
import { batch } from '../../db/graph-arbitrary.ts';
import { NOW, row, withDatabase } from '../../db/memory-graph.ts';
import { notice, organisation, tender } from '../../db/sample-records.ts';
import { withGraph } from '../../graph.ts';
import { exported } from '../exported.ts';
import { documentOf, expand, type Json, triplesOf } from './linked-data.ts';

const OWN = 'urn:greffe:vocabulary:';
const EPO = 'http://data.europa.eu/a4g/ontology#';
const SCHEMA = 'https://schema.org/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const records: Partial<GraphRecords> = {
  nodes: [
    { ...notice, url: 'https://example.org/notice 1' },
    tender({
      cpvs: ['72000000'],
      published: '2026-01',
      deadline: '2026-02-01T12:00',
      lots: [{ number: '1', title: 'Hosting' }],
    }),
    organisation('atos', {
      identifiers: [{ scheme: 'SIREN', value: '732829320' }],
      founded: '1997',
      website: 'https://example.org/',
      headcountMin: 10,
    }),
  ],
  claims: [
    {
      kind: 'BID',
      tender: 'tender',
      lot: '1',
      parties: [{ organisation: 'atos', role: 'SOLE' }],
      value: { status: 'KNOWN', amountMinor: 500, currency: 'JPY' },
      evidence: [
        { article: 'notice', standing: 'REPORTED', locator: 'p. 2' },
        { article: 'denial', standing: 'REPORTED', stance: 'DISPUTES' },
      ],
    } as ClaimRecord,
  ],
};
const graph = { ...records, nodes: [...(records.nodes ?? []), { ...notice, ref: 'denial', slug: 'denial' }] };

/** The triples of the graph above whose subject is the only thing of a type. */
async function triplesAbout(type: string): Promise<string[]> {
  const triples = await withDatabase((database) => triplesOf(documentOf(database)), graph);
  const subjects = triples
    .filter((line) => line.endsWith(` <${TYPE}> <${type}> .`))
    .map((line) => line.split(' ')[0]);
  expect(subjects).toHaveLength(1);
  return triples
    .filter((line) => line.startsWith(`${subjects[0]} `))
    .map((line) => line.slice((subjects[0] as string).length + 1, -2));
}

describe('linked data', () => {
  it('says what a tender is', async () => {
    expect(await triplesAbout(`${EPO}Procedure`)).toEqual(
      expect.arrayContaining([
        `<${SCHEMA}name> "Hébergement"`,
        `<http://purl.org/dc/terms/issued> "2026-01"^^<${XSD}gYearMonth>`,
        `<${OWN}deadline> "2026-02-01T12:00:00"^^<${XSD}dateTime>`,
        `<${OWN}knownFrom> "2026-02-06"^^<${XSD}date>`,
        `<${OWN}cpv> <http://data.europa.eu/cpv/cpv/72000000>`,
        `<${OWN}valueStatus> <${OWN}UNKNOWN>`,
        expect.stringMatching(`^<${EPO}hasProcurementScopeDividedIntoLot> <urn:greffe:lot:\\d+>$`),
      ]),
    );
  });

  it('says who an organisation is', async () => {
    expect(await triplesAbout('http://www.w3.org/ns/org#Organization')).toEqual(
      expect.arrayContaining([
        `<${SCHEMA}name> "atos"`,
        `<${SCHEMA}foundingDate> "1997"^^<${XSD}gYear>`,
        `<${SCHEMA}url> <https://example.org/>`,
        expect.stringMatching(`^<${SCHEMA}identifier> _:`),
        expect.stringMatching(`^<${SCHEMA}numberOfEmployees> _:`),
      ]),
    );
    expect(await triplesAbout(`${SCHEMA}PropertyValue`)).toEqual(
      expect.arrayContaining([`<${SCHEMA}propertyID> "SIREN"`, `<${SCHEMA}value> "732829320"`]),
    );
  });

  it('says of a claim how sure it is and what it is derived from, which is not what denies it', async () => {
    const triples = await triplesAbout(`${EPO}Tender`);
    expect(triples).toEqual(
      expect.arrayContaining([
        `<${TYPE}> <${OWN}Claim>`,
        `<${OWN}standing> <${OWN}DISPUTED>`,
        `<${OWN}modality> <${OWN}ACTUAL>`,
        expect.stringMatching(`^<${OWN}tender> <urn:greffe:tender:\\d+>$`),
        expect.stringMatching(`^<${EPO}isSubmittedForLot> <urn:greffe:lot:\\d+>$`),
      ]),
    );
    const about = (property: string) => triples.filter((triple) => triple.startsWith(`<${property}>`));
    expect(about('http://www.w3.org/ns/prov#wasDerivedFrom')).toHaveLength(1);
    expect(about(`${OWN}evidence`)).toHaveLength(2);
  });

  it('writes an amount as a decimal of its currency', async () => {
    expect(await triplesAbout(`${SCHEMA}MonetaryAmount`)).toEqual(
      expect.arrayContaining([`<${SCHEMA}value> "500"^^<${XSD}decimal>`, `<${SCHEMA}currency> "JPY"`]),
    );
  });

  it('states nothing between the ends of a claim, which would make a fact of it', async () => {
    const triples = await withDatabase((database) => triplesOf(documentOf(database)), graph);
    expect(
      triples.filter((line) => /^<urn:greffe:organisation:\d+> \S+ <urn:greffe:tender:/.test(line)),
    ).toEqual([]);
    expect(
      triples.filter((line) => /^<urn:greffe:tender:\d+> \S+ <urn:greffe:organisation:/.test(line)),
    ).toEqual([]);
  });

  it('keeps an address that is no IRI as a text', async () => {
    const triples = await withDatabase((database) => triplesOf(documentOf(database)), graph);
    expect(triples.filter((line) => line.includes('notice 1'))).toEqual([
      expect.stringMatching(`> <${SCHEMA}url> "https://example.org/notice 1" \\.$`),
    ]);
  });

  it('loses nothing to the context and needs nothing from elsewhere: the seed', async () => {
    await withGraph(async ({ database, importSeed }) => {
      importSeed();
      const { text, counts } = exported(database, jsonldFormat);
      const things = await expand(JSON.parse(text));
      expect(counts).toEqual({ nodes: 20, claims: 59, mentions: 37 });
      expect(things).toHaveLength(20 + 59 + 37);
    });
  });

  it('loses nothing to the context, whatever the graph holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 2 }), async (batches) => {
        const document = withDatabase((database) => documentOf(database), ...batches);
        const things = await expand(document);
        expect(things).toHaveLength(document['@graph'].length);
        // A member more in the text would be a property less in the expanded form.
        for (const [index, thing] of things.entries()) {
          expect(Object.keys(thing)).toHaveLength(Object.keys(document['@graph'][index]).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('carries the published context, letter by letter', () => {
    withDatabase((database) => {
      const [published] = jsonldFormat.companions ?? [];
      expect(published?.name).toBe('context.jsonld');
      expect(documentOf(database)['@context']).toEqual(JSON.parse(published?.text ?? '')['@context']);
    });
  });

  it('says into which node another one was merged', () => {
    withDatabase(
      (database) => {
        const idOf = (slug: string) =>
          row<{ id: number }>(database, 'SELECT id FROM organisations WHERE slug = ?', slug).id;
        const [from, into] = [idOf('b'), idOf('a')];
        mergeNodes(
          database,
          { type: 'ORGANISATION', id: from },
          { type: 'ORGANISATION', id: into },
          { now: NOW },
        );
        const merged = documentOf(database)['@graph'].filter((thing: Json) => thing.isReplacedBy);
        expect(merged).toEqual([
          { id: `greffe:organisation:${from}`, isReplacedBy: `greffe:organisation:${into}` },
        ]);
      },
      { nodes: [organisation('a', { slug: 'a' }), organisation('b', { slug: 'b' })] },
    );
  });

  it('holds the tenders of a filter with what their claims refer to', async () => {
    await withGraph(async ({ database, importSeed }) => {
      importSeed();
      const part = documentOf(database, { status: ['CANCELLED'] });
      const ids = new Set(part['@graph'].map(({ id }: Json) => id));
      expect(ids).toContain('greffe:article:1');
      expect(ids.size).toBeLessThan(documentOf(database)['@graph'].length);
      await expand(part);
    });
  });

  it('has its claims in words, in the language of the export', async () => {
    const triples = await triplesAbout(`${EPO}Tender`);
    expect(triples.filter((line) => line.includes('#label'))).toEqual([
      expect.stringMatching(
        /^<http:\/\/www\.w3\.org\/2000\/01\/rdf-schema#label> "It is disputed that .+ bid on .+ for 500.JPY\."@en$/,
      ),
    ]);
  });
});
