/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// The graph page works without this script, by links and forms: this fetches the address to which they lead, and puts its parts in place
// of those that are there. Names and lines of the picture are selected by it; without, they lead to their pages.

/** What differs from one address of the page to the other. */
const PARTS = '[data-part], .clockbar, .top nav, .foot';
const ARROWS = new Map([
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
]);

let asked = new AbortController();
/** The name that Tab enters, by its id. */
let entry = '';

const paper = () => /** @type {HTMLElement} */ (document.querySelector('.paper'));
const drawing = () => /** @type {SVGSVGElement | null} */ (paper()?.firstElementChild);
/** @type {(selector: string) => SVGElement[]} */
const drawn = (selector) =>
  [...(drawing()?.querySelectorAll(selector) ?? [])].map((each) => /** @type {SVGElement} */ (each));
const things = () => drawn('[data-thing]');
/** @type {(target: EventTarget | null, selector: string) => SVGElement | null} */
const within = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

/** Ids that it names: of a cell those of its row and its column. @param {string | undefined} ids */
const split = (ids) => ids?.split(' ') ?? [];
const parameters = () => new URLSearchParams(location.search);

/** As addresses name it: `organisation:42` is `o16`, where two meet `o16,o17`, each claim `c…`. @param {SVGElement} element */
function codeOf({ dataset: { thing, claim } }) {
  const codes = split(thing ?? claim).map((id) => {
    const [type = '', number] = id.split(':');
    return `${thing ? type.charAt(0) : 'c'}${Number(number).toString(36)}`;
  });
  return [...new Set(codes)].join();
}

/** This address with one parameter changed; the server puts it in order. @param {string} name @param {string} value */
function addressWith(name, value) {
  const url = new URL(location.href);
  if (value === '') url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url.href;
}

/** With what a name links to; of one that was opened, with all of it. @param {SVGElement} thing */
function addressOpening(thing) {
  const entries = parameters().get('open')?.split(',') ?? [];
  const entry = `${codeOf(thing)}.*${thing.dataset.opened === undefined ? '' : '!'}`;
  const url = new URL(addressWith('open', [...new Set([...entries, entry])].join(',')));
  // What a chain brought was there before.
  const [from, to, count = entries.length] = parameters().get('path')?.split(',') ?? [];
  if (from) url.searchParams.set('path', [from, to, count].join(','));
  return url.href;
}

/** @param {string} code */
function addressHiding(code) {
  const hidden = parameters().get('hide')?.split(',') ?? [];
  return addressWith('hide', [...hidden, code].join(','));
}

/**
 * Shows another address of the page in place of this one.
 *
 * @param {string} address @param {'push' | 'replace' | 'none'} entering @param {string} kept selector of a part that stays as it is
 */
async function go(address, entering = 'push', kept = '.none') {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const answer = await fetch(address, { signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [old = [], made = []] = [document, page].map((each) => [...each.querySelectorAll(PARTS)]);
    const [before, after] = [document, page].map((each) => each.querySelector('.paper')?.ariaLabel);
    if (!answer.ok || old.length !== made.length || before !== after) throw new TypeError('another page');
    if (entering !== 'none') history[`${entering}State`](null, '', answer.url);
    const restore = remember();
    for (const [index, part] of old.entries()) {
      if (!part.matches(kept)) part.replaceChildren(...(made[index]?.childNodes ?? []));
    }
    document.title = page.title;
    prepare();
    restore();
  } catch {
    if (!signal.aborted) location.assign(address);
  }
}

/** What has the focus keeps it, on the same spot of the screen; gives what restores that. */
function remember() {
  const active = /** @type {HTMLElement} */ (document.activeElement);
  const part = active.closest('[data-part]');
  const held = within(active, '[data-thing]') ?? drawn('[aria-current]')[0] ?? things()[0];
  const before = held?.getBoundingClientRect();
  const openTable = document.querySelector('.graph-table[open]');
  const { id, name, href } = /** @type {HTMLInputElement & HTMLAnchorElement} */ (active);
  return () => {
    document.querySelector('.graph-table')?.toggleAttribute('open', openTable !== null);
    if (!before) return;
    const same = things().find((each) => each.dataset.thing === held?.dataset.thing) ?? nearest(before);
    const after = same?.getBoundingClientRect();
    if (after && same?.dataset.thing === held?.dataset.thing) {
      scrollBy(0, after.top - before.top);
      paper().scrollBy(after.left - before.left, 0);
    }
    if (within(active, '[data-thing]')) return same?.focus({ preventScroll: true });
    if (!part || document.contains(active)) return;
    const likes = [
      ...document.querySelectorAll(
        `[data-part="${part.getAttribute('data-part')}"] :is(a, button, select, input)`,
      ),
    ];
    const like = likes.find((each) => {
      const now = /** @type {HTMLInputElement & HTMLAnchorElement} */ (each);
      return id !== '' ? now.id === id : typeof href === 'string' ? now.href === href : now.name === name;
    });
    const next = /** @type {HTMLElement | undefined} */ (
      like ?? document.querySelector('#selected') ?? undefined
    );
    next?.focus({ preventScroll: true });
  };
}

/** The name whose middle is nearest to that of a place on the screen. @param {DOMRect} place @param {SVGElement[]} among */
function nearest(place, among = things()) {
  const far = (/** @type {SVGElement} */ each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return Math.hypot(x + width / 2 - place.x - place.width / 2, y + height / 2 - place.y - place.height / 2);
  };
  return among.toSorted((a, b) => far(a) - far(b))[0];
}

/**
 * Where an arrow leads: up and down within a column, left and right to the next one; among cells along the row.
 *
 * @param {SVGElement} from @param {number[]} way
 */
function nextOf(from, [right = 0, down = 0]) {
  const at = from.getBoundingClientRect();
  const others = things().map((each) => ({ each, box: each.getBoundingClientRect() }));
  const ahead = others.filter(({ box: { x, y } }) =>
    right === 0 ? Math.abs(x - at.x) < 4 && (y - at.y) * down > 1 : (x - at.x) * right > 4,
  );
  const isGrid = right !== 0 && drawn('[data-thing][data-ends]').length > 0;
  const row = ahead.filter(({ box }) => isGrid && Math.abs(box.y - at.y) < 4);
  const reached = row.length > 0 ? row : ahead;
  const edge = Math.min(...reached.map(({ box }) => (box.x - at.x) * right));
  const next = reached.filter(({ box }) => (box.x - at.x) * right < edge + 4);
  return nearest(
    at,
    next.map(({ each }) => each),
  );
}

/** The first and the last name of a column. @param {SVGElement} from @param {boolean} isLast */
function endOf(from, isLast) {
  const { x } = from.getBoundingClientRect();
  const column = things().filter((each) => Math.abs(each.getBoundingClientRect().x - x) < 4);
  column.sort((a, b) => a.getBoundingClientRect().y - b.getBoundingClientRect().y);
  return column.at(isLast ? -1 : 0);
}

/** Lines of what is pointed at, and the names at their ends; without it those of what is selected. @param {SVGElement | null} element */
function light(element) {
  const svg = drawing();
  if (!svg) return;
  const ids = split(element?.dataset.thing);
  const of =
    ids.length > 0
      ? drawn('[data-ends]').filter((line) => ids.every((id) => split(line.dataset.ends).includes(id)))
      : element
        ? [element]
        : drawn('.picked-line');
  const ends = new Set([
    ...split(element ? element.dataset.thing : drawn('[aria-current]')[0]?.dataset.thing),
    ...of.flatMap((line) => split(line.dataset.ends)),
  ]);
  svg.classList.toggle('lit', element !== null || svg.classList.contains('has-picked'));
  for (const thing of things()) {
    const isNear = split(thing.dataset.thing).every((id) => ends.has(id));
    thing.classList.toggle('near', isNear);
  }
  for (const line of drawn('[data-ends]')) line.classList.toggle('near', of.includes(line));
}

/** What the markup can't say: Tab enters the picture once, and thin lines are easy to hit. */
function prepare() {
  const all = things();
  const first = all.find(({ dataset }) => dataset.thing === entry) ?? drawn('[aria-current]')[0] ?? all[0];
  for (const each of all) each.setAttribute('tabindex', each === first ? '0' : '-1');
  if (first) paper().removeAttribute('tabindex');
  for (const line of drawn('a > .line')) {
    const wide = /** @type {SVGElement} */ (line.cloneNode());
    wide.setAttribute('class', 'hit');
    line.before(wide);
  }
  // Another script gives it the size that the one before had.
  paper().dispatchEvent(new Event('drawn', { bubbles: true }));
}

document.addEventListener('click', (event) => {
  const link = within(event.target, 'a');
  if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const isOfPicture = link.dataset.thing ?? link.dataset.claim;
  const { href, pathname } = /** @type {HTMLAnchorElement} */ (/** @type {unknown} */ (link));
  if (isOfPicture) {
    if (link.dataset.thing) link.focus({ preventScroll: true });
    go(within(event.target, '.unseen') ? addressOpening(link) : addressWith('pick', codeOf(link)));
  } else if (link.matches('[data-part] *') && pathname === location.pathname) go(href);
  else return;
  event.preventDefault();
});

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches('[data-part] *')) return;
  event.preventDefault();
  const asked = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  go(`${location.pathname}?${asked}`);
});

/** While the range moves the picture follows; the panel, of which it is a part, when it rests. One step of Back undoes all of it. */
let isSliding = false;
/** @param {Event} event */
function slide({ target, type }) {
  const range = /** @type {HTMLInputElement} */ (target);
  const days = document.querySelector('#known-day');
  if (range.id !== 'known-range' || !(days instanceof HTMLSelectElement)) return;
  const day = days.options[range.valueAsNumber];
  if (!day) return;
  range.setAttribute('aria-valuetext', day.text);
  const said = document.querySelector('output');
  if (said) said.textContent = day.text;
  // The step is made now: what is asked first may be given up for what is asked next.
  if (!isSliding) history.pushState(null, '', location.href);
  isSliding = type === 'input';
  go(addressWith('known', day.value), 'replace', isSliding ? '[data-part="panel"]' : undefined);
}
document.addEventListener('input', slide);
document.addEventListener('change', slide);

document.addEventListener('keydown', (event) => {
  const thing = within(event.target, '[data-thing]');
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && within(event.target, '.graph') && parameters().has('pick'))
    return void go(addressWith('pick', ''));
  if (!thing) return;
  const way = ARROWS.get(event.key);
  if (way || event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    (way ? nextOf(thing, way) : endOf(thing, event.key === 'End'))?.focus();
  } else if (event.key === 'e' && !parameters().has('view')) go(addressOpening(thing));
  else if (event.key === 'h') go(addressHiding(codeOf(thing)));
});

document.addEventListener('focusin', ({ target }) => {
  const thing = within(target, '[data-thing]');
  if (!thing) return;
  entry = thing.dataset.thing ?? '';
  for (const each of things()) each.setAttribute('tabindex', each === thing ? '0' : '-1');
  light(thing);
});
document.addEventListener('focusout', ({ target }) => within(target, '[data-thing]') && light(null));
document.addEventListener('pointerover', ({ target }) => light(within(target, '[data-thing], [data-ends]')));
addEventListener('popstate', () => go(location.href, 'none'));
prepare();
// On a narrow screen what the picture is about may stand beside it.
const middle = drawn('[tabindex="0"]')[0]?.getBoundingClientRect();
if (middle && middle.right > paper().getBoundingClientRect().right)
  paper().scrollBy(middle.right - innerWidth / 2, 0);
