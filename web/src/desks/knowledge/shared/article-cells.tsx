import { Avatar } from '../../../components/avatar';
import { KindIcon } from '../../../components/kind-icon';
import { Tag, type Tone } from '../../../components/tag';
import type {
  ArticleKind,
  ArticleRowFragment,
  ArticleState,
  DraftState,
  PersonNameFragment,
} from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import styles from './article-cells.module.css';
import { useWords } from './words';

/** Title over one quiet line: which draft, and what its author says of it. */
export function TitleCell({ row, second }: { row: ArticleRowFragment; second?: string | undefined }) {
  const { t } = useWords();
  const { draft } = row;
  const about = draft
    ? row.version === null
      ? t('article.newDraft')
      : t('article.draftNumbered', { number: draft.number })
    : null;
  return (
    <div className={styles['title']}>
      <strong lang={toLanguage(row.locale)} title={draft?.title || row.title}>
        {draft?.title || row.title || t('article.untitled')}
      </strong>
      <span className={styles['second']}>
        {second ?? [about, draft?.note].filter(Boolean).join(t('list.separator'))}
      </span>
    </div>
  );
}

export function PersonCell({ user }: { user: PersonNameFragment | null }) {
  const { person } = useWords();
  const name = person(user);
  return (
    <span className={styles['person']}>
      {user && <Avatar name={name} />}
      {name}
    </span>
  );
}

export function KindCell({ kind }: { kind: ArticleKind }) {
  const { common } = useWords();
  return (
    <span className={styles['kind']}>
      <KindIcon kind={kind} size="small" /> {common(`kinds.${kind}`)}
    </span>
  );
}

const TONES: Record<ArticleState, Tone> = {
  DRAFT: 'outline',
  IN_REVIEW: 'warn',
  APPROVED: 'info',
  PUBLISHED: 'good',
  ARCHIVED: 'plain',
};

export function StateTag({ state }: { state: ArticleState | DraftState }) {
  const { common } = useWords();
  return <Tag tone={TONES[state]}>{common(`articleStates.${state}`)}</Tag>;
}
