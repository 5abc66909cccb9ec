import type { Money } from '../format.ts';
import { type Html, html, shortened } from '../html.ts';
import type { FlagFragment, ValueStatus } from '../operations.ts';
import type { View } from '../view.ts';
import { vocabulary } from '../words/vocabulary.ts';

/** A value that may not be known. */
export interface Valued {
  readonly value: Money | null;
  readonly valueStatus: ValueStatus;
  readonly qualityFlags?: readonly FlagFragment[];
}

/** Signs beside the words, so that a column can be looked down. */
const ABSENT_SIGN = { UNKNOWN: '·', NOT_PUBLISHED: '⌀', WITHHELD: '▧' } as const;

/** An amount, or the word for why there is none: never a dash, never 0. What is suspect about it stands below. */
export function valueCell(view: View, { value, valueStatus, qualityFlags = [] }: Valued): Html {
  const flags = qualityFlags.map((flag) => doubt(view, flag));
  if (value !== null) return html`${amount(view, value)}${flags}`;
  return html`${absentValue(view, valueStatus)}${flags}`;
}

/** An amount with every digit that is published. */
export function amount(view: View, money: Money): Html {
  return html`<span class="amount">${view.format.money(money)}</span>`;
}

/** The same in whole units, for columns, with the exact amount on demand. */
export function wholeAmount(view: View, money: Money): Html {
  const [whole, exact] = [view.format.wholeMoney(money), view.format.money(money)];
  return whole === exact
    ? html`<span class="amount">${whole}</span>`
    : html`<span class="amount" title="${exact}">${whole}</span>`;
}

/** The word for why there is no amount. */
export function absentValue({ words }: View, status: ValueStatus): Html {
  if (status === 'NOT_PUBLISHED') return absent(words.notPublished, ABSENT_SIGN.NOT_PUBLISHED);
  if (status === 'WITHHELD') return absent(words.withheld, ABSENT_SIGN.WITHHELD);
  return absent(words.unknown, ABSENT_SIGN.UNKNOWN);
}

/** A word in place of what is not known. */
export function absent(word: string, sign = ''): Html {
  return html`<span class="absent">${word}${sign !== '' && html` <span aria-hidden="true">${sign}</span>`}</span>`;
}

const MAX_PUBLISHED = 60;

/** What is suspect about a published value, and the value as it was published. */
export function doubt(view: View, { flag, published }: FlagFragment): Html {
  const word = vocabulary[view.language].qualityFlag[flag];
  return html`<span class="doubt"><span aria-hidden="true">! </span>${word}${published !== '' && html` <bdi>${shortened(published, MAX_PUBLISHED)}</bdi>`}</span>`;
}
