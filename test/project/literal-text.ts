import { parseAst } from 'vitest/node';

/** A string or template of a source file. */
export interface Literal {
  /** As it is when the program runs; where a template is filled in by a variable, with its name: `{alias}.id`. */
  readonly text: string;
  readonly line: number;
}

interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly value?: unknown;
  readonly name?: string;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
  readonly expressions?: readonly Syntax[];
}

/** All strings and templates of a TypeScript source. */
export function literalsOf(source: string): Literal[] {
  const found: Literal[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const text = isSyntax(part) ? textOf(part) : undefined;
    if (text !== undefined) found.push({ text, line: lineAt(source, (part as Syntax).start) });
    for (const below of Object.values(part)) visit(below);
  };
  visit(parseAst(source, { lang: 'ts' }));
  return found;
}

function isSyntax(part: object): part is Syntax {
  return 'type' in part && 'start' in part;
}

function textOf({ type, value, quasis, expressions }: Syntax): string | undefined {
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type !== 'TemplateLiteral') return undefined;
  return quasis
    ?.flatMap(({ value: { cooked } }, index) => {
      const filling = expressions?.[index];
      return filling ? [cooked, `{${filling.name ?? ''}}`] : [cooked];
    })
    .join('');
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
