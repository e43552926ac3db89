import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { Clock } from '../clock/clock.js';
import { newId } from '../ids/ids.js';
import { duplicateKey } from '../mongo/connect.js';
import type { Secrets } from './secrets.js';

/** The only algorithm that this product signs with and accepts. */
export const signingAlgorithm = 'EdDSA';

interface StoredKey {
  /** Key id (`kid`) as it stands in the header of tokens. */
  _id: string;
  /** 1 for the first key of an installation; the highest one signs. */
  generation: number;
  /** Public half as JWK, JSON text. */
  publicJwk: string;
  /** Private half as JWK, sealed with the installation's secret. */
  sealedJwk: string;
  createdAt: Date;
}

const schema = new mongoose.Schema<StoredKey>(
  {
    _id: { type: String, required: true },
    generation: { type: Number, required: true },
    publicJwk: { type: String, required: true },
    sealedJwk: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'signing_keys', versionKey: false },
);
schema.index({ generation: 1 }, { unique: true });

/** The key that signs now. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** Ed25519 keys of an installation, kept in MongoDB, the private halves sealed. All server copies share them. */
export class SigningKeys {
  readonly #model: Model<StoredKey>;
  #loading: Promise<StoredKey> | null = null;
  #signing: SigningKey | null = null;
  readonly #public = new Map<string, CryptoKey>();

  constructor(
    connection: Connection,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {
    this.#model = connection.model<StoredKey>('SigningKey', schema);
  }

  /**
   * The key to sign with. The first call on an empty database makes it; when several copies start at once, one of them wins
   * and all use its key. Throws when the key was sealed with another secret.
   */
  async signing(): Promise<SigningKey> {
    if (this.#signing) return this.#signing;
    this.#loading ??= this.#loadOrMake().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    const stored = await this.#loading;
    this.#signing ??= { kid: stored._id, key: await this.#open(stored) };
    return this.#signing;
  }

  /** The public key of that id, or null when this installation never made it. */
  async verifying(kid: string): Promise<CryptoKey | null> {
    const known = this.#public.get(kid);
    if (known) return known;
    const stored = await this.#model.findById(kid).lean().exec();
    if (!stored) return null;
    const key = (await importJWK(JSON.parse(stored.publicJwk) as JWK, signingAlgorithm)) as CryptoKey;
    this.#public.set(kid, key);
    return key;
  }

  async #loadOrMake(): Promise<StoredKey> {
    const newest = await this.#newest();
    if (newest) return newest;
    const pair = await generateKeyPair(signingAlgorithm, { crv: 'Ed25519', extractable: true });
    const made: StoredKey = {
      _id: newId('key', this.clock),
      generation: 1,
      publicJwk: JSON.stringify(await exportJWK(pair.publicKey)),
      sealedJwk: this.secrets.seal('signing-key', JSON.stringify(await exportJWK(pair.privateKey))),
      createdAt: this.clock.now(),
    };
    try {
      await this.#model.insertOne(made);
      return made;
    } catch (error) {
      if (!duplicateKey(error)) throw error;
      const winner = await this.#newest();
      if (!winner) throw error;
      return winner;
    }
  }

  async #newest(): Promise<StoredKey | null> {
    return (await this.#model.findOne().sort({ generation: -1 }).lean().exec()) as StoredKey | null;
  }

  async #open(stored: StoredKey): Promise<CryptoKey> {
    let jwk: JWK;
    try {
      jwk = JSON.parse(this.secrets.open('signing-key', stored.sealedJwk)) as JWK;
    } catch (error) {
      throw new Error(
        'The signing keys in this database were sealed with another CAREGRAPH_SECRET. Start with that secret.',
        { cause: error },
      );
    }
    return (await importJWK(jwk, signingAlgorithm)) as CryptoKey;
  }
}
