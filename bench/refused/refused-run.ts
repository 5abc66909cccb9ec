import { type Child, startServer } from '../child.ts';
import { post } from '../comparison.ts';
import { median } from '../measure.ts';
import { REFUSED_OPERATIONS, type RefusedOperation } from './refused-operation.ts';

/** Some to have code compiled, and those that are measured. */
const WARM_UP = 20;
const TURNS = 100;

export interface RefusedFigures extends Pick<RefusedOperation, 'name' | 'code'> {
  /** Of the server's processor time, on average; NaN where the system does not tell. */
  readonly processorMs: number;
  /** From sending to the refusal: the median, and the longest. */
  readonly milliseconds: number;
  readonly longestMs: number;
}

/**
 * How long refusals take, one after the other.
 *
 * @throws Error for an operation that is not refused with its code
 */
export async function measureRefused(database: string, logFile: string): Promise<RefusedFigures[]> {
  const server = await startServer(database, 'info', logFile);
  try {
    const figures: RefusedFigures[] = [];
    for (const operation of REFUSED_OPERATIONS) figures.push(await measureOne(server, operation));
    return figures;
  } finally {
    await server.stop();
  }
}

async function measureOne(server: Child, { name, code, body }: RefusedOperation): Promise<RefusedFigures> {
  const times: number[] = [];
  let usedBefore = 0;
  for (let turn = 0; turn < WARM_UP + TURNS; turn++) {
    if (turn === WARM_UP) usedBefore = server.processorSeconds();
    const text = JSON.stringify(body(turn));
    const started = performance.now();
    const answer = await post(server.url, text);
    times.push(performance.now() - started);
    if (!answer.includes(`"code":"${code}"`))
      throw new Error(`${name}: not ${code}: ${answer.slice(0, 400)}`);
  }
  const used = server.processorSeconds() - usedBefore;
  const measured = times.slice(WARM_UP);
  return {
    name,
    code,
    processorMs: round((used * 1_000) / TURNS),
    milliseconds: round(median(measured)),
    longestMs: round(Math.max(...measured)),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
