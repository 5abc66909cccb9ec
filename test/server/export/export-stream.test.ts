import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ExportCounts } from '../../../src/export/format.ts';
import { MeasuredExport } from '../../../src/export/measure.ts';
import { runInSlices } from '../../../src/graph/scheduler.ts';
import type { PieceSource } from '../../../src/server/export/export-source.ts';
import {
  type ExportBounds,
  ExportStream,
  HeldTooLong,
  TooSlow,
} from '../../../src/server/export/export-stream.ts';

const PIECE = 'x'.repeat(40_000);

/** An export of so many pieces, that tells how many were made and whether it was ended. */
function writing(pieces: number) {
  const state = { made: 0, isOver: false };
  function* write(): Generator<string, ExportCounts> {
    try {
      for (; state.made < pieces; state.made++) yield PIECE;
      return { pieces };
    } finally {
      state.isOver = true;
    }
  }
  return { state, measured: new MeasuredExport(write()) };
}

/** Makes the pieces in this thread. */
function piecesOf(measured: MeasuredExport): PieceSource {
  return { next: () => runInSlices(measured.next()), stop: () => measured.stop() };
}

/** Bounds that nothing here meets. */
const WIDE: ExportBounds = {
  minBytesPerSecond: 0,
  windowMs: 20_000,
  maxSpoolBytes: 10_000_000,
  maxHoldMs: 60_000,
};

it.each([
  ['in a temporary file', 10_000_000],
  ['in memory', 0],
  ['in a file that is filled again and again', 100_000],
])('gives all bytes, and measures them, what waits is %s', async (_, maxSpoolBytes) => {
  const { measured } = writing(30);
  const stream = new ExportStream(piecesOf(measured), { ...WIDE, maxSpoolBytes });
  let taken = '';
  for await (const bytes of stream) {
    taken += String(bytes);
    // Now and then a slow one.
    if (taken.length % 3 === 0) await pause(5);
  }
  expect(taken).toBe(PIECE.repeat(30));
  expect(measured.bytes).toBe(30 * PIECE.length);
});

it('makes all before it is taken, and lets go of what it made it from', async () => {
  const { state, measured } = writing(100);
  let isMade = false;
  const stream = new ExportStream(piecesOf(measured), WIDE, () => {
    isMade = true;
  });
  stream.once('readable', () => stream.read(1));
  while (!isMade) await pause(1);
  expect(state).toMatchObject({ made: 100, isOver: true });
  expect(stream.readableEnded).toBe(false);
  expect(await text(stream)).toHaveLength(100 * PIECE.length - 1);
});

it('makes no more than has room when nothing is taken', async () => {
  const { state, measured } = writing(1_000);
  const stream = new ExportStream(piecesOf(measured), { ...WIDE, maxSpoolBytes: 400_000, maxHoldMs: 200 });
  stream.once('readable', () => stream.read(1));
  const [error] = await once(stream, 'error');
  expect(error).toBeInstanceOf(HeldTooLong);
  expect(state.isOver).toBe(true);
  // What is in memory, in the file and in the stream itself.
  expect(state.made * PIECE.length).toBeLessThan(400_000 + 262_144 + 4 * PIECE.length);
});

it('cuts off a client that takes something, but too little', async () => {
  const { state, measured } = writing(1_000);
  const bounds = { ...WIDE, minBytesPerSecond: 1_000_000, windowMs: 100, maxSpoolBytes: 80_000 };
  const stream = new ExportStream(piecesOf(measured), bounds);
  const sipping = setInterval(() => stream.read(1_000), 10);
  const [error] = await once(stream, 'error');
  clearInterval(sipping);
  expect(error).toBeInstanceOf(TooSlow);
  expect(state.isOver).toBe(true);
});

it('does not hold against a client that what it waits for is slow to make', async () => {
  function* write(): Generator<string, ExportCounts> {
    for (let piece = 0; piece < 6; piece++) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40);
      yield PIECE;
    }
    return {};
  }
  const bounds = { ...WIDE, minBytesPerSecond: 100_000_000, windowMs: 30 };
  expect(await text(new ExportStream(piecesOf(new MeasuredExport(write())), bounds))).toHaveLength(
    6 * PIECE.length,
  );
});

it('ends the work when it is destroyed', async () => {
  const { state, measured } = writing(1_000);
  const stream = new ExportStream(piecesOf(measured), WIDE);
  await once(stream, 'readable');
  stream.destroy();
  await once(stream, 'close');
  expect(state.isOver).toBe(true);
});
