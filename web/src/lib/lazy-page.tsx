import { RefreshCw } from 'lucide-react';
import { type ComponentType, lazy, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { TopBar } from '../components/top-bar';

/** What stands in for a page whose script could not be fetched: the shell stays, and it can be tried again. */
function Away({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Page top={<TopBar title="" />}>
      <Notice
        kind="offline"
        title={t('states.offlineTitle')}
        actions={
          <Button size="small" icon={<RefreshCw size={13} aria-hidden="true" />} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        }
      >
        {t('states.offlineText')}
      </Notice>
    </Page>
  );
}

/** A page in a script of its own. Without a connection it says so and can be tried again; it does not bring the console down. */
export function lazyPage<Part extends (props: never) => ReactNode>(load: () => Promise<{ default: Part }>): Part {
  const fetched = (): ComponentType<Record<string, unknown>> =>
    lazy(async (): Promise<{ default: ComponentType }> => {
      try {
        const { default: Whole } = await load();
        return { default: Whole as unknown as ComponentType };
      } catch {
        return { default: LazyAway };
      }
    });
  // Kept outside of the component: what suspends before it was ever shown keeps nothing of its own.
  let Loaded = fetched();
  const retries = new Set<() => void>();
  function LazyAway() {
    return (
      <Away
        onRetry={() => {
          Loaded = fetched();
          for (const retry of retries) retry();
        }}
      />
    );
  }
  function LazyPage(props: object) {
    const [, setAttempt] = useState(0);
    useEffect(() => {
      const retry = (): void => setAttempt((count) => count + 1);
      retries.add(retry);
      return () => void retries.delete(retry);
    }, []);
    const Shown = Loaded;
    return <Shown {...props} />;
  }
  // It has the properties of the page that it loads.
  return LazyPage as unknown as Part;
}
