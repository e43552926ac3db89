import { Languages, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { chooseLanguage } from '../lib/session';
import { useStore } from '../lib/store';
import { chooseTheme, themeStore } from '../lib/theme';
import { useLanguage } from '../lib/use-language';
import { LoginPicture } from './login-picture';
import styles from './login-page.module.css';

/** What stands around every page before the login: the picture, and the choice of language and theme. */
export function LoginFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const theme = useStore(themeStore);
  const other = theme.shown === 'dark' ? 'light' : 'dark';
  return (
    <div className={styles['page']}>
      <LoginPicture />
      <main className={styles['side']}>
        <div className={styles['tools']}>
          <Button
            variant="quiet"
            icon={<Languages size={15} strokeWidth={1.8} aria-hidden="true" />}
            onClick={() => void chooseLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            <span lang={language === 'en' ? 'zh-CN' : 'en'}>{language === 'en' ? '中文' : 'English'}</span>
          </Button>
          <Button
            variant="quiet"
            icon={
              other === 'dark' ? (
                <Moon size={15} strokeWidth={1.8} aria-hidden="true" />
              ) : (
                <Sun size={15} strokeWidth={1.8} aria-hidden="true" />
              )
            }
            onClick={() => chooseTheme(other)}
          >
            {t(other === 'dark' ? 'shell.themeDark' : 'shell.themeLight')}
          </Button>
        </div>
        {children}
      </main>
    </div>
  );
}
