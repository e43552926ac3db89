import { ArrowLeft, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Refusals } from '../../../components/refusals';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import {
  type Locale,
  TreeTryAnswerDocument,
  TreeTryBackDocument,
  TreeTryStartDocument,
  type TreeWalkAnswerInput,
  type TriedWalkFragment,
} from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { toLocaleName } from '../../../lib/languages';
import { newKey } from '../../../lib/new-key';
import { type Outcome, outcomeOf, type Refusal } from '../../../lib/outcome';
import { useWords } from '../shared/words';
import { emptyValue, type TriedValues } from './tried-fields';
import { TriedEnd } from './tried-end';
import { TriedStep } from './tried-step';
import styles from './preview.module.css';

interface PreviewPanelProps {
  treeId: string;
  /** Node to begin at; null: the start. */
  nodeKey: string | null;
  /** Language of the trial; null: that of the page. */
  locale: Locale | null;
  locales: readonly Locale[];
  /** Tells where the trial stands, so that the drawing shows it. */
  onHere: (nodeKey: string | null) => void;
  onRestart: () => void;
  onClose: () => void;
}

type Payload = { walk: TriedWalkFragment | null; userErrors: readonly Refusal[] };

/** Walks the working copy as an agent would; no figure counts it, and what an outside system would answer is chosen by hand. */
export function PreviewPanel({ treeId, nodeKey, locale, locales, onHere, onRestart, onClose }: PreviewPanelProps) {
  const { t, common, language } = useWords();
  const client = useClient();
  const wanted = toLocaleName(language);
  const [spoken, setSpoken] = useState<Locale>(locale ?? (locales.includes(wanted) ? wanted : (locales[0] ?? wanted)));
  const [walk, setWalk] = useState<TriedWalkFragment | null>(null);
  const [last, setLast] = useState<Outcome<Payload> | null>(null);
  const [busy, setBusy] = useState(false);
  const [values, setValues] = useState<TriedValues>({});
  const body = useRef<HTMLDivElement>(null);

  const take = (outcome: Outcome<Payload>): void => {
    setBusy(false);
    setLast(outcome);
    if (outcome.kind === 'failed' || !outcome.payload.walk) return;
    const now = outcome.payload.walk;
    setWalk(now);
    setValues(
      Object.fromEntries((now.node?.fields ?? []).map((field) => [field.variable, field.value ?? emptyValue(field)])),
    );
    body.current?.scrollTo({ top: 0 });
  };
  useEffect(() => {
    let isOff = false;
    setBusy(true);
    const input = {
      treeId,
      isPreview: true,
      locale: spoken,
      idempotencyKey: newKey(),
      ...(nodeKey === null ? {} : { nodeKey }),
    };
    void client
      .mutation(TreeTryStartDocument, { input })
      .toPromise()
      .then((result) => {
        if (!isOff) take(outcomeOf(result, (data) => data.treeWalkStart as Payload));
      });
    return () => {
      isOff = true;
    };
  }, [client, treeId, nodeKey, spoken]);
  const node = walk?.node ?? null;
  const isOwn = node !== null && node.depth === 0;
  useEffect(() => {
    onHere(isOwn ? node.key : null);
    return () => onHere(null);
  }, [isOwn ? node.key : null]);

  const answer = async (given: Omit<TreeWalkAnswerInput, 'id' | 'expectedStep'>): Promise<void> => {
    if (!walk || busy) return;
    setBusy(true);
    const input = { id: walk.id, expectedStep: walk.step, ...given };
    take(
      outcomeOf(
        await client.mutation(TreeTryAnswerDocument, { input }).toPromise(),
        (data) => data.treeWalkAnswer as Payload,
      ),
    );
  };
  const back = async (): Promise<void> => {
    if (!walk || busy || walk.ending || walk.path.length === 0) return;
    setBusy(true);
    const input = { id: walk.id, expectedStep: walk.step };
    take(
      outcomeOf(
        await client.mutation(TreeTryBackDocument, { input }).toPromise(),
        (data) => data.treeWalkBack as Payload,
      ),
    );
  };
  const given = (): { name: string; value: string }[] =>
    Object.entries(values).map(([name, value]) => ({ name, value }));
  const next = (): void => {
    if (!node || walk?.ending) return;
    if (node.kind === 'INPUT') void answer({ values: given() });
    else if (node.kind === 'INFO' || node.kind === 'ARTICLE' || node.isHidden) void answer({});
  };
  const isAsking = node !== null && walk !== null && walk.ending === null;
  useHotkeys({
    ...(isAsking && node.kind === 'QUESTION'
      ? Object.fromEntries(
          node.choices.slice(0, 9).map((choice) => [String(choice.number), () => void answer({ choice: choice.key })]),
        )
      : {}),
    ...(isAsking && node.kind === 'ACTION'
      ? {
          '1': () => void answer({ branch: 'SUCCESS', values: given() }),
          '2': () => void answer({ branch: 'FAILURE' }),
          '3': () => void answer({ branch: 'TIMEOUT' }),
        }
      : {}),
    ArrowLeft: () => void back(),
    Enter: next,
    r: onRestart,
  });
  const refusals = last?.kind === 'refused' ? last.refusals : [];
  const failure = last?.kind === 'failed' ? last.error : null;
  // What the tree only begins with nobody knows yet.
  const known = walk?.values.filter(({ isDefault }) => !isDefault) ?? [];
  return (
    <section className={styles['panel']} aria-label={t('preview.title')}>
      <header className={styles['head']}>
        <h2>{t('preview.title')}</h2>
        {locales.length > 1 && (
          <Segmented
            label={t('preview.locale')}
            value={spoken}
            items={locales.map((value) => ({ value, label: common(`locales.${value}`) }))}
            onChange={setSpoken}
          />
        )}
        <IconButton
          label={t('preview.restart')}
          keyName="R"
          icon={<RotateCcw size={15} aria-hidden="true" />}
          onClick={onRestart}
        />
        <IconButton
          label={common('common.close')}
          keyName="Esc"
          icon={<X size={15} aria-hidden="true" />}
          onClick={onClose}
        />
      </header>
      <p className={styles['note']}>{t('preview.note')}</p>
      <div ref={body} className={styles['body']} data-panel="">
        <Refusals refusals={refusals} failure={failure} />
        {!walk && busy && <Skeleton rows={3} shape="text" />}
        {walk && walk.path.length > 0 && (
          <ol className={styles['path']}>
            {walk.path.map((stop) => (
              <li key={stop.at}>
                <span>{stop.title}</span> <strong>{stop.answer}</strong>
              </li>
            ))}
          </ol>
        )}
        {node && walk && !walk.ending && (
          <TriedStep
            node={node}
            busy={busy}
            values={values}
            onValues={setValues}
            onChoice={(choice) => void answer({ choice })}
            onBranch={(branch) => void answer(branch === 'SUCCESS' ? { branch, values: given() } : { branch })}
            onNext={next}
          />
        )}
        {walk?.ending && <TriedEnd walk={walk} />}
        {known.length > 0 && (
          <dl className={styles['values']}>
            {known.map((value) => (
              <div key={value.name}>
                <dt>{value.label || value.name}</dt>
                <dd>{value.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <footer className={styles['foot']}>
        <Button
          size="small"
          keyCap="←"
          icon={<ArrowLeft size={13} aria-hidden="true" />}
          disabled={!walk || walk.path.length === 0 || walk.ending !== null || busy}
          onClick={() => void back()}
        >
          {t('preview.back')}
        </Button>
        {walk?.ending && (
          <Button size="small" keyCap="R" onClick={onRestart}>
            {t('preview.restart')}
          </Button>
        )}
      </footer>
    </section>
  );
}
