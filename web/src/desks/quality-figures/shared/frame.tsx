import { Download, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { TopBar } from '../../../components/top-bar';
import { FiguresChoicesDocument, type FiguresChoicesQuery } from '../../../gql/quality-figures/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useHints } from '../../../lib/use-hints';
import { DeskTabs } from '../../quality/shared/desk-tabs';
import styles from './figures.module.css';
import { FiguresBar } from './figures-bar';
import { type FiguresView, useFiguresPath, writeView } from './view';
import { useWords } from './words';

const MOST_CARDS = 100;

type Board = 'quality' | 'calls';

/** What the filters offer. */
export const useChoices = (): FiguresChoicesQuery | undefined =>
  useQuery({ query: FiguresChoicesDocument, variables: { cards: MOST_CARDS } })[0].data;

interface FrameProps {
  board: Board;
  view: FiguresView;
  choices: FiguresChoicesQuery | undefined;
  showsData: boolean;
  onShowsData: (showsData: boolean) => void;
  /** Gives what is shown as a file; null: there is nothing yet. */
  onExport: (() => void) | null;
  /** More buttons at the end of the filters. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The frame of both boards: filters, table or drawing, export. */
export function Frame({ board, view, choices, showsData, onShowsData, onExport, tools, children }: FrameProps) {
  const { t, common } = useWords();
  const { go } = useFiguresPath();
  const path = board === 'quality' ? '' : 'calls';
  const change = (next: Partial<FiguresView>): void => go(path, writeView({ ...view, ...next }), { replace: true });
  const turn = (to: Board): void => go(to === 'quality' ? '' : 'calls', writeView(view));
  const other = (): void => turn(board === 'quality' ? 'calls' : 'quality');
  const toggle = (): void => onShowsData(!showsData);
  useHotkeys({ d: toggle, x: onExport ?? undefined, b: other });
  const hints = useHints(t('desk.title'), [
    { keys: 'D', label: t(showsData ? 'frame.drawing' : 'frame.data'), run: toggle },
    { keys: 'B', label: t('frame.other'), run: other },
    { keys: 'X', label: t('frame.export'), run: onExport ?? undefined },
  ]);
  return (
    <Page
      top={
        <TopBar title={common('desks.QUALITY')} subtitle={t('desk.title')}>
          <Segmented<Board>
            label={t('frame.boards')}
            value={board}
            items={[
              { value: 'quality', label: t('frame.quality') },
              { value: 'calls', label: t('frame.calls') },
            ]}
            onChange={turn}
          />
        </TopBar>
      }
      bottom={<HintBar hints={hints} />}
    >
      <DeskTabs tab="figures" />
      <FiguresBar choices={choices} view={view} isOfQuality={board === 'quality'} onChange={change}>
        {tools}
        <Button
          icon={<Table2 size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="D"
          aria-pressed={showsData}
          onClick={toggle}
        >
          {t(showsData ? 'frame.drawing' : 'frame.data')}
        </Button>
        <Button
          icon={<Download size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="X"
          disabled={onExport === null}
          onClick={() => onExport?.()}
        >
          {t('frame.export')}
        </Button>
      </FiguresBar>
      <div className={styles['scroll']} data-panel="">
        {children}
      </div>
    </Page>
  );
}
