import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { shellEnvironment, shellPath } from './shell-environment.ts';

/** What the last stage of a Dockerfile says of how its image is run. */
export interface Image {
  /** Stands for the root of the image's files. */
  readonly root: string;
  readonly workdir: string;
  readonly user: string;
  readonly env: NodeJS.ProcessEnv;
  readonly command: readonly [string, ...string[]];
  readonly healthCheck: readonly [string, ...string[]];
}

interface Stage extends Image {
  readonly name: string;
}

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/**
 * Carries out the stages of a Dockerfile as commands, each in a folder of its own below `folder`, with the Node that runs this in place
 * of the image's. Knows the instructions that Greffe's own file uses and no others. Owners of files stay as they are.
 */
export function buildImage(project: string, folder: string): Image {
  const context = join(folder, 'context');
  copyContext(project, context);
  const stages: Stage[] = [];
  for (const instruction of readInstructions(join(project, 'Dockerfile'))) {
    if (instruction.name === 'FROM') stages.push(startStage(folder, stages.length, instruction.rest));
    else stages.push(carryOut(instruction, stages, context));
  }
  const last = stages.at(-1);
  if (last === undefined) throw new Error('the Dockerfile has no stage');
  return last;
}

/** What `.dockerignore` lets through, which must have the form "nothing but": `*`, then a line `!path` for each. */
function copyContext(project: string, context: string): void {
  const lines = readFileSync(join(project, '.dockerignore'), 'utf8').split('\n');
  const [first, ...others] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (first !== '*') throw new Error('.dockerignore does not start with *');
  for (const line of others) {
    const path = line.slice(1);
    cpSync(join(project, path), join(context, path), { recursive: true });
  }
}

function readInstructions(file: string): Instruction[] {
  const text = readFileSync(file, 'utf8').replace(/^#.*\n/gm, '');
  const lines = text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => {
    const [name = '', ...rest] = line.split(' ');
    return { name, rest: rest.join(' ') };
  });
}

function startStage(folder: string, index: number, from: string): Stage {
  const root = join(folder, `stage-${index}`);
  mkdirSync(root, { recursive: true });
  return {
    name: / AS (\S+)$/.exec(from)?.[1] ?? '',
    root,
    workdir: root,
    user: 'root',
    env: shellEnvironment([makeTools(folder), dirname(process.execPath), ...shellPath()]),
    command: ['node'],
    healthCheck: ['false'],
  };
}

/** A folder with a `chown` that lets owners be: the image's users are not on this machine. */
function makeTools(folder: string): string {
  const tools = join(folder, 'tools');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'chown'), '#!/bin/sh\n', { mode: 0o755 });
  return tools;
}

/** Replaces the last stage by what it is after one more instruction. */
function carryOut({ name, rest }: Instruction, stages: Stage[], context: string): Stage {
  const stage = stages.pop();
  if (stage === undefined) throw new Error(`${name} stands before FROM`);
  switch (name) {
    case 'WORKDIR':
      mkdirSync(join(stage.root, rest), { recursive: true });
      return { ...stage, workdir: join(stage.root, rest) };
    case 'COPY':
      copy(rest.split(' '), stage, stages, context);
      return stage;
    case 'RUN':
      execFileSync('sh', ['-c', rest], { cwd: stage.workdir, env: stage.env, stdio: 'pipe' });
      return stage;
    case 'ENV':
      return { ...stage, env: { ...stage.env, ...readVariables(rest, stage.root) } };
    case 'USER':
      return { ...stage, user: rest };
    case 'CMD':
      return { ...stage, command: JSON.parse(rest) };
    case 'HEALTHCHECK':
      return { ...stage, healthCheck: JSON.parse(rest.slice(rest.indexOf('['))) };
    case 'VOLUME':
    case 'EXPOSE':
      return stage;
    default:
      throw new Error(`this does not know ${name}`);
  }
}

/** `COPY a b folder/`, `COPY folder name`, `COPY --from=stage /path name`. */
function copy(words: readonly string[], stage: Stage, earlier: readonly Stage[], context: string): void {
  const from = words[0]?.startsWith('--from=') ? words[0].slice('--from='.length) : undefined;
  const paths = from === undefined ? words : words.slice(1);
  const source = from === undefined ? context : earlier.find(({ name }) => name === from)?.root;
  const target = paths.at(-1) ?? '';
  if (source === undefined) throw new Error(`no stage is named ${from}`);
  for (const path of paths.slice(0, -1)) {
    const to = target.endsWith('/') ? join(target, basename(path)) : target;
    cpSync(join(source, path), join(stage.workdir, to), { recursive: true, verbatimSymlinks: true });
  }
}

function readVariables(text: string, root: string): NodeJS.ProcessEnv {
  return Object.fromEntries(
    text.split(' ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value.replace(/^file:/, `file:${root}`)];
    }),
  );
}
