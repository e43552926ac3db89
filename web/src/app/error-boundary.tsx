import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TriangleAlert } from 'lucide-react';
import { Button } from '../components/button';
import { Empty } from '../components/empty';

function Crash() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Empty
        icon={TriangleAlert}
        title={t('shell.crashTitle')}
        actions={
          <Button variant="primary" onClick={() => location.reload()}>
            {t('shell.reload')}
          </Button>
        }
      >
        {t('shell.crashText')}
      </Empty>
    </div>
  );
}

/** The last hold: a fault in drawing shows a page that says so, instead of nothing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Crash /> : this.props.children;
  }
}
