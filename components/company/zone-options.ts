import type { Option } from '@/components/ui/form/option';
import { timeZones } from '@/lib/domain/time-zone';

/** Every time zone as an option: the city, in the group of its continent. "New York" is in the group "America". */
export const zoneOptions: readonly Option[] = timeZones.map((zone) => {
  const [region = zone, ...place] = zone.split('/');
  const label = place.join(', ').replaceAll('_', ' ');
  return label === '' ? { value: zone, label: zone } : { value: zone, label, group: region };
});
