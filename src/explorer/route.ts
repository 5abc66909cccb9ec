import { isLanguage, type Language } from './language.ts';

/** A page and what its path names. */
export interface Route<P> {
  readonly page: P;
  readonly segments: Readonly<Record<string, string>>;
}

/** Makes the function that finds the page of a path; undefined where there is none. */
export function createRouter<P extends { readonly path: string }>(
  pages: readonly P[],
): (path: string) => Route<P> | undefined {
  const patterns = pages.map((page) => ({ page, pattern: patternOf(page.path) }));
  return (path) => {
    for (const { page, pattern } of patterns) {
      const match = pattern.exec(path);
      if (match) return { page, segments: { ...match.groups } };
    }
    return undefined;
  };
}

/** A segment may hold any sign but "/". */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:([a-z]+)/g, '(?<$1>[^/]+)')}$`, 'u');
}

/** The language that a path begins with, and what follows it, from its "/" on. */
export function splitLanguage(path: string): { language: Language | undefined; rest: string } {
  const [, first = '', rest = '/'] = /^\/([a-z]+)(\/.*)?$/u.exec(path) ?? [];
  return isLanguage(first) ? { language: first, rest } : { language: undefined, rest: path };
}

/** A language that a path begins with although no page is in it: its tag (RFC 5646), and what follows it. */
export function foreignLanguage(path: string): { tag: string; rest: string } | undefined {
  const [, tag, rest = '/'] = /^\/([a-z]{2}(?:-[A-Za-z0-9]{2,8})?)(\/.*)?$/u.exec(path) ?? [];
  return tag === undefined || isLanguage(tag) ? undefined : { tag, rest };
}

/** The path with its escapes read; undefined where they are broken. */
export function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
