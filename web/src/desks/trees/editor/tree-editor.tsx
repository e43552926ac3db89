import { Suspense, useMemo, useRef, useState } from 'react';
import { HintBar } from '../../../components/hint-bar';
import { LeaveGuard } from '../../../components/leave-guard';
import { Page } from '../../../components/page';
import { TopBar } from '../../../components/top-bar';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePageCommands } from '../../../lib/page-keys';
import { useStore } from '../../../lib/store';
import { useHints } from '../../../lib/use-hints';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { lazyPart } from '../../../lib/lazy-part';
import type { DrawingUsage } from '../shared/usage';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { Canvas } from './canvas/canvas';
import type { CanvasHandle, Selection } from './canvas/canvas-shape';
import canvasStyles from './canvas/canvas.module.css';
import { Palette } from './canvas/palette';
import { EditorBar } from './editor-bar';
import { EditorNotices } from './editor-notices';
import { EditorSide, type Panel } from './editor-side';
import styles from './editor.module.css';
import { FindingsPanel } from './findings/findings-panel';
import { marksOf } from './findings/marks';
import { useFindings } from './findings/use-findings';
import { type Editing, EditingContext } from './form/editing';
import { TargetPicker } from './form/target-picker';
import { KindMenu } from './kind-menu';
import { linksOf } from './model/branches';
import { withoutPositions } from './model/edits';
import type { Loaded } from './session/tree-session';
import { SubmitDialog } from './submit-dialog';
import { useSubmit } from './use-submit';
import { useTreeActs } from './use-tree-acts';
import { useTreeSession } from './use-tree-session';

const PreviewPanel = lazyPart(async () => (await import('../preview/preview-panel')).PreviewPanel);

interface TreeEditorProps {
  loaded: Loaded;
  /** How often the ways were walked, to be drawn into the lines. */
  usage?: DrawingUsage | undefined;
}

/** Canvas, form, check and trial of one tree. */
export function TreeEditor({ loaded, usage }: TreeEditorProps) {
  const { t, common, text } = useWords();
  const { search } = useTreesPath();
  const session = useTreeSession(loaded);
  const state = useStore(session.store);
  const { drawing, head, nodeErrors } = state;
  const named = typeof search['node'] === 'string' && drawing.nodes.has(search['node']) ? search['node'] : null;
  const [selection, setSelection] = useState<Selection>(named === null ? null : { type: 'node', key: named });
  const [panel, setPanel] = useState<Panel>(named === null && drawing.nodes.size > 0 ? 'properties' : 'node');
  const [isUnlocked, setUnlocked] = useState(false);
  const [trial, setTrial] = useState<{ at: string | null; number: number } | null>(null);
  const [here, setHere] = useState<string | null>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const [variableAt, setVariableAt] = useState<string | null>(null);
  const canvas = useRef<CanvasHandle>(null);
  const side = useRef<HTMLElement>(null);

  const isApproved = head.draft?.state === 'APPROVED';
  const readOnly = !head.viewerCanEdit || (isApproved && !isUnlocked);
  const check = useFindings(head.id, head.revision, head.draft !== null, state.status === 'saved');
  const { findings } = check;
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const marks = useMemo(() => marksOf(findings, nodeErrors), [findings, nodeErrors]);
  const linkCount = useMemo(() => linksOf(drawing).length, [drawing.nodes]);
  const numbers = useMemo(() => new Map([...drawing.nodes.keys()].map((key, at) => [key, at + 1])), [drawing.nodes]);
  const numberOf = (key: string): number => numbers.get(key) ?? 0;
  const selectedKey = selection?.type === 'node' && drawing.nodes.has(selection.key) ? selection.key : null;

  const select = (next: Selection): void => {
    setSelection(next);
    if (next?.type === 'node') setPanel('node');
  };
  const focusIn = (query: string): void =>
    void setTimeout(() => side.current?.querySelector<HTMLElement>(query)?.focus(), 0);
  const editTitle = (): void => {
    setPanel('node');
    focusIn('[data-field="title"] input');
  };
  const { acts, adding, ask, stopAdding, addKind, addTarget, remove, rename } = useTreeActs({
    session,
    mayDraw: !readOnly,
    selection,
    select,
    editTitle,
  });
  const goTo = (key: string): void => {
    select({ type: 'node', key });
    canvas.current?.focus();
  };
  const showFinding = (at: number): void => {
    const finding = findings[at];
    if (!finding) return;
    setCurrent(at);
    setTrial(null);
    if (finding.nodeKey !== null && drawing.nodes.has(finding.nodeKey)) {
      goTo(finding.nodeKey);
      return;
    }
    const variable = finding.place?.startsWith('variable:') ? finding.place.slice('variable:'.length) : null;
    setVariableAt(variable);
    setSelection(null);
    setPanel(variable === null ? 'properties' : 'variables');
  };
  const nextFinding = (): void => {
    if (findings.length > 0) showFinding(((current ?? -1) + 1) % findings.length);
  };
  const turn = (step: () => string | null) => (): void => {
    const at = step();
    if (at !== null && session.store.get().drawing.nodes.has(at)) setSelection({ type: 'node', key: at });
  };
  const layout = (): void => {
    if (!readOnly) session.edit(withoutPositions);
    setTimeout(() => canvas.current?.fit(), 50);
  };
  const tryOut = async (at: string | null = null): Promise<void> => {
    if (drawing.nodes.size === 0 || !(await session.flush())) return;
    setTrial((before) => ({ at, number: (before?.number ?? 0) + 1 }));
  };
  const stopTrial = (): void => {
    setTrial(null);
    setHere(null);
    canvas.current?.focus();
  };

  const handing = useSubmit({ session, state, readOnly, errors, onFindings: check.put });
  const openSubmit = handing.open;

  useHotkeys({
    'Ctrl+z': turn(session.undo),
    'Ctrl+y': turn(session.redo),
    'Ctrl+Shift+z': turn(session.redo),
    'Ctrl+s': () => void session.flush(),
    'Shift+l': layout,
    F8: nextFinding,
    a: ask,
    p: () => void tryOut(),
    '/': () => document.querySelector<HTMLElement>('[data-find] input')?.focus(),
    Escape: trial ? stopTrial : () => canvas.current?.focus(),
  });
  useSubmitKey(openSubmit, { enabled: !handing.isOpen });
  const hints = useHints(t('editor.title'), [
    { keys: '↑ ↓ ← →', label: t('hints.walk') },
    { keys: '↵', label: t('hints.edit'), run: editTitle },
    { keys: 'A', label: t('hints.add'), run: ask },
    { keys: '⇧ L', label: t('hints.layout'), run: layout },
    { keys: 'F8', label: t('hints.nextFinding'), run: nextFinding },
    { keys: 'P', label: t('hints.try'), run: () => void tryOut() },
    { keys: '/', label: t('hints.find') },
    { keys: 'Ctrl Z', label: t('hints.undo'), run: turn(session.undo) },
    { keys: 'Ctrl ↵', label: t('hints.submit'), run: openSubmit },
  ]);
  usePageCommands([
    { id: 'trees.variables', label: t('tabs.variables'), run: () => setPanel('variables') },
    { id: 'trees.properties', label: t('tabs.properties'), run: () => setPanel('properties') },
    ...(selectedKey === null
      ? []
      : [{ id: 'trees.try-here', label: t('editor.tryHere'), run: () => void tryOut(selectedKey) }]),
  ]);

  const editing: Editing = {
    drawing,
    locales: drawing.frame.locales,
    readOnly,
    numberOf,
    findings,
    addTarget,
    addVariable: (variable) =>
      session.edit((now) => ({ ...now, frame: { ...now.frame, variables: [...now.frame.variables, variable] } })),
    goTo,
    showVariables: () => setPanel('variables'),
    settle: session.settle,
  };
  const sourceNode = adding?.from ? drawing.nodes.get(adding.from) : undefined;
  return (
    <EditingContext.Provider value={editing}>
      <Page
        top={<TopBar title={common('desks.TREES')} subtitle={text(drawing.frame.title)} />}
        bottom={<HintBar hints={hints} />}
      >
        <EditorBar
          state={state}
          errors={check.state === 'none' ? null : errors}
          readOnly={readOnly}
          whyNot={handing.whyNot}
          isTrying={trial !== null}
          onUndo={turn(session.undo)}
          onRedo={turn(session.redo)}
          onLayout={layout}
          onTry={() => (trial ? stopTrial() : void tryOut())}
          onSubmit={openSubmit}
        />
        <EditorNotices
          session={session}
          state={state}
          sentBack={loaded.sentBack}
          readOnly={readOnly}
          onUnlock={isApproved && head.viewerCanEdit ? () => setUnlocked(true) : null}
        />
        <LeaveGuard session={session} say={(part) => t(`leave.${part}`)} />
        <div className={styles['columns']}>
          <div className={styles['drawing']}>
            <Canvas
              {...acts}
              handle={canvas}
              drawing={drawing}
              selection={selection}
              marks={marks}
              here={here}
              usage={usage}
              mayDraw={!readOnly}
            >
              {!readOnly && <Palette onAdd={addKind} />}
              {drawing.nodes.size > 0 && (
                <div className={canvasStyles['find']} data-find="">
                  <TargetPicker
                    label={t('editor.find')}
                    placeholder={t('editor.find')}
                    value={null}
                    onChange={(key) => key !== null && goTo(key)}
                  />
                </div>
              )}
              {drawing.nodes.size === 0 && (
                <div className={canvasStyles['empty']}>
                  <div>
                    <h2>{t('editor.emptyTitle')}</h2>
                    <p>{t('editor.emptyText')}</p>
                  </div>
                </div>
              )}
            </Canvas>
            <FindingsPanel
              findings={findings}
              state={check.state}
              error={check.error}
              nodeCount={drawing.nodes.size}
              linkCount={linkCount}
              current={current}
              numberOf={numberOf}
              onGo={showFinding}
              onRetry={check.ask}
            />
          </div>
          <aside ref={side} className={styles['aside']} data-panel="" aria-label={t('editor.side')}>
            {trial ? (
              <Suspense fallback={null}>
                <PreviewPanel
                  key={trial.number}
                  treeId={head.id}
                  nodeKey={trial.at}
                  locale={drawing.frame.locales.length === 1 ? (drawing.frame.locales[0] ?? null) : null}
                  locales={drawing.frame.locales}
                  onHere={setHere}
                  onRestart={() => void tryOut(trial.at)}
                  onClose={stopTrial}
                />
              </Suspense>
            ) : (
              <EditorSide
                panel={panel}
                state={state}
                session={session}
                selectedKey={selectedKey}
                variableAt={variableAt}
                onPanel={setPanel}
                onRemove={remove}
                onRename={rename}
              />
            )}
          </aside>
        </div>
        {adding && (
          <KindMenu
            from={sourceNode ? text(sourceNode.title) || t('editor.untitled') : null}
            onPick={addKind}
            onClose={stopAdding}
          />
        )}
        {handing.isOpen && (
          <SubmitDialog
            code={head.code}
            note={drawing.frame.note}
            warnings={findings.length - errors}
            busy={handing.change.busy}
            refusals={handing.change.refusals}
            failure={handing.change.failure}
            onSubmit={handing.send}
            onClose={handing.close}
          />
        )}
      </Page>
    </EditingContext.Provider>
  );
}
