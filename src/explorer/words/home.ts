import { words } from '../language.ts';
import { counted } from './common.ts';

/** What the first page says. */
export const homeWords = words(
  {
    documentTitle: 'Who buys, who bids, who says so',
    title:
      'Who bid on which tender, who owns and hosts whom, which law reaches whom, and which document says so.',
    hint: 'Organisation, tender, person, law or article; or an identifier such as a SIREN',
    there: 'What there is',
    tenders: ['tender', 'tenders'] as readonly string[],
    organisations: ['organisation', 'organisations'] as readonly string[],
    people: ['person', 'people'] as readonly string[],
    regulations: ['law or certification', 'laws and certifications'] as readonly string[],
    articles: ['article or notice', 'articles and notices'] as readonly string[],
    newest: 'Newest documents',
    claims: (count: number) => counted(count, 'claim', 'claims'),
  },
  {
    documentTitle: 'Qui achète, qui répond, qui le dit',
    title:
      'Qui a répondu à quel marché, qui détient et héberge qui, quelle loi atteint qui, et quel document le dit.',
    hint: 'Organisation, marché, personne, loi ou article ; ou un identifiant tel qu’un SIREN',
    there: 'Ce qu’il y a',
    tenders: ['marché', 'marchés'],
    organisations: ['organisation', 'organisations'],
    people: ['personne', 'personnes'],
    regulations: ['loi ou certification', 'lois et certifications'],
    articles: ['article ou avis', 'articles et avis'],
    newest: 'Documents les plus récents',
    claims: (count: number) => counted(count, 'affirmation', 'affirmations'),
  },
);
