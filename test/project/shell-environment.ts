import { delimiter } from 'node:path';

/** The environment of somebody's shell: without what npm and the runner of tests add; npm looks at its own store first. */
export function shellEnvironment(path: readonly string[]): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITE|NODE_ENV|NODE_OPTIONS|INIT_CWD)/.test(name),
  );
  return { ...Object.fromEntries(own), PATH: path.join(delimiter), npm_config_prefer_offline: 'true' };
}

/** The folders of PATH without the project's own, whose Node npm puts before others. */
export function shellPath(): string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
}
