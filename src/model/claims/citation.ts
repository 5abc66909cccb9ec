import { claimKind, one } from '../claim-kind.ts';

export const citation = claimKind('CITATION', {
  table: 'citations',
  doc: 'A document relies on another, or on an unnamed one of some organisation.',
  meaning: 'A document relies on another.',
  section: { name: 'citations', doc: 'A document that relies on another.' },
  ends: {
    citing: one('ARTICLE', {
      doc: 'The document that cites.',
      dossier: 'The article that cites.',
      inverse: { field: 'cites', doc: 'Documents that it relies on.' },
    }),
    cited: one(['ARTICLE', 'ORGANISATION'], {
      doc: 'The document cited; where it is not named, the organisation it comes from.',
      dossier: 'The article cited, or the organisation whose unnamed document is cited.',
      inverses: {
        ARTICLE: { field: 'citedBy', doc: 'Documents that rely on it.' },
        ORGANISATION: { field: 'citedBy', doc: 'Documents that rely on an unnamed document of it.' },
      },
    }),
  },
  fields: {},
  edge: { from: 'citing', to: 'cited' },
});
