import type { Viewer } from '../../../platform/auth/viewer.js';
import { newId } from '../../../platform/ids/ids.js';
import { Keeper, type KeeperParts } from '../shared/keeper.service.js';
import type { ProductLine } from './product-line.js';
import type { ProductLineCreateInput, ProductLineUpdateInput } from './product-line.inputs.js';
import type { ProductLineStore } from './product-line.store.js';

/** Managing product lines. Every call is for ADMIN; FORBIDDEN otherwise. */
export class ProductLineService {
  readonly #keeper: Keeper<ProductLine>;

  constructor(
    private readonly parts: KeeperParts,
    lines: ProductLineStore,
  ) {
    this.#keeper = new Keeper(parts, lines, { kind: 'line', payload: 'productLine', audited: ['name'] });
  }

  /** Makes a product line. */
  create(viewer: Viewer, input: ProductLineCreateInput): Promise<ProductLine> {
    return this.#keeper.create(viewer, 'productLineCreate', input, async (faults) => ({
      _id: newId('line', this.parts.foundation.clock),
      key: faults.key(input.key, 'key'),
      name: faults.localized(input.name, 120, 'name'),
      revision: 1,
    }));
  }

  /** Renames a product line. */
  update(viewer: Viewer, id: string, input: ProductLineUpdateInput): Promise<ProductLine> {
    return this.#keeper.update(viewer, id, input.expectedVersion, async (_current, faults) => ({
      name: faults.localized(input.name, 120, 'name'),
    }));
  }
}
