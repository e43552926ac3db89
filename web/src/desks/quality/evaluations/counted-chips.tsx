import { X } from 'lucide-react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { type EvaluationRowFragment, QuestionTextsDocument } from '../../../gql/quality/graphql';
import styles from '../shared/list.module.css';
import { useChoices, useScorecards } from '../shared/use-choices';
import { useWords } from '../shared/words';
import { type CountedSearch, NONE } from './counted-filters';
import type { EvaluationSearch } from './evaluation-filters';

interface CountedChipsProps {
  filters: EvaluationSearch;
  /** Any row of the list: whom it is about, where it is about one evaluator. */
  row: EvaluationRowFragment | undefined;
  onChange: (filters: EvaluationSearch) => void;
}

/** What a board handed over, each to be taken off: the list says of which figure it is. */
export function CountedChips({ filters, row, onChange }: CountedChipsProps) {
  const { t, text, person } = useWords();
  const { teams, queues, levels, sites, lines } = useChoices();
  const cards = useScorecards();
  const { card, question, mark, ownTeam, queue } = filters;
  const [{ data }] = useQuery({
    query: QuestionTextsDocument,
    variables: { id: card ?? '' },
    pause: card === null || question === null,
  });
  const asked = data?.scorecard?.activeVersion?.content.sections
    .flatMap(({ questions }) => questions)
    .find(({ ref }) => ref === question);
  const named = (list: readonly { value: string; label: string }[], value: string | null): string =>
    list.find((one) => one.value === value)?.label ?? value ?? '';
  const code = cards?.find(({ id }) => id === card)?.code;
  const said: { [Key in keyof CountedSearch]?: string | undefined } = {
    counted: t('counted.counted'),
    evaluator: t('counted.evaluator', { name: row ? person(row.evaluator) : '…' }),
    site: named(sites, filters.site),
    line: named(lines, filters.line),
    queue: queue === NONE ? t('counted.noQueue') : named(queues, queue),
    channel: filters.channel === null ? undefined : t(`channels.${filters.channel}`),
    level: named(levels, filters.level),
    ownTeam: ownTeam === NONE ? t('counted.noTeam') : t('counted.ownTeam', { name: named(teams, ownTeam) }),
    measure: filters.measure === null ? undefined : t(`counted.measures.${filters.measure}`),
    question: t(`counted.marks.${mark ?? 'ERROR'}`, { question: asked ? text(asked.text) : (question ?? '') }),
    version: t('form.version', { version: filters.version }),
  };
  const shown = (Object.keys(said) as (keyof CountedSearch)[]).filter((key) => filters[key] !== null);
  if (shown.length === 0) return null;
  return (
    <div className={styles['bar']} role="group" aria-label={t('counted.label')}>
      {shown.map((key) => (
        <Button
          key={key}
          size="small"
          aria-label={t('counted.drop', { what: said[key] })}
          onClick={() => onChange({ ...filters, [key]: null, ...(key === 'question' ? { mark: null } : {}) })}
        >
          {key === 'version' && code ? `${code} ` : ''}
          {said[key]} <X size={13} aria-hidden="true" />
        </Button>
      ))}
    </div>
  );
}
