import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Tag, type Tone } from '../../../components/tag';
import { TextInput } from '../../../components/text-input';
import {
  type TreeHeadFragment,
  type TreeKeepingFragment,
  TreeSetVerificationIntervalDocument,
  TreeVerifyDocument,
  type VerificationState,
} from '../../../gql/trees/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ActDialog } from '../../../components/act-dialog';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { OwnerDialog } from './owner-dialog';

const TONES: Record<VerificationState, Tone> = { CURRENT: 'good', DUE_SOON: 'warn', OVERDUE: 'bad', NONE: 'outline' };
const MOST = 1_095;

export function DueTag({ state }: { state: VerificationState }) {
  const { t } = useWords();
  return <Tag tone={TONES[state]}>{t(`keeping.states.${state}`)}</Tag>;
}

interface KeptTree {
  id: string;
  code: string;
  revision: number;
}

/** Says that a tree is still right; the server counts the next due day from now. */
export function VerifyDialog({ tree, onClose }: { tree: KeptTree; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(TreeVerifyDocument, (payload) => payload.treeVerify);
  return (
    <ActDialog
      title={t('keeping.verifyTitle', { code: tree.code })}
      description={t('keeping.verifyText')}
      submit={t('keeping.verifySubmit')}
      reason={{ label: t('keeping.verifyNote'), missing: null, most: 500 }}
      change={change}
      onSubmit={async (note) => {
        const input = { expectedVersion: tree.revision, ...(note === '' ? {} : { note }) };
        const outcome = await change.run({ id: tree.id, input });
        if (outcome.kind === 'done') showToast({ tone: 'good', text: t('keeping.verifyDone', { code: tree.code }) });
        return outcome.kind === 'done';
      }}
      onClose={onClose}
    />
  );
}

/** How often a tree is to be checked: as its category says, or by an interval of its own. */
function IntervalDialog({ tree, own, onClose }: { tree: KeptTree; own: number | null; onClose: () => void }) {
  const { t } = useWords();
  const [way, setWay] = useState<'category' | 'own'>(own === null ? 'category' : 'own');
  const [typed, setTyped] = useState(String(own ?? 90));
  const change = useChange(TreeSetVerificationIntervalDocument, (payload) => payload.treeSetVerificationInterval);
  const days = Number(typed);
  const isDays = Number.isInteger(days) && days >= 1 && days <= MOST;
  return (
    <ActDialog
      title={t('keeping.intervalTitle', { code: tree.code })}
      description={t('keeping.intervalText')}
      submit={t('keeping.intervalSubmit')}
      change={change}
      onSubmit={async () => {
        if (way === 'own' && !isDays) return false;
        const input = { expectedVersion: tree.revision, everyDays: way === 'own' ? days : null };
        const outcome = await change.run({ id: tree.id, input });
        if (outcome.kind === 'done') showToast({ tone: 'good', text: t('keeping.intervalDone', { code: tree.code }) });
        return outcome.kind === 'done';
      }}
      onClose={onClose}
    >
      <Segmented
        label={t('keeping.interval')}
        value={way}
        items={(['category', 'own'] as const).map((value) => ({ value, label: t(`keeping.ways.${value}`) }))}
        onChange={setWay}
      />
      {way === 'own' && (
        <Field
          label={t('keeping.days')}
          error={refusalOf(change.refusals, 'everyDays') ?? (isDays ? null : t('keeping.daysRange', { most: MOST }))}
        >
          <TextInput inputMode="numeric" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        </Field>
      )}
    </ActDialog>
  );
}

type Open = 'owner' | 'verify' | 'interval' | null;

interface KeepingCardProps {
  tree: Pick<TreeHeadFragment, 'code' | 'version' | 'viewerCanVerify' | 'viewerCanChangeOwner'> & TreeKeepingFragment;
}

/** Who answers for a tree, whether it is still right and until when; and what this person may do about it. */
export function KeepingCard({ tree }: KeepingCardProps) {
  const { t, text, person } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const { verification, owner, ownerTeam } = tree;
  const close = (): void => setOpen(null);
  const mayVerify = tree.viewerCanVerify && tree.version !== null;
  return (
    <section>
      <h2>{t('keeping.title')}</h2>
      <dl>
        <dt>{t('keeping.owner')}</dt>
        <dd>
          {owner ? person(owner) : ownerTeam ? text(ownerTeam.name) : t('keeping.nobodyOwns')}
          {owner && ownerTeam && (
            <p className={styles['quiet']}>{t('keeping.behind', { team: text(ownerTeam.name) })}</p>
          )}
        </dd>
        <dt>{t('keeping.due')}</dt>
        <dd>
          {verification ? (
            <span className={styles['row']}>
              <DueTag state={verification.state} />
              {verification.state !== 'NONE' && verification.dueAt !== null && (
                <DateTime at={verification.dueAt} as="day" />
              )}
            </span>
          ) : (
            '—'
          )}
        </dd>
        <dt>{t('keeping.last')}</dt>
        <dd>
          {verification && verification.verifiedAt !== null ? (
            <>
              <DateTime at={verification.verifiedAt} as="day" />{' '}
              {verification.verifiedBy && person(verification.verifiedBy)}
            </>
          ) : (
            '—'
          )}
        </dd>
        <dt>{t('keeping.interval')}</dt>
        <dd>
          {verification && verification.everyDays !== null
            ? t(verification.ownEveryDays === null ? 'keeping.everyAsCategory' : 'keeping.every', {
                count: verification.everyDays,
              })
            : t('keeping.never')}
        </dd>
      </dl>
      <p className={styles['row']} style={{ marginTop: 8 }}>
        {mayVerify && (
          <Button
            size="small"
            keyCap="C"
            icon={<BadgeCheck size={14} strokeWidth={1.8} aria-hidden="true" />}
            onClick={() => setOpen('verify')}
          >
            {t('keeping.verify')}
          </Button>
        )}
        {tree.viewerCanChangeOwner && (
          <>
            <Button size="small" onClick={() => setOpen('owner')}>
              {t('keeping.changeOwner')}
            </Button>
            <Button size="small" onClick={() => setOpen('interval')}>
              {t('keeping.changeInterval')}
            </Button>
          </>
        )}
      </p>
      {open === 'owner' && <OwnerDialog tree={tree} onClose={close} />}
      {open === 'verify' && <VerifyDialog tree={tree} onClose={close} />}
      {open === 'interval' && <IntervalDialog tree={tree} own={verification?.ownEveryDays ?? null} onClose={close} />}
    </section>
  );
}
