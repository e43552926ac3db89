import { Check, Footprints, X } from 'lucide-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Combobox } from '../../../components/combobox';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { IconButton } from '../../../components/icon-button';
import { Refusals } from '../../../components/refusals';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { TextArea } from '../../../components/text-area';
import { TextInput } from '../../../components/text-input';
import {
  ClassNodesDocument,
  ProblemClassRecordDocument,
  ProblemClassSuggestDocument,
  type ProblemClassSuggestQuery,
} from '../../../gql/trees/graphql';
import { formatPercent } from '../../../lib/format';
import { isComposing } from '../../../lib/hotkeys';
import { newKey } from '../../../lib/new-key';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { codeOf } from '../list/tree-filters';
import { useWords } from '../shared/words';
import styles from './classify.module.css';

type Candidate = ProblemClassSuggestQuery['problemClassSuggest']['candidates'][number];

interface Given {
  readonly nodeKey: string;
  readonly treeId: string;
  readonly code: string;
  readonly title: string;
}

/** One class that fits: what it is, how sure, how one comes there. */
function CandidateRow({ candidate, place, onTake }: { candidate: Candidate; place: number; onTake: () => void }) {
  const { t, text, language } = useWords();
  const { path, department } = candidate;
  return (
    <li className={styles['candidate']}>
      <div className={styles['words']}>
        <p className={styles['row']}>
          <span className={styles['place']}>{place}</span>
          <strong>{text(candidate.title)}</strong>
          {candidate.tree && <CodeLabel>{candidate.tree.code}</CodeLabel>}
          {!candidate.isOutcome && <Tag tone="outline">{t('classify.question')}</Tag>}
        </p>
        <p className={styles['quiet']}>{path.map((step) => text(step)).join(' › ')}</p>
        {department && (
          <p className={styles['quiet']}>
            {t(candidate.departmentMayDiffer ? 'classify.departmentMaybe' : 'classify.department', {
              department: text(department.name),
            })}
          </p>
        )}
      </div>
      <span className={styles['sure']}>
        {formatPercent(candidate.confidence, language)}
        <meter min={0} max={1} value={candidate.confidence} aria-label={t('classify.confidence')} />
      </span>
      <Button size="small" icon={<Check size={13} aria-hidden="true" />} onClick={onTake}>
        {t('classify.take')}
      </Button>
    </li>
  );
}

/** Another class than those that were offered, out of one tree. */
function OtherClass({ codes, onTake }: { codes: readonly string[]; onTake: (given: Given) => void }) {
  const { t, text } = useWords();
  const [code, setCode] = useState(codes[0] ?? '');
  const named = codeOf(code);
  const [{ data }] = useQuery({ query: ClassNodesDocument, variables: { code: named ?? '' }, pause: named === null });
  const tree = data?.treeByCode ?? null;
  const nodes = (tree?.content?.nodes ?? []).filter(({ kind }) => kind === 'OUTCOME' || kind === 'QUESTION');
  return (
    <div className={styles['other']}>
      <Field label={t('classify.otherTree')}>
        <TextInput value={code} placeholder="T-020" onChange={(event) => setCode(event.currentTarget.value)} />
      </Field>
      <Field label={t('classify.otherNode')}>
        <Combobox
          value={null}
          items={nodes.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
          placeholder={t('classify.otherPlaceholder')}
          disabled={tree === null}
          onChange={(nodeKey) => {
            const node = nodes.find(({ key }) => key === nodeKey);
            if (tree && node) onTake({ nodeKey: node.key, treeId: tree.id, code: tree.code, title: text(node.title) });
          }}
        />
      </Field>
    </div>
  );
}

/** What a caller says, in their words, to a class of problem: three that fit best, taken or changed; then the walk begins there. */
export function ClassifyPanel({ onClose }: { onClose: () => void }) {
  const { t, common, text } = useWords();
  const router = useRouter();
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const [call, setCall] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const [showsOther, setShowsOther] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({
    query: ProblemClassSuggestDocument,
    variables: { text: asked },
    pause: asked === '',
    requestPolicy: 'network-only',
  });
  const change = useChange(ProblemClassRecordDocument, (payload) => payload.problemClassRecord);
  const suggestion = asked === '' ? null : (data?.problemClassSuggest ?? null);
  useEffect(() => field.current?.focus(), []);
  const suggest = (): void => {
    if (words.trim() === '') return;
    setGiven(null);
    setShowsOther(false);
    change.reset();
    setAsked(words.trim());
  };
  const take = async (next: Given): Promise<void> => {
    if (!suggestion || change.busy) return;
    const outcome = await change.run({
      input: {
        suggestionId: suggestion.id,
        nodeKey: next.nodeKey,
        treeId: next.treeId,
        ...(call.trim() ? { callReference: call.trim() } : {}),
        idempotencyKey: newKey(),
      },
    });
    if (outcome.kind !== 'done') return;
    setGiven(next);
    setShowsOther(false);
    const isAgain = outcome.payload.record?.isReclassification === true;
    showToast({ tone: 'good', text: t(isAgain ? 'classify.changed' : 'classify.recorded', { title: next.title }) });
  };
  const walk = (): void => {
    if (!given) return;
    router.history.push(`/agent?tree=${encodeURIComponent(given.code)}&node=${encodeURIComponent(given.nodeKey)}`);
  };
  return (
    <Card
      title={t('classify.title')}
      aside={t('classify.aside')}
      tools={<IconButton label={common('common.close')} icon={<X size={15} aria-hidden="true" />} onClick={onClose} />}
    >
      <div className={styles['panel']}>
        <Refusals refusals={change.refusals} failure={change.failure} />
        <div className={styles['ask']}>
          <Field label={t('classify.words')} hint={t('classify.wordsHint')}>
            <TextArea
              ref={field}
              rows={2}
              maxLength={2000}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (isComposing(event)) return;
                if (event.key === 'Escape') onClose();
                if (event.key !== 'Enter' || event.shiftKey) return;
                event.preventDefault();
                suggest();
              }}
            />
          </Field>
          <Field label={t('classify.call')}>
            <TextInput
              value={call}
              maxLength={100}
              placeholder="C-1118-0412"
              onChange={(event) => setCall(event.currentTarget.value)}
            />
          </Field>
          <Button variant="primary" keyCap="↵" busy={fetching && asked !== ''} onClick={suggest}>
            {t('classify.suggest')}
          </Button>
        </div>
        {error && asked !== '' && <ErrorState error={error} onRetry={() => ask()} />}
        {fetching && asked !== '' && !suggestion && <Skeleton rows={3} shape="text" />}
        {suggestion && (
          <div role="status">
            {suggestion.candidates.length === 0 && <p className={styles['quiet']}>{t('classify.none')}</p>}
            <ol className={styles['candidates']}>
              {suggestion.candidates.map((candidate, at) => (
                <CandidateRow
                  key={`${candidate.tree?.id ?? ''}${candidate.nodeKey}`}
                  candidate={candidate}
                  place={at + 1}
                  onTake={() =>
                    candidate.tree &&
                    void take({
                      nodeKey: candidate.nodeKey,
                      treeId: candidate.tree.id,
                      code: candidate.tree.code,
                      title: text(candidate.title),
                    })
                  }
                />
              ))}
            </ol>
            <p className={styles['row']}>
              {given && (
                <>
                  <Tag tone="good" icon={<Check size={12} aria-hidden="true" />}>
                    {given.title}
                  </Tag>
                  <Button size="small" icon={<Footprints size={13} aria-hidden="true" />} onClick={walk}>
                    {t('classify.walk')}
                  </Button>
                </>
              )}
              <Button
                size="small"
                variant="quiet"
                aria-expanded={showsOther}
                onClick={() => setShowsOther(!showsOther)}
              >
                {t(given ? 'classify.change' : 'classify.other')}
              </Button>
            </p>
            {showsOther && (
              <OtherClass
                codes={suggestion.candidates.flatMap(({ tree }) => (tree ? [tree.code] : []))}
                onTake={(next) => void take(next)}
              />
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
