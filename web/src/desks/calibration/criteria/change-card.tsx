import { FilePenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Tag, type Tone } from '../../../components/tag';
import type { ChangeReadersFragment, ChangeWholeFragment, CriteriaChangeState } from '../../../gql/calibration/graphql';
import { useQualityPath } from '../../quality/shared/use-quality';
import { useWords } from '../shared/words';
import styles from './criteria.module.css';

const TONES: Record<CriteriaChangeState, Tone> = { PROPOSED: 'warn', ACCEPTED: 'good', REJECTED: 'plain' };

/** How a question is called now. */
export function useQuestionName() {
  const { text } = useWords();
  return ({ ref, scorecard }: Pick<ChangeWholeFragment, 'ref' | 'scorecard'>): string => {
    const questions = scorecard?.activeVersion?.content.sections.flatMap((section) => section.questions) ?? [];
    const found = questions.find((one) => one.ref === ref);
    return found ? text(found.text) : ref;
  };
}

interface ChangeCardProps {
  change: ChangeWholeFragment & ChangeReadersFragment;
  isHere?: boolean;
  children?: ReactNode;
}

/** A proposed or decided change: what, by whom, what was decided and why, and who has still to read it. */
export function ChangeCard({ change, isHere = false, children }: ChangeCardProps) {
  const { t, person, text } = useWords();
  const { go } = useQualityPath();
  const nameOf = useQuestionName();
  const { scorecard, kind, state, newText, newHelp, acknowledged, outstanding, hasDraft } = change;
  return (
    <article className={styles['change']} data-here={isHere || undefined}>
      <h3>
        {scorecard && <CodeLabel>{scorecard.code}</CodeLabel>}
        <span className={styles['name']}>{nameOf(change)}</span>
        <Tag tone={TONES[state]}>{t(`criteria.changeStates.${state}`)}</Tag>
        <Tag tone="outline">{t(`criteria.kinds.${kind}`)}</Tag>
      </h3>
      <p className={styles['words']}>{change.proposal}</p>
      {newText && (
        <p className={styles['new']}>
          <span className={styles['quiet']}>{t('criteria.newTextIs')}</span> <strong>{text(newText)}</strong>
        </p>
      )}
      {newHelp && (
        <p className={styles['new']}>
          <span className={styles['quiet']}>{t('criteria.newHelpIs')}</span> {text(newHelp)}
        </p>
      )}
      <p className={styles['quiet']}>
        {t('criteria.proposedBy', { name: person(change.proposedBy) })} <DateTime at={change.createdAt} as="moment" />
      </p>
      {state !== 'PROPOSED' && (
        <p className={styles['decided']}>
          <span className={styles['quiet']}>
            {t('criteria.decidedBy', { name: person(change.decidedBy) })}{' '}
            {change.decidedAt && <DateTime at={change.decidedAt} as="moment" />}
          </span>{' '}
          {change.reason}
        </p>
      )}
      {change.ruling !== null && (
        <p className={styles['ruling']}>
          <strong>{t('criteria.ruling')}</strong> {change.ruling}
        </p>
      )}
      {hasDraft && scorecard && (
        <p>
          <Button
            size="small"
            icon={<FilePenLine size={13} aria-hidden="true" />}
            onClick={() => go(`scorecards/${scorecard.id}`, { version: 'draft' })}
          >
            {t('criteria.toDraft', { code: scorecard.code })}
          </Button>
        </p>
      )}
      {state === 'ACCEPTED' && outstanding && acknowledged && (
        <p className={styles['readers']}>
          <Tag tone={outstanding.length > 0 ? 'warn' : 'good'}>
            {t('criteria.readCount', { done: acknowledged.length, of: acknowledged.length + outstanding.length })}
          </Tag>{' '}
          {outstanding.length > 0 && (
            <span>
              {t('criteria.outstanding', { names: outstanding.map((one) => person(one)).join(t('people.join')) })}
            </span>
          )}
        </p>
      )}
      {children !== undefined && <div className={styles['acts']}>{children}</div>}
    </article>
  );
}
