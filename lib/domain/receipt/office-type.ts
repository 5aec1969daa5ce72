const office = 'application/vnd.openxmlformats-officedocument';

/** The folder of the content, by the media type of the document. */
const folders: readonly (readonly [folder: string, mime: string])[] = [
  ['word/', `${office}.wordprocessingml.document`],
  ['xl/', `${office}.spreadsheetml.sheet`],
  ['ppt/', `${office}.presentationml.presentation`],
];

/**
 * Returns the media type of an Office document, which is a ZIP archive, by the names of the files in it. Null for another
 * archive. Some programs write documents that do not declare their type.
 */
export function officeTypeOf(archive: Uint8Array): string | null {
  const names = namesIn(archive);
  if (!names.has('[Content_Types].xml')) return null;
  const all = [...names];
  return folders.find(([folder]) => all.some((name) => name.startsWith(folder)))?.[1] ?? null;
}

/** The most bytes at each end of the archive in which names are searched. */
const searched = 65_536;

/** Returns the names in the headers of the files and in the directory at the end (APPNOTE 4.3.7 and 4.3.12). */
function namesIn(archive: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of [archive.subarray(0, searched), archive.subarray(-searched)]) {
    const text = new TextDecoder('latin1').decode(part);
    for (const at of placesOf('PK\x03\x04', text)) add(names, text, part, at + 26, at + 30);
    for (const at of placesOf('PK\x01\x02', text)) add(names, text, part, at + 28, at + 46);
  }
  return names;
}

function* placesOf(sign: string, text: string): Generator<number> {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) yield at;
}

function add(names: Set<string>, text: string, bytes: Uint8Array, lengthAt: number, nameAt: number): void {
  const length = (bytes[lengthAt] ?? 0) + 256 * (bytes[lengthAt + 1] ?? 0);
  names.add(text.slice(nameAt, nameAt + length));
}
