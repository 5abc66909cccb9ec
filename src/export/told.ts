import { SpokenClaims } from '../db/read/claim/spoken-claim-reader.ts';
import type { Standing } from '../domain/claim.ts';
import { readingOf, sentenceOf } from '../model/sentence/sentence.ts';
import type { Language } from '../model/sentence/verb.ts';
import type { Selection } from './selection.ts';

/** Behind the words of a link, as far as no official document states it. */
const DOUBTS: Readonly<Record<Language, Readonly<Record<Standing, string>>>> = {
  EN: {
    OFFICIAL: '',
    REPORTED: ' (reported)',
    UNCONFIRMED: ' (unconfirmed)',
    DISPUTED: ' (disputed)',
  },
  FR: {
    OFFICIAL: '',
    REPORTED: ' (selon la presse)',
    UNCONFIRMED: ' (non confirmé)',
    DISPUTED: ' (contesté)',
  },
};

/** What some claims say in words, as the API's `sentence` and `reading` do, told on the day of the export. */
export class ToldClaims {
  readonly #claims: SpokenClaims;
  readonly #language: Language;
  readonly #day: string;

  /** Few enough claims for one statement. */
  constructor(
    { session, language, day }: Pick<Selection, 'session' | 'language' | 'day'>,
    claims: Iterable<number>,
  ) {
    this.#claims = new SpokenClaims(session, claims);
    this.#language = language;
    this.#day = day;
  }

  /** By RFC 5646: `en`. */
  get language(): string {
    return this.#language.toLowerCase();
  }

  /** The claim as a sentence, of a bid told of one of its parties. */
  sentence(claim: number, teller?: number): string {
    return sentenceOf(this.#claims.spoken(claim, teller), this.#language, this.#day);
  }

  /** The words between the node at which the claim's edge starts and the other: "won", "hosts (unconfirmed)". */
  label(claim: number, from: number, standing: Standing): string {
    const words = readingOf(this.#claims.read(claim, from), true, this.#language, this.#day);
    // The comma of "bid on, and lost," is for a name that follows.
    return words.replace(/,$/, '') + DOUBTS[this.#language][standing];
  }
}
