import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { DateTime } from '../../components/date-time';
import { Dialog } from '../../components/dialog';
import { ErrorState } from '../../components/error-state';
import { Skeleton } from '../../components/skeleton';
import { Tag } from '../../components/tag';
import { AgentVersionsDocument } from '../../gql/agent/graphql';
import { useHotkeys } from '../../lib/hotkeys';
import { useLanguage } from '../../lib/use-language';
import { AsOfField } from './as-of-field';
import type { OpenArticle } from './use-article';
import styles from './versions-dialog.module.css';

const VERSIONS_SHOWN = 50;

interface VersionsDialogProps {
  article: OpenArticle;
  /** The version on the screen. */
  reading: number | null;
  onClose: () => void;
  onRead: (number: number) => void;
}

/** The versions of an article, newest first; one can be read in place of the live one. */
export function VersionsDialog({ article, reading, onClose, onRead }: VersionsDialogProps) {
  const { t } = useTranslation('agent');
  const language = useLanguage();
  const [reply, reload] = useQuery({
    query: AgentVersionsDocument,
    variables: { id: article.id, first: VERSIONS_SHOWN },
    requestPolicy: 'cache-and-network',
  });
  const versions = useMemo(
    () => [...(reply.data?.article?.versions.nodes ?? [])].sort((one, other) => other.number - one.number),
    [reply.data],
  );
  const [at, setAt] = useState(0);
  const [isInField, setInField] = useState(false);
  const rows = useRef<(HTMLButtonElement | null)[]>([]);
  const count = versions.length;
  // The row that the arrows reached has the focus; a field that somebody types in keeps it.
  useEffect(() => {
    if (count > 0) rows.current[at]?.focus();
  }, [at, count]);
  useHotkeys(
    {
      ArrowDown: isInField ? undefined : () => setAt((index) => Math.min(count - 1, index + 1)),
      ArrowUp: isInField ? undefined : () => setAt((index) => Math.max(0, index - 1)),
      v: onClose,
    },
    { overlay: true },
  );
  return (
    <Dialog open onClose={onClose} title={t('versions.title')} description={article.title} kicker={article.code}>
      {!reply.data && !reply.error && <Skeleton rows={3} />}
      {reply.error && (
        <ErrorState
          error={reply.error}
          onRetry={() => reload({ requestPolicy: 'network-only' })}
          keepsOld={versions.length > 0}
        />
      )}
      <div onFocus={() => setInField(true)} onBlur={() => setInField(false)}>
        <AsOfField id={article.id} onRead={onRead} />
      </div>
      <ul className={styles['list']}>
        {versions.map((version, index) => (
          <li key={version.id}>
            <button
              type="button"
              ref={(button) => {
                rows.current[index] = button;
              }}
              className={styles['row']}
              aria-current={version.number === reading}
              onClick={() => onRead(version.number)}
            >
              <span className={styles['number']}>{t('versions.number', { number: version.number })}</span>
              <span className={styles['text']}>
                <span className={styles['note']}>{version.note ?? t('versions.noNote')}</span>
                <span className={styles['meta']}>
                  <DateTime at={version.publishedAt} as="moment" />{' '}
                  {version.publishedBy &&
                    ((language === 'en' && version.publishedBy.nameEn) || version.publishedBy.name)}
                </span>
              </span>
              {version.isLive && <Tag tone="good">{t('versions.live')}</Tag>}
              {version.number === reading && <Tag tone="brand">{t('versions.reading')}</Tag>}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
