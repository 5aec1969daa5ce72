'use client';

import clsx from 'clsx';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { Spinner } from '@/components/ui/feedback/spinner';

/** The place to drop a CSV file, or choose one. */
export function CsvChoice({
  file,
  pending,
  disabled,
  detail = 'Comma, semicolon or tab separated, up to 10 MB and 20,000 rows.',
  onChoose,
}: {
  file: File | undefined;
  pending: boolean;
  disabled: boolean;
  detail?: string;
  onChoose: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const chosen = files?.item(0);
    if (chosen && !disabled) onChoose(chosen);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={clsx(
        'flex cursor-pointer items-center gap-3 rounded-card border border-dashed px-4 py-4 focus-within:outline-2 focus-within:outline-focus',
        over ? 'border-accent bg-accent-wash' : 'border-line-strong bg-surface hover:bg-hover',
      )}
    >
      {pending ? (
        <Spinner className="size-5 shrink-0" />
      ) : (
        <FileSpreadsheet aria-hidden="true" className="size-5 shrink-0 text-soft" />
      )}
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">
          {file ? file.name : 'Drop a CSV file here, or choose one'}
        </span>
        <span className="block text-sm text-faint">{pending ? 'Reading' : detail}</span>
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label="CSV file"
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // Lets the same file be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
    </label>
  );
}
