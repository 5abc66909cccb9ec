/** The forms in which a thing can be had. */
export const FORMS = ['html', 'json', 'jsonld', 'csv', 'svg', 'gexf', 'atom', 'graphql'] as const;
export type Form = (typeof FORMS)[number];

export interface AskedForm {
  readonly form: Form;
  /** Without the ending that names a form. */
  readonly path: string;
}

const ENDINGS: ReadonlyMap<string, Form> = new Map([
  ['.json', 'json'],
  ['.jsonld', 'jsonld'],
  ['.csv', 'csv'],
  ['.svg', 'svg'],
  ['.gexf', 'gexf'],
  ['.atom', 'atom'],
  ['.graphql', 'graphql'],
]);

const MEDIA_TYPES: ReadonlyMap<string, Form> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['application/json', 'json'],
  ['application/ld+json', 'jsonld'],
  ['text/csv', 'csv'],
  ['application/atom+xml', 'atom'],
]);

/**
 * The one place where it is decided in which form an address answers: by its ending, else by `Accept`, else as HTML, which is also for
 * who takes anything (`*` + `/*`, or no header).
 */
export function chooseForm(path: string, accept: string | null): AskedForm {
  const ending = /\.[a-z]+$/.exec(path)?.[0];
  const named = ending === undefined ? undefined : ENDINGS.get(ending);
  if (ending !== undefined && named !== undefined)
    return { form: named, path: path.slice(0, -ending.length) };
  let best: { form: Form; quality: number } = { form: 'html', quality: 0 };
  for (const part of (accept ?? '').slice(0, MAX_HEADER).toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const form = MEDIA_TYPES.get(range);
    const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const quality = given === undefined ? 1 : Number(given);
    if (form !== undefined && quality > best.quality) best = { form, quality };
  }
  return { form: best.form, path };
}

const MAX_HEADER = 1_000;
