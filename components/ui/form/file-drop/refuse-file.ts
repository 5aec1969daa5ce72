import { formatBytes } from '@/lib/domain/receipt/receipt';

/**
 * Returns why a file would be refused, or undefined when it can be sent. The server checks again. It also detects the type
 * from the content, and says what the file is: browsers go by the name, and know no HEIC.
 */
export function refuseFile(
  file: { readonly size: number },
  { maxBytes }: { readonly maxBytes: number },
): string | undefined {
  if (file.size === 0) return 'The file is empty. Choose another file.';
  return file.size > maxBytes
    ? `The file is ${formatBytes(file.size)}; the most that can be sent is ${formatBytes(maxBytes)}.`
    : undefined;
}
