import type { ReceiptType } from '@/lib/domain/receipt/receipt';

/** Why a file cannot be decoded. */
export type Undecodable = 'broken' | 'truncated' | 'locked' | 'noPages' | 'tooManyPixels' | 'tooMuchMemory';

/** What the process that decodes receipts is asked for. The file follows the facts. */
export type DecodeRequest =
  /** Pictures for the pages of Outlay: a thumbnail, then the pages. */
  | { readonly make: 'pictures'; readonly type: ReceiptType }
  /** A file for the books: a JPEG, or for several pages a PDF. It is made smaller until it has at most `maxBytes`. */
  | { readonly make: 'delivery'; readonly type: ReceiptType; readonly maxBytes: number };

/**
 * What it returns, with the files that it made. `pages` counts the pages of the document, of which the pictures may show
 * only the first.
 */
export type DecodeReply =
  | { readonly ok: true; readonly type: 'image/webp' | 'image/jpeg' | 'application/pdf'; readonly pages: number }
  | { readonly ok: false; readonly why: Undecodable };

/** Thrown inside the process that decodes, with the reason. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';

  constructor(readonly why: Undecodable) {
    super(`the file cannot be decoded: ${why}`);
  }
}
