import { FileText, MessageSquareQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ArticleHtml } from '../../../components/article-html';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { KeyCap } from '../../../components/key-cap';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { Tag } from '../../../components/tag';
import { toLanguage } from '../../../lib/languages';
import type { Walk, WalkChoice, WalkNode } from '../../walks/act';
import type { WalkState } from '../../walks/session';
import { WalkChoices } from './walk-choices';
import { type GivenValue, otherThan, WalkFields } from './walk-fields';
import styles from './walk-node.module.css';
import { WalkOverride } from './walk-override';
import { WalkWaiting } from './walk-waiting';

/** What is answered now: the current node, or an earlier stop that is changed. */
export interface Asked {
  key: string;
  kind: WalkNode['kind'];
  title: string;
  choices: readonly WalkChoice[];
  fields: WalkNode['fields'];
  /** Of an earlier stop: what was given there. */
  given: { choice: string | null; values: readonly GivenValue[] } | null;
}

export interface AnswerGiven {
  choice?: string;
  values?: GivenValue[];
  branch?: 'SUCCESS' | 'FAILURE' | 'TIMEOUT';
}

interface WalkNodeProps {
  walk: Walk;
  node: WalkNode;
  asked: Asked;
  state: WalkState;
  shares: ReadonlyMap<string, number>;
  active: number;
  article: { open: () => void; isOpen: boolean };
  /** Whether this person may answer now. */
  canAnswer: boolean;
  onActive: (index: number) => void;
  onShown: (choices: readonly WalkChoice[]) => void;
  onAnswer: (given: AnswerGiven, words: string) => void;
  /** Sends the last act again, with a reason for the checks that were left out. */
  onOverride: (reason: string) => void;
  onCopy: () => void;
}

/** Where the walk stands: what to ask or do, what to say aloud, help, and what can be answered. */
export function WalkNodePanel(props: WalkNodeProps) {
  const { walk, node, asked, state, article, canAnswer, onOverride, onCopy } = props;
  const { t } = useTranslation('walks');
  const lang = toLanguage(walk.locale);
  const isChanging = asked.given !== null;
  const isLeftOut = state.refused?.refusals.some(({ code }) => code === 'RETURN_WITHOUT_CHECK') ?? false;
  return (
    <section className={styles['node']} aria-label={t('node.label')}>
      <p className={styles['kicker']}>
        <Tag tone="vio">
          {t(`kinds.${asked.kind}`)}
          {node.depth > 0 && !isChanging && ` · ${node.treeTitle}`}
        </Tag>
        {!isChanging && <ArticleRef node={node} article={article} />}
      </p>
      <h3 className={styles['title']} lang={lang}>
        {node.isHidden && !isChanging ? t('node.hiddenTree') : asked.title}
      </h3>
      {!isChanging && node.say !== null && node.say !== '' && (
        <div className={styles['say']}>
          <p className={styles['sayHead']}>
            <MessageSquareQuote size={14} strokeWidth={1.8} aria-hidden="true" />
            <span>{t('node.say')}</span>
            <button type="button" className={styles['copy']} onClick={onCopy}>
              <KeyCap>C</KeyCap> {t('node.copy')}
            </button>
          </p>
          <p className={styles['sayText']} lang={lang}>
            {node.say}
          </p>
        </div>
      )}
      {!isChanging && node.bodyHtml !== null && node.bodyHtml !== '' && (
        <ArticleHtml html={node.bodyHtml} lang={lang} size="small" />
      )}
      {walk.waiting && !isChanging && <WalkWaiting waiting={walk.waiting} />}
      {isLeftOut || (node.missingChecks.length > 0 && !isChanging) ? (
        <WalkOverride
          checks={node.missingChecks}
          message={state.refused?.refusals[0]?.message ?? null}
          canOverride={walk.viewerCanOverrideChecks}
          isBusy={state.sending !== null}
          onOverride={onOverride}
        />
      ) : (
        state.refused && (
          <Refusals refusals={otherThan(state.refused.refusals, asked.fields)} failure={state.refused.error} />
        )
      )}
      {canAnswer && <AnswerPart {...props} />}
    </section>
  );
}

function ArticleRef({ node, article }: Pick<WalkNodeProps, 'node' | 'article'>) {
  const { t } = useTranslation('walks');
  if (!node.article) return null;
  const { code, anchor, article: seen } = node.article;
  if (!seen) return <span className={styles['quiet']}>{t('node.hiddenArticle')}</span>;
  return (
    <span className={styles['quiet']}>
      {t('node.article')} <CodeLabel>{code ?? seen.code}</CodeLabel> {anchor}
      {!article.isOpen && (
        <Button
          size="small"
          variant="quiet"
          keyCap="O"
          icon={<FileText size={13} strokeWidth={1.8} aria-hidden="true" />}
          onClick={article.open}
        >
          {t('node.openArticle')}
        </Button>
      )}
    </span>
  );
}

/** What is given at this kind of node. */
function AnswerPart({ walk, node, asked, state, shares, active, onActive, onShown, onAnswer }: WalkNodeProps) {
  const { t } = useTranslation('walks');
  const isBusy = state.sending !== null || state.queued !== null;
  switch (asked.kind) {
    case 'QUESTION':
      return (
        <WalkChoices
          key={asked.key}
          choices={asked.choices}
          shares={shares}
          chosen={asked.given?.choice ?? null}
          active={active}
          isBusy={isBusy}
          onActive={onActive}
          onShown={onShown}
          onChoose={({ key, label }) => onAnswer({ choice: key }, label)}
        />
      );
    case 'INPUT':
      return (
        <WalkFields
          key={asked.key}
          fields={asked.fields}
          {...(asked.given ? { given: asked.given.values } : {})}
          refusals={state.refused?.refusals ?? []}
          isBusy={isBusy}
          submit={t('node.submit')}
          onSubmit={(values) => onAnswer({ values }, values.map(({ value }) => value).join(' '))}
        />
      );
    case 'ACTION':
      if (!walk.isPreview || walk.waiting) return null;
      return (
        <WalkChoices
          key={asked.key}
          choices={(['SUCCESS', 'FAILURE', 'TIMEOUT'] as const).map((branch, index) => ({
            key: branch,
            label: t(`branches.${branch}`),
            hint: null,
            number: index + 1,
          }))}
          shares={shares}
          active={active}
          isBusy={isBusy}
          onActive={onActive}
          onShown={onShown}
          onChoose={({ key, label }) => onAnswer({ branch: key as 'SUCCESS' | 'FAILURE' | 'TIMEOUT' }, label)}
        />
      );
    case 'OUTCOME':
    case 'LOGIC':
      return null;
    case 'INFO':
    case 'ARTICLE':
    case 'SUBTREE':
      return (
        <div className={styles['next']}>
          <Button
            variant="primary"
            size="large"
            keyCap="↵"
            busy={state.sending !== null}
            disabled={isBusy}
            onClick={() => onAnswer({}, '')}
          >
            {t(node.kind === 'ARTICLE' ? 'node.read' : 'node.next')}
          </Button>
        </div>
      );
  }
}

/** Told above the node: that an answer waits for the connection, or that the walk went on elsewhere. */
export function WalkNotices({ state, onDrop }: { state: WalkState; onDrop: () => void }) {
  const { t } = useTranslation('walks');
  const { queued, walk, isBehind } = state;
  return (
    <>
      {queued && (
        <Notice
          kind="offline"
          title={t('queued.title', { step: queued.stops + 1 })}
          actions={
            <Button size="small" variant="quiet" onClick={onDrop}>
              {t('queued.drop')}
            </Button>
          }
        >
          {queued.words === '' ? t('queued.other') : t('queued.text', { answer: queued.words })}
        </Notice>
      )}
      {isBehind && walk && (
        <Notice kind="conflict" title={t('behind.title', { step: walk.path.length + (walk.endedAt === null ? 1 : 0) })}>
          {t('behind.text')}
        </Notice>
      )}
    </>
  );
}
