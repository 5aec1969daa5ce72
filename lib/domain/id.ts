/**
 * A new UUIDv7 (RFC 9562, 5.7): in the order things were made. `bytes` are ten random ones and `now` is the time in
 * milliseconds, as the pure core has neither.
 */
export function uuidV7(now: number, bytes: Uint8Array): string {
  const time = now.toString(16).padStart(12, '0');
  const random = [...bytes.slice(0, 10)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(random.charAt(3), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
