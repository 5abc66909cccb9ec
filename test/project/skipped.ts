import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Says at the end how many tests had not what they need, and what that is; nothing where tests are chosen by name. */
export default class SkippedReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#vitest?.config.testNamePattern !== undefined) return;
    const inBrowser = (module: TestModule) => module.moduleId.endsWith('.browser.test.ts');
    const files = modules.filter((module) => !inBrowser(module));
    this.#say(
      files,
      existsSync(DATA)
        ? 'a part of ../shared/data is not there'
        : 'the published files that they read, ../shared/data, are not there',
    );
    this.#say(modules.filter(inBrowser), 'no Chromium is at /usr/bin/chromium or CHROMIUM_PATH');
  }

  #say(modules: readonly TestModule[], reason: string): void {
    const skipping = modules.filter((module) => countSkipped(module) > 0);
    const count = skipping.reduce((sum, module) => sum + countSkipped(module), 0);
    if (count === 0) return;
    const names = new Set(skipping.map(({ moduleId }) => relative(ROOT, moduleId)));
    this.#vitest?.logger.log(`\n!!! ${count} tests were SKIPPED: ${reason}.`);
    for (const name of names) this.#vitest?.logger.log(`    ${name}`);
  }
}

function countSkipped(module: TestModule): number {
  return Array.from(module.children.allTests('skipped')).length;
}
