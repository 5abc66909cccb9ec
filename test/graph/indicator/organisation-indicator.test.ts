import { describe, expect, it } from 'vitest';
import { judged, type SmallTender } from './small-market.ts';

/** As many tenders, by a name and a number. */
function many(
  count: number,
  name: string,
  tenderOf: (index: number) => SmallTender,
): Record<string, SmallTender> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}-${index}`, tenderOf(index)]),
  );
}

const won = (by: string, price?: number) => ({
  by,
  status: 'WON' as const,
  ...(price !== undefined && { price }),
});

describe('R025, excessive unsuccessful bids,', () => {
  it('flags who bids most and wins least, counting each once for a tender', async () => {
    const rivals = many(6, 't', (index) => ({
      bids: [won(`rival-${index}`), { by: 'loser' }, { by: 'loser' }],
    }));
    const says = await judged('R025', rivals);
    expect(says).toEqual({
      'TENDERER loser': 'FLAGGED 0',
      ...Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`TENDERER rival-${index}`, 'CLEAR 1'])),
    });
  });

  it('names why somebody is not judged', async () => {
    expect(
      await judged('R025', { open: { bids: [{ by: 'alder' }] }, made: { bids: [won('birch')] } }),
    ).toEqual({ 'TENDERER alder': 'NOTHING_COUNTED', 'TENDERER birch': 'TOO_FEW_COMPARED' });
    const losers = many(4, 't', (index) => ({ bids: [won('winner'), { by: `loser-${index}` }] }));
    expect(new Set(Object.values(await judged('R025', losers)))).toEqual(new Set(['NO_FENCE']));
  });
});

describe('R038, excessive disqualified bids,', () => {
  const mixed = many(4, 't', (index) => ({
    buyers: [`buyer-${index}`],
    bids: [{ by: 'alder' }, { by: 'birch', ...(index < 2 && { status: 'DISQUALIFIED' as const }) }],
  }));

  it('judges buyers and tenderers each among their like', async () => {
    expect(await judged('R038', mixed, { r038: { threshold: 0.5 } })).toEqual({
      'BUYER buyer-0': 'FLAGGED 0.5',
      'BUYER buyer-1': 'FLAGGED 0.5',
      'BUYER buyer-2': 'CLEAR 0',
      'BUYER buyer-3': 'CLEAR 0',
      'TENDERER alder': 'CLEAR 0',
      'TENDERER birch': 'FLAGGED 0.5',
    });
  });

  it('names why somebody is not judged', async () => {
    const says = await judged('R038', {
      silent: { buyers: ['silent-buyer'] },
      small: { buyers: ['small-buyer'], bids: [{ by: 'alder' }] },
      clean: { buyers: ['clean-buyer'], bids: [{ by: 'birch' }, { by: 'birch' }] },
    });
    expect(says).toEqual({
      'BUYER silent-buyer': 'NOTHING_COUNTED',
      'BUYER small-buyer': 'TOO_FEW_BIDS',
      'BUYER clean-buyer': 'NO_FENCE',
      'TENDERER alder': 'TOO_FEW_BIDS',
      'TENDERER birch': 'NO_FENCE',
    });
    const enough = { r038: { minimumCompared: 5 } };
    expect(await judged('R038', mixed, enough)).toMatchObject({ 'BUYER buyer-0': 'TOO_FEW_COMPARED' });
  });
});

describe('R048, heterogeneous supplier,', () => {
  const focused = many(4, 't', (index) => ({ cpvs: ['45000000'], bids: [won(`focused-${index}`)] }));

  it('counts the CPV divisions of what a tenderer won alone', async () => {
    const market = {
      ...focused,
      broad: { cpvs: ['45000000', '45200000', '72000000'], bids: [won('generalist')] },
      shared: { cpvs: ['03000000'], bids: [won('generalist+focused-0')] },
    };
    expect(await judged('R048', market, { r048: { minimumContractingProcesses: 1 } })).toMatchObject({
      'TENDERER generalist': 'FLAGGED 2',
      'TENDERER focused-0': 'CLEAR 1',
    });
    const groups = { r048: { minimumContractingProcesses: 1, digits: 3 } };
    expect(await judged('R048', market, groups)).toMatchObject({ 'TENDERER generalist': 'FLAGGED 3' });
  });

  it('names why somebody is not judged', async () => {
    const says = await judged('R048', { ...focused, uncoded: { bids: [won('birch')] } });
    expect(says).toMatchObject({
      'TENDERER birch': 'NOTHING_COUNTED',
      'TENDERER focused-0': 'TOO_FEW_TENDERS',
    });
    const few = { r048: { minimumContractingProcesses: 1, minimumCompared: 5 } };
    expect(await judged('R048', focused, few)).toMatchObject({ 'TENDERER focused-0': 'TOO_FEW_COMPARED' });
  });
});

describe('winner share and buyer concentration', () => {
  const market = {
    ...many(6, 'big', () => ({ buyers: ['town'], bids: [won('alder', 100)] })),
    ...many(4, 'small', (index) => ({ buyers: ['town'], bids: [won(`winner-${index}`, 50)] })),
    unknown: { buyers: ['town'], bids: [won('birch')] },
    suspect: { buyers: ['town'], bids: [won('birch', 0)] },
    dollars: { buyers: ['town'], bids: [{ ...won('birch', 9_000), currency: 'USD' }] },
    few: { buyers: ['village'], bids: [won('alder', 10)] },
    gift: { buyers: ['hamlet'], bids: [won('cedar')] },
    orphan: { bids: [won('dogwood', 10)] },
  };

  it('are of the amounts in the currency of most awards, without those that are unknown or suspect', async () => {
    expect(await judged('WINNER_SHARE', market)).toEqual({
      'TENDERER alder': 'FLAGGED 0.75',
      'TENDERER birch': 'CLEAR 0',
      'TENDERER cedar': 'NOTHING_COUNTED',
      'TENDERER dogwood': 'NOTHING_COUNTED',
      ...Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`TENDERER winner-${n}`, 'CLEAR 0.0625'])),
    });
    expect(await judged('BUYER_CONCENTRATION', market)).toEqual({
      'BUYER town': 'FLAGGED 0.578125',
      'BUYER village': 'TOO_FEW_TENDERS',
      'BUYER hamlet': 'NOTHING_COUNTED',
    });
    expect(await judged('WINNER_SHARE', { few: market.few })).toEqual({
      'TENDERER alder': 'TOO_FEW_TENDERS',
    });
  });

  it('count a consortium whole for each member, and once for the buyer', async () => {
    const joint = many(10, 't', () => ({ buyers: ['town'], bids: [won('alder+birch', 100)] }));
    expect(await judged('WINNER_SHARE', joint)).toEqual({
      'TENDERER alder': 'FLAGGED 1',
      'TENDERER birch': 'FLAGGED 1',
    });
    expect(await judged('BUYER_CONCENTRATION', joint)).toEqual({ 'BUYER town': 'FLAGGED 1' });
  });

  it('take the amount of the award where the winning bid has none', async () => {
    const awarded = many(10, 't', (index) => ({
      buyers: ['town'],
      bids: [won(`winner-${index % 2}`)],
      amounts: [{ kind: 'AWARD', amount: 100 }],
    }));
    expect(await judged('BUYER_CONCENTRATION', awarded)).toEqual({ 'BUYER town': 'FLAGGED 0.5' });
  });
});
