import type { SentFile } from './send-file';

/** One file and the progress of its upload. `sent` is a share from 0 to 1. */
export type UploadRow = {
  readonly key: string;
  readonly file: File;
  readonly state:
    | { readonly is: 'sending'; readonly sent: number }
    | { readonly is: 'taken'; readonly file: SentFile }
    | { readonly is: 'refused'; readonly reason: string; readonly again: boolean };
};
