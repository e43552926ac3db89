import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Container } from '../src/app/container.js';
import { DraftState, ReviewOutcome } from '../src/modules/articles/index.js';
import {
  FileFindings,
  type PlantedTree,
  type TreeContent,
  TreeFileFormat,
  type TreeSource,
  checkFile,
  readTreeFile,
} from '../src/modules/trees/index.js';
import { Audience } from '../src/platform/auth/viewer.js';
import { Locale } from '../src/platform/graphql/enums.js';
import { duplicateKey } from '../src/platform/mongo/connect.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { PlantedKeys } from './people.js';
import { type TreePlan, othersTrees, ownTrees } from './trees/plan.js';

const folder = fileURLToPath(new URL('../../seed/trees/', import.meta.url));
const hour = 3_600_000;
const day = 24 * hour;

/** The content of a file of the seed, with ids in the place of names. */
class SeedFiles {
  readonly #read = new Map<string, Promise<{ content: TreeContent; source: TreeSource | null }>>();

  constructor(private readonly container: Container) {}

  of(name: string): Promise<{ content: TreeContent; source: TreeSource | null }> {
    const known = this.#read.get(name) ?? this.#open(name);
    this.#read.set(name, known);
    return known;
  }

  async #open(name: string): Promise<{ content: TreeContent; source: TreeSource | null }> {
    const findings = new FileFindings();
    const file = readTreeFile(await readFile(`${folder}${name}`), TreeFileFormat.JSON, Locale.ZH_CN, findings);
    if (file) checkFile(file, findings);
    const content = file && (await this.container.trees.porting.names.resolve(file, findings));
    const wrong = findings.list().filter(({ isError }) => isError);
    if (!file || !content || wrong.length)
      throw new Error(`${name}: ${wrong.map(({ code, path, text }) => `${code} ${path ?? ''} ${text.en}`).join('; ')}`);
    return { content, source: file.source };
  }
}

/** What a node's help says in a version. */
const withHelp = (content: TreeContent, help: TreePlan['versions'][number]['help']): TreeContent =>
  help
    ? {
        ...content,
        nodes: content.nodes.map((node) =>
          node.key === help.node ? { ...node, body: { zhCN: help.zhCN, en: help.en } } : node,
        ),
      }
    : content;

async function grown(plan: TreePlan, files: SeedFiles, keys: PlantedKeys, now: number): Promise<PlantedTree> {
  const ago = (days: number): Date => new Date(now - days * day);
  const authorId = keys.users.get(plan.author) ?? null;
  const reviewerId = keys.users.get(plan.reviewer) ?? null;
  const { content } = await files.of(plan.file);
  const versions = await Promise.all(
    plan.versions.map(async ({ file, help, note, daysAgo }) => ({
      content: withHelp(file === undefined ? content : (await files.of(file)).content, help),
      ...{ authorId, note, changeSummary: note, publishedAt: ago(daysAgo), publishedById: reviewerId },
      reviews: [
        { outcome: ReviewOutcome.APPROVED, reviewerId, reason: null, at: new Date(now - daysAgo * day - hour) },
      ],
    })),
  );
  const { draft } = plan;
  return {
    code: plan.code,
    content,
    authorId,
    createdAt: ago((plan.versions[0]?.daysAgo ?? 0) + 2),
    audience: Audience[plan.audience ?? 'INTERNAL'],
    versions: versions as PlantedTree['versions'],
    draft: draft
      ? {
          content: (await files.of(draft.file)).content,
          ...{ state: DraftState.DRAFT, authorId, note: draft.note, updatedAt: new Date(now - draft.hoursAgo * hour) },
        }
      : null,
  };
}

/** What the demo's trees ask of an outside system: an address that is never sent to, because no host is allowed. */
const commands = [
  {
    name: 'crm.create-order',
    label: { zhCN: 'CRM 建工单', en: 'Create an order in the CRM' },
    address: 'https://crm.demo.example/orders',
  },
] as const;

/** Plants the demo's trees with their past. A seed that was killed goes on with those that are missing. */
export async function plantTrees(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  const { trees } = container;
  const now = container.foundation.clock.now().getTime();
  const known = await trees.planting.knownCodes([...ownTrees, ...othersTrees].map(({ code }) => code));
  progress('Seeding the demo centre: trees');
  for (const command of commands) {
    await trees.commands.planting.plant(command).catch((error: unknown) => {
      // A seed that was killed has made it already.
      if (!duplicateKey(error)) throw error;
    });
  }
  const files = new SeedFiles(container);
  const planted: PlantedTree[] = [];
  for (const plan of ownTrees) if (!known.has(plan.code)) planted.push(await grown(plan, files, keys, now));
  const editorId = keys.users.get('editor.two') ?? null;
  for (const { code, file, daysAgo } of othersTrees) {
    if (known.has(code)) continue;
    const { content, source } = await files.of(file);
    const at = new Date(now - daysAgo * day);
    planted.push({
      ...{ code, content, source, authorId: editorId, createdAt: at, audience: Audience.INTERNAL },
      versions: [{ note: null, changeSummary: null, publishedAt: at, publishedById: editorId }],
    });
  }
  await trees.planting.plantTrees(planted);
}
