import { Notice } from '../../../components/notice';
import type { OwnStateFragment } from '../../../gql/mine/graphql';
import styles from '../../quality/evaluate/evaluate.module.css';
import { useWords } from '../shared/words';
import { ConsentActs } from './consent-acts';

/** Somebody asks to show this call as an example: why, and the answer. */
export function ConsentNotice({ own, onDone }: { own: OwnStateFragment; onDone: () => void }) {
  const { t } = useWords();
  return (
    <div className={styles['notices']}>
      <Notice kind="info" title={t('consent.asked')} actions={<ConsentActs evaluation={own} onDone={onDone} />}>
        {own.exemplaryReason} {t('consent.means')}
      </Notice>
    </div>
  );
}
