import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Files } from '../../../platform/files/index.js';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { Directory } from '../../people/index.js';
import type { FiguresRights } from '../figures/figures.service.js';
import type { Tree } from '../tree.js';
import type { TreeStore } from '../tree.store.js';
import { RepairFiguresResolver, RepairLineResolver, RepairVersionResolver } from './repair-figures.resolver.js';
import { RepairFiguresService } from './repair-figures.service.js';
import { RepairFindingStore } from './repair-finding.store.js';
import { RepairImportResolver, RepairImportRowResolver } from './repair-import.resolver.js';
import { RepairImportService } from './repair-import.service.js';
import { RepairImportStore } from './repair-import.store.js';
import { RepairPlantService } from './repair-plant.service.js';
import { mayImportRepairs } from './repairs.policy.js';

/** What findings of repairs need. */
export interface RepairsNeeds {
  readonly trees: TreeStore;
  /** Trees as the viewer may see them. */
  readonly treeLoader: LoaderFactory<string, Tree | null>;
  readonly directory: Pick<Directory, 'lines' | 'loaders'>;
  readonly files: Pick<Files, 'service'>;
  readonly jobs: JobQueue;
  readonly rights: FiguresRights;
}

/** What was found on devices that were sent in. */
export interface Repairs extends Room {
  readonly imports: RepairImportService;
  readonly figures: RepairFiguresService;
  /** Findings of the past, for a seed. */
  readonly planting: RepairPlantService;
}

export function createRepairs(foundation: Foundation, needs: RepairsNeeds): Repairs {
  const { connection, cursors, clock } = foundation;
  const { directory, files, jobs, trees, rights } = needs;
  const findings = new RepairFindingStore(connection);
  const store = new RepairImportStore(connection, cursors);
  const fileParts = {
    link: (viewer: Viewer, fileId: string, purpose: 'REPAIR_IMPORT', linkedTo: string) =>
      files.service.link(viewer, fileId, purpose, linkedTo),
    open: (fileId: string) => files.service.open(fileId),
  };
  const imports = new RepairImportService(foundation, jobs, fileParts, store, findings, directory);
  const figures = new RepairFiguresService(findings, trees, rights, clock);
  return {
    ...{ imports, figures },
    planting: new RepairPlantService(findings),
    resolvers: [
      new RepairImportResolver(imports, store, directory.loaders),
      new RepairImportRowResolver(),
      new RepairFiguresResolver(figures),
      new RepairVersionResolver(needs.treeLoader),
      new RepairLineResolver(directory.loaders),
    ],
    nodes: [
      {
        prefix: 'repair_import',
        typeName: 'RepairImportJob',
        load: (context, id) => (mayImportRepairs(context.viewer) ? store.byId(id) : Promise.resolve(null)),
      },
    ],
  };
}
