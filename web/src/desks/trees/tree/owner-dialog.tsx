import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Avatar } from '../../../components/avatar';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import {
  TreePeopleToOwnDocument,
  type TreePeopleToOwnQuery,
  TreeReachChoicesDocument,
  TreeSetOwnerDocument,
} from '../../../gql/trees/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ActDialog } from '../../../components/act-dialog';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';

type Person = TreePeopleToOwnQuery['users']['nodes'][number];

const OWN = 'own';
const NONE = 'none';
const PEOPLE = 8;
const WAIT_MS = 200;

interface OwnerDialogProps {
  tree: { id: string; code: string; revision: number };
  onClose: () => void;
}

/** Gives a tree to another owner: a person with a team behind, or a team. */
export function OwnerDialog({ tree, onClose }: OwnerDialogProps) {
  const { t, text, person, list } = useWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [owner, setOwner] = useState<Person | null>(null);
  const [teamId, setTeamId] = useState(OWN);
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const [{ data: people, fetching }] = useQuery({
    query: TreePeopleToOwnDocument,
    variables: { text: asked, first: PEOPLE },
  });
  const [{ data: choices }] = useQuery({ query: TreeReachChoicesDocument });
  const change = useChange(TreeSetOwnerDocument, (payload) => payload.treeSetOwner);
  const found = people?.users.nodes ?? [];
  const rows = owner && !found.some(({ id }) => id === owner.id) ? [owner, ...found] : found;
  const lacks = owner === null && (teamId === OWN || teamId === NONE);
  const submit = async (): Promise<boolean> => {
    setTried(true);
    if (lacks) return false;
    const outcome = await change.run({
      id: tree.id,
      input: {
        expectedVersion: tree.revision,
        ownerId: owner?.id ?? null,
        ...(teamId === OWN ? {} : { ownerTeamId: teamId === NONE ? null : teamId }),
      },
    });
    if (outcome.kind === 'done') showToast({ tone: 'good', text: t('keeping.ownerDone', { code: tree.code }) });
    return outcome.kind === 'done';
  };
  return (
    <ActDialog
      title={t('keeping.ownerTitle', { code: tree.code })}
      description={t('keeping.ownerText')}
      submit={t('keeping.ownerSubmit')}
      change={change}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        <Field
          label={t('keeping.person')}
          error={refusalOf(change.refusals, 'ownerId') ?? (isTried && lacks ? t('keeping.ownerMissing') : null)}
        >
          <TextInput
            value={typed}
            placeholder={t('keeping.findPerson')}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
        <div
          className={styles['people']}
          role="group"
          aria-label={t('keeping.person')}
          aria-busy={fetching || undefined}
        >
          {rows.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one.id === owner?.id}
              onClick={() => setOwner(one.id === owner?.id ? null : one)}
            >
              <Avatar name={person(one)} />
              <span>{person(one)}</span>
              <span className={styles['quiet']}>{list(one.teams.map(({ name }) => text(name)))}</span>
            </button>
          ))}
          {rows.length === 0 && !fetching && <p>{t('keeping.nobody')}</p>}
        </div>
      </div>
      <Field label={t(owner ? 'keeping.teamBehind' : 'keeping.team')} error={refusalOf(change.refusals, 'ownerTeamId')}>
        <Select
          value={teamId}
          items={[
            { value: OWN, label: t(owner ? 'keeping.ownTeam' : 'keeping.chooseTeam') },
            ...(owner ? [{ value: NONE, label: t('keeping.noTeam') }] : []),
            ...(choices?.teams ?? []).map((team) => ({ value: team.id, label: text(team.name) })),
          ]}
          onChange={setTeamId}
        />
      </Field>
    </ActDialog>
  );
}
