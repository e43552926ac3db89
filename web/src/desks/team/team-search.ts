/** What the address of the team desk holds. */
export interface TeamSearch {
  /** Which part of the desk: the quality of the people, or their times; by default who has read what. */
  part?: 'quality' | 'times' | undefined;
  /** The selected entry. */
  entry?: string | undefined;
  /** Only this team. */
  team?: string | undefined;
  /** A walk that is looked at instead of the people. */
  walk?: string | undefined;
  /** Who is listed: those who have confirmed; by default those who have not. */
  show?: 'done' | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the address; what it does not know is left out. */
export const readTeamSearch = (search: Record<string, unknown>): TeamSearch => ({
  part: search['part'] === 'quality' || search['part'] === 'times' ? search['part'] : undefined,
  entry: text(search['entry']),
  team: text(search['team']),
  walk: text(search['walk']),
  show: search['show'] === 'done' ? 'done' : undefined,
});
