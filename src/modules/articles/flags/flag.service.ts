import { createHash } from 'node:crypto';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, conflict, fault, notAllowed, notFound } from '../../../platform/errors/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import { fold } from '../../../platform/search/analysis.js';
import { loadVisible } from '../article.access.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { Article } from '../article.js';
import type { ArticleVersion } from '../article-version.js';
import { requiredText, shortText } from '../article-content.rules.js';
import { mayReadVersion, readsInternal, visibleTo } from '../article.policy.js';
import { withoutTexts } from '../article.store.js';
import { type Flag, FlagKind, FlagOutcome, FlagState } from './flag.js';
import { answeredNotice, flagEvent, raisedText } from './flag-notices.rules.js';
import { mayAnswerFlags, mayFlag, maySeeFlag } from './flag.policy.js';
import {
  type FlagChange,
  declined,
  dueAfter,
  flagLimits,
  mended,
  orderOf,
  raisedAgain,
  riskOf,
  taken,
} from './flag.rules.js';
import type { FlagStore } from './flag.store.js';
import { placeIn, readableText } from './readable.rules.js';

/** What somebody finds wrong. */
export interface RaiseInput {
  readonly articleId: string;
  readonly version: number;
  readonly kind: FlagKind;
  readonly quote?: string | null;
  readonly comment?: string | null;
  readonly callReference?: string | null;
  readonly idempotencyKey?: string | null;
}

const referencePattern = /^[A-Za-z0-9._:-]{1,64}$/;

const invalid = (field: string, zh: string, en: string): UserError =>
  new UserError(fault(UserErrorCode.INVALID, zh, en, field));

/** Saying what is wrong, taking it on, and answering it. */
export class FlagService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly flags: FlagStore,
    /** Who answers for an article; never nobody. */
    private readonly ownersOf: (article: Article) => Promise<readonly string[]>,
  ) {}

  /**
   * Flags a sentence, or a whole article. The same person and the same sentence again joins the one that is open.
   * Errors: NOT_FOUND, NOT_ALLOWED, INVALID, TOO_LONG, REQUIRED, KEY_REUSED.
   */
  async raise(viewer: Viewer, input: RaiseInput): Promise<Flag> {
    const { foundation, store } = this.parts;
    if (!mayFlag(viewer)) throw notAllowed();
    const article = await loadVisible(store, viewer, input.articleId, 'articleId');
    const version = await this.#version(viewer, article, input.version);
    const checked = this.#checked(viewer, input, version);
    const told = await this.ownersOf(article);
    const openKey = createHash('sha256')
      .update(`${article._id}\n${viewer.id}\n${fold(checked.quote).replace(/\s+/g, '')}`)
      .digest('hex');
    const id = await foundation.idempotency.once(viewer, 'articleFlagRaise', input.idempotencyKey, input, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const open = await this.flags.byOpenKey(openKey);
        const flag = open
          ? await this.#join(open, input.kind, checked, article)
          : this.#born(viewer, input.kind, checked, article, version, openKey);
        if (!open) await this.flags.insert(flag);
        await remember(flag._id);
        transaction.append(flagEvent(viewer, open ? 'article-flag.joined' : 'article-flag.raised', open, flag));
        transaction.notify({
          to: flag.takenById === null ? told : [...told, flag.takenById],
          kind: 'FLAG_RAISED',
          subject: { type: 'article', id: article._id },
          code: article.code,
          title: article.title,
          text: raisedText(viewer, flag),
        });
        return flag._id;
      }),
    );
    const flag = await this.flags.byId(id);
    if (!flag) throw new Error('A flag that was just stored is gone.');
    return flag;
  }

  /** Takes a flag on. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async take(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Flag> {
    const { flag } = await this.#load(viewer, id, input.expectedVersion);
    const change = taken(flag, viewer.id, this.parts.foundation.clock.now());
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.#change(flag, change);
      transaction.append(flagEvent(viewer, 'article-flag.taken', flag, after));
      return after;
    });
  }

  /**
   * Answers a flag. Mended in a version that does not hold yet, it waits for that; whoever flagged is told when it holds.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, OUT_OF_RANGE.
   */
  async answer(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; outcome: FlagOutcome; answer: string; mendedInVersion?: number | null },
  ): Promise<Flag> {
    const { flag, article } = await this.#load(viewer, id, input.expectedVersion);
    const answer = requiredText(input.answer, flagLimits.answer, 'answer');
    const now = this.parts.foundation.clock.now();
    const change =
      input.outcome === FlagOutcome.DECLINED
        ? declined(flag, answer, viewer.id, now)
        : mended(
            flag,
            {
              version: await this.#mending(article, input.mendedInVersion),
              liveVersion: article.version ?? 0,
              answer,
              by: viewer.id,
            },
            now,
          );
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.#change(flag, change);
      const isAnswered = after.state === FlagState.MENDED || after.state === FlagState.DECLINED;
      transaction.append(flagEvent(viewer, isAnswered ? 'article-flag.answered' : 'article-flag.mending', flag, after));
      if (isAnswered) transaction.notify(answeredNotice(after, article));
      return after;
    });
  }

  /** A flag that the viewer may see, with its article where they may see that; null where not. */
  async visible(viewer: Viewer, id: string): Promise<{ flag: Flag; article: Article | null } | null> {
    const flag = isId(id) && mayFlag(viewer) ? await this.flags.byId(id) : null;
    if (!flag) return null;
    const now = this.parts.foundation.clock.now();
    const [article] = await this.parts.store.visible([flag.articleId], visibleTo(viewer, now), withoutTexts);
    return maySeeFlag(viewer, flag, article ?? null, now) ? { flag, article: article ?? null } : null;
  }

  async #load(viewer: Viewer, id: string, expectedVersion: number): Promise<{ flag: Flag; article: Article }> {
    const found = await this.visible(viewer, id);
    if (!found) throw notFound('id');
    const { flag, article } = found;
    if (!article || !mayAnswerFlags(viewer, article)) throw notAllowed();
    if (flag.revision !== expectedVersion) throw conflict({ flag });
    return { flag, article };
  }

  async #change(flag: Flag, change: FlagChange): Promise<Flag> {
    const after = await this.flags.change(flag._id, flag.revision, change);
    if (!after) throw conflict({ flag: await this.flags.byId(flag._id) });
    return after;
  }

  async #join(open: Flag, kind: FlagKind, checked: Checked, article: Article): Promise<Flag> {
    const riskRank = riskOf(kind, article);
    const change = raisedAgain(open, { kind, ...checked, riskRank }, this.parts.foundation.clock.now());
    return this.#change(open, change);
  }

  #born(
    viewer: Viewer,
    kind: FlagKind,
    checked: Checked,
    article: Article,
    version: ArticleVersion,
    openKey: string,
  ): Flag {
    const { clock } = this.parts.foundation;
    const now = clock.now();
    const riskRank = riskOf(kind, article);
    const dueAt = dueAfter(now, riskRank);
    const { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo } = version;
    return {
      _id: newId('article_flag', clock),
      articleId: article._id,
      originId: article._id,
      version: version.number,
      afterVersion: version.number,
      kind,
      state: FlagState.OPEN,
      ...checked,
      raisedById: viewer.id,
      raisedAt: now,
      timesRaised: 1,
      riskRank,
      dueAt,
      order: orderOf(riskRank, dueAt),
      openKey,
      takenById: null,
      takenAt: null,
      answeredById: null,
      answeredAt: null,
      answer: null,
      mendedInVersion: null,
      pendingVersion: null,
      reach: { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo },
      revision: 1,
    };
  }

  async #version(viewer: Viewer, article: Article, number: number): Promise<ArticleVersion> {
    const { store, foundation } = this.parts;
    const version = Number.isInteger(number) && number > 0 ? await store.version(article._id, number) : null;
    if (version && mayReadVersion(viewer, article, version, foundation.clock.now())) return version;
    throw new UserError(fault(UserErrorCode.NOT_FOUND, '没有这个版本。', 'There is no such version.', 'version'));
  }

  /** The pinned text has to stand in what this person may read of the version: the check tells nothing of the rest. */
  #checked(viewer: Viewer, input: RaiseInput, version: ArticleVersion): Checked {
    const quote = shortText(input.quote, flagLimits.quote, 'quote') ?? '';
    const comment = shortText(input.comment, flagLimits.comment, 'comment');
    const callReference = input.callReference ?? null;
    if (callReference !== null && !referencePattern.test(callReference)) {
      throw invalid(
        'callReference',
        '只能含字母、数字和 . _ : -，1 至 64 个字符。',
        'Letters, digits and . _ : - only, 1 to 64 characters.',
      );
    }
    if (comment === null && (quote === '' || input.kind === FlagKind.OTHER)) {
      throw new UserError(fault(UserErrorCode.REQUIRED, '请说明哪里有问题。', 'Say what is wrong.', 'comment'));
    }
    const isThere = (['zh-CN', 'en'] as const).some(
      (locale) => placeIn(readableText(version, readsInternal(viewer), locale), quote) !== null,
    );
    if (quote !== '' && !isThere)
      throw invalid('quote', '您看到的这个版本里没有这段文字。', 'This text is not in the version that you read.');
    return { quote, comment, callReference };
  }

  async #mending(article: Article, version: number | null | undefined): Promise<number> {
    if (version == null) {
      throw new UserError(
        fault(
          UserErrorCode.REQUIRED,
          '请说明在哪个版本中已更正。',
          'Say in which version it is mended.',
          'mendedInVersion',
        ),
      );
    }
    const last = Math.max(article.version ?? 0, article.next?.version ?? 0);
    const isKnown =
      Number.isInteger(version) &&
      version > 0 &&
      version <= last &&
      (await this.parts.store.version(article._id, version));
    if (!isKnown)
      throw new UserError(
        fault(UserErrorCode.NOT_FOUND, '没有这个版本。', 'There is no such version.', 'mendedInVersion'),
      );
    return version;
  }
}

interface Checked {
  readonly quote: string;
  readonly comment: string | null;
  readonly callReference: string | null;
}
