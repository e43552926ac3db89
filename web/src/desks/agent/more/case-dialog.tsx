import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { TextArea } from '../../../components/text-area';
import { TextInput } from '../../../components/text-input';
import { isComposing } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { usePerson } from '../../../lib/use-person';
import { callStore } from '../call';
import { newKey } from '../../../lib/new-key';
import type { Outbox } from '../outbox';
import { ProductLineSelect } from '../product-line-select';
import { CASE_PARTS, type CaseText, questionsOf, rememberCase, rememberedCase } from './case-memory';
import styles from './more.module.css';
import { SimilarList } from './similar-list';

const TITLE_MAX = 250;
const PART_MAX = 20_000;
const HINTS = { problem: 'case.problemHint', environment: 'case.environmentHint' } as const;

interface CaseDialogProps {
  /** What was searched last: mostly what the caller asked. */
  query: string;
  outbox: Outbox;
  onClose: () => void;
  onOpenArticle: (id: string) => void;
}

/** A new case begins with what is known of the call. */
function begun(query: string): CaseText {
  const call = callStore.get();
  return {
    title: query,
    problem: call?.reason ?? '',
    environment: '',
    cause: '',
    solution: '',
    questions: query,
    productLineId: call?.productLineId ?? null,
  };
}

/** Writes down what was solved on a call, for those who look after the knowledge; what is like it shows while it is written. */
export function CaseDialog({ query, outbox, onClose, onOpenArticle }: CaseDialogProps) {
  const { t } = useTranslation(['feedback', 'shell', 'agent']);
  const person = usePerson();
  const [text, setText] = useState(() => rememberedCase(person.id) ?? begun(query));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const isSent = useRef(false);
  const first = useRef<HTMLInputElement>(null);
  const edit = (changes: Partial<CaseText>): void => setText((last) => ({ ...last, ...changes }));
  useEffect(() => {
    if (!isSent.current) rememberCase(person.id, text);
  }, [person.id, text]);

  const lacks = (['title', ...CASE_PARTS] as const).filter((part) => text[part].trim() === '');
  const errorOf = (part: 'title' | (typeof CASE_PARTS)[number]): string | null =>
    isTried && lacks.includes(part) ? t('case.missing') : null;

  const send = async (): Promise<void> => {
    setTried(true);
    if (lacks.length > 0 || isBusy) return;
    setBusy(true);
    const { title, problem, environment, cause, solution, productLineId } = text;
    const outcome = await outbox.send({
      kind: 'case',
      id: newKey(),
      input: {
        ...{ title, problem, environment, cause, solution },
        alternativeQuestions: questionsOf(text),
        productLineIds: productLineId === null ? [] : [productLineId],
        callReference: callStore.get()?.reference ?? null,
        idempotencyKey: newKey(),
      },
    });
    setBusy(false);
    if (outcome.status === 'refused') {
      setRefused(outcome.message);
      return;
    }
    isSent.current = true;
    rememberCase(person.id, null);
    showToast(
      outcome.status === 'queued'
        ? { tone: 'warn', text: t('agent:outbox.queued') }
        : { tone: 'good', text: t('case.doneShort'), detail: t('case.doneText') },
    );
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('case.title')}
      description={t('case.text')}
      initialFocus={first}
      footer={
        <>
          <span className={styles['quiet']}>{t('case.kept')}</span>
          <span className={styles['space']} />
          <Button variant="quiet" keyCap="Esc" onClick={onClose}>
            {t('shell:common.cancel')}
          </Button>
          <Button variant="primary" keyCap="Ctrl ↵" busy={isBusy} onClick={() => void send()}>
            {t('case.send')}
          </Button>
        </>
      }
    >
      <div
        className={styles['case']}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
          event.preventDefault();
          void send();
        }}
      >
        <div className={styles['fields']}>
          <Field label={t('case.name')} error={errorOf('title') ?? refused}>
            <TextInput
              ref={first}
              maxLength={TITLE_MAX}
              value={text.title}
              onChange={(event) => edit({ title: event.target.value })}
            />
          </Field>
          {CASE_PARTS.map((part) => (
            <Field
              key={part}
              label={t(`case.${part}`)}
              hint={part in HINTS ? t(HINTS[part as keyof typeof HINTS]) : undefined}
              error={errorOf(part)}
            >
              <TextArea
                rows={2}
                maxLength={PART_MAX}
                value={text[part]}
                onChange={(event) => edit({ [part]: event.target.value })}
              />
            </Field>
          ))}
          <div className={styles['two']}>
            <Field label={t('case.questions')} hint={t('case.questionsHint')}>
              <TextArea rows={2} value={text.questions} onChange={(event) => edit({ questions: event.target.value })} />
            </Field>
            <Field label={t('case.line')}>
              <ProductLineSelect value={text.productLineId} onChange={(productLineId) => edit({ productLineId })} />
            </Field>
          </div>
        </div>
        <SimilarList text={text} onOpen={onOpenArticle} />
      </div>
    </Dialog>
  );
}
