import { useNavigate } from '@tanstack/react-router';
import { Languages, LogOut, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NoticeBell } from '../app/notices/notice-bell';
import { personName, pickText } from '../lib/languages';
import { chooseLanguage, logout } from '../lib/session';
import { useStore } from '../lib/store';
import { chooseTheme, type ThemeChoice, themeStore } from '../lib/theme';
import { useLanguage } from '../lib/use-language';
import { usePerson } from '../lib/use-person';
import { Avatar } from './avatar';
import { IconButton } from './icon-button';
import { Menu } from './menu';
import styles from './top-tools.module.css';
import { VisuallyHidden } from './visually-hidden';

const THEMES = [
  ['light', 'shell.themeLight'],
  ['dark', 'shell.themeDark'],
  ['system', 'shell.themeSystem'],
] as const satisfies readonly [ThemeChoice, string][];

/** Language, theme and account: at the end of every title bar. */
export function TopTools() {
  const { t } = useTranslation();
  const person = usePerson();
  const navigate = useNavigate();
  const language = useLanguage();
  const theme = useStore(themeStore);
  const name = person.user ? personName(person.user, language) : person.id;
  const role = person.roles[0];
  const tier = person.user?.tier;
  const standing = tier && role === 'AGENT' ? pickText(tier.name, language) : role ? t(`roles.${role}`) : '';
  const leave = (): void => {
    // The next person on this machine starts at their own start page.
    void navigate({ to: '/' });
    void logout();
  };
  const other = theme.shown === 'dark' ? 'light' : 'dark';

  return (
    <div className={styles['tools']}>
      <NoticeBell />
      <Menu
        trigger={
          <IconButton label={t('shell.language')} icon={<Languages size={17} strokeWidth={1.8} aria-hidden="true" />} />
        }
        groups={[
          {
            items: [
              { key: 'zh', label: '中文', checked: language === 'zh-CN', run: () => void chooseLanguage('zh-CN') },
              { key: 'en', label: 'English', checked: language === 'en', run: () => void chooseLanguage('en') },
            ],
          },
        ]}
      />
      <IconButton
        label={t('shell.themeSwitch', { theme: t(other === 'dark' ? 'shell.themeDark' : 'shell.themeLight') })}
        icon={
          other === 'dark' ? (
            <Moon size={17} strokeWidth={1.8} aria-hidden="true" />
          ) : (
            <Sun size={17} strokeWidth={1.8} aria-hidden="true" />
          )
        }
        onClick={() => chooseTheme(other)}
      />
      <Menu
        trigger={
          <button type="button" className={styles['account']}>
            <VisuallyHidden>{t('shell.account')}</VisuallyHidden>
            <Avatar name={name} size="large" />
            <span className={styles['who']}>
              <span className={styles['name']}>{name}</span>
              <span className={styles['standing']}>{standing}</span>
            </span>
          </button>
        }
        groups={[
          {
            heading: t('shell.theme'),
            items: THEMES.map(([choice, label]) => ({
              key: choice,
              label: t(label),
              checked: theme.choice === choice,
              run: () => chooseTheme(choice),
            })),
          },
          {
            items: [
              {
                key: 'logout',
                label: t('shell.logout'),
                icon: <LogOut size={15} strokeWidth={1.8} aria-hidden="true" />,
                run: leave,
              },
            ],
          },
        ]}
      />
    </div>
  );
}
