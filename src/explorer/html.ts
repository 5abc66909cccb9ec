import { raw, html as tagged } from 'hono/html';

export { raw };

/** Markup that is escaped already. */
export type Html = ReturnType<typeof raw>;

/** What may stand in a template: texts are escaped, lists joined, `null`, `undefined` and `false` left out. */
export type Markup = Html | string | number | boolean | null | undefined | readonly Markup[];

/** Markup of a template. Nothing in a page is waited for, so there is never a promise of it. */
export function html(strings: TemplateStringsArray, ...values: readonly Markup[]): Html {
  return tagged(strings, ...values) as Html;
}

/** The parts with a separator between them; those that are left out leave no separator. */
export function joined(parts: readonly Markup[], separator: Markup = ', '): Markup[] {
  const isShown = (part: Markup) =>
    part != null && part !== false && part !== '' && !(Array.isArray(part) && part.length === 0);
  const shown = parts.filter(isShown);
  return shown.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

/** An address that a link may have: of the web. Sources write all sorts, `javascript:` among them. */
export function webAddress(url: string | null | undefined): string | undefined {
  if (url == null || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** The text, cut at a word where it is longer; what is cut is told by "…". */
export function shortened(text: string, maxCharacters: number): string {
  const characters = Array.from(text.slice(0, maxCharacters * 2 + 2));
  if (characters.length <= maxCharacters) return text;
  const cut = characters.slice(0, maxCharacters).join('');
  return `${cut.replace(/[\s\p{P}]+\S*$/u, '') || cut}…`;
}
