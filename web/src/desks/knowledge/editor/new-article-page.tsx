import { FilePlus2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Field } from '../../../components/field';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { KindIcon } from '../../../components/kind-icon';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { TextInput } from '../../../components/text-input';
import { TopBar } from '../../../components/top-bar';
import { ArticleCreateDocument, type ArticleKind, type Locale } from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { isComposing, useHotkeys } from '../../../lib/hotkeys';
import { toLanguage, toLocaleName } from '../../../lib/languages';
import { KINDS, LOCALES } from '../articles/article-filters';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useHints } from '../../../lib/use-hints';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './new-article-page.module.css';

/** What kind of text, in which language, called what; the rest is written in the editor. */
export function NewArticlePage() {
  const { t, common, language } = useWords();
  const { go } = useKnowledgePath();
  const mayWrite = useMayWrite();
  const [kind, setKind] = useState<ArticleKind>('FAQ');
  const [locale, setLocale] = useState<Locale>(toLocaleName(language));
  const [title, setTitle] = useState('');
  const [isTried, setTried] = useState(false);
  // The same input has the same key: a repeated press, or a repeat after a lost answer, makes one article.
  const idempotencyKey = useMemo(newKey, [kind, locale, title]);
  const create = useChange(ArticleCreateDocument, (data) => data.articleCreate);
  useEffect(() => {
    document.title = t('article.new');
  }, [t]);

  const lacksTitle = title.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksTitle || create.busy) return;
    const outcome = await create.run({ input: { kind, locale, content: { title: title.trim() }, idempotencyKey } });
    if (outcome.kind === 'done' && outcome.payload.article)
      go(`articles/${outcome.payload.article.id}/edit`, {}, { replace: true });
  };
  useHotkeys({ Escape: () => go('') });
  useSubmitKey(() => void submit());
  const hints = useHints(t('article.new'), [
    { keys: '↵', label: t('create.submit'), run: () => void submit() },
    { keys: 'Esc', label: t('hints.back'), run: () => go('') },
  ]);
  if (!mayWrite) {
    return (
      <Page top={<TopBar title={common('desks.KNOWLEDGE')} />}>
        <Forbidden />
      </Page>
    );
  }
  return (
    <Page
      top={<TopBar title={common('desks.KNOWLEDGE')} subtitle={t('article.new')} />}
      bottom={<HintBar hints={hints} />}
    >
      <div className={styles['page']} data-panel="">
        <Card title={t('article.new')} aside={t('create.text')}>
          <div className={styles['form']}>
            <Refusals refusals={create.refusals} failure={create.failure} fields={['title', 'kind']} />
            <Field
              label={t('fields.title')}
              error={refusalOf(create.refusals, 'title') ?? (isTried && lacksTitle ? t('create.titleMissing') : null)}
              hint={t('create.titleHint')}
            >
              <TextInput
                size="large"
                value={title}
                lang={toLanguage(locale)}
                autoFocus
                onChange={(event) => setTitle(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !isComposing(event)) void submit();
                }}
              />
            </Field>
            <div role="radiogroup" aria-label={t('columns.kind')} className={styles['kinds']}>
              {KINDS.map((value) => (
                <label key={value} className={classes(styles['kind'], value === kind && styles['chosen'])}>
                  <input
                    type="radio"
                    name="kind"
                    value={value}
                    checked={value === kind}
                    onChange={() => setKind(value)}
                  />
                  <KindIcon kind={value} />
                  <span className={styles['words']}>
                    <strong>{common(`kinds.${value}`)}</strong>
                    <span>{t(`create.kinds.${value}`)}</span>
                  </span>
                </label>
              ))}
            </div>
            <div>
              <p className={styles['label']}>{t('create.locale')}</p>
              <Segmented
                label={t('create.locale')}
                value={locale}
                items={LOCALES.map((value) => ({ value, label: common(`locales.${value}`) }))}
                onChange={setLocale}
              />
            </div>
            <div className={styles['buttons']}>
              <Button
                variant="primary"
                icon={<FilePlus2 size={14} strokeWidth={1.8} aria-hidden="true" />}
                keyCap="↵"
                busy={create.busy}
                onClick={() => void submit()}
              >
                {t('create.submit')}
              </Button>
              <Button onClick={() => go('')}>{common('common.cancel')}</Button>
            </div>
          </div>
        </Card>
      </div>
    </Page>
  );
}
