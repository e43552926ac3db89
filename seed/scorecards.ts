import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Container } from '../src/app/container.js';
import {
  type PlantedScorecard,
  type ScorecardContent,
  ScoringMode,
  readScorecardFile,
} from '../src/modules/quality/index.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { PlantedKeys } from './people.js';

const folder = fileURLToPath(new URL('../../seed/scorecards/', import.meta.url));
const day = 24 * 3_600_000;

type Question = ScorecardContent['sections'][number]['questions'][number];

const readCard = async (code: string): Promise<ScorecardContent> =>
  readScorecardFile(await readFile(`${folder}${code}.json`, 'utf8'));

/** The same form with other questions; one that becomes null is gone. */
const withQuestions = (
  content: ScorecardContent,
  change: (question: Question) => Question | null,
): ScorecardContent => ({
  ...content,
  sections: content.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((question) => change(question) ?? []),
  })),
});

const without = (content: ScorecardContent, ref: string): ScorecardContent =>
  withQuestions(content, (question) => (question.ref === ref ? null : question));

/** How the card for calls became what it is, from the last version back to the first. */
function callVersions(last: ScorecardContent): ScorecardContent[] {
  const untaught = withQuestions(last, (question) => ({ ...question, teaches: null }));
  const notFatal = withQuestions(untaught, (question) => ({
    ...{ ...question, noteRequiredOnError: false },
    options: question.options.map((option) => ({ ...option, fatal: null })),
  }));
  const noFarewell = { ...without(notFatal, 'farewell'), bands: null };
  const byQuestions = { ...noFarewell, mode: ScoringMode.QUESTION_WEIGHT, passMark: null };
  return [without(byQuestions, 'transfer'), byQuestions, noFarewell, notFatal, untaught, last];
}

/** Days ago on which the versions were activated, and why, the first one first. */
const activated: readonly (readonly [daysAgo: number, note: string])[] = [
  [420, '第一版。'],
  [330, '增加“转接前说明原因”：客户抱怨被转来转去。'],
  [240, '改为节内加权，各节等权：开场题多，分数都被礼貌拉高了。'],
  [160, '增加结束语一题，并设等级。'],
  [95, '费用和承诺答错记为致命，须写备注：校准会 6 月的决定。'],
  [34, '每道题链接到讲它的文章或流程，新人可以边看边学。'],
];

/** The centre’s two scorecards with their past: for calls in the sixth version, for chat and mail in the first with a working copy. */
export async function plantScorecards(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  progress('Seeding the demo centre: scorecards');
  const now = container.foundation.clock.now().getTime();
  const ago = (days: number): Date => new Date(now - days * day);
  const authorId = keys.users.get('qa') ?? null;
  const activatedById = keys.users.get('qa.two') ?? authorId;
  const [calls, chats] = await Promise.all([readCard('QC-12'), readCard('QC-13')]);
  const planted: readonly PlantedScorecard[] = [
    {
      ...{ code: 'QC-12', authorId, createdAt: ago(425) },
      versions: callVersions(calls).map((content, at) => ({
        ...{ content, activatedById, activatedAt: ago(activated[at]?.[0] ?? 0), note: activated[at]?.[1] ?? '' },
      })),
    },
    {
      ...{ code: 'QC-13', authorId, createdAt: ago(82) },
      versions: [{ content: chats, note: '第一版。', activatedAt: ago(80), activatedById }],
      draft: {
        content: { ...chats, passMark: 85 },
        note: '下个季度起，通过线提高到 85 分。',
        updatedAt: ago(2),
      },
    },
  ];
  await container.quality.scorecards.planting.plant(planted);
}
