import type { MaybePromise } from '../../domain/maybe-promise.ts';
import type { GraphContext } from '../context.ts';

/** So often an operation is begun in the hope that nobody writes until it ends; then the state is held, which takes a connection. */
const HOPEFUL_ATTEMPTS = 2;

/**
 * Answers an operation from one state of the database. What is read within one turn is; what takes several turns or threads may find
 * that another process has written meanwhile. Then the operation is begun anew, and at last with a state that is held for it.
 */
export function inOneState<R>(context: GraphContext, answer: () => MaybePromise<R>): MaybePromise<R> {
  const first = answer();
  return first instanceof Promise ? untilOfOneState(context, answer, first) : first;
}

async function untilOfOneState<R>(
  context: GraphContext,
  answer: () => MaybePromise<R>,
  first: Promise<R>,
): Promise<R> {
  let answering = first;
  for (let attempt = 1; ; attempt++) {
    const given = await settled(answering);
    if (!context.session.isOutdated) return given.get();
    if (attempt >= HOPEFUL_ATTEMPTS) break;
    context.startOver(context.session.renew());
    answering = (async () => answer())();
  }
  const { session, close } = context.session.hold();
  try {
    context.startOver(session);
    return await answer();
  } finally {
    close();
  }
}

/** What a promise gives or throws. */
function settled<R>(promise: Promise<R>): Promise<{ get(): R }> {
  return promise.then(
    (value) => ({ get: () => value }),
    (error: unknown) => ({
      get() {
        throw error;
      },
    }),
  );
}
