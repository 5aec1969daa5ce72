import { ambiguous } from './ambiguous';
import type { Spelling } from './brand';
import { cars } from './cars';
import { food } from './food';
import { government } from './government';
import { groceries } from './groceries';
import { leisure } from './leisure';
import { money } from './money';
import { office } from './office';
import { online } from './online';
import { people } from './people';
import { premises } from './premises';
import { shops } from './shops';
import { software } from './software';
import { telecoms } from './telecoms';
import { transport } from './transport';
import { travel } from './travel';

/** Every known spelling of a brand. When two lists contain the same spelling, the earlier list wins. */
export const allSpellings: readonly Spelling[] = [
  ...travel,
  ...transport,
  ...cars,
  ...food,
  ...groceries,
  ...software,
  ...online,
  ...office,
  ...shops,
  ...telecoms,
  ...money,
  ...premises,
  ...people,
  ...government,
  ...leisure,
  ...ambiguous,
];
