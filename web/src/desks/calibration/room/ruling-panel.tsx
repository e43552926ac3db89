import { type RefObject, useState } from 'react';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { DateTime } from '../../../components/date-time';
import { Field } from '../../../components/field';
import { Refusals } from '../../../components/refusals';
import { Tag } from '../../../components/tag';
import { TextArea } from '../../../components/text-area';
import { SessionRuleDocument, type SessionWholeFragment } from '../../../gql/calibration/graphql';
import { isComposing } from '../../../lib/hotkeys';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import type { RoomQuestion } from './marks-table';
import styles from './room.module.css';

interface RulingPanelProps {
  session: SessionWholeFragment;
  question: RoomQuestion;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What holds for a question from now on: the rulings so far, and the words of a new one. */
export function RulingPanel({ session, question, field }: RulingPanelProps) {
  const { t, person } = useWords();
  const rulings = session.rulings.filter(({ ref }) => ref === question.ref);
  const latest = rulings.at(-1);
  const [ruling, setRuling] = useState(latest?.text ?? '');
  const [proposesChange, setProposes] = useState(latest?.proposesChange ?? false);
  const [isTried, setTried] = useState(false);
  const change = useChange(SessionRuleDocument, (data) => data.calibrationRule);
  const lacks = ruling.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacks || change.busy) return;
    const outcome = await change.run({
      id: session.id,
      input: { expectedVersion: session.revision, ref: question.ref, ruling: ruling.trim(), proposesChange },
    });
    if (outcome.kind !== 'done') return;
    setTried(false);
    // The keys of the room work again.
    field.current?.blur();
    showToast({ tone: 'good', text: t('room.ruled') });
  };
  return (
    <section>
      <h2>{t('room.ruling')}</h2>
      {rulings.length === 0 && !session.viewerCanRule && <p className={styles['quiet']}>{t('room.noRuling')}</p>}
      <ul className={session.viewerCanRule ? undefined : styles['rulings']}>
        {rulings.map(({ text, at, by, proposesChange: asks }) => (
          <li key={at}>
            {!session.viewerCanRule && <p>{text}</p>}
            <p className={styles['quiet']}>
              {person(by)} <DateTime at={at} as="moment" /> {asks && <Tag tone="brand">{t('room.asksChange')}</Tag>}
            </p>
          </li>
        ))}
      </ul>
      {session.viewerCanRule && (
        <div className={styles['write']}>
          <Refusals refusals={change.refusals} failure={change.failure} fields={['ruling']} />
          <Field
            label={t(rulings.length > 0 ? 'room.newRuling' : 'room.rulingLabel')}
            hint={t('room.rulingHint')}
            error={refusalOf(change.refusals, 'ruling') ?? (isTried && lacks ? t('form.missing') : null)}
          >
            <TextArea
              ref={field}
              rows={3}
              maxLength={1_000}
              value={ruling}
              onChange={(event) => setRuling(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (isComposing(event.nativeEvent)) return;
                if (event.key === 'Escape') {
                  event.preventDefault();
                  event.currentTarget.blur();
                }
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                  event.preventDefault();
                  void submit();
                }
              }}
            />
          </Field>
          <Checkbox checked={proposesChange} onChange={setProposes}>
            {t('room.proposesChange')}
          </Checkbox>
          <Button size="small" keyCap="Ctrl ↵" busy={change.busy} onClick={() => void submit()}>
            {t('room.rule')}
          </Button>
        </div>
      )}
    </section>
  );
}
