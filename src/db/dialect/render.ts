import type { Dialect } from './dialect.ts';
import { CLOSE, NEXT, OPEN } from './neutral.ts';

type Call = (...args: string[]) => string;

/** The text with each call in it as the dialect writes it. */
export function renderCalls(text: string, dialect: Dialect): string {
  const pieces = text.split(SIGNS);
  // Even pieces are text, odd ones signs.
  const around: string[][] = [];
  let args = [pieces[0] ?? ''];
  for (let at = 1; at < pieces.length; at += 2) {
    const next = pieces[at + 1] ?? '';
    if (pieces[at] === OPEN) {
      around.push(args);
      args = [next];
    } else if (pieces[at] === NEXT) args.push(next);
    else {
      const [name = '', ...given] = args;
      const call = dialect[name as keyof Dialect] as Call;
      args = around.pop() as string[];
      args[args.length - 1] += call(...given) + next;
    }
  }
  return args[0] as string;
}

const SIGNS = new RegExp(`([${OPEN}${NEXT}${CLOSE}])`);
