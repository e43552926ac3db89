import type { Container } from '../../src/app/container.js';
import { SessionKind, SiteKind, systemViewer } from '../../src/modules/people/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { Locale } from '../../src/platform/graphql/enums.js';

/** Who works in the bench's centre. */
export interface BenchPeople {
  /** Fresh access tokens, good for ten minutes. */
  tokens(): Promise<{ agent: string; editor: string }>;
  /** The category of a name, made when it is not there. */
  category(key: string): Promise<string>;
}

const password = 'a bench password';
const name = (en: string): { zhCN: string; en: string } => ({ zhCN: `${en}中`, en });

/** A small centre: one team, one tier, an agent and an editor. What is there already stays. */
export async function createPeople({ people, articles }: Container): Promise<BenchPeople> {
  if (!(await people.directory.teamByKey('bench'))) {
    const site = await people.sites.create(systemViewer, {
      ...{ key: 'bench', name: name('Bench'), kind: SiteKind.MAIN, timeZone: 'Asia/Shanghai' },
      ...{ workingHours: [], holidays: [] },
    });
    const siteId = site._id;
    const team = await people.teams.create(systemViewer, {
      ...{ key: 'bench', name: name('Bench'), siteId, parentId: null, leadIds: [] },
    });
    const [tier] = await people.tiers.set(systemViewer, {
      tiers: [{ key: 'primary', rank: 1, name: name('Primary') }],
    });
    for (const [key, role] of [
      ['agent', Role.AGENT],
      ['editor', Role.KNOWLEDGE_EDITOR],
    ] as const) {
      await people.users.create(
        systemViewer,
        {
          ...{ name: key, nameEn: key, email: `${key}@bench.example`, staffNumber: null, roles: [role], siteId },
          ...{ teamIds: [team._id], departmentIds: [], tierId: tier?._id ?? null, productLineIds: [] },
          locale: Locale.EN,
        },
        password,
      );
    }
  }
  const known = new Map((await articles.categories.tree()).all.map((category) => [category.key, category._id]));
  const tokenOf = async (key: string): Promise<string> => {
    const identifier = `${key}@bench.example`;
    const signed = await people.accounts.login({ identifier, password, session: SessionKind.TOKENS }, 'bench');
    return signed.session.accessToken;
  };
  return {
    async tokens() {
      return { agent: await tokenOf('agent'), editor: await tokenOf('editor') };
    },
    async category(key) {
      const id = known.get(key);
      if (id !== undefined) return id;
      const made = await articles.categories.create(systemViewer, {
        ...{ key, name: name(key), parentId: null, needsTwoPairsOfEyes: false },
      });
      known.set(key, made._id);
      return made._id;
    },
  };
}
