/** The languages that sentences are made in. */
export const LANGUAGES = ['EN', 'FR'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What a claim says between the names of its two ends, by when it holds. The object follows; where it stands amid the words, `…` is its
 * place. `{title}` is a blank that the claim fills.
 */
export interface English {
  readonly now: string;
  readonly ended: string;
  /** Follows "will" and "is expected to". */
  readonly to: string;
}
export interface French {
  readonly now: string;
  readonly ended: string;
  readonly future: string;
  /** Follows « devrait ». */
  readonly to: string;
}

/** A verb from each end. What stands at one end only has no other way round. */
export interface Verb {
  readonly EN: { readonly forward: English; readonly backward?: English };
  readonly FR: { readonly forward: French; readonly backward?: French };
  /** It happened at some time, and past not go on: it is told in the past, "on" a day instead of "since" it. */
  readonly isEvent: boolean;
  /** The words themselves say that it is expected. */
  readonly saysExpected?: boolean;
}

export const en = (now: string, ended: string, to: string): English => ({ now, ended, to });
export const fr = (now: string, ended: string, future: string, to: string): French => ({
  now,
  ended,
  future,
  to,
});
/** What is always told in the past. */
export const past = (ended: string, to: string): English => ({ now: ended, ended, to });
export const passe = (ended: string, future: string, to: string): French => ({
  now: ended,
  ended,
  future,
  to,
});

/** A state that goes on until it ends. */
export const state = (forward: [English, French], backward: [English, French]): Verb => ({
  EN: { forward: forward[0], backward: backward[0] },
  FR: { forward: forward[1], backward: backward[1] },
  isEvent: false,
});

/** Something that happened between two. */
export const event = (forward: [English, French], backward: [English, French]): Verb => ({
  ...state(forward, backward),
  isEvent: true,
});

/** Something that happened to one. */
export const happening = (english: English, french: French): Verb => ({
  EN: { forward: english },
  FR: { forward: french },
  isEvent: true,
});
