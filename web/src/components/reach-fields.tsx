import { type Refusal, refusalOf } from '../lib/outcome';
import type { Audience, useReach } from '../lib/reach';
import { AudienceField } from './audience-field';
import { Checkbox } from './checkbox';
import { Field } from './field';
import styles from './reach-fields.module.css';
import { Select } from './select';

const ALL = 'all';

interface ReachFieldsProps {
  reach: ReturnType<typeof useReach>;
  /** What can be chosen; null while it is not there. */
  choices: {
    tiers: readonly { id: string; rank: number; name: string }[];
    teams: readonly { id: string; name: string }[];
  } | null;
  refusals: readonly Refusal[];
  words: {
    audience: string;
    /** Which audience it has now. */
    now: string;
    audienceName: (audience: Audience) => string;
    tier: string;
    everyTier: string;
    fromTier: (tier: string) => string;
    teams: string;
    everyTeam: string;
    chosenTeams: (count: number) => string;
  };
}

/** Audience, lowest tier and teams. */
export function ReachFields({ reach, choices, refusals, words }: ReachFieldsProps) {
  const { audience, setAudience, tierId, setTierId, teamIds, setTeamIds } = reach;
  const tiers = [...(choices?.tiers ?? [])].sort((one, other) => one.rank - other.rank);
  const wrongTeams = refusalOf(refusals, 'teamIds');
  return (
    <>
      <AudienceField
        label={words.audience}
        value={audience}
        nameOf={words.audienceName}
        onChange={setAudience}
        note={words.now}
      />
      {choices && (
        <>
          <Field label={words.tier} error={refusalOf(refusals, 'minimumTierId')}>
            <Select
              value={tierId ?? ALL}
              items={[
                { value: ALL, label: words.everyTier },
                ...tiers.map((tier) => ({ value: tier.id, label: words.fromTier(tier.name) })),
              ]}
              onChange={(value) => setTierId(value === ALL ? null : value)}
            />
          </Field>
          <div>
            <p className={styles['label']}>{words.teams}</p>
            <div className={styles['teams']} role="group" aria-label={words.teams}>
              {choices.teams.map((team) => (
                <Checkbox
                  key={team.id}
                  checked={teamIds.includes(team.id)}
                  onChange={(checked) =>
                    setTeamIds(checked ? [...teamIds, team.id] : teamIds.filter((id) => id !== team.id))
                  }
                >
                  {team.name}
                </Checkbox>
              ))}
            </div>
            <p className={styles['note']}>
              {teamIds.length === 0 ? words.everyTeam : words.chosenTeams(teamIds.length)}
            </p>
            {wrongTeams !== null && <p className={styles['error']}>{wrongTeams}</p>}
          </div>
        </>
      )}
    </>
  );
}
