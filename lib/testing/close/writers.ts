/**
 * What is not refused in a closed month, by table: what says what happened to a movement, what is worked out from it, and facts that
 * no sign-off has. A new table or column that belongs to a movement fails the test until a trigger refuses it, or it is listed here.
 * A code in brackets is that of another rule which refused the attempt.
 */
export const openColumns: Readonly<Record<string, readonly string[]>> = {
  // Whether the line was sent. A line that arrives later is in no sign-off.
  bank_lines: ['latest_item_id (23514)', 'insert (23505)'],
  // Questions about records of the books, and their answers.
  book_matches: ['empty'],
  // Why a line is coded as it is.
  expense_lines: ['sources', 'insert (23505)'],
  // Why the expense has its supplier, and a copy of the day. A movement has one row of details, and a new movement is refused.
  expenses: ['supplier_source', 'movement_day', 'insert (23503)'],
  // The text of the search.
  movement_texts: [
    'movement_id (23503)',
    'text',
    'kind',
    'status',
    'open',
    'without_receipt',
    'removed',
    'day',
    'tags',
    'delete',
    'insert (23505)',
  ],
  // The status, and what a sync says.
  movements: [
    'synced_revision',
    'latest_item_id (23503)',
    'created_at',
    'updated_at',
    'import_id (23503)',
    'import_key',
    'queued_run_id (23503)',
    'status',
    'issues',
    'receipt_count',
    'receipt_missing',
    'failure_cause_id',
  ],
  // An account or supplier that an item creates.
  new_entries: ['empty'],
  // What was sent.
  receipt_deliveries: ['empty'],
  receipts: ['uploaded_by_id (23503)', 'pages', 'document_pages'],
  // Who decided and when, beside the state, which is refused. What the books say about the bill.
  reimbursables: [
    'id (23503)',
    'submitted_at',
    'decided_at',
    'decided_by_id',
    'return_reason',
    'marked_at (23514)',
    'marked_by_id',
    'bill_ref',
    'bill_status',
    'paid_minor',
    'paid_day',
    'bill_read_at',
    'insert (23503)',
  ],
  run_skips: ['empty'],
  // A new item is refused by a trigger, which the test of sending tries.
  sync_items: ['empty'],
  // The books to which the refs belong, who marked it beside its reference, which is refused, and the rows of a file.
  transfers: [
    'id (23503)',
    'connection_id',
    'marked_at (23514)',
    'marked_by_id',
    'from_import_key',
    'to_import_key',
    'replaced_id',
    'insert (23503)',
  ],
};

const byTriggers = 'its statements change columns that the triggers refuse';
const outcome = 'it stores what happened: a status, what a sync says, or what the books say';

/**
 * Every exported function of lib/data that writes a movement, its parts, a receipt or a statement line, as `writeFunctions` finds them
 * in the source: a write that the test tries ("refused: ..."), or what it does in a closed month.
 */
export const writers: Readonly<Record<string, string>> = {
  'bank-line/feed.ts#freezeLines': outcome,
  'bank-line/import.ts#undoStatement': 'it leaves signed lines out',
  'bank-line/refresh-unsent.ts#refreshUnsent':
    'a movement of a closed month does not change, so its line agrees already',
  'bank-line/insert.ts#insertBankLines': 'a later line is listed on the page of the month',
  'claim/decide.ts#askForApprovalAgain': byTriggers,
  'claim/decide.ts#submitClaim': byTriggers,
  'claim/decide.ts#withdrawClaim': byTriggers,
  'claim/decisions.ts#approveClaim': byTriggers,
  'claim/decisions.ts#decideClaims': byTriggers,
  'claim/decisions.ts#returnClaim': byTriggers,
  'claim/decisions.ts#undoDecisions': byTriggers,
  'claim/linked-payment.ts#forgetLinkedPayment': outcome,
  'claim/linked-payment.ts#payLinkedClaim': outcome,
  'claim/mark.ts#markClaim': byTriggers,
  'claim/mark.ts#undoClaimMark': byTriggers,
  'claim/payments.ts#savePayments': outcome,
  'claim/save.ts#saveClaim': byTriggers,
  'coding/auto-code.ts#applyCoding': byTriggers,
  'coding/auto-code.ts#recode': 'it leaves closed months out',
  'coding/link-supplier.ts#applyLink': byTriggers,
  'coding/link-supplier.ts#linkSupplierPage': byTriggers,
  'expense/expenses.ts#addClaim': byTriggers,
  'expense/expenses.ts#addExpense': 'refused: record an expense',
  'expense/expenses.ts#changeExpense': 'refused: edit an expense',
  'expense/expenses.ts#removeExpense': 'refused: delete an expense',
  'expense/form-facts.ts#attach': 'refused: add a receipt',
  'expense/import/add-transfers.ts#addTransfers': byTriggers,
  'expense/import/add-transfers.ts#addTransfersIn': byTriggers,
  'expense/import/add-transfers.ts#lockTransferRows': byTriggers,
  'expense/import/add.ts#addImported': byTriggers,
  'expense/import/add.ts#addImportedIn': byTriggers,
  'expense/import/undo.ts#undoPart': 'it leaves closed months out',
  'expense/lines.ts#addLines': 'refused: split an expense',
  'expense/lines.ts#replaceLines': 'refused: split an expense',
  'expense/refund/links.ts#dropLink': byTriggers,
  'expense/refund/links.ts#linkRefund': 'refused: link a refund',
  'expense/refund/links.ts#unlinkRefund': byTriggers,
  'expense/settle.ts#settleIn': outcome,
  'expense/settle.ts#settleUnchanged': outcome,
  'ingest/record.ts#recordReceived': byTriggers,
  'ingest/record.ts#saveCancelled': byTriggers,
  'mapping/swap-expenses.ts#swapExpensesPage': byTriggers,
  'mapping/swap-expenses.ts#swapInExpenses': byTriggers,
  'movement/project-items.ts#projectItems': outcome,
  'movement/project-items.ts#storeItemChanges': outcome,
  'movement/project.ts#projectMovements': outcome,
  'movement/revisions.ts#raiseRevisions': byTriggers,
  'receipt/receipts.ts#addReceipt': 'refused: add a receipt',
  'receipt/receipts.ts#removeReceipt': 'refused: remove a receipt',
  'reconcile/answer.ts#linkBooked': outcome,
  'reconcile/answer.ts#undoLinkBooked': outcome,
  'reconcile/guard.ts#guardAgainstBooked': outcome,
  'reconcile/reopen.ts#reopenLinked': outcome,
  'sync/freeze.ts#freezeSyncs': outcome,
  'sync/freeze.ts#resendSeparately': outcome,
  'sync/run/queue.ts#clearQueue': outcome,
  'sync/run/queue.ts#hasQueueable': outcome,
  'sync/run/queue.ts#queueMovements': outcome,
  'sync/run/queue.ts#takeFromRun': outcome,
  'sync/run/queue.ts#takeQueuedPart': outcome,
  'transfer/mark.ts#markInBooks': 'refused: mark a transfer as in the books',
  'transfer/mark.ts#undoMark': byTriggers,
  'transfer/transfers.ts#addTransfer': 'refused: record a transfer',
  'transfer/transfers.ts#changeTransfer': 'refused: edit a transfer',
  'transfer/transfers.ts#removeTransfer': 'refused: delete a transfer',
};
