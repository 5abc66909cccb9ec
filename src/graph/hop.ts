import type { Hop } from '../db/read/claim/edge-reader.ts';

/** A hop as it is seen from its other end. */
export function reversed<H extends Pick<Hop, 'near' | 'far' | 'forward'>>(hop: H): H {
  return { ...hop, near: hop.far, far: hop.near, forward: !hop.forward };
}
