import { useTranslation } from 'react-i18next';
import { DateTime } from '../../components/date-time';
import { DifferencePieces, DifferenceText } from '../../components/difference-text';
import type { AgentDifferenceQuery } from '../../gql/agent/graphql';
import styles from './acknowledge-dialog.module.css';

type Difference = NonNullable<AgentDifferenceQuery['articleDifference']>;
type Part = Difference['fields'][number];

interface AcknowledgeDifferenceProps {
  difference: Difference;
  /** The version that the reader confirmed, and when. */
  earlier: { version: number; at: string };
}

const changesOf = (part: Part): number => part.hunks.filter(({ kind }) => kind === 'CHANGED').length;

/** What changed since the version that the reader confirmed: only the parts that differ. */
export function AcknowledgeDifference({ difference, earlier }: AcknowledgeDifferenceProps) {
  const { t } = useTranslation('agent');
  const changed = difference.fields.filter(({ isChanged }) => isChanged);
  const isBodyAlone = changed.length === 1 && changed[0]?.field === 'BODY';
  const count = changed.reduce((sum, part) => sum + changesOf(part), 0);
  return (
    <>
      <p className={styles['since']}>
        {t('acknowledge.sinceBefore')}
        <DateTime at={earlier.at} as="day" />
        {t('acknowledge.sinceAfter', { version: earlier.version })}{' '}
        {changed.length === 0 ? t('acknowledge.sinceNothing') : t('acknowledge.sinceCount', { count })}
      </p>
      {changed.map((part) => (
        <section key={part.field} className={styles['part']}>
          {!isBodyAlone && <h3>{t(`acknowledge.fields.${part.field}`)}</h3>}
          {part.form === 'TEXT' ? (
            <DifferenceText
              hunks={part.hunks}
              context={1}
              labels={{
                internal: t('acknowledge.internal'),
                unchangedLines: (lines) => t('acknowledge.unchangedLines', { count: lines }),
              }}
            />
          ) : (
            <ul className={styles['items']}>
              {part.hunks.flatMap(({ pieces }, hunk) =>
                pieces.map((piece, at) => (
                  <li key={`${hunk}.${at}`}>
                    {part.form === 'MOMENT' ? (
                      <Moment kind={piece.kind} at={piece.text} />
                    ) : (
                      <DifferencePieces pieces={[piece]} />
                    )}
                  </li>
                )),
              )}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}

function Moment({ kind, at }: { kind: 'SAME' | 'ADDED' | 'REMOVED'; at: string }) {
  const moment = <DateTime at={at} as="moment" />;
  if (kind === 'ADDED') return <ins>{moment}</ins>;
  return kind === 'REMOVED' ? <del>{moment}</del> : moment;
}
