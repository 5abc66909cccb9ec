import type { Html } from '../../html.ts';
import { type Field, filterForm } from '../../parts/filter-form.ts';
import { regionField } from '../../parts/region-field.ts';
import type { View } from '../../view.ts';
import { cpvDivisions, cpvName } from '../../words/cpv-name.ts';
import { tendersWords } from '../../words/tenders.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import {
  FLAGS,
  MISSING,
  PROCEDURES,
  SOURCES,
  STANDINGS,
  STATUSES,
  type TenderFilterValues,
  type TenderValues,
  type tenderParameters,
  USUAL_CURRENCY,
  VALUE_STATUSES,
} from './tender-filter.ts';

/** The fields of every filter that the API has for tenders: those that are always seen, and the others. */
export function tenderFields(view: View, values: TenderFilterValues): { first: Field[]; more: Field[] } {
  return { first: firstFields(view, values), more: moreFields(view, values) };
}

/** Every filter that the API has for tenders. */
export function tenderForm(view: View<typeof tenderParameters>): Html {
  const values: TenderValues = view.parameters;
  return filterForm(view, { ...tenderFields(view, values), kept: ['order'] });
}

function firstFields(view: View, values: TenderFilterValues): Field[] {
  const words = tendersWords[view.language];
  const { tenderStatus } = vocabulary[view.language];
  return [
    { kind: 'text', name: 'q', label: words.q, value: values.q, size: 24 },
    cpvField(view, words.cpv, values.cpv),
    spanOf(view, words.date, ['from', values.from], ['until', values.until]),
    {
      kind: 'choices',
      name: 'status',
      label: words.status,
      value: values.status,
      choices: STATUSES.map((each) => [each, tenderStatus[each]]),
    },
  ];
}

function moreFields(view: View, values: TenderFilterValues): Field[] {
  const words = tendersWords[view.language];
  const { procedure, qualityFlag } = vocabulary[view.language];
  const slugField = (name: 'buyer' | 'bidder' | 'alsoBidder' | 'requires' | 'publisher'): Field => ({
    kind: 'text',
    name,
    label: words[name],
    value: values[name],
    size: 24,
    names: name === 'requires' ? 'REGULATION' : 'ORGANISATION',
  });
  const yesOrNo = (name: 'valueIsPartial' | 'hasBids' | 'hasWinner' | 'bidByBuyer' | 'duplicate'): Field => ({
    kind: 'choice',
    name,
    label: words[name],
    value: values[name],
    any: words.any,
    choices: [
      ['yes', words.yes],
      ['no', words.no],
    ],
  });
  return [
    slugField('buyer'),
    slugField('bidder'),
    slugField('alsoBidder'),
    spanOf(
      view,
      words.published,
      ['publishedFrom', values.publishedFrom],
      ['publishedUntil', values.publishedUntil],
    ),
    spanOf(
      view,
      words.deadline,
      ['deadlineFrom', values.deadlineFrom],
      ['deadlineUntil', values.deadlineUntil],
    ),
    spanOf(view, words.awarded, ['awardedFrom', values.awardedFrom], ['awardedUntil', values.awardedUntil]),
    spanOf(view, words.news, ['newsFrom', values.newsFrom], ['newsUntil', values.newsUntil]),
    boundsOf(view, words.value, ['valueMin', values.valueMin], ['valueMax', values.valueMax]),
    {
      kind: 'text',
      name: 'currency',
      label: words.currency,
      value: values.currency,
      size: 4,
      hint: USUAL_CURRENCY,
    },
    boundsOf(view, words.bids, ['bidsMin', values.bidsMin], ['bidsMax', values.bidsMax]),
    yesOrNo('valueIsPartial'),
    yesOrNo('hasBids'),
    yesOrNo('hasWinner'),
    yesOrNo('bidByBuyer'),
    yesOrNo('duplicate'),
    { kind: 'text', name: 'country', label: words.country, value: values.country, size: 4, hint: 'FR' },
    regionField(view, 'region', words.region, values.region),
    regionField(view, 'bidderRegion', words.bidderRegion, values.bidderRegion),
    {
      kind: 'choice',
      name: 'source',
      label: words.source,
      value: values.source,
      any: words.any,
      choices: SOURCES.map((each) => [each, each]),
    },
    slugField('publisher'),
    slugField('requires'),
    { kind: 'text', name: 'starts', label: words.starts, value: values.starts, size: 16 },
    {
      kind: 'choices',
      name: 'valueStatus',
      label: words.valueStatus,
      value: values.valueStatus,
      choices: VALUE_STATUSES.map((each) => [each, words.valueStatuses[each]]),
    },
    {
      kind: 'choices',
      name: 'standing',
      label: words.standing,
      value: values.standing,
      choices: STANDINGS.map((each) => [each, view.words.standing[each]]),
    },
    {
      kind: 'choices',
      name: 'procedure',
      label: words.procedure,
      value: values.procedure,
      choices: PROCEDURES.map((each) => [each, procedure[each]]),
    },
    {
      kind: 'choices',
      name: 'missing',
      label: words.missing,
      value: values.missing,
      choices: MISSING.map((each) => [each, words.missingField[each]]),
    },
    {
      kind: 'choices',
      name: 'flag',
      label: words.flag,
      value: values.flag,
      choices: FLAGS.map((each) => [each, qualityFlag[each]]),
    },
  ];
}

/** A field for the start of a code; divisions are offered by their names, and what it has is called by its own. */
function cpvField({ language }: View, label: string, value: string | undefined): Field {
  const name = value === undefined ? undefined : cpvName(language, value);
  const said = name === value ? undefined : name;
  const offered = cpvDivisions(language);
  return { kind: 'text', name: 'cpv', label, value, size: 9, hint: '72', said, offered };
}

type Given = readonly [name: string, value: string | number | undefined];

function spanOf(view: View, label: string, [from, fromValue]: Given, [until, untilValue]: Given): Field {
  const words = tendersWords[view.language];
  return {
    kind: 'span',
    label,
    from: { name: from, label: words.from, value: fromValue },
    until: { name: until, label: words.until, value: untilValue },
    hint: words.dateHint,
  };
}

function boundsOf(view: View, label: string, [min, minValue]: Given, [max, maxValue]: Given): Field {
  const words = tendersWords[view.language];
  return {
    kind: 'span',
    label,
    from: { name: min, label: words.least, value: minValue },
    until: { name: max, label: words.most, value: maxValue },
    hint: '',
  };
}
