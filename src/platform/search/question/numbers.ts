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
    const wider = new Uint32Array(Math.max(capacity, Math.ceil(this.data.length * 1.5)));
    wider.set(this.data.subarray(0, this.length));
    this.data = wider;
  }

  /** Bytes that it holds. */
  get bytes(): number {
    return this.data.byteLength;
  }
}
