import type { SmartConversion } from '../../../../seed/trees/from-smart-answers.js';
import type { TreeNode, TreeValues } from '../../../../src/modules/trees/tree-content.js';
import { TreeNodeKind, TreeValueType } from '../../../../src/modules/trees/tree-enums.js';
import { engineTree } from '../../../../src/modules/trees/walk/engine/compiled.js';
import type { EngineWorld, GivenAnswer, WalkPosition } from '../../../../src/modules/trees/walk/engine/engine.js';
import { type ActParts, answerWalk, beginWalk } from '../../../../src/modules/trees/walk/engine/steps.rules.js';

const now = new Date('2026-01-15T08:00:00Z');

/** Walks of a converted tree through the engine, in the words of its source. */
export class RealWalk {
  readonly #parts: ActParts;
  #position: WalkPosition;

  constructor(
    private readonly made: SmartConversion,
    context: TreeValues = {},
  ) {
    const world: EngineWorld = {
      root: engineTree('tree', 'T-1', 1, made.content),
      sub: () => null,
      maySee: () => true,
      now,
      reusesReplies: true,
    };
    this.#parts = { world, start: { nodeKey: null, context }, act: { byId: 'user', at: now }, overrides: false };
    this.#position = beginWalk(this.#parts).position;
  }

  /** Goes to a node of the source, with these answers given before. */
  stand(id: string, answers: Readonly<Record<string, string>>): void {
    const [frame] = this.#position.frames;
    if (!frame) throw new Error('There is no frame.');
    const values = Object.entries(answers).flatMap(([question, value]) => {
      const name = this.made.variables.get(question);
      return name === undefined ? [] : [[name, this.#value(name, value)] as const];
    });
    const nodeKey = this.made.keys.get(id) ?? '';
    const stood = { ...frame, nodeKey, values: { ...frame.values, ...Object.fromEntries(values) } };
    this.#position = { ...this.#position, frames: [stood] };
  }

  /** Id in the source of the node where it stands, or of the outcome that it reached. */
  get at(): string | null {
    const key = this.#position.reached?.nodeKey ?? this.#position.frames.at(-1)?.nodeKey ?? null;
    return [...this.made.keys].find(([, one]) => one === key)?.[0] ?? null;
  }

  get isOver(): boolean {
    return this.#position.reached !== null;
  }

  answer(value: string): void {
    this.#position = answerWalk(this.#parts, this.#position, this.#given(value)).position;
  }

  get #node(): TreeNode {
    const key = this.#position.frames.at(-1)?.nodeKey;
    const node = this.made.content.nodes.find((one) => one.key === key);
    if (!node) throw new Error(`It stands at ${String(key)}, which is no node.`);
    return node;
  }

  #given(value: string): GivenAnswer {
    const node = this.#node;
    if (node.kind === TreeNodeKind.QUESTION) return { choice: value };
    return { values: node.fields.map(({ variable }) => ({ name: variable, value: this.#plain(variable, value) })) };
  }

  /** Money is written with commas between thousands there. */
  #plain(name: string, value: string): string {
    return this.#typeOf(name) === TreeValueType.NUMBER ? value.replaceAll(',', '') : value;
  }

  #typeOf(name: string): TreeValueType | undefined {
    return this.made.content.variables.find((variable) => variable.name === name)?.type;
  }

  #value(name: string, value: string): TreeValues[string] {
    const type = this.#typeOf(name);
    if (type === TreeValueType.NUMBER) return Number(this.#plain(name, value));
    return type === TreeValueType.ENUM_LIST ? value.split(',') : value;
  }
}
