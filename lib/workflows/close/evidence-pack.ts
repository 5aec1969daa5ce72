import 'server-only';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { findSignOff, monthDetail, type SignOff } from '@/lib/data/close/month';
import { signedReceipts, signedText } from '@/lib/data/close/pack';
import { safeFileName } from '@/lib/domain/close/file-name';
import { packIndex } from '@/lib/domain/close/pack-index';
import { sumsName, sumsOf } from '@/lib/domain/close/sign-off';
import type { Viewer } from '@/lib/domain/company/viewer';
import { formatInstant, formatMonth } from '@/lib/domain/day';
import { log } from '@/lib/log';
import { streamFile } from '@/lib/storage/files';

export type EvidencePack = { readonly fileName: string; readonly bytes: number; readonly body: Readable };

/**
 * Returns the evidence pack of a sign-off as a stream: the signed CSV files, the receipts, the SHA-256 of every file and a page
 * to start from. Nothing is compressed, so that its length is known before it is sent: receipts hardly shrink. Each file is
 * opened when its turn comes. Returns null when there is no such sign-off.
 */
export async function evidencePack(viewer: Viewer, signOffId: string): Promise<EvidencePack | null> {
  const signOff = await findSignOff(viewer, signOffId);
  if (!signOff) return null;
  const receipts = await signedReceipts(viewer, signOff.id);
  const { signOffs } = await monthDetail(viewer, signOff.month);
  const { files, hash, missing, number, month, closedBy, reason } = signOff;
  const index = packIndex({
    company: viewer.companyName,
    month: formatMonth(month, viewer.locale),
    number,
    closedAt: instant(viewer, signOff.closedAt),
    closedBy,
    reason,
    missing,
    hash,
    files,
    receipts,
    history: signOffs.flatMap((one) => historyOf(viewer, one)),
  });
  const made = [
    { name: sumsName, content: Buffer.from(sumsOf(files)) },
    { name: 'index.html', content: Buffer.from(index) },
  ];
  const sums = sumsOf([
    ...made.map(({ name, content }) => ({ name, sha256: createHash('sha256').update(content).digest('hex') })),
    ...files,
    ...receipts,
  ]);
  const zip = new Streams(signOff.closedAt);
  for (const { name, content } of [...made, { name: 'SHA256SUMS', content: Buffer.from(sums) }])
    zip.add(name, content.byteLength, async () => Readable.from([content]));
  for (const { name, bytes } of files)
    zip.add(name, bytes, async () => Readable.from(signedText(viewer, signOff.id, name)));
  for (const { name, bytes, storageKey } of receipts) zip.add(name, bytes, () => streamFile(storageKey));
  const fileName = safeFileName(`${viewer.companyName} ${month} sign-off ${number}`, 'zip');
  return { fileName, ...(await zip.end()) };
}

/** A zip of streams. Of these, one is open at a time, and it is closed when the download ends early. */
class Streams {
  readonly #zip = new ZipFile();
  #open: Readable | undefined;

  constructor(private readonly mtime: Date) {
    const { outputStream } = this.#zip;
    this.#zip.on('error', (error) => {
      log().error({ err: error }, 'an evidence pack could not be written');
      (outputStream as Readable).destroy(error);
    });
    outputStream.on('close', () => this.#open?.destroy());
  }

  add(name: string, size: number, open: () => Promise<Readable>): void {
    this.#zip.addReadStreamLazy(name, { mtime: this.mtime, size, compress: false }, (give) => {
      open().then(
        (stream) => {
          this.#open = stream;
          give(null, stream);
        },
        (error: Error) => give(error, Readable.from([])),
      );
    });
  }

  /**
   * Returns the stream and its length in bytes. The end is always in the ZIP64 format: yazl 3.3 counts it for more than about 900
   * files, and then does not write it. Its types leave out that it passes the length.
   */
  end(): Promise<{ readonly bytes: number; readonly body: Readable }> {
    return new Promise((resolve) =>
      this.#zip.end({ forceZip64Format: true, comment: '' }, (...[bytes = -1]: number[]) =>
        resolve({ bytes, body: this.#zip.outputStream as Readable }),
      ),
    );
  }
}

const instant = ({ locale, timeZone }: Viewer, at: Date): string => formatInstant(at, locale, timeZone);

/** Says in words what happened to a sign-off, its end first. */
function historyOf(
  viewer: Viewer,
  { number, closedAt, closedBy, reason, hash, ended, endedAt, endedBy, endReason }: SignOff,
) {
  const signed = `Sign-off ${number}: ${instant(viewer, closedAt)} by ${closedBy}, hash ${hash}${reason ? `. ${reason}` : ''}`;
  if (!endedAt) return [signed];
  const how = ended === 'reopened' ? 'Reopened' : 'Change of the books accepted';
  return [`${how}: ${instant(viewer, endedAt)} by ${endedBy}. ${endReason}`, signed];
}
