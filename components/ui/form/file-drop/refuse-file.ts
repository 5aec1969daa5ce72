import { formatBytes } from '@/lib/domain/receipt/receipt';

/** Returns why a file need not be sent, or undefined. The server checks again, by the file's content. */
export function refuseFile(
  file: { readonly name: string; readonly size: number; readonly type: string },
  limits: { readonly accept: readonly string[]; readonly maxBytes: number },
): string | undefined {
  if (file.size === 0) return 'The file is empty. Choose another file.';
  if (file.size > limits.maxBytes) {
    return `The file is ${formatBytes(file.size)}; the most that can be sent is ${formatBytes(limits.maxBytes)}.`;
  }
  // A browser reports an unknown type as empty; the server then decides.
  if (file.type !== '' && !limits.accept.includes(file.type)) return 'This type of file cannot be sent.';
  return undefined;
}
