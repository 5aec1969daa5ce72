import { readFile, writeFile } from 'node:fs/promises';

const title = '# Benchmarks\n';

/**
 * Saves a section of a Markdown page under its key, and keeps the sections that other commands saved there. Creates the
 * page if it does not exist.
 */
export async function saveSection(file: string, key: string, section: string): Promise<void> {
  const page = await readFile(file, 'utf8').catch(() => title);
  await writeFile(file, withSection(page, key, section));
}

/** Returns the page with this section: in its place if the page has it, else at the end. */
export function withSection(page: string, key: string, section: string): string {
  const [start, end] = [`<!-- ${key} -->\n`, `<!-- /${key} -->\n`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  const marked = `${start}\n${section.trim()}\n\n${end}`;
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n${marked}`;
  return page.slice(0, from) + marked + page.slice(to + end.length);
}
