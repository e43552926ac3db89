import {
  type ManyRaters,
  type Rating,
  agreementOfMany,
  agreementOfTwo,
  alphaOf,
  tableOf,
  weightedKappa,
} from '../statistics/agreement.rules.js';
import type { ComparedItem } from './comparison.rules.js';
import { AgreementCoefficient, type AgreementFigure, AgreementKind, enoughMarks } from './comparison.js';
import type { RaterAgreementKind, RaterAgreementRater } from './rater-agreement.js';

const kinds = [AgreementKind.FATAL, AgreementKind.YES_NO, AgreementKind.CHOICE, AgreementKind.SCALE] as const;
/** One question says nothing of chance. */
const fewestQuestions = 2;

/** All that could have been answered, as far as it is known: the options, and what was used beside. */
function categoriesOf(items: readonly ComparedItem[], ratings: readonly (readonly Rating[])[]): Rating[] {
  const options = Math.max(2, ...items.map(({ optionCount }) => optionCount));
  const possible = Array.from({ length: options }, (_, place): Rating => String(place));
  return [...new Set([...possible, ...ratings.flat().filter((rating) => rating !== null)])];
}

interface Counted {
  readonly items: readonly ComparedItem[];
  readonly ratings: readonly (readonly Rating[])[];
  readonly same: number;
  readonly compared: number;
  readonly many: ManyRaters;
  readonly alpha: number | null;
}

function countOf(all: readonly ComparedItem[], kind: AgreementKind): Counted {
  const items = all.filter((item) => item.kind === kind && item.marks.some(({ isSame }) => isSame !== null));
  const marks = items.flatMap((item) => item.marks);
  const ratings = items.map((item) => item.marks.map(({ rating }) => rating));
  const isScale = kind === AgreementKind.SCALE;
  const isEnough = items.length >= fewestQuestions;
  return {
    ...{ items, ratings },
    same: marks.filter(({ isSame }) => isSame === true).length,
    compared: marks.filter(({ isSame }) => isSame !== null).length,
    many: isScale ? agreementOfMany(ratings) : agreementOfMany(ratings, categoriesOf(items, ratings)),
    alpha: isEnough ? alphaOf(ratings, isScale ? 'interval' : 'nominal') : null,
  };
}

/** Agreement by kind of question, kinds without a question left out. */
export const figuresOf = (all: readonly ComparedItem[]): AgreementFigure[] =>
  kinds.flatMap((kind): AgreementFigure[] => {
    const { items, same, compared, many, alpha } = countOf(all, kind);
    if (items.length === 0) return [];
    const isScale = kind === AgreementKind.SCALE;
    return [
      {
        ...{ kind, withExpert: compared ? same / compared : null, count: compared, questionCount: items.length },
        percentAgreement: many.percentAgreement,
        coefficientName: isScale ? AgreementCoefficient.ALPHA : AgreementCoefficient.AC1,
        coefficient: isScale ? alpha : many.items >= fewestQuestions ? many.gwetAC1 : null,
        isTooFew: compared < enoughMarks,
      },
    ];
  });

/** All coefficients by kind of question. */
export const agreementKinds = (all: readonly ComparedItem[]): RaterAgreementKind[] =>
  kinds.flatMap((kind): RaterAgreementKind[] => {
    const { items, same, compared, many, alpha } = countOf(all, kind);
    if (items.length === 0) return [];
    const isEnough = many.items >= fewestQuestions;
    return [
      {
        ...{ kind, withExpert: compared ? same / compared : null, count: compared, questionCount: items.length },
        percentAgreement: many.percentAgreement,
        fleissKappa: isEnough ? many.fleissKappa : null,
        gwetAc1: isEnough ? many.gwetAC1 : null,
        krippendorffAlpha: alpha,
        isTooFew: compared < enoughMarks,
      },
    ];
  });

/** Items of one session, with how far each participant's total lies from the expert's. */
export interface SessionItems {
  readonly items: readonly ComparedItem[];
  readonly deviations: ReadonlyMap<string, number | null>;
}

/** Each participant compared with the experts over sessions; whoever agrees least first. */
export function agreementByRater(sessions: readonly SessionItems[]): RaterAgreementRater[] {
  const ids = new Set(sessions.flatMap(({ items }) => items.flatMap(({ marks }) => marks.map(({ userId }) => userId))));
  return [...ids]
    .map((userId) => raterOf(userId, sessions))
    .sort((one, other) => (one.sameShare ?? 2) - (other.sameShare ?? 2) || (one.userId < other.userId ? -1 : 1));
}

function raterOf(userId: string, sessions: readonly SessionItems[]): RaterAgreementRater {
  const own = sessions.filter(({ items }) => items.some(({ marks }) => marks.some((mark) => mark.userId === userId)));
  const pairs = own
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const mark = item.marks.find((one) => one.userId === userId);
      return mark && mark.isSame !== null ? [{ item, mark }] : [];
    });
  const same = pairs.filter(({ mark }) => mark.isSame).length;
  const chosen = pairs.filter(({ item }) => item.kind !== AgreementKind.SCALE);
  const scaled = pairs.filter(({ item }) => item.kind === AgreementKind.SCALE);
  const ratings = chosen.map(({ item, mark }): [Rating, Rating] => [item.expert, mark.rating]);
  const table = tableOf(
    ratings,
    categoriesOf(
      chosen.map(({ item }) => item),
      ratings,
    ),
  );
  const two = agreementOfTwo(table);
  const isEnough = chosen.length >= fewestQuestions;
  const deviations = own.flatMap(({ deviations: all }) => all.get(userId) ?? []);
  return {
    ...{ userId, sessionCount: own.length, count: pairs.length, sameShare: pairs.length ? same / pairs.length : null },
    cohenKappa: isEnough ? two.cohenKappa : null,
    gwetAc1: isEnough ? two.gwetAC1 : null,
    weightedKappa:
      scaled.length >= fewestQuestions
        ? weightedKappa(
            tableOf(scaled.map(({ item, mark }): [Rating, Rating] => [item.expert, mark.rating])),
            'quadratic',
          )
        : null,
    meanDeviation: deviations.length ? deviations.reduce((sum, value) => sum + value, 0) / deviations.length : null,
    isTooFew: pairs.length < enoughMarks,
  };
}
