import { plural } from '@/lib/domain/plural';
import type { Missing } from './missing';
import { wordsOf } from './missing';
import { type SignedFile, sumsName } from './sign-off';

export type PackIndex = {
  readonly company: string;
  /** The month in words: "October 2026". */
  readonly month: string;
  readonly number: number;
  /** Instants in words, in the company's time zone. */
  readonly closedAt: string;
  readonly closedBy: string;
  readonly reason: string | null;
  readonly missing: readonly Missing[];
  readonly hash: string;
  readonly files: readonly SignedFile[];
  readonly receipts: readonly { readonly name: string; readonly fileName: string; readonly bytes: number }[];
  /** Every sign-off of the month, the newest first, in words. */
  readonly history: readonly string[];
};

/** So many receipts are listed in the page. All of them are in receipts.csv. */
const mostListed = 1_000;

const about: Readonly<Record<string, string>> = {
  'movements.csv': 'Expenses, transfers and reimbursable expenses of the month',
  'coding.csv': 'The parts of each expense with category, tax and tracking',
  'receipts.csv': 'The receipts, with the SHA-256 of each file',
  'bank-lines.csv': 'The lines of bank statements',
  'records.csv': 'The records in the books',
  'links.csv': 'Which statement line belongs to which record, and who linked them',
};

/** Returns the page of an evidence pack: what was signed, every file, and how to check the hash. */
export function packIndex(pack: PackIndex): string {
  const { company, month, number, closedAt, closedBy, reason, missing, hash, files, receipts, history } = pack;
  const listed = receipts.slice(0, mostListed);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`${company}: ${month}`)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2024;background:#fff}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ddd;vertical-align:top;overflow-wrap:anywhere}td.n{text-align:right;white-space:nowrap}code,pre{font-family:ui-monospace,monospace;font-size:.85em;overflow-wrap:anywhere;white-space:pre-wrap}dt{color:#60646c}dd{margin:0 0 .6rem}</style>
</head><body>
<h1>${text(company)}: ${text(month)}</h1>
<dl>
<dt>Sign-off</dt><dd>${number}</dd>
<dt>Closed</dt><dd>${text(closedAt)} by ${text(closedBy)}</dd>
${reason === null ? '' : `<dt>Reason</dt><dd>${text(reason)}</dd>\n`}<dt>Missing when it was closed</dt><dd>${missing.length === 0 ? 'Nothing' : missing.map(missingWords).map(text).join('<br>')}</dd>
<dt>Hash (SHA-256)</dt><dd><code>${hash}</code></dd>
</dl>
<h2>Rows that were signed</h2>
<table><thead><tr><th>File</th><th>Contents</th><th>Rows</th><th>SHA-256</th></tr></thead><tbody>
${files.map(({ name, rows, sha256 }) => `<tr><td><a href="${name}">${name}</a></td><td>${about[name] ?? ''}</td><td class="n">${rows}</td><td><code>${sha256}</code></td></tr>`).join('\n')}
</tbody></table>
<h2>Check the hash</h2>
<p>The hash is the SHA-256 of <a href="${sumsName}">${sumsName}</a>, which has the SHA-256 of each file above. <a href="SHA256SUMS">SHA256SUMS</a> has every file of this folder.</p>
<pre>sha256sum --check SHA256SUMS
sha256sum ${sumsName}    # ${hash}</pre>
<h2>Receipts</h2>
${listed.length === 0 ? '<p>The month has no receipts.</p>' : `<ul>\n${listed.map(({ name, fileName }) => `<li><a href="${name}">${text(fileName)}</a></li>`).join('\n')}\n</ul>`}
${receipts.length > listed.length ? `<p>${receipts.length - listed.length} more are in <a href="receipts.csv">receipts.csv</a>.</p>\n` : ''}<h2>History of the month</h2>
<ul>
${history.map((line) => `<li>${text(line)}</li>`).join('\n')}
</ul>
</body></html>
`;
}

const missingWords = ({ key, count }: Missing): string => {
  const { one, other } = wordsOf(key);
  return plural(count, one, other);
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns a text as HTML. */
const text = (value: string): string => value.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
