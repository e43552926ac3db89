import { TriangleAlert } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { TextInput } from '../components/text-input';
import { login } from '../lib/session';
import { LoginFrame } from './login-frame';
import styles from './login-page.module.css';

type Trouble = 'REFUSED' | 'UNREACHABLE' | 'REQUIRED';
const TROUBLES = { REFUSED: 'login.refused', UNREACHABLE: 'login.unreachable', REQUIRED: 'login.required' } as const;

/** Why somebody stands before the login: the session ended, or they just set their password. */
export type LoginReason = 'ended' | 'passwordSet';

interface LoginPageProps {
  /** Null for who simply comes in. */
  reason: LoginReason | null;
}

/** Signing in. Every refusal reads the same, whatever its reason. */
export function LoginPage({ reason }: LoginPageProps) {
  const { t } = useTranslation();
  const [identifier, setIdentifier] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${t('login.title')} · CareGraph`;
  }, [t]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    if (!identifier.trim() || !password) {
      setTrouble('REQUIRED');
      return;
    }
    setBusy(true);
    setTrouble(null);
    const failure = await login(identifier.trim(), password);
    setBusy(false);
    if (!failure) return;
    setTrouble(failure);
    passwordField.current?.select();
  };

  return (
    <LoginFrame>
      <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <h1 className={styles['title']}>{t('login.title')}</h1>
        {reason && !trouble && (
          <p role="status" className={styles['note']}>
            {t(`login.${reason}`)}
          </p>
        )}
        <Field label={t('login.identifier')}>
          <TextInput
            size="large"
            name="username"
            autoComplete="username"
            autoFocus
            spellCheck={false}
            value={identifier}
            onChange={(event) => setIdentifier(event.target.value)}
          />
        </Field>
        <Field label={t('login.password')}>
          <TextInput
            ref={passwordField}
            size="large"
            type="password"
            name="password"
            autoComplete="current-password"
            aria-invalid={trouble !== null}
            aria-describedby={trouble ? 'login-trouble' : undefined}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <div role="alert" id="login-trouble" className={styles['trouble']}>
          {trouble && (
            <>
              <TriangleAlert size={14} strokeWidth={1.8} aria-hidden="true" /> {t(TROUBLES[trouble])}
            </>
          )}
        </div>
        <Button type="submit" variant="primary" size="large" keyCap="↵" busy={isBusy}>
          {t('login.submit')}
        </Button>
        <p className={styles['forgot']}>{t('login.forgot')}</p>
      </form>
    </LoginFrame>
  );
}
