/** From here on a list grows by a quarter: half of a long one would mostly lie idle. */
const LONG = 1_000_000;

/** A list of whole numbers (0 to 2^32 - 1) that grows; what typed arrays cannot do by themselves. */
export class Numbers {
  data: Uint32Array;
  length = 0;

  constructor(capacity = 64) {
    this.data = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length++] = value;
  }

  /** Adds a whole list at the end. */
  pushAll(list: Uint32Array): void {
    this.reserve(this.length + list.length);
    this.data.set(list, this.length);
    this.length += list.length;
  }

  get(at: number): number {
    return this.data[at] ?? 0;
  }

  /** Sets a place that may lie behind the end; what lies between becomes 0. */
  set(at: number, value: number): void {
    if (at >= this.data.length) this.reserve(at + 1);
    this.data[at] = value;
    if (at >= this.length) this.length = at + 1;
  }

  add(at: number, value: number): void {
    this.set(at, this.get(at) + value);
  }

  reserve(capacity: number): void {
    if (capacity <= this.data.length) return;
    const factor = this.data.length < LONG ? 1.5 : 1.25;
    const wider = new Uint32Array(Math.max(capacity, Math.ceil(this.data.length * factor)));
    wider.set(this.data.subarray(0, this.length));
    this.data = wider;
  }

  /** Bytes that it holds. */
  get bytes(): number {
    return this.data.byteLength;
  }
}
