'use client';

import { useRef, useState } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { usePageRouter } from '@/components/page/use-page-router';
import type { FileChoices } from '@/lib/domain/import/choices';
import { withChoices } from '@/lib/domain/import/preview/answer';
import type { Selected } from '@/lib/domain/import/preview/counts';
import type { ImportProgress, Preview } from '@/lib/domain/import/preview/preview';
import type { ImportTarget } from './requests';

/** Loaded with the first file, because it checks the responses with zod, which is large. */
const requests = () => import('./requests');

const nothingSelected: Selected = { without: new Set(), also: new Set(), lines: new Map(), words: new Map() };

/** The state of the import page: the chosen file, its preview, the person's selection, and the running import. */
export function useImport(target: ImportTarget) {
  const page = useShownPage();
  const router = usePageRouter();
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<Preview>();
  /** The choices with which the file is being read again. The fields show them at once. */
  const [pending, setPending] = useState<FileChoices>();
  const [problem, setProblem] = useState<string>();
  /** The share of the file that is read; undefined while no file is read. */
  const [share, setShare] = useState<number>();
  const [selected, setSelected] = useState<Selected>(nothingSelected);
  const [progress, setProgress] = useState<ImportProgress>();
  const [importId, setImportId] = useState<string>();
  const reading = useRef<AbortController>(undefined);

  const read = async (chosen: File, choices: FileChoices | null, into = target) => {
    reading.current?.abort();
    const controller = new AbortController();
    reading.current = controller;
    const { signal } = controller;
    setShare(0);
    setPending(choices ?? undefined);
    const report = (done: number) => signal.aborted || setShare(done);
    const { previewFile } = await requests();
    const answer = await previewFile(page, into, chosen, choices, { report, signal });
    if (signal.aborted) return;
    setShare(undefined);
    setPending(undefined);
    setProblem(answer.ok ? undefined : answer.message);
    if (!answer.ok) return;
    setPreview(answer.value);
    setSelected(nothingSelected);
  };
  const report = (news: ImportProgress) => {
    if (news.state === 'started') setImportId(news.id);
    setProgress(news);
  };
  const isRunning = progress?.state === 'started' || progress?.state === 'working';

  return {
    file,
    preview: preview && pending ? { ...preview, head: withChoices(preview.head, pending) } : preview,
    problem,
    share,
    selected,
    setSelected,
    progress,
    /** The import of this page; undefined before it starts. */
    importId,
    isRunning,
    choose: (chosen: File) => {
      setFile(chosen);
      setPreview(undefined);
      setProgress(undefined);
      setImportId(undefined);
      void read(chosen, null);
    },
    /** Reads the file again with other choices. Null: as the last file of its layout. */
    readWith: (choices: FileChoices) => file && void read(file, choices),
    /** Reads the file again for another target, with the choices of the person. */
    readFor: (into: ImportTarget) => file && void read(file, preview?.head.choices ?? null, into),
    stopReading: () => {
      reading.current?.abort();
      setShare(undefined);
      setPending(undefined);
      if (!preview) setFile(undefined);
    },
    run: async () => {
      if (!file || !preview || isRunning) return;
      setProgress({ state: 'working', done: 0, of: 0 });
      const selection = {
        without: [...selected.without],
        also: [...selected.also],
        lines: [...selected.lines].map(([line, decision]) => ({ line, decision })),
        words: [...selected.words].map(([words, decision]) => ({ words, decision })),
      };
      const { runImport } = await requests();
      await runImport(page, target, file, preview.head.choices, selection, report);
      await router.refresh();
    },
    startOver: () => {
      setFile(undefined);
      setPreview(undefined);
      setProgress(undefined);
      setImportId(undefined);
    },
  };
}
