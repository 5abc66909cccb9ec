import { type ClaimPlace, SpokenClaims } from '../../db/read/claim/spoken-claim-reader.ts';
import { batchOf, keyOf, type Row } from '../../db/read/row/batch.ts';
import type { Session } from '../../db/read/row/session.ts';
import { today } from '../../domain/partial-date.ts';
import { sentenceOf } from '../../model/sentence/sentence.ts';
import type { Language } from '../../model/sentence/verb.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { ArgumentsOf, Builder } from '../type/builder.ts';
import { describedWords } from '../type/enum.ts';
import { nodeField } from '../type/named-field.ts';

declare module '../type/backing.ts' {
  interface Objects {
    ClaimEnd: ShownPlace;
  }
  interface Enums {
    Language: Language;
  }
}

interface ShownPlace {
  readonly place: ClaimPlace;
  readonly together: ReadTogether;
}

/** What the sentences of the rows of one batch are made from. */
interface Told {
  readonly claims: SpokenClaims;
  readonly together: ReadTogether;
}

const TOLD = Symbol('told');

/** Adds `ends`, `from`, `to` and `sentence` to claims of all kinds. */
export function addClaimSentences(builder: Builder): void {
  addTypes(builder);
  builder.interfaceField('Claim', 'ends', (t) =>
    t.field({
      type: ['ClaimEnd'],
      nullable: false,
      description:
        'The nodes that it is about, each with the name of its end, in the order of the kind’s fields. An end where no document names anybody is left out.',
      resolve: (row, _, { session }) => {
        const { claims, together } = toldBeside(session, row);
        return claims.ends(keyOf(row)).map((place) => ({ place, together }));
      },
    }),
  );
  builder.interfaceField('Claim', 'from', (t) =>
    t.field({
      type: 'Entity',
      nullable: true,
      description:
        'The node that its sentence begins with: of a bid its leader, of an event or an amount the tender. Null where no document names it, as an unknown host.',
      resolve: (row, _, { session }, info) => {
        const { claims, together } = toldBeside(session, row);
        const place = claims.from(keyOf(row));
        return place && together.node(place.node, info);
      },
    }),
  );
  builder.interfaceField('Claim', 'to', (t) =>
    t.field({
      type: 'Entity',
      nullable: true,
      description:
        'The node that its sentence ends with. Null of an event and of an amount, which are about one node.',
      resolve: (row, _, { session }, info) => {
        const { claims, together } = toldBeside(session, row);
        const place = claims.to(keyOf(row));
        return place && together.node(place.node, info);
      },
    }),
  );
  builder.interfaceField('Claim', 'sentence', (t) =>
    t.string({
      nullable: false,
      description:
        'It in words, with who says so where no official document does, and since or until when. Told on the day of `@asOf(validOn)`, else today. An establishment stands in brackets behind its company, where documents name one of several that is elsewhere or is called otherwise. Titles and findings stay in the language of their document.',
      args: {
        language: languageArgument(t),
        withSource: t.arg.boolean({
          defaultValue: true,
          description:
            'Whether it begins with who says so, where no official document does. Without, the standing has to stand beside it.',
        }),
      },
      resolve: (row, { language, withSource }, { session }) =>
        sentenceOf(
          toldBeside(session, row).claims.spoken(keyOf(row)),
          language ?? 'EN',
          dayOfTelling(session),
          withSource ?? true,
        ),
    }),
  );
}

/** The argument that asks for a language. */
export function languageArgument(t: ArgumentsOf) {
  return t.arg({ type: 'Language', description: 'The language of the words. `EN` when absent.' });
}

/** The day by which claims are told as past or to come: that of `@asOf(validOn)`, else today in UTC. */
export function dayOfTelling({ asOf }: Session): string {
  return asOf.validOn ?? today();
}

/** What the claims are told by that were read with this one, read for all of them when the first is asked. */
function toldBeside(session: Session, row: Row): Told {
  const batch = batchOf(row);
  return batch.shared(TOLD, () => {
    const keys = batch.rows.map(keyOf);
    const claims = new SpokenClaims(session, keys);
    const nodes = new Map(
      keys.flatMap((key) => claims.ends(key).map(({ node, type }) => [node, type] as const)),
    );
    return { claims, together: new ReadTogether(session, { nodes }) };
  });
}

function addTypes(builder: Builder): void {
  builder.enumType('Language', {
    description: 'A language that sentences are made in.',
    values: describedWords<Language>({
      EN: 'English, as it is written in Britain.',
      FR: 'French; participles have the masculine form.',
    }),
  });
  builder.objectType('ClaimEnd', {
    description: 'A place in a claim, and the node that stands there.',
    fields: (t) => ({
      name: t.string({
        nullable: false,
        description: 'The field of the claim’s kind that names the node: `tender`, `parties`, `host`.',
        resolve: ({ place }) => place.name,
      }),
      node: nodeField(t, 'Entity', {
        doc: 'What stands there: a node of any of the types that the end allows.',
        keyOf: ({ place }) => place.node,
      }),
    }),
  });
}
