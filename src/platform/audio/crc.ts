/** A table for a checksum that is worked out byte by byte, the highest bit first. */
function tableOf(polynomial: number, bits: number): Uint32Array {
  const top = 2 ** (bits - 1);
  const mask = 2 ** bits - 1;
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte * 2 ** (bits - 8);
    for (let n = 0; n < 8; n += 1) {
      const isSet = value >= top;
      value = (value * 2) % 2 ** bits;
      if (isSet) value = ((value ^ polynomial) >>> 0) & mask;
      value >>>= 0;
    }
    return value;
  });
}

const eight = tableOf(0x07, 8);
const sixteen = tableOf(0x8005, 16);
const thirtyTwo = tableOf(0x04c1_1db7, 32);

/** Checksum of the head of a FLAC frame. */
export function crc8(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = eight[value ^ byte] ?? 0;
  return value;
}

/** Checksum of a FLAC frame. */
export function crc16(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) & 0xffff) ^ (sixteen[(value >> 8) ^ byte] ?? 0);
  return value;
}

/** Checksum of an Ogg page. */
export function crc32(bytes: Uint8Array, start = 0): number {
  let value = start;
  for (const byte of bytes) value = ((value << 8) ^ (thirtyTwo[((value >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return value;
}
