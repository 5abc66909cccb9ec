import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { type TestImport, withImport } from '../with-import.ts';
import { bids, flags, type Json, names, OCID, party, reference, release } from './ocds-graph.ts';

const alder = { id: 'XB-REG-2', name: 'Alder' };
const award = (members: Json = {}) => ({ id: 'a', status: 'active', suppliers: [alder], ...members });
const awarded = (members: Json = {}, more: Json = {}) =>
  release({ tag: ['award'], awards: [award(members)], ...more });

function imported(content: Json, test: (given: TestImport) => void): Promise<void> {
  return withImport(ocdsSource, async (given) => {
    await given.importContent('file.json', content);
    test(given);
    expect(given.problems()).toEqual([]);
  });
}

it('reads "supplier" for "suppliers"', () =>
  imported(awarded({ suppliers: undefined, supplier: alder }), (given) => {
    expect(bids(given)).toEqual(['Alder WON -']);
  }));

it('takes an object where an array belongs for its only element', () =>
  imported(release({ tag: ['award'], awards: award({ suppliers: alder }) }), (given) => {
    expect(bids(given)).toEqual(['Alder WON -']);
    expect(given.rejects()).toEqual([]);
  }));

it('reads objects out of lists in lists', () =>
  imported(release({ parties: [[party(2, 'Alder', ['buyer'])]], buyer: { id: 'XB-REG-2' } }), (given) => {
    expect(names(given)).toEqual(['Alder']);
  }));

it('rejects a string where a list belongs, and keeps the rest', () =>
  imported(awarded({ suppliers: 'Alder' }, { tender: { title: 'Paths' } }), (given) => {
    expect(given.rejects()).toEqual(['/awards/0/suppliers: an object was expected, not string "Alder"']);
    expect(given.values('SELECT name FROM tenders')).toEqual(['Paths']);
  }));

it('rejects one broken part of an award and states the others', () =>
  imported(awarded({ suppliers: [7, alder] }), (given) => {
    expect(given.rejects()).toEqual(['/awards/0/suppliers/0: an object was expected, not number 7']);
    expect(bids(given)).toEqual(['Alder WON -']);
  }));

it('reads numeric ids like texts', () =>
  imported(
    release({
      ocid: 101,
      id: 7,
      tag: ['award'],
      parties: [{ id: 5, name: 'Alder', roles: ['supplier'] }],
      awards: [{ id: 1, suppliers: [{ id: '5' }] }],
    }),
    (given) => {
      expect(bids(given)).toEqual(['Alder WON -']);
      expect(given.values("SELECT value FROM identifiers WHERE scheme = 'OCID'")).toEqual(['101']);
    },
  ));

it('merges an award and its update in one package by their dates', () => {
  const value = (amount: number) => ({ amount, currency: 'GBP' });
  const older = release({ tag: ['award'], awards: [award({ value: value(10) })] });
  const newer = release({
    id: '2',
    date: '2024-06-02T00:00:00Z',
    tag: ['awardUpdate'],
    awards: [award({ value: value(12) })],
  });
  return imported({ releases: [newer, older] }, (given) => {
    expect(bids(given)).toEqual(['Alder WON 1200 GBP']);
    expect(given.values('SELECT value_minor FROM tenders')).toEqual([1200]);
    expect(given.values('SELECT count(*) FROM tenders')).toEqual([1]);
  });
});

it('makes no organisation of empty placeholders that share one id', () => {
  const nobody = { id: '8d97cc040a6218bd4f90bf8d938b46ca', name: '' };
  const process = (ocid: string) =>
    release({
      ocid,
      parties: [{ ...nobody, roles: ['tenderer'] }],
      tender: { title: ocid, tenderers: [nobody] },
    });
  return imported({ releases: [process('ocds-a1b2c3-1'), process('ocds-a1b2c3-2')] }, (given) => {
    expect(names(given)).toEqual([]);
    expect(bids(given)).toEqual([]);
  });
});

it('counts a bidder once whom bids and tenderers spell differently under one id', () =>
  imported(
    release({
      parties: [
        { id: 'XB-TIN-5', name: 'ALDER SPY', identifier: { scheme: 'XB-TIN', id: '5' }, roles: ['tenderer'] },
      ],
      tender: { title: 'Paths', tenderers: [{ id: 'XB-TIN-5', name: 'Alder LLC' }] },
      bids: { details: [{ id: 'b', status: 'qualified', tenderers: [{ id: 'XB-TIN-5', name: 'Alder' }] }] },
    }),
    (given) => {
      expect(bids(given)).toEqual(['ALDER SPY SUBMITTED -']);
      expect(given.values("SELECT name FROM aliases WHERE name <> 'Paths' ORDER BY name")).toEqual([
        'Alder',
        'Alder LLC',
      ]);
    },
  ));

it('knows a bidder again by an identifier without scheme, within its publisher only', () => {
  const tenderer = { name: 'Alder SA de CV', identifier: { id: 'ALD021030KX2' } };
  const supplier = { name: 'Alder SA de C', identifier: { id: 'ALD021030KX2' } };
  const process = (ocid: string) =>
    release({
      ocid,
      tag: ['award'],
      tender: { tenderers: [tenderer] },
      awards: [award({ suppliers: [supplier] })],
    });
  return imported([process('ocds-a1b2c3-1'), process('ocds-a1b2c3-2'), process('ocds-zzzzzz-1')], (given) => {
    expect(given.values('SELECT count(*) FROM bids')).toEqual([3]);
    expect(given.values('SELECT count(*) FROM organisations')).toEqual([2]);
  });
});

it('never merges organisations by a name alone across publishers', () => {
  const process = (ocid: string) => release({ ocid, buyer: { name: 'Town Council' } });
  return imported([process('ocds-a1b2c3-1'), process('ocds-a1b2c3-2'), process('ocds-zzzzzz-1')], (given) => {
    expect(names(given)).toEqual(['Town Council', 'Town Council']);
  });
});

it('takes ids that count within a release for no identity of an organisation', () => {
  const process = (ocid: string, name: string) =>
    release({ ocid, parties: [{ id: '1', name, roles: ['buyer'] }], buyer: { id: '1', name } });
  return imported([process('ocds-a1b2c3-1', 'Town'), process('ocds-a1b2c3-2', 'County')], (given) => {
    expect(names(given)).toEqual(['County', 'Town']);
  });
});

it('does not merge a supplier that carries the identifier of the buyer', () => {
  const shared = { scheme: 'XB-REG', id: '77' };
  return imported(
    awarded(
      { suppliers: [{ id: 's', name: 'Alder' }] },
      {
        parties: [
          { id: 's', name: 'Alder', identifier: shared, roles: ['supplier'] },
          { id: 'b', name: 'Town', identifier: shared, roles: ['buyer'] },
        ],
        buyer: { id: 'b', name: 'Town' },
      },
    ),
    (given) => {
      expect(names(given)).toEqual(['Alder', 'Town']);
      expect(
        given.rows(
          "SELECT o.name FROM identifiers i JOIN organisations o ON o.id = i.node_id WHERE i.value = '77'",
        ),
      ).toEqual([{ name: 'Town' }]);
    },
  );
});

it('merges nobody by an identifier of zeros or the number that Mexico gives to all abroad', () => {
  const suppliers = ['00000000', 'XEXX010101000'].flatMap((id) =>
    ['Alder', 'Birch'].map((name) => ({ name: `${name} ${id}`, identifier: { scheme: 'MX-RFC', id } })),
  );
  return imported(awarded({ suppliers }), (given) => {
    expect(given.values('SELECT count(*) FROM organisations')).toEqual([4]);
  });
});

it('keeps a bidder whose number fails its check, and finds it again by its name', () => {
  const supplier = { id: 's', name: 'Alder SARL', identifier: { scheme: 'SIRET', id: '12345678900011' } };
  const process = (ocid: string) =>
    awarded(
      { suppliers: [{ id: 's', name: 'Alder SARL' }] },
      { ocid, parties: [{ ...supplier, roles: ['supplier'] }] },
    );
  return imported([process('ocds-a1b2c3-1'), process('ocds-a1b2c3-2')], (given) => {
    expect(given.rejects()).toEqual([]);
    expect(names(given)).toEqual(['Alder SARL']);
    expect(given.values('SELECT count(*) FROM bids')).toEqual([2]);
    expect(flags(given)).toContain('INVALID_IDENTIFIER identifiers 12345678900011');
  });
});

it('names an organisation by what stands inline when its party does not exist', () =>
  imported(awarded({}, { parties: [party(1, 'Town', ['buyer'])] }), (given) => {
    expect(bids(given)).toEqual(['Alder WON -']);
    expect(flags(given)).toContain('DANGLING_REFERENCE awards/suppliers XB-REG-2');
  }));

it('leaves amounts out that are null or text, and flags the text', () =>
  imported(
    release({
      tender: {
        title: 'Paths',
        value: { amount: null, currency: 'GBP' },
        lots: [{ id: 'L', value: { amount: 'tbc', currency: 'GBP' } }],
      },
    }),
    (given) => {
      expect(given.values('SELECT count(*) FROM valuations')).toEqual([0]);
      expect(flags(given)).toEqual(['INVALID_AMOUNT tender/lots/value {"amount":"tbc","currency":"GBP"}']);
    },
  ));

it('keeps amounts of zero and below as published, and flags them', () =>
  imported(
    release({
      tender: { title: 'Paths', value: { amount: 0, currency: 'GBP' } },
      planning: { budget: { amount: { amount: -5, currency: 'GBP' } } },
    }),
    (given) => {
      expect(given.values('SELECT value_minor FROM valuations ORDER BY 1')).toEqual([-500, 0]);
      expect(flags(given)).toEqual(['NEGATIVE_AMOUNT value', 'ZERO_AMOUNT value']);
    },
  ));

it('leaves an amount out whose currency is empty', () =>
  imported(release({ tender: { title: 'Paths', value: { amount: 5, currency: '' } } }), (given) => {
    expect(given.values('SELECT count(*) FROM valuations')).toEqual([0]);
    expect(flags(given)).toEqual(['INVALID_CURRENCY tender/value {"amount":5,"currency":""}']);
  }));

it('reads amounts that a database exported as objects, and codes in small letters', () =>
  imported(
    release({ tender: { title: 'Paths', value: { amount: { $numberLong: '15' }, currency: 'mdl' } } }),
    (given) => {
      expect(given.rows('SELECT value_minor, value_currency FROM valuations')).toEqual([
        { value_minor: 1500, value_currency: 'MDL' },
      ]);
    },
  ));

it.each([
  ['', undefined, []],
  ['2024-06-01T10:00:00', '2024-06-01T10:00:00', []],
  ['2024-06-01 10:00:00-0500', '2024-06-01T10:00:00-05:00', []],
  ['0001-01-01T00:00:00', '0001-01-01T00:00:00', ['IMPLAUSIBLE_DATE deadline']],
  ['01/06/2024', undefined, ['INVALID_DATE deadline 01/06/2024']],
  ['2024-02-30', undefined, ['INVALID_DATE deadline 2024-02-30']],
])('reads the date %j as %j', (endDate, deadline, flagged) =>
  imported(release({ tender: { title: 'Paths', tenderPeriod: { endDate } } }), (given) => {
    expect(given.values('SELECT deadline FROM tenders')).toEqual([deadline ?? null]);
    expect(flags(given)).toEqual(flagged);
  }),
);

it('does not let an award of the year 0001 stand before all else', () =>
  imported(awarded({ date: '0001-01-01T00:00:00Z' }), (given) => {
    expect(given.rows('SELECT event, date FROM tender_events WHERE bid_id IS NULL')).toEqual([
      { event: 'AWARDED', date: null },
    ]);
    expect(flags(given)).toContain('IMPLAUSIBLE_DATE awards/date 0001-01-01T00:00:00Z');
  }));

it('dates a release without a date by its package, else by the latest date in it', () =>
  withImport(ocdsSource, async (given) => {
    const undated = release({
      date: undefined,
      tender: { title: 'Paths', tenderPeriod: { endDate: '2024-04-01' } },
    });
    await given.importContent('1.json', { publishedDate: '2024-09-01T00:00:00Z', releases: [undated] });
    await given.importContent('2.json', { ...undated, ocid: 'ocds-a1b2c3-2' });
    expect(given.values('SELECT known_from FROM articles ORDER BY known_from')).toEqual([
      '2024-04-01',
      '2024-09-01',
    ]);
    expect(flags(given)).toEqual(['MISSING_DATE published']);
  }));

it('keeps accents that were lost, soft hyphens and double spaces as published', () => {
  const title = 'T\ufffdcnicos & Pa\u00adths  North';
  return imported(release({ tender: { title } }), (given) => {
    expect(given.values('SELECT name FROM tenders')).toEqual([title]);
    expect(flags(given)).toEqual(['ESCAPED_TEXT name', 'LOST_ACCENTS name']);
  });
});

it('reads markup in texts as what it stands for, once, and names alike that differ in it alone', () => {
  const awarded = (id: string, name: string) => ({
    id,
    status: 'active',
    suppliers: [{ name }],
    value: { amount: 100, currency: 'GBP' },
  });
  const tender = {
    title: 'Parks &amp;amp; Caf&eacute;s',
    description: '<p>Paths &lt; 3&nbsp;m</p><p>Gates<br/>Rails</p>',
  };
  const awards = [
    awarded('1', 'O&#039;Hara &amp; Sons'),
    awarded('2', "O'Hara & Sons"),
    awarded('3', 'AT&T <x>'),
  ];
  return imported(release({ tender, awards }), (given) => {
    expect(given.rows('SELECT name, description FROM tenders')).toEqual([
      { name: 'Parks &amp; Cafés', description: 'Paths < 3\u00a0m\nGates\nRails' },
    ]);
    expect(given.values("SELECT name FROM organisations WHERE name LIKE '%&%' ORDER BY name")).toEqual([
      'AT&T <x>',
      "O'Hara & Sons",
    ]);
    const published =
      "SELECT field, published FROM quality_flags WHERE flag = 'ESCAPED_TEXT' ORDER BY published";
    expect(given.rows(published)).toEqual([
      { field: 'description', published: tender.description },
      { field: 'name', published: 'O&#039;Hara &amp; Sons' },
      { field: 'name', published: tender.title },
    ]);
  });
});

it('knows who was known by a name with its markup', () =>
  withImport(ocdsSource, async (given) => {
    // What "Oak &amp; Sons" was as words, when nothing read the markup.
    const former = release({ ocid: 'ocds-a1b2c3-1', buyer: { name: 'Oak amp Sons' } });
    await given.importContent('1.json', former);
    await given.importContent(
      '2.json',
      release({ date: '2024-06-01T00:00:00Z', buyer: { name: 'Oak &amp; Sons' } }),
    );
    expect(names(given)).toEqual(['Oak & Sons']);
  }));

it('takes statuses in a language of the publisher for none, and flags them', () =>
  imported(release({ tender: { title: 'Paths', status: 'Executarea contractului' } }), (given) => {
    expect(given.values('SELECT status FROM tenders')).toEqual([null]);
    expect(flags(given)).toEqual(['INVALID_CODE tender/status Executarea contractului']);
  }));

it('does not believe that nobody bid where somebody won', () =>
  imported(awarded({}, { tender: { title: 'Paths', numberOfTenderers: 0 } }), (given) => {
    expect(given.values('SELECT published_bid_count FROM tenders')).toEqual([null]);
    expect(flags(given)).toEqual(['CONTRADICTION publishedBidCount 0']);
  }));

it('leaves CPV codes out that lost a digit', () =>
  imported(
    release({ tender: { title: 'Paths', classification: { scheme: 'CPV', id: '3314000' } } }),
    (given) => {
      expect(given.values('SELECT count(*) FROM tender_cpvs')).toEqual([0]);
      expect(flags(given)).toEqual(['INVALID_CODE cpvs 3314000']);
    },
  ));

it('keeps a bid without tenderers from inventing a bidder', () =>
  imported(
    release({ tender: { title: 'Paths' }, bids: { details: [{ id: 'b9', status: 'valid' }] } }),
    (given) => {
      expect(bids(given)).toEqual([]);
      expect(flags(given)).toEqual(['PLACEHOLDER_TEXT bids/details/tenderers b9']);
    },
  ));

it('rejects a release without ocid and takes in the others', () =>
  imported({ releases: [{ id: '1', tender: {} }, release({ tender: { title: 'Paths' } })] }, (given) => {
    expect(given.rejects()).toEqual(['/releases/0: the release has no ocid']);
    expect(given.values('SELECT value FROM identifiers')).toEqual([OCID]);
  }));

it('counts a supplier once whom an award names twice', () =>
  imported(awarded({ suppliers: [alder, reference(alder)] }), (given) => {
    expect(bids(given)).toEqual(['Alder WON -']);
  }));
