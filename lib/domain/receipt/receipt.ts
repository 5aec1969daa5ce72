/** The accepted file types. A file's type is detected from its content, not from its name. */
export const receiptTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type ReceiptType = (typeof receiptTypes)[number];

export const isReceiptType = (mime: string): mime is ReceiptType => receiptTypes.some((type) => type === mime);

export const maxReceiptBytes = 10 * 1024 * 1024;

export const receiptExtensions: Readonly<Record<ReceiptType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** The message for each reason why a file is not accepted. */
export const receiptRefusals = {
  empty: 'The file is empty. Choose another file.',
  tooLarge: 'The file is larger than 10 MB. Choose a smaller file, or a photo of the receipt.',
  unknownType: 'This is not a JPEG, PNG, WebP or PDF file. Save it as one of these and try again.',
  heic: 'This is an iPhone HEIC photo. Save it as JPEG and try again.',
  broken: 'The file is damaged or incomplete and cannot be opened. Choose another file.',
  locked: 'The PDF is protected by a password. Save it without a password and try again.',
} as const;

export type ReceiptRefusal = keyof typeof receiptRefusals;

/**
 * Returns a safe file name without path and control characters, of at most 120 characters. Its extension is that of the
 * detected type.
 */
export function receiptFileName(given: string, type: ReceiptType): string {
  const extension = receiptExtensions[type];
  const base = given
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 120)
    .toWellFormed();
  return `${base || 'receipt'}.${extension}`;
}

export const formatBytes = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
