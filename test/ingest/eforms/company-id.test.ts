import { describe, expect, it } from 'vitest';
import { recogniseCompanyId } from '../../../src/ingest/sources/eforms/company-id.ts';

const identifiersOf = (published: string, country?: string) =>
  recogniseCompanyId(published, country).identifiers.map(({ scheme, value }) => `${scheme} ${value}`);

describe('an organisation’s identifier (BT-501)', () => {
  it.each([
    ['DE 555555560', 'DE', ['VAT DE555555560']],
    ['FI 1234 5604', 'FI', ['FI-PRO 1234560-4', 'VAT FI12345604']],
    ['VAT: FI12345604', 'FI', ['FI-PRO 1234560-4', 'VAT FI12345604']],
    ['1234560-4', 'FI', ['FI-PRO 1234560-4']],
    ['12345604', 'FI', ['FI-PRO 1234560-4']],
    ['10000009', 'DK', ['DK-CVR 10000009']],
    ['100 000 009', 'FR', ['SIREN 100000009']],
    ['0204:04-TEST1-67', 'DE', ['DE-LEITWEG-ID 04-TEST1-67']],
    ['04-TEST1-67', undefined, ['DE-LEITWEG-ID 04-TEST1-67']],
  ])('%s of %s is %j', (published, country, expected) => {
    expect(identifiersOf(published, country)).toEqual(expected);
  });

  it.each([
    ['HRB 21599', 'DE', 'UNCHECKED_IDENTIFIER'],
    ['FN 71839 x', 'AT', 'UNCHECKED_IDENTIFIER'],
    ['DE 555555561', 'DE', 'UNCHECKED_IDENTIFIER'],
    ['04-TEST1-68', 'DE', 'UNCHECKED_IDENTIFIER'],
    ['12345604', 'SE', 'UNCHECKED_IDENTIFIER'],
    ['12345678901234', 'FR', 'INVALID_IDENTIFIER'],
    ['PUBL', 'SE', 'PLACEHOLDER_TEXT'],
    ['not available', 'GR', 'PLACEHOLDER_TEXT'],
  ] as const)('%s of %s identifies nobody: %s', (published, country, flag) => {
    expect(recogniseCompanyId(published, country)).toEqual({
      identifiers: [],
      flags: [{ flag, field: 'identifiers', published }],
    });
  });
});
