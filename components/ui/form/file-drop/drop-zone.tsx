'use client';

import clsx from 'clsx';
import { type ReactNode, useState } from 'react';

/** An area that accepts dropped files. It is a label, so a click on it opens the file input among its children. */
export function DropZone({
  className,
  onFiles,
  children,
}: {
  className: string;
  onFiles: (files: FileList) => void;
  children: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: `children` contains the input
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles(event.dataTransfer.files);
      }}
      className={clsx(
        'flex rounded-card border border-dashed px-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        isOver ? 'border-accent bg-accent-wash' : 'border-field bg-surface hover:bg-hover',
        className,
      )}
    >
      {children}
    </label>
  );
}
