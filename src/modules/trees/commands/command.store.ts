import mongoose, { type Connection, type Model } from 'mongoose';
import type { CommandBranch, CommandRun, TreeCommand, TreeCommandRunCounts } from './command.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;

const commandSchema = new Schema<TreeCommand>(
  {
    _id: text,
    revision: { type: Number, required: true },
    name: text,
    label: { type: new Schema({ zhCN: String, en: String }, { _id: false }), required: true },
    address: text,
    isActive: { type: Boolean, required: true },
    sealedSecret: text,
    createdAt: moment,
    updatedAt: moment,
  } as never,
  { collection: 'tree_commands', versionKey: false },
);
commandSchema.index({ name: 1 }, { unique: true });

const runSchema = new Schema<CommandRun>(
  {
    _id: text,
    command: text,
    walkId: text,
    treeCode: text,
    nodeKey: text,
    callReference: optional,
    inputs: { type: Schema.Types.Mixed, default: null },
    createdAt: moment,
    deadline: moment,
    branch: optional,
    error: optional,
    finishedAt: { type: Date, default: null },
  } as never,
  { collection: 'tree_command_runs', versionKey: false, minimize: false },
);
runSchema.index({ command: 1, createdAt: -1 });
// The clock: those that nobody took care of.
runSchema.index({ deadline: 1 }, { partialFilterExpression: { finishedAt: null } });
// Walks keep what came of them.
runSchema.index({ createdAt: 1 }, { expireAfterSeconds: 90 * 86_400 });

/** Most commands that a centre may set up. */
export const mostCommands = 200;

/** Commands and their runs. */
export class CommandStore {
  readonly #commands: Model<TreeCommand>;
  readonly #runs: Model<CommandRun>;

  constructor(connection: Connection) {
    this.#commands = connection.model<TreeCommand>('TreeCommand', commandSchema);
    this.#runs = connection.model<CommandRun>('TreeCommandRun', runSchema);
  }

  /** All commands, by name. */
  async all(): Promise<TreeCommand[]> {
    return (await this.#commands
      .find()
      .sort({ name: 1 })
      .limit(mostCommands)
      .lean()
      .exec()) as unknown as TreeCommand[];
  }

  count(): Promise<number> {
    return this.#commands.countDocuments().exec();
  }

  async byId(id: string): Promise<TreeCommand | null> {
    return (await this.#commands.findById(id).lean().exec()) as TreeCommand | null;
  }

  async byName(name: string): Promise<TreeCommand | null> {
    return (await this.#commands.findOne({ name }).lean().exec()) as TreeCommand | null;
  }

  /** Whether commands are sent, by name; unknown names are absent. */
  async byNames(names: readonly string[]): Promise<Map<string, { readonly isActive: boolean }>> {
    const found = (await this.#commands
      .find({ name: { $in: [...names] } }, { name: 1, isActive: 1 })
      .lean()
      .exec()) as unknown as Pick<TreeCommand, 'name' | 'isActive'>[];
    return new Map(found.map(({ name, isActive }) => [name, { isActive }]));
  }

  async insert(command: TreeCommand): Promise<void> {
    // Not insertMany: its error does not say which key was taken.
    await this.#commands.insertOne(command);
  }

  /** Puts another in the place of a command if it still has that revision; null otherwise. */
  async replace(revision: number, next: TreeCommand): Promise<TreeCommand | null> {
    return (await this.#commands
      .findOneAndReplace(
        { _id: next._id, revision },
        { ...next, revision: revision + 1 },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as unknown as TreeCommand | null;
  }

  async insertRun(run: CommandRun): Promise<void> {
    await this.#runs.insertMany([run], { lean: true });
  }

  async run(id: string): Promise<CommandRun | null> {
    return (await this.#runs.findById(id).lean().exec()) as CommandRun | null;
  }

  /** Runs that are open after a deadline that lay before a moment, the oldest first. */
  async overdue(before: Date, limit: number): Promise<CommandRun[]> {
    return (await this.#runs
      .find({ finishedAt: null, deadline: { $lt: before } })
      .sort({ deadline: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as CommandRun[];
  }

  /** Closes a run that is open and forgets what was sent. */
  async finish(id: string, branch: CommandBranch, error: string | null, finishedAt: Date): Promise<void> {
    await this.#runs
      .updateOne({ _id: id, finishedAt: null }, { $set: { branch, error, finishedAt, inputs: null } })
      .exec();
  }

  /** How runs since a moment went, by command. */
  async counts(names: readonly string[], since: Date): Promise<Map<string, TreeCommandRunCounts>> {
    const of = (branch: CommandBranch) => ({ $sum: { $cond: [{ $eq: ['$branch', branch] }, 1, 0] } });
    const rows = await this.#runs
      .aggregate<TreeCommandRunCounts & { _id: string }>([
        { $match: { command: { $in: [...names] }, createdAt: { $gte: since } } },
        {
          $group: {
            _id: '$command',
            sent: { $sum: 1 },
            succeeded: of('SUCCESS'),
            failed: of('FAILURE'),
            timedOut: of('TIMEOUT'),
          },
        },
      ])
      .exec();
    return new Map(rows.map((row) => [row._id, row]));
  }
}
