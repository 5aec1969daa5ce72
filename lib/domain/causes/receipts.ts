import { type CatalogueEntry, receiptMissing } from './entry';

/** Causes for which a receipt was not attached to its record. The expense itself is in the books. */
export const receiptCauses: readonly CatalogueEntry[] = [
  {
    code: 'receipt-too-early',
    title: 'Receipt sent too early',
    kind: 'transient',
    patterns: [/attachments can only be uploaded for completed transactions/i],
    customer: ({ package: name }) =>
      `The receipt was sent before its expense was in ${name}. Outlay sends it again when the expense is there.`,
    staff:
      'Codat accepts a receipt only for a completed transaction. It is resent automatically after the expense settles.',
    fix: 'none',
  },
  {
    code: 'receipts-not-taken',
    title: 'Receipts not supported',
    kind: 'fix',
    patterns: [/attachments are not supported (?:by|for)/i],
    customer: ({ package: name }) =>
      `${name} does not accept receipts for this kind of record. ${receiptMissing} Outlay stores the receipt; attach it in ${name} yourself if you need it there.`,
    staff: 'Codat cannot attach files to this kind of record in this package. The receipt stays in Outlay.',
    fix: 'none',
  },
  {
    code: 'receipt-too-large',
    title: 'Receipt too large',
    kind: 'fix',
    codes: ['qbo:6030'],
    patterns: [
      /upload request should not exceed|(?:payload|entity|request) ?(?:is )?too ?large|request size (?:of|exceeds)|size of the (?:attachment|file) exceeds/i,
      /\b(?:file|attachment|receipt|document|upload)\b.{0,60}\b(?:too large|too big|must be smaller|maximum (?:file )?size|exceeds)\b/i,
      /file\b.*(?:exceeds the maximum size|too large|exceeds allowed limit)/i,
      /upload request size exceeds/i,
    ],
    customer: ({ package: name }) =>
      `The receipt exceeds the size limit of ${name}. ${receiptMissing} Add a smaller file, or a photo of the receipt.`,
    staff: 'The file exceeds the package’s limit. The customer adds a smaller one.',
    fix: 'receipt',
  },
  {
    code: 'receipt-type',
    title: 'Receipt type not supported',
    kind: 'fix',
    codes: ['qbo:6040'],
    patterns: [
      /(?:file|content|media) (?:type|extension|format)\b.{0,40}\b(?:not|n't)\b|attachment content type|not a valid file extension|must be attachable|supported file type/i,
      /file type\b.*not (?:supported|allowed|accepted)/i,
      /(?:unsupported|invalid) (?:file|media|attachment) (?:type|format)/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not accept this file type. ${receiptMissing} Add the receipt as a PDF, JPEG or PNG.`,
    staff: 'The package accepts only some file types. Outlay converts other files where it can, but not this one.',
    fix: 'receipt',
  },
  {
    code: 'receipt-already-attached',
    title: 'Receipt already attached',
    kind: 'duplicate',
    patterns: [/(?:file|attachment|receipt|document)\b.{0,40}\balready (?:attached|been attached|uploaded|linked)/i],
    customer: ({ package: name }) =>
      `${name} already has this receipt on the expense. Nothing was written a second time. You do not need to do anything.`,
    staff: 'The same file is on the record already. Look at the record in the books; nothing needs to be sent again.',
    fix: 'none',
  },
  {
    code: 'receipt-infected',
    title: 'Receipt refused as infected',
    kind: 'fix',
    codes: ['netsuite:ABORT_UPLOAD_VIRUS_DETECTED'],
    patterns: [/\bvirus\b|malware|infected/i],
    customer: ({ package: name }) =>
      `${name} refused the receipt because its virus scanner rejects the file. ${receiptMissing} Scan or photograph the receipt again and add the new file.`,
    staff:
      'The package’s virus scanner stopped the file. Do not open it. Ask the customer for a new scan or photo, and tell development if several files of the company are affected.',
    fix: 'receipt',
  },
  {
    code: 'receipt-unreadable',
    title: 'Receipt could not be read',
    kind: 'fix',
    codes: ['qbo:6041'],
    patterns: [
      /choose a file|attach a document first|has no content|attachment data is not|upload did not complete|uploaded file is ?n[o']t valid/i,
      /the file is empty/i,
      /a file must be provided/i,
      /(?<!company )\b(?:file|attachment|receipt|image)\b.*(?:corrupt|damaged|could not be (?:read|opened|converted|downloaded))/i,
      /(?:conversion|download) (?:of the (?:file|receipt|attachment) )?failed/i,
    ],
    customer: ({ package: name }) =>
      `The receipt could not be read when it was sent to ${name}. ${receiptMissing} Add it again, as a PDF or a photo.`,
    staff:
      'The stored file is empty, damaged or could not be converted. Open it in Outlay; if it opens, tell development.',
    fix: 'receipt',
  },
];
