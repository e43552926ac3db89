import { FileSpreadsheet } from 'lucide-react';
import { Button } from '../../../components/button';
import { useWords } from '../shared/words';
import styles from './import-page.module.css';
import { saveTemplate } from './template';

const FORMS = ['csv', 'markdown', 'html', 'zip', 'lines'] as const;

/** What a file may be and how it is read, and a table to begin with. */
export function FormatHelp() {
  const { t, language } = useWords();
  return (
    <details className={styles['help']}>
      <summary>{t('import.help.title')}</summary>
      <dl>
        {FORMS.map((form) => (
          <div key={form}>
            <dt>{t(`import.help.${form}`)}</dt>
            <dd>{t(`import.help.${form}Text`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['quiet']}>{t('import.help.ids')}</p>
      <p className={styles['quiet']}>{t('import.help.names')}</p>
      <Button
        size="small"
        icon={<FileSpreadsheet size={14} strokeWidth={1.8} aria-hidden="true" />}
        onClick={() => saveTemplate(language, t('import.help.templateName'))}
      >
        {t('import.help.template')}
      </Button>
    </details>
  );
}
