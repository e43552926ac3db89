/** Spans of equal length that the peaks of a recording have: what a screen can show. */
export const peakSpans = 800;

/** Finest spans that are kept while the length is not known: with twice as many, each two become one. */
const finest = 4 * peakSpans;

/** The least and the greatest value of each span, by channel: least, greatest, least, greatest …, -127 to 127. */
export type Peaks = readonly Int8Array[];

/** Finds the peaks of samples as they come, whatever their number, in little memory. */
export class PeakMeter {
  readonly #spans: { least: number[]; greatest: number[] }[];
  #samplesPerSpan = 1;
  #inSpan = 0;

  constructor(channels: number) {
    this.#spans = Array.from({ length: channels }, () => ({ least: [], greatest: [] }));
  }

  add(blocks: readonly Float32Array[]): void {
    const length = blocks[0]?.length ?? 0;
    for (let from = 0; from < length;) {
      const to = Math.min(length, from + this.#samplesPerSpan - this.#inSpan);
      this.#spans.forEach((span, channel) => this.#addTo(span, blocks[channel], from, to));
      this.#inSpan += to - from;
      from = to;
      if (this.#inSpan < this.#samplesPerSpan) continue;
      this.#inSpan = 0;
      if ((this.#spans[0]?.least.length ?? 0) >= 2 * finest) this.#halve();
    }
  }

  /** The peaks of all that came: as many spans as `peakSpans`, fewer where there are fewer samples. */
  peaks(): Peaks {
    return this.#spans.map(({ least, greatest }) => {
      const count = Math.min(peakSpans, least.length);
      const found = new Int8Array(2 * count);
      for (let span = 0; span < count; span += 1) {
        const from = Math.floor((span * least.length) / count);
        const to = Math.ceil(((span + 1) * least.length) / count);
        found[2 * span] = asByte(Math.min(...least.slice(from, to)));
        found[2 * span + 1] = asByte(Math.max(...greatest.slice(from, to)));
      }
      return found;
    });
  }

  #addTo(
    span: { least: number[]; greatest: number[] },
    block: Float32Array | undefined,
    from: number,
    to: number,
  ): void {
    let least = Infinity;
    let greatest = -Infinity;
    for (let at = from; at < to; at += 1) {
      const value = block?.[at] ?? 0;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    if (this.#inSpan === 0) {
      span.least.push(least);
      span.greatest.push(greatest);
      return;
    }
    const last = span.least.length - 1;
    span.least[last] = Math.min(span.least[last] ?? least, least);
    span.greatest[last] = Math.max(span.greatest[last] ?? greatest, greatest);
  }

  #halve(): void {
    for (const span of this.#spans) {
      span.least = halved(span.least, Math.min);
      span.greatest = halved(span.greatest, Math.max);
    }
    this.#samplesPerSpan *= 2;
  }
}

const asByte = (value: number): number => Math.max(-127, Math.min(127, Math.round(value * 127)));

const halved = (values: readonly number[], pick: (a: number, b: number) => number): number[] =>
  Array.from({ length: values.length / 2 }, (_, n) => pick(values[2 * n] ?? 0, values[2 * n + 1] ?? 0));
