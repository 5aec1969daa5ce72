/** What the route returns for an accepted file: its id, and what the person should know about it. */
export type SentFile = { readonly id: string; readonly notice: FileNotice | null };

/** A sentence about a file, which links to a page of the company. */
export type FileNotice = { readonly text: string; readonly href: string };

export type Sending =
  | { readonly is: 'taken'; readonly file: SentFile }
  | { readonly is: 'refused'; readonly reason: string; readonly again: boolean }
  | { readonly is: 'stopped' };

/**
 * Uploads one file and reports its progress. It uses XMLHttpRequest, because fetch reports no progress of an upload.
 * The promise never rejects.
 */
export function sendFile({
  action,
  headers,
  file,
  fields,
  signal,
  onProgress,
}: {
  action: string;
  headers: Readonly<Record<string, string>>;
  file: File;
  fields: Readonly<Record<string, string>>;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}): Promise<Sending> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', file);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () =>
      resolve({ is: 'refused', reason: 'The connection was lost before the file had arrived.', again: true });
    request.onabort = () => resolve({ is: 'stopped' });
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', action);
    for (const [name, value] of Object.entries({ ...headers, accept: 'application/json' }))
      request.setRequestHeader(name, value);
    request.send(body);
  });
}

/**
 * Returns the result of an upload. `again` says whether sending the same file again may succeed: after a server error,
 * a success response without an id, or a new sign-in. It is false when the server refused the file itself.
 */
export function readAnswer(status: number, text: string): Sending {
  const answer = parse(text);
  if (status >= 200 && status < 300 && typeof answer.id === 'string') {
    return { is: 'taken', file: { id: answer.id, notice: noticeIn(answer.notice) } };
  }
  if (status === 413) return { is: 'refused', reason: 'The file is too large.', again: false };
  const again = status >= 500 || status < 300 || status === 401 || status === 403;
  const reason = typeof answer.message === 'string' ? answer.message : `The file was not taken (answer ${status}).`;
  return { is: 'refused', reason, again };
}

function noticeIn(value: unknown): FileNotice | null {
  if (typeof value !== 'object' || value === null || !('text' in value && 'href' in value)) return null;
  const { text, href } = value;
  return typeof text === 'string' && typeof href === 'string' ? { text, href } : null;
}

function parse(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
