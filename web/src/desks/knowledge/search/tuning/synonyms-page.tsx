import { useEffect, useState } from 'react';
import { Card } from '../../../../components/card';
import { ErrorState } from '../../../../components/error-state';
import { Skeleton } from '../../../../components/skeleton';
import type { Locale } from '../../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../../lib/hotkeys';
import { LOCALES } from '../../articles/article-filters';
import { DeskPage } from '../../shared/desk-page';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { useSearchWords } from '../words';
import { DraftBar } from './draft-bar';
import { LearningCard } from './learning-card';
import type { SynonymRow } from './lists';
import { Preview } from './preview';
import { PublishDialog } from './publish-dialog';
import { SynonymDialog } from './synonym-dialog';
import { SynonymTable } from './synonym-table';
import styles from './synonyms-page.module.css';
import { TuningBar } from './tuning-bar';
import { useEdit, useSettings } from './use-settings';
import { WordLists } from './word-lists';

const textOf = (raw: unknown): string | null =>
  typeof raw === 'string' && raw !== '' ? raw : typeof raw === 'number' ? String(raw) : null;

/** An open dialog: a row that is changed, or a new one, perhaps with a first word. */
interface Editing {
  old: SynonymRow | null;
  word: string;
  locale: Locale;
}

/** How the search understands words: prepared here, tried on real queries, then made live. */
export function SynonymsPage() {
  const { s, t, language } = useSearchWords();
  const { search, go } = useKnowledgePath();
  const { state, error, adopt, reload } = useSettings();
  const { edit, busy, refusals, failure, reset } = useEdit(state, adopt);
  const settings = state?.settings ?? null;
  const wanted = textOf(search['word']);
  const wantedLocale = LOCALES.find((one) => one === search['locale']) ?? (language === 'en' ? 'EN' : 'ZH_CN');
  const [editing, setEditing] = useState<Editing | null>(
    wanted === null ? null : { old: null, word: wanted, locale: wantedLocale },
  );
  const [isPublishing, setPublishing] = useState(false);
  // Which state of the draft is to be tried; null before it is asked for.
  const [tried, setTried] = useState<number | null>(null);
  useEffect(() => {
    document.title = t('tabs.tuning');
  }, [t]);

  const add = (): void => {
    reset();
    setEditing({ old: null, word: '', locale: wantedLocale });
  };
  const hasDraft = settings?.draft != null;
  const isOnTheWay = settings?.goingLive != null && settings.goingLive.fault === null;
  const preview = settings && hasDraft ? () => setTried(settings.revision) : undefined;
  const publish = hasDraft && !isOnTheWay ? () => setPublishing(true) : undefined;
  useHotkeys({ a: state?.isReady ? add : undefined, p: preview });
  const close = (): void => {
    setEditing(null);
    if (wanted !== null) go('tuning', {}, { replace: true });
  };
  return (
    <DeskPage
      tab="tuning"
      hints={[
        { keys: 'A', label: s('tuning.addSynonym'), run: state?.isReady ? add : undefined },
        { keys: 'P', label: s('preview.run'), run: preview },
      ]}
    >
      <TuningBar view="words" />
      {error && <ErrorState error={error} onRetry={reload} keepsOld={settings !== null} />}
      {!settings && !error && (
        <Card>
          <Skeleton rows={6} />
        </Card>
      )}
      {state && settings && (
        <>
          <DraftBar state={state} adopt={adopt} onPreview={preview} onPublish={publish} />
          {tried !== null && hasDraft && (
            <Preview
              key={tried}
              isCurrent={tried === settings.revision}
              onAgain={() => setTried(settings.revision)}
              onClose={() => setTried(null)}
            />
          )}
          <div className={styles['columns']}>
            <SynonymTable
              rows={state.prepared.synonyms}
              isReady={state.isReady}
              onAdd={add}
              onEdit={(old) => {
                reset();
                setEditing({ old, word: '', locale: old.locale });
              }}
            />
            <div className={styles['side']}>
              <WordLists state={state} adopt={adopt} />
              <LearningCard state={state} adopt={adopt} />
            </div>
          </div>
        </>
      )}
      {state?.isReady === true && editing && (
        <SynonymDialog {...editing} edit={edit} busy={busy} refusals={refusals} failure={failure} onClose={close} />
      )}
      {state && isPublishing && <PublishDialog state={state} adopt={adopt} onClose={() => setPublishing(false)} />}
    </DeskPage>
  );
}
