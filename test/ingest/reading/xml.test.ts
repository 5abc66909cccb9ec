import { expect, it } from 'vitest';
import { readXml } from '../../../src/ingest/xml.ts';
import { fileOf, taken } from './pieces.ts';

async function read(content: string, names?: readonly string[], size = 3) {
  const { items, error } = await taken(readXml(fileOf(content, { name: 'x.xml', size }), names));
  const spelt = items.map((element) => `${element.locator} ${element}`);
  return error === undefined ? spelt : [...spelt, `ERROR ${error}`];
}

it('gives the elements of a name, wherever they stand, with the XPath to each', async () => {
  expect(await read('<a><b>1</b><c><b x="&lt;">2<d/></b></c><b>3</b></a>', ['b'])).toEqual([
    '/a/b[1] <b>1</b>',
    '/a/c[1]/b[1] <b x="<">2<d></d></b>',
    '/a/b[2] <b>3</b>',
  ]);
});

it('gives the whole document without names', async () => {
  expect(await read('<?xml version="1.0"?><!-- c --><a><b><![CDATA[<1>]]></b></a>')).toEqual([
    '/a <a><b><1></b></a>',
  ]);
});

it('tells names apart by namespace, not by prefix', async () => {
  const text = '<x:a xmlns:x="urn:one" xmlns:y="urn:two"><x:b>1</x:b><y:b y:k="v">2</y:b></x:a>';
  const { items } = await taken(readXml(fileOf(text), ['{urn:two}b']));
  expect(
    items.map(({ name, namespace, attributes, locator }) => [name, namespace, { ...attributes }, locator]),
  ).toEqual([['b', 'urn:two', { k: 'v' }, '/x:a/y:b[1]']]);
});

it('walks down by names', async () => {
  const [root] = (await taken(readXml(fileOf('<a><b><c> 1 </c></b><b><c>2</c><c>3</c></b></a>')))).items;
  expect(root?.at('b', 'c')?.text).toBe('1');
  expect(root?.every('b', 'c').map(({ text }) => text)).toEqual(['1', '2', '3']);
  expect([...(root?.descendants('c') ?? [])].map(({ locator }) => locator)).toEqual([
    '/a/b[1]/c[1]',
    '/a/b[2]/c[1]',
    '/a/b[2]/c[2]',
  ]);
});

it('gives what stands before the place where a file breaks, and names the place', async () => {
  expect(await read('<a><b>1</b>\n<b>2</a>', ['b'])).toEqual([
    '/a/b[1] <b>1</b>',
    expect.stringMatching(/^ERROR x\.xml: it is not well-formed XML: 2:8: unexpected close tag/),
  ]);
  expect(await read('<a><b>1</b><b>', ['b'])).toEqual([
    '/a/b[1] <b>1</b>',
    expect.stringMatching(/^ERROR x\.xml: .*unclosed tag/),
  ]);
  expect(await read('{"a":1}')).toEqual([
    expect.stringMatching(/^ERROR x\.xml: it is not well-formed XML: 1:/),
  ]);
  expect(await read('')).toEqual(['ERROR x.xml: the file is empty']);
});

it('expands no entities, so that none can explode or fetch', async () => {
  const laughs = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]><a>&m;</a>';
  expect(await read(laughs)).toEqual([expect.stringContaining('undefined entity')]);
  const external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  expect(await read(external)).toEqual([expect.stringContaining('undefined entity')]);
});

it('refuses nesting made to eat memory', async () => {
  expect(await read('<a>'.repeat(100_000), ['b'], 4096)).toEqual([
    expect.stringContaining('nested deeper than 500'),
  ]);
});
