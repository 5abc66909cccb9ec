/** What the pinned version of `@graphql-yoga/render-graphiql` is completed with. */
interface Change {
  readonly what: string;
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** Where a page finds GraphiQL's store, by which tabs and editors are changed. */
export const STORE = 'graphiqlStore';

const CHANGES: readonly Change[] = [
  {
    // Yoga's list of plugins leaves out the history that GraphiQL has by itself.
    what: 'the list of plugins',
    pattern: /plugins:\[([\w$]+)\](?=,schemaDescription:)/,
    replacement: 'plugins:[$1,{{history}}]',
  },
  {
    // Boxes around every letter of another script that looks like a Latin one: names are full of them.
    what: 'the options of the editors',
    pattern: /\.editor\.create\(([\w$]+)\.current,\{(?=language:)/,
    replacement:
      '.editor.create($1.current,{unicodeHighlight:{ambiguousCharacters:!1,invisibleCharacters:!1,nonBasicASCII:!1},',
  },
  {
    what: 'the store',
    pattern: /\{actions:([\w$]+)\}=([\w$]+)\.getState\(\);(?=return \1\.storeTabs\()/,
    replacement: `{actions:$1}=$2.getState();self.${STORE}=$2;`,
  },
];

const HISTORY = /const ([\w$]+)=\{title:"History",icon:/;

/**
 * GraphiQL's script with its history, without marks on foreign letters, and with a way to its store.
 *
 * @throws when the script is another than these changes were written for
 */
export function completeGraphiql(script: string): string {
  const history = HISTORY.exec(script)?.[1];
  if (history === undefined) throw new GraphiqlChanged('the history');
  let completed = script;
  for (const { what, pattern, replacement } of CHANGES) {
    const changed = completed.replace(
      pattern,
      replacement.replace('{{history}}', () => history.replaceAll('$', '$$$$')),
    );
    if (changed === completed) throw new GraphiqlChanged(what);
    completed = changed;
  }
  return completed;
}

/** A change of the package's version takes a look at the changes above. */
class GraphiqlChanged extends Error {
  constructor(what: string) {
    super(
      `@graphql-yoga/render-graphiql has another version than expected: ${what} is not found in its script.`,
    );
  }
}
