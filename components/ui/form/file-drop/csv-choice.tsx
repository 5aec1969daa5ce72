'use client';

import { Icon } from '@/components/ui/display/icon';
import { Spinner } from '@/components/ui/feedback/spinner';
import { DropZone } from './drop-zone';

/** An area where a person can drop a file with rows, such as a CSV file, or choose one. */
export function CsvChoice({
  file,
  pending,
  disabled,
  label = 'CSV file',
  detail,
  accept = '.csv,.tsv,.txt,text/csv,text/plain',
  onChoose,
}: {
  file: File | undefined;
  pending: boolean;
  disabled: boolean;
  /** The kind of file: "CSV file". */
  label?: string;
  detail: string;
  accept?: string;
  onChoose: (file: File) => void;
}) {
  const take = (files: FileList | null) => {
    const chosen = files?.item(0);
    if (chosen && !disabled) onChoose(chosen);
  };
  return (
    <DropZone onFiles={take} className="cursor-pointer items-center gap-3 py-4">
      {pending ? (
        <Spinner className="size-5 shrink-0" />
      ) : (
        <Icon name="icon-file-spreadsheet" className="size-5 shrink-0 text-soft" />
      )}
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">
          {file ? file.name : `Drop a ${label} here, or choose one`}
        </span>
        <span className="block text-sm text-faint">{pending ? 'Reading' : detail}</span>
      </span>
      <input
        type="file"
        accept={accept}
        aria-label={label}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // Without this reset, the browser would ignore the same file when it is chosen again after a correction.
          event.target.value = '';
        }}
      />
    </DropZone>
  );
}
