import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { ArticleParts } from '../article-draft.service.js';
import { type GivenMoment, type ZoneOfSite, momentOf } from '../time/moments.service.js';
import { mayReadVersion, readsInternal, visibleTo } from '../article.policy.js';
import { type ArticleAsOf, ArticleStanding } from './as-of.js';
import { archivedAt, liveAt, standingOf } from './as-of.rules.js';
import type { VersionsStore } from './versions.store.js';

/** How far a client's clock may be ahead, in ms. */
const clockSlack = 5 * 60_000;

/** What an article said at a moment: "what did it say on that call?" */
export class AsOfService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly past: VersionsStore,
    private readonly zoneOf: ZoneOfSite,
  ) {}

  /**
   * Judged by today's rule for the article and, for the text, by the narrower of then and now; outsiders get the live version, for the
   * moments at which it was live and valid. Null where the article is absent or unreadable. Throws BAD_USER_INPUT for a moment to come, and
   the faults of a moment that is none.
   */
  async at(viewer: Viewer, id: string, given: GivenMoment): Promise<ArticleAsOf | null> {
    const { store, foundation } = this.parts;
    const now = foundation.clock.now();
    const moment = await momentOf(this.zoneOf, given, 'at');
    if (moment.getTime() > now.getTime() + clockSlack) throw badInput('That moment has not come yet.');
    const [article] = isId(id) ? await store.visible([id], visibleTo(viewer, now)) : [];
    if (!article) return null;
    const none: ArticleAsOf = { at: moment, standing: ArticleStanding.NONE, version: null };
    const found = liveAt(await this.past.timesOf(article._id), moment);
    if (!found || !mayReadVersion(viewer, article, found, now)) return none;
    const inside = readsInternal(viewer);
    if (archivedAt(await this.past.archiveMoves(article._id), article.state, moment))
      return inside ? { ...none, standing: ArticleStanding.ARCHIVED } : none;
    const standing = standingOf(found, moment);
    if (!inside && standing !== ArticleStanding.VALID) return none;
    const version = await store.version(article._id, found.number);
    return version ? { at: moment, standing, version } : none;
  }
}
