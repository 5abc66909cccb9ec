import { firstDay, type PartialDate, precisionOf } from '../../domain/partial-date.ts';
import type { Language } from './verb.ts';

const LOCALES: Readonly<Record<Language, string>> = { EN: 'en-GB', FR: 'fr-FR' };

const formatsOf = (locale: string) => ({
  DAY: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  MONTH: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
});
const FORMATS = { EN: formatsOf(LOCALES.EN), FR: formatsOf(LOCALES.FR) };

/** A date as precise as it was published: "12 June 2024", "June 2024", "2024". Of an instant, its day by its own clock. */
export function dateInWords(date: PartialDate, language: Language): string {
  const precision = precisionOf(date);
  if (precision === 'YEAR') return String(Number(date));
  const { DAY, MONTH } = FORMATS[language];
  const moment = new Date(`${firstDay(date)}T00:00:00Z`);
  if (precision === 'MONTH') return MONTH.format(moment);
  const text = DAY.format(moment);
  return language === 'FR' ? text.replace(/^1 /, '1er ') : text;
}

/** When something held or happened. Each is null where no document says. */
export interface Period {
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
}

/** Whether it is told as something that goes on, that will begin, or that happened at a time. */
export type Telling = 'LASTING' | 'COMING' | 'HAPPENED';

/** The period behind a verb, with a blank before it; empty where no document says. */
export function periodInWords({ from, until }: Period, telling: Telling, language: Language): string {
  const words = WORDS[language];
  if (from !== null && until !== null) return ` ${words.between(from, until)}`;
  if (until !== null) return ` ${words.until(until)}`;
  if (from === null) return '';
  if (telling === 'HAPPENED') return ` ${words.on(from)}`;
  return ` ${telling === 'COMING' ? words.startingOn(from) : words.since(from)}`;
}

interface PeriodWords {
  readonly on: (date: PartialDate) => string;
  readonly since: (date: PartialDate) => string;
  readonly startingOn: (date: PartialDate) => string;
  readonly until: (date: PartialDate) => string;
  readonly between: (from: PartialDate, until: PartialDate) => string;
}

const english = (date: PartialDate) => dateInWords(date, 'EN');
const french = (date: PartialDate) => dateInWords(date, 'FR');
const isDay = (date: PartialDate) => date.length >= 10;

const WORDS: Readonly<Record<Language, PeriodWords>> = {
  EN: {
    on: (date) => `${isDay(date) ? 'on' : 'in'} ${english(date)}`,
    since: (date) => `since ${english(date)}`,
    startingOn: (date) => `from ${english(date)}`,
    until: (date) => `until ${english(date)}`,
    between: (from, until) => `from ${english(from)} to ${english(until)}`,
  },
  FR: {
    on: (date) => `${isDay(date) ? 'le' : 'en'} ${french(date)}`,
    since: (date) => `depuis ${isDay(date) ? 'le ' : ''}${french(date)}`,
    startingOn: (date) => `à partir ${frenchOf(date)}`,
    until: (date) => (isDay(date) ? `jusqu'au ${french(date)}` : `jusqu'en ${french(date)}`),
    between: (from, until) => `${frenchOf(from)} ${isDay(until) ? 'au' : 'à'} ${french(until)}`,
  },
};

/** « du 12 juin 2024 », « d'avril 2024 », « de 2024 ». */
function frenchOf(date: PartialDate): string {
  const text = french(date);
  if (isDay(date)) return `du ${text}`;
  return /^[ao]/.test(text) ? `d'${text}` : `de ${text}`;
}
