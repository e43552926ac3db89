import type { CardContentFragment } from '../../../gql/scorecards/graphql';
import { useWords } from './words';

type Question = CardContentFragment['sections'][number]['questions'][number];

/** Parts of a form, a section and a question, by their names in the API. */
const PARTS = [
  ...(['title', 'subject', 'mode', 'naRule', 'fatalEffect', 'bonusCap', 'bands', 'passMark'] as const),
  ...(['reviewWindowDays', 'disputeLimit', 'note', 'weight', 'isExcluded', 'text', 'help', 'type'] as const),
  ...(['isBonus', 'naAllowed', 'family', 'valueRule', 'options', 'ranges', 'scaleMin', 'scaleMax'] as const),
  ...(['errorBelow', 'condition', 'teaches', 'noteRequiredOnError', 'section'] as const),
] as const;

const isText = (value: unknown): value is { zhCN: string; en: string } =>
  typeof value === 'object' && value !== null && 'zhCN' in value && 'en' in value;

/** What parts of a form are called, and their values in words: for differences and conflicts. */
export function usePartWords() {
  const { t, text, list } = useWords();
  const partName = (part: string): string => {
    const known = PARTS.find((one) => one === part);
    return known ? t(`parts.${known}`) : part;
  };
  const outcome = ({
    isError,
    fatal,
  }: {
    isError: boolean | null;
    fatal: Question['options'][number]['fatal'];
  }): string[] => [
    ...(fatal !== null ? [t(`form.fatals.${fatal}`)] : []),
    ...(fatal === null && isError !== null ? [t(`form.errors.${isError ? 'YES' : 'NO'}`)] : []),
  ];
  const both = (value: { zhCN: string; en: string }): string => [value.zhCN, value.en].filter(Boolean).join(' / ');
  const partValue = (part: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (isText(value)) return both(value);
    switch (part) {
      case 'subject':
        return t(`subjects.${value as CardContentFragment['subject']}`);
      case 'mode':
        return t(`modes.${value as CardContentFragment['mode']}`);
      case 'naRule':
        return t(`naRules.${value as CardContentFragment['naRule']}`);
      case 'fatalEffect':
        return t(`fatalEffects.${value as CardContentFragment['fatalEffect']}`);
      case 'type':
        return t(`types.${value as Question['type']}`);
      case 'family':
        return t(`families.${value as Question['family']}`);
      case 'valueRule':
        return t(`valueRules.${value as Question['valueRule']}`);
      case 'bands': {
        const { needsImprovementMax, exceedsMin } = value as NonNullable<CardContentFragment['bands']>;
        return t('parts.bandsValue', { low: needsImprovementMax, high: exceedsMin });
      }
      case 'options':
        return (value as Question['options'])
          .map(({ label, key, score, ...rest }) =>
            list([t('parts.optionValue', { label: text(label) || key, score: score ?? '—' }), ...outcome(rest)]),
          )
          .join('\n');
      case 'ranges':
        return (value as Question['ranges'])
          .map(({ min, max, score, ...rest }) =>
            list([t('parts.optionValue', { label: t('form.rangeLabel', { min, max }), score }), ...outcome(rest)]),
          )
          .join('\n');
      case 'condition': {
        const { isAll, tests } = value as NonNullable<Question['condition']>;
        return tests.map((test) => `${test.ref} = ${test.in.join(' | ')}`).join(isAll ? ' & ' : ' | ');
      }
      case 'teaches': {
        const { articleCode, anchor, treeCode, nodeKey } = value as NonNullable<Question['teaches']>;
        return [articleCode ?? treeCode, anchor ?? nodeKey].filter(Boolean).join(' › ');
      }
      default:
        if (typeof value === 'boolean') return t(value ? 'parts.yes' : 'parts.no');
        return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    }
  };
  /** A condition by the numbers of its questions and the words of their answers, as they stand in this form. */
  const conditionIn = ({ sections }: CardContentFragment, condition: NonNullable<Question['condition']>): string => {
    const questions = sections.flatMap((section) => section.questions);
    const said = condition.tests.map((test) => {
      const at = questions.findIndex(({ ref }) => ref === test.ref);
      const options = questions[at]?.options ?? [];
      const words = test.in.map((key) => {
        const label = options.find((option) => option.key === key)?.label;
        return (label && text(label)) || key;
      });
      return `${at < 0 ? test.ref : t('form.questionNumbered', { number: at + 1 })} = ${words.join(' | ')}`;
    });
    return said.join(condition.isAll ? ' & ' : ' | ');
  };
  return { partName, partValue, conditionIn };
}
