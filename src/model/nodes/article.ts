import { partialDate, text, url, word } from '../field.ts';
import { nodeType } from '../node-type.ts';
import { ARTICLE_KIND } from '../words/node.ts';

export const article = nodeType('ARTICLE', {
  table: 'articles',
  doc: 'A source document: press article, audit report, official notice, press release, legal text. What the graph claims, it claims because an article says so.',
  section: {
    name: 'articles',
    doc: 'A document: press article, report, notice, press release, legal text.',
    bySlug: 'Documents by slug.',
  },
  title: { doc: 'Headline or title as published. The same as `name`.' },
  fields: {
    kind: word(ARTICLE_KIND, {
      required: true,
      unstated: 'OTHER',
      doc: 'What kind of document it is.',
      dossier: 'What kind of document it is.',
      filter: 'The document is of one of these kinds.',
    }),
    url: url({
      absent: 'not known',
      doc: 'Where it was published.',
      dossier: 'Where it can be read.',
    }),
    published: partialDate({
      absent: 'not known',
      doc: 'When it was published, as precisely as it says. eForms BT-05; OCDS release `date`.',
      dossier: 'When it was published, as precisely as it says.',
    }),
    language: text({
      absent: 'not known',
      doc: 'Language, ISO 639-1.',
      dossier: 'Language of the text: BCP 47, as in fr.',
      filter: 'Language, ISO 639-1: `fr`.',
    }),
    section: text({
      absent: 'it names none',
      doc: 'Section or column it appeared in.',
      dossier: 'Section of the newspaper or site it stands in.',
    }),
    body: text({
      absent: 'not kept',
      doc: 'Full text, where Greffe may keep it; searched by `search`.',
      dossier: 'The full text, where its licence allows to store it.',
    }),
  },
});
