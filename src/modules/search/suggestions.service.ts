import type { Viewer } from '../../platform/auth/viewer.js';
import { badInput } from '../../platform/errors/app-error.js';
import { fold } from '../../platform/search/analysis.js';
import { maxQueryLength, planQuery } from '../../platform/search/query.js';
import type { UseSuggestions } from './use/index.js';
import type { HitReader } from './hit-reader.service.js';
import type { RankingService } from './ranking.service.js';
import { compileTuning } from '../../platform/search/question/synonyms.js';
import { noTuning } from '../../platform/search/tuning.js';

/** Something that somebody may want to search for. */
export interface Suggestion {
  kind: 'TITLE' | 'POPULAR' | 'RECENT';
  text: string;
  id: string | null;
  code: string | null;
}

const LOOKED_AT = 30;
/** Last searches that are offered before anything is typed; popular questions follow. */
const MOST_AT_REST = 6;
/** Last searches that are looked through. */
const MOST_REMEMBERED = 20;
const asDelivered = compileTuning(noTuning);

/** Suggestions while typing: own last searches, what colleagues asked with success, titles. Only what the viewer may find. */
export class SuggestionsService {
  constructor(
    private readonly ranking: RankingService,
    private readonly reader: HitReader,
    private readonly use: UseSuggestions,
  ) {}

  async suggest(viewer: Viewer, text: string, first: number): Promise<Suggestion[]> {
    if (!Number.isInteger(first) || first < 1 || first > 20) throw badInput('1 to 20 suggestions.');
    const folded = fold(text.slice(0, maxQueryLength)).trim();
    const plain =
      (kind: 'POPULAR' | 'RECENT') =>
      (one: string): Suggestion => ({ kind, text: one, id: null, code: null });
    const [own, asked, titles] = await Promise.all([
      this.use.recent(viewer, MOST_REMEMBERED),
      this.use.popular(viewer, folded, first),
      folded === '' ? [] : this.#titles(viewer, folded, first),
    ]);
    const recent = own.filter((one) => fold(one).includes(folded)).map(plain('RECENT'));
    const popular = asked.map(plain('POPULAR'));
    const seen = new Set<string>([folded]);
    const [mostRecent, mostPopular] = folded === '' ? [MOST_AT_REST, first] : [3, 5];
    return [...recent.slice(0, mostRecent), ...popular.slice(0, mostPopular), ...titles]
      .filter((one) => {
        const key = fold(one.text);
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      })
      .slice(0, first);
  }

  /** Titles that contain what was typed, those that begin with it first. */
  async #titles(viewer: Viewer, folded: string, first: number): Promise<Suggestion[]> {
    const { hits } = await this.ranking.rank(viewer, planQuery(folded), {
      ...{ narrowing: {}, depth: LOOKED_AT, tuning: asDelivered, light: null, learned: null, isQuick: true },
    });
    const { found } = await this.reader.page(viewer, hits.slice(0, LOOKED_AT), 0, LOOKED_AT);
    const titles = found.map(({ subject }) => ({ subject, title: fold(subject.title) }));
    return [
      ...titles.filter(({ title }) => title.startsWith(folded)),
      ...titles.filter(({ title }) => !title.startsWith(folded) && title.includes(folded)),
    ]
      .slice(0, first)
      .map(({ subject: { id, code, title } }) => ({ kind: 'TITLE', text: title, id, code }));
  }
}
