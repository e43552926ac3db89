import { useState } from 'react';
import { type CombinedError, useClient, useQuery } from 'urql';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Dialog } from '../../../components/dialog';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Tag, type Tone } from '../../../components/tag';
import { TextInput } from '../../../components/text-input';
import {
  ArticleAtMomentDocument,
  type ArticleAtMomentQuery,
  type MomentInput,
  SiteOfViewerDocument,
} from '../../../gql/knowledge/graphql';
import { wallClock } from '../../../lib/wall-clock';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './moment-dialog.module.css';

type AsOf = NonNullable<ArticleAtMomentQuery['articleAsOf']>;

const TONES = {
  VALID: 'good',
  NOT_YET_VALID: 'info',
  NO_LONGER_VALID: 'warn',
  ARCHIVED: 'plain',
  NONE: 'outline',
} as const satisfies Record<AsOf['standing'], Tone>;

const DAY_MS = 86_400_000;
const QUICK = [
  { key: 'yesterday', days: 1 },
  { key: 'lastWeek', days: 7 },
  { key: 'lastMonth', days: 30 },
] as const;

interface MomentDialogProps {
  id: string;
  onRead: (number: number) => void;
  onClose: () => void;
}

/** Finds what an article said at a moment, by the clock of the viewer's site. */
export function MomentDialog({ id, onRead, onClose }: MomentDialogProps) {
  const { t, common, text } = useWords();
  const client = useClient();
  const [{ data: known }] = useQuery({ query: SiteOfViewerDocument });
  const site = known?.viewer?.user?.site ?? null;
  const zone = site?.timeZone;
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? wallClock(new Date(), zone);
  const [found, setFound] = useState<{ value: string; asOf: AsOf | null } | null>(null);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isFuture = value > wallClock(new Date(), zone);
  const answer = found?.value === value ? found.asOf : undefined;
  const number = answer?.version?.number ?? null;

  const ask = async (): Promise<void> => {
    if (isBusy || isFuture || value === '') return;
    setBusy(true);
    setFailure(null);
    const at: MomentInput = site
      ? { instant: null, local: value.slice(0, 16), siteId: site.id }
      : { instant: new Date(value).toISOString(), local: null, siteId: null };
    const reply = await client
      .query(ArticleAtMomentDocument, { id, at }, { requestPolicy: 'network-only' })
      .toPromise();
    setBusy(false);
    if (reply.error && !reply.data) setFailure(reply.error);
    else setFound({ value, asOf: reply.data?.articleAsOf ?? null });
  };
  const go = (): void => {
    if (number === null) void ask();
    else onRead(number);
  };
  useSubmitKey(go, { overlay: true });

  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t('moment.title')}
      description={t('moment.text')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button
            variant="primary"
            keyCap="Ctrl ↵"
            busy={isBusy}
            disabled={isFuture || value === '' || (answer !== undefined && number === null)}
            onClick={go}
          >
            {number === null ? t('moment.look') : t('moment.read', { number })}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Field
          label={t('moment.at')}
          hint={site ? t('moment.zone', { site: text(site.name), zone: site.timeZone }) : t('moment.ownZone')}
          error={isFuture ? t('moment.future') : null}
        >
          <TextInput
            type="datetime-local"
            value={value}
            max={wallClock(new Date(), zone)}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
        <div className={styles['quick']}>
          {QUICK.map(({ key, days }) => (
            <Button
              key={key}
              size="small"
              onClick={() => setTyped(wallClock(new Date(Date.now() - days * DAY_MS), zone))}
            >
              {t(`moment.quick.${key}`)}
            </Button>
          ))}
        </div>
        {failure && <ErrorState error={failure} onRetry={() => void ask()} />}
        <div aria-live="polite">
          {answer !== undefined && (
            <p className={styles['answer']}>
              <Tag tone={TONES[answer?.standing ?? 'NONE']}>{t(`moment.standing.${answer?.standing ?? 'NONE'}`)}</Tag>
              {answer?.version ? (
                <span>
                  <strong>{t('versions.numbered', { number: answer.version.number })}</strong> {t('moment.publishedAt')}{' '}
                  <DateTime at={answer.version.publishedAt} as="moment" />
                  {answer.version.note && <span className={styles['note']}>{answer.version.note}</span>}
                </span>
              ) : (
                <span>{t(answer?.standing === 'ARCHIVED' ? 'moment.wasArchived' : 'moment.wasNone')}</span>
              )}
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
