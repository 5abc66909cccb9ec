import { idsOfCodes, KIND_LETTERS, kindsOfLetter, letterOfStanding } from '../../graph/code.ts';
import type { Columns } from '../../graph/columns.ts';
import { type Html, html } from '../../html.ts';
import type { Standing } from '../../operations.ts';
import { name } from '../../parts/name.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphView } from './asked.ts';
import { standingSample } from './column-key.ts';
import { keepingForm } from './keeping-form.ts';
import type { Steps } from './steps.ts';
import { STANDINGS } from './whom-columns.ts';

const LEAST_LINES = [1, 2, 3, 5];

/** Kinds of claims and standings, each with how many there are and the way to draw them or not; names with few lines, what is hidden. */
export function filterPanel(view: GraphView, { claims, places }: Columns, steps: Steps): Html {
  const words = pictureWords[view.language];
  const isFiltered = view.parameters.off !== undefined || view.parameters.st !== '';
  const standings = claims.map(({ standing }) => standing);
  const kinds = html`<section aria-labelledby="kinds"><h2 id="kinds">${words.kindsOfClaims}</h2>${kindList(view, claims, steps)}</section>`;
  return html`${
    (claims.length > 0 || isFiltered) &&
    html`${kinds}
${standingSection(view, standings, steps, words)}`
  }
${hiddenSection(
  view,
  places.map(({ thing }) => thing),
  steps,
)}`;
}

/** Standings, each with how many claims have it, and the least that a name must have to be drawn. */
export function standingSection(
  view: GraphView,
  standings: readonly Standing[],
  steps: Steps,
  least: LeastWords,
): Html {
  const words = pictureWords[view.language];
  return html`<section aria-labelledby="standings"><h2 id="standings">${words.standings}</h2>${standingList(view, standings, steps)}
${leastForm(view, least)}</section>`;
}

interface LeastWords {
  readonly least: string;
  readonly leastOf: (count: number) => string;
}

interface Choice {
  readonly href: string;
  readonly isOn: boolean;
  readonly sample?: Html;
  readonly word: string;
  readonly count: number;
}

function kindList(view: GraphView, claims: Columns['claims'], steps: Steps): Html {
  const { off = '' } = view.parameters;
  return choiceList(
    view,
    KIND_LETTERS.map((letter) => ({
      href: steps.toggleKind(letter),
      isOn: !off.includes(letter),
      word: pictureWords[view.language].kinds[letter] ?? '',
      count: claims.filter(({ kind }) => kindsOfLetter(letter).includes(kind)).length,
    })).toSorted((a, b) => b.count - a.count),
  );
}

function standingList(view: GraphView, standings: readonly Standing[], steps: Steps): Html {
  const { st } = view.parameters;
  return choiceList(
    view,
    STANDINGS.map((each) => ({
      href: steps.toggleStanding(letterOfStanding(each)),
      isOn: st === '' || st.includes(letterOfStanding(each)),
      sample: standingSample(each),
      word: view.words.standing[each],
      count: standings.filter((standing) => standing === each).length,
    })),
  );
}

/** What there is none of is left out, unless it is left out of the picture. */
function choiceList(view: GraphView, choices: readonly Choice[]): Html {
  const words = pictureWords[view.language];
  const shown = choices.filter(({ count, isOn }) => count > 0 || !isOn);
  return html`<ul class="choices">${shown.map(({ href, isOn, sample, word, count }) => html`<li><a href="${href}"><svg class="drawing box" width="15" height="15" viewBox="0 0 15 15" aria-hidden="true"><path d="M1 1h13v13H1Z" class="hollow"/>${isOn && html`<path d="m4 7.5 2.7 3L11 4.5" class="stroke"/>`}</svg>${sample} ${word}<span class="visually-hidden">, ${isOn ? words.drawn : words.notDrawn}</span></a> <span class="num">${view.format.number(count)}</span></li>`)}</ul>`;
}

function leastForm(view: GraphView, words: LeastWords): Html {
  const { min = 1 } = view.parameters;
  const counts = LEAST_LINES.includes(min) ? LEAST_LINES : [...LEAST_LINES, min];
  return keepingForm(
    view,
    'min',
    html`<label for="least">${words.least}</label><span class="row"><select id="least" name="min">${counts.map((count) => html`<option value="${count === 1 ? '' : count}"${count === min && html` selected`}>${words.leastOf(count)}</option>`)}</select><button>${view.words.apply}</button></span>`,
  );
}

/** Of these things those that are hidden, with the way to show each again; false where none is. */
export function hiddenSection(
  view: GraphView,
  things: readonly { readonly id: string; readonly name: string }[],
  steps: Steps,
): Html | false {
  const words = pictureWords[view.language];
  const ids = new Set(idsOfCodes(view.parameters.hide));
  const hidden = things.filter(({ id }) => ids.has(id));
  return (
    hidden.length > 0 &&
    html`<section aria-labelledby="hidden"><h2 id="hidden">${words.hidden}</h2><ul class="linklist">${hidden.map((thing) => html`<li><a href="${steps.showHidden(thing.id)}" aria-label="${words.showAgain(thing.name)}">${name(thing.name, 60)}</a></li>`)}</ul></section>`
  );
}
