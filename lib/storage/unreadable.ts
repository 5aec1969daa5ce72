import type { ReceiptRefusal } from '@/lib/domain/receipt/receipt';

/** A file that cannot be read as what it claims to be, with the reason. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(readonly why: ReceiptRefusal) {
    super(`a receipt could not be read: ${why}`);
  }
}
