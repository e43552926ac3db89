import { Plus } from 'lucide-react';
import { Suspense, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { HintBar } from '../../../components/hint-bar';
import { LeaveGuard } from '../../../components/leave-guard';
import { Page } from '../../../components/page';
import { Tabs } from '../../../components/tabs';
import { TopBar } from '../../../components/top-bar';
import type { CardFindingFragment } from '../../../gql/scorecards/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { lazyPart } from '../../../lib/lazy-part';
import { useStore } from '../../../lib/store';
import { showToast } from '../../../lib/toasts';
import { useHints } from '../../../lib/use-hints';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useCardsPath } from '../shared/use-cards';
import { useWords } from '../shared/words';
import { ActivateDialog } from './activate-dialog';
import { type Editing, EditingContext, findingsBy, refusedOf } from './editing';
import { EditorBar } from './editor-bar';
import { EditorNotices } from './editor-notices';
import styles from './editor.module.css';
import { QuestionForm } from './form/question-form';
import { SectionForm } from './form/section-form';
import { SettingsForm } from './form/settings-form';
import { gravest, Outline } from './outline/outline';
import type { Selection } from './outline/selection';
import { type Loaded, questionsOf } from './session/content';
import { FindingsPanel } from './side/findings-panel';
import { useActivate } from './use-activate';
import { useCardSession } from './use-card-session';
import { useOutlineActs } from './use-outline-acts';

const TrialPanel = lazyPart(async () => (await import('./side/trial-panel')).TrialPanel);
const NONE: readonly CardFindingFragment[] = [];

type Side = 'findings' | 'trial';

/** Where the builder opens: at the question that the address names, else at the form as a whole. */
function firstOf({ form }: Loaded, named: unknown): Selection {
  return typeof named === 'string' && questionsOf(form).some(({ ref }) => ref === named)
    ? { kind: 'question', ref: named }
    : { kind: 'form' };
}

/** Outline, form, check and try-out of one scorecard. */
export function CardEditor({ loaded }: { loaded: Loaded }) {
  const { t, common, text } = useWords();
  const { go, search } = useCardsPath();
  const session = useCardSession(loaded);
  const state = useStore(session.store);
  const { form, head } = state;
  const readOnly = !head.viewerCanEdit;
  const [side, setSide] = useState<Side>('findings');
  const [current, setCurrent] = useState<number | null>(null);
  const column = useRef<HTMLElement>(null);
  const { selection, select, acts } = useOutlineActs(session, form, readOnly, firstOf(loaded, search['question']));

  const findings = head.draft?.findings ?? NONE;
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const byRef = useMemo(() => findingsBy(findings), [findings]);
  const refusals = useMemo(() => refusedOf(state), [state.refused]);
  const refused = useMemo(() => new Set(refusals.byRef.keys()), [refusals]);
  const numbers = useMemo(() => new Map(questionsOf(form).map(({ ref }, at) => [ref, at + 1])), [form]);

  const placeOf = ({ ref }: CardFindingFragment): string | null => {
    if (ref === null) return t('outline.form');
    const number = numbers.get(ref);
    if (number !== undefined) return t('form.questionNumbered', { number });
    const section = form.sections.find((one) => one.ref === ref);
    return section ? text(section.title) || t('editor.untitledSection') : null;
  };
  const showFinding = (at: number): void => {
    const finding = findings[at];
    if (!finding) return;
    setCurrent(at);
    setSide('findings');
    const { ref } = finding;
    if (ref === null) select({ kind: 'form' });
    else if (numbers.has(ref)) select({ kind: 'question', ref });
    else select({ kind: 'section', ref });
    column.current?.scrollTo({ top: 0 });
  };
  // The gravest stand first.
  const activating = useActivate(session, state, errors, () => showFinding(0));
  const nextFinding = (): void => {
    if (findings.length > 0) showFinding(((current ?? -1) + 1) % findings.length);
  };
  const editFirst = (): void =>
    document.querySelector<HTMLElement>('[data-form] [data-first] :is(input,textarea)')?.focus();
  const toVersions = (): void => go(head.id);
  const toOutline = (): void => document.querySelector<HTMLElement>('[data-outline][aria-current]')?.focus();
  const toggleTrial = (): void => setSide(side === 'trial' ? 'findings' : 'trial');

  useHotkeys({
    ArrowDown: acts.step(1),
    ArrowUp: acts.step(-1),
    j: acts.step(1),
    k: acts.step(-1),
    'Alt+ArrowDown': () => acts.move(1),
    'Alt+ArrowUp': () => acts.move(-1),
    Enter: editFirst,
    a: acts.addQuestion,
    'Shift+a': acts.addSection,
    d: acts.duplicate,
    Delete: acts.remove,
    'Ctrl+z': session.undo,
    'Ctrl+y': session.redo,
    'Ctrl+Shift+z': session.redo,
    'Ctrl+s': () => void session.flush(),
    F8: nextFinding,
    p: toggleTrial,
    v: toVersions,
    Escape: toOutline,
  });
  useSubmitKey(activating.open, { enabled: !activating.isOpen });
  const hints = useHints(t('editor.title'), [
    { keys: '↑ ↓', label: t('hints.walk') },
    { keys: '↵', label: t('hints.edit'), run: editFirst },
    ...(readOnly
      ? []
      : [
          { keys: 'A', label: t('outline.addQuestion'), run: acts.addQuestion },
          { keys: '⇧ A', label: t('outline.addSection'), run: acts.addSection },
          { keys: 'Alt ↑ ↓', label: t('hints.move') },
          { keys: 'D', label: t('outline.duplicate'), run: acts.duplicate },
          { keys: 'Del', label: t('outline.remove'), run: acts.remove },
        ]),
    { keys: 'F8', label: t('hints.nextFinding'), run: nextFinding },
    { keys: 'P', label: t('trial.title'), run: toggleTrial },
    { keys: 'Ctrl Z', label: t('editor.undo'), run: session.undo },
  ]);

  const editing: Editing = { form, session, readOnly, findings, refusals };
  const question =
    selection.kind === 'question' ? questionsOf(form).find(({ ref }) => ref === selection.ref) : undefined;
  const section = selection.kind === 'section' ? form.sections.find(({ ref }) => ref === selection.ref) : undefined;
  return (
    <EditingContext.Provider value={editing}>
      <Page
        top={<TopBar title={common('desks.QUALITY')} subtitle={t('editor.title')} />}
        bottom={<HintBar hints={hints} />}
      >
        <EditorBar
          session={session}
          state={state}
          errors={errors}
          readOnly={readOnly}
          whyNot={activating.whyNot}
          onActivate={activating.open}
          onVersions={toVersions}
        />
        <EditorNotices session={session} state={state} others={refusals.others} readOnly={readOnly} />
        <LeaveGuard session={session} say={(part) => t(`leave.${part}`)} />
        <div className={styles['columns']}>
          <div className={styles['left']}>
            {!readOnly && (
              <div className={styles['tools']}>
                <Button size="small" icon={<Plus size={13} aria-hidden="true" />} keyCap="A" onClick={acts.addQuestion}>
                  {t('outline.question')}
                </Button>
                <Button size="small" icon={<Plus size={13} aria-hidden="true" />} keyCap="⇧A" onClick={acts.addSection}>
                  {t('form.section')}
                </Button>
                <span className={styles['quiet']}>{t('outline.count', { count: numbers.size })}</span>
              </div>
            )}
            <Outline
              form={form}
              selection={selection}
              findings={byRef}
              refused={refused}
              ofForm={refusals.byField.size > 0 ? 'error' : gravest(findings.filter(({ ref }) => ref === null))}
              onSelect={select}
            />
          </div>
          <section ref={column} className={styles['middle']} data-panel="" data-form="" aria-label={t('editor.form')}>
            {question ? (
              <QuestionForm
                key={question.ref}
                question={question}
                number={numbers.get(question.ref) ?? 0}
                onMove={acts.move}
                onDuplicate={acts.duplicate}
                onRemove={acts.remove}
                onRenamed={(ref) => select({ kind: 'question', ref })}
              />
            ) : section ? (
              <SectionForm
                key={section.ref}
                section={section}
                onMove={acts.move}
                onRemove={acts.remove}
                onAdd={acts.addQuestion}
              />
            ) : (
              <SettingsForm />
            )}
          </section>
          <aside className={styles['aside']} data-panel="" aria-label={t('editor.side')}>
            <div className={styles['tabs']}>
              <Tabs<Side>
                label={t('editor.side')}
                value={side}
                items={[
                  { value: 'findings', label: t('findings.title'), count: findings.length },
                  { value: 'trial', label: t('trial.title') },
                ]}
                onChange={setSide}
              />
            </div>
            <div className={styles['asideBody']}>
              {side === 'findings' ? (
                <FindingsPanel
                  findings={head.draft ? findings : null}
                  isBehind={state.status !== 'saved'}
                  current={current}
                  placeOf={placeOf}
                  onGo={showFinding}
                />
              ) : (
                <Suspense fallback={null}>
                  <TrialPanel form={form} />
                </Suspense>
              )}
            </div>
          </aside>
        </div>
        {activating.isOpen && (
          <ActivateDialog
            head={head}
            warnings={findings}
            onDone={(next) => {
              session.follow(next);
              activating.close();
              showToast({ tone: 'good', text: t('activate.done', { version: next.version ?? 1 }) });
            }}
            onFindings={() => activating.close()}
            onClose={activating.close}
          />
        )}
      </Page>
    </EditingContext.Provider>
  );
}
