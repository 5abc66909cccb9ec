import { claimPath, nodePath } from '../address.ts';
import { type Html, html, type Markup, shortened } from '../html.ts';
import { ClaimDocument, type ClaimQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { citationBlock, citationOf } from '../parts/citation.ts';
import { describedClaim } from '../parts/described.ts';
import { facts, section } from '../parts/facts.ts';
import { explained } from '../parts/glossary.ts';
import { doubtSection } from '../parts/identity.ts';
import { toldSentence } from '../parts/linked-sentence.ts';
import { sign } from '../parts/mark.ts';
import { name } from '../parts/name.ts';
import { nodeLink } from '../parts/statement.ts';
import { absent } from '../parts/value.ts';
import type { View } from '../view.ts';
import { claimKind, claimWords } from '../words/claim.ts';
import { documentTitle } from '../words/document-title.ts';
import { madeNote } from '../words/made-note.ts';
import { evidenceList, sourceCitations } from './claim/evidence-list.ts';

type Claim = NonNullable<ClaimQuery['claim']>;

/** What stands where an address has the other way of naming: both are checked, and one is asked. */
const NO_ID = 'bid:1';
const NO_NAME = 'bid.none.0000000000';

/** Ids are of one database: they lead to the name, which is of all. */
const ID = /^[a-z-]+:\d+$/;

/** A claim: its sentence, how it stands, the evidence, both clocks, and how to cite it. */
export const claimPage = definePage({
  path: '/claim/:name',
  document: ClaimDocument,
  variables: ({ segments: { name: named = '' }, language }) => {
    const isNamed = !ID.test(named);
    return { id: isNamed ? NO_ID : named, name: isNamed ? named : NO_NAME, isNamed, language };
  },
  show({ byId, claim }, view) {
    if (byId && 'name' in byId) return { movedTo: claimPath(byId.name), isForNow: true };
    if (!claim) return undefined;
    const words = claimWords[view.language];
    const sentence = toldSentence(view, claim);
    const main = html`<p class="kicker">${explained(view, 'claim', words.claim)} <span>${claimKind[view.language][claim.kind]}</span></p>
<h1 class="statement" dir="auto">${shortened(sentence, MAX_SENTENCE)}</h1>
<p class="claim-line">${sign(view, claim.standing)} ${view.words.standingMeaning[claim.standing]}${claim.modality === 'EXPECTED' && html` ${sign(view, 'EXPECTED')} ${view.words.standingMeaning.EXPECTED}`}</p>
${takenBack(view, claim)}
<div class="columns">
<div class="column-main">
${evidenceList(view, claim.evidence)}
${claim.note !== null && section('note', words.note, html`<p dir="auto">${madeNote(view.language, claim.note)}</p>`)}
${doubtSection(view, claim.qualityFlags)}
${citing(view, claim, sentence)}
</div>
${clocks(view, claim)}
<div class="column-side">${section('about', words.about, html`<ul class="linklist">${claim.ends.map(({ node }) => html`<li>${nodeLink(view, node)}</li>`)}</ul>`)}</div>
</div>`;
    return {
      title: shortened(sentence, 120),
      description: shortened(sentence, 200),
      main,
      hasOwnCitation: true,
      thing: describedClaim(view, claim),
    };
  },
});

const MAX_SENTENCE = 600;

function takenBack(view: View, { state, knownUntil, withdrawnBy }: Claim): Html | null {
  if (state !== 'WITHDRAWN') return null;
  const words = claimWords[view.language];
  return html`<div class="notice"><p><strong>${words.takenBack}.</strong> ${knownUntil !== null && words.takenBackOn(view.format.date(knownUntil))}${withdrawnBy !== null && html` ${words.takenBackBy} <a href="${view.link(nodePath('Article', withdrawnBy.slug))}">${name(documentTitle(view.language, withdrawnBy.title))}</a>`}</p></div>`;
}

/** When it is so in the world, and when that is known. */
function clocks(view: View, claim: Claim): Html {
  const words = claimWords[view.language];
  const { format } = view;
  return facts([
    [explained(view, 'valid', words.validity), validity(view, claim)],
    [explained(view, 'known', words.knownFrom), format.date(claim.knownFrom)],
    [words.knownUntil, claim.knownUntil !== null && format.date(claim.knownUntil)],
    [words.recorded, format.day(claim.created)],
    [words.changed, format.day(claim.updated)],
    [words.revision, format.number(claim.revision)],
    [words.name, html`<code>${claim.name}</code>`],
  ]);
}

function validity({ words, format }: View, { validFrom, validUntil }: Claim): Markup {
  if (validFrom === null && validUntil === null) return absent(words.noDate);
  const from = validFrom !== null && `${words.from} ${format.date(validFrom)}`;
  const until = validUntil !== null && `${words.until} ${format.date(validUntil)}`;
  return [from, until].filter((each) => each !== false).join(' ');
}

/** With its sentence, its standing and its revision. */
function citing(view: View, { name: key, ...claim }: Claim, sentence: string): Html | null {
  const words = claimWords[view.language];
  const { standing } = view.words;
  const citation = citationOf(view, {
    key,
    name: key,
    title: sentence,
    issued: claim.knownFrom,
    notes: [
      standing[claim.standing],
      ...(claim.modality === 'EXPECTED' ? [standing.EXPECTED] : []),
      words.inRevision(claim.revision),
    ],
    path: claimPath(key),
  });
  const body = html`${citationBlock(view, citation)}${sourceCitations(view, claim.evidence)}`;
  return section('cite', words.cite, body);
}
