import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { ArticleOwnerSetDocument, ArticlesOwnerSetDocument, TeamsToOwnDocument } from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import { type Person, PersonPicker } from './person-picker';
import { type KeptArticle, useCountAgain } from './use-verification';
import styles from './verification.module.css';

const FIELDS = ['ownerId', 'ownerTeamId'];
const NONE = 'none';
const OWN = 'own';

/** Gives one article, or many at once, to another owner. */
export function OwnerDialog({ articles, onClose }: { articles: readonly KeptArticle[]; onClose: () => void }) {
  const { t, common, text, person } = useWords();
  const [first] = articles;
  const [owner, setOwner] = useState<Person | null>(null);
  const [teamId, setTeamId] = useState<string>(OWN);
  const [{ data }] = useQuery({ query: TeamsToOwnDocument });
  const one = useChange(ArticleOwnerSetDocument, (payload) => payload.articleOwnerSet);
  const many = useChange(ArticlesOwnerSetDocument, (payload) => payload.articlesOwnerSet);
  const countAgain = useCountAgain();
  const change = articles.length === 1 ? one : many;
  const lacks = owner === null && (teamId === OWN || teamId === NONE);

  const submit = async (): Promise<void> => {
    if (lacks || change.busy || !first) return;
    const given = {
      ownerId: owner?.id ?? null,
      ...(teamId === OWN ? {} : { ownerTeamId: teamId === NONE ? null : teamId }),
    };
    const outcome =
      articles.length === 1
        ? await one.run({ id: first.id, input: { expectedVersion: first.revision, ...given } })
        : await many.run({ input: { ids: articles.map(({ id }) => id), ...given } });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('verification.ownerDone', { count: articles.length }) });
    countAgain();
    onClose();
  };
  useSubmitKey(() => void submit(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      kicker={articles.length === 1 && first ? <CodeLabel>{first.code}</CodeLabel> : undefined}
      title={t('verification.ownerTitle', { count: articles.length })}
      description={t('verification.ownerText')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} disabled={lacks} onClick={() => void submit()}>
            {t('verification.ownerSubmit')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} fields={FIELDS} />
        <PersonPicker
          label={t('verification.ownerPerson')}
          value={owner}
          onChange={setOwner}
          error={refusalOf(change.refusals, 'ownerId')}
        />
        <Field
          label={owner ? t('verification.ownerBehind') : t('verification.ownerTeam')}
          error={refusalOf(change.refusals, 'ownerTeamId')}
          hint={owner ? t('verification.ownerBehindHint', { name: person(owner) }) : t('verification.ownerTeamHint')}
        >
          <Select
            value={teamId}
            items={[
              { value: OWN, label: owner ? t('verification.ownTeam') : t('verification.chooseTeam') },
              ...(owner ? [{ value: NONE, label: t('verification.noTeam') }] : []),
              ...(data?.teams ?? []).map((team) => ({ value: team.id, label: text(team.name) })),
            ]}
            onChange={setTeamId}
          />
        </Field>
      </div>
    </Dialog>
  );
}
