import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { TextArea } from '../../../components/text-area';
import { type WalkRowFragment, WalkJumpDocument, WalkResumeDocument } from '../../../gql/walks/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import type { WalkChoice } from '../../walks/act';
import type { AgentDeskState } from '../use-agent-desk';
import { useShownHints } from './use-shown-hints';
import { WalkChoices } from './walk-choices';
import styles from './walk-side.module.css';

const REASON_MAX = 500;

interface WalkGoingProps {
  desk: AgentDeskState;
  /** The walk of the same tree that is going on. */
  going: WalkRowFragment;
  /** The node that was asked for; null for the tree as a whole. */
  node: { key: string; title: string } | null;
  onResume: () => void;
  onJumped: () => void;
  onAnew: () => void;
}

/** A walk of this tree is going on: go on with it, jump in it with a reason, or begin another one. */
export function WalkGoing({ desk, going, node, onResume, onJumped, onAnew }: WalkGoingProps) {
  const { t } = useTranslation('walks');
  const client = useClient();
  const [active, setActive] = useState(0);
  const [isJumping, setJumping] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const jump = useChange(WalkJumpDocument, (data) => data.treeWalkJump);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isJumping) field.current?.focus();
  }, [isJumping]);
  const choices: WalkChoice[] = [
    {
      key: 'resume',
      label: t('jump.resume'),
      hint: t('jump.resumeHint', { step: going.path.length + 1, title: going.node?.title ?? '' }),
      number: 1,
    },
    ...(node ? [{ key: 'jump', label: t('jump.jump'), hint: t('jump.jumpHint'), number: 2 }] : []),
    { key: 'anew', label: t('jump.anew'), hint: t('jump.anewHint'), number: 3 },
  ];
  const choose = (choice: WalkChoice | undefined): void => {
    if (choice?.key === 'resume') onResume();
    if (choice?.key === 'jump') setJumping(true);
    if (choice?.key === 'anew') onAnew();
  };
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    setTried(true);
    if (!node || reason.trim() === '' || jump.busy) return;
    let { step } = going;
    if (going.state === 'PAUSED') {
      const resumed = await client
        .mutation(WalkResumeDocument, { input: { id: going.id, expectedStep: step } })
        .toPromise();
      step = resumed.data?.treeWalkResume.walk?.step ?? step;
    }
    const outcome = await jump.run({
      input: { id: going.id, expectedStep: step, nodeKey: node.key, reason: reason.trim() },
    });
    if (outcome.kind === 'done') onJumped();
  };
  const digits = Object.fromEntries(choices.map((choice, index) => [String(index + 1), () => choose(choice)]));
  useHotkeys({
    ...digits,
    ArrowDown: () => setActive(Math.min(choices.length - 1, active + 1)),
    ArrowUp: () => setActive(Math.max(0, active - 1)),
    Enter: () => choose(choices[active]),
  });
  useSubmitKey(() => void send(), { enabled: isJumping });
  useShownHints(
    desk,
    [
      { keys: `1–${choices.length}`, label: t('hints.choose') },
      { keys: 'Esc', label: t('hints.hide') },
    ],
    [],
  );
  return (
    <>
      <Notice kind="info" title={t('jump.title')}>
        {node && t('jump.text', { title: node.title })}
      </Notice>
      <WalkChoices
        choices={choices}
        shares={new Map()}
        active={active}
        isBusy={jump.busy}
        onActive={setActive}
        onChoose={choose}
        onShown={() => undefined}
      />
      {isJumping && (
        <form className={styles['form']} onSubmit={(event) => void send(event)}>
          <Refusals refusals={jump.refusals} failure={jump.failure} />
          <Field label={t('jump.reason')} error={isTried && reason.trim() === '' ? t('jump.missing') : null}>
            <TextArea
              ref={field}
              rows={2}
              maxLength={REASON_MAX}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" keyCap="Ctrl ↵" busy={jump.busy}>
            {t('jump.submit')}
          </Button>
        </form>
      )}
    </>
  );
}
