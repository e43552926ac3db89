import { actorOf } from '../../../platform/auth/actor.js';
import { Audience, type Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { dayOf } from '../shared/days.rules.js';
import { tellingUnits } from '../shared/likeness.rules.js';
import { causeOf, gapOf, type GapReport, localeOf, nearest, withReport, wordingKey, wordsLimit } from './gap.rules.js';
import { keepsSearch } from '../search.policy.js';
import { isIntentKey, unitsOf } from './intent.rules.js';
import { badReceipt, type IntentService } from './intent.service.js';
import { mask } from './mask.rules.js';
import type { SearchGap } from './search-gap.js';
import type { SearchGapStore, StoredReport } from './search-gap.store.js';
import type { SearchGapCause } from './use-enums.js';
import type { UseNeeds } from './use.needs.js';

const referencePattern = /^[A-Za-z0-9._:-]{1,64}$/;
const mostWords = 20;

/** Words that are to be counted, already masked and checked. */
interface Words {
  readonly text: string;
  readonly key: string;
  readonly units: readonly string[];
}

/** Everything of a report but its words. */
interface About {
  readonly locale: 'zh-CN' | 'en';
  readonly cause: `${SearchGapCause}`;
  readonly lineId: string | null;
  readonly callReference: string | null;
}

/** Which gap took a report. */
interface Taken {
  readonly report: StoredReport;
  readonly gap: SearchGap;
}

/**
 * Puts callers' words that found no answer into gaps. A report joins the gap that asks the same (open ones first, then dismissed ones,
 * which stay dismissed) or opens a new one. Words of a closed gap open a new one that names it: its answer was not enough, and its counts
 * are the history of another question. Events hold counts and causes only: they are kept longer than a report, and what a caller said or
 * on which call must not be.
 */
export class GapReportService {
  constructor(
    private readonly foundation: Pick<Foundation, 'transactions' | 'clock' | 'events' | 'idempotency'>,
    private readonly store: SearchGapStore,
    private readonly intents: IntentService,
    private readonly needs: Pick<UseNeeds, 'receipts' | 'weightOf' | 'weightsReady' | 'people'>,
  ) {}

  /** Reports the words of one caller. Errors: NOT_ALLOWED, REQUIRED, TOO_LONG, INVALID, NOT_FOUND, KEY_REUSED. */
  async record(
    viewer: Viewer,
    input: {
      receipt: string;
      words: string;
      intentKey?: string | null;
      callReference?: string | null;
      productLineId?: string | null;
      idempotencyKey?: string | null;
    },
  ): Promise<{ isNew: boolean; reportCount: number }> {
    if (viewer.kind !== 'person' || viewer.audience !== Audience.INTERNAL) throw notAllowed();
    const words = wordsOf(input.words, 'words');
    const intentKey = input.intentKey ?? null;
    if (intentKey !== null && !isIntentKey(intentKey)) throw invalid('intentKey');
    const callReference = input.callReference ?? null;
    if (callReference !== null && !referencePattern.test(callReference)) throw invalid('callReference');
    const receipt = this.needs.receipts.open(viewer, input.receipt);
    if (!receipt) throw badReceipt();
    const lineId = (await this.#line(input.productLineId)) ?? receipt.productLineId;
    const locale = localeOf(words.text, receipt.locale);
    const about: About = { locale, cause: causeOf(receipt), lineId, callReference };
    const key = input.idempotencyKey;
    await this.needs.weightsReady?.();
    const id = await this.foundation.idempotency.once(viewer, 'searchGapRecord', key, input, (remember) =>
      this.foundation.transactions.run(async (transaction) => {
        await this.#wait();
        const { report, gap } = await this.#take(viewer, words, about);
        if (intentKey !== null) await this.intents.noteGap(viewer, intentKey);
        await remember(report._id);
        transaction.append({
          type: report.wasNew ? 'search-gap.opened' : 'search-gap.reported',
          subject: { type: 'search_gap', id: gap._id },
          actor: actorOf(viewer),
          after: { reportCount: gap.reportCount, cause: gap.cause },
        });
        return report._id;
      }),
    );
    const report = await this.store.report(id);
    if (!report) throw new Error('A report that was just stored is gone.');
    return { isNew: report.wasNew, reportCount: report.reportCount };
  }

  /** Makes a gap of a group of queries; the words go where the first of them belongs. Errors: NOT_ALLOWED, REQUIRED, TOO_MANY, TOO_LONG, INVALID, NOT_FOUND, KEY_REUSED. */
  async create(
    viewer: Viewer,
    input: {
      words: readonly string[];
      locale: 'zh-CN' | 'en';
      cause: `${SearchGapCause}`;
      productLineId?: string | null;
      idempotencyKey?: string | null;
    },
  ): Promise<{ gap: SearchGap; isNew: boolean }> {
    if (!keepsSearch(viewer)) throw notAllowed();
    if (input.words.length === 0)
      throw new UserError(fault(UserErrorCode.REQUIRED, '请至少给出一个说法。', 'Give at least one wording.', 'words'));
    if (input.words.length > mostWords)
      throw new UserError(
        fault(UserErrorCode.TOO_MANY, `最多 ${mostWords} 个说法。`, `At most ${mostWords} wordings.`, 'words'),
      );
    const [first, ...others] = input.words.map((words, at) => wordsOf(words, 'words', String(at)));
    if (!first) throw new Error('A list that is not empty has a first item.');
    const { locale, cause } = input;
    const about: About = { locale, cause, lineId: await this.#line(input.productLineId), callReference: null };
    await this.needs.weightsReady?.();
    const id = await this.foundation.idempotency.once(
      viewer,
      'searchGapCreate',
      input.idempotencyKey,
      input,
      (remember) =>
        this.foundation.transactions.run(async (transaction) => {
          await this.#wait();
          const { report, gap: begun } = await this.#take(viewer, first, about);
          let gap = begun;
          for (const words of others) ({ gap } = await this.#add(viewer, gap, words, about));
          await remember(report._id);
          transaction.append({
            type: report.wasNew ? 'search-gap.created' : 'search-gap.reported',
            subject: { type: 'search_gap', id: gap._id },
            actor: actorOf(viewer),
            after: { reportCount: gap.reportCount, cause: gap.cause, wordings: input.words.length },
          });
          return report._id;
        }),
    );
    const report = await this.store.report(id);
    const gap = report && (await this.store.byId(report.gapId));
    if (!report || !gap) throw new Error('A gap that was just made is gone.');
    return { gap, isNew: report.wasNew };
  }

  /** Reports take their turn over all server copies: two first reports of one question would otherwise open two gaps. */
  async #wait(): Promise<void> {
    await this.foundation.events.takeNumbers(1, 'search-gap');
  }

  async #take(viewer: Viewer, words: Words, about: About): Promise<Taken> {
    const { weightOf } = this.needs;
    const telling = tellingUnits(words.units, weightOf);
    const find = async (...states: Parameters<SearchGapStore['having']>[2]): Promise<SearchGap | null> =>
      nearest(await this.store.having(telling, about.locale, states), words.units, weightOf);
    const known = (await find('OPEN', 'DRAFTED')) ?? (await find('DISMISSED'));
    if (known) return this.#add(viewer, known, words, about);
    const previous = await find('CLOSED');
    const gap = gapOf(
      newId('search_gap', this.foundation.clock),
      this.#count(words, about, true, true),
      previous?._id ?? null,
    );
    await this.store.save(gap, true);
    return { gap, report: await this.#keep(viewer, gap, words, about, true) };
  }

  async #add(viewer: Viewer, gap: SearchGap, words: Words, about: About): Promise<Taken> {
    const { callReference } = about;
    const isNewPerson = !(await this.store.hasReport(gap._id, { userId: viewer.id }));
    const isNewCall = callReference !== null && !(await this.store.hasReport(gap._id, { callReference }));
    const next = withReport(gap, this.#count(words, about, isNewPerson, isNewCall));
    await this.store.save(next, false);
    return { gap: next, report: await this.#keep(viewer, next, words, about, false) };
  }

  #count({ text, key, units }: Words, about: About, isNewPerson: boolean, isNewCall: boolean): GapReport {
    const at = this.foundation.clock.now();
    const { locale, cause, lineId, callReference } = about;
    return {
      words: text,
      key,
      units,
      locale,
      cause,
      lineId,
      at,
      day: dayOf(at),
      isNewPerson,
      isNewCall: isNewCall && callReference !== null,
    };
  }

  async #keep(viewer: Viewer, gap: SearchGap, words: Words, about: About, wasNew: boolean): Promise<StoredReport> {
    const report: StoredReport = {
      _id: newId('search_gap_report', this.foundation.clock),
      gapId: gap._id,
      userId: viewer.id,
      words: words.text,
      cause: about.cause,
      productLineId: about.lineId,
      callReference: about.callReference,
      wasNew,
      reportCount: gap.reportCount,
      at: this.foundation.clock.now(),
    };
    await this.store.insertReport(report);
    return report;
  }

  async #line(id: string | null | undefined): Promise<string | null> {
    if (!id) return null;
    const known = isId(id) && (await this.needs.people.knownLines([id])).has(id);
    if (!known)
      throw new UserError(
        fault(UserErrorCode.NOT_FOUND, '找不到产品线。', 'The product line does not exist.', 'productLineId'),
      );
    return id;
  }
}

const invalid = (field: string): UserError =>
  new UserError(
    fault(
      UserErrorCode.INVALID,
      '格式不对：请用字母、数字和连接符。',
      'Not in the right form: letters, digits and joining signs only.',
      field,
    ),
  );

/** Words on one line, masked and cut into units. Throws REQUIRED, TOO_LONG, or INVALID where there is no word in them. */
function wordsOf(given: string, ...field: string[]): Words {
  const line = given.replace(/\s+/g, ' ').trim();
  if (line === '')
    throw new UserError(fault(UserErrorCode.REQUIRED, '请写下来电者的原话。', 'Write the caller’s words.', ...field));
  if (line.length > wordsLimit)
    throw new UserError(
      fault(UserErrorCode.TOO_LONG, `最多 ${wordsLimit} 个字符。`, `At most ${wordsLimit} characters.`, ...field),
    );
  const text = mask(line).slice(0, wordsLimit);
  const { units } = unitsOf(text);
  if (units.length === 0)
    throw new UserError(fault(UserErrorCode.INVALID, '没有可记录的词。', 'There is no word in it.', ...field));
  return { text, key: wordingKey(text), units };
}
