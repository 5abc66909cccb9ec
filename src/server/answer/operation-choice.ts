import type { GraphQLError } from 'graphql';
import type { RequestedOperation } from './exchange.ts';
import { refuseRequest } from './refusal.ts';

const MAX_NAMES = 10;
const MAX_SHOWN = 80;

/** The operation that `operationName` asks for; without a name, the only one there is. Undefined when that is not clear. */
export function findOperation(
  operations: readonly RequestedOperation[],
  operationName: string | null | undefined,
): RequestedOperation | undefined {
  if (operationName == null) return operations.length === 1 ? operations[0] : undefined;
  return operations.find(({ name }) => name === operationName);
}

/** Says which operations there are, where it is not clear which one is asked for. */
export function refuseChoice(
  operations: readonly RequestedOperation[],
  operationName: string | null | undefined,
): GraphQLError {
  const asked =
    operationName == null
      ? 'which of several operations is not said'
      : `the document has no operation ${shown(operationName)}`;
  const names = operations.flatMap(({ name }) => (name === undefined ? [] : [shown(name)]));
  const more = names.length > MAX_NAMES ? ' …' : '';
  const there = names.length === 0 ? 'one without a name' : names.slice(0, MAX_NAMES).join(', ') + more;
  return refuseRequest(400, 'OPERATION_RESOLUTION_FAILURE', `operationName: ${asked}; there is ${there}.`);
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, MAX_SHOWN));
}
