import type { Child } from '../child.ts';
import { post } from '../comparison.ts';

const LIGHT = JSON.stringify({ query: '{ tenders(first: 1) { nodes { title } } }' });

/** Asks a light query again and again until stopped, and gives how many milliseconds each took, in order of size. */
export function startLightLoad({ url }: Child): { stop(): Promise<readonly number[]> } {
  let isWanted = true;
  const times: number[] = [];
  const loop = (async () => {
    while (isWanted) {
      const started = performance.now();
      await post(url, LIGHT);
      times.push(performance.now() - started);
    }
  })();
  return {
    async stop() {
      isWanted = false;
      await loop;
      return times.sort((a, b) => a - b);
    },
  };
}
