import { formatBytes } from '@/lib/domain/receipt/receipt';

/**
 * Returns why a file would be refused, or undefined when it can be sent. The server checks again, and looks at the
 * file's content.
 */
export function refuseFile(
  file: { readonly name: string; readonly size: number; readonly type: string },
  limits: { readonly accept: readonly string[]; readonly maxBytes: number },
): string | undefined {
  if (file.size === 0) return 'The file is empty. Choose another file.';
  if (file.size > limits.maxBytes) {
    return `The file is ${formatBytes(file.size)}; the most that can be sent is ${formatBytes(limits.maxBytes)}.`;
  }
  // The type is empty when the browser does not know it. The server decides then.
  if (file.type !== '' && !limits.accept.includes(file.type)) return 'This type of file cannot be sent.';
  return undefined;
}
