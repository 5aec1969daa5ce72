import type { Option } from '@/lib/domain/list/option';

/** Returns every time zone that the browser knows as an option: "America/New York". The server knows their other names too. */
export const zoneOptions = (): readonly Option[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));
