import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';
import type { QueryLimits } from '../../../config.ts';
import { refuseDocument } from '../refusal.ts';
import { type Expansion, ExpansionMeter, type Fragments, refuseRepeats, repeatsIn } from './expansion.ts';
import { countLiteralValues } from './input-size.ts';

const MAX_FRAGMENTS = 100;
const MAX_OPERATIONS = 50;

/** The executable parts of a document that is small enough to be validated. */
export interface BoundedDocument {
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: Fragments;
}

/**
 * Refuses a document that is small as text and large in effect, before graphql-js validates it: validation compares fields
 * pairwise and follows fragments, so it is itself open to attack. Linear in the length of the document.
 *
 * All operations of a document count together, since all are validated.
 *
 * @throws GraphQLError DEPTH_LIMIT, FIELD_LIMIT, ALIAS_LIMIT, DIRECTIVE_LIMIT, INPUT_LIMIT, TOKEN_LIMIT, or
 *   GRAPHQL_VALIDATION_FAILED for fragments that are unused, doubled or contain themselves
 */
export function boundDocument(document: DocumentNode, limits: QueryLimits): BoundedDocument {
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  const definitions = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
  refuseMore('FIELD_LIMIT', 'operations', operations.length, MAX_OPERATIONS);
  refuseMore('FIELD_LIMIT', 'fragments', definitions.length, MAX_FRAGMENTS);

  const fragments = new Map(definitions.map((definition) => [definition.name.value, definition]));
  const meter = new ExpansionMeter(fragments, limits);
  const total = { fields: 0, repeats: 0, directives: 0, inputValues: 0 };
  for (const operation of operations) {
    const expansion = meter.measure(operation.selectionSet);
    refuseDepth(expansion, operation, limits);
    const own = meter.measureDirectives(operation.directives);
    total.fields += expansion.fields;
    total.repeats += expansion.repeats + repeatsIn(expansion);
    total.directives += expansion.directives + own.directives;
    total.inputValues += expansion.inputValues + own.inputValues;
    for (const { directives, defaultValue } of operation.variableDefinitions ?? []) {
      const ofVariable = meter.measureDirectives(directives);
      total.directives += ofVariable.directives;
      total.inputValues += ofVariable.inputValues;
      if (defaultValue !== undefined) total.inputValues += countLiteralValues(defaultValue, limits);
    }
  }
  for (const { directives } of definitions)
    total.directives += meter.measureDirectives(directives).directives;
  if (total.repeats > limits.maxAliases) throw refuseRepeats(total.repeats, limits.maxAliases);
  refuseMore('DIRECTIVE_LIMIT', 'directives', total.directives, limits.maxDirectives);
  refuseMore('FIELD_LIMIT', 'fields', total.fields, limits.maxFields);
  refuseMore('INPUT_LIMIT', 'values in arguments', total.inputValues, limits.maxInputValues);
  refuseUnmeasured(definitions, fragments, meter);
  return { operations, fragments };
}

function refuseDepth(expansion: Expansion, operation: OperationDefinitionNode, limits: QueryLimits): void {
  if (expansion.depth <= limits.maxDepth) return;
  const message = `The query is ${expansion.depth} levels of fields deep; at most ${limits.maxDepth} are allowed.`;
  throw refuseDocument('DEPTH_LIMIT', message, { nodes: [operation] });
}

function refuseMore(
  code: 'FIELD_LIMIT' | 'DIRECTIVE_LIMIT' | 'INPUT_LIMIT',
  what: string,
  count: number,
  limit: number,
): void {
  if (count <= limit) return;
  throw refuseDocument(
    code,
    `The document has ${count} ${what}, fragments written out; at most ${limit} are allowed.`,
  );
}

/** Validation would read these fragments too, and nothing above has bounded them. */
function refuseUnmeasured(
  definitions: readonly FragmentDefinitionNode[],
  fragments: Fragments,
  meter: ExpansionMeter,
): void {
  for (const definition of definitions) {
    const name = definition.name.value;
    const fault =
      fragments.get(name) !== definition
        ? 'is defined twice'
        : meter.hasMet(name)
          ? undefined
          : 'is never used';
    if (fault === undefined) continue;
    const message = `Fragment "${name.slice(0, 80)}" ${fault}.`;
    throw refuseDocument('GRAPHQL_VALIDATION_FAILED', message, { nodes: [definition] });
  }
}
