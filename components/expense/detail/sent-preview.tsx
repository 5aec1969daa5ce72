import { TransferPreview } from '@/components/transfer/transfer-preview';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import { isTransferRecord, type SentRecord } from '@/lib/domain/books/sent-record';
import { RecordPreview } from './record-preview';

/** The record of a movement, as it is or would be in the books. */
export function SentPreview({
  record,
  ...shown
}: {
  caption: string;
  record: SentRecord;
  names: EntryNames;
  locale: string;
}) {
  return isTransferRecord(record) ? (
    <TransferPreview record={record} {...shown} />
  ) : (
    <RecordPreview record={record} {...shown} />
  );
}
