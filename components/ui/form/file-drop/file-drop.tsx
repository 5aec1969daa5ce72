'use client';

import { useRef, useState } from 'react';
import { addressIn } from '@/components/page/address';
import { personHeaders } from '@/components/page/page-request';
import { useShownPage } from '@/components/page/shown-page';
import { Icon } from '@/components/ui/display/icon';
import { atMost } from './at-most';
import { DropZone } from './drop-zone';
import { FileRow } from './file-row';
import { isAmong } from './is-among';
import { refuseFile } from './refuse-file';
import type { Sending, SentFile, sendFile } from './send-file';
import type { UploadRow } from './upload-row';

// Most forms with a FileDrop are posted without a file, so the code for uploads is loaded only when it is needed.
const sending = async (file: Parameters<typeof sendFile>[0]): Promise<Sending> => {
  try {
    return await (await import('./send-file')).sendFile(file);
  } catch {
    // sendFile never rejects, so its code could not be loaded.
    return { is: 'refused', reason: 'The connection was lost before the file had arrived.', again: true };
  }
};

/**
 * A field that uploads files. They can be dropped, chosen or, on a phone, taken with the camera. Each is posted as
 * `file` to the company's route `action`, at most three at once. The route returns JSON: `{ id, notice }`, or
 * `{ message }` with a 4xx status when it refuses the file. The form around the field then posts the ids under `name`.
 * A file that is in the list already is not sent again. `maxBytes` refuses a file before the upload; the server checks it again.
 */
export function FileDrop({
  action,
  accept,
  maxBytes,
  multiple = false,
  name,
  label,
  hint,
  fields = {},
  onUploaded,
}: {
  action: string;
  /** The accepted media types and file extensions, which the browser offers: `['image/heic', '.heic']`. */
  accept: readonly string[];
  maxBytes: number;
  multiple?: boolean;
  name?: string;
  /** The instruction: "Drop a receipt here". */
  label: string;
  /** Which files are accepted, in words: "PDF, JPEG or PNG, up to 10 MB each." */
  hint: string;
  /** Further fields of each upload. They are posted before the file. */
  fields?: Readonly<Record<string, string>>;
  onUploaded?: (file: SentFile) => void;
}) {
  const page = useShownPage();
  const input = useRef<HTMLInputElement>(null);
  const under = useRef(new Map<string, AbortController>());
  const [rows, setRows] = useState<readonly UploadRow[]>([]);
  const [inTurn] = useState(() => atMost(3));

  const update = (key: string, state: UploadRow['state']) =>
    setRows((shown) => shown.map((row) => (row.key === key ? { ...row, state } : row)));

  const send = async (key: string, file: File, others: readonly File[] = []) => {
    const refusal = refuseFile(file, { maxBytes });
    if (refusal) return update(key, { is: 'refused', reason: refusal, again: false });
    const stop = new AbortController();
    under.current.set(key, stop);
    update(key, { is: 'sending', sent: 0 });
    const isTwice = await isAmong(file, others);
    if (isTwice && !stop.signal.aborted) {
      under.current.delete(key);
      return update(key, {
        is: 'refused',
        reason: 'You chose this file twice. It is in this list already.',
        again: false,
      });
    }
    const answer = await inTurn(async () => {
      if (stop.signal.aborted) return { is: 'stopped' } as const;
      return sending({
        action: addressIn(page.base, action),
        headers: personHeaders(page),
        file,
        fields,
        signal: stop.signal,
        onProgress: (sent) => update(key, { is: 'sending', sent }),
      });
    });
    under.current.delete(key);
    if (answer.is === 'stopped') return;
    update(key, answer);
    if (answer.is === 'taken') onUploaded?.(answer.file);
  };

  const takeFrom = (field: HTMLInputElement) => {
    take(field.files ?? []);
    // Without this reset, the browser would ignore the same file when it is chosen again after a correction.
    field.value = '';
  };

  const take = (files: Iterable<File>) => {
    const added = [...files]
      .slice(0, multiple ? undefined : 1)
      .map((file): UploadRow => ({ key: crypto.randomUUID(), file, state: { is: 'sending', sent: 0 } }));
    if (added.length === 0) return;
    if (!multiple) for (const stop of under.current.values()) stop.abort();
    setRows((shown) => (multiple ? [...shown, ...added] : added));
    const earlier = multiple ? rows.filter(({ state }) => state.is !== 'refused') : [];
    for (const [at, row] of added.entries()) {
      const others = [...earlier, ...added.slice(0, at)].map(({ file }) => file);
      void send(row.key, row.file, others);
    }
  };

  const remove = (key: string) => {
    under.current.get(key)?.abort();
    setRows((shown) => shown.filter((row) => row.key !== key));
    input.current?.focus();
  };

  return (
    <div>
      <DropZone onFiles={take} className="flex-col items-center gap-1 py-6 text-center">
        <Icon name="icon-upload" className="mb-1 size-5 text-soft" />
        <span className="font-medium">
          {label}{' '}
          <span className="text-accent underline underline-offset-2">or choose {multiple ? 'files' : 'a file'}</span>
        </span>
        <span className="text-sm text-faint">{hint}</span>
        <input
          ref={input}
          type="file"
          accept={accept.join(',')}
          multiple={multiple}
          className="sr-only"
          onChange={(event) => takeFrom(event.target)}
        />
      </DropZone>
      <label className="mt-2 hidden h-10 cursor-pointer items-center justify-center gap-2 rounded-control border border-line bg-surface font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:flex">
        <Icon name="icon-camera" className="size-4 text-soft" /> Take a photo
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className="sr-only"
          onChange={(event) => takeFrom(event.target)}
        />
      </label>
      {rows.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1.5">
          {rows.map((row) => (
            <FileRow
              key={row.key}
              row={row}
              onRemove={() => remove(row.key)}
              onAgain={() => void send(row.key, row.file)}
            />
          ))}
        </ul>
      )}
      {name &&
        rows.map(
          (row) =>
            row.state.is === 'taken' && <input key={row.key} type="hidden" name={name} value={row.state.file.id} />,
        )}
    </div>
  );
}
