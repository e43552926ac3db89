import { Breath } from './breath.js';
import { translating, type PreparedFace } from './prepared.js';
import { QuestionIndex } from './question-index.js';

/**
 * Writes an index anew: without its dead faces, and without units and words that nobody has any more. In steps, while the old
 * one goes on answering and changing; searches that are under way keep the old one and its numbers to their end.
 * @param done gets the new index at a moment when it is as the old one is.
 */
export async function compact(
  old: QuestionIndex,
  signal: AbortSignal,
  done: (fresh: QuestionIndex) => void,
): Promise<void> {
  const fresh = new QuestionIndex(old.version + 1);
  // Room for the living at once: growing would mean to move it all again and again.
  fresh.arena.reserve(Math.ceil((old.arena.length * old.size) / Math.max(1, old.faceNumbers)));
  const { unit, term } = fresh.vocabulary.adopting(old.vocabulary);
  const breath = new Breath();
  const copy = async (did: string): Promise<void> => {
    const faces: PreparedFace[] = [];
    for (const number of old.facesOfDocument(did)) {
      const face = old.face(number);
      if (face) faces.push({ face, parts: await breath.through(translating(old.partsOf(number), unit, term)) });
    }
    // What changed while it was copied is among the changed ones.
    if (faces.length) fresh.place({ did, faces });
    else fresh.remove(did);
    await breath.pause();
  };
  const changed = old.watch();
  try {
    for (const did of [...old.documentIds()]) {
      if (signal.aborted) return;
      await copy(did);
    }
    while (changed.size) {
      for (const did of [...changed]) {
        if (signal.aborted) return;
        changed.delete(did);
        await copy(did);
      }
    }
    done(fresh);
  } finally {
    old.unwatch();
  }
}
