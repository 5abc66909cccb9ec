// Stands beside the `client.ts` of docs/clients.md: what must not compile is marked.
import { ask, Bidders } from './client.ts';

const url = process.argv[2] ?? '';
const { tender } = await ask(url, Bidders, { slug: 'hdh-transitional-hosting' });

const published: string | null | undefined = tender?.published;
// @ts-expect-error a field that was not asked for
const description = tender?.description;
// @ts-expect-error a word that no bid has
const isLost = tender?.bids.nodes[0]?.status === 'LOST';
// @ts-expect-error the slug is missing
const askForNone = () => ask(url, Bidders, {});

console.log(
  JSON.stringify({
    title: tender?.title,
    bidders: tender?.bids.nodes.map(({ bidder }) => bidder.name).sort(),
    unused: [published, description, isLost, typeof askForNone],
  }),
);
