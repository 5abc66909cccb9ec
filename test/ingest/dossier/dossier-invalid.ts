import { DossierInvalid } from '../../../src/ingest/sources/dossier/problem.ts';
import { readDossier } from '../../../src/ingest/sources/dossier/read.ts';

/** What is wrong with a dossier, each as `line:column: message`; empty when it can be read. */
export function problemsOf(text: string): string[] {
  try {
    readDossier(text, 'test.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DossierInvalid)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  }
}

/** A dossier that can be read; entries of the last claims follow. Its next line is line 18. */
export const SOUND = `dossier: 1
defaults:
  article: news
articles:
  news: { title: News, kind: NEWS, published: 2026-02-06 }
organisations:
  acme: { name: Acme }
  beta: { name: Beta }
people:
  ann: { name: Ann }
regulations:
  seal: { name: Seal, kind: CERTIFICATION }
tenders:
  bridge: { title: A bridge }
  tunnel: { title: A tunnel }
  acme: { title: A tender with the slug of an organisation }
claims:
`;
