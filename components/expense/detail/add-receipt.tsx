'use client';

import { usePageRouter } from '@/components/page/use-page-router';
import { FileDrop } from '@/components/ui/form/file-drop/file-drop';
import { maxReceiptBytes, receiptAccept, receiptHint } from '@/lib/domain/receipt/receipt';

/** The field that uploads receipts to an expense that is already recorded. */
export function AddReceipt({ expenseId, label }: { expenseId: string; label: string }) {
  const router = usePageRouter();
  return (
    <FileDrop
      action="/api/receipts"
      accept={receiptAccept}
      maxBytes={maxReceiptBytes}
      multiple
      label={label}
      hint={receiptHint}
      fields={{ expense: expenseId }}
      onUploaded={() => router.refresh()}
    />
  );
}
