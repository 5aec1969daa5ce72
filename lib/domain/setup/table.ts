import { isDifference, type SettingCheck } from './check';

const headings = { setting: 'Setting', atCodat: 'At Codat', needed: 'Needed', state: 'State' } as const;
const columns = ['setting', 'atCodat', 'needed', 'state'] as const;

/** Returns the checks as a table of text, and below it where the Codat Portal has each setting that must be changed. */
export function setupTable(settings: readonly SettingCheck[]): string {
  const rows = [headings, ...settings];
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: Record<(typeof columns)[number], string>) =>
    columns
      .map((column, index) => row[column].padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const hints = settings
    .filter((setting) => isDifference(setting) && setting.portal !== '')
    .map(({ setting, portal }) => `${setting}: in the Codat Portal under ${portal}`);
  return [
    line(headings),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...settings.map(line),
    ...(hints.length > 0 ? ['', ...hints] : []),
  ].join('\n');
}
