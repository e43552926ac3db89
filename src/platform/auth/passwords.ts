import { hash, verify } from '@node-rs/argon2';

/** What one hash costs. */
export interface PasswordCost {
  /** Memory in KiB. */
  readonly memoryCost: number;
  /** Passes over the memory. */
  readonly timeCost: number;
}

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane; about 20 ms. */
const recommended: PasswordCost = { memoryCost: 19_456, timeCost: 2 };
// `Algorithm` is a const enum, which compiled ES modules cannot import; 2 is argon2id.
const argon2id = 2;

/** Longer passwords are refused before they cost anything. In characters, after normalisation. */
export const longestPassword = 200;

/** Hashes and checks passwords with argon2id. The salt and the parameters stand in the hash. */
export class Passwords {
  #decoy: Promise<string> | null = null;

  constructor(private readonly cost: PasswordCost = recommended) {}

  /** The hash to store. The same password gives another hash each time. */
  hash(password: string): Promise<string> {
    return hash(normal(password), { algorithm: argon2id, parallelism: 1, ...this.cost });
  }

  /**
   * Whether the password belongs to the stored hash. With `null` (nobody there, or no password yet) it takes about the same time and
   * answers false, so that the time of an answer does not tell which accounts exist.
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.#decoy ??= this.hash('no account has this password');
    const right = await verify(stored ?? (await this.#decoy), normal(password.slice(0, longestPassword + 1)));
    return stored !== null && right && password.length <= longestPassword;
  }

  /** Makes the decoy ahead of the first login, so that this one is not slower than others. */
  async warm(): Promise<void> {
    this.#decoy ??= this.hash('no account has this password');
    await this.#decoy;
  }
}

/** The same characters typed on another keyboard (full width, composed accents) are the same password. */
const normal = (password: string): string => password.normalize('NFKC');
