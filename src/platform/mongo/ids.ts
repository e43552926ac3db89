import type { Model } from 'mongoose';

/** Ids of all documents of a collection in batches, smallest first; what is added meanwhile may come along. */
export async function* idsInBatches<T>(model: Model<T>, size: number): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const found = (await model
      .find({ _id: { $gt: after } } as never, { _id: 1 })
      .sort({ _id: 1 })
      .limit(size)
      .lean()
      .exec()) as unknown as { _id: string }[];
    const last = found.at(-1);
    if (!last) return;
    yield found.map((row) => row._id);
    after = last._id;
  }
}
