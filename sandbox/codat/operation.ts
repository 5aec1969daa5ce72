import type { Sandbox } from '../sandbox';

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One authenticated call with its parsed body. Operations are synchronous, so that each runs in one transaction. */
export interface Call {
  readonly sandbox: Sandbox;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly path: string;
  readonly body: unknown;
  readonly file: UploadedFile | undefined;
  readonly requestId: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** The body as JSON text. Replaces `body`. */
  readonly json?: string;
  /** A file to download. Replaces `body`. */
  readonly file?: UploadedFile;
}

export interface Operation {
  /** The operation id in Codat's OpenAPI document. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly handle: (call: Call) => Reply;
}

export const operation = (
  name: string,
  method: Operation['method'],
  path: string,
  handle: (call: Call) => Reply,
): Operation => ({ name, method, path, handle });

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };
