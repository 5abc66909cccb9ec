import type { ArticleRecord, MentionRecord, NodeRecord, OrganisationRecord } from '../../src/model/record.ts';
import type { Chance } from './chance.ts';
import type { TenderStory } from './tender.ts';
import { SUBJECTS } from './vocabulary.ts';

const MENTIONS_PER_NEWS = 10;

/** A bulletin of official notices. */
export function inventNotice(title: string, index: number, day: string): ArticleRecord {
  const ref = `notice:${index}`;
  return {
    ref,
    type: 'ARTICLE',
    kind: 'NOTICE',
    keys: [`market:${ref}`],
    name: `${title} nº ${index}`,
    published: day,
    language: 'fr',
    statedOn: day,
  };
}

/** A mention for each tender in the notice of results: of its first bidder, or of the tender when nobody bid. */
export function mentionsInResult(notice: NodeRecord, stories: readonly TenderStory[]): MentionRecord[] {
  return stories.map(({ bidders: [first], tender }) => {
    const node = first ?? tender;
    return { article: notice.ref, node: node.ref, name: node.name, locator: `/${tender.ref}/result` };
  });
}

/** A press article on some tenders, with the places where it mentions organisations. */
export function inventNews(
  chance: Chance,
  { index, day, stories }: { index: number; day: string; stories: readonly TenderStory[] },
): { article: ArticleRecord; mentions: MentionRecord[] } {
  const ref = `news:${index}`;
  const mentioned = mentionedIn(stories);
  const mentions: MentionRecord[] = [];
  let body = '';
  for (const [position, organisation] of mentioned.entries()) {
    body += chance.oneOf(OPENINGS);
    // Offsets count characters, not UTF-16 units; these texts hold none that takes two.
    const startOffset = body.length;
    body += organisation.name;
    mentions.push({
      article: ref,
      node: organisation.ref,
      name: organisation.name,
      startOffset,
      endOffset: body.length,
      locator: `paragraph ${position + 1}`,
    });
    body += `${chance.oneOf(CLOSINGS)} ${chance.oneOf(SUBJECTS).title.toLowerCase()}.\n`;
  }
  const article: ArticleRecord = {
    ref,
    type: 'ARTICLE',
    kind: 'NEWS',
    keys: [`market:${ref}`],
    name: `${chance.oneOf(SUBJECTS).title} : ${mentioned[0]?.name} sous pression`,
    url: `https://news.example/${index}`,
    published: day,
    language: 'fr',
    section: chance.oneOf(['Économie', 'Politique', 'Numérique', 'Régions']),
    body,
    statedOn: day,
  };
  return { article, mentions };
}

const OPENINGS = [
  'Selon nos informations, ',
  'D’après plusieurs sources, ',
  'Dans le même temps, ',
  'Pour sa part, ',
];
const CLOSINGS = [
  ' conteste le calendrier du marché :',
  ' a confirmé son intérêt pour le lot',
  ' rappelle les exigences posées pour',
  ' s’interroge sur le coût de la procédure',
];

/** Organisations of the tenders in turn, again from the start where they are too few. */
function mentionedIn(stories: readonly TenderStory[]): OrganisationRecord[] {
  const all = stories.flatMap(({ buyer, bidders }) => [buyer, ...bidders]);
  return Array.from(
    { length: MENTIONS_PER_NEWS },
    (_, position) => all[position % all.length] as OrganisationRecord,
  );
}
