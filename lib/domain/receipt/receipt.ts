/** The accepted file types. A file's type is detected from its content, not from its name. */
export const receiptTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/tiff',
  'image/heic',
  'image/heif',
  'image/avif',
  'application/pdf',
] as const;
export type ReceiptType = (typeof receiptTypes)[number];

export const isReceiptType = (mime: string): mime is ReceiptType => receiptTypes.some((type) => type === mime);

export const maxReceiptBytes = 10 * 1024 * 1024;

/** The accepted files in words. */
export const receiptHint = 'PDF, JPEG, PNG, HEIC, TIFF, WebP, AVIF or GIF, up to 10 MB each.';

export const receiptExtensions: Readonly<Record<ReceiptType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  // QuickBooks Online takes .tif and not .tiff.
  'image/tiff': 'tif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
};

/** What a file field offers: the types, and the extensions for browsers that do not know them. */
export const receiptAccept: readonly string[] = [
  ...receiptTypes,
  ...Object.values(receiptExtensions).map((extension) => `.${extension}`),
  '.jpeg',
  '.tiff',
];

/** The message for each reason why a file is not accepted. */
export const receiptRefusals = {
  empty: 'The file is empty. Choose another file.',
  tooLarge: 'The file is larger than 10 MB. Choose a smaller file, or a photo of the receipt.',
  broken: 'The file is damaged and cannot be opened. Choose another file.',
  truncated: 'The file is incomplete: its end is missing. Download or copy it again, then add it.',
  locked: 'The PDF is protected by a password. Save it without a password and try again.',
  noPages: 'The PDF has no pages. Choose another file.',
  tooManyPixels: 'The picture has more than 250 megapixels. Save it smaller and try again.',
  tooSlow: 'Opening the file takes too long, so it was stopped. Add a photo or a scan of the receipt.',
  tooMuchMemory:
    'The file cannot be drawn within the limits of time and memory. Print it as a new PDF, or add a photo of the receipt.',
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

/** How many pictures a receipt has, and how many pages its document. The second is null for old receipts. */
export type PageCounts = { readonly pages: number; readonly documentPages: number | null };

/** Returns ", 3 pages" for a document of several pages, else nothing. A long page with several pictures is one page. */
export const pagesText = ({ pages, documentPages }: PageCounts): string => {
  const count = documentPages ?? pages;
  return count > 1 ? `, ${count} pages` : '';
};

/** Says which picture of the receipt this is. A long page has several pictures. */
export const pictureName = (picture: number, { pages, documentPages }: PageCounts): string =>
  documentPages === null || documentPages >= pages ? `Page ${picture}` : `Part ${picture} of ${pages}`;
