import { CircleCheck, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import styles from './no-answer.module.css';
import type { AgentDeskState } from './use-agent-desk';

/** More of the words than this says nothing more. */
const SHOWN_WORDS = 60;

/** In place of the list: nothing found is likely to answer. The results stay one key away, and so does telling those who write. */
export function NoAnswer({ desk }: { desk: AgentDeskState }) {
  const { t } = useTranslation('agent');
  const { found, gap, hits, list, search } = desk;
  const letters = [...found.query];
  const query = letters.length > SHOWN_WORDS ? `${letters.slice(0, SHOWN_WORDS).join('')}…` : found.query;
  // The button goes away with the panel: the focus goes where typing goes on.
  const then = (act: () => void) => (): void => {
    desk.field.current?.focus();
    act();
  };
  const isFiltered = Boolean(search.kind ?? search.lang);
  const show = hits.length > 0 && (
    <Button keyCap="↓" onClick={then(list.verdict.unfold)}>
      {t('noAnswer.show', { count: found.result?.totalCount ?? 0 })}
    </Button>
  );
  const widen = isFiltered && <Button onClick={then(() => desk.filter({}))}>{t('search.withoutFilter')}</Button>;
  if (gap.recorded)
    return (
      <Empty
        icon={CircleCheck}
        title={<span className={styles['words']}>{t('gap.recordedTitle', { query })}</span>}
        actions={
          <>
            {show}
            {widen}
          </>
        }
      >
        {gap.recorded.othersCount === null
          ? t('gap.recordedText')
          : t('gap.recordedOthers', { count: gap.recorded.othersCount })}
      </Empty>
    );
  return (
    <Empty
      icon={SearchX}
      title={
        <span className={styles['words']}>
          {hits.length > 0 ? t('noAnswer.title') : t('search.noneTitle', { query })}
        </span>
      }
      actions={
        <>
          <Button variant="primary" keyCap="Alt M" onClick={then(gap.record)}>
            {t('noAnswer.record')}
          </Button>
          {show}
          {widen}
          <Button variant="quiet" onClick={then(() => gap.ask(true))}>
            {t('noAnswer.reword')}
          </Button>
        </>
      }
    >
      <span className={styles['words']}>
        {hits.length > 0 ? t('noAnswer.text', { query }) : t(isFiltered ? 'search.noneFiltered' : 'search.noneText')}
      </span>
    </Empty>
  );
}
