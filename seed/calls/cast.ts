import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Container } from '../../src/app/container.js';
import type { Channel } from '../../src/modules/calls/index.js';
import { type TeamTree, systemViewer } from '../../src/modules/people/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { always } from '../../src/platform/rules/rules.js';
import type { PlantedKeys } from '../people.js';
import { dice } from '../trees/stroll.js';

/** What the file of the demo's calls says. */
interface CallPlan {
  readonly queues: readonly {
    readonly key: string;
    readonly name: { readonly zhCN: string; readonly en: string };
    readonly channel: `${Channel}`;
    readonly retentionDays: number;
    /** Share of calls that come here. */
    readonly share: number;
  }[];
  readonly linesOfTeams: Readonly<Record<string, readonly string[]>>;
  readonly dispositions: readonly string[];
  readonly tags: readonly string[];
  readonly articles: readonly string[];
  /** Keys of people whose calls take longest. */
  readonly slowAgents: readonly string[];
}

/** An agent of the demo. */
export interface CastAgent {
  readonly id: string;
  readonly place: number;
  readonly teamId: string | null;
  readonly teamIds: string[];
  readonly siteId: string | null;
  readonly tierRank: number;
  /** Lines that the agent's calls are about. */
  readonly lineIds: readonly string[];
  /** How long calls take, against the usual. */
  readonly pace: number;
  /** How content customers are, against the usual. */
  readonly warmth: number;
}

/** What the demo's calls are made of. */
export interface Cast {
  readonly now: number;
  readonly roll: () => number;
  readonly plan: CallPlan;
  readonly agents: readonly CastAgent[];
  /** Why customers come: nodes of the problem tree. */
  readonly reasons: readonly { readonly treeId: string; readonly nodeKey: string }[];
  readonly articleIds: readonly string[];
}

const file = fileURLToPath(new URL('../../../seed/calls/queues.json', import.meta.url));

/** Plants the queues that are not there yet and gathers who and what the calls are about. */
export async function castOf(container: Container, keys: PlantedKeys): Promise<Cast> {
  const plan = JSON.parse(await readFile(file, 'utf8')) as CallPlan;
  const { calls, people, trees, articles, foundation } = container;
  for (const { key, name, channel, retentionDays } of plan.queues)
    if (!(await calls.queues.store.byKey(key)))
      await calls.queues.service.save(systemViewer, { key, name, channel: channel as Channel, retentionDays });
  const articleIds: string[] = [];
  for (const code of plan.articles) {
    const article = await articles.planting.byCode(code);
    if (article) articleIds.push(article._id);
  }
  const roll = dice(20_261_120);
  return {
    ...{ now: foundation.clock.now().getTime(), roll, plan, articleIds },
    agents: await agentsOf(people, keys, plan, roll),
    reasons: await reasonsOf(trees),
  };
}

async function agentsOf(
  people: Container['people'],
  keys: PlantedKeys,
  plan: CallPlan,
  roll: () => number,
): Promise<CastAgent[]> {
  const tree: TeamTree = await people.directory.teamTree();
  const teamKeys = new Map([...keys.teams].map(([key, id]) => [id, key]));
  const named = new Map([...keys.users].map(([key, id]) => [id, key]));
  const users = await people.directory.usersNamed([...keys.users.values()]);
  const agents = [...named]
    .flatMap(([id, key]) => {
      const user = users.get(id);
      return user?.roles.includes(Role.AGENT) ? [{ key, user }] : [];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return agents.map(({ key, user }, place): CastAgent => {
    const teamId = user.teamIds[0] ?? null;
    const lines = plan.linesOfTeams[teamKeys.get(teamId ?? '') ?? ''] ?? ['service'];
    return {
      ...{ id: user._id, place, teamId, siteId: user.siteId, tierRank: user.tierRank },
      teamIds: teamId === null ? [] : tree.withAncestors([teamId]),
      lineIds: lines.flatMap((line) => keys.lines.get(line) ?? []),
      pace: plan.slowAgents.includes(key) ? 1.8 : 0.85 + roll() * 0.3,
      warmth: 0.8 + roll() * 0.4,
    };
  });
}

/** The outcomes of the problem tree; none where that is not planted. */
async function reasonsOf(trees: Container['trees']): Promise<{ treeId: string; nodeKey: string }[]> {
  const [tree] = await trees.store.byCodes(['T-020'], always);
  const [version] = tree?.versionId ? await trees.store.versionsByIds([tree.versionId]) : [];
  if (!tree || !version) return [];
  return version.content.nodes
    .filter(({ outcome }) => outcome !== null)
    .map(({ key }) => ({ treeId: tree._id, nodeKey: key }));
}

/** One of a list. */
export function pick<T>(list: readonly T[], roll: () => number): T {
  const found = list[Math.floor(roll() * list.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
}
