import { type CatalogueEntry, receiptMissing } from './entry';

/** A receipt that did not reach its record. The expense itself is in the books by then. */
export const receiptCauses: readonly CatalogueEntry[] = [
  {
    code: 'receipt-too-early',
    title: 'Receipt sent too early',
    kind: 'transient',
    patterns: [/attachments can only be uploaded for completed transactions/i],
    customer: ({ package: name }) =>
      `The receipt came before its expense was in ${name}. Outlay sends it again when the expense is there.`,
    staff: 'Codat takes a receipt only for a completed transaction. It goes by itself after the expense has settled.',
    fix: 'none',
  },
  {
    code: 'receipts-not-taken',
    title: 'Receipts are not taken',
    kind: 'fix',
    patterns: [/attachments are not supported (?:by|for)/i],
    customer: ({ package: name }) =>
      `${name} takes no receipts for such records. ${receiptMissing} Outlay keeps it; attach it in ${name} by hand if it is wanted there.`,
    staff: 'Codat cannot attach files to this kind of record in this package. The receipt stays in Outlay.',
    fix: 'none',
  },
  {
    code: 'receipt-too-large',
    title: 'Receipt too large',
    kind: 'fix',
    patterns: [/file\b.*(?:exceeds the maximum size|too large|exceeds allowed limit)/i, /upload request size exceeds/i],
    customer: ({ package: name }) =>
      `The receipt is larger than ${name} takes. ${receiptMissing} Add a smaller file, or a photo of it.`,
    staff: 'The file is over the package’s limit. The customer adds a smaller one.',
    fix: 'receipt',
  },
  {
    code: 'receipt-type',
    title: 'Type of receipt not taken',
    kind: 'fix',
    patterns: [
      /file type\b.*not (?:supported|allowed|accepted)/i,
      /(?:unsupported|invalid) (?:file|media|attachment) (?:type|format)/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not take files of this type. ${receiptMissing} Add the receipt as a PDF, JPEG or PNG.`,
    staff: 'The package has a list of file types. Outlay converts what it can; this one it could not.',
    fix: 'receipt',
  },
  {
    code: 'receipt-unreadable',
    title: 'Receipt could not be read',
    kind: 'fix',
    patterns: [
      /the file is empty/i,
      /a file must be provided/i,
      /(?:file|attachment|receipt|image)\b.*(?:corrupt|damaged|could not be (?:read|opened|converted|downloaded))/i,
      /(?:conversion|download) (?:of the (?:file|receipt|attachment) )?failed/i,
    ],
    customer: ({ package: name }) =>
      `The receipt could not be read on its way to ${name}. ${receiptMissing} Add it again, as a PDF or a photo.`,
    staff:
      'The stored file is empty, damaged or could not be converted. Open it in Outlay; if it opens, tell development.',
    fix: 'receipt',
  },
];
