/** Samples a second of demo calls: a telephone line. */
const rate = 8_000;

/** Who speaks from when on. */
export interface SoundTurn {
  readonly speaker: 'A' | 'C';
  readonly second: number;
  readonly text: string;
}

/** What each speaks with: samples of a telephone line. */
export interface Voices {
  readonly A: Int16Array;
  readonly C: Int16Array;
}

/** Samples of one channel of a plain 16-bit WAV file, brought down to a telephone line by means of neighbours. */
export function telephone(wav: Buffer, channel: number): Int16Array {
  const channels = wav.readUInt16LE(22);
  const step = wav.readUInt32LE(24) / rate;
  const at = wav.indexOf('data') + 8;
  const frames = Math.floor(wav.readUInt32LE(at - 4) / (2 * channels));
  return Int16Array.from({ length: Math.floor(frames / step) }, (_, n) => {
    let sum = 0;
    for (let next = 0; next < step; next += 1)
      sum += wav.readInt16LE(at + 2 * ((n * step + next) * channels + channel));
    return Math.round(sum / step);
  });
}

/** How long somebody speaks a text, in seconds: Chinese characters take longer than letters. */
const lengthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 0.22 : 0.065), 0.4);

/** Turns one after the other with pauses between them, so that all of it takes `wanted` seconds, or as long as the words take. */
export function paced(
  given: readonly (readonly [speaker: 'A' | 'C', text: string])[],
  wanted: number,
): { readonly turns: SoundTurn[]; readonly seconds: number } {
  const spoken = given.reduce((sum, [, text]) => sum + lengthOf(text), 0);
  const pause = Math.max(0.6, (wanted - spoken - 2) / given.length);
  let second = 1;
  const turns = given.map(([speaker, text]): SoundTurn => {
    const turn = { speaker, second: Math.round(second * 10) / 10, text };
    second += lengthOf(text) + pause;
    return turn;
  });
  return { turns, seconds: Math.ceil(second) };
}

/** A WAV file with the agent left and the customer right; each speaks at their turns out of their own voice, over and over. */
export function talk(turns: readonly SoundTurn[], seconds: number, voices: Voices): Buffer {
  const data = Buffer.alloc(seconds * rate * 4);
  const spoken = { A: 0, C: 0 };
  for (const [at, { speaker, second, text }] of turns.entries()) {
    const next = turns[at + 1]?.second ?? seconds;
    const from = Math.round(second * rate);
    const count = Math.round(Math.min(lengthOf(text), next - second, seconds - second) * rate);
    const voice = voices[speaker];
    for (let n = 0; n < count; n += 1) {
      const sample = voice[(spoken[speaker] + n) % voice.length] ?? 0;
      data.writeInt16LE(sample, (from + n) * 4 + (speaker === 'A' ? 0 : 2));
    }
    spoken[speaker] += count;
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
