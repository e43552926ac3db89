import type { GivenAnswerFragment, AskedQuestionFragment } from '../../../gql/quality/graphql';
import { useWords } from '../shared/words';
import { isEmptyAnswer } from './questions';

/** Says an answer in words: the labels of its options, its number, its text. */
export function useAnswerWords() {
  const { t, text, list } = useWords();
  return (question: AskedQuestionFragment, answer: GivenAnswerFragment | undefined, isHidden = false): string => {
    if (isHidden) return t('form.systemNa');
    if (!answer || isEmptyAnswer(answer)) return '—';
    if (answer.isNa) return t('form.na');
    if (answer.number !== null) return String(answer.number);
    if (answer.text !== null && answer.text !== '') return answer.text;
    return list(question.options.filter(({ key }) => answer.options.includes(key)).map(({ label }) => text(label)));
  };
}
