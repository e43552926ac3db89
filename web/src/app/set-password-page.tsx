import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { logout, sessionStore } from '../lib/session';
import { useStore } from '../lib/store';
import { LoginFrame } from './login-frame';
import { hidePasswordLink, readPasswordLink } from './password-link';
import { SetPasswordForm } from './set-password-form';
import styles from './login-page.module.css';

interface SetPasswordPageProps {
  /** The password is set and nobody is signed in here; the login comes next. */
  onDone: () => void;
}

/** Where a one-time link leads: a new password for the person whom it was made for. Works whoever is signed in here, or nobody. */
export function SetPasswordPage({ onDone }: SetPasswordPageProps) {
  const { t } = useTranslation('set-password');
  const navigate = useNavigate();
  const fragment = useLocation({ select: ({ hash }) => hash });
  const [link, setLink] = useState(() => readPasswordLink(window.location.hash));
  const [isGone, setGone] = useState(false);

  useEffect(() => {
    document.title = `${t('title')} · CareGraph`;
  }, [t]);

  // Also when another link is put into the address of the open page.
  useEffect(() => {
    const found = readPasswordLink(fragment);
    if (found.kind === 'none') return;
    setLink(found);
    setGone(false);
    hidePasswordLink();
  }, [fragment]);

  const leave = (): void => void navigate({ to: '/', replace: true });
  const finish = async (): Promise<void> => {
    // Whoever set this password logs in with it: nobody else's session may be in the way.
    if (sessionStore.get().status !== 'signedOut') await logout();
    onDone();
    leave();
  };

  return (
    <LoginFrame>
      {link.kind === 'whole' && !isGone ? (
        <SetPasswordForm
          key={link.secret}
          secret={link.secret}
          onGone={() => setGone(true)}
          onDone={() => void finish()}
        />
      ) : (
        <NoLink key={isGone ? 'gone' : 'broken'} why={isGone ? 'gone' : 'broken'} onLeave={leave} />
      )}
    </LoginFrame>
  );
}

/** A link that cannot be used: why, and what to do. */
function NoLink({ why, onLeave }: { why: 'gone' | 'broken'; onLeave: () => void }) {
  const { t } = useTranslation('set-password');
  const { status } = useStore(sessionStore);
  const heading = useRef<HTMLHeadingElement>(null);
  // The form in which the focus stood is no longer there.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles['form']}>
      <h1 ref={heading} tabIndex={-1} className={styles['title']}>
        {t(`${why}Title`)}
      </h1>
      <p className={styles['lead']}>{t(`${why}Text`)}</p>
      <Button variant="primary" size="large" onClick={onLeave}>
        {t(status === 'signedIn' ? 'toConsole' : 'toLogin')}
      </Button>
    </div>
  );
}
