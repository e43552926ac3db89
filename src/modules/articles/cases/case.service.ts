import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Fault, UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import { type ArticleParts, placed, takeCodeNumbers } from '../article-draft.service.js';
import { codeOf } from '../article-code.rules.js';
import { applyChange, completenessFaults, contentFaults, emptyContent, lineIdsOf } from '../article-content.rules.js';
import { ArticleConfidence, ArticleKind } from '../article-enums.js';
import type { ArticleContent } from '../article.js';
import { readsInternal } from '../article.policy.js';
import { born } from '../article.rules.js';
import { submitted } from '../review/review.rules.js';
import type { Owners } from '../verification/ownership.rules.js';
import type { CaseOwnerStore } from './case-owner.store.js';
import type { CaseStore } from './case.store.js';
import { type SubmittedCase, SubmittedCaseState } from './submitted-case.js';

/** What somebody writes from a call. */
export interface CaseInput {
  readonly title: string;
  readonly problem: string;
  readonly environment: string;
  readonly cause: string;
  readonly solution: string;
  readonly alternativeQuestions?: readonly string[] | null;
  readonly productLineIds?: readonly string[] | null;
  readonly categoryId?: string | null;
  readonly locale?: Locale | null;
  readonly callReference?: string | null;
  readonly idempotencyKey?: string | null;
}

/** Who may answer for a new case. */
export interface CaseOwners {
  /** Leads of teams, by team, in the order of the ids; unknown teams are missing. */
  teams(ids: readonly string[]): Promise<readonly { _id: string; leadIds: readonly string[] }[]>;
  /** Who owns what somebody makes. */
  ownersFor(maker: Viewer): Promise<Owners>;
}

const referencePattern = /^[A-Za-z0-9._:-]{1,64}$/;

/** A fault of the article's content, named as the field of a case. */
const asCaseFault = (one: Fault): Fault => {
  const field = (one.field ?? []).filter((part) => part !== 'content' && part !== 'technicalCase');
  return { ...one, field };
};

/** Drafts that people write from their calls: in review at once, followed by whoever wrote them. */
export class CaseService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly cases: CaseStore,
    private readonly teams: CaseOwnerStore,
    private readonly owners: CaseOwners,
  ) {}

  /** Makes a technical case, internal, not validated, in review. Errors: NOT_ALLOWED, REQUIRED, TOO_LONG, TOO_MANY, INVALID, NOT_FOUND, KEY_REUSED. */
  async submit(viewer: Viewer, input: CaseInput): Promise<SubmittedCase> {
    if (viewer.kind !== 'person' || !readsInternal(viewer)) throw notAllowed();
    const { foundation, store, categories } = this.parts;
    const content = contentOfCase(input);
    await this.#check(content, input);
    const tree = await categories.tree();
    const owners = await this.#ownersOf(viewer, content.categoryId);
    // The enum's values are the viewer's languages.
    const locale = input.locale ?? (viewer.locale as Locale);
    const id = await foundation.idempotency.once(viewer, 'articleCaseSubmit', input.idempotencyKey, input, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const act = { by: viewer.id, at: foundation.clock.now() };
        const kind = ArticleKind.TECHNICAL_CASE;
        const code = codeOf(kind, await takeCodeNumbers(this.parts, 1));
        const made = { id: newId('article', foundation.clock), code, kind, locale, content, note: null };
        const draft = { ...born(made, act), ...owners, confidence: ArticleConfidence.NOT_VALIDATED };
        const article = placed(submitted(draft, undefined, act), tree);
        await store.insert([article]);
        const written = content.technicalCase ?? { problem: '', environment: '', cause: '', solution: '' };
        const { title, alternativeQuestions } = content;
        const handedIn = {
          _id: newId('submitted_case', foundation.clock),
          articleId: article._id,
          submitterId: viewer.id,
          code,
          state: SubmittedCaseState.IN_REVIEW,
          ...{ title, alternativeQuestions, ...written },
          callReference: input.callReference ?? null,
          submittedAt: act.at,
          decidedAt: null,
          decisions: [],
        };
        await this.cases.insert(handedIn);
        await remember(handedIn._id);
        transaction.append({
          type: 'article-case.submitted',
          subject: { type: 'article', id: article._id },
          actor: actorOf(viewer),
          after: { code, title, state: article.state, caseId: handedIn._id, callReference: handedIn.callReference },
        });
        return handedIn._id;
      }),
    );
    const made = await this.cases.byId(id);
    if (!made) throw new Error('A case that was just stored is gone.');
    return made;
  }

  /** One of the viewer's own; null where it is absent or somebody else's. */
  async own(viewer: Viewer, id: string): Promise<SubmittedCase | null> {
    const found = isId(id) ? await this.cases.byId(id) : null;
    return found?.submitterId === viewer.id ? found : null;
  }

  async #check(content: ArticleContent, input: CaseInput): Promise<void> {
    const faults = [...contentFaults(content), ...completenessFaults(ArticleKind.TECHNICAL_CASE, content)].map(
      asCaseFault,
    );
    const reference = input.callReference ?? null;
    if (reference !== null && !referencePattern.test(reference)) {
      faults.push(
        fault(
          UserErrorCode.INVALID,
          '只能含字母、数字和 . _ : -，1 至 64 个字符。',
          'Letters, digits and . _ : - only, 1 to 64 characters.',
          'callReference',
        ),
      );
    }
    const tree = await this.parts.categories.tree();
    if (content.categoryId !== null && !tree.get(content.categoryId))
      faults.push(fault(UserErrorCode.NOT_FOUND, '找不到分类。', 'The category does not exist.', 'categoryId'));
    const lines = lineIdsOf(content.lines);
    const known = lines.length && lines.every(isId) ? await this.parts.people.knownLines(lines) : new Set<string>();
    if (lines.some((line) => !known.has(line)))
      faults.push(fault(UserErrorCode.NOT_FOUND, '找不到产品线。', 'A product line does not exist.', 'productLineIds'));
    if (faults.length) throw new UserError(faults);
  }

  /** The team that looks after the category; else the lead of whoever wrote it; else as for everything that they make. */
  async #ownersOf(viewer: Viewer, categoryId: string | null): Promise<Owners> {
    const teamId = categoryId === null ? null : await this.teams.teamOfCategory(categoryId);
    if (teamId !== null) return { ownerId: null, ownerTeamId: teamId };
    for (const team of await this.owners.teams(viewer.teamIds)) {
      const lead = team.leadIds.find((id) => id !== viewer.id);
      if (lead) return { ownerId: lead, ownerTeamId: team._id };
    }
    return this.owners.ownersFor(viewer);
  }
}

function contentOfCase(input: CaseInput): ArticleContent {
  const { title, problem, environment, cause, solution } = input;
  return applyChange(emptyContent, {
    title,
    technicalCase: { problem, environment, cause, solution },
    alternativeQuestions: input.alternativeQuestions ?? [],
    productLineIds: input.productLineIds ?? [],
    categoryId: input.categoryId ?? null,
  });
}
