import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { Links } from './link-table.ts';

/** The package is CommonJS and is the function itself; its types describe an ES module. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Communities in arrays that a thread can hand over: the largest first, then those that are linked most within. */
export interface Partition {
  /** The organisations, community by community; in each those that are linked most within it first, then in order of id. */
  readonly organisations: Float64Array<ArrayBuffer>;
  /** Of each organisation, the sum of its links within its community. */
  readonly weights: Float64Array<ArrayBuffer>;
  /** Of each community, how many organisations it has. */
  readonly sizes: Float64Array<ArrayBuffer>;
  /** Of each community, the sum of the links between its members. */
  readonly within: Float64Array<ArrayBuffer>;
  /** Of each community, the sum of the links to organisations of others. */
  readonly across: Float64Array<ArrayBuffer>;
  /** From -0.5 to 1: how much more is linked within communities than if links fell at random. */
  readonly modularity: number;
}

interface Member {
  readonly organisation: number;
  weight: number;
}

interface Group {
  readonly members: Member[];
  within: number;
  across: number;
}

/**
 * Divides linked organisations into communities by the Louvain method (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008),
 * without chance: the same links give the same communities, in whatever order they come. There must be at least one link.
 */
export function partition(links: Links): Partition {
  const graph = buildGraph(links);
  const { communities, modularity } = louvain.detailed(graph, { randomWalk: false });
  const groups = new Map<number, Group>();
  const members = new Map<number, Member>();
  const groupOf = (organisation: number): Group => {
    const community = communities[organisation] as number;
    let group = groups.get(community);
    if (!group) {
      group = { members: [], within: 0, across: 0 };
      groups.set(community, group);
    }
    return group;
  };
  graph.forEachNode((node) => {
    const member = { organisation: Number(node), weight: 0 };
    members.set(member.organisation, member);
    groupOf(member.organisation).members.push(member);
  });
  links.weights.forEach((weight, row) => {
    const ends = [links.ones[row] as number, links.others[row] as number] as const;
    const [group, other] = [groupOf(ends[0]), groupOf(ends[1])];
    if (group !== other) {
      group.across += weight;
      other.across += weight;
      return;
    }
    group.within += weight;
    for (const end of ends) (members.get(end) as Member).weight += weight;
  });
  return flatten([...groups.values()], modularity);
}

/** Nodes and edges in order of id, on which alone it then depends where the method starts and how it breaks ties. */
function buildGraph({ ones, others, weights }: Links): UndirectedGraph {
  const graph = new UndirectedGraph({ multi: false, allowSelfLoops: false });
  for (const organisation of [...new Set([...ones, ...others])].sort((a, b) => a - b))
    graph.addNode(organisation);
  const rows = Array.from(
    weights,
    (weight, row) => [ones[row] as number, others[row] as number, weight] as const,
  );
  rows.sort(([a1, b1], [a2, b2]) => a1 - a2 || b1 - b2);
  for (const [one, other, weight] of rows) graph.addUndirectedEdge(one, other, { weight });
  return graph;
}

function flatten(groups: Group[], modularity: number): Partition {
  for (const { members } of groups) {
    members.sort((a, b) => b.weight - a.weight || a.organisation - b.organisation);
  }
  groups.sort((a, b) => b.members.length - a.members.length || b.within - a.within || leadOf(a) - leadOf(b));
  const members = groups.flatMap((group) => group.members);
  return {
    organisations: Float64Array.from(members, ({ organisation }) => organisation),
    weights: Float64Array.from(members, ({ weight }) => weight),
    sizes: Float64Array.from(groups, (group) => group.members.length),
    within: Float64Array.from(groups, ({ within }) => within),
    across: Float64Array.from(groups, ({ across }) => across),
    modularity,
  };
}

function leadOf({ members }: Group): number {
  return members[0]?.organisation ?? 0;
}
