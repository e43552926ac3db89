import { Notice } from '../../../components/notice';
import type { EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { formatMoment } from '../../../lib/format';
import { useNow } from '../../../lib/use-now';
import { usePerson } from '../../../lib/use-person';
import { useWords } from '../shared/words';

/** So long after a save somebody is taken to be still at it. */
const FRESH_MS = 10 * 60_000;

/** A colleague saved this draft minutes ago, and may be writing in it now. */
export function PresenceNotice({ article }: { article: EditedArticleFragment }) {
  const { t, language, person } = useWords();
  const me = usePerson();
  const now = useNow(60_000).getTime();
  const { draft } = article;
  const writer = draft?.lastEditor ?? null;
  if (!draft || !writer || draft.state !== 'DRAFT' || writer.id === (me.user?.id ?? me.id)) return null;
  const at = new Date(draft.updatedAt);
  if (now - at.getTime() > FRESH_MS) return null;
  return (
    <Notice kind="info" title={t('presence.title', { name: person(writer) })}>
      {t('presence.text', { at: formatMoment(at, language) })}
    </Notice>
  );
}
