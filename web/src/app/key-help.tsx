import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog';
import { KeyCap } from '../components/key-cap';
import { pageKeysStore } from '../lib/page-keys';
import { useStore } from '../lib/store';
import { usePerson } from '../lib/use-person';
import styles from './key-help.module.css';
import { isTold } from './notices/notice-store';
import { desksOf } from './start-page';

const GO_LABELS = {
  AGENT: 'keys.goAgent',
  KNOWLEDGE: 'keys.goKnowledge',
  TREES: 'keys.goTrees',
  QUALITY: 'keys.goQuality',
  MINE: 'keys.goMine',
  TEAM: 'keys.goTeam',
  ADMIN: 'keys.goAdmin',
} as const;

/** All keys that work where the person stands. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const person = usePerson();
  const page = useStore(pageKeysStore);
  const everywhere = [
    { keys: 'Ctrl K', label: t('keys.command') },
    { keys: '/', label: t('keys.search') },
    { keys: '?', label: t('keys.all') },
    { keys: 'Esc', label: t('keys.back') },
    { keys: 'F6', label: t('keys.nextPanel') },
    ...(!isTold(person) ? [] : [{ keys: 'G N', label: t('shell.notices') }]),
    ...desksOf(person).map(({ desk, goKey }) => ({ keys: `G ${goKey.toUpperCase()}`, label: t(GO_LABELS[desk]) })),
  ];
  const groups = [...(page ? [page] : []), { title: t('keys.everywhere'), keys: everywhere }];
  return (
    <Dialog open onClose={onClose} title={t('keys.title')} description={t('keys.note')}>
      <div className={styles['groups']} tabIndex={0}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className={styles['list']}>
              {group.keys.map((entry) => (
                <div key={entry.keys + entry.label} className={styles['row']}>
                  <dt>{entry.label}</dt>
                  <dd>
                    {entry.keys.split(' ').map((cap) => (
                      <KeyCap key={cap} isRead>
                        {cap}
                      </KeyCap>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
