import type { Viewer } from '../../../platform/auth/viewer.js';
import type { FilePurpose, Files } from '../../../platform/files/index.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Room } from '../../../platform/room.js';
import type { Directory } from '../../people/index.js';
import type { ArticleParts } from '../article-draft.service.js';
import { listFilterOf } from '../article-list.rules.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { mayExport, mayImport } from '../article.policy.js';
import { ExportResolver } from '../export/export.resolver.js';
import { ExportService } from '../export/export.service.js';
import { ExportStore } from '../export/export.store.js';
import { KnownArticles } from './import-known.store.js';
import { type ImportHooks, ImportRowsService } from './import-rows.service.js';
import { RowNames } from './import.names.service.js';
import { RowPictures } from './import.pictures.service.js';
import { ImportResolver, ImportRowFieldsResolver } from './import.resolver.js';
import { ImportService } from './import.service.js';
import { ImportStore } from './import.store.js';

/** How articles come in and go out in files. */
export interface Porting extends Room {
  readonly importRows: ImportRowsService;
  readonly imports: ImportService;
  readonly exports: ExportService;
}

export function createPorting(
  parts: ArticleParts,
  needs: {
    readonly loaders: ArticleLoaders;
    readonly directory: Directory;
    readonly files: Pick<Files, 'service'>;
    readonly jobs: JobQueue;
    readonly hooks: ImportHooks;
  },
): Porting {
  const { connection, cursors } = parts.foundation;
  const { directory, jobs } = needs;
  const { service } = needs.files;
  const people = directory.loaders;
  const known = new KnownArticles(parts.store);
  const importRows = new ImportRowsService(parts, {
    names: new RowNames(directory, parts.categories, known),
    known,
    pictures: new RowPictures(service),
    hooks: needs.hooks,
  });
  const importStore = new ImportStore(connection, cursors);
  const files = {
    link: (viewer: Viewer, fileId: string, purpose: `${FilePurpose}`, linkedTo: string) =>
      service.link(viewer, fileId, purpose, linkedTo),
    open: (fileId: string) => service.open(fileId),
  };
  const imports = new ImportService(parts, jobs, files, importStore, importRows);
  const exportStore = new ExportStore(connection, cursors, parts.store);
  const exports = new ExportService(parts, jobs, service, exportStore, directory, known);
  return {
    importRows,
    imports,
    exports,
    resolvers: [
      new ImportResolver(imports, importStore, people),
      new ImportRowFieldsResolver(needs.loaders),
      new ExportResolver(exports, exportStore, people, {
        addressOf: (viewer, id) => service.addresses.of(viewer, id),
        filterOf: (filter, viewerId) => listFilterOf(filter, viewerId, parts.foundation.clock.now()),
      }),
    ],
    nodes: [
      {
        prefix: 'import_job',
        typeName: 'ImportJob',
        load: (context, id) => (mayImport(context.viewer) ? importStore.byId(id) : Promise.resolve(null)),
      },
      {
        prefix: 'export_job',
        typeName: 'ExportJob',
        load: (context, id) => (mayExport(context.viewer) ? exportStore.byId(id) : Promise.resolve(null)),
      },
    ],
  };
}
