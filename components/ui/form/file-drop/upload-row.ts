import type { SentFile } from './send-file';

/**
 * One file and the state of its upload. `sent` is the uploaded part, from 0 to 1. At 1, the server opens the file.
 */
export type UploadRow = {
  readonly key: string;
  readonly file: File;
  readonly state:
    | { readonly is: 'sending'; readonly sent: number }
    | { readonly is: 'taken'; readonly file: SentFile }
    | { readonly is: 'refused'; readonly reason: string; readonly again: boolean };
};
