import { Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Toasts } from '../components/toasts';
import { useHotkeys } from '../lib/hotkeys';
import { lazyPart } from '../lib/lazy-part';
import { overlayStore } from '../lib/overlay';
import { useStore } from '../lib/store';
import { usePerson } from '../lib/use-person';
import { isTold, noticePanelStore } from './notices/notice-store';
import { useNotices } from './notices/use-notices';
import { focusNextPanel } from './panels';
import { Rail } from './rail';
import styles from './shell.module.css';
import { desksOf } from './start-page';

const CommandPalette = lazyPart(async () => (await import('./command-palette')).CommandPalette);
const NoticePanel = lazyPart(async () => (await import('../desks/notices/notice-panel')).NoticePanel);
const KeyHelp = lazyPart(async () => (await import('./key-help')).KeyHelp);

/** After `G`: the notices. */
const NOTICE_KEY = 'n';
/** After `G`, this long is allowed for the letter. */
const GO_MS = 1_500;

/** What surrounds every desk: rail, keys that work everywhere, help, passing messages. */
export function Shell() {
  const { t } = useTranslation();
  const person = usePerson();
  const navigate = useNavigate();
  const overlay = useStore(overlayStore);
  const setOverlay = overlayStore.set;
  const goUntil = useRef(0);
  const isNoticePanelShown = useStore(noticePanelStore);
  useNotices();

  useHotkeys({
    '?': () => setOverlay('help'),
    'Ctrl+k': () => setOverlay('command'),
    F6: () => focusNextPanel(1),
    'Shift+F6': () => focusNextPanel(-1),
    g: () => {
      goUntil.current = Date.now() + GO_MS;
    },
  });
  useGoKeys(goUntil, (letter) => {
    if (letter === NOTICE_KEY && isTold(person)) {
      noticePanelStore.set(true);
      return true;
    }
    const desk = desksOf(person).find(({ goKey }) => goKey === letter);
    if (desk) void navigate({ to: desk.path });
    return desk !== undefined;
  });

  return (
    <div className={styles['app']}>
      <a className={styles['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <Rail />
      <Outlet />
      <Toasts />
      <Suspense fallback={null}>
        {isNoticePanelShown && <NoticePanel onClose={() => noticePanelStore.set(false)} />}
        {overlay === 'help' && <KeyHelp onClose={() => setOverlay(null)} />}
        {overlay === 'command' && <CommandPalette onClose={() => setOverlay(null)} onHelp={() => setOverlay('help')} />}
      </Suspense>
    </div>
  );
}

/** The letter after `G` is taken before the page sees it. */
function useGoKeys(until: { current: number }, go: (letter: string) => boolean): void {
  const current = useRef(go);
  current.current = go;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (Date.now() > until.current || event.isComposing || event.key.length !== 1) return;
      until.current = 0;
      if (event.ctrlKey || event.metaKey || event.altKey || !current.current(event.key.toLowerCase())) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [until]);
}
