import { describe, expect, it } from 'vitest';
import { problemsOf, SOUND } from './dossier-invalid.ts';

const bid = (fields: string) => `  bids:\n    - { tender: bridge, at: p 1, ${fields} }\n`;
const hosting = (fields: string) => `  hostings:\n    - { hosted: acme, ${fields} }\n`;

describe("a claim that can't be", () => {
  it.each([
    [
      'a bid without parties',
      '  bids:\n    - { tender: bridge, at: p 1 }\n',
      '19:7: "parties" is missing; expected keys and values',
    ],
    [
      'a bid with no party',
      bid('parties: {}'),
      '19:34: a bid without a bidder; expected a party that is SOLE, LEAD or MEMBER',
    ],
    [
      'a bid by a subcontractor alone',
      bid('parties: { acme: SUBCONTRACTOR }'),
      '19:34: a bid without a bidder; expected a party that is SOLE, LEAD or MEMBER',
    ],
    [
      'a sole bidder beside another',
      bid('parties: { acme: SOLE, beta: MEMBER }'),
      '19:34: a SOLE bidder beside others; expected LEAD and MEMBER, or one SOLE',
    ],
    [
      'a bid with two leaders',
      bid('parties: { acme: LEAD, beta: LEAD }'),
      '19:34: several parties are LEAD; expected one',
    ],
    [
      'a party that is a person',
      bid('parties: { ann: SOLE }'),
      '19:50: "ann" is a person; expected an organisation',
    ],
    [
      'a party named in two ways',
      bid('parties: { acme: LEAD, "organisation:acme": MEMBER }'),
      '19:34: "organisation:acme" stands here a second time',
    ],
    [
      'an expected bid that is actual',
      bid('parties: { acme: SOLE }, status: EXPECTED, modality: ACTUAL'),
      '19:67: EXPECTED contradicts the modality ACTUAL',
    ],
    [
      'the date of no status',
      bid('parties: { acme: SOLE }, statusDate: 2025'),
      '19:71: the date of which status? expected a "status"',
    ],
    [
      'an end before its start',
      hosting('at: p 1, validFrom: 2026-02, validUntil: 2026-01-31'),
      '19:64: 2026-01-31 is before validFrom, 2026-02; expected a later date',
    ],
    [
      'a host that hosts itself',
      hosting('at: p 1, host: acme'),
      '19:17: "acme" is also the host; expected another node',
    ],
    [
      'a slug of another type',
      '  requirements:\n    - { tender: bridge, regulation: acme, level: MANDATORY, at: p 1 }\n',
      '19:37: "acme" is an organisation; expected a regulation',
    ],
    [
      'a slug of two types',
      '  involvements:\n    - { subject: ann, object: acme, role: HEARD, at: p 1 }\n',
      '19:31: "acme" names nodes of several types; expected "organisation:acme" or "tender:acme"',
    ],
    [
      "a bid's event on a tender",
      '  tenderEvents:\n    - { tender: bridge, event: WON, at: p 1 }\n',
      "19:32: WON can't happen to a tender; expected one of PLANNED, LAUNCHED, CLOSED, AWARDED, CANCELLED, UNSUCCESSFUL",
    ],
  ])('is refused at its place: %s', (_, claim, problem) => {
    expect(problemsOf(SOUND + claim)).toEqual([problem]);
  });

  it('is an event on a bid that the file does not name, or that is on another tender', () => {
    const claims = `  bids:
    - { tender: bridge, at: p 1, ref: first, parties: { acme: SOLE } }
    - { tender: bridge, at: p 1, ref: first, parties: { beta: SOLE } }
  tenderEvents:
    - { tender: bridge, at: p 1, bid: frist, event: WON }
    - { tender: tunnel, at: p 1, bid: first, event: WON }
    - { tender: bridge, at: p 1, bid: first, event: LAUNCHED }
`;
    expect(problemsOf(SOUND + claims)).toEqual([
      '20:39: the name "first" stands at another bid too',
      '22:39: no bid of this file has the ref "frist"; did you mean "first"?',
      '23:17: the bid "first" is on "bridge"; expected that tender',
      "24:53: LAUNCHED can't happen to a bid; expected one of EXPECTED, PRESELECTED, SUBMITTED, WITHDRAWN, DISQUALIFIED, REJECTED, WON",
    ]);
  });
});

describe('evidence', () => {
  it.each([
    ['there is none', '', '19:7: who says so? expected `at`, a place in the default article, or `evidence`'],
    [
      'a place is a number',
      'at: 3',
      '19:27: "at": found the number 3; expected a place, as in "paragraph 3", or a list of them',
    ],
    [
      "an editor's own knowledge has no note",
      'evidence: { article: null }',
      '19:23: evidence without an article is an editor\'s own knowledge; expected a "note" that says so',
    ],
    [
      "an editor's own knowledge is official",
      'evidence: { article: null, note: known, standing: OFFICIAL }',
      '19:73: OFFICIAL needs an official document; expected an "article", REPORTED or UNCONFIRMED',
    ],
    [
      "an editor's own knowledge has a place",
      'evidence: { article: null, note: known, at: p 1 }',
      '19:67: "at" needs a document; expected an "article"',
    ],
    [
      'a document is given another day',
      'evidence: { at: p 1, knownFrom: 2026-02-05 }',
      '19:55: a document is known from its publication on; expected no "knownFrom"',
    ],
    [
      'it relies on a person',
      'at: p 1, attributedTo: ann',
      '19:46: "ann" is a person; expected an organisation or an article',
    ],
    ['a key of it is misspelt', 'evidence: { att: p 1 }', '19:35: unknown key "att"; did you mean "at"?'],
  ])('is refused at its place when %s', (_, fields, problem) => {
    expect(problemsOf(SOUND + hosting(fields))).toEqual([problem]);
  });

  it('needs a default article, or an article of its own', () => {
    const text = SOUND.replace('article: news', 'statedOn: 2026-02-06');
    expect(problemsOf(text + hosting('at: p 1'))).toEqual([
      '19:27: the file has no default article; expected defaults.article, or evidence that names one',
    ]);
    expect(problemsOf(text + hosting('evidence: { article: news, at: p 1 }'))).toEqual([]);
  });

  it('of a default article that is not there is one mistake, however much relies on it', () => {
    const text = SOUND.replace('article: news', 'article: nwes');
    expect(problemsOf(text + hosting('at: p 1'))).toEqual([
      '3:12: no node has the slug "nwes"; expected an article of this file, of a file imported with it or of the database; did you mean "news"?',
    ]);
  });
});

describe('a node', () => {
  it('needs a day on which it was stated, said once for the file', () => {
    expect(problemsOf('dossier: 1\npeople:\n  ann: { name: Ann }\n  bob: { name: Bob }\n')).toEqual([
      '3:3: no day is known on which this was stated; expected statedOn here, defaults.statedOn, or a default article with `published`',
    ]);
  });
});
