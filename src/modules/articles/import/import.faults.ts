/** The file as a whole cannot be imported. */
export class UnreadableFileError extends Error {}
