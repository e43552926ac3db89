import { always } from '../../../platform/rules/rules.js';
import type { Directory, User } from '../../people/index.js';
import type { Trees } from '../../trees/index.js';
import type { QueueStore } from '../queues/queue.store.js';
import type { AgentPlace, CallNames, ReasonTree, TeamPlace } from './call-names.js';

/** What of the other rooms knows names. */
export interface NameSources {
  readonly directory: Pick<Directory, 'teams' | 'teamTree' | 'lines' | 'siteByKey' | 'sitesByIds'>;
  /** People by id, e-mail address or staff number, asked in lower case; deactivated ones too. */
  readonly usersNamed: (names: readonly string[]) => Promise<ReadonlyMap<string, User>>;
  readonly queues: Pick<QueueStore, 'all' | 'settings'>;
  /** Ids of articles by code. */
  readonly articleIds: (codes: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly trees: Pick<Trees['store'], 'byCodes' | 'versionsByIds'>;
  readonly walkIds: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Asks the other rooms what names in rows stand for. */
export class CallNamesService implements CallNames {
  constructor(private readonly sources: NameSources) {}

  async queues(): ReturnType<CallNames['queues']> {
    return new Map((await this.sources.queues.all()).map((queue) => [queue.key, queue]));
  }

  async levels(): ReturnType<CallNames['levels']> {
    return (await this.sources.queues.settings()).levels;
  }

  async teams(): ReturnType<CallNames['teams']> {
    const { directory } = this.sources;
    const tree = await directory.teamTree();
    const places = (await directory.teams()).map(({ _id, key, siteId }) => {
      const place: TeamPlace = { _id, siteId, teamIds: tree.withAncestors([_id]) };
      return { key: key.toLowerCase(), place };
    });
    return new Map(places.flatMap(({ key, place }) => [[key, place] as const, [place._id, place] as const]));
  }

  async lines(): ReturnType<CallNames['lines']> {
    const lines = await this.sources.directory.lines();
    return new Map(lines.flatMap(({ _id, key }) => [[key.toLowerCase(), _id] as const, [_id, _id] as const]));
  }

  async agents(names: readonly string[]): ReturnType<CallNames['agents']> {
    const found = await this.sources.usersNamed(names);
    return new Map(
      [...found].map(([name, { _id, teamIds, siteId }]): [string, AgentPlace] => [
        name,
        { _id, teamId: teamIds[0] ?? null, siteId },
      ]),
    );
  }

  async sites(names: readonly string[]): ReturnType<CallNames['sites']> {
    const { directory } = this.sources;
    const byId = new Map((await directory.sitesByIds(names)).map(({ _id }) => [_id, _id]));
    for (const name of names) {
      const site = byId.has(name) ? null : await directory.siteByKey(name);
      if (site) byId.set(name, site._id);
    }
    return byId;
  }

  articles(codes: readonly string[]): ReturnType<CallNames['articles']> {
    return this.sources.articleIds(codes);
  }

  async reasonTrees(codes: readonly string[]): ReturnType<CallNames['reasonTrees']> {
    const { trees } = this.sources;
    const found = await trees.byCodes(codes, always);
    const versions = await trees.versionsByIds(found.flatMap(({ versionId }) => versionId ?? []));
    const keys = new Map(versions.map(({ treeId, content }) => [treeId, new Set(content.nodes.map(({ key }) => key))]));
    return new Map(
      found.map(({ _id, code, keysEver }): [string, ReasonTree] => {
        const ever = new Set(keysEver);
        return [code, { _id, hasNode: (key) => (keys.get(_id)?.has(key) ?? false) || ever.has(key) }];
      }),
    );
  }

  walks(ids: readonly string[]): ReturnType<CallNames['walks']> {
    return this.sources.walkIds(ids);
  }
}
