import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { TopBar } from '../../../components/top-bar';
import { type Place, VersionColumns, type VersionItem } from '../../../components/version-columns';
import {
  CardDifferenceDocument,
  CardDocument,
  CardDraftContentDocument,
  CardVersionContentDocument,
  CardVersionsDocument,
} from '../../../gql/scorecards/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useHints } from '../../../lib/use-hints';
import { usePages } from '../../../lib/use-pages';
import { useCardsPath, useSeesDrafts } from '../shared/use-cards';
import { useWords } from '../shared/words';
import { CardBar } from './card-bar';
import styles from './card.module.css';
import { DifferenceView } from './difference-view';
import { FormView } from './form-view';

const PAGE = 50;
type Layout = 'form' | 'difference';

const placeOf = (raw: unknown): Place | null =>
  raw === 'draft' ? 'draft' : typeof raw === 'number' && Number.isInteger(raw) && raw > 0 ? raw : null;

/** A scorecard: the version in use, the working copy and every version before, and what differs between any two. */
export function CardPage({ id }: { id: string }) {
  const { t, common, person, text } = useWords();
  const { go, search } = useCardsPath();
  const seesDrafts = useSeesDrafts();
  const [layout, setLayout] = useState<Layout>('form');
  const [{ data, error, fetching }, ask] = useQuery({
    query: CardDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const card = data?.scorecard ?? null;
  const draft = seesDrafts ? (card?.draft ?? null) : null;
  const list = usePages(CardVersionsDocument, { id, first: PAGE }, (answer) => answer.scorecard?.versions);
  const { rows } = list;
  const places: Place[] = [...(draft ? (['draft'] as const) : []), ...rows.map(({ version }) => version)];
  const shown = placeOf(search['version']) ?? card?.version ?? places[0] ?? null;
  const here = shown === null ? -1 : places.indexOf(shown);
  const base = placeOf(search['base']) ?? (here < 0 ? null : (places[here + 1] ?? null));
  const current = rows.find(({ version }) => version === shown) ?? null;

  const [version, askVersion] = useQuery({
    query: CardVersionContentDocument,
    variables: { id: current?.id ?? '' },
    pause: current === null,
  });
  const [working, askWorking] = useQuery({
    query: CardDraftContentDocument,
    variables: { id },
    pause: shown !== 'draft' || !seesDrafts,
    requestPolicy: 'cache-and-network',
  });
  const content = shown === 'draft' ? working.data?.scorecard?.draft?.content : version.data?.scorecardVersion?.content;
  const contentError = shown === 'draft' ? working.error : version.error;

  const isPaused = layout !== 'difference' || typeof base !== 'number' || shown === null || shown === base;
  const [compared, askCompared] = useQuery({
    query: CardDifferenceDocument,
    variables: { id, from: typeof base === 'number' ? base : 0, to: shown === 'draft' ? null : shown },
    pause: isPaused,
    requestPolicy: 'cache-and-network',
  });
  const difference = isPaused ? null : (compared.data?.scorecardDifference ?? null);

  const put = (place: Place | null, from: Place | null): void =>
    go(
      id,
      { ...(place === null ? {} : { version: place }), ...(from === null ? {} : { base: from }) },
      { replace: true },
    );
  const chosenBase = placeOf(search['base']);
  const show = (place: Place): void => put(place, chosenBase === place ? null : chosenBase);
  const move = (step: number) => (): void => {
    const next = places[Math.max(0, Math.min(places.length - 1, here + step))];
    if (next !== undefined) show(next);
  };
  const toLayout = (next: Layout): void => {
    setLayout(next);
    // The only version has nothing before it: what is built is compared with it.
    if (next === 'difference' && base === null && draft && shown !== 'draft') put('draft', shown);
  };
  const turn = (): void => toLayout(layout === 'form' ? 'difference' : 'form');
  const back = (): void => go('');
  const edit = card?.viewerCanEdit ? (): void => go(`${id}/edit`) : undefined;
  useHotkeys({ j: move(1), k: move(-1), d: turn, e: edit, Escape: back });
  const hints = useHints(t('card.versions'), [
    { keys: 'J K', label: t('card.move') },
    { keys: 'D', label: t('card.turn'), run: turn },
    ...(edit ? [{ keys: 'E', label: t('card.edit'), run: edit }] : []),
    { keys: 'Esc', label: t('card.toList'), run: back },
  ]);
  useEffect(() => {
    if (card) document.title = t('card.pageTitle', { code: card.code, title: text(card.title) });
  }, [card, t, text]);

  const nameOf = (place: Place): string =>
    place === 'draft' ? t('card.draftNumbered', { number: draft?.number ?? 1 }) : t('card.version', { version: place });
  const items: VersionItem[] = [
    ...(draft
      ? [
          {
            place: 'draft' as const,
            title: nameOf('draft'),
            tags: <Tag tone="info">{t('card.working')}</Tag>,
            at: draft.updatedAt,
            note: draft.note,
            by: person(draft.author),
          },
        ]
      : []),
    ...rows.map((row) => ({
      place: row.version,
      title: nameOf(row.version),
      tags:
        card?.state === 'ACTIVE' && row.version === card.version ? (
          <Tag tone="good">{t('states.ACTIVE')}</Tag>
        ) : undefined,
      at: row.activatedAt,
      note: row.note,
      by: person(row.activatedBy),
    })),
  ];
  return (
    <Page
      top={<TopBar title={common('desks.QUALITY')} subtitle={t('list.title')} />}
      bottom={<HintBar hints={hints} />}
    >
      {card && <CardBar card={card} shown={shown} />}
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={card !== null} />
      )}
      {!card && !error && (fetching ? <Skeleton rows={6} /> : <Forbidden />)}
      {card && list.error && <ErrorState error={list.error} onRetry={list.reload} keepsOld={rows.length > 0} />}
      {card && !list.isReady && !list.error && <Skeleton rows={6} />}
      {card && list.isReady && shown !== null && (
        <VersionColumns
          items={items}
          pages={{
            shown: rows.length,
            total: list.total,
            hasMore: list.hasMore,
            busy: list.isLoading,
            onMore: list.more,
          }}
          words={{
            list: t('card.versions'),
            base: t('card.base'),
            setBase: t('card.setBase'),
            noNote: t('card.noNote'),
          }}
          shown={shown}
          base={layout === 'difference' ? base : null}
          onShow={show}
          onBase={(place) => {
            setLayout('difference');
            put(shown, place);
          }}
        >
          <div className={styles['body']}>
            <div className={styles['tools']}>
              <strong>
                {layout === 'difference' && base !== null
                  ? t('card.against', { from: nameOf(base), to: nameOf(shown) })
                  : nameOf(shown)}
              </strong>
              <Segmented<Layout>
                label={t('card.layout')}
                value={layout}
                items={[
                  { value: 'form', label: t('card.form') },
                  { value: 'difference', label: t('card.difference') },
                ]}
                onChange={toLayout}
              />
            </div>
            <div className={styles['scroll']} data-panel="" tabIndex={0} role="group" aria-label={nameOf(shown)}>
              {layout === 'form' && contentError && (
                <ErrorState
                  error={contentError}
                  onRetry={() => (shown === 'draft' ? askWorking : askVersion)({ requestPolicy: 'network-only' })}
                />
              )}
              {layout === 'form' && !content && !contentError && <Skeleton rows={6} />}
              {layout === 'form' && content && <FormView content={content} />}
              {layout === 'difference' && isPaused && (
                <Empty title={t('difference.onlyOne')}>{t('difference.onlyOneText')}</Empty>
              )}
              {compared.error && !isPaused && (
                <ErrorState error={compared.error} onRetry={() => askCompared({ requestPolicy: 'network-only' })} />
              )}
              {!isPaused && !difference && !compared.error && <Skeleton rows={6} shape="text" />}
              {difference && <DifferenceView difference={difference} />}
            </div>
          </div>
        </VersionColumns>
      )}
    </Page>
  );
}
