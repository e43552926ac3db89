import { useState } from 'react';
import type { CombinedError } from 'urql';
import type { Outcome, Refusal } from './outcome';
import { UploadError, uploadFile } from './upload';

/** Asks the server for an address to send a file to, as `useChange` gives it. */
interface Asking<Purpose extends string> {
  run: (variables: {
    input: { purpose: Purpose; name: string; bytes: number };
  }) => Promise<Outcome<{ upload: { fileId: string; url: string } | null }>>;
  busy: boolean;
  refusals: readonly Refusal[];
  failure: CombinedError | null;
}

/**
 * Sends a file to the server. `send` gives its id, or null where it was not taken: then `refusals`, `failure` or
 * `status` (what the upload was answered; 0: not reached) say why.
 */
export function useUpload<Purpose extends string>(create: Asking<Purpose>, purpose: Purpose) {
  const [sent, setSent] = useState<number | null>(null);
  const [status, setStatus] = useState<number | null>(null);
  const send = async (file: File): Promise<string | null> => {
    setStatus(null);
    const created = await create.run({ input: { purpose, name: file.name, bytes: file.size } });
    if (created.kind !== 'done' || !created.payload.upload) return null;
    const { fileId, url } = created.payload.upload;
    setSent(0);
    try {
      await uploadFile(url, file, setSent);
      return fileId;
    } catch (error) {
      setStatus(error instanceof UploadError ? error.status : 0);
      return null;
    } finally {
      setSent(null);
    }
  };
  return { send, sent, status, busy: create.busy || sent !== null, refusals: create.refusals, failure: create.failure };
}
