import { parseGlobalId } from '../../db/read/collection/global-id.ts';
import { checkAnyNodeReference, findAnyNode } from '../../db/read/node/node-lookup.ts';
import type { NodeReference } from '../../db/read/node/node-reference.ts';
import { keyOf } from '../../db/read/row/batch.ts';
import type { Catalogue, Session } from '../../db/read/row/session.ts';
import type { Modality, Standing } from '../../domain/claim.ts';
import { BadUserInput, quoted } from '../../domain/error.ts';
import {
  type Exposure,
  type ExposureChange,
  type ExposureSearch,
  exposureRank,
  findExposedTo,
  findExposureChange,
  findExposuresOf,
} from '../../graph/exposure/exposure.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../argument/page-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { ArgumentsOf, Builder, FieldsOf } from '../type/builder.ts';
import { type ComputedConnection, completeness, computedPageArguments } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import {
  type ComputedList,
  type ComputedPageArguments,
  checkComputedPage,
  cutPage,
  showPage,
} from './computed-page.ts';
import { addExposureTypes, type ShownExposure } from './exposure-type.ts';

interface ExposureArguments extends ComputedPageArguments {
  readonly standing?: readonly Standing[] | null | undefined;
  readonly modality?: readonly Modality[] | null | undefined;
}

interface ChangeArguments {
  readonly of: NodeReference;
  readonly without?: readonly string[] | null;
  readonly withoutHosting: boolean;
  readonly hosting?: NodeReference | null;
}

const COST_OF_SEARCH = 50;

/** Adds `Organisation.exposures`, `Regulation.exposed` and `exposureIf`. */
export function addExposureQueries(builder: Builder): void {
  addExposureTypes(builder);
  addListOf(builder, {
    type: 'Organisation',
    name: 'exposures',
    doc: 'The laws that reach it: those it must obey itself, those that reach who owns or controls it, and those that reach who hosts its data or services. Computed from the claims of the day asked, never stored; each with every chain of claims that proves it.',
    find: findExposuresOf,
  });
  addListOf(builder, {
    type: 'Regulation',
    name: 'exposed',
    doc: 'The organisations that it reaches: those that must obey it, what they own or control, and those whose data or services any of these hosts. Computed from the claims of the day asked, never stored; each with every chain of claims that proves it.',
    find: findExposedTo,
  });
  addExposureIf(builder);
}

interface ExposureField {
  readonly type: 'Organisation' | 'Regulation';
  readonly name: string;
  readonly doc: string;
  readonly find: typeof findExposuresOf;
}

function addListOf(builder: Builder, { type, name, doc, find }: ExposureField): void {
  const list: ComputedList<Exposure> = { place: `${type}.${name}`, rankOf: exposureRank };
  const checkArguments: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, list.place);
  builder.objectField(type, name, (t) =>
    t.field({
      type: 'ExposureConnection',
      nullable: false,
      description: doc,
      args: exposureArguments(t),
      extensions: { checkArguments, cost: COST_OF_SEARCH } satisfies FieldExtensions,
      resolve: async (row, args, { session }) => {
        const options = { standings: args.standing ?? undefined };
        const found = await runInSlices(find(session, keyOf(row), options));
        return pageOf(session, found, list, args);
      },
    }),
  );
}

function exposureArguments(t: ArgumentsOf) {
  return {
    standing: t.arg({
      type: ['Standing'],
      description:
        'Only by chains whose claims all have one of these standings on the day asked. Absent: any.',
    }),
    modality: t.arg({
      type: ['Modality'],
      description: 'Only exposure that is so, or only what is expected. Absent: both, told apart.',
    }),
    ...computedPageArguments(t, DEFAULT_PAGE_SIZE),
  };
}

function pageOf(
  session: Session,
  { exposures, stopped }: ExposureSearch,
  list: ComputedList<Exposure>,
  args: ExposureArguments,
): ComputedConnection<ShownExposure> {
  const { modality } = args;
  const asked = modality ? exposures.filter((each) => modality.includes(each.modality)) : exposures;
  return { ...showPage(cutPage(asked, list, args), (shown) => showExposures(session, shown)), stopped };
}

function showExposures(session: Session, exposures: readonly Exposure[]): ShownExposure[] {
  const together = readingExposures(session, exposures);
  return exposures.map((exposure) => ({ exposure, together }));
}

function readingExposures(session: Session, exposures: readonly Exposure[]): ReadTogether {
  const steps = exposures.flatMap(({ chains }) => chains.flatMap((chain) => chain.steps));
  return new ReadTogether(session, {
    nodes: [
      ...exposures.flatMap(({ organisation, regulation }) => [organisation, regulation]),
      ...steps.flatMap(({ near, far }) => [near, far]),
    ],
    claims: steps.flatMap(({ claim }) => claim ?? []),
  });
}

function addExposureIf(builder: Builder): void {
  const change = addChangeType(builder);
  const node = 'NodeBy';
  builder.queryField('exposureIf', (t) =>
    t.field({
      type: change,
      nullable: true,
      description:
        'What would become of the exposures of an organisation if some claims were no longer so, or another organisation hosted it: which end, which remain, which begin. Nothing is stored. Null when the organisation is not there, or not known on the day asked.',
      args: {
        of: t.arg({ type: node, required: true, description: 'Whose exposure is asked for.' }),
        without: t.arg.idList({
          description: `Claims that are taken not to be so, by global id (\`hosting:42\`), at most ${MAX_PAGE_SIZE}. Absent: none.`,
        }),
        withoutHosting: t.arg.boolean({
          defaultValue: false,
          required: true,
          description: 'Whether all hosting of it, actual and expected, is taken to end: it moves.',
        }),
        hosting: t.arg({
          type: node,
          description:
            'An organisation that is taken to host it, besides those that do; in their place with `withoutHosting`. Absent: none.',
        }),
      },
      extensions: { checkArguments: checkChange, cost: 2 * COST_OF_SEARCH } satisfies FieldExtensions,
      resolve: (_, args, { session }) => {
        const organisation = findAnyNode(session, args.of, 'of');
        if (organisation?.type !== 'ORGANISATION') return null;
        const host = args.hosting ? findHost(session, args.hosting, organisation.id) : undefined;
        const without = new Set(args.without?.map((id) => parseGlobalId(id)?.key ?? 0));
        return runInSlices(
          findExposureChange(session, organisation.id, {
            without,
            withoutHosting: args.withoutHosting,
            host,
          }),
        );
      },
    }),
  );
}

/** @throws BadUserInput when there is no such organisation: without it the question has no answer. */
function findHost(session: Session, by: NodeReference, hosted: number): number {
  const host = findAnyNode(session, by, 'hosting');
  if (host?.type !== 'ORGANISATION') {
    throw new BadUserInput('hosting: there is no such organisation on the day asked.', 'hosting');
  }
  if (host.id === hosted) throw new BadUserInput('hosting: an organisation does not host itself.', 'hosting');
  return host.id;
}

const checkChange: CheckArguments = (args, { session: { catalogue } }) => {
  const { of, without, hosting } = args as unknown as ChangeArguments;
  checkAnyNodeReference(catalogue, of, 'of');
  if (hosting) checkAnyNodeReference(catalogue, hosting, 'hosting');
  if (without && without.length > MAX_PAGE_SIZE) {
    throw new BadUserInput(
      `without: ${without.length} claims are too many; name at most ${MAX_PAGE_SIZE}.`,
      'without',
    );
  }
  without?.forEach((id, index) => {
    checkClaimId(catalogue, id, `without[${index}]`);
  });
};

function checkClaimId(catalogue: Catalogue, id: string, argument: string): void {
  const prefix = parseGlobalId(id)?.prefix;
  if (prefix !== undefined && catalogue.byIdPrefix(prefix)?.visibility.kind === 'claim') return;
  throw new BadUserInput(
    `${argument}: ${quoted(id)} is not the id of a claim, such as "hosting:42".`,
    argument,
  );
}

function addChangeType(builder: Builder) {
  type Part = 'ends' | 'remain' | 'begin';
  const part = (t: FieldsOf<ExposureChange>, name: Part, description: string) => {
    const list: ComputedList<Exposure> = { place: `ExposureChange.${name}`, rankOf: exposureRank };
    const checkArguments: CheckArguments = (args) =>
      checkComputedPage(args as ComputedPageArguments, list.place);
    return t.field({
      type: 'ExposureConnection',
      nullable: false,
      description,
      args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
      extensions: { checkArguments } satisfies FieldExtensions,
      resolve: (change, args, { session }) =>
        pageOf(session, { exposures: change[name], stopped: change.stopped }, list, args),
    });
  };
  return builder.objectRef<ExposureChange>('ExposureChange').implement({
    description: 'What an assumption changes of the exposures of an organisation.',
    fields: (t) => ({
      ends: part(t, 'ends', 'Exposures that would no longer be, as they are now.'),
      remain: part(t, 'remain', 'Exposures that are either way, with the chains that would prove them then.'),
      begin: part(t, 'begin', 'Exposures that would be new, with the chains that would prove them.'),
      ...completeness(t),
    }),
  });
}
