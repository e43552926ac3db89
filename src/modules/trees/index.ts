import type { Articles } from '../articles/index.js';
import type { Files } from '../../platform/files/index.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import type { LoaderFactory } from '../../platform/graphql/context.js';
import { outboundHostOf } from '../../platform/outbound/hosts.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import type { SearchSource } from '../../platform/search/source.js';
import type { SearchSubjectProvider } from '../../platform/search/subject.js';
import type { Directory, References } from '../people/index.js';
import type { Tree } from './tree.js';
import { createClassification } from './classification/classification.room.js';
import { type Commands, createCommands } from './commands/commands.room.js';
import { type TreeFiguresParts, createFigures } from './figures/figures.room.js';
import { createTreeLinks } from './links/links.room.js';
import { type TreePorting, createPorting } from './port/port.room.js';
import { type Repairs, createRepairs } from './repairs/repairs.room.js';
import { DueTrees } from './tree-due.store.js';
import { type TreeFeedSubject, feedSubjectOf } from './tree.feed.js';
import { type TreeLife, createTreeLife } from './tree-life.room.js';
import { type TreeLoaders, articleIdsLoader, treeLoaders } from './tree.loaders.js';
import type { TreeFollower } from './tree-parts.service.js';
import { TreeSearchSource, TreeSearchSubject } from './tree.search.js';
import { TreeStore } from './tree.store.js';
import { createValidation } from './validation/validation.room.js';
import { createTreeVersions } from './versions/versions.room.js';
import { type Walks, createWalks } from './walk/walk.room.js';

export { Tree, TreeSource } from './tree.js';
export { TreeVersion } from './tree-version.js';
export { TreePublishPayload } from './tree.payloads.js';
export { type TreeContent, type TreeNode, type TreeValue, type TreeVariable } from './tree-content.js';
export { treeLimits } from './tree-limits.js';
export { applyTreeChange, completeNode, completeVariable, emptyTreeContent } from './tree-content.rules.js';
export { TreeNodeKind, TreePurpose, TreeResult, TreeState, TreeValueType, TreeVariableOrigin } from './tree-enums.js';
export { hasPlace } from './validation/anchors.rules.js';
export { findingsOf } from './validation/validator.rules.js';
export type { OutsideFacts } from './validation/outside-facts.js';
export { TreeWalk } from './walk/walk.js';
export { WalkStream } from './walk/walk.room.js';
export { TreeFileFormat } from './port/tree-file.js';
export { FileFindings, checkFile, readTreeFile, writeTreeFile } from './port/tree-files.js';
export { PlantedWalk } from './port/planted-walk.js';
export type { WalkRecord } from './walk/walk-record.js';
export type { PlantedTree, PlantedTreeVersion, TreePlantService } from './tree-plant.service.js';

/** What this room needs of others. */
export interface TreeNeeds {
  readonly people: { readonly directory: Directory; readonly references: References };
  readonly articles: Articles;
  readonly files: Pick<Files, 'service'>;
  readonly jobs: JobQueue;
  /** A queue of their own for commands, so that an outside system that hangs holds up nothing else. */
  readonly commandJobs: JobQueue;
  /** Hosts that commands may be sent to. */
  readonly webhookHosts: readonly string[];
  readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>;
}

/** What this room offers. */
export interface Trees extends Room, Omit<TreeLife, 'parts' | 'resolvers' | 'nodes'> {
  readonly store: TreeStore;
  /** For field resolvers of later rooms. */
  readonly loaders: TreeLoaders;
  /** Trees as the viewer may see them now. */
  readonly treeById: LoaderFactory<string, Tree | null>;
  readonly searchSource: SearchSource;
  readonly searchSubject: SearchSubjectProvider;
  readonly feedSubject: TreeFeedSubject<'tree'>;
  /** How notices about walks are judged. */
  readonly walkSubject: Walks['subject'];
  readonly commands: Commands;
  readonly walks: Walks;
  readonly porting: TreePorting;
  readonly figures: TreeFiguresParts;
  readonly repairs: Repairs;
}

/** Trees: drawn, checked, published, walked, learnt from. */
export function createTrees(foundation: Foundation, needs: TreeNeeds): Trees {
  const { people, articles, files, jobs } = needs;
  const { directory } = people;
  const { ownership } = articles.verification;
  const store = new TreeStore(foundation.connection, foundation.cursors, foundation.clock);
  const loaders = treeLoaders(store);
  const articleIds = articleIdsLoader((codes) => articles.links.targets(codes));

  const commands = createCommands(foundation, {
    commandJobs: needs.commandJobs,
    webhookHosts: needs.webhookHosts.flatMap((host) => outboundHostOf(host) ?? []),
  });
  const validation = createValidation(store, {
    targets: (codes) => articles.links.targets(codes),
    // What the search reads of an article is its live text, cut at the headings.
    sections: async (ids) =>
      new Map([...(await articles.searchSource.entries(ids))].map(([id, entry]) => [id, entry.sections])),
    commands: (names) => commands.byNames(names),
    knownDepartments: (ids) => directory.knownDepartments(ids),
    tierIds: async () => new Set((await directory.tiers()).map((tier) => tier._id)),
  });
  const links = createTreeLinks({
    ...{ store, loaders, validation: validation.service, articleLinks: articles.links },
    ownersOf: (tree) => ownership.ownersOf(tree),
  });
  // What follows from a change of what people walk.
  const followers: TreeFollower[] = [links.service];
  articles.verification.reminders.register(new DueTrees(store));
  const life = createTreeLife(foundation, {
    ...{ store, loaders, articleIds, people, jobs, ownership, followers },
    ...{ checking: validation.service, dependants: links.service },
    categories: articles.categories,
    categoriesLoader: articles.loaders.categories,
  });
  const versions = createTreeVersions(life.parts, life.drafts);
  const porting = createPorting({
    ...{ store, drafts: life.drafts, files: files.service },
    centre: {
      lines: () => directory.lines(),
      tiers: () => directory.tiers(),
      departments: () => directory.departments(),
      categories: () => articles.categories.tree(),
      articles: (codes) => articles.planting.knownCodes(codes),
      commands: async (names) => new Set((await commands.byNames(names)).keys()),
    },
  });
  const walks = createWalks(foundation, {
    ...{ store, loaders, articleIds, directory, jobs, currentViewer: needs.currentViewer, dispatch: commands.dispatch },
    nearest: (tree, key) => life.nodesByKey.nearest(tree, key),
  });
  const figures = createFigures(foundation, { trees: store, directory, lenses: walks.lenses });
  const learning = { trees: store, treeLoader: loaders.trees, directory, rights: figures.rights };
  const repairs = createRepairs(foundation, { ...learning, files, jobs });
  const classification = createClassification(foundation, learning);

  articles.categories.follow((categoryId) => life.following.changed(categoryId));

  const rooms: readonly Room[] = [life, porting, commands, walks, figures, repairs, classification];
  const parts: readonly Pick<Room, 'resolvers'>[] = [...rooms, validation, links, versions];
  const { drafts, reviews, publishing, keeping, clock, planting, nodesByKey, following } = life;
  return {
    ...{ store, loaders, drafts, reviews, publishing, keeping, clock, planting, nodesByKey, following },
    ...{ porting, commands, walks, figures, repairs },
    walkSubject: walks.subject,
    treeById: loaders.trees,
    searchSource: new TreeSearchSource(store),
    searchSubject: new TreeSearchSubject(store),
    feedSubject: feedSubjectOf(store),
    resolvers: parts.flatMap((part) => part.resolvers),
    nodes: rooms.flatMap((room) => room.nodes),
  };
}
