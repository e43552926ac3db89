import DataLoader from 'dataloader';
import { type Article, type Articles, articleById } from '../../articles/index.js';
import type { Directory } from '../../people/index.js';
import type { Tree, Trees } from '../../trees/index.js';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Foundation, Room } from '../../../platform/room.js';
import { always } from '../../../platform/rules/rules.js';
import { ScorecardCheckService, type TeachingSources } from './check/check.service.js';
import { ScorecardImportService } from './file/scorecard-import.service.js';
import { ScorecardDraftService } from './scorecard-draft.service.js';
import {
  ScorecardDraftFieldsResolver,
  ScorecardFieldsResolver,
  ScorecardVersionFieldsResolver,
} from './scorecard-fields.resolver.js';
import { ScorecardLifeService } from './scorecard-life.service.js';
import { type ScorecardLoaders, scorecardLoaders } from './scorecard.loaders.js';
import { ScorecardPlantService } from './scorecard-plant.service.js';
import { ScorecardQueryResolver } from './scorecard-query.resolver.js';
import { ScorecardReadService, type ScorecardVersions, scorecardVersions } from './scorecard-read.service.js';
import { ScorecardResolver } from './scorecard.resolver.js';
import { ScorecardStore } from './scorecard.store.js';
import {
  ScorecardQuestionFieldsResolver,
  ScorecardTeachingFieldsResolver,
  type TeachingLoaders,
} from './scorecard-teaching.resolver.js';

/** What scorecards need of other rooms. */
export interface ScorecardNeeds {
  readonly directory: Pick<Directory, 'loaders'>;
  readonly articles: Pick<Articles, 'links' | 'searchSource'>;
  readonly trees: Pick<Trees, 'store' | 'loaders' | 'nodesByKey'>;
  /** Whether a text has a place of this name: the judgement of the trees’ own check. */
  readonly hasPlace: TeachingSources['hasPlace'];
}

/** Scorecards: built, checked, put into use, read by what is evaluated with them. */
export interface Scorecards extends Room {
  readonly drafts: ScorecardDraftService;
  readonly loaders: ScorecardLoaders;
  /** Versions for other things of quality, whoever asks. */
  readonly versions: ScorecardVersions;
  readonly planting: ScorecardPlantService;
}

export function createScorecards(foundation: Foundation, needs: ScorecardNeeds): Scorecards {
  const { directory } = needs;
  const store = new ScorecardStore(foundation.connection, foundation.cursors);
  const loaders = scorecardLoaders(store);
  const checking = new ScorecardCheckService(sourcesOf(needs));
  const drafts = new ScorecardDraftService(foundation, store);
  const life = new ScorecardLifeService(foundation, store, checking);
  const reading = new ScorecardReadService(store, checking);
  const teaching = teachingLoaders(needs);
  return {
    ...{ drafts, loaders, versions: scorecardVersions(store) },
    planting: new ScorecardPlantService(foundation, store),
    resolvers: [
      new ScorecardResolver(drafts, life, new ScorecardImportService(drafts)),
      new ScorecardQueryResolver(store, loaders, reading),
      new ScorecardFieldsResolver(store, loaders),
      new ScorecardDraftFieldsResolver(loaders, checking, directory.loaders),
      new ScorecardVersionFieldsResolver(loaders, directory.loaders),
      new ScorecardQuestionFieldsResolver(teaching),
      new ScorecardTeachingFieldsResolver(teaching),
    ],
    nodes: [
      {
        prefix: 'scorecard',
        typeName: 'Scorecard',
        load: (context, id) => context.loaders.get(loaders.scorecards).load(id),
      },
      {
        prefix: 'scorecard_version',
        typeName: 'ScorecardVersion',
        load: (context, id) => context.loaders.get(loaders.versions).load(id),
      },
    ],
  };
}

/** What the check asks of other rooms, whoever asks. */
const sourcesOf = ({ articles, trees, hasPlace }: ScorecardNeeds): TeachingSources => ({
  targets: (codes) => articles.links.targets(codes),
  // What the search reads of an article is its live text, cut at the headings.
  sections: async (ids) =>
    new Map([...(await articles.searchSource.entries(ids))].map(([id, entry]) => [id, entry.sections])),
  hasPlace,
  nodeKeys: async (codes) => {
    const found = await trees.store.byCodes(codes, always);
    const versions = await trees.store.versionsByIds(found.flatMap(({ versionId }) => versionId ?? []));
    return new Map(versions.map(({ treeCode, content }) => [treeCode, new Set(content.nodes.map(({ key }) => key))]));
  },
});

/** Articles and trees by code, for who asks. */
function teachingLoaders({ articles, trees }: ScorecardNeeds): TeachingLoaders {
  const articlesByCode: LoaderFactory<string, Article | null> = (context) =>
    new DataLoader<string, Article | null>(async (codes) => {
      const found = await articles.links.targets(codes);
      const loader = context.loaders.get(articleById);
      const load = async (code: string): Promise<Article | null> => {
        const id = found.get(code)?.articleId ?? null;
        return id === null ? null : loader.load(id);
      };
      return Promise.all(codes.map(load));
    });
  return {
    articles: articlesByCode,
    trees: trees.loaders.treesByCode,
    nodeTitle: async (tree: Tree, key: string) => {
      const node = await trees.nodesByKey.nearest(tree, key);
      return node?.key === key ? node.title : null;
    },
  };
}
