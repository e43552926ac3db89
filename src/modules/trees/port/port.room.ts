import type { Viewer } from '../../../platform/auth/viewer.js';
import type { FileService } from '../../../platform/files/index.js';
import type { Room } from '../../../platform/room.js';
import { always } from '../../../platform/rules/rules.js';
import { loadTreeForChange } from '../tree.access.js';
import { type TreeDraftService, standingContent } from '../tree-draft.service.js';
import { drawsTrees } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';
import { TreeExportService } from './export.service.js';
import { type CentreKeys, FileNames } from './file-names.service.js';
import { TreeImportService } from './import.service.js';
import { TreePortResolver } from './port.resolver.js';

/** Trees from and as files. */
export interface TreePorting extends Room {
  readonly imports: TreeImportService;
  readonly exports: TreeExportService;
  /** Names in files for ids, for a seed. */
  readonly names: FileNames;
}

export function createPorting(needs: {
  readonly store: TreeStore;
  readonly drafts: Pick<TreeDraftService, 'takeOver'>;
  readonly files: FileService;
  readonly centre: Omit<CentreKeys, 'trees'>;
}): TreePorting {
  const { store, drafts, files, centre } = needs;
  const names = new FileNames({
    lines: () => centre.lines(),
    tiers: () => centre.tiers(),
    departments: () => centre.departments(),
    categories: () => centre.categories(),
    articles: (codes) => centre.articles(codes),
    commands: (list) => centre.commands(list),
    trees: async (codes) => new Set((await store.byCodes(codes, always)).map(({ code }) => code)),
  });
  const imports = new TreeImportService(
    {
      readable: (viewer: Viewer, id) => files.readable(viewer, id),
      open: (id) => files.open(id),
      link: (viewer, id, purpose, linkedTo) => files.link(viewer, id, purpose, linkedTo),
    },
    {
      standing: async (viewer, treeId, expectedVersion) =>
        standingContent(store, await loadTreeForChange(store, viewer, treeId, expectedVersion, drawsTrees)),
      takeOver: (viewer, given) => drafts.takeOver(viewer, given),
    },
    names,
  );
  const exports = new TreeExportService(store, names);
  return { imports, exports, names, resolvers: [new TreePortResolver(imports, exports)], nodes: [] };
}
