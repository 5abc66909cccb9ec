import { isAsyncIterable } from 'graphql-yoga';
import type { ServerPlugin } from './exchange.ts';
import { estimateCost } from './limits/cost.ts';
import { refuseDocument } from './refusal.ts';

/**
 * Refuses operations whose estimated cost is over the limit, with COST_LIMIT, and shows the estimate of every operation as
 * `extensions.cost: { estimated, limit }`, so that a client can see how near it is.
 */
export function useQueryCost(maxCost: number): ServerPlugin {
  return {
    onValidate({ context, setResult }) {
      const { operation } = context.exchange;
      if (operation === undefined) return;
      const estimated = estimateCost(operation.cost, context.params.variables ?? {});
      context.exchange.estimatedCost = estimated;
      if (estimated <= maxCost) return;
      const message = `The operation may return ${estimated} objects; at most ${maxCost} are allowed. Ask for smaller pages or fewer levels.`;
      setResult([refuseDocument('COST_LIMIT', message)]);
    },
    onExecutionResult({ result, setResult, context }) {
      const estimated = context.exchange.estimatedCost;
      if (estimated === undefined || result === undefined || isAsyncIterable(result)) return;
      setResult({ ...result, extensions: { ...result.extensions, cost: { estimated, limit: maxCost } } });
    },
  };
}
