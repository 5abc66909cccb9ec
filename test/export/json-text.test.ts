import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, LazyList } from '../../src/export/json-text.ts';

const plain = fc.jsonValue({ maxDepth: 2 });

describe('JSON in pieces', () => {
  it('is what JSON.stringify writes of the same value with plain lists', () => {
    fc.assert(
      fc.property(fc.array(plain), fc.dictionary(fc.string(), plain), (elements, others) => {
        const shaped = (list: unknown) => ({ ...others, left: undefined, list, within: { deep: list } });
        const text = [...jsonText(shaped(new LazyList(elements)))].join('');
        expect(text).toBe(JSON.stringify(shaped(elements)));
      }),
    );
  });

  it('makes the elements of a lazy list only when the text comes to them', () => {
    let made = 0;
    function* elements() {
      for (;;) {
        made += 1;
        yield 'x'.repeat(1_000);
      }
    }
    const pieces = jsonText({ list: new LazyList(elements()) });
    expect(made).toBe(0);
    expect(pieces.next().value?.length).toBeLessThan(20_000);
    expect(made).toBeLessThan(20);
  });
});
