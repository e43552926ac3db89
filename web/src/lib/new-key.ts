/** A key by which the server knows a repeated request as the same one. Made so that it also works where the page is not on a secure origin. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
