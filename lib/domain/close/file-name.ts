/** The names of devices, which Windows takes for no file whatever their extension (Microsoft, "Naming files, paths and namespaces"). */
const devices = /^(?:con|prn|aux|nul|com[\d\u00b9\u00b2\u00b3]|lpt[\d\u00b9\u00b2\u00b3]) *(?=\.|$)/i;
const mostLetters = 120;

/**
 * Returns a text as the name of a file that Windows, macOS and Linux accept: without signs that Windows refuses, without a dot or
 * space at its end, and no name of a device. The extension is added.
 */
export function safeFileName(text: string, extension: string): string {
  const name = [...text.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '_')]
    .slice(0, mostLetters)
    .join('')
    .replace(/[. ]+$/, '')
    .trimStart();
  return `${devices.test(name) || name === '' ? `_${name}` : name}.${extension}`;
}
