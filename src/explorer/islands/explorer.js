/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Every page works without this script: it completes names while typing, opens a source beside its number, and goes to the search by "/".

const WAIT_MS = 120;

/**
 * A node that may be meant, where its page is, and the other name or the number by which it was found.
 *
 * @typedef {{ name: string, other: string, path: string }} Named
 */

/** In the language and on the days of the page. @param {string} text @param {string} type @param {AbortSignal} signal @returns {Promise<Named[]>} */
async function readNames(text, type, signal) {
  const asked = new URLSearchParams({ q: text });
  if (type) asked.set('type', type);
  for (const name of ['known', 'valid']) {
    const value = new URLSearchParams(location.search).get(name);
    if (value) asked.set(name, value);
  }
  const answer = await fetch(`/${document.documentElement.lang}/suggest.json?${asked}`, { signal });
  return (await answer.json()).names;
}

/**
 * A combobox as ARIA describes it: the list is for choosing. Choosing opens a page from a search, whose form still searches; a field
 * of a filter (`data-names`, with the type of what may stand there) gets the last part of its address.
 *
 * @param {HTMLInputElement} input
 * @param {number} index
 */
function completeNames(input, index) {
  const type = input.dataset.names;
  const list = document.createElement('ul');
  list.id = `names-${index}`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  const label = input.labels?.[0]?.textContent?.trim() ?? '';
  list.setAttribute('aria-label', label);
  // The list may stand in the label, and is no part of the name.
  input.setAttribute('aria-label', label);
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  let chosen = -1;
  let asked = new AbortController();
  let timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (/** @type {number} */ index) => {
    chosen = index;
    for (const [at, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(at === index));
    const item = list.children[index];
    if (item) {
      input.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const show = (/** @type {Named[]} */ names) => {
    list.replaceChildren(
      ...names.map(({ name, other, path }, index) => {
        const item = document.createElement('li');
        item.id = `${list.id}-${index}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.dataset.path = path;
        const text = document.createElement('bdi');
        text.textContent = name;
        item.append(text);
        if (other !== '') {
          const found = document.createElement('span');
          found.textContent = other;
          item.append(found);
        }
        return item;
      }),
    );
    list.hidden = list.children.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    chosen = -1;
  };
  close();

  input.addEventListener('input', () => {
    clearTimeout(timer);
    asked.abort();
    const prefix = input.value.trim();
    if (!/[\p{L}\p{N}]/u.test(prefix)) return close();
    timer = window.setTimeout(() => {
      asked = new AbortController();
      readNames(prefix, type ?? '', asked.signal).then(show, () => {});
    }, WAIT_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault();
      const { length } = list.children;
      choose(event.key === 'ArrowDown' ? (chosen + 1) % length : (chosen < 1 ? length : chosen) - 1);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      follow(list.children[chosen]);
    }
  });
  /** @param {Element | null | undefined} item */
  const follow = (item) => {
    if (!(item instanceof HTMLElement) || !item.dataset.path) return;
    if (type === undefined) {
      location.href = item.dataset.path;
      return;
    }
    input.value = decodeURIComponent(item.dataset.path.replace(/\?.*/, '').split('/').at(-1) ?? '');
    close();
  };
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element) follow(event.target.closest('li'));
  });
  input.addEventListener('blur', close);
}

/** The place stands beside its number, until Escape or a click elsewhere; then the number has the focus again. */
function openNotes() {
  const box = document.createElement('div');
  box.className = 'footnote-box';
  box.popover = 'auto';
  box.tabIndex = -1;
  document.body.append(box);
  /** @type {HTMLElement | undefined} */
  let opener;
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const ref = event.target.closest('a.ref[href^="#"]');
    const place = ref && document.getElementById(ref.getAttribute('href')?.slice(1) ?? '');
    if (!(ref instanceof HTMLElement) || !place) return;
    event.preventDefault();
    opener = ref;
    const title = place.closest('.document')?.querySelector('.document-title')?.cloneNode(true);
    const text = document.createElement('div');
    text.append(...[...place.childNodes].map((node) => node.cloneNode(true)));
    text.querySelector('.back')?.remove();
    box.replaceChildren(...(title ? [title, text] : [text]));
    box.setAttribute('aria-label', ref.getAttribute('aria-label') ?? '');
    box.setAttribute('role', 'dialog');
    box.showPopover();
    const at = ref.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8));
    const isRoomBelow = at.bottom + box.offsetHeight + 12 < innerHeight;
    box.style.left = `${left}px`;
    box.style.top = `${isRoomBelow ? at.bottom + 6 : Math.max(8, at.top - box.offsetHeight - 6)}px`;
    box.focus();
  });
  box.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') opener?.focus({ preventScroll: true });
  });
}

for (const [index, input] of document.querySelectorAll('input[data-suggest], input[data-names]').entries()) {
  if (input instanceof HTMLInputElement) completeNames(input, index);
}
openNotes();
document.addEventListener('keydown', (event) => {
  const { target } = event;
  const isTyping = target instanceof Element && target.matches('input, select, textarea, [contenteditable]');
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = document.querySelector('input[data-suggest]');
  if (!(input instanceof HTMLInputElement)) return;
  event.preventDefault();
  input.focus();
  input.select();
});
