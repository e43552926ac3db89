import mongoose, { type Connection, type Model } from 'mongoose';
import { Role, staffRoles } from '../../../platform/auth/viewer.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import { nameSounds, searchKeys } from './user.rules.js';
import type { User } from './user.js';

interface StoredUser extends User {
  nameKeys: string[];
  contactKeys: string[];
}

const schema = new mongoose.Schema<StoredUser>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    nameEn: { type: String, required: true },
    email: { type: String, required: true },
    staffNumber: { type: String, default: null },
    roles: { type: [String], required: true },
    siteId: { type: String, default: null },
    teamIds: { type: [String], default: [] },
    departmentIds: { type: [String], default: [] },
    tierRank: { type: Number, default: 0 },
    lineIds: { type: [String], default: [] },
    locale: { type: String, required: true },
    isActive: { type: Boolean, required: true },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    nameKeys: { type: [String], default: [], select: false },
    contactKeys: { type: [String], default: [], select: false },
  },
  { collection: 'users', versionKey: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ staffNumber: 1 }, { unique: true, partialFilterExpression: { staffNumber: { $type: 'string' } } });
schema.index({ name: 1, _id: 1 });
schema.index({ createdAt: 1, _id: 1 });
schema.index({ nameKeys: 1 });
schema.index({ contactKeys: 1 });
schema.index({ teamIds: 1, isActive: 1 });
schema.index({ siteId: 1 });
schema.index({ departmentIds: 1 });
schema.index({ lineIds: 1 });
schema.index({ tierRank: 1 });
schema.index({ roles: 1, isActive: 1 });

/** Fields of a person that refer to one other thing, or to several. */
type ListReference = 'teamIds' | 'departmentIds' | 'lineIds';

/** Conditions of a list of people, already checked. */
export interface UserConditions {
  readonly visible: Rule;
  /** Each must be the beginning of a word of the name (or, with `inContacts`, of address or number). */
  readonly words: readonly string[];
  readonly inContacts: boolean;
  readonly roles: readonly Role[] | null;
  readonly siteId: string | null;
  readonly teamIds: readonly string[] | null;
  readonly tierRank: number | null;
  readonly isActive: boolean | null;
}

type PageRequest = Parameters<typeof keysetPage>[3];
type Codec = Parameters<typeof keysetPage>[4];
type Page = Awaited<ReturnType<typeof keysetPage<User>>>;

const derived = (
  user: Pick<User, 'name' | 'nameEn' | 'email' | 'staffNumber'>,
): Pick<StoredUser, 'nameKeys' | 'contactKeys'> => ({
  nameKeys: searchKeys(user.name, user.nameEn, ...nameSounds(user.name)),
  contactKeys: searchKeys(user.email, user.staffNumber),
});

/** Stores people. Passwords are not here. */
export class UserStore {
  readonly #model: Model<StoredUser>;

  constructor(connection: Connection) {
    this.#model = connection.model<StoredUser>('User', schema);
  }

  async byId(id: string): Promise<User | null> {
    return (await this.#model.findById(id).lean().exec()) as User | null;
  }

  /** By e-mail address (in lower case) or staff number (in upper case). */
  async byIdentifier(field: 'email' | 'staffNumber', value: string): Promise<User | null> {
    return (await this.#model
      .findOne({ [field]: value })
      .lean()
      .exec()) as User | null;
  }

  /** People by id, e-mail address or staff number, all asked in lower case; keyed by what was asked. */
  async named(names: readonly string[]): Promise<Map<string, User>> {
    const asked = new Set(names);
    const staffNumbers = names.map((name) => name.toUpperCase());
    const found = (await this.#model
      .find({
        $or: [{ _id: { $in: [...names] } }, { email: { $in: [...names] } }, { staffNumber: { $in: staffNumbers } }],
      })
      .lean()
      .exec()) as unknown as User[];
    const namesOf = (user: User): string[] =>
      [user._id, user.email ?? '', user.staffNumber?.toLowerCase() ?? ''].filter((name) => asked.has(name));
    return new Map(found.flatMap((user) => namesOf(user).map((name) => [name, user] as const)));
  }

  /** Those of the ids that the rule lets through, in any order. */
  async visibleByIds(ids: readonly string[], visible: Rule): Promise<User[]> {
    return (await this.#model
      .find({ $and: [{ _id: { $in: [...ids] } }, toMongo(visible)] })
      .lean()
      .exec()) as unknown as User[];
  }

  /** Those of the ids that are active. */
  async activeAmong(ids: readonly string[]): Promise<User[]> {
    return (await this.#model
      .find({ _id: { $in: [...ids] }, isActive: true })
      .lean()
      .exec()) as unknown as User[];
  }

  /** Those of the ids that are active and work inside the centre. */
  async activeStaffAmong(ids: readonly string[]): Promise<User[]> {
    return (await this.#model
      .find({ _id: { $in: [...ids] }, isActive: true, roles: { $in: [...staffRoles] } })
      .lean()
      .exec()) as unknown as User[];
  }

  /** Active people of any of the teams, by name. */
  async activeInTeams(teamIds: readonly string[]): Promise<User[]> {
    return (await this.#model
      .find({ teamIds: { $in: [...teamIds] }, isActive: true })
      .sort({ name: 1, _id: 1 })
      .lean()
      .exec()) as unknown as User[];
  }

  /** All active people with one of the roles, in batches from the database. */
  async *active(roles: readonly Role[]): AsyncIterable<User> {
    const cursor = this.#model
      .find({ roles: { $in: [...roles] }, isActive: true })
      .sort({ _id: 1 })
      .lean()
      .cursor({ batchSize: 500 });
    for await (const user of cursor) yield user as unknown as User;
  }

  page(
    conditions: UserConditions,
    order: { field: 'name' | 'createdAt'; descending: boolean },
    request: PageRequest,
    codec: Codec,
  ): Promise<Page> {
    const filter: Record<string, unknown>[] = [toMongo(conditions.visible)];
    for (const word of conditions.words) {
      filter.push(conditions.inContacts ? { $or: [{ nameKeys: word }, { contactKeys: word }] } : { nameKeys: word });
    }
    if (conditions.roles) filter.push({ roles: { $in: [...conditions.roles] } });
    if (conditions.siteId !== null) filter.push({ siteId: conditions.siteId });
    if (conditions.teamIds) filter.push({ teamIds: { $in: [...conditions.teamIds] } });
    if (conditions.tierRank !== null) filter.push({ tierRank: conditions.tierRank });
    if (conditions.isActive !== null) filter.push({ isActive: conditions.isActive });
    const list = `users:${order.field}:${order.descending ? 'DESC' : 'ASC'}`;
    return keysetPage<User>(
      this.#model as unknown as Model<User>,
      { $and: filter },
      { list, ...order },
      request,
      codec,
      { nameKeys: 0, contactKeys: 0 } as Record<string, 0>,
    );
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#model.exists({})) === null;
  }

  countActiveAdmins(): Promise<number> {
    return this.#model.countDocuments({ roles: Role.ADMIN, isActive: true }).exec();
  }

  /** Active direct members of each team. */
  async countByTeam(teamIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.#model
      .aggregate<{ _id: string; count: number }>([
        { $match: { teamIds: { $in: [...teamIds] }, isActive: true } },
        { $unwind: '$teamIds' },
        { $match: { teamIds: { $in: [...teamIds] } } },
        { $group: { _id: '$teamIds', count: { $sum: 1 } } },
      ])
      .exec();
    return new Map(rows.map((row) => [row._id, row.count]));
  }

  /** Inserts, or names the field whose value somebody else has. */
  async insert(user: User): Promise<'email' | 'staffNumber' | null> {
    try {
      // Not `insertMany`: only the error of a single insert tells which key is taken.
      await this.#model.insertOne({ ...user, ...derived(user) });
      return null;
    } catch (error) {
      return takenField(error);
    }
  }

  /** Changes the person if they still have that revision: the person as they are now, null when not, or the field that is taken. */
  async update(before: User, change: Partial<User>): Promise<User | 'email' | 'staffNumber' | null> {
    try {
      return (await this.#model
        .findOneAndUpdate(
          { _id: before._id, revision: before.revision },
          { $set: { ...change, ...derived({ ...before, ...change }) }, $inc: { revision: 1 } },
          { returnDocument: 'after', lean: true },
        )
        .exec()) as User | null;
    } catch (error) {
      return takenField(error);
    }
  }

  countAt(siteId: string): Promise<number> {
    return this.#model.countDocuments({ siteId }).exec();
  }

  countReferring(field: ListReference, id: string): Promise<number> {
    return this.#model.countDocuments({ [field]: id }).exec();
  }

  countInTier(rank: number): Promise<number> {
    return this.#model.countDocuments({ tierRank: rank }).exec();
  }

  async moveSite(from: string, to: string): Promise<void> {
    await this.#model.updateMany({ siteId: from }, { $set: { siteId: to }, $inc: { revision: 1 } }).exec();
  }

  async moveReferring(field: ListReference, from: string, to: string): Promise<void> {
    await this.#model.updateMany({ [field]: from }, { $addToSet: { [field]: to }, $inc: { revision: 1 } }).exec();
    await this.#model.updateMany({ [field]: from }, { $pull: { [field]: from } }).exec();
  }
}

function takenField(error: unknown): 'email' | 'staffNumber' {
  const key = duplicateKey(error);
  if (key?.email !== undefined) return 'email';
  if (key?.staffNumber !== undefined) return 'staffNumber';
  throw error;
}
