import { STORE } from './bundle.ts';

/** Longer addresses don't pass servers and chats; ours takes 16 kB of headers. */
const MAX_ADDRESS_CHARACTERS = 6_000;

/** Before GraphiQL starts: its schema comes once for whoever asks at the same time, and by a GET that the browser may keep. */
export const CACHED_INTROSPECTION = `
  const send = self.fetch.bind(self);
  let asked;
  self.fetch = (target, init) => {
    let body;
    try { body = JSON.parse(init?.body); } catch { /* not an operation */ }
    if (body?.operationName !== 'IntrospectionQuery') return send(target, init);
    const address = new URL(target, location.href);
    address.searchParams.set('query', body.query);
    address.searchParams.set('operationName', body.operationName);
    const { accept = 'application/json' } = Object.fromEntries(new Headers(init.headers));
    asked ??= send(address, { headers: { accept }, signal: null }).finally(() => setTimeout(() => { asked = undefined; }, 1_000));
    return asked.then((answer) => answer.clone());
  };`;

/**
 * Completes the options of GraphiQL in the browser: which tab it shows first, and what it does when a tab changes.
 *
 * GraphiQL compares the first query with the tabs it has stored, and would add an empty tab at each reload, and forget the variables of
 * its first tab, if it were left to guess. An operation of the server's own is named (`?operation=Bidders&variables=…`). A shared query opens as a tab of its own unless it is there already. The address follows the tab
 * that is shown, with its variables.
 */
export function completeOptions(options: object, operations: Readonly<Record<string, string>>): string {
  return `((options) => {
    const address = new URL(location.href);
    const operation = address.searchParams.get('operation');
    const operations = ${asScript(operations)};
    const named = operation && (Object.hasOwn(operations, operation) ? operations[operation] : '# There is no operation of this name here: ' + operation.replace(/\\s+/g, ' '));
    const query = address.searchParams.get('query') ?? named;
    const variables = address.searchParams.get('variables');
    let stored = { tabs: [] };
    try { stored = JSON.parse(localStorage.getItem('graphiql:tabState')) ?? stored; } catch { /* blocked or broken */ }
    if (!Array.isArray(stored.tabs)) stored = { tabs: [] };
    const fits = (tab) => tab.query === query && (variables === null || tab.variables === variables);
    let shown = query ? stored.tabs.find(fits) : stored.tabs[stored.activeTabIndex];
    if (query) shown ??= { query, variables };
    if (stored.tabs.length === 0) {
      self.isFirstVisit = !shown;
      if (shown) options.defaultTabs = [shown];
      shown = options.defaultTabs[0];
    }
    options.query = shown?.query;
    options.variables = shown?.variables;
    // On a narrow screen they would take half of it.
    if (innerWidth <= 700 && !shown?.variables) options.defaultEditorToolsVisibility = false;
    options.onEditQuery = () => {};
    options.onTabChange = ({ tabs, activeTabIndex }) => {
      const { query, variables } = tabs[activeTabIndex] ?? {};
      const here = new URL(location.href);
      here.searchParams.delete('operation');
      for (const [name, value] of Object.entries({ query, variables })) {
        if (value?.trim()) here.searchParams.set(name, value);
        else here.searchParams.delete(name);
      }
      if (here.href.length > ${MAX_ADDRESS_CHARACTERS}) here.search = '';
      if (here.href !== location.href) history.replaceState({}, '', here);
    };
    return options;
  })(${asScript(options)})`;
}

/** Beside GraphiQL: the menu of questions, and the tab that is shown in view. */
export function questionScript(examples: readonly object[]): string {
  return `
  const examples = ${asScript(examples)};
  const menu = document.querySelector('#questions');
  document.querySelector('#questions-open').addEventListener('click', () => menu.showModal());
  document.querySelector('#questions-close').addEventListener('click', () => menu.close());
  menu.addEventListener('click', (event) => {
    if (event.target === menu) menu.close();
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !self.${STORE}) return;
    event.preventDefault();
    menu.close();
    const { query, variables = '' } = examples[link.dataset.question];
    const { tabs, actions } = self.${STORE}.getState();
    const known = tabs.findIndex((tab) => tab.query === query);
    if (known >= 0) {
      actions.changeTab(known);
    } else {
      actions.addTab();
      const { queryEditor, variableEditor } = self.${STORE}.getState();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
    }
  });
  if (self.isFirstVisit && examples.length > 1) menu.showModal();
  const show = () => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target.closest?.('.graphiql-tabs'))) show();
  }).observe(document.querySelector('#root'), { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });`;
}

/** JSON inside a script, where a "</script>" in a query would end it. */
function asScript(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
