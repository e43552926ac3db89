import { useWords } from '../shared/words';
import type { KeptArticle } from './use-verification';
import styles from './verification.module.css';

/** Who answers for an article: the person with the team that takes over behind, or the team. */
export function OwnerName({ article }: { article: KeptArticle }) {
  const { t, person, text } = useWords();
  const { owner = null, ownerTeam = null } = article.verification ?? {};
  if (!owner && !ownerTeam) return <span className={styles['quiet']}>{t('verification.nobody')}</span>;
  return (
    <span className={styles['owner']}>
      <span>{owner ? person(owner) : text(ownerTeam?.name ?? { zhCN: '', en: '' })}</span>
      <span className={styles['quiet']}>
        {owner && ownerTeam ? t('verification.behind', { team: text(ownerTeam.name) }) : null}
        {!owner && t('verification.team')}
      </span>
    </span>
  );
}
