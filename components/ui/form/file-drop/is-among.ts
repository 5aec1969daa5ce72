/** Whether one of the other files has the same content. The names do not count. A file that cannot be read is like none. */
export async function isAmong(file: Blob, others: readonly Blob[]): Promise<boolean> {
  const alike = others.filter(({ size }) => size === file.size);
  if (alike.length === 0) return false;
  const bytes = await bytesOf(file);
  for (const other of alike) {
    const its = await bytesOf(other);
    if (bytes && its?.every((byte, at) => byte === bytes[at])) return true;
  }
  return false;
}

const bytesOf = async (file: Blob): Promise<Uint8Array | null> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
};
