import {
  type ArticleConfidence,
  type ContentChange,
  DraftState,
  type PlantedArticle,
  type PlantedVersion,
  type Review,
  type ReviewOutcome,
  RiskKind,
} from '../src/modules/articles/index.js';
import { momentAt, wallTime } from '../src/platform/clock/zone.js';
import type { DemoArticle, DemoKept, DemoKeeping, DemoMoment, DemoReview } from './demo/types.js';
import type { StoredFiles } from './files.js';
import type { PlantedKeys } from './people.js';

/** How the centre keeps its articles, and the files that go with them. Without it nothing but the articles themselves is planted. */
export interface Keeping {
  readonly articles: DemoKeeping;
  readonly files: StoredFiles;
}

const zone = 'Asia/Shanghai';
const hour = 3_600_000;
const day = 24 * hour;

const midnight = (year: number, month: number, date = 1): Date => {
  const wall = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}T00:00`;
  const moment = momentAt(wall, zone);
  if (!moment) throw new Error(`${wall} is no time of the calendar.`);
  return moment;
};

/** A moment of the calendar, seen from now. */
export function demoMoment(name: DemoMoment, now: number): Date {
  const [year = 0, month = 0] = wallTime(new Date(now), zone).split('-').map(Number);
  // December's first may be today: then it has begun.
  const winter = month === 12 ? year + 1 : year;
  switch (name) {
    case 'THIS_MONTH':
      return midnight(year, month);
    case 'NEXT_MONTH':
      return month === 12 ? midnight(year + 1, 1) : midnight(year, month + 1);
    case 'DECEMBER':
      return midnight(winter, 12);
    case 'JANUARY':
      return midnight(winter + 1, 1, 4);
  }
}

/** What the files of the demo say, put into what the article's own line says. */
export class Keeper {
  constructor(
    private readonly keys: PlantedKeys,
    private readonly now: number,
    /** Codes of other articles in a text become links. */
    private readonly linked: (text: string) => string,
    private readonly files: StoredFiles,
  ) {}

  /** A planted article as it is kept. `translates` is that of an English article of a subject. */
  kept(
    planted: PlantedArticle,
    demo: DemoArticle,
    kept: DemoKept,
    translates: PlantedArticle['translates'],
  ): PlantedArticle {
    const { owner, ownerTeam, confidence, needsUpdate, risk } = kept;
    return {
      ...planted,
      content: { ...planted.content, ...this.#content(demo, kept) },
      versions: this.#versions(planted.versions, kept),
      ...(owner ? { ownerId: this.#user(owner) } : {}),
      ...(ownerTeam ? { ownerTeamId: this.#team(ownerTeam) } : {}),
      ...(confidence ? { confidence: confidence as ArticleConfidence } : {}),
      ...(needsUpdate
        ? {
            needsUpdate: {
              reason: needsUpdate.reason,
              byId: this.#user(needsUpdate.by),
              since: this.#ago(needsUpdate.daysAgo),
            },
          }
        : {}),
      ...(risk
        ? {
            risk: {
              kind: RiskKind[risk.kind],
              reason: risk.reason,
              setById: this.#user(risk.by),
              setAt: this.#ago(risk.daysAgo),
              removal: null,
            },
          }
        : {}),
      ...(translates ? { translates } : {}),
      ...(kept.draft ? { draft: this.#draft(demo, kept, kept.draft) } : {}),
    };
  }

  #content(demo: DemoArticle, kept: DemoKept): ContentChange {
    const attachments = (kept.files ?? []).flatMap((key) => this.files.get(key) ?? []);
    return {
      bodyMarkdown: this.#body(demo.body, kept),
      ...(attachments.length ? { attachments } : {}),
      ...(kept.validFrom ? { effectiveFrom: demoMoment(kept.validFrom, this.now) } : {}),
      ...(kept.validTo ? { effectiveTo: demoMoment(kept.validTo, this.now) } : {}),
    };
  }

  #body(body: string, kept: DemoKept): string {
    const text = `${this.linked(body)}${kept.append ?? ''}`;
    return text.replace(/file:([a-z-]+)/g, (_, key: string) => {
      const file = this.files.get(key);
      if (!file) throw new Error(`There is no file "${key}".`);
      return `file:${file.fileId}`;
    });
  }

  #versions(planted: readonly PlantedVersion[], kept: DemoKept): PlantedVersion[] {
    const live = planted.at(-1);
    if (!live) return [];
    const past = kept.versions?.map((version): PlantedVersion => ({
      content: {
        bodyMarkdown: this.linked(version.body),
        attachments: [],
        ...(version.title ? { title: version.title } : {}),
        ...(version.say ? { say: version.say } : {}),
      },
      authorId: this.#user(version.author),
      note: version.note,
      changeSummary: version.note,
      publishedAt: this.#ago(version.daysAgo),
      publishedById: this.#user(version.publisher),
      reviews: this.#reviews(version.reviews),
    }));
    return [
      ...(past ?? planted.slice(0, -1)),
      {
        ...live,
        ...(kept.live?.note ? { note: kept.live.note } : {}),
        ...(kept.live?.publisher ? { publishedById: this.#user(kept.live.publisher) } : {}),
        ...(kept.live?.daysAgo === undefined ? {} : { publishedAt: this.#ago(kept.live.daysAgo) }),
        ...(kept.live?.reviews ? { reviews: this.#reviews(kept.live.reviews) } : {}),
      },
    ];
  }

  #draft(demo: DemoArticle, kept: DemoKept, draft: NonNullable<DemoKept['draft']>): PlantedArticle['draft'] {
    const body = (draft.changes ?? []).reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${demo.code} does not say "${from}".`);
      return text.replace(from, () => to);
    }, demo.body);
    const submittedAt = new Date(this.now - draft.submittedHoursAgo * hour);
    return {
      content: { bodyMarkdown: this.#body(body, kept), ...(draft.title ? { title: draft.title } : {}) },
      state: draft.state === 'APPROVED' ? DraftState.APPROVED : DraftState.IN_REVIEW,
      authorId: this.#user(draft.author),
      updatedAt: submittedAt,
      submittedAt,
      note: draft.note,
      reviews: this.#reviews(draft.reviews),
    };
  }

  #reviews(reviews: readonly DemoReview[] = []): Review[] {
    return reviews.map(({ outcome, by, daysAgo, reason }) => ({
      outcome: outcome as ReviewOutcome,
      reviewerId: this.#user(by),
      reason,
      at: this.#ago(daysAgo),
    }));
  }

  #ago = (days: number): Date => new Date(this.now - days * day);
  #user = (key: string): string => needed(this.keys.users, key);
  #team = (key: string): string => needed(this.keys.teams, key);
}

const needed = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demo data refer to "${key}", which is not there.`);
  return id;
};
