import { Download, Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../components/key-cap';
import type { AgentFileFragment } from '../../gql/agent/graphql';
import { formatBytes } from '../../lib/format';
import { useLanguage } from '../../lib/use-language';
import styles from './article-files.module.css';

/** Pictures that the text shows already are not listed again. */
const isListed = ({ width, isUsed }: AgentFileFragment): boolean => width === null || !isUsed;

/** The files of the version that is read, to be downloaded. D goes to the first of them. */
export function ArticleFiles({ files }: { files: readonly AgentFileFragment[] }) {
  const { t } = useTranslation('agent');
  const language = useLanguage();
  const listed = files.filter(isListed);
  if (listed.length === 0) return null;
  return (
    <section className={styles['files']} aria-label={t('files.title')} data-files="">
      <h2 className={styles['head']}>
        <Paperclip size={14} strokeWidth={1.8} aria-hidden="true" />
        {t('files.title')} <KeyCap>D</KeyCap>
      </h2>
      <ul>
        {listed.map((file) => (
          <li key={file.fileId}>
            <a className={styles['file']} href={file.url} download={file.name}>
              <Download size={14} strokeWidth={1.8} aria-hidden="true" />
              <span className={styles['name']}>{file.name}</span>
              <span className={styles['size']}>{formatBytes(file.bytes, language)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
