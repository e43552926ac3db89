import { type Fault, UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { longestWord, mostWords } from './unhappy.rules.js';

/** Most turns of a transcript, longest turn, and most characters of all together. */
export const transcriptLimits = { turns: 5_000, text: 2_000, characters: 1_000_000, seconds: 7 * 86_400 } as const;

/** A turn as a client hands it in. */
export interface GivenTurn<S = string> {
  readonly speaker: S;
  readonly second: number;
  readonly text: string;
}

/** Most faults that are told at once. */
const mostFaults = 20;

function turnFault({ second, text }: GivenTurn, at: number, before: number): Fault | null {
  const place = ['turns', String(at)];
  if (!(second >= 0 && second <= transcriptLimits.seconds))
    return fault(
      UserErrorCode.OUT_OF_RANGE,
      '时间必须从 0 秒开始，最多 7 天。',
      'A turn begins at 0 seconds or later, within 7 days.',
      ...place,
      'second',
    );
  if (second < before)
    return fault(
      UserErrorCode.INVALID,
      '发言必须按时间顺序排列。',
      'Turns come in the order of time.',
      ...place,
      'second',
    );
  if (text === '') return fault(UserErrorCode.REQUIRED, '请填写发言内容。', 'A turn has a text.', ...place, 'text');
  if (text.length > transcriptLimits.text)
    return fault(
      UserErrorCode.TOO_LONG,
      `每段发言最多 ${transcriptLimits.text} 个字符。`,
      `A turn has at most ${transcriptLimits.text} characters.`,
      ...[...place, 'text'],
    );
  return null;
}

/** The turns of a transcript, trimmed. Throws OUT_OF_RANGE, INVALID, REQUIRED, TOO_LONG, TOO_MANY with the place of each. */
export function checkedTurns<S>(given: readonly GivenTurn<S>[]): GivenTurn<S>[] {
  if (given.length > transcriptLimits.turns)
    throw new UserError(
      fault(
        UserErrorCode.TOO_MANY,
        `最多 ${transcriptLimits.turns} 段发言。`,
        `At most ${transcriptLimits.turns} turns.`,
        'turns',
      ),
    );
  const turns = given.map((turn) => ({ ...turn, text: turn.text.trim() }));
  const faults: Fault[] = [];
  let before = 0;
  let characters = 0;
  for (const [at, turn] of turns.entries()) {
    const found = turnFault(turn as GivenTurn, at, before);
    if (found) faults.push(found);
    before = Math.max(before, Number.isFinite(turn.second) ? turn.second : 0);
    characters += turn.text.length;
    if (faults.length >= mostFaults) break;
  }
  if (characters > transcriptLimits.characters)
    faults.push(
      fault(
        UserErrorCode.TOO_LONG,
        `通话文本总共最多 ${transcriptLimits.characters} 个字符。`,
        `A transcript has at most ${transcriptLimits.characters} characters.`,
        'turns',
      ),
    );
  if (faults.length) throw new UserError(faults);
  return turns;
}

/** The words of a list, trimmed. Throws TOO_MANY, REQUIRED, TOO_LONG, DUPLICATE. */
export function checkedWords(given: readonly string[]): string[] {
  if (given.length > mostWords)
    throw new UserError(
      fault(UserErrorCode.TOO_MANY, `最多 ${mostWords} 个词。`, `At most ${mostWords} words.`, 'words'),
    );
  const words = given.map((word) => word.trim().replaceAll(/\s+/g, ' '));
  const seen = new Set<string>();
  const faults = words.flatMap((word, at): Fault[] => {
    const place = ['words', String(at)];
    if (word === '') return [fault(UserErrorCode.REQUIRED, '词不能为空。', 'A word is not empty.', ...place)];
    if (word.length > longestWord)
      return [
        fault(
          UserErrorCode.TOO_LONG,
          `每个词最多 ${longestWord} 个字符。`,
          `A word has at most ${longestWord} characters.`,
          ...place,
        ),
      ];
    const key = word.toLowerCase();
    if (seen.has(key)) return [fault(UserErrorCode.DUPLICATE, '词重复。', 'This word stands twice.', ...place)];
    seen.add(key);
    return [];
  });
  if (faults.length) throw new UserError(faults.slice(0, mostFaults));
  return words;
}
