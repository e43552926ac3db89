import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { Directory } from '../../people/index.js';
import type { FiguresRights } from '../figures/figures.service.js';
import type { Tree } from '../tree.js';
import type { TreeStore } from '../tree.store.js';
import { ClassFiguresService } from './class-figures.service.js';
import {
  ProblemClassCandidateResolver,
  ProblemClassNodeResolver,
  ProblemClassRecordResolver,
  ProblemClassResolver,
} from './problem-class.resolver.js';
import { ProblemClassService } from './problem-class.service.js';
import { ProblemClassStore } from './problem-class.store.js';
import { SuggestionSeal } from './suggestion-seal.service.js';

/** What the classes of problems need. */
export interface ClassificationNeeds {
  readonly trees: TreeStore;
  /** Trees as the viewer may see them. */
  readonly treeLoader: LoaderFactory<string, Tree | null>;
  readonly directory: Pick<Directory, 'loaders'>;
  readonly rights: FiguresRights;
}

/** Classes of problems. */
export interface Classification extends Room {
  readonly service: ProblemClassService;
  readonly figures: ClassFiguresService;
}

export function createClassification(foundation: Foundation, needs: ClassificationNeeds): Classification {
  const { connection, clock, secrets } = foundation;
  const { trees, treeLoader, directory, rights } = needs;
  const store = new ProblemClassStore(connection, trees);
  const seal = new SuggestionSeal(secrets.key('problem-class'), clock);
  const service = new ProblemClassService(foundation, trees, store, seal);
  const figures = new ClassFiguresService(store, trees, rights, clock);
  return {
    ...{ service, figures },
    resolvers: [
      new ProblemClassResolver(service, figures),
      new ProblemClassCandidateResolver(treeLoader, directory.loaders),
      new ProblemClassRecordResolver(treeLoader),
      new ProblemClassNodeResolver(treeLoader),
    ],
    nodes: [
      {
        prefix: 'problem_class',
        typeName: 'ProblemClassRecord',
        // Who gave it; nobody else has a use for a single one.
        load: async ({ viewer }, id) => {
          const record = viewer.kind === 'person' ? await store.byId(id) : null;
          return record?.byId === viewer.id ? record : null;
        },
      },
    ],
  };
}
