import { firstDay, lastDay, type PartialDate } from '../../domain/partial-date.ts';
import type { ClaimKind } from '../model.ts';
import { amountInWords } from './amount-words.ts';
import { type Period, periodInWords, type Telling } from './date-words.ts';
import { establishmentInWords } from './establishment-words.ts';
import { joinFrench } from './french-joint.ts';
import type { PlaceInBid, SpokenClaim } from './spoken-claim.ts';
import { GROUP, type GroupPlace } from './tender-verb.ts';
import type { English, French, Language, Verb } from './verb.ts';
import { amountOf, fillBlanks, type Said, verbOf } from './verb-of.ts';

/** How a claim stands to a day: it holds, it held before, it will hold. */
type Time = 'now' | 'ended' | 'future';

/**
 * A claim as a sentence: who says so where it is not official, the one end, what it does on `day`, the other end, since or until when.
 *
 * @param day the day by which it is told as past or to come, `YYYY-MM-DD`
 * @param isSourced whether it says who says so; that it is disputed it says always
 */
export function sentenceOf(claim: SpokenClaim, language: Language, day: string, isSourced = true): string {
  const verb = verbOf(claim);
  const time = timeOf(claim, day);
  const [before, after = ''] = wordsOf(claim, verb, { language, forward: true, time }).split(OBJECT);
  const subject = subjectOf(claim, language);
  const object = claim.to === null ? '' : withLot(claim, claim.to, language);
  const told = withoutStop(link(before ?? '', object, language) + after) + offeredAmount(claim, language);
  const sentence = `${subject} ${told}${periodInWords(periodOf(claim), tellingOf(claim, verb, time), language)}.`;
  const { standing } = claim;
  if (!isSourced && standing !== 'DISPUTED') return claim.from === null ? capitalised(sentence) : sentence;
  return prefix(claim, sentence, language);
}

/** A step along a claim in words, between the names of its two nodes: "hosts", "was hosted by". `day` as above. */
export function readingOf(
  claim: Said & Pick<SpokenClaim, 'modality' | 'validFrom' | 'validUntil'>,
  forward: boolean,
  language: Language,
  day: string,
): string {
  const words = wordsOf(claim, verbOf(claim), { language, forward, time: timeOf(claim, day) });
  return (words.split(OBJECT)[0] ?? '').trim();
}

/** Where the object stands amid the words of a verb. */
const OBJECT = '…';

interface Voice {
  readonly language: Language;
  readonly forward: boolean;
  readonly time: Time;
}

type Held = Said & Pick<SpokenClaim, 'modality'>;

function wordsOf(claim: Held, verb: Verb, { language, forward, time }: Voice): string {
  const { forward: there, backward = there } = verb[language];
  return fillBlanks(inTime(forward ? there : backward, verb, claim, time), claim, language);
}

function inTime(phrase: English | French, verb: Verb, { modality }: Held, time: Time): string {
  const isFrench = 'future' in phrase;
  if (verb.saysExpected) return time === 'ended' ? phrase.ended : phrase.now;
  if (modality === 'EXPECTED') return `${isFrench ? 'devrait' : 'is expected to'} ${phrase.to}`;
  if (time !== 'future') return phrase[time];
  return isFrench ? phrase.future : `will ${phrase.to}`;
}

function timeOf({ validFrom, validUntil }: Pick<SpokenClaim, 'validFrom' | 'validUntil'>, day: string): Time {
  if (validUntil !== null && lastDay(validUntil) < day) return 'ended';
  return validFrom !== null && firstDay(validFrom) > day ? 'future' : 'now';
}

/** An event and an amount are of a day of their own. */
const DATED: readonly ClaimKind[] = ['TENDER_EVENT', 'VALUATION'];

function periodOf({ kind, fields, validFrom, validUntil }: SpokenClaim): Period {
  if (!DATED.includes(kind)) return { from: validFrom, until: validUntil };
  return { from: (fields.date ?? null) as PartialDate | null, until: null };
}

function tellingOf({ kind, modality }: SpokenClaim, { isEvent }: Verb, time: Time): Telling {
  if (isEvent || DATED.includes(kind)) return 'HAPPENED';
  return time === 'future' || modality === 'EXPECTED' ? 'COMING' : 'LASTING';
}

const NOBODY: Readonly<Record<Language, Partial<Record<ClaimKind, string>> & { readonly any: string }>> = {
  EN: { any: 'somebody not named' },
  FR: { any: 'un tiers non nommé', HOSTING: 'un hébergeur non nommé' },
};

function subjectOf(claim: SpokenClaim, language: Language): string {
  const { kind, from, to, place, establishment } = claim;
  if (from === null) return NOBODY[language][kind] ?? NOBODY[language].any;
  const name = to === null ? withLot(claim, from, language) : from;
  const site = establishment ? establishmentInWords(establishment, language) : '';
  return name + site + (place ? groupOf({ ...claim, place }, language) : '');
}

function groupOf(claim: Said & { readonly place: PlaceInBid }, language: Language): string {
  const place = groupPlace(claim.place);
  return place ? fillBlanks(GROUP[language][place], claim, language) : '';
}

function groupPlace({ role, size, leader }: PlaceInBid): GroupPlace | undefined {
  if (size < 2 || role === 'SUBCONTRACTOR' || role === 'SOLE') return undefined;
  if (role === 'LEAD') return 'LEAD';
  if (leader === null) return 'LEADERLESS';
  if (size === 2) return 'PAIR';
  return size === 3 ? 'MEMBER_AND_ONE' : 'MEMBER';
}

const LOT = {
  EN: { lot: 'lot', part: 'part' },
  FR: { lot: 'lot', part: 'partie' },
} as const;

/** A tender's name with the lot, and the part of it, that the claim is about: what holds of a lot does not hold of the whole. */
function withLot({ lot, kind, fields }: SpokenClaim, name: string, language: Language): string {
  const words = LOT[language];
  const about = [
    ...(lot === null ? [] : [`${words.lot} ${lot}`]),
    ...(kind === 'VALUATION' && fields.part ? [`${words.part} ${fields.part}`] : []),
  ];
  return about.length === 0 ? name : `${name} (${about.join(', ')})`;
}

/** The amount of a bid, behind its tender. One that is not known is not mentioned. */
function offeredAmount({ kind, fields }: SpokenClaim, language: Language): string {
  const amount = amountOf(fields);
  if (kind !== 'BID' || amount.status === 'UNKNOWN') return '';
  return ` ${language === 'EN' ? 'for' : 'pour'} ${amountInWords(amount, language)}`;
}

const EDITOR = { EN: 'an editor', FR: 'la rédaction' } as const;

/** A finding may end with a full stop of its own. */
function withoutStop(text: string): string {
  return text.replace(/[.\s]+$/, '');
}

/** Who says so, before a sentence that no official document states. */
function prefix({ standing, source, from }: SpokenClaim, sentence: string, language: Language): string {
  if (standing === 'OFFICIAL') return from === null ? capitalised(sentence) : sentence;
  if (standing === 'DISPUTED') {
    return language === 'EN'
      ? `It is disputed that ${sentence}`
      : joinFrench('Il est contesté que', sentence);
  }
  const [accordingTo, unconfirmed] =
    language === 'EN' ? ['According to', 'unconfirmed'] : ['Selon', 'non confirmé'];
  const doubt = standing === 'UNCONFIRMED' ? ` (${unconfirmed})` : '';
  return `${accordingTo} ${source ?? EDITOR[language]}${doubt}, ${sentence}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function link(words: string, object: string, language: Language): string {
  const before = words.trimEnd();
  if (object === '') return before;
  return language === 'FR' ? joinFrench(before, object) : `${before} ${object}`;
}
