import { registerHooks } from 'node:module';

const REQUIRE_CONDITIONS = ['require', 'node', 'node-addons'];

/**
 * Loads Drizzle by its CommonJS build from here on. Of an ES module, Node looks up the package's type, and reads the whole
 * `package.json` for it; Drizzle's has 180 kB and is read for each of its two hundred files: 0.6 s of work and 190 MB of garbage
 * before a command does anything. CommonJS files with the ending `.cjs` need no look-up.
 */
export function importLeanly(): void {
  registerHooks({
    resolve: (specifier, context, resolve) =>
      specifier.startsWith('drizzle-orm')
        ? resolve(specifier, { ...context, conditions: REQUIRE_CONDITIONS })
        : resolve(specifier, context),
  });
}
