import { describe, expect, it } from 'vitest';
import { problemsOf } from './dossier-invalid.ts';

describe('a text that is not one plain YAML document', () => {
  it.each([
    [
      'a tab in the indentation',
      'dossier: 1\npeople:\n\tann: { name: Ann }\n',
      '3:1: a tab stands in the indentation; expected spaces',
    ],
    [
      'a key that stands twice',
      'dossier: 1\npeople:\n  ann: { name: A }\n  ann: { name: B }\n',
      '4:3: the key "ann" stands here a second time',
    ],
    [
      'an alias',
      'dossier: 1\npeople: &p {}\ntenders: *p\n',
      '3:10: the alias "*p" can\'t be used here: write out what it stands for',
    ],
    [
      'a second document',
      'dossier: 1\n---\ndossier: 1\n',
      '2:1: a second document starts here; expected one per file',
    ],
    [
      'a tag',
      'dossier: 1\npeople: !!python/object {}\n',
      '2:9: Unresolved tag: tag:yaml.org,2002:python/object; expected no tags',
    ],
    [
      'a bracket that is not closed',
      'dossier: 1\npeople: {\n',
      '3:1: not YAML: Flow map in block collection must be sufficiently indented and end with a }',
    ],
    ['a key of a prototype', 'dossier: 1\n__proto__: { people: 1 }\n', '2:1: unknown key "__proto__"'],
    ['nothing at all', '', '1:1: the dossier: found nothing; expected keys and values'],
    ['a list', '- dossier: 1\n', '1:1: the dossier: found a list; expected keys and values'],
  ])('is refused at its place: %s', (_, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it('does not grow by aliases of aliases', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `  l${n + 1}: &l${n + 1} [*l${n}, *l${n}]`);
    const bomb = ['dossier: 1', 'people:', '  l0: &l0 [x, x]', ...levels].join('\n');
    expect(problemsOf(bomb)[0]).toBe(
      '4:12: the alias "*l0" can\'t be used here: write out what it stands for',
    );
  });

  it('says that it is nested too deeply', () => {
    const problems = problemsOf(`dossier: 1\npeople: ${'['.repeat(50_000)}`);
    expect(problems[0]).toMatch(/^2:\d+: it is nested too deeply$/);
  });

  it('is not read at all when it is longer than two million characters', () => {
    expect(problemsOf(`dossier: 1\n#${'x'.repeat(2_000_000)}`)).toEqual([
      '1:1: the file is longer than 2000000 characters; divide it',
    ]);
  });

  it('is checked for keys that stand twice however long it is', () => {
    const people = Array.from({ length: 10_000 }, (_, n) => `  p${n}: { name: P, nmae: P }`);
    expect(problemsOf(['dossier: 1', 'people:', ...people].join('\n'))).toHaveLength(20);
  });
});
