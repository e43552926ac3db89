import { TriangleAlert } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Checkbox } from '../components/checkbox';
import { Field } from '../components/field';
import { TextInput } from '../components/text-input';
import { pickText } from '../lib/languages';
import { sessionStore } from '../lib/session';
import { useStore } from '../lib/store';
import { useLanguage } from '../lib/use-language';
import { type PasswordOutcome, type PasswordTrouble, passwordTrouble, setPasswordByLink } from './password-link';
import styles from './login-page.module.css';

interface SetPasswordFormProps {
  /** The secret of a link that may still be good: only setting the password tells. */
  secret: string;
  onGone: () => void;
  onDone: () => void;
}

type AgainTrouble = 'againMissing' | 'different';
type Failure = Extract<PasswordOutcome, { kind: 'unreachable' | 'failed' }>;

/** A new password, twice. */
export function SetPasswordForm({ secret, onGone, onDone }: SetPasswordFormProps) {
  const { t } = useTranslation('set-password');
  const language = useLanguage();
  const session = useStore(sessionStore);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [trouble, setTrouble] = useState<PasswordTrouble | null>(null);
  const [againTrouble, setAgainTrouble] = useState<AgainTrouble | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const againField = useRef<HTMLInputElement>(null);
  const user = session.status === 'signedIn' ? session.person.user : null;
  const type = isShown ? 'text' : 'password';

  const refuse = (found: PasswordTrouble): void => {
    setTrouble(found);
    passwordField.current?.select();
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setFailure(null);
    setTrouble(null);
    setAgainTrouble(null);
    const found = passwordTrouble(password);
    if (found) return refuse(found);
    if (again !== password) {
      setAgainTrouble(again === '' ? 'againMissing' : 'different');
      againField.current?.select();
      return;
    }
    setBusy(true);
    const outcome = await setPasswordByLink(secret, password);
    // It stays busy until the login is there: the link is used up.
    if (outcome.kind === 'done') return onDone();
    setBusy(false);
    if (outcome.kind === 'gone') return onGone();
    if (outcome.kind === 'refused') return refuse(outcome.trouble);
    setFailure(outcome);
  };

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <h1 className={styles['title']}>{t('title')}</h1>
      <p className={styles['lead']}>{t('text')}</p>
      {user && (
        <p role="status" className={styles['note']}>
          {t('otherPerson', { name: pickText({ zhCN: user.name, en: user.nameEn }, language) })}
        </p>
      )}
      <Field label={t('password')} hint={t('rule')} error={trouble && t(trouble)}>
        <TextInput
          ref={passwordField}
          size="large"
          type={type}
          name="new-password"
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
            setTrouble(null);
          }}
        />
      </Field>
      <Field label={t('again')} error={againTrouble && t(againTrouble)}>
        <TextInput
          ref={againField}
          size="large"
          type={type}
          name="new-password-again"
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          value={again}
          onChange={(event) => {
            setAgain(event.target.value);
            setAgainTrouble(null);
          }}
        />
      </Field>
      <Checkbox checked={isShown} onChange={setShown}>
        {t('show')}
      </Checkbox>
      <div role="alert" className={styles['trouble']}>
        {failure && (
          <>
            <TriangleAlert size={14} strokeWidth={1.8} aria-hidden="true" /> {tell(failure)}
          </>
        )}
      </div>
      <Button type="submit" variant="primary" size="large" keyCap="↵" busy={isBusy}>
        {t('submit')}
      </Button>
    </form>
  );

  function tell(what: Failure): string {
    if (what.kind === 'unreachable') return t('unreachable');
    return what.requestId === null ? t('failed') : t('failedId', { id: what.requestId });
  }
}
