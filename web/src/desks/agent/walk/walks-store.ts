import { Store } from '../../../lib/store';
import type { WalkList } from '../../walks/list';

const NOTHING: WalkList = { rows: [], isReady: false, error: null, reload: () => undefined };

/** The walks that this person holds and those that are offered, kept current as long as the desk stands. */
export const walksStore = new Store<{ mine: WalkList; offered: WalkList }>({ mine: NOTHING, offered: NOTHING });
