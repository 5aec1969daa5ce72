import type { ReceiptRefusal } from '@/lib/domain/receipt/receipt';

/** Thrown when the content of a receipt file cannot be decoded, with the reason. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(readonly why: ReceiptRefusal) {
    super(`a receipt could not be read: ${why}`);
  }
}
