import type { JobQueue } from '../jobs/index.js';
import type { Foundation, Room } from '../room.js';
import { FileResolver } from './file.resolver.js';
import { FileService } from './file.service.js';
import { FileStore } from './file.store.js';

export { FilePurpose, FileUpload, type FileState, type StoredFile } from './file.js';
export { textOf, unpacked } from './packed-text.js';
export { openTable, tableFault } from './table.js';
export { UploadRefusedError } from './content/judging.js';
export { FileService, type FileGuard, type ProductFile } from './file.service.js';
export { FileAddresses } from './file-address.service.js';
export { type ByteRange, rangeOf } from './file.rules.js';
export {
  registerFileRoutes,
  registerSoundRoutes,
  type Authenticate,
  type CurrentViewer,
  type Playable,
  type SoundSource,
} from './file.routes.js';

/** The files of the product: upload addresses, storage in GridFS, and an hourly clean-up of what nothing uses. */
export interface Files extends Room {
  readonly service: FileService;
}

export function createFiles(foundation: Foundation, needs: { readonly jobs: JobQueue }): Files {
  const service = new FileService(foundation, new FileStore(foundation.connection));
  needs.jobs.registerEvery('file-clean-up', 3_600_000, async () => {
    await service.cleanUp();
  });
  return { service, resolvers: [new FileResolver(service)], nodes: [] };
}
