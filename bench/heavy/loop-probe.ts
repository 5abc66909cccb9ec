import type { Hold } from './watched-server.ts';

/**
 * Loaded into a server before it starts, this measures how long its event loop is held, and tells the longest hold since it was
 * last asked, by message.
 */
const LOOK_MS = 1;

const NONE: Hold = { wallMs: 0, processorMs: 0 };
let longest = NONE;
let lastLook = performance.now();
let lastUsage = process.threadCpuUsage();

function look(): void {
  const now = performance.now();
  const { user, system } = process.threadCpuUsage(lastUsage);
  const processorMs = (user + system) / 1_000;
  longest = {
    wallMs: Math.max(longest.wallMs, now - lastLook - LOOK_MS),
    processorMs: Math.max(longest.processorMs, processorMs),
  };
  lastLook = now;
  lastUsage = process.threadCpuUsage();
}

setInterval(look, LOOK_MS).unref();
process.on('message', () => {
  look();
  process.send?.(longest);
  longest = NONE;
});
// The server's end must not wait for questions.
process.channel?.unref();
