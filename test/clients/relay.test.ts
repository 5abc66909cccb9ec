import { expect, it } from 'vitest';
import { withGreffe } from './server.ts';
import { filesOfPage, type Workspace, withWorkspace } from './workspace.ts';

/** The text of an operation that the compiler wrote. */
async function operationText(workspace: Workspace, name: string): Promise<string> {
  const artifact = await workspace.read(`src/__generated__/${name}.graphql.ts`);
  const text = /"text": ("(?:[^"\\]|\\.)*")/.exec(artifact)?.[1];
  if (text === undefined) throw new Error(`${name} has no text`);
  return JSON.parse(text);
}

async function ask(url: string, query: string, variables: object) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

it('the fragment of docs/clients.md compiles, and its bids are refetched page by page', () =>
  withWorkspace(async (workspace) => {
    await workspace.write(await filesOfPage('clients.md', 'Relay'));
    await workspace.tool('relay-compiler/cli.js', 'relay.config.json');
    const first = await operationText(workspace, 'lotTenderQuery');
    const more = await operationText(workspace, 'lotBidsPageQuery');
    await withGreffe(async (url) => {
      const { tender } = await ask(url, first, { slug: 'roads' });
      const [lot] = tender.lots.edges.map(({ node }: { node: object }) => node);
      expect(lot).toMatchObject({ number: '1', id: expect.stringMatching(/^lot:/) });
      expect(lot.bids.edges).toHaveLength(3);

      const bidders: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 3; page += 1) {
        const { node } = await ask(url, more, { id: lot.id, first: 1, after });
        expect(node.__typename).toBe('Lot');
        expect(node.bids.pageInfo.hasNextPage).toBe(page < 2);
        bidders.push(
          ...node.bids.edges.map((edge: { node: { bidder: { name: string } } }) => edge.node.bidder.name),
        );
        after = node.bids.pageInfo.endCursor;
      }
      expect(bidders.sort()).toEqual(['Alpha', 'Beta', 'Gamma']);
    }, 'lots');
  }));

it('a fragment on what has no global id is not refetchable: the compiler is really asked', () =>
  withWorkspace(async (workspace) => {
    const files = await filesOfPage('clients.md', 'Relay');
    const wrong = (files['src/lot.ts'] ?? '').replace('lotBids on Lot', 'lotBids on BidParty');
    await workspace.write({ ...files, 'src/lot.ts': wrong });
    await expect(workspace.tool('relay-compiler/cli.js', 'relay.config.json')).rejects.toThrow(/BidParty/);
  }));
