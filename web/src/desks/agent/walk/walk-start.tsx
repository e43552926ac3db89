import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CombinedError, useClient, useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Refusals } from '../../../components/refusals';
import { Skeleton } from '../../../components/skeleton';
import {
  WalkListDocument,
  type WalkRowFragment,
  WalkStartDocument,
  WalkTreeDocument,
} from '../../../gql/walks/graphql';
import { pickText, toLocaleName } from '../../../lib/languages';
import { newKey } from '../../../lib/new-key';
import type { Refusal } from '../../../lib/outcome';
import { useLanguage } from '../../../lib/use-language';
import type { AgentDeskState } from '../use-agent-desk';
import { PanelHead } from './panel-head';
import { useWalkKeys } from './use-walk-keys';
import styles from './walk-side.module.css';
import { WalkGoing } from './walk-going';

const FIRST = 20;

interface WalkStartProps {
  desk: AgentDeskState;
  code: string;
  nodeKey: string | undefined;
  onStarted: (id: string) => void;
  onHide: () => void;
}

const keyName = (code: string, nodeKey: string | undefined): string => `caregraph.walk-start.${code}.${nodeKey ?? ''}`;

/** One key for one wish to begin: a reload before the reply, or a second try, begins no second walk. */
function wishKey(code: string, nodeKey: string | undefined): string {
  const name = keyName(code, nodeKey);
  const key = sessionStorage.getItem(name) ?? newKey();
  sessionStorage.setItem(name, key);
  return key;
}

/** Begins a walk in a tree, at a node where one is named. If one of that tree is going on, asks first what is meant. */
export function WalkStart({ desk, code, nodeKey, onStarted, onHide }: WalkStartProps) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const client = useClient();
  const [{ data, error }, look] = useQuery({
    query: WalkTreeDocument,
    variables: { code, node: nodeKey ?? '', hasNode: nodeKey !== undefined },
    requestPolicy: 'network-only',
  });
  const [going, setGoing] = useState<WalkRowFragment | null>(null);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const isAsked = useRef(false);
  const tree = data?.treeByCode ?? null;
  useWalkKeys(desk.walkPanel, { anywhere: {}, inside: { Escape: onHide } });

  const begin = async (): Promise<void> => {
    setFailure(null);
    const reply = await client
      .mutation(WalkStartDocument, {
        input: {
          code,
          nodeKey,
          callReference: desk.call.store.get()?.reference ?? null,
          locale: toLocaleName(language),
          idempotencyKey: wishKey(code, nodeKey),
        },
      })
      .toPromise();
    const payload = reply.data?.treeWalkStart;
    if (!payload) setFailure(reply.error ?? null);
    else if (payload.walk) {
      sessionStorage.removeItem(keyName(code, nodeKey));
      onStarted(payload.walk.id);
    } else setRefusals(payload.userErrors);
  };
  const beginOrAsk = async (): Promise<void> => {
    const mine = await client
      .query(
        WalkListDocument,
        { scope: 'MINE', states: ['ACTIVE', 'PAUSED'], first: FIRST },
        { requestPolicy: 'network-only' },
      )
      .toPromise();
    const found = mine.data?.treeWalks.nodes.find((row) => row.treeCode === code);
    if (found) setGoing(found);
    else await begin();
  };
  useEffect(() => {
    if (!tree || isAsked.current) return;
    isAsked.current = true;
    void beginOrAsk();
  }, [tree]);

  const title = tree ? pickText(tree.title, language) : code;
  const isMissing = (data !== undefined && tree === null) || refusals.some((refusal) => refusal.code === 'NOT_FOUND');
  return (
    <>
      <PanelHead title={title} code={tree ? code : undefined} onHide={onHide} />
      <div className={styles['scroll']}>
        {isMissing && (
          <Empty title={t('start.missingTitle')} actions={<Button onClick={onHide}>{t('close')}</Button>}>
            {t('start.missingText')}
          </Empty>
        )}
        {!isMissing && <Refusals refusals={refusals} />}
        {error && <ErrorState error={error} onRetry={() => look({ requestPolicy: 'network-only' })} />}
        {failure && <ErrorState error={failure} onRetry={() => void begin()} />}
        {!isMissing && !error && !failure && !going && refusals.length === 0 && (
          <div role="status" aria-label={t('start.starting')}>
            <Skeleton rows={5} shape="text" />
          </div>
        )}
        {going && (
          <WalkGoing
            desk={desk}
            going={going}
            node={tree?.node ? { key: tree.node.key, title: pickText(tree.node.title, language) } : null}
            onResume={() => onStarted(going.id)}
            onJumped={() => onStarted(going.id)}
            onAnew={() => {
              setGoing(null);
              void begin();
            }}
          />
        )}
      </div>
    </>
  );
}
