import { useState } from 'react';
import { type FilePurpose, TreeFileUploadDocument } from '../../../gql/trees/graphql';
import { useChange } from '../../../lib/use-change';
import { UploadError, uploadFile } from '../../knowledge/import/upload';

/** Sends a file to the server; gives its id, or null where it was not taken (then `refusals` or `status` say why). */
export function useUpload() {
  const create = useChange(TreeFileUploadDocument, (data) => data.fileUploadCreate);
  const [sent, setSent] = useState<number | null>(null);
  const [status, setStatus] = useState<number | null>(null);
  const send = async (file: File, purpose: FilePurpose): Promise<string | null> => {
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
