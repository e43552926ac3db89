/** G.711: the 256 values of a byte as samples from -1 to 1, by ITU-T recommendation G.711. */

const table = (valueOf: (byte: number) => number): Float32Array =>
  Float32Array.from({ length: 256 }, (_, byte) => valueOf(byte) / 32_768);

/** A-law, as telephony in Europe and China has it. */
export const aLaw: Float32Array = table((byte) => {
  const code = byte ^ 0x55;
  const segment = (code & 0x70) >> 4;
  const step = (code & 0x0f) << 4;
  const size = segment === 0 ? step + 8 : (step + 0x108) << (segment - 1);
  return code & 0x80 ? size : -size;
});

/** Mu-law, as telephony in America and Japan has it. */
export const muLaw: Float32Array = table((byte) => {
  const code = ~byte & 0xff;
  const size = ((((code & 0x0f) << 3) + 0x84) << ((code & 0x70) >> 4)) - 0x84;
  return code & 0x80 ? -size : size;
});
