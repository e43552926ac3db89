import { freshToken } from './session';

/** The server did not take the file; `status` is what it answered (0: not reached). */
export class UploadError extends Error {
  override name = 'UploadError';

  constructor(readonly status: number) {
    super(`Upload answered ${status}`);
  }
}

/**
 * Sends a file to the one-time address that the API gave for it.
 * @param onProgress how many bytes are on the server, while it goes on
 * @throws UploadError
 */
export async function uploadFile(url: string, file: File, onProgress: (sent: number) => void): Promise<void> {
  const token = await freshToken();
  await new Promise<void>((resolve, reject) => {
    // Not `fetch`: it does not tell how far a body has come.
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? resolve() : reject(new UploadError(request.status));
    request.onerror = () => reject(new UploadError(0));
    request.onabort = () => reject(new UploadError(0));
    request.send(file);
  });
}
