const LISTED: Readonly<Record<string, string>> = {
  user: '/admin?at=',
  team: '/admin/teams?at=',
  site: '/admin/sites?at=',
  department: '/admin/departments?at=',
  line: '/admin/lines?at=',
  client_key: '/admin/clients?at=',
  search_gap: '/knowledge/gaps?at=',
  article: '/knowledge/articles/',
  article_flag: '/knowledge/flags?scope=ALL&at=',
  import_job: '/knowledge/import/',
};
const WHOLE: Readonly<Record<string, string>> = {
  tiers: '/admin/tiers',
  // Only who asked for an export finds it there; others find the page.
  export_job: '/knowledge/export',
  SearchSettings: '/knowledge/tuning/versions',
  SearchBestBet: '/knowledge/tuning/bets',
  SearchGoldenQuery: '/knowledge/tuning/golden',
  SearchGoldenRun: '/knowledge/tuning/golden',
};

/** Where the thing of an event is shown; null where no page shows it. */
export function subjectPath(type: string, id: string): string | null {
  const listed = LISTED[type];
  // Who was never known has no page.
  if (listed !== undefined) return id === 'unknown' ? null : listed + encodeURIComponent(id);
  return WHOLE[type] ?? null;
}
